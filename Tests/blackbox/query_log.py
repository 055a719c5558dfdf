"""Checks answers against the permanent query log (HZ-Q15)."""

import hashlib
import json


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


def check_entry(entry, answer):
    """The entry is the one of the answer, with the digest of the bytes that the client received."""
    receipt = answer.document["receipt"]
    assert entry["position"] == receipt["position"]
    assert entry["salt"] == receipt["secret"]
    assert entry["time"] == receipt["time"]
    assert entry["answer"] == hashlib.sha256(answer.body).hexdigest(), answer.target
    assert entry["outcome"] == expected_outcome(answer), answer.target


def expected_outcome(answer):
    if answer.status == 400:
        return "refused"
    if answer.status == 404:
        # What no checkpoint covers yet is refused before anything is looked for.
        return "refused" if answer.document["code"] == "receipt_pending" else "empty"
    return "empty" if answer.document.get("subjects") == [] else "answered"
