-- Purpose: units, use agreements, accounts with their history, certificates, staff log-in and the calendar.
-- Rules: HZ-S1, HZ-S2, HZ-Q13, HZ-Q14, JJ-10, JJ-14, QZ-1, QZ-2, QZ-3, QZ-6, PB-7, PB-8, PB-9, PB-10, PB-11.
-- Called by: creditctl migrate. Locks: none on existing tables. To undo: drop the tables; their history is lost.
set local lock_timeout = '10s';

grant usage, create on schema credit to credit_government_discloser, credit_account_keeper;
grant usage on schema credit to credit_government, credit_staff;

set local role credit_owner;

create table credit.division (
    division_code text not null,
    name text not null,
    parent_code text,
    valid_from date not null,
    valid_until date,
    successor_codes text[] not null default '{}',
    constraint division_pkey primary key (division_code, valid_from),
    constraint division_division_code_check check (division_code ~ '^\d{6}$'),
    constraint division_parent_code_check check (parent_code ~ '^\d{6}$' and parent_code <> division_code),
    constraint division_valid_until_check check (valid_until >= valid_from)
);

comment on table credit.division is 'GB/T 2260 with its history, as far as units of the city need it.';
comment on column credit.division.parent_code is 'The division above; null: a province.';
comment on column credit.division.valid_until is 'Last day; null: still there.';
comment on column credit.division.successor_codes is 'What became of it; empty: it is still there or nothing did.';

create table credit.calendar_year (
    year integer not null,
    source text not null,
    loaded_at timestamptz not null,
    loaded_by text not null,
    constraint calendar_year_pkey primary key (year),
    constraint calendar_year_year_check check (year between 1949 and 9999)
);

comment on table credit.calendar_year is
'Years whose schedule of days off was published and loaded. Nothing can be counted in another year.';
comment on column credit.calendar_year.source is 'The notice that the schedule is from.';

create table credit.calendar_exception (
    day date not null,
    is_working boolean not null,
    name text not null,
    constraint calendar_exception_pkey primary key (day)
);

comment on table credit.calendar_exception is 'Days that differ from Monday to Friday.';
comment on column credit.calendar_exception.is_working is 'False: a day off. True: a worked Saturday or Sunday.';

create table credit.unit (
    unit_code text not null,
    name text not null,
    kinds text[] not null,
    level text not null,
    division_code text not null,
    added_at timestamptz not null,
    added_by text not null,
    ended_on date,
    constraint unit_pkey primary key (unit_code),
    constraint unit_unit_code_check check (unit_code ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,31}$'),
    constraint unit_name_check check (pg_catalog.length(name) between 1 and 100),
    constraint unit_kinds_check check (
        pg_catalog.cardinality(kinds) > 0
        and kinds <@ array['authority', 'centre', 'window', 'provider', 'using_unit', 'auditor']
    ),
    constraint unit_level_check check (
        level in ('city', 'county') or (level = 'above' and kinds = array['provider'])
    ),
    constraint unit_division_code_check check (division_code ~ '^\d{6}$')
);

comment on table credit.unit is 'Who provides, uses, keeps or audits credit information.';
comment on column credit.unit.kinds is 'A unit may be several things.';
comment on column credit.unit.level is 'above: above the city; only providers are.';
comment on column credit.unit.division_code is 'Its jurisdiction, GB/T 2260; looked up when the unit was registered.';
comment on column credit.unit.ended_on is 'First day on which it is no more; null: it is there.';

create table credit.use_agreement (
    agreement_id uuid not null,
    unit_code text not null,
    signed_on date not null,
    valid_from date not null,
    valid_until date not null,
    purposes text[] not null,
    matters text[] not null,
    suspended_at timestamptz,
    suspension_ground text,
    recorded_at timestamptz not null,
    recorded_by text not null,
    constraint use_agreement_pkey primary key (agreement_id),
    constraint use_agreement_unit_code_fk foreign key (unit_code) references credit.unit (unit_code),
    constraint use_agreement_valid_until_check check (valid_until >= valid_from and valid_from >= signed_on),
    constraint use_agreement_purposes_check check (pg_catalog.cardinality(purposes) > 0),
    constraint use_agreement_suspended_at_check check ((suspended_at is null) = (suspension_ground is null))
);

