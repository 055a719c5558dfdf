"""Whatever is killed, whenever: every answer is in the log, and the log stays one (HZ-Q15, BX-13)."""

import json
import os
import random
import signal
import subprocess

import pytest

import processes
import query_log
from identifiers import company_code
from log_platform import LogPlatform
from stack import free_port
from transparency import merkle
from transparency.notes import Note

SOAK = bool(os.environ.get("CREDIT_SOAK"))
KILLS = int(os.environ.get("CREDIT_KILLS", 0)) or (200 if SOAK else 20)
SEED = 20260101
TARGETS = [
    "/v1/subjects?q=%E5%85%AC%E5%8F%B8",
    f"/v1/subjects/{company_code(5, 'FL')}",
    "/v1/subjects?q=a",
    "/v1/subjects?q=no+such+name",
]
# An integrator is killed by its connection: it is a thread of creditd.
VICTIMS = ("creditd", "postgresql", "creditsigner", "integrator", "postmaster")
BACK_SECONDS = 30
CHECKED_RECEIPTS = 20

pytestmark = pytest.mark.soak


@pytest.fixture(scope="module")
def platform():
    """A platform to be killed."""
    log_platform = LogPlatform("kill")
    try:
        log_platform.start()
        yield log_platform
    finally:
        try:
            log_platform.stop()
        finally:
            log_platform.remove()


def kill(platform, victim):
    if victim == "integrator":
        # It has no connection for a moment after another kill; then there is nothing to kill.
        if process := platform.backend_of("credit_integrator"):
            os.kill(process, signal.SIGKILL)
        # PostgreSQL ends every backend when one was killed.
        processes.wait_until(platform.database_is_up, BACK_SECONDS, "PostgreSQL recovers")
    elif victim == "postmaster":
        # Its children notice by themselves and end; the next server waits for them.
        platform.end_part("postgresql", signal.SIGKILL)
        processes.wait_until(lambda: not platform.database_processes(), BACK_SECONDS, "PostgreSQL's children end")
        platform.start_part("postgresql")
    else:
        platform.kill(victim)


def test_every_answer_outlives_every_kill(platform, load):
    """HZ-Q15: kill -9 at random under load; positions are contiguous and hold the digests of what clients received."""
    chance = random.Random(SEED)
    # Each victim often enough, in an order and at moments that nobody chose.
    victims = [VICTIMS[number % len(VICTIMS)] for number in range(KILLS)]
    chance.shuffle(victims)
    with load(platform, TARGETS) as running:
        for victim in victims:
            before = len(running.answers)
            more = chance.randrange(5, 120)
            processes.wait_until(
                lambda: sum(a.is_logged for a in running.answers[before:]) >= more,  # noqa: B023, awaited here
                BACK_SECONDS,
                f"answers come back before the next kill\n{platform.tail('creditd')}",
            )
            kill(platform, victim)
        processes.wait_until(platform.is_ready, BACK_SECONDS, "ready after the last kill")
    logged = [answer for answer in running.answers if answer.is_logged]
    assert len(logged) > 20 * KILLS
    query_log.check(platform, logged)
    platform.wait_until_covered()
    assert platform.alarm() is None
    platform.assert_log_is_clean()
    platform.check_receipts(logged, CHECKED_RECEIPTS)


def test_checkpoints_only_ever_extend_each_other(platform):
    """BX-13: whatever was signed between the kills is one history, by the second implementation."""
    policy = platform.policy()
    rows = platform.sql("select replace(note, chr(10), chr(9)) from credit.query_log_checkpoint order by tree_size")
    tree = merkle.Tree([merkle.leaf_hash(entry) for _, _, entry in platform.log_entries()])
    checkpoints = [policy.verify(Note.parse(row.replace("\t", "\n").encode())) for row in rows.split("\n")]
    # Some kills follow each other within one interval of the signer; of many, several are signed between.
    assert len(checkpoints) >= KILLS // 5
    for checkpoint in checkpoints:
        assert checkpoint.root == tree.root(checkpoint.size), checkpoint.size


