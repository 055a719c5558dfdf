"""A whole case through nginx, daemon and database: application, report, objection, correction, annotation, archive."""

import pytest

from channels import markers
from window_desk import AGENT, PURPOSE, Desk

ELEMENT = AGENT["document_number"][-6:]


@pytest.fixture(scope="module")
def desk(people, channels):
    return Desk(people, channels)


@pytest.fixture(scope="module")
def keepers(desk):
    """Each archive has somebody in charge (HZ-Q16); the sample has appointed them."""
    listed = desk.reads("authority", "/v1/archive-keepers")["keepers"]
    return {entry["unit"]: entry["keeper"] for entry in listed if entry["ended_at"] is None}


@pytest.fixture(scope="module")
def report(desk, keepers):
    """The company's own data, applied for by its agent, answered, printed, handed over, filed and closed."""
    received = desk.only(
        "window",
        "/v1/applications",
        {
            "applicant": desk.company,
            "agent": AGENT,
            "content": "本单位全部公共信用信息",
            "purpose": PURPOSE,
            "copy_wanted": True,
        },
    )
    case = received["case"]
    assert received["receipt_number"].startswith("S") and received["due_on"]
    target = f"/v1/applications/{case}"
    assert desk.refused("window", f"{target}/acceptance") == "materials_missing"
    papers = desk.hand_in(case, "application")
    assert desk.refused("window", f"{target}/answer") == "transition_not_allowed"
    desk.only("window", f"{target}/acceptance")
    issued = desk.only("window", f"{target}/answer")
    assert markers(desk.found(issued)) == []
    assert desk.refused("window", f"{target}/answer") == "transition_not_allowed"
    return {"case": case, "id": issued["report"]["id"], "number": issued["report"]["number"], "papers": papers}


def test_the_subject_learns_who_looked_at_its_data(desk, report):
    """X-8, BX-7: the query of the using unit is in the list, while the applicant is at the counter."""
    desk.shown_to_government()
    seen = desk.does("window", f"/v1/applications/{report['case']}/lookups")["lookups"]
    assert any("SAMPLE-CITY" in str(entry) or "示例市公共资源交易中心" in str(entry) for entry in seen), seen


def test_a_scan_is_read_by_who_works_on_the_case(desk, report):
    """HZ-Q16: as it was uploaded, and to be kept, not shown."""
    scan = desk.people["window"].upload(
        f"/v1/cases/{report['case']}/files?material={report['papers'][0]}", b"%PDF-1.7\n%%EOF\n"
    )
    assert scan.status == 200, scan.body
    report["file"] = f"/v1/files/{scan.document['file']}"
    kept = desk.people["window"].get(report["file"])
    assert (kept.status, kept.body) == (200, b"%PDF-1.7\n%%EOF\n"), kept.body
    assert kept.headers["content-disposition"].startswith("attachment")


def test_a_report_is_printed_counted_and_handed_over(desk, report):
    """QZ-9, HZ-Q10: a page without script; a second print wants a reason; handed over against signature."""
    target = f"/v1/reports/{report['id']}"
    assert desk.refused("window", f"{target}/handover", {"received_by_name": AGENT["name"], "signed": True}) == (
        "report_not_printed"
    )
    printed = desk.people["window"].post(f"{target}/print", {})
    assert printed.status == 200, printed.body
    assert printed.headers["content-type"] == "text/html; charset=utf-8"
    assert printed.headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert printed.headers["cache-control"] == "no-store"
    page = printed.body.decode()
    assert report["number"] in page and "<script" not in page and "style=" not in page
    assert desk.refused("centre", f"{target}/print") == "role_not_allowed"
    assert desk.refused("window", f"{target}/print")
    again = desk.people["window"].post(f"{target}/print", {"copy_reason": "打印机卡纸"})
    assert again.status == 200, again.body
    assert desk.refused("window", f"{target}/handover", {"received_by_name": "不相干的人", "signed": True}) == (
        "receiver_not_of_case"
    )
    desk.only("window", f"{target}/handover", {"received_by_name": AGENT["name"], "signed": True})
    listed = desk.reads("authority", f"/v1/cases/{report['case']}/reports")["reports"]
    assert [len(entry["prints"]) for entry in listed] == [2]
    assert desk.does("window", f"{target}/reading")["document"]
    assert desk.refused("window", f"/v1/applications/{report['case']}/lookups") == "transition_not_allowed"


