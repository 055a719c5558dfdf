"""What every answer of the public interface has to be like (X-7)."""

import re

RECEIPT_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+08:00")
SECRET = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}.*。", re.S)


def assert_problem(answer, code, logged=False):
    """X-7: in words that a citizen understands, with the rule."""
    assert answer.headers["content-type"].partition(";")[0] == "application/problem+json"
    document = answer.document
    assert document["code"] == code, document
    assert document["type"] == f"urn:credit:problem:{code}"
    assert document["status"] == answer.status
    assert CHINESE.search(document["detail"]), document["detail"]
    assert re.fullmatch(r"[A-Z]+-[A-Z]?\d+", document["rule"])
    assert ("receipt" in document) == logged, document
    assert_headers(answer)


def assert_headers(answer):
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "server" not in answer.headers or not re.search(r"\d", answer.headers["server"])
