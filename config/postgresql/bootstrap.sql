-- What a superuser does once per server, before the first `creditctl migrate`; may be run again.
-- Rules: X-4, in so far as no role gets more than its part; HZ-Q15 for the guard of the query log.
-- Called by config/local/run and, on a server of its own, by the administrator: psql -f config/postgresql/bootstrap.sql
\set ON_ERROR_STOP on

-- Owns the schema and makes the other roles; never used by a running daemon.
select 'create role credit_migrator login createrole'
where not exists (select from pg_catalog.pg_roles where rolname = 'credit_migrator')
\gexec

-- template0, because template1 may have been changed; the collation of the bytes is the same on every machine.
select 'create database credit owner credit_migrator template template0 encoding utf8 locale ''C.UTF-8'''
where not exists (select from pg_catalog.pg_database where datname = 'credit')
\gexec

revoke all on database credit from public;

\connect credit
\ir guard.sql
