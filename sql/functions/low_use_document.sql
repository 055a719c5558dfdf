-- Purpose: whose account is proposed for suspension, because it hardly asks.
-- Rules: PB-8, HZ-S5.
-- Called by: idle_accounts, account_report.
create or replace function credit.low_use_document(
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
    -- 银发〔2018〕102号 附件3 5.1: under 20 queries a day for six months. The one place of these numbers.
    least_daily_mean constant integer := 20;
    watched constant interval := interval '6 months';
    -- Set by us; the least used first.
    most_rows constant integer := 1000;
    today constant date := credit.local_day(as_of);
    first_day constant date := (today - watched)::date;
    working_days integer;
    document jsonb;
begin
    -- Queries are asked on working days only (QZ-8), so those are what the mean is over.
    select
        case
            when pg_catalog.bool_or(credit.is_working_day(day::date) is null) then null
            else pg_catalog.count(*) filter (where credit.is_working_day(day::date))
        end
    into working_days
    from pg_catalog.generate_series(first_day, today - 1, interval '1 day') as day;
    if working_days is null then
        return null;
    end if;

    with page as (
        select
            account.account_id,
            account.unit_code,
            account.role,
            coalesce(pg_catalog.sum(account_usage.query_count), 0) as query_count
        from credit.account
        inner join credit.role
            on account.role = role.role
        left join credit.account_usage
            on
                account.account_id = account_usage.account_id
                and account_usage.day >= first_day
                and account_usage.day < today
        where
            role.duty = 'querying'
            and account.state = 'active'
            and credit.local_day(account.opened_at) <= first_day
            and (
                own_unit_code is null
                or account.unit_code in (
                    select overseen.unit_code
                    from credit.units_overseen(own_unit_code, own_role) as overseen
                )
            )
        group by account.account_id
        having coalesce(pg_catalog.sum(account_usage.query_count), 0) < least_daily_mean * working_days
        order by query_count, account.account_id
        limit most_rows
    )
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'account', page.account_id,
                'unit', page.unit_code,
                'role', page.role,
                'since', first_day,
                'queries', page.query_count,
                'working_days', working_days
            ) order by page.query_count, page.account_id
        )
    into document
    from page;
    return coalesce(document, '[]');
end;
$$;

comment on function credit.low_use_document(timestamptz, text, text) is
'Accounts of at least six months with fewer than 20 queries a working day, today not counted. A proposal: stopping '
'takes two persons. own_unit_code null: of all units. Null: the schedule of a year in question is not loaded (X-1).';

alter function credit.low_use_document(timestamptz, text, text) owner to credit_account_keeper;
revoke all on function credit.low_use_document(timestamptz, text, text) from public;
