"""The operator's and the auditor's commands on the query log, as they are typed: HZ-Q15, BX-13, PB-12."""

import datetime
import json
import signal
import subprocess

import pytest

from log_platform import LogPlatform

# Entries of the month that is over: two tiles and a part of one.
OLD_ENTRIES = 700
APPEND = """select count(*) from credit.prepare_query_log_partitions('{at}') cross join lateral
    credit.answer_public_subject_queries('{at}', '{{"status":404', array_fill('none'::text, array[{count}]),
        array_fill('00000000-0000-0000-0000-000000000000'::uuid, array[{count}]), array_fill('127.0.0.1'::text, array[{count}]),
        array_fill('0123456789abcdef'::text, array[{count}])) as appended"""


def last_month() -> datetime.date:
    today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).date()
    return (today.replace(day=1) - datetime.timedelta(days=1)).replace(day=1)


MONTH = f"{last_month():%Y-%m}"


@pytest.fixture(scope="module")
def platform():
    """A platform whose log begins in the month before this one and goes on in this one."""
    # No sample, calendar and periods: their accounts and publications would be logged in this month.
    log_platform = LogPlatform("commands", sample_subjects=0)
    log_platform.left_out = ("calendar-published", "periods-published-hangzhou")
    try:
        log_platform.start()
        log_platform.sql(APPEND.format(at=f"{MONTH}-15 10:00:00+08", count=OLD_ENTRIES))
        log_platform.wait_until_covered()
        log_platform.ask(5)
        log_platform.wait_until_covered()
        yield log_platform
    finally:
        try:
            log_platform.stop()
        finally:
            log_platform.remove()


@pytest.fixture(scope="module")
def archive(platform):
    folder = platform.files / "archive"
    folder.mkdir()
    folder.chmod(0o777)
    return folder


def log(platform, *words, status=0, **options):
    result = platform.ctl("log", *words, **options)
    assert result.returncode == status, (words, result.returncode, result.stdout[-2000:], result.stderr[-2000:])
    return result.stdout.decode(), result.stderr.decode()


def entry(platform, operation):
    """The newest entry of an operation."""
    parsed = [json.loads(leaf) for _, _, leaf in platform.log_entries()]
    return [found for found in parsed if found["operation"] == operation][-1]


# --- receipts and reading ----------------------------------------------------------------------------------------------


def test_a_receipt_is_verified_without_any_database(platform):
    """BX-13: the answer as it came, the receipt, and the log's key; one byte changed in any of them is found."""
    client = platform.client()
    answer = client.get("/v1/subjects?q=no+such+name+at+all")
    platform.wait_until_covered()
    platform.check_receipts([answer], 1)
    receipt = answer.document["receipt"]
    proved = client.get(f"/v1/receipts/{receipt['position']}", **{"Receipt-Secret": receipt["secret"]})
    client.close()
    key = (platform.published / "verifier.key").read_text().strip()
    files = {"receipt.json": proved.body, "answer.json": answer.body}
    for name, body in files.items():
        (platform.files / name).write_bytes(body)
    words = [str(platform.files / "receipt.json"), "--key", key, "--answer", str(platform.files / "answer.json")]
    # No settings, no environment: what a citizen has.
    program = platform.ctl_command()[len(platform.prefix)]
    command = [program, "receipt", "verify", *words]
    result = subprocess.run(command, capture_output=True, check=False, env={}, cwd="/")
    assert result.returncode == 0 and "经核验" in result.stdout.decode() and "逐字节一致" in result.stdout.decode(), result
    for name, old, new in (
        ("answer.json", b'"subjects":[]', b'"subjects":{}'),
        ("receipt.json", b'\\"outcome\\":\\"empty\\"', b'\\"outcome\\":\\"other\\"'),
        ("receipt.json", b"\\nindex ", b"\\nindex 1"),
    ):
        assert old in files[name], (old, files[name])
        (platform.files / name).write_bytes(files[name].replace(old, new, 1))
        result = subprocess.run(command, capture_output=True, check=False, env={}, cwd="/")
        assert result.returncode == 1 and "未通过" in result.stderr.decode(), (name, old, result)
        (platform.files / name).write_bytes(files[name])


def test_reading_is_logged_with_the_account_of_the_operating_system(platform):
    """HZ-Q15, PB-12: who, why and what; a variable of the environment makes nobody somebody else."""
    account = platform.as_service("id", "-un").stdout.decode().strip()
    forged = platform.environment | {"USER": "somebody.else", "LOGNAME": "somebody.else"}
    shown, _ = log(
        platform, "read", "--from", f"{MONTH}-01", "--to", f"{MONTH}-28", "--reason", "例行检查", "--json", env=forged
    )
    lines = [json.loads(line) for line in shown.splitlines()]
    assert [line["position"] for line in lines] == list(range(OLD_ENTRIES))
    logged = entry(platform, "read_log")
    assert logged["actor"] == account and logged["scope"]["reason"] == "例行检查"
    assert logged["audience"] == "audit" and logged["purpose"] == "log_inspection"
    shown, _ = log(platform, "read", "--from", f"{MONTH}-01", "--to", "2999-01-01", "--actor", account, "--reason", "复查")
    assert "read_log" in shown and "例行检查" in shown and "public_inquiry" not in shown


