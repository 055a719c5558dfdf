"""A second organisation's witness behind its own nginx, asked by the platform's signer: C2SP tlog-witness."""

import hashlib
import http.client
import signal
import subprocess
from pathlib import Path

import pytest

import processes
from log_platform import LogPlatform
from stack import REPOSITORY, free_port
from transparency.notes import Checkpoint, Note, VerifierKey, parse_signature_line
from transparency.policy import Policy

NAME = "witness.example/w1"
NGINX = """daemon off; worker_processes 1; pid "{base}/nginx.pid"; error_log "{base}/nginx.log";
events {{ }}
http {{
    access_log off;
    client_body_temp_path "{base}/body"; proxy_temp_path "{base}/proxy"; fastcgi_temp_path "{base}/fastcgi";
    uwsgi_temp_path "{base}/uwsgi"; scgi_temp_path "{base}/scgi";
    {server}
}}
"""


class Witness:
    """creditwitness and an nginx before it, in a folder below the platform's."""

    def __init__(self, platform: LogPlatform):
        self.platform = platform
        self.port = free_port()
        self.base = platform.base / "witness"
        self.base.mkdir()
        if platform.prefix:
            subprocess.run(["chown", "postgres:postgres", str(self.base)], check=True)
        # Beside the platform's own programs: the repository may be closed to the user of the services.
        daemon, *words = platform.commands["creditd"]
        self.settings = [str(Path(daemon).with_name("creditwitness")), *words]
        self.environment = platform.environment | {
            "CREDIT_WITNESS_NAME": NAME,
            "CREDIT_WITNESS_PRIVATE_KEY_FILE": f"{self.base}/note.key",
            "CREDIT_WITNESS_STATE_DIRECTORY": f"{self.base}/state",
            "CREDIT_WITNESS_LOGS_FILE": f"{self.base}/logs",
            # A short path: a socket's has 107 bytes at most.
            "CREDIT_WITNESS_SOCKET_PATH": f"{self.base}/w.sock",
        }
        log_key = (platform.published / "verifier.key").read_text()
        (self.base / "logs").write_text(f"# the logs that are watched\nlog {log_key}")
        (self.base / "logs").chmod(0o644)
        self.key = self.run("key", "create").stdout.decode().strip()
        self.program: subprocess.Popen | None = None
        self.nginx = self.start_nginx()

    def run(self, *arguments: str) -> subprocess.CompletedProcess:
        return self.platform.as_service(*self.settings, *arguments, env=self.environment)

    def spawn(self, *command: str) -> subprocess.Popen:
        with (self.base.parent / "witness.log").open("ab") as log:
            return subprocess.Popen(
                [*self.platform.prefix, "setpriv", "--pdeathsig", "TERM", *command],
                env=self.environment,
                cwd=self.platform.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def start(self):
        self.program = self.spawn(*self.settings, "run")
        processes.wait_until(lambda: self.ask("GET", "/" + "0" * 64 + "/checkpoint")[0] == 404, 10, "the witness answers")

    def end(self, number: int = signal.SIGTERM) -> int:
        self.program.send_signal(number)
        return self.program.wait(10)

    def start_nginx(self) -> subprocess.Popen:
        server = (REPOSITORY / "config/nginx/witness.conf.template").read_text()
        server = server.replace("@WITNESS_LISTEN@", f"127.0.0.1:{self.port}")
        server = server.replace("@WITNESS_SOCKET@", f"{self.base}/w.sock")
        configuration = self.base.parent / "witness-nginx.conf"
        configuration.write_text(NGINX.format(base=self.base, server=server))
        configuration.chmod(0o644)
        return self.spawn("nginx", "-e", "stderr", "-p", str(self.base), "-c", str(configuration))

    def ask(self, method: str, path: str, body: bytes | None = None) -> tuple[int, str, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, body)
            answer = connection.getresponse()
            return answer.status, answer.getheader("content-type") or "", answer.read()
        except ConnectionError:
            return 0, "", b""
        finally:
            connection.close()

    def stop(self):
        for process in (self.nginx, self.program):
            if process and process.poll() is None:
                process.terminate()
                process.wait(10)


@pytest.fixture(scope="module")
def platform():
    platform = LogPlatform("witness")
    try:
        platform.start()
        yield platform
    finally:
        try:
            platform.stop()
        finally:
            platform.remove()


@pytest.fixture(scope="module")
def witness(platform):
    witness = Witness(platform)
    try:
        witness.start()
        yield witness
    finally:
        witness.stop()


@pytest.fixture(scope="module")
def policy(platform, witness) -> Policy:
    """The signer with a policy that wants the witness."""
    path = platform.base / "policy"
    log_key = (platform.published / "verifier.key").read_text().strip()
    path.write_text(f"log {log_key}\nwitness w1 {witness.key} http://127.0.0.1:{witness.port}\nquorum w1\n")
    path.chmod(0o644)
    platform.end_part("creditsigner")
    platform.environment["CREDIT_QUERY_LOG_POLICY_FILE"] = str(path)
    platform.start_part("creditsigner")
    return Policy.parse(path.read_bytes())


def grow(platform, count: int = 3):
    platform.ask(count)
    platform.wait_until_covered()


def test_each_checkpoint_is_cosigned(platform, witness, policy):
    for _ in range(3):
        grow(platform)
        assert policy.verify(platform.published_checkpoint()[0]).size == platform.next_position()
    origin = platform.published_checkpoint()[1].origin
    digest = hashlib.sha256(origin.encode()).hexdigest()
    status, _, body = witness.ask("GET", f"/{digest}/checkpoint")
    assert status == 200
    assert Checkpoint.parse(Note.parse(body).text).size == platform.next_position()
    policy.verify(Note.parse(body))


def test_without_the_witness_nothing_is_published_and_with_it_everything(platform, witness, policy):
    grow(platform)
    before = platform.published_checkpoint()[1].size
    witness.end()
    platform.ask(3)
    processes.wait_until(lambda: "quorum_missed" in platform.tail("creditsigner"), 10, "the signer says it")
    assert platform.published_checkpoint()[1].size == before
    # Killed in between, it has signed a checkpoint that nobody has seen, and goes on from it.
    platform.kill("creditsigner")
    witness.start()
    platform.wait_until_covered()
    policy.verify(platform.published_checkpoint()[0])


def test_a_killed_witness_remembers(platform, witness, policy):
    grow(platform)
    note = platform.published_checkpoint()[0]
    witness.end(signal.SIGKILL)
    witness.start()
    size = platform.published_checkpoint()[1].size
    body = f"old 0\n\n{note.serialized}".encode()
    assert witness.ask("POST", "/add-checkpoint", body) == (409, "text/x.tlog.size", f"{size}\n".encode())
    # The same once more is cosigned once more.
    status, _, line = witness.ask("POST", "/add-checkpoint", f"old {size}\n\n{note.serialized}".encode())
    assert status == 200
    signature = parse_signature_line(line.decode().rstrip("\n"))
    assert VerifierKey.parse(witness.key).is_valid(signature.content, note.text)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/add-checkpoint", 403),
        ("POST", "/", 404),
        ("GET", "/", 404),
        ("GET", "/" + "f" * 64 + "/checkpoint", 404),
        ("POST", "/add-checkpoint", 400),
    ],
)
def test_other_requests_are_refused(witness, method, path, status):
    assert witness.ask(method, path, b"x" if method == "POST" else None)[0] == status


