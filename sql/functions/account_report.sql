-- Purpose: the accounts and what is due about them, on the machine.
-- Rules: HZ-S5, PB-8, QZ-3.
-- Called by: creditctl accounts list, creditctl accounts overdue.
create or replace function credit.account_report(
    as_of timestamptz,
    operator text,
    request_id text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    accounts jsonb;
begin
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'account', account.account_id,
                'unit', account.unit_code,
                'role', account.role,
                'state', account.state,
                'refusal', (
                    select refusal.refusal_code
                    from credit.account_refusal(as_of, account.account_id) as refusal
                )
            ) order by account.account_id
        )
    into accounts
    from credit.account;
    return credit.log_machine_operation(
        as_of, 'account_report', operator, request_id, '{}',
        pg_catalog.jsonb_build_object(
            'accounts', coalesce(accounts, '[]'),
            'overdue', credit.overdue_departure_document(as_of, null, null),
            'idle', credit.idle_account_document(as_of, null, null),
            'low_use', credit.low_use_document(as_of, null, null)
        )
    );
end;
$$;

comment on function credit.account_report(timestamptz, text, text) is
'No names of persons. refusal is why the account works for nothing now; null: it works.';

alter function credit.account_report(timestamptz, text, text) owner to credit_account_keeper;
revoke all on function credit.account_report(timestamptz, text, text) from public;
grant execute on function credit.account_report(timestamptz, text, text) to credit_intake;
