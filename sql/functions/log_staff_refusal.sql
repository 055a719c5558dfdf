-- Purpose: logs that a command of staff was refused, and seals the refusal.
-- Rules: HZ-Q11, HZ-Q15, PB-12.
-- Called by: creditd, staff audience, after it rolled the command back.
-- Before a refusal said what was asked for; whoever still sends eight values gets the defaults.
drop function if exists credit.log_staff_refusal(timestamptz, bytea, text, text, text, jsonb, text, text);

create or replace function credit.log_staff_refusal(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    operation text,
    scope jsonb,
    rule_id text,
    refusal text,
    purpose text default 'administration',
    about text default null,
    texts jsonb default '{}'
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    holder record;
    concerned record;
    sealed_answer text;
begin
    perform credit.require_staff_origin(network_address, request_id);
    if operation is null or operation !~ '^[a-z_]{1,64}$' or rule_id !~ '^[A-Za-z0-9-]{1,16}$' then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    if
        purpose is null or purpose not in ('window_application', 'objection', 'administration')
        or texts is null or pg_catalog.jsonb_typeof(texts) <> 'object'
    then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    -- Ids, alone or listed, codes, words, days and flags; what somebody typed stays out of a log that nobody can delete
    -- from.
    if
        scope is not null and pg_catalog.jsonb_typeof(scope) <> 'object'
        or exists (
            select
            from
                pg_catalog.jsonb_each(case when pg_catalog.jsonb_typeof(scope) = 'object' then scope end)
                    as member (name, value)
            where
                member.name !~ '^[a-z_]{1,32}$'
                or case pg_catalog.jsonb_typeof(member.value)
                    when 'array' then exists (
                        select
                        from pg_catalog.jsonb_array_elements_text(member.value) as listed (id)
                        where listed.id is null or listed.id !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                    )
                    else member.value #>> '{}' !~ '^[A-Za-z0-9_-]{1,64}$'
                end
        )
    then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    -- Also of a session that is over: it still says who it was.
    select
        account.account_id,
        account.unit_code
    into holder
    from credit.staff_session
    inner join credit.account
        on staff_session.account_id = account.account_id
    where staff_session.token_digest = session;

    select told.*
    into strict concerned
    from credit.refused_scope(about, coalesce(scope, '{}'), texts) as told;

    select logged.answer
    into strict sealed_answer
    from
        credit.append_query_log(
            as_of, 'staff', coalesce(concerned.purpose, log_staff_refusal.purpose), array[operation],
            array[coalesce(holder.account_id, 'unknown')], array[holder.unit_code], array[network_address],
            array[request_id], array[concerned.full_scope::text],
            -- X-8: nobody learned anything of the subject.
            array[null::uuid], array['refused'], array[rule_id], array[''], array[refusal]
        ) as logged;
    return sealed_answer;
end;
$$;

comment on function credit.log_staff_refusal(
    timestamptz, bytea, text, text, text, jsonb, text, text, text, text, jsonb
) is
'refusal is a problem document without its closing brace. session may be null, unknown or over. scope: the code of the '
'refusal and what the command named; purpose where no case tells it; about and texts as refused_scope takes them: of '
'texts only digests are logged.';

alter function credit.log_staff_refusal(
    timestamptz, bytea, text, text, text, jsonb, text, text, text, text, jsonb
) owner to credit_account_keeper;
revoke all on function credit.log_staff_refusal(
    timestamptz, bytea, text, text, text, jsonb, text, text, text, text, jsonb
) from public;
grant execute on function credit.log_staff_refusal(
    timestamptz, bytea, text, text, text, jsonb, text, text, text, text, jsonb
) to credit_staff;
