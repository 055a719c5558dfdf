"""A whole simulated year: files that expire, people who come, archives that are handed over, and a board that is checked."""

from datetime import date, datetime, timedelta
from statistics import median

from office import Office
from year_cases import AUTHORITY
from year_clock import FIRST, LAST
from year_objections import YearObjections

# What each clock is by the regulation: working days, or calendar days.
PERIODS = {
    "application_answer": (15, "working"),
    "objection_handling": (30, "calendar"),
    "objection_service_target": (5, "working"),
    "objection_acceptance": (3, "working"),
    "repeat_decision": (3, "working"),
    "extension_decision": (3, "working"),
    "extension_notice": (3, "working"),
    "provider_answer": (5, "working"),
    "annotation_acceptance": (3, "working"),
    "annotation_handling": (7, "working"),
    "annotation_removal": (5, "working"),
    "forgery_decision": (15, "working"),
    "forgery_recording": (5, "working"),
    "archive_filing": (0, "calendar"),
    "archive_handover": (30, "calendar"),
    "case_closing": (45, "calendar"),
}
KEEPERS = {"BB-CK": "window-1", "BJ-CK": "window-3", "BB-ZX": "clerk-1"}
FAR = date(2035, 12, 31)
# Cases that are handed over at a time; as many as the platform takes.
BOX = 200


