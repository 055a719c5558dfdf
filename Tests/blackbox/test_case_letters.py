"""Applications at the window: letters of authority, agents, amendments, extensions, refusals (HZ-Q2 to HZ-Q12)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from case_subjects import BORROWER, LENDER, LETTER_AGENT, OWNER, READER, record_of
from channels import found
from office import WorkingDays
from refusals import assert_refusal
from staff_room import StaffRoom, today

CONTENT, PURPOSE = "全部公共信用信息", "贷款审批"
DAY = timedelta(days=1)


class Window(StaffRoom):
    """A window at which somebody asks for somebody's data."""

    def applied(self, applicant: dict, subject: dict | None = None, **more) -> str:
        """An application is received; its case."""
        form = {"applicant": applicant, "content": CONTENT, "purpose": PURPOSE, "copy_wanted": True} | more
        return self.only("window", "/v1/applications", form | ({"subject": subject} if subject else {}))["case"]

    def authority(self, case: str, grantor: dict, grantee: dict, number: str, **elements) -> dict:
        """The form of a subject's letter that lets somebody see its data, in order but for `elements`."""
        usual = {"kind": "query", "content": CONTENT, "purpose": PURPOSE, "reference": f"(2026)浙杭证字第{number}号"}
        return self.letter(case, grantor, grantee, **usual | elements)

    def records(self, letter: dict) -> dict:
        return self.does("window", "/v1/letters", letter)["letter"]

    def refuses_letter(self, letter: dict, code: str, rule: str):
        self.refuses("window", "/v1/letters", letter, code, rule)

    def refuses_acceptance(self, case: str, code: str, rule: str):
        self.refuses("window", f"/v1/applications/{case}/acceptance", {}, code, rule)

    def answered(self, case: str) -> dict:
        self.only("window", f"/v1/applications/{case}/acceptance")
        return self.only("window", f"/v1/applications/{case}/answer")


@pytest.fixture(scope="module")
def window(people, subjects):
    return Window(people)


@pytest.fixture(scope="module")
def inquiry(window):
    """A person asks for another's data; every paper is there but a letter that is good for it."""
    case = window.applied(READER, OWNER, items=["ZRR-ZYZG"])
    window.refuses_acceptance(case, "materials_missing", "HZ-Q6")
    window.check_papers(case)
    window.refuses_acceptance(case, "letter_missing", "HZ-Q6")
    return case


def test_a_letter_has_its_four_elements_or_is_none(window, inquiry):
    """HZ-Q8: who, what matter, how long, which content for which purpose; HZ-Q6: a person's is a notarised original."""
    letter = window.authority(inquiry, OWNER, READER, "1")
    for element in ("matter", "content", "purpose", "valid_from", "valid_until"):
        window.refuses_letter({name: letter[name] for name in letter if name != element}, "letter_incomplete", "HZ-Q8")
    backwards = {"valid_from": "2026-02-02", "valid_until": "2026-02-01"}
    window.refuses_letter(letter | backwards, "letter_incomplete", "HZ-Q8")
    window.refuses_letter(letter | {"grantor": READER}, "letter_incomplete", "HZ-Q8")
    for paper in ({"is_notarised": False}, {"is_original": False}, {"reference": "－"}):
        expected = ("malformed_command", "X-7") if "reference" in paper else ("letter_form", "HZ-Q6")
        window.refuses_letter(letter | paper, *expected)
    for role in ("centre", "authority", "provider"):
        window.refuses(role, "/v1/letters", letter, "role_not_allowed", "PB-1")
    window.refuses("other_window", "/v1/letters", letter, "case_unknown", "HZ-O2")
    window.refuses_acceptance(inquiry, "letter_missing", "HZ-Q6")


@pytest.mark.parametrize(
    "number, elements, code",
    [
        ("21", {"grantor": LETTER_AGENT}, "letter_other_grantor"),
        ("22", {"grantee": LETTER_AGENT}, "letter_other_grantee"),
        ("23", {"valid_until": -1}, "letter_outside_period"),
        ("24", {"valid_from": 1}, "letter_outside_period"),
        ("25", {"purpose": "租房"}, "letter_outside_purpose"),
        ("26", {"items": ["ZRR-SXBZX"]}, "letter_outside_content"),
    ],
)
def test_a_letter_for_something_else_opens_nothing(window, inquiry, number, elements, code):
    """HZ-Q8: outside the parties, the period (ended yesterday, begins tomorrow), the purpose or the content."""
    days = {name: str(today() + value * DAY) for name, value in elements.items() if isinstance(value, int)}
    letter = window.authority(inquiry, OWNER, READER, number)
    window.records(letter | elements | days)
    window.refuses_acceptance(inquiry, code, "HZ-Q8")


