-- Purpose: refuses lists of items that are none, and items that no catalogue in force has.
-- Rules: HZ-Q11, BX-1.
-- Called by: record_letter, require_application_request.
create or replace function credit.require_query_items(items text[])
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
    -- query_application_items_check.
    most_items constant integer := 100;
begin
    if items is null then
        return;
    end if;
    if
        pg_catalog.cardinality(items) not between 1 and most_items
        or exists (
            select
            from pg_catalog.unnest(items) as item (code)
            where item.code !~ '^[A-Za-z0-9][A-Za-z0-9-]{0,31}$' is not false
        )
        or pg_catalog.cardinality(items) <> (
            select pg_catalog.count(distinct item.code) from pg_catalog.unnest(items) as item (code)
        )
    then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    if exists (
        select
        from pg_catalog.unnest(items) as item (code)
        where not exists (
            select
            from credit.catalogue_item
            inner join credit.catalogue_version
                on catalogue_item.catalogue_version_id = catalogue_version.catalogue_version_id
            where
                catalogue_version.state = 'published'
                and catalogue_item.item_code = item.code
        )
    ) then
        perform credit.refuse_staff_command('item_unknown', 'HZ-Q11');
    end if;
end;
$$;

comment on function credit.require_query_items(text[]) is
'items null: the whole file. CR001 malformed_command, item_unknown: what is asked for is unclear and can be amended.';

alter function credit.require_query_items(text[]) owner to credit_case_keeper;
revoke all on function credit.require_query_items(text[]) from public;
