"""Forged materials: reported, decided, recorded in the file of who did it, and disclosed at its level (HZ-Q9)."""

import pytest

from case_subjects import BORROWER, FORGER, IMPOSTOR, LETTER_AGENT, OWNER
from channels import found
from staff_room import StaffRoom

FINDING = "公证书经公证机关核实系伪造"


class Counter(StaffRoom):
    """A window that is handed what is not genuine."""

    def __init__(self, people, channels):
        super().__init__(people)
        self.channels = channels

    def applied(self, applicant: dict, **more) -> tuple[str, list[str]]:
        """An application with papers; its case and papers."""
        form = {"applicant": applicant, "content": "全部公共信用信息", "purpose": "贷款审批"} | more
        case = self.does("window", "/v1/applications", form)["case"]
        return case, self.check_papers(case)

    def reported(self, case: str, person: str, material: str | None = None) -> str:
        """A report of forged materials; its case."""
        report = {"case": case, "person": person, "finding": FINDING} | ({"material": material} if material else {})
        reported = self.only("window", "/v1/forgeries", report)
        assert reported["receipt_number"].startswith("Z") and reported["state"] == "reported"
        return reported["case"]

    def closed(self, target: str):
        """The authority closes the report, nobody else (HZ-Q9)."""
        closure = f"/v1/cases/{target.rpartition('/')[2]}/closure"
        for other in ("centre", "provider"):
            self.refuses(other, closure, {}, "role_not_allowed", "PB-1")
        self.refuses("window", closure, {}, "transition_not_allowed", "HZ-Q9")
        assert self.does("authority", closure)["state"] == "closed"


@pytest.fixture(scope="module")
def counter(people, channels, subjects):
    return Counter(people, channels)


@pytest.fixture(scope="module")
def forged(counter):
    """A forged letter with which somebody asks for another's data; the parent case, the paper and the report of it."""
    case, papers = counter.applied(FORGER, subject=OWNER)
    unknown = {"case": case, "person": "applicant", "finding": FINDING, "material": case}
    counter.refuses("window", "/v1/forgeries", unknown, "material_unknown", "HZ-Q9")
    forgery = counter.reported(case, "applicant", papers[0])
    return {"case": case, "papers": papers, "forgery": forgery, "target": f"/v1/forgeries/{forgery}"}


def test_one_report_at_a_time_is_open_about_a_paper(counter, forged):
    again = {"case": forged["case"], "person": "applicant", "finding": FINDING, "material": forged["papers"][0]}
    counter.refuses("window", "/v1/forgeries", again, "forgery_open", "HZ-Q9")
    agent = again | {"person": "agent", "material": forged["papers"][1]}
    counter.refuses("window", "/v1/forgeries", agent, "malformed_command", "X-7")
    board = counter.reads("authority", "/v1/deadlines")["deadlines"]
    assert any((entry["case"], entry["period"]) == (forged["forgery"], "forgery_decision") for entry in board)


def test_what_is_not_established_leaves_no_record(counter, channels, forged):
    """HZ-Q9: only what the authority has established; what is dismissed, and whom nobody knows, leaves nothing."""
    note = {"note": "认定决定已送达"}
    counter.refuses("centre", f"{forged['target']}/record", note, "transition_not_allowed", "HZ-Q9")
    dismissed = f"/v1/forgeries/{counter.reported(forged['case'], 'applicant', forged['papers'][1])}"
    counter.only("authority", f"{dismissed}/decision", {"decision": "dismissed", "reason": "系复印不清，并非伪造"})
    counter.refuses("centre", f"{dismissed}/record", note, "transition_not_allowed", "HZ-Q9")
    counter.closed(dismissed)

    nobody = f"/v1/forgeries/{counter.reported(forged['case'], 'unknown')}"
    counter.only("authority", f"{nobody}/decision", {"decision": "established", "reason": "公证书系伪造，行为人不明"})
    counter.refuses("centre", f"{nobody}/record", note, "transition_not_allowed", "HZ-Q9")
    counter.closed(nobody)
    assert FINDING not in channels.to_government(FORGER).body.decode()


