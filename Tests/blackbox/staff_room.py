"""The people of a window, the centre, the authority and a provider at work in the tests of cases."""

import json
from datetime import date, datetime, timedelta, timezone

import query_log
from refusals import assert_refusal
from staff_member import Member

SHANGHAI = timezone(timedelta(hours=8))

# Who sits where: everybody's colleague in the second line, for what two persons do.
ACCOUNTS = {
    "window": "window-2", "centre": "centre-1", "authority": "officer-1", "provider": "provider-2",
    "colleague": "window-3", "keeper": "centre-2", "second": "officer-2", "other_window": "window-1",
    "auditor": "auditor-1",
}  # fmt: skip
# The parts of a case; nobody does another's step (HZ-O2).
PARTS = ("window", "centre", "authority", "provider")


def today() -> date:
    """The day at the window; it ends at midnight there (X-2)."""
    return datetime.now(SHANGHAI).date()


class People(dict):
    """Members of staff by what they do in a test, each logged in when first needed and once for all tests."""

    def __init__(self, stack):
        super().__init__()
        self.stack = stack

    def __missing__(self, role: str) -> Member:
        member = Member(self.stack, ACCOUNTS[role])
        member.log_in()
        self[role] = member
        return member

    def close(self):
        for member in self.values():
            member.client.close()

    @property
    def answers(self) -> list:
        """Everything with a receipt that any of them was answered."""
        return [answer for member in self.values() for answer in member.client.ledger.answers]


class StaffRoom:
    """What staff do and are refused, whatever the case is about."""

    letters_written = 0

    def __init__(self, people: People):
        self.people, self.stack = people, people.stack

    # --- commands -------------------------------------------------------------------------------------------------

    def does(self, role: str, target: str, body: dict | None = None) -> dict:
        """A command that is carried out, with its answer."""
        answer = self.people[role].post(target, body or {})
        assert answer.status == 200, (role, target, answer.status, answer.body.decode())
        assert answer.is_logged, target
        return answer.document

    def reads(self, role: str, target: str) -> dict:
        answer = self.people[role].get(target)
        assert answer.status == 200, (role, target, answer.status, answer.body.decode())
        return answer.document

    def refused(self, role: str, target: str, body: dict | None = None) -> str:
        """A command that is refused; its code, with a rule and a Chinese sentence (X-7)."""
        answer = self.people[role].post(target, body or {})
        assert 400 <= answer.status < 500, (role, target, answer.status, answer.body.decode())
        problem = answer.document
        assert problem["rule"] and any("一" <= letter <= "鿿" for letter in problem["detail"]), problem
        return problem["code"]

    def refuses(self, role: str, target: str, body: dict | None, code: str, rule: str):
        """A command that is refused with a rule, in the words that belong to it."""
        assert_refusal(self.people[role].post(target, body or {}), code, rule)

    def only(self, role: str, target: str, body: dict | None = None) -> dict:
        """A step that the others are refused (HZ-O2)."""
        for other in PARTS:
            if other != role:
                self.refuses(other, target, body, "role_not_allowed", "PB-1")
        return self.does(role, target, body)

    # --- what a window does with every case -----------------------------------------------------------------------

    def letter(self, case: str, grantor: dict, grantee: dict, **elements) -> dict:
        """The form of a letter of agency with its four elements, in force and in order; `elements` differ."""
        return {
            "case": case, "kind": "agency", "grantor": grantor, "grantee": grantee, "matter": "办理信用信息业务",
            "case_kinds": ["application"], "content": "全部公共信用信息", "purpose": "核对信用信息",
            "valid_from": "2026-01-01", "valid_until": self._another_day(), "is_original": True, "is_stamped": True,
            "is_notarised": True,
        } | elements  # fmt: skip

    @staticmethod
    def _another_day() -> str:
        """Letters of the same parties are told apart by their days (QZ-5)."""
        StaffRoom.letters_written += 1
        return str(date(2099, 12, 31) - timedelta(days=StaffRoom.letters_written))

    def check_papers(self, case: str, without: str | None = None) -> list[str]:
        """Every paper of the checklist is there and in order, but for one; answers the papers."""
        papers = []
        for wanted in self.reads("window", f"/v1/cases/{case}/checklist")["checklist"]:
            if wanted["material"] == without:
                continue
            paper = {"material_code": wanted["material"], "page_count": 1}
            paper |= {"is_original": True, "is_stamped": True, "is_notarised": True}
            papers.append(self.does("window", f"/v1/cases/{case}/materials", paper)["material"])
        return papers

    def takes_back(self, target: str, reason: str) -> dict:
        """The applicant's withdrawal, which is the window's to record, by a signed form and not without it (HZ-O14)."""
        form = {"material_code": "withdrawal_form", "page_count": 1}
        form |= {"is_original": True, "is_stamped": False, "is_notarised": False}
        rule = "HZ-Q16" if target.startswith("/v1/applications/") else "HZ-O14"
        self.refuses("window", f"{target}/withdrawal", {"reason": reason}, "materials_missing", rule)
        paper = self.does("window", f"/v1/cases/{target.rsplit('/', 1)[1]}/materials", form)["material"]
        return self.only("window", f"{target}/withdrawal", {"reason": reason}) | {"paper": paper}

    def own_report(self, applicant: dict, agent: dict | None = None, items: list[str] | None = None) -> dict:
        """Somebody applies for its own data with every paper and is answered; the report as issued, with `papers`."""
        form = {"applicant": applicant, "content": "全部公共信用信息", "purpose": "核对信用信息"}
        form |= ({"agent": agent} if agent else {}) | ({"items": items} if items else {})
        case = self.does("window", "/v1/applications", form)["case"]
        papers = self.check_papers(case)
        if agent:
            self.does("window", "/v1/letters", self.letter(case, applicant, agent, reference=f"授权{case}"))
        self.does("window", f"/v1/applications/{case}/acceptance")
        return self.does("window", f"/v1/applications/{case}/answer") | {"case": case, "papers": papers}

    def file(self, papers: list[str], **more) -> dict:
        filing = {"materials": papers, "shelf_mark": "一号柜", "secret_grade": "ordinary"}
        return self.does("window", "/v1/materials/filing", filing | more)

    def state(self, case: str) -> str:
        return self.reads("authority", f"/v1/cases/{case}")["state"]

    def clocks(self, case: str) -> dict[str, dict]:
        """The clocks of a case by period, as the authority reads them."""
        return {clock["period"]: clock for clock in self.reads("authority", f"/v1/cases/{case}")["deadlines"]}

    # --- the log --------------------------------------------------------------------------------------------------

    def assert_logged(self, *parties: dict) -> list[dict]:
        """Whatever staff were answered is in the permanent log, which says nothing of who came (HZ-O13, X-4)."""
        entries = query_log.check_staff(self.stack, self.people.answers)
        text = json.dumps(entries, ensure_ascii=False)
        for party in parties:
            assert party["name"] not in text and party.get("document_number", party["name"]) not in text, party
        verified = self.stack.ctl("log", "verify")
        assert verified.returncode == 0, verified.stdout[-2000:]
        return entries
