-- Purpose: a record as it stands, as far as an objection needs it: no content.
-- Rules: HZ-O1, X-5.
-- Called by: receive_objection, objection_obstacle, require_borne_out.
create or replace function credit.objected_record(
    subject_key uuid,
    record_id uuid
)
returns table (
    version integer,
    state text,
    open_level text,
    item_code text,
    provider_code text,
    valid_until date,
    public_until date,
    retained_until date,
    content_digest uuid
)
language plpgsql
stable
set search_path = ''
as $$
begin
    return query
    select
        record_version.version,
        record_version.state,
        record_version.open_level,
        record_version.item_code,
        record_version.provider_code,
        record_version.valid_until,
        record_version.public_until,
        record_version.retained_until,
        record_version.content_digest
    from credit.record_version
    where
        record_version.subject_key = objected_record.subject_key
        and record_version.record_id = objected_record.record_id
    order by record_version.version desc
    limit 1;
end;
$$;

comment on function credit.objected_record(uuid, uuid) is
'Its newest version, of whatever level; no row: that subject has no such record.';

alter function credit.objected_record(uuid, uuid) owner to credit_case_keeper;
revoke all on function credit.objected_record(uuid, uuid) from public;
