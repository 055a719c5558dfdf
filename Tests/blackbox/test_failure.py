"""What happens when parts fail: never an answer without its log entry, and back again by itself (HZ-Q15)."""

import os
import random
import signal
import socket
import struct
import time

import pytest

import processes
import query_log
from expectations import assert_headers
from identifiers import company_code
from stack import NO_LIMIT

TARGETS = [
    "/v1/subjects?q=%E5%85%AC%E5%8F%B8",
    f"/v1/subjects/{company_code(5, 'FL')}",
    "/v1/subjects?q=a",
    "/v1/subjects?q=no+such+name",
]


@pytest.fixture
def probe(fragile):
    """A client of the fragile platform; the platform is ready before and after, and its log agrees."""
    processes.wait_until(fragile.is_ready, 30, "ready before the test")
    client = fragile.client()
    yield client
    client.close()
    for name in ("postgresql", "creditd", "nginx"):
        if fragile.parts[name].poll() is not None:
            fragile.start_part(name)
    processes.wait_until(fragile.is_ready, 30, "ready after the test")
    query_log.check(fragile)


def assert_unavailable(answer):
    """HZ-Q15, X-7: says that it is for the moment, in words, and when to come back."""
    assert answer.status == 503, (answer.status, answer.body)
    assert answer.document["code"] == "unavailable" and "receipt" not in answer.document
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    assert_headers(answer)


def answered(client, target=TARGETS[0]):
    answer = client.get(target)
    return answer.status == 200 and answer


def database_processes(platform):
    found = processes.of_home(platform.home)
    return [process for process, command in found.items() if command.startswith("postgres") or "/postgres" in command]


def test_stopped_database_is_said_at_once_and_comes_back(fragile, probe):
    """HZ-Q15: within two seconds, on both sides; no restart of the daemon is needed."""
    assert answered(probe)
    fragile.end_part("postgresql", signal.SIGINT)
    started = time.monotonic()
    processes.wait_until(lambda: probe.get(TARGETS[0]).status == 503, 2, "the daemon notices")
    assert time.monotonic() - started < 2
    for target in TARGETS:
        began = time.monotonic()
        assert_unavailable(probe.get(target))
        assert time.monotonic() - began < 2
    ready = fragile.operator("/readyz")
    assert ready.status == 503 and ready.document, ready.body
    assert fragile.operator("/healthz").status == 200
    assert fragile.operator("/metrics").status == 200
    # What needs no database is answered.
    assert probe.get("/openapi.json").status == 200
    assert probe.get("/nothing").status == 404
    fragile.start_part("postgresql")
    processes.wait_until(lambda: answered(probe), 15, "answers come back by themselves")
    processes.wait_until(fragile.is_ready, 5, "readiness comes back")


@pytest.mark.parametrize("how", ["terminate", "kill"])
def test_lost_connection_comes_back(fragile, probe, load, how):
    """HZ-Q15: one backend ended in order; one killed, which makes PostgreSQL restart all of them."""
    with load(fragile, TARGETS) as running:
        processes.wait_until(lambda: len(running.answers) > 50, 10, "load runs")
        if how == "terminate":
            ended = fragile.sql(
                "select count(pg_terminate_backend(pid)) from pg_catalog.pg_stat_activity where usename = 'credit_public'"
            )
            assert int(ended) >= 1
        else:
            victim = fragile.sql("select pid from pg_catalog.pg_stat_activity where usename = 'credit_public' limit 1")
            os.kill(int(victim), signal.SIGKILL)
        processes.wait_until(lambda: answered(probe), 20, "answers come back by themselves")
        mark = len(running.answers)
        processes.wait_until(lambda: len(running.answers) > mark + 50, 10, "load goes on")
    assert not running.failures, running.failures[:3]
    assert {answer.status for answer in running.answers} <= {200, 400, 404, 503}


