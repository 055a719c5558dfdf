-- Purpose: makes the monthly partitions of the query log that are missing, from the month of as_of on.
-- Rules: HZ-Q15.
-- Called by: creditctl migrate; creditd at start and once an hour.
create or replace function credit.prepare_query_log_partitions(as_of timestamptz)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
set timezone = 'Asia/Shanghai'
as $$
declare
    -- Three months ahead: the daemon may stand still for a quarter and still find a place for its next entry.
    months_ahead constant integer := 3;
    month_start timestamptz;
    partition_name text;
    made integer := 0;
    former_intention constant text := coalesce(pg_catalog.current_setting('credit.query_log_change', true), '');
begin
    -- Two daemons starting at once must not make the same partition; the key is this function's own.
    perform pg_catalog.pg_advisory_xact_lock(482915001);
    for step in 0..months_ahead loop
        month_start := pg_catalog.date_trunc('month', as_of) + pg_catalog.make_interval(months => step);
        partition_name := 'query_log_entry_' || pg_catalog.to_char(month_start, 'YYYY_MM');
        if pg_catalog.to_regclass('credit.' || partition_name) is null then
            execute pg_catalog.format(
                'create table credit.%I partition of credit.query_log_entry for values from (%L) to (%L)',
                partition_name, month_start, month_start + interval '1 month'
            );
            -- Fences of its own, which it keeps when it is detached. The guard (config/postgresql/guard.sql) lets
            -- nobody touch a fence who does not say so; a function's own "set" of this name is a superuser's right.
            perform pg_catalog.set_config('credit.query_log_change', 'intended', true);
            execute pg_catalog.format(
                'create trigger query_log_fence_statement before update or delete or truncate on credit.%I '
                'for each statement execute function credit.refuse_query_log_change()', partition_name
            );
            execute pg_catalog.format(
                'create trigger query_log_fence_row before update or delete on credit.%I '
                'for each row execute function credit.refuse_query_log_change()', partition_name
            );
            execute pg_catalog.format(
                'alter table credit.%I enable always trigger query_log_fence_statement, '
                'enable always trigger query_log_fence_row', partition_name
            );
            perform pg_catalog.set_config('credit.query_log_change', former_intention, true);
            made := made + 1;
        end if;
    end loop;
    return made;
end;
$$;

comment on function credit.prepare_query_log_partitions(timestamptz) is
'Idempotent; answers how many partitions it made. Owner''s rights because only the owner may create a partition.';

alter function credit.prepare_query_log_partitions(timestamptz) owner to credit_query_log_owner;
revoke all on function credit.prepare_query_log_partitions(timestamptz) from public;
grant execute on function credit.prepare_query_log_partitions(timestamptz) to credit_public;
