-- Purpose: logs that somebody begins to read the whole log from a position on, in order to verify it.
-- Rules: HZ-Q15, PB-12.
-- Called by: creditctl log verify and log archive, before query_log_entries_for_verification.
create or replace function credit.begin_query_log_verification(
    as_of timestamptz, reader text, first_position bigint
)
returns table (permit_position bigint, permit_time timestamptz)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    answer json;
begin
    perform credit.require_query_log_account(reader);
    if first_position is null or first_position < 0 then
        raise exception 'no position of the log' using errcode = 'invalid_parameter_value';
    end if;
    select logged.answer::json
    into strict answer
    from
        credit.append_query_log(
            as_of, 'audit', 'log_verification', array['verify_log'], array[reader], array[null::text], array['local'],
            array['-'], array['{"first":' || first_position || '}'], array[null::uuid], array['answered'],
            array[null::text], array[''], array['{"first":' || first_position]
        ) as logged;
    return query
    select
        (answer #>> '{receipt,position}')::bigint,
        (answer #>> '{receipt,time}')::timestamptz;
end;
$$;

comment on function credit.begin_query_log_verification(timestamptz, text, bigint) is
'Answers where the entry is: the permit that query_log_entries_for_verification asks for. A transaction of its own, '
'because the lock of the log''s head must not be held while millions of entries are read.';

alter function credit.begin_query_log_verification(timestamptz, text, bigint) owner to credit_query_log_owner;
revoke all on function credit.begin_query_log_verification(timestamptz, text, bigint) from public;
grant execute on function credit.begin_query_log_verification(timestamptz, text, bigint)
to credit_auditor;
