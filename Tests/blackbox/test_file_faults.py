"""Scans when a disk is full, gone or not writable, and when the daemon is killed: filed whole or not at all (HZ-Q16)."""

import json
import os
import re
import shutil
import signal
import subprocess
import threading

import pytest

import processes
import scans
from archive_desk import ArchiveDesk, assert_refused, older
from certificates import CertifiedClient
from stack import SeparateStack
from test_full_disk import SmallDisk

# Kills in the middle of uploads.
KILLS = 6
# Longer than the check leaves alone what may be on its way (FileCheck.graceSeconds).
OLD_HOURS = 1.1
START_SECONDS = 30


@pytest.fixture(scope="module")
def platform():
    separate = SeparateStack("scans")
    try:
        separate.start()
        yield separate
    finally:
        try:
            separate.stop()
        finally:
            separate.remove()


@pytest.fixture(scope="module")
def desk(platform):
    archive = ArchiveDesk(platform, "window-3", 2)
    yield archive
    archive.close()


@pytest.fixture(autouse=True)
def ready(platform, desk):
    """The daemon runs before and after, and nothing is wrong with the store."""
    restart(platform)
    yield
    restart(platform)
    assert desk.check().returncode == 0, desk.check().stdout


def restart(platform):
    if platform.parts["creditd"].poll() is not None:
        platform.start_part("creditd")
    processes.wait_until(platform.is_ready, START_SECONDS, "the daemon is ready")


def report(result: subprocess.CompletedProcess) -> dict:
    assert result.stdout.lstrip().startswith(b"{"), (result.returncode, result.stdout, result.stderr)
    return json.loads(result.stdout)


def operator_log(platform, event: str) -> int:
    return platform.log_texts()["creditd.log"].count(f'"{event}"'.encode())


# --- on the disk before it counts -----------------------------------------------------------------------------------


def test_a_scan_is_on_the_disk_before_its_row_is_committed(platform, desk, tmp_path):
    """The file, then its name in the folder, then the statement and COMMIT: in the order of the daemon's system calls."""
    if shutil.which("strace") is None:
        pytest.skip("strace is needed to see the daemon's system calls")
    trace = tmp_path / "trace"
    calls = "openat,fsync,fdatasync,rename,renameat,renameat2,sendto,write"
    watcher = subprocess.Popen(
        ["strace", "-f", "-y", "-s", "4096", "-e", f"trace={calls}", "-o", str(trace)]
        + ["-p", str(daemon_process(platform))],
        stderr=subprocess.PIPE,
    )
    try:
        line = watcher.stderr.readline()
        if b"ttached" not in line:
            pytest.skip(f"strace may not attach: {line.decode().strip()}")
        file = desk.kept(scans.pdf("先写盘后登记"))
    finally:
        watcher.terminate()
        watcher.wait(30)
    name = desk.place(file).name
    lines = trace.read_text(errors="replace").splitlines()

    def first(pattern: str, after: int = -1) -> int:
        found = next((at for at, text in enumerate(lines) if at > after and re.search(pattern, text)), None)
        assert found is not None, (pattern, [text[:160] for text in lines[after + 1 :]][:40])
        return found

    permitted = first(r"sendto\(.*permit_file")
    # The question for leave is over before the disk is written: the head of the log is locked for nobody meanwhile.
    released = first(r'sendto\(.*(?i:commit)', permitted)
    written = first(rf"write\(.*{name}\.partial", released)
    synchronized = first(rf"f(data)?sync\(.*{name}\.partial", written)
    renamed = first(rf"rename.*{name}\.partial.*{name}\"", synchronized)
    folder = first(rf"fsync\(.*{desk.place(file).parent}>", renamed)
    registered = first(r"sendto\(.*record_file", folder)
    first(r'sendto\(.*(?i:commit)', registered)
    # Nothing of the file happens behind its row.
    assert not [text for text in lines[registered:] if name in text and "sendto" not in text]
    # As it says: nothing was sent to the database while the disk was written.
    assert not [text for text in lines[written:folder] if "sendto" in text and "record_file" in text]


def daemon_process(platform) -> int:
    """The daemon itself, below what started it."""
    found = processes.of_home(platform.home)
    return next(process for process, command in found.items() if command.split()[0].endswith("/creditd"))


# --- killed ---------------------------------------------------------------------------------------------------------


