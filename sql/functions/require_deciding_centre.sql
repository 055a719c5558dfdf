-- Purpose: refuses what is the city's credit centre's to whoever sits in another unit.
-- Rules: HZ-O2, HZ-O6, HZ-O8, HZ-O11, HZ-O12, HZ-Q9.
-- Called by: the commands by which the centre verifies, corrects and marks, and require_correction_case.
create or replace function credit.require_deciding_centre(
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
    if not credit.is_deciding_unit(actor_unit, 'centre') then
        perform credit.refuse_staff_command('centre_of_city_only', rule_id);
    end if;
end;
$$;

comment on function credit.require_deciding_centre(text, text) is
'As require_deciding_authority: a district''s centre looks on. CR001 centre_of_city_only, with the given rule.';

alter function credit.require_deciding_centre(text, text) owner to credit_case_keeper;
revoke all on function credit.require_deciding_centre(text, text) from public;
grant execute on function credit.require_deciding_centre(text, text) to credit_corrector;
