"""What society and government are shown of a subject, each through its own channel."""

import json

from certificates import CertifiedClient, PemFiles
from processes import wait_until

JSON = {"Content-Type": "application/json"}


def found(document, record: str) -> dict | None:
    """The record, wherever in a document it stands; None when it stands nowhere."""
    waiting = [document]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if node.get("record") == record and "markers" in node:
                return node
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)
    return None


def markers(record: dict) -> list[str]:
    return [marker["marker"] for marker in record["markers"]]


def identified(party: dict) -> dict:
    """A party as a using unit names it."""
    if party["kind"] == "legal":
        return {"unified_code": party["unified_code"]}
    return {"identity_document": party["document_number"]}


class Channels:
    """A citizen and a using unit of the city with its certificate."""

    def __init__(self, stack):
        self.stack = stack
        self.citizen = stack.client()
        self.querier = CertifiedClient(
            stack.government_port, stack.home / "certificates/authorities.pem", PemFiles(stack, "city-querier")
        )

    def close(self):
        self.citizen.close()
        self.querier.close()

    def to_society(self, code: str):
        """What anybody is answered about a company."""
        return self.citizen.get(f"/v1/subjects/{code}")

    def to_government(self, party: dict):
        """What a using unit is answered about somebody."""
        return self._asks("/v1/queries", {"subject": identified(party), "purpose": "objection_check"})

    def verification(self, *parties: dict) -> str:
        """A verification of a list that is done and waits to be fetched (HZ-M1); its id."""
        body = {"subjects": [identified(party) for party in parties], "purpose": "objection_check"}
        opened = self._asks("/v1/verifications", body)
        assert opened.status == 202, opened.body.decode()
        target = f"/v1/verifications/{opened.document['verification']}"
        wait_until(
            lambda: self.querier.get(target).document["state"] not in ("waiting", "running"), 30, f"{target} is done"
        )
        return target

    def fetched(self, target: str) -> list[dict]:
        """The lines of a verification, one for each subject; afterwards they are gone."""
        answer = self.querier.send("POST", f"{target}/result", {}, b"")
        assert answer.status == 200, answer.body.decode()
        return [json.loads(line) for line in answer.body.splitlines()][1:]

    def progress(self, receipt_number: str, element: str):
        """How a case stands, as the public interface tells the holder of the receipt."""
        body = json.dumps({"receipt_number": receipt_number, "identity_element": element}).encode()
        return self.citizen.send("POST", "/v1/objection-progress", JSON, body)

    def _asks(self, target: str, body: dict):
        content = json.dumps(body | {"case_number": "案号1"}).encode()
        return self.querier.send("POST", target, JSON, content)
