# shellcheck shell=bash
# The private PostgreSQL cluster of config/local/run: made once, configured at every start, started and stopped.
# Sourced by it, and uses its variables and its functions `as_service`, `say`, `die`, `step` and `start_child`.
# shellcheck disable=SC2154

postgresql_programs=/usr/lib/postgresql/15/bin
# For the C library, bytes: a session keeps the memory of its last statement instead of giving it back and having the
# kernel clear it again for the next; a part of a batch needs some ten MB. Of a certified query's 150 µs in a batch the
# kernel took 30 without this, 10 with it.
postgresql_memory=(MALLOC_TRIM_THRESHOLD_=134217728 MALLOC_MMAP_THRESHOLD_=33554432 MALLOC_TOP_PAD_=16777216)

# Quarter of the memory, between 128 MB and 8 GB: the usual start value; what citizens ask for should fit into it.
postgresql_shared_megabytes() {
    local kilobytes megabytes
    kilobytes=$(awk '$1 == "MemTotal:" { print $2 }' /proc/meminfo)
    megabytes=$((kilobytes / 4096))
    ((megabytes < 8192)) || megabytes=8192
    ((megabytes > 128)) || megabytes=128
    printf '%s' "$megabytes"
}

postgresql_configuration() {
    cat <<END
# Written by config/local/run at every start; changes belong there.
listen_addresses = ''
port = $postgresql_port
unix_socket_directories = '$sockets'
unix_socket_permissions = 0700
max_connections = 100
shared_buffers = $(postgresql_shared_megabytes)MB
max_wal_size = 4GB
checkpoint_timeout = 15min
checkpoint_completion_target = 0.9
jit = off
timezone = 'Asia/Shanghai'
lc_messages = 'C'
# An answer is released after its log entry is on disk: never off.
fsync = on
synchronous_commit = on
full_page_writes = on
password_encryption = 'scram-sha-256'
# The log must hold no personal data: no statement, no parameter, and "terse" leaves out DETAIL, which quotes key values.
log_destination = 'stderr'
logging_collector = off
log_min_messages = warning
log_min_error_statement = panic
log_error_verbosity = terse
log_statement = 'none'
log_min_duration_statement = -1
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_line_prefix = '%m [%p] %q%u@%d '
END
}

# Makes the cluster when there is none and writes its configuration.
postgresql_prepare() {
    local data=$home/postgresql owner role
    if [[ -e $data/PG_VERSION ]]; then
        owner=$(stat --format=%U "$data")
        [[ $owner == "$service_user" ]] ||
            die "$data belongs to $owner, but would run as $service_user: start as before, or choose another CREDIT_HOME"
    else
        say "making a PostgreSQL cluster in $data"
        as_service rm -rf "$data.new" "$home/state"
        # Made beside and renamed, so that an interrupted initdb leaves no half cluster.
        step "$postgresql_programs/initdb" --pgdata="$data.new" --username=credit_admin --encoding=UTF8 \
            --locale=C.UTF-8 --data-checksums --auth-local=peer --auth-host=reject >/dev/null
        as_service mv "$data.new" "$data"
    fi
    as_service mkdir -p "$home/state"
    grep -qx "include 'credit.conf'" "$data/postgresql.conf" ||
        printf "include 'credit.conf'\n" | as_service tee -a "$data/postgresql.conf" >/dev/null
    postgresql_configuration | as_service tee "$data/credit.conf" >/dev/null
    printf 'local all all peer map=credit\n' | as_service tee "$data/pg_hba.conf" >/dev/null
    # The user that runs the programs may take these roles and no other; nobody has a password. On a server the signer,
    # the auditors and the archivist are users of their own.
    for role in credit_admin credit_migrator credit_intake credit_public credit_integrator credit_signer \
        credit_auditor credit_archivist credit_government credit_staff; do
        printf 'credit "%s" %s\n' "$service_user" "$role"
    done | as_service tee "$data/pg_ident.conf" >/dev/null
}

# Starts the server as a child and waits until it takes connections.
postgresql_start() {
    local attempt
    # SIGINT is PostgreSQL's fast shutdown: also what it gets should this script be killed.
    start_child postgresql INT env "${postgresql_memory[@]}" "$postgresql_programs/postgres" -D "$home/postgresql"
    for ((attempt = 0; attempt < 1200; attempt++)); do
        if as_service "$postgresql_programs/pg_isready" --quiet --host="$sockets" --port="$postgresql_port"; then
            return
        fi
        kill -0 "${children[postgresql]}" 2>/dev/null || die "PostgreSQL did not start; see $home/log/postgresql.log"
        sleep 0.05
    done
    die "PostgreSQL was not ready after 60 s; see $home/log/postgresql.log"
}

# Makes the database, the role that migrates it and the query log's guard; at every start, so that a cluster from before
# has what has been added since.
postgresql_bootstrap() {
    step "$postgresql_programs/psql" --quiet --no-psqlrc --host="$sockets" --port="$postgresql_port" \
        --username=credit_admin --dbname=postgres --file="$programs_root/config/postgresql/bootstrap.sql"
}
