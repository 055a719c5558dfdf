-- Purpose: what using units did with what they were answered, counted by unit, matter and result.
-- Rules: HZ-M8.
-- Called by: creditd, staff audience.
create or replace function credit.feedback_list(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    reported_from date,
    reported_until date
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Set by us, days: a year with both ends.
    longest_range constant integer := 366;
    actor record;
    feedback jsonb;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['authority_officer', 'centre_clerk', 'auditor']
        ) as staff;
    if reported_from is null or reported_until is null
        or not pg_catalog.isfinite(reported_from) or not pg_catalog.isfinite(reported_until)
        or reported_until < reported_from or reported_until - reported_from >= longest_range then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'unit', counted.unit_code, 'matter', counted.matter, 'result', counted.result,
                'count', counted.feedback_count
            ) order by counted.unit_code, counted.matter, counted.result
        )
    into feedback
    from (
        select
            use_feedback.unit_code,
            use_feedback.matter,
            use_feedback.result,
            pg_catalog.count(*) as feedback_count
        from credit.use_feedback
        inner join credit.units_overseen(actor.unit_code, actor.role) as overseen
            on use_feedback.unit_code = overseen.unit_code
        where
            use_feedback.reported_at >= reported_from::timestamp at time zone 'Asia/Shanghai'
            and use_feedback.reported_at < (reported_until + 1)::timestamp at time zone 'Asia/Shanghai'
        group by use_feedback.unit_code, use_feedback.matter, use_feedback.result
    ) as counted;

    return credit.log_staff_operation(
        as_of, 'feedback_list', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('from', reported_from, 'until', reported_until),
        pg_catalog.jsonb_build_object(
            'from', reported_from, 'until', reported_until, 'feedback', coalesce(feedback, '[]')
        )
    );
end;
$$;

comment on function credit.feedback_list(timestamptz, bytea, text, text, date, date) is
'Of the units that the actor oversees; reported_until is included, at most 366 days.';

alter function credit.feedback_list(timestamptz, bytea, text, text, date, date) owner to credit_account_keeper;
revoke all on function credit.feedback_list(timestamptz, bytea, text, text, date, date) from public;
grant execute on function credit.feedback_list(timestamptz, bytea, text, text, date, date) to credit_staff;