def test_killed_between_bytes_and_row_leaves_bytes_that_the_check_removes(platform, desk):
    """The one gap there is, held open by a lock of the table: bytes without a row are nobody's scan."""
    rows, stored = desk.registered(), desk.stored()
    lock = subprocess.Popen(
        [*platform.prefix, "psql", "-X", "-q", "-h", str(platform.sockets), "-U", "credit_admin", "-d", "credit"],
        stdin=subprocess.PIPE,
        env=platform.environment,
        cwd=platform.folder,
    )
    lock.stdin.write(b"begin; lock table credit.stored_file in exclusive mode;\n")
    lock.stdin.flush()
    held = """
        select count(*) from pg_locks
        where relation = 'credit.stored_file'::regclass and mode = 'ExclusiveLock' and granted"""
    processes.wait_until(lambda: platform.sql(held) == "1", 10, "the table is locked")
    upload = threading.Thread(target=desk.upload, args=(scans.pdf("被打断"),))
    upload.start()
    left = processes.wait_until(
        lambda: [name for name in desk.stored() - stored if "." not in name], 10, "the bytes are on the disk"
    )
    platform.end_part("creditd", signal.SIGKILL)
    lock.stdin.close()
    lock.wait(10)
    upload.join(30)
    assert desk.registered() == rows
    # Also without the daemon, and while they may be on their way they are left alone.
    young = report(desk.check("--json"))
    assert (young["young"], young["orphans_removed"], young["missing"]) == (1, 0, [])
    restart(platform)
    older(next(desk.store.rglob(left[0])), OLD_HOURS)
    old = desk.check("--json")
    assert (report(old)["orphans_removed"], report(old)["young"], old.returncode) == (1, 0, 0)
    assert desk.stored() == stored


def test_whatever_is_killed_in_the_middle_of_uploads_no_half_scan_counts(platform, desk):
    """Every scan that was answered comes back whole; every row has its bytes; what is left over goes."""
    answered: dict[str, bytes] = {}
    ending = threading.Event()

    def upload(number: int):
        sent = 0
        client = ArchiveClient(desk)
        while not ending.is_set():
            content = scans.pdf_of(20_000 + 7 * sent, seed=1000 * number + sent)
            sent += 1
            if file := client.upload(content):
                answered[file] = content
            else:
                ending.wait(0.02)
        client.close()

    threads = [threading.Thread(target=upload, args=(number,)) for number in range(4)]
    desk.open_case(3)
    for thread in threads:
        thread.start()
    try:
        for kill in range(KILLS):
            before = len(answered)
            processes.wait_until(
                lambda: len(answered) > before + kill,  # noqa: B023, awaited here
                60,
                "uploads go on",
            )
            platform.end_part("creditd", signal.SIGKILL)
            restart(platform)
    finally:
        ending.set()
        for thread in threads:
            thread.join(60)
    rows = desk.registered()
    assert {file.replace("-", "") for file in answered} <= rows
    for file, content in answered.items():
        assert desk.read(file).body == content
    checked = desk.check("--json")
    found = report(checked)
    assert (checked.returncode, found["missing"], found["damaged"]) == (0, [], []), found
    assert found["young"] == len(desk.stored()) - len(rows)
    for name in desk.stored() - rows:
        older(next(desk.store.rglob(name)), OLD_HOURS)
    assert report(desk.check("--json"))["orphans_removed"] == found["young"]
    assert desk.stored() == rows


class ArchiveClient:
    """Uploads for the case of a desk on a connection of its own; a daemon that is away is no error here."""

    def __init__(self, desk):
        self.target, self.headers = desk.target, {"Content-Type": "application/octet-stream"} | desk.clerk.headers
        self.client = CertifiedClient(desk.stack.staff_port, desk.stack.home / "certificates/authorities.pem")

    def upload(self, content: bytes) -> str | None:
        try:
            # Not `send`, which tries again.
            answer = self.client._send("POST", self.target, self.headers, content)
        except OSError:
            self.client.connection.close()
            return None
        # A case takes a hundred files: enough is enough.
        assert answer.status in (200, 502, 503) or answer.document["code"] == "case_file_limit", answer.body
        return answer.document["file"] if answer.status == 200 else None

    def close(self):
        self.client.close()


# --- the disk -------------------------------------------------------------------------------------------------------


@pytest.fixture
def small(platform, desk):
    """The store on a small disk of its own; the usual one comes back afterwards."""
    platform.end_part("creditd")
    usual = desk.store.rename(desk.store.with_name("files.usual"))
    rows = platform.sql("select count(*) from credit.stored_file")
    disk = SmallDisk(desk.store, 2)
    desk.give_to_service(desk.store)
    desk.store.chmod(0o700)
    yield disk
    platform.end_part("creditd")
    # What was filed there goes with the disk, and comes back with it.
    for path in desk.store.rglob("*"):
        if path.is_file() and re.fullmatch(r"[0-9a-f]{32}", path.name):
            shutil.copy2(path, usual / path.parent.name / path.name)
            desk.give_to_service(usual / path.parent.name / path.name)
    disk.end()
    desk.store.rmdir()
    usual.rename(desk.store)
    assert int(platform.sql("select count(*) from credit.stored_file")) >= int(rows)


