"""A database superuser cannot change, remove, add or reorder an entry without being found out (HZ-Q15, BX-13)."""

import os
import shutil
import signal
from dataclasses import dataclass

import pytest

import processes
from log_platform import LogPlatform
from stack import summary
from tampering import Superuser

# The log of the tests: two full tiles and an edge.
ENTRIES = 600
# An entry in a full tile, and one at the edge; both signed.
DEEP, EDGE = 300, 560
FOUND_SECONDS = 20
ENTRY = "credit.query_log_entry"


@pytest.fixture(scope="module")
def platform():
    """A platform with a signed log of some hundred entries, and a copy of the whole log."""
    log_platform = LogPlatform("tamper")
    try:
        log_platform.start()
        fill(log_platform)
        yield log_platform
    finally:
        try:
            log_platform.stop()
        finally:
            log_platform.remove()


def fill(platform):
    """Entries with and without a subject after those of the sample; checkpoints on the way, so that a change can be bracketed."""
    code = platform.ctl("sample", "codes", "--subjects", "1").stdout.decode().split()[0]
    client = platform.client()
    for number in range(platform.next_position(), ENTRIES):
        target = f"/v1/subjects/{code}" if number % 2 == 0 else f"/v1/subjects?q=no+such+name+{number}"
        assert client.get(target).status == 200
        if number % 100 == 99:
            platform.wait_until_covered()
    client.close()
    assert platform.next_position() == ENTRIES


@pytest.fixture
def superuser(platform):
    """Somebody who may do anything; the log is as it was before and after."""
    person = Superuser(platform)
    platform.wait_until_covered()
    assert platform.alarm() is None
    person.keep()
    yield person
    assert_alarm_clears(platform, person.put_back)


def assert_alarm_clears(platform, put_right):
    put_right()
    processes.wait_until(
        lambda: platform.alarm() is None, FOUND_SECONDS, f"the alarm clears\n{platform.alarm()}\n{platform.tail('creditsigner')}"
    )
    processes.wait_until(platform.is_ready, FOUND_SECONDS, f"ready again: {platform.operator('/readyz').body}")


def assert_signer_finds(platform, position, reasons=None):
    """The signer refuses, and says since when, why and where."""
    alarm = processes.wait_until(platform.alarm, FOUND_SECONDS, f"the signer finds it\n{platform.tail('creditsigner')}")
    assert position is None or alarm["position"] == position, alarm
    assert reasons is None or alarm["reason"] in reasons, alarm
    return alarm


def assert_verifier_finds(platform, position, words=None):
    """`creditctl log verify` fails and names the position first."""
    result = platform.verify_log("--json")
    assert result.returncode == 1, (result.returncode, result.stdout, result.stderr)
    findings = summary(result)["findings"]
    assert findings and findings == sorted(findings, key=lambda finding: finding["position"])
    assert position is None or findings[0]["position"] == position, findings
    assert words is None or any(words in finding["problem"] for finding in findings), findings
    if position is not None:
        assert str(position).encode() in result.stderr, result.stderr
    return findings


def columns(position, change, where="true"):
    return f"update {ENTRY} set {change} where log_position = {position} and {where}"


def exchanged(one, other):
    """Two entries exchanged so that columns and bytes agree: only the tree can tell."""
    return f"""
        create temporary table pair on commit drop as
        select a.log_position, a.logged_at, a.outcome, a.operation, b.subject_key,
            convert_to(replace(replace(convert_from(b.entry, 'UTF8'),
                '"position":' || b.log_position || ',', '"position":' || a.log_position || ','),
                substr(convert_from(b.entry, 'UTF8'), strpos(convert_from(b.entry, 'UTF8'), '"time":'), 41),
                substr(convert_from(a.entry, 'UTF8'), strpos(convert_from(a.entry, 'UTF8'), '"time":'), 41)), 'UTF8') as entry
        from {ENTRY} a, {ENTRY} b
        where (a.log_position, b.log_position) in (({one}, {other}), ({other}, {one}));
        update {ENTRY} e set entry = pair.entry, subject_key = pair.subject_key
        from pair where e.log_position = pair.log_position"""


def copied(position, number, shift):
    """The same entry once more, under a number of its own."""
    return f"""insert into {ENTRY} (log_position, logged_at, audience, operation, outcome, subject_key, actor, unit_code, purpose, entry)
        select {number}, logged_at + interval '{shift}', audience, operation, outcome, subject_key, actor, unit_code, purpose, entry
        from {ENTRY} where log_position = {position}"""


