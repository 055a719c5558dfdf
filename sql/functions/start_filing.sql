-- Purpose: starts the clock by which the papers of a case are in the archive: the same day.
-- Rules: HZ-Q16, HZ-O14.
-- Called by: check_material, and the commands after which the papers of a case are complete.
create or replace function credit.start_filing(as_of timestamptz, case_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
    if
        exists (
            select
            from credit.case_material
            where
                case_material.case_id = start_filing.case_id
                and case_material.filed_at is null
                and case_material.removed_at is null
        )
        and not exists (
            select
            from credit.case_deadline
            where
                case_deadline.case_id = start_filing.case_id
                and case_deadline.period_code = 'archive_filing'
                and case_deadline.met_at is null
                and case_deadline.ended_at is null
        )
    then
        perform credit.start_deadline(
            as_of, service_case.case_id, 'archive_filing', null, 'window_clerk', service_case.unit_code
        )
        from credit.service_case
        where service_case.case_id = start_filing.case_id;
    end if;
end;
$$;

comment on function credit.start_filing(timestamptz, uuid) is
'Nothing happens while the clock runs, or when nothing is unfiled. The caller has locked the case.';

alter function credit.start_filing(timestamptz, uuid) owner to credit_case_keeper;
revoke all on function credit.start_filing(timestamptz, uuid) from public;
grant execute on function credit.start_filing(timestamptz, uuid) to credit_window_discloser;