def started(platform) -> bool:
    """Whether the daemon starts; one that refuses says so in its log."""
    platform.start_part("creditd")
    part = platform.parts["creditd"]
    processes.wait_until(lambda: part.poll() is not None or platform.is_ready(), START_SECONDS, "it starts or refuses")
    return part.poll() is None


def test_a_disk_is_made_a_store_by_its_operator_only(platform, desk, small):
    """An empty disk, as where one was not mounted, is refused at start; created, it takes scans."""
    assert not started(platform)
    assert platform.parts["creditd"].returncode != 0
    last = platform.log_texts()["creditd.log"].splitlines()[-1]
    assert b"files.directory" in last and b"creditctl files create" in last, last
    assert not list(desk.store.iterdir())
    refused = desk.check()
    assert refused.returncode == 78 and b"creditctl files create" in refused.stderr, refused
    assert platform.ctl("files", "create").returncode == 0
    (desk.store / "7f").chmod(0o500)
    if platform.prefix:  # Root may write anywhere; the services are not root.
        assert not started(platform)
        assert b"/7f" in platform.log_texts()["creditd.log"].splitlines()[-1]
    (desk.store / "7f").chmod(0o700)
    assert started(platform)
    desk.open_case(4)
    assert desk.read(desk.kept(scans.pdf("新盘"))).body == scans.pdf("新盘")


def test_a_full_disk_refuses_in_words_keeps_nothing_and_recovers(platform, desk, small):
    """503 with Retry-After, a sentence and the rule; readings go on; room again, scans again."""
    assert platform.ctl("files", "create").returncode == 0
    assert started(platform)
    desk.open_case(5)
    content = scans.pdf_of(300_000)
    file = desk.kept(content)
    small.fill()
    before, rows = desk.stored(), desk.registered()
    told = operator_log(platform, "file_store_full")
    for _ in range(3):
        refused = desk.upload(scans.pdf_of(300_000, seed=2))
        assert_refused(refused, 503, "file_store_full")
        assert refused.is_logged
    assert operator_log(platform, "file_store_full") == told + 3
    assert (desk.stored(), desk.registered()) == (before, rows)
    assert desk.read(file).body == content
    assert desk.clerk.get(f"/v1/cases/{desk.case}").status == 200
    small.make_room()
    assert desk.read(desk.kept(scans.pdf_of(300_000, seed=2))).status == 200


def test_a_store_that_goes_away_loses_nothing_and_is_not_replaced(platform, desk):
    """Its disk is unmounted while the daemon runs: an empty folder is there, and nothing is kept in it or called lost."""
    desk.open_case(6)
    content = scans.pdf("还在")
    file = desk.kept(content)
    away = desk.store.rename(desk.store.with_name("files.away"))
    desk.store.mkdir(mode=0o700)
    desk.give_to_service(desk.store)
    told = operator_log(platform, "file_store_failed")
    assert_refused(desk.upload(scans.pdf()), 503, "file_store_failed")
    assert_refused(desk.read(file), 503, "file_store_failed")
    assert operator_log(platform, "file_store_failed") == told + 2
    assert not list(desk.store.iterdir())
    assert desk.check().returncode == 78
    desk.store.rmdir()
    away.rename(desk.store)
    assert desk.read(file).body == content
    assert desk.upload(scans.pdf()).status == 200


def test_a_store_that_cannot_be_written_any_more_is_still_read(platform, desk):
    if not platform.prefix:
        pytest.skip("the services must run as another user than the one who owns the folders' modes")
    content = scans.pdf("只读")
    file = desk.kept(content)
    folders = [path for path in desk.store.iterdir() if path.is_dir()]
    for folder in folders:
        folder.chmod(0o500)
    try:
        rows = desk.registered()
        assert_refused(desk.upload(scans.pdf()), 503, "file_store_failed")
        assert desk.registered() == rows
        assert desk.read(file).body == content
        # It says which folder, and removes nothing.
        assert desk.check().returncode in (70, 78)
    finally:
        for folder in folders:
            folder.chmod(0o700)
    assert desk.upload(scans.pdf()).status == 200


