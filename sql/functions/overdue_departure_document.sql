-- Purpose: who should have been stopped and is not.
-- Rules: QZ-3, JJ-10.
-- Called by: overdue_departures, account_report.
create or replace function credit.overdue_departure_document(
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
            departure.leaves_on,
            departure.stop_due_on,
            account.state
        from credit.departure
        inner join credit.account
            on departure.account_id = account.account_id
        where
            account.state <> 'stopped'
            and departure.withdrawn_at is null
            and departure.stop_due_on < credit.local_day(as_of)
            and (
                own_unit_code is null
                or account.unit_code in (
                    select overseen.unit_code
                    from credit.units_overseen(own_unit_code, own_role) as overseen
                )
            )
        order by departure.stop_due_on, account.account_id
        limit most_rows
    )
    select
        coalesce(
            pg_catalog.jsonb_agg(
                pg_catalog.jsonb_build_object(
                    'account', page.account_id,
                    'unit', page.unit_code,
                    'leaves_on', page.leaves_on,
                    'stop_due_on', page.stop_due_on,
                    'state', page.state
                ) order by page.stop_due_on, page.account_id
            ),
            '[]'
        )
    into document
    from page;
    return document;
end;
$$;

comment on function credit.overdue_departure_document(timestamptz, text, text) is
'own_unit_code null: of all units. The oldest 1,000.';

alter function credit.overdue_departure_document(timestamptz, text, text) owner to credit_account_keeper;
revoke all on function credit.overdue_departure_document(timestamptz, text, text) from public;
