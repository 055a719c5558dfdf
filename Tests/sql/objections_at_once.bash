# What several people do to one objection or one record at the same instant. Sourced by Tests/sql/run behind at_once.bash,
# whose functions it uses.

at_once_database=objections_at_once
at_once_user=credit_staff
psql --dbname=postgres --command="create database $at_once_database owner credit_migrator"
migrate "$at_once_database" >/dev/null 2>&1
psql --dbname="$at_once_database" --file=- >/dev/null <<SQL
begin;
\\i $repository/sql/tests/fixtures/objections.sql
create table public.made (name text, number uuid);
select pg_temp.keep(7, 1, 'A');
insert into credit.query_log_entry (log_position, logged_at, audience, operation, outcome, subject_key, actor, purpose, entry)
select -7, '2026-05-30 09:00+08', 'window', 'query', 'answered', pg_temp.who(2), 'window-1', 'own_data',
    convert_to('{"disclosed":[["' || pg_temp.rec(7) || '",1]]}', 'UTF8');
insert into made values
    ('same case', pg_temp.bring(pg_temp.id(pg_temp.objection(1, kind => 'outdated')))),
    ('same record', pg_temp.bring(pg_temp.id(pg_temp.objection(2, new_ground => '新取得的证据')))),
    ('same record again', pg_temp.bring(pg_temp.id(pg_temp.objection(2, who => 'window-1b', new_ground => '新取得的证据')))),
    ('ending', pg_temp.objection_in('approved', 3)),
    ('beginning', pg_temp.bring(pg_temp.id(pg_temp.objection(3, kind => 'incomplete', new_ground => '新取得的证据')))),
    ('reported', pg_temp.objection_in('reported', 0, kind => 'omission', item => 'WATER')),
    ('asked', pg_temp.objection_in('verifying', 4)),
    ('correcting', pg_temp.objection_in('verifying', 7)),
    ('disputed', pg_temp.objection_in('collected', 2, kind => 'wrong_subject')),
    ('disputed too', pg_temp.objection_in('collected', 2, kind => 'incomplete', repeats => true));
select pg_temp.step('clerk', '2026-06-02 10:00+08', 'permit_repeat', made.number, \$\$'证据确为新取得'\$\$) from made where made.name in ('beginning', 'same record', 'same record again');
insert into made
select 'annotation of ' || made.name, pg_temp.bring((pg_temp.staff('window-1', '2026-06-02 10:00+08', 'receive_annotation', format(
    '%L, %L, ''natural'', %L::credit.case_person, null, null::credit.case_person, false, %L, %L, %L',
    pg_temp.receipt('annotation', '2026-06-02 10:00+08'), made.number, pg_temp.someone(), made.name, 'masked ' || made.name, gen_random_uuid()
))::jsonb ->> 'case')::uuid)
from made where made.name like 'disputed%';
select pg_temp.step('window-1', '2026-06-02 10:00+08', 'accept_annotation', made.number) from made where made.name like 'annotation%';
select pg_temp.step('clerk', '2026-06-02 10:00+08', 'ask_provider', number, \$\$null, '是否有误'\$\$) from made where name = 'asked';
select pg_temp.form(number) from made where name in ('asked', 'correcting');
update credit.staff_session set opened_at = '2026-06-03 10:00+08', last_seen_at = '2026-06-03 10:00+08';
commit;
SQL
about() { printf "'%s'" "$(at_once_ask "select number from made where name = '$1'")"; }
as_staff() { # who, command, case's name, further arguments: the statement
    printf "select credit.%s('2026-06-03 10:00+08', sha256('%s'), '192.0.2.7', 'r', %s%s)" "$2" "$1" "$(about "$3")" "${4:+, $4}"
}
marked() { # record's number, marker: how many rows
    at_once_ask "select count(*) from credit.record_marker where record_id = '10000000-0000-0000-0000-00000000000$1' and marker = '$2'"
}

# HZ-O5: one objection, two clerks, the same second.
at_once "$(as_staff window-1 accept_objection 'same case')" "$(as_staff window-1b accept_objection 'same case')"
at_once_expect 1 '"state": "accepted"' "HZ-O5: an objection is accepted once"
at_once_expect 1 transition_not_allowed "HZ-O5: and the second clerk is told"

# HZ-O6: the same objection, received twice.
at_once "$(as_staff window-1 accept_objection 'same record')" "$(as_staff window-1b accept_objection 'same record again')"
at_once_expect 1 '"state": "accepted"' "HZ-O6: the same objection is handled once"
at_once_expect 1 objection_open "HZ-O6: the other one is refused"
[[ $(marked 2 under_processing) == 1 ]] || fail "at once: HZ-O7: a record is marked once"

# HZ-O6, HZ-O7, HZ-O9: one objection to a record ends while a permitted one begins: suspended exactly when that one came second.
at_once_refusal=objection_open at_once "$(as_staff window-1 notify_applicant ending "'letter'")" "$(as_staff window-1b accept_objection beginning)"
at_once_expect 1 '"state": "notified"' "HZ-O9: one ends"
begun=$(at_once_ask "select count(*) from credit.service_case where case_id = $(about beginning) and state = 'accepted'")
at_once_expect $((1 - begun)) objection_open "HZ-O6: the other begins after it, or is refused"
[[ $(marked 3 under_processing) == "$begun" ]] || fail "at once: HZ-O7: the marker does not go with the open objection"

