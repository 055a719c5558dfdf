"""A member of staff with a browser: logs in with password and code, keeps the cookie and the request token."""

import hashlib
import hmac
import json
import struct
import time

from certificates import CertifiedClient

STEP_SECONDS = 30


class Member:
    """A sample member of staff with a browser."""

    # Steps of codes that tests have used, by device: a code counts once.
    used: dict[str, int] = {}

    def __init__(self, stack, account: str):
        accounts = json.loads((stack.home / "sample-accounts.json").read_text())["accounts"]
        self.account = next(one for one in accounts if one["account"] == account)
        # A ledger of its own: the shared one is compared with rules of the citizens' audience.
        self.client = CertifiedClient(stack.staff_port, stack.home / "certificates/authorities.pem")
        self.headers: dict[str, str] = {}

    def code(self) -> str:
        """A code that nobody has used; one of the next half minute is taken, too."""
        device = self.account["secondFactorBytes"]
        wanted = max(self.account.get("lastStep", 0), self.used.get(device, 0)) + 1
        while int(time.time()) // STEP_SECONDS + 1 < wanted:
            time.sleep(0.5)
        self.used[device] = step = max(wanted, int(time.time()) // STEP_SECONDS)
        digest = hmac.new(bytes.fromhex(device), struct.pack(">Q", step), hashlib.sha1)
        code = digest.digest()
        offset = code[19] & 15
        return f"{(struct.unpack('>I', code[offset : offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"

    def post(self, target: str, members: dict, **headers: str):
        body = json.dumps(members).encode()
        return self.client.send("POST", target, {"Content-Type": "application/json"} | self.headers | headers, body)

    def upload(self, target: str, content: bytes):
        return self.client.send("POST", target, {"Content-Type": "application/octet-stream"} | self.headers, content)

    def get(self, target: str):
        return self.client.get(target, self.headers)

    def log_in(self):
        answer = self.post(
            "/v1/session",
            {"account": self.account["account"], "password": self.account["password"], "code": self.code()},
        )
        assert answer.status == 200, answer.body
        self.headers = {
            "Cookie": answer.headers["set-cookie"].split(";")[0],
            "CSRF-Token": answer.document["csrf_token"],
        }
        return answer

    def log_out(self):
        return self.client.send("DELETE", "/v1/session", self.headers)
