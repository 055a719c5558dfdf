"""Minutes of load while others verify: nothing that was proved once is ever proved otherwise (BX-13). Run by `make soak`."""

import os
import random
import threading
import time

import pytest

import processes
import query_log
from identifiers import company_code
from log_platform import LogPlatform
from transparency import merkle
from transparency.mirror import Mirror
from transparency.notes import Note

# With all of a soak: some minutes. In every test run: so long that each part has its turn.
SECONDS = int(os.environ.get("CREDIT_SOAK_SECONDS", 0)) or (240 if os.environ.get("CREDIT_SOAK") else 6)
WRITERS, READERS = 4, 2
TARGETS = [
    "/v1/subjects?q=%E5%85%AC%E5%8F%B8",
    f"/v1/subjects/{company_code(5, 'FL')}",
    "/v1/subjects?q=no+such+name",
]

pytestmark = pytest.mark.soak


@pytest.fixture(scope="module")
def platform():
    """A platform for nothing but this."""
    log_platform = LogPlatform("soak")
    try:
        log_platform.start()
        yield log_platform
    finally:
        try:
            log_platform.stop()
        finally:
            log_platform.remove()


class Reader(threading.Thread):
    """Asks for proofs of what the writers were answered, until told to stop."""

    def __init__(self, platform, answers, ending, seed):
        super().__init__(daemon=True)
        self.platform, self.answers, self.ending = platform, answers, ending
        self.chance = random.Random(seed)
        self.checkpoints: dict[int, bytes] = {}
        self.proofs, self.failure = 0, None

    def run(self):
        client, policy = self.platform.client(), self.platform.policy()
        try:
            while not self.ending.is_set():
                # Not the newest, which no checkpoint may cover yet.
                logged = [answer for answer in self.answers[:-200] if answer.is_logged][-2000:]
                if not logged:
                    self.ending.wait(0.05)
                    continue
                checkpoint = self.platform.check_receipt(client, policy, self.chance.choice(logged))
                known = self.checkpoints.setdefault(checkpoint.size, checkpoint.root)
                assert known == checkpoint.root, "two trees of one size"
                self.proofs += 1
        except BaseException as failure:  # noqa: BLE001, whatever it is, the test shows it
            self.failure = failure
        finally:
            client.close()


def test_hammer(platform, load):
    """Writers without pause; a mirror that follows every checkpoint through the tiles; readers whose proofs fit it."""
    client, policy, ending = platform.client(), platform.policy(), threading.Event()

    def fetch(path):
        answer = client.get(f"/log/{path}")
        return answer.body if answer.status == 200 else None

    platform.ask(1)
    # The daemon looks for a new checkpoint once a second.
    processes.wait_until(lambda: client.get("/log/checkpoint").status == 200, 10, "the first checkpoint is served")
    mirror = Mirror(fetch)
    with load(platform, TARGETS, clients=WRITERS) as running:
        readers = [Reader(platform, running.answers, ending, seed) for seed in range(READERS)]
        for reader in readers:
            reader.start()
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline and all(reader.is_alive() for reader in readers):
            note = Note.parse(client.get("/log/checkpoint").body)
            mirror.follow(policy.verify(note))
        ending.set()
        for reader in readers:
            reader.join(30)
            assert reader.failure is None, repr(reader.failure)
    assert not running.failures
    logged = [answer for answer in running.answers if answer.is_logged]
    print(f"{len(logged)} answers, {len(mirror.roots)} checkpoints, {sum(r.proofs for r in readers)} proofs")
    assert len(mirror.roots) > SECONDS // 3 and all(reader.proofs > SECONDS for reader in readers)
    # Every checkpoint that any reader was given is of the one tree.
    platform.wait_until_covered()
    mirror.follow(policy.verify(platform.published_checkpoint()[0]))
    tree = merkle.Tree([merkle.leaf_hash(entry) for _, _, entry in platform.log_entries()])
    for seen in [mirror.roots, *(reader.checkpoints for reader in readers)]:
        for size, root in seen.items():
            assert tree.root(size) == root, size
    client.close()
    query_log.check(platform, logged)
    platform.assert_log_is_clean()
    assert platform.alarm() is None
