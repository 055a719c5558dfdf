"""Papers of a case: scanned, filed the same day, handed over, lent, destroyed by two (HZ-Q16, HZ-Q17, TM-1, QZ-16)."""

from datetime import timedelta

import pytest

from case_subjects import CLIENT
from refusals import assert_refusal
from staff_room import StaffRoom, today

SCAN = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
RETENTION_YEARS = 5
DAY = timedelta(days=1)


class Archive(StaffRoom):
    """A case whose papers go through the archive's hands."""

    def refused_case(self) -> dict:
        """An application that was refused; its case and papers."""
        form = {"applicant": CLIENT, "content": "全部公共信用信息", "purpose": "核对信用信息"}
        case = self.does("window", "/v1/applications", form)["case"]
        papers = self.check_papers(case)
        self.does("window", f"/v1/applications/{case}/refusal", {"ground": "materials", "reason": "证件过期"})
        return {"case": case, "papers": papers}

    def uploads(self, role: str, case: str, paper: str, content: bytes):
        return self.people[role].upload(f"/v1/cases/{case}/files?material={paper}", content)

    def refuses_reading(self, role: str, target: str, code: str, rule: str):
        assert_refusal(self.people[role].get(target), code, rule)

    def stored(self) -> set[str]:
        """Names of the sealed scans on disk."""
        folder = self.stack.home / "files"
        return {path.name for path in folder.rglob("*") if path.is_file()}

    def loan(self, case: str, **more) -> dict:
        return {
            "case": case, "kind": "read", "purpose": "核对", "reason": "申请人来电询问", "head_of_unit": "单位负责人",
            "head_signed_on": str(today()), "wanted_from": str(today()), "wanted_until": str(today() + 7 * DAY),
        } | more  # fmt: skip

    def filed_earlier(self, case: str, interval: str):
        """As if the papers of a case had been filed so much earlier: the clock of these tests is the real one."""
        self.stack.sql(f"""
            update credit.archive_filing set
                filed_at = filed_at - interval '{interval}',
                retained_until = (retained_until - interval '{interval}')::date
            where case_id = '{case}'""")


@pytest.fixture(scope="module")
def archive(people):
    return Archive(people)


@pytest.fixture(scope="module")
def paper(archive):
    """A case with a scan of its first paper; nothing is filed yet."""
    case = archive.refused_case()
    material = case["papers"][0]
    assert_refusal(archive.uploads("provider", case["case"], material, SCAN), "role_not_allowed", "PB-1")
    assert_refusal(archive.uploads("other_window", case["case"], material, SCAN), "case_unknown", "HZ-O2")
    assert_refusal(archive.uploads("window", case["case"], case["case"], SCAN), "material_unknown", "HZ-Q16")
    for content in (b"<script>alert(1)</script>", b"MZ\x90\x00", PICTURE):
        answer = archive.uploads("window", case["case"], material, content)
        assert (answer.status, answer.document["code"], answer.document["rule"]) == (415, "file_not_accepted", "HZ-Q16")
        assert "重新扫描" in answer.document["detail"]
    kept = archive.stored()
    taken = archive.uploads("window", case["case"], material, SCAN)
    assert taken.status == 200, taken.body
    assert archive.stored() - kept, "a scan lies in the store"
    return case | {"file": f"/v1/files/{taken.document['file']}"}


def test_what_is_not_filed_is_on_the_evening_list(archive, paper):
    """HZ-Q16: whose case it is sees it, and centre, authority and auditor; no case is closed meanwhile."""
    for role in ("window", "colleague", "centre", "authority", "auditor"):
        listed = {entry["material"]: entry for entry in archive.reads(role, "/v1/unfiled-materials")["unfiled"]}
        assert set(paper["papers"]) <= set(listed), role
        assert not any(listed[material]["is_late"] for material in paper["papers"])
    assert not set(paper["papers"]) & {
        entry["material"] for entry in archive.reads("other_window", "/v1/unfiled-materials")["unfiled"]
    }
    assert_refusal(archive.people["provider"].get("/v1/unfiled-materials"), "role_not_allowed", "PB-1")
    closure = f"/v1/cases/{paper['case']}/closure"
    archive.refuses("window", closure, {}, "materials_unfiled", "HZ-Q16")
    # HZ-Q17: only closing is left to do, so nobody works with the papers any more.
    archive.refuses_reading("window", paper["file"], "reading_not_approved", "HZ-Q17")


