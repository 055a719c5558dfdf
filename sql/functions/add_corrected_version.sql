-- Purpose: adds the version that a correction makes, guards what it replaces, and renews the record's public form.
-- Rules: HZ-O8, HZ-Q9, BX-3, BX-4, X-5.
-- Called by: store_correction.
create or replace function credit.add_corrected_version(
    as_of timestamptz,
    subject uuid,
    record uuid,
    correction text,
    account_id text,
    ground text,
    case_item text,
    case_provider text,
    change jsonb
)
returns table (record_id uuid, version integer)
language plpgsql
volatile
set search_path = ''
as $$
declare
    adding constant boolean := correction in ('omission', 'forgery');
    -- Last day on which what ends today was still open.
    yesterday constant date := credit.local_day(as_of) - 1;
    held credit.record_version;
    made credit.record_version;
begin
    select *
    into held
    from credit.record_version
    where record_version.subject_key = subject and record_version.record_id = record
    order by record_version.version desc
    limit 1;
    -- What is missing is not there in force; what is corrected is.
    if adding = (coalesce(held.state, '') = 'in_force') then
        perform credit.refuse_staff_command(
            case when adding then 'record_not_missing' else 'record_not_in_force' end, 'HZ-O8'
        );
    end if;

    if correction in ('delete', 'end_public_disclosure', 'end_every_disclosure') then
        made := held;
        made.version := held.version + 1;
    else
        made := credit.corrected_version(subject, record, held, case_item, case_provider, change);
        perform credit.register_correction_batch(as_of, account_id, made, held.record_id is null);
    end if;
    case correction
        when 'delete' then
            made.state := 'corrected';
        when 'end_public_disclosure' then
            -- Only what society sees can be taken from society.
            if held.open_level <> 'A' or held.public_until <= yesterday then
                perform credit.refuse_staff_command('correction_without_effect', 'HZ-O8');
            end if;
            made.public_until := yesterday;
        when 'end_every_disclosure' then
            if held.retained_until <= yesterday then
                perform credit.refuse_staff_command('correction_without_effect', 'HZ-O8');
            end if;
            made.public_until := case when held.open_level = 'A' then least(held.public_until, yesterday) end;
            made.retained_until := yesterday;
        else
            null;
    end case;
    made.recorded_at := as_of;
    made.recorded_by := account_id;
    made.ground := ground;
    insert into credit.record_version (
        subject_key, record_id, version, open_level, item_code, catalogue_version_id, provider_code, state, decided_on,
        published_on, valid_until, public_until, retained_until, content, content_digest, key_version, batch_id,
        recorded_at, recorded_by, ground, level_a_fields, level_b_fields, level_c_fields, masked_level_a_fields,
        masked_level_b_fields, masked_level_c_fields
    )
    values (
        made.subject_key, made.record_id, made.version, made.open_level, made.item_code,
        made.catalogue_version_id, made.provider_code, made.state, made.decided_on, made.published_on,
        made.valid_until, made.public_until, made.retained_until, made.content, made.content_digest,
        made.key_version, made.batch_id, made.recorded_at, made.recorded_by, made.ground, made.level_a_fields,
        made.level_b_fields, made.level_c_fields, made.masked_level_a_fields, made.masked_level_b_fields,
        made.masked_level_c_fields
    );

    -- BX-3: what was in force and was wrong does not come back unnoticed; nor anything, where disclosure was ended.
    insert into credit.reinsertion_guard (subject_key, record_id, content_digest, ground, added_at, added_by)
    select distinct
        subject,
        record,
        case
            when correction in ('end_public_disclosure', 'end_every_disclosure')
                then '00000000-0000-0000-0000-000000000000'::uuid
            else former.content_digest
        end,
        add_corrected_version.ground,
        as_of,
        account_id
    from credit.record_version as former
    where
        not adding
        and former.subject_key = subject
        and former.record_id = record
        and former.state = 'in_force'
        and former.version < made.version
        and (correction in ('delete', 'end_public_disclosure', 'end_every_disclosure')
            or former.content_digest <> made.content_digest)
    on conflict do nothing;

    delete from credit.public_record
    where public_record.subject_key = subject and public_record.record_id = record;
    -- JJ-2: what society does not see, or not any more, has no public form, whatever the caller made.
    if
        change ->> 'public_document' is not null
        and made.state = 'in_force' and made.open_level = 'A' and coalesce(made.public_until > yesterday, true)
    then
        insert into credit.public_record (
            subject_key, record_id, version, item_code, decided_on, public_until, document
        )
        values (
            subject, record, made.version, made.item_code, made.decided_on, made.public_until,
            change ->> 'public_document'
        );
    end if;
    return query
    select
        record,
        made.version;
end;
$$;

comment on function credit.add_corrected_version(
    timestamptz, uuid, uuid, text, text, text, text, text, jsonb
) is
'case_item, case_provider: what the case says of a record that is missing; null otherwise. change: what '
'corrected_version wants, and public_document or null, which counts only of level A, in force and public. CR001 '
'record_not_in_force, record_not_missing, correction_without_effect, as corrected_version.';

alter function credit.add_corrected_version(timestamptz, uuid, uuid, text, text, text, text, text, jsonb)
owner to credit_corrector;
revoke all on function credit.add_corrected_version(
    timestamptz, uuid, uuid, text, text, text, text, text, jsonb
) from public;
