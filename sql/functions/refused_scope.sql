-- Purpose: what the entry of a refused command says of the case that it was about, as the command's own entry would.
-- Rules: HZ-Q15, HZ-O13, PB-12.
-- Called by: log_staff_refusal.
create or replace function credit.refused_scope(
    about text,
    scope jsonb,
    texts jsonb,
    out purpose text,
    out full_scope jsonb
)
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    concerned credit.service_case;
    named uuid;
begin
    full_scope := scope;
    if scope ->> about ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
        named := (scope ->> about)::uuid;
    end if;
    select service_case.*
    into concerned
    from credit.service_case
    where service_case.case_id = case about
        when 'case' then named
        when 'report' then (select r.case_id from credit.credit_report as r where r.report_id = named)
        when 'correction' then (
            select r.case_id
            from credit.report_correction as c
            inner join credit.credit_report as r
                on c.report_id = r.report_id
            where c.correction_id = named
        )
        when 'file' then (select f.case_id from credit.stored_file as f where f.file_id = named)
        when 'material' then (select m.case_id from credit.case_material as m where m.material_id = named)
        when 'deadline' then (select d.case_id from credit.case_deadline as d where d.deadline_id = named)
        when 'extension' then (select e.case_id from credit.case_extension as e where e.extension_id = named)
        when 'loan' then (select l.case_id from credit.archive_loan as l where l.loan_id = named)
        when 'task' then (select t.case_id from credit.objection_task as t where t.task_id = named)
    end;
    -- Neither what is named nor a purpose of it: the caller named something that is not there.
    if concerned.case_id is null then
        return;
    end if;
    purpose := credit.case_purpose(concerned.kind);
    full_scope := scope
        || pg_catalog.jsonb_build_object('case', concerned.case_id)
        || coalesce(
            (
                select
                    pg_catalog.jsonb_object_agg(
                        written.name || '_digest', credit.text_digest(concerned.case_id, written.value)
                    )
                from pg_catalog.jsonb_each_text(texts) as written (name, value)
            ),
            '{}'
        );
end;
$$;

comment on function credit.refused_scope(text, jsonb, jsonb) is
'about: the member of scope that tells the case, by its own id or by that of a report, a file, a clock… of it; null: '
'none. purpose is null, and texts are left out, where there is no such case: a digest that no case salts could be '
'tried out. Whether the caller may see the case is not asked: the log says what was tried.';

alter function credit.refused_scope(text, jsonb, jsonb) owner to credit_case_keeper;
revoke all on function credit.refused_scope(text, jsonb, jsonb) from public;
grant execute on function credit.refused_scope(text, jsonb, jsonb) to credit_account_keeper;
