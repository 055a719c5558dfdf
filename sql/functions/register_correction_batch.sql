-- Purpose: enters a correction into the register of imports: a batch of one row, so that its day and author are there.
-- Rules: HZ-O8, X-5, BX-9.
-- Called by: add_corrected_version.
create or replace function credit.register_correction_batch(
    as_of timestamptz,
    account_id text,
    made credit.record_version,
    is_new boolean
)
returns void
language sql
volatile
set search_path = ''
as $$
    insert into credit.import_batch (
        batch_id, item_code, provider_code, catalogue_version_id, file_digest, started_at, finished_at, requested_by,
        row_count, accepted_count, updated_count, unchanged_count, quarantined_count, rejected_count
    )
    values (
        made.batch_id, made.item_code, made.provider_code, made.catalogue_version_id,
        -- There is no file: of the content as it is stored, sealed where X-4 wants it.
        pg_catalog.sha256(pg_catalog.convert_to(made.content::text, 'UTF8')), as_of, as_of, account_id, 1,
        is_new::integer, (not is_new)::integer, 0, 0, 0
    );
$$;

comment on function credit.register_correction_batch(timestamptz, text, credit.record_version, boolean) is
'is_new: the record was not there; otherwise it is counted as updated.';

alter function credit.register_correction_batch(timestamptz, text, credit.record_version, boolean)
owner to credit_corrector;
revoke all on function credit.register_correction_batch(timestamptz, text, credit.record_version, boolean)
from public;
