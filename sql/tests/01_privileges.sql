-- Purpose: proves for each role that can log in what it can't do.
-- Rules: HZ-Q3, HZ-Q15, X-5, JJ-2, HZ-S5.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(67);

-- The owners can't log in; whoever logs in owns nothing and is nobody special.
select is(
    (select array_agg(rolname::text order by rolname) from pg_roles where rolname like 'credit\_%' and rolcanlogin and not rolsuper),
    array[
        'credit_archivist', 'credit_auditor', 'credit_government', 'credit_intake', 'credit_integrator',
        'credit_migrator', 'credit_public', 'credit_signer', 'credit_staff'
    ],
    'HZ-S5: who logs in: the migrator, intake, the daemon''s three audiences, and four for the query log'
);
select is(
    (
        select count(*)::integer from pg_roles
        where rolname like 'credit\_%' and rolcanlogin and rolname not in ('credit_admin', 'credit_migrator')
            and (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls or rolinherit)
    ),
    0, 'HZ-S5: who logs in, but for the migrator, has no special power and inherits nothing'
);
select is(
    (
        select count(*)::integer from pg_auth_members
        inner join pg_roles as member_role on pg_auth_members.member = member_role.oid
        where member_role.rolname like 'credit\_%' and member_role.rolname <> 'credit_migrator'
    ),
    0, 'HZ-Q15: nobody but the migrator can become another role, the owners included'
);
select is(
    (
        select count(*)::integer from pg_class
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        where pg_namespace.nspname = 'credit'
            and pg_get_userbyid(pg_class.relowner) not in ('credit_owner', 'credit_query_log_owner')
    ),
    0, 'HZ-Q15: every table belongs to an owner that cannot log in'
);

