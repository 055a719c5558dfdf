"""Certified queries beside public ones, and batches: what a decision by policy, the commit before the answer and TLS cost."""

import http.client
import json
import os
import random
import ssl
import statistics
import subprocess
import threading
import time

from bench_stack import GOVERNMENT_PORT, PORT, REPOSITORY

# Queries of each kind for the medians.
SINGLE_QUERIES = 1_500
# Subjects of a batch: the most that the interface takes.
BATCH = 1_000
# Connections that send batches at the same time.
BATCH_CONNECTIONS = (1, 2, 4)
HOLDER = "city-querier"
CAUSE = {"purpose": "government_matter", "matter": "approval", "case_number": "2026-1"}


def prepare(stack):
    """Binds a certificate to a sample account, and lifts the limits that a measurement would meet."""
    folder = stack.home / "certificates"
    holders = subprocess.run(
        stack.creditctl("sample", "certificate-holders"), check=True, capture_output=True, text=True,
        cwd="/").stdout.split()
    subprocess.run(
        stack.service + [str(REPOSITORY / "config/local/certificates"), str(folder), "make", *holders], check=True,
        capture_output=True, cwd="/")
    subprocess.run(
        stack.creditctl("units", "register", "--from-catalogue"), check=True, capture_output=True, cwd="/")
    subprocess.run(
        stack.creditctl("sample", "accounts", "--certificates", str(folder / "clients")), check=True,
        capture_output=True, cwd="/")
    stack.psql("update credit.usage_limit set value = 2000000000")
    context = ssl.create_default_context(cafile=str(folder / "authorities.pem"))
    context.load_cert_chain(folder / "clients" / f"{HOLDER}.pem", folder / "clients" / f"{HOLDER}.key")
    return context


def certified(context):
    return http.client.HTTPSConnection("127.0.0.1", GOVERNMENT_PORT, context=context, timeout=60)


def timed(connection, *request, **more):
    started = time.perf_counter()
    connection.request(*request, **more)
    response = connection.getresponse()
    body = response.read()
    elapsed = (time.perf_counter() - started) * 1000
    if response.status != 200:
        raise SystemExit(f"the load met {response.status}: {body[:300]!r}")
    return elapsed, body


def post(connection, document):
    return timed(
        connection, "POST", "/v1/queries", body=json.dumps(document), headers={"Content-Type": "application/json"})


def measure_single(context, codes, rows):
    """One kept connection each, in turn, so that both meet the same machine."""
    public, government = http.client.HTTPConnection("127.0.0.1", PORT), certified(context)
    open_times, certified_times = [], []
    for number in range(SINGLE_QUERIES):
        code = codes[number % len(codes)]
        open_time, _ = timed(public, "GET", f"/v1/subjects/{code}")
        certified_time, _ = post(government, {"subject": {"unified_code": code}, **CAUSE})
        if number >= 100:  # both sides warm
            open_times.append(open_time)
            certified_times.append(certified_time)
    open_median, certified_median = statistics.median(open_times), statistics.median(certified_times)
    rows.append(("public query on a kept connection, median ms", f"{open_median:.2f}"))
    rows.append(("certified query on a kept connection, median ms", f"{certified_median:.2f}"))
    rows.append(("certified / public", f"{certified_median / open_median:.2f}"))


def measure_batches(context, codes, seconds, rows):
    for count in BATCH_CONNECTIONS:
        answered = [0] * count
        until = time.perf_counter() + seconds

        def send(number):
            chooser, connection = random.Random(number), certified(context)
            while time.perf_counter() < until:
                subjects = [{"unified_code": code} for code in chooser.choices(codes, k=BATCH)]
                _, body = post(connection, {"subjects": subjects, **CAUSE})
                answered[number] += body.count(b'"receipt":')

        started = time.perf_counter()
        threads = [threading.Thread(target=send, args=(number,)) for number in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        rate = sum(answered) / (time.perf_counter() - started)
        rows.append((f"batches of {BATCH:,} on {count} connections, subjects/s", f"{rate:,.0f}"))


def measure_tiers(stack, seconds, rows):
    context = prepare(stack)
    codes = stack.psql(
        "select reference from credit.public_subject where reference !~ '^P-' order by md5(reference) limit 20000"
    ).split("\n")
    measure_single(context, codes, rows)
    measure_batches(context, codes, seconds, rows)