def test_papers_are_filed_the_same_day_or_with_a_reason(archive, paper):
    """HZ-Q16: on both sides of midnight."""
    late, others = paper["papers"][0], paper["papers"][1:]
    archive.stack.sql(
        f"update credit.case_material set checked_at = checked_at - interval '1 day' where material_id = '{late}'"
    )
    listed = {entry["material"]: entry for entry in archive.reads("window", "/v1/unfiled-materials")["unfiled"]}
    assert listed[late]["is_late"] and not listed[others[0]]["is_late"]
    filing = {"materials": others, "shelf_mark": "二号柜", "secret_grade": "ordinary"}
    archive.only("window", "/v1/materials/filing", filing)
    archive.refuses("window", "/v1/materials/filing", filing, "transition_not_allowed", "HZ-Q16")
    filing["materials"] = [late]
    archive.refuses("window", "/v1/materials/filing", filing, "late_reason_missing", "HZ-Q16")
    filed = archive.does("window", "/v1/materials/filing", filing | {"late_reason": "系统停电"})
    assert filed["retained_until"][:4] == str(today().year + RETENTION_YEARS) and filed["late"] == 1
    archive.does("window", f"/v1/cases/{paper['case']}/closure")


def test_the_keeper_hands_over_and_the_centres_keeper_receives(archive, paper):
    """HZ-Q16: a named keeper on each side, appointed by the authority; what is missing stays with the giver."""
    listed = archive.reads("window", "/v1/unfiled-materials")["to_hand_over"]
    assert [entry["due_on"] for entry in listed if entry["case"] == paper["case"]] == [str(today() + 30 * DAY)], listed
    handover = {"to_unit": "SAMPLE-CENTRE", "cases": [paper["case"]], "note": "十一月"}
    archive.refuses("colleague", "/v1/handovers", handover, "keeper_not_allowed", "HZ-Q16")
    appointment = {"unit": "SAMPLE-WINDOW", "account": "window-3", "note": "岗位调整"}
    archive.only("authority", "/v1/archive-keepers", appointment)
    archive.refuses("authority", "/v1/archive-keepers", appointment, "keeper_not_allowed", "HZ-Q16")
    archive.refuses("window", "/v1/handovers", handover, "keeper_not_allowed", "HZ-Q16")
    form = {"applicant": CLIENT, "content": "全部公共信用信息", "purpose": "核对信用信息"}
    still_open = archive.does("window", "/v1/applications", form)["case"]
    for wrong in ({"cases": [still_open]}, {"to_unit": "SAMPLE-WINDOW"}, {"to_unit": "SAMPLE-AUTHORITY"}):
        archive.refuses("colleague", "/v1/handovers", handover | wrong, "handover_not_allowed", "HZ-Q16")
    archive.takes_back(f"/v1/applications/{still_open}", "不再需要")
    given = archive.does("colleague", "/v1/handovers", handover)["handover"]
    archive.refuses("colleague", "/v1/handovers", handover, "handover_not_allowed", "HZ-Q16")
    archive.does("authority", "/v1/archive-keepers", appointment | {"account": "window-2"})

    receipt, missing = f"/v1/handovers/{given}/receipt", paper["papers"][1]
    for other in ("window", "authority", "provider"):
        archive.refuses(other, receipt, {}, "role_not_allowed", "PB-1")
    archive.refuses("centre", receipt, {}, "keeper_not_allowed", "HZ-Q16")
    short = {"missing": [missing], "note": "清单上的身份证复印件不在袋内"}
    archive.refuses("keeper", receipt, {"missing": [missing]}, "malformed_command", "X-7")
    received = archive.does("keeper", receipt, short)
    assert (received["received"], received["missing"]) == (len(paper["papers"]) - 1, 1)
    archive.refuses("keeper", receipt, short, "transition_not_allowed", "HZ-Q16")
    assert paper["case"] in str(archive.reads("window", "/v1/unfiled-materials")["to_hand_over"])
    again = archive.does("window", "/v1/handovers", handover)["handover"]
    assert again in str(archive.reads("keeper", "/v1/handovers?open=true"))
    assert archive.does("keeper", f"/v1/handovers/{again}/receipt")["received"] == 1
    assert again not in str(archive.reads("keeper", "/v1/handovers?open=true"))
    assert paper["case"] not in str(archive.reads("window", "/v1/unfiled-materials"))