create index use_agreement_unit_code_idx on credit.use_agreement (unit_code, valid_until);

comment on table credit.use_agreement is
'JJ-14: no unit queries without one. Of one unit no two that are not suspended share a day (record_use_agreement).';
comment on column credit.use_agreement.valid_until is 'Last day, inclusive.';
comment on column credit.use_agreement.purposes is 'What it may query for, of the policy''s purposes.';
comment on column credit.use_agreement.matters is 'What it may query about, of the policy''s matters.';
comment on column credit.use_agreement.suspended_at is 'From then on it is as if there were none; null: never.';

create table credit.role (
    role text not null,
    duty text not null,
    constraint role_pkey primary key (role),
    constraint role_duty_check check (duty in ('submitting', 'querying', 'administering', 'workflow', 'auditing'))
);

comment on table credit.role is
'PB-10: an account has one role, a person one account, so duties are never in one hand.';
comment on column credit.role.duty is 'querying acts by certificate; whoever has another duty logs in.';

insert into credit.role (role, duty)
values
('submitter', 'submitting'),
('querier', 'querying'),
('credit_administrator', 'querying'),
('account_administrator', 'administering'),
('window_clerk', 'workflow'),
('centre_clerk', 'workflow'),
('authority_officer', 'workflow'),
('provider_officer', 'workflow'),
('auditor', 'auditing');

create table credit.account_transition (
    from_state text not null,
    event text not null,
    to_state text not null,
    constraint account_transition_pkey primary key (from_state, event),
    constraint account_transition_from_state_event_to_state_key unique (from_state, event, to_state)
);

comment on table credit.account_transition is 'The life of an account; what is not here does not happen.';
comment on column credit.account_transition.from_state is 'none: there is no account yet.';
comment on column credit.account_transition.event is
'checked: an account that was idle was looked at (PB-8); suspended: locked at once by one person (QZ-13).';

insert into credit.account_transition (from_state, event, to_state)
values
('none', 'opened', 'prepared'),
('prepared', 'started', 'active'),
('prepared', 'changed', 'prepared'),
('prepared', 'stopped', 'stopped'),
('active', 'changed', 'active'),
('active', 'checked', 'active'),
('active', 'locked', 'locked'),
('active', 'suspended', 'locked'),
('active', 'stopped', 'stopped'),
('locked', 'changed', 'locked'),
('locked', 'started', 'active'),
('locked', 'stopped', 'stopped');

create table credit.account (
    account_id text not null,
    person_digest uuid not null,
    holder_name text not null,
    unit_code text not null,
    role text not null,
    state text not null,
    trained_on date,
    confidential_on date,
    networks cidr[] not null,
    follow_up_until date,
    state_since timestamptz not null,
    last_query_at timestamptz,
    opened_at timestamptz not null,
    constraint account_pkey primary key (account_id),
    constraint account_account_id_check check (account_id ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,31}$'),
    -- What stands in the log's place of an account must not be one.
    constraint account_account_id_reserved_check check (account_id not in ('public', 'unknown')),
    constraint account_unit_code_fk foreign key (unit_code) references credit.unit (unit_code),
    constraint account_role_fk foreign key (role) references credit.role (role),
    constraint account_state_check check (state in ('prepared', 'active', 'locked', 'stopped')),
    constraint account_state_trained_on_confidential_on_check check (
        state <> 'active' or (trained_on is not null and confidential_on is not null)
    ),
    constraint account_networks_check check (
        pg_catalog.cardinality(networks) between 1 and 16 and pg_catalog.array_position(networks, null) is null
    ),
    constraint account_follow_up_until_check check (
        follow_up_until is null or role in ('querier', 'credit_administrator')
    )
);

create unique index account_person_digest_key on credit.account (person_digest) where state <> 'stopped';
create index account_unit_code_idx on credit.account (unit_code);

comment on table credit.account is 'QZ-1: one person, one account, real name. Never deleted: the query log names it.';
comment on column credit.account.person_digest is 'Keyed digest of the holder''s identity number, made by the daemon.';
comment on column credit.account.holder_name is 'Real name.';
comment on column credit.account.trained_on is 'HZ-S1; null: not on file.';
comment on column credit.account.confidential_on is 'HZ-S1: day of the confidentiality agreement; null: not on file.';
comment on column credit.account.networks is 'PB-11: where the account may come from.';
comment on column credit.account.follow_up_until is 'QZ-6: last day of the written authority; null: none.';
comment on column credit.account.state_since is 'Of the newest event that began or confirmed the state.';
comment on column credit.account.last_query_at is 'PB-8: last query of a using unit''s account; null: none yet.';

