"""The interface keeps to its description: schemathesis asks, the description judges (X-7)."""

import subprocess
import sys

from stack import REPOSITORY

# Random queries: so many for each operation and phase keep the run within two minutes on two cores.
EXAMPLES = 60
CONFIGURATION = REPOSITORY / "Tests/blackbox/schemathesis.toml"


def test_interface_keeps_to_its_description(stack):
    result = subprocess.run(
        [
            sys.executable,
            "-m",
            "schemathesis.cli",
            "--config-file",
            str(CONFIGURATION),
            "run",
            f"http://127.0.0.1:{stack.port}/openapi.json",
            "--url",
            f"http://127.0.0.1:{stack.port}",
            "--max-examples",
            str(EXAMPLES),
            "--seed",
            "20260101",
            "--generation-database",
            "none",
            "--no-color",
            "--workers",
            "2",
        ],
        cwd=stack.base,
        capture_output=True,
        timeout=240,
        check=False,
    )
    output = result.stdout.decode(errors="replace")
    assert result.returncode == 0, output[-12000:] + result.stderr.decode(errors="replace")[-2000:]


def test_served_description_is_the_one_in_the_repository(client):
    answer = client.get("/openapi.json")
    assert answer.status == 200
    assert answer.headers["content-type"].partition(";")[0] == "application/json"
    assert answer.body == (REPOSITORY / "config/openapi/public.json").read_bytes()


def test_description_lists_the_routes_of_the_daemon(stack, client):
    """No route without description, no description without route."""
    daemon = stack.commands["creditd"][0]
    result = stack.as_service(daemon, "--routes")
    assert result.returncode == 0, result.stderr
    routes = {tuple(line.split()) for line in result.stdout.decode().splitlines() if line}
    described = {
        (method.upper(), path)
        for path, operations in client.get("/openapi.json").document["paths"].items()
        for method in operations
    }
    assert routes == described
