-- Purpose: refuses a decision that is the city's authority's to whoever sits in another unit.
-- Rules: HZ-O2, HZ-O3, HZ-Q9, HZ-Q12, HZ-Q17, TM-5, QZ-16, PB-10.
-- Called by: the commands by which the authority approves or returns, after require_staff.
create or replace function credit.require_deciding_authority(
    actor_unit text,
    rule_id text
)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
    if not credit.is_deciding_unit(actor_unit, 'authority') then
        perform credit.refuse_staff_command('authority_of_city_only', rule_id);
    end if;
end;
$$;

comment on function credit.require_deciding_authority(text, text) is
'Of is_deciding_unit. CR001 authority_of_city_only, with the given rule.';

alter function credit.require_deciding_authority(text, text) owner to credit_case_keeper;
revoke all on function credit.require_deciding_authority(text, text) from public;
grant execute on function credit.require_deciding_authority(text, text)
to credit_window_discloser, credit_account_keeper;
