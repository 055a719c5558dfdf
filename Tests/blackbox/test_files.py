"""Scans of papers through nginx, daemon, disk and database: what is taken, how much, and what comes back (HZ-Q16, TM-1)."""

import contextlib
import hashlib
import http.client
import json
import re

import pytest

import processes
import scans
from archive_desk import ArchiveDesk, assert_refused
from daemon_socket import DaemonSocket
from http_client import Answer, joined
from stack import REPOSITORY

# More than a form, so that leave is needed to hold it.
LARGE = 100_000


@pytest.fixture(scope="module")
def desk(stack):
    archive = ArchiveDesk(stack, "window-1", 1)
    yield archive
    archive.close()


@pytest.fixture(scope="module")
def limits(stack):
    """The limits in force, as creditctl shows them."""
    shown = stack.ctl("settings", "show", "files.maximumFileBytes", "files.transfersAtOnce", "staff.maximumBodyBytes")
    assert shown.returncode == 0, shown.stderr
    return {name: int(value) for name, value in (line.split("=") for line in shown.stdout.decode().splitlines())}


def log_entry(stack, answer) -> dict:
    position = answer.document["receipt"]["position"]
    entry = f"select convert_from(entry, 'UTF8') from credit.query_log_entry where log_position = {position}"
    return json.loads(stack.sql(entry))


# --- content --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", scans.TAKEN)
def test_a_scan_comes_back_as_it_was_to_be_saved_and_never_shown(desk, kind):
    """HZ-Q16: byte for byte, as an attachment that no browser runs."""
    content = scans.TAKEN[kind]
    taken = desk.upload(content)
    assert taken.status == 200 and taken.is_logged, taken.body
    assert taken.document["media_type"] == kind
    assert taken.document["content_digest"] == hashlib.sha256(content).hexdigest()
    given = desk.read(taken.document["file"])
    assert (given.status, given.body) == (200, content)
    assert given.headers["content-type"] == "application/octet-stream"
    extension = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}[kind]
    assert given.headers["content-disposition"] == f'attachment; filename="{taken.document["file"]}.{extension}"'
    assert given.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in given.headers["content-security-policy"]
    assert given.headers["cache-control"] == "no-store"
    sealed = json.loads(given.headers["credit-answer"])
    assert sealed["content_digest"] == hashlib.sha256(content).hexdigest() and sealed["receipt"]["position"] >= 0


def test_no_name_and_no_header_says_what_a_scan_is(desk):
    """HZ-Q16: a document called a photograph is a document; a page called a document is a page."""
    named = {"Content_Disposition": 'attachment; filename="photo.jpg"', "X_Content_Type": "image/jpeg"}
    taken = desk.upload(scans.pdf("所谓照片"), **named)
    assert (taken.status, taken.document["media_type"]) == (200, "application/pdf"), taken.body
    assert desk.read(taken.document["file"]).headers["content-disposition"].endswith('.pdf"')
    named = {"Content_Disposition": 'attachment; filename="document.pdf"'}
    assert_refused(desk.upload(scans.PAGE, **named), 415, "file_not_accepted")
    # A type that a page of another site could state is not even looked at.
    for stated in ("application/pdf", "multipart/form-data; boundary=a", "text/plain", "image/jpeg"):
        assert_refused(desk.upload(scans.pdf(), Content_Type=stated), 415, "unsupported_media_type", "X-7")


@pytest.mark.parametrize("what", scans.REFUSED)
def test_what_is_no_scan_is_refused_and_nothing_of_it_is_kept(stack, desk, what):
    """HZ-Q16: two things at once are none; the refusal is in the log."""
    before = desk.stored()
    refused = desk.upload(scans.REFUSED[what])
    assert_refused(refused, 415, "file_not_accepted")
    entry = log_entry(stack, refused)
    assert (entry["operation"], entry["outcome"], entry["actor"]) == ("record_file", "refused", "window-1")
    assert desk.stored() == before


def test_an_empty_scan_is_refused(desk):
    assert_refused(desk.upload(b""), 400, "malformed_body", "X-7")