@dataclass
class Case:
    """What is done, where the verifier and the signer must say that it was done."""

    statement: str
    position: int | None
    signer_position: int | None = -1
    reasons: frozenset = frozenset()
    words: str | None = None
    obstacle: str | None = None


FLIPPED = "overlay(entry placing set_byte('\\x00', 0, get_byte(entry, {0}) # 1) from {0} + 1 for 1)"
# A digit of the salt, which stands at the end: the entry stays one that reads well.
SALT = "overlay(entry placing case get_byte(entry, length(entry) - 3) when 48 then '\\x31' else '\\x30' end::bytea from length(entry) - 2 for 1)"
ALTERED = frozenset({"entry_altered", "entry_differs_from_tile", "tile_altered", "history_rewritten"})

CASES = {
    # Each column of an entry.
    "column audience": Case(columns(DEEP, "audience = 'publib'"), DEEP, words="column audience"),
    "column operation": Case(columns(DEEP, "operation = 'subjecu'"), DEEP, words="column operation"),
    "column outcome": Case(columns(DEEP, "outcome = 'empty'"), DEEP, words="column outcome"),
    "column subject_key": Case(
        columns(DEEP, "subject_key = '00000000-0000-0000-0000-000000000000'"), DEEP, words="column subject_key"
    ),
    "column subject_key emptied": Case(columns(DEEP, "subject_key = null"), DEEP, words="column subject_key"),
    "column subject_key filled": Case(
        columns(DEEP + 1, "subject_key = '00000000-0000-0000-0000-000000000000'"), DEEP + 1, words="column subject_key"
    ),
    "column actor": Case(columns(DEEP, "actor = 'publib'"), DEEP, words="column actor"),
    "column unit_code": Case(columns(DEEP, "unit_code = '1'"), DEEP, words="column unit_code"),
    "column purpose": Case(columns(DEEP, "purpose = 'public_inquirx'"), DEEP, words="column purpose"),
    "column logged_at": Case(columns(DEEP, "logged_at = logged_at + interval '1 us'"), DEEP, words="column logged_at"),
    "column log_position": Case(columns(DEEP, f"log_position = {DEEP + 1_000_000}"), DEEP),
    # The bytes of an entry: its first, one in the middle, one that keeps it readable, one at the edge, the last.
    "first byte": Case(columns(DEEP, f"entry = {FLIPPED.format(0)}"), DEEP),
    "middle byte": Case(columns(DEEP, f"entry = {FLIPPED.format(150)}"), DEEP),
    "salt": Case(columns(DEEP, f"entry = {SALT}"), DEEP, reasons=ALTERED),
    "salt at the edge": Case(columns(EDGE, f"entry = {SALT}"), EDGE, reasons=ALTERED),
    "salt of the first": Case(columns(0, f"entry = {SALT}"), 0, reasons=ALTERED),
    "salt of the last": Case(columns(ENTRIES - 1, f"entry = {SALT}"), ENTRIES - 1, reasons=ALTERED),
    "byte added": Case(columns(DEEP, "entry = entry || '\\x20'"), DEEP),
    # Entries.
    "deleted": Case(f"delete from {ENTRY} where log_position = {DEEP}", DEEP, reasons=frozenset({"entry_missing"})),
    "first deleted": Case(f"delete from {ENTRY} where log_position = 0", 0, reasons=frozenset({"entry_missing"})),
    "inserted again": Case(copied(DEEP, DEEP, "1 us"), DEEP),
    "inserted between": Case(copied(DEEP, 5_000_000, "1 us"), None, None),
    "inserted before all": Case(copied(0, -1, "-1 us"), None, None),
    "bytes exchanged": Case(
        f"update {ENTRY} e set entry = o.entry from {ENTRY} o where (e.log_position, o.log_position) in "
        f"(({DEEP}, {DEEP + 20}), ({DEEP + 20}, {DEEP}))",
        DEEP,
    ),
    "exchanged": Case(exchanged(DEEP, DEEP + 20), DEEP, reasons=ALTERED),
    "tail cut": Case(
        f"delete from {ENTRY} where log_position >= {EDGE}", EDGE, reasons=frozenset({"entry_missing", "log_shrunk"})
    ),
    "head rolled back": Case(
        f"update credit.query_log_head set next_position = {EDGE}",
        None,
        EDGE,
        reasons=frozenset({"log_shrunk"}),
        words="rolled back",
        obstacle="database_behind_checkpoint",
    ),
    # The tree.
    "hash in a tile": Case(
        "update credit.query_log_tile set hashes = set_byte(hashes, 44 * 32, get_byte(hashes, 44 * 32) # 1) "
        "where tile_level = 0 and tile_index = 1",
        DEEP,
        words="tile 0/1",
    ),
    "tiles exchanged": Case(
        "update credit.query_log_tile t set hashes = o.hashes from credit.query_log_tile o "
        "where t.tile_level = 0 and o.tile_level = 0 and t.tile_index + o.tile_index = 1",
        0,
        words="tile 0/0",
    ),
    "tile deleted": Case(
        "delete from credit.query_log_tile where tile_level = 0 and tile_index = 1", 256, words="tile 0/1"
    ),
    "hash at the edge": Case(
        f"update credit.query_log_tree set edge = set_byte(edge, ({EDGE} - 512) * 32, "
        f"get_byte(edge, ({EDGE} - 512) * 32) # 1)",
        EDGE,
    ),
    "hash at the upper edge": Case(
        "update credit.query_log_tree set edge = set_byte(edge, length(edge) - 1, get_byte(edge, length(edge) - 1) # 1)",
        None,
        None,
    ),
    "edge cut": Case("update credit.query_log_tree set edge = substr(edge, 1, 32)", None, None),
    "tree rolled back": Case(
        "update credit.query_log_tree set integrated_size = 512, edge = substr(edge, length(edge) - 63)",
        None,
        512,
        reasons=frozenset({"log_shrunk"}),
    ),
    # Checkpoints.
    "newest checkpoint deleted": Case(
        "delete from credit.query_log_checkpoint where tree_size = (select max(tree_size) from credit.query_log_checkpoint)",
        None,
        None,
        frozenset({"checkpoint_missing"}),
        obstacle="database_behind_checkpoint",
    ),
    "all checkpoints deleted": Case(
        "delete from credit.query_log_checkpoint", None, None, frozenset({"checkpoint_missing"}),
        obstacle="database_behind_checkpoint",
    ),
    "root of the newest checkpoint": Case(
        "update credit.query_log_checkpoint set root_hash = set_byte(root_hash, 0, get_byte(root_hash, 0) # 1) "
        "where tree_size = (select max(tree_size) from credit.query_log_checkpoint)",
        None,
        None,
        frozenset({"checkpoint_replaced"}),
    ),
    "note of the newest checkpoint": Case(
        "update credit.query_log_checkpoint set note = overlay(note placing 'x' from length(note) - 8 for 1) "
        "where tree_size = (select max(tree_size) from credit.query_log_checkpoint)",
        None,
        None,
        frozenset({"checkpoint_replaced"}),
        obstacle="checkpoint_unreadable",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_change_is_found(platform, superuser, name):
    """HZ-Q15: by position, by the signer (which refuses to sign) and by the verifier; put right, all is well again."""
    case = CASES[name]
    superuser.change(case.statement)
    # The signer first: nothing may be signed meanwhile, or putting the log back would be a loss of its own.
    assert_signer_finds(
        platform, case.position if case.signer_position == -1 else case.signer_position, case.reasons or None
    )
    if case.obstacle:
        processes.wait_until(
            lambda: case.obstacle.encode() in platform.operator("/readyz").body, FOUND_SECONDS, "readyz says it"
        )
    assert_verifier_finds(platform, case.position, case.words)


def test_rewriting_the_whole_tree_is_found(platform, superuser):
    """An entry changed and everything above it made to fit: what was signed is what gives it away."""
    superuser.change(columns(DEEP, f"entry = {SALT}"))
    superuser.rebuild_tree()
    alarm = assert_signer_finds(platform, None)
    assert alarm["position"] is None or alarm["position"] <= DEEP
    findings = assert_verifier_finds(platform, None, "not the signed one")
    # The checkpoints on the way say between which of them it happened.
    assert findings[0]["position"] <= DEEP


def test_rewriting_and_signing_with_another_key_is_found(platform, superuser):
    """The same, and each checkpoint signed again by a key of the tamperer under the log's name."""
    superuser.change(columns(DEEP, f"entry = {SALT}"))
    superuser.sign_again(superuser.stranger(), superuser.rebuild_tree())
    assert_signer_finds(platform, None)
    assert_verifier_finds(platform, None, "trusted")
    processes.wait_until(lambda: not platform.is_ready(), FOUND_SECONDS, "the daemon does not believe it either")


def test_another_key_is_found(platform, superuser):
    """Nothing but the signatures of the checkpoints: a key swapped in the database."""
    superuser.sign_again(superuser.stranger())
    assert_signer_finds(platform, None, {"checkpoint_replaced"})
    assert_verifier_finds(platform, None, "trusted")
    processes.wait_until(
        lambda: b"checkpoint_unreadable" in platform.operator("/readyz").body, FOUND_SECONDS, "readyz says it"
    )


def test_the_signer_does_not_take_another_key(platform):
    """The signer's own key file replaced: it does not sign what it has signed before with another key."""
    key = platform.home / "signer" / "private" / "note.key"
    kept = platform.base / "note.key"
    before = platform.published_checkpoint()[0]
    platform.end_part("creditsigner", signal.SIGTERM)
    shutil.copy2(key, kept)
    other = Superuser(platform).stranger().private_text
    try:
        status = key.stat()
        key.write_text(other + "\n")
        os.chown(key, status.st_uid, status.st_gid)
        platform.start_part("creditsigner")
        processes.wait_until(
            lambda: platform.parts["creditsigner"].poll() is not None or platform.alarm() is not None,
            FOUND_SECONDS,
            "it ends, or says why it does not sign",
        )
        platform.ask(3)
        assert platform.published_checkpoint()[0] == before
    finally:
        if platform.parts["creditsigner"].poll() is None:
            platform.end_part("creditsigner", signal.SIGTERM)
        shutil.copy2(kept, key)
        os.chown(key, status.st_uid, status.st_gid)
        platform.start_part("creditsigner")
    platform.wait_until_covered()
    assert platform.alarm() is None


def test_an_old_backup_is_found_and_a_fork_of_it(platform):
    """A copy of the database from before: nothing is answered nor signed; new entries do not make it better."""
    platform.wait_until_covered()
    platform.save("old")
    old = platform.next_position()
    processes.wait_until(platform.is_ready, FOUND_SECONDS, "ready after the copy was made")
    platform.ask(20)
    platform.wait_until_covered()
    platform.save("right")
    signed = platform.published_checkpoint()[1].size
    platform.restore("old")
    assert_signer_finds(platform, old, {"log_shrunk"})
    processes.wait_until(
        lambda: b"database_behind_checkpoint" in platform.operator("/readyz").body, FOUND_SECONDS, "readyz says it"
    )
    client = platform.client()
    answer = client.get("/v1/subjects?q=no+such+name")
    assert answer.status == 503 and not answer.is_logged, "nothing is answered on an old copy"
    assert platform.next_position() == old
    assert_verifier_finds(platform, None, "truncated or is an old copy")
    # Who can append past the daemon goes on with the old copy until it is longer than what was signed.
    for _ in range(signed - old + 5):
        platform.sql(FORGED, user="credit_public")
    alarm = processes.wait_until(
        lambda: (found := platform.alarm()) and found["reason"] != "log_shrunk" and found, FOUND_SECONDS, "it is a fork now"
    )
    assert alarm["reason"] in ("history_rewritten", "checkpoint_missing"), alarm
    assert client.get("/v1/subjects?q=no+such+name").status == 503
    client.close()
    assert_verifier_finds(platform, None, "fewer")
    assert_alarm_clears(platform, lambda: platform.restore("right"))


# An entry that the daemon has no part in.
FORGED = """select count(*) from credit.answer_public_subject_queries(clock_timestamp(), '{"status":404',
    array['none'], array['00000000-0000-0000-0000-000000000000']::uuid[], array['127.0.0.1'], array['0123456789abcdef'])"""


def test_an_old_published_checkpoint_is_replaced(platform):
    """The published file put back to an older one: the signer notes it and publishes again; nothing is unsigned."""
    old = (platform.published / "checkpoint").read_bytes()
    platform.ask(1)
    platform.wait_until_covered()
    status = (platform.published / "checkpoint").stat()
    (platform.published / "checkpoint").write_bytes(old)
    os.chown(platform.published / "checkpoint", status.st_uid, status.st_gid)
    alarms = platform.home / "signer" / "state" / "alarms"
    processes.wait_until(
        lambda: (platform.published / "checkpoint").read_bytes() not in (b"", old), FOUND_SECONDS, "it is published again")
    assert b'"checkpoint_replaced"' in alarms.read_bytes().splitlines()[-2], "the signer keeps that it happened"
    platform.ask(1)
    platform.wait_until_covered()
    assert platform.alarm() is None


def test_afterwards_the_log_is_whole(platform):
    """All that was done was undone: the log is the one that was signed, and goes on."""
    platform.ask(10)
    platform.assert_log_is_clean()
    assert platform.alarm() is None
