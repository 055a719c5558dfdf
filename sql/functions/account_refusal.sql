-- Purpose: why an account works for nothing at an instant, if it does not.
-- Rules: HZ-S2, QZ-3, PB-8.
-- Called by: government_actor, log-in, every command of staff.
create or replace function credit.account_refusal(
    as_of timestamptz,
    account_id text
)
returns table (refusal_code text, refusal_rule text)
language sql
stable
begin atomic
    -- Bound to its names when it is made and without settings of its own: so the planner puts it into its caller.
    select
        case when known.rule = 'PB-8' then 'account_idle' else 'account_not_active' end,
        known.rule
    from (
        select
            case
                when account.state <> 'active' then 'HZ-S2'
                when unit.ended_on <= (account_refusal.as_of at time zone 'Asia/Shanghai')::date then 'JJ-10'
                -- Whoever should have been stopped by then is, whether or not two persons found the time for it.
                when departure.stop_due_on < (account_refusal.as_of at time zone 'Asia/Shanghai')::date then 'QZ-3'
                -- 银发〔2018〕102号: 30 days without use. The one place of this number.
                when
                    greatest(
                        account.state_since,
                        account.last_query_at,
                        (
                            select pg_catalog.max(staff_session.last_seen_at)
                            from credit.staff_session
                            where staff_session.account_id = account.account_id
                        )
                    ) < account_refusal.as_of - interval '30 days'
                    then 'PB-8'
            end as rule
        from credit.account
        inner join credit.unit
            on account.unit_code = unit.unit_code
        left join credit.departure
            on
                account.account_id = departure.account_id
                and departure.withdrawn_at is null
        where account.account_id = account_refusal.account_id
    ) as known
    where known.rule is not null;
end;

comment on function credit.account_refusal(timestamptz, text) is
'No row: it works, or there is none. The calendar''s month of PB-8 is 30 times 24 hours; the instant itself is in '
'time.';

alter function credit.account_refusal(timestamptz, text) owner to credit_account_keeper;
revoke all on function credit.account_refusal(timestamptz, text) from public;
grant execute on function credit.account_refusal(timestamptz, text) to credit_government_discloser;