def test_a_scan_lies_sealed_and_for_its_owner_only(desk):
    """X-4: nothing of the content and nothing of a name is on the disk."""
    secret = "张三的身份证复印件".encode()
    content = scans.pdf(secret.decode())
    file = desk.kept(content)
    place = desk.place(file)
    sealed = place.read_bytes()
    assert secret not in sealed and b"%PDF" not in sealed and b"%%EOF" not in sealed and content[20:60] not in sealed
    assert place.stat().st_mode & 0o777 == 0o600
    assert place.parent.stat().st_mode & 0o777 == desk.store.stat().st_mode & 0o777 == 0o700
    assert all(re.fullmatch(r"[0-9a-f]{32}", name) for name in desk.stored())
    # The same again is sealed anew: equal papers cannot be told by their files.
    again = desk.place(desk.kept(content)).read_bytes()
    assert len(again) == len(sealed) and again != sealed


# --- limits ---------------------------------------------------------------------------------------------------------


def test_nginx_has_the_limits_of_the_settings(stack, limits):
    """One place of truth: whatever both have is filled in from the settings; no template has a number of its own."""
    shared = re.compile(r"(client_(?:max_body|body_buffer)_size|fastcgi_(?:send|read)_timeout|limit_conn \w+) (\S+);")
    templates = [path for path in (REPOSITORY / "config/nginx").glob("*.conf.template") if "witness" not in path.name]
    written = {found for path in templates for found in shared.findall(path.read_text())}
    assert len(written) > 8, written
    literal = {(name, value) for name, value in written if "@" not in value}
    # A question about progress has a limit of its own (ProgressRequest), proved by its test at both.
    assert literal == {("client_max_body_size", "1k")}, literal
    staff = (stack.home / "nginx/staff.conf").read_text()
    assert f"client_max_body_size {limits['files.maximumFileBytes']};" in staff
    assert f"limit_conn staff_files {limits['files.transfersAtOnce']};" in staff
    assert f"client_max_body_size {limits['staff.maximumBodyBytes']};" in staff
    assert "@" not in re.sub(r"#.*", "", staff)


def test_settings_are_shown_as_they_are_in_force(stack):
    """What scripts configure nginx with: the environment counts, a key that nobody knows is refused."""
    environment = stack.environment | {"CREDIT_FILES_TRANSFERS_AT_ONCE": "3"}
    shown = stack.ctl("settings", "show", "files.transfersAtOnce", "staff.maximumBodyBytes", env=environment)
    assert shown.stdout == b"files.transfersAtOnce=3\nstaff.maximumBodyBytes=65536\n"
    assert stack.ctl("settings", "show").stdout.count(b"\n") > 80
    assert stack.ctl("settings", "show", "files.size").returncode == 64
    assert stack.ctl("settings").returncode == 64


def test_the_largest_scan_is_taken_by_nginx_and_one_byte_more_is_not(desk, limits):
    largest = limits["files.maximumFileBytes"]
    for length in (largest - 1, largest):
        content = scans.pdf_of(length)
        given = desk.read(desk.kept(content))
        assert given.status == 200 and given.body == content
    before = desk.stored()
    assert_refused(desk.upload(scans.pdf_of(largest + 1)), 413, "content_too_large", "X-7")
    assert desk.stored() == before


def test_the_largest_scan_is_taken_by_the_daemon_and_one_byte_more_is_not(stack, desk, limits):
    """Also without nginx before it."""
    largest = limits["files.maximumFileBytes"]
    for length, status in ((largest - 1, 200), (largest, 200), (largest + 1, 413)):
        before = desk.stored()
        content = scans.pdf_of(length)
        answer = DaemonSocket(stack).begin(desk.clerk, "POST", desk.target, length).send(content).end().answer()
        assert answer.status == status, answer.body
        assert len(desk.stored() - before) == (status == 200)
    assert_refused(answer, 413, "content_too_large", "X-7")


