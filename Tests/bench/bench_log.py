"""Measures the permanent query log: what it costs to write, how far the tree lags, how fast it is verified and proved."""

import http.client
import json
import os
import pathlib
import statistics
import subprocess
import threading
import time

from bench_stack import PORT, PROGRAMS, REPOSITORY, pgbench

# Queries in a statement of the comparison: what creditd batches under load.
BATCH = 64
# Entries in a statement when entries alone are written.
APPENDED = 256
# HZ-Q15: the rate at which the tree is to stay less than a second behind.
WANTED_RATE = 20_000
PROOFS = 200
SAMPLE_SECONDS = 0.05
COVERED_SECONDS = 120

# The same disclosure without its last step: it reads, masks and builds the answers, but takes no position, digests and
# writes nothing. So the difference is the whole price of the log, the durable commit included.
UNLOGGED = """
create or replace function bench.append_nothing(
    timestamptz, text, text, text[], text[], text[], text[], text[], text[], uuid[], text[], text[], text[],
    unsealed_answer text[]
) returns table (answer_number integer, answer text) language sql volatile as $$
    select number::integer, answer || ',"receipt":{"position":0,"time":"","secret":"' || gen_random_uuid() || '"}}'
    from unnest(unsealed_answer) with ordinality as item (answer, number)
$$;
grant usage on schema bench to public;
do $do$
begin
    execute replace(replace(
        pg_get_functiondef('credit.answer_public_subject_queries'::regproc),
        'credit.append_query_log', 'bench.append_nothing'),
        'FUNCTION credit.answer_public_subject_queries', 'FUNCTION bench.answer_public_subject_queries');
    execute (
        select format('alter function bench.answer_public_subject_queries(timestamptz, text, text[], uuid[], text[], text[]) owner to %I',
            proowner::regrole) from pg_proc where oid = 'credit.answer_public_subject_queries'::regproc);
end
$do$;
"""


def script(stack, name, text):
    """A file for pgbench."""
    path = pathlib.Path(stack.home) / name
    path.write_text(text)
    path.chmod(0o644)
    return str(path)


def disclosure(schema, known):
    """A batch of queries for random subjects."""
    return (
        f"\\set first random(1, {known} - {BATCH})\n"
        f"select count(*) from {schema}.answer_public_subject_queries(now(), '{{\"status\":404', "
        f"array(select code from bench.code where number between :first and :first + {BATCH - 1} order by number), "
        f"array(select key from bench.code where number between :first and :first + {BATCH - 1} order by number), "
        f"array_fill('127.0.0.1'::text, array[{BATCH}]), array_fill('0123456789abcdef'::text, array[{BATCH}]));\n")


def entries_only(count):
    """Entries without anything read for them."""
    def same(value, kind="text"):
        return f"array_fill({value}::{kind}, array[{count}])"
    return (
        "select count(*) from credit.append_query_log(now(), 'public', 'public_inquiry', "
        f"{same(chr(39) + 'subject' + chr(39))}, {same(chr(39) + 'public' + chr(39))}, {same('null')}, "
        f"{same(chr(39) + '127.0.0.1' + chr(39))}, {same(chr(39) + '0123456789abcdef' + chr(39))}, "
        f"{same(chr(39) + '{}' + chr(39))}, {same('null', 'uuid')}, {same(chr(39) + 'empty' + chr(39))}, "
        f"{same('null')}, {same(chr(39) * 2)}, {same(chr(39) + '{' + chr(39))});\n")


