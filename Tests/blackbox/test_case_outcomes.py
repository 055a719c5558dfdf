"""Objections with every outcome: who verifies, what each channel says of the record (HZ-O1 to HZ-O10, PB-15)."""

import pytest

from case_subjects import BORROWER, LENDER, OBJECTION_AGENT, OBJECTOR, OWNER, STRANGER, element, record_of
from channels import found, markers
from objections import Objection

SUSPENDED = ["under_processing"]
AGENTS_ELEMENT = element(OBJECTION_AGENT)


@pytest.fixture(scope="module")
def objection(people, channels, subjects):
    """Makes objections, each to the penalty of a number."""

    def made(number: int) -> Objection:
        return Objection(people, channels, record_of(people.stack, f"黑盒异罚〔2026〕{number}号"))

    return made


def test_only_the_subject_objects_and_only_to_what_was_disclosed(objection):
    """HZ-O1: nobody has been shown the record yet; another's record is nobody's to object to."""
    first = objection(0)
    # Somebody with a file and somebody without one are told the same.
    for stranger in (LENDER, BORROWER):
        first.refuses("window", "/v1/objections", first.form(applicant=stranger), "record_unknown", "HZ-O1")
    first.receive()
    first.refuses("window", f"{first.target}/acceptance", {}, "record_not_disclosed", "HZ-O1")
    assert [markers(record) for record in first.shown()] == [[], []]
    first.does("window", f"{first.target}/acceptance")
    first.takes_back(first.target, "申请人要求撤回")
    first.refuses("window", f"{first.target}/withdrawal", {"reason": "再次撤回"}, "transition_not_allowed", "HZ-O2")
    told = first.progress(first.number, AGENTS_ELEMENT)
    assert (told.document["state"], told.document["result_ready"]) == ("withdrawn", False), told.body


def test_a_withdrawn_objection_counts(objection):
    """HZ-O6: the same record again needs a new ground and the word of somebody at the centre."""
    again = objection(0).receive("incomplete")
    again.refuses("window", f"{again.target}/acceptance", {}, "objection_repeated", "HZ-O6")
    permission = {"reason": "确有新证据"}
    for other in ("window", "authority", "provider"):
        again.refuses(other, f"{again.target}/repeat-permission", permission, "role_not_allowed", "PB-1")
    again.refuses("centre", f"{again.target}/repeat-permission", permission, "new_ground_missing", "HZ-O6")
    for ground in ("not_in_force", "not_disclosed"):
        refusal = {"ground": ground, "reason": "无新的理由"}
        again.refuses("window", f"{again.target}/refusal", refusal, "refusal_unfounded", "HZ-O1")
    told = again.only("window", f"{again.target}/refusal", {"ground": "repeated", "reason": "无新的理由"})
    assert (told["rule"], told["reason"]) == ("HZ-O6", "无新的理由"), told
    assert told["sentence"] == "对相同信息已提出过异议，无正当理由重复申请的，不再受理。"
    permitted = objection(0).receive("outdated", new_ground="新取得处罚决定撤销通知")
    permitted.only("centre", f"{permitted.target}/repeat-permission", permission)
    permitted.does("window", f"{permitted.target}/acceptance")
    second = objection(0).receive("wrong_subject", new_ground="另一理由")
    second.refuses("window", f"{second.target}/acceptance", {}, "objection_open", "HZ-O6")
    permitted.takes_back(permitted.target, "不再异议")