def test_the_archive_is_read_under_an_approved_loan_and_not_otherwise(archive, paper):
    """HZ-Q17, TM-1: asked with the head's signature, decided by another person, in its days, by who asked."""
    for role in ("window", "keeper", "authority", "auditor"):
        archive.refuses_reading(role, paper["file"], "reading_not_approved", "HZ-Q17")
    assert_refusal(archive.people["provider"].get(paper["file"]), "role_not_allowed", "PB-1")
    form = archive.loan(paper["case"])
    for wrong in (
        {"head_signed_on": str(today() + DAY)},
        {"wanted_from": str(today() - DAY)},
        {"wanted_until": str(today() + 31 * DAY)},
        {"wanted_until": str(today() - DAY)},
    ):
        archive.refuses("window", "/v1/loans", form | wrong, "loan_not_allowed", "HZ-Q17")
    archive.refuses("provider", "/v1/loans", form, "role_not_allowed", "PB-1")
    loan = archive.does("window", "/v1/loans", form)["loan"]
    decision = f"/v1/loans/{loan}/decision"
    approval = {"decision": "approved", "valid_from": form["wanted_from"], "valid_until": form["wanted_until"]}
    archive.refuses_reading("window", paper["file"], "reading_not_approved", "HZ-Q17")
    wider = approval | {"valid_until": str(today() + 8 * DAY)}
    archive.refuses("authority", decision, wider, "loan_not_allowed", "HZ-Q17")
    archive.only("authority", decision, approval)
    archive.refuses("second", decision, approval, "transition_not_allowed", "HZ-Q17")

    read = archive.people["window"].get(paper["file"])
    assert (read.status, read.body) == (200, SCAN)
    assert read.headers["content-disposition"].startswith("attachment") and "nosniff" in str(read.headers)
    archive.refuses_reading("colleague", paper["file"], "reading_not_approved", "HZ-Q17")
    archive.refuses_reading("authority", paper["file"], "reading_not_approved", "HZ-Q17")
    archive.refuses("colleague", f"/v1/loans/{loan}/return", {"is_complete": True}, "keeper_not_allowed", "HZ-Q17")
    archive.does("window", f"/v1/loans/{loan}/return", {"is_complete": True})
    archive.refuses("window", f"/v1/loans/{loan}/return", {"is_complete": True}, "transition_not_allowed", "HZ-Q17")
    archive.refuses_reading("window", paper["file"], "reading_not_approved", "HZ-Q17")

    own = f"/v1/loans/{archive.does('authority', '/v1/loans', form)['loan']}/decision"
    archive.refuses("authority", own, approval, "same_person", "HZ-Q17")
    archive.does("second", own, {"decision": "refused", "reason": "理由不充分"})
    archive.refuses_reading("authority", paper["file"], "reading_not_approved", "HZ-Q17")


