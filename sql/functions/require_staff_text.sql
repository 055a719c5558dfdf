-- Purpose: refuses texts that are missing, empty, too long or not printable.
-- Rules: PB-12.
-- Called by: the functions of staff, for what people write.
create or replace function credit.require_staff_text(
    value text,
    longest integer
)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
    if value is null or pg_catalog.btrim(value) = '' or pg_catalog.length(value) > longest or value ~ '[[:cntrl:]]' then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
end;
$$;

comment on function credit.require_staff_text(text, integer) is
'1 to longest characters, not only blanks, no control characters; otherwise CR001 malformed_command.';

alter function credit.require_staff_text(text, integer) owner to credit_account_keeper;
revoke all on function credit.require_staff_text(text, integer) from public;
grant execute on function credit.require_staff_text(text, integer)
to credit_case_keeper, credit_window_discloser, credit_corrector;
