"""A year of a city's window in an hour or less: random clerks, a clock of its own, everything by command.

After it no deadline was missed without being listed, no marker stands without a case, nothing that was suspended was
disclosed, and every answer is in the log, provably (HZ-Q12, HZ-O3, HZ-O7, HZ-O9, HZ-O13, HZ-Q15, X-1).
"""

import hashlib
import json
import os
import time
from collections import Counter
from datetime import date, timedelta

import pytest

from office import UNIT_OF, Office
from year import KEEPERS, Year
from year_cases import WINDOWS

# A small city's year in each run, a large one's with CREDIT_SOAK; another seed is another year.
FULL = bool(os.environ.get("CREDIT_SOAK"))
APPLICATIONS = int(os.environ.get("CREDIT_YEAR_APPLICATIONS", 0)) or (10_000 if FULL else 120)
OBJECTIONS = APPLICATIONS // 10 if FULL else 40
SEED = os.environ.get("CREDIT_YEAR_SEED", "20250101")
# Seconds: a large year takes about a quarter of an hour on two processors, and is not waited for without end.
LONGEST = int(os.environ.get("CREDIT_YEAR_SECONDS", 0)) or 45 * 60

pytestmark = pytest.mark.soak


# The names of the tests say which year it was, so that one that fails can be had again.
@pytest.fixture(scope="module", params=[SEED], ids=[f"CREDIT_YEAR_SEED={SEED} CREDIT_YEAR_APPLICATIONS={APPLICATIONS}"])
def year(request):
    office, began = Office("year"), time.monotonic()
    try:
        office.open(date(2024, 12, 1), 18)
        simulated = Year(office, request.param, APPLICATIONS, OBJECTIONS)
        simulated.end = simulated.run(began + LONGEST)
        simulated.tell_costs()
        yield simulated
    finally:
        office.close()


def test_every_deadline_that_was_missed_was_listed(year):
    """HZ-Q12, HZ-O3, X-1: on each of the days that were looked at, and some were missed."""
    year.check_board(year.end.date() + timedelta(days=30))
    assert year.checked_days > 10 and year.late > 0


def test_no_marker_and_no_case_is_left_over(year):
    """HZ-O9, HZ-O11: who is answered has no marker; a dispute has lapsed by itself."""
    far = year.end + timedelta(days=60)
    assert year.office.value("select json_agg(distinct state) from credit.service_case;") == ["closed"]
    assert year.office.value(
        f"select count(*) from credit.record_marker where marker = 'under_processing' or lapses_at > '{far.isoformat()}';"
    ) == 0  # fmt: skip


def test_nothing_suspended_was_disclosed(year):
    """HZ-O7: by the log itself, on every channel: suspended exactly while a case was running."""
    channels = Counter()
    for position, _, content in year.office.platform.log_entries():
        entry = json.loads(content)
        for part in entry["disclosed"]:
            if not isinstance(part, list) or part[0] not in year.suspended:
                continue
            cases = year.suspended[part[0]].values()
            running = any(start < position and (end is None or position < end) for start, end in cases)
            assert ("suspended" in part) == running, (entry, year.suspended[part[0]])
            channels[entry["audience"]] += running
    assert channels["public"] and channels["window"], channels


def test_every_answer_is_in_the_log_provably(year):
    """HZ-Q15, HZ-O13: digest by digest, and under a checkpoint that the second implementation computes too."""
    entries = {position: json.loads(content) for position, _, content in year.office.platform.log_entries()}
    for position, answer in year.answers.items():
        assert entries[position]["answer"] == hashlib.sha256(answer).hexdigest()
    # A hundred thousand entries: 20 s on a machine with nothing else to do.
    year.office.platform.assert_log_is_clean(seconds=600)


def test_every_step_of_every_case_is_in_the_log(year):
    """HZ-O13: whatever happened to an objection, and to any other case, has an entry of who did it, under the case."""
    logged = Counter()
    for _, _, content in year.office.platform.log_entries():
        entry = json.loads(content)
        if case := entry["scope"].get("case"):
            logged[case, entry["actor"]] += 1
    steps = year.office.value(
        "select json_agg(json_build_array(case_id, actor, steps)) from ("
        "select case_id, actor, count(*) as steps from credit.case_event group by case_id, actor) as taken;"
    )
    assert len(steps) > APPLICATIONS
    missing = [(case, actor) for case, actor, count in steps if logged[case, actor] < count]
    assert not missing, missing[:5]


def test_the_year_had_something_of_everything(year):
    """Whoever changes the years' chances sees what they leave out."""
    steps = "withdraw_application refuse_application answer_application hand_over_report decide_extension accept_objection "
    steps += "refuse_objection withdraw_objection return_result recall_task answer_task collect_result mark_annotation "
    steps += "unmark_annotation file_material close_case acknowledge_overdue permit_repeat record_letter report_forgery "
    steps += "decide_forgery store_correction answer_correction hand_over_archive receive_archive unfiled_list "
    ways = ["application_answer granted", "application_answer refused", "objection_handling granted"]
    ways += ["objection_handling refused", "answer_task soon", "answer_task late", "forgery dismissed", "forgery unknown"]
    ways += ["forgery applicant", "replace", "delete", "end_public_disclosure", "end_every_disclosure", "corrected"]
    ways += ["deleted", "disclosure_ended", "upheld", "unconfirmed", "suspended and expired"]
    missing = [step for step in [*steps.split(), *ways] if not year.reached[step]]
    assert not missing, (missing, year.reached)
    refusals = "role_not_allowed materials_unfiled objection_repeated objection_open receiver_not_of_case changed_meanwhile "
    refusals += "annotation_window_over"
    missing = [code for code in refusals.split() if not year.refusals[code]]
    assert not missing, (missing, year.refusals)
    assert year.reached["accept_objection"] + year.reached["refuse_objection"] >= OBJECTIONS * 9 // 10
    assert {UNIT_OF[name] for name in WINDOWS} == {"BB-CK", "BJ-CK"} == set(KEEPERS) - {"BB-ZX"}
    kinds = year.office.value("select json_agg(distinct applicant_kind order by applicant_kind) from credit.service_case;")
    assert kinds == ["legal", "natural"]
    overdue = year.office.value(
        "select count(*) from credit.case_deadline where period_code = 'provider_answer' "
        "and (met_at at time zone 'Asia/Shanghai')::date > last_day;"
    )
    assert overdue > 0
