-- Purpose: the consents that hold for using units on a day: the only place that says when one holds.
-- Rules: JJ-7, HZ-S6.
-- Called by: the disclosure to government users, inside the statement that reads the records.
create or replace function credit.consents_in_force(using_units text[], day date)
returns table (using_unit text, providing_unit text, item_code text, purpose text)
language sql
stable
parallel safe
begin atomic
    select distinct
        consent.using_unit,
        consent.providing_unit,
        consent.item_code,
        consent.purpose
    from credit.consent
    where
        consent.using_unit = any(consents_in_force.using_units)
        and consent.state = 'granted'
        and consents_in_force.day between consent.valid_from and consent.valid_until;
end;

comment on function credit.consents_in_force(text[], date) is
'Granted, not withdrawn, the day between the first and the last one, both included. Becomes part of the calling '
'statement and sees what that sees, so a withdrawal counts from the next statement on. Names are bound when it is '
'created.';

alter function credit.consents_in_force(text[], date) owner to credit_owner;
revoke all on function credit.consents_in_force(text[], date) from public;
grant execute on function credit.consents_in_force(text[], date) to credit_government_discloser;