def test_too_large_a_body_is_refused(witness):
    assert witness.ask("POST", "/add-checkpoint", b"x" * 100_000)[0] == 413


def test_keys_are_never_replaced(platform, witness):
    assert witness.run("key", "create").returncode == 78
    assert witness.run("key", "show").stdout.decode().strip() == witness.key
    assert (witness.base / "note.key").stat().st_mode & 0o777 == 0o600
    signer = platform.commands["creditsigner"]
    assert platform.as_service(*signer, "key", "create").returncode == 78
    shown = platform.as_service(*signer, "key", "show").stdout.decode()
    assert shown == (platform.published / "verifier.key").read_text()


def test_a_second_signer_and_a_second_witness_do_not_start(platform, witness):
    assert platform.as_service(*platform.commands["creditsigner"]).returncode == 70
    assert witness.run("run").returncode == 78


def test_a_signer_without_its_memory_does_not_start(platform, policy):
    grow(platform)
    state, kept = platform.home / "signer" / "state", platform.home / "signer" / "kept"
    platform.end_part("creditsigner")
    state.rename(kept)
    try:
        # The published file alone tells that something was signed.
        ended = platform.as_service(*platform.commands["creditsigner"])
        assert ended.returncode == 78
        assert b"no memory" in ended.stderr
        # So does the database alone.
        published = platform.published / "checkpoint"
        content = published.read_bytes()
        published.unlink()
        assert platform.as_service(*platform.commands["creditsigner"]).returncode == 78
        assert platform.alarm()["reason"] == "memory_lost"
        published.write_bytes(content)
    finally:
        subprocess.run(["rm", "-rf", str(state)], check=True)
        kept.rename(state)
        platform.start_part("creditsigner")
    processes.wait_until(lambda: platform.alarm() is None, 10, "with its memory it goes on")
    grow(platform)


def test_a_policy_that_does_not_name_the_log_is_refused(platform, witness):
    path = platform.base / "other-policy"
    path.write_text(f"witness w1 {witness.key} http://127.0.0.1:{witness.port}\nquorum w1\n")
    path.chmod(0o644)
    platform.end_part("creditsigner")
    try:
        environment = platform.environment | {"CREDIT_QUERY_LOG_POLICY_FILE": str(path)}
        ended = platform.as_service(*platform.commands["creditsigner"], env=environment)
        assert ended.returncode == 78
        assert b"has no log line with the key of the log" in ended.stderr
    finally:
        platform.start_part("creditsigner")
