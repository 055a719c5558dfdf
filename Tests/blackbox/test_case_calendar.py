"""A year of working days that is not loaded: what can't be counted says so, and is counted once it is there (X-1)."""

import json
from datetime import date, timedelta

import pytest

from case_subjects import BORROWER, CLIENT, OBJECTION_AGENT, record_of
from objections import Objection
from office import WorkingDays
from staff_room import today

DAY = timedelta(days=1)
YEAR = today().year
TABLES = {
    "calendar_year": ("year, source, loaded_at, loaded_by", "year in ({years})"),
    "calendar_exception": ("day, is_working, name", "extract(year from day) in ({years})"),
}


class Schedule:
    """Days off and worked weekend days of a year, as the State Council published them or made up for these tests."""

    def __init__(self, year: int):
        known = WorkingDays()
        first, last = date(year, 1, 1), date(year, 12, 31)
        days = [first + number * DAY for number in range((last - first).days + 1)]
        self.year, self.is_published = year, year in known.years
        self.off = [day for day in days if day in known.off and day.weekday() < 5]
        self.worked = [day for day in days if day in known.worked]
        if not self.is_published:
            self.off = [day for day in days if (day.month, day.day) in ((1, 1), (1, 4), (10, 1)) and day.weekday() < 5]

    @property
    def form(self) -> dict:
        form = {"year": self.year, "source": "国务院办公厅关于部分节假日安排的通知"}
        form["days_off"] = [{"day": str(day), "name": "放假"} for day in self.off]
        # A year without worked weekend days leaves them out.
        if self.worked:
            form["days_worked"] = [{"day": str(day), "name": "调休上班"} for day in self.worked]
        return form


@pytest.fixture(scope="module")
def unloaded(stack):
    """Neither this year nor the next is loaded; afterwards both are as they were."""
    years = f"{YEAR}, {YEAR + 1}"
    parts = {table: f"credit.{table} where {where.format(years=years)}" for table, (_, where) in TABLES.items()}
    kept = {table: stack.sql(f"select coalesce(json_agg({table}), '[]') from {part}") for table, part in parts.items()}
    removal = "".join(f"delete from {part};" for part in parts.values())
    stack.sql(removal)
    yield kept
    stack.sql(removal + "".join(
        f"insert into credit.{table} ({columns}) select {columns} from json_populate_recordset("
        f"null::credit.{table}, $kept${kept[table]}$kept$);" for table, (columns, _) in TABLES.items()
    ))  # fmt: skip


@pytest.fixture(scope="module")
def collected(people, channels, subjects):
    """An objection whose result is collected: the days in which an annotation may be asked for run."""
    objection = Objection(people, channels, record_of(people.stack, "黑盒授罚〔2026〕0号"), BORROWER)
    assert objection.shown()
    objection.accept()
    objection.does("centre", f"{objection.target}/taking-up")
    objection.end("upheld")
    objection.does("window", f"{objection.target}/collection", {"collected_by_name": OBJECTION_AGENT["name"]})
    return objection


@pytest.fixture(scope="module")
def waiting(collected, unloaded):
    """An application that is received while this year is not loaded, and put off by as much as is allowed."""
    form = {"applicant": CLIENT, "content": "全部公共信用信息", "purpose": "核对信用信息"}
    received = collected.does("window", "/v1/applications", form)
    assert (received["due_on"], received["missing_year"]) == (None, YEAR), received
    clock = collected.clocks(received["case"])["application_answer"]
    target = f"/v1/deadlines/{clock['deadline']}/extension"
    asked = collected.does("window", target, {"length": 15, "reason": "申请内容较多"})
    collected.does("authority", f"/v1/extensions/{asked['extension']}/decision", {"decision": "granted"})
    return received["case"]


def test_what_cannot_be_counted_is_listed_with_the_year_that_is_missing(collected, waiting):
    """X-1: said instead of guessed, to the window, to the authority and to the auditor."""
    for role in ("window", "authority", "auditor"):
        board = collected.reads(role, "/v1/deadlines?standing=uncountable")
        mine = [e for e in board["deadlines"] if e["case"] == waiting and e["period"] == "application_answer"]
        assert [(entry["last_day"], entry["missing_year"]) for entry in mine] == [(None, YEAR)], (role, mine)
        sentence = f"{YEAR}年的节假日安排尚未公布或尚未载入，无法计算工作日。"
        assert sentence in [year["sentence"] for year in board["missing_years"]], role


