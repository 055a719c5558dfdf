# What several people do to accounts at the same instant. Sourced by Tests/sql/run, whose psql, migrate and fail it uses.
#
# Nothing here waits for a time: as many processes as there are people are in their commands together, and what they
# leave is counted.

at_once_database=at_once
at_once_user=credit_staff
at_once_ready() { # a fresh database with three administrators (tokens a, b, c), two officers (o, p) and some people
    psql --dbname=postgres --command="create database $at_once_database owner credit_migrator"
    migrate "$at_once_database" >/dev/null 2>&1
    psql --dbname="$at_once_database" --file=- >/dev/null <<SQL
begin;
\\i $repository/sql/tests/fixtures/staff_commands.sql
select pg_temp.open_office();
select pg_temp.make('2026-03-02 09:03+08', 'create', 'adm-c', pg_temp.details('adm-c', 'HZ-FGW', 'account_administrator'), true);
select pg_temp.make('2026-03-02 09:03+08', 'create', name, pg_temp.details(name, 'HZ-FGW', 'authority_officer'), true)
from unnest('{off-1,off-2}'::text []) as name;
select pg_temp.make('2026-03-02 09:03+08', 'create', name, pg_temp.details(name, 'HZ-FGW', 'querier'))
from unnest('{q-1,q-2,q-3}'::text []) as name;
select pg_temp.begin_work('adm-c', 'c', '2026-03-02 09:03+08'), pg_temp.begin_work('off-1', 'o', '2026-03-02 09:03+08'),
    pg_temp.begin_work('off-2', 'p', '2026-03-02 09:03+08');
commit;
SQL
}
at_once_ask() { psql --dbname="$at_once_database" --tuples-only --no-align --command="$1"; }
at_once_pause=0.01 # seconds between two looks at who waits: nothing to a test, and leaves the processors to those it waits for
at_once_patience=600 # seconds: only a statement that hangs takes so long, a busy machine never does
at_once_start() { # statement …: all of them side by side, as at_once_user; their processes are in at_once_processes
    local statement place=0
    rm -rf "$folder/at_once" "$folder/at_once_ended"
    mkdir "$folder/at_once" "$folder/at_once_ended"
    at_once_processes=()
    for statement; do
        {
            PGAPPNAME="at once $place" "$programs/psql" --host="$folder" --username="$at_once_user" --no-psqlrc --quiet \
                --tuples-only --no-align --dbname="$at_once_database" --command="$statement" >"$folder/at_once/$place" 2>&1 || true
            : >"$folder/at_once_ended/$place"
        } &
        at_once_processes+=("$!")
        place=$((place + 1))
    done
}
at_once_free() { # statement …: runs all of them side by side; what came of each is in $folder/at_once
    at_once_start "$@"
    wait "${at_once_processes[@]}"
}
# The same, but nobody commits before each of them waits: for the log's head, which is held here, or for one of the others.
# Whoever may be refused without waiting, because it came first, is said by at_once_refusal: the code of that refusal.
at_once() { # statement …
    local gate asking hearing waiting='' ended place patience=$((SECONDS + at_once_patience))
    coproc at_once_gate { psql --dbname="$at_once_database" --tuples-only --no-align; }
    # shellcheck disable=SC2154
    gate=$at_once_gate_PID hearing=${at_once_gate[0]} asking=${at_once_gate[1]}
    printf '%s\n' 'begin;' 'lock table credit.query_log_head in exclusive mode;' '\echo ready' >&"$asking"
    read -r waiting <&"$hearing" && [[ $waiting == ready ]] || fail "at once: the log's head was not held"
    at_once_start "$@"
    while :; do
        printf '%s\n' 'select pg_stat_clear_snapshot() \g /dev/null' "select ' ' || coalesce(string_agg(substr(application_name, 9), ' '), '') || ' '
            from pg_stat_activity where datname = current_database() and application_name like 'at once %' and wait_event_type = 'Lock';" >&"$asking"
        IFS= read -r waiting <&"$hearing" || fail "at once: the one that holds the log's head has gone"
        for ended in "$folder"/at_once_ended/*; do
            [[ -e $ended ]] || continue
            place=${ended##*/}
            [[ ${at_once_refusal:-} ]] && grep -q "ERROR:  $at_once_refusal\$" "$folder/at_once/$place" ||
                fail "at once: a statement did not wait but ended: ${*:$((place + 1)):1}: $(head -c 2000 "$folder/at_once/$place")"
            waiting+="$place "
        done
        # All of them at one time: whoever waits for another one could be let through by it.
        [[ $(wc -w <<<"$waiting") == "$#" ]] && break
        if ((SECONDS > patience)); then
            for ((place = 0; place < $#; place++)); do
                [[ $waiting == *" $place "* ]] || echo "does not wait after $at_once_patience s: ${*:$((place + 1)):1}"
            done
            fail "at once: not all of them waited"
        fi
        # Nothing is said without being asked, so this is the pause.
        read -r -t "$at_once_pause" <&"$hearing" || true
    done
    printf '%s\n' 'commit;' '\q' >&"$asking"
    wait "${at_once_processes[@]}" "$gate"
}
at_once_expect() { # how many of them, say what, what it means
    local found
    found=$( (grep --files-with-matches "$2" "$folder"/at_once/* || true) | wc -l)
    [[ $found == "$1" ]] || fail "at once: $3: $found, not $1: $(head -c 2000 "$folder"/at_once/*)"
}
prefix() { printf "'2026-03-02 09:05+08', sha256('%s'), '10.1.0.9', 'r'" "$1"; }
request() { # kind, account, details: asked for by a, the change's id
    at_once_ask "select credit.request_account_change($(prefix a), '$1', '$2', '$3', '按申请')::jsonb ->> 'change'"
}
apply() { # account, name of the key: the certificate's id
    at_once_ask "select credit.apply_for_certificate(
        $(prefix a), '$1', sha256('$2'), 'CN=x', 'CN=y', '1', '2026-03-01', '2028-03-01', 'x'
    )::jsonb ->> 'certificate'"
}
person='"networks": ["10.1.0.0/16"], "unit": "HZ-FGW", "role": "querier", "trained_on": "2026-02-02", "confidential_on": "2026-02-02"'

at_once_ready

# PB-9: one change, decided by two.
change=$(request lock q-1 '{}')
decide() { printf "select credit.decide_account_change($(prefix "$1"), '%s', '%s', '说明', null)" "$2" "$3"; }
at_once "$(decide b "$change" approved)" "$(decide c "$change" refused)" "$(decide b "$change" refused)" "$(decide c "$change" approved)"
at_once_expect 1 '"decision"' "PB-9: a change is decided once"
at_once_expect 3 change_decided "PB-9: and whoever comes later is told"
[[ $(at_once_ask "select count(*) from credit.account_event where account_id = 'q-1' and event = 'locked'") == \
    $(at_once_ask "select count(*) from credit.account_change where change_id = '$change' and decision = 'approved'") ]] ||
    fail "at once: PB-9: what was decided is not what was done"

# QZ-1: two accounts for one person.
first=$(request create p-1 "{\"person\": \"00000000-0000-4000-8000-000000000001\", \"holder\": \"x\", $person}")
second=$(request create p-2 "{\"person\": \"00000000-0000-4000-8000-000000000001\", \"holder\": \"x\", $person}")
at_once "$(decide b "$first" approved)" "$(decide c "$second" approved)"
at_once_expect 1 '"active"' "QZ-1: a person gets one account"
at_once_expect 1 person_has_account "QZ-1: and not a second one"

# The same thing asked for by several.
asking() { printf "select credit.request_account_change($(prefix "$1"), 'stop', 'q-1', '{}', '说明')"; }
at_once "$(asking a)" "$(asking b)" "$(asking c)"
at_once_expect 1 requested_at "PB-9: one request waits"
at_once_expect 2 change_open "PB-9: and no second one"

# HZ-Q14: one key, two people.
first=$(apply q-2 one)
second=$(apply q-3 one)
grant() { printf "select credit.decide_certificate($(prefix "$1"), '%s', 'granted', '同意')" "$2"; }
at_once "$(grant o "$first")" "$(grant p "$second")" "$(grant p "$first")"
at_once_expect 1 '"granted"' "HZ-Q14: a key is granted to one person, once"
at_once_expect 0 'duplicate key' "HZ-Q14: the other one is told why"
[[ $(at_once_ask "select count(*) from credit.certificate where state = 'granted'") == 1 ]] || fail "at once: HZ-Q14: two have one key"

# HZ-S2: stopped and granted at once: whatever comes first, nothing stays granted.
for round in 1 2 3 4 5 6; do
    request create "s-$round" "{\"person\": \"00000000-0000-4000-9000-00000000000$round\", \"holder\": \"x\", $person}" >"$folder/change"
    at_once "$(decide b "$(cat "$folder/change")" approved)"
    change=$(request stop "s-$round" '{}')
    at_once "$(decide b "$change" approved)" "$(grant o "$(apply "s-$round" "key $round")")"
    at_once_expect 1 '"stopped"' "HZ-S2: the account is stopped"
done
[[ $(at_once_ask "select count(*) from credit.certificate inner join credit.account using (account_id)
    where account.state = 'stopped' and certificate.state in ('applied', 'granted')") == 0 ]] ||
    fail "at once: HZ-S2: a stopped account has a certificate"

# Log-in: guesses are counted, a code counts once, and one session is left.
guess="select coalesce(refusal_code, 'heard') from credit.staff_credential_for_login('2026-03-02 09:05+08', 'adm-a', '10.1.0.9')"
at_once_free "$guess" "$guess" "$guess" "$guess" "$guess" "$guess" "$guess" "$guess" "$guess"
at_once_expect 5 heard "HZ-S5: five guesses are heard"
at_once_expect 4 login_refused "HZ-S5: and no more"
open() { # token, step of the code
    printf "select credit.open_staff_session('2026-03-02 09:06+08', 'adm-a', '10.1.0.9', 'r', sha256('%s'), sha256('x'),
        '$(at_once_ask "select password_set_at from credit.staff_credential where account_id = 'adm-a'")', 'totp', %s, null)" "$1" "$2"
}
# 09:06 is step 59080452.
at_once "$(open t1 59080451)" "$(open t2 59080451)" "$(open t3 59080451)" "$(open t4 59080451)"
at_once_expect 1 '"totp"' "PB-11: a code counts once"
at_once_expect 3 login_failed "PB-11: for nobody else"
at_once "$(open u1 59080452)" "$(open u2 59080453)" "$(open u3 59080452)" "$(open u4 59080453)"
[[ $(at_once_ask "select count(*) from credit.staff_session where account_id = 'adm-a' and ended_at is null") == 1 ]] ||
    fail "at once: QZ-1: an account has more than one session"

# PB-7: two changes of a password, each compared with the history as it was.
token=$(at_once_ask "select encode(token_digest, 'hex') from credit.staff_session where account_id = 'adm-b' and ended_at is null")
set_password() {
    printf "select credit.set_staff_password('2026-03-02 09:06+08', '\\\\x%s', '10.1.0.9', 'r', repeat('%s', 32), '%s')" "$token" "$1" \
        "$(at_once_ask "select password_set_at from credit.staff_credential where account_id = 'adm-b'")"
}
at_once "$(set_password x)" "$(set_password y)" "$(set_password z)"
at_once_expect 1 password_until "PB-7: one of them counts"
at_once_expect 2 changed_meanwhile "PB-7: the others are told"

# JJ-14: two agreements for the same days.
agree() {
    printf "select credit.record_use_agreement($(prefix "$1"), 'HZ-FGW', '2026-03-01', '2026-03-01', '2026-12-31', '{follow_up}', '{}')"
}
at_once "$(agree o)" "$(agree p)"
at_once_expect 1 '"agreement"' "JJ-14: one agreement is in force"
at_once_expect 1 agreement_overlaps "JJ-14: the others are refused"

# QZ-13: two administrators suspend each other: one of them is left.
suspend() { printf "select credit.suspend_account($(prefix "$1"), '%s', 'leak', '说明')" "$2"; }
at_once "$(suspend b adm-c)" "$(suspend c adm-b)"
[[ $(at_once_ask "select count(*) from credit.account where account_id in ('adm-b', 'adm-c') and state = 'locked'") == 1 ]] ||
    fail "at once: QZ-13: two that suspend each other"

# HZ-S5: two officers suspend one administrator each, of three: two are left.
at_once_ask "update credit.account set state = 'active' where account_id in ('adm-b', 'adm-c')" >/dev/null
at_once "$(suspend o adm-b)" "$(suspend p adm-c)"
at_once_expect 1 '"locked"' "HZ-S5: one of them is suspended"
at_once_expect 1 last_administrators "HZ-S5: and two can act"

# HZ-S5: nobody is left who could act, and two on the machine begin anew.
at_once_ask "update credit.account set state = 'locked' where role = 'account_administrator' and state = 'active'" >/dev/null
administrator() { printf '{"account": "%s", "person": "00000000-0000-4000-a000-0000000000%s", "holder": "x", "trained_on": "2026-02-02",
    "confidential_on": "2026-02-02", "networks": ["10.1.0.0/16"], "password_hash": "%s"}' "new-$1" "$1" 0123456789abcdef0123456789abcdef; }
bootstrap() {
    local unit='{"unit": "HZ-FGW", "name": "x", "division": "330100"}'
    printf "select credit.bootstrap_administrators('2026-03-02 09:06+08', 'operator', 'r', '%s', '[%s, %s]')" \
        "$unit" "$(administrator "$1")" "$(administrator "$2")"
}
at_once_user=credit_intake
at_once "$(bootstrap 11 12)" "$(bootstrap 13 14)"
at_once_expect 1 '"administrators"' "HZ-S5: one pair is made"
at_once_expect 1 administrators_exist "HZ-S5: and no second one"

psql --dbname=postgres --command="drop database $at_once_database"