def test_a_form_has_its_own_limit_at_both(stack, desk, limits):
    """A large body is for scans only."""
    largest = limits["staff.maximumBodyBytes"]
    headers = {"Content-Type": "application/json"} | desk.clerk.headers
    within = desk.clerk.client.send("POST", "/v1/letters", headers, b" " * largest)
    assert within.status == 400, within.body
    beyond = desk.clerk.client.send("POST", "/v1/letters", headers, b" " * (largest + 1))
    assert_refused(beyond, 413, "content_too_large", "X-7")
    beyond = DaemonSocket(stack).begin(desk.clerk, "POST", "/v1/letters", largest + 1).send(b" " * (largest + 1)).end()
    assert_refused(beyond.answer(), 413, "content_too_large", "X-7")


# --- how many at once -----------------------------------------------------------------------------------------------


class SlowUpload:
    """A scan on its way through nginx, of which half has been sent."""

    def __init__(self, desk, content: bytes):
        self.content = content
        self.connection = http.client.HTTPSConnection(
            "127.0.0.1", desk.stack.staff_port, timeout=30, context=desk.clerk.client.context
        )
        self.connection.putrequest("POST", desk.target, skip_accept_encoding=True)
        headers = {"Content-Type": "application/octet-stream", "Content-Length": str(len(content))}
        for name, value in (headers | desk.clerk.headers).items():
            self.connection.putheader(name, value)
        self.connection.endheaders(content[: len(content) // 2])

    def finish(self) -> Answer:
        self.connection.send(self.content[len(self.content) // 2 :])
        response = self.connection.getresponse()
        answer = Answer(response.status, joined(response.getheaders()), response.read())
        self.connection.close()
        return answer

    def vanish(self):
        self.connection.close()


def test_nginx_takes_as_many_at_once_as_it_has_memory_for_and_one_more_waits(stack, desk, limits):
    """At the bound each is kept; one more is told, in words, to come back."""
    uploads = [SlowUpload(desk, scans.pdf_of(LARGE, seed)) for seed in range(limits["files.transfersAtOnce"])]
    # All of them have arrived when the next is refused.
    refused = processes.wait_until(
        lambda: (answer := desk.upload(scans.pdf())).status == 503 and answer, 10, "one more is refused"
    )
    assert_refused(refused, 503, "file_transfers_busy")
    unknown = "00000000-0000-4000-8000-000000000000"
    assert_refused(desk.read(unknown), 503, "file_transfers_busy")
    answers = [upload.finish() for upload in uploads]
    assert [answer.status for answer in answers] == [200] * len(uploads), [answer.body for answer in answers]
    for answer, upload in zip(answers, uploads, strict=True):
        assert desk.read(answer.document["file"]).body == upload.content
    assert desk.upload(scans.pdf()).status == 200


def test_clients_that_vanish_half_way_leave_nothing(stack, desk, limits):
    """At nginx and at the daemon: no file, no row, and their places are free again."""
    before, rows = desk.stored(), desk.registered()
    for _ in range(3):
        gone = [SlowUpload(desk, scans.pdf_of(LARGE, seed)) for seed in range(limits["files.transfersAtOnce"])]
        for upload in gone:
            upload.vanish()
        processes.wait_until(lambda: desk.upload(scans.PAGE).status == 415, 10, "nginx has room again")
        halves = [
            DaemonSocket(stack).begin(desk.clerk, "POST", desk.target, LARGE).send(b"%PDF-1.7" + b" " * (LARGE - 20))
            for _ in range(limits["files.transfersAtOnce"])
        ]
        for half in halves:
            half.close()
        processes.wait_until(lambda: large(stack, desk).status == 415, 10, "the daemon has room again")
    assert (desk.stored(), desk.registered()) == (before, rows)


def large(stack, desk, content: bytes = b" " * LARGE) -> Answer:
    """A body that needs leave, straight to the daemon."""
    return DaemonSocket(stack).begin(desk.clerk, "POST", desk.target, len(content)).send(content).end().answer()


def test_the_daemon_holds_as_many_uploads_as_it_may_and_one_more_waits(stack, desk, limits):
    """The bound of memory does not rest on nginx; what is no larger than a form needs no leave."""
    content = scans.pdf_of(LARGE)
    with contextlib.ExitStack() as held:
        uploads = [
            held.enter_context(contextlib.closing(DaemonSocket(stack))).begin(desk.clerk, "POST", desk.target, LARGE)
            for _ in range(limits["files.transfersAtOnce"])
        ]
        for upload in uploads[:-1]:
            upload.send(content[:-10])
        # The last place is free.
        processes.wait_until(lambda: large(stack, desk).status == 415, 10, "one place is left")
        uploads[-1].send(content[:-10])
        refused = processes.wait_until(
            lambda: (answer := large(stack, desk)).status == 503 and answer, 10, "one more is refused"
        )
        assert_refused(refused, 503, "file_transfers_busy")
        assert desk.upload(scans.pdf()).status == 200
        for upload in uploads:
            answer = upload.send(content[-10:]).end().answer()
            assert answer.status == 200, answer.body
            assert desk.read(answer.document["file"]).body == content
    assert large(stack, desk).status == 415


def test_the_daemon_holds_as_many_downloads_as_it_may_and_one_more_waits(stack, desk, limits):
    """A scan that nobody reads is in memory as long as the connection: so many, and no more."""
    # More than the kernel keeps for a connection that is not read.
    content = scans.pdf_of(2 << 20)
    file = desk.kept(content)

    def asked():
        return DaemonSocket(stack).begin(desk.clerk, "GET", f"/v1/files/{file}").end()

    with contextlib.ExitStack() as held:
        downloads = [held.enter_context(contextlib.closing(asked())) for _ in range(limits["files.transfersAtOnce"])]
        refused = asked().answer()
        assert_refused(refused, 503, "file_transfers_busy")
        assert_refused(large(stack, desk), 503, "file_transfers_busy")
        # Everything but scans goes on.
        assert desk.clerk.get("/v1/units").status == 200
        assert downloads[0].answer().body == content
        processes.wait_until(lambda: large(stack, desk).status == 415, 10, "its place is free when its last byte is read")
        downloads[1].close()
        taken = processes.wait_until(
            lambda: (answer := asked().answer()).status == 200 and answer, 10, "or when its reader has gone"
        )
        assert taken.body == content
        for download in downloads[2:]:
            assert download.answer().body == content


# --- what happened to it since --------------------------------------------------------------------------------------


def damaged_entries(stack) -> int:
    return stack.log_texts()["creditd.log"].count(b'"file_damaged"')


def test_a_changed_byte_is_noticed_and_nothing_of_the_scan_is_given_out(stack, desk):
    """HZ-Q16, TM-1: whichever byte; the reading and its failure are in the log, the operator is told."""
    content = scans.pdf("原件")
    file = desk.kept(content)
    place, sealed = desk.place(file), desk.place(file).read_bytes()
    told = damaged_entries(stack)
    for position in (0, 1, 20, len(sealed) // 2, len(sealed) - 1):
        changed = bytearray(sealed)
        changed[position] ^= 1
        place.write_bytes(changed)
        refused = desk.read(file)
        assert_refused(refused, 500, "file_damaged")
        assert b"PDF" not in refused.body
        entry = log_entry(stack, refused)
        assert (entry["operation"], entry["outcome"], entry["actor"]) == ("read_file", "refused", "window-1")
    for changed in (sealed[:-1], sealed + b"\0", b""):
        place.write_bytes(changed)
        assert_refused(desk.read(file), 500, "file_damaged")
    assert damaged_entries(stack) == told + 8
    place.write_bytes(sealed)
    assert desk.read(file).body == content


def test_a_lost_scan_and_one_that_lies_at_anothers_place_are_noticed(desk):
    file, other = desk.kept(scans.pdf("甲")), desk.kept(scans.pdf("乙"))
    place = desk.place(file)
    away = place.with_suffix(".away")
    place.rename(away)
    assert_refused(desk.read(file), 500, "file_damaged")
    place.write_bytes(desk.place(other).read_bytes())
    assert_refused(desk.read(file), 500, "file_damaged")
    place.unlink()
    away.rename(place)
    assert desk.read(file).body == scans.pdf("甲")
