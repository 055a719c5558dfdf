"""The platform that is measured, and the two programs that load it."""

import os
import pathlib
import re
import signal
import subprocess

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = pathlib.Path("/usr/lib/postgresql/15/bin")
PORT, GOVERNMENT_PORT, STAFF_PORT = 18080, 18443, 18444
# A rate that no load on this machine reaches, so that the edge's limit does not cut the measurement.
UNLIMITED = 999_999


class Stack:
    """config/local/run in the background."""

    def __init__(self, home):
        self.home = home
        self.environment = dict(
            os.environ, CREDIT_HOME=str(home), CREDIT_PUBLIC_PORT=str(PORT),
            CREDIT_GOVERNMENT_PORT=str(GOVERNMENT_PORT), CREDIT_STAFF_PORT=str(STAFF_PORT), CREDIT_SAMPLE_SUBJECTS="0",
            CREDIT_PUBLIC_RATE=str(UNLIMITED))
        self.service = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] if os.geteuid() == 0 else []

    def start(self):
        self.process = subprocess.Popen(
            ["config/local/run"], cwd=REPOSITORY, env=self.environment, stdout=subprocess.PIPE, text=True)
        for line in self.process.stdout:
            found = re.search(r"psql -h (\S+)", line)
            if found:
                self.sockets = found.group(1)
            if line.startswith("Ctrl-C"):
                return
        raise SystemExit("the platform did not start")

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.stdout.read()
        self.process.wait(timeout=60)

    def psql(self, command, database="credit"):
        return subprocess.run(
            self.service + [str(PROGRAMS / "psql"), "-h", self.sockets, "-U", "credit_admin", "-d", database, "-XAtq",
                            "-v", "ON_ERROR_STOP=1", "-c", command],
            check=True, capture_output=True, text=True, cwd="/").stdout.strip()

    def creditctl(self, *words, database="credit"):
        environment = dict(
            self.environment, CREDIT_DATABASE_SOCKET_DIRECTORY=self.sockets, CREDIT_DATABASE_NAME=database)
        return self.service + ["env"] + [
            f"{key}={value}" for key, value in environment.items() if key.startswith("CREDIT_")
        ] + [str(REPOSITORY / ".build/release/creditctl"), "--settings", str(REPOSITORY / "config/settings.json"), *words]

    def daemon_megabytes(self):
        pid = subprocess.run(["pgrep", "-f", f"creditd --settings .*"], capture_output=True, text=True).stdout.split()
        sizes = []
        for number in pid:
            status = pathlib.Path(f"/proc/{number}/status").read_text()
            if "Name:\tcreditd" in status:
                sizes.append(int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024)
        return max(sizes)


def wrk(connections, seconds, codes):
    """Answers a second over HTTP, and the 99th percentile of their times in milliseconds."""
    output = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", "Tests/bench/subjects.lua",
         f"http://127.0.0.1:{PORT}"], cwd=REPOSITORY, env=dict(os.environ, CREDIT_BENCH_CODES=codes),
        check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in output or "Socket errors" in output:
        raise SystemExit(f"the load met errors:\n{output}")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", output).group(1))
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", output).groups()
    return rate, float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def pgbench(stack, clients, seconds, script, *more, user="credit_public"):
    """Transactions a second of a script."""
    output = subprocess.run(
        stack.service + [str(PROGRAMS / "pgbench"), "-n", "-M", "prepared", "-h", stack.sockets, "-U", user,
                         "-c", str(clients), "-j", "2", "-T", str(seconds), "-f", script, *more, "credit"],
        check=True, capture_output=True, text=True, cwd="/").stdout
    return float(re.search(r"tps = ([\d.]+)", output).group(1))
