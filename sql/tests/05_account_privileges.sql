-- Purpose: what the logins of government and staff, and the owners of their functions, can't do with accounts.
-- Rules: HZ-S5, HZ-Q13, HZ-Q14, PB-1, PB-9, PB-12, QZ-1.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(22);
\ir fixtures/staff_commands.sql
select is(pg_temp.open_office(), '["none totp", "none totp"]', 'an authority with two administrators');

-- Histories are added to and nothing else; nothing of accounts is ever deleted.
create temporary table account_table (table_name text, is_history boolean) on commit drop;
insert into account_table
values
('division', false), ('calendar_year', false), ('calendar_exception', false), ('unit', false), ('use_agreement', false), ('role', true),
('account_transition', true), ('account', false), ('account_event', true), ('account_change', false), ('departure', false), ('certificate_transition', true),
('certificate', false), ('certificate_event', true), ('staff_credential', false), ('password_history', true), ('staff_session', false);
select is(
    (
        select string_agg(table_name, ', ') from account_table
        where has_table_privilege(role_name, 'credit.' || table_name, 'delete, truncate, trigger, references')
    ), null, 'PB-12: ' || role_name || ' deletes nothing of accounts'
)
from unnest(array['credit_account_keeper', 'credit_government_discloser']) as role_name;
select is(
    (
        select string_agg(table_name, ', ') from account_table
        where is_history and has_any_column_privilege('credit_account_keeper', 'credit.' || table_name, 'update')
    ), null, 'PB-9, PB-12: the keeper changes no history'
);
select is(
    (
        select string_agg(attname, ', ' order by attname) from pg_attribute
        where
            attrelid = 'credit.departure'::regclass and attnum > 0
            and has_column_privilege('credit_account_keeper', attrelid, attnum, 'update')
    ), 'withdrawn_at', 'QZ-3: of a departure nothing but that it was withdrawn'
);
select is(
    (
        select string_agg(table_name || '.' || attname, ', ' order by table_name, attname) from account_table
        inner join pg_attribute on pg_attribute.attrelid = ('credit.' || table_name)::regclass and attnum > 0
        where has_column_privilege('credit_government_discloser', attrelid, attnum, 'insert, update')
    ), 'account.last_query_at', 'HZ-Q13: the discloser writes the time of the last query and nothing else of accounts'
);
select is(
    (
        select string_agg(table_name || '.' || attname, ', ' order by table_name, attname) from account_table
        inner join pg_attribute on pg_attribute.attrelid = ('credit.' || table_name)::regclass and attnum > 0
        where
            has_column_privilege('credit_government_discloser', attrelid, attnum, 'select')
            and attname in ('holder_name', 'person_digest', 'password_hash', 'totp_secret', 'token_digest', 'csrf_digest', 'subject_name')
    ), null, 'HZ-S5: it reads no name of a person, no password and no session''s key'
);
select is(
    (
        select string_agg(table_name || '.' || attname, ', ' order by table_name, attname) from account_table
        inner join pg_attribute on pg_attribute.attrelid = ('credit.' || table_name)::regclass and attnum > 0
        where
            has_column_privilege('credit_account_keeper', attrelid, attnum, 'update')
            and attname in (
                'account_id', 'person_digest', 'unit_code', 'role', 'opened_at', 'spki_digest', 'certificate_id', 'requested_by', 'kind', 'details',
                'token_digest', 'csrf_digest', 'opened_at', 'change_id', 'division_code', 'level', 'valid_until', 'purposes', 'matters'
            )
            and table_name <> 'staff_credential'
    ), null, 'QZ-1, PB-10: whose an account is, and in which role, is never changed'
);
select is(
    (
        select string_agg(pg_class.relname, ', ') from pg_class
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        where
            pg_namespace.nspname = 'credit' and pg_class.relkind in ('r', 'p')
            and (pg_class.relname like 'record%' or pg_class.relname like 'public\_%'
                or pg_class.relname in ('identifier', 'subject', 'answer_envelope', 'verification_line'))
            and has_any_column_privilege('credit_account_keeper', pg_class.oid, 'select, insert, update')
    ), null, 'PB-1: the keeper of accounts reads no record'
);
select is(
    (
        select string_agg(pg_proc.proname, ', ') from pg_proc
        inner join pg_namespace on pg_proc.pronamespace = pg_namespace.oid
        where pg_namespace.nspname = 'credit' and has_function_privilege('public', pg_proc.oid, 'execute')
    ), null, 'HZ-S5: nobody executes a function by default'
);

-- Tried by each login: tables, owners, what is inside of the commands, the commands of others.
create temporary table attempt (role_name text, statement text) on commit drop;
insert into attempt
select
    role_name,
    format(form, table_name)
from unnest(array['credit_public', 'credit_government', 'credit_staff', 'credit_integrator', 'credit_signer', 'credit_auditor', 'credit_archivist'])
    as role_name
cross join account_table
cross join unnest(
    array[
        'select from credit.%s', 'insert into credit.%s default values', 'delete from credit.%s', 'truncate credit.%s', 'drop table credit.%s',
        'alter table credit.%s disable trigger all', 'grant select on credit.%s to public', 'lock table credit.%s in access share mode'
    ]
) as form;
insert into attempt
select
    role_name,
    statement
