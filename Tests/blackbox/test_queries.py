"""Queries of citizens: HZ-Q3, HZ-Q4, HZ-Q11, X-3, X-7, BX-15, BX-16."""

import re
from urllib.parse import quote

import pytest

from expectations import CHINESE, assert_headers, assert_problem
from identifiers import company_code, organisation_code
from provider_files import NAMED, PAGED, PERSONS, REGISTRATION_NUMBER


def search(client, term, **options):
    more = "".join(f"&{name}={value}" for name, value in options.items())
    return client.get(f"/v1/subjects?q={quote(term, safe='')}{more}")


def names(answer):
    assert answer.status == 200, answer.body.decode()
    return [subject["name"] for subject in answer.document["subjects"]]


@pytest.mark.parametrize(
    "term",
    [
        "黑盒国际贸易",
        "黑盒國際貿易",  # traditional
        "黑 盒・國際貿易",  # blanks and points are no part of a name
        "　黑盒国际贸易　",  # trimmed, also wide blanks
        "黑盒国际贸易发展有限公司",
        company_code(1),
        company_code(1).lower(),  # BX-16
        f" {company_code(1)} ",
        company_code(1).translate({place: place + 0xFEE0 for place in range(0x21, 0x7F)}),  # full width
        company_code(1)[8:17],  # BX-15: an organisation code leads to the file of the unified code
        company_code(1)[8:16] + "-" + company_code(1)[16],
    ],
)
def test_subject_is_found_by_name_or_code(client, term):
    """HZ-Q4, BX-15, BX-16: by part of a name or by code, however it is spelled."""
    assert names(search(client, term)) == [NAMED["traditional"][0]]


@pytest.mark.parametrize("term", ["blackbox测试", "BLACKBOX测试", "ｂｌａｃｋｂｏｘ测试", "Black box 測試"])
def test_width_and_case_of_letters_do_not_matter(client, term):
    """HZ-Q4."""
    assert names(search(client, term)) == [NAMED["latin"][0]]


def test_subject_is_found_by_registration_number(client):
    """BX-15: former numbers stay identifiers of the same file."""
    assert names(search(client, REGISTRATION_NUMBER)) == [NAMED["registered"][0]]