def measure_appends(stack, seconds, rows):
    """Answers a second with the log and without it, interleaved, so that a slow moment of the machine meets both."""
    stack.psql(UNLOGGED)
    known = int(stack.psql("select count(*) from bench.code"))
    with_log = script(stack, "with-log.sql", disclosure("credit", known))
    without = script(stack, "without-log.sql", disclosure("bench", known))
    for clients in (1, 4):
        rates = {with_log: [], without: []}
        for _ in range(2):
            for name, found in rates.items():
                found.append(pgbench(stack, clients, max(2, seconds // 2), name) * BATCH)
        logged, bare = (statistics.mean(found) for found in rates.values())
        rows.append((f"answers/s in batches of {BATCH}, {clients} connections, without the log", f"{bare:,.0f}"))
        rows.append((f"answers/s in batches of {BATCH}, {clients} connections, with the log", f"{logged:,.0f}"))
        rows.append((f"with / without the log, {clients} connections", f"{logged / bare:.2f}"))
    entries = script(stack, "entries.sql", entries_only(APPENDED))
    for clients in (1, 2):
        rate = pgbench(stack, clients, seconds, entries, user="credit_admin") * APPENDED
        rows.append((f"entries alone/s in batches of {APPENDED}, {clients} connections", f"{rate:,.0f}"))


class Session:
    """One connection that asks again and again."""

    def __init__(self, stack):
        self.process = subprocess.Popen(
            stack.service + [str(PROGRAMS / "psql"), "-h", stack.sockets, "-U", "credit_admin", "-d", "credit", "-XAtq",
                             "-F", " ", "-v", "ON_ERROR_STOP=1"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd="/")

    def ask(self, statement):
        self.process.stdin.write(statement + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().split()

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=10)


# How far the tree is behind the last entry, in entries and in seconds of the first entry that is not in it; the same for
# the newest checkpoint.
LAG = """select head.next_position - tree.integrated_size,
coalesce(extract(epoch from clock_timestamp() - (select e.logged_at from credit.query_log_entry e
  where e.logged_at >= tree.integrated_until and e.log_position >= tree.integrated_size
  order by e.logged_at, e.log_position limit 1)), 0),
coalesce(extract(epoch from clock_timestamp() - (select first_uncovered_at from credit.query_log_state())), 0)
from credit.query_log_head head, credit.query_log_tree tree;""".replace("\n", " ")


def measure_lag(stack, seconds, rows):
    """Lag of tree and checkpoint while entries come at the wanted rate, and at the highest that there is."""
    entries = script(stack, "entries.sql", entries_only(APPENDED))
    wait_until_covered(stack)
    for name, limit in ((f"{WANTED_RATE:,} entries/s", ["-R", str(WANTED_RATE // APPENDED)]), ("unlimited appends", [])):
        samples, ending = [], threading.Event()

        def watch(samples=samples, ending=ending):
            session = Session(stack)
            while not ending.wait(SAMPLE_SECONDS):
                samples.append([float(word) for word in session.ask(LAG)])
            session.close()

        watcher = threading.Thread(target=watch)
        watcher.start()
        rate = pgbench(stack, 2, seconds, entries, *limit, user="credit_admin") * APPENDED
        ending.set()
        watcher.join()
        behind, tree, checkpoint = (sorted(column) for column in zip(*samples))
        rows.append((f"{name}: written/s", f"{rate:,.0f}"))
        rows.append((f"{name}: tree behind, median / p99 / most s",
                     f"{middle(tree):.2f} / {late(tree):.2f} / {tree[-1]:.2f}"))
        rows.append((f"{name}: tree behind, most entries", f"{behind[-1]:,.0f}"))
        rows.append((f"{name}: checkpoint behind, median / p99 s", f"{middle(checkpoint):.2f} / {late(checkpoint):.2f}"))
        rows.append((f"{name}: all covered after, s", f"{wait_until_covered(stack):.1f}"))


def middle(values):
    return values[len(values) // 2]


def late(values):
    return values[min(len(values) - 1, len(values) * 99 // 100)]


def wait_until_covered(stack):
    """Seconds until a checkpoint covers every entry."""
    started = time.monotonic()
    while stack.psql("select next_position = checkpoint_size from credit.query_log_state()") != "t":
        if time.monotonic() > started + COVERED_SECONDS:
            raise SystemExit("no checkpoint covers the log")
        time.sleep(SAMPLE_SECONDS)
    return time.monotonic() - started


def measure_receipts(stack, rows):
    """Time and size of a proof through HTTP."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT)
    code = stack.psql("select code from bench.code order by number limit 1")

    def get(target, **headers):
        connection.request("GET", target, headers=headers)
        response = connection.getresponse()
        return response.status, json.loads(response.read())

    def prove(receipt):
        return get(f"/v1/receipts/{receipt['position']}", **{"Receipt-Secret": receipt["secret"]})

    receipts = [get(f"/v1/subjects/{code}")[1]["receipt"] for _ in range(PROOFS)]
    wait_until_covered(stack)
    # The daemon looks for a new checkpoint once a second.
    deadline = time.monotonic() + COVERED_SECONDS
    while prove(receipts[-1])[0] != 200 and time.monotonic() < deadline:
        time.sleep(SAMPLE_SECONDS)
    times, sizes = [], []
    for receipt in receipts:
        started = time.perf_counter()
        status, document = prove(receipt)
        times.append((time.perf_counter() - started) * 1000)
        if status != 200:
            raise SystemExit(f"no receipt: {status} {document}")
        sizes.append(len(document["proof"]))
    rows.append(("receipt with proof, median / p99 ms", f"{statistics.median(times):.2f} / {late(sorted(times)):.2f}"))
    rows.append(("proof, bytes of text", f"{statistics.median(sizes):,.0f}"))


def measure_verification(stack, rows):
    """Everything from the entries up, by the operator's tool."""
    entries = int(stack.psql("select next_position from credit.query_log_head"))
    before = os.times()
    started = time.monotonic()
    result = subprocess.run(stack.creditctl("log", "verify"), cwd=REPOSITORY, capture_output=True, text=True, check=False)
    seconds = time.monotonic() - started
    after = os.times()
    if result.returncode:
        raise SystemExit(f"the log does not verify:\n{result.stdout}{result.stderr}")
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    rows.append(("log verify, entries", f"{entries:,}"))
    rows.append(("log verify, entries/s", f"{entries / seconds:,.0f}"))
    rows.append(("log verify, creditctl's processor s for a million entries", f"{processor / entries * 1e6:.2f}"))


def measure_signer(stack, rows):
    """From an entry to the checkpoint that covers it, on an idle platform."""
    script(stack, "one-entry.sql", entries_only(1))
    times = []
    for _ in range(10):
        wait_until_covered(stack)
        stack.psql(entries_only(1))
        times.append(wait_until_covered(stack))
    rows.append(("entry to its checkpoint when idle, median / most s", f"{statistics.median(times):.2f} / {max(times):.2f}"))


def measure_log(stack, seconds, rows):
    """All of it; needs the table of codes that the queries' measurement makes."""
    measure_appends(stack, seconds, rows)
    measure_lag(stack, seconds, rows)
    measure_receipts(stack, rows)
    measure_signer(stack, rows)
    measure_verification(stack, rows)
