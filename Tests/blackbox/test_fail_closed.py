"""No answer that could not be proved later: the daemon stops when the log is not signed or is not the signed one (HZ-Q15)."""

import os
import shutil
import time
import uuid

import pytest

import processes
from identifiers import company_code
from test_transparency import newest, signed, tile
from transparency.notes import ED25519, Checkpoint, Note, Signer, decode_base64

LOGGED = [
    "/v1/subjects?q=%E5%85%AC%E5%8F%B8",
    f"/v1/subjects/{company_code(5, 'FL')}",
    "/v1/subjects?q=a",
    "/v1/receipts/0",
]
# The smallest that the setting allows.
STALL_SECONDS = 10
# The daemon looks every second.
NOTICED_SECONDS = 5


def obstacles(platform) -> list[str]:
    return platform.operator("/readyz").document["obstacles"]


def entry_count(platform) -> int:
    return int(platform.sql("select next_position from credit.query_log_head"))


def ask_all(client) -> set[int]:
    return {client.get(target, Receipt_Secret=str(uuid.UUID(int=0))).status for target in LOGGED}


def assert_stopped(platform, client, obstacle: str):
    """The obstacle is named, nothing is answered or logged that would have to be, everything else is served."""
    processes.wait_until(lambda: obstacle in obstacles(platform), NOTICED_SECONDS, obstacle)
    before = entry_count(platform)
    for target in LOGGED:
        answer = client.get(target, Receipt_Secret=str(uuid.UUID(int=0)))
        assert answer.status == 503 and answer.document["code"] == "unavailable", (target, answer.body)
        assert "receipt" not in answer.document and answer.headers["retry-after"]
    assert entry_count(platform) == before
    for target in ("/openapi.json", "/v1/catalogue", "/log/checkpoint"):
        assert client.get(target).status == 200, target
    tile(client, 0, 0, 1)
    assert platform.metric("credit_log_serving") == 0


def assert_served(platform, client):
    processes.wait_until(lambda: 503 not in ask_all(client), NOTICED_SECONDS, "answers come back by themselves")
    assert platform.metric("credit_log_serving") == 1


def own_signer(platform) -> Signer:
    """The log's own key, as a thief would have it."""
    text = (platform.home / "signer/private/note.key").read_text().strip()
    _, _, name, _, content = text.split("+", 4)
    secret = decode_base64(content)
    assert secret[:1] == ED25519
    return Signer(name, ED25519, secret[1:33])


def checkpoint_note(signer: Signer, size: int, root: bytes) -> bytes:
    text = Checkpoint(signer.name, size, root).text
    return Note(text, (signer.sign(text),)).serialized.encode()


@pytest.fixture
def published(fragile):
    """The folder that the signer publishes to, while the signer is away; put back as it was."""
    processes.wait_until(fragile.is_ready, 30, "ready before the test")
    client = fragile.client()
    signed(fragile, client, client.get(LOGGED[0]).document["receipt"]["position"])
    fragile.end_part("creditsigner")
    folder = fragile.home / "signer/public"
    kept = fragile.base / "kept"
    shutil.copytree(folder, kept)
    yield folder
    for path in folder.iterdir():
        if not (kept / path.name).exists():
            path.unlink()
    for path in kept.iterdir():
        put(path.read_bytes(), folder / path.name)
    shutil.rmtree(kept)
    client.close()
    fragile.start_part("creditsigner")
    processes.wait_until(fragile.is_ready, 30, "ready after the test")


@pytest.fixture
def asking(fragile):
    client = fragile.client()
    yield client
    client.close()


def put(content: bytes, path):
    """Replaces a file as the signer does: whole, and readable for the daemon."""
    partial = path.with_name(path.name + ".test")
    partial.write_bytes(content)
    partial.chmod(0o644)
    os.replace(partial, path)


@pytest.mark.parametrize("more", [1, 1_000_000])
def test_database_that_knows_less_than_was_signed(fragile, published, asking, more):
    """HZ-Q15: after a restore or a fail-over to an old copy; gone when the missing entries are back."""
    checkpoint, body = newest(fragile, asking)
    # As many as the database knows of, and more.
    put(checkpoint_note(own_signer(fragile), checkpoint.size, checkpoint.root), published / "checkpoint")
    assert_served(fragile, asking)
    put(checkpoint_note(own_signer(fragile), checkpoint.size + more, bytes(32)), published / "checkpoint")
    assert_stopped(fragile, asking, "database_behind_checkpoint")
    put(body, published / "checkpoint")
    assert_served(fragile, asking)


def test_another_root_at_the_same_size(fragile, published, asking):
    """HZ-Q15: a fork."""
    checkpoint, _ = newest(fragile, asking)
    put(checkpoint_note(own_signer(fragile), checkpoint.size, bytes(32)), published / "checkpoint")
    assert_stopped(fragile, asking, "database_behind_checkpoint")


