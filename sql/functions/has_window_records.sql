-- Purpose: whether there is anything that the window could show of a file.
-- Rules: HZ-Q3, HZ-Q11, X-5.
-- Called by: refuse_application, before it says that the information does not exist.
create or replace function credit.has_window_records(subject_key uuid, items text[], day date)
returns boolean
language sql
stable
set search_path = ''
as $$
    select
        exists (
            select
            from (
                -- The newest version, of whatever level, is the record as it stands.
                select distinct on (record_version.record_id)
                    record_version.open_level,
                    record_version.item_code,
                    record_version.state,
                    record_version.retained_until
                from credit.record_version
                where record_version.subject_key = has_window_records.subject_key
                order by record_version.record_id asc, record_version.version desc
            ) as newest
            where
                newest.open_level in ('A', 'B')
                and newest.state = 'in_force'
                and coalesce(newest.retained_until >= has_window_records.day, true)
                and coalesce(newest.item_code = any(has_window_records.items), true)
        );
$$;

comment on function credit.has_window_records(uuid, text[], date) is
'Of the items, null: of all. A record that is suspended exists, too. Says nothing of level C.';

alter function credit.has_window_records(uuid, text[], date) owner to credit_case_keeper;
revoke all on function credit.has_window_records(uuid, text[], date) from public;
