"""A clerk of a window with an open case and a paper of it, for which scans are taken."""

import os
import shutil
import subprocess
import time

from expectations import CHINESE
from identifiers import company_code, identity_number
from staff_member import Member


class ArchiveDesk:
    """The clerk, logged in, and the case."""

    def __init__(self, stack, account: str, number: int):
        self.stack = stack
        self.clerk = Member(stack, account)
        self.clerk.log_in()
        self.open_case(number)

    def open_case(self, number: int):
        """A case of its own, because files of a case are bounded."""
        application = {
            "applicant": {"kind": "legal", "name": "扫描示例有限公司", "unified_code": company_code(number, "XM")},
            "agent": {
                "kind": "natural",
                "name": "扫描代理人",
                "document_type": "resident_identity",
                "document_number": identity_number(number % 1000),
            },
            "content": "本单位全部公共信用信息",
            "purpose": "核对本单位信用信息",
        }
        self.case = self._does("/v1/applications", application)["case"]
        wanted = self.clerk.get(f"/v1/cases/{self.case}/checklist").document["checklist"][0]["material"]
        paper = {
            "material_code": wanted,
            "is_original": True,
            "is_stamped": True,
            "is_notarised": True,
            "page_count": 1,
        }
        self.paper = self._does(f"/v1/cases/{self.case}/materials", paper)["material"]
        self.target = f"/v1/cases/{self.case}/files?material={self.paper}"

    def _does(self, target: str, body: dict) -> dict:
        answer = self.clerk.post(target, body)
        assert answer.status == 200, (target, answer.status, answer.body.decode())
        return answer.document

    def close(self):
        self.clerk.client.close()

    # --- scans ----------------------------------------------------------------------------------------------------

    def upload(self, content: bytes, **headers: str):
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        given = {"Content-Type": "application/octet-stream"} | self.clerk.headers | names
        return self.clerk.client.send("POST", self.target, given, content)

    def kept(self, content: bytes) -> str:
        """The id of a scan that is taken."""
        answer = self.upload(content)
        assert answer.status == 200, (answer.status, answer.body.decode())
        return answer.document["file"]

    def read(self, file: str):
        return self.clerk.get(f"/v1/files/{file}")

    # --- the store ------------------------------------------------------------------------------------------------

    @property
    def store(self):
        return self.stack.home / "files"

    def place(self, file: str):
        digits = file.replace("-", "")
        return self.store / digits[:2] / digits

    def stored(self) -> set[str]:
        """Everything that lies in the store."""
        return {path.name for path in self.store.rglob("*") if path.is_file()}

    def registered(self) -> set[str]:
        rows = self.stack.sql("select replace(file_id::text, '-', '') from credit.stored_file where destroyed_at is null")
        return set(rows.split())

    def check(self, *words: str) -> subprocess.CompletedProcess:
        return self.stack.ctl("files", "check", *words)

    def give_to_service(self, path):
        if self.stack.prefix:
            shutil.chown(path, "postgres", "postgres")


def older(path, hours: float):
    """Lets a file look as if it had lain there for hours."""
    then = time.time() - hours * 3600
    os.utime(path, (then, then))


def assert_refused(answer, status: int, code: str, rule: str = "HZ-Q16"):
    """X-7: a rule and a sentence that a clerk understands."""
    assert (answer.status, answer.document["code"]) == (status, code), (answer.status, answer.body.decode())
    assert answer.document["rule"] == rule, answer.document
    assert CHINESE.search(answer.document["detail"]), answer.document
    assert answer.headers["content-type"].partition(";")[0] == "application/problem+json"
    if status == 503:
        assert 1 <= int(answer.headers["retry-after"]) <= 60, answer.headers
