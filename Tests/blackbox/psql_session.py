"""One psql that stays: what a session has planned is not planned again for every script."""

import subprocess

from stack import Stack

END = "end of script 5d1f"


class PsqlSession:
    """A session of a user; scripts run one after the other, each statement by itself."""

    def __init__(self, platform: Stack, database: str, user: str, *, stops: bool = True):
        """With `stops` an error ends the session; without, its lines are among the output, with its SQLSTATE."""
        self.process = subprocess.Popen(
            [
                *platform.prefix, "psql", "-X", "-q", "-A", "-t", "-v", f"ON_ERROR_STOP={int(stops)}", "-v", "VERBOSITY=verbose",
                "-h", str(platform.sockets), "-p", platform.environment.get("CREDIT_DATABASE_PORT", "5432"),
                "-U", user, "-d", database,
            ],
            env=platform.environment, cwd=platform.folder, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def run(self, script: str) -> list[str]:
        """Lines of the script's output; an error ends the session and the test."""
        self.process.stdin.write(f"{script}\n\\echo {END}\n")
        self.process.stdin.flush()
        lines = []
        for line in self.process.stdout:
            if line.rstrip("\n") == END:
                return lines
            lines.append(line.rstrip("\n"))
        raise AssertionError("\n".join(lines[-20:]))

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(30)
