-- Purpose: the catalogue in force, by whose rules a correction is read and written.
-- Rules: BX-1, HZ-O8.
-- Called by: creditd, staff audience, before a correction.
create or replace function credit.catalogue_for_correction()
returns table (catalogue_version_id integer, document text)
language sql
stable
security definer
set search_path = ''
as $$
    select
        catalogue_version.catalogue_version_id,
        catalogue_version.document::text
    from credit.catalogue_version
    where catalogue_version.state = 'published';
$$;

comment on function credit.catalogue_for_correction() is 'No row before the first publication. Holds no record.';

alter function credit.catalogue_for_correction() owner to credit_corrector;
revoke all on function credit.catalogue_for_correction() from public;
grant execute on function credit.catalogue_for_correction() to credit_staff;
