-- Refuses mistakes with the query log's tables: nobody, superusers and migrations included, drops or alters one, or
-- touches its triggers, rules and policies, without having said so in the same transaction:
--     set local credit.query_log_change = 'intended';
-- Rules: HZ-Q15. No wall against malice: what a superuser changes is found by the signed checkpoints.
-- Called by bootstrap.sql, as superuser, in the platform's database; may be run again. Event triggers are a superuser's,
-- so it can't be a migration; migrations run with or without it.
begin;
set local client_min_messages = 'warning';

create schema if not exists credit_guard;
comment on schema credit_guard is 'Keeps the query log''s tables from mistakes. Belongs to the administrator.';
revoke all on schema credit_guard from public;

create or replace function credit_guard.refuse_query_log_alteration()
returns event_trigger
language plpgsql
set search_path = ''
as $$
declare
    touched text;
begin
    if pg_catalog.current_setting('credit.query_log_change', true) = 'intended' then
        return;
    end if;
    if tg_event = 'sql_drop' then
        -- Tables, and what belongs to one: columns, constraints, indexes, triggers, rules, policies.
        select dropped.object_identity
        into touched
        from pg_catalog.pg_event_trigger_dropped_objects() as dropped
        where
            dropped.object_type not in ('function', 'type')
            and dropped.address_names[1] = 'credit'
            and dropped.address_names[2] like 'query\_log\_%'
        limit 1;
    else
        -- By fences, too: a table that was renamed has them still.
        select command.object_identity
        into touched
        from pg_catalog.pg_event_trigger_ddl_commands() as command
        left join pg_catalog.pg_trigger as changed_trigger
            on command.classid = 'pg_catalog.pg_trigger'::regclass and command.objid = changed_trigger.oid
        left join pg_catalog.pg_rewrite as changed_rule
            on command.classid = 'pg_catalog.pg_rewrite'::regclass and command.objid = changed_rule.oid
        left join pg_catalog.pg_policy as changed_policy
            on command.classid = 'pg_catalog.pg_policy'::regclass and command.objid = changed_policy.oid
        inner join pg_catalog.pg_class as touched_table
            on
                touched_table.oid = coalesce(
                    changed_trigger.tgrelid, changed_rule.ev_class, changed_policy.polrelid,
                    case when command.classid = 'pg_catalog.pg_class'::regclass then command.objid end
                )
                or (
                    command.classid = 'pg_catalog.pg_namespace'::regclass
                    and touched_table.relnamespace = command.objid
                )
        where
            (
                touched_table.relnamespace = pg_catalog.to_regnamespace('credit')
                and touched_table.relname like 'query\_log\_%'
            )
            or exists (
                select
                from pg_catalog.pg_trigger as fence
                where
                    fence.tgrelid = touched_table.oid
                    and fence.tgname like 'query\_log\_fence\_%'
            )
        limit 1;
    end if;
    if touched is not null then
        raise exception '% of % refused: the query log is permanent', tg_tag, touched
            using
                errcode = 'restrict_violation',
                hint = 'Whoever means it says: set local credit.query_log_change = ''intended''.';
    end if;
end;
$$;
comment on function credit_guard.refuse_query_log_alteration() is
'HZ-Q15: stops DROP and ALTER of credit.query_log_… unless the transaction says that it is intended.';
revoke all on function credit_guard.refuse_query_log_alteration() from public;

drop event trigger if exists credit_guard_query_log_drop;
create event trigger credit_guard_query_log_drop on sql_drop
execute function credit_guard.refuse_query_log_alteration();
alter event trigger credit_guard_query_log_drop enable always;

drop event trigger if exists credit_guard_query_log_alteration;
create event trigger credit_guard_query_log_alteration on ddl_command_end
when tag in (
    'ALTER TABLE', 'ALTER SCHEMA', 'CREATE TRIGGER', 'ALTER TRIGGER', 'CREATE RULE', 'ALTER RULE', 'CREATE POLICY',
    'ALTER POLICY'
)
execute function credit_guard.refuse_query_log_alteration();
alter event trigger credit_guard_query_log_alteration enable always;

commit;
