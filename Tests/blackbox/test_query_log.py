"""The permanent query log: HZ-Q15, BX-13."""

import json

import pytest

import query_log
from identifiers import company_code
from provider_files import NAMED

NAME, CODE = NAMED["registered"]


@pytest.mark.parametrize(
    "target,outcome,operation",
    [
        ("/v1/subjects?q=%E9%BB%91%E7%9B%92", "answered", "search"),
        ("/v1/subjects?q=no+such+name+at+all", "empty", "search"),
        (f"/v1/subjects?q={CODE}", "answered", "search"),
        ("/v1/subjects?q=a", "refused", "search"),
        ("/v1/subjects?q=abcd&x=1", "refused", "search"),
        (f"/v1/subjects/{CODE}", "answered", "subject"),
        (f"/v1/subjects/{company_code(66666)}", "empty", "subject"),
        ("/v1/subjects/ABC", "refused", "subject"),
    ],
)
def test_every_query_has_its_entry(stack, client, target, outcome, operation):
    """HZ-Q15: who, when, purpose, scope, and what was disclosed; the refused and the empty ones too."""
    answer = client.get(target)
    entry = query_log.check(stack, [answer])[answer.document["receipt"]["position"]]
    assert entry["outcome"] == outcome and entry["operation"] == operation
    assert entry["audience"] == "public" and entry["actor"] == "public" and entry["purpose"] == "public_inquiry"
    assert entry["address"] == "127.0.0.1"
    assert entry["request"], "no request id"
    assert isinstance(entry["scope"], dict)
    assert bool(entry["disclosed"]) == (outcome == "answered")
    if outcome == "refused":
        assert entry["rule"] == answer.document["rule"]


def test_entry_names_versions_but_no_value(stack, client):
    """HZ-Q15: record ids and versions, never what they say."""
    answer = client.get(f"/v1/subjects/{CODE}")
    receipt = answer.document["receipt"]
    entries = stack.log_entries()
    raw = entries[receipt["position"]][2]
    disclosed = json.loads(raw)["disclosed"]
    record = answer.document["items"][0]["records"][0]
    assert disclosed == [[record["record"], record["version"]]]
    values = [NAME, answer.document["items"][0]["name"], record["provider"]["name"]]
    values += [
        value for value in record["fields"].values() if isinstance(value, str) and len(value) > 2 and value != CODE
    ]
    assert len(values) > 4
    for value in values:
        assert value.encode() not in raw, value


def test_search_entry_names_subjects_but_not_their_names(stack, client):
    answer = client.get("/v1/subjects?q=%E9%BB%91%E7%9B%92%E7%BF%BB%E9%A1%B5&limit=3")
    raw = stack.log_entries()[answer.document["receipt"]["position"]][2]
    assert len(json.loads(raw)["disclosed"]) == 3
    for subject in answer.document["subjects"]:
        assert subject["name"].encode() not in raw and subject["reference"].encode() not in raw


def test_documents_about_no_subject_are_not_logged(stack, client):
    """The catalogue and the description are no queries."""
    before = len(stack.log_entries())
    for target in ("/v1/catalogue", "/openapi.json", "/nothing", "/v1/catalogue?x=1"):
        assert not client.get(target).is_logged
    assert len(stack.log_entries()) == before


def test_nobody_but_the_owner_can_change_the_log(stack):
    """HZ-Q15: not the application's own database accounts."""
    for user in (
        "credit_public",
        "credit_intake",
        "credit_integrator",
        "credit_signer",
        "credit_auditor",
        "credit_archivist",
    ):
        for statement in (
            "delete from credit.query_log_entry",
            "update credit.query_log_entry set entry = ''",
            "truncate credit.query_log_entry",
            "insert into credit.query_log_entry default values",
            "update credit.query_log_head set next_position = 0",
            "drop table credit.query_log_entry",
            "select entry from credit.query_log_entry limit 1",
        ):
            with pytest.raises(AssertionError, match="permission denied|must be owner"):
                stack.sql(statement, user=user)


def test_public_account_reads_no_table(stack):
    """HZ-Q3: nobody reads a record without a log entry; login roles may only call the disclosure functions."""
    tables = stack.sql(
        "select format('%I.%I', schemaname, tablename) from pg_catalog.pg_tables where schemaname = 'credit'"
    ).splitlines()
    assert len(tables) > 10
    for table in tables:
        with pytest.raises(AssertionError, match="permission denied"):
            stack.sql(f"select * from {table} limit 1", user="credit_public")