def test_killed_database_loses_no_answered_query(fragile, probe, load):
    """HZ-Q15: every answer that somebody has received has its entry, also when the server is killed at any moment."""
    with load(fragile, TARGETS, clients=8) as running:
        processes.wait_until(lambda: len(running.answers) > 200, 10, "load runs")
        for process in database_processes(fragile):
            os.kill(process, signal.SIGKILL)
        fragile.parts["postgresql"].wait(10)
        processes.wait_until(lambda: not database_processes(fragile), 10, "all of PostgreSQL is gone")
        mark = len(running.answers)
        processes.wait_until(
            lambda: any(answer.status == 503 for answer in running.answers[mark:]), 5, "callers are told"
        )
        fragile.start_part("postgresql")
        processes.wait_until(lambda: answered(probe), 20, "answers come back by themselves")
    logged = [answer for answer in running.answers if answer.status in (200, 400, 404)]
    assert len(logged) > 200
    query_log.check(fragile, logged)


def test_killed_daemon_loses_no_answered_query(fragile, probe, load):
    """HZ-Q15; and nginx says in our words that nobody is there."""
    with load(fragile, TARGETS, clients=8) as running:
        processes.wait_until(lambda: len(running.answers) > 200, 10, "load runs")
        fragile.end_part("creditd", signal.SIGKILL)
        processes.wait_until(lambda: probe.get(TARGETS[0]).status == 503, 2, "nginx says that nobody is there")
        assert_unavailable(probe.get(TARGETS[0]))
        fragile.start_part("creditd")
        processes.wait_until(lambda: answered(probe), 10, "answers come back")
    query_log.check(fragile, [answer for answer in running.answers if answer.is_logged])


def test_stopping_daemon_answers_what_it_accepted(fragile, probe, load):
    """A graceful stop: no broken answer, and no entry of a query whose caller was told nothing."""
    before = len(fragile.log_entries())
    with load(fragile, TARGETS, clients=8) as running:
        processes.wait_until(lambda: len(running.answers) > 300, 10, "load runs")
        assert fragile.end_part("creditd", signal.SIGTERM, seconds=15) == 0
        fragile.start_part("creditd")
        mark = len(running.answers)
        processes.wait_until(lambda: len(running.answers) > mark + 100, 10, "load goes on")
    assert not running.failures, running.failures[:3]
    assert {answer.status for answer in running.answers} <= {200, 400, 404, 503}
    told = {answer.document["receipt"]["position"] for answer in running.answers if answer.is_logged}
    unanswered = set(range(before, len(fragile.log_entries()))) - told
    assert not unanswered, f"{len(unanswered)} queries were logged and not answered"


def test_reload_interrupts_nobody(fragile, probe, load):
    """SIGHUP takes settings over while queries go on."""
    with load(fragile, TARGETS) as running:
        for _ in range(5):
            mark = len(running.answers)
            fragile.signal_part("creditd", signal.SIGHUP)
            processes.wait_until(lambda: len(running.answers) > mark + 50, 10, "load goes on")
    assert not running.failures, running.failures[:3]
    assert {answer.status for answer in running.answers} <= {200, 400, 404}
    assert fragile.parts["creditd"].poll() is None


def test_rate_limit_says_when_to_come_back(fragile, probe):
    """BX-11: published quota, 429 with headers, in words."""
    usual = {path: path.read_text() for path in (fragile.home / "nginx").glob("*.conf")}
    assert all(any(str(limit) in text for text in usual.values()) for limit in (NO_LIMIT, 2 * NO_LIMIT))
    fragile.end_part("nginx", signal.SIGQUIT)
    for path, text in usual.items():
        path.write_text(text.replace(str(2 * NO_LIMIT), "10").replace(str(NO_LIMIT), "5"))
    try:
        fragile.start_part("nginx")
        processes.wait_until(fragile.is_ready, 10, "nginx is back")
        answers = [probe.get(TARGETS[0]) for _ in range(30)]
        limited = [answer for answer in answers if answer.status == 429]
        assert [answer.status for answer in answers[:10]] == [200] * 10
        assert len(limited) >= 15
        for answer in limited:
            assert answer.headers["content-type"].partition(";")[0] == "application/problem+json"
            assert answer.document["code"] == "too_many_requests" and answer.document["rule"] == "BX-11"
            assert answer.document["type"] == "urn:credit:problem:too_many_requests"
            assert int(answer.headers["retry-after"]) >= 1
            assert "r=0" in answer.headers["ratelimit"] and "q=5" in answer.headers["ratelimit-policy"]
            assert_headers(answer)
        time.sleep(int(limited[-1].headers["retry-after"]) + 0.1)
        assert probe.get(TARGETS[0]).status == 200
    finally:
        fragile.end_part("nginx", signal.SIGQUIT)
        for path, text in usual.items():
            path.write_text(text)
        fragile.start_part("nginx")


