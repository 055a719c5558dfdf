"""A disk without room: refused, never answered without an entry (HZ-Q15)."""

import os
import shutil
import signal
import subprocess

import pytest

import processes
import query_log
from stack import SeparateStack
from test_failure import TARGETS, answered, assert_unavailable


class SmallDisk:
    """A file system of a few megabytes that a test can fill."""

    def __init__(self, folder, megabytes):
        self.folder = folder
        folder.mkdir()
        result = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0777", "tmpfs", str(folder)],
            capture_output=True,
            check=False,
        )
        if result.returncode != 0:
            folder.rmdir()
            pytest.skip(f"a small file system needs the right to mount: {result.stderr.decode().strip()}")

    def fill(self):
        with (self.folder / "ballast").open("wb", buffering=0) as ballast:
            try:
                while True:
                    ballast.write(b"\0" * 65536)
            except OSError:
                pass

    def make_room(self):
        (self.folder / "ballast").unlink()

    def end(self):
        subprocess.run(["umount", str(self.folder)], check=True)


@pytest.fixture(scope="module")
def full():
    """A platform of its own, and a function that makes small disks for it."""
    disks = []
    platform = SeparateStack("full")
    try:
        platform.start()

        def disk(name, megabytes):
            disks.append(SmallDisk(platform.base / name, megabytes))
            return disks[-1]

        yield platform, disk
    finally:
        try:
            platform.stop()
        finally:
            for small in disks:
                small.end()
            platform.remove()


def give_to_service(platform, path):
    if os.getuid() == 0:
        subprocess.run(["chown", "-R", "postgres:postgres", str(path)], check=True)


def ask_until_refused(platform, client, most):
    """The first refusal; every answer before it is in the ledger."""
    for number in range(most):
        answer = client.get(TARGETS[number % len(TARGETS)])
        if answer.status >= 500:
            return answer
    raise AssertionError(f"{most} queries were answered on a full disk")


def ask_until_all_are_refused(client, most):
    """A short entry may still fit where a long one does not; this ends when none of the kinds does."""
    for _ in range(most // len(TARGETS)):
        if all(client.get(target).status >= 500 for target in TARGETS):
            return
    raise AssertionError(f"{most} queries, and some of them are still answered on a full disk")


def recover(platform, client):
    """Answers come back; the database is started as often as it gave up meanwhile."""

    def is_back():
        if platform.parts["postgresql"].poll() is not None:
            platform.start_part("postgresql")
        return answered(client) and platform.is_ready()

    processes.wait_until(is_back, 30, "answers come back")
    query_log.check(platform)


def test_full_disk_of_the_query_log_refuses(full):
    """HZ-Q15: no room for the entry, no answer; room again, answers again, without a gap."""
    platform, disk = full
    client = platform.client()
    assert answered(client)
    small = disk("log-disk", 8)
    space = small.folder / "space"
    space.mkdir()
    give_to_service(platform, space)
    platform.sql(f"create tablespace small location '{space}'")
    partition = platform.sql("select tableoid::regclass from credit.query_log_entry order by logged_at desc limit 1")
    # The guard of the query log's tables wants to hear that this is meant.
    intended = "set credit.query_log_change = 'intended'"
    platform.sql(f"{intended}; alter table {partition} set tablespace small")
    assert answered(client)
    small.fill()
    ask_until_all_are_refused(client, most=4000)
    entries = len(platform.log_entries())
    for target in TARGETS:
        assert_unavailable(client.get(target))
    assert len(platform.log_entries()) == entries
    query_log.check(platform)
    small.make_room()
    recover(platform, client)
    platform.sql(f"{intended}; alter table {partition} set tablespace pg_default")
    client.close()


def test_full_disk_of_the_write_ahead_log_refuses(full):
    """HZ-Q15: the other place that an entry needs; PostgreSQL gives up there, and nobody is answered meanwhile."""
    platform, disk = full
    client = platform.client()
    small = disk("write-ahead-disk", 64)
    platform.end_part("postgresql", signal.SIGINT)
    folder = platform.home / "postgresql" / "pg_wal"
    moved = small.folder / "pg_wal"
    # Without the segments that are kept for later: the next one must be made.
    shutil.copytree(folder, moved, ignore=lambda _, names: sorted(name for name in names if len(name) == 24)[1:])
    give_to_service(platform, moved)
    folder.rename(folder.with_name("pg_wal.before"))
    folder.symlink_to(moved)
    platform.start_part("postgresql")
    recover(platform, client)
    small.fill()
    # Leaves room for some hundred queries in the segments that exist.
    platform.sql(
        """
        select pg_logical_emit_message(false, 'test', repeat('x', ((1 + spare.count) * 16777216 - 400000 - file_offset)::integer))
        from
            pg_walfile_name_offset(pg_current_wal_insert_lsn()) as place,
            lateral (select count(*) from pg_ls_waldir() as file where file.name > place.file_name and length(file.name) = 24) as spare
        """
    )
    assert_unavailable(ask_until_refused(platform, client, most=4000))
    assert b"No space left on device" in platform.log_texts()["postgresql.log"]
    small.make_room()
    recover(platform, client)
    client.close()
