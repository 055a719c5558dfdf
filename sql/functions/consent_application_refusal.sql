-- Purpose: why nobody could consent to an application, if so.
-- Rules: JJ-7, HZ-S6, QZ-4.
-- Called by: apply_for_consent.
create or replace function credit.consent_application_refusal(
    today date, providing_unit text, items text[], purpose text
)
returns text
language plpgsql
stable
set search_path = ''
as $$
begin
    if not exists(
        select
        from credit.unit
        where
            unit.unit_code = consent_application_refusal.providing_unit
            and 'provider' = any(unit.kinds)
            and (unit.ended_on is null or unit.ended_on > today)
    ) then
        return 'consent_unit_unknown';
    end if;
    if pg_catalog.cardinality(items) <> (
        select pg_catalog.count(*)
        from credit.catalogue_item
        inner join credit.catalogue_version
            on catalogue_item.catalogue_version_id = catalogue_version.catalogue_version_id
        where
            catalogue_version.state = 'published'
            and catalogue_item.sharing_mode = 'on_authority'
            and catalogue_item.item_code = any(items)
    ) then
        return 'consent_item_unknown';
    end if;
    if not exists(
        select
        from credit.query_purpose
        where
            query_purpose.policy_id = credit.policy_in_force(today)
            and query_purpose.purpose = consent_application_refusal.purpose
    ) then
        return 'purpose_unknown';
    end if;
    return null;
end;
$$;

comment on function credit.consent_application_refusal(date, text, text[], text) is
'A code of refusal_sentence; null: an application is possible. items are distinct. The catalogue and the list of '
'purposes are public, so this says nothing about anybody.';

alter function credit.consent_application_refusal(date, text, text[], text) owner to credit_account_keeper;
revoke all on function credit.consent_application_refusal(date, text, text[], text) from public;