create table credit.account_event (
    account_id text not null,
    number integer not null,
    event text not null,
    from_state text not null,
    to_state text not null,
    at timestamptz not null,
    actor text not null,
    approver text,
    ground text not null,
    details jsonb not null,
    constraint account_event_pkey primary key (account_id, number),
    constraint account_event_account_id_fk foreign key (account_id) references credit.account (account_id),
    constraint account_event_transition_fk foreign key (from_state, event, to_state)
    references credit.account_transition (from_state, event, to_state),
    constraint account_number_check check (number > 0),
    constraint account_event_approver_check check (approver is null or approver <> actor),
    constraint account_event_ground_check check (pg_catalog.length(ground) between 1 and 500)
);

comment on table credit.account_event is 'PB-9: all that happened to an account. Added, never changed.';
comment on column credit.account_event.actor is 'Who wanted it.';
comment on column credit.account_event.approver is 'Who agreed; null: needs nobody (suspended at once, QZ-13).';
comment on column credit.account_event.details is 'What was changed, as approved.';

create table credit.account_change (
    change_id uuid not null,
    account_id text not null,
    kind text not null,
    details jsonb not null,
    reason text not null,
    requested_by text not null,
    requested_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    decision text,
    decision_reason text,
    constraint account_change_pkey primary key (change_id),
    constraint account_change_kind_check check (kind in ('create', 'change', 'stop', 'lock', 'start')),
    constraint account_change_reason_check check (pg_catalog.length(reason) between 1 and 500),
    constraint account_change_decision_check check (decision in ('approved', 'refused')),
    constraint account_change_decided_by_check check (decided_by <> requested_by and decided_by <> account_id),
    constraint account_change_requested_by_check check (requested_by <> account_id),
    constraint account_change_decided_at_check check (
        (decided_by is null) = (decided_at is null) and (decided_by is null) = (decision is null)
        and (decided_by is null) = (decision_reason is null)
    )
);

-- Two that wait for a decision about the same thing would be decided twice.
create unique index account_change_account_id_kind_key on credit.account_change (account_id, kind)
where decision is null;

comment on table credit.account_change is
'PB-9: what one administrator wants and another decides; of a create the account is not there yet.';
comment on column credit.account_change.decided_by is 'Null: not decided.';

create table credit.departure (
    account_id text not null,
    reported_by text not null,
    reported_at timestamptz not null,
    leaves_on date not null,
    stop_due_on date not null,
    handover text not null,
    handed_over_to text not null,
    withdrawn_at timestamptz,
    constraint departure_pkey primary key (account_id, reported_at),
    constraint departure_account_id_fk foreign key (account_id) references credit.account (account_id),
    constraint departure_handed_over_to_fk foreign key (handed_over_to) references credit.account (account_id),
    constraint departure_handed_over_to_check check (handed_over_to <> account_id),
    constraint departure_stop_due_on_check check (stop_due_on > leaves_on),
    constraint departure_handover_check check (pg_catalog.length(handover) between 1 and 2000),
    constraint departure_withdrawn_at_check check (withdrawn_at >= reported_at)
);

create unique index departure_account_id_key on credit.departure (account_id) where withdrawn_at is null;

comment on table credit.departure is 'HZ-S2, JJ-10: who leaves or moves, and who has what the person held.';
comment on column credit.departure.leaves_on is 'Last day in the post.';
comment on column credit.departure.stop_due_on is
'QZ-3: one working day after leaves_on. The account works for nothing from the day after, stopped or not.';
comment on column credit.departure.withdrawn_at is
'When a second person refused the stop: nobody leaves; the account works again. Null: it stands.';

create table credit.certificate_transition (
    from_state text not null,
    event text not null,
    to_state text not null,
    constraint certificate_transition_pkey primary key (from_state, event),
    constraint certificate_transition_from_state_event_to_state_key unique (from_state, event, to_state)
);

comment on table credit.certificate_transition is 'The life of a certificate; what is not here does not happen.';
comment on column credit.certificate_transition.from_state is 'none: it is not known yet.';