@pytest.mark.parametrize(
    "words",
    [
        ("--from", "2026-01-01", "--to", "2026-02-01"),
        ("--from", "2026-01-01", "--to", "2026-02-01", "--reason", " "),
        ("--from", "2026-02-01", "--to", "2026-02-01", "--reason", "x"),
        ("--from", "January", "--to", "2026-02-01", "--reason", "x"),
        ("--from", "2026-01-01", "--to", "2026-02-01", "--reason", "x", "--subject", "11010519491231002X"),
    ],
)
def test_reading_without_reason_or_range_or_with_a_document_number_is_refused(platform, words):
    before = platform.next_position()
    log(platform, "read", *words, status=64)
    assert platform.next_position() == before


# --- archives, in the order of their life ------------------------------------------------------------------------------


def test_only_a_closed_month_is_archived(platform, archive):
    today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8)))
    _, said = log(platform, "archive", "--month", f"{today:%Y-%m}", "--directory", str(archive), status=1)
    assert "not closed" in said
    log(platform, "archive", "--month", "2026-13", "--directory", str(archive), status=64)


def test_an_archive_is_the_same_however_often_it_is_made(platform, archive):
    """Killed in the middle, made again, made twice: the same bytes."""
    words = ("archive", "--month", MONTH, "--directory", str(archive))
    killed = subprocess.Popen(
        platform.ctl_command("log", *words), env=platform.environment, cwd=platform.folder, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        killed.wait(0.05)
    except subprocess.TimeoutExpired:
        killed.send_signal(signal.SIGKILL)
        killed.wait(10)
    shown, _ = log(platform, *words)
    assert f"positions 0..<{OLD_ENTRIES}" in shown
    first = contents(archive / f"query-log-{MONTH}")
    assert {"manifest.json", "checkpoint"} < set(first)
    again, _ = log(platform, *words)
    assert again == shown and contents(archive / f"query-log-{MONTH}") == first
    shown, _ = log(platform, "archives")
    assert shown.startswith(f"{MONTH}  attached  0..<{OLD_ENTRIES}  0 approvals")


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def offline(platform, archive, status=0):
    """Verifies bundles where there is neither database nor settings."""
    key = (platform.published / "verifier.key").read_text().strip()
    command = [*platform.ctl_command()[: len(platform.prefix) + 1], "log", "verify", "--archive", str(archive), "--offline"]
    result = subprocess.run([*command, "--key", key], capture_output=True, check=False, env={}, cwd="/")
    assert result.returncode == status, result
    return result


def test_a_bundle_is_verified_offline_and_a_changed_byte_is_found(platform, archive):
    offline(platform, archive)
    for path in (archive / f"query-log-{MONTH}").iterdir():
        whole = path.read_bytes()
        changed = bytearray(whole)
        changed[len(whole) // 2] ^= 1
        path.write_bytes(changed)
        offline(platform, archive, status=1)
        path.write_bytes(whole)
    offline(platform, archive)


def test_a_month_leaves_only_with_the_consent_of_two_persons(platform, archive):
    """HZ-Q15: not of one, not of one with two names, not of somebody who is not listed."""
    keys = {}
    for name in ("zhao", "qian", "stranger"):
        shown, _ = log(platform, "approver-key", "create", "--name", name, "--file", str(archive / f"{name}.key"))
        keys[name] = shown.strip()
    log(platform, "approver-key", "create", "--name", "zhao", "--file", str(archive / "zhao.key"), status=1)
    (archive / "approvers").write_text(f"# who may consent\n{keys['zhao']}\n{keys['qian']}\n")
    (archive / "approvers").chmod(0o644)
    words = ("--month", MONTH, "--archive", str(archive))
    detach = ("detach", *words, "--approvers", str(archive / "approvers"))
    log(platform, *detach, status=1)
    log(platform, "approve", *words, "--key", str(archive / "zhao.key"))
    log(platform, *detach, status=1)
    # Twice the same person; then one who is not on the list: two approvals in the database, one that counts.
    log(platform, "approve", *words, "--key", str(archive / "zhao.key"), status=1)
    log(platform, "approve", *words, "--key", str(archive / "stranger.key"))
    _, said = log(platform, *detach, status=1)
    assert "1 valid approvals" in said
    log(platform, "approve", *words, "--key", str(archive / "qian.key"))
    log(platform, *detach)
    assert entry(platform, "detach_month")["scope"] == {"month": MONTH}
    log(platform, *detach, status=1)


def test_a_detached_month_stays_verifiable_and_readable(platform, archive):
    """Pruning is not deleting; the signer and the daemon go on."""
    shown, _ = log(platform, "verify")
    assert "archived" in shown, shown
    shown, _ = log(platform, "verify", "--archive", str(archive))
    assert "in order" in shown
    words = ("read", "--from", f"{MONTH}-01", "--to", f"{MONTH}-28", "--reason", "归档查阅", "--json")
    assert log(platform, *words)[0] == ""
    shown, _ = log(platform, *words, "--archive", str(archive))
    assert len(shown.splitlines()) == OLD_ENTRIES
    assert entry_of_this_month(platform, "read_log")["scope"]["reason"] == "归档查阅"
    _, said = log(platform, *words, "--archive", str(archive), "--offline")
    assert "not logged" in said
    platform.ask(3)
    platform.wait_until_covered()
    assert platform.alarm() is None


def entry_of_this_month(platform, operation):
    rows = platform.sql(
        "select encode(entry, 'hex') from credit.query_log_entry "
        f"where operation = '{operation}' order by log_position desc limit 1"
    )
    return json.loads(bytes.fromhex(rows))


def test_a_detached_month_comes_back(platform):
    log(platform, "attach", "--month", MONTH)
    log(platform, "attach", "--month", MONTH, status=1)
    platform.assert_log_is_clean()
    assert platform.alarm() is None
