-- Purpose: reads the version that the daemon has written for a correction, and holds it to what the case is about.
-- Rules: HZ-O8, HZ-Q9, HZ-Q1, BX-1, X-5.
-- Called by: add_corrected_version.
create or replace function credit.corrected_version(
    subject uuid,
    record uuid,
    held credit.record_version,
    case_item text,
    case_provider text,
    change jsonb
)
returns credit.record_version
language plpgsql
stable
set search_path = ''
as $$
declare
    -- The catalogues' item for what a forgery leaves in a file.
    forgery_item constant text := 'XYPT-XJCL';
    made credit.record_version;
begin
    made := pg_catalog.jsonb_populate_record(null::credit.record_version, change -> 'version');
    made.subject_key := subject;
    made.record_id := record;
    made.version := coalesce(held.version, 0) + 1;
    made.content := (change ->> 'content')::jsonb;
    select catalogue_version.catalogue_version_id
    into strict made.catalogue_version_id
    from credit.catalogue_version
    where catalogue_version.state = 'published';

    -- The daemon writes the content; of which item, provider and level it is, is not its to choose.
    if
        made.item_code is distinct from coalesce(held.item_code, case_item, forgery_item)
        or made.provider_code is distinct from coalesce(held.provider_code, case_provider, made.provider_code)
        or made.state is null or made.state not in ('in_force', 'withdrawn')
        or not exists (
            select
            from credit.catalogue_item
            where
                catalogue_item.catalogue_version_id = made.catalogue_version_id
                and catalogue_item.item_code = made.item_code
                and made.open_level = case
                    when coalesce(
                        (
                            select known.kind
                            from credit.subject as known
                            where known.subject_key = subject
                        ), change ->> 'kind'
                    ) = 'person'
                        then catalogue_item.person_level
                    else catalogue_item.organisation_level
                end
        )
        or (change ->> 'public_document' is not null) <> (made.open_level = 'A' and made.state = 'in_force')
    then
        perform credit.refuse_staff_command('malformed_command', 'HZ-O8');
    end if;
    return made;
end;
$$;

comment on function credit.corrected_version(uuid, uuid, credit.record_version, text, text, jsonb) is
'held: the newest version, all null when there is none. change: version (columns of record_version that the daemon '
'writes), content (as a text), public_document, kind. CR001 malformed_command when it is of another item, provider or '
'level.';

alter function credit.corrected_version(uuid, uuid, credit.record_version, text, text, jsonb)
owner to credit_corrector;
revoke all on function credit.corrected_version(uuid, uuid, credit.record_version, text, text, jsonb) from public;
