"""Which processes belong to a private platform, read from /proc."""

import os
import time
from pathlib import Path


def alive(process: int) -> bool:
    """Whether the process runs; a zombie does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def of_home(home: Path) -> dict[int, str]:
    """Processes that carry the folder in their command or environment, with their commands."""
    needle = os.fsencode(str(home))
    found = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        try:
            command = (entry / "cmdline").read_bytes()
            # Not every process of another user may be read; ours all may.
            text = command + (entry / "environ").read_bytes()
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
        # PostgreSQL overwrites its command line with a title, so its children are found by their environment.
        if needle in text and alive(int(entry.name)):
            found[int(entry.name)] = command.replace(b"\0", b" ").decode(errors="replace").strip()
    return found


def wait_until(condition, seconds: float, what: str):
    """Waits for a condition with a limit and answers its value; says what it waited for when it failed."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < deadline, f"not within {seconds} s: {what}"
        time.sleep(0.02)