def test_a_letter_serves_once(window, inquiry):
    """QZ-5: also on its last day, which is today; for nothing else meanwhile, and for nothing afterwards."""
    letter = window.authority(inquiry, OWNER, READER, "3", valid_until=str(today()))
    assert window.records(letter)["used_at"] is None
    window.refuses("window", "/v1/applications", {
        "applicant": READER, "subject": OWNER, "content": CONTENT, "purpose": PURPOSE, "items": ["ZRR-ZYZG"],
    }, "application_open", "X-7")  # fmt: skip
    other = window.applied(READER, OWNER, items=["ZRR-SXBZX"])
    window.refuses_letter(letter | {"case": other}, "letter_in_use", "QZ-5")

    report = window.answered(inquiry)
    assert found(report, record_of(window.stack, "黑盒资格1号"))
    # HZ-Q3, BX-7: nothing of level C; who used the data is the subject's to know.
    assert not found(report, record_of(window.stack, "黑盒考试1号")) and "黑盒考试" not in str(report)
    assert "lookups" not in report
    window.refuses("window", f"/v1/applications/{inquiry}/lookups", {}, "not_own_data", "X-8")

    for again in (letter, letter | {"purpose": f"{PURPOSE}。"}, letter | {"valid_until": "2099-12-31"}):
        window.refuses_letter(again | {"case": other}, "letter_used", "QZ-5")
    window.check_papers(other)
    window.refuses_acceptance(other, "letter_missing", "HZ-Q6")
    window.takes_back(f"/v1/applications/{other}", "授权书已使用")

    target = f"/v1/reports/{report['report']['id']}"
    assert window.people["window"].post(f"{target}/print", {}).status == 200
    window.does("window", f"{target}/handover", {"received_by_name": READER["name"], "signed": True})
    # QZ-5, HZ-Q17: the report is the archive's now.
    window.refuses("window", f"{target}/print", {"copy_reason": "遗失"}, "reading_not_approved", "QZ-5")
    window.refuses("window", f"{target}/reading", {}, "reading_not_approved", "QZ-5")


def test_a_legal_person_sends_an_agent_and_sees_what_the_letter_names(window):
    """HZ-Q5, HZ-Q6, HZ-Q11: a company about a company; what is asked for is cut down to what the letter covers."""
    form = {"applicant": LENDER, "subject": BORROWER, "content": CONTENT, "purpose": PURPOSE}
    window.refuses("window", "/v1/applications", form, "agent_missing", "HZ-Q5")
    window.refuses(
        "window", "/v1/applications", form | {"agent": LETTER_AGENT, "items": ["NO-SUCH"]}, "item_unknown", "HZ-Q11"
    )
    received = window.only("window", "/v1/applications", form | {"agent": LETTER_AGENT})
    case, target = received["case"], f"/v1/applications/{received['case']}"
    window.check_papers(case)
    window.records(window.authority(case, BORROWER, LENDER, "4", items=["FR-JYCF"]))
    window.refuses_acceptance(case, "letter_missing", "HZ-Q5")
    agency = window.letter(case, LENDER, LETTER_AGENT, purpose=PURPOSE, reference="授权4号")
    window.refuses_letter(agency | {"is_stamped": False}, "letter_form", "HZ-Q6")
    window.records(agency | {"case_kinds": ["objection"]})
    window.refuses_acceptance(case, "letter_outside_matter", "HZ-Q8")
    window.records(agency)
    window.refuses_acceptance(case, "letter_outside_content", "HZ-Q8")

    refusal = {"ground": "unclear", "reason": "未写明查询事项"}
    window.refuses("window", f"{target}/refusal", refusal, "amendment_not_requested", "HZ-Q11")
    asked = window.only("window", f"{target}/amendment-request", {"reason": "超出授权书约定的内容，请更改"})
    assert (asked["state"], asked["rule"]) == ("amending", "HZ-Q11") and "请更改、补充" in asked["sentence"]
    window.refuses_acceptance(case, "transition_not_allowed", "HZ-Q5")
    amended = {"subject": BORROWER, "content": "简易程序行政处罚", "purpose": PURPOSE, "items": ["FR-JYCF"]}
    amended["receipt_number"] = received["receipt_number"]
    wrong = amended | {"receipt_number": "S20260302ABCDEFGHQ"}
    window.refuses("window", f"{target}/amendment", wrong, "case_unknown", "HZ-Q5")
    window.only("window", f"{target}/amendment", amended)

    window.only("window", f"{target}/acceptance")
    refusal = {"ground": "does_not_exist", "reason": "没有记录"}
    window.refuses("window", f"{target}/refusal", refusal, "information_exists", "HZ-Q11")
    report = window.only("window", f"{target}/answer")
    assert found(report, record_of(window.stack, "黑盒简罚1号"))
    assert not found(report, record_of(window.stack, "黑盒授罚〔2026〕0号"))
    assert not found(report, record_of(window.stack, "黑盒检查1号"))
    again = window.does("window", "/v1/applications", form | {"agent": LETTER_AGENT, "items": ["FR-XZCF"]})
    window.refuses_letter(agency | {"case": again["case"]}, "letter_used", "QZ-5")
    # Another number makes no other paper of it.
    window.refuses_letter(agency | {"case": again["case"], "reference": "授权字第4号"}, "letter_alike", "QZ-5")
    window.takes_back(f"/v1/applications/{again['case']}", "须另出授权书")


