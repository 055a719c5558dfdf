# shellcheck shell=bash
# nginx of config/local/run: its configuration from the templates, and its start.
# Sourced by it, and uses its variables and its functions `as_service` and `start_child`.
# shellcheck disable=SC2154

# Limits that nginx and creditd share, as the settings in force have them: there is no second place to change.
nginx_read_limits() {
    local shown key value
    local -A limits=()
    shown=$(as_service "$bin/creditctl" --settings "$programs_root/config/settings.json" settings show \
        public.maximumBodyBytes public.requestDeadlineMilliseconds government.maximumBodyBytes \
        government.batchDeadlineMilliseconds staff.maximumBodyBytes staff.requestDeadlineMilliseconds \
        files.maximumFileBytes files.transfersAtOnce) || die 'failed: creditctl settings show'
    while IFS='=' read -r key value; do limits[$key]=$value; done <<<"$shown"
    # For nginx no bytes mean any number of them; creditd refuses the one.
    public_body_bytes=$((limits[public.maximumBodyBytes] > 0 ? limits[public.maximumBodyBytes] : 1))
    government_body_bytes=${limits[government.maximumBodyBytes]}
    # A batch of 1,000 subjects; the whole is for lists of verification.
    government_query_bytes=$((government_body_bytes < 1048576 ? government_body_bytes : 1048576))
    staff_body_bytes=${limits[staff.maximumBodyBytes]}
    file_bytes=${limits[files.maximumFileBytes]}
    files_at_once=${limits[files.transfersAtOnce]}
    # Two seconds more than creditd gives itself, so that its own sentence reaches the caller; five for a batch in parts.
    public_timeout=$((limits[public.requestDeadlineMilliseconds] + 2000))
    staff_timeout=$((limits[staff.requestDeadlineMilliseconds] + 2000))
    government_timeout=$((limits[government.batchDeadlineMilliseconds] + 5000))
}

# Bytes as people read them: whole MiB or KiB, else bytes.
size_text() {
    if (($1 % 1048576 == 0)); then
        printf '%d MiB' $(($1 / 1048576))
    elif (($1 % 1024 == 0)); then
        printf '%d KiB' $(($1 / 1024))
    else
        printf '%d 字节' "$1"
    fi
}

# Fills in the names between at signs of every template and puts the result, with what needs no filling in, beside each other.
nginx_configure() {
    local template text workers connections=32 log_in_rate progress_rate
    local public_body_bytes government_body_bytes government_query_bytes staff_body_bytes file_bytes files_at_once
    local public_timeout staff_timeout government_timeout
    nginx_read_limits
    workers=$(nproc)
    ((workers < 2)) || workers=2
    # One address that may ask for more, as a load test does, also needs more connections and log-ins.
    ((rate <= connections)) || connections=$rate
    ((connections < 4096)) || connections=4096
    # Of 20 requests a second one may be a log-in: nobody types faster.
    log_in_rate=$(((rate + 19) / 20))
    # Half as many questions a minute as queries a second: ten with the usual rate.
    progress_rate=$(((rate + 1) / 2))
    for template in "$programs_root"/config/nginx/{nginx,public,government,staff,problems,tls}.conf.template \
        "$programs_root/config/nginx/fastcgi.conf"; do
        text=$(<"$template")
        text=${text//@HOME@/"$home"}
        text=${text//@WORKERS@/$workers}
        text=${text//@PORT@/$public_port}
        text=${text//@GOVERNMENT_PORT@/$government_port}
        text=${text//@STAFF_PORT@/$staff_port}
        text=${text//@RATE@/$rate}
        text=${text//@BURST@/$((rate * 2))}
        text=${text//@LOG_IN_RATE@/$log_in_rate}
        text=${text//@LOG_IN_BURST@/$((log_in_rate * 10))}
        text=${text//@PROGRESS_RATE@/$progress_rate}
        text=${text//@PROGRESS_BURST@/$progress_rate}
        text=${text//@PROGRESS_SECONDS@/$(((59 + progress_rate) / progress_rate))}
        text=${text//@PUBLIC_BODY_BYTES@/$public_body_bytes}
        text=${text//@PUBLIC_TIMEOUT@/$public_timeout}
        text=${text//@GOVERNMENT_QUERY_BYTES@/$government_query_bytes}
        text=${text//@GOVERNMENT_QUERY_SIZE@/$(size_text "$government_query_bytes")}
        text=${text//@GOVERNMENT_BODY_BYTES@/$government_body_bytes}
        text=${text//@GOVERNMENT_BODY_SIZE@/$(size_text "$government_body_bytes")}
        text=${text//@GOVERNMENT_TIMEOUT@/$government_timeout}
        text=${text//@STAFF_BODY_BYTES@/$staff_body_bytes}
        text=${text//@STAFF_BODY_SIZE@/$(size_text "$staff_body_bytes")}
        text=${text//@STAFF_TIMEOUT@/$staff_timeout}
        text=${text//@FILE_BYTES@/$file_bytes}
        text=${text//@FILE_SIZE@/$(size_text "$file_bytes")}
        text=${text//@FILES_AT_ONCE@/$files_at_once}
        text=${text//@CONNECTIONS@/$connections}
        text=${text//@PUBLIC_SOCKET@/$sockets/public.sock}
        text=${text//@GOVERNMENT_SOCKET@/$sockets/government.sock}
        text=${text//@STAFF_SOCKET@/$sockets/staff.sock}
        text=${text//@OPERATOR_SOCKET@/$sockets/operator.sock}
        text=${text//@OPERATOR_LISTEN@/$sockets/operator-http.sock}
        template=${template##*/}
        printf '%s\n' "$text" | as_service tee "$home/nginx/${template%.template}" >/dev/null
    done
}

nginx_start() {
    # nginx leaves the name of a unix socket behind when it is killed, and then refuses to start.
    as_service rm -f "$sockets/operator-http.sock"
    start_child nginx QUIT nginx -e stderr -p "$home/nginx" -c "$home/nginx/nginx.conf"
}
