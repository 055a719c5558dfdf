"""What nginx answers by itself, on every address: a problem document in Chinese with its rule, like the daemon's (X-7)."""

import http.client
import json
import re
import signal
import socket
import ssl

import pytest

import processes
from expectations import assert_problem
from http_client import Answer, joined
from stack import NO_LIMIT, SeparateStack
from test_tiers_http import PemFiles

# An address of every location of nginx's servers, with the method by which it is asked for.
ADDRESSES = {
    "public": [("GET", "/v1/subjects?q=abcd"), ("POST", "/v1/objection-progress")],
    "government": [("POST", "/v1/queries"), ("POST", "/v1/verifications")],
    "staff": [
        ("GET", "/v1/units"),
        ("POST", "/v1/session"),
        ("POST", "/v1/cases/00000000-0000-4000-8000-000000000001/files?material=00000000-0000-4000-8000-000000000002"),
        ("GET", "/v1/files/00000000-0000-4000-8000-000000000001"),
    ],
}
EVERYWHERE = [(audience, method, target) for audience, pairs in ADDRESSES.items() for method, target in pairs]
# Far beyond every limit of a body.
TOO_LARGE = 1 << 30


@pytest.fixture(scope="module")
def edge():
    platform = SeparateStack("edge")
    try:
        platform.start()
        yield platform
    finally:
        try:
            platform.stop()
        finally:
            platform.remove()


@pytest.fixture
def usual(edge):
    """nginx with its usual limits again after a test that narrows them."""
    texts = {path: path.read_text() for path in (edge.home / "nginx").glob("*.conf")}
    yield texts
    write_and_restart(edge, texts)


def write_and_restart(edge, texts):
    edge.end_part("nginx", signal.SIGQUIT)
    for path, text in texts.items():
        path.write_text(text)
    edge.start_part("nginx")
    processes.wait_until(edge.is_ready, 20, "nginx is back")


def connect(edge, audience: str, source: str = "127.0.0.1") -> socket.socket:
    port = {"public": edge.port, "government": edge.government_port, "staff": edge.staff_port}[audience]
    plain = socket.create_connection(("127.0.0.1", port), timeout=20, source_address=(source, 0))
    if audience == "public":
        return plain
    context = ssl.create_default_context(cafile=str(edge.home / "certificates/authorities.pem"))
    if audience == "government":
        context.load_cert_chain(PemFiles(edge, "city-querier").path)
    return context.wrap_socket(plain, server_hostname="127.0.0.1")


def send(edge, audience: str, request: bytes, source: str = "127.0.0.1") -> Answer:
    """Sends bytes on a connection of their own and reads one answer."""
    with connect(edge, audience, source) as connection:
        connection.sendall(request)
        response = http.client.HTTPResponse(connection)
        response.begin()
        return Answer(response.status, joined(response.getheaders()), response.read())


def head(method: str, target: str, *fields: str) -> bytes:
    return "\r\n".join([f"{method} {target} HTTP/1.1", "Host: 127.0.0.1", *fields, "", ""]).encode()


def problem(answer: Answer, status: int, code: str):
    assert answer.status == status, (answer.status, answer.body)
    assert_problem(answer, code)


@pytest.mark.parametrize(("audience", "method", "target"), EVERYWHERE)
def test_a_body_that_is_too_large_is_refused_before_it_is_sent(edge, audience, method, target):
    problem(send(edge, audience, head(method, target, f"Content-Length: {TOO_LARGE}")), 413, "content_too_large")


def test_a_question_about_progress_has_one_limit_at_nginx_and_at_the_daemon(edge):
    """Both sides of it: what nginx lets through, the daemon reads (ProgressRequest.maximumBodyBytes)."""
    malformed, too_large = (400, "malformed_body"), (413, "content_too_large")
    for length, (status, code) in ((1023, malformed), (1024, malformed), (1025, too_large)):
        fields = ["Content-Type: application/json", f"Content-Length: {length}"]
        answer = send(edge, "public", head("POST", "/v1/objection-progress", *fields) + b" " * length)
        assert (answer.status, answer.document["code"]) == (status, code), (length, answer.body)


