-- Purpose: the entry that newly published periods leave in the query log.
-- Rules: HZ-Q15, HZ-O13, PB-12, X-5.
-- Called by: creditctl periods publish, in its transaction.
create or replace function credit.record_period_publication(
    as_of timestamptz,
    operator text,
    request_id text,
    profile text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    added jsonb;
begin
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'period', legal_period.period_code, 'effective_on', legal_period.effective_on,
                'length', legal_period.length, 'unit', legal_period.unit,
                'extension_length', legal_period.extension_length, 'extension_unit', legal_period.extension_unit,
                'extension_role', legal_period.extension_role, 'rule', legal_period.rule_id,
                'is_statutory', legal_period.is_statutory
            )
            order by legal_period.period_code, legal_period.effective_on
        )
    into added
    from credit.legal_period
    where
        legal_period.profile = record_period_publication.profile
        and legal_period.published_at = as_of;
    if added is null then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    return credit.log_machine_operation(
        as_of, 'publish_periods', operator, request_id,
        pg_catalog.jsonb_build_object('profile', profile, 'periods', added),
        pg_catalog.jsonb_build_object('profile', profile, 'published', pg_catalog.jsonb_array_length(added))
    );
end;
$$;

comment on function credit.record_period_publication(timestamptz, text, text, text) is
'Every figure that the profile was given at as_of, read from the rows themselves. CR001 malformed_command where it was '
'given none.';

alter function credit.record_period_publication(timestamptz, text, text, text) owner to credit_account_keeper;
revoke all on function credit.record_period_publication(timestamptz, text, text, text) from public;
grant execute on function credit.record_period_publication(timestamptz, text, text, text) to credit_intake;
