"""Fixtures: one shared platform, one to be broken."""

import threading

import pytest

import case_subjects
import provider_files
import query_log
from channels import Channels
from stack import SeparateStack, Stack
from staff_room import People


@pytest.fixture(scope="session")
def stack():
    """The shared platform, with the sample and the companies of `provider_files`; no test may break it."""
    platform = Stack("blackbox")
    try:
        platform.start()
        provider_files.take_in_companies(platform)
        yield platform
        # HZ-Q15, BX-13: everything that any test was answered is in the log.
        query_log.check(platform)
    finally:
        try:
            platform.stop()
        finally:
            platform.remove()


@pytest.fixture(scope="module")
def fragile():
    """A platform whose programs a test may end; it gives it back ready."""
    platform = SeparateStack("fragile")
    try:
        platform.start()
        yield platform
    finally:
        try:
            platform.stop()
        finally:
            platform.remove()


@pytest.fixture(scope="session")
def people(stack):
    """Staff of the shared platform, logged in once; at the end everything they were answered is in the log."""
    members = People(stack)
    yield members
    query_log.check_staff(stack, members.answers)
    members.close()


@pytest.fixture(scope="session")
def channels(stack):
    """A citizen and a using unit of the shared platform."""
    askers = Channels(stack)
    yield askers
    askers.close()


@pytest.fixture(scope="session")
def subjects(stack):
    """The companies and persons of `case_subjects` are on record."""
    case_subjects.take_in_case_subjects(stack)


@pytest.fixture
def client(stack):
    """A client of the shared platform."""
    connection = stack.client()
    yield connection
    connection.close()


class Load:
    """Clients that ask without pause until told to stop; what each of them got is kept."""

    def __init__(self, platform, targets, clients=4):
        self.platform, self.targets = platform, targets
        self.answers, self.failures, self.lock = [], [], threading.Lock()
        self.ending = threading.Event()
        self.threads = [threading.Thread(target=self._ask, args=(number,), daemon=True) for number in range(clients)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.ending.set()
        for thread in self.threads:
            thread.join(30)
            assert not thread.is_alive()

    def _ask(self, number):
        connection = self.platform.client()
        turn = number
        while not self.ending.is_set():
            target = self.targets[turn % len(self.targets)]
            turn += 1
            try:
                # Not `send`, which tries again: a broken answer must be seen.
                answer = connection._send("GET", target, {}, None)
                with self.lock:
                    self.answers.append(answer)
            except Exception as failure:  # noqa: BLE001, whatever it is, the test decides
                with self.lock:
                    self.failures.append(failure)
                connection.close()
                self.ending.wait(0.02)
        connection.close()


@pytest.fixture
def load():
    return Load


SKIPPED = []


def pytest_runtest_logreport(report):
    if report.skipped:
        SKIPPED.append(
            f"{report.nodeid.split('::')[-1]}: {report.longrepr[2] if isinstance(report.longrepr, tuple) else ''}"
        )


def pytest_terminal_summary(terminalreporter):
    """A skipped test says so loudly, in the form that all tests of the project use."""
    for line in SKIPPED:
        terminalreporter.write_line(f"SKIPPED: {line}")
