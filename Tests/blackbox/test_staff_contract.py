"""The staff's interface keeps to its description: schemathesis asks as every role, the description judges (X-7)."""

import subprocess
import sys

import pytest

from stack import REPOSITORY
from staff_member import Member

# For each operation and role: with all of them the run stays within some minutes on two cores.
EXAMPLES = 4
CONFIGURATION = REPOSITORY / "Tests/blackbox/schemathesis-staff.toml"
# What ends the session that asks, or the account, is tested by itself.
ENDING = ["/v1/session", "/v1/session/password", "/v1/session/second-factor", "/v1/accounts/{account}/session"]


@pytest.mark.parametrize("account", ["window-3", "centre-2", "officer-2", "provider-1"])
def test_interface_keeps_to_its_description(stack, account):
    member = Member(stack, account)
    member.log_in()
    excluded = [argument for path in ENDING for argument in ("--exclude-path", path)]
    headers = [argument for name, value in member.headers.items() for argument in ("--header", f"{name}: {value}")]
    result = subprocess.run(
        [
            sys.executable,
            "-m",
            "schemathesis.cli",
            "--config-file",
            str(CONFIGURATION),
            "run",
            f"https://127.0.0.1:{stack.staff_port}/openapi.json",
            "--url",
            f"https://127.0.0.1:{stack.staff_port}",
            "--tls-verify",
            str(stack.home / "certificates/authorities.pem"),
            "--phases",
            "examples,fuzzing",
            "--max-examples",
            str(EXAMPLES),
            "--seed",
            "20260101",
            "--generation-database",
            "none",
            "--no-color",
            # That most cases are unknown, and most steps another role's, is how it should be.
            "--warnings",
            "off",
            "--workers",
            "2",
            *excluded,
            *headers,
        ],
        cwd=stack.base,
        capture_output=True,
        timeout=420,
        check=False,
    )
    member.client.close()
    output = result.stdout.decode(errors="replace")
    assert result.returncode == 0, output[-12000:] + result.stderr.decode(errors="replace")[-2000:]


def test_served_description_is_the_one_in_the_repository(stack):
    member = Member(stack, "auditor-1")
    try:
        answer = member.get("/openapi.json")
    finally:
        member.client.close()
    assert answer.status == 200
    assert answer.body == (REPOSITORY / "config/openapi/staff.json").read_bytes()
