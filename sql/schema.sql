--
-- PostgreSQL database dump
--



SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: credit; Type: SCHEMA; Schema: -; Owner: credit_owner
--

CREATE SCHEMA credit;


ALTER SCHEMA credit OWNER TO credit_owner;

--
-- Name: SCHEMA credit; Type: COMMENT; Schema: -; Owner: credit_owner
--

COMMENT ON SCHEMA credit IS 'Public credit information platform.';


--
-- Name: abandon_catalogue_publication(); Type: FUNCTION; Schema: credit; Owner: credit_owner
--

CREATE FUNCTION credit.abandon_catalogue_publication() RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    abandoned_id integer;
    abandoned_label text;
begin
    select catalogue_version.catalogue_version_id, catalogue_version.label
    into abandoned_id, abandoned_label
    from credit.catalogue_version
    where catalogue_version.state = 'publishing';
    if abandoned_id is not null then
        delete from credit.reclassification;
        delete from credit.catalogue_item where catalogue_item.catalogue_version_id = abandoned_id;
        delete from credit.catalogue_version where catalogue_version.catalogue_version_id = abandoned_id;
    end if;
    return abandoned_label;
end;
$$;


ALTER FUNCTION credit.abandon_catalogue_publication() OWNER TO credit_owner;

--
-- Name: FUNCTION abandon_catalogue_publication(); Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON FUNCTION credit.abandon_catalogue_publication() IS 'Returns the label of what was dropped; null when nothing was begun.';


--
-- Name: account_change_event(text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.account_change_event(kind text, state text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    wanted_event constant text := case
        when kind = 'start' and state = 'active' then 'checked'
        when kind = 'start' then 'started'
        when kind = 'stop' then 'stopped'
        when kind = 'lock' then 'locked'
        when kind = 'change' then 'changed'
    end;
begin
    perform
    from credit.account_transition
    where
        account_transition.from_state = state
        and account_transition.event = wanted_event;
    if not found then
        perform credit.refuse_staff_command('transition_not_allowed', 'PB-9');
    end if;
    return wanted_event;
end;
$$;


ALTER FUNCTION credit.account_change_event(kind text, state text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION account_change_event(kind text, state text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.account_change_event(kind text, state text) IS 'An active account that is started was idle, and is checked. CR001 transition_not_allowed.';


--
-- Name: account_change_list(timestamp with time zone, bytea, text, text, boolean); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.account_change_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, only_open boolean) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
    -- What was decided long ago is read in the accounts' histories.
    most_rows constant integer := 1000;
    document jsonb;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer', 'auditor']
        );
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'change', listed.change_id,
                'account', listed.account_id,
                'unit', listed.unit_code,
                'kind', listed.kind,
                'details', listed.details - 'person',
                'reason', listed.reason,
                'requested_by', listed.requested_by,
                'requested_at', credit.json_time(listed.requested_at),
                'decision', listed.decision,
                'decided_by', listed.decided_by,
                'decided_at', credit.json_time(listed.decided_at),
                'decision_reason', listed.decision_reason,
                'needs_password', credit.account_change_needs_password(listed.kind, listed.details)
            ) order by listed.requested_at desc, listed.change_id
        )
    into document
    from (
        select
            account_change.*,
            coalesce(account.unit_code, account_change.details ->> 'unit') as unit_code
        from credit.account_change
        left join credit.account
            on account_change.account_id = account.account_id
        where
            (account_change.decision is null or not coalesce(account_change_list.only_open, false))
            and coalesce(account.unit_code, account_change.details ->> 'unit') in (
                select overseen.unit_code
                from credit.units_overseen(actor.unit_code, actor.role) as overseen
            )
        order by account_change.requested_at desc, account_change.change_id
        limit most_rows
    ) as listed;

    return credit.log_staff_operation(
        as_of, 'account_change_list', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('only_open', coalesce(only_open, false)),
        pg_catalog.jsonb_build_object('changes', coalesce(document, '[]'))
    );
end;
$$;


ALTER FUNCTION credit.account_change_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, only_open boolean) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION account_change_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, only_open boolean); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.account_change_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, only_open boolean) IS 'The newest 1,000. Without the person''s digest.';


--
-- Name: account_change_needs_password(text, jsonb); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.account_change_needs_password(kind text, details jsonb) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
    select
        (
            account_change_needs_password.kind = 'create'
            and exists (
                select
                from credit.role
                where
                    role.role = account_change_needs_password.details ->> 'role'
                    and role.duty <> 'querying'
            )
        )
        or (
            account_change_needs_password.kind = 'change'
            and account_change_needs_password.details ? 'reset_password'
        );
$$;


ALTER FUNCTION credit.account_change_needs_password(kind text, details jsonb) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION account_change_needs_password(kind text, details jsonb); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.account_change_needs_password(kind text, details jsonb) IS 'Who has the duty of querying comes by certificate and has no password.';


--
-- Name: account_history(timestamp with time zone, bytea, text, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.account_history(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
    document jsonb;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer', 'auditor']
        );
    perform
    from credit.account
    where
        account.account_id = account_history.account_id
        and credit.may_see_unit(actor.unit_code, actor.role, account.unit_code);
    if not found then
        perform credit.refuse_staff_command('account_unknown', 'JJ-10');
    end if;
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'number', account_event.number,
                'event', account_event.event,
                'from', account_event.from_state,
                'to', account_event.to_state,
                'at', credit.json_time(account_event.at),
                'actor', account_event.actor,
                'approver', account_event.approver,
                'ground', account_event.ground,
                'details', account_event.details
            ) order by account_event.number
        )
    into document
    from credit.account_event
    where account_event.account_id = account_history.account_id;

    return credit.log_staff_operation(
        as_of, 'account_history', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('account', account_id),
        pg_catalog.jsonb_build_object('account', account_id, 'events', coalesce(document, '[]'))
    );
end;
$$;


ALTER FUNCTION credit.account_history(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION account_history(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.account_history(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text) IS 'CR001 account_unknown also for one out of scope.';


--
-- Name: account_list(timestamp with time zone, bytea, text, text, text, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.account_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, state text, after_account text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    -- Set by us: 5,000 in one answer kept the session's row locked for two seconds.
    page_size constant integer := 500;
    actor record;
    document jsonb;
    last_account text;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer', 'auditor']
        );
    if state not in ('prepared', 'active', 'locked', 'stopped') then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    perform credit.require_listed_unit(unit_code);
    perform
    from credit.account
    where account.account_id = after_account;
    if not found and after_account is not null then
        perform credit.refuse_staff_command('account_unknown', 'X-7');
    end if;

    with page as (
        select listed.*
        from credit.account as listed
        where
            (listed.unit_code = account_list.unit_code or account_list.unit_code is null)
            and (listed.state = account_list.state or account_list.state is null)
            and (listed.account_id > account_list.after_account or account_list.after_account is null)
            and listed.unit_code in (
                select overseen.unit_code
                from credit.units_overseen(actor.unit_code, actor.role) as overseen
            )
        order by listed.account_id
        limit page_size
    )
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'account', page.account_id,
                'holder', page.holder_name,
                'unit', page.unit_code,
                'role', page.role,
                'state', page.state,
                'state_since', credit.json_time(page.state_since),
                'trained_on', page.trained_on,
                'confidential_on', page.confidential_on,
                'networks', pg_catalog.to_jsonb(page.networks::text []),
                'follow_up_until', page.follow_up_until,
                'last_seen_at', credit.json_time(
                    greatest(
                        page.last_query_at,
                        (
                            select pg_catalog.max(staff_session.last_seen_at)
                            from credit.staff_session
                            where staff_session.account_id = page.account_id
                        )
                    )
                ),
                'refusal', (
                    select refusal.refusal_code
                    from credit.account_refusal(as_of, page.account_id) as refusal
                )
            ) order by page.account_id
        ),
        case when pg_catalog.count(*) = page_size then pg_catalog.max(page.account_id) end
    into document, last_account
    from page;

    return credit.log_staff_operation(
        as_of, 'account_list', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('unit', unit_code, 'state', state, 'after', after_account),
        pg_catalog.jsonb_build_object('accounts', coalesce(document, '[]'), 'next', last_account)
    );
end;
$$;


ALTER FUNCTION credit.account_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, state text, after_account text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION account_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, state text, after_account text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.account_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, state text, after_account text) IS 'unit_code and state null: any. 500 a page; next is the last one''s id for after_account, null: there are no more. refusal is why the account works for nothing now; null: it works.';


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: account; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.account (
    account_id text NOT NULL,
    person_digest uuid NOT NULL,
    holder_name text NOT NULL,
    unit_code text NOT NULL,
    role text NOT NULL,
    state text NOT NULL,
    trained_on date,
    confidential_on date,
    networks cidr[] NOT NULL,
    follow_up_until date,
    state_since timestamp with time zone NOT NULL,
    last_query_at timestamp with time zone,
    opened_at timestamp with time zone NOT NULL,
    CONSTRAINT account_account_id_check CHECK ((account_id ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,31}$'::text)),
    CONSTRAINT account_account_id_reserved_check CHECK ((account_id <> ALL (ARRAY['public'::text, 'unknown'::text]))),
    CONSTRAINT account_follow_up_until_check CHECK (((follow_up_until IS NULL) OR (role = ANY (ARRAY['querier'::text, 'credit_administrator'::text])))),
    CONSTRAINT account_networks_check CHECK ((((cardinality(networks) >= 1) AND (cardinality(networks) <= 16)) AND (array_position(networks, NULL::cidr) IS NULL))),
    CONSTRAINT account_state_check CHECK ((state = ANY (ARRAY['prepared'::text, 'active'::text, 'locked'::text, 'stopped'::text]))),
    CONSTRAINT account_state_trained_on_confidential_on_check CHECK (((state <> 'active'::text) OR ((trained_on IS NOT NULL) AND (confidential_on IS NOT NULL))))
);


ALTER TABLE credit.account OWNER TO credit_owner;

--
-- Name: TABLE account; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.account IS 'QZ-1: one person, one account, real name. Never deleted: the query log names it.';


--
-- Name: COLUMN account.person_digest; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account.person_digest IS 'Keyed digest of the holder''s identity number, made by the daemon.';


--
-- Name: COLUMN account.holder_name; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account.holder_name IS 'Real name.';


--
-- Name: COLUMN account.trained_on; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account.trained_on IS 'HZ-S1; null: not on file.';


--
-- Name: COLUMN account.confidential_on; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account.confidential_on IS 'HZ-S1: day of the confidentiality agreement; null: not on file.';


--
-- Name: COLUMN account.networks; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account.networks IS 'PB-11: where the account may come from.';


--
-- Name: COLUMN account.follow_up_until; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account.follow_up_until IS 'QZ-6: last day of the written authority; null: none.';


--
-- Name: COLUMN account.state_since; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account.state_since IS 'Of the newest event that began or confirmed the state.';


--
-- Name: COLUMN account.last_query_at; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account.last_query_at IS 'PB-8: last query of a using unit''s account; null: none yet.';


--
-- Name: departure; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.departure (
    account_id text NOT NULL,
    reported_by text NOT NULL,
    reported_at timestamp with time zone NOT NULL,
    leaves_on date NOT NULL,
    stop_due_on date NOT NULL,
    handover text NOT NULL,
    handed_over_to text NOT NULL,
    withdrawn_at timestamp with time zone,
    CONSTRAINT departure_handed_over_to_check CHECK ((handed_over_to <> account_id)),
    CONSTRAINT departure_handover_check CHECK (((length(handover) >= 1) AND (length(handover) <= 2000))),
    CONSTRAINT departure_stop_due_on_check CHECK ((stop_due_on > leaves_on)),
    CONSTRAINT departure_withdrawn_at_check CHECK ((withdrawn_at >= reported_at))
);


ALTER TABLE credit.departure OWNER TO credit_owner;

--
-- Name: TABLE departure; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.departure IS 'HZ-S2, JJ-10: who leaves or moves, and who has what the person held.';


--
-- Name: COLUMN departure.leaves_on; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.departure.leaves_on IS 'Last day in the post.';


--
-- Name: COLUMN departure.stop_due_on; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.departure.stop_due_on IS 'QZ-3: one working day after leaves_on. The account works for nothing from the day after, stopped or not.';


--
-- Name: COLUMN departure.withdrawn_at; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.departure.withdrawn_at IS 'When a second person refused the stop: nobody leaves; the account works again. Null: it stands.';


--
-- Name: staff_session; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.staff_session (
    token_digest bytea NOT NULL,
    account_id text NOT NULL,
    csrf_digest bytea NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    network_address inet NOT NULL,
    second_factor text NOT NULL,
    ended_at timestamp with time zone,
    end_ground text,
    CONSTRAINT staff_session_csrf_digest_check CHECK ((octet_length(csrf_digest) = 32)),
    CONSTRAINT staff_session_end_ground_check CHECK ((((ended_at IS NULL) = (end_ground IS NULL)) AND (end_ground = ANY (ARRAY['logged_out'::text, 'replaced'::text, 'password_changed'::text, 'account_changed'::text, 'account_locked'::text, 'account_stopped'::text, 'certificate_ended'::text, 'revoked'::text])))),
    CONSTRAINT staff_session_last_seen_at_check CHECK ((last_seen_at >= opened_at)),
    CONSTRAINT staff_session_second_factor_check CHECK ((second_factor = ANY (ARRAY['none'::text, 'totp'::text, 'certificate'::text]))),
    CONSTRAINT staff_session_token_digest_check CHECK ((octet_length(token_digest) = 32))
);


ALTER TABLE credit.staff_session OWNER TO credit_owner;

--
-- Name: TABLE staff_session; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.staff_session IS 'Log-ins of staff; idle and old ones are over by their times, not by ended_at.';


--
-- Name: COLUMN staff_session.token_digest; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.staff_session.token_digest IS 'SHA-256 of the cookie''s token.';


--
-- Name: COLUMN staff_session.csrf_digest; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.staff_session.csrf_digest IS 'SHA-256 of the token that each command repeats in a header.';


--
-- Name: COLUMN staff_session.second_factor; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.staff_session.second_factor IS 'none: nothing is enrolled yet; such a session only sets a password and enrols.';


--
-- Name: unit; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.unit (
    unit_code text NOT NULL,
    name text NOT NULL,
    kinds text[] NOT NULL,
    level text NOT NULL,
    division_code text NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by text NOT NULL,
    ended_on date,
    CONSTRAINT unit_division_code_check CHECK ((division_code ~ '^\d{6}$'::text)),
    CONSTRAINT unit_kinds_check CHECK (((cardinality(kinds) > 0) AND (kinds <@ ARRAY['authority'::text, 'centre'::text, 'window'::text, 'provider'::text, 'using_unit'::text, 'auditor'::text]))),
    CONSTRAINT unit_level_check CHECK (((level = ANY (ARRAY['city'::text, 'county'::text])) OR ((level = 'above'::text) AND (kinds = ARRAY['provider'::text])))),
    CONSTRAINT unit_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
    CONSTRAINT unit_unit_code_check CHECK ((unit_code ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,31}$'::text))
);


ALTER TABLE credit.unit OWNER TO credit_owner;

--
-- Name: TABLE unit; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.unit IS 'Who provides, uses, keeps or audits credit information.';


--
-- Name: COLUMN unit.kinds; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.unit.kinds IS 'A unit may be several things.';


--
-- Name: COLUMN unit.level; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.unit.level IS 'above: above the city; only providers are.';


--
-- Name: COLUMN unit.division_code; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.unit.division_code IS 'Its jurisdiction, GB/T 2260; looked up when the unit was registered.';


--
-- Name: COLUMN unit.ended_on; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.unit.ended_on IS 'First day on which it is no more; null: it is there.';


--
-- Name: account_refusal(timestamp with time zone, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.account_refusal(as_of timestamp with time zone, account_id text) RETURNS TABLE(refusal_code text, refusal_rule text)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (known.rule = 'PB-8'::text) THEN 'account_idle'::text
             ELSE 'account_not_active'::text
         END AS "case",
     known.rule
    FROM ( SELECT
                 CASE
                     WHEN (account.state <> 'active'::text) THEN 'HZ-S2'::text
                     WHEN (unit.ended_on <= ((account_refusal.as_of AT TIME ZONE 'Asia/Shanghai'::text))::date) THEN 'JJ-10'::text
                     WHEN (departure.stop_due_on < ((account_refusal.as_of AT TIME ZONE 'Asia/Shanghai'::text))::date) THEN 'QZ-3'::text
                     WHEN (GREATEST(account.state_since, account.last_query_at, ( SELECT max(staff_session.last_seen_at) AS max
                        FROM credit.staff_session
                       WHERE (staff_session.account_id = account.account_id))) < (account_refusal.as_of - '30 days'::interval)) THEN 'PB-8'::text
                     ELSE NULL::text
                 END AS rule
            FROM ((credit.account
              JOIN credit.unit ON ((account.unit_code = unit.unit_code)))
              LEFT JOIN credit.departure ON (((account.account_id = departure.account_id) AND (departure.withdrawn_at IS NULL))))
           WHERE (account.account_id = account_refusal.account_id)) known
   WHERE (known.rule IS NOT NULL);
END;


ALTER FUNCTION credit.account_refusal(as_of timestamp with time zone, account_id text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION account_refusal(as_of timestamp with time zone, account_id text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.account_refusal(as_of timestamp with time zone, account_id text) IS 'No row: it works, or there is none. The calendar''s month of PB-8 is 30 times 24 hours; the instant itself is in time.';


--
-- Name: account_report(timestamp with time zone, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.account_report(as_of timestamp with time zone, operator text, request_id text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    accounts jsonb;
begin
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'account', account.account_id,
                'unit', account.unit_code,
                'role', account.role,
                'state', account.state,
                'refusal', (
                    select refusal.refusal_code
                    from credit.account_refusal(as_of, account.account_id) as refusal
                )
            ) order by account.account_id
        )
    into accounts
    from credit.account;
    return credit.log_machine_operation(
        as_of, 'account_report', operator, request_id, '{}',
        pg_catalog.jsonb_build_object(
            'accounts', coalesce(accounts, '[]'),
            'overdue', credit.overdue_departure_document(as_of, null, null),
            'idle', credit.idle_account_document(as_of, null, null),
            'low_use', credit.low_use_document(as_of, null, null)
        )
    );
end;
$$;


ALTER FUNCTION credit.account_report(as_of timestamp with time zone, operator text, request_id text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION account_report(as_of timestamp with time zone, operator text, request_id text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.account_report(as_of timestamp with time zone, operator text, request_id text) IS 'No names of persons. refusal is why the account works for nothing now; null: it works.';


--
-- Name: acting_administrators(timestamp with time zone); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.acting_administrators(as_of timestamp with time zone) RETURNS TABLE(account_id text, is_leaving boolean)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT account.account_id,
     (EXISTS ( SELECT
            FROM credit.departure
           WHERE ((departure.account_id = account.account_id) AND (departure.withdrawn_at IS NULL)))) AS "exists"
    FROM (credit.account
      JOIN credit.unit ON ((account.unit_code = unit.unit_code)))
   WHERE ((account.role = 'account_administrator'::text) AND (unit.kinds @> ARRAY['authority'::text]) AND (unit.level = 'city'::text) AND (NOT (EXISTS ( SELECT
            FROM credit.account_refusal(acting_administrators.as_of, account.account_id) account_refusal(refusal_code, refusal_rule)))));
END;


ALTER FUNCTION credit.acting_administrators(as_of timestamp with time zone) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION acting_administrators(as_of timestamp with time zone); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.acting_administrators(as_of timestamp with time zone) IS 'is_leaving: can act now and not for long.';


--
-- Name: add_certificate(timestamp with time zone, text, text, uuid, bytea, text, text, text, timestamp with time zone, timestamp with time zone, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.add_certificate(as_of timestamp with time zone, account_id text, actor text, renews uuid, spki_digest bytea, subject_name text, issuer_name text, serial text, not_before timestamp with time zone, not_after timestamp with time zone, note text) RETURNS uuid
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    certificate_id constant uuid := pg_catalog.gen_random_uuid();
begin
    perform credit.require_staff_text(subject_name, 500);
    perform credit.require_staff_text(issuer_name, 500);
    perform credit.require_staff_text(serial, 128);
    perform credit.require_staff_text(note, 500);
    if pg_catalog.octet_length(spki_digest) is distinct from 32 or coalesce(not_before >= not_after, true) then
        perform credit.refuse_staff_command('malformed_command', 'HZ-Q13');
    end if;
    perform
    from credit.account
    where
        account.account_id = add_certificate.account_id
        and account.state <> 'stopped';
    if not found then
        perform credit.refuse_staff_command('account_not_active', 'HZ-S2');
    end if;
    perform credit.require_certificate_key(as_of, account_id, spki_digest, not_after, renews);
    insert into credit.certificate (
        certificate_id, account_id, spki_digest, subject_name, issuer_name, serial, not_before, not_after, state,
        state_since, renews
    )
    values (
        certificate_id, account_id, spki_digest, subject_name, issuer_name, serial, not_before, not_after, 'applied',
        as_of, renews
    );
    perform credit.append_certificate_event(as_of, certificate_id, 'applied', actor, note);
    return certificate_id;
end;
$$;


ALTER FUNCTION credit.add_certificate(as_of timestamp with time zone, account_id text, actor text, renews uuid, spki_digest bytea, subject_name text, issuer_name text, serial text, not_before timestamp with time zone, not_after timestamp with time zone, note text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION add_certificate(as_of timestamp with time zone, account_id text, actor text, renews uuid, spki_digest bytea, subject_name text, issuer_name text, serial text, not_before timestamp with time zone, not_after timestamp with time zone, note text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.add_certificate(as_of timestamp with time zone, account_id text, actor text, renews uuid, spki_digest bytea, subject_name text, issuer_name text, serial text, not_before timestamp with time zone, not_after timestamp with time zone, note text) IS 'Its id.';


--
-- Name: add_consent_events(timestamp with time zone, uuid[], text, text, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.add_consent_events(as_of timestamp with time zone, consent_ids uuid[], from_state text, event text, actor text, note text) RETURNS void
    LANGUAGE sql
    SET search_path TO ''
    AS $$
    insert into credit.consent_event (consent_id, number, from_state, event, to_state, at, actor, note)
    select
        consent.consent_id,
        1 + (
            select pg_catalog.count(*)
            from credit.consent_event as earlier
            where earlier.consent_id = consent.consent_id
        ),
        add_consent_events.from_state,
        add_consent_events.event,
        consent.state,
        add_consent_events.as_of,
        add_consent_events.actor,
        add_consent_events.note
    from credit.consent
    where consent.consent_id = any(add_consent_events.consent_ids);
$$;


ALTER FUNCTION credit.add_consent_events(as_of timestamp with time zone, consent_ids uuid[], from_state text, event text, actor text, note text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION add_consent_events(as_of timestamp with time zone, consent_ids uuid[], from_state text, event text, actor text, note text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.add_consent_events(as_of timestamp with time zone, consent_ids uuid[], from_state text, event text, actor text, note text) IS 'to_state is the state that the consents have now: a step that consent_transition does not have breaks its foreign key.';


--
-- Name: add_unit(timestamp with time zone, text, text, text[], text, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.add_unit(as_of timestamp with time zone, unit_code text, name text, kinds text[], level text, division_code text, added_by text) RETURNS boolean
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    perform
    from credit.division
    where
        division.division_code = add_unit.division_code
        and division.valid_from <= credit.local_day(as_of)
        and coalesce(division.valid_until >= credit.local_day(as_of), true);
    if not found then
        perform credit.refuse_staff_command('division_unknown', 'JJ-10');
    end if;
    insert into credit.unit (unit_code, name, kinds, level, division_code, added_at, added_by)
    values (unit_code, name, kinds, level, division_code, as_of, added_by)
    on conflict do nothing;
    return found;
exception
    when check_violation or not_null_violation then
        perform credit.refuse_staff_command('malformed_command', 'JJ-10');
        return false;
end;
$$;


ALTER FUNCTION credit.add_unit(as_of timestamp with time zone, unit_code text, name text, kinds text[], level text, division_code text, added_by text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION add_unit(as_of timestamp with time zone, unit_code text, name text, kinds text[], level text, division_code text, added_by text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.add_unit(as_of timestamp with time zone, unit_code text, name text, kinds text[], level text, division_code text, added_by text) IS 'False: there is one of that code. CR001 division_unknown, malformed_command. Subjects may have divisions that nobody knows, units may not.';


--
-- Name: add_verification_lines(uuid, integer, uuid[], text[], text[], bigint[]); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.add_verification_lines(job_id uuid, first_number integer, identifier_digest uuid[], label text[], division_code text[], code_number bigint[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    perform
    from credit.verification_job
    where
        verification_job.job_id = add_verification_lines.job_id
        and verification_job.state = 'waiting'
        and first_number >= 1
        and first_number + cardinality(label) - 1 <= verification_job.subject_count
    for update;
    if not found then
        raise exception 'no verification that waits for these lines' using errcode = 'invalid_parameter_value';
    end if;
    insert into credit.verification_line (job_id, number, identifier_digest, label, division_code, code_number)
    select
        add_verification_lines.job_id,
        first_number + item.place - 1,
        item.identifier_digest,
        item.label,
        item.division_code,
        item.code_number
    from
        rows from (unnest(identifier_digest), unnest(label), unnest(division_code), unnest(code_number))
        with ordinality as item (identifier_digest, label, division_code, code_number, place);
end;
$$;


ALTER FUNCTION credit.add_verification_lines(job_id uuid, first_number integer, identifier_digest uuid[], label text[], division_code text[], code_number bigint[]) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION add_verification_lines(job_id uuid, first_number integer, identifier_digest uuid[], label text[], division_code text[], code_number bigint[]); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.add_verification_lines(job_id uuid, first_number integer, identifier_digest uuid[], label text[], division_code text[], code_number bigint[]) IS 'Arrays of one length, an element a subject, as in stage_government_answers. first_number is that of the first, from 1. Raises 22023 when the job has begun or has no such lines.';


--
-- Name: add_working_days(date, integer); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.add_working_days(day date, working_days integer) RETURNS date
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    counted_day date := day;
    is_counted boolean;
    missing integer := working_days;
begin
    -- More than a year of working days is a mistake, not a period.
    if day is null or missing is null or missing not between 0 and 400 then
        raise exception 'a period has 0 to 400 working days' using errcode = 'invalid_parameter_value';
    end if;
    while missing > 0 loop
        counted_day := counted_day + 1;
        is_counted := credit.is_working_day(counted_day);
        if is_counted is null then
            return null;
        end if;
        if is_counted then
            missing := missing - 1;
        end if;
    end loop;
    return counted_day;
end;
$$;


ALTER FUNCTION credit.add_working_days(day date, working_days integer) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION add_working_days(day date, working_days integer); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.add_working_days(day date, working_days integer) IS 'Counted from the day after; 0: the day itself. Null: it reaches into a year whose schedule is not loaded. Raises 22023.';


--
-- Name: administrators_lock(); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.administrators_lock() RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (482915010)::bigint AS int8;
END;


ALTER FUNCTION credit.administrators_lock() OWNER TO credit_account_keeper;

--
-- Name: FUNCTION administrators_lock(); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.administrators_lock() IS 'Of pg_advisory_xact_lock; set by us, different from every other one.';


--
-- Name: answer_government_queries(uuid, timestamp with time zone, text, bytea[], uuid[], text[], text[], bigint[], text[], text[], text[], text[], text[], text[], bytea); Type: PROCEDURE; Schema: credit; Owner: credit_government_discloser
--

CREATE PROCEDURE credit.answer_government_queries(IN ticket uuid, IN as_of timestamp with time zone, IN operation text, IN spki_digest bytea[], IN identifier_digest uuid[], IN label text[], IN division_code text[], IN code_number bigint[], IN purpose text[], IN matter text[], IN case_number text[], IN items text[], IN network_address text[], IN request_id text[], INOUT answers bytea)
    LANGUAGE plpgsql
    AS $$
begin
    answers := credit.stage_government_answers(
        ticket, as_of, operation, spki_digest, identifier_digest, label, division_code, code_number, purpose, matter,
        case_number, items, network_address, request_id
    );
    commit;
    answers := credit.take_government_answers(ticket, answers);
end;
$$;


ALTER PROCEDURE credit.answer_government_queries(IN ticket uuid, IN as_of timestamp with time zone, IN operation text, IN spki_digest bytea[], IN identifier_digest uuid[], IN label text[], IN division_code text[], IN code_number bigint[], IN purpose text[], IN matter text[], IN case_number text[], IN items text[], IN network_address text[], IN request_id text[], INOUT answers bytea) OWNER TO credit_government_discloser;

--
-- Name: PROCEDURE answer_government_queries(IN ticket uuid, IN as_of timestamp with time zone, IN operation text, IN spki_digest bytea[], IN identifier_digest uuid[], IN label text[], IN division_code text[], IN code_number bigint[], IN purpose text[], IN matter text[], IN case_number text[], IN items text[], IN network_address text[], IN request_id text[], INOUT answers bytea); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON PROCEDURE credit.answer_government_queries(IN ticket uuid, IN as_of timestamp with time zone, IN operation text, IN spki_digest bytea[], IN identifier_digest uuid[], IN label text[], IN division_code text[], IN code_number bigint[], IN purpose text[], IN matter text[], IN case_number text[], IN items text[], IN network_address text[], IN request_id text[], INOUT answers bytea) IS 'As stage_government_answers. ticket is random, of this call alone. answers: UTF-8, a line for each query in their order, status of HTTP, a space, the sealed document.';


--
-- Name: answer_public_receipts(timestamp with time zone, text, bigint[], uuid[], text[], text[], text[]); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.answer_public_receipts(as_of timestamp with time zone, not_found_answer text, log_position bigint[], secret uuid[], proof text[], network_address text[], request_id text[]) RETURNS TABLE(answer_number integer, is_found boolean, answer text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    query_count constant integer := pg_catalog.cardinality(log_position);
    answer_list text [];
    disclosed_list text [];
    outcome_list text [];
    scope_list text [];
begin
    -- An entry's time is between those of its tile, or of the edge; with them it is found in the primary key.
    with query as materialized (
        select
            item.number,
            item.log_position,
            item.secret,
            item.proof,
            coalesce(query_log_tile.first_logged_at, query_log_tree.edge_since) as logged_since,
            coalesce(query_log_tile.last_logged_at, query_log_tree.integrated_until) as logged_until
        from
            rows from (
                unnest(answer_public_receipts.log_position), unnest(answer_public_receipts.secret),
                unnest(answer_public_receipts.proof)
            ) with ordinality as item (log_position, secret, proof, number)
        inner join credit.query_log_tree
            on
                query_log_tree.log_id = 1
                and item.log_position >= 0
                and query_log_tree.integrated_size > item.log_position
        left join credit.query_log_tile
            on
                query_log_tile.tile_level = 0
                and item.log_position / 256 = query_log_tile.tile_index
    ),

    found as materialized (
        select
            query.number,
            logged.entry,
            query.proof
        from query
        cross join lateral (
            select pg_catalog.convert_from(query_log_entry.entry, 'UTF8') as entry
            from credit.query_log_entry
            where
                query_log_entry.logged_at >= query.logged_since
                and query_log_entry.logged_at <= query.logged_until
                and query_log_entry.log_position = query.log_position
            order by query_log_entry.logged_at
            limit 1
        ) as logged
        -- The secret is the salt at the leaf's end. Digests are compared: how long it takes tells nothing about it.
        where
            query.proof is not null
            and pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.right(logged.entry, 47), 'UTF8'))
            = pg_catalog.sha256(pg_catalog.convert_to(',"salt":"' || query.secret || '"}', 'UTF8'))
    )

    select
        pg_catalog.array_agg(
            coalesce(
                '{"position":' || item.log_position || ',"entry":' || pg_catalog.to_json(found.entry)
                || ',"proof":' || pg_catalog.to_json(found.proof),
                not_found_answer
            ) order by item.number
        ),
        pg_catalog.array_agg(
            case when found.number is null then '' else '{"entry":' || item.log_position || '}' end
            order by item.number
        ),
        pg_catalog.array_agg(
            case when found.number is null then 'empty' else 'answered' end order by item.number
        ),
        pg_catalog.array_agg('{"position":' || item.log_position || '}' order by item.number)
    into answer_list, disclosed_list, outcome_list, scope_list
    from unnest(answer_public_receipts.log_position) with ordinality as item (log_position, number)
    left join found
        on item.number = found.number;

    return query
    select
        logged.answer_number,
        outcome_list[logged.answer_number] = 'answered',
        logged.answer
    from
        credit.append_query_log(
            as_of, 'public', 'receipt_proof',
            pg_catalog.array_fill('receipt'::text, array[query_count]),
            pg_catalog.array_fill('public'::text, array[query_count]),
            pg_catalog.array_fill(null::text, array[query_count]),
            network_address, request_id, scope_list, pg_catalog.array_fill(null::uuid, array[query_count]),
            outcome_list, pg_catalog.array_fill(null::text, array[query_count]), disclosed_list, answer_list
        ) as logged;
end;
$$;


ALTER FUNCTION credit.answer_public_receipts(as_of timestamp with time zone, not_found_answer text, log_position bigint[], secret uuid[], proof text[], network_address text[], request_id text[]) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION answer_public_receipts(as_of timestamp with time zone, not_found_answer text, log_position bigint[], secret uuid[], proof text[], network_address text[], request_id text[]); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.answer_public_receipts(as_of timestamp with time zone, not_found_answer text, log_position bigint[], secret uuid[], proof text[], network_address text[], request_id text[]) IS 'Arrays of one length, an element a query. Without the entry''s secret the answer is that of a position that does not exist: not_found_answer, a problem document without its closing brace. proof is text that goes with the entry; null: there is none, so there is no answer either.';


--
-- Name: answer_public_searches(timestamp with time zone, text[], text[], text[], uuid[], integer[], integer[], text[], uuid[], text[], text[], text[]); Type: FUNCTION; Schema: credit; Owner: credit_public_discloser
--

CREATE FUNCTION credit.answer_public_searches(as_of timestamp with time zone, needle text[], needle_bigrams text[], code text[], code_key uuid[], page_size integer[], after_tier integer[], after_name text[], after_subject_key uuid[], scope text[], network_address text[], request_id text[]) RETURNS TABLE(answer_number integer, answer text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $_$
declare
    query_count constant integer := pg_catalog.cardinality(scope);
    today constant date := as_of::date;
    no_key constant uuid := '00000000-0000-0000-0000-000000000000';
    hits text;
    hit_keys text;
    hit_count integer;
    next_page text;
    answer_list text [] := '{}';
    disclosed_list text [] := '{}';
    outcome_list text [] := '{}';
begin
    for query_number in 1..query_count loop
        -- Names that begin with the needle come first, in their own order, so that the very name is the first of
        -- all; then
        -- those that hold it elsewhere, in the order of keys, which scatters them evenly: a frequent needle fills
        -- its page
        -- after a few rows, a rare one has few. Ordered by name or length, a search for 科技 read 200,000 rows.
        -- Planned with the actual needle each time, for the same reason.
        execute
            $query$
            with leading_name as (
                select
                    public_name.subject_key,
                    public_name.normalised_name
                from credit.public_name
                where
                    $3 is null
                    and $4 = 0
                    -- One lower bound: with two of them the scan begins at the wrong one.
                    and (public_name.normalised_name, public_name.subject_key)
                    > (greatest($5 collate "C", $2 collate "C"), $6)
                    and public_name.normalised_name < $2 || pg_catalog.chr(1114111)
                    and exists (
                        select
                        from credit.public_record
                        where
                            public_record.subject_key = public_name.subject_key
                            and (public_record.public_until is null or public_record.public_until >= $8)
                    )
                order by public_name.normalised_name, public_name.subject_key
                limit $7 + 1
            ),

            inside_name as (
                select public_name.subject_key
                from credit.public_name
                where
                    $3 is null
                    and public_name.bigrams @> $1
                    and pg_catalog.strpos(public_name.normalised_name, $2) > 1
                    and public_name.subject_key > $10
                    and exists (
                        select
                        from credit.public_record
                        where
                            public_record.subject_key = public_name.subject_key
                            and (public_record.public_until is null or public_record.public_until >= $8)
                    )
                order by public_name.subject_key
                limit $7 + 1
            ),

            -- A unified code is its file's key; every other code stands in the directory.
            coded as (
                select public_subject.subject_key
                from credit.public_subject
                where public_subject.subject_key = $9
                union
                select public_identifier.subject_key
                from credit.public_identifier
                where public_identifier.identifier = $3
            ),

            open_coded as (
                select coded.subject_key
                from coded
                where
                    coded.subject_key > $10
                    and exists (
                        select
                        from credit.public_record
                        where
                            public_record.subject_key = coded.subject_key
                            and (public_record.public_until is null or public_record.public_until >= $8)
                    )
                order by coded.subject_key
                limit $7 + 1
            ),

            numbered as (
                select
                    candidate.subject_key,
                    candidate.tier,
                    candidate.normalised_name,
                    pg_catalog.row_number() over (
                        order by candidate.tier, candidate.normalised_name, candidate.subject_key
                    ) as place
                from (
                    select
                        leading_name.subject_key,
                        0 as tier,
                        leading_name.normalised_name
                    from leading_name
                    union all
                    select
                        inside_name.subject_key,
                        1 as tier,
                        '' collate "C" as normalised_name
                    from inside_name
                    union all
                    select
                        open_coded.subject_key,
                        1 as tier,
                        '' collate "C" as normalised_name
                    from open_coded
                ) as candidate
            )

            select
                pg_catalog.string_agg(public_subject.document, ',' order by numbered.place)
                filter (where numbered.place <= $7),
                pg_catalog.string_agg('"' || public_subject.subject_key || '"', ',' order by numbered.place)
                filter (where numbered.place <= $7),
                pg_catalog.count(*),
                case when pg_catalog.count(*) > $7 then
                    pg_catalog.max(
                        pg_catalog.translate(
                            pg_catalog.encode(
                                pg_catalog.uuid_send(numbered.subject_key)
                                || pg_catalog.convert_to(numbered.tier || ':' || numbered.normalised_name, 'UTF8'), 'base64'
                            ), E'+/=\n', '-_'
                        )
                    ) filter (where numbered.place = $7)
                end
            from numbered
            inner join credit.public_subject
                on numbered.subject_key = public_subject.subject_key
            $query$
        into hits, hit_keys, hit_count, next_page
        using
            needle_bigrams[query_number]::integer[], needle[query_number], code[query_number],
            coalesce(after_tier[query_number], 0), coalesce(after_name[query_number], ''),
            coalesce(after_subject_key[query_number], no_key), page_size[query_number], today, code_key[query_number],
            case when after_tier[query_number] = 1 then after_subject_key[query_number] else no_key end;

        answer_list := answer_list || (
            '{"subjects":[' || coalesce(hits, '') || '],"next_cursor":' || coalesce('"' || next_page || '"', 'null')
        );
        disclosed_list := disclosed_list || coalesce(hit_keys, '');
        outcome_list := outcome_list || (case when hit_count = 0 then 'empty' else 'answered' end);
    end loop;

    return query
    select
        logged.answer_number,
        logged.answer
    from
        credit.append_query_log(
            as_of, 'public', 'public_inquiry',
            pg_catalog.array_fill('search'::text, array[query_count]),
            pg_catalog.array_fill('public'::text, array[query_count]),
            pg_catalog.array_fill(null::text, array[query_count]),
            network_address, request_id, scope, pg_catalog.array_fill(null::uuid, array[query_count]), outcome_list,
            pg_catalog.array_fill(null::text, array[query_count]), disclosed_list, answer_list
        ) as logged;
end;
$_$;


ALTER FUNCTION credit.answer_public_searches(as_of timestamp with time zone, needle text[], needle_bigrams text[], code text[], code_key uuid[], page_size integer[], after_tier integer[], after_name text[], after_subject_key uuid[], scope text[], network_address text[], request_id text[]) OWNER TO credit_public_discloser;

--
-- Name: FUNCTION answer_public_searches(as_of timestamp with time zone, needle text[], needle_bigrams text[], code text[], code_key uuid[], page_size integer[], after_tier integer[], after_name text[], after_subject_key uuid[], scope text[], network_address text[], request_id text[]); Type: COMMENT; Schema: credit; Owner: credit_public_discloser
--

COMMENT ON FUNCTION credit.answer_public_searches(as_of timestamp with time zone, needle text[], needle_bigrams text[], code text[], code_key uuid[], page_size integer[], after_tier integer[], after_name text[], after_subject_key uuid[], scope text[], network_address text[], request_id text[]) IS 'Arrays of one length, an element a search. needle is normalised, needle_bigrams an array literal; code is null for a search by name; with it go the key that the code derives and no needle. after_… is the place after which the page begins.';


--
-- Name: answer_public_subject_queries(timestamp with time zone, text, text[], uuid[], text[], text[]); Type: FUNCTION; Schema: credit; Owner: credit_public_discloser
--

CREATE FUNCTION credit.answer_public_subject_queries(as_of timestamp with time zone, not_found_answer text, reference text[], reference_key uuid[], network_address text[], request_id text[]) RETURNS TABLE(answer_number integer, is_found boolean, answer text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $$
declare
    today constant date := as_of::date;
    subject_key_list uuid [];
    disclosed_list text [];
    answer_list text [];
    outcome_list text [];
    scope_list text [];
    query_count constant integer := pg_catalog.cardinality(reference);
    item_list text [];
    item_heading_list text [];
begin
    -- Read once for the batch: joining some forty items to each record cost as much as reading the records.
    select
        pg_catalog.array_agg(catalogue_item.item_code order by catalogue_item.item_position),
        pg_catalog.array_agg(
            '{"item":"' || catalogue_item.item_code || '","name":' || pg_catalog.to_json(catalogue_item.name)
            order by catalogue_item.item_position
        )
    into item_list, item_heading_list
    from credit.catalogue_version
    inner join credit.catalogue_item
        on catalogue_version.catalogue_version_id = catalogue_item.catalogue_version_id
    where catalogue_version.state = 'published';

    -- One statement, one snapshot: who is it, what is open today, what is marked, how it reads.
    with query as materialized (
        select
            item.reference,
            item.reference_key,
            item.number
        from
            rows from (unnest(reference), unnest(reference_key)) with ordinality
            as item (reference, reference_key, number)
    ),

    direct as materialized (
        select
            query.number,
            public_subject.subject_key,
            public_subject.document
        from query
        inner join credit.public_subject
            on query.reference_key = public_subject.subject_key
    ),

    -- Only what is not a file's own key is looked for in the directory: organisation codes and former numbers.
    found as materialized (
        select
            direct.number,
            direct.subject_key,
            direct.document
        from direct
        union all
        select
            query.number,
            public_subject.subject_key,
            public_subject.document
        from query
        left join direct
            on query.number = direct.number
        inner join credit.public_identifier
            on query.reference = public_identifier.identifier
        inner join credit.public_subject
            on public_identifier.subject_key = public_subject.subject_key
        where direct.number is null
    ),

    disclosed_record as (
        select
            found.number,
            pg_catalog.array_position(item_list, public_record.item_code) as item_place,
            public_record.decided_on,
            public_record.record_id,
            public_record.version,
            under_processing.marker is null as is_usable,
            case
                when under_processing.marker is not null
                    -- HZ-O7: while it is being verified nobody sees its content; that it is suspended is said.
                    then '{"record":"' || public_record.record_id
                        || '","markers":[{"marker":"under_processing","name":"异议正在处理"}],"suspended":true}'
                when applicant_disputes.marker is not null
                    then public_record.document
                        || ',"markers":[{"marker":"applicant_disputes","name":"申请人存疑","reason":'
                        || pg_catalog.to_json(applicant_disputes.reason) || '}]}'
                else public_record.document || ',"markers":[]}'
            end as document
        from found
        inner join credit.public_record
            on
                found.subject_key = public_record.subject_key
                and (public_record.public_until is null or public_record.public_until >= today)
        left join credit.record_marker as under_processing
            on
                public_record.subject_key = under_processing.subject_key
                and public_record.record_id = under_processing.record_id
                and under_processing.marker = 'under_processing'
        left join credit.record_marker as applicant_disputes
            on
                public_record.subject_key = applicant_disputes.subject_key
                and public_record.record_id = applicant_disputes.record_id
                and applicant_disputes.marker = 'applicant_disputes'
                and applicant_disputes.lapses_at > as_of
    ),

    item_group as (
        select
            disclosed_record.number,
            disclosed_record.item_place,
            item_heading_list[disclosed_record.item_place] || ',"count":' || pg_catalog.count(*) || ',"records":['
            || pg_catalog.string_agg(
                disclosed_record.document, ','
                order by disclosed_record.decided_on desc nulls last, disclosed_record.record_id
            ) || ']}' as document,
            pg_catalog.string_agg(
                '["' || disclosed_record.record_id || '",' || disclosed_record.version
                || case when disclosed_record.is_usable then ']' else ',"suspended"]' end, ','
                order by disclosed_record.decided_on desc nulls last, disclosed_record.record_id
            ) as disclosed
        from disclosed_record
        -- A record of an item that the catalogue in force does not have is not disclosed (BX-1).
        where disclosed_record.item_place is not null
        group by disclosed_record.number, disclosed_record.item_place
    ),

    file as (
        select
            item_group.number,
            pg_catalog.string_agg(item_group.document, ',' order by item_group.item_place) as items,
            pg_catalog.string_agg(item_group.disclosed, ',' order by item_group.item_place) as disclosed
        from item_group
        group by item_group.number
    ),

    -- A subject whose publicity has ended is answered like one that never was.
    answered as (
        select
            query.number,
            query.reference,
            found.subject_key,
            found.document,
            file.items,
            file.disclosed
        from query
        left join file
            on query.number = file.number
        left join found
            on file.number = found.number
    )

    select
        pg_catalog.array_agg(answered.subject_key order by answered.number),
        pg_catalog.array_agg(coalesce(answered.disclosed, '') order by answered.number),
        pg_catalog.array_agg(
            coalesce(
                '{"subject":' || answered.document || ',"items":[' || answered.items || ']', not_found_answer
            ) order by answered.number
        ),
        pg_catalog.array_agg(
            case when answered.items is null then 'empty' else 'answered' end order by answered.number
        ),
        pg_catalog.array_agg('{"reference":"' || answered.reference || '"}' order by answered.number)
    into subject_key_list, disclosed_list, answer_list, outcome_list, scope_list
    from answered;

    return query
    select
        logged.answer_number,
        outcome_list[logged.answer_number] = 'answered',
        logged.answer
    from
        credit.append_query_log(
            as_of, 'public', 'public_inquiry',
            pg_catalog.array_fill('subject'::text, array[query_count]),
            pg_catalog.array_fill('public'::text, array[query_count]),
            pg_catalog.array_fill(null::text, array[query_count]),
            network_address, request_id, scope_list, subject_key_list, outcome_list,
            pg_catalog.array_fill(null::text, array[query_count]), disclosed_list, answer_list
        ) as logged;
end;
$$;


ALTER FUNCTION credit.answer_public_subject_queries(as_of timestamp with time zone, not_found_answer text, reference text[], reference_key uuid[], network_address text[], request_id text[]) OWNER TO credit_public_discloser;

--
-- Name: FUNCTION answer_public_subject_queries(as_of timestamp with time zone, not_found_answer text, reference text[], reference_key uuid[], network_address text[], request_id text[]); Type: COMMENT; Schema: credit; Owner: credit_public_discloser
--

COMMENT ON FUNCTION credit.answer_public_subject_queries(as_of timestamp with time zone, not_found_answer text, reference text[], reference_key uuid[], network_address text[], request_id text[]) IS 'Arrays of one length, an element a query. as_of is the instant of the queries. not_found_answer is a problem document without its closing brace. reference_key is the key that the reference derives; a reference is upper-case letters, digits and hyphens only.';


--
-- Name: append_account_event(timestamp with time zone, text, text, text, text, text, jsonb); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.append_account_event(as_of timestamp with time zone, account_id text, event text, actor text, approver text, ground text, details jsonb) RETURNS text
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    present record;
    next_state text;
begin
    select
        account.state,
        account.trained_on,
        account.confidential_on
    into strict present
    from credit.account
    where account.account_id = append_account_event.account_id
    for update;
    -- An account that was inserted a moment ago has no history and comes from nowhere.
    if event = 'opened' then
        present.state := 'none';
    end if;
    select account_transition.to_state
    into next_state
    from credit.account_transition
    where
        account_transition.from_state = present.state
        and account_transition.event = append_account_event.event;
    if not found then
        perform credit.refuse_staff_command('transition_not_allowed', 'PB-9');
    end if;
    if next_state = 'active' and (present.trained_on is null or present.confidential_on is null) then
        perform credit.refuse_staff_command('training_missing', 'HZ-S1');
    end if;

    update credit.account
    set
        state = next_state,
        -- A change of details is no sign that the person is still there (PB-8).
        state_since = case when event = 'changed' then account.state_since else as_of end
    where account.account_id = append_account_event.account_id;
    insert into credit.account_event (
        account_id, number, event, from_state, to_state, at, actor, approver, ground, details
    )
    select
        append_account_event.account_id,
        coalesce(pg_catalog.max(account_event.number), 0) + 1,
        append_account_event.event,
        present.state,
        next_state,
        as_of,
        append_account_event.actor,
        append_account_event.approver,
        append_account_event.ground,
        append_account_event.details
    from credit.account_event
    where account_event.account_id = append_account_event.account_id;

    if next_state in ('locked', 'stopped') then
        perform credit.end_sessions_of(as_of, account_id, 'account_' || next_state);
    end if;
    if next_state = 'stopped' then
        perform credit.end_certificates_of(as_of, account_id, actor);
    end if;
    return next_state;
end;
$$;


ALTER FUNCTION credit.append_account_event(as_of timestamp with time zone, account_id text, event text, actor text, approver text, ground text, details jsonb) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION append_account_event(as_of timestamp with time zone, account_id text, event text, actor text, approver text, ground text, details jsonb); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.append_account_event(as_of timestamp with time zone, account_id text, event text, actor text, approver text, ground text, details jsonb) IS 'The new state. CR001 transition_not_allowed, training_missing. The certificates of a locked account are refused because it is locked.';


--
-- Name: append_certificate_event(timestamp with time zone, uuid, text, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.append_certificate_event(as_of timestamp with time zone, certificate_id uuid, event text, actor text, note text) RETURNS text
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    present record;
    next_state text;
begin
    select
        certificate.account_id,
        case when event = 'applied' then 'none' else certificate.state end as state
    into strict present
    from credit.certificate
    where certificate.certificate_id = append_certificate_event.certificate_id
    for update;
    select certificate_transition.to_state
    into next_state
    from credit.certificate_transition
    where
        certificate_transition.from_state = present.state
        and certificate_transition.event = append_certificate_event.event;
    if not found then
        perform credit.refuse_staff_command('transition_not_allowed', 'HZ-Q14');
    end if;
    update credit.certificate
    set
        state = next_state,
        end_ground = case when next_state = 'ended' then event end,
        state_since = as_of
    where certificate.certificate_id = append_certificate_event.certificate_id;
    insert into credit.certificate_event (certificate_id, number, event, from_state, to_state, at, actor, note)
    select
        append_certificate_event.certificate_id,
        coalesce(pg_catalog.max(certificate_event.number), 0) + 1,
        append_certificate_event.event,
        present.state,
        next_state,
        as_of,
        append_certificate_event.actor,
        append_certificate_event.note
    from credit.certificate_event
    where certificate_event.certificate_id = append_certificate_event.certificate_id;
    -- Whoever logged in with it is no longer there.
    if next_state = 'ended' then
        update credit.staff_session
        set
            ended_at = as_of,
            end_ground = 'certificate_ended'
        where
            staff_session.account_id = present.account_id
            and staff_session.second_factor = 'certificate'
            and staff_session.ended_at is null;
    end if;
    return next_state;
end;
$$;


ALTER FUNCTION credit.append_certificate_event(as_of timestamp with time zone, certificate_id uuid, event text, actor text, note text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION append_certificate_event(as_of timestamp with time zone, certificate_id uuid, event text, actor text, note text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.append_certificate_event(as_of timestamp with time zone, certificate_id uuid, event text, actor text, note text) IS 'The new state. CR001 transition_not_allowed.';


--
-- Name: append_query_log(timestamp with time zone, text, text, text[], text[], text[], text[], text[], text[], uuid[], text[], text[], text[], text[]); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], unit_code text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]) RETURNS TABLE(answer_number integer, answer text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $$
declare
    entry_count constant bigint := pg_catalog.cardinality(unsealed_answer);
    first_position bigint;
    entry_time timestamptz;
    time_text text;
begin
    -- Everybody locks the table before the head, whoever detaches a month included: so nobody waits in a circle.
    lock table only credit.query_log_entry in row exclusive mode;

    -- The row lock that this takes orders all batches; it is held until COMMIT, so nothing slow may follow.
    update credit.query_log_head
    set
        next_position = query_log_head.next_position + entry_count,
        last_logged_at = greatest(query_log_head.last_logged_at, as_of)
    where query_log_head.log_id = 1
    returning query_log_head.next_position - entry_count, query_log_head.last_logged_at
    into strict first_position, entry_time;

    time_text := pg_catalog.to_char(entry_time, 'YYYY-MM-DD"T"HH24:MI:SS.US"+08:00"');

    -- The answer that leaves the platform is sealed here: receipt added, then digested, then logged with that digest.
    return query
    with query as materialized (
        select
            item.number,
            first_position + item.number - 1 as log_position,
            pg_catalog.gen_random_uuid() as salt,
            item.operation,
            item.actor,
            item.unit_code,
            item.network_address,
            item.request_id,
            item.scope,
            item.subject_key,
            item.outcome,
            item.rule_id,
            item.disclosed,
            item.unsealed_answer
        from
            rows from (
                unnest(operation), unnest(actor), unnest(unit_code), unnest(network_address), unnest(request_id),
                unnest(scope), unnest(subject_key), unnest(outcome), unnest(rule_id), unnest(disclosed),
                unnest(unsealed_answer)
            ) with ordinality as item (
                operation, actor, unit_code, network_address, request_id,
                scope, subject_key, outcome, rule_id, disclosed,
                unsealed_answer, number
            )
    ),

    sealed as materialized (
        select
            query.*,
            -- The long part is copied once only: the short ones are put together first.
            query.unsealed_answer || (
                ',"receipt":{"position":' || query.log_position || ',"time":"' || time_text
                || '","secret":"' || query.salt || '"}}'
            ) as sealed_answer
        from query
    ),

    written as (
        insert into credit.query_log_entry (
            log_position, logged_at, audience, operation, outcome, subject_key, actor, unit_code, purpose, entry
        )
        select
            sealed.log_position,
            entry_time,
            append_query_log.audience,
            sealed.operation,
            sealed.outcome,
            sealed.subject_key,
            sealed.actor,
            sealed.unit_code,
            append_query_log.purpose,
            pg_catalog.convert_to(
                '{"v":1,"position":' || sealed.log_position || ',"time":"' || time_text
                || '","audience":"' || append_query_log.audience || '","operation":"' || sealed.operation
                || '","actor":"' || sealed.actor || coalesce('","unit":"' || sealed.unit_code, '')
                || '","address":"' || sealed.network_address
                || '","request":"' || sealed.request_id || '","purpose":"' || append_query_log.purpose
                || '","scope":' || sealed.scope
                || coalesce(',"subject":"' || sealed.subject_key || '"', '')
                || ',"outcome":"' || sealed.outcome || '"' || coalesce(',"rule":"' || sealed.rule_id || '"', '')
                || ',"disclosed":[' || sealed.disclosed || '],"answer":"'
                || pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(sealed.sealed_answer, 'UTF8')), 'hex')
                || '","salt":"' || sealed.salt || '"}',
                'UTF8'
            )
        from sealed
    )

    select
        sealed.number::integer,
        sealed.sealed_answer
    from sealed;
end;
$$;


ALTER FUNCTION credit.append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], unit_code text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], unit_code text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], unit_code text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]) IS 'Arrays of one length, an element a query. unsealed_answer is a JSON object without its closing brace; scope and disclosed are JSON; actor, unit_code (null: no unit), network_address and request_id need no escaping in JSON (the daemon''s types and require_query_log_account see to it).';


--
-- Name: apply_for_certificate(timestamp with time zone, bytea, text, text, text, bytea, text, text, text, timestamp with time zone, timestamp with time zone, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.apply_for_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text, spki_digest bytea, subject_name text, issuer_name text, serial text, not_before timestamp with time zone, not_after timestamp with time zone, note text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
    certificate_id uuid;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from credit.require_staff(as_of, session, network_address, array['account_administrator']);
    perform
    from credit.require_account_scope(actor.account_id, actor.unit_code, actor.person_digest, account_id);
    certificate_id := credit.add_certificate(
        as_of, account_id, actor.account_id, null, spki_digest, subject_name, issuer_name, serial, not_before,
        not_after, note
    );
    return credit.log_staff_operation(
        as_of, 'apply_for_certificate', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('account', account_id),
        pg_catalog.jsonb_build_object('certificate', certificate_id, 'account', account_id, 'state', 'applied')
    );
end;
$$;


ALTER FUNCTION credit.apply_for_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text, spki_digest bytea, subject_name text, issuer_name text, serial text, not_before timestamp with time zone, not_after timestamp with time zone, note text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION apply_for_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text, spki_digest bytea, subject_name text, issuer_name text, serial text, not_before timestamp with time zone, not_after timestamp with time zone, note text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.apply_for_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text, spki_digest bytea, subject_name text, issuer_name text, serial text, not_before timestamp with time zone, not_after timestamp with time zone, note text) IS 'On behalf of the holder, by an administrator of the unit or of the authority. The authority decides.';


--
-- Name: apply_for_consent(timestamp with time zone, bytea, text, text, text, text[], text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.apply_for_consent(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text, providing_unit text, items text[], purpose text, reason text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $_$
declare
    -- Set by us: more than a catalogue has items on authority.
    largest_application constant integer := 100;
    code_form constant text := '^[A-Za-z0-9][A-Za-z0-9-]{0,31}$';
    today constant date := credit.local_day(as_of);
    actor record;
    refusal_code text;
    scope jsonb := '{}';
    consent_ids uuid [];
    consents jsonb;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select
        asking.account_id,
        asking.unit_code,
        asking.refusal_code,
        asking.refusal_rule
    into strict actor
    from credit.government_actor(as_of, spki_digest, network_address) as asking;
    refusal_code := actor.refusal_code;

    if refusal_code is null then
        if providing_unit !~ code_form is not false or not credit.is_statement(reason)
            or purpose !~ '^[a-z][a-z_]{0,31}$' is not false
            or pg_catalog.cardinality(items) between 1 and largest_application is not true
            or exists(select from unnest(items) as item (code) where item.code !~ code_form is not false)
            or pg_catalog.cardinality(items) <> (
                select pg_catalog.count(distinct item.code) from unnest(items) as item (code)
            ) then
            refusal_code := 'malformed_command';
        else
            -- Only now: what is no code may be anything, and does not belong into the log.
            scope := pg_catalog.jsonb_build_object(
                'providing_unit', providing_unit, 'items', items, 'purpose', purpose
            );
            refusal_code := credit.consent_application_refusal(today, providing_unit, items, purpose);
        end if;
    end if;

    if refusal_code is null then
        begin
            -- In one order, so that two applications at the same time do not wait for each other in a circle.
            with added as (
                insert into credit.consent (
                    consent_id, using_unit, providing_unit, item_code, purpose, state, reason, applied_by, applied_at
                )
                select
                    pg_catalog.gen_random_uuid(),
                    actor.unit_code,
                    apply_for_consent.providing_unit,
                    item.code,
                    apply_for_consent.purpose,
                    'applied',
                    apply_for_consent.reason,
                    actor.account_id,
                    as_of
                from unnest(items) as item (code)
                order by item.code
                returning consent.consent_id, consent.item_code
            )

            select
                pg_catalog.array_agg(added.consent_id),
                pg_catalog.jsonb_agg(
                    pg_catalog.jsonb_build_object(
                        'consent', added.consent_id, 'item', added.item_code, 'state', 'applied'
                    ) order by added.item_code
                )
            into strict consent_ids, consents
            from added;
        exception
            when unique_violation then
                refusal_code := 'consent_already_applied';
        end;
    end if;

    if refusal_code is not null then
        return credit.refuse_government_command(
            as_of, 'apply_for_consent', spki_digest, actor.account_id, actor.unit_code, network_address, request_id,
            scope, refusal_code, actor.refusal_rule
        );
    end if;
    perform credit.add_consent_events(as_of, consent_ids, 'none', 'applied', actor.account_id, reason);
    return credit.log_government_command(
        as_of, 'apply_for_consent', actor.account_id, actor.unit_code, network_address, request_id, scope, 201,
        pg_catalog.jsonb_build_object('consents', consents)
    );
end;
$_$;


ALTER FUNCTION credit.apply_for_consent(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text, providing_unit text, items text[], purpose text, reason text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION apply_for_consent(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text, providing_unit text, items text[], purpose text, reason text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.apply_for_consent(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text, providing_unit text, items text[], purpose text, reason text) IS 'items: 1 to 100 distinct codes; one application each, all or none. A refusal is an answer like any other, logged, and changes nothing.';


--
-- Name: approve_query_log_detachment(date, bytea, text, text, timestamp with time zone); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.approve_query_log_detachment(archived_month date, manifest_digest bytea, approver text, approval text, as_of timestamp with time zone) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    perform credit.require_query_log_account(approver);
    perform pg_catalog.pg_advisory_xact_lock(482915005);
    if coalesce(approval, '') = '' then
        raise exception 'an approval is a signed text' using errcode = 'invalid_parameter_value';
    end if;
    perform
    from credit.query_log_archive
    where
        query_log_archive.archived_month = approve_query_log_detachment.archived_month
        and query_log_archive.manifest_digest = approve_query_log_detachment.manifest_digest;
    if not found then
        raise exception 'no such bundle of % is recorded', archived_month using errcode = 'invalid_parameter_value';
    end if;
    perform
    from credit.query_log_archive_approval
    where
        query_log_archive_approval.archived_month = approve_query_log_detachment.archived_month
        and query_log_archive_approval.manifest_digest = approve_query_log_detachment.manifest_digest
        and query_log_archive_approval.approver = approve_query_log_detachment.approver;
    if found then
        raise exception 'this person has approved already: it takes another one'
            using errcode = 'invalid_parameter_value';
    end if;
    insert into credit.query_log_archive_approval (archived_month, manifest_digest, approver, approved_at, approval)
    values (archived_month, manifest_digest, approver, as_of, approval);
end;
$$;


ALTER FUNCTION credit.approve_query_log_detachment(archived_month date, manifest_digest bytea, approver text, approval text, as_of timestamp with time zone) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION approve_query_log_detachment(archived_month date, manifest_digest bytea, approver text, approval text, as_of timestamp with time zone); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.approve_query_log_detachment(archived_month date, manifest_digest bytea, approver text, approval text, as_of timestamp with time zone) IS 'approval is what the person signed; who checks it later has the key. Raises 22023 for a bundle that is not recorded and for the same approver twice.';


--
-- Name: assess_government_queries(timestamp with time zone, integer, text, bytea[], text[], text[], text[], text[]); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.assess_government_queries(as_of timestamp with time zone, policy_id integer, operation text, spki_digest bytea[], network_address text[], purpose text[], matter text[], case_number text[]) RETURNS TABLE(number integer, account_id text, unit_code text, role text, unit_level text, division_code text, refusal_code text, refusal_rule text)
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $$
declare
    today constant date := as_of::date;
    hours record;
    is_working boolean;
    hours_refusal text;
    request record;
    actor record;
    stated record;
    refusal text;
    bulk_operation constant text := case operation
        when 'batch' then 'batch'
        when 'verification' then 'verification'
        when 'open_verification' then 'verification'
    end;
begin
    -- QZ-8: without rows of hours the policy restricts nothing and needs no calendar. What somebody asked for in time
    -- is worked off whenever the platform has time for it.
    if operation <> 'verification' then
        select
            bool_or(service_hours.opens <= as_of::time and service_hours.closes > as_of::time) as are_open,
            min(service_hours.rule_id) as rule_id
        into hours
        from credit.service_hours
        where service_hours.policy_id = assess_government_queries.policy_id;
        if hours.rule_id is not null then
            is_working := credit.is_working_day(today);
            hours_refusal := case
                when is_working is null then 'calendar_not_loaded'
                when not is_working or not hours.are_open then 'outside_hours'
            end;
        end if;
    end if;

    -- A list is one person's, for one cause; single queries that came together may be anybody's.
    for request in
        select
            item.spki_digest,
            item.network_address,
            item.purpose,
            nullif(item.matter, '') as matter,
            nullif(item.case_number, '') as case_number,
            array_agg(item.number) as numbers
        from (
            select
                generate_series(1, cardinality(spki_digest)) as number,
                unnest(spki_digest) as spki_digest,
                unnest(network_address) as network_address,
                unnest(purpose) as purpose,
                unnest(matter) as matter,
                unnest(case_number) as case_number
        ) as item
        group by 1, 2, 3, 4, 5
    loop
        select
            asking.account_id,
            asking.unit_code,
            asking.role,
            asking.unit_level,
            asking.division_code,
            asking.follow_up_until,
            asking.purposes,
            asking.matters,
            asking.refusal_code,
            asking.refusal_rule
        into strict actor
        from credit.government_actor(as_of, request.spki_digest, request.network_address) as asking;

        refusal := actor.refusal_code;
        if refusal is null and policy_id is null then
            refusal := 'no_policy_in_force';
        end if;
        if refusal is null and hours_refusal is not null
            and not credit.hours_exception_in_force(actor.unit_code, as_of) then
            refusal := hours_refusal;
            if refusal = 'outside_hours' then
                actor.refusal_rule := hours.rule_id;
            end if;
        end if;
        if refusal is null and bulk_operation is not null
            and not credit.has_bulk_right(policy_id, bulk_operation, actor.role, actor.unit_level) then
            refusal := 'bulk_not_allowed';
        end if;
        if refusal is null then
            select
                query_purpose.purpose,
                query_purpose.needs_matter,
                query_purpose.needs_case_number,
                query_purpose.needs_follow_up_authority
            into stated
            from credit.query_purpose
            where
                query_purpose.policy_id = assess_government_queries.policy_id
                and query_purpose.purpose = request.purpose;
            refusal := case
                when stated.purpose is null then 'purpose_unknown'
                when request.purpose = any(actor.purposes) is not true then 'purpose_not_agreed'
                when stated.needs_matter and request.matter is null then 'matter_missing'
                when
                    request.matter is not null and not exists (
                        select
                        from credit.query_matter
                        where
                            query_matter.policy_id = assess_government_queries.policy_id
                            and query_matter.matter = request.matter
                    )
                    then 'matter_unknown'
                when request.matter is not null and request.matter = any(actor.matters) is not true
                    then 'matter_not_agreed'
                when stated.needs_case_number and request.case_number is null then 'case_number_missing'
                when stated.needs_follow_up_authority and (actor.follow_up_until >= today) is not true
                    then 'follow_up_not_authorised'
            end;
        end if;

        return query
        select
            unnest(request.numbers),
            actor.account_id,
            actor.unit_code,
            actor.role,
            actor.unit_level,
            actor.division_code,
            refusal,
            actor.refusal_rule;
    end loop;
end;
$$;


ALTER FUNCTION credit.assess_government_queries(as_of timestamp with time zone, policy_id integer, operation text, spki_digest bytea[], network_address text[], purpose text[], matter text[], case_number text[]) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION assess_government_queries(as_of timestamp with time zone, policy_id integer, operation text, spki_digest bytea[], network_address text[], purpose text[], matter text[], case_number text[]); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.assess_government_queries(as_of timestamp with time zone, policy_id integer, operation text, spki_digest bytea[], network_address text[], purpose text[], matter text[], case_number text[]) IS 'Arrays of one length, an element a query. operation: query, batch, open_verification (of a list), verification (of a line of it). refusal_code null: may be asked. refusal_rule null: the rule of refusal_sentence stands.';


--
-- Name: attach_query_log_month(date, timestamp with time zone, text); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.attach_query_log_month(archived_month date, as_of timestamp with time zone, attached_by text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $$
declare
    archive credit.query_log_archive;
    partition_name constant text := 'query_log_entry_' || pg_catalog.to_char(archived_month, 'YYYY_MM');
    month_start constant timestamptz := archived_month::timestamp;
    month_end constant timestamptz := archived_month::timestamp + interval '1 month';
    former_intention constant text := coalesce(pg_catalog.current_setting('credit.query_log_change', true), '');
begin
    perform credit.require_query_log_account(attached_by);
    perform pg_catalog.pg_advisory_xact_lock(482915005);
    select query_log_archive.*
    into archive
    from credit.query_log_archive
    where query_log_archive.archived_month = attach_query_log_month.archived_month;
    if not found then
        raise exception 'no bundle of % is recorded', archived_month
            using errcode = 'object_not_in_prerequisite_state';
    end if;
    perform
    from credit.query_log_archives() as archived
    where archived.archived_month = archive.archived_month and archived.is_attached;
    if found or pg_catalog.to_regclass('credit.' || partition_name) is null then
        raise exception 'the month % is not detached', archived_month
            using errcode = 'object_not_in_prerequisite_state';
    end if;

    perform pg_catalog.set_config('credit.query_log_change', 'intended', true);
    -- Reads the month once to see that it is that month; answers go on meanwhile.
    execute pg_catalog.format(
        'alter table credit.query_log_entry attach partition credit.%I for values from (%L) to (%L)',
        partition_name, month_start, month_end
    );
    perform pg_catalog.set_config('credit.query_log_change', former_intention, true);
    perform credit.require_query_log_month(archived_month, archive.first_position, archive.end_position);
    perform credit.log_own_query(
        as_of, 'operator', 'log_archiving', 'attach_month', attached_by,
        '{"month":"' || pg_catalog.to_char(archived_month, 'YYYY-MM') || '"}', null, 'answered', '', '{"attached":true'
    );
end;
$$;


ALTER FUNCTION credit.attach_query_log_month(archived_month date, as_of timestamp with time zone, attached_by text) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION attach_query_log_month(archived_month date, as_of timestamp with time zone, attached_by text); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.attach_query_log_month(archived_month date, as_of timestamp with time zone, attached_by text) IS 'Raises 55000 unless the month is archived and its table detached; 22023 when its first or last position is no longer the bundle''s. What else may have happened to it, log verification finds.';


--
-- Name: begin_account_day(text, timestamp with time zone); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.begin_account_day(account_id text, as_of timestamp with time zone) RETURNS numeric
    LANGUAGE plpgsql
    SET search_path TO ''
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $$
declare
    -- QZ-12, days: of which an account's own mean is made, today not among them.
    mean_days constant integer := 30;
    today constant date := as_of::date;
    mean_count numeric;
begin
    select avg(account_usage.query_count)
    into mean_count
    from credit.account_usage
    where
        account_usage.account_id = begin_account_day.account_id
        and account_usage.day >= today - mean_days
        and account_usage.day < today
        and account_usage.query_count > 0;
    insert into credit.account_usage (
        account_id, day, query_count, outside_count, settled_query_count, settled_outside_count, mean_count
    )
    values (begin_account_day.account_id, today, 0, 0, 0, 0, mean_count);
    -- PB-8 counts days: once a day is often enough.
    update credit.account
    set last_query_at = greatest(account.last_query_at, as_of)
    where account.account_id = begin_account_day.account_id;
    return mean_count;
end;
$$;


ALTER FUNCTION credit.begin_account_day(account_id text, as_of timestamp with time zone) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION begin_account_day(account_id text, as_of timestamp with time zone); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.begin_account_day(account_id text, as_of timestamp with time zone) IS 'Mean of the days of the last thirty on which it asked; null: it did not. The caller holds the lock on the account''s pace.';


--
-- Name: begin_daily_check(timestamp with time zone, bytea, text, text, text, date); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.begin_daily_check(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, day date) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer', 'auditor']
        ) as staff;
    if unit_code is null or day is null or not pg_catalog.isfinite(day) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    if not exists(
        select
        from credit.units_overseen(actor.unit_code, actor.role) as overseen
        where overseen.unit_code = begin_daily_check.unit_code
    ) then
        perform credit.refuse_staff_command('unit_out_of_scope', 'PB-3');
    end if;
    -- A day that goes on would be checked without its last queries.
    if day >= credit.local_day(as_of) then
        perform credit.refuse_staff_command('day_not_over', 'PB-3');
    end if;

    return credit.log_staff_operation(
        as_of, 'begin_daily_check', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('unit', unit_code, 'day', day),
        pg_catalog.jsonb_build_object('unit', unit_code, 'day', day),
        '["entries"]'
    );
end;
$$;


ALTER FUNCTION credit.begin_daily_check(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, day date) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION begin_daily_check(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, day date); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.begin_daily_check(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, day date) IS 'Position and time of the answer''s receipt are the permit that daily_check_list and record_daily_check ask for, in later transactions of the next 24 hours. day: yesterday or earlier, Asia/Shanghai.';


--
-- Name: begin_query_log_reading(timestamp with time zone, text, text, timestamp with time zone, timestamp with time zone, text, text, uuid, text); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.begin_query_log_reading(as_of timestamp with time zone, reader text, reason text, logged_from timestamp with time zone, logged_until timestamp with time zone, actor text, unit_code text, subject_key uuid, purpose text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $$
declare
    time_form constant text := 'YYYY-MM-DD"T"HH24:MI:SS.US"+08:00"';
begin
    perform credit.require_query_log_account(reader);
    if coalesce(pg_catalog.btrim(reason), '') = '' then
        raise exception 'reading the query log needs a reason' using errcode = 'invalid_parameter_value';
    end if;
    if logged_from is null or logged_until is null or not pg_catalog.isfinite(logged_from)
        or not pg_catalog.isfinite(logged_until) or logged_from >= logged_until then
        raise exception 'reading the query log needs a time range' using errcode = 'invalid_parameter_value';
    end if;
    return credit.log_own_query(
        as_of, 'audit', 'log_inspection', 'read_log', reader,
        pg_catalog.json_strip_nulls(
            pg_catalog.json_build_object(
                'from', pg_catalog.to_char(logged_from, time_form),
                'until', pg_catalog.to_char(logged_until, time_form),
                'actor', actor, 'unit', unit_code, 'subject', subject_key, 'purpose', purpose, 'reason', reason
            )
        )::text,
        subject_key, 'answered', '"entries"', '{"reading":"permitted"'
    );
end;
$$;


ALTER FUNCTION credit.begin_query_log_reading(as_of timestamp with time zone, reader text, reason text, logged_from timestamp with time zone, logged_until timestamp with time zone, actor text, unit_code text, subject_key uuid, purpose text) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION begin_query_log_reading(as_of timestamp with time zone, reader text, reason text, logged_from timestamp with time zone, logged_until timestamp with time zone, actor text, unit_code text, subject_key uuid, purpose text); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.begin_query_log_reading(as_of timestamp with time zone, reader text, reason text, logged_from timestamp with time zone, logged_until timestamp with time zone, actor text, unit_code text, subject_key uuid, purpose text) IS 'Answers a JSON document whose receipt is the permit that read_query_log asks for. logged_until is exclusive; a filter that is null does not filter. Raises 22023 without a range or a reason. A transaction of its own: what is not committed permits nothing.';


--
-- Name: begin_query_log_verification(timestamp with time zone, text, bigint); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.begin_query_log_verification(as_of timestamp with time zone, reader text, first_position bigint) RETURNS TABLE(permit_position bigint, permit_time timestamp with time zone)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    answer json;
begin
    perform credit.require_query_log_account(reader);
    if first_position is null or first_position < 0 then
        raise exception 'no position of the log' using errcode = 'invalid_parameter_value';
    end if;
    select logged.answer::json
    into strict answer
    from
        credit.append_query_log(
            as_of, 'audit', 'log_verification', array['verify_log'], array[reader], array[null::text], array['local'],
            array['-'], array['{"first":' || first_position || '}'], array[null::uuid], array['answered'],
            array[null::text], array[''], array['{"first":' || first_position]
        ) as logged;
    return query
    select
        (answer #>> '{receipt,position}')::bigint,
        (answer #>> '{receipt,time}')::timestamptz;
end;
$$;


ALTER FUNCTION credit.begin_query_log_verification(as_of timestamp with time zone, reader text, first_position bigint) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION begin_query_log_verification(as_of timestamp with time zone, reader text, first_position bigint); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.begin_query_log_verification(as_of timestamp with time zone, reader text, first_position bigint) IS 'Answers where the entry is: the permit that query_log_entries_for_verification asks for. A transaction of its own, because the lock of the log''s head must not be held while millions of entries are read.';


--
-- Name: block_list(timestamp with time zone, bytea, text, text, boolean); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.block_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, only_open boolean) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    -- Set by us: more than a year of a city's.
    largest_list constant integer := 500;
    actor record;
    blocks jsonb;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer', 'auditor']
        ) as staff;
    if only_open is null then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'block', listed.block_id, 'account', listed.account_id, 'unit', listed.unit_code,
                'rule', listed.rule_id, 'limit', listed.limit_code, 'observed', listed.observed,
                'allowed', listed.allowed, 'blocked_at', credit.json_time(listed.blocked_at),
                'lift_requested_by', listed.lift_requested_by, 'lift_requested_at', credit.json_time(listed.lift_requested_at),
                'lift_reason', listed.lift_reason, 'lifted_by', listed.lifted_by, 'lifted_at', credit.json_time(listed.lifted_at)
            ) order by listed.blocked_at desc, listed.block_id
        )
    into blocks
    from (
        select
            account_block.block_id,
            account_block.account_id,
            account.unit_code,
            account_block.rule_id,
            account_block.limit_code,
            account_block.observed,
            account_block.allowed,
            account_block.blocked_at,
            account_block.lift_requested_by,
            account_block.lift_requested_at,
            account_block.lift_reason,
            account_block.lifted_by,
            account_block.lifted_at
        from credit.account_block
        inner join credit.account
            on account_block.account_id = account.account_id
        inner join credit.units_overseen(actor.unit_code, actor.role) as overseen
            on account.unit_code = overseen.unit_code
        where not only_open or account_block.lifted_at is null
        order by account_block.blocked_at desc, account_block.block_id
        limit largest_list
    ) as listed;

    return credit.log_staff_operation(
        as_of, 'block_list', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('only_open', only_open),
        pg_catalog.jsonb_build_object('blocks', coalesce(blocks, '[]'))
    );
end;
$$;


ALTER FUNCTION credit.block_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, only_open boolean) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION block_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, only_open boolean); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.block_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, only_open boolean) IS 'Of accounts of the units that the actor oversees; newest first, at most 500.';


--
-- Name: bootstrap_administrators(timestamp with time zone, text, text, jsonb, jsonb); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.bootstrap_administrators(as_of timestamp with time zone, operator text, request_id text, unit jsonb, administrators jsonb) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    new_unit_code constant text := unit ->> 'unit';
    administrator jsonb;
begin
    -- One bootstrap at a time, or two could make two pairs.
    perform pg_catalog.pg_advisory_xact_lock(credit.administrators_lock());
    -- With one left nobody could approve what that one asks for.
    if (select pg_catalog.count(*) from credit.acting_administrators(as_of)) >= 2 then
        perform credit.refuse_staff_command('administrators_exist', 'HZ-S5');
    end if;
    if
        pg_catalog.jsonb_typeof(administrators) is distinct from 'array'
        or pg_catalog.jsonb_array_length(administrators) <> 2
        or new_unit_code is null
    then
        perform credit.refuse_staff_command('malformed_command', 'HZ-S5');
    end if;
    perform credit.add_unit(
        as_of, new_unit_code, unit ->> 'name', array['authority'], 'city', unit ->> 'division', 'machine:' || operator
    );
    perform
    from credit.unit as held_unit
    where
        held_unit.unit_code = new_unit_code
        and held_unit.kinds @> array['authority']
        and held_unit.level = 'city'
        and coalesce(held_unit.ended_on > credit.local_day(as_of), true);
    if not found then
        perform credit.refuse_staff_command('unit_exists', 'HZ-S5');
    end if;
    for administrator in
        select element.document
        from pg_catalog.jsonb_array_elements(administrators) as element (document)
    loop
        perform credit.open_first_administrator(as_of, operator, new_unit_code, administrator);
    end loop;
    return credit.log_machine_operation(
        as_of, 'bootstrap_administrators', operator, request_id, pg_catalog.jsonb_build_object('unit', new_unit_code),
        pg_catalog.jsonb_build_object(
            'unit', new_unit_code,
            'administrators',
            pg_catalog.jsonb_build_array(administrators -> 0 -> 'account', administrators -> 1 -> 'account')
        )
    );
end;
$$;


ALTER FUNCTION credit.bootstrap_administrators(as_of timestamp with time zone, operator text, request_id text, unit jsonb, administrators jsonb) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION bootstrap_administrators(as_of timestamp with time zone, operator text, request_id text, unit jsonb, administrators jsonb); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.bootstrap_administrators(as_of timestamp with time zone, operator text, request_id text, unit jsonb, administrators jsonb) IS 'Two other persons, of an authority of the city. Only while fewer than two account administrators of such an authority can act: CR001 administrators_exist.';


--
-- Name: certificate_list(timestamp with time zone, bytea, text, text, text, text, uuid); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.certificate_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, state text, after_certificate uuid) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    -- Set by us, as for accounts.
    page_size constant integer := 500;
    actor record;
    after_account text;
    document jsonb;
    last_certificate uuid;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer', 'auditor']
        );
    if state not in ('applied', 'granted', 'refused', 'ended') then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    perform credit.require_listed_unit(unit_code);
    select certificate.account_id
    into after_account
    from credit.certificate
    where certificate.certificate_id = after_certificate;
    if not found and after_certificate is not null then
        perform credit.refuse_staff_command('certificate_unknown', 'X-7');
    end if;

    with page as (
        select
            listed.*,
            account.unit_code
        from credit.certificate as listed
        inner join credit.account
            on listed.account_id = account.account_id
        where
            (account.unit_code = certificate_list.unit_code or certificate_list.unit_code is null)
            and (listed.state = certificate_list.state or certificate_list.state is null)
            and (
                (listed.account_id, listed.certificate_id) > (after_account, certificate_list.after_certificate)
                or certificate_list.after_certificate is null
            )
            and account.unit_code in (
                select overseen.unit_code
                from credit.units_overseen(actor.unit_code, actor.role) as overseen
            )
        order by listed.account_id, listed.certificate_id
        limit page_size
    )
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'certificate', page.certificate_id,
                'account', page.account_id,
                'unit', page.unit_code,
                'spki', pg_catalog.encode(page.spki_digest, 'hex'),
                'subject', page.subject_name,
                'issuer', page.issuer_name,
                'serial', page.serial,
                'not_before', credit.json_time(page.not_before),
                'not_after', credit.json_time(page.not_after),
                'state', page.state,
                'end_ground', page.end_ground,
                'state_since', credit.json_time(page.state_since),
                'renews', page.renews,
                'events', (
                    select
                        pg_catalog.jsonb_agg(
                            pg_catalog.jsonb_build_object(
                                'number', certificate_event.number,
                                'event', certificate_event.event,
                                'at', credit.json_time(certificate_event.at),
                                'actor', certificate_event.actor,
                                'note', certificate_event.note
                            ) order by certificate_event.number
                        )
                    from credit.certificate_event
                    where certificate_event.certificate_id = page.certificate_id
                )
            ) order by page.account_id, page.state_since, page.certificate_id
        ),
        case
            when pg_catalog.count(*) = page_size
                then (pg_catalog.array_agg(page.certificate_id order by page.account_id, page.certificate_id))[page_size]
        end
    into document, last_certificate
    from page;

    return credit.log_staff_operation(
        as_of, 'certificate_list', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('unit', unit_code, 'state', state, 'after', after_certificate),
        pg_catalog.jsonb_build_object('certificates', coalesce(document, '[]'), 'next', last_certificate)
    );
end;
$$;


ALTER FUNCTION credit.certificate_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, state text, after_certificate uuid) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION certificate_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, state text, after_certificate uuid); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.certificate_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, state text, after_certificate uuid) IS 'unit_code and state null: any. 500 a page, by account; next is the last one''s id for after_certificate, null: there are no more.';


--
-- Name: change_account(timestamp with time zone, text, text, text, jsonb, text, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.change_account(as_of timestamp with time zone, account_id text, state text, kind text, details jsonb, actor text, approver text, ground text) RETURNS text
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    event constant text := credit.account_change_event(kind, state);
begin
    if kind = 'change' then
        update credit.account
        set
            holder_name = coalesce(details ->> 'holder', account.holder_name),
            trained_on = coalesce((details ->> 'trained_on')::date, account.trained_on),
            confidential_on = coalesce((details ->> 'confidential_on')::date, account.confidential_on),
            networks = case
                when details ? 'networks'
                    then array(
                        select element.address::cidr
                        from pg_catalog.jsonb_array_elements_text(details -> 'networks') as element (address)
                    )
                else account.networks
            end,
            follow_up_until = case
                when details ? 'follow_up_until' then (details ->> 'follow_up_until')::date
                else account.follow_up_until
            end
        where account.account_id = change_account.account_id;
        if details ? 'reset_second_factor' then
            update credit.staff_credential
            set
                totp_secret = null,
                totp_last_step = null
            where staff_credential.account_id = change_account.account_id;
        end if;
        perform credit.end_sessions_of(as_of, account_id, 'account_changed');
    end if;
    return credit.append_account_event(as_of, account_id, event, actor, approver, ground, details - 'holder');
end;
$$;


ALTER FUNCTION credit.change_account(as_of timestamp with time zone, account_id text, state text, kind text, details jsonb, actor text, approver text, ground text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION change_account(as_of timestamp with time zone, account_id text, state text, kind text, details jsonb, actor text, approver text, ground text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.change_account(as_of timestamp with time zone, account_id text, state text, kind text, details jsonb, actor text, approver text, ground text) IS 'The state that it is in then. CR001 transition_not_allowed, training_missing.';


--
-- Name: consent_application_refusal(date, text, text[], text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.consent_application_refusal(today date, providing_unit text, items text[], purpose text) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
    if not exists(
        select
        from credit.unit
        where
            unit.unit_code = consent_application_refusal.providing_unit
            and 'provider' = any(unit.kinds)
            and (unit.ended_on is null or unit.ended_on > today)
    ) then
        return 'consent_unit_unknown';
    end if;
    if pg_catalog.cardinality(items) <> (
        select pg_catalog.count(*)
        from credit.catalogue_item
        inner join credit.catalogue_version
            on catalogue_item.catalogue_version_id = catalogue_version.catalogue_version_id
        where
            catalogue_version.state = 'published'
            and catalogue_item.sharing_mode = 'on_authority'
            and catalogue_item.item_code = any(items)
    ) then
        return 'consent_item_unknown';
    end if;
    if not exists(
        select
        from credit.query_purpose
        where
            query_purpose.policy_id = credit.policy_in_force(today)
            and query_purpose.purpose = consent_application_refusal.purpose
    ) then
        return 'purpose_unknown';
    end if;
    return null;
end;
$$;


ALTER FUNCTION credit.consent_application_refusal(today date, providing_unit text, items text[], purpose text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION consent_application_refusal(today date, providing_unit text, items text[], purpose text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.consent_application_refusal(today date, providing_unit text, items text[], purpose text) IS 'A code of refusal_sentence; null: an application is possible. items are distinct. The catalogue and the list of purposes are public, so this says nothing about anybody.';


--
-- Name: consent_list(timestamp with time zone, bytea, text, text, text, timestamp with time zone, uuid, integer); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.consent_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, state text, after_applied_at timestamp with time zone, after_consent_id uuid, page_size integer) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    -- Set by us: a screen or two.
    largest_page constant integer := 200;
    today constant date := credit.local_day(as_of);
    actor record;
    consents jsonb;
    next_page jsonb;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address,
            array['provider_officer', 'account_administrator', 'authority_officer', 'auditor']
        ) as staff;
    if page_size is null or page_size not between 1 and largest_page
        or state not in ('applied', 'granted', 'refused', 'withdrawn')
        or (after_applied_at is null) <> (after_consent_id is null) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    with page as (
        select
            consent.consent_id,
            consent.using_unit,
            consent.providing_unit,
            consent.item_code,
            consent.purpose,
            consent.state,
            consent.reason,
            consent.applied_by,
            consent.applied_at,
            consent.decided_by,
            consent.decided_at,
            consent.decision_reason,
            consent.valid_from,
            consent.valid_until,
            consent.withdrawn_by,
            consent.withdrawn_at,
            consent.withdrawal_reason,
            pg_catalog.row_number() over (order by consent.applied_at, consent.consent_id) as place
        from credit.consent
        where
            (consent_list.state is null or consent.state = consent_list.state)
            and (
                after_applied_at is null
                or (consent.applied_at, consent.consent_id) > (after_applied_at, after_consent_id)
            )
            and (
                actor.role = 'provider_officer' and consent.providing_unit = actor.unit_code
                or actor.role <> 'provider_officer' and consent.using_unit in (
                    select overseen.unit_code
                    from credit.units_overseen(actor.unit_code, actor.role) as overseen
                )
            )
        order by consent.applied_at, consent.consent_id
        limit page_size + 1
    )

    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'consent', page.consent_id,
                'using_unit', page.using_unit, 'using_unit_name', using_one.name,
                'providing_unit', page.providing_unit, 'providing_unit_name', providing_one.name,
                'item', page.item_code, 'purpose', page.purpose, 'state', page.state,
                'in_force', page.state = 'granted' and today between page.valid_from and page.valid_until,
                'reason', page.reason, 'applied_by', page.applied_by, 'applied_at', credit.json_time(page.applied_at),
                'decided_by', page.decided_by, 'decided_at', credit.json_time(page.decided_at),
                'decision_reason', page.decision_reason,
                'valid_from', page.valid_from, 'valid_until', page.valid_until,
                'withdrawn_by', page.withdrawn_by, 'withdrawn_at', credit.json_time(page.withdrawn_at),
                'withdrawal_reason', page.withdrawal_reason
            ) order by page.place
        ) filter (where page.place <= page_size),
        case when pg_catalog.count(*) > page_size then
            pg_catalog.jsonb_agg(
                pg_catalog.jsonb_build_object(
                    'applied_at', credit.json_time(page.applied_at), 'consent', page.consent_id
                )
            ) filter (where page.place = page_size) -> 0
        end
    into consents, next_page
    from page
    inner join credit.unit as using_one
        on page.using_unit = using_one.unit_code
    inner join credit.unit as providing_one
        on page.providing_unit = providing_one.unit_code;

    return credit.log_staff_operation(
        as_of, 'consent_list', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('state', state, 'after', after_consent_id),
        pg_catalog.jsonb_build_object('consents', coalesce(consents, '[]'), 'next', next_page)
    );
end;
$$;


ALTER FUNCTION credit.consent_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, state text, after_applied_at timestamp with time zone, after_consent_id uuid, page_size integer) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION consent_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, state text, after_applied_at timestamp with time zone, after_consent_id uuid, page_size integer); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.consent_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, state text, after_applied_at timestamp with time zone, after_consent_id uuid, page_size integer) IS 'A providing unit''s officer sees what is asked of the unit; others what the units ask for that they oversee. state null: all of them. Oldest first, page_size 1 to 200; next is what to give as after_…, null: the last page.';


--
-- Name: consent; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.consent (
    consent_id uuid NOT NULL,
    using_unit text NOT NULL,
    providing_unit text NOT NULL,
    item_code text NOT NULL,
    purpose text NOT NULL,
    state text NOT NULL,
    reason text NOT NULL,
    applied_by text NOT NULL,
    applied_at timestamp with time zone NOT NULL,
    decided_by text,
    decided_at timestamp with time zone,
    decision_reason text,
    valid_from date,
    valid_until date,
    withdrawn_by text,
    withdrawn_at timestamp with time zone,
    withdrawal_reason text,
    CONSTRAINT consent_decided_by_check CHECK ((((state = 'applied'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL)))),
    CONSTRAINT consent_decision_reason_check CHECK (((state <> 'refused'::text) OR (decision_reason IS NOT NULL))),
    CONSTRAINT consent_reason_check CHECK (((length(btrim(reason)) >= 1) AND (length(btrim(reason)) <= 500))),
    CONSTRAINT consent_state_check CHECK ((state = ANY (ARRAY['applied'::text, 'granted'::text, 'refused'::text, 'withdrawn'::text]))),
    CONSTRAINT consent_valid_from_check CHECK ((((valid_from IS NOT NULL) = (state = ANY (ARRAY['granted'::text, 'withdrawn'::text]))) AND ((valid_from IS NULL) = (valid_until IS NULL)))),
    CONSTRAINT consent_valid_until_check CHECK (((valid_until >= valid_from) AND ((valid_until - valid_from) < 366))),
    CONSTRAINT consent_withdrawn_by_check CHECK ((((state = 'withdrawn'::text) = (withdrawn_by IS NOT NULL)) AND ((withdrawn_by IS NULL) = (withdrawn_at IS NULL)) AND ((withdrawn_by IS NULL) = (withdrawal_reason IS NULL))))
);


ALTER TABLE credit.consent OWNER TO credit_owner;

--
-- Name: TABLE consent; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.consent IS 'What a providing unit answered to a using unit that wants an item which is used on authority (JJ-7). In force: granted, from valid_from to valid_until; its end by date is no state.';


--
-- Name: COLUMN consent.using_unit; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.consent.using_unit IS 'The unit that asks.';


--
-- Name: COLUMN consent.providing_unit; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.consent.providing_unit IS 'The unit that provides the item''s records, and decides.';


--
-- Name: COLUMN consent.item_code; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.consent.item_code IS 'As in catalogue_item, of whatever catalogue is in force.';


--
-- Name: COLUMN consent.purpose; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.consent.purpose IS 'The one purpose of queries that it holds for.';


--
-- Name: COLUMN consent.reason; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.consent.reason IS 'Why the using unit wants it, 1 to 500 characters, as given.';


--
-- Name: COLUMN consent.applied_by; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.consent.applied_by IS 'Account of the using unit.';


--
-- Name: COLUMN consent.decided_by; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.consent.decided_by IS 'Account of the providing unit; null: not decided yet.';


--
-- Name: COLUMN consent.decided_at; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.consent.decided_at IS 'Null: not decided yet.';


--
-- Name: COLUMN consent.decision_reason; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.consent.decision_reason IS 'Always with a refusal; null: a grant without a remark.';


--
-- Name: COLUMN consent.valid_from; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.consent.valid_from IS 'First day, Asia/Shanghai; null: never granted.';


--
-- Name: COLUMN consent.valid_until; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.consent.valid_until IS 'Last day, itself still in force; at most 366 days with both; null: never granted.';


--
-- Name: COLUMN consent.withdrawn_by; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.consent.withdrawn_by IS 'Account of the providing unit; null: not withdrawn.';


--
-- Name: COLUMN consent.withdrawn_at; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.consent.withdrawn_at IS 'Ends it at once; null: not withdrawn.';


--
-- Name: COLUMN consent.withdrawal_reason; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.consent.withdrawal_reason IS 'Null: not withdrawn.';


--
-- Name: consents_in_force(text[], date); Type: FUNCTION; Schema: credit; Owner: credit_owner
--

CREATE FUNCTION credit.consents_in_force(using_units text[], day date) RETURNS TABLE(using_unit text, providing_unit text, item_code text, purpose text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT DISTINCT consent.using_unit,
     consent.providing_unit,
     consent.item_code,
     consent.purpose
    FROM credit.consent
   WHERE ((consent.using_unit = ANY (consents_in_force.using_units)) AND (consent.state = 'granted'::text) AND ((consents_in_force.day >= consent.valid_from) AND (consents_in_force.day <= consent.valid_until)));
END;


ALTER FUNCTION credit.consents_in_force(using_units text[], day date) OWNER TO credit_owner;

--
-- Name: FUNCTION consents_in_force(using_units text[], day date); Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON FUNCTION credit.consents_in_force(using_units text[], day date) IS 'Granted, not withdrawn, the day between the first and the last one, both included. Becomes part of the calling statement and sees what that sees, so a withdrawal counts from the next statement on. Names are bound when it is created.';


--
-- Name: consents_of_unit(timestamp with time zone, bytea, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.consents_of_unit(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    -- Set by us: a unit's items on authority, for several years.
    largest_list constant integer := 500;
    today constant date := credit.local_day(as_of);
    actor record;
    consents jsonb;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select
        asking.account_id,
        asking.unit_code,
        asking.refusal_code,
        asking.refusal_rule
    into strict actor
    from credit.government_actor(as_of, spki_digest, network_address) as asking;
    if actor.refusal_code is not null then
        return credit.refuse_government_command(
            as_of, 'consents_of_unit', spki_digest, actor.account_id, actor.unit_code, network_address, request_id,
            '{}', actor.refusal_code, actor.refusal_rule
        );
    end if;

    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'consent', listed.consent_id, 'providing_unit', listed.providing_unit, 'item', listed.item_code,
                'purpose', listed.purpose, 'state', listed.state,
                'in_force', listed.state = 'granted' and today between listed.valid_from and listed.valid_until,
                'applied_at', credit.json_time(listed.applied_at),
                'decided_at', credit.json_time(listed.decided_at), 'decision_reason', listed.decision_reason,
                'valid_from', listed.valid_from, 'valid_until', listed.valid_until,
                'withdrawn_at', credit.json_time(listed.withdrawn_at),
                'withdrawal_reason', listed.withdrawal_reason
            ) order by listed.applied_at desc, listed.consent_id
        )
    into consents
    from (
        select
            consent.consent_id,
            consent.providing_unit,
            consent.item_code,
            consent.purpose,
            consent.state,
            consent.applied_at,
            consent.decided_at,
            consent.decision_reason,
            consent.valid_from,
            consent.valid_until,
            consent.withdrawn_at,
            consent.withdrawal_reason
        from credit.consent
        where consent.using_unit = actor.unit_code
        order by consent.applied_at desc, consent.consent_id
        limit largest_list
    ) as listed;

    return credit.log_government_command(
        as_of, 'consents_of_unit', actor.account_id, actor.unit_code, network_address, request_id, '{}', 200,
        pg_catalog.jsonb_build_object('consents', coalesce(consents, '[]'))
    );
end;
$$;


ALTER FUNCTION credit.consents_of_unit(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION consents_of_unit(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.consents_of_unit(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text) IS 'The newest 500, newest first.';


--
-- Name: count_account_queries(timestamp with time zone, integer, text, text, text, boolean[], bigint[]); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.count_account_queries(as_of timestamp with time zone, policy_id integer, operation text, account_id text, role text, is_outside boolean[], code_number bigint[], OUT first_refused integer, OUT is_former boolean, OUT rule_id text) RETURNS record
    LANGUAGE plpgsql
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $$
declare
    today constant date := as_of::date;
    -- A verification's pace is the platform's, not the person's.
    is_paced constant boolean := operation <> 'verification';
    counted integer := cardinality(is_outside);
    pace record;
    usage record;
    allowed record;
    crossed record;
    least_place integer;
    place integer;
    -- By place: subjects outside so far, length of the run so far, last code so far.
    outside_counts integer[];
    run_lengths integer[];
    last_codes bigint[];
    outside_count integer := 0;
    run_length integer;
    longest_run integer := 0;
    last_code bigint;
begin
    is_former := false;
    -- Locked first: from here on the figures of this account stand still, and a block that another wrote is seen.
    loop
        select
            greatest(account_pace.minute, date_trunc('minute', as_of)) as minute,
            case
                when account_pace.minute >= date_trunc('minute', as_of) then account_pace.minute_count
                else 0
            end as minute_count,
            account_pace.last_code,
            account_pace.run_length
        into pace
        from credit.account_pace
        where account_pace.account_id = count_account_queries.account_id
        for no key update;
        exit when found;
        insert into credit.account_pace (account_id, minute, minute_count, run_length)
        values (count_account_queries.account_id, '-infinity', 0, 0)
        on conflict do nothing;
    end loop;

    -- A statement of its own: it sees what was committed while this one waited for the lock.
    select
        account_usage.query_count - account_usage.settled_query_count as day_count,
        account_usage.outside_count - account_usage.settled_outside_count as outside_count,
        account_usage.mean_count,
        account_usage.account_id is not null as is_begun,
        account_block.rule_id as block_rule
    into strict usage
    from (values (count_account_queries.account_id)) as asking (account_id)
    left join credit.account_usage
        on
            asking.account_id = account_usage.account_id
            and account_usage.day = today
    left join credit.account_block
        on
            asking.account_id = account_block.account_id
            and account_block.lifted_at is null;
    if usage.block_rule is not null then
        first_refused := 1;
        is_former := true;
        rule_id := usage.block_rule;
        return;
    end if;
    if not usage.is_begun then
        usage.day_count := 0;
        usage.outside_count := 0;
        usage.mean_count := credit.begin_account_day(account_id, as_of);
    end if;

    -- A code that neighbours the one before it makes the run longer, the same again does not; any other begins anew.
    last_code := pace.last_code;
    run_length := pace.run_length;
    for number in 1..counted loop
        if is_outside[number] then
            outside_count := outside_count + 1;
        end if;
        if code_number[number] is not null then
            if abs(code_number[number] - last_code) = 1 then
                run_length := run_length + 1;
            elsif code_number[number] is distinct from last_code then
                run_length := 1;
            end if;
            last_code := code_number[number];
        end if;
        longest_run := greatest(longest_run, run_length);
        outside_counts[number] := outside_count;
        run_lengths[number] := run_length;
        last_codes[number] := last_code;
    end loop;

    -- For each threshold the first place at which it is crossed; the role's own row stands in for everybody's.
    for allowed in
        select distinct on (usage_limit.limit_code)
            usage_limit.limit_code,
            usage_limit.value,
            usage_limit.minimum_sample,
            usage_limit.rule_id
        from credit.usage_limit
        where
            usage_limit.policy_id = count_account_queries.policy_id
            and (usage_limit.role is null or usage_limit.role = count_account_queries.role)
        order by usage_limit.limit_code asc, usage_limit.role asc nulls last
    loop
        least_place := greatest(1, allowed.minimum_sample - usage.day_count);
        place := case allowed.limit_code
            when 'queries_per_minute' then case when is_paced then allowed.value - pace.minute_count + 1 end
            when 'queries_per_day' then allowed.value - usage.day_count + 1
            when 'jump_factor_percent' then floor(allowed.value * usage.mean_count / 100)::integer - usage.day_count + 1
        end;
        -- Searched for only where there is something to find.
        if allowed.limit_code = 'outside_share_percent' and usage.outside_count + outside_count > 0 then
            select min(item.place)
            into place
            from unnest(outside_counts) with ordinality as item (so_far, place)
            where
                item.place >= least_place
                and (usage.outside_count + item.so_far) * 100 > allowed.value * (usage.day_count + item.place);
        elsif allowed.limit_code = 'sequential_run' and longest_run > allowed.value then
            select min(item.place)
            into place
            from unnest(run_lengths) with ordinality as item (so_far, place)
            where
                item.place >= least_place
                and item.so_far > allowed.value;
        end if;
        place := case when place is not null then greatest(place, least_place) end;
        if place <= counted and (first_refused is null or place < first_refused) then
            first_refused := place;
            rule_id := allowed.rule_id;
            crossed := allowed;
        end if;
    end loop;

    if first_refused is not null then
        insert into credit.account_block (block_id, account_id, rule_id, limit_code, observed, allowed, blocked_at)
        values (
            gen_random_uuid(), count_account_queries.account_id, crossed.rule_id, crossed.limit_code,
            case crossed.limit_code
                when 'queries_per_minute' then pace.minute_count + first_refused
                when 'queries_per_day' then usage.day_count + first_refused
                when 'jump_factor_percent' then ceil((usage.day_count + first_refused) * 100 / usage.mean_count)
                when 'outside_share_percent'
                    then ceil(
                        (usage.outside_count + outside_counts[first_refused]) * 100.0
                        / (usage.day_count + first_refused)
                    )
                when 'sequential_run' then run_lengths[first_refused]
            end,
            crossed.value, as_of
        );
        -- What came before was in order and counts.
        counted := first_refused - 1;
    end if;

    update credit.account_pace
    set
        minute = pace.minute,
        minute_count = pace.minute_count + case when is_paced then counted else 0 end,
        last_code = case when counted > 0 then last_codes[counted] else pace.last_code end,
        -- Once two persons have lifted the block a run begins anew.
        run_length = case
            when first_refused is not null then 0
            when counted > 0 then run_lengths[counted]
            else pace.run_length
        end
    where account_pace.account_id = count_account_queries.account_id;
    -- What a block was for does not count again when it is lifted.
    update credit.account_usage
    set
        query_count = account_usage.query_count + counted,
        outside_count = account_usage.outside_count + coalesce(outside_counts[counted], 0),
        settled_query_count = case
            when first_refused is null then account_usage.settled_query_count
            else account_usage.query_count + counted
        end,
        settled_outside_count = case
            when first_refused is null then account_usage.settled_outside_count
            else account_usage.outside_count + coalesce(outside_counts[counted], 0)
        end
    where
        account_usage.account_id = count_account_queries.account_id
        and account_usage.day = today;
end;
$$;


ALTER FUNCTION credit.count_account_queries(as_of timestamp with time zone, policy_id integer, operation text, account_id text, role text, is_outside boolean[], code_number bigint[], OUT first_refused integer, OUT is_former boolean, OUT rule_id text) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION count_account_queries(as_of timestamp with time zone, policy_id integer, operation text, account_id text, role text, is_outside boolean[], code_number bigint[], OUT first_refused integer, OUT is_former boolean, OUT rule_id text); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.count_account_queries(as_of timestamp with time zone, policy_id integer, operation text, account_id text, role text, is_outside boolean[], code_number bigint[], OUT first_refused integer, OUT is_former boolean, OUT rule_id text) IS 'Arrays of one length, an element a query. first_refused: place of the first that may not be answered, null: all may. is_former: because of a block that was there already. The account''s row is locked until the end of the transaction.';


--
-- Name: count_government_queries(timestamp with time zone, integer, text, integer[], text[], text[], boolean[], bigint[]); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.count_government_queries(as_of timestamp with time zone, policy_id integer, operation text, number integer[], account_id text[], role text[], is_outside boolean[], code_number bigint[]) RETURNS TABLE(answer_number integer, refusal_code text, refusal_rule text)
    LANGUAGE plpgsql
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    asking record;
    block record;
begin
    -- Everybody locks accounts in the order of their names, and the log's head after them: so nobody waits in a circle.
    for asking in
        select
            item.account_id,
            min(item.role) as role,
            array_agg(item.number order by item.number) as numbers,
            array_agg(item.is_outside order by item.number) as is_outside,
            array_agg(item.code_number order by item.number) as code_numbers
        from
            rows from (unnest(number), unnest(account_id), unnest(role), unnest(is_outside), unnest(code_number))
            as item (number, account_id, role, is_outside, code_number)
        group by item.account_id
        order by item.account_id
    loop
        block := credit.count_account_queries(
            as_of, policy_id, operation, asking.account_id, asking.role, asking.is_outside, asking.code_numbers
        );
        if block.first_refused is not null then
            return query
            select
                asking.numbers[item.place],
                case
                    when item.place = block.first_refused and not block.is_former then 'usage_limit_reached'
                    else 'account_blocked'
                end,
                block.rule_id
            from generate_series(block.first_refused, cardinality(asking.numbers)) as item (place);
        end if;
    end loop;
end;
$$;


ALTER FUNCTION credit.count_government_queries(as_of timestamp with time zone, policy_id integer, operation text, number integer[], account_id text[], role text[], is_outside boolean[], code_number bigint[]) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION count_government_queries(as_of timestamp with time zone, policy_id integer, operation text, number integer[], account_id text[], role text[], is_outside boolean[], code_number bigint[]); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.count_government_queries(as_of timestamp with time zone, policy_id integer, operation text, number integer[], account_id text[], role text[], is_outside boolean[], code_number bigint[]) IS 'Arrays of one length, an element a query that may be asked. One row for each that may not any more: the one that crosses a threshold, and those of the same account behind it. Locks are held, and blocks written, in the caller''s transaction. code_number: place of the subject''s code in its sequence; null: none.';


--
-- Name: daily_check_accounts(bigint, timestamp with time zone); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.daily_check_accounts(permit_position bigint, permit_time timestamp with time zone) RETURNS TABLE(account_id text, query_count bigint, empty_count bigint, refused_count bigint, first_at timestamp with time zone, last_at timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    return query
    select
        query_log_entry.actor,
        pg_catalog.count(*),
        pg_catalog.count(*) filter (where query_log_entry.outcome = 'empty'),
        pg_catalog.count(*) filter (where query_log_entry.outcome = 'refused'),
        pg_catalog.min(query_log_entry.logged_at),
        pg_catalog.max(query_log_entry.logged_at)
    from
        credit.daily_check_permit(
            daily_check_accounts.permit_position, daily_check_accounts.permit_time
        ) as permit
    inner join credit.query_log_entry
        on permit.unit_code = query_log_entry.unit_code
    where
        query_log_entry.logged_at >= permit.day::timestamp at time zone 'Asia/Shanghai'
        and query_log_entry.logged_at < (permit.day + 1)::timestamp at time zone 'Asia/Shanghai'
        and query_log_entry.audience in ('government', 'window')
        -- Commands are no queries.
        and query_log_entry.purpose <> 'administration'
    group by query_log_entry.actor;
end;
$$;


ALTER FUNCTION credit.daily_check_accounts(permit_position bigint, permit_time timestamp with time zone) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION daily_check_accounts(permit_position bigint, permit_time timestamp with time zone); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.daily_check_accounts(permit_position bigint, permit_time timestamp with time zone) IS 'Without a permit (daily_check_permit) no row. Refused ones count as queries, too. For the keeper of accounts only.';


--
-- Name: daily_check_list(timestamp with time zone, bytea, text, text, bigint, timestamp with time zone, timestamp with time zone, bigint, integer); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.daily_check_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    -- As a page of the query log.
    largest_page constant integer := 1000;
    permit record;
    actor record;
    accounts jsonb;
    page record;
    checked jsonb;
begin
    -- The permit first: it holds only while this transaction has written nothing, and who asks is written down.
    select
        permitted.reader,
        permitted.unit_code,
        permitted.day
    into permit
    from credit.daily_check_permit(permit_position, permit_time) as permitted;
    if found and page_size between 1 and largest_page and (after_logged_at is null) = (after_position is null) then
        if after_position is null then
            select
                coalesce(
                    pg_catalog.jsonb_agg(
                        pg_catalog.jsonb_build_object(
                            'account', counted.account_id, 'queries', counted.query_count,
                            'empty', counted.empty_count, 'refused', counted.refused_count,
                            'first_at', credit.json_time(counted.first_at),
                            'last_at', credit.json_time(counted.last_at)
                        ) order by counted.query_count desc, counted.account_id
                    ),
                    '[]'
                )
            into accounts
            from credit.daily_check_accounts(permit_position, permit_time) as counted;
        end if;
        select
            shown.entries,
            shown.next_page
        into strict page
        from
            credit.daily_check_page(
                permit_position, permit_time, after_logged_at, after_position, page_size
            ) as shown;
    end if;

    select
        staff.account_id,
        staff.unit_code
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer', 'auditor']
        ) as staff;
    if page_size is null or page_size not between 1 and largest_page
        or (after_logged_at is null) <> (after_position is null) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    if permit.reader is distinct from actor.account_id then
        perform credit.refuse_staff_command('daily_check_not_begun', 'PB-3');
    end if;

    select
        pg_catalog.jsonb_build_object(
            'by', daily_check.checked_by, 'at', credit.json_time(daily_check.checked_at),
            'queries', daily_check.query_count, 'finding', daily_check.finding
        )
    into checked
    from credit.daily_check
    where daily_check.unit_code = permit.unit_code and daily_check.day = permit.day;

    return credit.log_staff_operation(
        as_of, 'daily_check_list', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'unit', permit.unit_code, 'day', permit.day, 'permit', permit_position, 'after', after_position
        ),
        pg_catalog.jsonb_build_object(
            'unit', permit.unit_code, 'day', permit.day, 'accounts', accounts, 'checked', checked,
            'entries', page.entries, 'next', page.next_page
        ),
        '["entries"]'
    );
end;
$$;


ALTER FUNCTION credit.daily_check_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION daily_check_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.daily_check_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer) IS 'The permit is position and time of the receipt of the account''s own begin_daily_check, committed within the last day; the transaction must have written nothing before. accounts: with the first page only, otherwise null. page_size 1 to 1000; next is what to give as after_…, null: the last page.';


--
-- Name: daily_check_page(bigint, timestamp with time zone, timestamp with time zone, bigint, integer); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.daily_check_page(permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer) RETURNS TABLE(entries jsonb, next_page jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    time_form constant text := 'YYYY-MM-DD"T"HH24:MI:SS.US"+08:00"';
    permit record;
begin
    select
        permitted.unit_code,
        permitted.day::timestamp at time zone 'Asia/Shanghai' as day_begins_at,
        (permitted.day + 1)::timestamp at time zone 'Asia/Shanghai' as day_ends_at
    into permit
    from credit.daily_check_permit(permit_position, permit_time) as permitted;
    if not found then
        return;
    end if;

    return query
    with page as (
        select
            query_log_entry.log_position,
            query_log_entry.logged_at,
            query_log_entry.entry
        from credit.query_log_entry
        where
            query_log_entry.unit_code = permit.unit_code
            -- Positions follow times: with one bound of each the scan begins at the very entry.
            and query_log_entry.logged_at >= greatest(permit.day_begins_at, after_logged_at)
            and query_log_entry.logged_at < permit.day_ends_at
            and query_log_entry.log_position > coalesce(after_position, -1)
            and query_log_entry.audience in ('government', 'window')
            -- Commands are no queries.
            and query_log_entry.purpose <> 'administration'
        order by query_log_entry.logged_at, query_log_entry.log_position
        limit page_size + 1
    ),

    -- Without the salt at the leaf's end: it is the secret of the asker's receipt.
    shown as (
        select
            pg_catalog.row_number() over (order by page.logged_at, page.log_position) as place,
            (pg_catalog.left(pg_catalog.convert_from(page.entry, 'UTF8'), -47) || '}')::jsonb as document,
            pg_catalog.jsonb_build_object(
                'position', page.log_position,
                'time', pg_catalog.to_char(page.logged_at at time zone 'Asia/Shanghai', time_form)
            ) as "key"
        from page
    )

    select
        coalesce(pg_catalog.jsonb_agg(shown.document order by shown.place) filter (where shown.place <= page_size), '[]'),
        case when pg_catalog.count(*) > page_size then
            pg_catalog.jsonb_agg(shown."key") filter (where shown.place = page_size) -> 0
        end
    from shown;
end;
$$;


ALTER FUNCTION credit.daily_check_page(permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION daily_check_page(permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.daily_check_page(permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer) IS 'Without a permit (daily_check_permit) no row. entries as in the log, but without their salts; next_page: what to give as after_…, null: the last page. For the keeper of accounts only.';


--
-- Name: daily_check_permit(bigint, timestamp with time zone); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.daily_check_permit(permit_position bigint, permit_time timestamp with time zone) RETURNS TABLE(reader text, unit_code text, day date)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    permitted json;
begin
    begin
        permitted := credit.query_log_permit(permit_position, permit_time, 'begin_daily_check');
    exception
        -- What it raises when nothing permits the reading: the caller refuses in words of its own.
        when insufficient_privilege then
            return;
    end;
    return query
    select
        query_log_entry.actor,
        permitted ->> 'unit',
        (permitted ->> 'day')::date
    from credit.query_log_entry
    where
        query_log_entry.logged_at = daily_check_permit.permit_time
        and query_log_entry.log_position = daily_check_permit.permit_position
        and query_log_entry.audience = 'staff';
end;
$$;


ALTER FUNCTION credit.daily_check_permit(permit_position bigint, permit_time timestamp with time zone) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION daily_check_permit(permit_position bigint, permit_time timestamp with time zone); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.daily_check_permit(permit_position bigint, permit_time timestamp with time zone) IS 'One row when position and time are those of an entry of begin_daily_check which an earlier transaction wrote within the last day; otherwise none. The transaction must have written nothing yet. For the keeper of accounts only.';


--
-- Name: decide_access(integer, text, text, text, text, text, text, text, text, text); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.decide_access(policy_id integer, audience text, role text, unit_level text, relation text, open_level text, sharing_mode text, consent text, marker text, purpose text) RETURNS TABLE(form text, rule_id text, rule_number integer)
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
    return query
    select
        decided.form,
        decided.rule_id,
        decided.rule_number
    from
        credit.decide_accesses(
            decide_access.policy_id, decide_access.audience, array[decide_access.role],
            array[decide_access.unit_level], array[decide_access.relation], array[decide_access.sharing_mode],
            array[decide_access.consent], array[decide_access.marker], array[decide_access.purpose]
        ) as decided
    where decided.open_level = decide_access.open_level;
end;
$$;


ALTER FUNCTION credit.decide_access(policy_id integer, audience text, role text, unit_level text, relation text, open_level text, sharing_mode text, consent text, marker text, purpose text) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION decide_access(policy_id integer, audience text, role text, unit_level text, relation text, open_level text, sharing_mode text, consent text, marker text, purpose text); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.decide_access(policy_id integer, audience text, role text, unit_level text, relation text, open_level text, sharing_mode text, consent text, marker text, purpose text) IS 'As decide_accesses; no row: no such policy or open level. Null for what the audience does not have, such as a role.';


--
-- Name: decide_accesses(integer, text, text[], text[], text[], text[], text[], text[], text[]); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.decide_accesses(policy_id integer, audience text, role text[], unit_level text[], relation text[], sharing_mode text[], consent text[], marker text[], purpose text[]) RETURNS TABLE(number integer, open_level text, form text, rule_id text, sentence text, rule_number integer)
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    return query
    -- Rows that can match any of the situations; most of a policy is about somebody else.
    with rule as materialized (
        select
            access_rule.rule_number,
            access_rule.effect,
            access_rule.roles,
            access_rule.unit_levels,
            access_rule.relations,
            access_rule.open_levels,
            access_rule.sharing_modes,
            access_rule.consents,
            access_rule.markers,
            access_rule.purposes,
            access_rule.form,
            access_rule.rule_id,
            access_rule.sentence,
            disclosure_form.rank
        from credit.access_rule
        inner join credit.disclosure_form
            on access_rule.form = disclosure_form.form
        where
            access_rule.policy_id = decide_accesses.policy_id
            and (access_rule.audiences is null or decide_accesses.audience = any(access_rule.audiences))
            and (access_rule.roles is null or access_rule.roles && decide_accesses.role)
            and (access_rule.unit_levels is null or access_rule.unit_levels && decide_accesses.unit_level)
            and (access_rule.purposes is null or access_rule.purposes && decide_accesses.purpose)
    ),

    situation as (
        select
            item.number,
            level.open_level,
            item.role,
            item.unit_level,
            item.relation,
            item.sharing_mode,
            item.consent,
            item.marker,
            item.purpose
        from
            rows from (
                unnest(decide_accesses.role), unnest(decide_accesses.unit_level), unnest(decide_accesses.relation),
                unnest(decide_accesses.sharing_mode), unnest(decide_accesses.consent),
                unnest(decide_accesses.marker), unnest(decide_accesses.purpose)
            ) with ordinality as item (
                role, unit_level, relation, sharing_mode, consent, marker, purpose, number
            )
        cross join (values ('A'), ('B'), ('C')) as level (open_level)
    ),

    -- Arrays compare from the left: first what is shown, then the smaller rule number.
    matched as (
        select
            situation.number,
            situation.open_level,
            max(array[rule.rank, -rule.rule_number]) filter (where rule.effect = 'permit') as permitted,
            min(array[rule.rank, rule.rule_number]) filter (where rule.effect = 'forbid') as capped
        from situation
        left join rule
            on
                (rule.relations is null or situation.relation = any(rule.relations))
                and (rule.sharing_modes is null or situation.sharing_mode = any(rule.sharing_modes))
                and (rule.open_levels is null or situation.open_level = any(rule.open_levels))
                and (rule.markers is null or situation.marker = any(rule.markers))
                and (rule.consents is null or situation.consent = any(rule.consents))
                and (rule.roles is null or situation.role = any(rule.roles))
                and (rule.unit_levels is null or situation.unit_level = any(rule.unit_levels))
                and (rule.purposes is null or situation.purpose = any(rule.purposes))
        group by situation.number, situation.open_level
    ),

    -- Forbid wins where it leaves less than was permitted; without a permit nothing is shown.
    decided as (
        select
            matched.number,
            matched.open_level,
            case
                when matched.capped[1] < matched.permitted[1] then matched.capped[2]
                else -matched.permitted[2]
            end as rule_number
        from matched
    )

    select
        decided.number::integer,
        decided.open_level,
        coalesce(rule.form, 'nothing'),
        coalesce(rule.rule_id, access_policy.default_rule_id),
        coalesce(rule.sentence, access_policy.default_sentence),
        decided.rule_number
    from decided
    inner join credit.access_policy
        on access_policy.policy_id = decide_accesses.policy_id
    left join rule
        on decided.rule_number = rule.rule_number;
end;
$$;


ALTER FUNCTION credit.decide_accesses(policy_id integer, audience text, role text[], unit_level text[], relation text[], sharing_mode text[], consent text[], marker text[], purpose text[]) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION decide_accesses(policy_id integer, audience text, role text[], unit_level text[], relation text[], sharing_mode text[], consent text[], marker text[], purpose text[]); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.decide_accesses(policy_id integer, audience text, role text[], unit_level text[], relation text[], sharing_mode text[], consent text[], marker text[], purpose text[]) IS 'Arrays of one length, an element a situation; three rows for each, one for each open level. Least cap of the matching forbids over greatest form of the matching permits. rule_number null: nothing permits it, and the policy''s default rule stands. No row at all: no such policy.';


--
-- Name: decide_account_change(timestamp with time zone, bytea, text, text, uuid, text, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.decide_account_change(as_of timestamp with time zone, session bytea, network_address text, request_id text, change_id uuid, decision text, reason text, initial_password_hash text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
    change record;
    state_after text;
    needs_password boolean;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from credit.require_staff(as_of, session, network_address, array['account_administrator']);
    perform credit.require_staff_text(reason, 500);
    if decision is null or decision not in ('approved', 'refused') then
        perform credit.refuse_staff_command('malformed_command', 'PB-9');
    end if;
    change := credit.require_open_account_change(change_id, actor.account_id, actor.person_digest);
    if decision = 'approved' then
        perform credit.require_acting_requester(as_of, change.requested_by, 'PB-9');
    end if;

    needs_password := decision = 'approved' and credit.account_change_needs_password(change.kind, change.details);
    if needs_password <> (initial_password_hash is not null) then
        perform credit.refuse_staff_command(
            case when needs_password then 'initial_password_missing' else 'initial_password_not_needed' end, 'QZ-2'
        );
    end if;
    if change.kind = 'create' then
        if decision = 'approved' then
            perform credit.require_account_opening(
                as_of, actor.unit_code, actor.person_digest, change.account_id, change.details
            );
            state_after := credit.open_account(
                as_of, change.account_id, change.details, change.requested_by, actor.account_id, change.reason
            );
        elsif not credit.may_administer_unit(actor.unit_code, change.details ->> 'unit') then
            perform credit.refuse_staff_command('unit_out_of_scope', 'JJ-10');
        end if;
    else
        select concerned.state
        into strict state_after
        from
            credit.require_account_scope(
                actor.account_id, actor.unit_code, actor.person_digest, change.account_id
            ) as concerned;
        if decision = 'approved' then
            state_after := credit.change_account(
                as_of, change.account_id, state_after, change.kind, change.details, change.requested_by,
                actor.account_id, change.reason
            );
        end if;
    end if;
    -- Nobody leaves: or one person alone could have ended what two must end.
    if change.kind = 'stop' and decision = 'refused' then
        update credit.departure
        set withdrawn_at = as_of
        where
            departure.account_id = change.account_id
            and departure.withdrawn_at is null;
    end if;
    if needs_password then
        perform credit.give_initial_password(as_of, change.account_id, initial_password_hash);
    end if;

    update credit.account_change
    set
        decided_by = actor.account_id,
        decided_at = as_of,
        decision = decide_account_change.decision,
        decision_reason = decide_account_change.reason
    where account_change.change_id = decide_account_change.change_id;
    return credit.log_staff_operation(
        as_of, 'decide_account_change', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('change', change_id, 'account', change.account_id, 'kind', change.kind),
        pg_catalog.jsonb_build_object(
            'change', change_id, 'account', change.account_id, 'kind', change.kind, 'decision', decision,
            'state', state_after, 'password_given', needs_password
        )
    );
end;
$$;


ALTER FUNCTION credit.decide_account_change(as_of timestamp with time zone, session bytea, network_address text, request_id text, change_id uuid, decision text, reason text, initial_password_hash text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION decide_account_change(as_of timestamp with time zone, session bytea, network_address text, request_id text, change_id uuid, decision text, reason text, initial_password_hash text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.decide_account_change(as_of timestamp with time zone, session bytea, network_address text, request_id text, change_id uuid, decision text, reason text, initial_password_hash text) IS 'initial_password_hash exactly when an approval gives a password: account_change_needs_password. A stop that is refused withdraws the departure that asked for it.';


--
-- Name: decide_block_lift(timestamp with time zone, bytea, text, text, uuid, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.decide_block_lift(as_of timestamp with time zone, session bytea, network_address text, request_id text, block_id uuid, decision text, reason text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
    blocked record;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role,
        staff.unit_kinds
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer']
        ) as staff;
    if block_id is null or coalesce(decision, '') not in ('approved', 'refused')
        or (reason is not null or decision = 'refused') and not credit.is_statement(reason) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    select
        account_block.account_id,
        account.unit_code,
        account_block.lift_requested_by,
        account_block.lifted_at
    into blocked
    from credit.account_block
    inner join credit.account
        on account_block.account_id = account.account_id
    inner join credit.units_overseen(actor.unit_code, actor.role) as overseen
        on account.unit_code = overseen.unit_code
    where account_block.block_id = decide_block_lift.block_id
    for update of account_block;
    if not found then
        perform credit.refuse_staff_command('block_unknown', 'QZ-12');
    end if;
    if not 'authority' = any(actor.unit_kinds) then
        perform credit.refuse_staff_command('role_not_allowed', 'QZ-12');
    end if;
    if blocked.lifted_at is not null or blocked.lift_requested_by is null then
        perform credit.refuse_staff_command('transition_not_allowed', 'QZ-12');
    end if;
    if credit.is_same_person(blocked.account_id, actor.account_id) then
        perform credit.refuse_staff_command('own_account', 'QZ-12');
    end if;
    if credit.is_same_person(blocked.lift_requested_by, actor.account_id) then
        perform credit.refuse_staff_command('same_person', 'QZ-12');
    end if;
    if decision = 'approved' then
        perform credit.require_acting_requester(as_of, blocked.lift_requested_by, 'QZ-12');
    end if;

    -- What was refused may be asked for again; who asked and who refused stays in the log.
    update credit.account_block
    set
        lifted_by = case when decision = 'approved' then actor.account_id end,
        lifted_at = case when decision = 'approved' then as_of end,
        lift_requested_by = case when decision = 'approved' then account_block.lift_requested_by end,
        lift_requested_at = case when decision = 'approved' then account_block.lift_requested_at end,
        lift_reason = case when decision = 'approved' then account_block.lift_reason end
    where account_block.block_id = decide_block_lift.block_id;

    return credit.log_staff_operation(
        as_of, 'decide_block_lift', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'block', block_id, 'account', blocked.account_id, 'requested_by', blocked.lift_requested_by,
            'decision', decision
        ),
        pg_catalog.jsonb_build_object(
            'block', block_id, 'account', blocked.account_id, 'lifted', decision = 'approved'
        )
    );
end;
$$;


ALTER FUNCTION credit.decide_block_lift(as_of timestamp with time zone, session bytea, network_address text, request_id text, block_id uuid, decision text, reason text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION decide_block_lift(as_of timestamp with time zone, session bytea, network_address text, request_id text, block_id uuid, decision text, reason text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.decide_block_lift(as_of timestamp with time zone, session bytea, network_address text, request_id text, block_id uuid, decision text, reason text) IS 'decision: approved (lifted at once) or refused (it stays, and may be asked for again); a reason with a refusal. By the authority only, never by the person that requested it or that is blocked.';


--
-- Name: decide_certificate(timestamp with time zone, bytea, text, text, uuid, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.decide_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, certificate_id uuid, decision text, note text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
    concerned record;
    state_after text;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from credit.require_staff(as_of, session, network_address, array['authority_officer']);
    perform credit.require_staff_text(note, 500);
    if decision is null or decision not in ('granted', 'refused') then
        perform credit.refuse_staff_command('malformed_command', 'HZ-Q13');
    end if;
    concerned := credit.require_certificate_scope(actor.account_id, actor.unit_code, actor.person_digest, certificate_id);
    -- Whoever applied, perhaps in another role, does not grant.
    perform
    from credit.certificate_event
    inner join credit.account
        on certificate_event.actor = account.account_id
    where
        certificate_event.certificate_id = decide_certificate.certificate_id
        and certificate_event.event = 'applied'
        and account.person_digest = actor.person_digest;
    if found then
        perform credit.refuse_staff_command('same_person', 'PB-9');
    end if;
    -- Decided already; before anything that follows from a grant.
    if concerned.state <> 'applied' then
        perform credit.refuse_staff_command('transition_not_allowed', 'HZ-Q13');
    end if;
    if decision = 'granted' then
        perform credit.require_acting_requester(as_of, certificate_event.actor, 'HZ-Q13')
        from credit.certificate_event
        where
            certificate_event.certificate_id = decide_certificate.certificate_id
            and certificate_event.event = 'applied';
        perform credit.require_certificate_key(
            as_of, concerned.account_id, concerned.spki_digest, concerned.not_after, concerned.renews
        );
        perform credit.append_certificate_event(as_of, certificate.certificate_id, 'renewed', actor.account_id, note)
        from credit.certificate
        where
            certificate.certificate_id = concerned.renews
            and certificate.state = 'granted';
    end if;
    begin
        state_after := credit.append_certificate_event(as_of, certificate_id, decision, actor.account_id, note);
    exception
        -- The same key was granted to another account at the same time.
        when unique_violation then
            perform credit.refuse_staff_command('certificate_bound', 'HZ-Q14');
    end;
    return credit.log_staff_operation(
        as_of, 'decide_certificate', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('account', concerned.account_id, 'certificate', certificate_id),
        pg_catalog.jsonb_build_object(
            'certificate', certificate_id, 'account', concerned.account_id, 'state', state_after
        )
    );
end;
$$;


ALTER FUNCTION credit.decide_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, certificate_id uuid, decision text, note text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION decide_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, certificate_id uuid, decision text, note text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.decide_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, certificate_id uuid, decision text, note text) IS 'By the authority, never by the applicant or the holder. A renewal that is granted ends the former one in the same instant.';


--
-- Name: decide_consent(timestamp with time zone, bytea, text, text, uuid[], text, text, date, date); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.decide_consent(as_of timestamp with time zone, session bytea, network_address text, request_id text, consent_ids uuid[], decision text, reason text, valid_from date, valid_until date) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    -- Set by us: what one person can judge at a sitting.
    largest_decision constant integer := 100;
    -- consent_valid_until_check, days.
    longest_period constant integer := 366;
    today constant date := credit.local_day(as_of);
    actor record;
    found_count integer;
    waiting_count integer;
    own_count integer;
begin
    select
        staff.account_id,
        staff.unit_code
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['provider_officer']) as staff;

    if consent_ids is null or pg_catalog.cardinality(consent_ids) not between 1 and largest_decision
        or coalesce(decision, '') not in ('granted', 'refused')
        or (reason is not null or decision = 'refused') and not credit.is_statement(reason)
        or (decision = 'granted') <> (valid_from is not null) or (valid_from is null) <> (valid_until is null) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    -- A consent that is dated back would justify what was not allowed; one without end is no consent for a period.
    if decision = 'granted' and not (
        pg_catalog.isfinite(valid_from) and pg_catalog.isfinite(valid_until) and valid_from >= today
        and valid_until >= valid_from and valid_until - valid_from < longest_period
    ) then
        perform credit.refuse_staff_command('consent_period_not_allowed', 'JJ-7');
    end if;

    -- In one order, so that two who decide about the same ones do not wait for each other in a circle.
    select
        pg_catalog.count(*),
        pg_catalog.count(*) filter (where waiting.state = 'applied'),
        pg_catalog.count(*) filter (where credit.is_same_person(waiting.applied_by, actor.account_id))
    into found_count, waiting_count, own_count
    from (
        select
            consent.state,
            consent.applied_by
        from credit.consent
        where consent.consent_id = any(consent_ids) and consent.providing_unit = actor.unit_code
        order by consent.consent_id
        for update
    ) as waiting;
    if found_count <> pg_catalog.cardinality(consent_ids) then
        perform credit.refuse_staff_command('consent_unknown', 'JJ-7');
    end if;
    if waiting_count <> found_count then
        perform credit.refuse_staff_command('transition_not_allowed', 'JJ-7');
    end if;
    if own_count > 0 then
        perform credit.refuse_staff_command('same_person', 'JJ-7');
    end if;

    update credit.consent
    set
        state = decide_consent.decision,
        decided_by = actor.account_id,
        decided_at = as_of,
        decision_reason = decide_consent.reason,
        valid_from = decide_consent.valid_from,
        valid_until = decide_consent.valid_until
    where consent.consent_id = any(consent_ids);
    perform credit.add_consent_events(as_of, consent_ids, 'applied', decision, actor.account_id, reason);

    return credit.log_staff_operation(
        as_of, 'decide_consent', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'consents', consent_ids, 'decision', decision, 'valid_from', valid_from, 'valid_until', valid_until
        ),
        pg_catalog.jsonb_build_object(
            'consents', consent_ids, 'state', decision, 'valid_from', valid_from, 'valid_until', valid_until
        )
    );
end;
$$;


ALTER FUNCTION credit.decide_consent(as_of timestamp with time zone, session bytea, network_address text, request_id text, consent_ids uuid[], decision text, reason text, valid_from date, valid_until date) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION decide_consent(as_of timestamp with time zone, session bytea, network_address text, request_id text, consent_ids uuid[], decision text, reason text, valid_from date, valid_until date); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.decide_consent(as_of timestamp with time zone, session bytea, network_address text, request_id text, consent_ids uuid[], decision text, reason text, valid_from date, valid_until date) IS 'decision: granted or refused; all of consent_ids (1 to 100, each once) or none. A reason with a refusal, days from today on with a grant, both included and at most 366. In force at once, by what the next disclosure reads.';


--
-- Name: decide_hours_exception(timestamp with time zone, bytea, text, text, uuid, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.decide_hours_exception(as_of timestamp with time zone, session bytea, network_address text, request_id text, exception_id uuid, decision text, reason text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
    waiting record;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role,
        staff.unit_kinds
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer']
        ) as staff;
    if exception_id is null or coalesce(decision, '') not in ('approved', 'refused')
        or (reason is not null or decision = 'refused') and not credit.is_statement(reason) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    select
        hours_exception.unit_code,
        hours_exception.closes_at,
        hours_exception.requested_by,
        hours_exception.decision
    into waiting
    from credit.hours_exception
    where
        hours_exception.exception_id = decide_hours_exception.exception_id
        and hours_exception.unit_code in (
            select overseen.unit_code
            from credit.units_overseen(actor.unit_code, actor.role) as overseen
        )
    for update;
    if not found then
        perform credit.refuse_staff_command('hours_exception_unknown', 'QZ-8');
    end if;
    if not 'authority' = any(actor.unit_kinds) then
        perform credit.refuse_staff_command('role_not_allowed', 'QZ-8');
    end if;
    if waiting.decision is not null then
        perform credit.refuse_staff_command('transition_not_allowed', 'QZ-8');
    end if;
    if credit.is_same_person(waiting.requested_by, actor.account_id) then
        perform credit.refuse_staff_command('same_person', 'QZ-8');
    end if;
    if decision = 'approved' and waiting.closes_at <= as_of then
        perform credit.refuse_staff_command('hours_window_not_allowed', 'QZ-8');
    end if;
    if decision = 'approved' then
        perform credit.require_acting_requester(as_of, waiting.requested_by, 'QZ-8');
    end if;

    update credit.hours_exception
    set
        decision = decide_hours_exception.decision,
        decision_reason = decide_hours_exception.reason,
        decided_by = actor.account_id,
        decided_at = as_of
    where hours_exception.exception_id = decide_hours_exception.exception_id;

    return credit.log_staff_operation(
        as_of, 'decide_hours_exception', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'exception', exception_id, 'unit', waiting.unit_code, 'decision', decision
        ),
        pg_catalog.jsonb_build_object('exception', exception_id, 'decision', decision)
    );
end;
$$;


ALTER FUNCTION credit.decide_hours_exception(as_of timestamp with time zone, session bytea, network_address text, request_id text, exception_id uuid, decision text, reason text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION decide_hours_exception(as_of timestamp with time zone, session bytea, network_address text, request_id text, exception_id uuid, decision text, reason text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.decide_hours_exception(as_of timestamp with time zone, session bytea, network_address text, request_id text, exception_id uuid, decision text, reason text) IS 'decision: approved or refused; a reason with a refusal. By the authority only, never by the person that requested it. A window that is over can only be refused.';


--
-- Name: detach_query_log_month(date, timestamp with time zone, text); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.detach_query_log_month(archived_month date, as_of timestamp with time zone, detached_by text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET lock_timeout TO '1500ms'
    AS $$
declare
    approvals_needed constant integer := 2;
    archive credit.query_log_archive;
    partition_name constant text := 'query_log_entry_' || pg_catalog.to_char(archived_month, 'YYYY_MM');
    former_intention constant text := coalesce(pg_catalog.current_setting('credit.query_log_change', true), '');
begin
    perform credit.require_query_log_account(detached_by);
    perform pg_catalog.pg_advisory_xact_lock(482915005);
    select query_log_archive.*
    into archive
    from credit.query_log_archive
    where query_log_archive.archived_month = detach_query_log_month.archived_month;
    if not found then
        raise exception 'no bundle of % is recorded', archived_month
            using errcode = 'object_not_in_prerequisite_state';
    end if;
    if (
        select pg_catalog.count(distinct query_log_archive_approval.approver)
        from credit.query_log_archive_approval
        where
            query_log_archive_approval.archived_month = archive.archived_month
            and query_log_archive_approval.manifest_digest = archive.manifest_digest
    ) < approvals_needed then
        raise exception 'the detachment of % needs the approval of % persons', archived_month, approvals_needed
            using errcode = 'object_not_in_prerequisite_state';
    end if;
    perform
    from credit.query_log_archives() as archived
    where archived.archived_month = archive.archived_month and archived.is_attached;
    if not found then
        raise exception 'the month % is not attached', archived_month
            using errcode = 'object_not_in_prerequisite_state';
    end if;
    perform credit.require_query_log_month(archived_month, archive.first_position, archive.end_position);
    -- What is not in the tree and signed yet could never be, without its entries.
    perform
    from credit.query_log_checkpoint
    where query_log_checkpoint.tree_size >= archive.end_position;
    if not found then
        raise exception 'the month % is not covered by a checkpoint', archived_month
            using errcode = 'object_not_in_prerequisite_state';
    end if;

    perform pg_catalog.set_config('credit.query_log_change', 'intended', true);
    execute pg_catalog.format('alter table credit.query_log_entry detach partition credit.%I', partition_name);
    perform pg_catalog.set_config('credit.query_log_change', former_intention, true);
    perform credit.log_own_query(
        as_of, 'operator', 'log_archiving', 'detach_month', detached_by,
        '{"month":"' || pg_catalog.to_char(archived_month, 'YYYY-MM') || '"}', null, 'answered', '', '{"detached":true'
    );
end;
$$;


ALTER FUNCTION credit.detach_query_log_month(archived_month date, as_of timestamp with time zone, detached_by text) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION detach_query_log_month(archived_month date, as_of timestamp with time zone, detached_by text); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.detach_query_log_month(archived_month date, as_of timestamp with time zone, detached_by text) IS 'The table keeps its name, owner and fences. Raises 55000 unless the month''s bundle is recorded, approved by two persons, covered by a checkpoint and the partition attached; 22023 when the bundle''s positions are not the month''s; 55P03 when the log is busy: try again.';


--
-- Name: disclose_to_government(timestamp with time zone, text, bytea[], uuid[], text[], text[], bigint[], text[], text[], text[], text[], text[], text[]); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.disclose_to_government(as_of timestamp with time zone, operation text, spki_digest bytea[], identifier_digest uuid[], label text[], division_code text[], code_number bigint[], purpose text[], matter text[], case_number text[], items text[], network_address text[], request_id text[]) RETURNS TABLE(answer_number integer, status integer, answer text)
    LANGUAGE plpgsql
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $_$
declare
    policy_id constant integer := credit.policy_in_force(as_of::date);
    policy_member constant text := coalesce(',"policy":' || policy_id, '') || '}';
    actor_list text[];
    unit_list text[];
    purpose_list text[];
    scope_list text[];
    refusal_list text[];
    refusal_rule_list text[];
    subject_key_list uuid[];
    disclosed_list text[];
    answer_list text[];
    admitted integer[];
    admitted_accounts text[];
    admitted_roles text[];
    admitted_outside boolean[];
    admitted_codes bigint[];
    status_list integer[];
    outcome_list text[];
    late_refusal record;
begin
    perform credit.prepare_access_decisions(policy_id);

    -- One statement, one snapshot: may it be asked, whose is it, who may see what, how it reads.
    with asked as materialized (
        select
            generate_series(1, cardinality(label)) as number,
            unnest(spki_digest) as spki_digest,
            unnest(identifier_digest) as identifier_digest,
            unnest(label) as label,
            unnest(division_code) as subject_division,
            unnest(code_number) as code_number,
            unnest(purpose) as purpose,
            unnest(matter) as matter,
            unnest(case_number) as case_number,
            unnest(items) as items
    ),

    assessed as materialized (
        select
            checked.number,
            checked.account_id,
            checked.unit_code,
            checked.role,
            checked.unit_level,
            checked.division_code,
            checked.refusal_code,
            checked.refusal_rule
        from
            credit.assess_government_queries(
                as_of, policy_id, operation, spki_digest, network_address, purpose, matter, case_number
            ) as checked
    ),

    file as materialized (
        select
            disclosure.answer_number,
            disclosure.subject_key,
            disclosure.answer,
            disclosure.disclosed
        from (
            select
                array_agg(item.number) as numbers,
                array_agg(item.asker) as askers,
                array_agg(item.unit_code) as unit_codes,
                array_agg(item.role) as roles,
                array_agg(item.unit_level) as unit_levels,
                array_agg(item.division_code) as division_codes,
                array_agg(item.purpose) as purposes,
                array_agg(item.identifier_digest) as identifier_digests,
                array_agg(item.label) as labels,
                array_agg(item.items) as items
            from (
                select
                    assessed.number,
                    (
                        dense_rank() over (
                            order by
                                assessed.unit_code, assessed.role, assessed.unit_level, assessed.division_code,
                                asked.purpose, asked.items
                        )
                    )::integer as asker,
                    assessed.unit_code,
                    assessed.role,
                    assessed.unit_level,
                    assessed.division_code,
                    asked.purpose,
                    asked.identifier_digest,
                    asked.label,
                    asked.items
                from assessed
                inner join asked
                    on assessed.number = asked.number
                where assessed.refusal_code is null
            ) as item
        ) as permitted
        cross join
            credit.government_files(
                as_of, policy_id, permitted.numbers, permitted.askers, permitted.unit_codes, permitted.roles,
                permitted.unit_levels, permitted.division_codes, permitted.purposes, permitted.identifier_digests,
                permitted.labels, permitted.items
            ) as disclosure
        where permitted.numbers is not null
    ),

    -- Sorted once for all the arrays that are made of it.
    query as (
        select
            asked.number,
            assessed.account_id,
            assessed.role,
            coalesce(
                assessed.account_id, 'certificate:' || left(encode(asked.spki_digest, 'hex'), 16)
            ) as actor,
            assessed.unit_code,
            -- What is no word of the policy's list may hold anything, and the log takes it as it is.
            case when asked.purpose ~ '^[a-z][a-z_]{0,31}$' then asked.purpose else 'unknown' end as purpose,
            -- The digest finds everybody who asked for a subject, found or not; it says nothing to who has no key.
            '{"subject":' || asked.label
            || coalesce(',"identifier":"' || asked.identifier_digest || '"', '')
            || coalesce(',"matter":' || to_json(nullif(asked.matter, '')), '')
            || coalesce(',"case_number":' || to_json(nullif(asked.case_number, '')), '')
            || coalesce(',"items":' || (asked.items::jsonb)::text, '')
            || policy_member as scope,
            assessed.refusal_code,
            assessed.refusal_rule,
            asked.code_number,
            -- A firm registered with the city is nobody's outsider; a district that is no more counts as what became
            -- of it; a subject without a division is not outside.
            case
                when asked.subject_division is null then false
                when left(asked.subject_division, 4) <> left(assessed.division_code, 4) then true
                when assessed.unit_level = 'city' or right(asked.subject_division, 2) = '00' then false
                when asked.subject_division = assessed.division_code then false
                else not exists (
                    select
                    from credit.division
                    where
                        division.division_code = asked.subject_division
                        and assessed.division_code = any(division.successor_codes)
                )
            end as is_outside,
            file.subject_key,
            file.disclosed,
            file.answer
        from asked
        inner join assessed
            on asked.number = assessed.number
        left join file
            on asked.number = file.answer_number
        order by asked.number
    )

    select
        array_agg(query.actor),
        array_agg(query.unit_code),
        array_agg(query.purpose),
        array_agg(query.scope),
        array_agg(query.refusal_code),
        array_agg(query.refusal_rule),
        array_agg(query.subject_key),
        array_agg(coalesce(query.disclosed, '')),
        array_agg(query.answer),
        array_agg(query.number) filter (where query.refusal_code is null),
        array_agg(query.account_id) filter (where query.refusal_code is null),
        array_agg(query.role) filter (where query.refusal_code is null),
        array_agg(query.is_outside) filter (where query.refusal_code is null),
        array_agg(query.code_number) filter (where query.refusal_code is null),
        array_agg(200),
        array_agg(
            case
                when query.refusal_code is not null then 'refused'
                when query.disclosed is null then 'empty'
                else 'answered'
            end
        )
    into
        actor_list, unit_list, purpose_list, scope_list, refusal_list, refusal_rule_list, subject_key_list,
        disclosed_list, answer_list, admitted, admitted_accounts, admitted_roles, admitted_outside, admitted_codes,
        status_list, outcome_list
    from query;

    -- Counted last, because the lock on an account is held until COMMIT; what was built for it is thrown away.
    if admitted is not null then
        for late_refusal in
            select
                counted.answer_number,
                counted.refusal_code,
                counted.refusal_rule
            from
                credit.count_government_queries(
                    as_of, policy_id, operation, admitted, admitted_accounts, admitted_roles, admitted_outside,
                    admitted_codes
                ) as counted
        loop
            refusal_list[late_refusal.answer_number] := late_refusal.refusal_code;
            refusal_rule_list[late_refusal.answer_number] := late_refusal.refusal_rule;
            subject_key_list[late_refusal.answer_number] := null;
            disclosed_list[late_refusal.answer_number] := '';
            outcome_list[late_refusal.answer_number] := 'refused';
        end loop;
    end if;

    if 'refused' = any(outcome_list) then
        select
            array_agg(
                coalesce(problem.document, answer_list[item.number]) order by item.number
            ),
            array_agg(coalesce(problem.status, 200) order by item.number),
            array_agg(coalesce(item.rule_id, problem.rule_id) order by item.number)
        into answer_list, status_list, refusal_rule_list
        from
            rows from (unnest(refusal_list), unnest(refusal_rule_list)) with ordinality
            as item (code, rule_id, number)
        left join lateral credit.government_problem(item.code, item.rule_id) as problem
            on item.code is not null;
    end if;

    return query
    select
        sealed.answer_number,
        status_list[sealed.answer_number],
        sealed.answer
    from
        credit.seal_government_answers(
            as_of, operation, actor_list, unit_list, purpose_list, network_address, request_id, scope_list,
            subject_key_list, outcome_list, refusal_rule_list, disclosed_list, answer_list
        ) as sealed;
end;
$_$;


ALTER FUNCTION credit.disclose_to_government(as_of timestamp with time zone, operation text, spki_digest bytea[], identifier_digest uuid[], label text[], division_code text[], code_number bigint[], purpose text[], matter text[], case_number text[], items text[], network_address text[], request_id text[]) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION disclose_to_government(as_of timestamp with time zone, operation text, spki_digest bytea[], identifier_digest uuid[], label text[], division_code text[], code_number bigint[], purpose text[], matter text[], case_number text[], items text[], network_address text[], request_id text[]); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.disclose_to_government(as_of timestamp with time zone, operation text, spki_digest bytea[], identifier_digest uuid[], label text[], division_code text[], code_number bigint[], purpose text[], matter text[], case_number text[], items text[], network_address text[], request_id text[]) IS 'Arrays of one length, an element a query, as in stage_government_answers. Whoever may execute this reads without a committed entry: it is granted to nobody.';


--
-- Name: end_account_sessions(timestamp with time zone, bytea, text, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.end_account_sessions(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
    unit_code text;
    ended integer;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor from credit.require_staff(as_of, session, network_address, null);
    select account.unit_code
    into unit_code
    from credit.account
    where account.account_id = end_account_sessions.account_id;
    if not found then
        perform credit.refuse_staff_command('account_unknown', 'HZ-S5');
    end if;
    if account_id <> actor.account_id then
        if actor.role <> 'account_administrator' then
            perform credit.refuse_staff_command('role_not_allowed', 'PB-1');
        end if;
        if not credit.may_administer_unit(actor.unit_code, unit_code) then
            perform credit.refuse_staff_command('unit_out_of_scope', 'JJ-10');
        end if;
    end if;
    ended := credit.end_sessions_of(as_of, account_id, 'revoked');
    return credit.log_staff_operation(
        as_of, 'end_account_sessions', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('account', account_id),
        pg_catalog.jsonb_build_object('account', account_id, 'ended', ended)
    );
end;
$$;


ALTER FUNCTION credit.end_account_sessions(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION end_account_sessions(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.end_account_sessions(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text) IS 'The own account''s, or that of an account in the scope of an account administrator.';


--
-- Name: end_certificates_of(timestamp with time zone, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.end_certificates_of(as_of timestamp with time zone, account_id text, actor text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    perform credit.append_certificate_event(as_of, held.certificate_id, 'left', actor, '账号停用')
    from (
        select certificate.certificate_id
        from credit.certificate
        where
            certificate.account_id = end_certificates_of.account_id
            and certificate.state in ('applied', 'granted')
    ) as held;
end;
$$;


ALTER FUNCTION credit.end_certificates_of(as_of timestamp with time zone, account_id text, actor text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION end_certificates_of(as_of timestamp with time zone, account_id text, actor text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.end_certificates_of(as_of timestamp with time zone, account_id text, actor text) IS 'Applications that wait are refused.';


--
-- Name: end_sessions_of(timestamp with time zone, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.end_sessions_of(as_of timestamp with time zone, account_id text, end_ground text) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    ended integer;
begin
    update credit.staff_session
    set
        ended_at = as_of,
        end_ground = end_sessions_of.end_ground
    where
        staff_session.account_id = end_sessions_of.account_id
        and staff_session.ended_at is null;
    get diagnostics ended = row_count;
    return ended;
end;
$$;


ALTER FUNCTION credit.end_sessions_of(as_of timestamp with time zone, account_id text, end_ground text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION end_sessions_of(as_of timestamp with time zone, account_id text, end_ground text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.end_sessions_of(as_of timestamp with time zone, account_id text, end_ground text) IS 'How many. A command that is under way in one of them waits or is waited for.';


--
-- Name: end_staff_session(timestamp with time zone, bytea, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.end_staff_session(as_of timestamp with time zone, session bytea, network_address text, request_id text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    holder record;
begin
    perform credit.require_staff_origin(network_address, request_id);
    -- Also an idle one, from anywhere: nobody is kept from leaving.
    update credit.staff_session
    set
        ended_at = as_of,
        end_ground = 'logged_out'
    where
        staff_session.token_digest = session
        and staff_session.ended_at is null
    returning staff_session.account_id into holder;
    if not found then
        perform credit.refuse_staff_command('session_ended', 'QZ-3');
    end if;
    return credit.log_staff_operation(
        as_of, 'end_session', holder.account_id,
        (select account.unit_code from credit.account where account.account_id = holder.account_id),
        network_address, request_id, '{}', pg_catalog.jsonb_build_object('ended', true)
    );
end;
$$;


ALTER FUNCTION credit.end_staff_session(as_of timestamp with time zone, session bytea, network_address text, request_id text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION end_staff_session(as_of timestamp with time zone, session bytea, network_address text, request_id text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.end_staff_session(as_of timestamp with time zone, session bytea, network_address text, request_id text) IS 'CR001 session_ended when there is none.';


--
-- Name: enrol_second_factor(timestamp with time zone, bytea, text, text, bytea, bigint); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.enrol_second_factor(as_of timestamp with time zone, session bytea, network_address text, request_id text, totp_secret bytea, totp_step bigint) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    present record;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict present from credit.staff_session_actor(as_of, session, network_address);
    if
        coalesce(pg_catalog.octet_length(totp_secret), 0) not between 16 and 512
        or credit.is_present_step(as_of, totp_step) is not true
    then
        perform credit.refuse_staff_command('malformed_command', 'PB-11');
    end if;
    update credit.staff_credential
    set
        totp_secret = enrol_second_factor.totp_secret,
        totp_last_step = totp_step
    where
        staff_credential.account_id = present.account_id
        and staff_credential.totp_secret is null;
    -- Another one comes only by way of two administrators.
    if not found then
        perform credit.refuse_staff_command('second_factor_present', 'PB-11');
    end if;
    update credit.staff_session
    set second_factor = case staff_session.second_factor when 'none' then 'totp' else staff_session.second_factor end
    where staff_session.token_digest = session;
    return credit.log_staff_operation(
        as_of, 'enrol_second_factor', present.account_id, present.unit_code, network_address, request_id, '{}',
        pg_catalog.jsonb_build_object('second_factor', 'totp')
    );
end;
$$;


ALTER FUNCTION credit.enrol_second_factor(as_of timestamp with time zone, session bytea, network_address text, request_id text, totp_secret bytea, totp_step bigint) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION enrol_second_factor(as_of timestamp with time zone, session bytea, network_address text, request_id text, totp_secret bytea, totp_step bigint); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.enrol_second_factor(as_of timestamp with time zone, session bytea, network_address text, request_id text, totp_secret bytea, totp_step bigint) IS 'totp_secret is sealed by the daemon; totp_step is that of the code that proved it. CR001 second_factor_present.';


--
-- Name: explain_access(timestamp with time zone, text, uuid, uuid, text); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.explain_access(as_of timestamp with time zone, account text, wanted_identifier uuid, wanted_record uuid, purpose text) RETURNS TABLE(refusal_code text, refusal_rule text, record_id uuid, item_code text, provider_code text, role text, unit_level text, relation text, open_level text, sharing_mode text, consent text, marker text, form text, rule_id text, rule_number integer, sentence text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $$
declare
    today constant date := as_of::date;
    policy constant integer := credit.policy_in_force(today);
    asker record;
    asked_purpose text;
    assessed record;
begin
    select
        account.account_id,
        account.unit_code,
        account.role,
        unit.level,
        unit.division_code,
        host(account.networks[1]) as network_address,
        agreement.purposes,
        agreement.matters,
        certificate.spki_digest
    into asker
    from credit.account
    inner join credit.unit
        on account.unit_code = unit.unit_code
    left join lateral (
        select
            use_agreement.purposes,
            use_agreement.matters
        from credit.use_agreement
        where
            use_agreement.unit_code = account.unit_code
            and today between use_agreement.valid_from and use_agreement.valid_until
        order by use_agreement.valid_from desc
        limit 1
    ) as agreement
        on true
    left join credit.certificate
        on
            account.account_id = certificate.account_id
            and certificate.state = 'granted'
    where account.account_id = explain_access.account
    order by certificate.not_after desc nulls last
    limit 1;
    if not found then
        raise exception 'no such account' using errcode = 'invalid_parameter_value';
    end if;
    asked_purpose := coalesce(purpose, asker.purposes[1]);

    -- As if everything else were in order: a matter of the agreement, a case number, its own network.
    select
        checked.refusal_code,
        coalesce(checked.refusal_rule, words.rule_id) as refusal_rule
    into strict assessed
    from
        credit.assess_government_queries(
            as_of, policy, 'query', array[coalesce(asker.spki_digest, '')], array[asker.network_address],
            array[asked_purpose], array[asker.matters[1]], array['1']
        ) as checked
    left join lateral credit.refusal_sentence(checked.refusal_code) as words
        on true;

    perform
    from
        credit.append_query_log(
            as_of, 'staff', 'administration', array['explain_access'], array[session_user::text], array[null::text],
            array['local'], array[''],
            array[
                jsonb_strip_nulls(
                    jsonb_build_object('account', account, 'record', wanted_record, 'purpose', asked_purpose)
                )::text
            ],
            array[null::uuid], array['answered'], array[null::text], array['"decisions"'],
            array['{"explanation":"given"']
        );

    return query
    with subject as (
        select identifier.subject_key
        from credit.identifier
        where identifier.identifier_digest = wanted_identifier
        union
        select record_version.subject_key
        from credit.record_version
        where record_version.record_id = wanted_record
    ),

    newest as (
        select distinct on (record_version.subject_key, record_version.record_id)
            record_version.subject_key,
            record_version.record_id,
            record_version.open_level,
            record_version.item_code,
            record_version.provider_code,
            record_version.state,
            record_version.retained_until
        from credit.record_version
        inner join subject
            on record_version.subject_key = subject.subject_key
        where wanted_record is null or record_version.record_id = wanted_record
        order by record_version.subject_key, record_version.record_id, record_version.version desc
    ),

    situation as (
        select
            newest.record_id,
            newest.item_code,
            newest.provider_code,
            newest.open_level,
            newest.state,
            newest.retained_until,
            catalogue_item.sharing_mode,
            credit.jurisdiction_relation(
                asker.level, asker.division_code, provider.level, provider.division_code
            ) as relation,
            case
                when catalogue_item.sharing_mode = 'on_authority' and consent_held.item_code is not null then 'granted'
                else 'none'
            end as consent,
            coalesce(
                (
                    -- The stronger marker is the later word, too.
                    select max(record_marker.marker)
                    from credit.record_marker
                    where
                        record_marker.subject_key = newest.subject_key
                        and record_marker.record_id = newest.record_id
                        and (record_marker.marker = 'under_processing' or record_marker.lapses_at > as_of)
                ), 'none'
            ) as marker
        from newest
        left join credit.catalogue_version
            on catalogue_version.state = 'published'
        left join credit.catalogue_item
            on
                catalogue_version.catalogue_version_id = catalogue_item.catalogue_version_id
                and newest.item_code = catalogue_item.item_code
        left join credit.unit as provider
            on newest.provider_code = provider.unit_code
        left join credit.consents_in_force(array[asker.unit_code::text], today) as consent_held
            on
                newest.provider_code = consent_held.providing_unit
                and newest.item_code = consent_held.item_code
                and consent_held.purpose = asked_purpose
    )

    select
        assessed.refusal_code,
        assessed.refusal_rule,
        situation.record_id,
        situation.item_code,
        situation.provider_code,
        asker.role::text,
        asker.level::text,
        situation.relation,
        situation.open_level,
        situation.sharing_mode,
        situation.consent,
        situation.marker,
        case when ended.rule_id is null then decision.form else 'nothing' end,
        coalesce(ended.rule_id, decision.rule_id),
        case when ended.rule_id is null then decision.rule_number end,
        coalesce(ended.sentence, decision.sentence)
    from situation
    left join lateral
        credit.decide_accesses(
            policy, 'government', array[asker.role::text], array[asker.level::text], array[situation.relation],
            array[situation.sharing_mode], array[situation.consent], array[situation.marker], array[asked_purpose]
        ) as decision
        on situation.open_level = decision.open_level
    cross join lateral (
        select
            case
                when situation.sharing_mode is null then 'BX-1'
                when situation.state <> 'in_force' then 'X-5'
                when situation.retained_until < today then 'BX-4'
            end as rule_id,
            case
                when situation.sharing_mode is null then '现行目录中没有该事项。'
                when situation.state <> 'in_force' then '该信息已更正、撤回或修复。'
                when situation.retained_until < today then '该信息已过保存期限。'
            end as sentence
    ) as ended
    order by situation.item_code, situation.record_id;
end;
$$;


ALTER FUNCTION credit.explain_access(as_of timestamp with time zone, account text, wanted_identifier uuid, wanted_record uuid, purpose text) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION explain_access(as_of timestamp with time zone, account text, wanted_identifier uuid, wanted_record uuid, purpose text); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.explain_access(as_of timestamp with time zone, account text, wanted_identifier uuid, wanted_record uuid, purpose text) IS 'A row a record. wanted_identifier: digest of any identifier of the subject; wanted_record: one record only; one of them is null. purpose null: the first of the unit''s agreement. refusal_code not null: the account would be refused before anything was looked at, and the rest is what it would be. sharing_mode null: not in the catalogue in force. rule_number null: the default, or the record is over. Raises 22023 for an unknown account.';


--
-- Name: feedback_list(timestamp with time zone, bytea, text, text, date, date); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.feedback_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, reported_from date, reported_until date) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    -- Set by us, days: a year with both ends.
    longest_range constant integer := 366;
    actor record;
    feedback jsonb;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['authority_officer', 'centre_clerk', 'auditor']
        ) as staff;
    if reported_from is null or reported_until is null
        or not pg_catalog.isfinite(reported_from) or not pg_catalog.isfinite(reported_until)
        or reported_until < reported_from or reported_until - reported_from >= longest_range then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'unit', counted.unit_code, 'matter', counted.matter, 'result', counted.result,
                'count', counted.feedback_count
            ) order by counted.unit_code, counted.matter, counted.result
        )
    into feedback
    from (
        select
            use_feedback.unit_code,
            use_feedback.matter,
            use_feedback.result,
            pg_catalog.count(*) as feedback_count
        from credit.use_feedback
        inner join credit.units_overseen(actor.unit_code, actor.role) as overseen
            on use_feedback.unit_code = overseen.unit_code
        where
            use_feedback.reported_at >= reported_from::timestamp at time zone 'Asia/Shanghai'
            and use_feedback.reported_at < (reported_until + 1)::timestamp at time zone 'Asia/Shanghai'
        group by use_feedback.unit_code, use_feedback.matter, use_feedback.result
    ) as counted;

    return credit.log_staff_operation(
        as_of, 'feedback_list', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('from', reported_from, 'until', reported_until),
        pg_catalog.jsonb_build_object(
            'from', reported_from, 'until', reported_until, 'feedback', coalesce(feedback, '[]')
        )
    );
end;
$$;


ALTER FUNCTION credit.feedback_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, reported_from date, reported_until date) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION feedback_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, reported_from date, reported_until date); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.feedback_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, reported_from date, reported_until date) IS 'Of the units that the actor oversees; reported_until is included, at most 366 days.';


--
-- Name: fetch_verification(uuid, timestamp with time zone, bytea, text, text, bytea); Type: PROCEDURE; Schema: credit; Owner: credit_government_discloser
--

CREATE PROCEDURE credit.fetch_verification(IN job_id uuid, IN as_of timestamp with time zone, IN spki_digest bytea, IN network_address text, IN request_id text, INOUT answers bytea)
    LANGUAGE plpgsql
    AS $$
declare
    ticket constant uuid := pg_catalog.gen_random_uuid();
begin
    answers := credit.stage_verification(ticket, job_id, as_of, spki_digest, network_address, request_id);
    commit;
    answers := credit.take_government_answers(ticket, answers);
end;
$$;


ALTER PROCEDURE credit.fetch_verification(IN job_id uuid, IN as_of timestamp with time zone, IN spki_digest bytea, IN network_address text, IN request_id text, INOUT answers bytea) OWNER TO credit_government_discloser;

--
-- Name: PROCEDURE fetch_verification(IN job_id uuid, IN as_of timestamp with time zone, IN spki_digest bytea, IN network_address text, IN request_id text, INOUT answers bytea); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON PROCEDURE credit.fetch_verification(IN job_id uuid, IN as_of timestamp with time zone, IN spki_digest bytea, IN network_address text, IN request_id text, INOUT answers bytea) IS 'answers: UTF-8; first the document of the fetching, or the refusal; then a line for each subject in the order of the list, status of HTTP, a space, the sealed document. After a failed job the last line is the refusal that ended it.';


--
-- Name: give_initial_password(timestamp with time zone, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.give_initial_password(as_of timestamp with time zone, account_id text, password_hash text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    if pg_catalog.length(password_hash) not between 32 and 512 then
        perform credit.refuse_staff_command('malformed_command', 'PB-7');
    end if;
    insert into credit.staff_credential (account_id, password_hash, password_set_at, must_change)
    values (account_id, password_hash, as_of, true)
    on conflict on constraint staff_credential_pkey do update
    set
        password_hash = excluded.password_hash,
        password_set_at = excluded.password_set_at,
        must_change = true,
        failed_attempts = 0,
        refused_until = null;
    insert into credit.password_history (account_id, set_at, password_hash)
    values (account_id, as_of, password_hash);
    perform credit.end_sessions_of(as_of, account_id, 'password_changed');
end;
$$;


ALTER FUNCTION credit.give_initial_password(as_of timestamp with time zone, account_id text, password_hash text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION give_initial_password(as_of timestamp with time zone, account_id text, password_hash text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.give_initial_password(as_of timestamp with time zone, account_id text, password_hash text) IS 'It stands in the history, too: the new one must differ from it.';


--
-- Name: government_account(timestamp with time zone, bytea, text, text); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.government_account(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $$
declare
    policy constant integer := credit.policy_in_force(as_of::date);
    actor record;
    refusal text;
begin
    select
        asking.account_id,
        asking.unit_code,
        asking.role,
        asking.unit_level,
        asking.division_code,
        asking.follow_up_until,
        asking.purposes,
        asking.matters,
        asking.refusal_code,
        asking.refusal_rule
    into strict actor
    from credit.government_actor(as_of, spki_digest, network_address) as asking;
    refusal := coalesce(actor.refusal_code, case when policy is null then 'no_policy_in_force' end);
    if refusal is not null then
        return credit.refuse_government_command(
            as_of, 'account', spki_digest, actor.account_id, actor.unit_code, network_address, request_id, '{}',
            refusal, actor.refusal_rule
        );
    end if;

    return credit.log_government_command(
        as_of, 'account', actor.account_id, actor.unit_code, network_address, request_id, '{}', 200,
        jsonb_build_object(
            'account', actor.account_id,
            'role', actor.role,
            'unit', (
                select
                    jsonb_build_object(
                        'code', unit.unit_code, 'name', unit.name, 'level', unit.level,
                        'division', unit.division_code
                    )
                from credit.unit
                where unit.unit_code = actor.unit_code
            ),
            'follow_up_until', actor.follow_up_until,
            'purposes', (
                select
                    coalesce(
                        jsonb_agg(
                            jsonb_build_object(
                                'purpose', query_purpose.purpose,
                                'name', query_purpose.name,
                                'needs_matter', query_purpose.needs_matter,
                                'needs_case_number', query_purpose.needs_case_number,
                                'needs_follow_up_authority', query_purpose.needs_follow_up_authority
                            ) order by query_purpose.position
                        ), '[]'
                    )
                from credit.query_purpose
                where
                    query_purpose.policy_id = policy
                    and query_purpose.purpose = any(actor.purposes)
            ),
            'matters', (
                select
                    coalesce(
                        jsonb_agg(
                            jsonb_build_object('matter', query_matter.matter, 'name', query_matter.name)
                            order by query_matter.position
                        ), '[]'
                    )
                from credit.query_matter
                where
                    query_matter.policy_id = policy
                    and query_matter.matter = any(actor.matters)
            ),
            'batch', credit.has_bulk_right(policy, 'batch', actor.role, actor.unit_level),
            'verification', credit.has_bulk_right(policy, 'verification', actor.role, actor.unit_level)
        )
    );
end;
$$;


ALTER FUNCTION credit.government_account(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION government_account(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.government_account(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text) IS 'Status of HTTP, a space, the sealed document. follow_up_until null: no written authority.';


--
-- Name: government_actor(timestamp with time zone, bytea, text); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.government_actor(as_of timestamp with time zone, spki_digest bytea, network_address text) RETURNS TABLE(account_id text, unit_code text, role text, unit_level text, division_code text, follow_up_until date, purposes text[], matters text[], refusal_code text, refusal_rule text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $$
declare
    today constant date := as_of::date;
    holder record;
    standing record;
begin
    -- Small statements keep their plans; as one with eleven tables, starting it took longer than all of them.
    select
        account.account_id,
        account.unit_code,
        account.role,
        account.follow_up_until,
        account.networks,
        certificate.not_before,
        certificate.not_after
    into holder
    from credit.certificate
    inner join credit.account
        on certificate.account_id = account.account_id
    where
        certificate.spki_digest = government_actor.spki_digest
        and certificate.state = 'granted';
    if not found then
        refusal_code := 'certificate_not_bound';
        perform
        from credit.certificate
        where
            certificate.spki_digest = government_actor.spki_digest
            and certificate.state = 'ended'
        limit 1;
        if found then
            refusal_code := 'certificate_ended';
        end if;
    else
        account_id := holder.account_id;
        unit_code := holder.unit_code;
        role := holder.role;
        follow_up_until := holder.follow_up_until;

        select
            unit.level,
            unit.division_code
        into unit_level, division_code
        from credit.unit
        where unit.unit_code = holder.unit_code;

        select
            use_agreement.purposes,
            use_agreement.matters
        into purposes, matters
        from credit.use_agreement
        where
            use_agreement.unit_code = holder.unit_code
            and use_agreement.valid_from <= today
            and use_agreement.valid_until >= today
            and (use_agreement.suspended_at is null or use_agreement.suspended_at > as_of)
        order by use_agreement.valid_from desc
        limit 1;

        select
            refusal.refusal_code,
            refusal.refusal_rule
        into standing
        from credit.account_refusal(as_of, holder.account_id) as refusal;
        refusal_rule := standing.refusal_rule;
        if refusal_rule is null then
            select account_block.rule_id
            into refusal_rule
            from credit.account_block
            where
                account_block.account_id = holder.account_id
                and account_block.lifted_at is null;
        end if;

        -- Where it comes from before what state it is in: who took a certificate away learns nothing from elsewhere.
        refusal_code := case
            when holder.not_after < as_of then 'certificate_ended'
            when holder.not_before > as_of then 'certificate_not_bound'
            when network_address::inet <<= any(holder.networks) is not true then 'network_not_allowed'
            when standing.refusal_code is not null then standing.refusal_code
            when (select role.duty from credit.role where role.role = holder.role) <> 'querying'
                then 'role_not_allowed'
            when purposes is null then 'unit_without_agreement'
            when refusal_rule is not null then 'account_blocked'
        end;
    end if;
    if refusal_code is not null and refusal_rule is null then
        select sentence.rule_id
        into refusal_rule
        from credit.refusal_sentence(refusal_code) as sentence;
    end if;
    return next;
end;
$$;


ALTER FUNCTION credit.government_actor(as_of timestamp with time zone, spki_digest bytea, network_address text) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION government_actor(as_of timestamp with time zone, spki_digest bytea, network_address text); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.government_actor(as_of timestamp with time zone, spki_digest bytea, network_address text) IS 'One row always. account_id null: the certificate is nobody''s. refusal_code null: may ask; its words are those of refusal_sentence. purposes and matters are those of the agreement in force.';


--
-- Name: government_files(timestamp with time zone, integer, integer[], integer[], text[], text[], text[], text[], text[], uuid[], text[], text[]); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.government_files(as_of timestamp with time zone, policy_id integer, number integer[], asker integer[], unit_code text[], role text[], unit_level text[], division_code text[], purpose text[], identifier_digest uuid[], label text[], items text[]) RETURNS TABLE(answer_number integer, subject_key uuid, answer text, disclosed text)
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $$
declare
    today constant date := as_of::date;
    catalogue_in_force integer;
    policy_member text;
    asking record;
    consent_held record;
    organisation_document text;
    person_document text;
    -- By asker: what does not depend on the subject is worked out once for all whom it reads the same to.
    asker_levels text[];
    asker_divisions text[];
    asker_roles text[];
    asker_purposes text[];
    asker_items jsonb[];
    organisation_withheld text[];
    person_withheld text[];
    -- JJ-7: asker, providing unit and item of every consent that holds; null: none does.
    consented text[];
begin
    select access_policy.label
    into policy_member
    from credit.access_policy
    where access_policy.policy_id = government_files.policy_id;
    policy_member := '],"policy":"' || policy_member || '"';

    select min(catalogue_version.catalogue_version_id)
    into catalogue_in_force
    from credit.catalogue_version
    where catalogue_version.state = 'published';

    for asking in
        select distinct
            item.asker,
            item.unit_code,
            item.role,
            item.unit_level,
            item.division_code,
            item.purpose,
            item.items
        from (
            select
                unnest(asker) as asker,
                unnest(unit_code) as unit_code,
                unnest(role) as role,
                unnest(unit_level) as unit_level,
                unnest(division_code) as division_code,
                unnest(purpose) as purpose,
                unnest(items) as items
        ) as item
    loop
        asker_levels[asking.asker] := asking.unit_level;
        asker_divisions[asking.asker] := asking.division_code;
        asker_roles[asking.asker] := asking.role;
        asker_purposes[asking.asker] := asking.purpose;
        asker_items[asking.asker] := asking.items::jsonb;

        select
            array_to_json(array_agg(distinct consent.item_code))::text as items,
            array_agg(asking.asker || ' ' || consent.providing_unit || ' ' || consent.item_code) as places
        into consent_held
        from credit.consents_in_force(array[asking.unit_code], today) as consent
        where consent.purpose = asking.purpose;
        consented := consented || consent_held.places;

        organisation_document := null;
        person_document := null;
        if asking.items is null and consent_held.items is null then
            select
                max(withheld_document.document) filter (where not withheld_document.is_person),
                max(withheld_document.document) filter (where withheld_document.is_person)
            into organisation_document, person_document
            from credit.withheld_document
            where
                withheld_document.policy_id = government_files.policy_id
                and withheld_document.catalogue_version_id = catalogue_in_force
                and withheld_document.role = asking.role
                and withheld_document.unit_level = asking.unit_level
                and withheld_document.purpose = asking.purpose;
        end if;
        if person_document is null then
            select
                max(part.document) filter (where part.number = 1),
                max(part.document) filter (where part.number = 2)
            into organisation_document, person_document
            from
                credit.government_withheld(
                    government_files.policy_id, array[asking.role, asking.role],
                    array[asking.unit_level, asking.unit_level], array[asking.purpose, asking.purpose],
                    array[false, true], array[asking.items, asking.items],
                    array[consent_held.items, consent_held.items]
                ) as part;
        end if;
        organisation_withheld[asking.asker] := organisation_document;
        person_withheld[asking.asker] := person_document;
    end loop;

    return query
    with query as materialized (
        select
            unnest(number) as number,
            unnest(asker) as asker,
            unnest(identifier_digest) as identifier_digest,
            unnest(label) as label
    ),

    found as materialized (
        select
            query.number,
            query.asker,
            identifier.subject_key
        from query
        inner join credit.identifier
            on query.identifier_digest = identifier.identifier_digest
    ),

    -- X-5: the newest version, of whatever level, is the record as it stands.
    -- Not by a window, and what is true of it as columns: of conditions PostgreSQL would expect hardly any row to be
    -- left, and join all that follows row by row.
    version as materialized (
        select
            newest.number,
            newest.asker,
            newest.subject_key,
            newest.record_id,
            newest.version,
            newest.open_level,
            newest.item_code,
            newest.provider_code,
            newest.decided_on,
            newest.level_a_fields,
            newest.level_b_fields,
            newest.level_c_fields,
            newest.masked_level_a_fields,
            newest.masked_level_b_fields,
            newest.masked_level_c_fields
        from (
            select distinct on (found.number, record_version.record_id)
                found.number,
                found.asker,
                found.subject_key,
                record_version.record_id,
                record_version.version,
                record_version.open_level,
                record_version.item_code,
                record_version.provider_code,
                record_version.state = 'in_force' as is_in_force,
                coalesce(record_version.retained_until >= today, true) as is_retained,
                record_version.decided_on,
                record_version.level_a_fields,
                record_version.level_b_fields,
                record_version.level_c_fields,
                record_version.masked_level_a_fields,
                record_version.masked_level_b_fields,
                record_version.masked_level_c_fields
            from found
            inner join credit.record_version
                on found.subject_key = record_version.subject_key
            order by found.number asc, record_version.record_id asc, record_version.version desc
        ) as newest
        where
            newest.is_in_force
            and newest.is_retained
    ),

    marker as materialized (
        select
            found.number,
            record_marker.record_id,
            coalesce(
                max(record_marker.marker) filter (where record_marker.marker = 'under_processing'),
                max(record_marker.marker)
            ) as marker,
            max(record_marker.reason) filter (where record_marker.marker = 'applicant_disputes') as reason
        from found
        inner join credit.record_marker
            on found.subject_key = record_marker.subject_key
        where
            record_marker.marker = 'under_processing'
            or (record_marker.marker = 'applicant_disputes' and record_marker.lapses_at > as_of)
        group by found.number, record_marker.record_id
    ),

    -- A list meets the same items and providers again and again: what may be seen is looked up once for each.
    kind as materialized (
        select
            met.asker,
            met.item_code,
            met.provider_code,
            catalogue_item.item_position,
            catalogue_item.name as item_name,
            -- The code of a unit needs no escaping.
            coalesce('"' || provider.unit_code || '"', to_json(met.provider_code)::text) as provider,
            access_decision.forms,
            access_decision.rule_ids
        from (
            select distinct
                version.asker,
                version.item_code,
                version.provider_code
            from version
        ) as met
        -- An item that the catalogue in force does not have is not disclosed (BX-1); nor one that was not asked for.
        inner join credit.catalogue_item
            on
                catalogue_item.catalogue_version_id = catalogue_in_force
                and met.item_code = catalogue_item.item_code
                and (asker_items[met.asker] is null or asker_items[met.asker] ? met.item_code)
        left join credit.unit as provider
            on met.provider_code = provider.unit_code
        inner join credit.access_decision
            on
                access_decision.policy_id = government_files.policy_id
                and access_decision.role = asker_roles[met.asker]
                and access_decision.unit_level = asker_levels[met.asker]
                and access_decision.purpose = asker_purposes[met.asker]
                and access_decision.relation = credit.jurisdiction_relation(
                    asker_levels[met.asker], asker_divisions[met.asker], provider.level, provider.division_code
                )
                and catalogue_item.sharing_mode = access_decision.sharing_mode
                and access_decision.consent = case
                    when
                        catalogue_item.sharing_mode = 'on_authority'
                        and met.asker || ' ' || met.provider_code || ' ' || met.item_code = any(consented)
                        then 'granted'
                    else 'none'
                end
    ),

    -- Sorted once for the answers and the log: what follows puts its rows together in this order.
    disclosed_record as (
        select
            version.number,
            version.subject_key,
            kind.item_position,
            kind.item_code,
            kind.item_name,
            case
                -- HZ-O7: whatever the policy says, while it is being verified nobody sees its content.
                when marker.marker = 'under_processing'
                    then '{"record":"' || version.record_id
                        || '","markers":[{"marker":"under_processing","name":"异议正在处理"}],"suspended":true}'
                -- Long parts are copied once: the short ones are put together first.
                else (
                    '{"record":"' || version.record_id || '","version":' || version.version
                    || ',"open_level":"' || version.open_level || '","provider":' || kind.provider
                    || ',"decided_on":'
                    || coalesce(to_json(version.decided_on)::text, 'null')
                    || ',"form":"' || access.form || '","fields":{'
                ) || (
                    concat_ws(
                        ',',
                        case
                            when access.form = 'full' then nullif(version.level_a_fields, '')
                            when access.form = 'masked'
                                then nullif(coalesce(version.masked_level_a_fields, version.level_a_fields), '')
                        end,
                        case
                            when access.form = 'full' and access.form_b = 'full'
                                then nullif(version.level_b_fields, '')
                            when access.form in ('full', 'masked') and access.form_b in ('full', 'masked')
                                then nullif(coalesce(version.masked_level_b_fields, version.level_b_fields), '')
                        end,
                        case
                            when access.form = 'full' and access.form_c = 'full'
                                then nullif(version.level_c_fields, '')
                            when access.form in ('full', 'masked') and access.form_c in ('full', 'masked')
                                then nullif(coalesce(version.masked_level_c_fields, version.level_c_fields), '')
                        end
                    ) || (
                        case when version.level_a_fields is null then '},"withheld":"not_prepared"' else '}' end
                        || case
                            when marker.marker = 'applicant_disputes'
                                then ',"markers":[{"marker":"applicant_disputes","name":"申请人存疑","reason":'
                                    || to_json(marker.reason) || '}]}'
                            else ',"markers":[]}'
                        end
                    )
                )
            end as document,
            '["' || version.record_id || '",' || version.version || ',"'
            || case when marker.marker = 'under_processing' then 'suspended' else access.form end
            || '","' || access.rule_id || '"]' as disclosed
        from version
        left join marker
            on
                version.number = marker.number
                and version.record_id = marker.record_id
        inner join kind
            on
                version.asker = kind.asker
                and version.item_code = kind.item_code
                and version.provider_code = kind.provider_code
        -- A field is as open as the stricter of its record's level and its own (HZ-Q1).
        cross join lateral (
            select
                strpos('ABC', version.open_level) as level_place,
                case marker.marker
                    when 'under_processing' then 3
                    when 'applicant_disputes' then 6
                    else 0
                end as marker_place
        ) as place
        cross join lateral (
            select
                kind.forms[place.marker_place + place.level_place] as form,
                kind.forms[place.marker_place + greatest(place.level_place, 2)] as form_b,
                kind.forms[place.marker_place + 3] as form_c,
                kind.rule_ids[place.marker_place + place.level_place] as rule_id
        ) as access
        where access.form <> 'nothing'
        order by
            version.number asc, version.subject_key asc, kind.item_position asc, kind.item_code asc,
            kind.item_name asc, version.decided_on desc nulls last, version.record_id asc
    ),

    item_group as (
        select
            disclosed_record.number,
            disclosed_record.subject_key,
            '{"item":"' || disclosed_record.item_code || '","name":' || to_json(disclosed_record.item_name)
            || ',"count":' || count(*)
            || (',"records":[' || (string_agg(disclosed_record.document, ',') || ']}')) as document,
            string_agg(disclosed_record.disclosed, ',') as disclosed
        from disclosed_record
        group by
            disclosed_record.number, disclosed_record.subject_key, disclosed_record.item_position,
            disclosed_record.item_code, disclosed_record.item_name
    ),

    file as (
        select
            item_group.number,
            item_group.subject_key,
            string_agg(item_group.document, ',') as items,
            string_agg(item_group.disclosed, ',') as disclosed
        from item_group
        group by item_group.number, item_group.subject_key
    )

    select
        query.number,
        file.subject_key,
        ('{"subject":' || query.label || ',"items":[') || (
            coalesce(file.items, '') || (
                '],"withheld":[' || case
                    when query.label like '%"identity_document":%' then person_withheld[query.asker]
                    else organisation_withheld[query.asker]
                end || policy_member
            )
        ),
        file.disclosed
    from query
    left join file
        on query.number = file.number;
end;
$$;


ALTER FUNCTION credit.government_files(as_of timestamp with time zone, policy_id integer, number integer[], asker integer[], unit_code text[], role text[], unit_level text[], division_code text[], purpose text[], identifier_digest uuid[], label text[], items text[]) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION government_files(as_of timestamp with time zone, policy_id integer, number integer[], asker integer[], unit_code text[], role text[], unit_level text[], division_code text[], purpose text[], identifier_digest uuid[], label text[], items text[]); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.government_files(as_of timestamp with time zone, policy_id integer, number integer[], asker integer[], unit_code text[], role text[], unit_level text[], division_code text[], purpose text[], identifier_digest uuid[], label text[], items text[]) IS 'Arrays of one length, an element a query that may be asked. asker numbers from 1 those whose unit, role, purpose and items are the same. answer is a document without its closing brace. subject_key and disclosed are null when nothing is shown. label is JSON that the daemon made; items is a JSON array of item codes, null for all.';


--
-- Name: government_problem(text, text); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.government_problem(code text, decided_rule_id text) RETURNS TABLE(document text, status integer, rule_id text)
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO ''
    AS $$
begin
    return query
    select
        '{"type":"urn:credit:problem:' || government_problem.code
        || '","title":' || to_json(sentence.title)
        || ',"status":' || sentence.status || ',"detail":' || to_json(sentence.detail)
        || ',"code":"' || government_problem.code
        || '","rule":"' || coalesce(government_problem.decided_rule_id, sentence.rule_id) || '"',
        sentence.status,
        coalesce(government_problem.decided_rule_id, sentence.rule_id)
    from credit.refusal_sentence(government_problem.code) as sentence;
end;
$$;


ALTER FUNCTION credit.government_problem(code text, decided_rule_id text) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION government_problem(code text, decided_rule_id text); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.government_problem(code text, decided_rule_id text) IS 'RFC 9457, without its closing brace, to which the log adds the receipt. decided_rule_id null: that of refusal_sentence.';


--
-- Name: government_withheld(integer, text[], text[], text[], boolean[], text[], text[]); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.government_withheld(policy_id integer, role text[], unit_level text[], purpose text[], is_person boolean[], items text[], consented text[]) RETURNS TABLE(number integer, document text)
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    return query
    with asker as materialized (
        select
            item.number,
            item.role,
            item.unit_level,
            item.purpose,
            item.is_person,
            case
                when item.items is not null
                    then array(select jsonb_array_elements_text(item.items::jsonb))
            end as wanted,
            item.consented::jsonb as consented
        from
            rows from (
                unnest(role), unnest(unit_level), unnest(purpose), unnest(is_person), unnest(items), unnest(consented)
            ) with ordinality as item (role, unit_level, purpose, is_person, items, consented, number)
    ),

    -- Items of the catalogue in force that are about such a subject and wanted (BX-1).
    asker_item as materialized (
        select
            asker.number,
            catalogue_item.item_code,
            catalogue_item.item_position,
            catalogue_item.sharing_mode,
            strpos('ABC', level.open_level) as level_place,
            case
                when catalogue_item.sharing_mode = 'on_authority' and asker.consented ? catalogue_item.item_code
                    then 'granted'
                else 'none'
            end as consent
        from credit.catalogue_version
        inner join credit.catalogue_item
            on catalogue_version.catalogue_version_id = catalogue_item.catalogue_version_id
        cross join asker
        cross join lateral (
            select
                case
                    when asker.is_person then catalogue_item.person_level
                    else catalogue_item.organisation_level
                end as open_level
        ) as level
        where
            catalogue_version.state = 'published'
            and level.open_level is not null
            and (asker.wanted is null or catalogue_item.item_code = any(asker.wanted))
    ),

    -- What records would be to the asker if there were any.
    situation as materialized (
        select
            row_number() over () as number,
            possible.role,
            possible.unit_level,
            possible.purpose,
            possible.sharing_mode,
            possible.consent,
            relation.relation
        from (
            select distinct
                asker.role,
                asker.unit_level,
                asker.purpose,
                asker_item.sharing_mode,
                asker_item.consent
            from asker_item
            inner join asker
                on asker_item.number = asker.number
        ) as possible
        inner join (
            values
            ('city', 'own'),
            ('city', 'below'),
            ('city', 'other'),
            ('county', 'own'),
            ('county', 'above'),
            ('county', 'other')
        ) as relation (unit_level, relation)
            on possible.unit_level = relation.unit_level
    ),

    refused as materialized (
        select
            situation.role,
            situation.unit_level,
            situation.purpose,
            situation.sharing_mode,
            situation.consent,
            situation.relation,
            strpos('ABC', decision.open_level) as level_place,
            array[decision.rule_id, decision.sentence] as rule
        from (
            select
                array_agg(situation.role order by situation.number) as roles,
                array_agg(situation.unit_level order by situation.number) as unit_levels,
                array_agg(situation.relation order by situation.number) as relations,
                array_agg(situation.sharing_mode order by situation.number) as sharing_modes,
                array_agg(situation.consent order by situation.number) as consents,
                array_agg('none'::text) as markers,
                array_agg(situation.purpose order by situation.number) as purposes
            from situation
        ) as every
        cross join
            credit.decide_accesses(
                government_withheld.policy_id, 'government', every.roles, every.unit_levels, every.relations,
                every.sharing_modes, every.consents, every.markers, every.purposes
            ) as decision
        inner join situation
            on decision.number = situation.number
        where decision.form = 'nothing'
    ),

    withheld_item as (
        select
            asker_item.number,
            asker_item.item_code,
            asker_item.item_position,
            asker_item.sharing_mode,
            asker_item.consent,
            min(refused.rule) filter (where refused.relation = 'own') as own_rule,
            min(refused.rule) filter (where refused.relation <> 'own') as away_rule
        from asker_item
        inner join asker
            on asker_item.number = asker.number
        inner join refused
            on
                asker.role = refused.role
                and asker.unit_level = refused.unit_level
                and asker.purpose = refused.purpose
                and asker_item.sharing_mode = refused.sharing_mode
                and asker_item.consent = refused.consent
                and asker_item.level_place = refused.level_place
        group by
            asker_item.number, asker_item.item_code, asker_item.item_position, asker_item.sharing_mode,
            asker_item.consent
    ),

    category as (
        select
            withheld_item.number,
            case
                when withheld_item.own_rule is null then 'other_jurisdiction'
                when withheld_item.sharing_mode = 'on_authority' then 'on_authority'
                else 'open_level'
            end as category,
            coalesce(withheld_item.own_rule, withheld_item.away_rule) as rule,
            json_agg(withheld_item.item_code order by withheld_item.item_position)::text as items
        from withheld_item
        group by 1, 2, 3
        union all
        select
            asker.number,
            'item',
            array['BX-1', '目录中没有该事项，或该事项不适用于此类主体。'],
            json_agg(distinct wanted.item_code)::text
        from asker
        cross join lateral unnest(asker.wanted) as wanted (item_code)
        where
            not exists (
                select
                from asker_item
                where
                    asker_item.number = asker.number
                    and asker_item.item_code = wanted.item_code
            )
        group by asker.number
    ),

    listed as (
        select
            category.number,
            string_agg(
                '{"category":"' || category.category || '","items":' || category.items
                || ',"rule":"' || category.rule[1] || '","reason":' || to_json(category.rule[2]) || '}',
                ',' order by category.category, category.rule
            ) as document
        from category
        group by category.number
    )

    select
        asker.number::integer,
        coalesce(listed.document, '')
    from asker
    left join listed
        on asker.number = listed.number;
end;
$$;


ALTER FUNCTION credit.government_withheld(policy_id integer, role text[], unit_level text[], purpose text[], is_person boolean[], items text[], consented text[]) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION government_withheld(policy_id integer, role text[], unit_level text[], purpose text[], is_person boolean[], items text[], consented text[]); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.government_withheld(policy_id integer, role text[], unit_level text[], purpose text[], is_person boolean[], items text[], consented text[]) IS 'Arrays of one length, an element an asker; one row for each. items and consented are JSON arrays of item codes, null: all, none. document is a JSON array without its brackets, each item in it at most once: on_authority or open_level when the unit sees it from nobody, other_jurisdiction when from some providers only, item when the catalogue does not have it for such a subject.';


--
-- Name: has_bulk_right(integer, text, text, text); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.has_bulk_right(policy_id integer, operation text, role text, unit_level text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    return exists (
        select
        from credit.bulk_right
        where
            bulk_right.policy_id = has_bulk_right.policy_id
            and bulk_right.operation = has_bulk_right.operation
            and (bulk_right.roles is null or has_bulk_right.role = any(bulk_right.roles))
            and (bulk_right.unit_levels is null or has_bulk_right.unit_level = any(bulk_right.unit_levels))
    );
end;
$$;


ALTER FUNCTION credit.has_bulk_right(policy_id integer, operation text, role text, unit_level text) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION has_bulk_right(policy_id integer, operation text, role text, unit_level text); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.has_bulk_right(policy_id integer, operation text, role text, unit_level text) IS 'operation: batch or verification. Without a row of the policy nobody has it.';


--
-- Name: hours_exception_in_force(text, timestamp with time zone); Type: FUNCTION; Schema: credit; Owner: credit_owner
--

CREATE FUNCTION credit.hours_exception_in_force(unit_code text, as_of timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$
begin
    -- Not SQL: asked once a query, it keeps its plan.
    perform
    from credit.hours_exception
    where
        hours_exception.unit_code = hours_exception_in_force.unit_code
        and hours_exception.decision = 'approved'
        and hours_exception.opens_at <= hours_exception_in_force.as_of
        and hours_exception.closes_at > hours_exception_in_force.as_of
    limit 1;
    return found;
end;
$$;


ALTER FUNCTION credit.hours_exception_in_force(unit_code text, as_of timestamp with time zone) OWNER TO credit_owner;

--
-- Name: FUNCTION hours_exception_in_force(unit_code text, as_of timestamp with time zone); Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON FUNCTION credit.hours_exception_in_force(unit_code text, as_of timestamp with time zone) IS 'Approved by a second person, from opens_at until before closes_at.';


--
-- Name: hours_exception_list(timestamp with time zone, bytea, text, text, boolean); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.hours_exception_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, only_waiting boolean) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    -- Set by us: the newest, more than a year of a city's.
    largest_list constant integer := 500;
    actor record;
    exceptions jsonb;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer', 'auditor']
        ) as staff;
    if only_waiting is null then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'exception', listed.exception_id, 'unit', listed.unit_code,
                'opens_at', credit.json_time(listed.opens_at), 'closes_at', credit.json_time(listed.closes_at), 'reason', listed.reason,
                'requested_by', listed.requested_by, 'requested_at', credit.json_time(listed.requested_at),
                'decided_by', listed.decided_by, 'decided_at', credit.json_time(listed.decided_at),
                'decision', listed.decision, 'decision_reason', listed.decision_reason
            ) order by listed.requested_at desc, listed.exception_id
        )
    into exceptions
    from (
        select
            hours_exception.exception_id,
            hours_exception.unit_code,
            hours_exception.opens_at,
            hours_exception.closes_at,
            hours_exception.reason,
            hours_exception.requested_by,
            hours_exception.requested_at,
            hours_exception.decided_by,
            hours_exception.decided_at,
            hours_exception.decision,
            hours_exception.decision_reason
        from credit.hours_exception
        inner join credit.units_overseen(actor.unit_code, actor.role) as overseen
            on hours_exception.unit_code = overseen.unit_code
        where not only_waiting or hours_exception.decision is null
        order by hours_exception.requested_at desc, hours_exception.exception_id
        limit largest_list
    ) as listed;

    return credit.log_staff_operation(
        as_of, 'hours_exception_list', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('only_waiting', only_waiting),
        pg_catalog.jsonb_build_object('exceptions', coalesce(exceptions, '[]'))
    );
end;
$$;


ALTER FUNCTION credit.hours_exception_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, only_waiting boolean) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION hours_exception_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, only_waiting boolean); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.hours_exception_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, only_waiting boolean) IS 'Of the units that the actor oversees; newest first, at most 500.';


--
-- Name: idle_account_document(timestamp with time zone, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.idle_account_document(as_of timestamp with time zone, own_unit_code text, own_role text) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    -- Set by us; the oldest first, so that the rest comes when these are done.
    most_rows constant integer := 1000;
    document jsonb;
begin
    with page as (
        select
            account.account_id,
            account.unit_code,
            account.role,
            greatest(
                account.state_since,
                account.last_query_at,
                (
                    select pg_catalog.max(staff_session.last_seen_at)
                    from credit.staff_session
                    where staff_session.account_id = account.account_id
                )
            ) as idle_since
        from credit.account
        cross join lateral credit.account_refusal(as_of, account.account_id) as refusal
        where
            refusal.refusal_code = 'account_idle'
            and (
                own_unit_code is null
                or account.unit_code in (
                    select overseen.unit_code
                    from credit.units_overseen(own_unit_code, own_role) as overseen
                )
            )
        order by idle_since, account.account_id
        limit most_rows
    )
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'account', page.account_id,
                'unit', page.unit_code,
                'role', page.role,
                'idle_since', credit.json_time(page.idle_since)
            ) order by page.idle_since, page.account_id
        )
    into document
    from page;
    return coalesce(document, '[]');
end;
$$;


ALTER FUNCTION credit.idle_account_document(as_of timestamp with time zone, own_unit_code text, own_role text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION idle_account_document(as_of timestamp with time zone, own_unit_code text, own_role text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.idle_account_document(as_of timestamp with time zone, own_unit_code text, own_role text) IS 'own_unit_code null: of all units. The oldest 1,000.';


--
-- Name: idle_accounts(timestamp with time zone, bytea, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.idle_accounts(as_of timestamp with time zone, session bytea, network_address text, request_id text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer', 'auditor']
        );
    return credit.log_staff_operation(
        as_of, 'idle_accounts', actor.account_id, actor.unit_code, network_address, request_id,
        '{}',
        pg_catalog.jsonb_build_object(
            'accounts', credit.idle_account_document(as_of, actor.unit_code, actor.role),
            'low_use', credit.low_use_document(as_of, actor.unit_code, actor.role)
        )
    );
end;
$$;


ALTER FUNCTION credit.idle_accounts(as_of timestamp with time zone, session bytea, network_address text, request_id text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION idle_accounts(as_of timestamp with time zone, session bytea, network_address text, request_id text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.idle_accounts(as_of timestamp with time zone, session bytea, network_address text, request_id text) IS 'accounts work for nothing until two persons start them again; low_use are proposed for suspension.';


--
-- Name: integrate_query_log(bigint, bigint, timestamp with time zone, timestamp with time zone, bytea, integer[], bigint[], bytea[], timestamp with time zone[], timestamp with time zone[]); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.integrate_query_log(expected_size bigint, new_size bigint, new_integrated_until timestamp with time zone, new_edge_since timestamp with time zone, new_edge bytea, tile_level integer[], tile_index bigint[], tile_hashes bytea[], tile_first_logged_at timestamp with time zone[], tile_last_logged_at timestamp with time zone[]) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    log_size bigint;
    -- 256^level, as long as that is a bigint: sizes end at 2^62.
    tile_span constant bigint [] := array[
        256, 65536, 16777216, 4294967296, 1099511627776, 281474976710656, 72057594037927936
    ];
    lower_span bigint := 1;
    level_number integer := 0;
    edge_width bigint := 0;
    full_tiles bigint := 0;
    level_tiles bigint;
begin
    select query_log_head.next_position
    into strict log_size
    from credit.query_log_head
    where query_log_head.log_id = 1;
    if new_size is null or new_size <= expected_size or new_size > log_size then
        raise exception 'a tree of % entries cannot grow to % while the log has %', expected_size, new_size, log_size
            using errcode = 'invalid_parameter_value';
    end if;

    -- Two integrators: the second waits for this row and then finds another size.
    update credit.query_log_tree
    set
        integrated_size = new_size,
        integrated_until = new_integrated_until,
        edge_since = new_edge_since,
        edge = new_edge
    where query_log_tree.log_id = 1 and query_log_tree.integrated_size = expected_size;
    if not found then
        return false;
    end if;

    -- Exactly the tiles that became full, and exactly the hashes that the edge of this size has.
    while level_number <= 7 and new_size >= lower_span loop
        edge_width := edge_width + new_size / lower_span % 256;
        if level_number < 7 then
            level_tiles := new_size / tile_span[level_number + 1] - expected_size / tile_span[level_number + 1];
            full_tiles := full_tiles + level_tiles;
            if level_tiles <> (
                select pg_catalog.count(*)
                from rows from (unnest(tile_level), unnest(tile_index)) as item (tile_level, tile_index)
                where
                    item.tile_level = level_number
                    and item.tile_index >= expected_size / tile_span[level_number + 1]
                    and item.tile_index < new_size / tile_span[level_number + 1]
            ) then
                raise exception 'the full tiles of level % are not those between % and % entries',
                    level_number, expected_size, new_size
                    using errcode = 'invalid_parameter_value';
            end if;
            lower_span := tile_span[level_number + 1];
        end if;
        level_number := level_number + 1;
    end loop;
    if full_tiles <> pg_catalog.cardinality(tile_hashes) or edge_width * 32 <> pg_catalog.octet_length(new_edge) then
        raise exception 'a tree that grows from % to % entries has % new tiles and an edge of % hashes',
            expected_size, new_size, full_tiles, edge_width
            using errcode = 'invalid_parameter_value';
    end if;

    insert into credit.query_log_tile (tile_level, tile_index, hashes, first_logged_at, last_logged_at)
    select
        item.tile_level::smallint,
        item.tile_index,
        item.hashes,
        item.first_logged_at,
        item.last_logged_at
    from
        rows from (
            unnest(tile_level), unnest(tile_index), unnest(tile_hashes), unnest(tile_first_logged_at),
            unnest(tile_last_logged_at)
        ) as item (tile_level, tile_index, hashes, first_logged_at, last_logged_at);
    return true;
end;
$$;


ALTER FUNCTION credit.integrate_query_log(expected_size bigint, new_size bigint, new_integrated_until timestamp with time zone, new_edge_since timestamp with time zone, new_edge bytea, tile_level integer[], tile_index bigint[], tile_hashes bytea[], tile_first_logged_at timestamp with time zone[], tile_last_logged_at timestamp with time zone[]) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION integrate_query_log(expected_size bigint, new_size bigint, new_integrated_until timestamp with time zone, new_edge_since timestamp with time zone, new_edge bytea, tile_level integer[], tile_index bigint[], tile_hashes bytea[], tile_first_logged_at timestamp with time zone[], tile_last_logged_at timestamp with time zone[]); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.integrate_query_log(expected_size bigint, new_size bigint, new_integrated_until timestamp with time zone, new_edge_since timestamp with time zone, new_edge bytea, tile_level integer[], tile_index bigint[], tile_hashes bytea[], tile_first_logged_at timestamp with time zone[], tile_last_logged_at timestamp with time zone[]) IS 'False, and nothing done, when the tree has not expected_size entries any more: somebody else was faster. The arrays of one length hold the tiles that became full. Raises 22023 for what no integrator works out.';


--
-- Name: is_present_step(timestamp with time zone, bigint); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.is_present_step(as_of timestamp with time zone, totp_step bigint) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (abs(((totp_step)::numeric - floor((EXTRACT(epoch FROM as_of) / (30)::numeric)))) <= (1)::numeric);
END;


ALTER FUNCTION credit.is_present_step(as_of timestamp with time zone, totp_step bigint) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION is_present_step(as_of timestamp with time zone, totp_step bigint); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.is_present_step(as_of timestamp with time zone, totp_step bigint) IS 'Null: there is no step. Neither an old code counts nor one that would shut out all that come.';


--
-- Name: is_same_person(text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.is_same_person(first_account text, second_account text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM (credit.account first_one
              JOIN credit.account second_one ON ((first_one.person_digest = second_one.person_digest)))
           WHERE ((first_one.account_id = is_same_person.first_account) AND (second_one.account_id = is_same_person.second_account)))) AS "exists";
END;


ALTER FUNCTION credit.is_same_person(first_account text, second_account text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION is_same_person(first_account text, second_account text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.is_same_person(first_account text, second_account text) IS 'By person, not by account: whoever got another account is still not a second person.';


--
-- Name: is_statement(text); Type: FUNCTION; Schema: credit; Owner: credit_owner
--

CREATE FUNCTION credit.is_statement(statement text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT COALESCE(((length(statement) <= 500) AND (statement ~ '[^[:space:]]'::text) AND (statement !~ '[[:cntrl:]]'::text)), false) AS "coalesce";
END;


ALTER FUNCTION credit.is_statement(statement text) OWNER TO credit_owner;

--
-- Name: FUNCTION is_statement(statement text); Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON FUNCTION credit.is_statement(statement text) IS '1 to 500 characters on one line, not all of them blank; null is none.';


--
-- Name: is_working_day(date); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.is_working_day(day date) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    is_working boolean;
begin
    -- Not SQL: asked once a query, it keeps its plan.
    select
        coalesce(
            (
                select calendar_exception.is_working
                from credit.calendar_exception
                where calendar_exception.day = is_working_day.day
            ),
            pg_catalog.date_part('isodow', is_working_day.day) < 6
        )
    into is_working
    from credit.calendar_year
    where calendar_year.year = pg_catalog.date_part('year', is_working_day.day)::integer;
    return is_working;
end;
$$;


ALTER FUNCTION credit.is_working_day(day date) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION is_working_day(day date); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.is_working_day(day date) IS 'Null: the schedule of that year is not loaded, so nobody knows.';


--
-- Name: json_time(timestamp with time zone); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.json_time(instant timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$
    select pg_catalog.to_char(
        json_time.instant at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.US"+08:00"'
    );
$$;


ALTER FUNCTION credit.json_time(instant timestamp with time zone) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION json_time(instant timestamp with time zone); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.json_time(instant timestamp with time zone) IS 'Microseconds; null for null.';


--
-- Name: jurisdiction_relation(text, text, text, text); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.jurisdiction_relation(unit_level text, division_code text, provider_level text, provider_division text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (provider_level = 'above'::text) THEN CASE unit_level WHEN 'city'::text THEN 'own'::text ELSE 'above'::text END WHEN (("left"(provider_division, 4) = "left"(division_code, 4)) IS NOT TRUE) THEN 'other'::text WHEN (unit_level = 'city'::text) THEN CASE provider_level WHEN 'city'::text THEN 'own'::text ELSE 'below'::text END WHEN (provider_level = 'city'::text) THEN 'above'::text WHEN (provider_division = division_code) THEN 'own'::text ELSE 'other'::text END;


ALTER FUNCTION credit.jurisdiction_relation(unit_level text, division_code text, provider_level text, provider_division text) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION jurisdiction_relation(unit_level text, division_code text, provider_level text, provider_division text); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.jurisdiction_relation(unit_level text, division_code text, provider_level text, provider_division text) IS 'own, below, above or other; other for a provider that is not known (nulls). Without a setting of its own, so that PostgreSQL puts it into the statement that calls it.';


--
-- Name: local_day(timestamp with time zone); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.local_day(instant timestamp with time zone) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ((instant AT TIME ZONE 'Asia/Shanghai'::text))::date AS timezone;
END;


ALTER FUNCTION credit.local_day(instant timestamp with time zone) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION local_day(instant timestamp with time zone); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.local_day(instant timestamp with time zone) IS 'Asia/Shanghai.';


--
-- Name: log_government_command(timestamp with time zone, text, text, text, text, text, jsonb, integer, jsonb); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.log_government_command(as_of timestamp with time zone, operation text, account_id text, unit_code text, network_address text, request_id text, scope jsonb, status integer, answer jsonb) RETURNS text
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    return (
        select log_government_command.status || ' ' || logged.answer
        from
            credit.append_query_log(
                as_of, 'government', 'administration', array[operation], array[account_id], array[unit_code],
                array[network_address], array[request_id], array[scope::text], array[null::uuid],
                array['answered'], array[null::text], array[''],
                -- Without its closing brace: the receipt comes last.
                array[pg_catalog.left(answer::text, -1)]
            ) as logged
    );
end;
$$;


ALTER FUNCTION credit.log_government_command(as_of timestamp with time zone, operation text, account_id text, unit_code text, network_address text, request_id text, scope jsonb, status integer, answer jsonb) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION log_government_command(as_of timestamp with time zone, operation text, account_id text, unit_code text, network_address text, request_id text, scope jsonb, status integer, answer jsonb); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.log_government_command(as_of timestamp with time zone, operation text, account_id text, unit_code text, network_address text, request_id text, scope jsonb, status integer, answer jsonb) IS 'The status of HTTP, a blank, and the answer with its receipt. scope holds nothing personal; answer has a member.';


--
-- Name: log_machine_operation(timestamp with time zone, text, text, text, jsonb, jsonb); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.log_machine_operation(as_of timestamp with time zone, operation text, operator text, request_id text, scope jsonb, answer jsonb) RETURNS text
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
begin
    if operator is null or operator !~ '^[A-Za-z0-9._-]{1,64}$' then
        perform credit.refuse_staff_command('malformed_command', 'HZ-S5');
    end if;
    -- An operator of the machine is no account: nobody has a colon in the name.
    return (
        select logged.answer
        from
            credit.append_query_log(
                as_of, 'staff', 'administration', array[operation], array['machine:' || operator], array[null::text],
                array['local'], array[request_id], array[scope::text], array[null::uuid], array['answered'],
                array[null::text], array[''], array[pg_catalog.left(answer::text, -1)]
            ) as logged
    );
end;
$_$;


ALTER FUNCTION credit.log_machine_operation(as_of timestamp with time zone, operation text, operator text, request_id text, scope jsonb, answer jsonb) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION log_machine_operation(as_of timestamp with time zone, operation text, operator text, request_id text, scope jsonb, answer jsonb); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.log_machine_operation(as_of timestamp with time zone, operation text, operator text, request_id text, scope jsonb, answer jsonb) IS 'The answer with its receipt.';


--
-- Name: log_own_query(timestamp with time zone, text, text, text, text, text, uuid, text, text, text); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.log_own_query(as_of timestamp with time zone, audience text, purpose text, operation text, actor text, scope text, subject_key uuid, outcome text, disclosed text, unsealed_answer text) RETURNS text
    LANGUAGE sql
    SET search_path TO ''
    AS $$
    -- They come through the server's own socket, and there is no request of the daemon's.
    select logged.answer
    from
        credit.append_query_log(
            log_own_query.as_of, log_own_query.audience, log_own_query.purpose, array[log_own_query.operation],
            array[log_own_query.actor], array[null::text], array['local'], array[''], array[log_own_query.scope],
            array[log_own_query.subject_key], array[log_own_query.outcome], array[null::text],
            array[log_own_query.disclosed], array[log_own_query.unsealed_answer]
        ) as logged;
$$;


ALTER FUNCTION credit.log_own_query(as_of timestamp with time zone, audience text, purpose text, operation text, actor text, scope text, subject_key uuid, outcome text, disclosed text, unsealed_answer text) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION log_own_query(as_of timestamp with time zone, audience text, purpose text, operation text, actor text, scope text, subject_key uuid, outcome text, disclosed text, unsealed_answer text); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.log_own_query(as_of timestamp with time zone, audience text, purpose text, operation text, actor text, scope text, subject_key uuid, outcome text, disclosed text, unsealed_answer text) IS 'Answers unsealed_answer with its receipt. For the log''s owner only.';


--
-- Name: log_staff_operation(timestamp with time zone, text, text, text, text, text, jsonb, jsonb, jsonb); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.log_staff_operation(as_of timestamp with time zone, operation text, account_id text, unit_code text, network_address text, request_id text, scope jsonb, answer jsonb, disclosed jsonb DEFAULT '[]'::jsonb) RETURNS text
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $_$
declare
    sealed_answer text;
begin
    if operation !~ '^[a-z_]{1,64}$' or answer = '{}' or pg_catalog.jsonb_typeof(answer) <> 'object' then
        raise exception 'an operation has a name and an answer' using errcode = 'invalid_parameter_value';
    end if;
    perform credit.require_staff_origin(network_address, request_id);
    select logged.answer
    into strict sealed_answer
    from
        credit.append_query_log(
            as_of, 'staff', 'administration', array[operation], array[account_id], array[unit_code],
            array[network_address], array[request_id], array[scope::text], array[null::uuid], array['answered'],
            array[null::text], array[pg_catalog.substr(disclosed::text, 2, pg_catalog.length(disclosed::text) - 2)],
            -- Without its closing brace: the receipt comes last.
            array[pg_catalog.left(answer::text, -1)]
        ) as logged;
    return sealed_answer;
end;
$_$;


ALTER FUNCTION credit.log_staff_operation(as_of timestamp with time zone, operation text, account_id text, unit_code text, network_address text, request_id text, scope jsonb, answer jsonb, disclosed jsonb) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION log_staff_operation(as_of timestamp with time zone, operation text, account_id text, unit_code text, network_address text, request_id text, scope jsonb, answer jsonb, disclosed jsonb); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.log_staff_operation(as_of timestamp with time zone, operation text, account_id text, unit_code text, network_address text, request_id text, scope jsonb, answer jsonb, disclosed jsonb) IS 'The answer with its receipt, byte by byte what the entry digests. scope and disclosed hold nothing personal. disclosed is an array.';


--
-- Name: log_staff_refusal(timestamp with time zone, bytea, text, text, text, jsonb, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.log_staff_refusal(as_of timestamp with time zone, session bytea, network_address text, request_id text, operation text, scope jsonb, rule_id text, refusal text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $_$
declare
    holder record;
    sealed_answer text;
begin
    perform credit.require_staff_origin(network_address, request_id);
    if operation is null or operation !~ '^[a-z_]{1,64}$' or rule_id !~ '^[A-Za-z0-9-]{1,16}$' then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    -- Codes, days and flags; what somebody typed stays out of a log that nobody can delete from.
    if
        scope is not null and pg_catalog.jsonb_typeof(scope) <> 'object'
        or exists (
            select
            from
                pg_catalog.jsonb_each_text(case when pg_catalog.jsonb_typeof(scope) = 'object' then scope end)
                    as member (name, value)
            where
                member.name !~ '^[a-z_]{1,32}$'
                or member.value !~ '^[A-Za-z0-9_-]{1,64}$'
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

    select logged.answer
    into strict sealed_answer
    from
        credit.append_query_log(
            as_of, 'staff', 'administration', array[operation], array[coalesce(holder.account_id, 'unknown')],
            array[holder.unit_code], array[network_address], array[request_id],
            array[coalesce(scope, '{}')::text], array[null::uuid], array['refused'], array[rule_id], array[''],
            array[refusal]
        ) as logged;
    return sealed_answer;
end;
$_$;


ALTER FUNCTION credit.log_staff_refusal(as_of timestamp with time zone, session bytea, network_address text, request_id text, operation text, scope jsonb, rule_id text, refusal text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION log_staff_refusal(as_of timestamp with time zone, session bytea, network_address text, request_id text, operation text, scope jsonb, rule_id text, refusal text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.log_staff_refusal(as_of timestamp with time zone, session bytea, network_address text, request_id text, operation text, scope jsonb, rule_id text, refusal text) IS 'refusal is a problem document without its closing brace. session may be null, unknown or over.';


--
-- Name: low_use_document(timestamp with time zone, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.low_use_document(as_of timestamp with time zone, own_unit_code text, own_role text) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    -- 银发〔2018〕102号 附件3 5.1: under 20 queries a day for six months. The one place of these numbers.
    least_daily_mean constant integer := 20;
    watched constant interval := interval '6 months';
    -- Set by us; the least used first.
    most_rows constant integer := 1000;
    today constant date := credit.local_day(as_of);
    first_day constant date := (today - watched)::date;
    working_days integer;
    document jsonb;
begin
    -- Queries are asked on working days only (QZ-8), so those are what the mean is over.
    select
        case
            when pg_catalog.bool_or(credit.is_working_day(day::date) is null) then null
            else pg_catalog.count(*) filter (where credit.is_working_day(day::date))
        end
    into working_days
    from pg_catalog.generate_series(first_day, today - 1, interval '1 day') as day;
    if working_days is null then
        return null;
    end if;

    with page as (
        select
            account.account_id,
            account.unit_code,
            account.role,
            coalesce(pg_catalog.sum(account_usage.query_count), 0) as query_count
        from credit.account
        inner join credit.role
            on account.role = role.role
        left join credit.account_usage
            on
                account.account_id = account_usage.account_id
                and account_usage.day >= first_day
                and account_usage.day < today
        where
            role.duty = 'querying'
            and account.state = 'active'
            and credit.local_day(account.opened_at) <= first_day
            and (
                own_unit_code is null
                or account.unit_code in (
                    select overseen.unit_code
                    from credit.units_overseen(own_unit_code, own_role) as overseen
                )
            )
        group by account.account_id
        having coalesce(pg_catalog.sum(account_usage.query_count), 0) < least_daily_mean * working_days
        order by query_count, account.account_id
        limit most_rows
    )
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'account', page.account_id,
                'unit', page.unit_code,
                'role', page.role,
                'since', first_day,
                'queries', page.query_count,
                'working_days', working_days
            ) order by page.query_count, page.account_id
        )
    into document
    from page;
    return coalesce(document, '[]');
end;
$$;


ALTER FUNCTION credit.low_use_document(as_of timestamp with time zone, own_unit_code text, own_role text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION low_use_document(as_of timestamp with time zone, own_unit_code text, own_role text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.low_use_document(as_of timestamp with time zone, own_unit_code text, own_role text) IS 'Accounts of at least six months with fewer than 20 queries a working day, today not counted. A proposal: stopping takes two persons. own_unit_code null: of all units. Null: the schedule of a year in question is not loaded (X-1).';


--
-- Name: may_administer_unit(text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.may_administer_unit(own_unit_code text, other_unit_code text) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
    select exists (
        select
        from credit.unit as own_unit
        inner join credit.unit as other_unit
            on other_unit.unit_code = may_administer_unit.other_unit_code
        where
            own_unit.unit_code = may_administer_unit.own_unit_code
            and (
                own_unit.unit_code = other_unit.unit_code
                or (
                    own_unit.kinds @> array['authority']
                    -- The city's authority has the whole city, a county's its county.
                    and (
                        own_unit.level = 'city'
                        or (other_unit.level = 'county' and own_unit.division_code = other_unit.division_code)
                    )
                )
            )
    );
$$;


ALTER FUNCTION credit.may_administer_unit(own_unit_code text, other_unit_code text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION may_administer_unit(own_unit_code text, other_unit_code text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.may_administer_unit(own_unit_code text, other_unit_code text) IS 'The own unit; everything for an authority of the city; units of the same county for an authority of a county.';


--
-- Name: may_see_unit(text, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.may_see_unit(own_unit_code text, own_role text, other_unit_code text) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
    select
        credit.may_administer_unit(may_see_unit.own_unit_code, may_see_unit.other_unit_code)
        -- A unit that audits sees as far as an authority of its level decides.
        or exists (
            select
            from credit.unit as own_unit
            inner join credit.unit as other_unit
                on other_unit.unit_code = may_see_unit.other_unit_code
            where
                may_see_unit.own_role = 'auditor'
                and own_unit.unit_code = may_see_unit.own_unit_code
                and own_unit.kinds @> array['auditor']
                and (
                    own_unit.level = 'city'
                    or (other_unit.level = 'county' and own_unit.division_code = other_unit.division_code)
                )
        );
$$;


ALTER FUNCTION credit.may_see_unit(own_unit_code text, own_role text, other_unit_code text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION may_see_unit(own_unit_code text, own_role text, other_unit_code text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.may_see_unit(own_unit_code text, own_role text, other_unit_code text) IS 'For roles that may read such lists at all.';


--
-- Name: newest_query_log_checkpoint(); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.newest_query_log_checkpoint() RETURNS TABLE(tree_size bigint, root_hash bytea, covered_until timestamp with time zone, signed_at timestamp with time zone, note text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select
        query_log_checkpoint.tree_size,
        query_log_checkpoint.root_hash,
        query_log_checkpoint.covered_until,
        query_log_checkpoint.signed_at,
        query_log_checkpoint.note
    from credit.query_log_checkpoint
    order by query_log_checkpoint.tree_size desc
    limit 1;
$$;


ALTER FUNCTION credit.newest_query_log_checkpoint() OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION newest_query_log_checkpoint(); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.newest_query_log_checkpoint() IS 'No row before the first.';


--
-- Name: next_verification(timestamp with time zone); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.next_verification(as_of timestamp with time zone) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    -- Set by us: far longer than any daemon waits. Who died between COMMIT and taking does not come back.
    staging constant interval := interval '10 minutes';
begin
    delete from credit.government_answer_key
    where government_answer_key.staged_at < as_of - staging;

    with expired as (
        update credit.verification_job
        set state = 'expired'
        where
            verification_job.state in ('finished', 'failed')
            and verification_job.keep_until <= as_of
        returning verification_job.job_id
    )

    delete from credit.verification_line
    using expired
    where verification_line.job_id = expired.job_id;

    return (
        select verification_job.job_id
        from credit.verification_job
        where verification_job.state in ('waiting', 'running')
        order by verification_job.requested_at, verification_job.job_id
        limit 1
    );
end;
$$;


ALTER FUNCTION credit.next_verification(as_of timestamp with time zone) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION next_verification(as_of timestamp with time zone); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.next_verification(as_of timestamp with time zone) IS 'The oldest with work; null: none. Also deletes the keys of answers that were staged and not taken.';


--
-- Name: open_account(timestamp with time zone, text, jsonb, text, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.open_account(as_of timestamp with time zone, account_id text, details jsonb, actor text, approver text, ground text) RETURNS text
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    insert into credit.account (
        account_id, person_digest, holder_name, unit_code, role, state, trained_on, confidential_on, networks,
        follow_up_until, state_since, opened_at
    )
    values (
        account_id, (details ->> 'person')::uuid, details ->> 'holder', details ->> 'unit', details ->> 'role',
        'prepared', (details ->> 'trained_on')::date, (details ->> 'confidential_on')::date,
        array(select element.address::cidr from pg_catalog.jsonb_array_elements_text(details -> 'networks') as element (address)),
        (details ->> 'follow_up_until')::date, as_of, as_of
    )
    on conflict do nothing;
    -- Another one was opened at the same time, for this name or for this person.
    if not found then
        perform credit.refuse_staff_command('person_has_account', 'QZ-1');
    end if;
    perform credit.append_account_event(
        as_of, account_id, 'opened', actor, approver, ground, details - array['person', 'holder']
    );
    if details ->> 'trained_on' is null or details ->> 'confidential_on' is null then
        return 'prepared';
    end if;
    return credit.append_account_event(as_of, account_id, 'started', actor, approver, ground, '{}');
end;
$$;


ALTER FUNCTION credit.open_account(as_of timestamp with time zone, account_id text, details jsonb, actor text, approver text, ground text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION open_account(as_of timestamp with time zone, account_id text, details jsonb, actor text, approver text, ground text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.open_account(as_of timestamp with time zone, account_id text, details jsonb, actor text, approver text, ground text) IS 'The state that it is in. CR001 person_has_account.';


--
-- Name: open_first_administrator(timestamp with time zone, text, text, jsonb); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.open_first_administrator(as_of timestamp with time zone, operator text, unit_code text, administrator jsonb) RETURNS text
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    account_id constant text := administrator ->> 'account';
    details constant jsonb := (administrator - array['account', 'password_hash'])
    || pg_catalog.jsonb_build_object('unit', unit_code, 'role', 'account_administrator');
    state_after text;
begin
    perform credit.require_account_details(as_of, 'create', details);
    perform credit.require_account_opening(as_of, unit_code, null, account_id, details);
    state_after := credit.open_account(
        as_of, account_id, details, 'machine:' || operator, null, 'bootstrap'
    );
    -- No administrator without training and confidentiality either.
    if state_after <> 'active' then
        perform credit.refuse_staff_command('training_missing', 'HZ-S1');
    end if;
    if administrator ->> 'password_hash' is null then
        perform credit.refuse_staff_command('initial_password_missing', 'QZ-2');
    end if;
    perform credit.give_initial_password(as_of, account_id, administrator ->> 'password_hash');
    return account_id;
end;
$$;


ALTER FUNCTION credit.open_first_administrator(as_of timestamp with time zone, operator text, unit_code text, administrator jsonb) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION open_first_administrator(as_of timestamp with time zone, operator text, unit_code text, administrator jsonb); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.open_first_administrator(as_of timestamp with time zone, operator text, unit_code text, administrator jsonb) IS 'CR001 as for any account.';


--
-- Name: open_staff_session(timestamp with time zone, text, text, text, bytea, bytea, timestamp with time zone, text, bigint, bytea); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.open_staff_session(as_of timestamp with time zone, account_id text, network_address text, request_id text, token_digest bytea, csrf_digest bytea, password_set_at timestamp with time zone, second_factor text, totp_step bigint, spki_digest bytea) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    origin constant inet := credit.require_staff_origin(network_address, request_id);
    holder record;
    credential record;
    refused record;
    has_certificate boolean;
begin
    -- The account first, as everywhere; then the credential: two log-ins at one time wait here for each other.
    select
        account.unit_code,
        account.networks
    into holder
    from credit.account
    where account.account_id = open_staff_session.account_id
    for share;
    select
        staff_credential.password_set_at,
        staff_credential.totp_secret,
        staff_credential.totp_last_step
    into credential
    from credit.staff_credential
    where staff_credential.account_id = open_staff_session.account_id
    for update;
    if not found then
        perform credit.refuse_staff_command('login_failed', 'HZ-S5');
    end if;
    select * into refused from credit.account_refusal(as_of, account_id);
    if found then
        perform credit.refuse_staff_command('login_failed', refused.refusal_rule);
    end if;
    if not origin <<= any(holder.networks) then
        perform credit.refuse_staff_command('login_failed', 'PB-11');
    end if;
    -- The password that was verified is no longer the password.
    if credential.password_set_at is distinct from open_staff_session.password_set_at then
        perform credit.refuse_staff_command('login_failed', 'PB-7');
    end if;

    select pg_catalog.bool_or(open_staff_session.spki_digest is null or certificate.spki_digest = open_staff_session.spki_digest)
    into has_certificate
    from credit.certificate
    where
        certificate.account_id = open_staff_session.account_id
        and certificate.state = 'granted'
        and certificate.not_before <= as_of
        and certificate.not_after >= as_of;
    -- A code counts once. Without a factor comes only who has none yet.
    if
        not coalesce(
            case second_factor
                when 'totp' then totp_step > credential.totp_last_step and credit.is_present_step(as_of, totp_step)
                when 'certificate' then spki_digest is not null and has_certificate
                when 'none' then credential.totp_secret is null and spki_digest is null and has_certificate is null
            end,
            false
        )
    then
        perform credit.refuse_staff_command('login_failed', 'PB-11');
    end if;

    update credit.staff_credential
    set
        failed_attempts = 0,
        refused_until = null,
        totp_last_step = case when second_factor = 'totp' then totp_step else staff_credential.totp_last_step end
    where staff_credential.account_id = open_staff_session.account_id;
    perform credit.end_sessions_of(as_of, account_id, 'replaced');
    insert into credit.staff_session (
        token_digest, account_id, csrf_digest, opened_at, last_seen_at, network_address, second_factor
    )
    values (token_digest, account_id, csrf_digest, as_of, as_of, origin, second_factor);

    return credit.log_staff_operation(
        as_of, 'open_session', account_id, holder.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('second_factor', second_factor),
        credit.staff_session_document(as_of, token_digest)
    );
end;
$$;


ALTER FUNCTION credit.open_staff_session(as_of timestamp with time zone, account_id text, network_address text, request_id text, token_digest bytea, csrf_digest bytea, password_set_at timestamp with time zone, second_factor text, totp_step bigint, spki_digest bytea) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION open_staff_session(as_of timestamp with time zone, account_id text, network_address text, request_id text, token_digest bytea, csrf_digest bytea, password_set_at timestamp with time zone, second_factor text, totp_step bigint, spki_digest bytea); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.open_staff_session(as_of timestamp with time zone, account_id text, network_address text, request_id text, token_digest bytea, csrf_digest bytea, password_set_at timestamp with time zone, second_factor text, totp_step bigint, spki_digest bytea) IS 'Ends the account''s former session. password_set_at is what staff_credential_for_login gave; second_factor totp needs totp_step, certificate needs spki_digest of the verified client certificate, none is for an account that has neither. CR001 login_failed.';


--
-- Name: open_verification(uuid, timestamp with time zone, bytea, text, text, text, text, integer, text, text); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.open_verification(job_id uuid, as_of timestamp with time zone, spki_digest bytea, purpose text, matter text, case_number text, items text, subject_count integer, network_address text, request_id text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $$
declare
    assessed record;
    scope jsonb := jsonb_build_object('verification', job_id, 'subjects', subject_count);
begin
    select
        checked.account_id,
        checked.unit_code,
        checked.refusal_code,
        checked.refusal_rule
    into strict assessed
    from
        credit.assess_government_queries(
            as_of, credit.policy_in_force(as_of::date), 'open_verification', array[spki_digest],
            array[network_address], array[purpose], array[matter], array[case_number]
        ) as checked;
    if assessed.refusal_code is not null then
        return credit.refuse_government_command(
            as_of, 'open_verification', spki_digest, assessed.account_id, assessed.unit_code, network_address,
            request_id, scope, assessed.refusal_code, assessed.refusal_rule
        );
    end if;

    insert into credit.verification_job (
        job_id, account_id, unit_code, spki_digest, purpose, matter, case_number, items, state, subject_count,
        done_count, requested_at, network_address, request_id
    )
    values (
        open_verification.job_id, assessed.account_id, assessed.unit_code, open_verification.spki_digest,
        open_verification.purpose, open_verification.matter, open_verification.case_number,
        (open_verification.items::jsonb)::text, 'waiting', open_verification.subject_count, 0, as_of,
        open_verification.network_address, open_verification.request_id
    );
    return credit.log_government_command(
        as_of, 'open_verification', assessed.account_id, assessed.unit_code, network_address, request_id,
        scope || jsonb_build_object('purpose', purpose),
        202, jsonb_build_object('verification', job_id, 'state', 'waiting', 'subjects', subject_count)
    );
end;
$$;


ALTER FUNCTION credit.open_verification(job_id uuid, as_of timestamp with time zone, spki_digest bytea, purpose text, matter text, case_number text, items text, subject_count integer, network_address text, request_id text) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION open_verification(job_id uuid, as_of timestamp with time zone, spki_digest bytea, purpose text, matter text, case_number text, items text, subject_count integer, network_address text, request_id text); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.open_verification(job_id uuid, as_of timestamp with time zone, spki_digest bytea, purpose text, matter text, case_number text, items text, subject_count integer, network_address text, request_id text) IS 'Status of HTTP, a space, the sealed document: 202 or a refusal. job_id is random and made by the caller; items is a JSON array of item codes, null: all.';


--
-- Name: overdue_departure_document(timestamp with time zone, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.overdue_departure_document(as_of timestamp with time zone, own_unit_code text, own_role text) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    -- Set by us; the oldest first, so that the rest comes when these are done.
    most_rows constant integer := 1000;
    document jsonb;
begin
    with page as (
        select
            account.account_id,
            account.unit_code,
            departure.leaves_on,
            departure.stop_due_on,
            account.state
        from credit.departure
        inner join credit.account
            on departure.account_id = account.account_id
        where
            account.state <> 'stopped'
            and departure.withdrawn_at is null
            and departure.stop_due_on < credit.local_day(as_of)
            and (
                own_unit_code is null
                or account.unit_code in (
                    select overseen.unit_code
                    from credit.units_overseen(own_unit_code, own_role) as overseen
                )
            )
        order by departure.stop_due_on, account.account_id
        limit most_rows
    )
    select
        coalesce(
            pg_catalog.jsonb_agg(
                pg_catalog.jsonb_build_object(
                    'account', page.account_id,
                    'unit', page.unit_code,
                    'leaves_on', page.leaves_on,
                    'stop_due_on', page.stop_due_on,
                    'state', page.state
                ) order by page.stop_due_on, page.account_id
            ),
            '[]'
        )
    into document
    from page;
    return document;
end;
$$;


ALTER FUNCTION credit.overdue_departure_document(as_of timestamp with time zone, own_unit_code text, own_role text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION overdue_departure_document(as_of timestamp with time zone, own_unit_code text, own_role text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.overdue_departure_document(as_of timestamp with time zone, own_unit_code text, own_role text) IS 'own_unit_code null: of all units. The oldest 1,000.';


--
-- Name: overdue_departures(timestamp with time zone, bytea, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.overdue_departures(as_of timestamp with time zone, session bytea, network_address text, request_id text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
    document jsonb;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer', 'auditor']
        );
    document := credit.overdue_departure_document(as_of, actor.unit_code, actor.role);
    return credit.log_staff_operation(
        as_of, 'overdue_departures', actor.account_id, actor.unit_code, network_address, request_id,
        '{}',
        pg_catalog.jsonb_build_object('departures', coalesce(document, '[]'))
    );
end;
$$;


ALTER FUNCTION credit.overdue_departures(as_of timestamp with time zone, session bytea, network_address text, request_id text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION overdue_departures(as_of timestamp with time zone, session bytea, network_address text, request_id text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.overdue_departures(as_of timestamp with time zone, session bytea, network_address text, request_id text) IS 'Past stop_due_on.';


--
-- Name: own_query_of_receipt(text, bigint, timestamp with time zone, uuid); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.own_query_of_receipt(unit_code text, receipt_position bigint, receipt_time timestamp with time zone, receipt_secret uuid) RETURNS TABLE(matter text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    return query
    select logged.entry::json #>> '{scope,matter}'
    from (
        select pg_catalog.convert_from(query_log_entry.entry, 'UTF8') as entry
        from credit.query_log_entry
        where
            query_log_entry.logged_at = receipt_time
            and query_log_entry.log_position = receipt_position
            and query_log_entry.audience = 'government'
            and query_log_entry.unit_code = own_query_of_receipt.unit_code
            -- A command has a receipt, too, but nothing came of it that could be used.
            and query_log_entry.operation in ('query', 'batch', 'verification')
            and query_log_entry.outcome <> 'refused'
    ) as logged
    -- The secret is the salt at the leaf's end. Digests are compared: how long it takes tells nothing about it.
    where
        pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.right(logged.entry, 47), 'UTF8'))
        = pg_catalog.sha256(pg_catalog.convert_to(',"salt":"' || receipt_secret || '"}', 'UTF8'));
end;
$$;


ALTER FUNCTION credit.own_query_of_receipt(unit_code text, receipt_position bigint, receipt_time timestamp with time zone, receipt_secret uuid) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION own_query_of_receipt(unit_code text, receipt_position bigint, receipt_time timestamp with time zone, receipt_secret uuid); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.own_query_of_receipt(unit_code text, receipt_position bigint, receipt_time timestamp with time zone, receipt_secret uuid) IS 'One row when it is, none otherwise; matter null: the query had none. An answer without a finding is one, too. For the keeper of accounts only.';


--
-- Name: policy_in_force(date); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.policy_in_force(day date) RETURNS integer
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO ''
    AS $$
begin
    return (
        select access_policy.policy_id
        from credit.access_policy
        where access_policy.effective_on <= policy_in_force.day
        order by access_policy.effective_on desc, access_policy.policy_id desc
        limit 1
    );
end;
$$;


ALTER FUNCTION credit.policy_in_force(day date) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION policy_in_force(day date); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.policy_in_force(day date) IS 'Null: none is in force, and nothing is permitted.';


--
-- Name: prepare_access_decisions(integer); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.prepare_access_decisions(policy_id integer) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    perform
    from credit.catalogue_version
    inner join credit.withheld_document
        on catalogue_version.catalogue_version_id = withheld_document.catalogue_version_id
    where
        catalogue_version.state = 'published'
        and withheld_document.policy_id = prepare_access_decisions.policy_id
    limit 1;
    if found then
        return;
    end if;

    with situation as materialized (
        select
            row_number() over () as number,
            role.role,
            related.unit_level,
            query_purpose.purpose,
            related.relation,
            shared.sharing_mode,
            shared.consent,
            marked.marker,
            marked.marker_place
        from credit.role
        cross join (
            values
            ('city', 'own'),
            ('city', 'below'),
            ('city', 'other'),
            ('county', 'own'),
            ('county', 'above'),
            ('county', 'other')
        ) as related (unit_level, relation)
        cross join (
            values
            ('open', 'none'),
            ('shared', 'none'),
            ('on_authority', 'none'),
            ('on_authority', 'granted')
        ) as shared (sharing_mode, consent)
        cross join
            unnest(array['none', 'under_processing', 'applicant_disputes']) with ordinality
            as marked (marker, marker_place)
        inner join credit.query_purpose
            on query_purpose.policy_id = prepare_access_decisions.policy_id
        where role.duty = 'querying'
    )

    insert into credit.access_decision (
        policy_id, role, unit_level, purpose, relation, sharing_mode, consent, forms, rule_ids
    )
    select
        prepare_access_decisions.policy_id,
        situation.role,
        situation.unit_level,
        situation.purpose,
        situation.relation,
        situation.sharing_mode,
        situation.consent,
        array_agg(decision.form order by situation.marker_place, decision.open_level),
        array_agg(decision.rule_id order by situation.marker_place, decision.open_level)
    from (
        select
            array_agg(situation.role order by situation.number) as roles,
            array_agg(situation.unit_level order by situation.number) as unit_levels,
            array_agg(situation.relation order by situation.number) as relations,
            array_agg(situation.sharing_mode order by situation.number) as sharing_modes,
            array_agg(situation.consent order by situation.number) as consents,
            array_agg(situation.marker order by situation.number) as markers,
            array_agg(situation.purpose order by situation.number) as purposes
        from situation
    ) as every
    cross join
        credit.decide_accesses(
            prepare_access_decisions.policy_id, 'government', every.roles, every.unit_levels, every.relations,
            every.sharing_modes, every.consents, every.markers, every.purposes
        ) as decision
    inner join situation
        on decision.number = situation.number
    group by
        situation.role, situation.unit_level, situation.purpose, situation.relation, situation.sharing_mode,
        situation.consent
    -- Two sessions that do this at once write in one order, and so wait in no circle.
    order by 1, 2, 3, 4, 5, 6, 7
    on conflict do nothing;

    with asker as materialized (
        select
            row_number() over () as number,
            role.role,
            unit_level,
            query_purpose.purpose,
            is_person
        from credit.role
        cross join unnest(array['city', 'county']) as unit_level
        cross join unnest(array[false, true]) as is_person
        inner join credit.query_purpose
            on query_purpose.policy_id = prepare_access_decisions.policy_id
        where role.duty = 'querying'
    )

    insert into credit.withheld_document (
        policy_id, catalogue_version_id, role, unit_level, purpose, is_person, document
    )
    select
        prepare_access_decisions.policy_id,
        catalogue_version.catalogue_version_id,
        asker.role,
        asker.unit_level,
        asker.purpose,
        asker.is_person,
        withheld.document
    from (
        select
            array_agg(asker.role order by asker.number) as roles,
            array_agg(asker.unit_level order by asker.number) as unit_levels,
            array_agg(asker.purpose order by asker.number) as purposes,
            array_agg(asker.is_person order by asker.number) as is_person,
            array_agg(null::text) as nothing
        from asker
    ) as every
    cross join
        credit.government_withheld(
            prepare_access_decisions.policy_id, every.roles, every.unit_levels, every.purposes, every.is_person,
            every.nothing, every.nothing
        ) as withheld
    inner join asker
        on withheld.number = asker.number
    inner join credit.catalogue_version
        on catalogue_version.state = 'published'
    where every.roles is not null
    on conflict do nothing;
end;
$$;


ALTER FUNCTION credit.prepare_access_decisions(policy_id integer) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION prepare_access_decisions(policy_id integer); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.prepare_access_decisions(policy_id integer) IS 'Nothing to do when they are there. Without them nothing is disclosed.';


--
-- Name: prepare_query_log_partitions(timestamp with time zone); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.prepare_query_log_partitions(as_of timestamp with time zone) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $$
declare
    -- Three months ahead: the daemon may stand still for a quarter and still find a place for its next entry.
    months_ahead constant integer := 3;
    month_start timestamptz;
    partition_name text;
    made integer := 0;
    former_intention constant text := coalesce(pg_catalog.current_setting('credit.query_log_change', true), '');
begin
    -- Two daemons starting at once must not make the same partition; the key is this function's own.
    perform pg_catalog.pg_advisory_xact_lock(482915001);
    for step in 0..months_ahead loop
        month_start := pg_catalog.date_trunc('month', as_of) + pg_catalog.make_interval(months => step);
        partition_name := 'query_log_entry_' || pg_catalog.to_char(month_start, 'YYYY_MM');
        if pg_catalog.to_regclass('credit.' || partition_name) is null then
            execute pg_catalog.format(
                'create table credit.%I partition of credit.query_log_entry for values from (%L) to (%L)',
                partition_name, month_start, month_start + interval '1 month'
            );
            -- Fences of its own, which it keeps when it is detached. The guard (config/postgresql/guard.sql) lets
            -- nobody touch a fence who does not say so; a function's own "set" of this name is a superuser's right.
            perform pg_catalog.set_config('credit.query_log_change', 'intended', true);
            execute pg_catalog.format(
                'create trigger query_log_fence_statement before update or delete or truncate on credit.%I '
                'for each statement execute function credit.refuse_query_log_change()', partition_name
            );
            execute pg_catalog.format(
                'create trigger query_log_fence_row before update or delete on credit.%I '
                'for each row execute function credit.refuse_query_log_change()', partition_name
            );
            execute pg_catalog.format(
                'alter table credit.%I enable always trigger query_log_fence_statement, '
                'enable always trigger query_log_fence_row', partition_name
            );
            perform pg_catalog.set_config('credit.query_log_change', former_intention, true);
            made := made + 1;
        end if;
    end loop;
    return made;
end;
$$;


ALTER FUNCTION credit.prepare_query_log_partitions(as_of timestamp with time zone) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION prepare_query_log_partitions(as_of timestamp with time zone); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.prepare_query_log_partitions(as_of timestamp with time zone) IS 'Idempotent; answers how many partitions it made. Owner''s rights because only the owner may create a partition.';


--
-- Name: public_catalogue(); Type: FUNCTION; Schema: credit; Owner: credit_public_discloser
--

CREATE FUNCTION credit.public_catalogue() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select catalogue_version.public_document
    from credit.catalogue_version
    where catalogue_version.state = 'published';
$$;


ALTER FUNCTION credit.public_catalogue() OWNER TO credit_public_discloser;

--
-- Name: FUNCTION public_catalogue(); Type: COMMENT; Schema: credit; Owner: credit_public_discloser
--

COMMENT ON FUNCTION credit.public_catalogue() IS 'Null while no catalogue is published.';


--
-- Name: put_into_envelope(uuid, timestamp with time zone, text); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.put_into_envelope(ticket uuid, as_of timestamp with time zone, answers text) RETURNS bytea
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    -- Before COMMIT its length is all that an envelope shows, so it comes in few sizes: this one holds what is usually
    -- shown of a file; each further one is twice as large.
    smallest_size constant integer := 16384; -- bytes
    content constant bytea := convert_to(answers, 'UTF8');
    size integer := smallest_size;
    -- Written in pieces: repeating one blank cost twenty times as much.
    blanks constant text := repeat(' ', 256);
    -- For this envelope alone, which is why the cipher needs no initial vector.
    key constant bytea := pgcrypto.gen_random_bytes(16);
begin
    while size < octet_length(content) loop
        size := size * 2;
    end loop;
    insert into credit.government_answer_key (ticket, staged_by, staged_at, key)
    values (put_into_envelope.ticket, pg_current_xact_id(), as_of, key);
    return pgcrypto.encrypt(
        content || substr(
            convert_to(repeat(blanks, (size - octet_length(content)) / 256 + 1), 'UTF8'),
            1, size - octet_length(content)
        ),
        key, 'aes'
    );
end;
$$;


ALTER FUNCTION credit.put_into_envelope(ticket uuid, as_of timestamp with time zone, answers text) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION put_into_envelope(ticket uuid, as_of timestamp with time zone, answers text); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.put_into_envelope(ticket uuid, as_of timestamp with time zone, answers text) IS 'AES-128 in CBC mode, filled up with blanks to 16 KiB or a doubling of it; answers ends with no blank. take_government_answers opens it, for a later transaction only.';


--
-- Name: query_log_archives(); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.query_log_archives() RETURNS TABLE(archived_month date, first_position bigint, end_position bigint, manifest_digest bytea, recorded_at timestamp with time zone, recorded_by text, approvals integer, is_attached boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select
        query_log_archive.archived_month,
        query_log_archive.first_position,
        query_log_archive.end_position,
        query_log_archive.manifest_digest,
        query_log_archive.recorded_at,
        query_log_archive.recorded_by,
        (
            select pg_catalog.count(*)::integer
            from credit.query_log_archive_approval
            where
                query_log_archive_approval.archived_month = query_log_archive.archived_month
                and query_log_archive_approval.manifest_digest = query_log_archive.manifest_digest
        ),
        exists (
            select
            from pg_catalog.pg_inherits
            where
                pg_inherits.inhparent = 'credit.query_log_entry'::regclass
                and pg_inherits.inhrelid = pg_catalog.to_regclass(
                    'credit.query_log_entry_' || pg_catalog.to_char(query_log_archive.archived_month, 'YYYY_MM')
                )
        )
    from credit.query_log_archive
    order by query_log_archive.archived_month;
$$;


ALTER FUNCTION credit.query_log_archives() OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION query_log_archives(); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.query_log_archives() IS 'In the order of months. approvals: persons who approved this very bundle; is_attached: its entries are in the log.';


--
-- Name: query_log_checkpoints(bigint, integer); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.query_log_checkpoints(first_size bigint, maximum integer) RETURNS TABLE(tree_size bigint, root_hash bytea, covered_until timestamp with time zone, signed_at timestamp with time zone, note text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select
        query_log_checkpoint.tree_size,
        query_log_checkpoint.root_hash,
        query_log_checkpoint.covered_until,
        query_log_checkpoint.signed_at,
        query_log_checkpoint.note
    from credit.query_log_checkpoint
    where query_log_checkpoint.tree_size >= query_log_checkpoints.first_size
    order by query_log_checkpoint.tree_size
    limit query_log_checkpoints.maximum;
$$;


ALTER FUNCTION credit.query_log_checkpoints(first_size bigint, maximum integer) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION query_log_checkpoints(first_size bigint, maximum integer); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.query_log_checkpoints(first_size bigint, maximum integer) IS 'Those of first_size entries and more, smallest first, at most maximum of them.';


--
-- Name: query_log_entries_for_signer(bigint, timestamp with time zone, integer); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.query_log_entries_for_signer(first_position bigint, logged_since timestamp with time zone, maximum integer) RETURNS TABLE(log_position bigint, logged_at timestamp with time zone, audience text, operation text, outcome text, actor text, unit_code text, purpose text, subject_key uuid, entry bytea)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    SET work_mem TO '128MB'
    AS $$
begin
    -- Times never go back, so the order of the primary key is the order of positions.
    return query
    select
        query_log_entry.log_position,
        query_log_entry.logged_at,
        query_log_entry.audience,
        query_log_entry.operation,
        query_log_entry.outcome,
        query_log_entry.actor,
        query_log_entry.unit_code,
        query_log_entry.purpose,
        query_log_entry.subject_key,
        query_log_entry.entry
    from credit.query_log_entry
    where
        query_log_entry.logged_at >= query_log_entries_for_signer.logged_since
        and query_log_entry.log_position >= query_log_entries_for_signer.first_position
    order by query_log_entry.logged_at, query_log_entry.log_position
    limit query_log_entries_for_signer.maximum;
end;
$$;


ALTER FUNCTION credit.query_log_entries_for_signer(first_position bigint, logged_since timestamp with time zone, maximum integer) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION query_log_entries_for_signer(first_position bigint, logged_since timestamp with time zone, maximum integer); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.query_log_entries_for_signer(first_position bigint, logged_since timestamp with time zone, maximum integer) IS 'Entries from first_position on, at most maximum of them; logged_since is the time of the entry before it or earlier (-infinity from the beginning). Where somebody changed the log, positions may jump or go back: the caller looks.';


--
-- Name: query_log_entries_for_verification(bigint, timestamp with time zone, timestamp with time zone, bigint, timestamp with time zone, bigint, integer); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.query_log_entries_for_verification(permit_position bigint, permit_time timestamp with time zone, after_time timestamp with time zone, after_position bigint, until_time timestamp with time zone, until_position bigint, maximum integer) RETURNS TABLE(log_position bigint, logged_at timestamp with time zone, audience text, operation text, outcome text, actor text, unit_code text, purpose text, subject_key uuid, entry bytea)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    SET work_mem TO '128MB'
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_sort TO 'off'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
declare
    permitted_from constant bigint := credit.query_log_permit(
        query_log_entries_for_verification.permit_position, query_log_entries_for_verification.permit_time,
        'verify_log'
    ) ->> 'first';
begin
    if after_position is null or after_position + 1 < permitted_from then
        raise exception 'the logged verification begins behind this position' using errcode = 'insufficient_privilege';
    end if;

    -- By time and position and not by position alone, so that entries which are out of place are seen, too.
    return query
    select
        query_log_entry.log_position,
        query_log_entry.logged_at,
        query_log_entry.audience,
        query_log_entry.operation,
        query_log_entry.outcome,
        query_log_entry.actor,
        query_log_entry.unit_code,
        query_log_entry.purpose,
        query_log_entry.subject_key,
        query_log_entry.entry
    from credit.query_log_entry
    where
        query_log_entry.logged_at >= query_log_entries_for_verification.after_time
        and query_log_entry.logged_at <= query_log_entries_for_verification.until_time
        and (query_log_entry.logged_at, query_log_entry.log_position) > (
            query_log_entries_for_verification.after_time, query_log_entries_for_verification.after_position
        )
        and (query_log_entry.logged_at, query_log_entry.log_position) <= (
            query_log_entries_for_verification.until_time, query_log_entries_for_verification.until_position
        )
    order by query_log_entry.logged_at, query_log_entry.log_position
    limit query_log_entries_for_verification.maximum;
end;
$$;


ALTER FUNCTION credit.query_log_entries_for_verification(permit_position bigint, permit_time timestamp with time zone, after_time timestamp with time zone, after_position bigint, until_time timestamp with time zone, until_position bigint, maximum integer) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION query_log_entries_for_verification(permit_position bigint, permit_time timestamp with time zone, after_time timestamp with time zone, after_position bigint, until_time timestamp with time zone, until_position bigint, maximum integer); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.query_log_entries_for_verification(permit_position bigint, permit_time timestamp with time zone, after_time timestamp with time zone, after_position bigint, until_time timestamp with time zone, until_position bigint, maximum integer) IS 'Entries behind (after_time, after_position) up to and with (until_time, until_position) in the order of the primary key; after_position -1 and after_time -infinity from the beginning. The permit is what begin_query_log_verification answered for after_position + 1 or less, in an earlier transaction of the last day.';


--
-- Name: query_log_leaf_hashes(bigint, timestamp with time zone, integer); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.query_log_leaf_hashes(first_position bigint, logged_since timestamp with time zone, maximum integer) RETURNS TABLE(log_position bigint, logged_at timestamp with time zone, leaf_hash bytea)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    SET work_mem TO '128MB'
    AS $$
begin
    -- Times never go back, so the order of the primary key is the order of positions.
    return query
    select
        query_log_entry.log_position,
        query_log_entry.logged_at,
        pg_catalog.sha256('\x00'::bytea || query_log_entry.entry)
    from credit.query_log_entry
    where
        query_log_entry.logged_at >= query_log_leaf_hashes.logged_since
        and query_log_entry.log_position >= query_log_leaf_hashes.first_position
    order by query_log_entry.logged_at, query_log_entry.log_position
    limit query_log_leaf_hashes.maximum;
end;
$$;


ALTER FUNCTION credit.query_log_leaf_hashes(first_position bigint, logged_since timestamp with time zone, maximum integer) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION query_log_leaf_hashes(first_position bigint, logged_since timestamp with time zone, maximum integer); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.query_log_leaf_hashes(first_position bigint, logged_since timestamp with time zone, maximum integer) IS 'Entries from first_position on, at most maximum of them; logged_since is the time of the entry before it or earlier (-infinity from the beginning). leaf_hash: RFC 6962, SHA-256 of a zero byte and the entry.';


--
-- Name: query_log_page(timestamp with time zone, timestamp with time zone, bigint, text, text, uuid, text, timestamp with time zone, bigint, integer); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.query_log_page(logged_from timestamp with time zone, logged_until timestamp with time zone, before_position bigint, actor text, unit_code text, subject_key uuid, purpose text, after_logged_at timestamp with time zone, after_position bigint, page_size integer) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $_$
declare
    time_form constant text := 'YYYY-MM-DD"T"HH24:MI:SS.US"+08:00"';
    entries text;
    next_page text;
begin
    if page_size is null or page_size not between 1 and 1000 then
        raise exception 'a page has 1 to 1000 entries' using errcode = 'invalid_parameter_value';
    end if;
    if (after_logged_at is null) <> (after_position is null) then
        raise exception 'a page begins behind a time and a position' using errcode = 'invalid_parameter_value';
    end if;

    -- Planned for the filters that are there: each has an index of its own.
    execute
        $query$
        with page as (
            select
                query_log_entry.log_position,
                query_log_entry.logged_at,
                query_log_entry.entry
            from credit.query_log_entry
            where
                query_log_entry.logged_at >= $1
                and query_log_entry.logged_at < $2
                and query_log_entry.log_position < $10
                and query_log_entry.log_position > $7
        $query$
        || case when actor is not null then ' and query_log_entry.actor = $3' else '' end
        || case when actor <> 'public' then ' and query_log_entry.actor <> ''public''' else '' end
        || case when unit_code is not null then ' and query_log_entry.unit_code = $4' else '' end
        || case when subject_key is not null then ' and query_log_entry.subject_key = $5' else '' end
        || case when purpose is not null then ' and query_log_entry.purpose = $6' else '' end
        || $query$
            order by query_log_entry.logged_at, query_log_entry.log_position
            limit $8 + 1
        ),

        numbered as (
            select
                page.*,
                pg_catalog.row_number() over (order by page.logged_at, page.log_position) as place
            from page
        )

        select
            pg_catalog.string_agg(
                '{"position":' || numbered.log_position
                || ',"time":"' || pg_catalog.to_char(numbered.logged_at, $9)
                || '","entry":' || pg_catalog.to_json(pg_catalog.convert_from(numbered.entry, 'UTF8')) || '}',
                ',' order by numbered.place
            ) filter (where numbered.place <= $8),
            case when pg_catalog.count(*) > $8 then
                pg_catalog.max(
                    '{"time":"' || pg_catalog.to_char(numbered.logged_at, $9)
                    || '","position":' || numbered.log_position || '}'
                ) filter (where numbered.place = $8)
            end
        from numbered
        $query$
    into entries, next_page
    using
        -- Positions follow times: with one bound of each the scan begins at the very entry, also inside one instant.
        greatest(logged_from, after_logged_at), logged_until, actor, unit_code, subject_key, purpose,
        coalesce(after_position, -1), page_size, time_form, before_position;

    return '{"entries":[' || coalesce(entries, '') || '],"next":' || coalesce(next_page, 'null') || '}';
end;
$_$;


ALTER FUNCTION credit.query_log_page(logged_from timestamp with time zone, logged_until timestamp with time zone, before_position bigint, actor text, unit_code text, subject_key uuid, purpose text, after_logged_at timestamp with time zone, after_position bigint, page_size integer) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION query_log_page(logged_from timestamp with time zone, logged_until timestamp with time zone, before_position bigint, actor text, unit_code text, subject_key uuid, purpose text, after_logged_at timestamp with time zone, after_position bigint, page_size integer); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.query_log_page(logged_from timestamp with time zone, logged_until timestamp with time zone, before_position bigint, actor text, unit_code text, subject_key uuid, purpose text, after_logged_at timestamp with time zone, after_position bigint, page_size integer) IS 'One JSON document: entries, and next (null: the last page; otherwise what to give as after_…). logged_until and before_position are exclusive; a filter that is null does not filter. For the log''s owner only.';


--
-- Name: query_log_permit(bigint, timestamp with time zone, text); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.query_log_permit(permit_position bigint, permit_time timestamp with time zone, operation text) RETURNS json
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    -- Verifying a thousand million entries takes an hour or two.
    permit_lifetime constant interval := '1 day';
    permitted json;
begin
    -- A permit of this very transaction could be rolled back after the entries were read.
    if pg_catalog.pg_current_xact_id_if_assigned() is not null then
        raise exception 'entries are read in a transaction that has written nothing'
            using errcode = 'insufficient_privilege';
    end if;
    select pg_catalog.convert_from(query_log_entry.entry, 'UTF8')::json -> 'scope'
    into permitted
    from credit.query_log_entry
    cross join credit.query_log_head
    where
        query_log_entry.logged_at = query_log_permit.permit_time
        and query_log_entry.log_position = query_log_permit.permit_position
        and query_log_entry.operation = query_log_permit.operation
        and query_log_head.log_id = 1
        -- By the log's own clock: nobody is asked what time it is.
        and query_log_head.last_logged_at < query_log_entry.logged_at + permit_lifetime;
    if permitted is null then
        raise exception 'no logged reading of the last day permits this' using errcode = 'insufficient_privilege';
    end if;
    return permitted;
end;
$$;


ALTER FUNCTION credit.query_log_permit(permit_position bigint, permit_time timestamp with time zone, operation text) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION query_log_permit(permit_position bigint, permit_time timestamp with time zone, operation text); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.query_log_permit(permit_position bigint, permit_time timestamp with time zone, operation text) IS 'Raises 42501 unless position and time are those of an entry of that operation which an earlier transaction wrote, at most a day before the newest entry. For the log''s owner only.';


--
-- Name: query_log_state(); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.query_log_state() RETURNS TABLE(next_position bigint, last_logged_at timestamp with time zone, integrated_size bigint, checkpoint_size bigint, checkpoint_note text, first_uncovered_at timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    covered_until timestamptz := '-infinity';
begin
    select
        query_log_head.next_position,
        query_log_head.last_logged_at,
        query_log_tree.integrated_size
    into strict next_position, last_logged_at, integrated_size
    from credit.query_log_head
    inner join credit.query_log_tree
        on query_log_head.log_id = query_log_tree.log_id
    where query_log_head.log_id = 1;

    select
        query_log_checkpoint.tree_size,
        query_log_checkpoint.note,
        query_log_checkpoint.covered_until
    into checkpoint_size, checkpoint_note, covered_until
    from credit.query_log_checkpoint
    order by query_log_checkpoint.tree_size desc
    limit 1;
    if not found then
        checkpoint_size := 0;
        covered_until := '-infinity';
    end if;

    if next_position > checkpoint_size then
        -- The first place in the primary key behind the last covered entry.
        select query_log_entry.logged_at
        into first_uncovered_at
        from credit.query_log_entry
        where
            query_log_entry.logged_at >= covered_until
            and query_log_entry.log_position >= checkpoint_size
        order by query_log_entry.logged_at, query_log_entry.log_position
        limit 1;
    end if;
    return next;
end;
$$;


ALTER FUNCTION credit.query_log_state() OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION query_log_state(); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.query_log_state() IS 'One row. checkpoint_size 0 and checkpoint_note null: no checkpoint yet. first_uncovered_at: time of the first entry that no checkpoint covers; null when every one is covered.';


--
-- Name: query_log_tile_times(integer[], bigint[]); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.query_log_tile_times(tile_level integer[], tile_index bigint[]) RETURNS TABLE(tile_number integer, first_logged_at timestamp with time zone, last_logged_at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select
        wanted.tile_number::integer,
        query_log_tile.first_logged_at,
        query_log_tile.last_logged_at
    from
        rows from (unnest(query_log_tile_times.tile_level), unnest(query_log_tile_times.tile_index)) with ordinality
        as wanted (tile_level, tile_index, tile_number)
    inner join credit.query_log_tile
        on
            query_log_tile.tile_level = wanted.tile_level
            and query_log_tile.tile_index = wanted.tile_index;
$$;


ALTER FUNCTION credit.query_log_tile_times(tile_level integer[], tile_index bigint[]) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION query_log_tile_times(tile_level integer[], tile_index bigint[]); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.query_log_tile_times(tile_level integer[], tile_index bigint[]) IS 'Arrays of one length; tile_number is the place in them, from 1. No row for a tile that is not full. Rows in no order.';


--
-- Name: query_log_tiles(integer[], bigint[]); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.query_log_tiles(tile_level integer[], tile_index bigint[]) RETURNS TABLE(tile_number integer, hashes bytea)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    -- One statement, one snapshot: a tile that becomes full meanwhile is here or there, never missing.
    return query
    with recursive edge_tile as (
        select
            0 as tile_level,
            query_log_tree.integrated_size as subtree_count,
            1 as first_byte,
            query_log_tree.edge
        from credit.query_log_tree
        where query_log_tree.log_id = 1
        union all
        select
            edge_tile.tile_level + 1 as tile_level,
            edge_tile.subtree_count / 256 as subtree_count,
            edge_tile.first_byte + (edge_tile.subtree_count % 256 * 32)::integer as first_byte,
            edge_tile.edge
        from edge_tile
        where edge_tile.subtree_count >= 256
    ),

    wanted as (
        select
            item.tile_level,
            item.tile_index,
            item.tile_number::integer as tile_number
        from
            rows from (unnest(query_log_tiles.tile_level), unnest(query_log_tiles.tile_index)) with ordinality
            as item (tile_level, tile_index, tile_number)
    )

    select
        wanted.tile_number,
        query_log_tile.hashes
    from wanted
    inner join credit.query_log_tile
        on
            query_log_tile.tile_level = wanted.tile_level
            and query_log_tile.tile_index = wanted.tile_index
    union all
    select
        wanted.tile_number,
        pg_catalog.substr(edge_tile.edge, edge_tile.first_byte, (edge_tile.subtree_count % 256 * 32)::integer)
        as hashes
    from wanted
    inner join edge_tile
        on
            wanted.tile_level = edge_tile.tile_level
            and edge_tile.subtree_count / 256 = wanted.tile_index
    where edge_tile.subtree_count % 256 > 0;
end;
$$;


ALTER FUNCTION credit.query_log_tiles(tile_level integer[], tile_index bigint[]) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION query_log_tiles(tile_level integer[], tile_index bigint[]); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.query_log_tiles(tile_level integer[], tile_index bigint[]) IS 'Arrays of one length; tile_number is the place in them, from 1. No row for a tile that does not exist; fewer than 256 hashes of 32 bytes for the last tile of a level. Rows in no order.';


--
-- Name: query_log_tree_state(); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.query_log_tree_state() RETURNS TABLE(integrated_size bigint, integrated_until timestamp with time zone, edge_since timestamp with time zone, edge bytea, next_position bigint, last_logged_at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select
        query_log_tree.integrated_size,
        query_log_tree.integrated_until,
        query_log_tree.edge_since,
        query_log_tree.edge,
        query_log_head.next_position,
        query_log_head.last_logged_at
    from credit.query_log_tree
    inner join credit.query_log_head
        on query_log_tree.log_id = query_log_head.log_id
    where query_log_tree.log_id = 1;
$$;


ALTER FUNCTION credit.query_log_tree_state() OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION query_log_tree_state(); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.query_log_tree_state() IS 'One row. The columns are those of query_log_tree and query_log_head. Owner''s rights because nobody else reads the log.';


--
-- Name: read_query_log(bigint, timestamp with time zone, timestamp with time zone, bigint, integer); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.read_query_log(permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    permitted constant json := credit.query_log_permit(permit_position, permit_time, 'read_log');
begin
    -- What is shown is what was logged to be looked for, and nothing that came later.
    return credit.query_log_page(
        (permitted ->> 'from')::timestamptz, (permitted ->> 'until')::timestamptz, permit_position,
        permitted ->> 'actor', permitted ->> 'unit', (permitted ->> 'subject')::uuid, permitted ->> 'purpose',
        after_logged_at, after_position, page_size
    );
end;
$$;


ALTER FUNCTION credit.read_query_log(permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION read_query_log(permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.read_query_log(permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer) IS 'One JSON document: entries, and next (null: the last page; otherwise what to give as after_…). The permit is position and time of the receipt that begin_query_log_reading answered in an earlier transaction of the last day; otherwise 42501.';


--
-- Name: record_daily_check(timestamp with time zone, bytea, text, text, bigint, timestamp with time zone, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.record_daily_check(as_of timestamp with time zone, session bytea, network_address text, request_id text, permit_position bigint, permit_time timestamp with time zone, finding text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    permit record;
    actor record;
    total bigint;
begin
    -- The permit first, as in daily_check_list: nobody records what was not looked at.
    select
        permitted.reader,
        permitted.unit_code,
        permitted.day
    into permit
    from credit.daily_check_permit(permit_position, permit_time) as permitted;
    select coalesce(pg_catalog.sum(counted.query_count), 0)::bigint
    into strict total
    from credit.daily_check_accounts(permit_position, permit_time) as counted;

    select
        staff.account_id,
        staff.unit_code
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer', 'auditor']
        ) as staff;
    if not credit.is_statement(finding) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    if permit.reader is distinct from actor.account_id then
        perform credit.refuse_staff_command('daily_check_not_begun', 'PB-3');
    end if;

    insert into credit.daily_check (unit_code, day, checked_by, checked_at, query_count, finding)
    values (permit.unit_code, permit.day, actor.account_id, as_of, total, record_daily_check.finding)
    on conflict do nothing;
    if not found then
        perform credit.refuse_staff_command('transition_not_allowed', 'PB-3');
    end if;

    return credit.log_staff_operation(
        as_of, 'record_daily_check', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('unit', permit.unit_code, 'day', permit.day, 'permit', permit_position),
        pg_catalog.jsonb_build_object('unit', permit.unit_code, 'day', permit.day, 'queries', total)
    );
end;
$$;


ALTER FUNCTION credit.record_daily_check(as_of timestamp with time zone, session bytea, network_address text, request_id text, permit_position bigint, permit_time timestamp with time zone, finding text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION record_daily_check(as_of timestamp with time zone, session bytea, network_address text, request_id text, permit_position bigint, permit_time timestamp with time zone, finding text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.record_daily_check(as_of timestamp with time zone, session bytea, network_address text, request_id text, permit_position bigint, permit_time timestamp with time zone, finding text) IS 'Once for a unit and day. The permit as for daily_check_list.';


--
-- Name: record_failed_login(timestamp with time zone, text, text, text, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.record_failed_login(as_of timestamp with time zone, account_id text, network_address text, request_id text, rule_id text, refusal text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $_$
declare
    holder record;
    sealed_answer text;
begin
    perform credit.require_staff_origin(network_address, request_id);
    if rule_id is null or rule_id !~ '^[A-Za-z0-9-]{1,16}$' then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    -- What was typed is logged only when it is an account: people type passwords there.
    select
        account.account_id,
        account.unit_code
    into holder
    from credit.account
    where account.account_id = record_failed_login.account_id;
    select logged.answer
    into strict sealed_answer
    from
        credit.append_query_log(
            as_of, 'staff', 'administration', array['open_session'], array[coalesce(holder.account_id, 'unknown')],
            array[holder.unit_code], array[network_address], array[request_id], array['{}'], array[null::uuid],
            array['refused'], array[rule_id], array[''], array[refusal]
        ) as logged;
    return sealed_answer;
end;
$_$;


ALTER FUNCTION credit.record_failed_login(as_of timestamp with time zone, account_id text, network_address text, request_id text, rule_id text, refusal text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION record_failed_login(as_of timestamp with time zone, account_id text, network_address text, request_id text, rule_id text, refusal text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.record_failed_login(as_of timestamp with time zone, account_id text, network_address text, request_id text, rule_id text, refusal text) IS 'refusal is a problem document without its closing brace. The attempt was counted before its password was looked at.';


--
-- Name: record_query_log_archive(date, bigint, bigint, bytea, timestamp with time zone, text); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.record_query_log_archive(archived_month date, first_position bigint, end_position bigint, manifest_digest bytea, as_of timestamp with time zone, recorded_by text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    recorded credit.query_log_archive;
begin
    perform credit.require_query_log_account(recorded_by);
    perform pg_catalog.pg_advisory_xact_lock(482915005);
    select query_log_archive.*
    into recorded
    from credit.query_log_archive
    where query_log_archive.archived_month = record_query_log_archive.archived_month;
    if found then
        -- Archiving goes on where it stopped.
        if (recorded.manifest_digest, recorded.first_position, recorded.end_position)
            = (manifest_digest, first_position, end_position) then
            return;
        end if;
        raise exception 'another bundle of % is recorded', archived_month using errcode = 'invalid_parameter_value';
    end if;

    -- It can never be corrected, so it is checked now.
    perform credit.require_query_log_month(archived_month, first_position, end_position);
    insert into credit.query_log_archive (
        archived_month, first_position, end_position, manifest_digest, recorded_at, recorded_by
    ) values (archived_month, first_position, end_position, manifest_digest, as_of, recorded_by);
end;
$$;


ALTER FUNCTION credit.record_query_log_archive(archived_month date, first_position bigint, end_position bigint, manifest_digest bytea, as_of timestamp with time zone, recorded_by text) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION record_query_log_archive(archived_month date, first_position bigint, end_position bigint, manifest_digest bytea, as_of timestamp with time zone, recorded_by text); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.record_query_log_archive(archived_month date, first_position bigint, end_position bigint, manifest_digest bytea, as_of timestamp with time zone, recorded_by text) IS 'end_position is exclusive. The same bundle again is no error and changes nothing; another one, positions that are not the month''s or a month that is not closed raise 22023.';


--
-- Name: record_query_log_checkpoint(bigint, bytea, timestamp with time zone, timestamp with time zone, text); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.record_query_log_checkpoint(tree_size bigint, root_hash bytea, covered_until timestamp with time zone, signed_at timestamp with time zone, note text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    integrated_size bigint;
    newest credit.query_log_checkpoint;
begin
    -- The lock lets one checkpoint be recorded at a time; the integrator waits for no signer, nor this for it.
    perform pg_catalog.pg_advisory_xact_lock(482915004);
    select query_log_tree.integrated_size
    into strict integrated_size
    from credit.query_log_tree
    where query_log_tree.log_id = 1;
    if tree_size > integrated_size then
        raise exception 'a checkpoint of % entries, but % are in the tree', tree_size, integrated_size
            using errcode = 'invalid_parameter_value';
    end if;

    select query_log_checkpoint.*
    into newest
    from credit.query_log_checkpoint
    order by query_log_checkpoint.tree_size desc
    limit 1;
    if tree_size = newest.tree_size then
        -- Sent again because the answer was lost.
        if (root_hash, covered_until, note) = (newest.root_hash, newest.covered_until, newest.note) then
            return;
        end if;
        raise exception 'another checkpoint of % entries is recorded', tree_size
            using errcode = 'invalid_parameter_value';
    end if;
    if tree_size < newest.tree_size then
        raise exception 'a checkpoint of % entries, but one of % is recorded', tree_size, newest.tree_size
            using errcode = 'invalid_parameter_value';
    end if;

    insert into credit.query_log_checkpoint (tree_size, root_hash, covered_until, signed_at, note)
    values (tree_size, root_hash, covered_until, signed_at, note);
end;
$$;


ALTER FUNCTION credit.record_query_log_checkpoint(tree_size bigint, root_hash bytea, covered_until timestamp with time zone, signed_at timestamp with time zone, note text) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION record_query_log_checkpoint(tree_size bigint, root_hash bytea, covered_until timestamp with time zone, signed_at timestamp with time zone, note text); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.record_query_log_checkpoint(tree_size bigint, root_hash bytea, covered_until timestamp with time zone, signed_at timestamp with time zone, note text) IS 'The newest one again, whatever its signed_at, is no error and changes nothing; another note of the same size, one behind the newest or beyond the tree raises 22023.';


--
-- Name: record_use_agreement(timestamp with time zone, bytea, text, text, text, date, date, date, text[], text[]); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.record_use_agreement(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, signed_on date, valid_from date, valid_until date, purposes text[], matters text[]) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $_$
declare
    actor record;
    agreement_id uuid;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from credit.require_staff(as_of, session, network_address, array['authority_officer']);
    if
        unit_code is null or purposes is null or matters is null
        or not signed_on <= valid_from or not valid_from <= valid_until
        or (signed_on <= valid_from and valid_from <= valid_until) is null
        or signed_on > credit.local_day(as_of)
        or not pg_catalog.isfinite(signed_on) or not pg_catalog.isfinite(valid_until)
        or pg_catalog.cardinality(purposes) not between 1 and 64 or pg_catalog.cardinality(matters) > 256
        or exists (
            select
            from unnest(purposes || matters) as word
            where coalesce(word !~ '^[A-Za-z0-9_-]{1,64}$', true)
        )
    then
        perform credit.refuse_staff_command('malformed_command', 'JJ-14');
    end if;
    -- Two recorded at one time: the second waits here, and sees the first.
    perform
    from credit.unit
    where
        unit.unit_code = record_use_agreement.unit_code
        and coalesce(unit.ended_on > credit.local_day(as_of), true)
    for no key update;
    if not found then
        perform credit.refuse_staff_command('unit_unknown', 'JJ-14');
    end if;
    if not credit.may_administer_unit(actor.unit_code, unit_code) then
        perform credit.refuse_staff_command('unit_out_of_scope', 'JJ-10');
    end if;
    perform
    from credit.use_agreement
    where
        use_agreement.unit_code = record_use_agreement.unit_code
        and use_agreement.suspended_at is null
        and use_agreement.valid_from <= record_use_agreement.valid_until
        and use_agreement.valid_until >= record_use_agreement.valid_from;
    if found then
        perform credit.refuse_staff_command('agreement_overlaps', 'JJ-14');
    end if;
    insert into credit.use_agreement (
        agreement_id, unit_code, signed_on, valid_from, valid_until, purposes, matters, recorded_at, recorded_by
    )
    values (
        pg_catalog.gen_random_uuid(), unit_code, signed_on, valid_from, valid_until, purposes, matters, as_of,
        actor.account_id
    )
    returning use_agreement.agreement_id into agreement_id;
    return credit.log_staff_operation(
        as_of, 'record_use_agreement', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('unit', unit_code),
        pg_catalog.jsonb_build_object('agreement', agreement_id, 'unit', unit_code)
    );
end;
$_$;


ALTER FUNCTION credit.record_use_agreement(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, signed_on date, valid_from date, valid_until date, purposes text[], matters text[]) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION record_use_agreement(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, signed_on date, valid_from date, valid_until date, purposes text[], matters text[]); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.record_use_agreement(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, signed_on date, valid_from date, valid_until date, purposes text[], matters text[]) IS 'Both days inclusive. Another one for the same days must be suspended first: CR001 agreement_overlaps.';


--
-- Name: refusal_sentence(text); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.refusal_sentence(code text) RETURNS TABLE(title text, detail text, status integer, rule_id text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$
    select
        sentence.title,
        sentence.detail,
        sentence.status,
        sentence.rule_id
    from (
        values
        ('certificate_not_bound', 403, 'HZ-Q13', '证书未绑定账户', '该证书未经信用主管部门授予查询权限，请由本单位申请。'),
        ('certificate_ended', 403, 'HZ-Q14', '证书已失效', '该证书的查询权限已终止，请由本单位申请换证。'),
        ('network_not_allowed', 403, 'PB-11', '网络地址不符', '请在账户登记的网络内查询。'),
        ('account_not_active', 403, 'HZ-S2', '账户未启用', '该账户尚未启用或已锁定、停用，请与本单位账户管理员联系。'),
        ('role_not_allowed', 403, 'PB-10', '账户无查询职责', '该账户的职责不含查询，请使用查询账户。'),
        ('account_idle', 403, 'PB-8', '账户长期未使用', '该账户连续三十日未查询，已锁定，请由本单位账户管理员核查后恢复。'),
        ('unit_without_agreement', 403, 'JJ-14', '单位无有效使用协议', '本单位没有有效的使用协议，请与信用主管部门联系。'),
        ('account_blocked', 403, 'QZ-12', '账户已暂停查询', '该账户因查询异常已暂停，须经两人核查后恢复。'),
        ('usage_limit_reached', 403, 'QZ-12', '查询异常', '查询超过规定的阈值，该账户自即时起暂停查询，须经两人核查后恢复。'),
        ('no_policy_in_force', 503, 'HZ-Q3', '没有生效的查询规则', '查询规则尚未发布，暂不提供查询。'),
        ('calendar_not_loaded', 503, 'X-1', '工作日历未载入', '本年度工作日安排尚未载入，无法判断查询时间，请与信用中心联系。'),
        ('outside_hours', 403, 'QZ-8', '不在查询时间内', '请在工作日规定的时间内查询；确需查询的，请由本单位申请开放时段。'),
        ('malformed_command', 400, 'X-7', '请求内容有误', '请核对各项内容是否齐全、格式是否正确。'),
        ('consent_unit_unknown', 404, 'JJ-7', '没有该提供单位', '请核对提供单位代码。'),
        ('consent_item_unknown', 404, 'JJ-7', '不是授权使用的目录项', '请核对目录项代码；只有授权使用的目录项需要申请。'),
        ('consent_already_applied', 409, 'JJ-7', '申请已在办理', '同一单位、目录项、用途的申请尚待提供单位答复，无需重复申请。'),
        ('feedback_receipt_unknown', 404, 'HZ-M8', '回执不符', '请按本单位查询答复中的回执填写位置、时间和密钥。'),
        ('feedback_already_reported', 409, 'HZ-M8', '已经反馈', '该次查询的使用情况已经反馈。'),
        ('bulk_not_allowed', 403, 'QZ-9', '不得批量查询', '本账户的职责和单位层级不能批量查询，请逐笔查询。'),
        ('purpose_unknown', 400, 'QZ-4', '查询原因不明', '请从规定的查询原因中选择。'),
        ('purpose_not_agreed', 403, 'JJ-14', '查询原因不在协议内', '本单位的使用协议不含该查询原因。'),
        ('matter_missing', 400, 'HZ-M5', '未注明事项', '请注明本次查询所办理的事项。'),
        ('matter_unknown', 400, 'HZ-M5', '事项不明', '该事项不在应当使用信用记录的事项清单内。'),
        ('matter_not_agreed', 403, 'HZ-M5', '事项不在协议内', '本单位的使用协议不含该事项。'),
        ('case_number_missing', 400, 'PB-6', '未注明业务编号', '请注明本次查询所依据的业务编号。'),
        ('follow_up_not_authorised', 403, 'QZ-6', '未获后续查询授权', '后续管理查询须经单位负责人书面授权，该账户没有有效授权。'),
        ('verification_not_found', 404, 'X-7', '没有该核查任务', '请核对任务编号；任务只能由提交的账户查看，结果领取后不再保留。'),
        ('verification_not_finished', 409, 'X-7', '核查尚未完成', '请在任务完成后领取结果。'),
        ('verification_fetched', 409, 'JJ-9', '结果已领取', '核查结果只能领取一次，逾期未领取的不再保留；需要时请重新提交。')
    ) as sentence (code, status, rule_id, title, detail)
    where sentence.code = refusal_sentence.code;
$$;


ALTER FUNCTION credit.refusal_sentence(code text) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION refusal_sentence(code text); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.refusal_sentence(code text) IS 'Titles and sentences in Chinese, status of HTTP. No row: no such code. A code is never used again for something else.';


--
-- Name: refuse_government_command(timestamp with time zone, text, bytea, text, text, text, text, jsonb, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.refuse_government_command(as_of timestamp with time zone, operation text, spki_digest bytea, account_id text, unit_code text, network_address text, request_id text, scope jsonb, code text, rule_id text) RETURNS text
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    -- As for queries: a certificate that is nobody's is named by the beginning of its digest.
    actor constant text := coalesce(
        account_id, 'certificate:' || pg_catalog.left(pg_catalog.encode(spki_digest, 'hex'), 16), 'unknown'
    );
    refusal record;
begin
    select
        problem.document,
        problem.status,
        problem.rule_id
    into strict refusal
    from credit.government_problem(code, refuse_government_command.rule_id) as problem;
    return (
        select refusal.status || ' ' || logged.answer
        from
            credit.append_query_log(
                as_of, 'government', 'administration', array[operation], array[actor], array[unit_code],
                array[network_address], array[request_id], array[scope::text], array[null::uuid],
                array['refused'], array[refusal.rule_id], array[''], array[refusal.document]
            ) as logged
    );
end;
$$;


ALTER FUNCTION credit.refuse_government_command(as_of timestamp with time zone, operation text, spki_digest bytea, account_id text, unit_code text, network_address text, request_id text, scope jsonb, code text, rule_id text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION refuse_government_command(as_of timestamp with time zone, operation text, spki_digest bytea, account_id text, unit_code text, network_address text, request_id text, scope jsonb, code text, rule_id text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.refuse_government_command(as_of timestamp with time zone, operation text, spki_digest bytea, account_id text, unit_code text, network_address text, request_id text, scope jsonb, code text, rule_id text) IS 'The status of HTTP, a blank, and the problem document with its receipt. code is one of refusal_sentence; rule_id null: its own rule.';


--
-- Name: refuse_government_queries(timestamp with time zone, text[], text[], text[], text[], text[], text[], text[]); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.refuse_government_queries(as_of timestamp with time zone, operation text[], actor text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]) RETURNS TABLE(answer_number integer, answer text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $_$
declare
    query_count constant integer := cardinality(refusal);
begin
    -- An account is a statement of the database's own: from outside nobody is more than the certificate shown.
    if exists (select from unnest(actor) as item (name) where (item.name ~ '^(unknown|certificate:[0-9a-f]{16})$') is not true)
    then
        raise exception 'a refusal names a certificate or nobody' using errcode = 'invalid_parameter_value';
    end if;
    return query
    select
        logged.answer_number,
        logged.answer
    from
        credit.append_query_log(
            as_of, 'government', 'unknown', operation, actor, array_fill(null::text, array[query_count]),
            network_address, request_id, scope, array_fill(null::uuid, array[query_count]),
            array_fill('refused'::text, array[query_count]), rule_id, array_fill(''::text, array[query_count]),
            refusal
        ) as logged;
end;
$_$;


ALTER FUNCTION credit.refuse_government_queries(as_of timestamp with time zone, operation text[], actor text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION refuse_government_queries(as_of timestamp with time zone, operation text[], actor text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.refuse_government_queries(as_of timestamp with time zone, operation text[], actor text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]) IS 'Arrays of one length, an element a query. actor: unknown, or certificate: and the first 16 hexadecimal digits of its SPKI digest. refusal is a problem document without its closing brace; scope is JSON.';


--
-- Name: refuse_public_queries(timestamp with time zone, text[], text[], text[], text[], text[], text[]); Type: FUNCTION; Schema: credit; Owner: credit_public_discloser
--

CREATE FUNCTION credit.refuse_public_queries(as_of timestamp with time zone, operation text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]) RETURNS TABLE(answer_number integer, answer text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    query_count constant integer := pg_catalog.cardinality(refusal);
begin
    return query
    select
        logged.answer_number,
        logged.answer
    from
        credit.append_query_log(
            as_of, 'public', 'public_inquiry', operation,
            pg_catalog.array_fill('public'::text, array[query_count]),
            pg_catalog.array_fill(null::text, array[query_count]),
            network_address, request_id, scope, pg_catalog.array_fill(null::uuid, array[query_count]),
            pg_catalog.array_fill('refused'::text, array[query_count]), rule_id,
            pg_catalog.array_fill(''::text, array[query_count]), refusal
        ) as logged;
end;
$$;


ALTER FUNCTION credit.refuse_public_queries(as_of timestamp with time zone, operation text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]) OWNER TO credit_public_discloser;

--
-- Name: FUNCTION refuse_public_queries(as_of timestamp with time zone, operation text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]); Type: COMMENT; Schema: credit; Owner: credit_public_discloser
--

COMMENT ON FUNCTION credit.refuse_public_queries(as_of timestamp with time zone, operation text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]) IS 'Arrays of one length, an element a query. refusal is a problem document without its closing brace; scope is JSON.';


--
-- Name: refuse_query_log_change(); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.refuse_query_log_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    raise exception '% of %.% refused: the query log is permanent', tg_op, tg_table_schema, tg_table_name
        using errcode = 'restrict_violation';
end;
$$;


ALTER FUNCTION credit.refuse_query_log_change() OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION refuse_query_log_change(); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.refuse_query_log_change() IS 'HZ-Q15: stops whoever has the privilege, the owner included; fires for replicas, too (enable always).';


--
-- Name: refuse_staff_command(text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.refuse_staff_command(code text, rule_id text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
    raise exception using
        errcode = 'CR001',
        message = code,
        detail = rule_id,
        hint = credit.staff_refusal_sentence(code);
end;
$$;


ALTER FUNCTION credit.refuse_staff_command(code text, rule_id text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION refuse_staff_command(code text, rule_id text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.refuse_staff_command(code text, rule_id text) IS 'Raises CR001: message is the problem code, detail the rule id, hint a sentence for the user. Nothing personal.';


--
-- Name: register_catalogue_units(timestamp with time zone, text, text, jsonb); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.register_catalogue_units(as_of timestamp with time zone, operator text, request_id text, units jsonb) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    listed jsonb;
    listed_kinds text [];
    added jsonb := '[]';
    extended jsonb := '[]';
begin
    if pg_catalog.jsonb_typeof(units) is distinct from 'array' or operator is null then
        perform credit.refuse_staff_command('malformed_command', 'JJ-10');
    end if;
    for listed in
        select element.document
        from pg_catalog.jsonb_array_elements(units) as element (document)
        order by element.document ->> 'unit'
    loop
        if coalesce(pg_catalog.jsonb_typeof(listed -> 'kinds'), '') <> 'array' then
            perform credit.refuse_staff_command('malformed_command', 'JJ-10');
        end if;
        listed_kinds := array(select pg_catalog.jsonb_array_elements_text(listed -> 'kinds'));
        -- The login of the import makes nobody an authority or an auditor.
        if not listed_kinds <@ array['provider', 'using_unit'] then
            perform credit.refuse_staff_command('malformed_command', 'JJ-10');
        end if;
        if
            credit.add_unit(
                as_of, listed ->> 'unit', listed ->> 'name', listed_kinds, listed ->> 'level', listed ->> 'division',
                'machine:' || operator
            )
        then
            added := added || pg_catalog.jsonb_build_array(listed ->> 'unit');
            continue;
        end if;
        update credit.unit
        set kinds = unit.kinds || array(
            select listed_kind
            from unnest(listed_kinds) as listed_kind
            where listed_kind <> all(unit.kinds)
        )
        where
            unit.unit_code = listed ->> 'unit'
            and not unit.kinds @> listed_kinds;
        if found then
            extended := extended || pg_catalog.jsonb_build_array(listed ->> 'unit');
        end if;
    end loop;
    return credit.log_machine_operation(
        as_of, 'register_catalogue_units', operator, request_id, '{}',
        pg_catalog.jsonb_build_object('added', added, 'extended', extended)
    );
exception
    when check_violation then
        perform credit.refuse_staff_command('malformed_command', 'JJ-10');
        return null;
end;
$$;


ALTER FUNCTION credit.register_catalogue_units(as_of timestamp with time zone, operator text, request_id text, units jsonb) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION register_catalogue_units(as_of timestamp with time zone, operator text, request_id text, units jsonb); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.register_catalogue_units(as_of timestamp with time zone, operator text, request_id text, units jsonb) IS 'Adds what is missing, and kinds to what is there; takes nothing away. Of the kinds only provider and using_unit: whoever decides, keeps or audits is registered by register_unit.';


--
-- Name: register_unit(timestamp with time zone, bytea, text, text, text, text, text[], text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.register_unit(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, name text, kinds text[], level text, division_code text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from credit.require_staff(as_of, session, network_address, array['authority_officer']);
    perform credit.require_staff_text(name, 100);
    if actor.unit_level <> 'city' and (level is distinct from 'county' or division_code is distinct from actor.division_code) then
        perform credit.refuse_staff_command('unit_out_of_scope', 'JJ-10');
    end if;
    if not credit.add_unit(as_of, unit_code, name, kinds, level, division_code, actor.account_id) then
        perform credit.refuse_staff_command('unit_exists', 'JJ-10');
    end if;
    return credit.log_staff_operation(
        as_of, 'register_unit', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('unit', unit_code),
        pg_catalog.jsonb_build_object(
            'unit', unit_code, 'name', name, 'kinds', pg_catalog.to_jsonb(kinds), 'level', level, 'division', division_code
        )
    );
end;
$$;


ALTER FUNCTION credit.register_unit(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, name text, kinds text[], level text, division_code text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION register_unit(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, name text, kinds text[], level text, division_code text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.register_unit(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, name text, kinds text[], level text, division_code text) IS 'By the authority; that of a county registers units of its county.';


--
-- Name: renew_certificate(timestamp with time zone, bytea, text, text, uuid, bytea, text, text, text, timestamp with time zone, timestamp with time zone, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.renew_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, certificate_id uuid, spki_digest bytea, subject_name text, issuer_name text, serial text, not_before timestamp with time zone, not_after timestamp with time zone, note text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
    former record;
    new_certificate_id uuid;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from credit.require_staff(as_of, session, network_address, array['account_administrator']);
    select
        certificate.account_id,
        certificate.state
    into former
    from credit.certificate
    where certificate.certificate_id = renew_certificate.certificate_id;
    if not found then
        perform credit.refuse_staff_command('certificate_unknown', 'HZ-Q14');
    end if;
    perform
    from credit.require_account_scope(actor.account_id, actor.unit_code, actor.person_digest, former.account_id);
    if former.state <> 'granted' then
        perform credit.refuse_staff_command('transition_not_allowed', 'HZ-Q14');
    end if;
    new_certificate_id := credit.add_certificate(
        as_of, former.account_id, actor.account_id, certificate_id, spki_digest, subject_name, issuer_name, serial,
        not_before, not_after, note
    );
    return credit.log_staff_operation(
        as_of, 'renew_certificate', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('account', former.account_id, 'certificate', certificate_id),
        pg_catalog.jsonb_build_object(
            'certificate', new_certificate_id, 'account', former.account_id, 'state', 'applied', 'renews', certificate_id
        )
    );
end;
$$;


ALTER FUNCTION credit.renew_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, certificate_id uuid, spki_digest bytea, subject_name text, issuer_name text, serial text, not_before timestamp with time zone, not_after timestamp with time zone, note text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION renew_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, certificate_id uuid, spki_digest bytea, subject_name text, issuer_name text, serial text, not_before timestamp with time zone, not_after timestamp with time zone, note text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.renew_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, certificate_id uuid, spki_digest bytea, subject_name text, issuer_name text, serial text, not_before timestamp with time zone, not_after timestamp with time zone, note text) IS 'The former one works until the authority grants the new one.';


--
-- Name: report_certificate(timestamp with time zone, bytea, text, text, uuid, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.report_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, certificate_id uuid, event text, note text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
    holder text;
    state_after text;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from credit.require_staff(as_of, session, network_address, null);
    perform credit.require_staff_text(note, 500);
    if event is null or event not in ('lost', 'lent', 'revoked') then
        perform credit.refuse_staff_command('malformed_command', 'HZ-Q14');
    end if;
    -- The loss of the own one is for everybody to report: it only takes rights away.
    select certificate.account_id
    into holder
    from credit.certificate
    where
        certificate.certificate_id = report_certificate.certificate_id
        and certificate.account_id = actor.account_id
        and event = 'lost';
    if not found then
        if actor.role not in ('account_administrator', 'authority_officer') then
            perform credit.refuse_staff_command('role_not_allowed', 'PB-1');
        end if;
        select concerned.account_id
        into strict holder
        from
            credit.require_certificate_scope(
                actor.account_id, actor.unit_code, actor.person_digest, certificate_id
            ) as concerned (account_id text, spki_digest bytea, not_after timestamptz, state text, renews uuid);
    end if;
    state_after := credit.append_certificate_event(as_of, certificate_id, event, actor.account_id, note);
    return credit.log_staff_operation(
        as_of, 'report_certificate', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'account', holder, 'certificate', certificate_id, 'event', event
        ),
        pg_catalog.jsonb_build_object(
            'certificate', certificate_id, 'account', holder, 'state', state_after, 'end_ground', event
        )
    );
end;
$$;


ALTER FUNCTION credit.report_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, certificate_id uuid, event text, note text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION report_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, certificate_id uuid, event text, note text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.report_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, certificate_id uuid, event text, note text) IS 'One person is enough to end access; its key is never granted again. Of the own one only the loss is reported.';


--
-- Name: report_departure(timestamp with time zone, bytea, text, text, text, date, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.report_departure(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text, leaves_on date, handover text, handed_over_to text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
    concerned record;
    stop_due_on date;
    stop_id uuid;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from credit.require_staff(as_of, session, network_address, array['account_administrator']);
    perform credit.require_staff_text(handover, 2000);
    if account_id is null or handed_over_to is null or pg_catalog.isfinite(leaves_on) is not true then
        perform credit.refuse_staff_command('malformed_command', 'HZ-S2');
    end if;
    select * into strict concerned
    from credit.require_account_scope(actor.account_id, actor.unit_code, actor.person_digest, account_id);
    perform credit.account_change_event('stop', concerned.state);
    perform credit.require_other_administrators(as_of, account_id);
    perform
    from credit.account
    where
        account.account_id = report_departure.handed_over_to
        and account.account_id <> report_departure.account_id
        and credit.may_administer_unit(actor.unit_code, account.unit_code)
        and account.state in ('prepared', 'active');
    if not found then
        perform credit.refuse_staff_command('holder_out_of_scope', 'HZ-S2');
    end if;
    stop_due_on := credit.add_working_days(leaves_on, 1);
    if stop_due_on is null then
        perform credit.refuse_staff_command('calendar_not_loaded', 'QZ-3');
    end if;

    insert into credit.departure (
        account_id, reported_by, reported_at, leaves_on, stop_due_on, handover, handed_over_to
    )
    values (account_id, actor.account_id, as_of, leaves_on, stop_due_on, handover, handed_over_to)
    on conflict do nothing;
    if not found then
        perform credit.refuse_staff_command('departure_reported', 'JJ-10');
    end if;
    insert into credit.account_change (change_id, account_id, kind, details, reason, requested_by, requested_at)
    values (pg_catalog.gen_random_uuid(), account_id, 'stop', '{}', '离岗', actor.account_id, as_of)
    on conflict do nothing;
    -- Perhaps somebody has asked for it already.
    select account_change.change_id
    into strict stop_id
    from credit.account_change
    where
        account_change.account_id = report_departure.account_id
        and account_change.kind = 'stop'
        and account_change.decision is null;
    return credit.log_staff_operation(
        as_of, 'report_departure', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('account', account_id, 'handed_over_to', handed_over_to),
        pg_catalog.jsonb_build_object(
            'account', account_id, 'leaves_on', leaves_on, 'stop_due_on', stop_due_on, 'change', stop_id
        )
    );
end;
$$;


ALTER FUNCTION credit.report_departure(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text, leaves_on date, handover text, handed_over_to text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION report_departure(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text, leaves_on date, handover text, handed_over_to text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.report_departure(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text, leaves_on date, handover text, handed_over_to text) IS 'The stop waits for a second person; from the day after stop_due_on the account works for nothing until it is decided. Refused: the departure is withdrawn with it. CR001 departure_reported while there is one, last_administrators.';


--
-- Name: report_feedback(timestamp with time zone, bytea, text, text, bigint, timestamp with time zone, uuid, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.report_feedback(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text, receipt_position bigint, receipt_time timestamp with time zone, receipt_secret uuid, result text, note text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    new_feedback constant uuid := pg_catalog.gen_random_uuid();
    actor record;
    refusal_code text;
    scope jsonb := '{}';
    query_matter text;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select
        asking.account_id,
        asking.unit_code,
        asking.refusal_code,
        asking.refusal_rule
    into strict actor
    from credit.government_actor(as_of, spki_digest, network_address) as asking;
    refusal_code := actor.refusal_code;

    if refusal_code is null then
        if receipt_position is null or receipt_time is null or receipt_secret is null
            or coalesce(result, '') not in ('granted', 'refused', 'extra_checks', 'other')
            or (note is not null or result = 'other') and not credit.is_statement(note) then
            refusal_code := 'malformed_command';
        else
            scope := pg_catalog.jsonb_build_object('position', receipt_position, 'result', result);
            select own_query.matter
            into query_matter
            from
                credit.own_query_of_receipt(
                    actor.unit_code, receipt_position, receipt_time, receipt_secret
                ) as own_query;
            if not found then
                refusal_code := 'feedback_receipt_unknown';
            else
                insert into credit.use_feedback (
                    feedback_id, log_position, unit_code, account_id, matter, result, note, reported_at
                )
                values (
                    new_feedback, receipt_position, actor.unit_code, actor.account_id, query_matter,
                    report_feedback.result, report_feedback.note, as_of
                )
                on conflict do nothing;
                if not found then
                    refusal_code := 'feedback_already_reported';
                end if;
            end if;
        end if;
    end if;

    if refusal_code is not null then
        return credit.refuse_government_command(
            as_of, 'report_feedback', spki_digest, actor.account_id, actor.unit_code, network_address, request_id,
            scope, refusal_code, actor.refusal_rule
        );
    end if;
    return credit.log_government_command(
        as_of, 'report_feedback', actor.account_id, actor.unit_code, network_address, request_id, scope, 201,
        pg_catalog.jsonb_build_object('feedback', new_feedback, 'position', receipt_position)
    );
end;
$$;


ALTER FUNCTION credit.report_feedback(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text, receipt_position bigint, receipt_time timestamp with time zone, receipt_secret uuid, result text, note text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION report_feedback(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text, receipt_position bigint, receipt_time timestamp with time zone, receipt_secret uuid, result text, note text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.report_feedback(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text, receipt_position bigint, receipt_time timestamp with time zone, receipt_secret uuid, result text, note text) IS 'result: granted, refused, extra_checks or other; other needs a note. Once for an answer, by anybody of the unit. Wrong secret, another unit''s, no query, refused: one and the same refusal, logged and changing nothing.';


--
-- Name: request_account_change(timestamp with time zone, bytea, text, text, text, text, jsonb, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.request_account_change(as_of timestamp with time zone, session bytea, network_address text, request_id text, kind text, account_id text, details jsonb, reason text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
    concerned record;
    change_id uuid;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from credit.require_staff(as_of, session, network_address, array['account_administrator']);
    perform credit.require_staff_text(reason, 500);
    if kind is null or account_id is null or kind not in ('create', 'change', 'stop', 'lock', 'start') then
        perform credit.refuse_staff_command('malformed_command', 'PB-9');
    end if;
    perform credit.require_account_details(as_of, kind, details);
    if kind = 'create' then
        perform credit.require_account_opening(as_of, actor.unit_code, actor.person_digest, account_id, details);
    else
        select * into strict concerned
        from credit.require_account_scope(actor.account_id, actor.unit_code, actor.person_digest, account_id);
        perform credit.account_change_event(kind, concerned.state);
        -- Follow-up queries are for who queries; passwords are for who does not.
        if
            concerned.role in ('querier', 'credit_administrator')
            and details ?| array['reset_password', 'reset_second_factor']
            or concerned.role not in ('querier', 'credit_administrator')
            and details ->> 'follow_up_until' is not null
        then
            perform credit.refuse_staff_command('details_not_allowed', 'QZ-6');
        end if;
    end if;

    insert into credit.account_change (change_id, account_id, kind, details, reason, requested_by, requested_at)
    values (pg_catalog.gen_random_uuid(), account_id, kind, details, reason, actor.account_id, as_of)
    on conflict do nothing
    returning account_change.change_id into change_id;
    if not found then
        perform credit.refuse_staff_command('change_open', 'PB-9');
    end if;
    return credit.log_staff_operation(
        as_of, 'request_account_change', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('account', account_id, 'kind', kind),
        pg_catalog.jsonb_build_object(
            'change', change_id, 'account', account_id, 'kind', kind, 'requested_at', credit.json_time(as_of)
        )
    );
end;
$$;


ALTER FUNCTION credit.request_account_change(as_of timestamp with time zone, session bytea, network_address text, request_id text, kind text, account_id text, details jsonb, reason text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION request_account_change(as_of timestamp with time zone, session bytea, network_address text, request_id text, kind text, account_id text, details jsonb, reason text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.request_account_change(as_of timestamp with time zone, session bytea, network_address text, request_id text, kind text, account_id text, details jsonb, reason text) IS 'Nothing happens to the account before another administrator has decided.';


--
-- Name: request_block_lift(timestamp with time zone, bytea, text, text, uuid, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.request_block_lift(as_of timestamp with time zone, session bytea, network_address text, request_id text, block_id uuid, reason text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
    blocked record;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer']
        ) as staff;
    if block_id is null or not credit.is_statement(reason) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    select
        account_block.account_id,
        account_block.lift_requested_by,
        account_block.lifted_at
    into blocked
    from credit.account_block
    inner join credit.account
        on account_block.account_id = account.account_id
    inner join credit.units_overseen(actor.unit_code, actor.role) as overseen
        on account.unit_code = overseen.unit_code
    where account_block.block_id = request_block_lift.block_id
    for update of account_block;
    if not found then
        perform credit.refuse_staff_command('block_unknown', 'QZ-12');
    end if;
    if blocked.lifted_at is not null or blocked.lift_requested_by is not null then
        perform credit.refuse_staff_command('transition_not_allowed', 'QZ-12');
    end if;
    -- Nobody speaks for the own account, whatever other account the person has now.
    if credit.is_same_person(blocked.account_id, actor.account_id) then
        perform credit.refuse_staff_command('own_account', 'QZ-12');
    end if;

    update credit.account_block
    set
        lift_requested_by = actor.account_id,
        lift_requested_at = as_of,
        lift_reason = request_block_lift.reason
    where account_block.block_id = request_block_lift.block_id;

    return credit.log_staff_operation(
        as_of, 'request_block_lift', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('block', block_id, 'account', blocked.account_id),
        pg_catalog.jsonb_build_object('block', block_id, 'account', blocked.account_id)
    );
end;
$$;


ALTER FUNCTION credit.request_block_lift(as_of timestamp with time zone, session bytea, network_address text, request_id text, block_id uuid, reason text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION request_block_lift(as_of timestamp with time zone, session bytea, network_address text, request_id text, block_id uuid, reason text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.request_block_lift(as_of timestamp with time zone, session bytea, network_address text, request_id text, block_id uuid, reason text) IS 'reason: what was found. The block stays until another person decides.';


--
-- Name: request_hours_exception(timestamp with time zone, bytea, text, text, text, timestamp with time zone, timestamp with time zone, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.request_hours_exception(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, opens_at timestamp with time zone, closes_at timestamp with time zone, reason text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    -- hours_exception_closes_at_check.
    longest_window constant interval := '31 days';
    actor record;
    new_exception constant uuid := pg_catalog.gen_random_uuid();
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer']
        ) as staff;
    if unit_code is null or opens_at is null or closes_at is null or not credit.is_statement(reason) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    if not exists(
        select
        from credit.units_overseen(actor.unit_code, actor.role) as overseen
        where overseen.unit_code = request_hours_exception.unit_code
    ) then
        perform credit.refuse_staff_command('unit_out_of_scope', 'QZ-8');
    end if;
    -- What is over can't be opened any more.
    if not (
        pg_catalog.isfinite(opens_at) and pg_catalog.isfinite(closes_at) and closes_at > opens_at
        and closes_at <= opens_at + longest_window and closes_at > as_of
    ) then
        perform credit.refuse_staff_command('hours_window_not_allowed', 'QZ-8');
    end if;

    insert into credit.hours_exception (
        exception_id, unit_code, opens_at, closes_at, reason, requested_by, requested_at
    )
    values (
        new_exception, request_hours_exception.unit_code, request_hours_exception.opens_at,
        request_hours_exception.closes_at, request_hours_exception.reason, actor.account_id, as_of
    )
    on conflict do nothing;
    if not found then
        perform credit.refuse_staff_command('transition_not_allowed', 'QZ-8');
    end if;

    return credit.log_staff_operation(
        as_of, 'request_hours_exception', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'exception', new_exception, 'unit', unit_code, 'opens_at', credit.json_time(opens_at),
            'closes_at', credit.json_time(closes_at)
        ),
        pg_catalog.jsonb_build_object('exception', new_exception)
    );
end;
$$;


ALTER FUNCTION credit.request_hours_exception(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, opens_at timestamp with time zone, closes_at timestamp with time zone, reason text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION request_hours_exception(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, opens_at timestamp with time zone, closes_at timestamp with time zone, reason text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.request_hours_exception(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, opens_at timestamp with time zone, closes_at timestamp with time zone, reason text) IS 'closes_at is exclusive, later than as_of and at most 31 days after opens_at. The same window of the unit waits for a decision once.';


--
-- Name: require_account_details(timestamp with time zone, text, jsonb); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.require_account_details(as_of timestamp with time zone, kind text, details jsonb) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $_$
declare
    -- A network as large as this ties nobody to anything.
    widest_network constant integer := 8;
    today constant date := credit.local_day(as_of);
    allowed constant text [] := case kind
        when 'create' then array['person', 'holder', 'unit', 'role', 'trained_on', 'confidential_on', 'networks', 'follow_up_until']
        when 'change' then array[
            'holder', 'trained_on', 'confidential_on', 'networks', 'follow_up_until', 'reset_password', 'reset_second_factor'
        ]
        else '{}'
    end;
begin
    if
        pg_catalog.jsonb_typeof(details) is distinct from 'object'
        or details - allowed <> '{}'
        or (kind = 'create' and not details ?& array['person', 'holder', 'unit', 'role', 'networks'])
        or (kind = 'change' and details = '{}')
        or coalesce(pg_catalog.jsonb_typeof(details -> 'networks') <> 'array', false)
        or coalesce(details -> 'reset_password' <> 'true', false)
        or coalesce(details -> 'reset_second_factor' <> 'true', false)
        or (kind = 'create' and (details ->> 'person')::uuid is null)
        -- A day, no word for one: it is read again when it is decided.
        or exists (
            select
            from unnest(array['trained_on', 'confidential_on', 'follow_up_until']) as member
            where details ->> member !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
        )
        or details ? 'holder'
        and coalesce(details ->> 'holder' !~ '^[^[:cntrl:]]{1,50}$' or pg_catalog.btrim(details ->> 'holder') = '', true)
        -- What is on file has happened.
        or (details ->> 'trained_on')::date > today
        or (details ->> 'confidential_on')::date > today
        or (details ->> 'follow_up_until')::date < today
        or (
            details ? 'networks'
            and (
                pg_catalog.jsonb_array_length(details -> 'networks') not between 1 and 16
                or exists (
                    select
                    from pg_catalog.jsonb_array_elements_text(details -> 'networks') as network (address)
                    where coalesce(pg_catalog.masklen(network.address::cidr) < widest_network, true)
                )
            )
        )
        or (kind = 'change' and (details -> 'trained_on' = 'null' or details -> 'confidential_on' = 'null'))
    then
        perform credit.refuse_staff_command('details_not_allowed', 'PB-9');
    end if;
exception
    when data_exception then
        perform credit.refuse_staff_command('details_not_allowed', 'PB-9');
end;
$_$;


ALTER FUNCTION credit.require_account_details(as_of timestamp with time zone, kind text, details jsonb) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION require_account_details(as_of timestamp with time zone, kind text, details jsonb); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.require_account_details(as_of timestamp with time zone, kind text, details jsonb) IS 'CR001 details_not_allowed. Whether unit, role and account are there is for the caller.';


--
-- Name: require_account_opening(timestamp with time zone, text, uuid, text, jsonb); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.require_account_opening(as_of timestamp with time zone, actor_unit_code text, actor_person uuid, account_id text, details jsonb) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $_$
declare
    opened_role text;
begin
    if account_id !~ '^[A-Za-z0-9][A-Za-z0-9-]{0,31}$' or account_id in ('public', 'unknown') then
        perform credit.refuse_staff_command('malformed_command', 'HZ-S5');
    end if;
    perform
    from credit.unit
    where
        unit.unit_code = details ->> 'unit'
        and coalesce(unit.ended_on > credit.local_day(as_of), true);
    if not found then
        perform credit.refuse_staff_command('unit_unknown', 'JJ-10');
    end if;
    if not credit.may_administer_unit(actor_unit_code, details ->> 'unit') then
        perform credit.refuse_staff_command('unit_out_of_scope', 'JJ-10');
    end if;
    select role.duty
    into opened_role
    from credit.role
    where role.role = details ->> 'role';
    if not found or (details ->> 'follow_up_until' is not null and opened_role <> 'querying') then
        perform credit.refuse_staff_command('details_not_allowed', 'PB-10');
    end if;
    if not credit.unit_may_have_role(details ->> 'unit', details ->> 'role') then
        perform credit.refuse_staff_command('role_not_of_unit', 'PB-10');
    end if;
    if (details ->> 'person')::uuid = actor_person then
        perform credit.refuse_staff_command('own_account', 'PB-9');
    end if;
    perform
    from credit.account
    where account.account_id = require_account_opening.account_id;
    if found then
        perform credit.refuse_staff_command('account_exists', 'HZ-S2');
    end if;
    perform
    from credit.account
    where
        account.person_digest = (details ->> 'person')::uuid
        and account.state <> 'stopped';
    if found then
        perform credit.refuse_staff_command('person_has_account', 'QZ-1');
    end if;
end;
$_$;


ALTER FUNCTION credit.require_account_opening(as_of timestamp with time zone, actor_unit_code text, actor_person uuid, account_id text, details jsonb) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION require_account_opening(as_of timestamp with time zone, actor_unit_code text, actor_person uuid, account_id text, details jsonb); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.require_account_opening(as_of timestamp with time zone, actor_unit_code text, actor_person uuid, account_id text, details jsonb) IS 'CR001 otherwise. Two openings at one time: the unique keys of account decide.';


--
-- Name: require_account_scope(text, text, uuid, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.require_account_scope(actor_account_id text, actor_unit_code text, actor_person uuid, account_id text) RETURNS TABLE(unit_code text, role text, state text)
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    concerned record;
begin
    select
        account.unit_code,
        account.role,
        account.state,
        account.person_digest
    into concerned
    from credit.account
    where account.account_id = require_account_scope.account_id
    for update;
    if not found then
        perform credit.refuse_staff_command('account_unknown', 'PB-9');
    end if;
    -- Also not under a name that the same person had before.
    if account_id = actor_account_id or concerned.person_digest = actor_person then
        perform credit.refuse_staff_command('own_account', 'PB-9');
    end if;
    if not credit.may_administer_unit(actor_unit_code, concerned.unit_code) then
        perform credit.refuse_staff_command('unit_out_of_scope', 'JJ-10');
    end if;
    return query
    select
        concerned.unit_code,
        concerned.role,
        concerned.state;
end;
$$;


ALTER FUNCTION credit.require_account_scope(actor_account_id text, actor_unit_code text, actor_person uuid, account_id text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION require_account_scope(actor_account_id text, actor_unit_code text, actor_person uuid, account_id text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.require_account_scope(actor_account_id text, actor_unit_code text, actor_person uuid, account_id text) IS 'One row, locked until the end of the transaction, or CR001 account_unknown, own_account, unit_out_of_scope.';


--
-- Name: require_acting_requester(timestamp with time zone, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.require_acting_requester(as_of timestamp with time zone, requester text, rule_id text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
    perform from credit.account_refusal(as_of, requester);
    if found then
        perform credit.refuse_staff_command('requester_cannot_act', rule_id);
    end if;
end;
$$;


ALTER FUNCTION credit.require_acting_requester(as_of timestamp with time zone, requester text, rule_id text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION require_acting_requester(as_of timestamp with time zone, requester text, rule_id text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.require_acting_requester(as_of timestamp with time zone, requester text, rule_id text) IS 'Whoever was locked, stopped or is idle counts for no first person; it can be refused and asked for anew. CR001 requester_cannot_act.';


--
-- Name: require_certificate_key(timestamp with time zone, text, bytea, timestamp with time zone, uuid); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.require_certificate_key(as_of timestamp with time zone, account_id text, spki_digest bytea, not_after timestamp with time zone, renews uuid) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
    if not_after < as_of then
        perform credit.refuse_staff_command('certificate_expired', 'HZ-Q13');
    end if;
    perform
    from credit.certificate
    where
        certificate.spki_digest = require_certificate_key.spki_digest
        and certificate.end_ground in ('lost', 'lent', 'revoked');
    if found then
        perform credit.refuse_staff_command('certificate_ended', 'HZ-Q14');
    end if;
    perform
    from credit.certificate
    where
        certificate.spki_digest = require_certificate_key.spki_digest
        and (
            (certificate.account_id <> require_certificate_key.account_id and certificate.state in ('granted', 'ended'))
            or (certificate.state = 'granted' and certificate.certificate_id is distinct from require_certificate_key.renews)
        );
    if found then
        perform credit.refuse_staff_command('certificate_bound', 'HZ-Q14');
    end if;
end;
$$;


ALTER FUNCTION credit.require_certificate_key(as_of timestamp with time zone, account_id text, spki_digest bytea, not_after timestamp with time zone, renews uuid) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION require_certificate_key(as_of timestamp with time zone, account_id text, spki_digest bytea, not_after timestamp with time zone, renews uuid); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.require_certificate_key(as_of timestamp with time zone, account_id text, spki_digest bytea, not_after timestamp with time zone, renews uuid) IS 'CR001 certificate_expired, certificate_ended, certificate_bound. A renewal may keep the key of the one that it renews.';


--
-- Name: require_certificate_scope(text, text, uuid, uuid); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.require_certificate_scope(actor_account_id text, actor_unit_code text, actor_person uuid, certificate_id uuid) RETURNS record
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    holder_account_id text;
    concerned record;
begin
    select certificate.account_id
    into holder_account_id
    from credit.certificate
    where certificate.certificate_id = require_certificate_scope.certificate_id;
    if not found then
        perform credit.refuse_staff_command('certificate_unknown', 'HZ-Q14');
    end if;
    -- The account first, as everywhere.
    perform
    from credit.require_account_scope(actor_account_id, actor_unit_code, actor_person, holder_account_id);
    select
        certificate.account_id,
        certificate.spki_digest,
        certificate.not_after,
        certificate.state,
        certificate.renews
    into strict concerned
    from credit.certificate
    where certificate.certificate_id = require_certificate_scope.certificate_id
    for update;
    return concerned;
end;
$$;


ALTER FUNCTION credit.require_certificate_scope(actor_account_id text, actor_unit_code text, actor_person uuid, certificate_id uuid) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION require_certificate_scope(actor_account_id text, actor_unit_code text, actor_person uuid, certificate_id uuid); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.require_certificate_scope(actor_account_id text, actor_unit_code text, actor_person uuid, certificate_id uuid) IS 'Locked with its account until the end of the transaction; or CR001.';


--
-- Name: require_listed_unit(text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.require_listed_unit(unit_code text) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
    perform
    from credit.unit
    where unit.unit_code = require_listed_unit.unit_code;
    -- What somebody typed into the wrong field stays out of a log that nobody can delete from.
    if not found and unit_code is not null then
        perform credit.refuse_staff_command('unit_unknown', 'JJ-10');
    end if;
end;
$$;


ALTER FUNCTION credit.require_listed_unit(unit_code text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION require_listed_unit(unit_code text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.require_listed_unit(unit_code text) IS 'Null: all units. CR001 unit_unknown.';


--
-- Name: require_open_account_change(uuid, text, uuid); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.require_open_account_change(change_id uuid, actor_account_id text, actor_person uuid) RETURNS record
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    change record;
    requester_person uuid;
begin
    -- Two decisions at one time: the second waits, and finds it decided.
    select
        account_change.account_id,
        account_change.kind,
        account_change.details,
        account_change.reason,
        account_change.requested_by,
        account_change.decision
    into change
    from credit.account_change
    where account_change.change_id = require_open_account_change.change_id
    for update;
    if not found then
        perform credit.refuse_staff_command('change_unknown', 'PB-9');
    end if;
    if change.decision is not null then
        perform credit.refuse_staff_command('change_decided', 'PB-9');
    end if;
    -- A second person, not a second account.
    select account.person_digest
    into strict requester_person
    from credit.account
    where account.account_id = change.requested_by;
    if change.requested_by = actor_account_id or requester_person = actor_person then
        perform credit.refuse_staff_command('same_person', 'PB-9');
    end if;
    return change;
end;
$$;


ALTER FUNCTION credit.require_open_account_change(change_id uuid, actor_account_id text, actor_person uuid) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION require_open_account_change(change_id uuid, actor_account_id text, actor_person uuid); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.require_open_account_change(change_id uuid, actor_account_id text, actor_person uuid) IS 'Locked until the end of the transaction; or CR001 change_unknown, change_decided, same_person.';


--
-- Name: require_other_administrators(timestamp with time zone, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.require_other_administrators(as_of timestamp with time zone, account_id text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    staying text [];
begin
    -- Two at one time: the second counts what the first has left.
    perform pg_catalog.pg_advisory_xact_lock(credit.administrators_lock());
    select pg_catalog.array_agg(administrator.account_id)
    into staying
    from credit.acting_administrators(as_of) as administrator
    where not administrator.is_leaving;
    if account_id = any(staying) and pg_catalog.cardinality(staying) <= 2 then
        perform credit.refuse_staff_command('last_administrators', 'HZ-S5');
    end if;
end;
$$;


ALTER FUNCTION credit.require_other_administrators(as_of timestamp with time zone, account_id text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION require_other_administrators(as_of timestamp with time zone, account_id text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.require_other_administrators(as_of timestamp with time zone, account_id text) IS 'With fewer than two nobody could undo it, and the machine''s operator could make two new ones. Holds a lock until the end of the transaction. CR001 last_administrators.';


--
-- Name: require_query_log_account(text); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.require_query_log_account(account text) RETURNS void
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $_$
begin
    if account is null or account !~ '^[^[:cntrl:]"\\]{1,128}$' then
        raise exception 'no name of an account: 1 to 128 characters without quotation marks, backslashes and control '
            'characters'
            using errcode = 'invalid_parameter_value';
    end if;
end;
$_$;


ALTER FUNCTION credit.require_query_log_account(account text) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION require_query_log_account(account text); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.require_query_log_account(account text) IS 'Raises 22023, without quoting what was given.';


--
-- Name: require_query_log_month(date, bigint, bigint); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.require_query_log_month(archived_month date, first_position bigint, end_position bigint) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $$
declare
    month_start constant timestamptz := archived_month::timestamp;
    month_end constant timestamptz := archived_month::timestamp + interval '1 month';
    log_size bigint;
    last_logged_at timestamptz;
    first_found bigint;
    end_found bigint;
begin
    if archived_month is null or not pg_catalog.isfinite(archived_month)
        or archived_month <> pg_catalog.date_trunc('month', archived_month::timestamp)::date then
        raise exception 'a month is given by its first day' using errcode = 'invalid_parameter_value';
    end if;
    select
        query_log_head.next_position,
        query_log_head.last_logged_at
    into strict log_size, last_logged_at
    from credit.query_log_head
    where query_log_head.log_id = 1;
    -- Times never go back: once an entry is later, the month gets no more.
    if last_logged_at < month_end then
        raise exception 'the month % is not closed: the log has no later entry', archived_month
            using errcode = 'invalid_parameter_value';
    end if;

    select query_log_entry.log_position
    into first_found
    from credit.query_log_entry
    where query_log_entry.logged_at >= month_start and query_log_entry.logged_at < month_end
    order by query_log_entry.logged_at, query_log_entry.log_position
    limit 1;
    if found then
        select query_log_entry.log_position + 1
        into strict end_found
        from credit.query_log_entry
        where query_log_entry.logged_at >= month_start and query_log_entry.logged_at < month_end
        order by query_log_entry.logged_at desc, query_log_entry.log_position desc
        limit 1;
    else
        -- Without entries: it begins and ends where the next one begins, attached or not.
        select
            least(
                log_size,
                (
                    select query_log_entry.log_position
                    from credit.query_log_entry
                    where query_log_entry.logged_at >= month_end
                    order by query_log_entry.logged_at, query_log_entry.log_position
                    limit 1
                ),
                (
                    select pg_catalog.min(query_log_archive.first_position)
                    from credit.query_log_archive
                    where query_log_archive.archived_month > require_query_log_month.archived_month
                )
            )
        into first_found;
        end_found := first_found;
    end if;
    if first_position is distinct from first_found or end_position is distinct from end_found then
        raise exception 'the month % has the positions from % to before %', archived_month, first_found, end_found
            using errcode = 'invalid_parameter_value';
    end if;
end;
$$;


ALTER FUNCTION credit.require_query_log_month(archived_month date, first_position bigint, end_position bigint) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION require_query_log_month(archived_month date, first_position bigint, end_position bigint); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.require_query_log_month(archived_month date, first_position bigint, end_position bigint) IS 'Raises 22023. end_position is exclusive. For the log''s owner only.';


--
-- Name: require_staff(timestamp with time zone, bytea, text, text[]); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.require_staff(as_of timestamp with time zone, session bytea, network_address text, roles text[]) RETURNS TABLE(account_id text, unit_code text, role text, unit_kinds text[], unit_level text, division_code text, person_digest uuid)
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    present record;
begin
    select * into strict present from credit.staff_session_actor(as_of, session, network_address);
    if present.must_change then
        perform credit.refuse_staff_command('password_must_change', 'PB-7');
    end if;
    if present.second_factor = 'none' then
        perform credit.refuse_staff_command('second_factor_missing', 'PB-11');
    end if;
    if present.role <> all(roles) then
        perform credit.refuse_staff_command('role_not_allowed', 'PB-1');
    end if;
    return query
    select
        account.account_id,
        account.unit_code,
        account.role,
        unit.kinds,
        unit.level,
        unit.division_code,
        account.person_digest
    from credit.account
    inner join credit.unit
        on account.unit_code = unit.unit_code
    where account.account_id = present.account_id;
end;
$$;


ALTER FUNCTION credit.require_staff(as_of timestamp with time zone, session bytea, network_address text, roles text[]) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION require_staff(as_of timestamp with time zone, session bytea, network_address text, roles text[]); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.require_staff(as_of timestamp with time zone, session bytea, network_address text, roles text[]) IS 'One row, or CR001. roles null: any. Counts as a sign of life of the session.';


--
-- Name: require_staff_csrf(bytea, bytea); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.require_staff_csrf(session bytea, csrf_digest bytea) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    perform
    from credit.staff_session
    where
        staff_session.token_digest = session
        and staff_session.csrf_digest = require_staff_csrf.csrf_digest;
    -- Without such a session the command itself says so.
    if not found and exists (select from credit.staff_session where staff_session.token_digest = session) then
        perform credit.refuse_staff_command('csrf_mismatch', 'HZ-S5');
    end if;
end;
$$;


ALTER FUNCTION credit.require_staff_csrf(session bytea, csrf_digest bytea) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION require_staff_csrf(session bytea, csrf_digest bytea); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.require_staff_csrf(session bytea, csrf_digest bytea) IS 'csrf_digest is SHA-256 of the header''s token; CR001 csrf_mismatch. Digests are compared: how long it takes tells nothing about the token.';


--
-- Name: require_staff_origin(text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.require_staff_origin(network_address text, request_id text) RETURNS inet
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $_$
begin
    if request_id is null or request_id !~ '^[^[:cntrl:]"\\]{0,128}$' or network_address is null then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    -- Only what reads back the same: an address has one spelling in the log, and no mask.
    if network_address !~ '^[0-9a-f:.]{2,45}$' then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    return network_address::inet;
exception
    when invalid_text_representation then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
        return null;
end;
$_$;


ALTER FUNCTION credit.require_staff_origin(network_address text, request_id text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION require_staff_origin(network_address text, request_id text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.require_staff_origin(network_address text, request_id text) IS 'The address; CR001 malformed_command for what is none.';


--
-- Name: require_staff_text(text, integer); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.require_staff_text(value text, longest integer) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
begin
    if value is null or pg_catalog.btrim(value) = '' or pg_catalog.length(value) > longest or value ~ '[[:cntrl:]]' then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
end;
$$;


ALTER FUNCTION credit.require_staff_text(value text, longest integer) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION require_staff_text(value text, longest integer); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.require_staff_text(value text, longest integer) IS '1 to longest characters, not only blanks, no control characters; otherwise CR001 malformed_command.';


--
-- Name: run_verification_step(uuid, timestamp with time zone, integer); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.run_verification_step(job_id uuid, as_of timestamp with time zone, step_limit integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    -- Set by us: over a week with holidays somebody fetches it; what is not fetched is not kept (JJ-9).
    keeping constant interval := interval '14 days';
    job record;
    line record;
    is_refused boolean;
    lines_left integer;
begin
    select
        verification_job.job_id,
        verification_job.spki_digest,
        verification_job.purpose,
        verification_job.matter,
        verification_job.case_number,
        verification_job.items,
        verification_job.subject_count,
        verification_job.done_count,
        verification_job.network_address,
        verification_job.request_id
    into job
    from credit.verification_job
    where
        verification_job.job_id = run_verification_step.job_id
        and verification_job.state in ('waiting', 'running')
    for update;
    if not found then
        return 0;
    end if;

    select
        array_agg(part.number order by part.number) as numbers,
        array_agg(part.identifier_digest order by part.number) as identifier_digests,
        array_agg(part.label order by part.number) as labels,
        array_agg(part.division_code order by part.number) as division_codes,
        array_agg(part.code_number order by part.number) as code_numbers,
        count(*)::integer as total
    into strict line
    from (
        select
            verification_line.number,
            verification_line.identifier_digest,
            verification_line.label,
            verification_line.division_code,
            verification_line.code_number
        from credit.verification_line
        where
            verification_line.job_id = job.job_id
            and verification_line.number > job.done_count
        order by verification_line.number
        limit step_limit
    ) as part;

    if line.total > 0 then
        with answered as (
            update credit.verification_line
            set
                status = disclosure.status,
                answer = disclosure.answer
            from
                credit.disclose_to_government(
                    as_of, 'verification', array_fill(job.spki_digest, array[line.total]), line.identifier_digests,
                    line.labels, line.division_codes, line.code_numbers, array_fill(job.purpose, array[line.total]),
                    array_fill(job.matter, array[line.total]), array_fill(job.case_number, array[line.total]),
                    array_fill(job.items, array[line.total]), array_fill(job.network_address, array[line.total]),
                    array_fill(job.request_id, array[line.total])
                ) as disclosure
            where
                verification_line.job_id = job.job_id
                and verification_line.number = line.numbers[disclosure.answer_number]
            returning verification_line.status
        )

        select bool_or(answered.status <> 200)
        into is_refused
        from answered;
    end if;

    lines_left := job.subject_count - job.done_count - line.total;
    -- A list that is shorter than it said is at its end, too.
    if line.total < step_limit or is_refused then
        lines_left := 0;
    end if;
    update credit.verification_job
    set
        done_count = job.done_count + line.total,
        state = case when is_refused then 'failed' when lines_left = 0 then 'finished' else 'running' end,
        finished_at = case when lines_left = 0 then as_of end,
        keep_until = case when lines_left = 0 then as_of + keeping end
    where verification_job.job_id = job.job_id;
    return lines_left;
end;
$$;


ALTER FUNCTION credit.run_verification_step(job_id uuid, as_of timestamp with time zone, step_limit integer) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION run_verification_step(job_id uuid, as_of timestamp with time zone, step_limit integer); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.run_verification_step(job_id uuid, as_of timestamp with time zone, step_limit integer) IS 'Answers lines left; 0: there is nothing more to do. A line that is refused (the account was blocked, the certificate ended) ends the job. Shows nothing: stage_verification does, later.';


--
-- Name: seal_government_answers(timestamp with time zone, text, text[], text[], text[], text[], text[], text[], uuid[], text[], text[], text[], text[]); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.seal_government_answers(as_of timestamp with time zone, operation text, actor text[], unit_code text[], purpose text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]) RETURNS TABLE(answer_number integer, answer text)
    LANGUAGE plpgsql
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    purpose_list text[];
    number_list integer[];
begin
    -- A batch is mostly for one purpose; the log takes one at a time.
    if purpose[1] = all(purpose) then
        return query
        select
            logged.answer_number,
            logged.answer
        from
            credit.append_query_log(
                as_of, 'government', purpose[1], array_fill(operation, array[cardinality(actor)]), actor,
                unit_code, network_address, request_id, scope, subject_key, outcome, rule_id, disclosed,
                unsealed_answer
            ) as logged;
        return;
    end if;

    purpose_list := array(select distinct item.purpose from unnest(purpose) as item (purpose));
    for place in 1..cardinality(purpose_list) loop
        select array_agg(item.number order by item.number)
        into number_list
        from unnest(purpose) with ordinality as item (purpose, number)
        where item.purpose = purpose_list[place];

        return query
        with part as (
            select
                array_agg(operation order by item.number) as operation,
                array_agg(item.actor order by item.number) as actor,
                array_agg(item.unit_code order by item.number) as unit_code,
                array_agg(item.network_address order by item.number) as network_address,
                array_agg(item.request_id order by item.number) as request_id,
                array_agg(item.scope order by item.number) as scope,
                array_agg(item.subject_key order by item.number) as subject_key,
                array_agg(item.outcome order by item.number) as outcome,
                array_agg(item.rule_id order by item.number) as rule_id,
                array_agg(item.disclosed order by item.number) as disclosed,
                array_agg(item.unsealed_answer order by item.number) as unsealed_answer
            from
                rows from (
                    unnest(actor), unnest(unit_code), unnest(purpose), unnest(network_address), unnest(request_id),
                    unnest(scope), unnest(subject_key), unnest(outcome), unnest(rule_id), unnest(disclosed),
                    unnest(unsealed_answer)
                ) with ordinality as item (
                    actor, unit_code, purpose, network_address, request_id, scope, subject_key, outcome, rule_id,
                    disclosed, unsealed_answer, number
                )
            where item.purpose = purpose_list[place]
        )

        select
            number_list[logged.answer_number],
            logged.answer
        from part
        cross join
            credit.append_query_log(
                as_of, 'government', purpose_list[place], part.operation, part.actor, part.unit_code,
                part.network_address, part.request_id, part.scope, part.subject_key, part.outcome, part.rule_id,
                part.disclosed, part.unsealed_answer
            ) as logged;
    end loop;
end;
$$;


ALTER FUNCTION credit.seal_government_answers(as_of timestamp with time zone, operation text, actor text[], unit_code text[], purpose text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION seal_government_answers(as_of timestamp with time zone, operation text, actor text[], unit_code text[], purpose text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.seal_government_answers(as_of timestamp with time zone, operation text, actor text[], unit_code text[], purpose text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]) IS 'Arrays of one length, an element a query, as in append_query_log; a purpose needs no escaping in JSON. answer_number is the element''s place.';


--
-- Name: set_staff_password(timestamp with time zone, bytea, text, text, text, timestamp with time zone); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.set_staff_password(as_of timestamp with time zone, session bytea, network_address text, request_id text, password_hash text, former_set_at timestamp with time zone) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    present record;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict present from credit.staff_session_actor(as_of, session, network_address);
    if password_hash is null or pg_catalog.length(password_hash) not between 32 and 512 then
        perform credit.refuse_staff_command('malformed_command', 'PB-7');
    end if;
    -- Two changes at one time: the second was compared with a history that is no longer whole.
    update credit.staff_credential
    set
        password_hash = set_staff_password.password_hash,
        password_set_at = as_of,
        must_change = false
    where
        staff_credential.account_id = present.account_id
        and staff_credential.password_set_at = former_set_at
        and staff_credential.password_set_at < as_of;
    if not found then
        perform credit.refuse_staff_command('changed_meanwhile', 'PB-7');
    end if;
    insert into credit.password_history (account_id, set_at, password_hash)
    values (present.account_id, as_of, password_hash);
    return credit.log_staff_operation(
        as_of, 'set_password', present.account_id, present.unit_code, network_address, request_id, '{}',
        pg_catalog.jsonb_build_object(
            'password_set_at', credit.json_time(as_of),
            'password_until',
            credit.json_time(as_of + (select limits.password_age from credit.staff_limits() as limits))
        )
    );
end;
$$;


ALTER FUNCTION credit.set_staff_password(as_of timestamp with time zone, session bytea, network_address text, request_id text, password_hash text, former_set_at timestamp with time zone) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION set_staff_password(as_of timestamp with time zone, session bytea, network_address text, request_id text, password_hash text, former_set_at timestamp with time zone); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.set_staff_password(as_of timestamp with time zone, session bytea, network_address text, request_id text, password_hash text, former_set_at timestamp with time zone) IS 'former_set_at is set_at of the present password as it was read; CR001 changed_meanwhile.';


--
-- Name: staff_credential_for_login(timestamp with time zone, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.staff_credential_for_login(as_of timestamp with time zone, account_id text, network_address text) RETURNS TABLE(password_hash text, password_set_at timestamp with time zone, totp_secret bytea, totp_last_step bigint, refusal_code text, refusal_rule text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    limits record;
    holder record;
    credential record;
    refused_code text;
    refused_rule text;
begin
    perform credit.require_staff_origin(network_address, '');
    select * into strict limits from credit.staff_limits();

    -- Guesses at one time wait here for each other, and each is counted before its password is looked at.
    select
        staff_credential.password_hash,
        staff_credential.password_set_at,
        staff_credential.must_change,
        staff_credential.totp_secret,
        staff_credential.totp_last_step,
        staff_credential.failed_attempts,
        staff_credential.refused_until
    into credential
    from credit.staff_credential
    where staff_credential.account_id = staff_credential_for_login.account_id
    for update;
    if not found then
        return query select null::text, null::timestamptz, null::bytea, null::bigint, 'account_unknown', 'HZ-S5';
        return;
    end if;

    select account.networks
    into strict holder
    from credit.account
    where account.account_id = staff_credential_for_login.account_id;
    select
        refusal.refusal_code,
        refusal.refusal_rule
    into refused_code, refused_rule
    from credit.account_refusal(as_of, account_id) as refusal;
    if not found then
        -- Whoever comes from elsewhere does not even count: or anybody could lock anybody out.
        if not network_address::inet <<= any(holder.networks) then
            refused_code := 'network_not_allowed';
            refused_rule := 'PB-11';
        elsif credential.refused_until > as_of then
            refused_code := 'login_refused';
            refused_rule := 'PB-11';
        elsif credential.must_change and as_of > credential.password_set_at + limits.initial_password_age then
            refused_code := 'password_expired';
            refused_rule := 'QZ-2';
        end if;
    end if;
    if refused_code is not null then
        return query select null::text, null::timestamptz, null::bytea, null::bigint, refused_code, refused_rule;
        return;
    end if;

    credential.failed_attempts := case when credential.refused_until is null then credential.failed_attempts else 0 end + 1;
    update credit.staff_credential
    set
        failed_attempts = credential.failed_attempts,
        -- The last attempt is still heard; open_staff_session takes this back when it was right.
        refused_until = case when credential.failed_attempts >= limits.login_attempts then as_of + limits.login_refusal end
    where staff_credential.account_id = staff_credential_for_login.account_id;

    return query
    select
        credential.password_hash,
        credential.password_set_at,
        credential.totp_secret,
        credential.totp_last_step,
        null::text,
        null::text;
end;
$$;


ALTER FUNCTION credit.staff_credential_for_login(as_of timestamp with time zone, account_id text, network_address text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION staff_credential_for_login(as_of timestamp with time zone, account_id text, network_address text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.staff_credential_for_login(as_of timestamp with time zone, account_id text, network_address text) IS 'Always one row. password_hash null: no log-in, refusal_code (for the log, not for the caller) says why; then a decoy is checked, so that it takes as long. totp_secret null beside a password: nothing is enrolled. refusal_code is one of those of CR001, or login_refused (locked out), password_expired (an initial password that was never used).';


--
-- Name: staff_limits(); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.staff_limits() RETURNS TABLE(idle_end interval, absolute_end interval, login_attempts integer, login_refusal interval, password_age interval, initial_password_age interval)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$
    select
        -- QZ-3: a person who has left the desk for a quarter of an hour has left it.
        interval '900 seconds',
        -- A working day with its overtime: nobody needs a session over night.
        interval '10 hours',
        -- Slips of the finger come in twos and threes; five guesses of a code of six digits hit once in 200,000 times.
        5,
        -- At most 480 guesses a day; a person who locked out himself can wait.
        interval '15 minutes',
        -- PB-7 (银发〔2018〕102号): 30 days.
        interval '30 days',
        -- QZ-2: a password that somebody else knows is for the first log-in; that includes the longest holidays.
        interval '8 days';
$$;


ALTER FUNCTION credit.staff_limits() OWNER TO credit_account_keeper;

--
-- Name: FUNCTION staff_limits(); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.staff_limits() IS 'login_attempts is how many may fail in a row; login_refusal is how long none is heard then.';


--
-- Name: staff_password_history(timestamp with time zone, bytea, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.staff_password_history(as_of timestamp with time zone, session bytea, network_address text) RETURNS TABLE(password_hash text, set_at timestamp with time zone, is_present boolean)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    present record;
begin
    perform credit.require_staff_origin(network_address, '');
    select * into strict present from credit.staff_session_actor(as_of, session, network_address);
    return query
    select
        password_history.password_hash,
        password_history.set_at,
        password_history.set_at = present.password_set_at
    from credit.password_history
    where password_history.account_id = present.account_id
    order by password_history.set_at desc;
end;
$$;


ALTER FUNCTION credit.staff_password_history(as_of timestamp with time zone, session bytea, network_address text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION staff_password_history(as_of timestamp with time zone, session bytea, network_address text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.staff_password_history(as_of timestamp with time zone, session bytea, network_address text) IS 'Of the session''s own account only; newest first. Every password that it ever had.';


--
-- Name: staff_refusal_sentence(text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.staff_refusal_sentence(code text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $$
    select case staff_refusal_sentence.code
        when 'account_exists' then '该账号名已被使用。'
        when 'account_idle' then '账号超过30天未使用，已锁定，须经两名管理员核实后启用。'
        when 'account_not_active' then '账号未启用、已锁定或已停用。'
        when 'account_unknown' then '没有这个账号。'
        when 'administrators_exist' then '已有两名可用的账号管理员，不能再次初始化。'
        when 'agreement_overlaps' then '该单位在此期间已有有效的使用协议。'
        when 'agreement_unknown' then '没有这份使用协议，或已中止。'
        when 'block_unknown' then '没有这项账号封锁，或不在您的管理范围内。'
        when 'calendar_not_loaded' then '该年度的节假日安排尚未公布或尚未载入，无法计算工作日。'
        when 'certificate_bound' then '该证书密钥已经绑定，或曾属于其他账号。'
        when 'certificate_ended' then '该证书密钥曾报失、出借或被吊销，不得再次授权。'
        when 'certificate_expired' then '证书已过有效期。'
        when 'certificate_unknown' then '没有这份证书。'
        when 'change_decided' then '该申请已经审批。'
        when 'change_open' then '该账号已有同类申请待审批。'
        when 'change_unknown' then '没有这项账号变更申请。'
        when 'changed_meanwhile' then '数据在此期间已被修改，请重新操作。'
        when 'consent_period_not_allowed' then '同意的期间须自当日或以后起算，首尾两日在内最长366天。'
        when 'consent_unknown' then '没有这项使用申请，或不属于您的单位。'
        when 'csrf_mismatch' then '请求校验不通过，请刷新页面后重试。'
        when 'daily_check_not_begun' then '请先开始对该单位当日查询的核查。'
        when 'day_not_over' then '只能核查昨日及以前的查询。'
        when 'departure_reported' then '该账号的离岗已经报告。'
        when 'details_not_allowed' then '申请内容缺项、格式不符或不得变更。'
        when 'division_unknown' then '行政区划代码不存在或已撤销。'
        when 'holder_out_of_scope' then '交接人须为另一名可用账号的持有人。'
        when 'hours_exception_unknown' then '没有这项时段申请，或不在您的管理范围内。'
        when 'hours_window_not_allowed' then '开放时段须在当前时间之后结束，最长31天。'
        when 'initial_password_missing' then '该账号需要一次性初始口令。'
        when 'initial_password_not_needed' then '该操作不涉及初始口令。'
        when 'last_administrators' then '可用的市级账号管理员不得少于两名，请先增设账号管理员。'
        when 'login_failed' then '账号、口令或验证码不正确，或账号暂不能登录；连续失败5次后15分钟内不能登录。'
        when 'malformed_command' then '请求内容缺项或格式不正确。'
        when 'network_not_allowed' then '当前网络地址不在该账号允许的范围内。'
        when 'own_account' then '不得办理本人账号的事项。'
        when 'password_must_change' then '请先修改口令。'
        when 'person_has_account' then '该人员已有账号，一人只能有一个账号。'
        when 'requester_cannot_act' then '申请人的账号已不可用，该申请不得批准，请驳回后重新申请。'
        when 'role_not_allowed' then '您的岗位无权办理此事项。'
        when 'role_not_of_unit' then '该类单位不设此岗位。'
        when 'same_person' then '申请与审批不得由同一人办理。'
        when 'second_factor_missing' then '请先登记动态验证码。'
        when 'second_factor_present' then '动态验证码已登记，如需更换请向账号管理员申请重置。'
        when 'session_ended' then '登录已结束，请重新登录。'
        when 'session_idle' then '长时间未操作，登录已结束，请重新登录。'
        when 'training_missing' then '培训记录和保密协议备齐之前，账号不得启用。'
        when 'transition_not_allowed' then '当前状态下不能办理此事项。'
        when 'unit_ended' then '该单位已终止。'
        when 'unit_exists' then '该单位代码已登记。'
        when 'unit_out_of_scope' then '该单位不在您的管理范围内。'
        when 'unit_unknown' then '没有这个单位。'
    end;
$$;


ALTER FUNCTION credit.staff_refusal_sentence(code text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION staff_refusal_sentence(code text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.staff_refusal_sentence(code text) IS 'Null for a code that is none. The daemon has a kind of problem for each.';


--
-- Name: staff_session_actor(timestamp with time zone, bytea, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.staff_session_actor(as_of timestamp with time zone, session bytea, network_address text) RETURNS TABLE(account_id text, unit_code text, role text, opened_at timestamp with time zone, last_seen_at timestamp with time zone, second_factor text, password_set_at timestamp with time zone, must_change boolean)
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
declare
    limits record;
    holder record;
    present record;
    refused record;
begin
    select * into strict limits from credit.staff_limits();

    -- First the account, then its session: the order of whoever locks an account and ends its sessions.
    select
        account.account_id,
        account.unit_code,
        account.role,
        account.networks
    into holder
    from credit.account
    where account.account_id = (
        select staff_session.account_id
        from credit.staff_session
        where staff_session.token_digest = session
    )
    for share;
    if not found then
        perform credit.refuse_staff_command('session_ended', 'HZ-S5');
    end if;

    select
        staff_session.opened_at,
        staff_session.last_seen_at,
        staff_session.network_address,
        staff_session.second_factor
    into present
    from credit.staff_session
    where
        staff_session.token_digest = session
        and staff_session.ended_at is null
    for update;
    if not found or as_of > present.opened_at + limits.absolute_end then
        perform credit.refuse_staff_command('session_ended', 'QZ-3');
    end if;
    if as_of > present.last_seen_at + limits.idle_end then
        perform credit.refuse_staff_command('session_idle', 'QZ-3');
    end if;
    -- A cookie that travelled is a cookie that was taken.
    if
        network_address::inet <> present.network_address
        or not network_address::inet <<= any(holder.networks)
    then
        perform credit.refuse_staff_command('network_not_allowed', 'PB-11');
    end if;
    select * into refused from credit.account_refusal(as_of, holder.account_id);
    if found then
        perform credit.refuse_staff_command(refused.refusal_code, refused.refusal_rule);
    end if;

    update credit.staff_session
    set last_seen_at = greatest(staff_session.last_seen_at, as_of)
    where staff_session.token_digest = session;

    return query
    select
        holder.account_id,
        holder.unit_code,
        holder.role,
        present.opened_at,
        greatest(present.last_seen_at, as_of),
        present.second_factor,
        staff_credential.password_set_at,
        staff_credential.must_change or as_of > staff_credential.password_set_at + limits.password_age
    from credit.staff_credential
    where staff_credential.account_id = holder.account_id;
end;
$$;


ALTER FUNCTION credit.staff_session_actor(as_of timestamp with time zone, session bytea, network_address text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION staff_session_actor(as_of timestamp with time zone, session bytea, network_address text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.staff_session_actor(as_of timestamp with time zone, session bytea, network_address text) IS 'One row, or CR001. must_change: the password was given by somebody else, or is older than 30 days (PB-7: day 30 is in time).';


--
-- Name: staff_session_document(timestamp with time zone, bytea); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.staff_session_document(as_of timestamp with time zone, session bytea) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    document jsonb;
begin
    select
        pg_catalog.jsonb_build_object(
            'account', account.account_id,
            'unit', account.unit_code,
            'role', account.role,
            'second_factor', staff_session.second_factor,
            'second_factor_missing', staff_session.second_factor = 'none',
            'password_must_change',
            staff_credential.must_change or as_of > staff_credential.password_set_at + limits.password_age,
            'password_until', credit.json_time(staff_credential.password_set_at + limits.password_age),
            'opened_at', credit.json_time(staff_session.opened_at),
            'last_seen_at', credit.json_time(staff_session.last_seen_at),
            'ends_at', credit.json_time(staff_session.opened_at + limits.absolute_end),
            'idle_end_seconds', pg_catalog.date_part('epoch', limits.idle_end)::integer
        )
    into strict document
    from credit.staff_session
    inner join credit.account
        on staff_session.account_id = account.account_id
    inner join credit.staff_credential
        on staff_session.account_id = staff_credential.account_id
    cross join credit.staff_limits() as limits
    where staff_session.token_digest = session;
    return document;
end;
$$;


ALTER FUNCTION credit.staff_session_document(as_of timestamp with time zone, session bytea) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION staff_session_document(as_of timestamp with time zone, session bytea); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.staff_session_document(as_of timestamp with time zone, session bytea) IS 'The session is there; the caller has seen to that.';


--
-- Name: staff_session_state(timestamp with time zone, bytea, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.staff_session_state(as_of timestamp with time zone, session bytea, network_address text, request_id text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    present record;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict present from credit.staff_session_actor(as_of, session, network_address);
    return credit.log_staff_operation(
        as_of, 'session_state', present.account_id, present.unit_code, network_address, request_id, '{}',
        credit.staff_session_document(as_of, session)
    );
end;
$$;


ALTER FUNCTION credit.staff_session_state(as_of timestamp with time zone, session bytea, network_address text, request_id text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION staff_session_state(as_of timestamp with time zone, session bytea, network_address text, request_id text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.staff_session_state(as_of timestamp with time zone, session bytea, network_address text, request_id text) IS 'Also while a change of password or an enrolment is due. Counts as a sign of life.';


--
-- Name: stage_government_answers(uuid, timestamp with time zone, text, bytea[], uuid[], text[], text[], bigint[], text[], text[], text[], text[], text[], text[]); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.stage_government_answers(ticket uuid, as_of timestamp with time zone, operation text, spki_digest bytea[], identifier_digest uuid[], label text[], division_code text[], code_number bigint[], purpose text[], matter text[], case_number text[], items text[], network_address text[], request_id text[]) RETURNS bytea
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    if operation not in ('query', 'batch') then
        raise exception 'no such operation of the government audience' using errcode = 'invalid_parameter_value';
    end if;
    return (
        select
            credit.put_into_envelope(
                stage_government_answers.ticket,
                as_of,
                string_agg(
                    disclosure.status || (' ' || disclosure.answer), e'\n' order by disclosure.answer_number
                )
            )
        from
            credit.disclose_to_government(
                as_of, operation, spki_digest, identifier_digest, label, division_code, code_number, purpose, matter,
                case_number, items, network_address, request_id
            ) as disclosure
    );
end;
$$;


ALTER FUNCTION credit.stage_government_answers(ticket uuid, as_of timestamp with time zone, operation text, spki_digest bytea[], identifier_digest uuid[], label text[], division_code text[], code_number bigint[], purpose text[], matter text[], case_number text[], items text[], network_address text[], request_id text[]) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION stage_government_answers(ticket uuid, as_of timestamp with time zone, operation text, spki_digest bytea[], identifier_digest uuid[], label text[], division_code text[], code_number bigint[], purpose text[], matter text[], case_number text[], items text[], network_address text[], request_id text[]); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.stage_government_answers(ticket uuid, as_of timestamp with time zone, operation text, spki_digest bytea[], identifier_digest uuid[], label text[], division_code text[], code_number bigint[], purpose text[], matter text[], case_number text[], items text[], network_address text[], request_id text[]) IS 'Arrays of one length, an element a query. operation: query or batch. label is JSON that says whom the caller asked for, a natural person''s number masked. division_code is the one inside the subject''s code, code_number the code''s place in its sequence; null: none. items is a JSON array of item codes; null: all. Answers an envelope, which take_government_answers opens for a later transaction.';


--
-- Name: stage_verification(uuid, uuid, timestamp with time zone, bytea, text, text); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.stage_verification(ticket uuid, job_id uuid, as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text) RETURNS bytea
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
    job record;
    refusal text;
    scope constant jsonb := jsonb_build_object('verification', job_id);
    -- Begins with the document of the fetching itself.
    answers text;
begin
    select
        asking.account_id,
        asking.unit_code,
        asking.refusal_code,
        asking.refusal_rule
    into strict actor
    from credit.government_actor(as_of, spki_digest, network_address) as asking;
    refusal := actor.refusal_code;

    if refusal is null then
        select
            verification_job.state,
            verification_job.subject_count,
            verification_job.done_count
        into job
        from credit.verification_job
        where
            verification_job.job_id = stage_verification.job_id
            and verification_job.account_id = actor.account_id
        for update;
        refusal := case
            when not found then 'verification_not_found'
            when job.state in ('waiting', 'running') then 'verification_not_finished'
            when job.state in ('fetched', 'expired') then 'verification_fetched'
        end;
    end if;

    if refusal is not null then
        answers := credit.refuse_government_command(
            as_of, 'fetch_verification', spki_digest, actor.account_id, actor.unit_code, network_address, request_id,
            scope, refusal, actor.refusal_rule
        );
    else
        answers := credit.log_government_command(
            as_of, 'fetch_verification', actor.account_id, actor.unit_code, network_address, request_id, scope, 200,
            jsonb_build_object(
                'verification', job_id, 'state', job.state, 'subjects', job.subject_count, 'done', job.done_count
            )
        );
    end if;

    if refusal is null then
        with fetched as (
            delete from credit.verification_line
            where verification_line.job_id = stage_verification.job_id
            returning verification_line.number, verification_line.status, verification_line.answer
        )

        select
            concat_ws(
                e'\n',
                answers,
                string_agg(fetched.status || (' ' || fetched.answer), e'\n' order by fetched.number)
            )
        into answers
        from fetched
        -- What comes after a refused line was not answered.
        where fetched.answer is not null;

        update credit.verification_job
        set
            state = 'fetched',
            fetched_at = as_of
        where verification_job.job_id = stage_verification.job_id;
    end if;
    return credit.put_into_envelope(ticket, as_of, answers);
end;
$$;


ALTER FUNCTION credit.stage_verification(ticket uuid, job_id uuid, as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION stage_verification(ticket uuid, job_id uuid, as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.stage_verification(ticket uuid, job_id uuid, as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text) IS 'Answers an envelope, which take_government_answers opens for a later transaction.';


--
-- Name: suspend_account(timestamp with time zone, bytea, text, text, text, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.suspend_account(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text, ground text, note text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
    state_after text;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer']
        );
    perform credit.require_staff_text(note, 400);
    if
        account_id is null or ground is null
        or ground not in ('unauthorised_query', 'beyond_purpose', 'leak', 'illegal_supply')
    then
        perform credit.refuse_staff_command('malformed_command', 'QZ-13');
    end if;
    perform
    from credit.require_account_scope(actor.account_id, actor.unit_code, actor.person_digest, account_id);
    perform credit.require_other_administrators(as_of, account_id);
    -- The one lock that waits for nobody; it takes two to undo it.
    state_after := credit.append_account_event(
        as_of, account_id, 'suspended', actor.account_id, null, ground || ': ' || note, '{}'
    );
    return credit.log_staff_operation(
        as_of, 'suspend_account', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('account', account_id, 'ground', ground),
        pg_catalog.jsonb_build_object('account', account_id, 'state', state_after)
    );
end;
$$;


ALTER FUNCTION credit.suspend_account(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text, ground text, note text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION suspend_account(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text, ground text, note text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.suspend_account(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text, ground text, note text) IS 'An active account of the own scope, never the own one nor one of the last two administrators (they query nothing; end_account_sessions is there at once). Started again by request_account_change.';


--
-- Name: suspend_use_agreement(timestamp with time zone, bytea, text, text, uuid, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.suspend_use_agreement(as_of timestamp with time zone, session bytea, network_address text, request_id text, agreement_id uuid, ground text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
    unit_code text;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from credit.require_staff(as_of, session, network_address, array['authority_officer']);
    perform credit.require_staff_text(ground, 500);
    update credit.use_agreement
    set
        suspended_at = as_of,
        suspension_ground = ground
    where
        use_agreement.agreement_id = suspend_use_agreement.agreement_id
        and use_agreement.suspended_at is null
    returning use_agreement.unit_code into unit_code;
    if not found then
        perform credit.refuse_staff_command('agreement_unknown', 'JJ-14');
    end if;
    if not credit.may_administer_unit(actor.unit_code, unit_code) then
        perform credit.refuse_staff_command('unit_out_of_scope', 'JJ-10');
    end if;
    return credit.log_staff_operation(
        as_of, 'suspend_use_agreement', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('agreement', agreement_id, 'unit', unit_code),
        pg_catalog.jsonb_build_object(
            'agreement', agreement_id, 'unit', unit_code, 'suspended_at', credit.json_time(as_of)
        )
    );
end;
$$;


ALTER FUNCTION credit.suspend_use_agreement(as_of timestamp with time zone, session bytea, network_address text, request_id text, agreement_id uuid, ground text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION suspend_use_agreement(as_of timestamp with time zone, session bytea, network_address text, request_id text, agreement_id uuid, ground text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.suspend_use_agreement(as_of timestamp with time zone, session bytea, network_address text, request_id text, agreement_id uuid, ground text) IS 'Its accounts query nothing from the next request; a new agreement is recorded when the matter is settled.';


--
-- Name: take_government_answers(uuid, bytea); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.take_government_answers(ticket uuid, envelope bytea) RETURNS bytea
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    AS $$
declare
    key bytea;
begin
    -- Another transaction's row is visible only when that one is committed, its log entries with it. A savepoint does
    -- not help: pg_current_xact_id() is that of the whole transaction.
    delete from credit.government_answer_key
    where
        government_answer_key.ticket = take_government_answers.ticket
        and government_answer_key.staged_by <> pg_current_xact_id()
    returning government_answer_key.key
    into key;
    return rtrim(pgcrypto.decrypt(envelope, key, 'aes'), '\x20'::bytea);
end;
$$;


ALTER FUNCTION credit.take_government_answers(ticket uuid, envelope bytea) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION take_government_answers(ticket uuid, envelope bytea); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.take_government_answers(ticket uuid, envelope bytea) IS 'UTF-8; lines of status and document in the order of the queries. Null: nothing is committed under that ticket, or it was taken already.';


--
-- Name: unit_list(timestamp with time zone, bytea, text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.unit_list(as_of timestamp with time zone, session bytea, network_address text, request_id text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
    document jsonb;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, null
        );
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'unit', unit.unit_code,
                'name', unit.name,
                'kinds', pg_catalog.to_jsonb(unit.kinds),
                'level', unit.level,
                'division', unit.division_code,
                'ended_on', unit.ended_on,
                'agreement', (
                    select
                        pg_catalog.jsonb_build_object(
                            'agreement', use_agreement.agreement_id,
                            'valid_from', use_agreement.valid_from,
                            'valid_until', use_agreement.valid_until,
                            'purposes', pg_catalog.to_jsonb(use_agreement.purposes),
                            'matters', pg_catalog.to_jsonb(use_agreement.matters)
                        )
                    from credit.use_agreement
                    where
                        use_agreement.unit_code = unit.unit_code
                        and use_agreement.suspended_at is null
                        and credit.local_day(as_of) between use_agreement.valid_from and use_agreement.valid_until
                )
            ) order by unit.unit_code
        )
    into document
    from credit.unit;

    return credit.log_staff_operation(
        as_of, 'unit_list', actor.account_id, actor.unit_code, network_address, request_id,
        '{}',
        pg_catalog.jsonb_build_object('units', coalesce(document, '[]'))
    );
end;
$$;


ALTER FUNCTION credit.unit_list(as_of timestamp with time zone, session bytea, network_address text, request_id text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION unit_list(as_of timestamp with time zone, session bytea, network_address text, request_id text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.unit_list(as_of timestamp with time zone, session bytea, network_address text, request_id text) IS 'agreement is the one in force now; null: none.';


--
-- Name: unit_may_have_role(text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.unit_may_have_role(unit_code text, role text) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO ''
    AS $$
    select exists (
        select
        from credit.unit
        where
            unit.unit_code = unit_may_have_role.unit_code
            and case unit_may_have_role.role
                when 'account_administrator' then true
                when 'querier' then unit.kinds && array['using_unit', 'authority', 'centre']
                when 'credit_administrator' then unit.kinds && array['using_unit', 'authority', 'centre']
                when 'submitter' then unit.kinds && array['provider']
                when 'provider_officer' then unit.kinds && array['provider']
                when 'window_clerk' then unit.kinds && array['window']
                when 'centre_clerk' then unit.kinds && array['centre']
                when 'authority_officer' then unit.kinds && array['authority']
                when 'auditor' then unit.kinds && array['auditor', 'authority']
                else false
            end
    );
$$;


ALTER FUNCTION credit.unit_may_have_role(unit_code text, role text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION unit_may_have_role(unit_code text, role text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.unit_may_have_role(unit_code text, role text) IS 'A role that decides for the authority is of the authority, and so on.';


--
-- Name: units_overseen(text, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.units_overseen(account_unit text, account_role text) RETURNS TABLE(unit_code text)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT overseen.unit_code
    FROM (credit.unit own_unit
      JOIN credit.unit overseen ON (((own_unit.unit_code = overseen.unit_code) OR (((own_unit.level = 'city'::text) OR ((overseen.level = 'county'::text) AND (own_unit.division_code = overseen.division_code))) AND (('authority'::text = ANY (own_unit.kinds)) OR (('auditor'::text = ANY (own_unit.kinds)) AND (units_overseen.account_role = 'auditor'::text)) OR (('centre'::text = ANY (own_unit.kinds)) AND (units_overseen.account_role = 'centre_clerk'::text)))))))
   WHERE (own_unit.unit_code = units_overseen.account_unit);
END;


ALTER FUNCTION credit.units_overseen(account_unit text, account_role text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION units_overseen(account_unit text, account_role text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.units_overseen(account_unit text, account_role text) IS 'The own unit; for staff of an authority, auditors of an auditing unit and clerks of the centre also others: of the city all, of a county those of its division.';


--
-- Name: verification_state(uuid, timestamp with time zone, bytea, text, text); Type: FUNCTION; Schema: credit; Owner: credit_government_discloser
--

CREATE FUNCTION credit.verification_state(job_id uuid, as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
    job record;
    refusal text;
    scope constant jsonb := jsonb_build_object('verification', job_id);
begin
    select
        asking.account_id,
        asking.unit_code,
        asking.refusal_code,
        asking.refusal_rule
    into strict actor
    from credit.government_actor(as_of, spki_digest, network_address) as asking;
    refusal := actor.refusal_code;

    if refusal is null then
        select
            verification_job.state,
            verification_job.subject_count,
            verification_job.done_count
        into job
        from credit.verification_job
        where
            verification_job.job_id = verification_state.job_id
            and verification_job.account_id = actor.account_id;
        if not found then
            refusal := 'verification_not_found';
        end if;
    end if;

    if refusal is not null then
        return credit.refuse_government_command(
            as_of, 'verification_state', spki_digest, actor.account_id, actor.unit_code, network_address, request_id,
            scope, refusal, actor.refusal_rule
        );
    end if;
    return credit.log_government_command(
        as_of, 'verification_state', actor.account_id, actor.unit_code, network_address, request_id, scope, 200,
        jsonb_build_object(
            'verification', job_id, 'state', job.state, 'subjects', job.subject_count, 'done', job.done_count
        )
    );
end;
$$;


ALTER FUNCTION credit.verification_state(job_id uuid, as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text) OWNER TO credit_government_discloser;

--
-- Name: FUNCTION verification_state(job_id uuid, as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text); Type: COMMENT; Schema: credit; Owner: credit_government_discloser
--

COMMENT ON FUNCTION credit.verification_state(job_id uuid, as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text) IS 'Status of HTTP, a space, the sealed document. Another account''s job reads like none.';


--
-- Name: withdraw_consent(timestamp with time zone, bytea, text, text, uuid, text); Type: FUNCTION; Schema: credit; Owner: credit_account_keeper
--

CREATE FUNCTION credit.withdraw_consent(as_of timestamp with time zone, session bytea, network_address text, request_id text, consent_id uuid, reason text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    actor record;
    former_state text;
begin
    select
        staff.account_id,
        staff.unit_code
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['provider_officer']) as staff;
    if consent_id is null or not credit.is_statement(reason) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    select consent.state
    into former_state
    from credit.consent
    where consent.consent_id = withdraw_consent.consent_id and consent.providing_unit = actor.unit_code
    for update;
    if not found then
        perform credit.refuse_staff_command('consent_unknown', 'JJ-7');
    end if;
    if former_state <> 'granted' then
        perform credit.refuse_staff_command('transition_not_allowed', 'JJ-7');
    end if;

    update credit.consent
    set
        state = 'withdrawn',
        withdrawn_by = actor.account_id,
        withdrawn_at = as_of,
        withdrawal_reason = withdraw_consent.reason
    where consent.consent_id = withdraw_consent.consent_id;
    perform credit.add_consent_events(as_of, array[consent_id], 'granted', 'withdrawn', actor.account_id, reason);

    return credit.log_staff_operation(
        as_of, 'withdraw_consent', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('consent', consent_id),
        pg_catalog.jsonb_build_object('consent', consent_id, 'state', 'withdrawn', 'at', credit.json_time(as_of))
    );
end;
$$;


ALTER FUNCTION credit.withdraw_consent(as_of timestamp with time zone, session bytea, network_address text, request_id text, consent_id uuid, reason text) OWNER TO credit_account_keeper;

--
-- Name: FUNCTION withdraw_consent(as_of timestamp with time zone, session bytea, network_address text, request_id text, consent_id uuid, reason text); Type: COMMENT; Schema: credit; Owner: credit_account_keeper
--

COMMENT ON FUNCTION credit.withdraw_consent(as_of timestamp with time zone, session bytea, network_address text, request_id text, consent_id uuid, reason text) IS 'By the providing unit only. Once: what is withdrawn stays so, a new application is needed.';


--
-- Name: access_decision; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.access_decision (
    policy_id integer NOT NULL,
    role text NOT NULL,
    unit_level text NOT NULL,
    purpose text NOT NULL,
    relation text NOT NULL,
    sharing_mode text NOT NULL,
    consent text NOT NULL,
    forms text[] NOT NULL,
    rule_ids text[] NOT NULL
);


ALTER TABLE credit.access_decision OWNER TO credit_owner;

--
-- Name: TABLE access_decision; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.access_decision IS 'What decide_accesses says of every situation that a government user can meet: worked out once, because published policies never change. Some hundred rows for each; a situation that is not in it shows nothing. A migration that adds a role, a relation or a marker empties it. Reference table.';


--
-- Name: COLUMN access_decision.forms; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.access_decision.forms IS 'Without a marker, under processing, doubted by the applicant: of the open levels A, B, C each.';


--
-- Name: COLUMN access_decision.rule_ids; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.access_decision.rule_ids IS 'As forms: the rules that decide.';


--
-- Name: access_policy; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.access_policy (
    policy_id integer NOT NULL,
    profile text NOT NULL,
    label text NOT NULL,
    effective_on date NOT NULL,
    default_rule_id text NOT NULL,
    default_article text NOT NULL,
    default_sentence text NOT NULL,
    document jsonb NOT NULL,
    document_digest bytea NOT NULL,
    published_at timestamp with time zone NOT NULL,
    published_by text NOT NULL,
    CONSTRAINT access_policy_policy_id_check CHECK ((policy_id > 0))
);


ALTER TABLE credit.access_policy OWNER TO credit_owner;

--
-- Name: TABLE access_policy; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.access_policy IS 'One row per policy that was published; it never changes. In force on a day: the greatest effective_on up to it, then the greatest policy_id. Reference table.';


--
-- Name: COLUMN access_policy.label; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.access_policy.label IS 'What answers call it; needs no escaping in JSON.';


--
-- Name: COLUMN access_policy.effective_on; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.access_policy.effective_on IS 'First day, Asia/Shanghai.';


--
-- Name: COLUMN access_policy.default_rule_id; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.access_policy.default_rule_id IS 'Rule that stands for "not permitted": default is deny.';


--
-- Name: COLUMN access_policy.default_article; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.access_policy.default_article IS 'Where the regulation says so.';


--
-- Name: COLUMN access_policy.default_sentence; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.access_policy.default_sentence IS 'The default in Chinese, for answers.';


--
-- Name: COLUMN access_policy.document; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.access_policy.document IS 'The whole policy file, as checked.';


--
-- Name: COLUMN access_policy.document_digest; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.access_policy.document_digest IS 'SHA-256 of the file''s bytes.';


--
-- Name: COLUMN access_policy.published_by; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.access_policy.published_by IS 'Account of the operating system that published it.';


--
-- Name: access_rule; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.access_rule (
    policy_id integer NOT NULL,
    rule_number integer NOT NULL,
    effect text NOT NULL,
    audiences text[],
    roles text[],
    unit_levels text[],
    relations text[],
    open_levels text[],
    sharing_modes text[],
    consents text[],
    markers text[],
    purposes text[],
    form text NOT NULL,
    rule_id text NOT NULL,
    article text NOT NULL,
    sentence text NOT NULL,
    CONSTRAINT access_rule_audiences_check CHECK (((audiences <> '{}'::text[]) AND (audiences <@ ARRAY['public'::text, 'window'::text, 'government'::text]))),
    CONSTRAINT access_rule_consents_check CHECK (((consents <> '{}'::text[]) AND (consents <@ ARRAY['none'::text, 'granted'::text]))),
    CONSTRAINT access_rule_effect_check CHECK ((effect = ANY (ARRAY['permit'::text, 'forbid'::text]))),
    CONSTRAINT access_rule_markers_check CHECK (((markers <> '{}'::text[]) AND (markers <@ ARRAY['none'::text, 'under_processing'::text, 'applicant_disputes'::text]))),
    CONSTRAINT access_rule_open_levels_check CHECK (((open_levels <> '{}'::text[]) AND (open_levels <@ ARRAY['A'::text, 'B'::text, 'C'::text]))),
    CONSTRAINT access_rule_purposes_check CHECK ((purposes <> '{}'::text[])),
    CONSTRAINT access_rule_relations_check CHECK (((relations <> '{}'::text[]) AND (relations <@ ARRAY['own'::text, 'below'::text, 'above'::text, 'other'::text]))),
    CONSTRAINT access_rule_roles_check CHECK ((roles <> '{}'::text[])),
    CONSTRAINT access_rule_rule_number_check CHECK ((rule_number > 0)),
    CONSTRAINT access_rule_sharing_modes_check CHECK (((sharing_modes <> '{}'::text[]) AND (sharing_modes <@ ARRAY['open'::text, 'shared'::text, 'on_authority'::text]))),
    CONSTRAINT access_rule_unit_levels_check CHECK (((unit_levels <> '{}'::text[]) AND (unit_levels <@ ARRAY['city'::text, 'county'::text])))
);


ALTER TABLE credit.access_rule OWNER TO credit_owner;

--
-- Name: TABLE access_rule; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.access_rule IS 'A permit lets its form be seen, a forbid is a cap on it: the smallest cap of the matching forbids wins over the greatest form of the matching permits; nothing matches: nothing is shown. Evaluated by decide_accesses only. Reference table.';


--
-- Name: COLUMN access_rule.rule_number; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.access_rule.rule_number IS 'From 1: the row''s place in the policy file.';


--
-- Name: COLUMN access_rule.audiences; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.access_rule.audiences IS 'This and the columns up to purposes: null matches everything.';


--
-- Name: COLUMN access_rule.relations; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.access_rule.relations IS 'Of the record''s provider to the asking unit.';


--
-- Name: COLUMN access_rule.consents; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.access_rule.consents IS 'Of the providing unit to item, using unit and purpose (JJ-7).';


--
-- Name: COLUMN access_rule.form; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.access_rule.form IS 'Of a permit what is shown at most, of a forbid what is left at most.';


--
-- Name: COLUMN access_rule.rule_id; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.access_rule.rule_id IS 'Requirement that answers and entries name.';


--
-- Name: COLUMN access_rule.article; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.access_rule.article IS 'Where the regulation says so.';


--
-- Name: COLUMN access_rule.sentence; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.access_rule.sentence IS 'The rule in Chinese: the reason in answers.';


--
-- Name: account_block; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.account_block (
    block_id uuid NOT NULL,
    account_id text NOT NULL,
    rule_id text NOT NULL,
    limit_code text NOT NULL,
    observed bigint NOT NULL,
    allowed bigint NOT NULL,
    blocked_at timestamp with time zone NOT NULL,
    lift_requested_by text,
    lift_requested_at timestamp with time zone,
    lift_reason text,
    lifted_by text,
    lifted_at timestamp with time zone,
    CONSTRAINT account_block_lift_requested_by_check CHECK ((((lift_requested_by IS NULL) = (lift_requested_at IS NULL)) AND ((lift_requested_by IS NULL) = (lift_reason IS NULL)))),
    CONSTRAINT account_block_lifted_by_check CHECK (((lifted_by <> lift_requested_by) AND ((lifted_by IS NULL) = (lifted_at IS NULL)) AND ((lifted_by IS NULL) OR (lift_requested_by IS NOT NULL))))
);


ALTER TABLE credit.account_block OWNER TO credit_owner;

--
-- Name: TABLE account_block; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.account_block IS 'Accounts that crossed a threshold and may not ask until two persons have lifted it. Never deleted.';


--
-- Name: COLUMN account_block.limit_code; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_block.limit_code IS 'As in usage_limit.';


--
-- Name: COLUMN account_block.observed; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_block.observed IS 'The figure that was too large, in the unit of usage_limit.value.';


--
-- Name: COLUMN account_block.allowed; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_block.allowed IS 'usage_limit.value at that time.';


--
-- Name: COLUMN account_block.lift_requested_by; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_block.lift_requested_by IS 'First person''s account; null: nobody has asked for it.';


--
-- Name: COLUMN account_block.lift_requested_at; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_block.lift_requested_at IS 'Null: nobody has asked for it.';


--
-- Name: COLUMN account_block.lift_reason; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_block.lift_reason IS 'What was found; null: nobody has asked for it.';


--
-- Name: COLUMN account_block.lifted_by; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_block.lifted_by IS 'Second person''s account; null: in force.';


--
-- Name: COLUMN account_block.lifted_at; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_block.lifted_at IS 'Null: in force.';


--
-- Name: account_change; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.account_change (
    change_id uuid NOT NULL,
    account_id text NOT NULL,
    kind text NOT NULL,
    details jsonb NOT NULL,
    reason text NOT NULL,
    requested_by text NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    decided_by text,
    decided_at timestamp with time zone,
    decision text,
    decision_reason text,
    CONSTRAINT account_change_decided_at_check CHECK ((((decided_by IS NULL) = (decided_at IS NULL)) AND ((decided_by IS NULL) = (decision IS NULL)) AND ((decided_by IS NULL) = (decision_reason IS NULL)))),
    CONSTRAINT account_change_decided_by_check CHECK (((decided_by <> requested_by) AND (decided_by <> account_id))),
    CONSTRAINT account_change_decision_check CHECK ((decision = ANY (ARRAY['approved'::text, 'refused'::text]))),
    CONSTRAINT account_change_kind_check CHECK ((kind = ANY (ARRAY['create'::text, 'change'::text, 'stop'::text, 'lock'::text, 'start'::text]))),
    CONSTRAINT account_change_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
    CONSTRAINT account_change_requested_by_check CHECK ((requested_by <> account_id))
);


ALTER TABLE credit.account_change OWNER TO credit_owner;

--
-- Name: TABLE account_change; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.account_change IS 'PB-9: what one administrator wants and another decides; of a create the account is not there yet.';


--
-- Name: COLUMN account_change.decided_by; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_change.decided_by IS 'Null: not decided.';


--
-- Name: account_event; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.account_event (
    account_id text NOT NULL,
    number integer NOT NULL,
    event text NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    approver text,
    ground text NOT NULL,
    details jsonb NOT NULL,
    CONSTRAINT account_event_approver_check CHECK (((approver IS NULL) OR (approver <> actor))),
    CONSTRAINT account_event_ground_check CHECK (((length(ground) >= 1) AND (length(ground) <= 500))),
    CONSTRAINT account_number_check CHECK ((number > 0))
);


ALTER TABLE credit.account_event OWNER TO credit_owner;

--
-- Name: TABLE account_event; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.account_event IS 'PB-9: all that happened to an account. Added, never changed.';


--
-- Name: COLUMN account_event.actor; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_event.actor IS 'Who wanted it.';


--
-- Name: COLUMN account_event.approver; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_event.approver IS 'Who agreed; null: needs nobody (suspended at once, QZ-13).';


--
-- Name: COLUMN account_event.details; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_event.details IS 'What was changed, as approved.';


--
-- Name: account_pace; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.account_pace (
    account_id text NOT NULL,
    minute timestamp with time zone NOT NULL,
    minute_count integer NOT NULL,
    last_code bigint,
    run_length integer NOT NULL,
    CONSTRAINT account_pace_minute_count_check CHECK ((minute_count >= 0)),
    CONSTRAINT account_pace_run_length_check CHECK ((run_length >= 0))
)
WITH (fillfactor='50');


ALTER TABLE credit.account_pace OWNER TO credit_owner;

--
-- Name: TABLE account_pace; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.account_pace IS 'How fast and how regularly an account asks. Its row is locked, in the order of accounts, before the log''s head.';


--
-- Name: COLUMN account_pace.minute; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_pace.minute IS 'Begin of the minute that minute_count is of.';


--
-- Name: COLUMN account_pace.minute_count; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_pace.minute_count IS 'Subjects in that minute.';


--
-- Name: COLUMN account_pace.last_code; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_pace.last_code IS 'Number of the last code in its sequence; null: none yet.';


--
-- Name: COLUMN account_pace.run_length; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_pace.run_length IS 'Neighbouring codes one behind the other up to last_code, from 1.';


--
-- Name: account_transition; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.account_transition (
    from_state text NOT NULL,
    event text NOT NULL,
    to_state text NOT NULL
);


ALTER TABLE credit.account_transition OWNER TO credit_owner;

--
-- Name: TABLE account_transition; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.account_transition IS 'The life of an account; what is not here does not happen.';


--
-- Name: COLUMN account_transition.from_state; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_transition.from_state IS 'none: there is no account yet.';


--
-- Name: COLUMN account_transition.event; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_transition.event IS 'checked: an account that was idle was looked at (PB-8); suspended: locked at once by one person (QZ-13).';


--
-- Name: account_usage; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.account_usage (
    account_id text NOT NULL,
    day date NOT NULL,
    query_count integer NOT NULL,
    outside_count integer NOT NULL,
    settled_query_count integer NOT NULL,
    settled_outside_count integer NOT NULL,
    mean_count numeric,
    CONSTRAINT account_usage_outside_count_check CHECK (((0 <= settled_outside_count) AND (settled_outside_count <= outside_count) AND (outside_count <= query_count))),
    CONSTRAINT account_usage_query_count_check CHECK (((0 <= settled_query_count) AND (settled_query_count <= query_count)))
)
WITH (fillfactor='50');


ALTER TABLE credit.account_usage OWNER TO credit_owner;

--
-- Name: TABLE account_usage; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.account_usage IS 'Subjects that an account asked for, by day; refused queries do not count.';


--
-- Name: COLUMN account_usage.day; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_usage.day IS 'Asia/Shanghai.';


--
-- Name: COLUMN account_usage.query_count; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_usage.query_count IS 'Subjects of the day.';


--
-- Name: COLUMN account_usage.outside_count; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_usage.outside_count IS 'Those of them outside the unit''s jurisdiction.';


--
-- Name: COLUMN account_usage.settled_query_count; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_usage.settled_query_count IS 'Of query_count, what a block of the day has accounted for: once two persons have lifted it, that counts no more.';


--
-- Name: COLUMN account_usage.settled_outside_count; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_usage.settled_outside_count IS 'As settled_query_count, of outside_count.';


--
-- Name: COLUMN account_usage.mean_count; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.account_usage.mean_count IS 'Mean of query_count over the days of the thirty before on which it asked; null: it did not.';


--
-- Name: applied_file; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.applied_file (
    path text NOT NULL,
    checksum bytea NOT NULL,
    applied_at timestamp with time zone NOT NULL
);


ALTER TABLE credit.applied_file OWNER TO credit_owner;

--
-- Name: TABLE applied_file; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.applied_file IS 'Which file of sql/ was applied, and in which form. Written by the migrator only.';


--
-- Name: COLUMN applied_file.path; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.applied_file.path IS 'Path below sql/, such as migrations/0001_create_schema.sql.';


--
-- Name: COLUMN applied_file.checksum; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.applied_file.checksum IS 'SHA-256 of the file''s bytes.';


--
-- Name: bulk_right; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.bulk_right (
    policy_id integer NOT NULL,
    operation text NOT NULL,
    roles text[],
    unit_levels text[],
    rule_id text NOT NULL,
    CONSTRAINT bulk_right_operation_check CHECK ((operation = ANY (ARRAY['batch'::text, 'verification'::text])))
);


ALTER TABLE credit.bulk_right OWNER TO credit_owner;

--
-- Name: TABLE bulk_right; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.bulk_right IS 'Who may ask for many subjects at once (QZ-9); no row: nobody. Reference table.';


--
-- Name: COLUMN bulk_right.roles; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.bulk_right.roles IS 'Null: every role.';


--
-- Name: COLUMN bulk_right.unit_levels; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.bulk_right.unit_levels IS 'Null: units of every level.';


--
-- Name: calendar_exception; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.calendar_exception (
    day date NOT NULL,
    is_working boolean NOT NULL,
    name text NOT NULL
);


ALTER TABLE credit.calendar_exception OWNER TO credit_owner;

--
-- Name: TABLE calendar_exception; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.calendar_exception IS 'Days that differ from Monday to Friday.';


--
-- Name: COLUMN calendar_exception.is_working; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.calendar_exception.is_working IS 'False: a day off. True: a worked Saturday or Sunday.';


--
-- Name: calendar_year; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.calendar_year (
    year integer NOT NULL,
    source text NOT NULL,
    loaded_at timestamp with time zone NOT NULL,
    loaded_by text NOT NULL,
    CONSTRAINT calendar_year_year_check CHECK (((year >= 1949) AND (year <= 9999)))
);


ALTER TABLE credit.calendar_year OWNER TO credit_owner;

--
-- Name: TABLE calendar_year; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.calendar_year IS 'Years whose schedule of days off was published and loaded. Nothing can be counted in another year.';


--
-- Name: COLUMN calendar_year.source; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.calendar_year.source IS 'The notice that the schedule is from.';


--
-- Name: catalogue_item; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.catalogue_item (
    catalogue_version_id integer NOT NULL,
    item_code text NOT NULL,
    item_position integer NOT NULL,
    name text NOT NULL,
    organisation_level text,
    person_level text,
    sharing_mode text NOT NULL,
    CONSTRAINT catalogue_item_organisation_level_check CHECK ((organisation_level = ANY (ARRAY['A'::text, 'B'::text, 'C'::text]))),
    CONSTRAINT catalogue_item_person_level_check CHECK ((person_level = ANY (ARRAY['A'::text, 'B'::text, 'C'::text]))),
    CONSTRAINT catalogue_item_sharing_mode_check CHECK ((sharing_mode = ANY (ARRAY['open'::text, 'shared'::text, 'on_authority'::text])))
);


ALTER TABLE credit.catalogue_item OWNER TO credit_owner;

--
-- Name: TABLE catalogue_item; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.catalogue_item IS 'The items of each catalogue version, as far as SQL needs them. Reference table.';


--
-- Name: COLUMN catalogue_item.item_position; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.catalogue_item.item_position IS 'Place in the catalogue file, from 0: the order of answers.';


--
-- Name: COLUMN catalogue_item.organisation_level; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.catalogue_item.organisation_level IS 'Open level for organisations; null: not about organisations.';


--
-- Name: COLUMN catalogue_item.person_level; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.catalogue_item.person_level IS 'Open level for natural persons; null: not about persons.';


--
-- Name: catalogue_version; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.catalogue_version (
    catalogue_version_id integer NOT NULL,
    profile text NOT NULL,
    label text NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    document jsonb NOT NULL,
    public_document text NOT NULL,
    document_digest bytea NOT NULL,
    published_at timestamp with time zone,
    published_by text NOT NULL,
    CONSTRAINT catalogue_version_published_at_check CHECK (((state = 'publishing'::text) = (published_at IS NULL))),
    CONSTRAINT catalogue_version_state_check CHECK ((state = ANY (ARRAY['publishing'::text, 'published'::text, 'superseded'::text])))
);


ALTER TABLE credit.catalogue_version OWNER TO credit_owner;

--
-- Name: TABLE catalogue_version; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.catalogue_version IS 'One row per catalogue that was put before the platform. A published one never changes (BX-1). Reference table.';


--
-- Name: COLUMN catalogue_version.document; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.catalogue_version.document IS 'The whole catalogue file, as checked.';


--
-- Name: COLUMN catalogue_version.public_document; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.catalogue_version.public_document IS 'What GET /v1/catalogue answers.';


--
-- Name: COLUMN catalogue_version.document_digest; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.catalogue_version.document_digest IS 'SHA-256 of the file''s bytes.';


--
-- Name: COLUMN catalogue_version.published_at; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.catalogue_version.published_at IS 'Null while records are being reclassified for it.';


--
-- Name: certificate; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.certificate (
    certificate_id uuid NOT NULL,
    account_id text NOT NULL,
    spki_digest bytea NOT NULL,
    subject_name text NOT NULL,
    issuer_name text NOT NULL,
    serial text NOT NULL,
    not_before timestamp with time zone NOT NULL,
    not_after timestamp with time zone NOT NULL,
    state text NOT NULL,
    end_ground text,
    state_since timestamp with time zone NOT NULL,
    renews uuid,
    CONSTRAINT certificate_end_ground_check CHECK ((((end_ground = ANY (ARRAY['lost'::text, 'lent'::text, 'renewed'::text, 'revoked'::text, 'left'::text])) AND (state = 'ended'::text)) OR ((end_ground IS NULL) AND (state <> 'ended'::text)))),
    CONSTRAINT certificate_not_after_check CHECK ((not_after > not_before)),
    CONSTRAINT certificate_spki_digest_check CHECK ((octet_length(spki_digest) = 32)),
    CONSTRAINT certificate_state_check CHECK ((state = ANY (ARRAY['applied'::text, 'granted'::text, 'refused'::text, 'ended'::text])))
);


ALTER TABLE credit.certificate OWNER TO credit_owner;

--
-- Name: TABLE certificate; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.certificate IS 'HZ-Q13, HZ-Q14: a certificate and the one account that it was granted to.';


--
-- Name: COLUMN certificate.spki_digest; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.certificate.spki_digest IS 'SHA-256 of the SubjectPublicKeyInfo, DER.';


--
-- Name: COLUMN certificate.not_after; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.certificate.not_after IS 'From the certificate; it is over by this date, not by a state.';


--
-- Name: COLUMN certificate.end_ground; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.certificate.end_ground IS 'Why it ended; null: it has not.';


--
-- Name: COLUMN certificate.renews; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.certificate.renews IS 'The one that ends when this one is granted; null: it is no renewal.';


--
-- Name: certificate_event; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.certificate_event (
    certificate_id uuid NOT NULL,
    number integer NOT NULL,
    event text NOT NULL,
    from_state text NOT NULL,
    to_state text NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    note text NOT NULL,
    CONSTRAINT certificate_event_note_check CHECK (((length(note) >= 1) AND (length(note) <= 500))),
    CONSTRAINT certificate_number_check CHECK ((number > 0))
);


ALTER TABLE credit.certificate_event OWNER TO credit_owner;

--
-- Name: TABLE certificate_event; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.certificate_event IS 'All that happened to a certificate. Added, never changed.';


--
-- Name: certificate_transition; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.certificate_transition (
    from_state text NOT NULL,
    event text NOT NULL,
    to_state text NOT NULL
);


ALTER TABLE credit.certificate_transition OWNER TO credit_owner;

--
-- Name: TABLE certificate_transition; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.certificate_transition IS 'The life of a certificate; what is not here does not happen.';


--
-- Name: COLUMN certificate_transition.from_state; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.certificate_transition.from_state IS 'none: it is not known yet.';


--
-- Name: consent_event; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.consent_event (
    consent_id uuid NOT NULL,
    number integer NOT NULL,
    from_state text NOT NULL,
    event text NOT NULL,
    to_state text NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    note text,
    CONSTRAINT consent_event_note_check CHECK ((length(note) <= 500)),
    CONSTRAINT consent_event_number_check CHECK ((number >= 1))
);


ALTER TABLE credit.consent_event OWNER TO credit_owner;

--
-- Name: TABLE consent_event; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.consent_event IS 'Every step of a consent, who and when. Added, never changed.';


--
-- Name: COLUMN consent_event.number; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.consent_event.number IS 'From 1 for each consent, without a gap.';


--
-- Name: COLUMN consent_event.actor; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.consent_event.actor IS 'Account that did it.';


--
-- Name: COLUMN consent_event.note; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.consent_event.note IS 'The reason that was given with it; null: none.';


--
-- Name: consent_transition; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.consent_transition (
    from_state text NOT NULL,
    event text NOT NULL,
    to_state text NOT NULL
);


ALTER TABLE credit.consent_transition OWNER TO credit_owner;

--
-- Name: TABLE consent_transition; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.consent_transition IS 'What may happen to a consent: the same table as ConsentLifecycle, as a foreign key. Reference table.';


--
-- Name: COLUMN consent_transition.from_state; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.consent_transition.from_state IS 'none: before the application.';


--
-- Name: COLUMN consent_transition.event; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.consent_transition.event IS 'What happened, in the past tense.';


--
-- Name: daily_check; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.daily_check (
    unit_code text NOT NULL,
    day date NOT NULL,
    checked_by text NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    query_count bigint NOT NULL,
    finding text NOT NULL,
    CONSTRAINT daily_check_finding_check CHECK (((length(btrim(finding)) >= 1) AND (length(btrim(finding)) <= 500))),
    CONSTRAINT daily_check_query_count_check CHECK ((query_count >= 0))
);


ALTER TABLE credit.daily_check OWNER TO credit_owner;

--
-- Name: TABLE daily_check; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.daily_check IS 'That somebody looked through the queries of a unit''s day, and what was found (PB-3). Added, never changed.';


--
-- Name: COLUMN daily_check.day; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.daily_check.day IS 'The day of the queries, Asia/Shanghai.';


--
-- Name: COLUMN daily_check.checked_by; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.daily_check.checked_by IS 'Account.';


--
-- Name: COLUMN daily_check.query_count; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.daily_check.query_count IS 'Queries of that day in the log when it was checked.';


--
-- Name: COLUMN daily_check.finding; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.daily_check.finding IS '1 to 500 characters, as given.';


--
-- Name: disclosure_form; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.disclosure_form (
    form text NOT NULL,
    rank smallint NOT NULL,
    CONSTRAINT disclosure_form_rank_check CHECK (((rank >= 0) AND (rank <= 3)))
);


ALTER TABLE credit.disclosure_form OWNER TO credit_owner;

--
-- Name: TABLE disclosure_form; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.disclosure_form IS 'In which form a record is shown. Reference table.';


--
-- Name: COLUMN disclosure_form.rank; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.disclosure_form.rank IS 'From nothing (0) to everything (3): of two forms the smaller shows less.';


--
-- Name: division; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.division (
    division_code text NOT NULL,
    name text NOT NULL,
    parent_code text,
    valid_from date NOT NULL,
    valid_until date,
    successor_codes text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT division_division_code_check CHECK ((division_code ~ '^\d{6}$'::text)),
    CONSTRAINT division_parent_code_check CHECK (((parent_code ~ '^\d{6}$'::text) AND (parent_code <> division_code))),
    CONSTRAINT division_valid_until_check CHECK ((valid_until >= valid_from))
);


ALTER TABLE credit.division OWNER TO credit_owner;

--
-- Name: TABLE division; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.division IS 'GB/T 2260 with its history, as far as units of the city need it.';


--
-- Name: COLUMN division.parent_code; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.division.parent_code IS 'The division above; null: a province.';


--
-- Name: COLUMN division.valid_until; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.division.valid_until IS 'Last day; null: still there.';


--
-- Name: COLUMN division.successor_codes; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.division.successor_codes IS 'What became of it; empty: it is still there or nothing did.';


--
-- Name: government_answer_key; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE UNLOGGED TABLE credit.government_answer_key (
    ticket uuid NOT NULL,
    staged_by xid8 NOT NULL,
    staged_at timestamp with time zone NOT NULL,
    key bytea NOT NULL
)
WITH (autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='5000', autovacuum_vacuum_insert_threshold='-1', autovacuum_vacuum_cost_delay='0', autovacuum_analyze_threshold='1000000');


ALTER TABLE credit.government_answer_key OWNER TO credit_owner;

--
-- Name: TABLE government_answer_key; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.government_answer_key IS 'Keys of answers whose log entries are written but perhaps not committed. Handed out only to a later transaction: who rolls back after asking has an envelope that nobody can open (HZ-Q15).';


--
-- Name: COLUMN government_answer_key.ticket; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.government_answer_key.ticket IS 'Random; of the one call that staged them.';


--
-- Name: COLUMN government_answer_key.staged_by; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.government_answer_key.staged_by IS 'Transaction that wrote it; that one cannot take it.';


--
-- Name: COLUMN government_answer_key.key; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.government_answer_key.key IS '128 random bits, for one envelope.';


--
-- Name: hours_exception; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.hours_exception (
    exception_id uuid NOT NULL,
    unit_code text NOT NULL,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    requested_by text NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    decided_by text,
    decided_at timestamp with time zone,
    decision text,
    decision_reason text,
    CONSTRAINT hours_exception_closes_at_check CHECK (((closes_at > opens_at) AND (closes_at <= (opens_at + '31 days'::interval)))),
    CONSTRAINT hours_exception_decided_by_check CHECK ((decided_by <> requested_by)),
    CONSTRAINT hours_exception_decision_check CHECK (((decision = ANY (ARRAY['approved'::text, 'refused'::text])) AND ((decision IS NULL) = (decided_by IS NULL)) AND ((decision IS NULL) = (decided_at IS NULL)))),
    CONSTRAINT hours_exception_decision_reason_check CHECK (((decision <> 'refused'::text) OR (decision_reason IS NOT NULL))),
    CONSTRAINT hours_exception_reason_check CHECK (((length(btrim(reason)) >= 1) AND (length(btrim(reason)) <= 500)))
);


ALTER TABLE credit.hours_exception OWNER TO credit_owner;

--
-- Name: TABLE hours_exception; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.hours_exception IS 'Windows outside the hours of service in which a unit may query, requested and approved by two persons (QZ-8). In force: approved, from opens_at until before closes_at.';


--
-- Name: COLUMN hours_exception.opens_at; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.hours_exception.opens_at IS 'First instant.';


--
-- Name: COLUMN hours_exception.closes_at; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.hours_exception.closes_at IS 'First instant that is outside again; at most 31 days later.';


--
-- Name: COLUMN hours_exception.reason; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.hours_exception.reason IS '1 to 500 characters, as given.';


--
-- Name: COLUMN hours_exception.requested_by; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.hours_exception.requested_by IS 'Account.';


--
-- Name: COLUMN hours_exception.decided_by; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.hours_exception.decided_by IS 'Account of another person; null: not decided yet.';


--
-- Name: COLUMN hours_exception.decided_at; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.hours_exception.decided_at IS 'Null: not decided yet.';


--
-- Name: COLUMN hours_exception.decision; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.hours_exception.decision IS 'approved or refused; null: not decided yet.';


--
-- Name: COLUMN hours_exception.decision_reason; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.hours_exception.decision_reason IS 'Always with a refusal; null: approved without a remark.';


--
-- Name: identifier; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.identifier (
    identifier_digest uuid NOT NULL,
    identifier_type text NOT NULL,
    subject_key uuid NOT NULL,
    clear_value text,
    sealed_value bytea,
    key_version smallint NOT NULL,
    batch_id uuid NOT NULL,
    added_at timestamp with time zone NOT NULL,
    CONSTRAINT identifier_type_check CHECK ((identifier_type = ANY (ARRAY['unified_code'::text, 'organisation_code'::text, 'registration_number'::text, 'tax_number'::text, 'institution_number'::text, 'social_organisation_number'::text, 'identity_document'::text]))),
    CONSTRAINT identifier_value_check CHECK ((((identifier_type = 'identity_document'::text) = (clear_value IS NULL)) AND ((clear_value IS NULL) <> (sealed_value IS NULL))))
);


ALTER TABLE credit.identifier OWNER TO credit_owner;

--
-- Name: TABLE identifier; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.identifier IS 'Directory: every identifier that a subject has or had (BX-15). Distributed by identifier_digest.';


--
-- Name: COLUMN identifier.identifier_digest; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.identifier.identifier_digest IS 'First 16 bytes of the digest of type and normalised value; keyed for natural persons: the blind index of X-4.';


--
-- Name: COLUMN identifier.clear_value; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.identifier.clear_value IS 'Identifiers of organisations, which are public; null for persons.';


--
-- Name: COLUMN identifier.sealed_value; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.identifier.sealed_value IS 'Document number of a natural person, encrypted; null for organisations.';


--
-- Name: COLUMN identifier.key_version; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.identifier.key_version IS 'Version of the digest key, 0 for a plain digest; the sealed value names its own.';


--
-- Name: import_batch; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.import_batch (
    batch_id uuid NOT NULL,
    item_code text NOT NULL,
    provider_code text NOT NULL,
    catalogue_version_id integer NOT NULL,
    file_digest bytea NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone NOT NULL,
    requested_by text NOT NULL,
    row_count bigint NOT NULL,
    accepted_count bigint NOT NULL,
    updated_count bigint NOT NULL,
    unchanged_count bigint NOT NULL,
    quarantined_count bigint NOT NULL,
    rejected_count bigint NOT NULL,
    CONSTRAINT import_batch_row_count_check CHECK ((row_count = ((((accepted_count + updated_count) + unchanged_count) + quarantined_count) + rejected_count)))
);


ALTER TABLE credit.import_batch OWNER TO credit_owner;

--
-- Name: TABLE import_batch; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.import_batch IS 'One row per batch that was taken in, written in the batch''s own transaction.';


--
-- Name: COLUMN import_batch.file_digest; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.import_batch.file_digest IS 'SHA-256 of the file as received. The file''s name is not kept: it can name a person.';


--
-- Name: COLUMN import_batch.requested_by; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.import_batch.requested_by IS 'The account that ran the import.';


--
-- Name: import_row_issue; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.import_row_issue (
    batch_id uuid NOT NULL,
    line_number bigint NOT NULL,
    issue_number smallint NOT NULL,
    verdict text NOT NULL,
    field_code text,
    rule_id text NOT NULL,
    reason_code text NOT NULL,
    CONSTRAINT import_row_issue_verdict_check CHECK ((verdict = ANY (ARRAY['quarantined'::text, 'rejected'::text])))
);


ALTER TABLE credit.import_row_issue OWNER TO credit_owner;

--
-- Name: TABLE import_row_issue; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.import_row_issue IS 'Why rows of a batch were not taken in. Never a value of the row.';


--
-- Name: COLUMN import_row_issue.issue_number; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.import_row_issue.issue_number IS 'From 1: a row may be wrong in several ways.';


--
-- Name: COLUMN import_row_issue.field_code; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.import_row_issue.field_code IS 'Canonical code of the field; null when the row as a whole is meant.';


--
-- Name: password_history; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.password_history (
    account_id text NOT NULL,
    set_at timestamp with time zone NOT NULL,
    password_hash text NOT NULL
);


ALTER TABLE credit.password_history OWNER TO credit_owner;

--
-- Name: TABLE password_history; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.password_history IS 'PB-7: every password that an account ever had, the present one included.';


--
-- Name: public_identifier; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.public_identifier (
    identifier text NOT NULL,
    subject_key uuid NOT NULL
);


ALTER TABLE credit.public_identifier OWNER TO credit_owner;

--
-- Name: TABLE public_identifier; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.public_identifier IS 'Directory: codes other than the one that derives the key: organisation codes, former numbers. Distributed by identifier.';


--
-- Name: public_name; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.public_name (
    subject_key uuid NOT NULL,
    normalised_name text NOT NULL COLLATE pg_catalog."C",
    bigrams integer[] NOT NULL
);
ALTER TABLE ONLY credit.public_name ALTER COLUMN bigrams SET STATISTICS 1000;


ALTER TABLE credit.public_name OWNER TO credit_owner;

--
-- Name: TABLE public_name; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.public_name IS 'Directory for the search by part of a name.';


--
-- Name: COLUMN public_name.normalised_name; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.public_name.normalised_name IS 'Name after NFKC, simplification, case folding, without punctuation.';


--
-- Name: COLUMN public_name.bigrams; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.public_name.bigrams IS 'Every pair of neighbouring characters, two code points packed in one integer.';


--
-- Name: public_record; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.public_record (
    subject_key uuid NOT NULL,
    record_id uuid NOT NULL,
    version integer NOT NULL,
    item_code text NOT NULL,
    decided_on date,
    public_until date,
    document text NOT NULL
);


ALTER TABLE credit.public_record OWNER TO credit_owner;

--
-- Name: TABLE public_record; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.public_record IS 'Masked projection of the level-A records as they stand.';


--
-- Name: COLUMN public_record.decided_on; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.public_record.decided_on IS 'Order inside an item, newest first.';


--
-- Name: COLUMN public_record.public_until; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.public_record.public_until IS 'Last day of publicity (BX-4), Asia/Shanghai; null: no end.';


--
-- Name: COLUMN public_record.document; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.public_record.document IS 'Ready JSON of the record but its markers and closing brace, which the disclosure adds.';


--
-- Name: public_subject; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.public_subject (
    subject_key uuid NOT NULL,
    reference text NOT NULL,
    name_rank smallint NOT NULL,
    document text NOT NULL,
    CONSTRAINT public_subject_name_rank_check CHECK ((name_rank = ANY (ARRAY[0, 1])))
);


ALTER TABLE credit.public_subject OWNER TO credit_owner;

--
-- Name: TABLE public_subject; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.public_subject IS 'Subjects with at least one level-A record, and nothing that another level taught us about them.';


--
-- Name: COLUMN public_subject.reference; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.public_subject.reference IS 'What stands in URLs: the unified social credit code; for a natural person an opaque reference.';


--
-- Name: COLUMN public_subject.name_rank; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.public_subject.name_rank IS '1: the name comes from the registration item; 0: from another level-A item.';


--
-- Name: COLUMN public_subject.document; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.public_subject.document IS 'Ready JSON: reference, kind, name, identifiers.';


--
-- Name: quarantined_row; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.quarantined_row (
    item_code text NOT NULL,
    provider_code text NOT NULL,
    row_digest uuid NOT NULL,
    batch_id uuid NOT NULL,
    line_number bigint NOT NULL,
    rule_id text NOT NULL,
    reason_code text NOT NULL,
    sealed_row bytea NOT NULL,
    quarantined_at timestamp with time zone NOT NULL
);


ALTER TABLE credit.quarantined_row OWNER TO credit_owner;

--
-- Name: TABLE quarantined_row; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.quarantined_row IS 'Rows that the centre must look at, once each however often they are sent.';


--
-- Name: COLUMN quarantined_row.row_digest; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.quarantined_row.row_digest IS 'First 16 bytes of the keyed digest of the row.';


--
-- Name: COLUMN quarantined_row.sealed_row; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.quarantined_row.sealed_row IS 'The row as JSON, encrypted as a whole.';


--
-- Name: query_log_archive; Type: TABLE; Schema: credit; Owner: credit_query_log_owner
--

CREATE TABLE credit.query_log_archive (
    archived_month date NOT NULL,
    first_position bigint NOT NULL,
    end_position bigint NOT NULL,
    manifest_digest bytea NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by text NOT NULL,
    CONSTRAINT query_log_archive_archived_month_check CHECK ((archived_month = (date_trunc('month'::text, (archived_month)::timestamp without time zone))::date)),
    CONSTRAINT query_log_archive_end_position_check CHECK ((end_position >= first_position)),
    CONSTRAINT query_log_archive_first_position_check CHECK ((first_position >= 0)),
    CONSTRAINT query_log_archive_manifest_digest_check CHECK ((octet_length(manifest_digest) = 32))
);


ALTER TABLE credit.query_log_archive OWNER TO credit_query_log_owner;

--
-- Name: TABLE query_log_archive; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON TABLE credit.query_log_archive IS 'Closed months of which a bundle of files exists. Added, never changed.';


--
-- Name: COLUMN query_log_archive.archived_month; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_archive.archived_month IS 'First day of the month, Asia/Shanghai.';


--
-- Name: COLUMN query_log_archive.first_position; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_archive.first_position IS 'First entry of the month.';


--
-- Name: COLUMN query_log_archive.end_position; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_archive.end_position IS 'Behind the last entry; equal to first_position: a month without entries.';


--
-- Name: COLUMN query_log_archive.manifest_digest; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_archive.manifest_digest IS 'SHA-256 of the bundle''s manifest.';


--
-- Name: COLUMN query_log_archive.recorded_by; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_archive.recorded_by IS 'The account that made the bundle.';


--
-- Name: query_log_archive_approval; Type: TABLE; Schema: credit; Owner: credit_query_log_owner
--

CREATE TABLE credit.query_log_archive_approval (
    archived_month date NOT NULL,
    manifest_digest bytea NOT NULL,
    approver text NOT NULL,
    approved_at timestamp with time zone NOT NULL,
    approval text NOT NULL
);


ALTER TABLE credit.query_log_archive_approval OWNER TO credit_query_log_owner;

--
-- Name: TABLE query_log_archive_approval; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON TABLE credit.query_log_archive_approval IS 'Who agreed that a month may be detached, having its bundle. Added, never changed.';


--
-- Name: COLUMN query_log_archive_approval.manifest_digest; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_archive_approval.manifest_digest IS 'Of the bundle that the approver checked.';


--
-- Name: COLUMN query_log_archive_approval.approval; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_archive_approval.approval IS 'What the approver signed, for later checks.';


--
-- Name: query_log_checkpoint; Type: TABLE; Schema: credit; Owner: credit_query_log_owner
--

CREATE TABLE credit.query_log_checkpoint (
    tree_size bigint NOT NULL,
    root_hash bytea NOT NULL,
    covered_until timestamp with time zone NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    note text NOT NULL,
    CONSTRAINT query_log_checkpoint_root_hash_check CHECK ((octet_length(root_hash) = 32)),
    CONSTRAINT query_log_checkpoint_tree_size_check CHECK ((tree_size >= 0))
);


ALTER TABLE credit.query_log_checkpoint OWNER TO credit_query_log_owner;

--
-- Name: TABLE query_log_checkpoint; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON TABLE credit.query_log_checkpoint IS 'What creditsigner signed. Added, never changed.';


--
-- Name: COLUMN query_log_checkpoint.tree_size; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_checkpoint.tree_size IS 'Entries that it covers.';


--
-- Name: COLUMN query_log_checkpoint.root_hash; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_checkpoint.root_hash IS 'RFC 6962 root of the tree of that size.';


--
-- Name: COLUMN query_log_checkpoint.covered_until; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_checkpoint.covered_until IS 'Time of the last entry that it covers.';


--
-- Name: COLUMN query_log_checkpoint.signed_at; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_checkpoint.signed_at IS 'The signer''s clock.';


--
-- Name: COLUMN query_log_checkpoint.note; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_checkpoint.note IS 'The signed note with cosignatures (C2SP tlog-checkpoint).';


--
-- Name: query_log_entry; Type: TABLE; Schema: credit; Owner: credit_query_log_owner
--

CREATE TABLE credit.query_log_entry (
    log_position bigint NOT NULL,
    logged_at timestamp with time zone NOT NULL,
    audience text NOT NULL,
    operation text NOT NULL,
    outcome text NOT NULL,
    subject_key uuid,
    entry bytea NOT NULL,
    actor text NOT NULL,
    unit_code text,
    purpose text NOT NULL,
    CONSTRAINT query_log_entry_outcome_check CHECK ((outcome = ANY (ARRAY['answered'::text, 'empty'::text, 'refused'::text])))
)
PARTITION BY RANGE (logged_at);


ALTER TABLE credit.query_log_entry OWNER TO credit_query_log_owner;

--
-- Name: TABLE query_log_entry; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON TABLE credit.query_log_entry IS 'Monthly partitions by logged_at; kept for ever. Every query of it carries a time bound.';


--
-- Name: COLUMN query_log_entry.log_position; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_entry.log_position IS 'From 0, without a gap.';


--
-- Name: COLUMN query_log_entry.subject_key; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_entry.subject_key IS 'The one subject asked for, for X-8; null for searches and unknown codes.';


--
-- Name: COLUMN query_log_entry.entry; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_entry.entry IS 'The leaf: the exact bytes, JSON in UTF-8 with 122 random bits of salt. Never a disclosed value. The other columns repeat parts of it.';


--
-- Name: COLUMN query_log_entry.actor; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_entry.actor IS 'Who asked: an account, or public.';


--
-- Name: COLUMN query_log_entry.unit_code; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_entry.unit_code IS 'The unit that the actor asked for; null: no unit.';


--
-- Name: COLUMN query_log_entry.purpose; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_entry.purpose IS 'Why it was asked.';


--
-- Name: query_log_head; Type: TABLE; Schema: credit; Owner: credit_query_log_owner
--

CREATE TABLE credit.query_log_head (
    log_id smallint NOT NULL,
    next_position bigint NOT NULL,
    last_logged_at timestamp with time zone NOT NULL,
    CONSTRAINT query_log_head_next_position_check CHECK ((next_position >= 0))
);


ALTER TABLE credit.query_log_head OWNER TO credit_query_log_owner;

--
-- Name: TABLE query_log_head; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON TABLE credit.query_log_head IS 'One row per log. A batch takes its positions here, last, inside its own transaction: no sequence, no gap, no late commit.';


--
-- Name: COLUMN query_log_head.last_logged_at; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_head.last_logged_at IS 'Times in the log never go back, whatever a clock does.';


--
-- Name: query_log_tile; Type: TABLE; Schema: credit; Owner: credit_query_log_owner
--

CREATE TABLE credit.query_log_tile (
    tile_level smallint NOT NULL,
    tile_index bigint NOT NULL,
    hashes bytea NOT NULL,
    first_logged_at timestamp with time zone NOT NULL,
    last_logged_at timestamp with time zone NOT NULL,
    CONSTRAINT query_log_tile_hashes_check CHECK ((octet_length(hashes) = 8192)),
    CONSTRAINT query_log_tile_last_logged_at_check CHECK ((last_logged_at >= first_logged_at)),
    CONSTRAINT query_log_tile_tile_index_check CHECK ((tile_index >= 0)),
    CONSTRAINT query_log_tile_tile_level_check CHECK (((tile_level >= 0) AND (tile_level <= 7)))
);
ALTER TABLE ONLY credit.query_log_tile ALTER COLUMN hashes SET STORAGE EXTERNAL;


ALTER TABLE credit.query_log_tile OWNER TO credit_query_log_owner;

--
-- Name: TABLE query_log_tile; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON TABLE credit.query_log_tile IS 'Full tiles of the RFC 6962 tree over the entries, 256 hashes each (C2SP tlog-tiles). Added, never changed.';


--
-- Name: COLUMN query_log_tile.tile_level; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_tile.tile_level IS 'Level 0 holds hashes of entries, level n roots of tiles below.';


--
-- Name: COLUMN query_log_tile.tile_index; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_tile.tile_index IS 'From 0, without a gap on each level.';


--
-- Name: COLUMN query_log_tile.hashes; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_tile.hashes IS '256 SHA-256 hashes, one behind the other.';


--
-- Name: COLUMN query_log_tile.first_logged_at; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_tile.first_logged_at IS 'Time of the first entry below the tile: with last_logged_at the time bound of every search for one of them.';


--
-- Name: COLUMN query_log_tile.last_logged_at; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_tile.last_logged_at IS 'Time of the last entry below the tile.';


--
-- Name: query_log_tree; Type: TABLE; Schema: credit; Owner: credit_query_log_owner
--

CREATE TABLE credit.query_log_tree (
    log_id smallint NOT NULL,
    integrated_size bigint NOT NULL,
    integrated_until timestamp with time zone NOT NULL,
    edge_since timestamp with time zone NOT NULL,
    edge bytea NOT NULL,
    CONSTRAINT query_log_tree_integrated_size_check CHECK ((integrated_size >= 0))
)
WITH (fillfactor='10');
ALTER TABLE ONLY credit.query_log_tree ALTER COLUMN edge SET STORAGE EXTERNAL;


ALTER TABLE credit.query_log_tree OWNER TO credit_query_log_owner;

--
-- Name: TABLE query_log_tree; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON TABLE credit.query_log_tree IS 'One row per log: how far the entries are in the tree, and the part of it that is not in full tiles yet.';


--
-- Name: COLUMN query_log_tree.integrated_size; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_tree.integrated_size IS 'Entries in the tree.';


--
-- Name: COLUMN query_log_tree.integrated_until; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_tree.integrated_until IS 'Time of the last entry in the tree; -infinity: none.';


--
-- Name: COLUMN query_log_tree.edge_since; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_tree.edge_since IS 'Time of the first entry below the partial tile of level 0; without meaning while that tile is empty.';


--
-- Name: COLUMN query_log_tree.edge; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_tree.edge IS 'The partial tiles from level 0 upwards, one behind the other; that of level n has integrated_size / 256^n modulo 256 hashes.';


--
-- Name: query_matter; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.query_matter (
    policy_id integer NOT NULL,
    matter text NOT NULL,
    name text NOT NULL,
    "position" integer NOT NULL
);


ALTER TABLE credit.query_matter OWNER TO credit_owner;

--
-- Name: TABLE query_matter; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.query_matter IS 'Matters of government in which a record or report is used (HZ-M5). Reference table.';


--
-- Name: COLUMN query_matter.name; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.query_matter.name IS 'In Chinese.';


--
-- Name: COLUMN query_matter."position"; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.query_matter."position" IS 'Place in the list, from 0.';


--
-- Name: query_purpose; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.query_purpose (
    policy_id integer NOT NULL,
    purpose text NOT NULL,
    name text NOT NULL,
    "position" integer NOT NULL,
    needs_matter boolean NOT NULL,
    needs_case_number boolean NOT NULL,
    needs_follow_up_authority boolean NOT NULL,
    CONSTRAINT query_purpose_purpose_check CHECK ((purpose ~ '^[a-z][a-z_]{0,31}$'::text))
);


ALTER TABLE credit.query_purpose OWNER TO credit_owner;

--
-- Name: TABLE query_purpose; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.query_purpose IS 'The closed list of reasons for a query (QZ-4). Reference table.';


--
-- Name: COLUMN query_purpose.name; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.query_purpose.name IS 'In Chinese.';


--
-- Name: COLUMN query_purpose."position"; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.query_purpose."position" IS 'Place in the list, from 0.';


--
-- Name: COLUMN query_purpose.needs_matter; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.query_purpose.needs_matter IS 'A matter of the list must be named (HZ-M5).';


--
-- Name: COLUMN query_purpose.needs_follow_up_authority; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.query_purpose.needs_follow_up_authority IS 'Only for accounts that their head has authorised in writing (QZ-6).';


--
-- Name: reclassification; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.reclassification (
    subject_key uuid NOT NULL,
    record_id uuid NOT NULL,
    catalogue_version_id integer NOT NULL,
    prepared_version integer NOT NULL,
    item_code text NOT NULL,
    former_level text NOT NULL,
    open_level text NOT NULL,
    decided_on date,
    published_on date,
    public_until date,
    retained_until date,
    public_document text,
    subject_reference text,
    subject_name_rank smallint,
    subject_document text,
    normalised_name text COLLATE pg_catalog."C",
    bigrams integer[],
    subject_identifiers text[],
    level_a_fields text,
    level_b_fields text,
    level_c_fields text,
    masked_level_a_fields text,
    masked_level_b_fields text,
    masked_level_c_fields text,
    CONSTRAINT reclassification_former_level_check CHECK ((former_level = ANY (ARRAY['A'::text, 'B'::text, 'C'::text]))),
    CONSTRAINT reclassification_open_level_check CHECK ((open_level = ANY (ARRAY['A'::text, 'B'::text, 'C'::text]))),
    CONSTRAINT reclassification_public_document_check CHECK (((public_document IS NULL) OR (open_level = 'A'::text)))
);


ALTER TABLE credit.reclassification OWNER TO credit_owner;

--
-- Name: TABLE reclassification; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.reclassification IS 'What the one catalogue in state publishing does to records that are held. Empty unless a publication was begun; nobody is answered from it.';


--
-- Name: COLUMN reclassification.prepared_version; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.reclassification.prepared_version IS 'Newest version of the record when it was prepared; a newer one makes the row stale.';


--
-- Name: COLUMN reclassification.former_level; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.reclassification.former_level IS 'Level of prepared_version. Another open_level, or other fields, make a new version; otherwise only the public projection is replaced.';


--
-- Name: COLUMN reclassification.open_level; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.reclassification.open_level IS 'Level under the new catalogue; C for items that it no longer has.';


--
-- Name: COLUMN reclassification.decided_on; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.reclassification.decided_on IS 'As in record_version.';


--
-- Name: COLUMN reclassification.published_on; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.reclassification.published_on IS 'As in record_version, for the new version.';


--
-- Name: COLUMN reclassification.public_until; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.reclassification.public_until IS 'As in record_version, for the new version.';


--
-- Name: COLUMN reclassification.retained_until; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.reclassification.retained_until IS 'As in record_version, for the new version.';


--
-- Name: COLUMN reclassification.public_document; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.reclassification.public_document IS 'As in public_record; null: not public under the new catalogue.';


--
-- Name: COLUMN reclassification.subject_reference; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.reclassification.subject_reference IS 'This and the columns after it: what a record that becomes public teaches about its subject, as in public_subject, public_name and public_identifier; null for others.';


--
-- Name: COLUMN reclassification.level_a_fields; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.reclassification.level_a_fields IS 'This and the columns after it: as in record_version, under the new catalogue. Null, with the two after it: prepared by a release before these columns, and not ready.';


--
-- Name: record_marker; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.record_marker (
    subject_key uuid NOT NULL,
    record_id uuid NOT NULL,
    marker text NOT NULL,
    reason text,
    marked_at timestamp with time zone NOT NULL,
    lapses_at timestamp with time zone,
    CONSTRAINT record_marker_marker_check CHECK ((marker = ANY (ARRAY['under_processing'::text, 'applicant_disputes'::text]))),
    CONSTRAINT record_marker_reason_check CHECK (((marker = 'applicant_disputes'::text) = (reason IS NOT NULL)))
);


ALTER TABLE credit.record_marker OWNER TO credit_owner;

--
-- Name: TABLE record_marker; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.record_marker IS 'Markers in force, read by every disclosure from the primary (HZ-O7, HZ-O11).';


--
-- Name: COLUMN record_marker.reason; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_marker.reason IS 'The applicant''s reason as given; null for under_processing.';


--
-- Name: COLUMN record_marker.lapses_at; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_marker.lapses_at IS 'First instant at which it no longer holds; null: until removed.';


--
-- Name: record_version; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.record_version (
    subject_key uuid NOT NULL,
    record_id uuid NOT NULL,
    version integer NOT NULL,
    open_level text NOT NULL,
    item_code text NOT NULL,
    catalogue_version_id integer NOT NULL,
    provider_code text NOT NULL,
    state text NOT NULL,
    decided_on date,
    published_on date,
    valid_until date,
    public_until date,
    retained_until date,
    content jsonb NOT NULL,
    content_digest uuid NOT NULL,
    key_version smallint NOT NULL,
    batch_id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by text NOT NULL,
    ground text NOT NULL,
    level_a_fields text,
    level_b_fields text,
    level_c_fields text,
    masked_level_a_fields text,
    masked_level_b_fields text,
    masked_level_c_fields text,
    CONSTRAINT record_version_state_check CHECK ((state = ANY (ARRAY['in_force'::text, 'withdrawn'::text, 'corrected'::text, 'repaired'::text]))),
    CONSTRAINT record_version_version_check CHECK ((version >= 1))
)
PARTITION BY LIST (open_level);


ALTER TABLE credit.record_version OWNER TO credit_owner;

--
-- Name: TABLE record_version; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.record_version IS 'Append-only: a change is a new version with who and why (X-5); the newest version is the record as it stands. Owner''s content, unmasked: no function that answers the public can read it.';


--
-- Name: COLUMN record_version.record_id; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.record_id IS 'First 16 bytes of the keyed digest of item, subject and the identifying fields: the same record has the same id whenever and however often it is sent.';


--
-- Name: COLUMN record_version.decided_on; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.decided_on IS 'Date of the decision; null where the item has none.';


--
-- Name: COLUMN record_version.published_on; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.published_on IS 'First day of publication (BX-4); null: not open to society.';


--
-- Name: COLUMN record_version.valid_until; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.valid_until IS 'Last day on which the record is in force; null: no end.';


--
-- Name: COLUMN record_version.public_until; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.public_until IS 'Last day of publicity (BX-4); null: no end.';


--
-- Name: COLUMN record_version.retained_until; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.retained_until IS 'Last day on which it may be disclosed to anyone (BX-4); null: no end, or one that depends on an event to come.';


--
-- Name: COLUMN record_version.content; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.content IS 'Canonical field codes and values; values that hold identity numbers are encrypted (X-4).';


--
-- Name: COLUMN record_version.content_digest; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.content_digest IS 'First 16 bytes of the keyed digest of the content in clear: tells unchanged rows and re-sent corrected ones.';


--
-- Name: COLUMN record_version.key_version; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.key_version IS 'Version of the digest key.';


--
-- Name: COLUMN record_version.batch_id; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.batch_id IS 'The batch that brought the content; a version made by a catalogue or a withdrawal keeps that of the version before.';


--
-- Name: COLUMN record_version.ground; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.ground IS 'Why this version exists, e.g. import, catalogue 2026.1, withdrawal.';


--
-- Name: COLUMN record_version.level_a_fields; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.level_a_fields IS 'Fields whose own open level is A, as members of a JSON object without its braces, empty when there are none. Whole, but for identity and account numbers: those are masked in every form (X-4, PB-6). Null, with the two after it: stored by a release before these columns and not prepared since.';


--
-- Name: COLUMN record_version.level_b_fields; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.level_b_fields IS 'As level_a_fields, of the fields of level B.';


--
-- Name: COLUMN record_version.level_c_fields; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.level_c_fields IS 'As level_a_fields, of the fields of level C.';


--
-- Name: COLUMN record_version.masked_level_a_fields; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.masked_level_a_fields IS 'As level_a_fields, with sensitive fields masked as the catalogue says, or as their kind needs it, with what the scanner finds in texts masked, and without the fields that are withheld (JJ-2). Null: the same as level_a_fields.';


--
-- Name: COLUMN record_version.masked_level_b_fields; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.masked_level_b_fields IS 'As masked_level_a_fields, of the fields of level B. Null: the same as level_b_fields.';


--
-- Name: COLUMN record_version.masked_level_c_fields; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.masked_level_c_fields IS 'As masked_level_a_fields, of the fields of level C. Null: the same as level_c_fields.';


--
-- Name: record_version_a; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.record_version_a (
    subject_key uuid NOT NULL,
    record_id uuid NOT NULL,
    version integer NOT NULL,
    open_level text NOT NULL,
    item_code text NOT NULL,
    catalogue_version_id integer NOT NULL,
    provider_code text NOT NULL,
    state text NOT NULL,
    decided_on date,
    published_on date,
    valid_until date,
    public_until date,
    retained_until date,
    content jsonb NOT NULL,
    content_digest uuid NOT NULL,
    key_version smallint NOT NULL,
    batch_id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by text NOT NULL,
    ground text NOT NULL,
    level_a_fields text,
    level_b_fields text,
    level_c_fields text,
    masked_level_a_fields text,
    masked_level_b_fields text,
    masked_level_c_fields text,
    CONSTRAINT record_version_state_check CHECK ((state = ANY (ARRAY['in_force'::text, 'withdrawn'::text, 'corrected'::text, 'repaired'::text]))),
    CONSTRAINT record_version_version_check CHECK ((version >= 1))
);


ALTER TABLE credit.record_version_a OWNER TO credit_owner;

--
-- Name: TABLE record_version_a; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.record_version_a IS 'Open to society.';


--
-- Name: record_version_b; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.record_version_b (
    subject_key uuid NOT NULL,
    record_id uuid NOT NULL,
    version integer NOT NULL,
    open_level text NOT NULL,
    item_code text NOT NULL,
    catalogue_version_id integer NOT NULL,
    provider_code text NOT NULL,
    state text NOT NULL,
    decided_on date,
    published_on date,
    valid_until date,
    public_until date,
    retained_until date,
    content jsonb NOT NULL,
    content_digest uuid NOT NULL,
    key_version smallint NOT NULL,
    batch_id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by text NOT NULL,
    ground text NOT NULL,
    level_a_fields text,
    level_b_fields text,
    level_c_fields text,
    masked_level_a_fields text,
    masked_level_b_fields text,
    masked_level_c_fields text,
    CONSTRAINT record_version_state_check CHECK ((state = ANY (ARRAY['in_force'::text, 'withdrawn'::text, 'corrected'::text, 'repaired'::text]))),
    CONSTRAINT record_version_version_check CHECK ((version >= 1))
);


ALTER TABLE credit.record_version_b OWNER TO credit_owner;

--
-- Name: TABLE record_version_b; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.record_version_b IS 'On the subject''s authority.';


--
-- Name: record_version_c; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.record_version_c (
    subject_key uuid NOT NULL,
    record_id uuid NOT NULL,
    version integer NOT NULL,
    open_level text NOT NULL,
    item_code text NOT NULL,
    catalogue_version_id integer NOT NULL,
    provider_code text NOT NULL,
    state text NOT NULL,
    decided_on date,
    published_on date,
    valid_until date,
    public_until date,
    retained_until date,
    content jsonb NOT NULL,
    content_digest uuid NOT NULL,
    key_version smallint NOT NULL,
    batch_id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by text NOT NULL,
    ground text NOT NULL,
    level_a_fields text,
    level_b_fields text,
    level_c_fields text,
    masked_level_a_fields text,
    masked_level_b_fields text,
    masked_level_c_fields text,
    CONSTRAINT record_version_state_check CHECK ((state = ANY (ARRAY['in_force'::text, 'withdrawn'::text, 'corrected'::text, 'repaired'::text]))),
    CONSTRAINT record_version_version_check CHECK ((version >= 1))
);


ALTER TABLE credit.record_version_c OWNER TO credit_owner;

--
-- Name: TABLE record_version_c; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.record_version_c IS 'Inside government.';


--
-- Name: reinsertion_guard; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.reinsertion_guard (
    subject_key uuid NOT NULL,
    record_id uuid NOT NULL,
    content_digest uuid NOT NULL,
    ground text NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by text NOT NULL
);


ALTER TABLE credit.reinsertion_guard OWNER TO credit_owner;

--
-- Name: TABLE reinsertion_guard; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.reinsertion_guard IS 'Contents that were corrected, withdrawn or repaired: sent again unchanged they are quarantined, not reloaded (BX-3).';


--
-- Name: role; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.role (
    role text NOT NULL,
    duty text NOT NULL,
    CONSTRAINT role_duty_check CHECK ((duty = ANY (ARRAY['submitting'::text, 'querying'::text, 'administering'::text, 'workflow'::text, 'auditing'::text])))
);


ALTER TABLE credit.role OWNER TO credit_owner;

--
-- Name: TABLE role; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.role IS 'PB-10: an account has one role, a person one account, so duties are never in one hand.';


--
-- Name: COLUMN role.duty; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.role.duty IS 'querying acts by certificate; whoever has another duty logs in.';


--
-- Name: service_hours; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.service_hours (
    policy_id integer NOT NULL,
    number integer NOT NULL,
    opens time without time zone NOT NULL,
    closes time without time zone NOT NULL,
    rule_id text NOT NULL,
    CONSTRAINT service_hours_closes_check CHECK ((closes > opens))
);


ALTER TABLE credit.service_hours OWNER TO credit_owner;

--
-- Name: TABLE service_hours; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.service_hours IS 'Hours of working days in which may be asked (QZ-8); no row: no restriction. Reference table.';


--
-- Name: COLUMN service_hours.number; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.service_hours.number IS 'From 1.';


--
-- Name: COLUMN service_hours.opens; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.service_hours.opens IS 'First instant, Asia/Shanghai.';


--
-- Name: COLUMN service_hours.closes; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.service_hours.closes IS 'First instant that is outside again, Asia/Shanghai.';


--
-- Name: staff_credential; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.staff_credential (
    account_id text NOT NULL,
    password_hash text NOT NULL,
    password_set_at timestamp with time zone NOT NULL,
    must_change boolean NOT NULL,
    totp_secret bytea,
    totp_last_step bigint,
    failed_attempts integer DEFAULT 0 NOT NULL,
    refused_until timestamp with time zone,
    CONSTRAINT staff_credential_failed_attempts_check CHECK ((failed_attempts >= 0)),
    CONSTRAINT staff_credential_totp_last_step_check CHECK (((totp_secret IS NULL) = (totp_last_step IS NULL)))
);


ALTER TABLE credit.staff_credential OWNER TO credit_owner;

--
-- Name: TABLE staff_credential; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.staff_credential IS 'What an account logs in with. There is no row before there is a password.';


--
-- Name: COLUMN staff_credential.must_change; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.staff_credential.must_change IS 'QZ-2: the password was given by somebody else.';


--
-- Name: COLUMN staff_credential.totp_secret; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.staff_credential.totp_secret IS 'Sealed by the daemon; null: not enrolled.';


--
-- Name: COLUMN staff_credential.totp_last_step; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.staff_credential.totp_last_step IS 'Last time step that was used, in 30 s since 1970: neither it nor one before it counts again; null: not enrolled.';


--
-- Name: COLUMN staff_credential.failed_attempts; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.staff_credential.failed_attempts IS 'Attempts since the last log-in, the running one included.';


--
-- Name: COLUMN staff_credential.refused_until; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.staff_credential.refused_until IS 'No log-in before this instant; null: not locked out.';


--
-- Name: subject; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.subject (
    subject_key uuid NOT NULL,
    kind text NOT NULL,
    batch_id uuid NOT NULL,
    added_at timestamp with time zone NOT NULL,
    CONSTRAINT subject_kind_check CHECK ((kind = ANY (ARRAY['organisation'::text, 'person'::text])))
);


ALTER TABLE credit.subject OWNER TO credit_owner;

--
-- Name: TABLE subject; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.subject IS 'One row per credit file. Distributed by subject_key when the data outgrow one machine.';


--
-- Name: COLUMN subject.subject_key; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.subject.subject_key IS 'First 16 bytes of the digest of the identifier that the file was opened with: keyed for natural persons (X-4), plain for organisations, whose codes are public, so that the public daemon needs no secret. In a uuid because that is PostgreSQL''s only fixed 16-byte type; it is not a random UUID.';


--
-- Name: COLUMN subject.batch_id; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.subject.batch_id IS 'The batch that opened the file.';


--
-- Name: usage_limit; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.usage_limit (
    policy_id integer NOT NULL,
    limit_code text NOT NULL,
    role text,
    value integer NOT NULL,
    minimum_sample integer NOT NULL,
    rule_id text NOT NULL,
    reason text NOT NULL,
    CONSTRAINT usage_limit_limit_code_check CHECK ((limit_code = ANY (ARRAY['queries_per_minute'::text, 'queries_per_day'::text, 'outside_share_percent'::text, 'jump_factor_percent'::text, 'sequential_run'::text]))),
    CONSTRAINT usage_limit_minimum_sample_check CHECK ((minimum_sample >= 0)),
    CONSTRAINT usage_limit_value_check CHECK ((value > 0))
);


ALTER TABLE credit.usage_limit OWNER TO credit_owner;

--
-- Name: TABLE usage_limit; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.usage_limit IS 'Thresholds of an account (QZ-12, PB-3): what is more blocks it. No row: no threshold. Reference table.';


--
-- Name: COLUMN usage_limit.role; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.usage_limit.role IS 'Null: every role that has no row of its own.';


--
-- Name: COLUMN usage_limit.value; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.usage_limit.value IS 'The greatest figure that is in order: subjects a minute (verifications apart) or a day; percent of the day''s subjects that are outside the unit''s jurisdiction; the day''s subjects in percent of the account''s own mean; neighbouring codes one behind the other.';


--
-- Name: COLUMN usage_limit.minimum_sample; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.usage_limit.minimum_sample IS 'Subjects of the day from which on the figure is looked at; 0: always.';


--
-- Name: COLUMN usage_limit.reason; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.usage_limit.reason IS 'Why this figure, in Chinese.';


--
-- Name: use_agreement; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.use_agreement (
    agreement_id uuid NOT NULL,
    unit_code text NOT NULL,
    signed_on date NOT NULL,
    valid_from date NOT NULL,
    valid_until date NOT NULL,
    purposes text[] NOT NULL,
    matters text[] NOT NULL,
    suspended_at timestamp with time zone,
    suspension_ground text,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by text NOT NULL,
    CONSTRAINT use_agreement_purposes_check CHECK ((cardinality(purposes) > 0)),
    CONSTRAINT use_agreement_suspended_at_check CHECK (((suspended_at IS NULL) = (suspension_ground IS NULL))),
    CONSTRAINT use_agreement_valid_until_check CHECK (((valid_until >= valid_from) AND (valid_from >= signed_on)))
);


ALTER TABLE credit.use_agreement OWNER TO credit_owner;

--
-- Name: TABLE use_agreement; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.use_agreement IS 'JJ-14: no unit queries without one. Of one unit no two that are not suspended share a day (record_use_agreement).';


--
-- Name: COLUMN use_agreement.valid_until; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.use_agreement.valid_until IS 'Last day, inclusive.';


--
-- Name: COLUMN use_agreement.purposes; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.use_agreement.purposes IS 'What it may query for, of the policy''s purposes.';


--
-- Name: COLUMN use_agreement.matters; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.use_agreement.matters IS 'What it may query about, of the policy''s matters.';


--
-- Name: COLUMN use_agreement.suspended_at; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.use_agreement.suspended_at IS 'From then on it is as if there were none; null: never.';


--
-- Name: use_feedback; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.use_feedback (
    feedback_id uuid NOT NULL,
    log_position bigint NOT NULL,
    unit_code text NOT NULL,
    account_id text NOT NULL,
    matter text,
    result text NOT NULL,
    note text,
    reported_at timestamp with time zone NOT NULL,
    CONSTRAINT use_feedback_note_check CHECK (((length(btrim(note)) >= 1) AND (length(btrim(note)) <= 500))),
    CONSTRAINT use_feedback_other_check CHECK (((result <> 'other'::text) OR (note IS NOT NULL))),
    CONSTRAINT use_feedback_result_check CHECK ((result = ANY (ARRAY['granted'::text, 'refused'::text, 'extra_checks'::text, 'other'::text])))
);


ALTER TABLE credit.use_feedback OWNER TO credit_owner;

--
-- Name: TABLE use_feedback; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.use_feedback IS 'What using units did with what they were answered (HZ-M8). Added, never changed.';


--
-- Name: COLUMN use_feedback.log_position; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.use_feedback.log_position IS 'The unit''s own answered query; one feedback each.';


--
-- Name: COLUMN use_feedback.account_id; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.use_feedback.account_id IS 'Who reported; another person of the unit may have asked.';


--
-- Name: COLUMN use_feedback.matter; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.use_feedback.matter IS 'Of the query, from its entry; null: it had none.';


--
-- Name: COLUMN use_feedback.note; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.use_feedback.note IS '1 to 500 characters, as given; null: none. Always with other.';


--
-- Name: verification_job; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.verification_job (
    job_id uuid NOT NULL,
    account_id text NOT NULL,
    unit_code text NOT NULL,
    spki_digest bytea NOT NULL,
    purpose text NOT NULL,
    matter text,
    case_number text,
    items text,
    state text NOT NULL,
    subject_count integer NOT NULL,
    done_count integer NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    fetched_at timestamp with time zone,
    keep_until timestamp with time zone,
    network_address text NOT NULL,
    request_id text NOT NULL,
    CONSTRAINT verification_job_done_count_check CHECK (((done_count >= 0) AND (done_count <= subject_count))),
    CONSTRAINT verification_job_fetched_at_check CHECK (((state = 'fetched'::text) = (fetched_at IS NOT NULL))),
    CONSTRAINT verification_job_finished_at_check CHECK (((state = ANY (ARRAY['waiting'::text, 'running'::text])) = (finished_at IS NULL))),
    CONSTRAINT verification_job_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'finished'::text, 'failed'::text, 'fetched'::text, 'expired'::text])))
);


ALTER TABLE credit.verification_job OWNER TO credit_owner;

--
-- Name: TABLE verification_job; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.verification_job IS 'An uploaded list that is answered step by step, each line checked and logged like a query, and fetched once.';


--
-- Name: COLUMN verification_job.spki_digest; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.verification_job.spki_digest IS 'Certificate that it was requested with: when that one ends, so does the job.';


--
-- Name: COLUMN verification_job.matter; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.verification_job.matter IS 'Null: the purpose needs none.';


--
-- Name: COLUMN verification_job.case_number; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.verification_job.case_number IS 'Null: the purpose needs none.';


--
-- Name: COLUMN verification_job.items; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.verification_job.items IS 'JSON array of item codes; null: all.';


--
-- Name: COLUMN verification_job.state; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.verification_job.state IS 'waiting: not begun; running; finished: to be fetched; failed: a line was refused, it and what was answered before it are to be fetched; fetched, or expired because nobody fetched it: its lines are gone.';


--
-- Name: COLUMN verification_job.subject_count; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.verification_job.subject_count IS 'Lines.';


--
-- Name: COLUMN verification_job.done_count; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.verification_job.done_count IS 'Lines that have their answer.';


--
-- Name: COLUMN verification_job.finished_at; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.verification_job.finished_at IS 'Null: not yet.';


--
-- Name: COLUMN verification_job.fetched_at; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.verification_job.fetched_at IS 'Null: not yet.';


--
-- Name: COLUMN verification_job.keep_until; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.verification_job.keep_until IS 'First instant at which lines are deleted unfetched; null: not finished yet.';


--
-- Name: verification_line; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.verification_line (
    job_id uuid NOT NULL,
    number integer NOT NULL,
    identifier_digest uuid,
    label text NOT NULL,
    division_code text,
    code_number bigint,
    status smallint,
    answer text,
    CONSTRAINT verification_line_number_check CHECK ((number >= 1)),
    CONSTRAINT verification_line_status_check CHECK (((status IS NULL) = (answer IS NULL)))
);


ALTER TABLE credit.verification_line OWNER TO credit_owner;

--
-- Name: TABLE verification_line; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.verification_line IS 'Subjects of a job and their sealed answers, until they are fetched. Survives a crash: the entries are written.';


--
-- Name: COLUMN verification_line.number; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.verification_line.number IS 'From 1: the line''s place in the uploaded list.';


--
-- Name: COLUMN verification_line.label; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.verification_line.label IS 'As in stage_government_answers.';


--
-- Name: COLUMN verification_line.division_code; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.verification_line.division_code IS 'As in stage_government_answers; null: unknown.';


--
-- Name: COLUMN verification_line.code_number; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.verification_line.code_number IS 'As in stage_government_answers; null: no such code.';


--
-- Name: COLUMN verification_line.status; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.verification_line.status IS 'HTTP status; null: not answered yet.';


--
-- Name: COLUMN verification_line.answer; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.verification_line.answer IS 'The sealed document, with its receipt; null: not answered yet.';


--
-- Name: withheld_document; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.withheld_document (
    policy_id integer NOT NULL,
    catalogue_version_id integer NOT NULL,
    role text NOT NULL,
    unit_level text NOT NULL,
    purpose text NOT NULL,
    is_person boolean NOT NULL,
    document text NOT NULL
);


ALTER TABLE credit.withheld_document OWNER TO credit_owner;

--
-- Name: TABLE withheld_document; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.withheld_document IS 'What government_withheld says of those who ask for all items and hold no consent: worked out once, because published policies and catalogues never change. At most roles by levels by purposes by kinds for each pair of them. Reference table.';


--
-- Name: COLUMN withheld_document.is_person; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.withheld_document.is_person IS 'Whether it is about natural persons.';


--
-- Name: COLUMN withheld_document.document; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.withheld_document.document IS 'JSON array without its brackets.';


--
-- Name: record_version_a; Type: TABLE ATTACH; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.record_version ATTACH PARTITION credit.record_version_a FOR VALUES IN ('A');


--
-- Name: record_version_b; Type: TABLE ATTACH; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.record_version ATTACH PARTITION credit.record_version_b FOR VALUES IN ('B');


--
-- Name: record_version_c; Type: TABLE ATTACH; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.record_version ATTACH PARTITION credit.record_version_c FOR VALUES IN ('C');


--
-- Name: access_decision access_decision_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.access_decision
    ADD CONSTRAINT access_decision_pkey PRIMARY KEY (policy_id, role, unit_level, purpose, relation, sharing_mode, consent);


--
-- Name: access_policy access_policy_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.access_policy
    ADD CONSTRAINT access_policy_pkey PRIMARY KEY (policy_id);


--
-- Name: access_policy access_policy_profile_label_key; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.access_policy
    ADD CONSTRAINT access_policy_profile_label_key UNIQUE (profile, label);


--
-- Name: access_rule access_rule_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.access_rule
    ADD CONSTRAINT access_rule_pkey PRIMARY KEY (policy_id, rule_number);


--
-- Name: account_block account_block_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.account_block
    ADD CONSTRAINT account_block_pkey PRIMARY KEY (block_id);


--
-- Name: account_change account_change_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.account_change
    ADD CONSTRAINT account_change_pkey PRIMARY KEY (change_id);


--
-- Name: account_event account_event_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.account_event
    ADD CONSTRAINT account_event_pkey PRIMARY KEY (account_id, number);


--
-- Name: account_pace account_pace_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.account_pace
    ADD CONSTRAINT account_pace_pkey PRIMARY KEY (account_id);


--
-- Name: account account_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (account_id);


--
-- Name: account_transition account_transition_from_state_event_to_state_key; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.account_transition
    ADD CONSTRAINT account_transition_from_state_event_to_state_key UNIQUE (from_state, event, to_state);


--
-- Name: account_transition account_transition_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.account_transition
    ADD CONSTRAINT account_transition_pkey PRIMARY KEY (from_state, event);


--
-- Name: account_usage account_usage_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.account_usage
    ADD CONSTRAINT account_usage_pkey PRIMARY KEY (account_id, day);


--
-- Name: applied_file applied_file_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.applied_file
    ADD CONSTRAINT applied_file_pkey PRIMARY KEY (path);


--
-- Name: bulk_right bulk_right_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.bulk_right
    ADD CONSTRAINT bulk_right_pkey PRIMARY KEY (policy_id, operation);


--
-- Name: calendar_exception calendar_exception_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.calendar_exception
    ADD CONSTRAINT calendar_exception_pkey PRIMARY KEY (day);


--
-- Name: calendar_year calendar_year_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.calendar_year
    ADD CONSTRAINT calendar_year_pkey PRIMARY KEY (year);


--
-- Name: catalogue_item catalogue_item_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.catalogue_item
    ADD CONSTRAINT catalogue_item_pkey PRIMARY KEY (catalogue_version_id, item_code);


--
-- Name: catalogue_version catalogue_version_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.catalogue_version
    ADD CONSTRAINT catalogue_version_pkey PRIMARY KEY (catalogue_version_id);


--
-- Name: catalogue_version catalogue_version_profile_label_key; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.catalogue_version
    ADD CONSTRAINT catalogue_version_profile_label_key UNIQUE (profile, label);


--
-- Name: certificate_event certificate_event_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.certificate_event
    ADD CONSTRAINT certificate_event_pkey PRIMARY KEY (certificate_id, number);


--
-- Name: certificate certificate_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.certificate
    ADD CONSTRAINT certificate_pkey PRIMARY KEY (certificate_id);


--
-- Name: certificate_transition certificate_transition_from_state_event_to_state_key; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.certificate_transition
    ADD CONSTRAINT certificate_transition_from_state_event_to_state_key UNIQUE (from_state, event, to_state);


--
-- Name: certificate_transition certificate_transition_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.certificate_transition
    ADD CONSTRAINT certificate_transition_pkey PRIMARY KEY (from_state, event);


--
-- Name: consent_event consent_event_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.consent_event
    ADD CONSTRAINT consent_event_pkey PRIMARY KEY (consent_id, number);


--
-- Name: consent consent_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.consent
    ADD CONSTRAINT consent_pkey PRIMARY KEY (consent_id);


--
-- Name: consent_transition consent_transition_from_state_event_to_state_key; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.consent_transition
    ADD CONSTRAINT consent_transition_from_state_event_to_state_key UNIQUE (from_state, event, to_state);


--
-- Name: consent_transition consent_transition_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.consent_transition
    ADD CONSTRAINT consent_transition_pkey PRIMARY KEY (from_state, event);


--
-- Name: daily_check daily_check_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.daily_check
    ADD CONSTRAINT daily_check_pkey PRIMARY KEY (unit_code, day);


--
-- Name: departure departure_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.departure
    ADD CONSTRAINT departure_pkey PRIMARY KEY (account_id, reported_at);


--
-- Name: disclosure_form disclosure_form_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.disclosure_form
    ADD CONSTRAINT disclosure_form_pkey PRIMARY KEY (form);


--
-- Name: disclosure_form disclosure_form_rank_key; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.disclosure_form
    ADD CONSTRAINT disclosure_form_rank_key UNIQUE (rank);


--
-- Name: division division_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.division
    ADD CONSTRAINT division_pkey PRIMARY KEY (division_code, valid_from);


--
-- Name: government_answer_key government_answer_key_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.government_answer_key
    ADD CONSTRAINT government_answer_key_pkey PRIMARY KEY (ticket);


--
-- Name: hours_exception hours_exception_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.hours_exception
    ADD CONSTRAINT hours_exception_pkey PRIMARY KEY (exception_id);


--
-- Name: identifier identifier_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.identifier
    ADD CONSTRAINT identifier_pkey PRIMARY KEY (identifier_digest);


--
-- Name: import_batch import_batch_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.import_batch
    ADD CONSTRAINT import_batch_pkey PRIMARY KEY (batch_id);


--
-- Name: import_row_issue import_row_issue_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.import_row_issue
    ADD CONSTRAINT import_row_issue_pkey PRIMARY KEY (batch_id, line_number, issue_number);


--
-- Name: password_history password_history_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.password_history
    ADD CONSTRAINT password_history_pkey PRIMARY KEY (account_id, set_at);


--
-- Name: public_identifier public_identifier_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.public_identifier
    ADD CONSTRAINT public_identifier_pkey PRIMARY KEY (identifier, subject_key);


--
-- Name: public_name public_name_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.public_name
    ADD CONSTRAINT public_name_pkey PRIMARY KEY (subject_key);


--
-- Name: public_record public_record_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.public_record
    ADD CONSTRAINT public_record_pkey PRIMARY KEY (subject_key, record_id);


--
-- Name: public_subject public_subject_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.public_subject
    ADD CONSTRAINT public_subject_pkey PRIMARY KEY (subject_key);


--
-- Name: quarantined_row quarantined_row_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.quarantined_row
    ADD CONSTRAINT quarantined_row_pkey PRIMARY KEY (item_code, provider_code, row_digest);


--
-- Name: query_log_archive_approval query_log_archive_approval_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_query_log_owner
--

ALTER TABLE ONLY credit.query_log_archive_approval
    ADD CONSTRAINT query_log_archive_approval_pkey PRIMARY KEY (archived_month, manifest_digest, approver);


--
-- Name: query_log_archive query_log_archive_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_query_log_owner
--

ALTER TABLE ONLY credit.query_log_archive
    ADD CONSTRAINT query_log_archive_pkey PRIMARY KEY (archived_month);


--
-- Name: query_log_checkpoint query_log_checkpoint_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_query_log_owner
--

ALTER TABLE ONLY credit.query_log_checkpoint
    ADD CONSTRAINT query_log_checkpoint_pkey PRIMARY KEY (tree_size);


--
-- Name: query_log_entry query_log_entry_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_query_log_owner
--

ALTER TABLE ONLY credit.query_log_entry
    ADD CONSTRAINT query_log_entry_pkey PRIMARY KEY (logged_at, log_position);


--
-- Name: query_log_head query_log_head_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_query_log_owner
--

ALTER TABLE ONLY credit.query_log_head
    ADD CONSTRAINT query_log_head_pkey PRIMARY KEY (log_id);


--
-- Name: query_log_tile query_log_tile_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_query_log_owner
--

ALTER TABLE ONLY credit.query_log_tile
    ADD CONSTRAINT query_log_tile_pkey PRIMARY KEY (tile_level, tile_index);


--
-- Name: query_log_tree query_log_tree_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_query_log_owner
--

ALTER TABLE ONLY credit.query_log_tree
    ADD CONSTRAINT query_log_tree_pkey PRIMARY KEY (log_id);


--
-- Name: query_matter query_matter_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.query_matter
    ADD CONSTRAINT query_matter_pkey PRIMARY KEY (policy_id, matter);


--
-- Name: query_purpose query_purpose_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.query_purpose
    ADD CONSTRAINT query_purpose_pkey PRIMARY KEY (policy_id, purpose);


--
-- Name: reclassification reclassification_level_fields_check; Type: CHECK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE credit.reclassification
    ADD CONSTRAINT reclassification_level_fields_check CHECK ((num_nulls(level_a_fields, level_b_fields, level_c_fields) = ANY (ARRAY[0, 3]))) NOT VALID;


--
-- Name: reclassification reclassification_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.reclassification
    ADD CONSTRAINT reclassification_pkey PRIMARY KEY (subject_key, record_id);


--
-- Name: record_marker record_marker_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.record_marker
    ADD CONSTRAINT record_marker_pkey PRIMARY KEY (subject_key, record_id, marker);


--
-- Name: record_version record_version_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.record_version
    ADD CONSTRAINT record_version_pkey PRIMARY KEY (subject_key, record_id, version, open_level);


--
-- Name: record_version_a record_version_a_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.record_version_a
    ADD CONSTRAINT record_version_a_pkey PRIMARY KEY (subject_key, record_id, version, open_level);


--
-- Name: record_version_b record_version_b_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.record_version_b
    ADD CONSTRAINT record_version_b_pkey PRIMARY KEY (subject_key, record_id, version, open_level);


--
-- Name: record_version_c record_version_c_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.record_version_c
    ADD CONSTRAINT record_version_c_pkey PRIMARY KEY (subject_key, record_id, version, open_level);


--
-- Name: record_version record_version_level_fields_check; Type: CHECK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE credit.record_version
    ADD CONSTRAINT record_version_level_fields_check CHECK (((num_nulls(level_a_fields, level_b_fields, level_c_fields) = ANY (ARRAY[0, 3])) AND ((level_a_fields IS NOT NULL) OR (num_nonnulls(masked_level_a_fields, masked_level_b_fields, masked_level_c_fields) = 0)))) NOT VALID;


--
-- Name: reinsertion_guard reinsertion_guard_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.reinsertion_guard
    ADD CONSTRAINT reinsertion_guard_pkey PRIMARY KEY (subject_key, record_id, content_digest);


--
-- Name: role role_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.role
    ADD CONSTRAINT role_pkey PRIMARY KEY (role);


--
-- Name: service_hours service_hours_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.service_hours
    ADD CONSTRAINT service_hours_pkey PRIMARY KEY (policy_id, number);


--
-- Name: staff_credential staff_credential_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.staff_credential
    ADD CONSTRAINT staff_credential_pkey PRIMARY KEY (account_id);


--
-- Name: staff_session staff_session_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.staff_session
    ADD CONSTRAINT staff_session_pkey PRIMARY KEY (token_digest);


--
-- Name: subject subject_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.subject
    ADD CONSTRAINT subject_pkey PRIMARY KEY (subject_key);


--
-- Name: unit unit_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.unit
    ADD CONSTRAINT unit_pkey PRIMARY KEY (unit_code);


--
-- Name: usage_limit usage_limit_policy_id_limit_code_role_key; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.usage_limit
    ADD CONSTRAINT usage_limit_policy_id_limit_code_role_key UNIQUE NULLS NOT DISTINCT (policy_id, limit_code, role);


--
-- Name: use_agreement use_agreement_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.use_agreement
    ADD CONSTRAINT use_agreement_pkey PRIMARY KEY (agreement_id);


--
-- Name: use_feedback use_feedback_log_position_key; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.use_feedback
    ADD CONSTRAINT use_feedback_log_position_key UNIQUE (log_position);


--
-- Name: use_feedback use_feedback_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.use_feedback
    ADD CONSTRAINT use_feedback_pkey PRIMARY KEY (feedback_id);


--
-- Name: verification_job verification_job_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.verification_job
    ADD CONSTRAINT verification_job_pkey PRIMARY KEY (job_id);


--
-- Name: verification_line verification_line_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.verification_line
    ADD CONSTRAINT verification_line_pkey PRIMARY KEY (job_id, number);


--
-- Name: withheld_document withheld_document_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.withheld_document
    ADD CONSTRAINT withheld_document_pkey PRIMARY KEY (policy_id, catalogue_version_id, role, unit_level, purpose, is_person);


--
-- Name: account_block_account_id_key; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE UNIQUE INDEX account_block_account_id_key ON credit.account_block USING btree (account_id) WHERE (lifted_at IS NULL);


--
-- Name: account_change_account_id_kind_key; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE UNIQUE INDEX account_change_account_id_kind_key ON credit.account_change USING btree (account_id, kind) WHERE (decision IS NULL);


--
-- Name: account_person_digest_key; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE UNIQUE INDEX account_person_digest_key ON credit.account USING btree (person_digest) WHERE (state <> 'stopped'::text);


--
-- Name: account_unit_code_idx; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE INDEX account_unit_code_idx ON credit.account USING btree (unit_code);


--
-- Name: catalogue_version_published_key; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE UNIQUE INDEX catalogue_version_published_key ON credit.catalogue_version USING btree (state) WHERE (state = 'published'::text);


--
-- Name: catalogue_version_publishing_key; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE UNIQUE INDEX catalogue_version_publishing_key ON credit.catalogue_version USING btree (state) WHERE (state = 'publishing'::text);


--
-- Name: certificate_account_id_idx; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE INDEX certificate_account_id_idx ON credit.certificate USING btree (account_id);


--
-- Name: certificate_spki_digest_key; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE UNIQUE INDEX certificate_spki_digest_key ON credit.certificate USING btree (spki_digest) WHERE (state = 'granted'::text);


--
-- Name: consent_applied_key; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE UNIQUE INDEX consent_applied_key ON credit.consent USING btree (using_unit, providing_unit, item_code, purpose) WHERE (state = 'applied'::text);


--
-- Name: consent_providing_unit_applied_at_idx; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE INDEX consent_providing_unit_applied_at_idx ON credit.consent USING btree (providing_unit, applied_at, consent_id);


--
-- Name: consent_using_unit_applied_at_idx; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE INDEX consent_using_unit_applied_at_idx ON credit.consent USING btree (using_unit, applied_at, consent_id);


--
-- Name: consent_using_unit_item_code_idx; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE INDEX consent_using_unit_item_code_idx ON credit.consent USING btree (using_unit, item_code) WHERE (state = 'granted'::text);


--
-- Name: departure_account_id_key; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE UNIQUE INDEX departure_account_id_key ON credit.departure USING btree (account_id) WHERE (withdrawn_at IS NULL);


--
-- Name: hours_exception_unit_code_closes_at_idx; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE INDEX hours_exception_unit_code_closes_at_idx ON credit.hours_exception USING btree (unit_code, closes_at) WHERE (decision = 'approved'::text);


--
-- Name: hours_exception_waiting_key; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE UNIQUE INDEX hours_exception_waiting_key ON credit.hours_exception USING btree (unit_code, opens_at, closes_at) WHERE (decision IS NULL);


--
-- Name: identifier_subject_key_idx; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE INDEX identifier_subject_key_idx ON credit.identifier USING btree (subject_key);


--
-- Name: public_identifier_subject_key_idx; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE INDEX public_identifier_subject_key_idx ON credit.public_identifier USING btree (subject_key);


--
-- Name: public_name_bigrams_idx; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE INDEX public_name_bigrams_idx ON credit.public_name USING gin (bigrams) WITH (fastupdate=off);


--
-- Name: public_name_order_idx; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE INDEX public_name_order_idx ON credit.public_name USING btree (normalised_name, subject_key);


--
-- Name: query_log_entry_actor_logged_at_log_position_idx; Type: INDEX; Schema: credit; Owner: credit_query_log_owner
--

CREATE INDEX query_log_entry_actor_logged_at_log_position_idx ON ONLY credit.query_log_entry USING btree (actor, logged_at, log_position) WHERE (actor <> 'public'::text);


--
-- Name: query_log_entry_subject_key_logged_at_idx; Type: INDEX; Schema: credit; Owner: credit_query_log_owner
--

CREATE INDEX query_log_entry_subject_key_logged_at_idx ON ONLY credit.query_log_entry USING btree (subject_key, logged_at) WHERE (subject_key IS NOT NULL);


--
-- Name: query_log_entry_unit_code_logged_at_log_position_idx; Type: INDEX; Schema: credit; Owner: credit_query_log_owner
--

CREATE INDEX query_log_entry_unit_code_logged_at_log_position_idx ON ONLY credit.query_log_entry USING btree (unit_code, logged_at, log_position) WHERE (unit_code IS NOT NULL);


--
-- Name: staff_session_account_id_key; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE UNIQUE INDEX staff_session_account_id_key ON credit.staff_session USING btree (account_id) WHERE (ended_at IS NULL);


--
-- Name: staff_session_account_id_last_seen_at_idx; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE INDEX staff_session_account_id_last_seen_at_idx ON credit.staff_session USING btree (account_id, last_seen_at);


--
-- Name: use_agreement_unit_code_idx; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE INDEX use_agreement_unit_code_idx ON credit.use_agreement USING btree (unit_code, valid_until);


--
-- Name: use_feedback_reported_at_idx; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE INDEX use_feedback_reported_at_idx ON credit.use_feedback USING btree (reported_at);


--
-- Name: verification_job_account_id_requested_at_idx; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE INDEX verification_job_account_id_requested_at_idx ON credit.verification_job USING btree (account_id, requested_at);


--
-- Name: verification_job_requested_at_idx; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE INDEX verification_job_requested_at_idx ON credit.verification_job USING btree (requested_at) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text, 'finished'::text, 'failed'::text]));


--
-- Name: record_version_a_pkey; Type: INDEX ATTACH; Schema: credit; Owner: credit_owner
--

ALTER INDEX credit.record_version_pkey ATTACH PARTITION credit.record_version_a_pkey;


--
-- Name: record_version_b_pkey; Type: INDEX ATTACH; Schema: credit; Owner: credit_owner
--

ALTER INDEX credit.record_version_pkey ATTACH PARTITION credit.record_version_b_pkey;


--
-- Name: record_version_c_pkey; Type: INDEX ATTACH; Schema: credit; Owner: credit_owner
--

ALTER INDEX credit.record_version_pkey ATTACH PARTITION credit.record_version_c_pkey;


--
-- Name: query_log_archive query_log_fence_row; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_row BEFORE DELETE OR UPDATE ON credit.query_log_archive FOR EACH ROW EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_archive ENABLE ALWAYS TRIGGER query_log_fence_row;


--
-- Name: query_log_archive_approval query_log_fence_row; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_row BEFORE DELETE OR UPDATE ON credit.query_log_archive_approval FOR EACH ROW EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_archive_approval ENABLE ALWAYS TRIGGER query_log_fence_row;


--
-- Name: query_log_checkpoint query_log_fence_row; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_row BEFORE DELETE OR UPDATE ON credit.query_log_checkpoint FOR EACH ROW EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_checkpoint ENABLE ALWAYS TRIGGER query_log_fence_row;


--
-- Name: query_log_head query_log_fence_row; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_row BEFORE UPDATE ON credit.query_log_head FOR EACH ROW WHEN (((new.log_id <> old.log_id) OR (new.next_position < old.next_position) OR (new.last_logged_at < old.last_logged_at))) EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_head ENABLE ALWAYS TRIGGER query_log_fence_row;


--
-- Name: query_log_tile query_log_fence_row; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_row BEFORE DELETE OR UPDATE ON credit.query_log_tile FOR EACH ROW EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_tile ENABLE ALWAYS TRIGGER query_log_fence_row;


--
-- Name: query_log_tree query_log_fence_row; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_row BEFORE UPDATE ON credit.query_log_tree FOR EACH ROW WHEN (((new.log_id <> old.log_id) OR (new.integrated_size < old.integrated_size) OR (new.integrated_until < old.integrated_until))) EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_tree ENABLE ALWAYS TRIGGER query_log_fence_row;


--
-- Name: query_log_archive query_log_fence_statement; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_statement BEFORE DELETE OR UPDATE OR TRUNCATE ON credit.query_log_archive FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_archive ENABLE ALWAYS TRIGGER query_log_fence_statement;


--
-- Name: query_log_archive_approval query_log_fence_statement; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_statement BEFORE DELETE OR UPDATE OR TRUNCATE ON credit.query_log_archive_approval FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_archive_approval ENABLE ALWAYS TRIGGER query_log_fence_statement;


--
-- Name: query_log_checkpoint query_log_fence_statement; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_statement BEFORE DELETE OR UPDATE OR TRUNCATE ON credit.query_log_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_checkpoint ENABLE ALWAYS TRIGGER query_log_fence_statement;


--
-- Name: query_log_entry query_log_fence_statement; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_statement BEFORE DELETE OR UPDATE OR TRUNCATE ON credit.query_log_entry FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_entry ENABLE ALWAYS TRIGGER query_log_fence_statement;


--
-- Name: query_log_head query_log_fence_statement; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_statement BEFORE DELETE OR TRUNCATE ON credit.query_log_head FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_head ENABLE ALWAYS TRIGGER query_log_fence_statement;


--
-- Name: query_log_tile query_log_fence_statement; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_statement BEFORE DELETE OR UPDATE OR TRUNCATE ON credit.query_log_tile FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_tile ENABLE ALWAYS TRIGGER query_log_fence_statement;


--
-- Name: query_log_tree query_log_fence_statement; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_statement BEFORE DELETE OR TRUNCATE ON credit.query_log_tree FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_tree ENABLE ALWAYS TRIGGER query_log_fence_statement;


--
-- Name: access_decision access_decision_policy_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.access_decision
    ADD CONSTRAINT access_decision_policy_fk FOREIGN KEY (policy_id) REFERENCES credit.access_policy(policy_id) ON DELETE CASCADE;


--
-- Name: access_rule access_rule_form_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.access_rule
    ADD CONSTRAINT access_rule_form_fk FOREIGN KEY (form) REFERENCES credit.disclosure_form(form);


--
-- Name: access_rule access_rule_policy_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.access_rule
    ADD CONSTRAINT access_rule_policy_fk FOREIGN KEY (policy_id) REFERENCES credit.access_policy(policy_id);


--
-- Name: account_block account_block_account_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.account_block
    ADD CONSTRAINT account_block_account_fk FOREIGN KEY (account_id) REFERENCES credit.account(account_id);


--
-- Name: account_event account_event_account_id_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.account_event
    ADD CONSTRAINT account_event_account_id_fk FOREIGN KEY (account_id) REFERENCES credit.account(account_id);


--
-- Name: account_event account_event_transition_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.account_event
    ADD CONSTRAINT account_event_transition_fk FOREIGN KEY (from_state, event, to_state) REFERENCES credit.account_transition(from_state, event, to_state);


--
-- Name: account_pace account_pace_account_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.account_pace
    ADD CONSTRAINT account_pace_account_fk FOREIGN KEY (account_id) REFERENCES credit.account(account_id);


--
-- Name: account account_role_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.account
    ADD CONSTRAINT account_role_fk FOREIGN KEY (role) REFERENCES credit.role(role);


--
-- Name: account account_unit_code_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.account
    ADD CONSTRAINT account_unit_code_fk FOREIGN KEY (unit_code) REFERENCES credit.unit(unit_code);


--
-- Name: account_usage account_usage_account_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.account_usage
    ADD CONSTRAINT account_usage_account_fk FOREIGN KEY (account_id) REFERENCES credit.account(account_id);


--
-- Name: bulk_right bulk_right_policy_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.bulk_right
    ADD CONSTRAINT bulk_right_policy_fk FOREIGN KEY (policy_id) REFERENCES credit.access_policy(policy_id);


--
-- Name: catalogue_item catalogue_item_version_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.catalogue_item
    ADD CONSTRAINT catalogue_item_version_fk FOREIGN KEY (catalogue_version_id) REFERENCES credit.catalogue_version(catalogue_version_id);


--
-- Name: certificate certificate_account_id_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.certificate
    ADD CONSTRAINT certificate_account_id_fk FOREIGN KEY (account_id) REFERENCES credit.account(account_id);


--
-- Name: certificate_event certificate_event_certificate_id_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.certificate_event
    ADD CONSTRAINT certificate_event_certificate_id_fk FOREIGN KEY (certificate_id) REFERENCES credit.certificate(certificate_id);


--
-- Name: certificate_event certificate_event_transition_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.certificate_event
    ADD CONSTRAINT certificate_event_transition_fk FOREIGN KEY (from_state, event, to_state) REFERENCES credit.certificate_transition(from_state, event, to_state);


--
-- Name: certificate certificate_renews_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.certificate
    ADD CONSTRAINT certificate_renews_fk FOREIGN KEY (renews) REFERENCES credit.certificate(certificate_id);


--
-- Name: consent consent_applied_by_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.consent
    ADD CONSTRAINT consent_applied_by_fk FOREIGN KEY (applied_by) REFERENCES credit.account(account_id);


--
-- Name: consent consent_decided_by_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.consent
    ADD CONSTRAINT consent_decided_by_fk FOREIGN KEY (decided_by) REFERENCES credit.account(account_id);


--
-- Name: consent_event consent_event_consent_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.consent_event
    ADD CONSTRAINT consent_event_consent_fk FOREIGN KEY (consent_id) REFERENCES credit.consent(consent_id);


--
-- Name: consent_event consent_event_transition_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.consent_event
    ADD CONSTRAINT consent_event_transition_fk FOREIGN KEY (from_state, event, to_state) REFERENCES credit.consent_transition(from_state, event, to_state);


--
-- Name: consent consent_providing_unit_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.consent
    ADD CONSTRAINT consent_providing_unit_fk FOREIGN KEY (providing_unit) REFERENCES credit.unit(unit_code);


--
-- Name: consent consent_using_unit_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.consent
    ADD CONSTRAINT consent_using_unit_fk FOREIGN KEY (using_unit) REFERENCES credit.unit(unit_code);


--
-- Name: consent consent_withdrawn_by_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.consent
    ADD CONSTRAINT consent_withdrawn_by_fk FOREIGN KEY (withdrawn_by) REFERENCES credit.account(account_id);


--
-- Name: daily_check daily_check_checked_by_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.daily_check
    ADD CONSTRAINT daily_check_checked_by_fk FOREIGN KEY (checked_by) REFERENCES credit.account(account_id);


--
-- Name: daily_check daily_check_unit_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.daily_check
    ADD CONSTRAINT daily_check_unit_fk FOREIGN KEY (unit_code) REFERENCES credit.unit(unit_code);


--
-- Name: departure departure_account_id_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.departure
    ADD CONSTRAINT departure_account_id_fk FOREIGN KEY (account_id) REFERENCES credit.account(account_id);


--
-- Name: departure departure_handed_over_to_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.departure
    ADD CONSTRAINT departure_handed_over_to_fk FOREIGN KEY (handed_over_to) REFERENCES credit.account(account_id);


--
-- Name: hours_exception hours_exception_decided_by_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.hours_exception
    ADD CONSTRAINT hours_exception_decided_by_fk FOREIGN KEY (decided_by) REFERENCES credit.account(account_id);


--
-- Name: hours_exception hours_exception_requested_by_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.hours_exception
    ADD CONSTRAINT hours_exception_requested_by_fk FOREIGN KEY (requested_by) REFERENCES credit.account(account_id);


--
-- Name: hours_exception hours_exception_unit_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.hours_exception
    ADD CONSTRAINT hours_exception_unit_fk FOREIGN KEY (unit_code) REFERENCES credit.unit(unit_code);


--
-- Name: import_row_issue import_row_issue_batch_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.import_row_issue
    ADD CONSTRAINT import_row_issue_batch_fk FOREIGN KEY (batch_id) REFERENCES credit.import_batch(batch_id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: password_history password_history_account_id_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.password_history
    ADD CONSTRAINT password_history_account_id_fk FOREIGN KEY (account_id) REFERENCES credit.account(account_id);


--
-- Name: query_log_archive_approval query_log_archive_approval_archive_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_query_log_owner
--

ALTER TABLE ONLY credit.query_log_archive_approval
    ADD CONSTRAINT query_log_archive_approval_archive_fk FOREIGN KEY (archived_month) REFERENCES credit.query_log_archive(archived_month);


--
-- Name: query_matter query_matter_policy_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.query_matter
    ADD CONSTRAINT query_matter_policy_fk FOREIGN KEY (policy_id) REFERENCES credit.access_policy(policy_id);


--
-- Name: query_purpose query_purpose_policy_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.query_purpose
    ADD CONSTRAINT query_purpose_policy_fk FOREIGN KEY (policy_id) REFERENCES credit.access_policy(policy_id);


--
-- Name: reclassification reclassification_catalogue_version_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.reclassification
    ADD CONSTRAINT reclassification_catalogue_version_fk FOREIGN KEY (catalogue_version_id) REFERENCES credit.catalogue_version(catalogue_version_id);


--
-- Name: record_version record_version_subject_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE credit.record_version
    ADD CONSTRAINT record_version_subject_fk FOREIGN KEY (subject_key) REFERENCES credit.subject(subject_key);


--
-- Name: service_hours service_hours_policy_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.service_hours
    ADD CONSTRAINT service_hours_policy_fk FOREIGN KEY (policy_id) REFERENCES credit.access_policy(policy_id);


--
-- Name: staff_credential staff_credential_account_id_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.staff_credential
    ADD CONSTRAINT staff_credential_account_id_fk FOREIGN KEY (account_id) REFERENCES credit.account(account_id);


--
-- Name: staff_session staff_session_account_id_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.staff_session
    ADD CONSTRAINT staff_session_account_id_fk FOREIGN KEY (account_id) REFERENCES credit.account(account_id);


--
-- Name: usage_limit usage_limit_policy_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.usage_limit
    ADD CONSTRAINT usage_limit_policy_fk FOREIGN KEY (policy_id) REFERENCES credit.access_policy(policy_id);


--
-- Name: use_agreement use_agreement_unit_code_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.use_agreement
    ADD CONSTRAINT use_agreement_unit_code_fk FOREIGN KEY (unit_code) REFERENCES credit.unit(unit_code);


--
-- Name: use_feedback use_feedback_account_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.use_feedback
    ADD CONSTRAINT use_feedback_account_fk FOREIGN KEY (account_id) REFERENCES credit.account(account_id);


--
-- Name: use_feedback use_feedback_unit_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.use_feedback
    ADD CONSTRAINT use_feedback_unit_fk FOREIGN KEY (unit_code) REFERENCES credit.unit(unit_code);


--
-- Name: verification_job verification_job_account_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.verification_job
    ADD CONSTRAINT verification_job_account_fk FOREIGN KEY (account_id) REFERENCES credit.account(account_id);


--
-- Name: verification_job verification_job_unit_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.verification_job
    ADD CONSTRAINT verification_job_unit_fk FOREIGN KEY (unit_code) REFERENCES credit.unit(unit_code);


--
-- Name: verification_line verification_line_job_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.verification_line
    ADD CONSTRAINT verification_line_job_fk FOREIGN KEY (job_id) REFERENCES credit.verification_job(job_id);


--
-- Name: withheld_document withheld_document_catalogue_version_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.withheld_document
    ADD CONSTRAINT withheld_document_catalogue_version_fk FOREIGN KEY (catalogue_version_id) REFERENCES credit.catalogue_version(catalogue_version_id) ON DELETE CASCADE;


--
-- Name: withheld_document withheld_document_policy_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.withheld_document
    ADD CONSTRAINT withheld_document_policy_fk FOREIGN KEY (policy_id) REFERENCES credit.access_policy(policy_id) ON DELETE CASCADE;


--
-- Name: SCHEMA credit; Type: ACL; Schema: -; Owner: credit_owner
--

GRANT ALL ON SCHEMA credit TO credit_query_log_owner;
GRANT ALL ON SCHEMA credit TO credit_public_discloser;
GRANT USAGE ON SCHEMA credit TO credit_public;
GRANT USAGE ON SCHEMA credit TO credit_intake;
GRANT USAGE ON SCHEMA credit TO credit_integrator;
GRANT USAGE ON SCHEMA credit TO credit_signer;
GRANT USAGE ON SCHEMA credit TO credit_auditor;
GRANT USAGE ON SCHEMA credit TO credit_archivist;
GRANT ALL ON SCHEMA credit TO credit_government_discloser;
GRANT ALL ON SCHEMA credit TO credit_account_keeper;
GRANT USAGE ON SCHEMA credit TO credit_government;
GRANT USAGE ON SCHEMA credit TO credit_staff;


--
-- Name: FUNCTION abandon_catalogue_publication(); Type: ACL; Schema: credit; Owner: credit_owner
--

REVOKE ALL ON FUNCTION credit.abandon_catalogue_publication() FROM PUBLIC;
GRANT ALL ON FUNCTION credit.abandon_catalogue_publication() TO credit_intake;


--
-- Name: FUNCTION account_change_event(kind text, state text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.account_change_event(kind text, state text) FROM PUBLIC;


--
-- Name: FUNCTION account_change_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, only_open boolean); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.account_change_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, only_open boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.account_change_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, only_open boolean) TO credit_staff;


--
-- Name: FUNCTION account_change_needs_password(kind text, details jsonb); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.account_change_needs_password(kind text, details jsonb) FROM PUBLIC;


--
-- Name: FUNCTION account_history(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.account_history(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.account_history(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text) TO credit_staff;


--
-- Name: FUNCTION account_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, state text, after_account text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.account_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, state text, after_account text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.account_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, state text, after_account text) TO credit_staff;


--
-- Name: TABLE account; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.account TO credit_account_keeper;


--
-- Name: COLUMN account.account_id; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(account_id) ON TABLE credit.account TO credit_government_discloser;


--
-- Name: COLUMN account.holder_name; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(holder_name) ON TABLE credit.account TO credit_account_keeper;


--
-- Name: COLUMN account.unit_code; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(unit_code) ON TABLE credit.account TO credit_government_discloser;


--
-- Name: COLUMN account.role; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(role) ON TABLE credit.account TO credit_government_discloser;


--
-- Name: COLUMN account.state; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(state) ON TABLE credit.account TO credit_account_keeper;
GRANT SELECT(state) ON TABLE credit.account TO credit_government_discloser;


--
-- Name: COLUMN account.trained_on; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(trained_on) ON TABLE credit.account TO credit_account_keeper;


--
-- Name: COLUMN account.confidential_on; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(confidential_on) ON TABLE credit.account TO credit_account_keeper;


--
-- Name: COLUMN account.networks; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(networks) ON TABLE credit.account TO credit_account_keeper;
GRANT SELECT(networks) ON TABLE credit.account TO credit_government_discloser;


--
-- Name: COLUMN account.follow_up_until; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(follow_up_until) ON TABLE credit.account TO credit_account_keeper;
GRANT SELECT(follow_up_until) ON TABLE credit.account TO credit_government_discloser;


--
-- Name: COLUMN account.state_since; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(state_since) ON TABLE credit.account TO credit_account_keeper;
GRANT SELECT(state_since) ON TABLE credit.account TO credit_government_discloser;


--
-- Name: COLUMN account.last_query_at; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(last_query_at),UPDATE(last_query_at) ON TABLE credit.account TO credit_government_discloser;


--
-- Name: COLUMN account.opened_at; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(opened_at) ON TABLE credit.account TO credit_government_discloser;


--
-- Name: TABLE departure; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.departure TO credit_account_keeper;
GRANT SELECT ON TABLE credit.departure TO credit_government_discloser;


--
-- Name: COLUMN departure.withdrawn_at; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(withdrawn_at) ON TABLE credit.departure TO credit_account_keeper;


--
-- Name: TABLE staff_session; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.staff_session TO credit_account_keeper;


--
-- Name: COLUMN staff_session.account_id; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(account_id) ON TABLE credit.staff_session TO credit_government_discloser;


--
-- Name: COLUMN staff_session.last_seen_at; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(last_seen_at) ON TABLE credit.staff_session TO credit_account_keeper;
GRANT SELECT(last_seen_at) ON TABLE credit.staff_session TO credit_government_discloser;


--
-- Name: COLUMN staff_session.second_factor; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(second_factor) ON TABLE credit.staff_session TO credit_account_keeper;


--
-- Name: COLUMN staff_session.ended_at; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(ended_at) ON TABLE credit.staff_session TO credit_account_keeper;


--
-- Name: COLUMN staff_session.end_ground; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(end_ground) ON TABLE credit.staff_session TO credit_account_keeper;


--
-- Name: TABLE unit; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.unit TO credit_account_keeper;
GRANT SELECT ON TABLE credit.unit TO credit_government_discloser;


--
-- Name: COLUMN unit.name; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(name) ON TABLE credit.unit TO credit_account_keeper;


--
-- Name: COLUMN unit.kinds; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(kinds) ON TABLE credit.unit TO credit_account_keeper;


--
-- Name: COLUMN unit.ended_on; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(ended_on) ON TABLE credit.unit TO credit_account_keeper;


--
-- Name: FUNCTION account_refusal(as_of timestamp with time zone, account_id text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.account_refusal(as_of timestamp with time zone, account_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.account_refusal(as_of timestamp with time zone, account_id text) TO credit_government_discloser;


--
-- Name: FUNCTION account_report(as_of timestamp with time zone, operator text, request_id text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.account_report(as_of timestamp with time zone, operator text, request_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.account_report(as_of timestamp with time zone, operator text, request_id text) TO credit_intake;


--
-- Name: FUNCTION acting_administrators(as_of timestamp with time zone); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.acting_administrators(as_of timestamp with time zone) FROM PUBLIC;


--
-- Name: FUNCTION add_certificate(as_of timestamp with time zone, account_id text, actor text, renews uuid, spki_digest bytea, subject_name text, issuer_name text, serial text, not_before timestamp with time zone, not_after timestamp with time zone, note text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.add_certificate(as_of timestamp with time zone, account_id text, actor text, renews uuid, spki_digest bytea, subject_name text, issuer_name text, serial text, not_before timestamp with time zone, not_after timestamp with time zone, note text) FROM PUBLIC;


--
-- Name: FUNCTION add_consent_events(as_of timestamp with time zone, consent_ids uuid[], from_state text, event text, actor text, note text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.add_consent_events(as_of timestamp with time zone, consent_ids uuid[], from_state text, event text, actor text, note text) FROM PUBLIC;


--
-- Name: FUNCTION add_unit(as_of timestamp with time zone, unit_code text, name text, kinds text[], level text, division_code text, added_by text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.add_unit(as_of timestamp with time zone, unit_code text, name text, kinds text[], level text, division_code text, added_by text) FROM PUBLIC;


--
-- Name: FUNCTION add_verification_lines(job_id uuid, first_number integer, identifier_digest uuid[], label text[], division_code text[], code_number bigint[]); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.add_verification_lines(job_id uuid, first_number integer, identifier_digest uuid[], label text[], division_code text[], code_number bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.add_verification_lines(job_id uuid, first_number integer, identifier_digest uuid[], label text[], division_code text[], code_number bigint[]) TO credit_government;


--
-- Name: FUNCTION add_working_days(day date, working_days integer); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.add_working_days(day date, working_days integer) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.add_working_days(day date, working_days integer) TO credit_government_discloser;


--
-- Name: FUNCTION administrators_lock(); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.administrators_lock() FROM PUBLIC;


--
-- Name: PROCEDURE answer_government_queries(IN ticket uuid, IN as_of timestamp with time zone, IN operation text, IN spki_digest bytea[], IN identifier_digest uuid[], IN label text[], IN division_code text[], IN code_number bigint[], IN purpose text[], IN matter text[], IN case_number text[], IN items text[], IN network_address text[], IN request_id text[], INOUT answers bytea); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON PROCEDURE credit.answer_government_queries(IN ticket uuid, IN as_of timestamp with time zone, IN operation text, IN spki_digest bytea[], IN identifier_digest uuid[], IN label text[], IN division_code text[], IN code_number bigint[], IN purpose text[], IN matter text[], IN case_number text[], IN items text[], IN network_address text[], IN request_id text[], INOUT answers bytea) FROM PUBLIC;
GRANT ALL ON PROCEDURE credit.answer_government_queries(IN ticket uuid, IN as_of timestamp with time zone, IN operation text, IN spki_digest bytea[], IN identifier_digest uuid[], IN label text[], IN division_code text[], IN code_number bigint[], IN purpose text[], IN matter text[], IN case_number text[], IN items text[], IN network_address text[], IN request_id text[], INOUT answers bytea) TO credit_government;


--
-- Name: FUNCTION answer_public_receipts(as_of timestamp with time zone, not_found_answer text, log_position bigint[], secret uuid[], proof text[], network_address text[], request_id text[]); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.answer_public_receipts(as_of timestamp with time zone, not_found_answer text, log_position bigint[], secret uuid[], proof text[], network_address text[], request_id text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.answer_public_receipts(as_of timestamp with time zone, not_found_answer text, log_position bigint[], secret uuid[], proof text[], network_address text[], request_id text[]) TO credit_public;


--
-- Name: FUNCTION answer_public_searches(as_of timestamp with time zone, needle text[], needle_bigrams text[], code text[], code_key uuid[], page_size integer[], after_tier integer[], after_name text[], after_subject_key uuid[], scope text[], network_address text[], request_id text[]); Type: ACL; Schema: credit; Owner: credit_public_discloser
--

REVOKE ALL ON FUNCTION credit.answer_public_searches(as_of timestamp with time zone, needle text[], needle_bigrams text[], code text[], code_key uuid[], page_size integer[], after_tier integer[], after_name text[], after_subject_key uuid[], scope text[], network_address text[], request_id text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.answer_public_searches(as_of timestamp with time zone, needle text[], needle_bigrams text[], code text[], code_key uuid[], page_size integer[], after_tier integer[], after_name text[], after_subject_key uuid[], scope text[], network_address text[], request_id text[]) TO credit_public;


--
-- Name: FUNCTION answer_public_subject_queries(as_of timestamp with time zone, not_found_answer text, reference text[], reference_key uuid[], network_address text[], request_id text[]); Type: ACL; Schema: credit; Owner: credit_public_discloser
--

REVOKE ALL ON FUNCTION credit.answer_public_subject_queries(as_of timestamp with time zone, not_found_answer text, reference text[], reference_key uuid[], network_address text[], request_id text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.answer_public_subject_queries(as_of timestamp with time zone, not_found_answer text, reference text[], reference_key uuid[], network_address text[], request_id text[]) TO credit_public;


--
-- Name: FUNCTION append_account_event(as_of timestamp with time zone, account_id text, event text, actor text, approver text, ground text, details jsonb); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.append_account_event(as_of timestamp with time zone, account_id text, event text, actor text, approver text, ground text, details jsonb) FROM PUBLIC;


--
-- Name: FUNCTION append_certificate_event(as_of timestamp with time zone, certificate_id uuid, event text, actor text, note text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.append_certificate_event(as_of timestamp with time zone, certificate_id uuid, event text, actor text, note text) FROM PUBLIC;


--
-- Name: FUNCTION append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], unit_code text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], unit_code text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], unit_code text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]) TO credit_public_discloser;
GRANT ALL ON FUNCTION credit.append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], unit_code text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]) TO credit_government_discloser;
GRANT ALL ON FUNCTION credit.append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], unit_code text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]) TO credit_account_keeper;


--
-- Name: FUNCTION apply_for_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text, spki_digest bytea, subject_name text, issuer_name text, serial text, not_before timestamp with time zone, not_after timestamp with time zone, note text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.apply_for_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text, spki_digest bytea, subject_name text, issuer_name text, serial text, not_before timestamp with time zone, not_after timestamp with time zone, note text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.apply_for_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text, spki_digest bytea, subject_name text, issuer_name text, serial text, not_before timestamp with time zone, not_after timestamp with time zone, note text) TO credit_staff;


--
-- Name: FUNCTION apply_for_consent(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text, providing_unit text, items text[], purpose text, reason text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.apply_for_consent(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text, providing_unit text, items text[], purpose text, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.apply_for_consent(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text, providing_unit text, items text[], purpose text, reason text) TO credit_government;


--
-- Name: FUNCTION approve_query_log_detachment(archived_month date, manifest_digest bytea, approver text, approval text, as_of timestamp with time zone); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.approve_query_log_detachment(archived_month date, manifest_digest bytea, approver text, approval text, as_of timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.approve_query_log_detachment(archived_month date, manifest_digest bytea, approver text, approval text, as_of timestamp with time zone) TO credit_archivist;


--
-- Name: FUNCTION assess_government_queries(as_of timestamp with time zone, policy_id integer, operation text, spki_digest bytea[], network_address text[], purpose text[], matter text[], case_number text[]); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.assess_government_queries(as_of timestamp with time zone, policy_id integer, operation text, spki_digest bytea[], network_address text[], purpose text[], matter text[], case_number text[]) FROM PUBLIC;


--
-- Name: FUNCTION attach_query_log_month(archived_month date, as_of timestamp with time zone, attached_by text); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.attach_query_log_month(archived_month date, as_of timestamp with time zone, attached_by text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.attach_query_log_month(archived_month date, as_of timestamp with time zone, attached_by text) TO credit_archivist;


--
-- Name: FUNCTION begin_account_day(account_id text, as_of timestamp with time zone); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.begin_account_day(account_id text, as_of timestamp with time zone) FROM PUBLIC;


--
-- Name: FUNCTION begin_daily_check(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, day date); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.begin_daily_check(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, day date) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.begin_daily_check(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, day date) TO credit_staff;


--
-- Name: FUNCTION begin_query_log_reading(as_of timestamp with time zone, reader text, reason text, logged_from timestamp with time zone, logged_until timestamp with time zone, actor text, unit_code text, subject_key uuid, purpose text); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.begin_query_log_reading(as_of timestamp with time zone, reader text, reason text, logged_from timestamp with time zone, logged_until timestamp with time zone, actor text, unit_code text, subject_key uuid, purpose text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.begin_query_log_reading(as_of timestamp with time zone, reader text, reason text, logged_from timestamp with time zone, logged_until timestamp with time zone, actor text, unit_code text, subject_key uuid, purpose text) TO credit_auditor;


--
-- Name: FUNCTION begin_query_log_verification(as_of timestamp with time zone, reader text, first_position bigint); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.begin_query_log_verification(as_of timestamp with time zone, reader text, first_position bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.begin_query_log_verification(as_of timestamp with time zone, reader text, first_position bigint) TO credit_auditor;


--
-- Name: FUNCTION block_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, only_open boolean); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.block_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, only_open boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.block_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, only_open boolean) TO credit_staff;


--
-- Name: FUNCTION bootstrap_administrators(as_of timestamp with time zone, operator text, request_id text, unit jsonb, administrators jsonb); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.bootstrap_administrators(as_of timestamp with time zone, operator text, request_id text, unit jsonb, administrators jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.bootstrap_administrators(as_of timestamp with time zone, operator text, request_id text, unit jsonb, administrators jsonb) TO credit_intake;


--
-- Name: FUNCTION certificate_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, state text, after_certificate uuid); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.certificate_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, state text, after_certificate uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.certificate_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, state text, after_certificate uuid) TO credit_staff;


--
-- Name: FUNCTION change_account(as_of timestamp with time zone, account_id text, state text, kind text, details jsonb, actor text, approver text, ground text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.change_account(as_of timestamp with time zone, account_id text, state text, kind text, details jsonb, actor text, approver text, ground text) FROM PUBLIC;


--
-- Name: FUNCTION consent_application_refusal(today date, providing_unit text, items text[], purpose text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.consent_application_refusal(today date, providing_unit text, items text[], purpose text) FROM PUBLIC;


--
-- Name: FUNCTION consent_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, state text, after_applied_at timestamp with time zone, after_consent_id uuid, page_size integer); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.consent_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, state text, after_applied_at timestamp with time zone, after_consent_id uuid, page_size integer) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.consent_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, state text, after_applied_at timestamp with time zone, after_consent_id uuid, page_size integer) TO credit_staff;


--
-- Name: TABLE consent; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.consent TO credit_account_keeper;


--
-- Name: COLUMN consent.using_unit; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(using_unit) ON TABLE credit.consent TO credit_government_discloser;


--
-- Name: COLUMN consent.providing_unit; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(providing_unit) ON TABLE credit.consent TO credit_government_discloser;


--
-- Name: COLUMN consent.item_code; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(item_code) ON TABLE credit.consent TO credit_government_discloser;


--
-- Name: COLUMN consent.purpose; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(purpose) ON TABLE credit.consent TO credit_government_discloser;


--
-- Name: COLUMN consent.state; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(state) ON TABLE credit.consent TO credit_account_keeper;
GRANT SELECT(state) ON TABLE credit.consent TO credit_government_discloser;


--
-- Name: COLUMN consent.decided_by; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(decided_by) ON TABLE credit.consent TO credit_account_keeper;


--
-- Name: COLUMN consent.decided_at; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(decided_at) ON TABLE credit.consent TO credit_account_keeper;


--
-- Name: COLUMN consent.decision_reason; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(decision_reason) ON TABLE credit.consent TO credit_account_keeper;


--
-- Name: COLUMN consent.valid_from; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(valid_from) ON TABLE credit.consent TO credit_account_keeper;
GRANT SELECT(valid_from) ON TABLE credit.consent TO credit_government_discloser;


--
-- Name: COLUMN consent.valid_until; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(valid_until) ON TABLE credit.consent TO credit_account_keeper;
GRANT SELECT(valid_until) ON TABLE credit.consent TO credit_government_discloser;


--
-- Name: COLUMN consent.withdrawn_by; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(withdrawn_by) ON TABLE credit.consent TO credit_account_keeper;


--
-- Name: COLUMN consent.withdrawn_at; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(withdrawn_at) ON TABLE credit.consent TO credit_account_keeper;


--
-- Name: COLUMN consent.withdrawal_reason; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(withdrawal_reason) ON TABLE credit.consent TO credit_account_keeper;


--
-- Name: FUNCTION consents_in_force(using_units text[], day date); Type: ACL; Schema: credit; Owner: credit_owner
--

REVOKE ALL ON FUNCTION credit.consents_in_force(using_units text[], day date) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.consents_in_force(using_units text[], day date) TO credit_government_discloser;


--
-- Name: FUNCTION consents_of_unit(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.consents_of_unit(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.consents_of_unit(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text) TO credit_government;


--
-- Name: FUNCTION count_account_queries(as_of timestamp with time zone, policy_id integer, operation text, account_id text, role text, is_outside boolean[], code_number bigint[], OUT first_refused integer, OUT is_former boolean, OUT rule_id text); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.count_account_queries(as_of timestamp with time zone, policy_id integer, operation text, account_id text, role text, is_outside boolean[], code_number bigint[], OUT first_refused integer, OUT is_former boolean, OUT rule_id text) FROM PUBLIC;


--
-- Name: FUNCTION count_government_queries(as_of timestamp with time zone, policy_id integer, operation text, number integer[], account_id text[], role text[], is_outside boolean[], code_number bigint[]); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.count_government_queries(as_of timestamp with time zone, policy_id integer, operation text, number integer[], account_id text[], role text[], is_outside boolean[], code_number bigint[]) FROM PUBLIC;


--
-- Name: FUNCTION daily_check_accounts(permit_position bigint, permit_time timestamp with time zone); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.daily_check_accounts(permit_position bigint, permit_time timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.daily_check_accounts(permit_position bigint, permit_time timestamp with time zone) TO credit_account_keeper;


--
-- Name: FUNCTION daily_check_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.daily_check_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.daily_check_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer) TO credit_staff;


--
-- Name: FUNCTION daily_check_page(permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.daily_check_page(permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.daily_check_page(permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer) TO credit_account_keeper;


--
-- Name: FUNCTION daily_check_permit(permit_position bigint, permit_time timestamp with time zone); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.daily_check_permit(permit_position bigint, permit_time timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.daily_check_permit(permit_position bigint, permit_time timestamp with time zone) TO credit_account_keeper;


--
-- Name: FUNCTION decide_access(policy_id integer, audience text, role text, unit_level text, relation text, open_level text, sharing_mode text, consent text, marker text, purpose text); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.decide_access(policy_id integer, audience text, role text, unit_level text, relation text, open_level text, sharing_mode text, consent text, marker text, purpose text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.decide_access(policy_id integer, audience text, role text, unit_level text, relation text, open_level text, sharing_mode text, consent text, marker text, purpose text) TO credit_intake;


--
-- Name: FUNCTION decide_accesses(policy_id integer, audience text, role text[], unit_level text[], relation text[], sharing_mode text[], consent text[], marker text[], purpose text[]); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.decide_accesses(policy_id integer, audience text, role text[], unit_level text[], relation text[], sharing_mode text[], consent text[], marker text[], purpose text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.decide_accesses(policy_id integer, audience text, role text[], unit_level text[], relation text[], sharing_mode text[], consent text[], marker text[], purpose text[]) TO credit_intake;


--
-- Name: FUNCTION decide_account_change(as_of timestamp with time zone, session bytea, network_address text, request_id text, change_id uuid, decision text, reason text, initial_password_hash text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.decide_account_change(as_of timestamp with time zone, session bytea, network_address text, request_id text, change_id uuid, decision text, reason text, initial_password_hash text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.decide_account_change(as_of timestamp with time zone, session bytea, network_address text, request_id text, change_id uuid, decision text, reason text, initial_password_hash text) TO credit_staff;


--
-- Name: FUNCTION decide_block_lift(as_of timestamp with time zone, session bytea, network_address text, request_id text, block_id uuid, decision text, reason text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.decide_block_lift(as_of timestamp with time zone, session bytea, network_address text, request_id text, block_id uuid, decision text, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.decide_block_lift(as_of timestamp with time zone, session bytea, network_address text, request_id text, block_id uuid, decision text, reason text) TO credit_staff;


--
-- Name: FUNCTION decide_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, certificate_id uuid, decision text, note text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.decide_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, certificate_id uuid, decision text, note text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.decide_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, certificate_id uuid, decision text, note text) TO credit_staff;


--
-- Name: FUNCTION decide_consent(as_of timestamp with time zone, session bytea, network_address text, request_id text, consent_ids uuid[], decision text, reason text, valid_from date, valid_until date); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.decide_consent(as_of timestamp with time zone, session bytea, network_address text, request_id text, consent_ids uuid[], decision text, reason text, valid_from date, valid_until date) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.decide_consent(as_of timestamp with time zone, session bytea, network_address text, request_id text, consent_ids uuid[], decision text, reason text, valid_from date, valid_until date) TO credit_staff;


--
-- Name: FUNCTION decide_hours_exception(as_of timestamp with time zone, session bytea, network_address text, request_id text, exception_id uuid, decision text, reason text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.decide_hours_exception(as_of timestamp with time zone, session bytea, network_address text, request_id text, exception_id uuid, decision text, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.decide_hours_exception(as_of timestamp with time zone, session bytea, network_address text, request_id text, exception_id uuid, decision text, reason text) TO credit_staff;


--
-- Name: FUNCTION detach_query_log_month(archived_month date, as_of timestamp with time zone, detached_by text); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.detach_query_log_month(archived_month date, as_of timestamp with time zone, detached_by text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.detach_query_log_month(archived_month date, as_of timestamp with time zone, detached_by text) TO credit_archivist;


--
-- Name: FUNCTION disclose_to_government(as_of timestamp with time zone, operation text, spki_digest bytea[], identifier_digest uuid[], label text[], division_code text[], code_number bigint[], purpose text[], matter text[], case_number text[], items text[], network_address text[], request_id text[]); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.disclose_to_government(as_of timestamp with time zone, operation text, spki_digest bytea[], identifier_digest uuid[], label text[], division_code text[], code_number bigint[], purpose text[], matter text[], case_number text[], items text[], network_address text[], request_id text[]) FROM PUBLIC;


--
-- Name: FUNCTION end_account_sessions(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.end_account_sessions(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.end_account_sessions(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text) TO credit_staff;


--
-- Name: FUNCTION end_certificates_of(as_of timestamp with time zone, account_id text, actor text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.end_certificates_of(as_of timestamp with time zone, account_id text, actor text) FROM PUBLIC;


--
-- Name: FUNCTION end_sessions_of(as_of timestamp with time zone, account_id text, end_ground text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.end_sessions_of(as_of timestamp with time zone, account_id text, end_ground text) FROM PUBLIC;


--
-- Name: FUNCTION end_staff_session(as_of timestamp with time zone, session bytea, network_address text, request_id text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.end_staff_session(as_of timestamp with time zone, session bytea, network_address text, request_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.end_staff_session(as_of timestamp with time zone, session bytea, network_address text, request_id text) TO credit_staff;


--
-- Name: FUNCTION enrol_second_factor(as_of timestamp with time zone, session bytea, network_address text, request_id text, totp_secret bytea, totp_step bigint); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.enrol_second_factor(as_of timestamp with time zone, session bytea, network_address text, request_id text, totp_secret bytea, totp_step bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.enrol_second_factor(as_of timestamp with time zone, session bytea, network_address text, request_id text, totp_secret bytea, totp_step bigint) TO credit_staff;


--
-- Name: FUNCTION explain_access(as_of timestamp with time zone, account text, wanted_identifier uuid, wanted_record uuid, purpose text); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.explain_access(as_of timestamp with time zone, account text, wanted_identifier uuid, wanted_record uuid, purpose text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.explain_access(as_of timestamp with time zone, account text, wanted_identifier uuid, wanted_record uuid, purpose text) TO credit_intake;


--
-- Name: FUNCTION feedback_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, reported_from date, reported_until date); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.feedback_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, reported_from date, reported_until date) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.feedback_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, reported_from date, reported_until date) TO credit_staff;


--
-- Name: PROCEDURE fetch_verification(IN job_id uuid, IN as_of timestamp with time zone, IN spki_digest bytea, IN network_address text, IN request_id text, INOUT answers bytea); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON PROCEDURE credit.fetch_verification(IN job_id uuid, IN as_of timestamp with time zone, IN spki_digest bytea, IN network_address text, IN request_id text, INOUT answers bytea) FROM PUBLIC;
GRANT ALL ON PROCEDURE credit.fetch_verification(IN job_id uuid, IN as_of timestamp with time zone, IN spki_digest bytea, IN network_address text, IN request_id text, INOUT answers bytea) TO credit_government;


--
-- Name: FUNCTION give_initial_password(as_of timestamp with time zone, account_id text, password_hash text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.give_initial_password(as_of timestamp with time zone, account_id text, password_hash text) FROM PUBLIC;


--
-- Name: FUNCTION government_account(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.government_account(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.government_account(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text) TO credit_government;


--
-- Name: FUNCTION government_actor(as_of timestamp with time zone, spki_digest bytea, network_address text); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.government_actor(as_of timestamp with time zone, spki_digest bytea, network_address text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.government_actor(as_of timestamp with time zone, spki_digest bytea, network_address text) TO credit_account_keeper;


--
-- Name: FUNCTION government_files(as_of timestamp with time zone, policy_id integer, number integer[], asker integer[], unit_code text[], role text[], unit_level text[], division_code text[], purpose text[], identifier_digest uuid[], label text[], items text[]); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.government_files(as_of timestamp with time zone, policy_id integer, number integer[], asker integer[], unit_code text[], role text[], unit_level text[], division_code text[], purpose text[], identifier_digest uuid[], label text[], items text[]) FROM PUBLIC;


--
-- Name: FUNCTION government_problem(code text, decided_rule_id text); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.government_problem(code text, decided_rule_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.government_problem(code text, decided_rule_id text) TO credit_account_keeper;


--
-- Name: FUNCTION government_withheld(policy_id integer, role text[], unit_level text[], purpose text[], is_person boolean[], items text[], consented text[]); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.government_withheld(policy_id integer, role text[], unit_level text[], purpose text[], is_person boolean[], items text[], consented text[]) FROM PUBLIC;


--
-- Name: FUNCTION has_bulk_right(policy_id integer, operation text, role text, unit_level text); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.has_bulk_right(policy_id integer, operation text, role text, unit_level text) FROM PUBLIC;


--
-- Name: FUNCTION hours_exception_in_force(unit_code text, as_of timestamp with time zone); Type: ACL; Schema: credit; Owner: credit_owner
--

REVOKE ALL ON FUNCTION credit.hours_exception_in_force(unit_code text, as_of timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.hours_exception_in_force(unit_code text, as_of timestamp with time zone) TO credit_government_discloser;
GRANT ALL ON FUNCTION credit.hours_exception_in_force(unit_code text, as_of timestamp with time zone) TO credit_account_keeper;


--
-- Name: FUNCTION hours_exception_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, only_waiting boolean); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.hours_exception_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, only_waiting boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.hours_exception_list(as_of timestamp with time zone, session bytea, network_address text, request_id text, only_waiting boolean) TO credit_staff;


--
-- Name: FUNCTION idle_account_document(as_of timestamp with time zone, own_unit_code text, own_role text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.idle_account_document(as_of timestamp with time zone, own_unit_code text, own_role text) FROM PUBLIC;


--
-- Name: FUNCTION idle_accounts(as_of timestamp with time zone, session bytea, network_address text, request_id text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.idle_accounts(as_of timestamp with time zone, session bytea, network_address text, request_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.idle_accounts(as_of timestamp with time zone, session bytea, network_address text, request_id text) TO credit_staff;


--
-- Name: FUNCTION integrate_query_log(expected_size bigint, new_size bigint, new_integrated_until timestamp with time zone, new_edge_since timestamp with time zone, new_edge bytea, tile_level integer[], tile_index bigint[], tile_hashes bytea[], tile_first_logged_at timestamp with time zone[], tile_last_logged_at timestamp with time zone[]); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.integrate_query_log(expected_size bigint, new_size bigint, new_integrated_until timestamp with time zone, new_edge_since timestamp with time zone, new_edge bytea, tile_level integer[], tile_index bigint[], tile_hashes bytea[], tile_first_logged_at timestamp with time zone[], tile_last_logged_at timestamp with time zone[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.integrate_query_log(expected_size bigint, new_size bigint, new_integrated_until timestamp with time zone, new_edge_since timestamp with time zone, new_edge bytea, tile_level integer[], tile_index bigint[], tile_hashes bytea[], tile_first_logged_at timestamp with time zone[], tile_last_logged_at timestamp with time zone[]) TO credit_integrator;


--
-- Name: FUNCTION is_present_step(as_of timestamp with time zone, totp_step bigint); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.is_present_step(as_of timestamp with time zone, totp_step bigint) FROM PUBLIC;


--
-- Name: FUNCTION is_same_person(first_account text, second_account text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.is_same_person(first_account text, second_account text) FROM PUBLIC;


--
-- Name: FUNCTION is_statement(statement text); Type: ACL; Schema: credit; Owner: credit_owner
--

REVOKE ALL ON FUNCTION credit.is_statement(statement text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.is_statement(statement text) TO credit_account_keeper;


--
-- Name: FUNCTION is_working_day(day date); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.is_working_day(day date) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.is_working_day(day date) TO credit_government_discloser;


--
-- Name: FUNCTION json_time(instant timestamp with time zone); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.json_time(instant timestamp with time zone) FROM PUBLIC;


--
-- Name: FUNCTION jurisdiction_relation(unit_level text, division_code text, provider_level text, provider_division text); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.jurisdiction_relation(unit_level text, division_code text, provider_level text, provider_division text) FROM PUBLIC;


--
-- Name: FUNCTION local_day(instant timestamp with time zone); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.local_day(instant timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.local_day(instant timestamp with time zone) TO credit_government_discloser;


--
-- Name: FUNCTION log_government_command(as_of timestamp with time zone, operation text, account_id text, unit_code text, network_address text, request_id text, scope jsonb, status integer, answer jsonb); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.log_government_command(as_of timestamp with time zone, operation text, account_id text, unit_code text, network_address text, request_id text, scope jsonb, status integer, answer jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.log_government_command(as_of timestamp with time zone, operation text, account_id text, unit_code text, network_address text, request_id text, scope jsonb, status integer, answer jsonb) TO credit_government_discloser;


--
-- Name: FUNCTION log_machine_operation(as_of timestamp with time zone, operation text, operator text, request_id text, scope jsonb, answer jsonb); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.log_machine_operation(as_of timestamp with time zone, operation text, operator text, request_id text, scope jsonb, answer jsonb) FROM PUBLIC;


--
-- Name: FUNCTION log_own_query(as_of timestamp with time zone, audience text, purpose text, operation text, actor text, scope text, subject_key uuid, outcome text, disclosed text, unsealed_answer text); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.log_own_query(as_of timestamp with time zone, audience text, purpose text, operation text, actor text, scope text, subject_key uuid, outcome text, disclosed text, unsealed_answer text) FROM PUBLIC;


--
-- Name: FUNCTION log_staff_operation(as_of timestamp with time zone, operation text, account_id text, unit_code text, network_address text, request_id text, scope jsonb, answer jsonb, disclosed jsonb); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.log_staff_operation(as_of timestamp with time zone, operation text, account_id text, unit_code text, network_address text, request_id text, scope jsonb, answer jsonb, disclosed jsonb) FROM PUBLIC;


--
-- Name: FUNCTION log_staff_refusal(as_of timestamp with time zone, session bytea, network_address text, request_id text, operation text, scope jsonb, rule_id text, refusal text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.log_staff_refusal(as_of timestamp with time zone, session bytea, network_address text, request_id text, operation text, scope jsonb, rule_id text, refusal text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.log_staff_refusal(as_of timestamp with time zone, session bytea, network_address text, request_id text, operation text, scope jsonb, rule_id text, refusal text) TO credit_staff;


--
-- Name: FUNCTION low_use_document(as_of timestamp with time zone, own_unit_code text, own_role text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.low_use_document(as_of timestamp with time zone, own_unit_code text, own_role text) FROM PUBLIC;


--
-- Name: FUNCTION may_administer_unit(own_unit_code text, other_unit_code text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.may_administer_unit(own_unit_code text, other_unit_code text) FROM PUBLIC;


--
-- Name: FUNCTION may_see_unit(own_unit_code text, own_role text, other_unit_code text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.may_see_unit(own_unit_code text, own_role text, other_unit_code text) FROM PUBLIC;


--
-- Name: FUNCTION newest_query_log_checkpoint(); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.newest_query_log_checkpoint() FROM PUBLIC;
GRANT ALL ON FUNCTION credit.newest_query_log_checkpoint() TO credit_public;
GRANT ALL ON FUNCTION credit.newest_query_log_checkpoint() TO credit_signer;
GRANT ALL ON FUNCTION credit.newest_query_log_checkpoint() TO credit_auditor;


--
-- Name: FUNCTION next_verification(as_of timestamp with time zone); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.next_verification(as_of timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.next_verification(as_of timestamp with time zone) TO credit_government;


--
-- Name: FUNCTION open_account(as_of timestamp with time zone, account_id text, details jsonb, actor text, approver text, ground text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.open_account(as_of timestamp with time zone, account_id text, details jsonb, actor text, approver text, ground text) FROM PUBLIC;


--
-- Name: FUNCTION open_first_administrator(as_of timestamp with time zone, operator text, unit_code text, administrator jsonb); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.open_first_administrator(as_of timestamp with time zone, operator text, unit_code text, administrator jsonb) FROM PUBLIC;


--
-- Name: FUNCTION open_staff_session(as_of timestamp with time zone, account_id text, network_address text, request_id text, token_digest bytea, csrf_digest bytea, password_set_at timestamp with time zone, second_factor text, totp_step bigint, spki_digest bytea); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.open_staff_session(as_of timestamp with time zone, account_id text, network_address text, request_id text, token_digest bytea, csrf_digest bytea, password_set_at timestamp with time zone, second_factor text, totp_step bigint, spki_digest bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.open_staff_session(as_of timestamp with time zone, account_id text, network_address text, request_id text, token_digest bytea, csrf_digest bytea, password_set_at timestamp with time zone, second_factor text, totp_step bigint, spki_digest bytea) TO credit_staff;


--
-- Name: FUNCTION open_verification(job_id uuid, as_of timestamp with time zone, spki_digest bytea, purpose text, matter text, case_number text, items text, subject_count integer, network_address text, request_id text); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.open_verification(job_id uuid, as_of timestamp with time zone, spki_digest bytea, purpose text, matter text, case_number text, items text, subject_count integer, network_address text, request_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.open_verification(job_id uuid, as_of timestamp with time zone, spki_digest bytea, purpose text, matter text, case_number text, items text, subject_count integer, network_address text, request_id text) TO credit_government;


--
-- Name: FUNCTION overdue_departure_document(as_of timestamp with time zone, own_unit_code text, own_role text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.overdue_departure_document(as_of timestamp with time zone, own_unit_code text, own_role text) FROM PUBLIC;


--
-- Name: FUNCTION overdue_departures(as_of timestamp with time zone, session bytea, network_address text, request_id text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.overdue_departures(as_of timestamp with time zone, session bytea, network_address text, request_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.overdue_departures(as_of timestamp with time zone, session bytea, network_address text, request_id text) TO credit_staff;


--
-- Name: FUNCTION own_query_of_receipt(unit_code text, receipt_position bigint, receipt_time timestamp with time zone, receipt_secret uuid); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.own_query_of_receipt(unit_code text, receipt_position bigint, receipt_time timestamp with time zone, receipt_secret uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.own_query_of_receipt(unit_code text, receipt_position bigint, receipt_time timestamp with time zone, receipt_secret uuid) TO credit_account_keeper;


--
-- Name: FUNCTION policy_in_force(day date); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.policy_in_force(day date) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.policy_in_force(day date) TO credit_intake;
GRANT ALL ON FUNCTION credit.policy_in_force(day date) TO credit_account_keeper;


--
-- Name: FUNCTION prepare_access_decisions(policy_id integer); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.prepare_access_decisions(policy_id integer) FROM PUBLIC;


--
-- Name: FUNCTION prepare_query_log_partitions(as_of timestamp with time zone); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.prepare_query_log_partitions(as_of timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.prepare_query_log_partitions(as_of timestamp with time zone) TO credit_public;


--
-- Name: FUNCTION public_catalogue(); Type: ACL; Schema: credit; Owner: credit_public_discloser
--

REVOKE ALL ON FUNCTION credit.public_catalogue() FROM PUBLIC;
GRANT ALL ON FUNCTION credit.public_catalogue() TO credit_public;


--
-- Name: FUNCTION put_into_envelope(ticket uuid, as_of timestamp with time zone, answers text); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.put_into_envelope(ticket uuid, as_of timestamp with time zone, answers text) FROM PUBLIC;


--
-- Name: FUNCTION query_log_archives(); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.query_log_archives() FROM PUBLIC;
GRANT ALL ON FUNCTION credit.query_log_archives() TO credit_archivist;
GRANT ALL ON FUNCTION credit.query_log_archives() TO credit_auditor;
GRANT ALL ON FUNCTION credit.query_log_archives() TO credit_signer;


--
-- Name: FUNCTION query_log_checkpoints(first_size bigint, maximum integer); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.query_log_checkpoints(first_size bigint, maximum integer) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.query_log_checkpoints(first_size bigint, maximum integer) TO credit_signer;
GRANT ALL ON FUNCTION credit.query_log_checkpoints(first_size bigint, maximum integer) TO credit_auditor;


--
-- Name: FUNCTION query_log_entries_for_signer(first_position bigint, logged_since timestamp with time zone, maximum integer); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.query_log_entries_for_signer(first_position bigint, logged_since timestamp with time zone, maximum integer) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.query_log_entries_for_signer(first_position bigint, logged_since timestamp with time zone, maximum integer) TO credit_signer;


--
-- Name: FUNCTION query_log_entries_for_verification(permit_position bigint, permit_time timestamp with time zone, after_time timestamp with time zone, after_position bigint, until_time timestamp with time zone, until_position bigint, maximum integer); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.query_log_entries_for_verification(permit_position bigint, permit_time timestamp with time zone, after_time timestamp with time zone, after_position bigint, until_time timestamp with time zone, until_position bigint, maximum integer) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.query_log_entries_for_verification(permit_position bigint, permit_time timestamp with time zone, after_time timestamp with time zone, after_position bigint, until_time timestamp with time zone, until_position bigint, maximum integer) TO credit_auditor;


--
-- Name: FUNCTION query_log_leaf_hashes(first_position bigint, logged_since timestamp with time zone, maximum integer); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.query_log_leaf_hashes(first_position bigint, logged_since timestamp with time zone, maximum integer) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.query_log_leaf_hashes(first_position bigint, logged_since timestamp with time zone, maximum integer) TO credit_integrator;


--
-- Name: FUNCTION query_log_page(logged_from timestamp with time zone, logged_until timestamp with time zone, before_position bigint, actor text, unit_code text, subject_key uuid, purpose text, after_logged_at timestamp with time zone, after_position bigint, page_size integer); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.query_log_page(logged_from timestamp with time zone, logged_until timestamp with time zone, before_position bigint, actor text, unit_code text, subject_key uuid, purpose text, after_logged_at timestamp with time zone, after_position bigint, page_size integer) FROM PUBLIC;


--
-- Name: FUNCTION query_log_permit(permit_position bigint, permit_time timestamp with time zone, operation text); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.query_log_permit(permit_position bigint, permit_time timestamp with time zone, operation text) FROM PUBLIC;


--
-- Name: FUNCTION query_log_state(); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.query_log_state() FROM PUBLIC;
GRANT ALL ON FUNCTION credit.query_log_state() TO credit_public;


--
-- Name: FUNCTION query_log_tile_times(tile_level integer[], tile_index bigint[]); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.query_log_tile_times(tile_level integer[], tile_index bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.query_log_tile_times(tile_level integer[], tile_index bigint[]) TO credit_integrator;
GRANT ALL ON FUNCTION credit.query_log_tile_times(tile_level integer[], tile_index bigint[]) TO credit_auditor;


--
-- Name: FUNCTION query_log_tiles(tile_level integer[], tile_index bigint[]); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.query_log_tiles(tile_level integer[], tile_index bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.query_log_tiles(tile_level integer[], tile_index bigint[]) TO credit_public;
GRANT ALL ON FUNCTION credit.query_log_tiles(tile_level integer[], tile_index bigint[]) TO credit_integrator;
GRANT ALL ON FUNCTION credit.query_log_tiles(tile_level integer[], tile_index bigint[]) TO credit_signer;
GRANT ALL ON FUNCTION credit.query_log_tiles(tile_level integer[], tile_index bigint[]) TO credit_auditor;


--
-- Name: FUNCTION query_log_tree_state(); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.query_log_tree_state() FROM PUBLIC;
GRANT ALL ON FUNCTION credit.query_log_tree_state() TO credit_integrator;
GRANT ALL ON FUNCTION credit.query_log_tree_state() TO credit_signer;
GRANT ALL ON FUNCTION credit.query_log_tree_state() TO credit_auditor;


--
-- Name: FUNCTION read_query_log(permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.read_query_log(permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.read_query_log(permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer) TO credit_auditor;


--
-- Name: FUNCTION record_daily_check(as_of timestamp with time zone, session bytea, network_address text, request_id text, permit_position bigint, permit_time timestamp with time zone, finding text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.record_daily_check(as_of timestamp with time zone, session bytea, network_address text, request_id text, permit_position bigint, permit_time timestamp with time zone, finding text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.record_daily_check(as_of timestamp with time zone, session bytea, network_address text, request_id text, permit_position bigint, permit_time timestamp with time zone, finding text) TO credit_staff;


--
-- Name: FUNCTION record_failed_login(as_of timestamp with time zone, account_id text, network_address text, request_id text, rule_id text, refusal text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.record_failed_login(as_of timestamp with time zone, account_id text, network_address text, request_id text, rule_id text, refusal text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.record_failed_login(as_of timestamp with time zone, account_id text, network_address text, request_id text, rule_id text, refusal text) TO credit_staff;


--
-- Name: FUNCTION record_query_log_archive(archived_month date, first_position bigint, end_position bigint, manifest_digest bytea, as_of timestamp with time zone, recorded_by text); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.record_query_log_archive(archived_month date, first_position bigint, end_position bigint, manifest_digest bytea, as_of timestamp with time zone, recorded_by text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.record_query_log_archive(archived_month date, first_position bigint, end_position bigint, manifest_digest bytea, as_of timestamp with time zone, recorded_by text) TO credit_archivist;


--
-- Name: FUNCTION record_query_log_checkpoint(tree_size bigint, root_hash bytea, covered_until timestamp with time zone, signed_at timestamp with time zone, note text); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.record_query_log_checkpoint(tree_size bigint, root_hash bytea, covered_until timestamp with time zone, signed_at timestamp with time zone, note text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.record_query_log_checkpoint(tree_size bigint, root_hash bytea, covered_until timestamp with time zone, signed_at timestamp with time zone, note text) TO credit_signer;


--
-- Name: FUNCTION record_use_agreement(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, signed_on date, valid_from date, valid_until date, purposes text[], matters text[]); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.record_use_agreement(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, signed_on date, valid_from date, valid_until date, purposes text[], matters text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.record_use_agreement(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, signed_on date, valid_from date, valid_until date, purposes text[], matters text[]) TO credit_staff;


--
-- Name: FUNCTION refusal_sentence(code text); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.refusal_sentence(code text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.refusal_sentence(code text) TO credit_account_keeper;


--
-- Name: FUNCTION refuse_government_command(as_of timestamp with time zone, operation text, spki_digest bytea, account_id text, unit_code text, network_address text, request_id text, scope jsonb, code text, rule_id text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.refuse_government_command(as_of timestamp with time zone, operation text, spki_digest bytea, account_id text, unit_code text, network_address text, request_id text, scope jsonb, code text, rule_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.refuse_government_command(as_of timestamp with time zone, operation text, spki_digest bytea, account_id text, unit_code text, network_address text, request_id text, scope jsonb, code text, rule_id text) TO credit_government_discloser;


--
-- Name: FUNCTION refuse_government_queries(as_of timestamp with time zone, operation text[], actor text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.refuse_government_queries(as_of timestamp with time zone, operation text[], actor text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.refuse_government_queries(as_of timestamp with time zone, operation text[], actor text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]) TO credit_government;


--
-- Name: FUNCTION refuse_public_queries(as_of timestamp with time zone, operation text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]); Type: ACL; Schema: credit; Owner: credit_public_discloser
--

REVOKE ALL ON FUNCTION credit.refuse_public_queries(as_of timestamp with time zone, operation text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.refuse_public_queries(as_of timestamp with time zone, operation text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]) TO credit_public;


--
-- Name: FUNCTION refuse_query_log_change(); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.refuse_query_log_change() FROM PUBLIC;


--
-- Name: FUNCTION refuse_staff_command(code text, rule_id text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.refuse_staff_command(code text, rule_id text) FROM PUBLIC;


--
-- Name: FUNCTION register_catalogue_units(as_of timestamp with time zone, operator text, request_id text, units jsonb); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.register_catalogue_units(as_of timestamp with time zone, operator text, request_id text, units jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.register_catalogue_units(as_of timestamp with time zone, operator text, request_id text, units jsonb) TO credit_intake;


--
-- Name: FUNCTION register_unit(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, name text, kinds text[], level text, division_code text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.register_unit(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, name text, kinds text[], level text, division_code text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.register_unit(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, name text, kinds text[], level text, division_code text) TO credit_staff;


--
-- Name: FUNCTION renew_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, certificate_id uuid, spki_digest bytea, subject_name text, issuer_name text, serial text, not_before timestamp with time zone, not_after timestamp with time zone, note text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.renew_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, certificate_id uuid, spki_digest bytea, subject_name text, issuer_name text, serial text, not_before timestamp with time zone, not_after timestamp with time zone, note text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.renew_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, certificate_id uuid, spki_digest bytea, subject_name text, issuer_name text, serial text, not_before timestamp with time zone, not_after timestamp with time zone, note text) TO credit_staff;


--
-- Name: FUNCTION report_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, certificate_id uuid, event text, note text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.report_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, certificate_id uuid, event text, note text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.report_certificate(as_of timestamp with time zone, session bytea, network_address text, request_id text, certificate_id uuid, event text, note text) TO credit_staff;


--
-- Name: FUNCTION report_departure(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text, leaves_on date, handover text, handed_over_to text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.report_departure(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text, leaves_on date, handover text, handed_over_to text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.report_departure(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text, leaves_on date, handover text, handed_over_to text) TO credit_staff;


--
-- Name: FUNCTION report_feedback(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text, receipt_position bigint, receipt_time timestamp with time zone, receipt_secret uuid, result text, note text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.report_feedback(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text, receipt_position bigint, receipt_time timestamp with time zone, receipt_secret uuid, result text, note text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.report_feedback(as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text, receipt_position bigint, receipt_time timestamp with time zone, receipt_secret uuid, result text, note text) TO credit_government;


--
-- Name: FUNCTION request_account_change(as_of timestamp with time zone, session bytea, network_address text, request_id text, kind text, account_id text, details jsonb, reason text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.request_account_change(as_of timestamp with time zone, session bytea, network_address text, request_id text, kind text, account_id text, details jsonb, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.request_account_change(as_of timestamp with time zone, session bytea, network_address text, request_id text, kind text, account_id text, details jsonb, reason text) TO credit_staff;


--
-- Name: FUNCTION request_block_lift(as_of timestamp with time zone, session bytea, network_address text, request_id text, block_id uuid, reason text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.request_block_lift(as_of timestamp with time zone, session bytea, network_address text, request_id text, block_id uuid, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.request_block_lift(as_of timestamp with time zone, session bytea, network_address text, request_id text, block_id uuid, reason text) TO credit_staff;


--
-- Name: FUNCTION request_hours_exception(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, opens_at timestamp with time zone, closes_at timestamp with time zone, reason text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.request_hours_exception(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, opens_at timestamp with time zone, closes_at timestamp with time zone, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.request_hours_exception(as_of timestamp with time zone, session bytea, network_address text, request_id text, unit_code text, opens_at timestamp with time zone, closes_at timestamp with time zone, reason text) TO credit_staff;


--
-- Name: FUNCTION require_account_details(as_of timestamp with time zone, kind text, details jsonb); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.require_account_details(as_of timestamp with time zone, kind text, details jsonb) FROM PUBLIC;


--
-- Name: FUNCTION require_account_opening(as_of timestamp with time zone, actor_unit_code text, actor_person uuid, account_id text, details jsonb); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.require_account_opening(as_of timestamp with time zone, actor_unit_code text, actor_person uuid, account_id text, details jsonb) FROM PUBLIC;


--
-- Name: FUNCTION require_account_scope(actor_account_id text, actor_unit_code text, actor_person uuid, account_id text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.require_account_scope(actor_account_id text, actor_unit_code text, actor_person uuid, account_id text) FROM PUBLIC;


--
-- Name: FUNCTION require_acting_requester(as_of timestamp with time zone, requester text, rule_id text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.require_acting_requester(as_of timestamp with time zone, requester text, rule_id text) FROM PUBLIC;


--
-- Name: FUNCTION require_certificate_key(as_of timestamp with time zone, account_id text, spki_digest bytea, not_after timestamp with time zone, renews uuid); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.require_certificate_key(as_of timestamp with time zone, account_id text, spki_digest bytea, not_after timestamp with time zone, renews uuid) FROM PUBLIC;


--
-- Name: FUNCTION require_certificate_scope(actor_account_id text, actor_unit_code text, actor_person uuid, certificate_id uuid); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.require_certificate_scope(actor_account_id text, actor_unit_code text, actor_person uuid, certificate_id uuid) FROM PUBLIC;


--
-- Name: FUNCTION require_listed_unit(unit_code text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.require_listed_unit(unit_code text) FROM PUBLIC;


--
-- Name: FUNCTION require_open_account_change(change_id uuid, actor_account_id text, actor_person uuid); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.require_open_account_change(change_id uuid, actor_account_id text, actor_person uuid) FROM PUBLIC;


--
-- Name: FUNCTION require_other_administrators(as_of timestamp with time zone, account_id text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.require_other_administrators(as_of timestamp with time zone, account_id text) FROM PUBLIC;


--
-- Name: FUNCTION require_query_log_account(account text); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.require_query_log_account(account text) FROM PUBLIC;


--
-- Name: FUNCTION require_query_log_month(archived_month date, first_position bigint, end_position bigint); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.require_query_log_month(archived_month date, first_position bigint, end_position bigint) FROM PUBLIC;


--
-- Name: FUNCTION require_staff(as_of timestamp with time zone, session bytea, network_address text, roles text[]); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.require_staff(as_of timestamp with time zone, session bytea, network_address text, roles text[]) FROM PUBLIC;


--
-- Name: FUNCTION require_staff_csrf(session bytea, csrf_digest bytea); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.require_staff_csrf(session bytea, csrf_digest bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.require_staff_csrf(session bytea, csrf_digest bytea) TO credit_staff;


--
-- Name: FUNCTION require_staff_origin(network_address text, request_id text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.require_staff_origin(network_address text, request_id text) FROM PUBLIC;


--
-- Name: FUNCTION require_staff_text(value text, longest integer); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.require_staff_text(value text, longest integer) FROM PUBLIC;


--
-- Name: FUNCTION run_verification_step(job_id uuid, as_of timestamp with time zone, step_limit integer); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.run_verification_step(job_id uuid, as_of timestamp with time zone, step_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.run_verification_step(job_id uuid, as_of timestamp with time zone, step_limit integer) TO credit_government;


--
-- Name: FUNCTION seal_government_answers(as_of timestamp with time zone, operation text, actor text[], unit_code text[], purpose text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.seal_government_answers(as_of timestamp with time zone, operation text, actor text[], unit_code text[], purpose text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]) FROM PUBLIC;


--
-- Name: FUNCTION set_staff_password(as_of timestamp with time zone, session bytea, network_address text, request_id text, password_hash text, former_set_at timestamp with time zone); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.set_staff_password(as_of timestamp with time zone, session bytea, network_address text, request_id text, password_hash text, former_set_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.set_staff_password(as_of timestamp with time zone, session bytea, network_address text, request_id text, password_hash text, former_set_at timestamp with time zone) TO credit_staff;


--
-- Name: FUNCTION staff_credential_for_login(as_of timestamp with time zone, account_id text, network_address text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.staff_credential_for_login(as_of timestamp with time zone, account_id text, network_address text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.staff_credential_for_login(as_of timestamp with time zone, account_id text, network_address text) TO credit_staff;


--
-- Name: FUNCTION staff_limits(); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.staff_limits() FROM PUBLIC;


--
-- Name: FUNCTION staff_password_history(as_of timestamp with time zone, session bytea, network_address text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.staff_password_history(as_of timestamp with time zone, session bytea, network_address text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.staff_password_history(as_of timestamp with time zone, session bytea, network_address text) TO credit_staff;


--
-- Name: FUNCTION staff_refusal_sentence(code text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.staff_refusal_sentence(code text) FROM PUBLIC;


--
-- Name: FUNCTION staff_session_actor(as_of timestamp with time zone, session bytea, network_address text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.staff_session_actor(as_of timestamp with time zone, session bytea, network_address text) FROM PUBLIC;


--
-- Name: FUNCTION staff_session_document(as_of timestamp with time zone, session bytea); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.staff_session_document(as_of timestamp with time zone, session bytea) FROM PUBLIC;


--
-- Name: FUNCTION staff_session_state(as_of timestamp with time zone, session bytea, network_address text, request_id text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.staff_session_state(as_of timestamp with time zone, session bytea, network_address text, request_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.staff_session_state(as_of timestamp with time zone, session bytea, network_address text, request_id text) TO credit_staff;


--
-- Name: FUNCTION stage_government_answers(ticket uuid, as_of timestamp with time zone, operation text, spki_digest bytea[], identifier_digest uuid[], label text[], division_code text[], code_number bigint[], purpose text[], matter text[], case_number text[], items text[], network_address text[], request_id text[]); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.stage_government_answers(ticket uuid, as_of timestamp with time zone, operation text, spki_digest bytea[], identifier_digest uuid[], label text[], division_code text[], code_number bigint[], purpose text[], matter text[], case_number text[], items text[], network_address text[], request_id text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.stage_government_answers(ticket uuid, as_of timestamp with time zone, operation text, spki_digest bytea[], identifier_digest uuid[], label text[], division_code text[], code_number bigint[], purpose text[], matter text[], case_number text[], items text[], network_address text[], request_id text[]) TO credit_government;


--
-- Name: FUNCTION stage_verification(ticket uuid, job_id uuid, as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.stage_verification(ticket uuid, job_id uuid, as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.stage_verification(ticket uuid, job_id uuid, as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text) TO credit_government;


--
-- Name: FUNCTION suspend_account(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text, ground text, note text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.suspend_account(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text, ground text, note text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.suspend_account(as_of timestamp with time zone, session bytea, network_address text, request_id text, account_id text, ground text, note text) TO credit_staff;


--
-- Name: FUNCTION suspend_use_agreement(as_of timestamp with time zone, session bytea, network_address text, request_id text, agreement_id uuid, ground text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.suspend_use_agreement(as_of timestamp with time zone, session bytea, network_address text, request_id text, agreement_id uuid, ground text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.suspend_use_agreement(as_of timestamp with time zone, session bytea, network_address text, request_id text, agreement_id uuid, ground text) TO credit_staff;


--
-- Name: FUNCTION take_government_answers(ticket uuid, envelope bytea); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.take_government_answers(ticket uuid, envelope bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.take_government_answers(ticket uuid, envelope bytea) TO credit_government;


--
-- Name: FUNCTION unit_list(as_of timestamp with time zone, session bytea, network_address text, request_id text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.unit_list(as_of timestamp with time zone, session bytea, network_address text, request_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.unit_list(as_of timestamp with time zone, session bytea, network_address text, request_id text) TO credit_staff;


--
-- Name: FUNCTION unit_may_have_role(unit_code text, role text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.unit_may_have_role(unit_code text, role text) FROM PUBLIC;


--
-- Name: FUNCTION units_overseen(account_unit text, account_role text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.units_overseen(account_unit text, account_role text) FROM PUBLIC;


--
-- Name: FUNCTION verification_state(job_id uuid, as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text); Type: ACL; Schema: credit; Owner: credit_government_discloser
--

REVOKE ALL ON FUNCTION credit.verification_state(job_id uuid, as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.verification_state(job_id uuid, as_of timestamp with time zone, spki_digest bytea, network_address text, request_id text) TO credit_government;


--
-- Name: FUNCTION withdraw_consent(as_of timestamp with time zone, session bytea, network_address text, request_id text, consent_id uuid, reason text); Type: ACL; Schema: credit; Owner: credit_account_keeper
--

REVOKE ALL ON FUNCTION credit.withdraw_consent(as_of timestamp with time zone, session bytea, network_address text, request_id text, consent_id uuid, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.withdraw_consent(as_of timestamp with time zone, session bytea, network_address text, request_id text, consent_id uuid, reason text) TO credit_staff;


--
-- Name: TABLE access_decision; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.access_decision TO credit_government_discloser;


--
-- Name: TABLE access_policy; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.access_policy TO credit_intake;


--
-- Name: COLUMN access_policy.policy_id; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(policy_id) ON TABLE credit.access_policy TO credit_government_discloser;


--
-- Name: COLUMN access_policy.profile; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(profile) ON TABLE credit.access_policy TO credit_government_discloser;


--
-- Name: COLUMN access_policy.label; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(label) ON TABLE credit.access_policy TO credit_government_discloser;


--
-- Name: COLUMN access_policy.effective_on; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(effective_on) ON TABLE credit.access_policy TO credit_government_discloser;


--
-- Name: COLUMN access_policy.default_rule_id; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(default_rule_id) ON TABLE credit.access_policy TO credit_government_discloser;


--
-- Name: COLUMN access_policy.default_sentence; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(default_sentence) ON TABLE credit.access_policy TO credit_government_discloser;


--
-- Name: TABLE access_rule; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.access_rule TO credit_intake;
GRANT SELECT ON TABLE credit.access_rule TO credit_government_discloser;


--
-- Name: TABLE account_block; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.account_block TO credit_government_discloser;
GRANT SELECT ON TABLE credit.account_block TO credit_account_keeper;


--
-- Name: COLUMN account_block.lift_requested_by; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(lift_requested_by) ON TABLE credit.account_block TO credit_account_keeper;


--
-- Name: COLUMN account_block.lift_requested_at; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(lift_requested_at) ON TABLE credit.account_block TO credit_account_keeper;


--
-- Name: COLUMN account_block.lift_reason; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(lift_reason) ON TABLE credit.account_block TO credit_account_keeper;


--
-- Name: COLUMN account_block.lifted_by; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(lifted_by) ON TABLE credit.account_block TO credit_account_keeper;


--
-- Name: COLUMN account_block.lifted_at; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(lifted_at) ON TABLE credit.account_block TO credit_account_keeper;


--
-- Name: TABLE account_change; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.account_change TO credit_account_keeper;


--
-- Name: COLUMN account_change.decided_by; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(decided_by) ON TABLE credit.account_change TO credit_account_keeper;


--
-- Name: COLUMN account_change.decided_at; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(decided_at) ON TABLE credit.account_change TO credit_account_keeper;


--
-- Name: COLUMN account_change.decision; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(decision) ON TABLE credit.account_change TO credit_account_keeper;


--
-- Name: COLUMN account_change.decision_reason; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(decision_reason) ON TABLE credit.account_change TO credit_account_keeper;


--
-- Name: TABLE account_event; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.account_event TO credit_account_keeper;


--
-- Name: TABLE account_pace; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.account_pace TO credit_government_discloser;


--
-- Name: COLUMN account_pace.minute; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(minute) ON TABLE credit.account_pace TO credit_government_discloser;


--
-- Name: COLUMN account_pace.minute_count; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(minute_count) ON TABLE credit.account_pace TO credit_government_discloser;


--
-- Name: COLUMN account_pace.last_code; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(last_code) ON TABLE credit.account_pace TO credit_government_discloser;


--
-- Name: COLUMN account_pace.run_length; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(run_length) ON TABLE credit.account_pace TO credit_government_discloser;


--
-- Name: TABLE account_transition; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT ON TABLE credit.account_transition TO credit_account_keeper;


--
-- Name: TABLE account_usage; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.account_usage TO credit_government_discloser;
GRANT SELECT ON TABLE credit.account_usage TO credit_account_keeper;


--
-- Name: COLUMN account_usage.query_count; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(query_count) ON TABLE credit.account_usage TO credit_government_discloser;


--
-- Name: COLUMN account_usage.outside_count; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(outside_count) ON TABLE credit.account_usage TO credit_government_discloser;


--
-- Name: COLUMN account_usage.settled_query_count; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(settled_query_count) ON TABLE credit.account_usage TO credit_government_discloser;


--
-- Name: COLUMN account_usage.settled_outside_count; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(settled_outside_count) ON TABLE credit.account_usage TO credit_government_discloser;


--
-- Name: TABLE bulk_right; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.bulk_right TO credit_intake;
GRANT SELECT ON TABLE credit.bulk_right TO credit_government_discloser;


--
-- Name: TABLE calendar_exception; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE credit.calendar_exception TO credit_intake;
GRANT SELECT ON TABLE credit.calendar_exception TO credit_account_keeper;
GRANT SELECT ON TABLE credit.calendar_exception TO credit_government_discloser;


--
-- Name: TABLE calendar_year; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE credit.calendar_year TO credit_intake;
GRANT SELECT ON TABLE credit.calendar_year TO credit_account_keeper;
GRANT SELECT ON TABLE credit.calendar_year TO credit_government_discloser;


--
-- Name: TABLE catalogue_item; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.catalogue_item TO credit_intake;
GRANT SELECT ON TABLE credit.catalogue_item TO credit_public_discloser;
GRANT SELECT ON TABLE credit.catalogue_item TO credit_government_discloser;


--
-- Name: COLUMN catalogue_item.catalogue_version_id; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(catalogue_version_id) ON TABLE credit.catalogue_item TO credit_account_keeper;


--
-- Name: COLUMN catalogue_item.item_code; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(item_code) ON TABLE credit.catalogue_item TO credit_account_keeper;


--
-- Name: COLUMN catalogue_item.sharing_mode; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(sharing_mode) ON TABLE credit.catalogue_item TO credit_account_keeper;


--
-- Name: TABLE catalogue_version; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.catalogue_version TO credit_intake;


--
-- Name: COLUMN catalogue_version.catalogue_version_id; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(catalogue_version_id) ON TABLE credit.catalogue_version TO credit_public_discloser;
GRANT SELECT(catalogue_version_id) ON TABLE credit.catalogue_version TO credit_government_discloser;
GRANT SELECT(catalogue_version_id) ON TABLE credit.catalogue_version TO credit_account_keeper;


--
-- Name: COLUMN catalogue_version.profile; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(profile) ON TABLE credit.catalogue_version TO credit_public_discloser;
GRANT SELECT(profile) ON TABLE credit.catalogue_version TO credit_government_discloser;


--
-- Name: COLUMN catalogue_version.label; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(label) ON TABLE credit.catalogue_version TO credit_public_discloser;
GRANT SELECT(label) ON TABLE credit.catalogue_version TO credit_government_discloser;


--
-- Name: COLUMN catalogue_version.state; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(state) ON TABLE credit.catalogue_version TO credit_intake;
GRANT SELECT(state) ON TABLE credit.catalogue_version TO credit_public_discloser;
GRANT SELECT(state) ON TABLE credit.catalogue_version TO credit_government_discloser;
GRANT SELECT(state) ON TABLE credit.catalogue_version TO credit_account_keeper;


--
-- Name: COLUMN catalogue_version.effective_on; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(effective_on) ON TABLE credit.catalogue_version TO credit_public_discloser;
GRANT SELECT(effective_on) ON TABLE credit.catalogue_version TO credit_government_discloser;


--
-- Name: COLUMN catalogue_version.public_document; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(public_document) ON TABLE credit.catalogue_version TO credit_public_discloser;


--
-- Name: COLUMN catalogue_version.published_at; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(published_at) ON TABLE credit.catalogue_version TO credit_intake;


--
-- Name: TABLE certificate; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.certificate TO credit_account_keeper;


--
-- Name: COLUMN certificate.certificate_id; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(certificate_id) ON TABLE credit.certificate TO credit_government_discloser;


--
-- Name: COLUMN certificate.account_id; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(account_id) ON TABLE credit.certificate TO credit_government_discloser;


--
-- Name: COLUMN certificate.spki_digest; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(spki_digest) ON TABLE credit.certificate TO credit_government_discloser;


--
-- Name: COLUMN certificate.not_before; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(not_before) ON TABLE credit.certificate TO credit_government_discloser;


--
-- Name: COLUMN certificate.not_after; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(not_after) ON TABLE credit.certificate TO credit_government_discloser;


--
-- Name: COLUMN certificate.state; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(state) ON TABLE credit.certificate TO credit_account_keeper;
GRANT SELECT(state) ON TABLE credit.certificate TO credit_government_discloser;


--
-- Name: COLUMN certificate.end_ground; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(end_ground) ON TABLE credit.certificate TO credit_account_keeper;
GRANT SELECT(end_ground) ON TABLE credit.certificate TO credit_government_discloser;


--
-- Name: COLUMN certificate.state_since; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(state_since) ON TABLE credit.certificate TO credit_account_keeper;


--
-- Name: TABLE certificate_event; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.certificate_event TO credit_account_keeper;


--
-- Name: TABLE certificate_transition; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT ON TABLE credit.certificate_transition TO credit_account_keeper;


--
-- Name: TABLE consent_event; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.consent_event TO credit_account_keeper;


--
-- Name: TABLE consent_transition; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT ON TABLE credit.consent_transition TO credit_account_keeper;


--
-- Name: TABLE daily_check; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.daily_check TO credit_account_keeper;


--
-- Name: TABLE disclosure_form; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT ON TABLE credit.disclosure_form TO credit_intake;
GRANT SELECT ON TABLE credit.disclosure_form TO credit_government_discloser;


--
-- Name: TABLE division; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE credit.division TO credit_intake;
GRANT SELECT ON TABLE credit.division TO credit_account_keeper;
GRANT SELECT ON TABLE credit.division TO credit_government_discloser;


--
-- Name: TABLE government_answer_key; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT,DELETE ON TABLE credit.government_answer_key TO credit_government_discloser;


--
-- Name: TABLE hours_exception; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.hours_exception TO credit_account_keeper;


--
-- Name: COLUMN hours_exception.unit_code; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(unit_code) ON TABLE credit.hours_exception TO credit_government_discloser;


--
-- Name: COLUMN hours_exception.opens_at; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(opens_at) ON TABLE credit.hours_exception TO credit_government_discloser;


--
-- Name: COLUMN hours_exception.closes_at; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(closes_at) ON TABLE credit.hours_exception TO credit_government_discloser;


--
-- Name: COLUMN hours_exception.decided_by; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(decided_by) ON TABLE credit.hours_exception TO credit_account_keeper;


--
-- Name: COLUMN hours_exception.decided_at; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(decided_at) ON TABLE credit.hours_exception TO credit_account_keeper;


--
-- Name: COLUMN hours_exception.decision; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(decision) ON TABLE credit.hours_exception TO credit_account_keeper;
GRANT SELECT(decision) ON TABLE credit.hours_exception TO credit_government_discloser;


--
-- Name: COLUMN hours_exception.decision_reason; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(decision_reason) ON TABLE credit.hours_exception TO credit_account_keeper;


--
-- Name: TABLE identifier; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.identifier TO credit_intake;


--
-- Name: COLUMN identifier.identifier_digest; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(identifier_digest) ON TABLE credit.identifier TO credit_government_discloser;


--
-- Name: COLUMN identifier.subject_key; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(subject_key) ON TABLE credit.identifier TO credit_government_discloser;


--
-- Name: TABLE import_batch; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.import_batch TO credit_intake;


--
-- Name: TABLE import_row_issue; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.import_row_issue TO credit_intake;


--
-- Name: TABLE password_history; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.password_history TO credit_account_keeper;


--
-- Name: TABLE public_identifier; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT,DELETE ON TABLE credit.public_identifier TO credit_intake;
GRANT SELECT ON TABLE credit.public_identifier TO credit_public_discloser;


--
-- Name: TABLE public_name; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE credit.public_name TO credit_intake;
GRANT SELECT ON TABLE credit.public_name TO credit_public_discloser;


--
-- Name: TABLE public_record; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT,DELETE ON TABLE credit.public_record TO credit_intake;
GRANT SELECT ON TABLE credit.public_record TO credit_public_discloser;


--
-- Name: TABLE public_subject; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE credit.public_subject TO credit_intake;
GRANT SELECT ON TABLE credit.public_subject TO credit_public_discloser;


--
-- Name: TABLE quarantined_row; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.quarantined_row TO credit_intake;


--
-- Name: TABLE query_matter; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.query_matter TO credit_intake;
GRANT SELECT ON TABLE credit.query_matter TO credit_government_discloser;


--
-- Name: TABLE query_purpose; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.query_purpose TO credit_intake;
GRANT SELECT ON TABLE credit.query_purpose TO credit_government_discloser;
GRANT SELECT ON TABLE credit.query_purpose TO credit_account_keeper;


--
-- Name: TABLE reclassification; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT,DELETE ON TABLE credit.reclassification TO credit_intake;


--
-- Name: TABLE record_marker; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT ON TABLE credit.record_marker TO credit_public_discloser;
GRANT SELECT ON TABLE credit.record_marker TO credit_government_discloser;


--
-- Name: TABLE record_version; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.record_version TO credit_intake;


--
-- Name: COLUMN record_version.subject_key; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(subject_key) ON TABLE credit.record_version TO credit_government_discloser;


--
-- Name: COLUMN record_version.record_id; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(record_id) ON TABLE credit.record_version TO credit_government_discloser;


--
-- Name: COLUMN record_version.version; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(version) ON TABLE credit.record_version TO credit_government_discloser;


--
-- Name: COLUMN record_version.open_level; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(open_level) ON TABLE credit.record_version TO credit_government_discloser;


--
-- Name: COLUMN record_version.item_code; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(item_code) ON TABLE credit.record_version TO credit_government_discloser;


--
-- Name: COLUMN record_version.provider_code; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(provider_code) ON TABLE credit.record_version TO credit_government_discloser;


--
-- Name: COLUMN record_version.state; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(state) ON TABLE credit.record_version TO credit_government_discloser;


--
-- Name: COLUMN record_version.decided_on; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(decided_on) ON TABLE credit.record_version TO credit_government_discloser;


--
-- Name: COLUMN record_version.retained_until; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(retained_until) ON TABLE credit.record_version TO credit_government_discloser;


--
-- Name: COLUMN record_version.level_a_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(level_a_fields) ON TABLE credit.record_version TO credit_government_discloser;


--
-- Name: COLUMN record_version.level_b_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(level_b_fields) ON TABLE credit.record_version TO credit_government_discloser;


--
-- Name: COLUMN record_version.level_c_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(level_c_fields) ON TABLE credit.record_version TO credit_government_discloser;


--
-- Name: COLUMN record_version.masked_level_a_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(masked_level_a_fields) ON TABLE credit.record_version TO credit_government_discloser;


--
-- Name: COLUMN record_version.masked_level_b_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(masked_level_b_fields) ON TABLE credit.record_version TO credit_government_discloser;


--
-- Name: COLUMN record_version.masked_level_c_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(masked_level_c_fields) ON TABLE credit.record_version TO credit_government_discloser;


--
-- Name: COLUMN record_version_a.subject_key; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(subject_key) ON TABLE credit.record_version_a TO credit_government_discloser;


--
-- Name: COLUMN record_version_a.record_id; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(record_id) ON TABLE credit.record_version_a TO credit_government_discloser;


--
-- Name: COLUMN record_version_a.version; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(version) ON TABLE credit.record_version_a TO credit_government_discloser;


--
-- Name: COLUMN record_version_a.open_level; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(open_level) ON TABLE credit.record_version_a TO credit_government_discloser;


--
-- Name: COLUMN record_version_a.item_code; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(item_code) ON TABLE credit.record_version_a TO credit_government_discloser;


--
-- Name: COLUMN record_version_a.provider_code; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(provider_code) ON TABLE credit.record_version_a TO credit_government_discloser;


--
-- Name: COLUMN record_version_a.state; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(state) ON TABLE credit.record_version_a TO credit_government_discloser;


--
-- Name: COLUMN record_version_a.decided_on; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(decided_on) ON TABLE credit.record_version_a TO credit_government_discloser;


--
-- Name: COLUMN record_version_a.retained_until; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(retained_until) ON TABLE credit.record_version_a TO credit_government_discloser;


--
-- Name: COLUMN record_version_a.level_a_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(level_a_fields) ON TABLE credit.record_version_a TO credit_government_discloser;


--
-- Name: COLUMN record_version_a.level_b_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(level_b_fields) ON TABLE credit.record_version_a TO credit_government_discloser;


--
-- Name: COLUMN record_version_a.level_c_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(level_c_fields) ON TABLE credit.record_version_a TO credit_government_discloser;


--
-- Name: COLUMN record_version_a.masked_level_a_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(masked_level_a_fields) ON TABLE credit.record_version_a TO credit_government_discloser;


--
-- Name: COLUMN record_version_a.masked_level_b_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(masked_level_b_fields) ON TABLE credit.record_version_a TO credit_government_discloser;


--
-- Name: COLUMN record_version_a.masked_level_c_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(masked_level_c_fields) ON TABLE credit.record_version_a TO credit_government_discloser;


--
-- Name: COLUMN record_version_b.subject_key; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(subject_key) ON TABLE credit.record_version_b TO credit_government_discloser;


--
-- Name: COLUMN record_version_b.record_id; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(record_id) ON TABLE credit.record_version_b TO credit_government_discloser;


--
-- Name: COLUMN record_version_b.version; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(version) ON TABLE credit.record_version_b TO credit_government_discloser;


--
-- Name: COLUMN record_version_b.open_level; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(open_level) ON TABLE credit.record_version_b TO credit_government_discloser;


--
-- Name: COLUMN record_version_b.item_code; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(item_code) ON TABLE credit.record_version_b TO credit_government_discloser;


--
-- Name: COLUMN record_version_b.provider_code; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(provider_code) ON TABLE credit.record_version_b TO credit_government_discloser;


--
-- Name: COLUMN record_version_b.state; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(state) ON TABLE credit.record_version_b TO credit_government_discloser;


--
-- Name: COLUMN record_version_b.decided_on; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(decided_on) ON TABLE credit.record_version_b TO credit_government_discloser;


--
-- Name: COLUMN record_version_b.retained_until; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(retained_until) ON TABLE credit.record_version_b TO credit_government_discloser;


--
-- Name: COLUMN record_version_b.level_a_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(level_a_fields) ON TABLE credit.record_version_b TO credit_government_discloser;


--
-- Name: COLUMN record_version_b.level_b_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(level_b_fields) ON TABLE credit.record_version_b TO credit_government_discloser;


--
-- Name: COLUMN record_version_b.level_c_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(level_c_fields) ON TABLE credit.record_version_b TO credit_government_discloser;


--
-- Name: COLUMN record_version_b.masked_level_a_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(masked_level_a_fields) ON TABLE credit.record_version_b TO credit_government_discloser;


--
-- Name: COLUMN record_version_b.masked_level_b_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(masked_level_b_fields) ON TABLE credit.record_version_b TO credit_government_discloser;


--
-- Name: COLUMN record_version_b.masked_level_c_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(masked_level_c_fields) ON TABLE credit.record_version_b TO credit_government_discloser;


--
-- Name: COLUMN record_version_c.subject_key; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(subject_key) ON TABLE credit.record_version_c TO credit_government_discloser;


--
-- Name: COLUMN record_version_c.record_id; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(record_id) ON TABLE credit.record_version_c TO credit_government_discloser;


--
-- Name: COLUMN record_version_c.version; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(version) ON TABLE credit.record_version_c TO credit_government_discloser;


--
-- Name: COLUMN record_version_c.open_level; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(open_level) ON TABLE credit.record_version_c TO credit_government_discloser;


--
-- Name: COLUMN record_version_c.item_code; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(item_code) ON TABLE credit.record_version_c TO credit_government_discloser;


--
-- Name: COLUMN record_version_c.provider_code; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(provider_code) ON TABLE credit.record_version_c TO credit_government_discloser;


--
-- Name: COLUMN record_version_c.state; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(state) ON TABLE credit.record_version_c TO credit_government_discloser;


--
-- Name: COLUMN record_version_c.decided_on; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(decided_on) ON TABLE credit.record_version_c TO credit_government_discloser;


--
-- Name: COLUMN record_version_c.retained_until; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(retained_until) ON TABLE credit.record_version_c TO credit_government_discloser;


--
-- Name: COLUMN record_version_c.level_a_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(level_a_fields) ON TABLE credit.record_version_c TO credit_government_discloser;


--
-- Name: COLUMN record_version_c.level_b_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(level_b_fields) ON TABLE credit.record_version_c TO credit_government_discloser;


--
-- Name: COLUMN record_version_c.level_c_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(level_c_fields) ON TABLE credit.record_version_c TO credit_government_discloser;


--
-- Name: COLUMN record_version_c.masked_level_a_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(masked_level_a_fields) ON TABLE credit.record_version_c TO credit_government_discloser;


--
-- Name: COLUMN record_version_c.masked_level_b_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(masked_level_b_fields) ON TABLE credit.record_version_c TO credit_government_discloser;


--
-- Name: COLUMN record_version_c.masked_level_c_fields; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(masked_level_c_fields) ON TABLE credit.record_version_c TO credit_government_discloser;


--
-- Name: TABLE reinsertion_guard; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.reinsertion_guard TO credit_intake;


--
-- Name: TABLE role; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT ON TABLE credit.role TO credit_account_keeper;
GRANT SELECT ON TABLE credit.role TO credit_government_discloser;


--
-- Name: TABLE service_hours; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.service_hours TO credit_intake;
GRANT SELECT ON TABLE credit.service_hours TO credit_government_discloser;


--
-- Name: TABLE staff_credential; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE credit.staff_credential TO credit_account_keeper;


--
-- Name: TABLE subject; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.subject TO credit_intake;


--
-- Name: TABLE usage_limit; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.usage_limit TO credit_intake;
GRANT SELECT ON TABLE credit.usage_limit TO credit_government_discloser;


--
-- Name: TABLE use_agreement; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.use_agreement TO credit_account_keeper;
GRANT SELECT ON TABLE credit.use_agreement TO credit_government_discloser;


--
-- Name: COLUMN use_agreement.suspended_at; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(suspended_at) ON TABLE credit.use_agreement TO credit_account_keeper;


--
-- Name: COLUMN use_agreement.suspension_ground; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(suspension_ground) ON TABLE credit.use_agreement TO credit_account_keeper;


--
-- Name: TABLE use_feedback; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.use_feedback TO credit_account_keeper;


--
-- Name: TABLE verification_job; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.verification_job TO credit_government_discloser;


--
-- Name: COLUMN verification_job.state; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(state) ON TABLE credit.verification_job TO credit_government_discloser;


--
-- Name: COLUMN verification_job.subject_count; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(subject_count) ON TABLE credit.verification_job TO credit_government_discloser;


--
-- Name: COLUMN verification_job.done_count; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(done_count) ON TABLE credit.verification_job TO credit_government_discloser;


--
-- Name: COLUMN verification_job.finished_at; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(finished_at) ON TABLE credit.verification_job TO credit_government_discloser;


--
-- Name: COLUMN verification_job.fetched_at; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(fetched_at) ON TABLE credit.verification_job TO credit_government_discloser;


--
-- Name: COLUMN verification_job.keep_until; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(keep_until) ON TABLE credit.verification_job TO credit_government_discloser;


--
-- Name: TABLE verification_line; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT,DELETE ON TABLE credit.verification_line TO credit_government_discloser;


--
-- Name: COLUMN verification_line.status; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(status) ON TABLE credit.verification_line TO credit_government_discloser;


--
-- Name: COLUMN verification_line.answer; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(answer) ON TABLE credit.verification_line TO credit_government_discloser;


--
-- Name: TABLE withheld_document; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.withheld_document TO credit_government_discloser;


--
-- PostgreSQL database dump complete
--


