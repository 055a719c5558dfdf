-- Purpose: the years whose schedule open deadlines wait for.
-- Rules: X-1.
-- Called by: deadline_board.
create or replace function credit.missing_years(
    actor_unit text,
    actor_role text
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
    return (
        select
            coalesce(
                pg_catalog.jsonb_agg(
                    pg_catalog.jsonb_build_object(
                        'year', missing.missing_year, 'deadlines', missing.deadline_count,
                        'sentence', missing.missing_year || '年的节假日安排尚未公布或尚未载入，无法计算工作日。'
                    )
                    order by missing.missing_year
                ),
                '[]'
            )
        from (
            select
                case_deadline.missing_year,
                pg_catalog.count(*) as deadline_count
            from credit.case_deadline
            inner join credit.service_case
                on case_deadline.case_id = service_case.case_id
            where
                case_deadline.missing_year is not null
                and case_deadline.met_at is null
                and case_deadline.ended_at is null
                and (
                    service_case.unit_code in (
                        select unit.unit_code
                        from credit.unit
                        where credit.may_see_case(actor_unit, actor_role, unit.unit_code)
                    )
                    or case_deadline.responsible_role = actor_role
                    and case_deadline.responsible_unit = actor_unit
                )
            group by case_deadline.missing_year
        ) as missing
    );
end;
$$;

comment on function credit.missing_years(text, text) is
'[{year, deadlines, sentence}] of the deadlines that the person may see.';

alter function credit.missing_years(text, text) owner to credit_case_keeper;
revoke all on function credit.missing_years(text, text) from public;