def test_a_deleted_record_is_suspended_on_every_channel_and_then_gone(objection, channels):
    """HZ-O7 to HZ-O10: society, government, a verification that waited to be fetched, and the window's own reports."""
    gone = objection(1)
    before = gone.own_report(OBJECTOR, OBJECTION_AGENT)
    assert markers(gone.found(before)) == []
    waiting = channels.verification(OBJECTOR, BORROWER)
    gone.accept("wrong_subject")
    for record in gone.shown():
        assert markers(record) == SUSPENDED and record["suspended"] is True and "fields" not in record
    first, other = channels.fetched(waiting)
    assert (first["status"], first["code"]) == (409, "content_suspended") and "异议" in first["detail"], first
    assert "code" not in other and "receipt" in other
    line = channels.fetched(channels.verification(OBJECTOR))[0]
    assert markers(found(line, gone.record)) == SUSPENDED and "fields" not in found(line, gone.record)
    old = f"/v1/reports/{before['report']['id']}"
    for use in ("reading", "print"):
        gone.refuses("window", f"{old}/{use}", {}, "report_suspended", "HZ-O7")
    meanwhile = found(gone.own_report(OBJECTOR, OBJECTION_AGENT, ["FR-XZCF"]), gone.record)
    assert markers(meanwhile) == SUSPENDED and "fields" not in meanwhile

    gone.ask_provider(answer_kind="confirmed_wrong", answer="处罚对象另有其人")
    gone.refuses_result("deleted")
    gone.correct(correction="delete")
    gone.refuses_result("upheld")
    assert gone.is_known_to() == (False, False)
    free = f"{gone.target}/report"
    gone.refuses("window", free, {}, "reprint_not_due", "HZ-O10")
    gone.end("deleted")
    assert gone.is_known_to() == (False, False)
    gone.refuses("window", f"{old}/reading", {}, "report_outdated", "BX-4")

    report = gone.only("window", free)
    assert not found(report, gone.record)
    gone.refuses("window", free, {}, "reprint_not_due", "HZ-O10")
    target = f"/v1/reports/{report['report']['id']}/print"
    assert gone.people["window"].post(target, {}).status == 200
    gone.refuses("window", target, {"copy_reason": "遗失"}, "print_limit_reached", "HZ-O10")


@pytest.mark.parametrize("number, scope, known", [(2, "society", (False, True)), (3, "all", (False, False))])
def test_disclosure_is_ended_for_society_or_for_all(objection, number, scope, known):
    """HZ-O8: the record stands and stays in the history; whom it is withheld from does not see it."""
    ended = objection(number)
    assert ended.is_known_to() == (True, True)
    ended.accept("outdated")
    ended.ask_provider(answer_kind="confirmed_right", answer="公示期已满")
    ended.refuses_result("disclosure_ended")
    ended.correct(correction="end_disclosure", scope=scope)
    assert ended.is_known_to()[0] is False
    ended.end("disclosure_ended")
    assert ended.is_known_to() == known


def test_the_platforms_copy_is_compared_with_the_providers(objection):
    """BX-14, X-4: the first step; what agrees, what differs, what one of them lacks; numbers of persons masked."""
    compared = objection(4).accept()
    compared.does("centre", f"{compared.target}/taking-up")
    comparison = f"{compared.target}/comparison"
    compared.refuses("centre", comparison, {}, "provider_copy_missing", "BX-14")
    asked = compared.does("centre", f"{compared.target}/provider-tasks", {"question": "请提供留存的决定书内容"})
    task = f"/v1/provider-tasks/{asked['task']}"
    compared.only("centre", f"{task}/recall", {"reason": "问题写错"})
    copy = {"CF_NR": "警告", "CF_WFXW": "不正当竞争", "CF_FRDB": "李黑盒", "CF_FR_ZJHM": OWNER["document_number"]}
    answer = {"answer_kind": "confirmed_wrong", "answer": "系录入错误", "provider_copy": copy}
    compared.refuses("provider", f"{task}/answer", answer, "task_decided", "HZ-O8")
    asked = compared.does("centre", f"{compared.target}/provider-tasks", {"question": "请提供留存的决定书内容"})
    compared.only("provider", f"/v1/provider-tasks/{asked['task']}/answer", answer)
    shown = compared.people["centre"].post(comparison, {})
    assert shown.status == 200, shown.body
    outcomes = {field["field"]: field["outcome"] for field in shown.document["fields"]}
    assert (outcomes["CF_NR"], outcomes["CF_WFXW"]) == ("different", "equal"), outcomes
    assert OWNER["document_number"] not in shown.body.decode()
    for other in ("window", "authority", "provider"):
        compared.refuses(other, comparison, {}, "role_not_allowed", "PB-1")

    same = {"correction": "replace", "fields": {"CF_WFXW": "不正当竞争"}, "note": "核实"}
    compared.refuses("centre", f"{compared.target}/corrections", same, "correction_without_effect", "HZ-O8")
    compared.correct(correction="replace", fields={"CF_NR": "警告"})
    compared.end("corrected")
    assert all("警告" in str(record) for record in compared.shown())


