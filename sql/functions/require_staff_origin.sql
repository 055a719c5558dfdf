-- Purpose: refuses addresses and request ids that can't stand in the log as they are.
-- Rules: PB-11, PB-12.
-- Called by: the functions of staff that are reached from outside.
create or replace function credit.require_staff_origin(
    network_address text,
    request_id text
)
returns inet
language plpgsql
stable
set search_path = ''
as $$
begin
    if request_id is null or request_id !~ '^[^[:cntrl:]"\\]{0,128}$' or network_address is null then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    -- Only what reads back the same: an address has one spelling in the log, and no mask.
    if network_address !~ '^[0-9a-f:.]{2,45}$' then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    return network_address::inet;
exception
    when invalid_text_representation then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
        return null;
end;
$$;

comment on function credit.require_staff_origin(text, text) is
'The address; CR001 malformed_command for what is none.';

alter function credit.require_staff_origin(text, text) owner to credit_account_keeper;
revoke all on function credit.require_staff_origin(text, text) from public;
grant execute on function credit.require_staff_origin(text, text)
to credit_case_keeper, credit_window_discloser, credit_corrector;