class Year(YearObjections):
    """The city, its clock, and what the test knows by itself."""

    def __init__(self, office: Office, seed: str, applications: int, objections: int):
        super().__init__(office, seed)
        self.checked_days = 0
        self.late = 0
        # Missed deadlines of which the authority took note.
        self.noted: set[str] = set()
        count = max(60, objections)
        self.subjects = office.add_files(self.chooser, count, "2024-12-15Z", self.is_company, self.expiry)
        for unit, account in KEEPERS.items():
            self.do("officer-1", self.at(FIRST, 8), "appoint_keeper", unit, account, "保管人")
        self.people_come(applications, objections)
        self.start(self.watching())
        self.start(self.curiosity())
        for unit in ("BB-CK", "BJ-CK"):
            self.start(self.handing_over(unit))

    def expiry(self, number: int) -> tuple[date, date]:
        """Last days of a record's publicity and retention; of some they come within the year (BX-4)."""
        way = self.deal("expiry", stays=4, hidden=1, gone=1) if number == 1 else "stays"
        day = FIRST + timedelta(days=self.chooser.randrange(20, 340))
        return {"stays": (FAR, FAR), "hidden": (day, FAR), "gone": (day, day)}[way]

    # --- what goes on all the time ---------------------------------------------------------------------------------

    def curiosity(self):
        """Society asks for what is suspended, day by day."""
        for number in range((LAST - FIRST).days):
            yield (at := self.at(FIRST + timedelta(days=number), 12))
            self.look_around(at)

    def watching(self):
        """The authority looks at the board now and then, after work and before midnight."""
        working = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
        working = [day for day in working if self.days.is_working(day)]
        for day in [*working[10::20], LAST]:
            yield datetime.combine(day, datetime.max.time(), self.at(day, 9).tzinfo)
            self.check_board(day)

    def handing_over(self, unit: str):
        """HZ-Q16: the papers of a window go to the centre, box by box; some are missing at first."""
        for month in range(1, 16):
            day = date(2025 + month // 12, month % 12 + 1, 15)
            yield (at := self.at(day, 10))
            listed = self.do(KEEPERS[unit], at, "unfiled_list")
            cases = [entry["case"] for entry in listed["to_hand_over"]]
            boxes = [cases[first : first + BOX] for first in range(0, len(cases), BOX)]
            given = [self.do(KEEPERS[unit], at, "hand_over_archive", "BB-ZX", box, None)["handover"] for box in boxes]
            yield (at := at + timedelta(days=1))
            for handover in given:
                missing = self._missing_of(handover)
                self.refused(KEEPERS[unit], at, "receive_archive", handover, [], None)
                note = "缺一份" if missing else None
                self.do(KEEPERS["BB-ZX"], at, "receive_archive", handover, missing, note)

    def _missing_of(self, handover: str) -> list[str]:
        """One material that is said to be missing, now and then."""
        if not self.happens("missing material", 1, 3):
            return []
        return self.office.value(
            "select json_build_array(min(material_id::text)) from credit.archive_handover_item "
            f"where handover_id = '{handover}';"
        )

    # --- what must be true -----------------------------------------------------------------------------------------

    def _late_ones(self, day: date, open_ones: bool = True) -> set[str]:
        """Clocks that ran longer than they may: by a day if they run, else by that of their end."""
        ends = "coalesce(met_at, ended_at)"
        clocks = self.office.value(
            "select coalesce(json_agg(json_build_array(deadline_id, period_code, starts_on, extended_until, "
            f"({ends} at time zone 'Asia/Shanghai')::date)), '[]') from credit.case_deadline "
            f"where {ends} is {'' if open_ones else 'not '}null;"
        )
        late = set()
        for deadline, period, starts_on, extended_until, ended_on in clocks:
            length, unit = PERIODS[period]
            start = date.fromisoformat(starts_on)
            due = self.days.after(start, length) if unit == "working" else start + timedelta(days=length)
            last = date.fromisoformat(extended_until) if extended_until else due
            if (day if open_ones else date.fromisoformat(ended_on)) > last:
                late.add(deadline)
        return late

    def _listed(self, standing: str, at: datetime) -> dict[str, dict]:
        """What the authority's board shows of a standing."""
        listed, after = {}, [None, None]
        while after:
            page = self.do("officer-1", at, "deadline_board", standing, None, None, None, *after, 200)
            listed |= {entry["deadline"]: entry for entry in page["deadlines"]}
            after = [page["next"]["due"], page["next"]["deadline"]] if page.get("next") else None
        return listed

    def _check_missed(self, day: date, at: datetime):
        """X-1: what was done too late stays until the authority has noted it; it notes some, and those never return."""
        missed = self._late_ones(day, open_ones=False) - self.noted
        listed = self._listed("missed", at)
        assert missed == set(listed)
        # In an order that does not hang on ids, so that the same seed is the same year.
        for entry in sorted(listed.values(), key=lambda entry: entry["receipt_number"] + entry["period"]):
            if self.happens("noted", 2, 5):
                self._note(entry, at)

    def _note(self, entry: dict, at: datetime):
        """Not whoever let it pass, or passed it on after its last day."""
        late = {entry["responsible_account"], *self._passed_on_late(entry)}
        others = [name for name in AUTHORITY if name not in late]
        for name in [name for name in AUTHORITY if name in late]:
            self.refused(name, at, "acknowledge_overdue", entry["deadline"], "说明原因")
        if others:
            self.do(others[0], at, "acknowledge_overdue", entry["deadline"], "说明原因")
            self.noted.add(entry["deadline"])

    def _passed_on_late(self, entry: dict) -> list[str]:
        """Officers who approved or returned a result of an objection after the thirty days."""
        if entry["period"] != "objection_handling":
            return []
        return self.office.value(
            "select coalesce(json_agg(distinct actor), '[]') from credit.case_event where event in ('approved', 'returned') "
            f"and case_id = '{entry['case']}' and (at at time zone 'Asia/Shanghai')::date > '{entry['last_day']}';"
        )

    def check_board(self, day: date):
        """X-1, X-2, HZ-O3: to the last moment of a day the board is what an independent count says; and from the next on."""
        at = datetime.combine(day, datetime.max.time(), self.at(day, 9).tzinfo)
        late = self._late_ones(day)
        assert late == set(self._listed("overdue", at))
        self._check_missed(day, at)
        self._check_unfiled(day, at)
        midnight, tomorrow = at + timedelta(microseconds=1), day + timedelta(days=1)
        assert self._late_ones(tomorrow) == set(self._listed("overdue", midnight))
        self.late += len(late)
        self.checked_days += 1
        markers = self.office.value(
            "select coalesce(json_agg(distinct record_id), '[]') from credit.record_marker where marker = 'under_processing';"
        )
        assert set(markers) == self.running()

    def _check_unfiled(self, day: date, at: datetime):
        """HZ-Q16: the evening list has every paper that is not in the archive."""
        listed = self.do("officer-1", at, "unfiled_list")
        unfiled = self.office.value(
            "select json_build_array(count(*), count(*) filter (where "
            f"(checked_at at time zone 'Asia/Shanghai')::date < '{day}')) "
            "from credit.case_material where filed_at is null and removed_at is null;"
        )
        assert listed["unfiled_count"] == unfiled[0]
        if unfiled[0] == len(listed["unfiled"]):
            assert sum(entry["is_late"] for entry in listed["unfiled"]) == unfiled[1]

    # --- what it cost ----------------------------------------------------------------------------------------------

    def tell_costs(self):
        """Milliseconds of each command in the first and in the last tenth of the year."""
        for function, seconds in sorted(self.office.seconds.items(), key=lambda pair: -sum(pair[1])):
            tenth = max(len(seconds) // 10, 1)
            early, late = (1000 * median(part) for part in (seconds[:tenth], seconds[-tenth:]))
            print(f"{function:34} {len(seconds):7} {sum(seconds):8.1f} s {early:8.1f} {late:8.1f} ms")
