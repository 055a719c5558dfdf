-- Purpose: starts the clock of a request of a case, so that nobody has to remember it.
-- Rules: HZ-Q12, HZ-Q17, QZ-16, TM-5, X-1.
-- Called by: the commands by which something is requested, decided, told or brought back.
create or replace function credit.start_request(
    as_of timestamptz,
    case_id uuid,
    period_code text,
    responsible_role text,
    about_id uuid
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    window_unit text;
begin
    select service_case.unit_code
    into strict window_unit
    from credit.service_case
    where service_case.case_id = start_request.case_id;
    perform credit.start_deadline(
        as_of, case_id, period_code, null, responsible_role,
        case
            when responsible_role = 'authority_officer' then credit.authority_of(as_of, window_unit) else window_unit
        end,
        about_id
    );
end;
$$;

comment on function credit.start_request(timestamptz, uuid, text, text, uuid) is
'responsible_role: authority_officer, of the city''s authority, or window_clerk, of the case''s window. CR001 '
'unit_unknown, period_unknown.';

alter function credit.start_request(timestamptz, uuid, text, text, uuid) owner to credit_case_keeper;
revoke all on function credit.start_request(timestamptz, uuid, text, text, uuid) from public;
grant execute on function credit.start_request(timestamptz, uuid, text, text, uuid) to credit_window_discloser;
