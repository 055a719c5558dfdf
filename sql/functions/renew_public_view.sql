-- Purpose: says anew what the public knows about a subject.
-- Rules: JJ-2, HZ-Q1, HZ-O8.
-- Called by: store_correction, after the subject's public records are as they will be.
create or replace function credit.renew_public_view(
    subject uuid,
    names jsonb
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
    named constant jsonb := nullif(names -> 'subject', 'null');
begin
    if (names ->> 'replaces')::boolean then
        delete from credit.public_identifier
        where public_identifier.subject_key = subject;
    end if;
    if (names ->> 'replaces')::boolean or named is not null then
        delete from credit.public_name
        where public_name.subject_key = subject;
        delete from credit.public_subject
        where public_subject.subject_key = subject;
    end if;
    if named is not null then
        insert into credit.public_subject (subject_key, reference, name_rank, document)
        values (subject, named ->> 'reference', (named ->> 'rank')::smallint, named ->> 'document');
        insert into credit.public_name (subject_key, normalised_name, bigrams)
        select
            subject,
            named ->> 'normalised',
            array(
                select bigram.value::integer
                from pg_catalog.jsonb_array_elements_text(named -> 'bigrams') with ordinality as bigram (value, place)
                order by bigram.place
            );
    end if;
    insert into credit.public_identifier (identifier, subject_key)
    select distinct
        added.identifier,
        subject
    from pg_catalog.jsonb_array_elements_text(names -> 'identifiers') as added (identifier)
    -- Providers copy weak numbers carelessly: one that is somebody else's leads there and nowhere else (BX-15).
    where exists (
        select
        from credit.identifier
        where identifier.subject_key = subject and identifier.clear_value = added.identifier
    )
    on conflict do nothing;
end;
$$;

comment on function credit.renew_public_view(uuid, jsonb) is
'names: replaces (forget first what is known; otherwise only a subject that is given is replaced), subject (reference, '
'rank, document, normalised, bigrams) or null, identifiers.';

alter function credit.renew_public_view(uuid, jsonb) owner to credit_corrector;
revoke all on function credit.renew_public_view(uuid, jsonb) from public;
