-- Purpose: logs that an auditor reads the query log: who, why, and what is looked for.
-- Rules: HZ-Q15, PB-12, X-8.
-- Called by: creditctl log read, before read_query_log.
create or replace function credit.begin_query_log_reading(
    as_of timestamptz,
    reader text,
    reason text,
    logged_from timestamptz,
    logged_until timestamptz,
    actor text,
    unit_code text,
    subject_key uuid,
    purpose text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
set timezone = 'Asia/Shanghai'
as $$
declare
    time_form constant text := 'YYYY-MM-DD"T"HH24:MI:SS.US"+08:00"';
begin
    perform credit.require_query_log_account(reader);
    if coalesce(pg_catalog.btrim(reason), '') = '' then
        raise exception 'reading the query log needs a reason' using errcode = 'invalid_parameter_value';
    end if;
    if logged_from is null or logged_until is null or not pg_catalog.isfinite(logged_from)
        or not pg_catalog.isfinite(logged_until) or logged_from >= logged_until then
        raise exception 'reading the query log needs a time range' using errcode = 'invalid_parameter_value';
    end if;
    return credit.log_own_query(
        as_of, 'audit', 'log_inspection', 'read_log', reader,
        pg_catalog.json_strip_nulls(
            pg_catalog.json_build_object(
                'from', pg_catalog.to_char(logged_from, time_form),
                'until', pg_catalog.to_char(logged_until, time_form),
                'actor', actor, 'unit', unit_code, 'subject', subject_key, 'purpose', purpose, 'reason', reason
            )
        )::text,
        subject_key, 'answered', '"entries"', '{"reading":"permitted"'
    );
end;
$$;

comment on function credit.begin_query_log_reading(
    timestamptz, text, text, timestamptz, timestamptz, text, text, uuid, text
) is
'Answers a JSON document whose receipt is the permit that read_query_log asks for. logged_until is exclusive; a filter '
'that is null does not filter. Raises 22023 without a range or a reason. A transaction of its own: what is not '
'committed permits nothing.';

alter function credit.begin_query_log_reading(
    timestamptz, text, text, timestamptz, timestamptz, text, text, uuid, text
) owner to credit_query_log_owner;
revoke all on function credit.begin_query_log_reading(
    timestamptz, text, text, timestamptz, timestamptz, text, text, uuid, text
) from public;
grant execute on function credit.begin_query_log_reading(
    timestamptz, text, text, timestamptz, timestamptz, text, text, uuid, text
) to credit_auditor;
