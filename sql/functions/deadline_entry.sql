-- Purpose: one clock as the board and the case show it, with the rule that it runs by.
-- Rules: X-1, X-7, HZ-Q12, HZ-O3, BX-14.
-- Called by: case_history, deadline_board.
create or replace function credit.deadline_entry(
    deadline_id uuid,
    today date
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
    return (
        select
            pg_catalog.jsonb_build_object(
                'deadline', case_deadline.deadline_id, 'case', service_case.case_id, 'kind', service_case.kind,
                'state', service_case.state, 'receipt_number', service_case.receipt_number,
                'window', service_case.unit_code, 'period', case_deadline.period_code,
                'about', case_deadline.about_id,
                'responsible_role', case_deadline.responsible_role,
                'responsible_unit', case_deadline.responsible_unit,
                'responsible_account', case_deadline.responsible_account, 'starts_on', case_deadline.starts_on,
                'due_on', case_deadline.due_on, 'extended_until', case_deadline.extended_until,
                'last_day', case_deadline.last_day, 'missing_year', case_deadline.missing_year,
                'days_left', case_deadline.last_day - today,
                'standing',
                case
                    -- X-1: late, and the authority has not noted it.
                    when
                        credit.local_day(coalesce(case_deadline.met_at, case_deadline.ended_at)) > case_deadline.last_day
                        and case_escalation.deadline_id is null then 'missed'
                    when case_deadline.met_at is not null then 'met'
                    when case_deadline.ended_at is not null then 'ended'
                    else credit.deadline_standing(case_deadline.starts_on, case_deadline.last_day, today)
                end
            )
            || pg_catalog.jsonb_build_object(
                'met_at', credit.json_time(case_deadline.met_at),
                'ended_at', credit.json_time(case_deadline.ended_at), 'ended_ground', case_deadline.ended_ground,
                'profile', case_deadline.profile, 'effective_on', case_deadline.effective_on,
                'rule', legal_period.rule_id, 'article', legal_period.article, 'sentence', legal_period.sentence,
                'is_statutory', legal_period.is_statutory, 'longest_extension', legal_period.extension_length,
                'extension_unit', legal_period.extension_unit,
                'instruction', case_escalation.instruction,
                'acknowledged_at', credit.json_time(case_escalation.acknowledged_at)
            )
        from credit.case_deadline
        inner join credit.service_case
            on case_deadline.case_id = service_case.case_id
        inner join credit.legal_period
            on
                case_deadline.profile = legal_period.profile
                and case_deadline.period_code = legal_period.period_code
                and case_deadline.effective_on = legal_period.effective_on
        left join credit.case_escalation
            on case_deadline.deadline_id = case_escalation.deadline_id
        where case_deadline.deadline_id = deadline_entry.deadline_id
    );
end;
$$;

comment on function credit.deadline_entry(uuid, date) is
'Nothing personal. about: the request that is waited for. days_left: calendar days, 0 on the last day, '
'negative when overdue.';

alter function credit.deadline_entry(uuid, date) owner to credit_case_keeper;
revoke all on function credit.deadline_entry(uuid, date) from public;
