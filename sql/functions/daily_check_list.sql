-- Purpose: the queries of a unit's day: how many each account made, and a page of them.
-- Rules: PB-3, HZ-Q15, PB-12.
-- Called by: creditd, staff audience, after begin_daily_check was committed.
create or replace function credit.daily_check_list(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    permit_position bigint,
    permit_time timestamptz,
    after_logged_at timestamptz,
    after_position bigint,
    page_size integer
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- As a page of the query log.
    largest_page constant integer := 1000;
    permit record;
    actor record;
    accounts jsonb;
    page record;
    checked jsonb;
begin
    -- The permit first: it holds only while this transaction has written nothing, and who asks is written down.
    select
        permitted.reader,
        permitted.unit_code,
        permitted.day
    into permit
    from credit.daily_check_permit(permit_position, permit_time) as permitted;
    if found and page_size between 1 and largest_page and (after_logged_at is null) = (after_position is null) then
        if after_position is null then
            select
                coalesce(
                    pg_catalog.jsonb_agg(
                        pg_catalog.jsonb_build_object(
                            'account', counted.account_id, 'queries', counted.query_count,
                            'empty', counted.empty_count, 'refused', counted.refused_count,
                            'first_at', credit.json_time(counted.first_at),
                            'last_at', credit.json_time(counted.last_at)
                        ) order by counted.query_count desc, counted.account_id
                    ),
                    '[]'
                )
            into accounts
            from credit.daily_check_accounts(permit_position, permit_time) as counted;
        end if;
        select
            shown.entries,
            shown.next_page
        into strict page
        from
            credit.daily_check_page(
                permit_position, permit_time, after_logged_at, after_position, page_size
            ) as shown;
    end if;

    select
        staff.account_id,
        staff.unit_code
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer', 'auditor']
        ) as staff;
    if page_size is null or page_size not between 1 and largest_page
        or (after_logged_at is null) <> (after_position is null) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    if permit.reader is distinct from actor.account_id then
        perform credit.refuse_staff_command('daily_check_not_begun', 'PB-3');
    end if;

    select
        pg_catalog.jsonb_build_object(
            'by', daily_check.checked_by, 'at', credit.json_time(daily_check.checked_at),
            'queries', daily_check.query_count, 'finding', daily_check.finding
        )
    into checked
    from credit.daily_check
    where daily_check.unit_code = permit.unit_code and daily_check.day = permit.day;

    return credit.log_staff_operation(
        as_of, 'daily_check_list', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'unit', permit.unit_code, 'day', permit.day, 'permit', permit_position, 'after', after_position
        ),
        pg_catalog.jsonb_build_object(
            'unit', permit.unit_code, 'day', permit.day, 'accounts', accounts, 'checked', checked,
            'entries', page.entries, 'next', page.next_page
        ),
        '["entries"]'
    );
end;
$$;

comment on function credit.daily_check_list(
    timestamptz, bytea, text, text, bigint, timestamptz, timestamptz, bigint, integer
) is
'The permit is position and time of the receipt of the account''s own begin_daily_check, committed within the '
'last day; the transaction must have written nothing before. accounts: with the first page only, otherwise null. '
'page_size 1 to 1000; next is what to give as after_…, null: the last page.';

alter function credit.daily_check_list(
    timestamptz, bytea, text, text, bigint, timestamptz, timestamptz, bigint, integer
) owner to credit_account_keeper;
revoke all on function credit.daily_check_list(
    timestamptz, bytea, text, text, bigint, timestamptz, timestamptz, bigint, integer
) from public;
grant execute on function credit.daily_check_list(
    timestamptz, bytea, text, text, bigint, timestamptz, timestamptz, bigint, integer
) to credit_staff;