def test_somebody_who_cannot_write_applies_in_words_through_an_agent_and_learns_who_looked(window, channels):
    """HZ-Q7: the form says who filled it in; X-8: who looked at the data, by unit and purpose, not by person."""
    assert channels.to_government(OWNER).status == 200
    case = window.applied(OWNER, agent=LETTER_AGENT, is_oral=True)
    document = window.reads("centre", f"/v1/cases/{case}")
    assert (document["is_oral"], document["written_by"]) == (True, "window-2"), document
    window.refuses("window", f"/v1/applications/{case}/lookups", {}, "transition_not_allowed", "X-8")
    window.check_papers(case)
    agency = window.letter(case, OWNER, LETTER_AGENT, purpose=PURPOSE, reference="(2026)浙杭证字第5号")
    window.refuses_letter(agency | {"is_notarised": False}, "letter_form", "HZ-Q6")
    window.records(agency)
    report = window.answered(case)
    assert found(report, record_of(window.stack, "黑盒资格1号"))
    assert not found(report, record_of(window.stack, "黑盒考试1号"))

    for other in ("centre", "authority", "provider"):
        window.refuses(other, f"/v1/applications/{case}/lookups", {}, "role_not_allowed", "PB-1")
    lookups = window.does("window", f"/v1/applications/{case}/lookups")["lookups"]
    seen = {(entry.get("unit"), entry["purpose"]) for entry in lookups}
    assert seen >= {
        ("SAMPLE-CITY", "objection_check"), ("SAMPLE-WINDOW", "authorised_inquiry"), ("SAMPLE-WINDOW", "own_data")
    }, lookups  # fmt: skip
    assert not any(account in str(lookups) for account in ("window-2", "city-querier", READER["name"]))


def test_who_is_not_on_record_is_told_so(window):
    """HZ-Q11: not before the acceptance, so that nobody learns of others what there is; HZ-Q12: that is an answer."""
    case = window.applied(READER)
    target = f"/v1/applications/{case}"
    refusal = {"ground": "does_not_exist", "reason": "经查询没有记录"}
    window.refuses("window", f"{target}/refusal", refusal, "transition_not_allowed", "HZ-Q11")
    window.check_papers(case)
    window.only("window", f"{target}/acceptance")
    told = window.only("window", f"{target}/refusal", refusal)
    assert told["sentence"] == "在服务窗口可以查询的范围内，没有您申请查询的信息。" and told["rule"] == "HZ-Q11"
    assert window.clocks(case)["application_answer"]["met_at"]
    case = window.applied(READER, OWNER)
    told = window.does("window", f"/v1/applications/{case}/refusal", {"ground": "materials", "reason": "没有公证"})
    assert (told["rule"], told["sentence"]) == ("HZ-Q9", "提交的材料不符合要求，不予受理。")


