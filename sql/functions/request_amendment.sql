-- Purpose: a window asks the applicant to change or complete what is asked for, because it is unclear.
-- Rules: HZ-Q11.
-- Called by: creditd, staff audience.
create or replace function credit.request_amendment(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    reason text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    state text;
begin
    select
        staff.account_id,
        staff.unit_code
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    perform credit.require_case(case_id, 'application', actor.unit_code, 'window_clerk');
    perform credit.require_staff_text(reason, 500);
    state := credit.advance_case(
        as_of, case_id, 'amendment_requested', actor.account_id, 'window_clerk', reason, null
    );
    return credit.log_case_operation(
        as_of, 'request_amendment', 'window_application', case_id, actor.account_id, actor.unit_code, network_address,
        request_id, pg_catalog.jsonb_build_object('reason_digest', credit.text_digest(case_id, reason)),
        pg_catalog.jsonb_build_object(
            'case', case_id, 'state', state, 'rule', 'HZ-Q11', 'sentence', '申请查询的内容不明确，请更改、补充。', 'reason', reason
        )
    );
end;
$$;

comment on function credit.request_amendment(timestamptz, bytea, text, text, uuid, text) is
'reason: what is unclear, told to the applicant. The clock of the answer goes on.';

alter function credit.request_amendment(timestamptz, bytea, text, text, uuid, text) owner to credit_case_keeper;
revoke all on function credit.request_amendment(timestamptz, bytea, text, text, uuid, text) from public;
grant execute on function credit.request_amendment(timestamptz, bytea, text, text, uuid, text) to credit_staff;
