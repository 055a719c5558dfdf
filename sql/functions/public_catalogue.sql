-- Purpose: the public part of the catalogue in force.
-- Rules: HZ-M6, BX-1.
-- Called by: creditd, public audience. Not a query about a subject, so it makes no log entry.
create or replace function credit.public_catalogue()
returns text
language sql
stable
security definer
set search_path = ''
as $$
    select catalogue_version.public_document
    from credit.catalogue_version
    where catalogue_version.state = 'published';
$$;

comment on function credit.public_catalogue() is 'Null while no catalogue is published.';

alter function credit.public_catalogue() owner to credit_public_discloser;
revoke all on function credit.public_catalogue() from public;
grant execute on function credit.public_catalogue() to credit_public;