def test_clients_that_vanish_harm_nobody(fragile, probe):
    """Half-sent requests, and callers that are gone before their answer."""
    whole = f"GET {TARGETS[0]} HTTP/1.1\r\nHost: a\r\n\r\n".encode()
    connections = []
    for number in range(300):
        connection = socket.create_connection(("127.0.0.1", fragile.port), timeout=5)
        connections.append(connection)
        if number % 3 == 0:
            connection.sendall(whole[: 1 + number % (len(whole) - 1)])
        else:
            connection.sendall(whole * (1 + number % 5))
        if number % 3 == 1:
            # Reset instead of an orderly end.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.close()
    for connection in connections:
        connection.close()
    for target in TARGETS:
        assert probe.get(target).status in (200, 400, 404)
    assert fragile.parts["creditd"].poll() is None


def fastcgi(kind, content, request=1, version=1, length=None):
    return struct.pack(">BBHHBB", version, kind, request, len(content) if length is None else length, 0, 0) + content


def fastcgi_request(parameters, request=1, keep=0):
    pairs = b"".join(
        struct.pack(">II", len(name) | 1 << 31, len(value) | 1 << 31) + name + value
        for name, value in parameters.items()
    )
    begin = fastcgi(1, struct.pack(">HB5x", 1, keep), request)
    return begin + fastcgi(4, pairs, request) + fastcgi(4, b"", request) + fastcgi(5, b"", request)


GOOD = {
    b"REQUEST_METHOD": b"GET",
    b"REQUEST_URI": b"/v1/subjects?q=abcd",
    b"QUERY_STRING": b"q=abcd",
    b"REMOTE_ADDR": b"127.0.0.1",
    b"CREDIT_REQUEST_ID": b"0123456789abcdef0123456789abcdef",
    b"SERVER_PROTOCOL": b"HTTP/1.1",
}


def broken_frames():
    """Bytes that no web server sends."""
    good = fastcgi_request(GOOD)
    yield from (good[:cut] for cut in range(0, len(good), 17))
    yield b"GET / HTTP/1.1\r\n\r\n"
    yield fastcgi(1, struct.pack(">HB5x", 9, 0))
    yield fastcgi(1, b"", version=7)
    yield fastcgi(4, b"\xff" * 100)
    yield fastcgi(1, struct.pack(">HB5x", 1, 0)) + fastcgi(4, b"\xff\xff\xff\xff\xff\xff\xff\xff")
    yield fastcgi(1, struct.pack(">HB5x", 1, 0)) + fastcgi(4, b"x" * 65535) * 40
    yield fastcgi(2, b"") + fastcgi(5, b"stray") + fastcgi(99, b"what")
    yield fastcgi_request(GOOD, request=0)
    yield fastcgi_request(GOOD | {b"REMOTE_ADDR": b'1.2.3.4","x":"'})
    yield fastcgi_request(GOOD | {b"CREDIT_REQUEST_ID": b'"}\x00\xff\n'})
    yield fastcgi_request(GOOD | {b"REQUEST_METHOD": b"\x00"})
    yield fastcgi_request({})
    yield fastcgi_request(GOOD | {b"CONTENT_LENGTH": b"-1"})
    yield fastcgi_request(GOOD | {b"CONTENT_LENGTH": b"99999999999999999999"})
    chance = random.Random(20260101)
    for _ in range(60):
        bytes_ = bytearray(good)
        for _ in range(chance.randrange(1, 6)):
            bytes_[chance.randrange(len(bytes_))] = chance.randrange(256)
        yield bytes(bytes_)
        yield chance.randbytes(chance.randrange(1, 400))


def test_broken_frames_harm_nobody(fragile, probe):
    """Whoever reaches the daemon's socket can only spoil its own connection; the log stays well-formed."""
    for frames in broken_frames():
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(0.05)
            connection.connect(str(fragile.daemon_socket))
            try:
                connection.sendall(frames)
                while connection.recv(65536):
                    pass
            except OSError:
                pass
        assert fragile.parts["creditd"].poll() is None, f"the daemon died of {frames.hex()}"
    assert answered(probe)
