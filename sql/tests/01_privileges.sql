-- Purpose: proves for each role that can log in what it can't do.
-- Rules: HZ-Q3, HZ-Q15, X-5, JJ-2, HZ-S5.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(39);

-- The owners can't log in; whoever logs in owns nothing and is nobody special.
select is(
    (select array_agg(rolname::text order by rolname) from pg_roles where rolname like 'credit\_%' and rolcanlogin and not rolsuper),
    array['credit_intake', 'credit_migrator', 'credit_public'],
    'HZ-S5: three roles log in: the migrator, intake, the public daemon'
);
select is(
    (
        select count(*)::integer from pg_roles
        where rolname in ('credit_public', 'credit_intake')
            and (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls or rolinherit)
    ),
    0, 'HZ-S5: the daemon and intake have no special power and inherit nothing'
);
select is(
    (
        select count(*)::integer from pg_auth_members
        inner join pg_roles as member_role on pg_auth_members.member = member_role.oid
        where member_role.rolname in ('credit_public', 'credit_intake')
    ),
    0, 'HZ-Q15: the daemon and intake can become no other role'
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
        'answer_public_searches', 'answer_public_subject_queries', 'prepare_query_log_partitions', 'public_catalogue',
        'refuse_public_queries'
    ],
    'HZ-Q3: credit_public may execute the public functions and nothing else'
);
select is(
    (
        select array_agg(pg_proc.proname::text order by pg_proc.proname) from pg_proc
        inner join pg_namespace on pg_proc.pronamespace = pg_namespace.oid
        where pg_namespace.nspname = 'credit' and has_function_privilege('credit_intake', pg_proc.oid, 'execute')
    ),
    array['abandon_catalogue_publication'], 'HZ-Q15: credit_intake may execute no disclosure function'
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
        from unnest(array['credit_public', 'credit_intake', 'credit_public_discloser', 'credit_owner']) as role_name
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
        from unnest(array['credit_public', 'credit_intake', 'credit_public_discloser', 'credit_owner']) as role_name
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
    array['credit_public_discloser'], 'HZ-Q15: only the disclosure functions append to the log'
);

set session authorization credit_public;
select throws_ok('select entry from credit.query_log_entry', '42501', null, 'HZ-Q15: credit_public, tried: read the log');
select throws_ok('delete from credit.query_log_entry', '42501', null, 'HZ-Q15: credit_public, tried: delete from the log');
select throws_ok('truncate credit.query_log_entry', '42501', null, 'HZ-Q15: credit_public, tried: truncate the log');
select throws_ok('select document from credit.public_record', '42501', null, 'HZ-Q3: credit_public, tried: read without a log entry');
select throws_ok('set role credit_owner', '42501', null, 'HZ-Q15: credit_public, tried: become the owner');
reset session authorization;

select * from finish();
rollback;
