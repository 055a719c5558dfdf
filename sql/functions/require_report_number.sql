-- Purpose: whether a call that issues a report brought what it needs: ticket, id and a number of the right form.
-- Rules: BX-6.
-- Called by: stage_application_answer, stage_correction_answer.
create or replace function credit.require_report_number(ticket uuid, report_id uuid, report_number text)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
    if
        ticket is null or report_id is null
        or coalesce(report_number, '') !~ '^R\d{8}[0-9A-HJKMNP-TV-Z]{14}[0-9A-Z]$'
    then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
end;
$$;

comment on function credit.require_report_number(uuid, uuid, text) is
'CR001 malformed_command. The check character is the daemon''s to make; the table keeps numbers unique.';

alter function credit.require_report_number(uuid, uuid, text) owner to credit_window_discloser;
revoke all on function credit.require_report_number(uuid, uuid, text) from public;