@pytest.mark.parametrize("how", ["empty", "truncated", "changed", "other key", "folder"])
def test_checkpoint_that_is_none(fragile, published, asking, how):
    """HZ-Q15: a file that says nothing lets nothing through."""
    checkpoint, body = newest(fragile, asking)
    content = {
        "empty": b"",
        "truncated": body[:-5],
        "changed": body.replace(f"\n{checkpoint.size}\n".encode(), f"\n{checkpoint.size - 1}\n".encode(), 1),
        "other key": checkpoint_note(
            Signer(own_signer(fragile).name, ED25519, bytes(range(32))), checkpoint.size, checkpoint.root
        ),
        "folder": b"",
    }[how]
    if how == "folder":
        (published / "checkpoint").unlink()
        (published / "checkpoint").mkdir()
    else:
        put(content, published / "checkpoint")
    try:
        assert_stopped(fragile, asking, "checkpoint_unreadable")
    finally:
        if how == "folder":
            (published / "checkpoint").rmdir()


def test_checkpoint_that_vanished(fragile, published, asking):
    """HZ-Q15: what was signed last is not known any more."""
    (published / "checkpoint").unlink()
    processes.wait_until(lambda: "checkpoint_missing" in obstacles(fragile), 15, "checkpoint_missing")
    assert_stopped(fragile, asking, "checkpoint_missing")


def test_alarm_is_told_and_stops_nothing_by_itself(fragile, published, asking):
    """The signer's refusal leads to checkpoints that stall; until then the log is provable."""
    put(b'{"since":1,"reason":"shrunk","position":null}\n', published / "alarm.json")
    processes.wait_until(lambda: obstacles(fragile) == ["signer_alarm"], NOTICED_SECONDS, "signer_alarm")
    assert 503 not in ask_all(asking)
    assert fragile.metric("credit_log_alarm") == 1
    (published / "alarm.json").unlink()
    processes.wait_until(lambda: obstacles(fragile) == [], NOTICED_SECONDS, "no obstacle")
    assert fragile.metric("credit_log_alarm") == 0


@pytest.fixture
def impatient(fragile):
    """The daemon with the shortest patience, and no signer."""
    processes.wait_until(fragile.is_ready, 30, "ready before the test")
    client = fragile.client()
    signed(fragile, client, client.get(LOGGED[0]).document["receipt"]["position"])
    client.close()
    fragile.end_part("creditsigner")
    fragile.end_part("creditd")
    fragile.environment["CREDIT_QUERY_LOG_CHECKPOINT_STALL_SECONDS"] = str(STALL_SECONDS)
    fragile.start_part("creditd")
    processes.wait_until(fragile.is_ready, 30, "ready without a signer")
    yield fragile
    del fragile.environment["CREDIT_QUERY_LOG_CHECKPOINT_STALL_SECONDS"]
    fragile.end_part("creditd")
    fragile.start_part("creditd")
    if fragile.parts["creditsigner"].poll() is not None:
        fragile.start_part("creditsigner")
    processes.wait_until(fragile.is_ready, 30, "ready after the test")


def test_checkpoints_that_stall(impatient, asking):
    """HZ-Q15: an entry may wait for the limit; then nothing is answered until it is signed."""
    # Whatever is in the log may have been waiting since the daemon was started again.
    began = time.monotonic()
    position = asking.get(LOGGED[0]).document["receipt"]["position"]
    while time.monotonic() - began < STALL_SECONDS - 2:
        assert 503 not in ask_all(asking), f"stopped after {time.monotonic() - began:.1f} s"
        assert "checkpoints_stalled" not in obstacles(impatient)
        time.sleep(0.5)
    processes.wait_until(
        lambda: asking.get(LOGGED[0]).status == 503, STALL_SECONDS + NOTICED_SECONDS, "the daemon stops answering"
    )
    assert time.monotonic() - began >= STALL_SECONDS - 1
    assert_stopped(impatient, asking, "checkpoints_stalled")
    assert impatient.metric("credit_log_unsigned_seconds") >= STALL_SECONDS
    impatient.start_part("creditsigner")
    signed(impatient, asking, position)
    assert_served(impatient, asking)


def test_an_idle_log_does_not_stall(impatient, asking):
    """Without a new entry nothing waits: the limit is about entries, not about time."""
    began = time.monotonic()
    while time.monotonic() - began < STALL_SECONDS + 2:
        assert obstacles(impatient) == []
        time.sleep(0.5)
    assert asking.get(LOGGED[0]).status == 200


def test_daemon_without_the_key_does_not_start(stack):
    """Says which program makes it."""
    result = stack.as_service(
        "env",
        f"CREDIT_QUERY_LOG_VERIFIER_KEY_FILE={stack.home}/no-such.key",
        f"CREDIT_PUBLIC_SOCKET_PATH={stack.sockets}/other.sock",
        f"CREDIT_OPERATOR_SOCKET_PATH={stack.sockets}/other-operator.sock",
        *stack.commands["creditd"],
    )
    assert result.returncode == 70
    assert b"creditsigner key create" in result.stderr