def test_a_request_whose_last_day_cannot_be_counted_is_refused_with_that_reason(collected, waiting):
    """HZ-O11, X-1: whether five working days are over, nobody knows."""
    request = {"objection": collected.case, "applicant": BORROWER, "agent": OBJECTION_AGENT, "reason": "仍不认可"}
    collected.refuses("window", "/v1/annotations", request, "calendar_not_loaded", "X-1")


def test_the_authority_adds_a_year_once_and_only_as_it_was_published(collected, waiting, unloaded):
    """X-1: a weekday off, a weekend day worked, within the year, this year or the next."""
    schedule = Schedule(YEAR).form
    assert json.loads(unloaded["calendar_exception"]), "this year's schedule was loaded when the platform was made"
    target = "/v1/calendar-years"
    saturday = next(day for day in (date(YEAR, 3, 1) + number * DAY for number in range(7)) if day.weekday() == 5)
    for wrong in (
        {"year": YEAR + 2},
        {"year": YEAR + 1},
        {"days_off": schedule["days_off"] + schedule["days_off"][:1]},
        {"days_off": schedule["days_off"] + [{"day": str(saturday), "name": "周末"}]},
        {"days_worked": schedule.get("days_worked", []) + [{"day": str(saturday - DAY), "name": "周五"}]},
    ):
        collected.refuses("authority", target, schedule | wrong, "malformed_command", "X-1")
    assert collected.refused("authority", target, schedule | {"days_off": []}) == "malformed_body"
    added = collected.only("authority", target, schedule)
    assert added["year"] == YEAR, added
    collected.refuses("second", target, schedule, "calendar_year_exists", "X-1")
    days = "select json_agg(json_build_array(day, is_working) order by day) from credit.calendar_exception where {}"
    loaded = json.loads(collected.stack.sql(days.format(f"extract(year from day) = {YEAR}")))
    former = [[row["day"], row["is_working"]] for row in json.loads(unloaded["calendar_exception"])]
    assert loaded == sorted(day for day in former if day[0].startswith(str(YEAR)))


def test_what_waited_is_counted_at_once(collected, waiting):
    """X-1: the deadline and its extension, each as far as the years go, and the days of the annotation."""
    days, following = WorkingDays(), Schedule(YEAR + 1)
    days.years = set(range(2004, YEAR + 1))
    clock = collected.clocks(waiting)["application_answer"]

    def expected(count: int) -> str | None:
        last = days.counted(today(), count)
        return str(last) if last else None

    assert (clock["due_on"], clock["last_day"]) == (expected(15), expected(30)), clock
    if clock["last_day"] is None:
        assert clock["missing_year"] == YEAR + 1, clock
    collected.does("authority", "/v1/calendar-years", following.form)
    days.off |= set(following.off)
    days.years |= {YEAR + 1}
    clock = collected.clocks(waiting)["application_answer"]
    assert (clock["due_on"], clock["last_day"], clock["missing_year"]) == (expected(15), expected(30), None), clock
    board = collected.reads("authority", "/v1/deadlines?standing=uncountable")
    assert waiting not in str(board) and not board["missing_years"], board
    collected.takes_back(f"/v1/applications/{waiting}", "不再需要")
    request = {"objection": collected.case, "applicant": BORROWER, "agent": OBJECTION_AGENT, "reason": "仍不认可"}
    asked = collected.only("window", "/v1/annotations", request)
    collected.takes_back(f"/v1/annotations/{asked['case']}", "不再需要")


def test_who_added_the_year_is_in_the_log(collected):
    entries = collected.assert_logged(CLIENT, OBJECTION_AGENT)
    added = [entry for entry in entries if entry["operation"] == "add_calendar_year" and entry["outcome"] == "answered"]
    assert [entry["scope"]["year"] for entry in added] == [YEAR, YEAR + 1]
    assert {entry["actor"] for entry in added} == {"officer-1"}
