"""Certified queries beside public ones, and batches: what a decision by policy, the commit before the answer and TLS cost."""

import json
import multiprocessing
import random
import ssl
import statistics
import subprocess
import time

from bench_channel import Channel
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


def request(**subjects):
    return json.dumps({**subjects, **CAUSE}).encode()


def timed(channel, *request):
    started = time.perf_counter()
    channel.ask(*request)
    return (time.perf_counter() - started) * 1000


def measure_single(context, codes, rows):
    """One kept connection each, in turn, so that both meet the same machine."""
    public, government = Channel(PORT), Channel(GOVERNMENT_PORT, context)
    open_times, certified_times = [], []
    for number in range(SINGLE_QUERIES):
        code = codes[number % len(codes)]
        open_time = timed(public, "GET", f"/v1/subjects/{code}")
        certified_time = timed(government, "POST", "/v1/queries", request(subject={"unified_code": code}))
        if number >= 100:  # both sides warm
            open_times.append(open_time)
            certified_times.append(certified_time)
    open_median, certified_median = statistics.median(open_times), statistics.median(certified_times)
    rows.append(("public query on a kept connection, median ms", f"{open_median:.2f}"))
    rows.append(("certified query on a kept connection, median ms", f"{certified_median:.2f}"))
    rows.append(("certified / public", f"{certified_median / open_median:.2f}"))


def send_batches(context, codes, seconds, number, begin, results):
    """A client of its own process, so that clients do not wait for each other's interpreter."""
    chooser, channel = random.Random(number), Channel(GOVERNMENT_PORT, context)
    channel.ask("POST", "/v1/queries", request(subjects=[{"unified_code": codes[0]}]))
    begin.wait()
    answered, until = 0, time.perf_counter() + seconds
    while time.perf_counter() < until:
        body = request(subjects=[{"unified_code": code} for code in chooser.choices(codes, k=BATCH)])
        answered += channel.ask("POST", "/v1/queries", body).count(b'"receipt":')
    results.put(answered)


def measure_batches(context, codes, seconds, rows):
    processes = multiprocessing.get_context("fork")
    for count in BATCH_CONNECTIONS:
        begin, results = processes.Barrier(count + 1), processes.Queue()
        clients = [
            processes.Process(target=send_batches, args=(context, codes, seconds, number, begin, results))
            for number in range(count)
        ]
        for client in clients:
            client.start()
        begin.wait()
        started = time.perf_counter()
        answered = sum(results.get() for _ in clients)
        rate = answered / (time.perf_counter() - started)
        for client in clients:
            client.join()
        rows.append((f"batches of {BATCH:,} on {count} connections, subjects/s", f"{rate:,.0f}"))


def measure_tiers(stack, seconds, rows):
    context = prepare(stack)
    codes = stack.psql(
        "select reference from credit.public_subject where reference !~ '^P-' order by md5(reference) limit 20000"
    ).split("\n")
    measure_single(context, codes, rows)
    measure_batches(context, codes, seconds, rows)
