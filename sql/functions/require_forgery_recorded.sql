-- Purpose: an established forgery ends as a record in the file of who did it, where there is a file and an item.
-- Rules: HZ-Q9.
-- Called by: close_case.
create or replace function credit.require_forgery_recorded(
    concerned credit.service_case
)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
    if concerned.state = 'established' and credit.forgery_leaves_record(concerned.case_id) then
        perform credit.refuse_staff_command('transition_not_allowed', 'HZ-Q9');
    end if;
end;
$$;

comment on function credit.require_forgery_recorded(credit.service_case) is
'Of other cases nothing is asked. CR001 transition_not_allowed.';

alter function credit.require_forgery_recorded(credit.service_case) owner to credit_case_keeper;
revoke all on function credit.require_forgery_recorded(credit.service_case) from public;
