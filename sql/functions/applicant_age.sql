-- Purpose: how old a natural person who applies is, as far as the rules ask.
-- Rules: HZ-Q2.
-- Called by: receive_application.
create or replace function credit.applicant_age(birth_date date, day date)
returns text
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
begin
    -- The law's 满 is reached on the birthday; 29 February's is 28 February in a common year (民法典 第二百零二条).
    return case
        when birth_date is null or day is null or birth_date > day then null
        when (birth_date + interval '16 years')::date > day then 'under_16'
        when (birth_date + interval '18 years')::date > day then 'from_16_to_17'
        else 'adult'
    end;
end;
$$;

comment on function credit.applicant_age(date, date) is
'under_16, from_16_to_17 or adult on that day; null: not born yet. The same as ApplicantAge.';

alter function credit.applicant_age(date, date) owner to credit_case_keeper;
revoke all on function credit.applicant_age(date, date) from public;
