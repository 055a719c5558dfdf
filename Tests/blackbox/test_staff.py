"""Staff over TLS: log-in with password and code, the cookie, the request token, two persons (PB-9, PB-11, QZ-3)."""

from datetime import datetime, timedelta, timezone

import pytest

from staff_member import Member

BEIJING = timezone(timedelta(hours=8))


@pytest.fixture
def member(stack):
    """Makes members; their connections end with the test."""
    members = []

    def make(account: str) -> Member:
        members.append(Member(stack, account))
        return members[-1]

    yield make
    for one in members:
        one.client.close()


def test_session_from_log_in_to_log_out(member):
    officer = member("officer-1")
    opened = officer.log_in()
    name, *attributes = opened.headers["set-cookie"].split("; ")
    assert name.startswith("__Host-credit=")
    assert set(attributes) == {"Path=/", "Secure", "HttpOnly", "SameSite=Strict"}
    assert opened.headers["cache-control"] == "no-store"
    assert officer.get("/v1/units").status == 200
    assert officer.get("/v1/session").document["csrf_token"] == officer.headers["CSRF-Token"]
    ended = officer.log_out()
    assert ended.status == 200
    assert "Max-Age=0" in ended.headers["set-cookie"]
    after = officer.get("/v1/units")
    assert (after.status, after.document["code"], after.document["rule"]) == (401, "session_ended", "QZ-3")


def test_failures_are_alike_and_have_no_receipt(stack, member):
    wrong, unknown = member("centre-1"), member("window-1")
    wrong.account = wrong.account | {"password": "Falsch+2026"}
    unknown.account = unknown.account | {"account": "nobody"}
    answers = [
        one.post(
            "/v1/session",
            {"account": one.account["account"], "password": one.account["password"], "code": "000000"},
        )
        for one in (wrong, unknown)
    ]
    assert answers[0].status == 401
    assert answers[0].body == answers[1].body
    assert answers[0].document["code"] == "login_failed"
    assert not answers[0].is_logged
    assert "set-cookie" not in answers[0].headers


def test_another_site_can_give_no_command(member):
    auditor = member("auditor-1")
    auditor.log_in()
    target, body = "/v1/hours-exceptions", {"unit": "SAMPLE-CITY"}
    plain = auditor.post(target, body, **{"Content-Type": "text/plain"})
    assert plain.status == 415
    token = auditor.headers.pop("CSRF-Token")
    complete = window(1) | {"unit": "SAMPLE-CITY", "reason": "试用"}
    forged = auditor.post(target, complete)
    assert (forged.status, forged.document["code"]) == (403, "csrf_mismatch")
    auditor.headers["CSRF-Token"] = token
    refused = auditor.post(target, complete)
    assert (refused.status, refused.document["code"], refused.document["rule"]) == (403, "role_not_allowed", "PB-1")


def test_two_persons_decide(member):
    officer, second = member("officer-2"), member("admin-2")
    officer.log_in()
    second.log_in()
    requested = officer.post("/v1/hours-exceptions", window(2) | {"unit": "SAMPLE-CITY", "reason": "试用"})
    assert requested.status == 200, requested.body
    target = f"/v1/hours-exceptions/{requested.document['exception']}/decision"
    own = officer.post(target, {"decision": "approved"})
    assert (own.status, own.document["code"]) == (403, "same_person")
    refused = second.post(target, {"decision": "refused", "reason": "不需要"})
    assert refused.status == 200, refused.body
    again = second.post(target, {"decision": "approved"})
    assert (again.status, again.document["code"]) == (409, "transition_not_allowed")


def window(hours: int) -> dict:
    """A window of one hour in the far future of an exception."""
    opens = datetime.now(BEIJING).replace(microsecond=0) + timedelta(days=20, hours=hours)
    closes = opens + timedelta(hours=1)
    return {"opens_at": opens.isoformat(), "closes_at": closes.isoformat()}
