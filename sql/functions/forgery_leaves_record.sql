-- Purpose: whether an established forgery becomes a record in somebody's file.
-- Rules: HZ-Q9, BX-1.
-- Called by: decide_forgery, require_forgery_recorded, allowed_events.
create or replace function credit.forgery_leaves_record(
    case_id uuid
)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
declare
    -- The catalogues' item for it, as corrected_version and the daemon know it.
    forgery_item constant text := 'XYPT-XJCL';
begin
    return exists (
        select
        from credit.forgery_report
        where
            forgery_report.case_id = forgery_leaves_record.case_id
            -- Where nobody knows who did it there is no file to record it in.
            and forgery_report.person <> 'unknown'
    ) and not exists (
        -- Without a catalogue in force nothing is recorded yet; with one that has no such item, no law lets it be.
        select
        from credit.catalogue_version
        where
            catalogue_version.state = 'published'
            and not exists (
                select
                from credit.catalogue_item
                where
                    catalogue_item.catalogue_version_id = catalogue_version.catalogue_version_id
                    and catalogue_item.item_code = forgery_item
            )
    );
end;
$$;

comment on function credit.forgery_leaves_record(uuid) is
'A city whose rules name no basis for such a record has no item for it in its catalogue: there the case ends with the '
'decision. Also of cases that are no forgery: false.';

alter function credit.forgery_leaves_record(uuid) owner to credit_case_keeper;
revoke all on function credit.forgery_leaves_record(uuid) from public;
