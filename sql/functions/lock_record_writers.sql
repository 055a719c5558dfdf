-- Purpose: lets one writer of records at a time work: what it has compared stays true until it commits.
-- Rules: X-5, X-6, HZ-O8.
-- Called by: creditctl import, publish, withdraw, prepare, first in their transactions; claim_record_writers.
create or replace function credit.lock_record_writers()
returns void
language sql
volatile
set search_path = ''
as $$
    select pg_catalog.pg_advisory_xact_lock(482915002);
$$;

comment on function credit.lock_record_writers() is 'Waits for its turn; held until the transaction ends.';

alter function credit.lock_record_writers() owner to credit_owner;
revoke all on function credit.lock_record_writers() from public;
grant execute on function credit.lock_record_writers() to credit_intake, credit_corrector;
