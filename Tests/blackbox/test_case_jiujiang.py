"""The whole case in a world of Jiujiang: the same steps, with the city's own catalogue, policy, periods and units."""

import pytest

import query_log
from case_subjects import matter, person, private_matter, record_of
from channels import Channels, found
from identifiers import unified_code
from provider_files import csv_bytes, take_in, write
from stack import Stack
from staff_room import People, StaffRoom

# The walk itself in its order, with the people and channels of this world.
from test_cases import (  # noqa: F401
    desk,
    keepers,
    report,
    test_the_subject_learns_who_looked_at_its_data,
    test_a_scan_is_read_by_who_works_on_the_case,
    test_a_report_is_printed_counted_and_handed_over,
    test_a_case_is_closed_when_its_papers_are_filed,
    objection,
    test_an_objected_record_is_suspended_on_every_channel_until_the_applicant_is_told,
    test_progress_is_told_to_nobody_else,
    test_who_still_disagrees_is_heard_in_every_disclosure,
    test_the_same_record_is_objected_to_again_only_with_a_second_persons_word,
    test_the_board_shows_what_is_due,
)

COMPANY = {"kind": "legal", "name": "浔城柜台有限公司", "unified_code": unified_code("MCQ00001", "91360400")}
AGENT, FORGER = person(20, "浔柜台"), person(21, "阳柜台")


@pytest.fixture(scope="module")
def city():
    """A platform of Jiujiang, with a company on record under each sharing mode and level."""
    platform = Stack("jiujiang", sample_subjects=20, profile="jiujiang")
    try:
        platform.start()
        about = "ZT_MC TYSHXYDM WH SX {} RQ RDJG"
        for item, provider, more, text in (
            ("FR-ZLCC", "JJ-SCJG", "CPMC", "黑盒产品"),
            ("XQ-ZCZJ", "JJ-LX-FGW", "JE", ""),
            ("FR-JYCF", "JJ-SCJG", "FKJE", ""),
        ):
            content = csv_bytes(about.format(more).split(), [matter(COMPANY, f"浔{item}", text)])
            take_in(platform, item, provider, write(platform, f"{item}.csv", content))
        content = csv_bytes("XM ZJLX ZJHM WH SX YXQZ RQ RDJG".split(), [private_matter(FORGER, "浔ZRR-ZYZG")])
        take_in(platform, "ZRR-ZYZG", "JJ-RSJ", write(platform, "ZRR-ZYZG.csv", content))
        yield platform
        query_log.check(platform)
    finally:
        try:
            platform.stop()
        finally:
            platform.remove()


@pytest.fixture(scope="module")
def people(city):
    members = People(city)
    yield members
    query_log.check_staff(city, members.answers)
    members.close()


@pytest.fixture(scope="module")
def channels(city):
    askers = Channels(city)
    yield askers
    askers.close()


@pytest.fixture(scope="module")
def room(people):
    return StaffRoom(people)


def test_the_clocks_are_the_citys(room, report, objection):  # noqa: F811
    """X-1, JJ-13: periods of Jiujiang's own file, said to be by analogy, and stored with the deadline."""
    clocks = room.clocks(report["case"]) | room.clocks(objection["case"])
    assert {"application_answer", "objection_handling", "objection_service_target"} <= set(clocks)
    for clock in clocks.values():
        assert (clock["profile"], clock["is_statutory"]) == ("jiujiang", False), clock
        assert clock["article"].startswith(("安全管理办法（试行）未规定期限", "平台自定")), clock


def test_the_window_shows_what_the_citys_catalogue_lets_it_show(city, room, channels):
    """HZ-Q1, JJ-1: until the city provides for a window, it gives what the web gives, whatever Hangzhou's gives."""
    item = {name: record_of(city, f"浔{name}") for name in ("FR-ZLCC", "XQ-ZCZJ", "FR-JYCF")}
    shown = room.own_report(COMPANY, AGENT)
    assert [bool(found(shown, record)) for record in item.values()] == [True, False, False]
    society = channels.to_society(COMPANY["unified_code"])
    assert society.status == 200, society.body
    assert [bool(found(society.document, record)) for record in item.values()] == [True, False, False]
    # JJ-4, JJ-5: a using unit of the city sees the city's records, and none that need the provider's consent.
    government = channels.to_government(COMPANY)
    assert [bool(found(government.document, record)) for record in item.values()] == [True, False, True]


def test_papers_are_called_as_they_are_here(room, report):  # noqa: F811
    """X-7: the same papers as in Hangzhou, by analogy, but not Hangzhou's cards and not its articles."""
    papers = room.reads("window", f"/v1/cases/{report['case']}/checklist")["checklist"]
    assert papers and not any("杭州市民卡" in paper["name"] for paper in papers), papers
    assert all(paper["article"].startswith(("本市规定未规定，比照", "平台自定")) for paper in papers), papers


def test_a_company_from_elsewhere_proves_its_registration(room):
    """HZ-Q2: the city is the window's, not a constant."""
    elsewhere = COMPANY | {"unified_code": unified_code("MCQ00002", "91330100")}
    for company, is_asked in ((COMPANY, False), (elsewhere, True)):
        form = {"applicant": company, "agent": AGENT, "content": "全部公共信用信息", "purpose": "核对"}
        case = room.does("window", "/v1/applications", form)["case"]
        wanted = {paper["material"] for paper in room.reads("window", f"/v1/cases/{case}/checklist")["checklist"]}
        assert ("registration_proof" in wanted) == is_asked, wanted
        room.takes_back(f"/v1/applications/{case}", "不再需要")


def test_an_established_forgery_ends_with_the_decision(room):
    """HZ-Q9: no text of this city lets such a record be collected, so its catalogue has no item for it."""
    form = {"applicant": FORGER, "content": "全部公共信用信息", "purpose": "核对信用信息"}
    case = room.does("window", "/v1/applications", form)["case"]
    paper = room.check_papers(case)[0]
    forged = {"case": case, "material": paper, "person": "applicant", "finding": "居住证系伪造"}
    forgery = room.only("window", "/v1/forgeries", forged)["case"]
    room.only("authority", f"/v1/forgeries/{forgery}/decision", {"decision": "established", "reason": "发证机关书面答复"})
    room.refuses("centre", f"/v1/forgeries/{forgery}/record", {"note": "已送达"}, "item_not_in_catalogue", "BX-1")
    room.does("window", f"/v1/applications/{case}/refusal", {"ground": "materials", "reason": "材料系伪造"})


def test_the_log_is_in_order_and_names_nobody(room):
    room.assert_logged(AGENT, FORGER)