insert into credit.certificate_transition (from_state, event, to_state)
values
('none', 'applied', 'applied'),
('applied', 'granted', 'granted'),
('applied', 'refused', 'refused'),
('applied', 'left', 'refused'),
('granted', 'lost', 'ended'),
('granted', 'lent', 'ended'),
('granted', 'renewed', 'ended'),
('granted', 'revoked', 'ended'),
('granted', 'left', 'ended');

create table credit.certificate (
    certificate_id uuid not null,
    account_id text not null,
    spki_digest bytea not null,
    subject_name text not null,
    issuer_name text not null,
    serial text not null,
    not_before timestamptz not null,
    not_after timestamptz not null,
    state text not null,
    end_ground text,
    state_since timestamptz not null,
    renews uuid,
    constraint certificate_pkey primary key (certificate_id),
    constraint certificate_account_id_fk foreign key (account_id) references credit.account (account_id),
    constraint certificate_renews_fk foreign key (renews) references credit.certificate (certificate_id),
    constraint certificate_spki_digest_check check (pg_catalog.octet_length(spki_digest) = 32),
    constraint certificate_not_after_check check (not_after > not_before),
    constraint certificate_state_check check (state in ('applied', 'granted', 'refused', 'ended')),
    constraint certificate_end_ground_check check (
        end_ground in ('lost', 'lent', 'renewed', 'revoked', 'left') and state = 'ended'
        or end_ground is null and state <> 'ended'
    )
);

create unique index certificate_spki_digest_key on credit.certificate (spki_digest) where state = 'granted';
create index certificate_account_id_idx on credit.certificate (account_id);

comment on table credit.certificate is 'HZ-Q13, HZ-Q14: a certificate and the one account that it was granted to.';
comment on column credit.certificate.spki_digest is 'SHA-256 of the SubjectPublicKeyInfo, DER.';
comment on column credit.certificate.not_after is 'From the certificate; it is over by this date, not by a state.';
comment on column credit.certificate.end_ground is 'Why it ended; null: it has not.';
comment on column credit.certificate.renews is 'The one that ends when this one is granted; null: it is no renewal.';

create table credit.certificate_event (
    certificate_id uuid not null,
    number integer not null,
    event text not null,
    from_state text not null,
    to_state text not null,
    at timestamptz not null,
    actor text not null,
    note text not null,
    constraint certificate_event_pkey primary key (certificate_id, number),
    constraint certificate_event_certificate_id_fk foreign key (certificate_id)
    references credit.certificate (certificate_id),
    constraint certificate_event_transition_fk foreign key (from_state, event, to_state)
    references credit.certificate_transition (from_state, event, to_state),
    constraint certificate_number_check check (number > 0),
    constraint certificate_event_note_check check (pg_catalog.length(note) between 1 and 500)
);

comment on table credit.certificate_event is 'All that happened to a certificate. Added, never changed.';

create table credit.staff_credential (
    account_id text not null,
    password_hash text not null,
    password_set_at timestamptz not null,
    must_change boolean not null,
    totp_secret bytea,
    totp_last_step bigint,
    failed_attempts integer not null default 0,
    refused_until timestamptz,
    constraint staff_credential_pkey primary key (account_id),
    constraint staff_credential_account_id_fk foreign key (account_id) references credit.account (account_id),
    constraint staff_credential_totp_last_step_check check ((totp_secret is null) = (totp_last_step is null)),
    constraint staff_credential_failed_attempts_check check (failed_attempts >= 0)
);

comment on table credit.staff_credential is 'What an account logs in with. There is no row before there is a password.';
comment on column credit.staff_credential.must_change is 'QZ-2: the password was given by somebody else.';
comment on column credit.staff_credential.totp_secret is 'Sealed by the daemon; null: not enrolled.';
comment on column credit.staff_credential.totp_last_step is
'Last time step that was used, in 30 s since 1970: neither it nor one before it counts again; null: not enrolled.';
comment on column credit.staff_credential.failed_attempts is
'Attempts since the last log-in, the running one included.';
comment on column credit.staff_credential.refused_until is 'No log-in before this instant; null: not locked out.';