# --- the check ------------------------------------------------------------------------------------------------------


def test_the_check_tells_what_is_missing_damaged_and_surplus_and_names_nobody(platform, desk):
    """While the daemon runs: exit status 1, ids only, removed only what is surely nobody's; the log has its entry."""
    desk.open_case(7)
    missing, damaged, sound = (desk.kept(scans.pdf(name)) for name in "甲乙丙")
    place, other = desk.place(missing), desk.place(damaged)
    kept, sealed = place.read_bytes(), other.read_bytes()
    place.unlink()
    other.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    personal = desk.store / "ab" / "张三110101199003074514.pdf"
    personal.write_bytes(b"x")
    names = ("ab" + "0" * 30, "ab" + "1" * 30 + ".partial", "ab" + "2" * 30)
    orphan, half, young = (desk.store / "ab" / name for name in names)
    for path in (orphan, half, young):
        path.write_bytes(b"x")
        desk.give_to_service(path)
    older(orphan, OLD_HOURS)
    older(half, OLD_HOURS)
    entries = len(platform.log_entries())
    result = desk.check("--json")
    found = report(result)
    assert result.returncode == 1
    assert (found["missing"], found["damaged"], found["young"]) == ([missing], [damaged], 1), found
    assert (found["orphans_removed"], found["orphans_left"], found["destroyed_removed"]) == (2, 0, [])
    assert found["checked"] == len(desk.registered())
    assert found["foreign"] == [f"ab/inode-{personal.stat().st_ino}"]
    # Whatever it says, also in words, holds no name and no number of a person.
    again = desk.check()
    assert again.returncode == 1
    texts = result.stdout + result.stderr + again.stdout + again.stderr
    assert "张三".encode() not in texts and b"110101199003074514" not in texts
    assert missing.encode() in again.stdout and damaged.encode() in again.stdout and sound.encode() not in again.stdout
    assert not orphan.exists() and not half.exists() and young.exists() and personal.exists()
    entry = json.loads(platform.log_entries()[entries][2])
    assert entry["operation"] == "check_files" and entry["actor"].startswith("machine:"), entry
    assert "张三" not in json.dumps(entry, ensure_ascii=False)
    # The daemon says the same of them, and everything is well when the backup is back.
    assert_refused(desk.read(missing), 500, "file_damaged")
    place.write_bytes(kept)
    desk.give_to_service(place)
    other.write_bytes(sealed)
    personal.unlink()
    young.unlink()
    assert desk.check().returncode == 0
    for file, name in zip((missing, damaged, sound), "甲乙丙", strict=True):
        assert desk.read(file).body == scans.pdf(name)


def test_the_check_runs_beside_uploads_and_finds_nothing_wrong_with_them(platform, desk):
    """What is on its way is neither surplus nor missing."""
    desk.open_case(8)
    ending = threading.Event()
    kept = []

    def upload():
        client = ArchiveClient(desk)
        while not ending.is_set() and len(kept) < 90:
            if file := client.upload(scans.pdf_of(20_000, seed=len(kept))):
                kept.append(file)
        client.close()

    thread = threading.Thread(target=upload)
    thread.start()
    try:
        for number in range(4):
            result = desk.check("--json")
            assert result.returncode == 0, (number, result.stdout, result.stderr)
            assert report(result)["orphans_removed"] == 0, number
    finally:
        ending.set()
        thread.join(60)
    assert kept and report(desk.check("--json"))["young"] == 0


def test_many_surplus_files_are_not_removed_unasked(platform, desk):
    """They mean another database: both sides of the bound (FileCheck.maximumOrphans)."""
    names = [f"cd{number:030x}" for number in range(101)]
    for name in names:
        path = desk.store / "cd" / name
        path.write_bytes(b"x")
        desk.give_to_service(path)
        older(path, OLD_HOURS)
    refused = desk.check("--json")
    assert (refused.returncode, report(refused)["orphans_left"], report(refused)["orphans_removed"]) == (1, 101, 0)
    (desk.store / "cd" / names[0]).unlink()
    assert report(desk.check("--json"))["orphans_removed"] == 100
    for name in names:
        path = desk.store / "cd" / name
        path.write_bytes(b"x")
        desk.give_to_service(path)
        older(path, OLD_HOURS)
    assert report(desk.check("--json", "--remove-many"))["orphans_removed"] == 101


def test_words_that_the_command_does_not_know_are_refused(platform):
    for words in ([], ["repair"], ["check", "--all"], ["create", "there"]):
        assert platform.ctl("files", *words).returncode == 64, words
    assert os.path.isdir(platform.home / "files")
