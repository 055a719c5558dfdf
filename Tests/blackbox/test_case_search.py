"""Whoever is at the counter again: the cases of a person, by the number on the document, which no address and no log holds."""

import json

import pytest

from identifiers import company_code, identity_number
from window_desk import AGENT

PLACE = "/v1/case-searches"
COMPANY, OTHER_COMPANY = company_code(1, "QR"), company_code(2, "QR")
SECRETS = []


def someone(place: int) -> dict:
    """Nobody's number; remembered, so that the logs can be looked through for it."""
    number = identity_number(place)
    SECRETS.append(number)
    return {"document_type": "resident_identity", "document_number": number}


@pytest.fixture(scope="module")
def case(people):
    """An application that somebody came with."""
    applicant = {"kind": "natural", "name": "黑盒申请人"} | someone(4711)
    body = {"applicant": applicant, "content": "本人全部公共信用信息", "purpose": "核对本人信用信息", "copy_wanted": False}
    answer = people["window"].post("/v1/applications", body)
    assert answer.status == 200, answer.body
    return answer.document


def search(member, applicant: dict, **others):
    answer = member.post(PLACE, {"applicant": applicant} | others)
    assert answer.status == 200, answer.body.decode()
    assert answer.is_logged
    return answer.document


def found(member, applicant: dict, **others) -> list[str]:
    return [entry["case"] for entry in search(member, applicant, **others)["cases"]]


def test_a_window_the_centre_and_the_authority_find_whose_case_it_is(people, case):
    """HZ-O2: by the number, with a kind, a state and a window if somebody knows them."""
    for name in ("window", "centre", "authority"):
        assert found(people[name], someone(4711)) == [case["case"]], name
    listed = search(people["window"], someone(4711), kind="application", state="received")["cases"][0]
    assert (listed["receipt_number"], listed["applicant"]) == (case["receipt_number"], "黑盒申请人")
    assert search(people["authority"], someone(4711))["cases"][0]["applicant"] is None
    assert found(people["centre"], someone(4711), kind="objection") == []
    assert found(people["centre"], someone(4711), state="closed") == []
    assert found(people["centre"], someone(4711), unit=listed["window"]) == [case["case"]]
    assert found(people["centre"], someone(4711), unit="NO-UNIT") == []


def test_a_number_is_read_as_it_was_when_the_case_was_received(people, case):
    """X-3: with blanks or a small letter it is the same number; another document's type is another number."""
    number = someone(4711)["document_number"]
    for written in (f" {number} ", number.lower()):
        applicant = {"document_type": "resident_identity", "document_number": written}
        assert found(people["window"], applicant) == [case["case"]], written
    assert found(people["window"], {"document_type": "passport", "document_number": "E12345678"}) == []


def test_another_window_finds_nothing_of_it(people, case):
    """HZ-O2: a case is its window's; another one is answered as if there were none."""
    assert found(people["other_window"], someone(4711)) == found(people["other_window"], someone(4712)) == []


def test_nobody_else_looks_for_a_person(people, case):
    """HZ-S5: an auditor looks at cases, a provider at its tasks."""
    for name in ("auditor", "provider"):
        answer = people[name].post(PLACE, {"applicant": someone(4711)})
        assert (answer.status, answer.document["code"]) == (403, "role_not_allowed"), answer.body


def test_a_company_is_found_by_its_code(people):
    """HZ-Q5: the code is the number of a legal person; one that nobody came with finds nothing."""
    company = {"kind": "legal", "name": "黑盒查找有限公司", "unified_code": COMPANY}
    body = {"applicant": company, "agent": AGENT, "content": "本单位全部公共信用信息", "purpose": "核对本单位信用信息"}
    received = people["window"].post("/v1/applications", body | {"copy_wanted": False})
    assert received.status == 200, received.body
    assert found(people["centre"], {"unified_code": COMPANY}) == [received.document["case"]]
    assert found(people["centre"], {"unified_code": OTHER_COMPANY}) == []


@pytest.mark.parametrize(
    ("applicant", "status"),
    [
        ({}, 400),
        ({"document_type": "resident_identity"}, 400),
        ({"document_type": "resident_identity", "document_number": "110000199001010022"}, 400),
        ({"unified_code": "91110000000000000X"}, 400),
        ({"unified_code": "91110000000000000X", "name": "甲"}, 400),
        ({"document_type": "resident_identity", "document_number": identity_number(1), "name": "甲"}, 400),
        ("110000199001010021", 400),
    ],
)
def test_what_is_no_number_is_refused_and_not_repeated(people, applicant, status):
    """X-4, X-7: the problem says what is wrong and quotes nothing of it."""
    answer = people["window"].post(PLACE, {"applicant": applicant})
    assert answer.status == status, answer.body
    assert answer.document["detail"].endswith("。")
    assert b"110000" not in answer.body and b"9111" not in answer.body


def test_a_page_begins_where_the_one_before_ended(people, case):
    """X-7: both parts of the place, or none."""
    place = search(people["centre"], someone(4711))["cases"][0]
    before = {"before_time": place["received_at"], "before_case": place["case"]}
    assert found(people["centre"], someone(4711), **before) == []
    for name in before:
        answer = people["centre"].post(PLACE, {"applicant": someone(4711), name: before[name]})
        assert answer.status == 400, answer.body


def test_a_number_stands_in_no_address(people):
    """X-4: the list of cases takes none, and the search answers no GET."""
    assert people["centre"].get(f"/v1/cases?applicant={identity_number(2)}").status == 400
    assert people["centre"].get(PLACE).status == 405


def test_a_search_is_in_the_log_and_the_number_is_not(stack, people, case):
    """X-4, X-8, HZ-Q15: who looked, when, and which cases were shown; nowhere the number."""
    document = search(people["window"], someone(4711))
    position = document["receipt"]["position"]
    entry = next(json.loads(content) for at, _, content in stack.log_entries() if at == position)
    assert (entry["operation"], entry["actor"], entry["outcome"]) == ("case_search", "window-2", "answered")
    assert entry["disclosed"] == [{"case": case["case"]}]
    texts = [content for _, _, content in stack.log_entries()] + list(stack.log_texts().values())
    for number in set(SECRETS):
        assert not any(number.encode() in text for text in texts)