def test_a_case_is_closed_when_its_papers_are_filed(desk, report, keepers):
    """HZ-Q16: not a day later, and not closed before; then handed over to the centre."""
    unfiled = desk.reads("window", "/v1/unfiled-materials")
    assert {entry["material"] for entry in unfiled["unfiled"]} >= set(report["papers"])
    assert desk.refused("window", f"/v1/cases/{report['case']}/closure") == "materials_unfiled"
    desk.file(report["papers"])
    kept = desk.people["window"].get(report["file"])
    assert (kept.status, kept.document["code"]) == (403, "reading_not_approved"), kept.body
    closure = f"/v1/cases/{report['case']}/closure"
    assert desk.refused("centre", closure) == "role_not_allowed"
    assert desk.refused("authority", closure) == "transition_not_allowed"
    desk.does("window", closure)
    document = desk.reads("authority", f"/v1/cases/{report['case']}")
    assert document["state"] == "closed"


@pytest.fixture(scope="module")
def objection(desk, report):
    """Accepted: the record is suspended."""
    assert [markers(record) for record in desk.shown()] == [[], []]
    received = desk.only(
        "window",
        "/v1/objections",
        {
            "applicant": desk.company,
            "agent": AGENT,
            "record": desk.record,
            "report": report["id"],
            "kind_of_error": "wrong_content",
            "reason": "处罚内容与决定书不符",
        },
    )
    case, target = received["case"], f"/v1/objections/{received['case']}"
    assert received["deadlines"]["objection_handling"]
    assert desk.refused("window", f"{target}/acceptance") == "materials_missing"
    papers = desk.hand_in(case, "objection")
    assert [markers(record) for record in desk.shown()] == [[], []]
    desk.only("window", f"{target}/acceptance")
    return {"case": case, "target": target, "number": received["receipt_number"], "papers": papers}


def test_an_objected_record_is_suspended_on_every_channel_until_the_applicant_is_told(desk, report, objection):
    """HZ-O2, HZ-O7 to HZ-O9, BX-14: from acceptance to notice, each step by its own part."""
    target = objection["target"]
    for record in desk.shown():
        assert markers(record) == ["under_processing"] and record["suspended"] is True
        assert "fields" not in record
    assert desk.refused("window", f"/v1/reports/{report['id']}/reading") == "report_suspended"
    told = desk.progress(objection["number"], ELEMENT)
    assert (told.status, told.document["state"], told.document["result_ready"]) == (200, "accepted", False), told.body

    desk.only("centre", f"{target}/taking-up")
    asked = desk.only("centre", f"{target}/provider-tasks", {"question": "请核对处罚内容"})
    assert desk.refused("centre", f"{target}/result", {"outcome": "upheld", "result_text": "示例"})
    waiting = desk.reads("provider", "/v1/provider-tasks?open=true")["tasks"]
    assert [task["task"] for task in waiting] == [asked["task"]] and waiting[0]["due_on"]
    answer = {"answer_kind": "confirmed_wrong", "answer": "系录入错误", "provider_copy": {"CF_NR": "警告"}}
    desk.only("provider", f"/v1/provider-tasks/{asked['task']}/answer", answer)
    assert desk.refused("provider", f"/v1/provider-tasks/{asked['task']}/answer", answer) == "task_decided"

    compared = desk.people["centre"].post(f"{target}/comparison", {})
    assert compared.status == 200, compared.body
    assert desk.refused("centre", f"{target}/result", {"outcome": "corrected", "result_text": "示例"}) == (
        "outcome_not_supported"
    )
    correction = {"correction": "replace", "fields": {"CF_NR": "警告"}, "note": "提供单位确认录入错误"}
    desk.only("centre", f"{target}/corrections", correction)
    assert all(markers(record) == ["under_processing"] for record in desk.shown())
    desk.only("centre", f"{target}/result", {"outcome": "corrected", "result_text": "经核实，处罚内容录入有误，已更正。"})
    desk.only("authority", f"{target}/result-return", {"reason": "请补充依据"})
    desk.does("centre", f"{target}/result", {"outcome": "corrected", "result_text": "依据提供单位的答复，已更正。"})
    desk.only("authority", f"{target}/result-approval")
    assert all(markers(record) == ["under_processing"] for record in desk.shown())
    desk.only("window", f"{target}/notice", {"how": "telephone"})
    for record in desk.shown():
        assert markers(record) == [] and "警告" in str(record)
    told = desk.progress(objection["number"], ELEMENT)
    assert (told.document["state"], told.document["result_ready"]) == ("notified", True), told.body
    assert desk.refused("window", f"{target}/notice", {"how": "letter"}) == "transition_not_allowed"


