"""Measures the platform on this machine and prints a table; figures are ratios of one run where machines matter."""

import argparse
import http.client
import json
import os
import pathlib
import re
import statistics
import subprocess
import time
import urllib.parse

from bench_log import measure_log
from bench_stack import PORT, REPOSITORY, Stack, pgbench, wrk
from bench_tiers import measure_tiers

SEED = 20260101
TABLES = ["subject", "identifier", "record_version", "public_subject", "public_name", "public_identifier", "public_record"]
RARE_PAIRS_WANTED = 100


def peak_of_child(command):
    """Runs a command; answers seconds, peak resident megabytes and output."""
    started = time.monotonic()
    pipe_out, pipe_in = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(pipe_in, 1)
        os.chdir(REPOSITORY)
        os.execvp(command[0], command)
    os.close(pipe_in)
    with os.fdopen(pipe_out) as stream:
        output = stream.read()
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"failed: {' '.join(command[-4:])}\n{output}")
    return time.monotonic() - started, usage.ru_maxrss / 1024, output


def measure_imports(stack, subjects, rows):
    """Imports everything through the engine, then copies the same rows bare into the same tables."""
    seconds, megabytes, output = peak_of_child(
        stack.creditctl("sample", "load", "--benchmark", "--subjects", str(subjects), "--seed", str(SEED)))
    counts = [(int(n), int(rate)) for n, rate in re.findall(r": (\d+) rows, .*, (\d+) rows/s", output)]
    imported = sum(count for count, _ in counts)
    engine = sum(count / rate for count, rate in counts)
    rows.append(("import, rows", f"{imported:,}"))
    rows.append(("import, rows/s (files of 1 item each, slowest to fastest)", ", ".join(f"{r:,}" for _, r in sorted(counts, key=lambda c: c[1]))))
    rows.append(("import, rows/s overall", f"{imported / engine:,.0f}"))
    rows.append(("import, peak resident MB", f"{megabytes:.0f}"))
    stack.psql("drop database if exists bare", "postgres")
    stack.psql("create database bare owner credit_migrator", "postgres")
    subprocess.run(stack.creditctl("migrate", database="bare"), check=True, cwd=REPOSITORY, stdout=subprocess.DEVNULL)
    folder = f"{stack.home}/bare"
    subprocess.run(stack.service + ["mkdir", "-p", folder], check=True)
    for table in TABLES:
        stack.psql(f"copy (select * from credit.{table}) to '{folder}/{table}' (format binary)")
    bare = 0.0
    for table in TABLES:
        started = time.monotonic()
        stack.psql(f"copy credit.{table} from '{folder}/{table}' (format binary)", "bare")
        bare += time.monotonic() - started
        subprocess.run(stack.service + ["rm", f"{folder}/{table}"], check=True)
    rows.append(("bare COPY of the same rows, rows/s", f"{imported / bare:,.0f}"))
    rows.append(("import / bare COPY", f"{bare / engine:.2f}"))
    stack.psql("drop database bare", "postgres")
    stack.psql("vacuum analyze")


def measure_queries(stack, subjects, seconds, rows):
    codes = f"{stack.home}/codes"
    with open(codes, "w") as file:
        subprocess.run(stack.creditctl("sample", "codes", "--subjects", str(subjects), "--seed", str(SEED)),
                       check=True, cwd=REPOSITORY, stdout=file)
    # pgbench can't make the codes itself: it draws them from a table of their own.
    stack.psql("drop schema if exists bench cascade; create schema bench; "
               "create table bench.code (number integer primary key, code text, key uuid); "
               "insert into bench.code select row_number() over (order by reference), reference, subject_key "
               "from credit.public_subject; grant usage on schema bench to credit_public; "
               "grant select on bench.code to credit_public; analyze bench.code")
    known = int(stack.psql("select count(*) from bench.code"))
    script = f"{stack.home}/one-query.sql"
    pathlib.Path(script).write_text(
        f"\\set number random(1, {known})\n"
        "select * from credit.answer_public_subject_queries(now(), '{\"status\":404', "
        "array[(select code from bench.code where number = :number)], "
        "array[(select key from bench.code where number = :number)], array['127.0.0.1'], array['0123456789abcdef']);\n")
    os.chmod(script, 0o644)
    wrk(64, 3, codes)  # warms both
    alone = {clients: pgbench(stack, clients, seconds, script) for clients in (8, 16, 32, 64)}
    best = max(alone.values())
    before = int(stack.psql("select next_position from credit.query_log_head"))
    results = {connections: wrk(connections, seconds, codes) for connections in (64, 256)}
    logged = int(stack.psql("select next_position from credit.query_log_head")) - before
    for clients, rate in alone.items():
        rows.append((f"pgbench, one query a transaction, {clients} clients, /s", f"{rate:,.0f}"))
    for connections, (rate, latency) in results.items():
        rows.append((f"HTTP, {connections} connections, answers/s", f"{rate:,.0f}"))
        rows.append((f"HTTP, {connections} connections, p99 ms", f"{latency:.1f}"))
        rows.append((f"HTTP {connections} / best of pgbench", f"{rate / best:.1f}"))
    rows.append(("log entries written during the HTTP load", f"{logged:,}"))
    rows.append(("creditd, resident MB", f"{stack.daemon_megabytes():.0f}"))


def measure_searches(stack, rows):
    rare = stack.psql(
        "select name from (select substr(normalised_name, 3, 2) as name, count(*) as hits from credit.public_name "
        "group by 1) as pairs where hits between 1 and 20 and length(name) = 2 "
        f"order by md5(name) limit {RARE_PAIRS_WANTED}").split("\n")
    connection = http.client.HTTPConnection("127.0.0.1", PORT)

    def timed(needle):
        times = []
        for _ in range(3):
            started = time.perf_counter()
            connection.request("GET", "/v1/subjects?q=" + urllib.parse.quote(needle))
            response = connection.getresponse()
            found = len(json.loads(response.read())["subjects"])
            times.append((time.perf_counter() - started) * 1000)
        assert response.status == 200 and found > 0, needle
        return statistics.median(times)

    rows.append((f"search, {len(rare)} rare pairs, median ms", f"{statistics.median(map(timed, rare)):.2f}"))
    for needle in ("公司", "有限公司", "科技", "杭州"):
        rows.append((f"search, {needle}, median ms", f"{timed(needle):.2f}"))


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--subjects", type=int, default=500_000)
    options.add_argument("--seconds", type=int, default=10)
    given = options.parse_args()
    home = REPOSITORY / ".credit" / f"bench-{given.subjects}"
    home.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        subprocess.run(["chown", "postgres:", str(home)], check=True)
    stack = Stack(home)
    stack.start()
    rows = [("subjects", f"{given.subjects:,}")]
    try:
        if stack.psql("select count(*) from (select from credit.public_subject limit 1) as one") == "0":
            measure_imports(stack, given.subjects, rows)
        rows.append(("public records", f"{int(stack.psql('select count(*) from credit.public_record')):,}"))
        measure_queries(stack, given.subjects, given.seconds, rows)
        measure_searches(stack, rows)
        measure_tiers(stack, given.seconds, rows)
        measure_log(stack, given.seconds, rows)
    finally:
        stack.stop()
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"{name:<{width}}  {value}")


main()
