-- Purpose: what an application may be answered now: whose file, which items, or why not.
-- Rules: HZ-Q3, HZ-Q5, HZ-Q6, HZ-Q8, HZ-Q11, QZ-5, X-4.
-- Called by: stage_application_answer, inside its transaction.
create or replace function credit.application_scope(
    case_id uuid,
    as_of timestamptz,
    out subject_key uuid,
    out subject_kind text,
    out is_own_data boolean,
    out subject_label jsonb,
    out purpose_text text,
    out letter_id uuid,
    out items text[],
    out refusal_code text,
    out refusal_rule text
)
returns record
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    asked record;
begin
    select
        service_case.state,
        query_application.is_own_data,
        query_application.subject_kind,
        query_application.subject_label,
        query_application.subject_document_type,
        query_application.subject_digest,
        query_application.subject_code,
        query_application.subject_tail,
        query_application.purpose_text,
        query_application.items
    into asked
    from credit.query_application
    inner join credit.service_case
        on query_application.case_id = service_case.case_id
    where query_application.case_id = application_scope.case_id;
    if not found then
        refusal_code := 'case_unknown';
        refusal_rule := 'HZ-Q5';
        return;
    end if;
    if asked.state <> 'accepted' then
        refusal_code := 'transition_not_allowed';
        refusal_rule := 'HZ-Q5';
        return;
    end if;
    -- A letter may have run out since the acceptance, or have been used at another window.
    select
        problem.refusal_code,
        problem.refusal_rule
    into strict refusal_code, refusal_rule
    from credit.case_letter_problem(case_id, credit.local_day(as_of)) as problem;
    if refusal_code is not null then
        return;
    end if;
    select
        'materials_missing',
        missing.rule_id
    into refusal_code, refusal_rule
    from credit.missing_materials(case_id) as missing
    limit 1;
    if refusal_code is not null then
        return;
    end if;

    subject_key := credit.subject_of_identifier(asked.subject_digest);
    subject_kind := case asked.subject_kind when 'natural' then 'person' else 'organisation' end;
    is_own_data := asked.is_own_data;
    subject_label := pg_catalog.jsonb_build_object('name', asked.subject_label) || case
        when asked.subject_code is not null
            then pg_catalog.jsonb_build_object('unified_code', asked.subject_code)
        else pg_catalog.jsonb_build_object(
            'document_type', asked.subject_document_type, 'document_number', '****' || asked.subject_tail
        )
    end;
    purpose_text := asked.purpose_text;
    items := asked.items;
    letter_id := (
        select case_letter.letter_id
        from credit.case_letter
        where
            case_letter.case_id = application_scope.case_id
            and case_letter.kind = 'query'
            and case_letter.released_at is null
    );
end;
$$;

comment on function credit.application_scope(uuid, timestamptz) is
'One row. refusal_code and refusal_rule: why not, then all else is null. subject_key null: the platform has no such '
'file. subject_kind: person or organisation. items null: all. letter_id: the subject''s letter; null: own data. The '
'caller has locked the case.';

alter function credit.application_scope(uuid, timestamptz) owner to credit_case_keeper;
revoke all on function credit.application_scope(uuid, timestamptz) from public;
grant execute on function credit.application_scope(uuid, timestamptz) to credit_window_discloser;
