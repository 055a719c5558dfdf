"""A city's window, centre, authority and providers at work in a database, each command at a time of the test's choice."""

import hashlib
import json
import random
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from uuid import UUID

from access_database import literal, rows
from log_platform import LogPlatform
from psql_session import PsqlSession
from stack import REPOSITORY

SHANGHAI = timezone(timedelta(hours=8))
OPENED = "2024-12-01Z"
UNITS = [
    ("BB-XY", "市信用主管部门", "{authority}", "city", "330100"),
    ("BB-ZX", "市信用中心", "{centre}", "city", "330100"),
    ("BB-CK", "市级窗口", "{window}", "city", "330100"),
    ("BJ-CK", "滨江窗口", "{window}", "county", "330108"),
    ("BB-CG", "提供单位甲", "{provider}", "city", "330100"),
    ("BB-SW", "提供单位乙", "{provider}", "city", "330100"),
]
PEOPLE = [
    ("officer-1", "BB-XY", "authority_officer"),
    ("officer-2", "BB-XY", "authority_officer"),
    ("clerk-1", "BB-ZX", "centre_clerk"),
    ("clerk-2", "BB-ZX", "centre_clerk"),
    ("window-1", "BB-CK", "window_clerk"),
    ("window-2", "BB-CK", "window_clerk"),
    ("window-3", "BJ-CK", "window_clerk"),
    ("cg-officer", "BB-CG", "provider_officer"),
    ("sw-officer", "BB-SW", "provider_officer"),
]
UNIT_OF = {name: unit for name, unit, _ in PEOPLE}
# A year is not signed five times a second, nor is all of it read again every second: half of the time would go there.
PACE = {
    "CREDIT_SIGNER_INTERVAL_MILLISECONDS": "2000",
    "CREDIT_SIGNER_PATROL_ENTRIES_PER_SECOND": "1000",
    "CREDIT_QUERY_LOG_INTEGRATION_INTERVAL_MILLISECONDS": "500",
}
ADDRESS, REQUEST = "192.0.2.7", "ab"


@dataclass(frozen=True)
class Refusal:
    """What a command was refused with."""

    code: str
    rule: str
    sentence: str


class SQL(str):
    """An argument that is SQL already."""


def key(name: str) -> str:
    """A digest as of somebody's number."""
    return str(UUID(bytes=hashlib.sha256(name.encode()).digest()[:16]))


def person(name: str) -> SQL:
    """Somebody at the counter; nobody is a real person."""
    return SQL(f"row('{name}', 'resident_identity', '{key(name)}', '\\x00', '001X')::credit.case_person")


def party(name: str, is_company: bool) -> SQL:
    """Who applies; a company is known by its code."""
    if not is_company:
        return person(name)
    return SQL(f"row('{name}', 'unified_social_credit_code', '{key(name)}', '\\x00', '001X')::credit.case_person")


def organisation_code(place: int) -> str:
    """A code by its form; nobody has it."""
    return f"91330100TEST{place:06d}"


def argument(value) -> str:
    if isinstance(value, SQL):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return literal("{" + ",".join(map(str, value)) + "}")
    return literal(None if value is None else value if isinstance(value, int) else str(value))


class WorkingDays:
    """Working days by the schedule file, counted by themselves: an oracle beside the platform's own count."""

    def __init__(self):
        lines = (REPOSITORY / "config/calendar/china.json").read_text(encoding="utf-8").splitlines()
        document = json.loads("\n".join(line for line in lines if not line.lstrip().startswith("//")))
        self.off, self.worked = set(), set()
        self.years = {year["year"] for year in document["years"]}
        for year in document["years"]:
            self.worked |= {date.fromisoformat(day["day"]) for day in year["worked"]}
            for stretch in year["off"]:
                first, last = date.fromisoformat(stretch["from"]), date.fromisoformat(stretch["to"])
                self.off |= {first + timedelta(days=number) for number in range((last - first).days + 1)}

    def is_working(self, day: date) -> bool:
        return day in self.worked or (day.weekday() < 5 and day not in self.off)

    def counted(self, day: date, count: int) -> date | None:
        """As `after`; None when that needs a year that has no schedule yet."""
        last = self.after(day, count)
        return last if set(range(day.year, last.year + 1)) <= self.years else None

    def after(self, day: date, count: int) -> date:
        """The last of so many working days; the day itself does not count."""
        while count:
            day += timedelta(days=1)
            count -= self.is_working(day)
        return day