-- The public connection reads no table at all, not even the public projection.
select is(
    (
        select string_agg(pg_class.relname, ', ') from pg_class
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        where pg_namespace.nspname = 'credit' and pg_class.relkind in ('r', 'p', 'v', 'm')
            and has_any_column_privilege('credit_public', pg_class.oid, 'select, insert, update, references')
    ),
    null, 'HZ-Q3: credit_public has no privilege on any table or column'
);
select is(
    (
        select string_agg(pg_class.relname, ', ') from pg_class
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        where pg_namespace.nspname = 'credit' and pg_class.relkind in ('r', 'p')
            and has_table_privilege('credit_public', pg_class.oid, 'delete, truncate, trigger')
    ),
    null, 'HZ-Q3: credit_public can delete, truncate or trap nothing'
);
select is(
    (
        select array_agg(pg_proc.proname::text order by pg_proc.proname) from pg_proc
        inner join pg_namespace on pg_proc.pronamespace = pg_namespace.oid
        where pg_namespace.nspname = 'credit' and has_function_privilege('credit_public', pg_proc.oid, 'execute')
    ),
    array[
        'answer_public_receipts', 'answer_public_searches', 'answer_public_subject_queries', 'newest_query_log_checkpoint',
        'objection_progress', 'prepare_query_log_partitions', 'public_catalogue', 'query_log_state', 'query_log_tiles', 'refuse_public_queries'
    ],
    'HZ-Q3: credit_public may execute the public functions and nothing else'
);
select is(
    (
        select array_agg(pg_proc.proname::text order by pg_proc.proname) from pg_proc
        inner join pg_namespace on pg_proc.pronamespace = pg_namespace.oid
        where pg_namespace.nspname = 'credit' and has_function_privilege('credit_intake', pg_proc.oid, 'execute')
    ),
    array[
        'abandon_catalogue_publication', 'account_report', 'bootstrap_administrators', 'decide_access',
        'decide_accesses', 'explain_access', 'lock_record_writers', 'policy_in_force',
        'record_calendar_loading', 'record_file_check', 'record_period_publication', 'recount_deadlines', 'register_catalogue_units',
        'stored_file_page'
    ], 'HZ-Q15: credit_intake may execute no disclosure function'
);
-- The four of the query log and government: these functions and not one table (staff: 01_staff_privileges).
select is(
    (
        select array_agg(pg_proc.proname::text order by pg_proc.proname) from pg_proc
        inner join pg_namespace on pg_proc.pronamespace = pg_namespace.oid
        where pg_namespace.nspname = 'credit' and has_function_privilege(allowed.role_name, pg_proc.oid, 'execute')
    ),
    allowed.functions, 'HZ-Q15: ' || allowed.role_name || ' may execute its functions and nothing else'
)
from (
    values
    (
        'credit_integrator',
        array[
            'integrate_query_log', 'query_log_leaf_hashes', 'query_log_tile_times', 'query_log_tiles',
            'query_log_tree_state'
        ]
    ),
    (
        'credit_signer',
        array[
            'newest_query_log_checkpoint', 'query_log_archives', 'query_log_checkpoints', 'query_log_entries_for_signer',
            'query_log_tiles', 'query_log_tree_state', 'record_query_log_checkpoint'
        ]
    ),
    (
        'credit_auditor',
        array[
            'begin_query_log_reading', 'begin_query_log_verification', 'newest_query_log_checkpoint', 'query_log_archives', 'query_log_checkpoints',
            'query_log_entries_for_verification', 'query_log_tile_times', 'query_log_tiles', 'query_log_tree_state',
            'read_query_log'
        ]
    ),
    (
        'credit_archivist',
        array[
            'approve_query_log_detachment', 'attach_query_log_month', 'detach_query_log_month', 'query_log_archives',
            'record_query_log_archive'
        ]
    ),
    (
        'credit_public_discloser',
        array[
            'answer_public_searches', 'answer_public_subject_queries', 'append_query_log', 'public_catalogue',
            'refuse_public_queries'
        ]
    ),
    (
        'credit_government',
        array[
            'add_verification_lines', 'answer_government_queries', 'apply_for_consent', 'consents_of_unit',
            'fetch_verification', 'government_account', 'next_verification', 'open_envelope', 'open_verification',
            'refuse_government_queries', 'report_feedback', 'run_verification_step', 'stage_government_answers',
            'stage_verification', 'verification_state'
        ]
    )
) as allowed (role_name, functions);
select is(
    (
        select string_agg(role_name || ' ' || pg_class.relname, ', ')
        from
            unnest(
                array[
                    'credit_integrator', 'credit_signer', 'credit_auditor', 'credit_archivist', 'credit_government',
                    'credit_staff'
                ]
            ) as role_name
        cross join pg_class
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        where pg_namespace.nspname = 'credit' and pg_class.relkind in ('r', 'p', 'v', 'm', 'S')
            and (
                has_table_privilege(role_name, pg_class.oid, 'select, insert, update, delete, truncate, references, trigger')
                or (pg_class.relkind <> 'S' and has_any_column_privilege(role_name, pg_class.oid, 'select, insert, update, references'))
            )
    ),
    null, 'HZ-Q15, PB-1: the four of the query log, government and staff have no privilege on any table'
);
select is(
    (
        select string_agg(role_name || ' ' || nspname, ', ')
        from pg_roles
        cross join pg_namespace
        cross join lateral (select rolname::text) as login (role_name)
        where pg_roles.rolname like 'credit\_%' and rolcanlogin and not rolsuper and rolname <> 'credit_migrator'
            and pg_namespace.nspname like 'credit%' and has_schema_privilege(rolname, nspname, 'create')
    ),
    null, 'HZ-Q15: nobody who logs in but the migrator makes anything in the schemas'
);
select is(
    (
        select count(*)::integer from pg_proc
        inner join pg_namespace on pg_proc.pronamespace = pg_namespace.oid
        where pg_namespace.nspname = 'credit' and pg_proc.prosecdef
            and not coalesce(pg_proc.proconfig::text, '') like '%search\_path=%'
    ),
    0, 'every function with its owner''s rights pins its search_path'
);

-- The owner of the public functions reads the masked projection only: a wrong predicate cannot leak level B or C.
select is(
    (
        select array_agg(pg_class.relname::text order by pg_class.relname) from pg_class
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        where pg_namespace.nspname = 'credit' and pg_class.relkind in ('r', 'p')
            and has_any_column_privilege('credit_public_discloser', pg_class.oid, 'select')
    ),
    array[
        'catalogue_item', 'catalogue_version', 'public_identifier', 'public_name', 'public_record', 'public_subject',
        'record_marker'
    ],
    'JJ-2, HZ-Q3: the public functions can read the public projection, the catalogue and markers'
);
select is(
    (
        select string_agg(pg_class.relname, ', ') from pg_class
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        where pg_namespace.nspname = 'credit' and pg_class.relkind in ('r', 'p')
            and (
                has_table_privilege('credit_public_discloser', pg_class.oid, 'insert, update, delete, truncate')
            )
    ),
    null, 'HZ-Q15: the public functions can write nothing except through the append function'
);

