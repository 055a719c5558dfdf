"""A private platform in a temporary folder: started by config/local/run, ended by SIGINT, nothing left behind."""

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path

import processes
from http_client import Answer, Client, Ledger, UnixConnection, joined

REPOSITORY = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("CREDIT_SHARED") or REPOSITORY.parent / "shared")
# 25 s alone; several times that where others build beside it.
READY_SECONDS = 240
STOP_SECONDS = 90
# Requests a second that no test reaches; a number that stands nowhere else in nginx's configuration.
NO_LIMIT = 98765


def programs_folder() -> Path:
    """Where the programs are."""
    if given := os.environ.get("CREDIT_BIN"):
        return Path(given).resolve()
    builds = [REPOSITORY / ".build" / kind for kind in ("release", "debug")]
    built = [build for build in builds if (build / "creditd").exists()]
    # What was built last is what is to be tested.
    return max(built, key=lambda build: (build / "creditd").stat().st_mtime, default=builds[0])


def free_port() -> int:
    return free_ports(1)[0]


def free_ports(count: int) -> list[int]:
    """Different ones: all are taken before the first is let go."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()


class Stack:
    """PostgreSQL, creditsigner, creditd and nginx of their own."""

    def __init__(self, name: str, rate: int = NO_LIMIT, sample_subjects: int = 300, profile: str = "hangzhou"):
        # Not pytest's folder: the user of the services must be able to enter it.
        self.base = Path(tempfile.mkdtemp(prefix=f"credit-{name}-", dir="/tmp"))
        self.base.chmod(0o755)
        self.files = self.base / "files"
        self.files.mkdir(mode=0o777)
        self.files.chmod(0o777)
        self.home = self.base / "home"
        self.rate, self.sample_subjects, self.profile = rate, sample_subjects, profile
        self.port, self.government_port, self.staff_port = free_ports(3)
        # Steps of the first start that are not taken.
        self.left_out: tuple[str, ...] = ()
        self.ledger = Ledger()
        self.runner: subprocess.Popen | None = None
        self.environment: dict[str, str] = {}
        self.commands: dict[str, list[str]] = {}
        self.folder = REPOSITORY
        self.prefix: list[str] = []
        if os.getuid() == 0:
            self.prefix = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]

    # --- life -----------------------------------------------------------------------------------------------------

    def launch(self):
        """Starts everything without waiting for it."""
        environment = {name: os.environ[name] for name in ("PATH", "LANG", "USER", "HOME") if name in os.environ}
        environment |= {
            "CREDIT_HOME": str(self.home),
            "CREDIT_PUBLIC_PORT": str(self.port),
            "CREDIT_GOVERNMENT_PORT": str(self.government_port),
            "CREDIT_STAFF_PORT": str(self.staff_port),
            "CREDIT_SAMPLE_SUBJECTS": str(self.sample_subjects),
            "CREDIT_PUBLIC_RATE": str(self.rate),
            "CREDIT_PROFILE": self.profile,
            "CREDIT_LEAVE_OUT": " ".join(self.left_out),
            "CREDIT_BIN": str(programs_folder()),
        }
        with (self.base / "run.log").open("ab") as log:
            self.runner = subprocess.Popen(
                # Should the test process be killed, the platform still ends.
                ["setpriv", "--pdeathsig", "INT", str(REPOSITORY / "config/local/run"), "--no-build"],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def start(self):
        """Starts everything and waits until it is ready."""
        if self.runner is None:
            self.launch()
        processes.wait_until(self._is_started, READY_SECONDS, f"the platform is ready\n{self.run_log()}")
        self._learn()

    def _is_started(self) -> bool:
        assert self.runner.poll() is None, f"config/local/run ended with {self.runner.returncode}\n{self.run_log()}"
        return "credit: ready" in self.run_log()

    def run_log(self) -> str:
        path = self.base / "run.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def _learn(self):
        """Learns how the script starts its programs from what runs, so that tests can start them alike."""
        for process in processes.of_home(self.home):
            folder = Path(f"/proc/{process}")
            words = [os.fsdecode(word) for word in (folder / "cmdline").read_bytes().rstrip(b"\0").split(b"\0")]
            name = Path(words[0]).name
            if name == "creditd":
                entries = (folder / "environ").read_bytes().rstrip(b"\0").split(b"\0")
                self.environment = dict(os.fsdecode(entry).split("=", 1) for entry in entries)
                self.folder = (folder / "cwd").readlink()
                self.commands["creditd"] = words
            elif name == "creditsigner":
                self.commands["creditsigner"] = words
            elif name == "postgres" and "-D" in words:
                self.commands["postgresql"] = words
            elif words[0].startswith("nginx: master process "):
                self.commands["nginx"] = " ".join(words).removeprefix("nginx: master process ").split()
        parts = {"creditd", "creditsigner", "postgresql", "nginx"}
        assert set(self.commands) == parts, processes.of_home(self.home)

    def stop(self):
        """Ends everything by SIGINT; nothing may be left of it."""
        if self.runner is not None:
            ended = self.runner.poll()
            if ended is None:
                self.runner.send_signal(signal.SIGINT)
            try:
                self.runner.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(self.runner.pid, signal.SIGKILL)
                raise AssertionError("config/local/run did not end on SIGINT") from None
            self.runner = None
            assert ended is None, f"the platform ended by itself with {ended}\n{self.run_log()}"
        left = processes.of_home(self.home)
        for process in left:
            os.kill(process, signal.SIGKILL)
        assert not left, f"left behind: {left}"

    def remove(self):
        if os.environ.get("CREDIT_KEEP"):
            print(f"kept: {self.base}")
        else:
            shutil.rmtree(self.base, ignore_errors=True)

    # --- talking to it --------------------------------------------------------------------------------------------

    @property
    def sockets(self) -> Path:
        return Path(self.environment["CREDIT_DATABASE_SOCKET_DIRECTORY"])

    @property
    def daemon_socket(self) -> Path:
        return Path(self.environment["CREDIT_PUBLIC_SOCKET_PATH"])

    def client(self, timeout: float = 15) -> Client:
        return Client(self.port, self.ledger, timeout)

    def operator(self, path: str) -> Answer:
        """GET on the operator's side."""
        connection = UnixConnection(str(self.sockets / "operator-http.sock"))
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return Answer(response.status, joined(response.getheaders()), response.read(), path)
        finally:
            connection.close()

    def is_ready(self) -> bool:
        try:
            return self.operator("/readyz").status == 200
        except OSError:
            return False

    def as_service(self, *command: str, **options) -> subprocess.CompletedProcess:
        """Runs a command as the user of the services, with the daemon's environment."""
        options = {"timeout": 120, "capture_output": True, "env": self.environment, "cwd": self.folder} | options
        return subprocess.run([*self.prefix, *command], check=False, **options)

    def sql(self, statement: str, user: str = "credit_admin", database: str = "credit") -> str:
        """Runs SQL on the private cluster; rows as lines, columns parted by tabs."""
        result = self.as_service(
            "psql",
            "-X",
            "-q",
            "-A",
            "-t",
            "-F",
            "\t",
            "-v",
            "ON_ERROR_STOP=1",
            "-h",
            str(self.sockets),
            "-p",
            self.environment.get("CREDIT_DATABASE_PORT", "5432"),
            "-U",
            user,
            "-d",
            database,
            "-c",
            statement,
        )
        assert result.returncode == 0, result.stderr.decode(errors="replace")
        return result.stdout.decode().rstrip("\n")

    def dump(self, *arguments: str) -> bytes:
        """pg_dump of the database."""
        result = self.as_service(
            "/usr/lib/postgresql/15/bin/pg_dump",
            "-h",
            str(self.sockets),
            "-p",
            self.environment.get("CREDIT_DATABASE_PORT", "5432"),
            "-U",
            "credit_admin",
            *arguments,
            "credit",
        )
        assert result.returncode == 0, result.stderr.decode(errors="replace")
        return result.stdout

    def ctl_command(self, *arguments: str) -> list[str]:
        """The command line of creditctl with the settings of the daemon."""
        daemon = self.commands["creditd"]
        return [*self.prefix, str(Path(daemon[0]).with_name("creditctl")), *daemon[1:], *arguments]

    def ctl(self, *arguments: str, **options) -> subprocess.CompletedProcess:
        options = {"timeout": 120, "capture_output": True, "env": self.environment, "cwd": self.folder} | options
        return subprocess.run(self.ctl_command(*arguments), check=False, **options)

    def log_texts(self) -> dict[str, bytes]:
        """Everything that is written as a log, by file."""
        texts = {path.name: path.read_bytes() for path in (self.home / "log").iterdir() if path.is_file()}
        return texts | {"run.log": (self.base / "run.log").read_bytes()}

    def log_entries(self) -> list[tuple[int, str, bytes]]:
        """Position, outcome and exact bytes of every entry of the query log, in order."""
        rows = self.sql(
            "select log_position, outcome, encode(entry, 'hex') from credit.query_log_entry order by log_position"
        )
        return [
            (int(position), outcome, bytes.fromhex(entry))
            for position, outcome, entry in (row.split("\t") for row in rows.splitlines())
        ]

    def metric(self, name: str) -> float:
        """Sum of a metric over its labels."""
        lines = self.operator("/metrics").body.decode().splitlines()
        return sum(float(line.rsplit(" ", 1)[1]) for line in lines if line.split("{")[0].split(" ")[0] == name)