@pytest.mark.parametrize(("audience", "method", "target"), EVERYWHERE)
def test_an_address_or_headers_that_are_too_long_are_refused(edge, audience, method, target):
    problem(send(edge, audience, head(method, target + "&" + "a" * 9000)), 414, "uri_too_long")
    problem(send(edge, audience, head(method, target, "A: " + "a" * 9000)), 431, "headers_too_large")


@pytest.mark.parametrize("audience", ADDRESSES)
@pytest.mark.parametrize(
    "request_line",
    [
        "GET /%ZZ HTTP/1.1",
        "GET / HTTP/3.7",
        "GET / HTTP/2.0",
        "GET / HTTX/1.1",
        "G3T / HTTP/1.1",
        "GET /../.. HTTP/1.1",
        "\x16\x03\x01",
    ],
)
def test_what_is_no_request_is_refused(edge, audience, request_line):
    problem(send(edge, audience, request_line.encode() + b"\r\nHost: a\r\n\r\n"), 400, "malformed_request")


@pytest.mark.parametrize("audience", ADDRESSES)
@pytest.mark.parametrize(
    "fields",
    [
        ["Content-Length: -1"],
        ["Content-Length: 1", "Content-Length: 2"],
        ["Transfer-Encoding: gzip"],
        ["Transfer-Encoding: chunked", "Content-Length: 4"],
        ["Host: a", "Host: b"],
        ["Host: a/b"],
    ],
)
def test_headers_that_contradict_each_other_are_refused(edge, audience, fields):
    problem(send(edge, audience, head("POST", ADDRESSES[audience][1][1], *fields)), 400, "malformed_request")


@pytest.mark.parametrize("audience", ADDRESSES)
@pytest.mark.parametrize("method", ["TRACE", "CONNECT"])
def test_methods_that_no_address_has_are_refused(edge, audience, method):
    answer = send(edge, audience, head(method, "/v1/account" if method == "TRACE" else "127.0.0.1:1"))
    assert answer.status in (400, 405), answer.body
    assert_problem(answer, {400: "malformed_request", 405: "method_not_allowed"}[answer.status])


@pytest.mark.parametrize("audience", ["government", "staff"])
def test_whoever_speaks_without_tls_is_told_so(edge, audience):
    port = edge.government_port if audience == "government" else edge.staff_port
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(head("GET", "/"))
        response = http.client.HTTPResponse(connection)
        response.begin()
        answer = Answer(response.status, joined(response.getheaders()), response.read())
    problem(answer, 400, "malformed_request")


@pytest.mark.parametrize("audience", ["government", "staff"])
def test_another_servers_name_in_tls_and_header_is_no_way_out(edge, audience):
    with connect(edge, audience) as plain:
        plain.sendall(b"GET /.problem/503 HTTP/1.1\r\nHost: other.example\r\n\r\n")
        response = http.client.HTTPResponse(plain)
        response.begin()
        answer = Answer(response.status, joined(response.getheaders()), response.read())
    problem(answer, 404, "no_such_resource")


@pytest.mark.parametrize(("audience", "method", "target"), EVERYWHERE)
def test_a_daemon_that_is_away_is_said_in_words(edge, audience, method, target):
    """502 becomes 503 with Retry-After: whether it is away or late is the same for whoever asks."""
    if edge.parts["creditd"].poll() is None:
        edge.end_part("creditd")
    answer = send(edge, audience, head(method, target, "Content-Length: 0"))
    problem(answer, 503, "unavailable")
    assert int(answer.headers["retry-after"]) >= 1


def test_the_daemon_comes_back_after_that(edge):
    edge.start_part("creditd")
    processes.wait_until(edge.is_ready, 30, "ready again")
    assert send(edge, "public", head("GET", "/v1/subjects?q=abcd")).status == 200


# Limits of an address, from addresses of their own, so that no test uses up another's.


def limited(edge, audience: str, method: str, target: str, source: str, most: int = 60) -> Answer:
    body = b"{}" if method == "POST" else b""
    request = head(method, target, "Content-Type: application/json", f"Content-Length: {len(body)}") + body
    for _ in range(most):
        answer = send(edge, audience, request, source)
        if answer.status == 429:
            return answer
    raise AssertionError(f"{most} requests were not too many")