-- Records: added, never changed.
select ok(
    not has_table_privilege('credit_intake', 'credit.' || table_name, privilege),
    'X-5: credit_intake has no ' || privilege || ' on ' || table_name
)
from unnest(array['record_version', 'record_version_a', 'record_version_b', 'record_version_c', 'subject', 'identifier', 'reinsertion_guard'])
    as table_name
cross join unnest(array['update', 'delete', 'truncate']) as privilege;

-- The log: nobody who can log in reads, changes or empties it.
select is(
    (
        select string_agg(role_name || ' ' || pg_class.relname, ', ')
        from unnest(
            array[
                'credit_public', 'credit_intake', 'credit_integrator', 'credit_signer', 'credit_auditor',
                'credit_archivist', 'credit_public_discloser', 'credit_owner', 'credit_government', 'credit_staff',
                'credit_government_discloser', 'credit_account_keeper', 'credit_case_keeper', 'credit_window_discloser',
                'credit_corrector', 'public'
            ]
        ) as role_name
        cross join pg_class
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        where pg_namespace.nspname = 'credit' and pg_class.relname like 'query\_log\_%' and pg_class.relkind in ('r', 'p')
            and has_table_privilege(role_name, pg_class.oid, 'select, insert, update, delete, truncate, trigger')
    ),
    null, 'HZ-Q15: nobody but its owner has any privilege on the query log'
);
select is(
    (
        select array_agg(role_name order by role_name)
        from unnest(
            array[
                'credit_public', 'credit_intake', 'credit_integrator', 'credit_signer', 'credit_auditor',
                'credit_archivist', 'credit_public_discloser', 'credit_owner', 'credit_government', 'credit_staff',
                'credit_government_discloser', 'credit_account_keeper', 'credit_case_keeper', 'credit_window_discloser',
                'credit_corrector'
            ]
        ) as role_name
        where has_function_privilege(
            role_name,
            (
                select pg_proc.oid from pg_proc
                inner join pg_namespace on pg_proc.pronamespace = pg_namespace.oid
                where pg_namespace.nspname = 'credit' and pg_proc.proname = 'append_query_log'
            ),
            'execute'
        )
    ),
    array[
        'credit_account_keeper', 'credit_case_keeper', 'credit_government_discloser', 'credit_public_discloser',
        'credit_window_discloser'
    ],
    'HZ-Q15: only the functions that answer append to the log'
);

-- Tried, by everybody who logs in and by every owner of functions that is not the log's: each table of the log and what
-- else is there, in every way. The migrator is a member of the owners, whom the fences stop (03).
create temporary table attempt on commit drop as
select
    role_name,
    statement