class Office:
    """One platform whose window, centre, authority and providers work by command."""

    def __init__(self, name: str):
        self.platform = LogPlatform(name, sample_subjects=0, **PACE)
        self.sessions: list[PsqlSession] = []
        # Seconds of each command that was answered, in their order, by function.
        self.seconds: dict[str, list[float]] = defaultdict(list)
        # Of the records that were added: whose, and their last day of publicity.
        self.subject_of: dict[str, str] = {}
        self.public_until: dict[str, date] = {}

    def open(self, first_day: date, months: int):
        self.platform.start()
        # Nobody pulls the plug of this year: waiting for the disk at each command would double it.
        self.platform.sql("alter system set fsync = off")
        self.platform.sql("select pg_reload_conf()")
        self.owner = PsqlSession(self.platform, "credit", "credit_admin")
        self.staff = PsqlSession(self.platform, "credit", "credit_staff", stops=False)
        self.society = PsqlSession(self.platform, "credit", "credit_public")
        self.sessions = [self.owner, self.staff, self.society]
        self.owner.run(
            f"update credit.access_policy set effective_on = '{first_day}';"
            + "".join(
                f"select credit.prepare_query_log_partitions('{first_day}'::timestamptz + interval '{month} months');"
                for month in range(months + 1)
            )
            + rows(
                "unit",
                "unit_code, name, kinds, level, division_code, added_at, added_by",
                [(*unit, OPENED, "test") for unit in UNITS],
            )
            + rows(
                "account",
                "account_id, person_digest, holder_name, unit_code, role, state, trained_on, confidential_on, networks, "
                "state_since, opened_at",
                [
                    (name, key(name), name, unit, role, "active", "2024-12-01", "2024-12-01", "{192.0.2.0/24}")
                    + (OPENED, OPENED)
                    for name, unit, role in PEOPLE
                ],
            )
            + "insert into credit.staff_credential (account_id, password_hash, password_set_at, must_change, totp_secret, "
            f"totp_last_step) select account_id, 'x', '{OPENED}', false, 'x', 0 from credit.account;"
            "insert into credit.staff_session (token_digest, account_id, csrf_digest, opened_at, last_seen_at, "
            f"network_address, second_factor) select sha256(account_id::bytea), account_id, sha256('x'), '{OPENED}', "
            f"'{OPENED}', '{ADDRESS}', 'totp' from credit.account;"
        )

    def close(self):
        try:
            for session in self.sessions:
                session.close()
            self.platform.stop()
        finally:
            self.platform.remove()

    # --- commands --------------------------------------------------------------------------------------------------

    def command(self, who: str, at: datetime, function: str, *arguments) -> dict | Refusal:
        """A command of somebody who has just logged in."""
        return self._answer(
            self._logged_in(who, at), function, self._call("select", function, self._caller(who, at), arguments)
        )

    def procedure(self, who: str, at: datetime, function: str, *arguments) -> dict | Refusal:
        """A command that commits before it answers."""
        return self._answer(
            self._logged_in(who, at),
            function,
            self._call("call", function, [SQL("gen_random_uuid()"), *self._caller(who, at)], [*arguments, None]),
        )

    def _logged_in(self, who: str, at: datetime):
        moment = literal(at.isoformat())
        self.owner.run(
            f"update credit.staff_session set opened_at = {moment}, last_seen_at = {moment} where account_id = '{who}';"
            f"update credit.staff_credential set password_set_at = {moment} where account_id = '{who}';"
        )

    @staticmethod
    def _caller(who: str, at: datetime) -> list:
        return [SQL(literal(at.isoformat())), SQL(f"sha256('{who}'::bytea)"), ADDRESS, REQUEST]

    @staticmethod
    def _call(verb: str, function: str, caller: list, arguments) -> str:
        return f"{verb} credit.{function}({', '.join(map(argument, [*caller, *arguments]))});"

    def _answer(self, _, function: str, statement: str) -> dict | Refusal:
        began = time.monotonic()
        lines = self.staff.run(statement)
        if lines and lines[0].startswith("{"):
            self.seconds[function].append(time.monotonic() - began)
            document = json.loads(lines[0])
            document["bytes"] = lines[0].encode()
            return document
        fields = dict(line.split(":  ", 1) for line in lines if ":  " in line)
        code, _, word = fields.get("ERROR", "").partition(": ")
        assert code == "CR001", (statement, lines)
        return Refusal(word, fields["DETAIL"], fields["HINT"])

    def ask_publicly(self, subject: str, at: datetime) -> dict:
        """What society is shown about a file."""
        lines = self.society.run(
            f"select answer from credit.answer_public_subject_queries({literal(at.isoformat())}, '{{\"status\":404', "
            f"array['REF-{subject[:8].upper()}'], array['{subject}'::uuid], array['{ADDRESS}'], array['{REQUEST}']);"
        )
        return json.loads(lines[0])

    def value(self, query: str):
        """One JSON value that the owner reads."""
        return json.loads("\n".join(self.owner.run(query)))

    @staticmethod
    def json(document: dict) -> str:
        return json.dumps(document, ensure_ascii=False)

    # --- files -----------------------------------------------------------------------------------------------------

    def item_level(self, item: str, is_company: bool) -> str:
        kind = "organisation" if is_company else "person"
        return self.value(f"select to_json({kind}_level) from credit.catalogue_item where item_code = '{item}' limit 1;")

    def held(self, record: str) -> dict:
        """What is known of a record's newest version."""
        return self.value(
            "select json_build_object('item', item_code, 'provider', provider_code, 'version', version, "
            "'public_until', public_until, 'retained_until', retained_until) from credit.record_version "
            f"where record_id = '{record}' order by version desc limit 1;"
        )

    @staticmethod
    def new_version(name: str, item: str, provider: str, level: str, held: dict | None = None) -> dict:
        """A version as the daemon writes one, of a name of its own; its publicity and retention stay as they were."""
        new = {"item_code": item, "provider_code": provider, "state": "in_force", "open_level": level}
        new |= {"content_digest": key(f"content {name}"), "key_version": 1, "batch_id": key(f"batch {name}")}
        new |= {f"level_{letter}_fields": '"a":"甲"' if letter.upper() == level else "" for letter in "abc"}
        return new | {name: held[name] for name in ("public_until", "retained_until") if held}

    def add_files(self, chooser: random.Random, count: int, recorded_at: str, is_company, expiry) -> list[str]:
        """Files with two records of level A and one of level C; their keys, in the order of their numbers.

        `is_company` says which are companies; `expiry` gives the last days of publicity and of retention of a record.
        """
        items = self.value(
            "select json_agg(json_build_object('item', item_code, 'person', person_level, 'organisation', "
            "organisation_level) order by item_position) from credit.catalogue_item;"
        )
        subjects = [key(f"人{number}") for number in range(count)]
        kinds = ["organisation" if is_company(place) else "person" for place in range(count)]
        records = []
        for subject, kind in zip(subjects, kinds, strict=True):
            for number, level in enumerate("AAC"):
                item = chooser.choice([item["item"] for item in items if item[kind] == level])
                record, (public_until, retained_until) = key(f"{subject} {number}"), expiry(number)
                self.subject_of[record], self.public_until[record] = subject, public_until
                provider = chooser.choice(["BB-CG", "BB-SW"])
                records.append((subject, record, level, item, provider, public_until, retained_until))
        self.owner.run(self._subjects(subjects, kinds, recorded_at) + self._records(records, recorded_at))
        return subjects

    @staticmethod
    def _subjects(subjects: list[str], kinds: list[str], recorded_at: str) -> str:
        files = list(enumerate(zip(subjects, kinds, strict=True)))
        return (
            rows(
                "subject", "subject_key, kind, batch_id, added_at",
                [(subject, kind, key("batch"), recorded_at) for _, (subject, kind) in files],
            )
            + rows(
                "identifier",
                "identifier_digest, identifier_type, subject_key, clear_value, sealed_value, key_version, batch_id, added_at",
                [
                    (subject, "identity_document", subject, None, "\\x00", 1, key("batch"), recorded_at)
                    if kind == "person"
                    else (subject, "unified_code", subject, organisation_code(place), None, 0, key("batch"), recorded_at)
                    for place, (subject, kind) in files
                ],
            )
            + rows(
                "public_subject", "subject_key, reference, name_rank, document",
                [(s, f"REF-{s[:8].upper()}", 1, f'{{"reference":"REF-{s[:8].upper()}"}}') for s in subjects],
            )
        )  # fmt: skip

    @staticmethod
    def _records(records: list[tuple], recorded_at: str) -> str:
        return rows(
            "record_version",
            "subject_key, record_id, version, open_level, item_code, catalogue_version_id, provider_code, state, "
            "content, content_digest, key_version, batch_id, recorded_at, recorded_by, ground, level_a_fields, "
            "level_b_fields, level_c_fields, public_until, retained_until",
            [
                (subject, record, 1, level, item, 1, provider, "in_force", "{}", key("content"), 1, key("batch"))
                + (recorded_at, "test", "test", '"a":"甲"', "", "", public_until if level == "A" else None, retained_until)
                for subject, record, level, item, provider, public_until, retained_until in records
            ],
        ) + rows(
            "public_record", "subject_key, record_id, version, item_code, public_until, document",
            [
                (subject, record, 1, item, public_until, f'{{"record":"{record}","version":1,"form":"full"')
                for subject, record, level, item, _, public_until, _ in records
                if level == "A"
            ],
        )  # fmt: skip
