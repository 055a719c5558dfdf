-- Purpose: the accounts in the scope of whoever asks.
-- Rules: HZ-S5, PB-1, PB-12.
-- Called by: creditd, staff audience.
create or replace function credit.account_list(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    unit_code text,
    state text,
    after_account text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Set by us: 5,000 in one answer kept the session's row locked for two seconds.
    page_size constant integer := 500;
    actor record;
    document jsonb;
    last_account text;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer', 'auditor']
        );
    if state not in ('prepared', 'active', 'locked', 'stopped') then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    perform credit.require_listed_unit(unit_code);
    perform
    from credit.account
    where account.account_id = after_account;
    if not found and after_account is not null then
        perform credit.refuse_staff_command('account_unknown', 'X-7');
    end if;

    with page as (
        select listed.*
        from credit.account as listed
        where
            (listed.unit_code = account_list.unit_code or account_list.unit_code is null)
            and (listed.state = account_list.state or account_list.state is null)
            and (listed.account_id > account_list.after_account or account_list.after_account is null)
            and listed.unit_code in (
                select overseen.unit_code
                from credit.units_overseen(actor.unit_code, actor.role) as overseen
            )
        order by listed.account_id
        limit page_size
    )
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'account', page.account_id,
                'holder', page.holder_name,
                'unit', page.unit_code,
                'role', page.role,
                'state', page.state,
                'state_since', credit.json_time(page.state_since),
                'trained_on', page.trained_on,
                'confidential_on', page.confidential_on,
                'networks', pg_catalog.to_jsonb(page.networks::text []),
                'follow_up_until', page.follow_up_until,
                'last_seen_at', credit.json_time(
                    greatest(
                        page.last_query_at,
                        (
                            select pg_catalog.max(staff_session.last_seen_at)
                            from credit.staff_session
                            where staff_session.account_id = page.account_id
                        )
                    )
                ),
                'refusal', (
                    select refusal.refusal_code
                    from credit.account_refusal(as_of, page.account_id) as refusal
                )
            ) order by page.account_id
        ),
        case when pg_catalog.count(*) = page_size then pg_catalog.max(page.account_id) end
    into document, last_account
    from page;

    return credit.log_staff_operation(
        as_of, 'account_list', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('unit', unit_code, 'state', state, 'after', after_account),
        pg_catalog.jsonb_build_object('accounts', coalesce(document, '[]'), 'next', last_account)
    );
end;
$$;

comment on function credit.account_list(timestamptz, bytea, text, text, text, text, text) is
'unit_code and state null: any. 500 a page; next is the last one''s id for after_account, null: there are no more. '
'refusal is why the account works for nothing now; null: it works.';

alter function credit.account_list(timestamptz, bytea, text, text, text, text, text) owner to credit_account_keeper;
revoke all on function credit.account_list(timestamptz, bytea, text, text, text, text, text) from public;
grant execute on function credit.account_list(timestamptz, bytea, text, text, text, text, text) to credit_staff;
