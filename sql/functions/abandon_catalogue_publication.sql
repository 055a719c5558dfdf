-- Purpose: drops a publication that was begun, and only such a one: a published version never changes.
-- Rules: BX-1, HZ-M6.
-- Called by: creditctl, as intake, which may not delete catalogue versions itself.
create or replace function credit.abandon_catalogue_publication()
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    abandoned_id integer;
    abandoned_label text;
begin
    select catalogue_version.catalogue_version_id, catalogue_version.label
    into abandoned_id, abandoned_label
    from credit.catalogue_version
    where catalogue_version.state = 'publishing';
    if abandoned_id is not null then
        delete from credit.reclassification;
        delete from credit.catalogue_item where catalogue_item.catalogue_version_id = abandoned_id;
        delete from credit.catalogue_version where catalogue_version.catalogue_version_id = abandoned_id;
    end if;
    return abandoned_label;
end;
$$;

comment on function credit.abandon_catalogue_publication() is
'Returns the label of what was dropped; null when nothing was begun.';

alter function credit.abandon_catalogue_publication() owner to credit_owner;
revoke all on function credit.abandon_catalogue_publication() from public;
grant execute on function credit.abandon_catalogue_publication() to credit_intake;
