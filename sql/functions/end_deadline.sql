-- Purpose: stops clocks of a case that have become pointless: by a withdrawal, a refusal, a recall.
-- Rules: HZ-Q12, HZ-O3, HZ-O4.
-- Called by: the commands about cases, in the transaction of the step that ends them.
create or replace function credit.end_deadline(
    as_of timestamptz,
    case_id uuid,
    period_code text,
    ground text
)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    ended_count integer;
begin
    update credit.case_deadline
    set
        ended_at = as_of,
        ended_ground = end_deadline.ground
    where
        case_deadline.case_id = end_deadline.case_id
        and (
            -- What ends a case does not end the wait for its being closed: that advance_case does.
            end_deadline.period_code is null and case_deadline.period_code <> 'case_closing'
            and not credit.is_paper_period(case_deadline.period_code)
            or case_deadline.period_code = end_deadline.period_code
        )
        and case_deadline.met_at is null
        and case_deadline.ended_at is null;
    get diagnostics ended_count = row_count;
    perform credit.lapse_extension(as_of, case_id);
    return ended_count;
end;
$$;

comment on function credit.end_deadline(timestamptz, uuid, text, text) is
'How many. period_code null: all clocks of the case that run, but for those of its closing and papers. ground: a code '
'such as withdrawn, refused, recalled.';

alter function credit.end_deadline(timestamptz, uuid, text, text) owner to credit_case_keeper;
revoke all on function credit.end_deadline(timestamptz, uuid, text, text) from public;
grant execute on function credit.end_deadline(timestamptz, uuid, text, text)
to credit_window_discloser, credit_corrector;
