"""Numbers of natural persons: refused in queries and written down nowhere (X-4, JJ-2, ASVS 14.2.1)."""

import time
from urllib.parse import quote

import pytest

import case_subjects
from expectations import assert_problem
from identifiers import identity_number
from provider_files import used_identity_numbers

WIDE = {place: place + 0xFEE0 for place in range(0x21, 0x7F)}
ASKED = [identity_number(number) for number in range(900, 912)]


def spellings():
    """Ways in which a number gets into a query; each with a number of its own."""
    n = iter(ASKED)
    a = next(n)
    yield "plain", a, a
    a = next(n)
    yield "blanks", a, f"{a[:6]} {a[6:14]} {a[14:]}"
    a = next(n)
    yield "hyphens", a, f"{a[:6]}-{a[6:14]}-{a[14:]}"
    a = next(n)
    yield "wide", a, a.translate(WIDE)
    a = next(n)
    yield "behind a name", a, f"张黑盒{a}"
    a = next(n)
    yield "before a name", a, f"{a}的处罚"
    a = next(n)
    yield "between words with blanks", a, f"身份证 {a[:6]} {a[6:14]} {a[14:]} 张黑盒"
    a = next(n)
    yield "between words with hyphens", a, f"证件{a[:6]}-{a[6:14]}-{a[14:]}号"
    a = next(n)
    yield "wide behind a name", a, f"张黑盒{a.translate(WIDE)}"
    a = next(n)
    yield "parted by a zero-width blank", a, f"张{a[:9]}\u200b{a[9:]}"


def assert_refused(answer, typed):
    assert answer.status == 400, answer.body.decode()
    # A number with hyphens and nothing else may be taken for a code with a mistake: refused and kept nowhere all the same.
    code = answer.document["code"]
    assert_problem(answer, code if code == "malformed_code" and "-" in typed else "identity_number", logged=True)


@pytest.mark.parametrize("typed", [pytest.param(typed, id=kind) for kind, _, typed in spellings()])
def test_identity_number_is_refused_in_a_search(client, typed):
    """JJ-2: before anything looks at it."""
    answer = client.get(f"/v1/subjects?q={quote(typed, safe='')}")
    assert_refused(answer, typed)


@pytest.mark.parametrize("typed", [pytest.param(typed, id=kind) for kind, _, typed in list(spellings())[:4]])
def test_identity_number_is_refused_as_a_code(client, typed):
    answer = client.get(f"/v1/subjects/{quote(typed, safe='')}")
    assert_refused(answer, typed)


def test_identity_number_of_a_known_person_finds_nobody(client):
    """X-4: also the number of a person whose file is public."""
    for number in (identity_number(1), identity_number(1).lower()):
        answer = client.get(f"/v1/subjects/{number}")
        assert answer.status == 400
        assert_problem(answer, "identity_number", logged=True)


def test_identity_number_elsewhere_in_the_request_is_not_echoed(client):
    number = ASKED[10]
    for target in (
        f"/{number}",
        f"/v1/{number}",
        f"/v1/subjects?{number}=1",
        f"/v1/subjects?q=abcd&limit={number}",
        f"/v1/subjects?q=abcd&cursor={number}",
        f"/v1/subjects/{number}/x",
        f"/v1/catalogue?{number}",
    ):
        answer = client.get(target)
        assert answer.status in (400, 404)
        assert number.encode() not in answer.body


def test_no_number_is_written_down_anywhere(stack, client):
    """X-4, ASVS 14.2.1: not in a log of any program, not in the query log, not in a dump of the database."""
    # A wrong number is nobody's code either, and no name: it must not be kept in the log as "what was searched".
    wrong = ASKED[11][:-1] + ("0" if ASKED[11][-1] != "0" else "1")
    client.get(f"/v1/subjects?q={wrong}")
    client.get(f"/v1/subjects/{wrong}")
    # Makes PostgreSQL and the daemon speak of errors, if they do.
    client.get(f"/v1/subjects/{ASKED[0]}?x={ASKED[0]}")
    time.sleep(1.1)  # nginx writes its access log once a second
    typed = [typed for _, _, typed in spellings()]
    needles = [number.encode() for number in (*ASKED, wrong)] + used_identity_numbers()
    # Also of those who came to the window before this test, if its tests ran.
    needles += case_subjects.identity_numbers()
    needles += [text.encode() for text in typed] + [quote(text, safe="").encode() for text in typed]
    texts = stack.log_texts()
    assert texts["access.log"], "the access log is empty: this test would prove nothing"
    texts["query log"] = b"\n".join(entry for _, _, entry in stack.log_entries())
    texts["dump"] = stack.dump("--data-only")
    assert len(texts["dump"]) > 100_000
    found = [(place, needle) for place, text in texts.items() for needle in needles if needle in text]
    assert not found, found


@pytest.mark.parametrize("place,slip", [(920, "a wrong check character"), (921, "a character too few")])
def test_mistyped_number_behind_a_name_is_not_kept(stack, client, place, slip):
    """X-4: seventeen right digits still name a person; the query log is kept for ever."""
    number = identity_number(place)
    typed = number[:17] if slip.endswith("few") else number[:-1] + ("0" if number[-1] != "0" else "1")
    answer = client.get(f"/v1/subjects?q={quote('张黑盒' + typed)}")
    entry = stack.log_entries()[answer.document["receipt"]["position"]][2]
    assert number[:17].encode() not in entry, entry


def test_names_and_codes_are_not_in_the_operators_logs(stack, client):
    """ASVS 14.2.1: what people search for stands in the query log alone."""
    term, code = "黑盒访问日志用语", "91330100MBB0MARK00"
    client.get(f"/v1/subjects?q={quote(term)}")
    client.get(f"/v1/subjects/{code}")
    client.raw(f"GET /v1/subjects/{code}?q={quote(term)} HTTP/1.1\r\nContent-Length: x\r\n\r\n".encode())
    time.sleep(1.1)
    for place, text in stack.log_texts().items():
        for needle in (term.encode(), quote(term).encode(), code.encode()):
            assert needle not in text, place
