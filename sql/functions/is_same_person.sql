-- Purpose: whether two accounts are one person's: a stopped account and the one after it are.
-- Rules: QZ-8, QZ-12, PB-9, QZ-1.
-- Called by: the commands that two persons must do.
create or replace function credit.is_same_person(first_account text, second_account text)
returns boolean
language sql
stable
parallel safe
security definer
set search_path = ''
begin atomic
    select
        exists(
            select
            from credit.account as first_one
            inner join credit.account as second_one
                on first_one.person_digest = second_one.person_digest
            where
                first_one.account_id = is_same_person.first_account
                and second_one.account_id = is_same_person.second_account
        );
end;

comment on function credit.is_same_person(text, text) is
'By person, not by account: whoever got another account is still not a second person.';

alter function credit.is_same_person(text, text) owner to credit_account_keeper;
revoke all on function credit.is_same_person(text, text) from public;
grant execute on function credit.is_same_person(text, text)
to credit_case_keeper, credit_window_discloser, credit_corrector;