def second_daemon(platform):
    """Another creditd on the same database, with nginx before it."""
    names = {"public.sock": "public2.sock", "operator.sock": "operator2.sock", "operator-http.sock": "operator2-http.sock"}
    port, folder = free_port(), platform.home / "nginx2"
    platform.copy(platform.home / "nginx", folder)
    for path in folder.glob("*.conf"):
        text = path.read_text().replace(f":{platform.port}", f":{port}")
        for old, new in names.items():
            text = text.replace(str(platform.sockets / old), str(platform.sockets / new))
        # It serves citizens only.
        text = text.replace("    include government.conf;\n", "").replace("    include staff.conf;\n", "")
        path.write_text(text.replace(str(platform.home / "nginx"), str(folder)))
    environment = platform.environment | {
        "CREDIT_GOVERNMENT_SOCKET_PATH": "",
        "CREDIT_STAFF_SOCKET_PATH": "",
        "CREDIT_PUBLIC_SOCKET_PATH": str(platform.sockets / "public2.sock"),
        "CREDIT_OPERATOR_SOCKET_PATH": str(platform.sockets / "operator2.sock"),
    }
    commands = {
        "creditd2": platform.commands["creditd"],
        "nginx2": [word.replace(str(platform.home / "nginx"), str(folder)) for word in platform.commands["nginx"]],
    }
    started = []
    for name, command in commands.items():
        with (platform.home / "log" / f"{name}.log").open("ab") as log:
            started.append(
                subprocess.Popen(
                    [*platform.prefix, "setpriv", "--pdeathsig", "KILL", *command],
                    env=environment, cwd=platform.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                    start_new_session=True,
                )
            )
    return port, started


class Elsewhere:
    """The same platform through another port, for a load."""

    def __init__(self, platform, port):
        self.platform, self.port = platform, port

    def client(self):
        client = self.platform.client()
        client.close()
        return type(client)(self.port, self.platform.ledger)


def test_two_daemons_share_one_log(platform, load):
    """HZ-Q15: two creditd write one log; of their two integrators one works, and the other takes over."""
    port, started = second_daemon(platform)
    other = Elsewhere(platform, port)
    try:
        def answers():
            client = other.client()
            try:
                return client.get(TARGETS[0]).status == 200
            except OSError:
                return False
            finally:
                client.close()

        processes.wait_until(
            answers, BACK_SECONDS, f"the second daemon answers\n{platform.tail('creditd2')}\n{platform.tail('nginx2')}"
        )
        assert int(platform.sql("select count(*) from pg_stat_activity where usename = 'credit_integrator'")) >= 2
        leaders = "select pid from pg_locks where locktype = 'advisory' and objid = 482915006 and granted"
        with load(platform, TARGETS, clients=2) as first, load(other, TARGETS, clients=2) as second:
            for part in ("creditd", None, "creditd"):
                count = len(first.answers), len(second.answers)
                processes.wait_until(
                    lambda: len(first.answers) > count[0] + 100 and len(second.answers) > count[1] + 100,  # noqa: B023
                    BACK_SECONDS, "both answer")
                assert len(platform.sql(leaders).split()) == 1
                if part:
                    platform.kill(part)
                else:
                    # The leader's own connection, in order: the other one, or the same one again, goes on.
                    platform.sql(f"select pg_terminate_backend(pid) from ({leaders}) as leader")
        logged = [answer for answer in first.answers + second.answers if answer.is_logged]
        query_log.check(platform, logged)
        platform.assert_log_is_clean()
        platform.check_receipts(logged, CHECKED_RECEIPTS)
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait(30)


def test_a_clock_set_back_does_not_turn_the_log_around(platform):
    """HZ-Q15: a daemon whose clock is a day behind, then an hour ahead, then right: times and positions only go up."""
    entry = """select answer from credit.answer_public_subject_queries(
        clock_timestamp() + interval '{}', '{{"status":404', array['91330100MFL000053X'],
        array['00000000-0000-0000-0000-000000000000']::uuid[], array['127.0.0.1'], array['0123456789abcdef'])"""
    receipts = [
        json.loads(platform.sql(entry.format(offset), user="credit_public"))["receipt"]
        for offset in ("0 s", "-1 day", "-1 month", "1 hour", "0 s", "-1 day")
    ]
    positions = [receipt["position"] for receipt in receipts]
    assert positions == list(range(positions[0], positions[0] + len(receipts)))
    times = [receipt["time"] for receipt in receipts]
    assert times == sorted(times)
    assert times[0] == times[1] == times[2] and times[3] == times[4] == times[5]
    client = platform.client()
    answer = client.get(TARGETS[3])
    client.close()
    assert answer.document["receipt"]["time"] == times[-1]
    platform.assert_log_is_clean()
    assert platform.alarm() is None
