"""Objections and annotations of a simulated year, with the corrections and the expiries that cross them."""

from datetime import timedelta

from office import Refusal, key
from year_cases import AUTHORITY, CENTRE, WINDOWS, YearCases

# What the centre changes, and what it then reports.
OUTCOMES = {
    "replace": "corrected",
    "delete": "deleted",
    "end_public_disclosure": "disclosure_ended",
    "end_every_disclosure": "disclosure_ended",
}
# Why what is not accepted is refused.
GROUNDS = {
    "objection_open": "repeated",
    "objection_repeated": "repeated",
    "record_not_in_force": "not_in_force",
    "record_not_disclosed": "not_disclosed",
}


class YearObjections(YearCases):
    """Keeps by itself when the content of a record was suspended: by places in the log, which nothing is written between."""

    def __init__(self, office, seed):
        super().__init__(office, seed)
        # Record: positions in the log of what suspended it and of what ended that, by case.
        self.suspended: dict[str, dict[str, list]] = {}
        # Records that nobody sees any more, because of a correction.
        self.corrected: set[str] = set()

    # --- what society sees -----------------------------------------------------------------------------------------

    def publicly(self, subject, record, at) -> dict | None:
        """How society is shown a record; nothing: not at all."""
        answer = self.office.ask_publicly(subject, at)
        shown = {entry["record"]: entry for item in answer.get("items", []) for entry in item["records"]}
        return shown.get(record)

    def running(self) -> set[str]:
        """Records whose content is suspended now."""
        return {record for record, cases in self.suspended.items() if any(end is None for _, end in cases.values())}

    def look_around(self, at):
        """Society asks for a file that has a suspended record, if there is one."""
        running = sorted(self.running())
        if running:
            record = self.chooser.choice(running)
            self.assert_suspended(self.office.subject_of[record], record, at)

    def assert_suspended(self, subject, record, at):
        """HZ-O7: a mark and no content; and nothing at all once publicity is over (BX-4)."""
        shown = self.publicly(subject, record, at)
        if record in self.corrected or at.date() > self.office.public_until[record]:
            assert shown is None, shown
            self.reached["suspended and expired"] += 1
        else:
            assert shown is not None and shown.get("suspended") is True, (record, at)
            assert set(shown) == {"record", "markers", "suspended"}, shown

    # --- the objection ---------------------------------------------------------------------------------------------

    def objection(self, place: int, number: int, at, again: str | None = None):
        """An objection to a record of the file, in one of its many ways; half of them are made again."""
        chooser = self.chooser
        yield (at := self.later(at, 20) if again is None else at + timedelta(hours=2))
        who, subject = chooser.choice(WINDOWS), self.subjects[place]
        record = again or key(f"{subject} {chooser.randrange(2)}")
        # Some say that their ground is new; whether it is somebody else decides.
        new_ground = f"新的证据{number}" if self.happens("new ground", 3, 5) else None
        case = self._brought(who, at, place, record, new_ground, number)
        self.meddle(case, at)
        yield (at := self.later(at, 3))
        if self.happens("refused objection", 1, 10):
            self.do(who, at, "refuse_objection", case, "materials", "材料不齐")
            return (yield from self._end(who, case, at))
        self.bring(who, at, case)
        self.agency(who, at, case, "objection", place)
        accepted = self._accept(who, at, case)
        if isinstance(accepted, Refusal) and accepted.code == "objection_repeated":
            yield (at := self.later(at, 2))
            accepted = self._permitted(who, at, case, new_ground) or accepted
        if isinstance(accepted, Refusal):
            # Another objection to the same record runs, or was answered; or the record is no longer there.
            self.do(who, at, "refuse_objection", case, GROUNDS.get(accepted.code, "materials"), "不符合受理条件")
            return (yield from self._end(who, case, at))
        self.suspended.setdefault(record, {})[case] = [accepted["receipt"]["position"], None]
        self.assert_suspended(subject, record, at + timedelta(seconds=1))
        if self.happens("twice at once", 1, 8):
            self.start(self.objection(place, number + 2_000_000, at, record))
        if self.happens("meanwhile", 1, 5):
            # Who objects asks for the file once more: a report without what is suspended.
            asks = place + len(self.subjects) * (10_000 + number)
            self.start(self.application(asks, self.days.after(at.date(), 1), False))
        at = yield from self._verify(case, record, who, at)
        if self.suspended[record][case][1] is None:
            at = yield from self._told(case, record, place, number, who, at)
        if again is None and self.happens("again", 1, 2):
            self.start(self.objection(place, number + 1_000_000, at, record))
        yield from self._end(who, case, at)

    def _brought(self, who, at, place, record, new_ground, number) -> str:
        code, agent = self.code_and_agent(place)
        return self.do(
            who, at, "receive_objection", self.receipt_number("Y", at.date()), *self.identity(place), code, agent, False,
            record, None, None, None, "wrong_content", "内容与事实不符", "内容与事实不符", new_ground,
            key(f"proof {number}"),
        )["case"]  # fmt: skip

    def _accept(self, who, at, case):
        codes = ["objection_open", "objection_repeated", "record_not_in_force"]
        return self.attempt(who, at, "accept_objection", case, may_be=codes)

    def _permitted(self, who, at, case, new_ground):
        """HZ-O6: once more, if somebody else holds the ground to be new."""
        clerk = self.chooser.choice(CENTRE)
        if new_ground is None:
            self.refused(clerk, at, "permit_repeat", case, "理由成立")
            return None
        if not self.happens("permitted", 7, 10):
            return None
        self.refused(who, at, "permit_repeat", case, "理由成立")
        self.do(clerk, at, "permit_repeat", case, "证据确为新取得")
        return self._accept(who, at + timedelta(minutes=5), case)

    # --- its verification ------------------------------------------------------------------------------------------

    def _verify(self, case, record, who, at):
        """The centre, the provider, the authority; or the applicant thinks better of it."""
        clerk = self.chooser.choice(CENTRE)
        withdrawn_after = self.chooser.randrange(4) if self.happens("withdrawn objection", 3, 20) else None
        for place, step in enumerate(self._steps(case, record, clerk)):
            yield (at := self.later(at, 6))
            self.meddle(case, at)
            if place == withdrawn_after:
                self.do(who, at, "check_material", case, "withdrawal_form", True, False, False, 1)
                ended = self.attempt(who, at, "withdraw_objection", case, "不再异议", may_be=["objection_corrected"])
                if not isinstance(ended, Refusal):
                    self.suspended[record][case][1] = ended["receipt"]["position"]
                    return at
                # What was put right is reported and told, whatever the applicant wants by now (HZ-O10).
            at = (yield from step(at) or ()) or at
            if self.happens("looking", 1, 3):
                self.assert_suspended(self.office.subject_of[record], record, at)
        return at

    def _steps(self, case, record, clerk):
        """What is done one after the other; each may go on for a while."""

        def simply(who, function, *arguments):
            return lambda at: self.do(who, at, function, case, *arguments) and None

        yield simply(clerk, "take_up_objection")
        if self.happens("provider", 3, 5):
            yield lambda at: self._ask_provider(case, clerk, record, at)
        if self.happens("extended objection", 1, 6):
            yield lambda at: self.extend(clerk, case, "objection_handling", at)
        outcome = self.deal("found", upheld=2, unconfirmed=1, correction=2)
        found = [outcome]
        if outcome == "correction":
            yield lambda at: found.__setitem__(0, self._corrected(case, record, clerk, at))
        yield lambda at: self.do(clerk, at, "report_result", case, found[0], "经核查") and None
        if self.happens("returned", 1, 5):
            yield simply("officer-1", "return_result", "请补充")
            yield lambda at: self.do(clerk, at, "report_result", case, found[0], "经再次核查") and None
        yield simply(self.chooser.choice(AUTHORITY), "approve_result")

    def _ask_provider(self, case, clerk, record, at):
        """Asked, and answers in its time, or late, or never."""
        self.do(clerk, at, "ask_provider", case, None, "请核对")
        task, provider = self.office.value(
            "select json_build_array(task_id, provider_unit) from credit.objection_task "
            f"where case_id = '{case}' order by asked_at desc limit 1;"
        )
        wrong, right = ("cg-officer", "sw-officer") if provider == "BB-SW" else ("sw-officer", "cg-officer")
        way = self.deal("provider's answer", soon=5, late=2, recalled=1)
        late = self.at(self.days.after(at.date(), 6 + self.chooser.randrange(4)), 16)
        yield (at := late if way == "late" else at + timedelta(hours=1))
        self.refused(wrong, at, "answer_task", task, "cannot_say", "不掌握", None)
        if way == "recalled":
            self.do(clerk, at, "recall_task", task, "逾期未复")
            return at
        self.do(right, at, "answer_task", task, self.deal("answer", confirmed_right=2, cannot_say=1), "经核对", None)
        self.reached[f"answer_task {way}"] += 1
        return at

    def _corrected(self, case, record, clerk, at) -> str:
        """HZ-O8: changes the file if it can be changed; the outcome that this bears out."""
        subject = self.office.subject_of[record]
        correction = self.deal("correction", replace=3, delete=1, end_public_disclosure=1, end_every_disclosure=1)
        change = {"subject": subject, "identifiers": [], "names": {}}
        if correction == "replace":
            held = self.office.held(record)
            name = f"{record} {held['version'] + 1}"
            change |= {"content": "{}", "version": self.office.new_version(name, held["item"], held["provider"], "A", held)}
            change["public_document"] = f'{{"record":"{record}","version":{held["version"] + 1},"form":"full"'
        answer = self.correct(
            clerk, at, case, subject, correction, change, ["record_not_in_force", "correction_without_effect"]
        )
        if isinstance(answer, Refusal):
            return "upheld"
        self.reached[correction] += 1
        if correction != "replace":
            self.corrected.add(record)
        return OUTCOMES[correction]

    def correct(self, clerk, at, case, subject, correction, change, may_be=None):
        """As the daemon would, which read the file before; a file that was changed since is refused (X-5)."""
        self.refused(clerk, at, "store_correction", case, correction, "经核查", "0:0", self.office.json(change))
        stamp = self.office.value(f"select to_json(credit.credit_file_stamp('{subject}'));")
        return self.attempt(
            clerk, at, "store_correction", case, correction, "经核查", stamp, self.office.json(change), may_be=may_be
        )

    # --- its end ---------------------------------------------------------------------------------------------------

    def _told(self, case, record, place, number, who, at):
        """The applicant is told, collects the result, gets a corrected report and perhaps stays in doubt."""
        yield (at := self.later(at, 3))
        ended = self.do(who, at, "notify_applicant", case, self.deal("notice", telephone=2, letter=1, message=1))
        self.suspended[record][case][1] = ended["receipt"]["position"]
        outcome = self.office.value(f"select to_json(outcome) from credit.objection where case_id = '{case}';")
        self.reached[outcome] += 1
        if outcome in OUTCOMES.values() and self.happens("reprint", 2, 3):
            report = key(f"reprint {case}")
            name = f"R{at:%Y%m%d}{number + 10_000_000:014d}A"
            self.do(who, at, "answer_correction", case, report, name, None, procedure=True)
            self.do(who, at, "print_report", report, None, procedure=True)
        yield (at := self.later(at, 10))
        if self.happens("stranger", 1, 5):
            self.refused(who, at, "collect_result", case, "路人", None)
            self.refused(who, at, "close_case", case, "申请人未来领取")
        self.do(who, at, "collect_result", case, self.comer(place), None)
        # A record that is gone is not disputed any more.
        if record not in self.corrected and self.happens("annotation", 1, 2):
            at = yield from self._annotate(case, place, number, who, at)
        return at

    def _annotate(self, case, place, number, who, at):
        """In time, or too late by a day and refused; withdrawn by some."""
        last = self.days.after(at.date(), 5)
        late = self.deal("annotation's day", in_time=2, too_late=1) == "too_late"
        at = self.at(last + timedelta(days=late), 18)
        code, agent = self.code_and_agent(place)
        who_comes = [*self.identity(place), code, agent, False]
        reason = "申请人认为处理不当"
        arguments = [self.receipt_number("B", at.date()), case, *who_comes, reason, reason, key(f"proof {number}")]
        yield at
        if late:
            self.refused(who, at, "receive_annotation", *arguments)
            return at
        answer = self.attempt(who, at, "receive_annotation", *arguments, may_be=["annotation_open", "record_not_in_force"])
        if isinstance(answer, Refusal):
            return at
        annotation = answer["case"]
        self.bring(who, at, annotation)
        self.agency(who, at, annotation, "annotation", place)
        self.do(who, at, "accept_annotation", annotation)
        yield (at := self.later(at, 7))
        self.do(self.chooser.choice(CENTRE), at, "mark_annotation", annotation, reason)
        if self.happens("annotation withdrawn", 1, 3):
            yield (at := self.at(at.date() + timedelta(days=self.chooser.choice([1, 5, 29])), 11))
            withdrawal = self.do(
                who, at, "receive_annotation_withdrawal", self.receipt_number("C", at.date()), annotation, *who_comes,
                key(f"proof {number}"),
            )["case"]  # fmt: skip
            self.bring(who, at, withdrawal)
            self.agency(who, at, withdrawal, "annotation_withdrawal", place)
            self.do(who, at, "accept_annotation_withdrawal", withdrawal)
            yield (at := self.later(at, 5))
            self.do(self.chooser.choice(CENTRE), at, "unmark_annotation", withdrawal)
            self.file_and_close(who, at + timedelta(minutes=1), withdrawal)
        self.file_and_close(who, at + timedelta(minutes=2), annotation)
        return at + timedelta(minutes=3)

    def _end(self, who, case, at):
        yield (at := self.later(at, 3))
        self.file_and_close(who, at, case)
