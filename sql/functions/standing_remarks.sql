-- Purpose: what verifications could neither confirm nor refute about records, as it is told with them.
-- Rules: PB-15, HZ-O8, BX-10.
-- Called by: window_records, government_files.
create or replace function credit.standing_remarks(
    subject_keys uuid[],
    is_own_data boolean
)
returns table (subject_key uuid, record_id uuid, document jsonb)
language plpgsql
stable
-- Hardly any record has one.
rows 10
security definer
set search_path = ''
as $$
begin
    return query
    select
        record_remark.subject_key,
        record_remark.record_id,
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'finding', pg_catalog.format(
                    '%s于%s核查，不能确认该信息是否有误', unit.name,
                    pg_catalog.to_char(record_remark.verified_on, 'YYYY-MM-DD')
                ),
                'verified_on', record_remark.verified_on,
                'verified_by', pg_catalog.jsonb_build_object('code', unit.unit_code, 'name', unit.name),
                'text', case
                    when is_own_data then record_remark.remark
                    -- Nobody has looked whose names and numbers stand in it.
                    else coalesce(record_remark.public_remark, '从略')
                end,
                'recorded_on', credit.local_day(record_remark.recorded_at)
            )
            order by record_remark.recorded_at, record_remark.case_id
        )
    from credit.record_remark
    inner join credit.unit
        on record_remark.verified_by = unit.unit_code
    inner join credit.record_version as objected
        on
            record_remark.subject_key = objected.subject_key
            and record_remark.record_id = objected.record_id
            and record_remark.version = objected.version
    -- A new version that says the same, as after a change of the catalogue, is still what was objected to.
    inner join lateral (
        select record_version.content_digest
        from credit.record_version
        where
            record_version.subject_key = record_remark.subject_key
            and record_version.record_id = record_remark.record_id
        order by record_version.version desc
        limit 1
    ) as newest
        on objected.content_digest = newest.content_digest
    where record_remark.subject_key = any(subject_keys)
    group by record_remark.subject_key, record_remark.record_id;
end;
$$;

comment on function credit.standing_remarks(uuid[], boolean) is
'By record an array of finding (who verified, when, with what result, in one sentence), verified_on, verified_by, text '
'(what was objected) and recorded_on, oldest first; no row: none, or the record says something else by now. The '
'subject reads its own words, everybody else reads them masked.';

alter function credit.standing_remarks(uuid[], boolean) owner to credit_case_keeper;
revoke all on function credit.standing_remarks(uuid[], boolean) from public;
grant execute on function credit.standing_remarks(uuid[], boolean)
to credit_window_discloser, credit_government_discloser;