def test_who_is_under_sixteen_may_not_ask_and_who_is_under_eighteen_lives_on_own_work(window):
    """HZ-Q2: on both sides of the birthday."""
    sixteen = today().replace(year=today().year - 16, day=min(today().day, 28))
    younger = {"kind": "natural", "name": "冯柜台", "document_type": "passport", "document_number": "E10000001"}
    case = window.applied(younger, birth_date=str(sixteen + 5 * DAY))
    window.check_papers(case)
    window.refuses_acceptance(case, "applicant_not_eligible", "HZ-Q2")
    told = window.does("window", f"/v1/applications/{case}/refusal", {"ground": "not_eligible", "reason": "不满十六周岁"})
    assert told["rule"] == "HZ-Q2"
    case = window.applied(younger | {"document_number": "E10000002"}, birth_date=str(sixteen))
    window.check_papers(case, without="income_proof")
    window.refuses_acceptance(case, "materials_missing", "HZ-Q2")
    window.takes_back(f"/v1/applications/{case}", "回去取证明")


def test_an_answer_is_put_off_with_the_authoritys_consent_and_the_applicant_is_told(window):
    """HZ-Q12: at most 15 working days more, once, decided by another, told once."""
    case = window.applied(READER, items=["ZRR-SXBZX"])
    clock = window.clocks(case)["application_answer"]
    request = f"/v1/deadlines/{clock['deadline']}/extension"
    for role in ("authority", "provider"):
        window.refuses(role, request, {"length": 5, "reason": "内容较多"}, "role_not_allowed", "PB-1")
    window.refuses("window", request, {"length": 16, "reason": "内容较多"}, "extension_not_allowed", "HZ-Q12")
    asked = window.does("window", request, {"length": 15, "reason": "内容较多"})
    window.refuses("window", request, {"length": 1, "reason": "内容较多"}, "transition_not_allowed", "HZ-Q12")
    extension = f"/v1/extensions/{asked['extension']}"
    window.refuses("window", f"{extension}/notice", {}, "transition_not_allowed", "HZ-Q12")
    window.only("authority", f"{extension}/decision", {"decision": "granted"})
    window.refuses("second", f"{extension}/decision", {"decision": "granted"}, "transition_not_allowed", "HZ-Q12")
    window.only("window", f"{extension}/notice")
    window.refuses("window", f"{extension}/notice", {}, "transition_not_allowed", "HZ-Q12")
    clock = window.clocks(case)["application_answer"]
    expected = WorkingDays().counted(today(), 30)
    assert clock["last_day"] == (str(expected) if expected else None), clock
    window.takes_back(f"/v1/applications/{case}", "不再需要")


def test_two_clerks_in_the_same_second_do_everything_once(window):
    """QZ-5, HZ-Q5: a paper for two cases, an acceptance, an answer; one of them does it, the other is told why not."""
    cases = [window.applied(READER, OWNER, items=[item]) for item in ("ZRR-ZYZG", "ZRR-XZCF")]
    letters = [window.authority(case, OWNER, READER, "7") for case in cases]

    def at_once(*commands: tuple[str, dict]) -> list:
        members = window.people["window"], window.people["colleague"]
        with ThreadPoolExecutor(2) as clerks:
            sent = [clerks.submit(clerk.post, *command) for clerk, command in zip(members, commands, strict=True)]
            return [answer.result() for answer in sent]

    recorded = at_once(*(("/v1/letters", letter) for letter in letters))
    assert sorted(answer.status for answer in recorded) == [200, 409], recorded
    assert_refusal(max(recorded, key=lambda answer: answer.status), "letter_in_use", "QZ-5")
    case = cases[[answer.status for answer in recorded].index(200)]
    window.check_papers(case)
    for step, rule in (("acceptance", "HZ-Q5"), ("answer", "HZ-Q5")):
        both = at_once(*[(f"/v1/applications/{case}/{step}", {})] * 2)
        assert sorted(answer.status for answer in both) == [200, 409], (step, both)
        assert_refusal(max(both, key=lambda answer: answer.status), "transition_not_allowed", rule)
    assert len(window.reads("window", f"/v1/cases/{case}/reports")["reports"]) == 1
    other = next(one for one in cases if one != case)
    window.takes_back(f"/v1/applications/{other}", "授权书已使用")


def test_every_step_is_in_the_log_and_nobody_who_came(window):
    """HZ-Q15, X-4: refusals as well; ids, codes and days."""
    entries = window.assert_logged(OWNER, READER, LETTER_AGENT, BORROWER, LENDER)
    letters = [entry for entry in entries if entry["operation"] == "record_letter"]
    assert {entry["outcome"] for entry in letters} == {"answered", "refused"}
    assert {"HZ-Q8", "HZ-Q6", "QZ-5"} <= {entry.get("rule") for entry in letters}