def test_progress_is_told_to_nobody_else(desk, objection):
    """X-4: an unknown number and a wrong document are answered alike; what is no question is refused."""
    wrong = desk.progress(objection["number"], "00000X")
    unknown = desk.progress("Y20260302ABCDEFGHQ", ELEMENT)
    assert (wrong.status, unknown.status) == (404, 404)
    assert wrong.without_receipt == unknown.without_receipt
    assert wrong.document["code"] == "progress_not_found" and wrong.is_logged
    assert desk.progress(objection["number"], "12345").status == 400
    client = desk.stack.client()
    try:
        got = client.get("/v1/objection-progress")
        plain = client.send("POST", "/v1/objection-progress", {"Content-Type": "text/plain"}, b"{}")
        large = client.send(
            "POST", "/v1/objection-progress", {"Content-Type": "application/json"}, b'{"receipt_number":"' + b"0" * 2000
        )
    finally:
        client.close()
    assert (got.status, got.headers["allow"]) == (405, "POST")
    assert (plain.status, plain.document["code"]) == (415, "unsupported_media_type")
    assert (large.status, large.document["code"]) == (413, "content_too_large")


def test_who_still_disagrees_is_heard_in_every_disclosure(desk, objection):
    """HZ-O10 to HZ-O12: collected, one free report; the annotation stands everywhere and goes when it is withdrawn."""
    target = objection["target"]
    collected = desk.only("window", f"{target}/collection", {"collected_by_name": AGENT["name"]})
    assert collected["annotation_until"]
    free = desk.only("window", f"{target}/report")
    assert desk.refused("window", f"{target}/report")
    assert "警告" in str(desk.found(free))
    desk.file(objection["papers"])
    reason, masked = "仍不认可该处罚，可致电13800138000核对", "仍不认可该处罚，可致电138****8000核对"
    request = {"objection": objection["case"], "applicant": desk.company, "agent": AGENT, "reason": reason}
    asked = desk.only("window", "/v1/annotations", request)
    assert asked["public_reason"] == masked
    papers = desk.hand_in(asked["case"], "annotation")
    desk.only("window", f"/v1/annotations/{asked['case']}/acceptance")
    assert all(markers(record) == [] for record in desk.shown())
    assert desk.reads("centre", target)["annotations"][0]["public_reason"] == masked
    marking = f"/v1/annotations/{asked['case']}/marking"
    rewritten = {"public_reason": masked.replace("仍", "不")}
    desk.refuses("centre", marking, rewritten, "public_reason_not_allowed", "BX-10")
    assert desk.people["centre"].post(marking, {}).status == 400
    # JJ-2: the centre masks what the program did not find, and changes nothing else.
    confirmed = masked.replace("核对", "**")
    desk.only("centre", marking, {"public_reason": confirmed})
    for record in desk.shown():
        assert record["markers"][0]["marker"] == "applicant_disputes"
    # JJ-2, BX-10: as given to government, without the number to society.
    assert [record["markers"][0]["reason"] for record in desk.shown()] == [confirmed, reason]
    desk.file(papers)

    withdrawal = {"annotation": asked["case"], "applicant": desk.company, "agent": AGENT}
    back = desk.only("window", "/v1/annotation-withdrawals", withdrawal)
    papers = desk.hand_in(back["case"], "annotation_withdrawal")
    desk.only("window", f"/v1/annotation-withdrawals/{back['case']}/acceptance")
    desk.only("centre", f"/v1/annotation-withdrawals/{back['case']}/unmarking")
    assert all(markers(record) == [] for record in desk.shown())
    desk.file(papers)