class SeparateStack(Stack):
    """A platform whose four programs run as children of the test, to be ended and started one by one."""

    def __init__(self, name: str, rate: int = NO_LIMIT, sample_subjects: int = 50):
        super().__init__(name, rate, sample_subjects)
        self.parts: dict[str, subprocess.Popen] = {}

    def start(self):
        super().start()
        super().stop()
        for name in ("postgresql", "creditsigner", "creditd", "nginx"):
            self.start_part(name)
        processes.wait_until(self.is_ready, 30, "the separate programs are ready")

    def start_part(self, name: str):
        if name == "nginx":
            (self.sockets / "operator-http.sock").unlink(missing_ok=True)
        with (self.home / "log" / f"{name}.log").open("ab") as log:
            self.parts[name] = subprocess.Popen(
                [*self.prefix, "setpriv", "--pdeathsig", "INT", *self.commands[name]],
                env=self.environment,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        if name == "postgresql":
            processes.wait_until(self._started, 60, "PostgreSQL takes connections")

    def _started(self) -> bool:
        log = self.home / "log" / "postgresql.log"
        assert self.parts["postgresql"].poll() is None, log.read_text(errors="replace")[-2000:]
        return self.database_is_up()

    def database_is_up(self) -> bool:
        return (
            self.as_service(
                "/usr/lib/postgresql/15/bin/pg_isready",
                "-q",
                "-h",
                str(self.sockets),
                "-p",
                self.environment.get("CREDIT_DATABASE_PORT", "5432"),
            ).returncode
            == 0
        )

    def signal_part(self, name: str, number: int):
        self.parts[name].send_signal(number)

    def end_part(self, name: str, number: int = signal.SIGTERM, seconds: float = 30) -> int:
        """Ends a program and answers its exit status."""
        if self.parts[name].poll() is None:
            self.signal_part(name, number)
        return self.parts[name].wait(seconds)

    def stop(self):
        order = {
            "nginx": signal.SIGQUIT,
            "creditd": signal.SIGTERM,
            "creditsigner": signal.SIGTERM,
            "postgresql": signal.SIGINT,
        }
        for name, number in order.items():
            if name in self.parts:
                try:
                    self.end_part(name, number)
                except subprocess.TimeoutExpired:
                    os.killpg(self.parts[name].pid, signal.SIGKILL)
                    raise AssertionError(f"{name} did not end") from None
        self.parts = {}
        super().stop()


def summary(result: subprocess.CompletedProcess) -> dict:
    """What creditctl said with --json."""
    assert result.stdout.lstrip().startswith(b"{"), (result.returncode, result.stdout[-2000:], result.stderr[-2000:])
    return json.loads(result.stdout)
