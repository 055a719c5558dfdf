"""The interface keeps to its description: schemathesis asks, the description judges (X-7)."""

import json
import subprocess
import sys

import pytest

from stack import REPOSITORY, Stack

# Random queries: so many for each operation and phase keep the run within two minutes on two cores.
EXAMPLES = 60
CONFIGURATION = REPOSITORY / "Tests/blackbox/schemathesis.toml"
# The sample's user with the greatest rights.
HOLDER = "city-administrator"


def assert_kept(folder, url, description, *options):
    """Random queries, right and wrong ones: every answer is one that the description foresees."""
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(CONFIGURATION), "run", description]
    command += ["--url", url, "--max-examples", str(EXAMPLES), "--seed", "20260101", "--generation-database", "none"]
    command += ["--no-color", "--workers", "2", *options]
    result = subprocess.run(command, cwd=folder, capture_output=True, timeout=240, check=False)
    # Bodies of a thousand subjects would hide what went wrong.
    output = "\n".join(line[:300] for line in result.stdout.decode(errors="replace").splitlines())
    assert result.returncode == 0, output[-20000:] + result.stderr.decode(errors="replace")[-2000:]


def test_public_interface_keeps_to_its_description(stack):
    url = f"http://127.0.0.1:{stack.port}"
    assert_kept(stack.base, url, f"{url}/openapi.json")


@pytest.fixture(scope="module")
def unlimited():
    """A platform whose using units may ask as much as a test wants."""
    platform = Stack("contract")
    try:
        platform.start()
        platform.sql("update credit.usage_limit set value = 2000000000")
        yield platform
    finally:
        try:
            platform.stop()
        finally:
            platform.remove()


def test_government_interface_keeps_to_its_description(unlimited):
    """As a certified user who may ask everything."""
    folder = unlimited.home / "certificates"
    client = folder / "clients" / HOLDER
    assert_kept(
        unlimited.base,
        f"https://127.0.0.1:{unlimited.government_port}",
        str(REPOSITORY / "config/openapi/government.json"),
        "--tls-verify",
        str(folder / "authorities.pem"),
        "--request-cert",
        f"{client}.pem",
        "--request-cert-key",
        f"{client}.key",
    )


def test_served_description_is_the_one_in_the_repository(client):
    answer = client.get("/openapi.json")
    assert answer.status == 200
    assert answer.headers["content-type"].partition(";")[0] == "application/json"
    assert answer.body == (REPOSITORY / "config/openapi/public.json").read_bytes()


@pytest.mark.parametrize("audience", ["public", "government", "staff"])
def test_description_lists_the_routes_of_the_daemon(stack, audience):
    """No route without description, no description without route."""
    result = stack.as_service(stack.commands["creditd"][0], "--routes")
    assert result.returncode == 0, result.stderr
    lines = [line.split() for line in result.stdout.decode().splitlines()]
    document = json.loads((REPOSITORY / f"config/openapi/{audience}.json").read_text(encoding="utf-8"))
    described = {
        (audience, method.upper(), path) for path, operations in document["paths"].items() for method in operations
    }
    assert {tuple(line) for line in lines if line[0] == audience} == described
