-- Purpose: what administrators asked for, and what became of it.
-- Rules: PB-9, PB-12.
-- Called by: creditd, staff audience.
create or replace function credit.account_change_list(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    only_open boolean
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    -- What was decided long ago is read in the accounts' histories.
    most_rows constant integer := 1000;
    document jsonb;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer', 'auditor']
        );
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'change', listed.change_id,
                'account', listed.account_id,
                'unit', listed.unit_code,
                'kind', listed.kind,
                'details', listed.details - 'person',
                'reason', listed.reason,
                'requested_by', listed.requested_by,
                'requested_at', credit.json_time(listed.requested_at),
                'decision', listed.decision,
                'decided_by', listed.decided_by,
                'decided_at', credit.json_time(listed.decided_at),
                'decision_reason', listed.decision_reason,
                'needs_password', credit.account_change_needs_password(listed.kind, listed.details)
            ) order by listed.requested_at desc, listed.change_id
        )
    into document
    from (
        select
            account_change.*,
            coalesce(account.unit_code, account_change.details ->> 'unit') as unit_code
        from credit.account_change
        left join credit.account
            on account_change.account_id = account.account_id
        where
            (account_change.decision is null or not coalesce(account_change_list.only_open, false))
            and coalesce(account.unit_code, account_change.details ->> 'unit') in (
                select overseen.unit_code
                from credit.units_overseen(actor.unit_code, actor.role) as overseen
            )
        order by account_change.requested_at desc, account_change.change_id
        limit most_rows
    ) as listed;

    return credit.log_staff_operation(
        as_of, 'account_change_list', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('only_open', coalesce(only_open, false)),
        pg_catalog.jsonb_build_object('changes', coalesce(document, '[]'))
    );
end;
$$;

comment on function credit.account_change_list(timestamptz, bytea, text, text, boolean) is
'The newest 1,000. Without the person''s digest.';

alter function credit.account_change_list(timestamptz, bytea, text, text, boolean) owner to credit_account_keeper;
revoke all on function credit.account_change_list(timestamptz, bytea, text, text, boolean) from public;
grant execute on function credit.account_change_list(timestamptz, bytea, text, text, boolean) to credit_staff;