def test_a_field_that_is_missing_is_supplemented(objection):
    """HZ-O8: only what has no value yet."""
    supplemented = objection(5).accept("incomplete")
    supplemented.ask_provider(answer_kind="confirmed_wrong", answer="漏报备注")
    present = {"correction": "supplement", "fields": {"CF_NR": "警告"}, "note": "核实"}
    assert supplemented.refused("centre", f"{supplemented.target}/corrections", present) == "correction_not_readable"
    supplemented.refuses_result("supplemented")
    supplemented.correct(correction="supplement", fields={"BZ": "处罚已履行完毕"})
    supplemented.end("supplemented")
    assert "处罚已履行完毕" in str(supplemented.shown_to_government())


def test_an_omission_is_made_up_for_at_its_level(people, channels, subjects):
    """HZ-O8, HZ-Q3: a record that should be there; it has no marker, because there was nothing to mark."""
    omission = Objection(people, channels, None)
    form = {"item": "FR-JYCF", "provider": "HZ-SCJG", "reason": "缺少已缴清罚款的简易处罚"}
    received = omission.does("window", "/v1/objections", {
        "applicant": OBJECTOR, "agent": OBJECTION_AGENT, "kind_of_error": "omission"} | form)  # fmt: skip
    omission.case, omission.target = received["case"], f"/v1/objections/{received['case']}"
    omission.hand_in(omission.case, "objection", 90)
    omission.does("window", f"{omission.target}/acceptance")
    omission.ask_provider(answer_kind="confirmed_wrong", answer="漏报")
    omission.refuses_result("supplemented")
    row = {
        "ZT_MC": OBJECTOR["name"], "TYSHXYDM": OBJECTOR["unified_code"], "WH": "黑盒漏报1号", "SX": "黑盒事项",
        "RQ": "2026-10-12", "RDJG": "黑盒机关",
    }  # fmt: skip
    stranger = row | {"TYSHXYDM": BORROWER["unified_code"], "ZT_MC": BORROWER["name"]}
    wrong = {"correction": "omission", "fields": stranger, "note": "核实"}
    assert omission.refused("centre", f"{omission.target}/corrections", wrong) == "correction_of_identity"
    made = omission.correct(correction="omission", fields=row)
    omission.record = made["record"]
    omission.end("supplemented")
    assert omission.is_known_to() == (False, True)
    assert found(omission.own_report(OBJECTOR, OBJECTION_AGENT), omission.record)


