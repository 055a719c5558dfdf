-- Purpose: how a record's provider stands to the unit that asks.
-- Rules: JJ-4, JJ-5, JJ-6.
-- Called by: explain_access, government_files, window_records.
create or replace function credit.jurisdiction_relation(
    unit_level text, division_code text, provider_level text, provider_division text
)
returns text
language sql
immutable
parallel safe
return case
    when provider_level = 'above' then case unit_level when 'city' then 'own' else 'above' end
    -- The first four digits of GB/T 2260 are the city's.
    when pg_catalog.left(provider_division, 4) = pg_catalog.left(division_code, 4) is not true then 'other'
    when unit_level = 'city' then case provider_level when 'city' then 'own' else 'below' end
    when provider_level = 'city' then 'above'
    when provider_division = division_code then 'own'
    else 'other'
end;

comment on function credit.jurisdiction_relation(text, text, text, text) is
'own, below, above or other; other for a provider that is not known (nulls). Without a setting of its own, so that '
'PostgreSQL puts it into the statement that calls it.';

alter function credit.jurisdiction_relation(text, text, text, text) owner to credit_government_discloser;
revoke all on function credit.jurisdiction_relation(text, text, text, text) from public;
grant execute on function credit.jurisdiction_relation(text, text, text, text) to credit_window_discloser;