def test_an_established_forgery_is_a_record_of_who_did_it_and_seen_at_its_level(counter, channels, forged):
    """HZ-Q9, HZ-Q3: level B: at the window by the person, by government; in nobody else's file."""
    target, note = forged["target"], {"note": "认定决定已送达"}
    decision = {"decision": "established", "reason": "公证机关书面答复该公证书不是其出具"}
    counter.only("authority", f"{target}/decision", decision)
    counter.refuses("authority", f"{target}/decision", decision, "transition_not_allowed", "HZ-Q9")
    clock = counter.clocks(forged["forgery"])["forgery_recording"]
    assert clock["responsible_role"] == "centre_clerk" and not clock["met_at"], clock
    counter.refuses("authority", f"/v1/cases/{forged['forgery']}/closure", {}, "transition_not_allowed", "HZ-Q9")
    recorded = counter.only("centre", f"{target}/record", note)
    assert counter.clocks(forged["forgery"])["forgery_recording"]["met_at"]
    counter.refuses("centre", f"{target}/record", note, "transition_not_allowed", "HZ-Q9")

    record = found(counter.own_report(FORGER), recorded["record"])
    assert record and FINDING in str(record) and record["markers"] == []
    answer = channels.to_government(FORGER)
    assert found(answer.document, recorded["record"]), answer.body
    assert not found(channels.to_government(OWNER).document, recorded["record"])
    refusal = {"ground": "materials", "reason": FINDING}
    refused = counter.does("window", f"/v1/applications/{forged['case']}/refusal", refusal)
    assert refused["rule"] == "HZ-Q9"
    counter.closed(target)


def test_the_agent_who_came_in_anothers_name_has_the_record(counter, channels):
    """HZ-Q9: whose name was used has done nothing."""
    case, papers = counter.applied(OWNER, agent=IMPOSTOR)
    target = f"/v1/forgeries/{counter.reported(case, 'agent', papers[-1])}"
    counter.does("authority", f"{target}/decision", {"decision": "established", "reason": "本人否认委托"})
    recorded = counter.does("centre", f"{target}/record", {"note": "认定决定已送达"})
    assert found(channels.to_government(IMPOSTOR).document, recorded["record"])
    assert not found(channels.to_government(OWNER).document, recorded["record"])
    counter.takes_back(f"/v1/applications/{case}", "冒名申请")


def test_a_companys_forgery_is_not_shown_to_society(counter, channels):
    """HZ-Q3, HZ-Q9: the company at the window and government see it, the web does not."""
    case, papers = counter.applied(BORROWER, agent=LETTER_AGENT, items=["FR-XZCF"])
    target = f"/v1/forgeries/{counter.reported(case, 'applicant', papers[0])}"
    counter.does("authority", f"{target}/decision", {"decision": "established", "reason": "公章系伪造"})
    recorded = counter.does("centre", f"{target}/record", {"note": "认定决定已送达"})
    counter.takes_back(f"/v1/applications/{case}", "材料系伪造")
    society = channels.to_society(BORROWER["unified_code"])
    assert society.status == 200 and not found(society.document, recorded["record"])
    assert "XYPT-XJCL" not in society.body.decode() and FINDING not in society.body.decode()
    assert found(channels.to_government(BORROWER).document, recorded["record"])
    assert found(counter.own_report(BORROWER, agent=LETTER_AGENT), recorded["record"])


def test_every_step_is_in_the_log_and_nobody_who_came(counter):
    entries = counter.assert_logged(FORGER, IMPOSTOR, OWNER, LETTER_AGENT)
    done = {entry["operation"] for entry in entries if entry["outcome"] == "answered"}
    assert {"report_forgery", "decide_forgery", "store_correction", "close_case"} <= done
    assert FINDING not in str(entries)