from unnest(
    array[
        'credit_public', 'credit_intake', 'credit_integrator', 'credit_signer', 'credit_auditor', 'credit_archivist',
        'credit_public_discloser', 'credit_owner', 'credit_government', 'credit_staff', 'credit_government_discloser',
        'credit_account_keeper', 'credit_case_keeper', 'credit_window_discloser', 'credit_corrector'
    ]
) as role_name
cross join lateral (
    select format(form, table_name) as statement
    from unnest(
        array[
            'query_log_entry', 'query_log_head', 'query_log_tile', 'query_log_tree', 'query_log_checkpoint',
            'query_log_archive', 'query_log_archive_approval'
        ]
    ) as table_name
    cross join unnest(
        array[
            'select from credit.%s', 'insert into credit.%s default values', 'delete from credit.%s',
            'truncate credit.%s', 'alter table credit.%s disable trigger all', 'drop table credit.%s',
            'create trigger t before insert on credit.%s execute function pg_catalog.suppress_redundant_updates_trigger()',
            'create rule r as on insert to credit.%s do instead nothing', 'lock table credit.%s in access exclusive mode',
            'grant select on credit.%s to public'
        ]
    ) as form
    union all
    select *
    from unnest(
        array[
            'update credit.query_log_entry set entry = ''''', 'update credit.query_log_head set next_position = 0',
            'update credit.query_log_tile set hashes = hashes', 'update credit.query_log_tree set integrated_size = 0',
            'update credit.query_log_checkpoint set note = ''''', 'update credit.query_log_archive set recorded_by = ''''',
            'update credit.query_log_archive_approval set approval = ''''', 'set role credit_query_log_owner',
            'set role credit_migrator', 'drop event trigger credit_guard_query_log_drop', 'set session_replication_role = replica',
            'alter role credit_query_log_owner login', 'create event trigger e on sql_drop execute function credit_guard.refuse_query_log_alteration()',
            'select credit.log_own_query(now(), '''', '''', '''', '''', '''', null, '''', '''', '''')',
            'select credit.require_query_log_month(''2026-01-01'', 0, 0)', 'alter function credit.query_log_state() owner to credit_public',
            'create or replace function credit.refuse_query_log_change() returns trigger language plpgsql as ''begin return new; end'''
        ]
    )
) as attempted
union all
-- What belongs to no owner of the log either, and owners may not do as little as anybody.
select
    role_name,
    'select document from credit.public_record'
from
    unnest(
        array[
            'credit_public', 'credit_integrator', 'credit_signer', 'credit_auditor', 'credit_archivist', 'credit_government',
            'credit_staff', 'credit_government_discloser', 'credit_account_keeper', 'credit_case_keeper',
            'credit_window_discloser'
        ]
    ) as role_name
union all
select
    role_name,
    'set role credit_owner'
from unnest(
    array[
        'credit_public', 'credit_intake', 'credit_integrator', 'credit_signer', 'credit_auditor', 'credit_archivist',
        'credit_public_discloser', 'credit_government', 'credit_staff', 'credit_government_discloser', 'credit_account_keeper'
    ]
) as role_name;

-- What came of each: its error, or that there was none. Each one is undone.
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
            -- Whoever owns the schema may drop what is in it: that the guard refuses (03).
            and not (everybody.role_name = 'credit_owner' and statement like 'drop table%' and outcome in ('23001', '2BP01'))
    ),
    null, 'HZ-Q15: ' || role_name || ', tried: is permitted nothing of ' || count(*) || ' things'
)
from attempt as everybody
group by role_name
order by role_name;

-- And a few as one would do them by hand, without the function above.
set session authorization credit_public;
select throws_ok('select entry from credit.query_log_entry', '42501', null, 'HZ-Q15: credit_public, tried: read the log');
select throws_ok('delete from credit.query_log_entry', '42501', null, 'HZ-Q15: credit_public, tried: delete from the log');
select throws_ok('truncate credit.query_log_entry', '42501', null, 'HZ-Q15: credit_public, tried: truncate the log');
select throws_ok('select document from credit.public_record', '42501', null, 'HZ-Q3: credit_public, tried: read without a log entry');
select throws_ok('set role credit_owner', '42501', null, 'HZ-Q15: credit_public, tried: become the owner');
set session authorization credit_auditor;
select throws_ok('select entry from credit.query_log_entry', '42501', null, 'HZ-Q15: credit_auditor, tried: read the log unlogged');
set session authorization credit_signer;
select throws_ok(
    'select credit.integrate_query_log(0, 1, now(), now(), '''', ''{}'', ''{}'', ''{}'', ''{}'', ''{}'')', '42501', null,
    'HZ-Q15: credit_signer, tried: make the tree that it signs'
);
set session authorization credit_integrator;
select throws_ok(
    'select credit.record_query_log_checkpoint(0, '''', now(), now(), '''')', '42501', null,
    'HZ-Q15: credit_integrator, tried: publish a checkpoint'
);
select throws_ok(
    'select entry from credit.query_log_entries_for_signer(0, ''-infinity'', 1)', '42501', null,
    'HZ-Q15: credit_integrator, tried: read an entry'
);
set session authorization credit_archivist;
select throws_ok(
    'alter table credit.query_log_entry detach partition credit.query_log_entry_2026_01', '42501', null,
    'HZ-Q15: credit_archivist, tried: detach a month past the function'
);
reset session authorization;

select * from finish();
rollback;
