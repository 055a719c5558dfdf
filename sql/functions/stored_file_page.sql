-- Purpose: what the register knows of the scans in the file store, for the check of the store.
-- Rules: HZ-Q16, X-4.
-- Called by: creditctl files check.
create or replace function credit.stored_file_page(
    after_file uuid,
    page_size integer
)
returns table (
    file_id uuid,
    byte_count integer,
    content_digest bytea,
    key_version integer,
    is_destroyed boolean
)
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    -- Set by us: a round trip for many, memory for few.
    largest_page constant integer := 10000;
begin
    if page_size is null or page_size not between 1 and largest_page then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    return query
    select
        stored_file.file_id,
        stored_file.byte_count,
        stored_file.content_digest,
        stored_file.key_version,
        stored_file.destroyed_at is not null
    from credit.stored_file
    where after_file is null or stored_file.file_id > after_file
    order by stored_file.file_id
    limit page_size;
end;
$$;

comment on function credit.stored_file_page(uuid, integer) is
'In the order of the ids, behind after_file (null: from the first), page_size 1 to 10,000. Ids, sizes and digests: '
'whose they are is not among it.';

alter function credit.stored_file_page(uuid, integer) owner to credit_case_keeper;
revoke all on function credit.stored_file_page(uuid, integer) from public;
grant execute on function credit.stored_file_page(uuid, integer) to credit_intake;