@pytest.mark.parametrize("limit", [1, 7, 20, 100])
def test_pages_show_every_hit_exactly_once(client, limit):
    """HZ-Q4."""
    seen, cursor, pages = [], None, 0
    while True:
        answer = search(client, "黑盒翻页", limit=limit, **({"cursor": cursor} if cursor else {}))
        page = names(answer)
        assert len(page) <= limit
        seen += page
        pages += 1
        cursor = answer.document["next_cursor"]
        if cursor is None:
            break
        assert len(page) == limit
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,800}", cursor)
    assert sorted(seen) == sorted(name for name, _ in PAGED)
    assert pages == -(-len(PAGED) // limit)


def test_page_has_twenty_hits_unless_asked(client):
    assert len(names(search(client, "黑盒翻页"))) == 20


def test_nothing_found_is_an_answer(client):
    """HZ-Q11: "does not exist" is said, and is not an error."""
    answer = search(client, "绝无此名黑盒")
    assert answer.status == 200
    assert answer.document["subjects"] == [] and answer.document["next_cursor"] is None


def test_detail_shows_the_file_of_a_code(client):
    """HZ-Q4: by unified code, in small letters, and by organisation code, always the same file."""
    name, code = NAMED["registered"]
    answer = client.get(f"/v1/subjects/{code}")
    assert answer.status == 200
    document = answer.document
    assert document["subject"]["name"] == name and document["subject"]["reference"] == code
    assert document["subject"]["identifiers"]["registration_number"] == REGISTRATION_NUMBER
    assert [item["item"] for item in document["items"]] == ["FR-DJXX"]
    item = document["items"][0]
    assert item["count"] == len(item["records"]) == 1
    fields = item["records"][0]["fields"]
    # JJ-2: masked before it is stored; fields of a stricter level of their own are not there at all.
    assert fields["FDDBR"] == "王**"
    assert "FDDBR_ZJHM" not in fields and "LXDH" not in fields
    assert "黑盒路" not in answer.body.decode()
    for spelling in (code.lower(), code[8:17], f"{code[8:16]}-{code[16]}"):
        assert client.get(f"/v1/subjects/{spelling}").without_receipt == answer.without_receipt


def test_person_has_an_opaque_reference_and_a_masked_name(client, stack):
    """HZ-Q4, JJ-2, X-4."""
    hits = search(client, "张黑盒").document["subjects"]
    references = stack.sql("select reference from credit.public_subject where reference like 'P-%'").splitlines()
    assert len(references) >= len(PERSONS)
    files = [client.get(f"/v1/subjects/{reference}") for reference in references]
    assert all(file.status == 200 for file in files)
    text = b"".join(file.body for file in files).decode() + str(hits)
    for name, number in PERSONS:
        assert name not in text and number not in text and number[6:14] not in text
    assert all(re.fullmatch(r"P-[0-9A-F]{32}", reference) for reference in references)
    assert {"张**", "欧阳**"} & {file.document["subject"]["name"] for file in files}


@pytest.mark.parametrize("code", [company_code(77777), company_code(77777)[8:17], "P-" + "0" * 32])
def test_unknown_subject_is_not_found(client, code):
    """HZ-Q11."""
    answer = client.get(f"/v1/subjects/{code}")
    assert answer.status == 404
    assert_problem(answer, "not_found", logged=True)


@pytest.mark.parametrize(
    "target,code",
    [
        ("/v1/subjects", "unclear_query"),
        ("/v1/subjects?q=", "unclear_query"),
        ("/v1/subjects?q=%E6%9D%AD", "unclear_query"),  # one character
        ("/v1/subjects?q=%20%E6%9D%AD%20", "unclear_query"),
        ("/v1/subjects?q=%28%29", "unclear_query"),  # two characters, none of a name
        ("/v1/subjects?limit=5", "unclear_query"),
        (f"/v1/subjects?q={company_code(1)[:-1]}{'0' if company_code(1)[-1] != '0' else '1'}", "malformed_code"),
        (f"/v1/subjects/{company_code(1)[:-1]}{'0' if company_code(1)[-1] != '0' else '1'}", "malformed_code"),
        ("/v1/subjects/ABC", "malformed_code"),
        ("/v1/subjects/P-123", "malformed_code"),
        (
            f"/v1/subjects/{organisation_code('MA2EXAMP')[:-1]}{'0' if organisation_code('MA2EXAMP')[-1] != '0' else '1'}",
            "malformed_code",
        ),
        ("/v1/subjects?q=abcd&limit=0", "malformed_parameter"),
        ("/v1/subjects?q=abcd&limit=101", "malformed_parameter"),
        ("/v1/subjects?q=abcd&limit=", "malformed_parameter"),
        ("/v1/subjects?q=abcd&limit=-1", "malformed_parameter"),
        ("/v1/subjects?q=abcd&limit=1.5", "malformed_parameter"),
        ("/v1/subjects?q=abcd&limit=99999999999999999999", "malformed_parameter"),
        ("/v1/subjects?q=abcd&colour=red", "unknown_parameter"),
        ("/v1/subjects?q=abcd&Q=abcd", "unknown_parameter"),
        (f"/v1/subjects/{company_code(1)}?limit=5", "unknown_parameter"),
        ("/v1/subjects?q=abcd&q=abcd", "repeated_parameter"),
        ("/v1/subjects?q=abcd&cursor=", "malformed_cursor"),
        ("/v1/subjects?q=abcd&cursor=!", "malformed_cursor"),
        ("/v1/subjects?q=abcd&cursor=AAAA", "malformed_cursor"),
        (f"/v1/subjects?q=abcd&cursor={'A' * 801}", "malformed_cursor"),
        ("/v1/subjects?q=%zz", "malformed_request"),
        ("/v1/subjects?q=%E6%9D", "malformed_request"),
        ("/v1/subjects?q=%ff%fe", "malformed_request"),
        ("/v1/subjects?q=a%00b", "malformed_request"),
    ],
)
def test_query_is_refused_with_reason_and_receipt(client, target, code):
    """HZ-Q11, HZ-Q15, X-3, X-7: a refused query is logged like any other."""
    answer = client.get(target)
    assert answer.status == 400, answer.body.decode()
    assert_problem(answer, code, logged=True)


@pytest.mark.parametrize(
    "target", ["/v1/subjects/%zz", "/v1/subjects/%C0%AF", "/v1/subjects/a%2Fb", "/v1/subjects/%00"]
)
def test_path_that_cannot_be_read_is_refused(client, target):
    """X-7. No query yet: nobody can say for whom, and nginx refuses bad escapes by itself."""
    answer = client.get(target)
    assert answer.status == 400, answer.body.decode()
    assert_problem(answer, "malformed_request", logged=answer.is_logged)


@pytest.mark.parametrize("length,status", [(2, 200), (100, 200), (101, 400)])
def test_length_of_the_query_has_limits(client, length, status):
    """HZ-Q11: both sides of the limits."""
    assert search(client, "黑盒" * (length // 2) + "盒" * (length % 2)).status == status


@pytest.mark.parametrize("limit", [1, 100])
def test_limit_at_its_bounds(client, limit):
    assert search(client, "黑盒翻页", limit=limit).status == 200


@pytest.mark.parametrize(
    "target",
    [
        "/",
        "/v1",
        "/v2/subjects",
        "/v1/subject",
        "/v1/subjects/a/b",
        "/metrics",
        "/healthz",
        "/readyz",
        "/.problem/429",
        "/v1/subjects%3Fq=abcd",
        "/V1/subjects",
    ],
)
def test_other_addresses_do_not_exist(client, target):
    """The operator's addresses least of all."""
    answer = client.get(target)
    assert answer.status == 404
    assert_problem(answer, "no_such_resource")


@pytest.mark.parametrize(
    "target", ["/v1/", "/v1//subjects", "/v1/subjects/", "/v1/../v1/subjects?q=abcd", "/v1/./subjects?q=abcd"]
)
def test_paths_are_not_repaired(client, target):
    assert client.get(target).status in (400, 404)


METHODS = ["HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "BREW"]
ROUTES = ["/v1/subjects?q=abcd", f"/v1/subjects/{company_code(1)}", "/v1/catalogue", "/openapi.json"]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("target", ROUTES)
def test_only_get_is_allowed(stack, target, method):
    client = stack.client()
    answer = client.send(method, target)
    client.close()
    assert answer.status == 405, (answer.status, answer.body)
    assert answer.headers.get("allow") == "GET"
    if method != "HEAD":
        assert_problem(answer, "method_not_allowed")


@pytest.mark.parametrize(
    "accept,status",
    [
        ("application/json", 200),
        ("*/*", 200),
        ("application/*;q=0.1", 200),
        ("text/html, */*;q=0.1", 200),
        (None, 200),
        ("text/html", 406),
        ("application/json;q=0", 406),
        ("application/xml", 406),
    ],
)
@pytest.mark.parametrize("target", ROUTES)
def test_media_type_is_negotiated(client, target, accept, status):
    answer = client.get(target, **({"Accept": accept} if accept else {}))
    assert answer.status == status
    if status == 406:
        assert_problem(answer, "not_acceptable")


def test_answers_carry_their_headers(client):
    for target in ROUTES[:2]:
        answer = client.get(target)
        assert answer.status == 200
        assert answer.headers["content-type"].partition(";")[0] == "application/json"
        assert int(answer.headers["content-length"]) == len(answer.body)
        assert_headers(answer)


@pytest.mark.parametrize("target", ROUTES[2:])
def test_documents_are_cached_by_their_tag(client, target):
    """HZ-M6."""
    first = client.get(target)
    assert first.status == 200
    assert first.headers["cache-control"] == "public, max-age=60"
    assert first.headers["x-content-type-options"] == "nosniff"
    tag = first.headers["etag"]
    for known in (tag, f'"other", {tag}', "W/" + tag, "*"):
        again = client.get(target, If_None_Match=known)
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag), known
    assert client.get(target, If_None_Match='"other"').body == first.body


def test_body_of_a_get_is_ignored_up_to_its_limit(client):
    answer = client.send("GET", ROUTES[0], body=b"x" * 16384)
    assert answer.status == 200
    answer = client.send("GET", ROUTES[0], body=b"x" * 16385)
    assert answer.status == 413
    assert_problem(answer, "content_too_large")


def test_long_addresses_are_refused(client):
    for length, at_most in ((4000, 414), (9000, 414), (40000, 414)):
        answer = client.get("/v1/subjects?q=" + "a" * length)
        assert answer.status in (400, at_most), answer.status
    assert_problem(client.get("/v1/subjects/" + "A" * 9000), "uri_too_long")


def test_large_headers_are_refused(client):
    answer = client.get(ROUTES[0], X_Test="a" * 9000)
    assert answer.status == 431
    assert_problem(answer, "headers_too_large")


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"GET /v1/subjects?q=\xff\xfe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        b"GET /v1/subjects?q=a b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        b"GET /v1/subjects HTTP/1.1\r\nConnection: close\r\n\r\n",
        b"GET /v1/subjects?q=abcd HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
        b"GET /v1/subjects?q=abcd HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"GET /v1/subjects?q=abcd HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET /v1/subjects?q=abcd HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n",
        b"G\x00T / HTTP/1.1\r\nHost: a\r\n\r\n",
    ],
)
def test_malformed_http_gets_a_problem(client, request_bytes):
    """X-7: also what nginx refuses by itself."""
    answer = client.raw(request_bytes)
    assert answer.status in (400, 405, 501), answer.status
    assert answer.headers["content-type"].partition(";")[0] == "application/problem+json"
    assert CHINESE.search(answer.document["detail"])
    assert re.fullmatch(r"urn:credit:problem:[a-z_]+", answer.document["type"])