# HZ-O2: approved, returned and taken back at once: one of them.
at_once "$(as_staff officer-1 approve_result reported)" "$(as_staff officer-2 return_result reported "'退回'")" \
    "$(as_staff officer-2 approve_result reported)"
at_once_expect 1 '"state"' "HZ-O9: a result is approved or returned, once"
at_once_expect 2 transition_not_allowed "HZ-O9: and the others are told"

# HZ-O8: the provider answers what the centre recalls and the applicant takes back.
task=$(at_once_ask "select task_id from credit.objection_task where answered_at is null")
of_task() { # who, command, further arguments
    printf "select credit.%s('2026-06-03 10:00+08', sha256('%s'), '192.0.2.7', 'r', '%s', %s)" "$2" "$1" "$task" "$3"
}
at_once "$(of_task cg-officer answer_task "'confirmed_right', '无误', null")" "$(of_task clerk recall_task "'不需要'")" \
    "$(as_staff window-1 withdraw_objection asked "'撤回'")"
at_once_expect 0 deadlock "HZ-O8: nobody waits in a circle"
[[ $(at_once_ask "select count(*) from credit.objection_task where answered_at is not null and recalled_at is not null") == 0 ]] ||
    fail "at once: HZ-O8: a task is answered or recalled"
[[ $(at_once_ask "select state from credit.service_case where case_id = $(about asked)") == withdrawn ]] ||
    fail "at once: HZ-O9: the applicant could not take the objection back"

# HZ-O8, X-5: two clerks correct the record of an objection that the applicant takes back in the same second.
stamp=$(at_once_ask "select credit.credit_file_stamp(subject_key) from credit.objection where case_id = $(about correcting)")
correction() { # kind of correction: further arguments
    printf "'%s', '经核查', '%s', '{\"subject\": \"5b000000-0000-4000-8000-000000000002\", \"identifiers\": [], \"names\": {}}'" "$1" "$stamp"
}
# Who waits longer than three seconds for the other one's turn is told so.
at_once_refusal=records_being_written at_once "$(as_staff clerk store_correction correcting "$(correction delete)")" \
    "$(as_staff clerk-2 store_correction correcting "$(correction end_every_disclosure)")" \
    "$(as_staff window-1 withdraw_objection correcting "'撤回'")"
at_once_expect 0 deadlock "HZ-O8: nobody waits in a circle"
corrected=$(at_once_ask "select count(*) from credit.record_version where record_id = '10000000-0000-0000-0000-000000000007' and version > 1")
at_once_expect "$corrected" '"correction"' "X-5: a file is changed by whoever is told so"
((corrected <= 1)) || fail "at once: X-5: two corrections rest on one reading"
at_once_expect $((1 - corrected)) '"state": "withdrawn"' "HZ-O9, HZ-O10: the objection is taken back, unless it was corrected first"
[[ $(marked 7 under_processing) == "$corrected" ]] || fail "at once: HZ-O9: the mark does not go with the open objection"

# HZ-O11: two annotations of one record.
at_once "$(as_staff clerk mark_annotation 'annotation of disputed' "'masked disputed'")" \
    "$(as_staff clerk-2 mark_annotation 'annotation of disputed too' "'masked disputed too'")"
at_once_expect 2 '"state": "marked"' "HZ-O11: both are marked"
[[ $(at_once_ask "select string_agg(public_reason, ' ') from credit.record_marker where marker = 'applicant_disputes'") == masked*masked* ]] ||
    fail "at once: HZ-O11: a reason was lost"

# HZ-O7: no marker without an open objection, and no open objection without its marker.
[[ $(at_once_ask "
    select count(*) from credit.record_marker
    full join (
        select distinct objection.record_id from credit.objection inner join credit.service_case using (case_id)
        where state in ('accepted', 'verifying', 'provider_asked', 'reported', 'approved') and record_id is not null
    ) as suspended on record_marker.record_id = suspended.record_id and record_marker.marker = 'under_processing'
    where (record_marker.marker = 'under_processing' or record_marker.marker is null)
        and (record_marker.record_id is null or suspended.record_id is null)
") == 0 ]] || fail "at once: HZ-O7: markers and open objections differ"

# X-4: guesses of a proof at one time are heard one by one.
at_once_user=credit_public
guess="select is_found::text || ' heard' from credit.objection_progress('2026-06-03 10:00+08', '{\"status\":404', 'Y20260601ZZZZZZZZA',
    '00000000-0000-4000-8000-000000000001', '192.0.2.1', 'r')"
at_once_free "$guess" "$guess" "$guess" "$guess" "$guess" "$guess" "$guess" "$guess"
at_once_expect 8 'false heard' "X-4: every guess has the same answer"
[[ $(at_once_ask "select failures from credit.progress_failure") == 5 ]] || fail "at once: X-4: five guesses are counted, not $(at_once_ask 'table credit.progress_failure')"

psql --dbname=postgres --command="drop database $at_once_database"