from unnest(array['credit_public', 'credit_government', 'credit_staff', 'credit_intake']) as role_name
cross join unnest(
    array[
        'set role credit_account_keeper', 'set role credit_government_discloser', 'set role credit_owner', 'alter role credit_staff superuser',
        'update credit.account set state = ''active''', 'update credit.account_change set decision = ''approved''',
        'update credit.certificate set state = ''granted''', 'update credit.staff_credential set failed_attempts = 0',
        'update credit.staff_session set ended_at = null', 'update credit.account_event set actor = ''x''',
        'select credit.require_staff(now(), '''', ''10.1.0.9'', null)', 'select credit.staff_session_actor(now(), '''', ''10.1.0.9'')',
        'select credit.log_staff_operation(now(), ''x'', ''adm-a'', ''HZ-FGW'', ''10.1.0.9'', '''', ''{}'', ''{"a": 1}'')',
        'select credit.append_account_event(now(), ''adm-a'', ''locked'', ''x'', ''y'', ''z'', ''{}'')',
        'select credit.open_account(now(), ''x'', ''{}'', ''x'', ''y'', ''z'')',
        'select credit.change_account(now(), ''adm-a'', ''active'', ''lock'', ''{}'', ''x'', ''y'', ''z'')',
        'select credit.give_initial_password(now(), ''adm-a'', repeat(''x'', 32))', 'select credit.end_sessions_of(now(), ''adm-a'', ''revoked'')',
        'select credit.append_certificate_event(now(), gen_random_uuid(), ''granted'', ''x'', ''y'')',
        'select credit.end_certificates_of(now(), ''adm-a'', ''x'')',
        'select credit.add_unit(now(), ''X'', ''x'', ''{authority}'', ''city'', ''330100'', ''x'')',
        'select credit.open_first_administrator(now(), ''x'', ''HZ-FGW'', ''{}'')',
        'select credit.log_machine_operation(now(), ''x'', ''y'', '''', ''{}'', ''{"a": 1}'')',
        'select credit.add_certificate(now(), ''adm-a'', ''x'', null, ''\x00'', ''a'', ''b'', ''c'', now(), now(), ''d'')',
        'select credit.acting_administrators(now())', 'select credit.require_other_administrators(now(), ''adm-a'')',
        'select credit.require_acting_requester(now(), ''adm-a'', ''PB-9'')', 'select credit.account_refusal(now(), ''adm-a'')',
        'select credit.staff_session_document(now(), '''')'
    ]
) as statement;
-- The daemon makes no administrators, and the machine's own commands open no session.
insert into attempt
select
    role_name,
    statement
from unnest(array['credit_public', 'credit_government', 'credit_staff', 'credit_auditor', 'credit_archivist', 'credit_signer', 'credit_integrator'])
    as role_name
cross join unnest(
    array[
        'select credit.bootstrap_administrators(now(), ''x'', '''', ''{}'', ''[]'')', 'select credit.register_catalogue_units(now(), ''x'', '''', ''[]'')',
        'select credit.account_report(now(), ''x'', '''')'
    ]
) as statement;
insert into attempt
select
    role_name,
    statement
from unnest(array['credit_public', 'credit_government', 'credit_intake', 'credit_auditor']) as role_name
cross join unnest(
    array[
        'select credit.staff_credential_for_login(now(), ''adm-a'', ''10.1.0.9'')', 'select credit.staff_password_history(now(), '''', ''10.1.0.9'')',
        'select credit.open_staff_session(now(), ''adm-a'', ''10.1.0.9'', '''', '''', '''', now(), ''totp'', 1, null)',
        'select credit.decide_account_change(now(), '''', ''10.1.0.9'', '''', gen_random_uuid(), ''approved'', ''x'', null)',
        'select credit.decide_certificate(now(), '''', ''10.1.0.9'', '''', gen_random_uuid(), ''granted'', ''x'')',
        'select credit.log_staff_refusal(now(), '''', ''10.1.0.9'', '''', ''x'', ''{}'', ''x'', ''{"a": 1'')'
    ]
) as statement;

create function pg_temp.outcome(role_name text, statement text) returns text
language plpgsql as $$
begin
    execute format('set local session authorization %I', role_name);
    begin
        execute statement;
        raise exception 'it worked' using errcode = 'P0001';
    exception when others then
        reset session authorization;
        return sqlstate;
    end;
end;
$$;
select is(
    (
        select string_agg(statement || ' → ' || outcome, '; ' order by statement)
        from (
            select
                attempt.statement,
                pg_temp.outcome(attempt.role_name, attempt.statement) as outcome
            from attempt
            where attempt.role_name = everybody.role_name
        ) as tried
        where outcome <> '42501'
    ), null, 'PB-1: ' || role_name || ', tried: is permitted nothing of ' || count(*) || ' things'
)
from attempt as everybody
group by role_name
order by role_name;

-- By hand, as the daemon's login: a whole command works, and nothing beside it.
set session authorization credit_staff;
select is(
    credit.unit_list('2026-03-02 09:05+08', sha256('a'), '10.1.0.9', 'r-1')::jsonb #>> '{units,0,unit}', 'HZ-FGW', 'credit_staff: a command of a session works'
);
select throws_ok(
    'select credit.unit_list(''2026-03-02 09:05+08'', sha256(''x''), ''10.1.0.9'', ''r-1'')', 'CR001', 'session_ended', 'HZ-S5: and without one it does not'
);
select throws_ok('select password_hash from credit.staff_credential', '42501', null, 'HZ-S5: credit_staff, tried: read every password''s hash');
select throws_ok('select token_digest from credit.staff_session', '42501', null, 'HZ-S5: credit_staff, tried: read the sessions');
reset session authorization;

select * from finish();
rollback;
