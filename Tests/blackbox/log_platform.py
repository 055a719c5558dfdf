"""A platform with the provable log, whose parts a test may kill, and whose database it may tamper with."""

import json
import os
import random
import shutil
import signal
import time
from pathlib import Path

import processes
import query_log
from stack import SeparateStack, Stack
from transparency import merkle
from transparency.notes import Checkpoint, Note, Proof, VerifierKey
from transparency.policy import Policy
from transparency.tiles import tile_path, tiles_of

# What a receipt is asked for with.
SECRET_FIELD = "Receipt-Secret"
# Quick turns: a test waits for them.
SETTINGS = {
    "CREDIT_SIGNER_INTERVAL_MILLISECONDS": "200",
    "CREDIT_SIGNER_PATROL_ENTRIES_PER_SECOND": "1000000",
    "CREDIT_QUERY_LOG_INTEGRATION_INTERVAL_MILLISECONDS": "20",
}
PARTS = ("postgresql", "creditd", "creditsigner", "nginx")
# Before each part that is ended, those that would be told of it.
STOP_SIGNALS = {
    "nginx": signal.SIGQUIT,
    "creditd": signal.SIGTERM,
    "creditsigner": signal.SIGTERM,
    "postgresql": signal.SIGINT,
}


class LogPlatform(SeparateStack):
    """PostgreSQL, creditd with its integrator, creditsigner and nginx, each to be ended and started alone."""

    def __init__(self, name: str, sample_subjects: int = 20, **settings: str):
        super().__init__(name, sample_subjects=sample_subjects)
        self.settings = SETTINGS | settings

    def start(self):
        Stack.start(self)
        Stack.stop(self)
        self.environment |= self.settings
        for part in PARTS:
            self.start_part(part)
        processes.wait_until(self.is_ready, 30, "the separate programs are ready")

    def stop(self):
        for part in reversed(PARTS):
            if part in self.parts:
                self.end_part(part, STOP_SIGNALS[part])
        self.parts = {}
        Stack.stop(self)

    # --- the log --------------------------------------------------------------------------------------------------

    @property
    def published(self) -> Path:
        """Where the signer publishes."""
        return self.home / "signer" / "public"

    def published_checkpoint(self) -> tuple[Note, Checkpoint]:
        note = Note.parse((self.published / "checkpoint").read_bytes())
        return note, Checkpoint.parse(note.text)

    def policy(self) -> Policy:
        return Policy.only(VerifierKey.parse((self.published / "verifier.key").read_text().strip()))

    def next_position(self) -> int:
        return int(self.sql("select next_position from credit.query_log_head"))

    def is_covered(self) -> bool:
        """Whether a published checkpoint covers every entry."""
        try:
            return self.published_checkpoint()[1].size == self.next_position()
        except FileNotFoundError:
            return False

    def wait_until_covered(self, seconds: float = 30):
        processes.wait_until(self.is_covered, seconds, f"a checkpoint covers the log\n{self.tail('creditsigner')}")

    def alarm(self) -> dict | None:
        """What the signer says is wrong."""
        try:
            return json.loads((self.published / "alarm.json").read_text())
        except FileNotFoundError:
            return None

    def tail(self, part: str) -> str:
        """The last lines that a part has logged."""
        return "\n".join((self.home / "log" / f"{part}.log").read_text(errors="replace").splitlines()[-15:])

    def verify_log(self, *arguments: str, **options):
        return self.ctl("log", "verify", *arguments, **options)

    def assert_log_is_clean(self, seconds: float = 120):
        """`creditctl log verify`, which has so many seconds, and the second implementation, find nothing wrong."""
        result = self.verify_log(timeout=seconds)
        assert result.returncode == 0, (result.stdout[-3000:], result.stderr[-3000:])
        self.assert_tree_is_right()

    def assert_tree_is_right(self):
        """The served tiles are those of the tree over the entries, and the checkpoint is signed over its root."""
        self.wait_until_covered()
        checkpoint = self.policy().verify(self.published_checkpoint()[0])
        entries = self.log_entries()[: checkpoint.size]
        assert [position for position, _, _ in entries] == list(range(checkpoint.size))
        tree = merkle.Tree([merkle.leaf_hash(entry) for _, _, entry in entries])
        assert tree.root() == checkpoint.root
        client = self.client()
        try:
            self.assert_tiles(client, tree, checkpoint.size)
        finally:
            client.close()

    @staticmethod
    def assert_tiles(client, tree: merkle.Tree, size: int):
        for level, index, width in tiles_of(size):
            reach = 256**level
            expected = b"".join(
                tree.range_root((index * 256 + place) * reach, (index * 256 + place + 1) * reach)
                for place in range(width)
            )
            answer = client.get("/log/" + tile_path(level, index, width))
            # A tile that has become full meanwhile is no longer served in part.
            if answer.status == 404 and width < 256:
                answer = client.get("/log/" + tile_path(level, index))
            assert answer.status == 200, (level, index, width, answer.status)
            assert answer.body[: len(expected)] == expected, (level, index, width)

    def check_receipts(self, answers: list, count: int = 10, seed: int = 1):
        """BX-13: what clients were answered is proved to them, by the second implementation."""
        self.wait_until_covered()
        policy, client = self.policy(), self.client()
        try:
            for answer in random.Random(seed).sample(answers, min(count, len(answers))):
                self.check_receipt(client, policy, answer)
        finally:
            client.close()

    @staticmethod
    def check_receipt(client, policy: Policy, answer) -> Checkpoint:
        """One receipt's entry holds the digest of what the client got, and is proved by a signed checkpoint."""
        receipt = answer.document["receipt"]
        target = f"/v1/receipts/{receipt['position']}"

        def proved():
            got = client.get(target, **{SECRET_FIELD: receipt["secret"]})
            # The daemon looks for a new checkpoint once a second.
            if got.document.get("code") == "receipt_pending":
                return None
            assert got.status == 200, (got.status, got.body)
            return got

        got = processes.wait_until(proved, 10, f"{target} is proved")
        entry, proof = got.document["entry"].encode(), Proof.parse(got.document["proof"])
        assert proof.position == receipt["position"]
        checkpoint = proof.verify(merkle.leaf_hash(entry), policy)
        assert checkpoint.size > receipt["position"]
        query_log.check_entry(json.loads(entry), answer)
        return checkpoint

    # --- what tests do to it --------------------------------------------------------------------------------------

    def kill(self, part: str):
        """SIGKILL, and back again."""
        self.end_part(part, signal.SIGKILL)
        if part == "postgresql":
            self.kill_left_backends()
        self.start_part(part)

    def kill_left_backends(self):
        """A killed postmaster's children end by themselves; not before they notice. Here nobody gets to notice."""
        for process in self.database_processes():
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                continue
        processes.wait_until(lambda: not self.database_processes(), 30, "PostgreSQL is gone")

    def database_processes(self) -> list[int]:
        found = processes.of_home(self.home)
        return [number for number, command in found.items() if command.startswith("postgres") or "/postgres" in command]

    def backend_of(self, user: str) -> int | None:
        """The server's process for a login."""
        rows = self.sql(f"select pid from pg_stat_activity where usename = '{user}' order by pid limit 1")
        return int(rows) if rows else None

    def save(self, name: str):
        """A copy of the database as it is, the server stopped; a backup that somebody kept."""
        self.end_part("postgresql", signal.SIGINT)
        self.copy(self.home / "postgresql", self.base / name)
        self.start_part("postgresql")

    def restore(self, name: str):
        """The copy instead of the database."""
        self.end_part("postgresql", signal.SIGINT)
        self.copy(self.base / name, self.home / "postgresql")
        self.start_part("postgresql")

    def copy(self, source: Path, target: Path):
        shutil.rmtree(target, ignore_errors=True)
        # cp keeps owners and modes, which PostgreSQL looks at.
        result = os.spawnlp(os.P_WAIT, "cp", "cp", "--archive", "--reflink=auto", str(source), str(target))
        assert result == 0, result

    def ask(self, count: int):
        """Some queries, so that the log has entries."""
        client = self.client()
        try:
            for number in range(count):
                deadline = time.monotonic() + 10
                while client.get(f"/v1/subjects?q=no+such+name+{number}").status != 200:
                    assert time.monotonic() < deadline, "queries are not answered"
                    time.sleep(0.05)
        finally:
            client.close()
