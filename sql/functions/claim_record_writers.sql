-- Purpose: the turn to write records, for a person who waits at a screen: a bounded wait, then a clear refusal.
-- Rules: HZ-O8, X-6, X-7.
-- Called by: store_correction.
create or replace function credit.claim_record_writers()
returns void
language plpgsql
volatile
set search_path = ''
-- Set by us: longer than the usual import of a day's file, much shorter than anybody waits for a page.
set lock_timeout = '3s'
as $$
begin
    perform credit.lock_record_writers();
exception
    when lock_not_available then
        perform credit.refuse_staff_command('records_being_written', 'X-6');
end;
$$;

comment on function credit.claim_record_writers() is
'As lock_record_writers, for three seconds at most; then CR001 records_being_written: an import or a publication runs.';

alter function credit.claim_record_writers() owner to credit_corrector;
revoke all on function credit.claim_record_writers() from public;
