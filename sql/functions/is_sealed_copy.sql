-- Purpose: whether a provider's copy of a record has its form: nothing in it is in clear.
-- Rules: X-4, BX-14.
-- Called by: answer_task.
create or replace function credit.is_sealed_copy(
    provider_copy jsonb
)
returns boolean
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
begin
    if provider_copy is null then
        return null;
    end if;
    if pg_catalog.jsonb_typeof(provider_copy) <> 'object' then
        return false;
    end if;
    return (
        select
            -- Set by us, fields: the widest item of the catalogues has some fifty.
            pg_catalog.count(*) between 1 and 200
            and pg_catalog.bool_and(
                coalesce(
                    field.code ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$'
                    and pg_catalog.jsonb_typeof(field.content) = 'object'
                    and field.content - 'sealed' = '{}'
                    and field.content ->> 'sealed' ~ '^([0-9a-f]{2})+$'
                    -- Set by us, characters: eight kilobytes sealed.
                    and pg_catalog.length(field.content ->> 'sealed') <= 16384,
                    false
                )
            )
        from pg_catalog.jsonb_each(provider_copy) as field (code, content)
    );
end;
$$;

comment on function credit.is_sealed_copy(jsonb) is
'Null for null.';

alter function credit.is_sealed_copy(jsonb) owner to credit_case_keeper;
revoke all on function credit.is_sealed_copy(jsonb) from public;
