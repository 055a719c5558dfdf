-- Purpose: refuses a result that what the platform holds does not bear out.
-- Rules: HZ-O8, PB-15.
-- Called by: report_result, approve_result.
create or replace function credit.require_borne_out(
    as_of timestamptz,
    objection_case uuid,
    outcome text
)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
    today constant date := credit.local_day(as_of);
    present record;
    standing record;
    is_borne_out boolean;
begin
    select
        objection.subject_key,
        objection.record_id,
        objection.version,
        objection.item_code,
        service_case.received_at,
        credit.was_corrected(objection_case) as was_corrected,
        (
            select record_version.content_digest
            from credit.record_version
            where
                record_version.subject_key = objection.subject_key
                and record_version.record_id = objection.record_id
                and record_version.version = objection.version
        ) as content_digest
    into strict present
    from credit.objection
    inner join credit.service_case
        on objection.case_id = service_case.case_id
    where objection.case_id = objection_case;
    select
        newest.version,
        newest.state,
        newest.open_level,
        newest.public_until,
        newest.retained_until,
        newest.content_digest
    into standing
    from credit.objected_record(present.subject_key, present.record_id) as newest;
    is_borne_out := case
        when outcome in ('upheld', 'unconfirmed') then not present.was_corrected
        -- An omission: what was missing came, by the centre or by an import.
        when present.record_id is null and outcome = 'supplemented' then exists (
            select
            from credit.record_version
            where
                record_version.subject_key = present.subject_key
                and record_version.item_code = present.item_code
                and record_version.version = 1
                and record_version.recorded_at >= present.received_at
        )
        when present.record_id is null then false
        -- Another level or catalogue makes a version, too, that says what the one objected to said.
        when outcome in ('corrected', 'supplemented')
            then
                standing.version > present.version and standing.state = 'in_force'
                and standing.content_digest <> present.content_digest
        -- corrected: the centre took it away in this case; withdrawn: its provider did.
        when outcome = 'deleted' then standing.state in ('withdrawn', 'corrected')
        when outcome = 'disclosure_ended'
            then standing.version > present.version and (
                standing.open_level = 'C' or standing.state <> 'in_force'
                or coalesce(standing.public_until < today, false) or coalesce(standing.retained_until < today, false)
            )
    end;
    if is_borne_out is not true then
        perform credit.refuse_staff_command('outcome_not_supported', 'HZ-O8');
    end if;
end;
$$;

comment on function credit.require_borne_out(timestamptz, uuid, text) is
'Nobody is told of a correction that was not made, nor that a record stands that was corrected. Whoever changed the '
'content counts: the centre in this case, or the provider by an import. CR001 outcome_not_supported.';

alter function credit.require_borne_out(timestamptz, uuid, text) owner to credit_case_keeper;
revoke all on function credit.require_borne_out(timestamptz, uuid, text) from public;
