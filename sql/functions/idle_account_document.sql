-- Purpose: who has not been there for 30 days.
-- Rules: PB-8, HZ-S5.
-- Called by: idle_accounts, account_report.
create or replace function credit.idle_account_document(
    as_of timestamptz,
    own_unit_code text,
    own_role text
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
    -- Set by us; the oldest first, so that the rest comes when these are done.
    most_rows constant integer := 1000;
    document jsonb;
begin
    with page as (
        select
            account.account_id,
            account.unit_code,
            account.role,
            greatest(
                account.state_since,
                account.last_query_at,
                (
                    select pg_catalog.max(staff_session.last_seen_at)
                    from credit.staff_session
                    where staff_session.account_id = account.account_id
                )
            ) as idle_since
        from credit.account
        cross join lateral credit.account_refusal(as_of, account.account_id) as refusal
        where
            refusal.refusal_code = 'account_idle'
            and (
                own_unit_code is null
                or account.unit_code in (
                    select overseen.unit_code
                    from credit.units_overseen(own_unit_code, own_role) as overseen
                )
            )
        order by idle_since, account.account_id
        limit most_rows
    )
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'account', page.account_id,
                'unit', page.unit_code,
                'role', page.role,
                'idle_since', credit.json_time(page.idle_since)
            ) order by page.idle_since, page.account_id
        )
    into document
    from page;
    return coalesce(document, '[]');
end;
$$;

comment on function credit.idle_account_document(timestamptz, text, text) is
'own_unit_code null: of all units. The oldest 1,000.';

alter function credit.idle_account_document(timestamptz, text, text) owner to credit_account_keeper;
revoke all on function credit.idle_account_document(timestamptz, text, text) from public;
