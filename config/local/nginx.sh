# shellcheck shell=bash
# nginx of config/local/run: its configuration from the templates, and its start.
# Sourced by it, and uses its variables and its functions `as_service` and `start_child`.
# shellcheck disable=SC2154

# Fills in the names between at signs of every template and puts the result, with what needs no filling in, beside each other.
nginx_configure() {
    local template text workers connections=32 log_in_rate
    workers=$(nproc)
    ((workers < 2)) || workers=2
    # One address that may ask for more, as a load test does, also needs more connections and log-ins.
    ((rate <= connections)) || connections=$rate
    ((connections < 4096)) || connections=4096
    # Of 20 requests a second one may be a log-in: nobody types faster.
    log_in_rate=$(((rate + 19) / 20))
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