def test_the_same_record_is_objected_to_again_only_with_a_second_persons_word(desk, objection):
    """HZ-O6: whatever kind of error is named; a new ground is one only when the centre says so."""
    request = {"applicant": desk.company, "agent": AGENT, "record": desk.record, "kind_of_error": "incomplete"}
    request["reason"] = "处罚内容不完整"
    permission = {"reason": "复议决定书确为新取得"}
    without = desk.does("window", "/v1/objections", request)
    papers = desk.hand_in(without["case"], "objection", letter=2)
    assert desk.refused("window", f"/v1/objections/{without['case']}/acceptance") == "objection_repeated"
    assert desk.refused("centre", f"/v1/objections/{without['case']}/repeat-permission", permission) == (
        "new_ground_missing"
    )
    desk.does("window", f"/v1/objections/{without['case']}/refusal", {"ground": "repeated", "reason": "重复申请"})
    desk.file(papers)
    assert all(markers(record) == [] for record in desk.shown())

    again = desk.does("window", "/v1/objections", request | {"new_ground": "新取得行政复议决定书"})
    target = f"/v1/objections/{again['case']}"
    papers = desk.hand_in(again["case"], "objection", letter=3)
    assert desk.refused("window", f"{target}/acceptance") == "objection_repeated"
    permitted = desk.only("centre", f"{target}/repeat-permission", permission)
    assert (permitted["former_case"], permitted["former_count"]) == (objection["case"], 1)
    desk.does("window", f"{target}/acceptance")
    assert all(markers(record) == ["under_processing"] for record in desk.shown())
    papers.append(desk.takes_back(target, "不再异议")["paper"])
    assert all(markers(record) == [] for record in desk.shown())
    desk.file(papers)


def test_the_board_shows_what_is_due(desk, objection):
    """X-1: an application whose answer is due, by whose turn it is; nothing that is met."""
    received = desk.does(
        "window",
        "/v1/applications",
        {"applicant": desk.company, "agent": AGENT, "content": "行政处罚信息", "purpose": "核对"},
    )
    board = desk.reads("authority", "/v1/deadlines")
    mine = [entry for entry in board["deadlines"] if entry["case"] == received["case"]]
    assert mine and mine[0]["standing"] == "running"
    left = {entry["period"] for entry in board["deadlines"] if entry["case"] == objection["case"]}
    assert left <= {"archive_filing", "archive_handover", "case_closing"}
    asked = desk.does(
        "window", f"/v1/deadlines/{mine[0]['deadline']}/extension", {"length": 5, "reason": "申请内容较多"}
    )
    decision = f"/v1/extensions/{asked['extension']}/decision"
    assert desk.refused("window", decision, {"decision": "granted"}) == "role_not_allowed"
    desk.does("authority", decision, {"decision": "granted"})
    desk.takes_back(f"/v1/applications/{received['case']}", "不再需要")
    assert received["receipt_number"] in str(desk.reads("window", "/v1/cases?kind=application&state=withdrawn"))
