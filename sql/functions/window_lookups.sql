-- Purpose: the part of a subject's own report that says who used its data.
-- Rules: BX-7, X-8.
-- Called by: issue_report.
create or replace function credit.window_lookups(as_of timestamptz, policy_id integer, subject_key uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
    -- Set by us: the latest ones on about four pages of paper; all of them are at the window (subject_lookups).
    largest_list constant integer := 100;
    -- Set by us: the years that a paper looks back; the log itself is kept for ever.
    looks_back constant interval := '2 years';
    since timestamptz := as_of - looks_back;
    -- The public is nobody: how often it asked is all that can be said.
    named constant text[] := array['government', 'window', 'staff'];
    public_count bigint;
    named_count bigint;
begin
    select
        coalesce(sum(counted.lookup_count) filter (where counted.audience = 'public'), 0),
        coalesce(sum(counted.lookup_count) filter (where counted.audience = any(named)), 0)
    into public_count, named_count
    from credit.count_lookups(window_lookups.subject_key, since) as counted;
    return pg_catalog.jsonb_build_object(
        'since', credit.local_day(since), 'count', named_count, 'listed', least(named_count, largest_list),
        'public_count', public_count,
        'entries',
        credit.lookup_documents(
            window_lookups.policy_id, window_lookups.subject_key, since, null, named, largest_list
        )
    );
end;
$$;

comment on function credit.window_lookups(timestamptz, integer, uuid) is
'count: by name, since that day; listed: how many of them entries holds, newest first; public_count: on the web.';

alter function credit.window_lookups(timestamptz, integer, uuid) owner to credit_window_discloser;
revoke all on function credit.window_lookups(timestamptz, integer, uuid) from public;