def test_papers_are_destroyed_after_five_years_by_two_persons(archive, paper):
    """HZ-Q16, QZ-16: the last day of the fifth year is still kept; proposed by the keeper, decided by the authority."""
    proposal = {"materials": paper["papers"], "reason": "保管期限届满"}
    archive.refuses("keeper", "/v1/destructions", proposal, "destruction_not_allowed", "HZ-Q16")
    archive.filed_earlier(paper["case"], f"{RETENTION_YEARS} years")
    assert paper["case"] not in str(archive.reads("keeper", "/v1/destructions/due"))
    archive.refuses("keeper", "/v1/destructions", proposal, "destruction_not_allowed", "HZ-Q16")
    archive.filed_earlier(paper["case"], "1 day")
    due = archive.reads("keeper", "/v1/destructions/due")["materials"]
    due = [entry for entry in due if entry["case"] == paper["case"]]
    assert {entry["material"] for entry in due} == set(paper["papers"])
    assert all(entry["obstacle"] is None and entry["retained_until"] == str(today() - DAY) for entry in due)
    assert_refusal(archive.people["window"].get("/v1/destructions/due"), "role_not_allowed", "PB-1")

    asked = archive.does("auditor", "/v1/loans", archive.loan(paper["case"], material=paper["papers"][0]))["loan"]
    archive.refuses("keeper", "/v1/destructions", proposal, "destruction_not_allowed", "HZ-Q16")
    archive.does("authority", f"/v1/loans/{asked}/decision", {"decision": "refused", "reason": "理由不充分"})
    for other in ("window", "authority", "provider"):
        archive.refuses(other, "/v1/destructions", proposal, "role_not_allowed", "PB-1")
    archive.refuses("centre", "/v1/destructions", proposal, "keeper_not_allowed", "HZ-Q16")
    first = archive.does("keeper", "/v1/destructions", proposal)["destruction"]
    archive.refuses("keeper", "/v1/destructions", proposal, "destruction_not_allowed", "HZ-Q16")
    kept = archive.stored()
    refusal = {"decision": "refused", "reason": "先核对"}
    refused = archive.people["authority"].post(f"/v1/destructions/{first}/decision", refusal)
    assert refused.status == 200 and archive.stored() == kept, refused.body

    second = archive.does("keeper", "/v1/destructions", proposal)["destruction"]
    decision = {"decision": "approved", "reason": "同意销毁"}
    for other in ("window", "centre", "keeper", "provider"):
        archive.refuses(other, f"/v1/destructions/{second}/decision", decision, "role_not_allowed", "PB-1")
    done = archive.people["authority"].post(f"/v1/destructions/{second}/decision", decision)
    assert done.status == 200, done.body
    certificate = done.document["result"]
    assert (done.document["files_removed"], done.document["files_remaining"]) == (1, 0)
    assert (certificate["proposed_by"], certificate["decided_by"]) == ("centre-2", "officer-1")
    assert certificate["certificate"].startswith(f"{today().year}-")
    assert set(certificate["materials"]) == set(paper["papers"])
    assert len(kept - archive.stored()) == 1
    archive.refuses("second", f"/v1/destructions/{second}/decision", decision, "transition_not_allowed", "QZ-16")
    assert certificate["certificate"] in str(archive.reads("auditor", "/v1/destructions"))


def test_what_was_destroyed_is_said_to_be_destroyed(archive, paper):
    """QZ-16: to who may know of the case; there is nothing that could be lent."""
    for role in ("window", "keeper", "authority", "auditor"):
        archive.refuses_reading(role, paper["file"], "file_destroyed", "QZ-16")
    archive.refuses_reading("other_window", paper["file"], "case_unknown", "HZ-O2")
    archive.refuses("window", "/v1/loans", archive.loan(paper["case"]), "material_unknown", "HZ-Q17")
    checked = archive.stack.ctl("files", "check")
    assert checked.returncode == 0, checked.stderr


def test_every_hand_that_had_the_papers_is_in_the_log(archive, paper):
    """HZ-Q15, HZ-Q17: also who was refused to read; names of heads and applicants are not."""
    entries = archive.assert_logged(CLIENT)
    of_case = [entry for entry in entries if entry["scope"].get("case") == paper["case"]]
    assert {"request_loan", "decide_loan", "return_loan", "file_material", "record_file"} <= {
        entry["operation"] for entry in of_case
    }
    assert "单位负责人" not in str(entries)
    read = archive.stack.sql(
        f"select count(*) from credit.query_log_entry where convert_from(entry, 'UTF8')::jsonb @> "
        f"'{{\"operation\":\"read_file\",\"outcome\":\"answered\",\"scope\":{{\"case\":\"{paper['case']}\"}}}}'"
    )
    assert int(read) == 1, read
