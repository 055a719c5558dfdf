-- Purpose: opens the credit file that a missing record needs, and enters the identifiers that a version brings.
-- Rules: HZ-O8, HZ-Q9, HZ-M3, BX-15, X-4.
-- Called by: store_correction.
create or replace function credit.open_corrected_file(
    as_of timestamptz,
    subject uuid,
    change jsonb
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
    if (change ->> 'opens_file')::boolean then
        insert into credit.subject (subject_key, kind, batch_id, added_at)
        values (subject, change ->> 'kind', (change ->> 'batch')::uuid, as_of);
    end if;
    insert into credit.identifier (
        identifier_digest, identifier_type, subject_key, clear_value, sealed_value, key_version, batch_id, added_at
    )
    select
        (added.value ->> 'digest')::uuid,
        added.value ->> 'type',
        subject,
        added.value ->> 'clear',
        pg_catalog.decode(added.value ->> 'sealed', 'hex'),
        (added.value ->> 'key_version')::smallint,
        (change ->> 'batch')::uuid,
        as_of
    from pg_catalog.jsonb_array_elements(change -> 'identifiers') as added
    -- A weak number that is somebody else's is left there, as an import leaves it (BX-15).
    on conflict do nothing;
end;
$$;

comment on function credit.open_corrected_file(timestamptz, uuid, jsonb) is
'change: opens_file, kind, batch, identifiers (digest, type, clear, sealed in hexadecimal, key_version).';

alter function credit.open_corrected_file(timestamptz, uuid, jsonb) owner to credit_corrector;
revoke all on function credit.open_corrected_file(timestamptz, uuid, jsonb) from public;