create table credit.password_history (
    account_id text not null,
    set_at timestamptz not null,
    password_hash text not null,
    constraint password_history_pkey primary key (account_id, set_at),
    constraint password_history_account_id_fk foreign key (account_id) references credit.account (account_id)
);

comment on table credit.password_history is 'PB-7: every password that an account ever had, the present one included.';

create table credit.staff_session (
    token_digest bytea not null,
    account_id text not null,
    csrf_digest bytea not null,
    opened_at timestamptz not null,
    last_seen_at timestamptz not null,
    network_address inet not null,
    second_factor text not null,
    ended_at timestamptz,
    end_ground text,
    constraint staff_session_pkey primary key (token_digest),
    constraint staff_session_account_id_fk foreign key (account_id) references credit.account (account_id),
    constraint staff_session_token_digest_check check (pg_catalog.octet_length(token_digest) = 32),
    constraint staff_session_csrf_digest_check check (pg_catalog.octet_length(csrf_digest) = 32),
    constraint staff_session_second_factor_check check (second_factor in ('none', 'totp', 'certificate')),
    constraint staff_session_last_seen_at_check check (last_seen_at >= opened_at),
    constraint staff_session_end_ground_check check (
        (ended_at is null) = (end_ground is null)
        and end_ground in (
            'logged_out', 'replaced', 'password_changed', 'account_changed', 'account_locked', 'account_stopped',
            'certificate_ended', 'revoked'
        )
    )
);

-- Whoever logs in again leaves where the person was before.
create unique index staff_session_account_id_key on credit.staff_session (account_id) where ended_at is null;
create index staff_session_account_id_last_seen_at_idx on credit.staff_session (account_id, last_seen_at);

comment on table credit.staff_session is
'Log-ins of staff; idle and old ones are over by their times, not by ended_at.';
comment on column credit.staff_session.token_digest is 'SHA-256 of the cookie''s token.';
comment on column credit.staff_session.csrf_digest is 'SHA-256 of the token that each command repeats in a header.';
comment on column credit.staff_session.second_factor is
'none: nothing is enrolled yet; such a session only sets a password and enrols.';

-- creditctl publishes the calendar and the divisions.
grant select, insert, update, delete on credit.division, credit.calendar_year, credit.calendar_exception
to credit_intake;

-- The keeper: what its functions need. Histories are added to, never changed.
grant select on
credit.division, credit.calendar_year, credit.calendar_exception, credit.unit, credit.use_agreement, credit.role,
credit.account_transition, credit.account, credit.account_event, credit.account_change, credit.departure,
credit.certificate_transition, credit.certificate, credit.certificate_event, credit.staff_credential,
credit.password_history, credit.staff_session
to credit_account_keeper;
grant insert on
credit.unit, credit.use_agreement, credit.account, credit.account_event, credit.account_change, credit.departure,
credit.certificate, credit.certificate_event, credit.staff_credential, credit.password_history, credit.staff_session
to credit_account_keeper;
grant update (name, kinds, ended_on) on credit.unit to credit_account_keeper;
grant update (suspended_at, suspension_ground) on credit.use_agreement to credit_account_keeper;
grant update (
    holder_name, state, trained_on, confidential_on, networks, follow_up_until, state_since
) on credit.account to credit_account_keeper;
grant update (decided_by, decided_at, decision, decision_reason) on credit.account_change to credit_account_keeper;
grant update (withdrawn_at) on credit.departure to credit_account_keeper;
grant update (state, end_ground, state_since) on credit.certificate to credit_account_keeper;
grant update on credit.staff_credential to credit_account_keeper;
grant update (last_seen_at, second_factor, ended_at, end_ground) on credit.staff_session to credit_account_keeper;

-- The discloser: who asks and whether that person may; no names, no credentials.
grant select on
credit.division, credit.calendar_year, credit.calendar_exception, credit.unit, credit.use_agreement, credit.role,
credit.departure
to credit_government_discloser;
grant select (
    account_id, unit_code, role, state, networks, follow_up_until, state_since, last_query_at, opened_at
) on credit.account to credit_government_discloser;
grant update (last_query_at) on credit.account to credit_government_discloser;
grant select (
    certificate_id, account_id, spki_digest, not_before, not_after, state, end_ground
) on credit.certificate to credit_government_discloser;
grant select (account_id, last_seen_at) on credit.staff_session to credit_government_discloser;
