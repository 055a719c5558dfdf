-- Purpose: the entry that a check of the file store leaves in the query log.
-- Rules: HZ-Q16, HZ-Q15, PB-12.
-- Called by: creditctl files check, at its end.
create or replace function credit.record_file_check(
    as_of timestamptz,
    operator text,
    request_id text,
    checked integer,
    missing uuid[],
    damaged uuid[],
    removed integer,
    remaining integer
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Set by us: an entry names so many; the counts say all.
    most_named constant integer := 1000;
begin
    if checked is null or removed is null or remaining is null or missing is null or damaged is null
        or least(checked, removed, remaining) < 0 then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    return credit.log_machine_operation(
        as_of, 'check_files', operator, request_id,
        pg_catalog.jsonb_build_object(
            'missing', missing[1:most_named], 'damaged', damaged[1:most_named]
        ),
        pg_catalog.jsonb_build_object(
            'checked', checked, 'missing', pg_catalog.cardinality(missing),
            'damaged', pg_catalog.cardinality(damaged), 'removed', removed, 'remaining', remaining
        )
    );
end;
$$;

comment on function credit.record_file_check(
    timestamptz, text, text, integer, uuid[], uuid[], integer, integer
) is
'checked: scans of the register that were looked at; removed: what lay in the store and belonged to nothing, or was '
'destroyed; remaining: such things that were left.';

alter function credit.record_file_check(
    timestamptz, text, text, integer, uuid[], uuid[], integer, integer
) owner to credit_account_keeper;
revoke all on function credit.record_file_check(
    timestamptz, text, text, integer, uuid[], uuid[], integer, integer
) from public;
grant execute on function credit.record_file_check(
    timestamptz, text, text, integer, uuid[], uuid[], integer, integer
) to credit_intake;