def test_somebody_without_a_file_misses_a_record(people, channels, subjects):
    """HZ-O8 to HZ-O11: an item of companies and persons; the file is opened, and the way goes on to the free report."""
    missing = Objection(people, channels, None)
    received = missing.does("window", "/v1/objections", {
        "applicant": STRANGER, "kind_of_error": "omission", "item": "TY-CXDX", "provider": "HZ-FGW", "is_oral": True,
        "reason": "缺少诚信典型称号",
    })  # fmt: skip
    missing.case, missing.target = received["case"], f"/v1/objections/{received['case']}"
    missing.check_papers(missing.case)
    accepted = missing.does("window", f"{missing.target}/acceptance")
    assert accepted["concerning"]["item_name"] == "诚信典型（红榜）" and accepted["window_name"], accepted
    assert accepted["papers"] and accepted["missing_years"] == {} and accepted["accepted_on"], accepted
    missing.does("centre", f"{missing.target}/taking-up")
    missing.refuses_result("supplemented")
    made = missing.correct(correction="omission", fields={
        "ZT_MC": STRANGER["name"], "ZJLX": "身份证", "ZJHM": STRANGER["document_number"], "RYMC": "黑盒诚信典型",
        "WH": "黑盒红榜1号", "RDRQ": "2026-10-12", "RDJG": "黑盒机关",
    })  # fmt: skip
    missing.refuses_result("upheld")
    withdrawal = {"reason": "不再异议"}
    missing.refuses("window", f"{missing.target}/withdrawal", withdrawal, "objection_corrected", "HZ-O10")
    missing.report("supplemented")
    missing.does("authority", f"{missing.target}/result-approval")
    told = missing.does("window", f"{missing.target}/notice", {"how": "message"})
    assert told["outcome_name"] == "信息有遗漏，已补充", told
    assert [step["step"] for step in told["next_steps"]] == ["collection", "free_print"], told
    document = {name: STRANGER[name] for name in ("document_type", "document_number")}
    search = {"applicant": document, "receipt_number": received["receipt_number"]}
    assert [case["case"] for case in missing.does("window", "/v1/case-searches", search)["cases"]] == [missing.case]
    collection = {"collected_by_name": STRANGER["name"], "person": document}
    collected = missing.does("window", f"{missing.target}/collection", collection)
    assert [step["step"] for step in collected["next_steps"]] == ["free_print"] and collected["next_steps"][0]["until"]
    assert found(missing.does("window", f"{missing.target}/report", {"person": document}), made["record"])


def test_what_is_upheld_stands_as_it_was(objection):
    """HZ-O9, HZ-O10: usable again once the applicant is told; nothing was corrected, so nothing is printed for free."""
    upheld = objection(6)
    before = upheld.shown()
    reading = f"/v1/reports/{upheld.own_report(OBJECTOR, OBJECTION_AGENT, ['FR-XZCF'])['report']['id']}/reading"
    upheld.accept()
    upheld.refuses("window", reading, {}, "report_suspended", "HZ-O7")
    upheld.ask_provider(answer_kind="confirmed_right", answer="与决定书一致")
    for outcome in ("corrected", "supplemented", "deleted", "disclosure_ended"):
        upheld.refuses_result(outcome)
    upheld.report("upheld")
    upheld.only("authority", f"{upheld.target}/result-return", {"reason": "请附决定书"})
    upheld.end("upheld")
    assert upheld.shown() == before
    assert upheld.found(upheld.does("window", reading)["document"])["fields"]
    line = upheld.channels.fetched(upheld.channels.verification(OBJECTOR))[0]
    assert found(line, upheld.record)["fields"]
    upheld.refuses("window", f"{upheld.target}/report", {}, "reprint_not_due", "HZ-O10")
    stranger = {"collected_by_name": "不相干的人"}
    upheld.refuses("window", f"{upheld.target}/collection", stranger, "receiver_not_of_case", "HZ-O9")
    upheld.does("window", f"{upheld.target}/collection", {"collected_by_name": OBJECTION_AGENT["name"]})


def test_what_cannot_be_confirmed_is_remarked_with_the_record(objection):
    """PB-15: what was verified and objected stands with the record for window and government, once the applicant knows."""
    unconfirmed = objection(7).accept(reason="处罚对象应为分公司，联系13800001234")
    unconfirmed.ask_provider(answer_kind="cannot_say", answer="档案已移交，无法查证")
    unconfirmed.refuses("centre", f"{unconfirmed.target}/comparison", {}, "provider_copy_missing", "BX-14")
    unconfirmed.end("unconfirmed")
    record = found(unconfirmed.own_report(OBJECTOR, OBJECTION_AGENT), unconfirmed.record)
    assert [remark["text"] for remark in record["remarks"]] == ["处罚对象应为分公司，联系13800001234"], record
    assert record["remarks"][0]["finding"].endswith("不能确认该信息是否有误"), record
    assert markers(record) == [] and record["fields"]
    shared = unconfirmed.found(unconfirmed.channels.to_government(OBJECTOR))
    assert [remark["text"] for remark in shared["remarks"]] == ["处罚对象应为分公司，联系138****1234"], shared
    assert "remarks" not in unconfirmed.found(unconfirmed.channels.to_society(unconfirmed.code))


