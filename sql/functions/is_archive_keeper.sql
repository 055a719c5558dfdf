-- Purpose: whether an account has the archive of a unit in care.
-- Rules: HZ-Q16, HZ-S2, QZ-3.
-- Called by: the commands of the archive, keeper_list, vacant_archives.
create or replace function credit.is_archive_keeper(
    unit_code text,
    account_id text
)
returns boolean
language sql
stable
set search_path = ''
as $$
    select exists (
        select
        from credit.archive_keeper
        -- HZ-S2: who left, stands still or does other work there answers for nothing any more.
        inner join credit.account
            on archive_keeper.account_id = account.account_id and archive_keeper.unit_code = account.unit_code
        where
            archive_keeper.unit_code = is_archive_keeper.unit_code
            and archive_keeper.ended_at is null
            and account.state = 'active'
            and account.role in ('window_clerk', 'centre_clerk')
            and (
                is_archive_keeper.account_id is null or archive_keeper.account_id = is_archive_keeper.account_id
            )
    );
$$;

comment on function credit.is_archive_keeper(text, text) is
'account_id null: whether the unit has anybody in charge: appointed, active, and still a clerk of that unit.';

alter function credit.is_archive_keeper(text, text) owner to credit_case_keeper;
revoke all on function credit.is_archive_keeper(text, text) from public;
