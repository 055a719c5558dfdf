-- Purpose: the rule of the archive that a refusal about a case of a kind names.
-- Rules: HZ-Q16, HZ-O14.
-- Called by: the commands of the archive, where they refuse.
create or replace function credit.archive_rule(kind text)
returns text
language sql
immutable
parallel safe
set search_path = ''
as $$
    select case
        when archive_rule.kind in ('objection', 'annotation', 'annotation_withdrawal') then 'HZ-O14'
        else 'HZ-Q16'
    end;
$$;

comment on function credit.archive_rule(text) is 'Never null, also for what is no kind.';

alter function credit.archive_rule(text) owner to credit_case_keeper;
revoke all on function credit.archive_rule(text) from public;