def test_a_person_objects_to_what_only_the_window_and_government_see(people, channels, subjects):
    """HZ-O1, HZ-O7: level B, in person; the provider's own people are asked, nobody else's."""
    person = Objection(people, channels, record_of(people.stack, "黑盒资格1号"), company=OWNER | {"unified_code": ""})
    assert person.own_report(OWNER)
    received = person.does("window", "/v1/objections", {
        "applicant": OWNER, "record": person.record, "kind_of_error": "wrong_content", "reason": "资格名称有误",
        "is_oral": True,
    })  # fmt: skip
    target = f"/v1/objections/{received['case']}"
    person.check_papers(received["case"])
    person.does("window", f"{target}/acceptance")
    assert markers(person.found(channels.to_government(OWNER))) == SUSPENDED
    person.does("centre", f"{target}/taking-up")
    task = person.does("centre", f"{target}/provider-tasks", {"question": "请核对"})["task"]
    answer = {"answer_kind": "confirmed_right", "answer": "一致"}
    person.refuses("provider", f"/v1/provider-tasks/{task}/answer", answer, "task_unknown", "HZ-O8")
    assert task not in str(person.reads("provider", "/v1/provider-tasks"))
    told = person.progress(received["receipt_number"], element(OWNER))
    assert (told.status, told.document["state"]) == (200, "provider_asked"), told.body
    person.takes_back(target, "不再异议")
    assert markers(person.found(channels.to_government(OWNER))) == []


def test_progress_is_guessed_by_nobody(objection):
    """X-4: who has the number and not the document is answered as for a number that nobody has, and heard five times."""
    guarded = objection(8).accept()
    unknown = guarded.progress("Y20260302ABCDEFGHQ", AGENTS_ELEMENT)
    for guess in range(4):
        wrong = guarded.progress(guarded.number, f"00000{guess}")
        assert (wrong.status, wrong.without_receipt) == (404, unknown.without_receipt)
        assert wrong.headers.keys() == unknown.headers.keys()
    told = guarded.progress(guarded.number, AGENTS_ELEMENT)
    assert (told.status, told.document["kind"], told.document["state"]) == (200, "objection", "accepted"), told.body
    assert set(told.document) == {"kind", "state", "due_on", "missing_year", "result_ready", "receipt"}
    assert guarded.progress(guarded.number, "000009").status == 404
    # From the fifth wrong one on the day is over, also for the right one.
    shut = guarded.progress(guarded.number, AGENTS_ELEMENT)
    assert (shut.status, shut.without_receipt) == (404, unknown.without_receipt)
    guarded.takes_back(guarded.target, "不再异议")


def test_every_marker_is_in_the_log_with_who_and_why(objection, stack):
    """HZ-O13: set with the acceptance, gone with the notice or the withdrawal; nobody who came is named (X-4)."""
    room = objection(1)
    entries = room.assert_logged(OBJECTION_AGENT, OWNER)
    history = [
        (entry["operation"], entry["scope"].get("marker_set") or entry["scope"].get("marker_removed"))
        for entry in entries
        if entry["outcome"] == "answered" and room.record in str(entry["scope"]) and "marker" in str(entry["scope"])
    ]
    assert history == [("accept_objection", "under_processing"), ("notify_applicant", "under_processing")], history
    assert stack.sql("""
        select count(*) from credit.record_marker where marker = 'under_processing' and not exists (
            select from credit.objection join credit.service_case using (case_id)
            where objection.record_id = record_marker.record_id and closed_at is null
                and state in ('accepted', 'verifying', 'provider_asked', 'reported', 'approved'))""") == "0"
