-- Purpose: one case with everything that happened to it, for those whose business it is.
-- Rules: HZ-O2, HZ-O13, HZ-Q15, X-8.
-- Called by: creditd, staff audience.
create or replace function credit.case_document(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    present credit.service_case;
    serves boolean;
    is_accepted boolean;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['window_clerk', 'centre_clerk', 'authority_officer', 'auditor']
        ) as staff;
    present := credit.require_case(case_id, null, actor.unit_code, actor.role);
    -- Whoever serves or decides about the applicant knows who it is; an auditor looks at what was done.
    serves := actor.role <> 'auditor';
    -- X-4: whether somebody has a file is nobody's business before letters and papers were found good.
    is_accepted := present.kind = 'forgery' or exists (
        select
        from credit.case_event
        where
            case_event.case_id = present.case_id
            and case_event.event = 'accepted'
    );

    return credit.log_case_operation(
        as_of, 'case_document', credit.case_purpose(present.kind), present.case_id, actor.account_id,
        actor.unit_code, network_address, request_id, '{}',
        pg_catalog.jsonb_build_object(
            'case', present.case_id, 'kind', present.kind, 'state', present.state,
            'receipt_number', present.receipt_number, 'window', present.unit_code, 'profile', present.profile,
            'subject', case when is_accepted then present.subject_key end,
            'received_at', credit.json_time(present.received_at),
            'received_by', present.received_by, 'state_since', credit.json_time(present.state_since),
            'closed_at', credit.json_time(present.closed_at), 'is_oral', present.is_oral,
            'written_by', present.written_by, 'parent', present.parent_case,
            'applicant_kind', present.applicant_kind,
            'applicant', case when serves then
                pg_catalog.jsonb_build_object(
                    'name', present.applicant_name, 'document_type', present.applicant_document_type,
                    'document_tail', present.applicant_tail, 'code', present.applicant_code
                )
            end,
            'agent', case when serves and present.agent_name is not null then
                pg_catalog.jsonb_build_object(
                    'name', present.agent_name, 'document_type', present.agent_document_type,
                    'document_tail', present.agent_tail
                )
            end,
            'allowed', credit.allowed_events(as_of, present, actor.unit_code, actor.role)
        )
        || credit.case_history(present.case_id, credit.local_day(as_of))
    );
end;
$$;

comment on function credit.case_document(timestamptz, bytea, text, text, uuid) is
'Numbers of documents only by their last characters; no content of a record. subject: null until the case is accepted. '
'allowed: events that the caller may bring about now. Logged under the case''s subject, who is told of it. '
'CR001 case_unknown, also for another window''s.';

alter function credit.case_document(timestamptz, bytea, text, text, uuid) owner to credit_case_keeper;
revoke all on function credit.case_document(timestamptz, bytea, text, text, uuid) from public;
grant execute on function credit.case_document(timestamptz, bytea, text, text, uuid) to credit_staff;