def test_whoever_asks_too_often_is_told_how_often_he_may(edge, usual):
    """BX-11: on every address; the numbers in the words, in Retry-After and in the headers are those that count."""
    narrow = {str(2 * NO_LIMIT): "6", str(NO_LIMIT): "3"}
    texts = dict(usual)
    for path in texts:
        for wide, number in narrow.items():
            texts[path] = texts[path].replace(wide, number)
    write_and_restart(edge, texts)
    for number, (audience, method, target) in enumerate(EVERYWHERE, 2):
        answer = limited(edge, audience, method, target, f"127.0.0.{number}")
        problem(answer, 429, "too_many_requests")
        policy = re.fullmatch(r'"address";q=(\d+);w=(\d+)', answer.headers["ratelimit-policy"])
        quota, window = int(policy[1]), int(policy[2])
        seconds = int(answer.headers["retry-after"])
        assert answer.headers["ratelimit"] == f'"address";r=0;t={seconds}'
        assert f" {quota} 次" in answer.document["detail"] and f" {seconds} 秒" in answer.document["detail"]
        if target == "/v1/objection-progress":
            assert window == 60 and quota * seconds >= 60 and "每分钟" in answer.document["detail"]
        else:
            assert (quota, window, seconds) == (3, 1, 1)


def test_too_many_connections_of_an_address_are_told_so(edge, usual):
    """429, and 503 for scans: there nobody has asked too often."""
    texts = {path: re.sub(r"(limit_conn (?:\w+_)?connections) \d+;", r"\1 1;", text) for path, text in usual.items()}
    write_and_restart(edge, texts)
    for audience, method, target in EVERYWHERE:

        def refused(audience=audience, method=method, target=target):
            # A request whose body does not come counts as one until it does. Anew each time: while nginx has not noticed
            # that the connection before it has gone, it is this one that is refused.
            with connect(edge, audience) as waiting:
                waiting.sendall(head("POST", ADDRESSES[audience][1][1], "Content-Length: 10") + b"1")
                found = send(edge, audience, head(method, target, "Content-Length: 0"))
            return found if found.status in (429, 503) else None

        answer = processes.wait_until(refused, 10, "the second connection is refused")
        if "/files" in target:
            problem(answer, 503, "file_transfers_busy")
            assert answer.document["rule"] == "HZ-Q16" and int(answer.headers["retry-after"]) >= 1
        else:
            problem(answer, 429, "too_many_requests")


def test_a_body_that_does_not_come_ends_its_connection(edge, usual):
    """On every address that takes a body: nginx says nothing to whoever sends nothing, and the daemon hears of none of it."""
    texts = {path: text.replace("client_body_timeout 10s", "client_body_timeout 1s") for path, text in usual.items()}
    write_and_restart(edge, texts)
    entries = len(edge.log_entries())
    for audience, method, target in EVERYWHERE:
        if method == "POST":
            with pytest.raises(OSError):  # noqa: PT011, reset or closed
                send(edge, audience, head(method, target, "Content-Length: 10") + b"1")
    assert len(edge.log_entries()) == entries


def test_no_answer_of_nginx_is_a_page(edge):
    """Every status that its configuration can end with has a document; a status without one would be a page of nginx's."""
    texts = "\n".join(path.read_text() for path in (edge.home / "nginx").glob("*.conf"))
    lines = re.findall(r"error_page ([^;]*?) (?:=\d+ )?/", texts)
    named = {int(status) for line in lines for status in re.findall(r"\b\d{3}\b", line)}
    assert {400, 404, 405, 408, 413, 414, 421, 429, 494, 495, 496, 497, 500, 501, 502, 503, 504, 505} <= named, named
    for body in re.findall(r"return \d{3} '(\{.*\})';", texts):
        document = json.loads(re.sub(r"\$\w+", "unavailable", body))
        assert document["title"] and document["detail"] and document["code"]
        assert "rule" in document or document["code"] == "internal"
