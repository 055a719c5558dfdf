"""Checks answers against the permanent query log (HZ-Q15)."""

import hashlib
import json
import re

# An id in an address.
IDENTIFIER = r"(?<=/)[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?=/|$|\?)"


def check(platform, answers=None):
    """Every answer that was received has the entry that its receipt names, with the digest of its exact bytes.

    - Positions have no gap and begin with 0.
    - Answers the entries by position.
    """
    entries = platform.log_entries()
    assert [position for position, _, _ in entries] == list(range(len(entries)))
    parsed = [json.loads(entry) for _, _, entry in entries]
    answers = platform.ledger.answers if answers is None else answers
    for answer in answers:
        receipt = answer.document["receipt"]
        assert receipt["position"] < len(entries), f"answered but not logged: {answer}"
        check_entry(parsed[receipt["position"]], answer)
    positions = [answer.document["receipt"]["position"] for answer in answers]
    assert len(set(positions)) == len(positions)
    return parsed


def check_staff(platform, answers):
    """HZ-O13, PB-12: what staff did and were refused is in the log, under the receipt that they were given.

    - Answers the entries, in the order of the answers.
    """
    assert answers
    positions = ",".join(str(answer.document["receipt"]["position"]) for answer in answers)
    rows = platform.sql(
        f"select log_position, encode(entry, 'hex') from credit.query_log_entry where log_position in ({positions})"
    )
    entries = {int(position): json.loads(bytes.fromhex(entry)) for position, entry in map(str.split, rows.splitlines())}
    assert len(entries) == len(answers)
    for answer in answers:
        entry = entries[answer.document["receipt"]["position"]]
        check_proof(entry, answer)
        assert (entry["outcome"] == "refused") == (answer.status >= 400), (answer.target, entry)
        if answer.status >= 400:
            check_refusal(entry, answer)
        assert entry["actor"], entry
    return [entries[answer.document["receipt"]["position"]] for answer in answers]


def check_refusal(entry, answer):
    """HZ-Q15: the entry of a refused command says why, and names what its address named."""
    scope = entry["scope"]
    assert scope["refusal"] == answer.document["code"], (answer.target, entry)
    for named in re.findall(IDENTIFIER, answer.target):
        assert named.lower() in scope.values(), (answer.target, entry)


def check_entry(entry, answer):
    """The entry is the one of the answer, with the outcome that its status says."""
    check_proof(entry, answer)
    assert entry["outcome"] == expected_outcome(answer), answer.target


def check_proof(entry, answer):
    """The entry is the one that the receipt names, with the digest of the bytes that the client received."""
    receipt = answer.document["receipt"]
    assert entry["position"] == receipt["position"]
    assert entry["salt"] == receipt["secret"]
    assert entry["time"] == receipt["time"]
    assert entry["answer"] == hashlib.sha256(answer.body).hexdigest(), answer.target


def expected_outcome(answer):
    if answer.status in (400, 413, 415):
        return "refused"
    if answer.status == 404:
        # What no checkpoint covers yet is refused before anything is looked for.
        return "refused" if answer.document["code"] == "receipt_pending" else "empty"
    return "empty" if answer.document.get("subjects") == [] else "answered"
