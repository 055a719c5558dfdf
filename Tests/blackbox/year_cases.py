"""Applications, letters, extensions, forgeries and papers of a simulated year."""

from datetime import date, datetime, timedelta
from zlib import crc32

from office import PEOPLE, Refusal, key, organisation_code, party, person
from year_clock import FIRST, LAST, YearClock

PURPOSE = "了解信用状况"
CONTENT = "全部信用信息"
WINDOWS = [name for name, _, role in PEOPLE if role == "window_clerk"]
CENTRE = [name for name, _, role in PEOPLE if role == "centre_clerk"]
AUTHORITY = [name for name, _, role in PEOPLE if role == "authority_officer"]
# Of so many applicants one asks twice at once.
HURRIED = 30
# Of the catalogue: what a forgery leaves in a file (HZ-Q9).
FORGERY_ITEM = "XYPT-XJCL"


class YearCases(YearClock):
    """What a window does for people who come; subjects are numbered, every fourth one is a company."""

    subjects: list[str]

    # --- who comes -------------------------------------------------------------------------------------------------

    def is_company(self, place: int) -> bool:
        return place % 4 == 3

    def name(self, place: int) -> str:
        return f"人{place}"

    def comer(self, place: int) -> str:
        """Who stands at the counter: the person, or the company's agent."""
        return f"代理{place}" if self.is_company(place) else self.name(place)

    def identity(self, place: int) -> list:
        """Arguments of an applicant: kind, person."""
        return ["legal" if self.is_company(place) else "natural", party(self.name(place), self.is_company(place))]

    def code_and_agent(self, place: int) -> list:
        if not self.is_company(place):
            return [None, None]
        return [organisation_code(place), person(self.comer(place))]

    def receipt_number(self, letter: str, day: date) -> str:
        self.receipts = getattr(self, "receipts", 0) + 1
        return f"{letter}{day:%Y%m%d}{self.receipts:08d}A"

    # --- papers ----------------------------------------------------------------------------------------------------

    def bring(self, who, at, case):
        """Everything that is missing is put on the desk."""
        missing = self.office.value(
            f"select coalesce(json_agg(material_code), '[]') from credit.missing_materials('{case}');"
        )
        for material in missing:
            self.do(who, at, "check_material", case, material, True, True, True, 1)

    def agency(self, who, at, case, kind: str, place: int):
        """The agent of a company shows a letter of its own for each case (QZ-5)."""
        if self.is_company(place):
            name = self.name(place)
            self._letter(who, at, case, "agency", "legal", name, "natural", person(self.comer(place)), kind, case)

    def _letter(self, who, at, case, kind, grantor_kind, grantor, grantee_kind, grantee, case_kind, reference):
        day = at.date()
        self.do(
            who, at, "record_letter", case, key(f"letter {case} {kind}"), kind, grantor_kind, grantor, key(grantor),
            grantee_kind, grantee, "办理信用信息业务", [case_kind], CONTENT, PURPOSE, None, day - timedelta(days=1),
            day + timedelta(days=90 + crc32(case.encode()) % 300), f"文书{reference}"[:50], True, True, True,
        )  # fmt: skip

    def file_and_close(self, who, at, case):
        """Same day for the orderly, with a reason for the late; closed after that, and not before."""
        unfiled = self.office.value(
            "select json_build_object('ids', coalesce(json_agg(material_id), '[]'), 'old', coalesce(bool_or("
            f"(checked_at at time zone 'Asia/Shanghai')::date < '{at.date()}'), false)) "
            f"from credit.case_material where case_id = '{case}' and filed_at is null;"
        )
        if unfiled["ids"]:
            self.refused(who, at, "close_case", case, "未归档")
            reason = "当日未及归档" if unfiled["old"] else None
            self.do(who, at, "file_material", unfiled["ids"], "A-1", "ordinary", reason)
        self.do(who, at + timedelta(seconds=30), "close_case", case, "办结")

    def meddle(self, case, at):
        """Somebody tries a step that is not theirs, or not its turn."""
        if not self.happens("meddling", 1, 10):
            return
        steps = {
            "accept_application": [*CENTRE, *AUTHORITY, "cg-officer"],
            "take_up_objection": [*WINDOWS, *AUTHORITY, "sw-officer"],
            "approve_result": [*WINDOWS, *CENTRE, "cg-officer"],
            "mark_annotation": [*WINDOWS, *AUTHORITY],
            "unmark_annotation": [*WINDOWS, *AUTHORITY],
        }
        step = self.chooser.choice(list(steps))
        more = ["不公开"] if step == "mark_annotation" else []
        self.refused(self.chooser.choice(steps[step]), at, step, case, *more)

    # --- cases -----------------------------------------------------------------------------------------------------

    def application(self, number: int, day: date, objects: bool):
        """An application from the counter to the archive; yields the instants at which it goes on."""
        at = self.at(day, 9 + self.chooser.randrange(6))
        yield at
        who, place = self.chooser.choice(WINDOWS), number % len(self.subjects)
        own = objects or self.happens("own data", 3, 4)
        answer = self._received(who, at, number, place, own, objects)
        if isinstance(answer, Refusal):
            # The same person was here already, and waits for the answer.
            return
        case = answer["case"]
        path = "answer" if objects else self.deal("application", answer=14, withdraw=1, refuse=1, forge=2)
        self.meddle(case, at)
        if path == "withdraw":
            yield (at := self.later(at, 15))
            self.do(who, at, "check_material", case, "withdrawal_form", True, False, False, 1)
            self.do(who, at, "withdraw_application", case, "不再需要")
        elif path == "refuse":
            yield (at := self.later(at, 15))
            self.do(who, at, "refuse_application", case, "materials", "材料不齐")
        elif path == "forge" and own:
            self.start(self.forgery(case, place, who, at))
            yield (at := self.later(at, 15))
            self.do(who, at, "refuse_application", case, "materials", "材料存疑")
        else:
            at = yield from self._answered(who, case, number, place, own, at)
            if objects:
                self.start(self.objection(place, number, at))
        yield (at := self.later(at, 3))
        self.file_and_close(who, at, case)

    def _received(self, who, at, number, place, own, objects) -> dict | Refusal:
        asker = [*self.identity(place)] if own else ["natural", person(f"申请人{number}")]
        code, agent = self.code_and_agent(place) if own else (None, None)
        is_company = self.is_company(place)
        subject = [None, None, None]
        if not own:
            subject = [
                "legal" if is_company else "natural", party(self.name(place), is_company),
                organisation_code(place) if is_company else None,
            ]  # fmt: skip
        form = [
            *asker, code, None if asker[0] == "legal" else "1990-01-01", agent, *subject, CONTENT, PURPOSE, None,
            objects or self.happens("copy", 1, 2), self.happens("oral", 1, 10),
        ]  # fmt: skip
        receipt = self.receipt_number("S", at.date())
        answer = self.attempt(who, at, "receive_application", receipt, *form, may_be=["application_open"])
        if number % HURRIED == 0:
            # The same person, with the same words, before there was an answer.
            receipt = self.receipt_number("S", at.date())
            self.refused(who, at + timedelta(minutes=1), "receive_application", receipt, *form)
        return answer

    def _answered(self, who, case, number, place, own, at):
        self.bring(who, at, case)
        if own:
            self.agency(who, at, case, "application", place)
        else:
            self._letter(
                who, at, case, "query", self.identity(place)[0], self.name(place), "natural", person(f"申请人{number}"),
                "application", number,
            )  # fmt: skip
        yield (at := self.later(at, 4))
        self.do(who, at, "accept_application", case)
        if self.happens("extension", 1, 10):
            at = yield from self.extend(who, case, "application_answer", at)
        yield (at := self.later(at, 15))
        report = key(f"report {number}")
        self.do(who, at, "answer_application", case, report, f"R{at:%Y%m%d}{number:014d}A", procedure=True)
        if self.office.value(f"select to_json(copy_wanted) from credit.query_application where case_id = '{case}';"):
            self.do(who, at, "print_report", report, None, procedure=True)
            self.do(who, at, "hand_over_report", report, self.comer(place) if own else f"申请人{number}", True, None)
        return at

    def extend(self, who, case, period, at):
        """Asked for by one, decided by the authority; whoever is too late is refused."""
        deadline = self.office.value(
            "select json_build_object('id', deadline_id, 'due', due_on) from credit.case_deadline "
            f"where case_id = '{case}' and period_code = '{period}' and met_at is null and ended_at is null;"
        )
        yield (at := self.later(at, 3))
        if at.date() > date.fromisoformat(deadline["due"]):
            self.refused(who, at, "request_extension", deadline["id"], 5, "情况复杂")
            return at
        asked = self.do(who, at, "request_extension", deadline["id"], 1 + self.chooser.randrange(15), "情况复杂")
        at += timedelta(minutes=30)
        decision = self.deal(f"extension of {period}", granted=1, refused=1)
        officer, reason = self.chooser.choice(AUTHORITY), None if decision == "granted" else "不复杂"
        self.do(officer, at, "decide_extension", asked["extension"], decision, reason)
        self.reached[f"{period} {decision}"] += 1
        # HZ-Q12: the window tells the applicant; now and then it forgets, and the board says so.
        if decision == "granted" and self.happens("told", 3, 4):
            at += timedelta(minutes=10)
            teller = self.office.value(f"select to_json(received_by) from credit.service_case where case_id = '{case}';")
            self.do(teller, at, "tell_extension", asked["extension"])
        return at

    def forgery(self, parent, place: int, who, at: datetime):
        """HZ-Q9: reported by the window, decided by the authority, and put into the file of whoever did it."""
        yield (at := at + timedelta(minutes=10))
        way = self.deal("forgery", dismissed=1, unknown=1, applicant=1)
        person_code = "unknown" if way == "unknown" else "applicant"
        answer = self.do(
            who, at, "report_forgery", self.receipt_number("Z", at.date()), parent, None, person_code, "公章与备案不符"
        )
        case = answer["case"]
        yield (at := self.later(at, 15))
        self.refused(self.chooser.choice(CENTRE), at, "decide_forgery", case, "dismissed", "经核实")
        officer = self.chooser.choice(AUTHORITY)
        self.do(officer, at, "decide_forgery", case, "dismissed" if way == "dismissed" else "established", "经核实")
        self.reached[f"forgery {way}"] += 1
        if way == "applicant":
            self.refused(officer, at, "close_case", case, "办结")
            yield (at := self.later(at, 5))
            self._record_forgery(case, place, at)
        yield (at := self.later(at, 20))
        self.do(officer, at, "close_case", case, "办结")

    def _record_forgery(self, case, place: int, at):
        subject = self.subjects[place]
        level = self.office.item_level(FORGERY_ITEM, self.is_company(place))
        record = key(f"{subject} forgery {case}")
        version = self.office.new_version(record, FORGERY_ITEM, "BB-XY", level)
        change = {"subject": subject, "identifiers": [], "names": {}, "record": record, "content": "{}"}
        change |= {"version": version, "kind": "organisation" if self.is_company(place) else "person"}
        if level == "A":
            change["public_document"] = f'{{"record":"{record}","version":1,"form":"full"'
        self.correct(self.chooser.choice(CENTRE), at, case, subject, "forgery", change)

    # --- all of them -----------------------------------------------------------------------------------------------

    def people_come(self, applications: int, objections: int):
        """The year's applications, on any working day; the first ones are by those who will object."""
        working = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
        working = [day for day in working if self.days.is_working(day)]
        for number in range(applications):
            self.start(self.application(number, self.chooser.choice(working), number < objections))
