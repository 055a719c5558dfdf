-- Purpose: the centre changes a credit file inside a case: version, guard, public view and event in one transaction.
-- Rules: HZ-O2, HZ-O8, HZ-O13, HZ-Q9, BX-3, X-5.
-- Called by: creditd, staff audience, after record_for_correction.
create or replace function credit.store_correction(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    correction text,
    note text,
    stamp text,
    change jsonb
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    adding constant text[] := array['omission', 'forgery'];
    actor record;
    present record;
    subject constant uuid := (change ->> 'subject')::uuid;
    new_version record;
    new_state text;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['centre_clerk']) as staff;
    if
        coalesce(correction, '') <> all(
            array['replace', 'supplement', 'delete', 'end_public_disclosure', 'end_every_disclosure'] || adding
        )
        or not credit.is_statement(note) or pg_catalog.jsonb_typeof(change) is distinct from 'object'
        or subject is null
    then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    -- First the turn among those who write records, then the case: nobody who holds a case waits for that turn.
    perform credit.claim_record_writers();
    select * into strict present
    from credit.require_correction_case(as_of, case_id, actor.unit_code, actor.role);
    if (present.kind = 'forgery') <> (correction = 'forgery')
        or present.is_omission <> (correction = any(adding))
        or present.file_key <> subject then
        perform credit.refuse_staff_command('transition_not_allowed', credit.case_rule(present.kind));
    end if;
    if credit.credit_file_stamp(present.subject_key) is distinct from stamp then
        perform credit.refuse_staff_command('changed_meanwhile', 'X-5');
    end if;

    perform credit.open_corrected_file(as_of, subject, change);
    -- X-8: the entry below is the subject's to see, also where the file was opened just now.
    perform credit.attach_case_file(case_id, subject);
    select * into strict new_version
    from credit.add_corrected_version(
        as_of, subject, coalesce(present.record_id, (change ->> 'record')::uuid), correction, actor.account_id,
        present.kind || ' ' || present.receipt_number || ': ' || correction, present.item_code, present.provider_code,
        change
    );
    perform credit.renew_public_view(subject, change -> 'names');

    new_state := credit.advance_case(
        as_of, case_id, case when present.kind = 'forgery' then 'recorded' else 'corrected' end, actor.account_id,
        actor.role, note,
        pg_catalog.jsonb_build_object(
            'correction', correction, 'record', new_version.record_id, 'version', new_version.version
        )
    );
    if present.kind = 'forgery' then
        perform credit.meet_deadline(as_of, case_id, 'forgery_recording');
    end if;
    return credit.log_case_operation(
        as_of, 'store_correction',
        case when present.kind = 'objection' then 'objection' else 'window_application' end, case_id,
        actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'correction', correction, 'record', new_version.record_id, 'version', new_version.version, 'note',
            credit.text_digest(case_id, note)
        ),
        pg_catalog.jsonb_build_object(
            'case', case_id, 'state', new_state, 'correction', correction, 'record', new_version.record_id,
            'version', new_version.version
        )
    );
end;
$$;

comment on function credit.store_correction(
    timestamptz, bytea, text, text, uuid, text, text, text, jsonb
) is
'correction: replace, supplement, delete, end_public_disclosure, end_every_disclosure, omission, forgery. stamp: as '
'the reading gave it. change: subject, opens_file, what add_corrected_version wants, names as in renew_public_view. '
'Waits three seconds at most for an import, then CR001 records_being_written; CR001 changed_meanwhile when the file or '
'the catalogue was changed since the reading.';

alter function credit.store_correction(timestamptz, bytea, text, text, uuid, text, text, text, jsonb)
owner to credit_corrector;
revoke all on function credit.store_correction(
    timestamptz, bytea, text, text, uuid, text, text, text, jsonb
) from public;
grant execute on function credit.store_correction(
    timestamptz, bytea, text, text, uuid, text, text, text, jsonb
) to credit_staff;
