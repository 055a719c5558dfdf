# What two people do to one case in the same second. Sourced by Tests/sql/run behind at_once.bash, whose functions it uses.

at_once_database=cases_at_once
at_once_user=credit_staff
psql --dbname=postgres --command="create database $at_once_database owner credit_migrator"
migrate "$at_once_database" >/dev/null 2>&1
psql --dbname="$at_once_database" --file=- >/dev/null <<SQL
begin;
\\i $repository/sql/tests/fixtures/cases.sql
update credit.staff_session set opened_at = '2026-06-10 10:00+08', last_seen_at = '2026-06-10 10:00+08';
update credit.staff_credential set password_set_at = '2026-06-10 10:00+08';
commit;
SQL

new_case() { # kind, state, clock: the deadline's id
    psql --dbname="$at_once_database" --tuples-only --no-align --file=- <<SQL | tail -1
begin;
set local client_min_messages = 'warning';
create temporary sequence receipt_sequence;
select credit.open_case(
    '2026-06-08 09:30+08', '$1', case '$1' when 'application' then 'S' else 'Y' end || '20260608' || lpad((random() * 99999999)::bigint::text, 8, '0') || 'A',
    'window-1', 'window_clerk', 'HZ-CK', '5b000000-0000-4000-8000-000000000002', 'natural',
    row('测试人', 'identity_card', 'd5000000-0000-4000-8000-000000000002', '\\x00', '0011')::credit.case_person, null, null, false, null, null, null
) as made \\gset
update credit.service_case set state = '$2' where case_id = :'made';
select credit.start_deadline('2026-06-08 09:30+08', :'made', '$3', null, 'window_clerk', 'HZ-CK') as clock \\gset
commit;
select :'clock';
SQL
}
as() { printf "'2026-06-10 10:00+08', sha256('%s'), '192.0.2.7', 'r'" "$1"; }
ask() { printf "select credit.request_extension($(as "$1"), '%s', %s, '材料较多')" "$2" "$3"; }
decide() { printf "select credit.decide_extension($(as "$1"), '%s', '%s', '说明')" "$2" "$3"; }
extension_of() { at_once_ask "select extension_id from credit.case_extension where deadline_id = '$1'"; }

# HZ-O2: the spine itself, as the commands call it: two clerks accept and refuse one case.
clock=$(new_case application received application_answer)
case_id=$(at_once_ask "select case_id from credit.case_deadline where deadline_id = '$clock'")
step() { # who, event: a step and an entry in the log, as a command has them
    printf "select credit.advance_case('2026-06-10 10:00+08', '%s', '%s', '%s', 'window_clerk', null, null), credit.log_case_operation(
        '2026-06-10 10:00+08', 'step', 'window_application', '%s', '%s', 'HZ-CK', '192.0.2.7', 'r', '{}', '{\"a\": 1}')" \
        "$case_id" "$2" "$1" "$case_id" "$1"
}
at_once_ask "grant execute on function credit.advance_case(timestamptz, uuid, text, text, text, text, jsonb) to credit_staff;
    grant execute on function credit.log_case_operation(timestamptz, text, text, uuid, text, text, text, text, jsonb, jsonb, jsonb) to credit_staff" >/dev/null
for event in accepted refused withdrawn; do
    at_once "$(step window-1 "$event")" "$(step window-1b "$event")" "$(step window-1 "$event")" "$(step window-1b "$event")"
    at_once_expect 1 '"receipt"' "HZ-O2: a case is $event once"
    at_once_expect 3 transition_not_allowed "HZ-O2: whoever comes later is told"
    at_once_ask "update credit.service_case set state = 'received' where case_id = '$case_id'" >/dev/null
done
at_once "$(step window-1 accepted)" "$(step window-1b refused)" "$(step window-1 withdrawn)" "$(step window-1b amendment_requested)"
[[ $(at_once_ask "select string_agg(from_state || ' ' || number, ',' order by number) from (
        select from_state, number, lag(to_state) over (order by number) as before from credit.case_event where case_id = '$case_id'
    ) as step where number > 5 and from_state <> before") == '' ]] ||
    fail "at once: HZ-O13: a step began where the one before it did not end"
[[ $(at_once_ask "select count(*) = max(number) from credit.case_event where case_id = '$case_id'") == t ]] ||
    fail "at once: HZ-O13: the numbers of the steps have a gap"

# HZ-Q12: one extension is asked for, once granted.
clock=$(new_case application accepted application_answer)
at_once "$(ask window-1 "$clock" 5)" "$(ask window-1b "$clock" 15)" "$(ask window-1 "$clock" 7)"
at_once_expect 1 '"extension"' "HZ-Q12: one extension waits"
at_once_expect 2 transition_not_allowed "HZ-Q12: the others are told"
extension=$(extension_of "$clock")
at_once "$(decide officer-1 "$extension" granted)" "$(decide officer-2 "$extension" refused)" "$(decide officer-2 "$extension" granted)"
at_once_expect 1 '"decision"' "HZ-Q12: an extension is decided once"
at_once_expect 2 transition_not_allowed "HZ-Q12: and whoever comes later is told"
[[ $(at_once_ask "select (extension_length is not null) = (decision = 'granted') from credit.case_deadline inner join credit.case_extension using (deadline_id)
    where deadline_id = '$clock'") == t ]] || fail "at once: HZ-Q12: what was decided is not what was done"

# X-1: one year, loaded once; what waited for it is counted once.
year() {
    printf "select credit.add_calendar_year('2026-06-10 10:00+08', sha256('%s'), '192.0.2.7', 'r', 2027, '通知', '{2027-01-01}', '{元旦}', '{}', '{}')" "$1"
}
at_once "$(year officer-1)" "$(year officer-2)" "$(year officer-1)"
at_once_expect 1 '"counted_deadlines"' "X-1: a year is added once"
at_once_expect 2 calendar_year_exists "X-1: the others are told"

# X-1: two officers take note of one missed deadline.
at_once_ask "update credit.case_deadline set due_on = '2026-06-09', extension_length = null, extension_unit = null, extended_until = null where deadline_id = '$clock'" >/dev/null
note() { printf "select credit.acknowledge_overdue($(as "$1"), '%s', '立即办结')" "$clock"; }
at_once "$(note officer-1)" "$(note officer-2)"
at_once_expect 1 '"deadline"' "X-1: a missed deadline is noted once"
at_once_expect 1 transition_not_allowed "X-1: the other one is told"

psql --dbname=postgres --command="drop database $at_once_database"
