"""The clock of a simulated year: who does what when, what came of it, and chances that leave nothing out."""

import heapq
import random
from collections import Counter
from datetime import date, datetime, time, timedelta
from time import monotonic

from office import SHANGHAI, Office, Refusal, WorkingDays

FIRST, LAST = date(2025, 1, 2), date(2025, 12, 31)
# Of the steps: what is put off is put off by more days than it has.
LATE = 0.07


class YearClock:
    """Processes that go on at instants of their own choice, one command after the other."""

    def __init__(self, office: Office, seed: str):
        self.office = office
        self.chooser = random.Random(seed)
        self.decks: dict[str, list] = {}
        self.days = WorkingDays()
        self.queue, self.number = [], 0
        # Bytes of each answer by position of its entry.
        self.answers: dict[int, bytes] = {}
        self.refusals: Counter = Counter()
        self.reached: Counter = Counter()

    # --- chances ---------------------------------------------------------------------------------------------------

    def deal(self, name: str, **counts: int):
        """One of some choices, as often as their counts say, in any order: small years have the rare ones, too."""
        deck = self.decks.setdefault(name, [])
        if not deck:
            deck.extend(choice for choice, count in counts.items() for _ in range(count))
            self.chooser.shuffle(deck)
        return deck.pop()

    def happens(self, name: str, times: int, out_of: int) -> bool:
        return self.deal(name, yes=times, no=out_of - times) == "yes"

    # --- time ------------------------------------------------------------------------------------------------------

    def at(self, day: date, hour: int) -> datetime:
        moment = time(hour, self.chooser.randrange(60), self.chooser.randrange(60), self.chooser.randrange(1_000_000))
        return datetime.combine(day, moment, SHANGHAI)

    def later(self, moment: datetime, most_days: int) -> datetime:
        """Some working day's hour after a moment: mostly soon, sometimes very late."""
        chooser = self.chooser
        soon = chooser.choice([0, 0, 1, 2, most_days // 2])
        wait = soon if chooser.random() >= LATE else most_days + chooser.randrange(6)
        day = self.days.after(moment.date(), wait) if wait else moment.date()
        return max(self.at(day, 16), moment + timedelta(minutes=1 + chooser.randrange(20)))

    def start(self, process):
        """Puts a process into the queue; it yields the instants at which it goes on."""
        first = next(process, None)
        if first is not None:
            self._put(first, process)

    def _put(self, moment: datetime, process):
        # Of one instant, whoever came first: the same in each run.
        self.number += 1
        heapq.heappush(self.queue, (moment, self.number, process))

    def run(self, until: float) -> datetime:
        """Goes on until nobody has anything left to do, but not past an instant of the monotonic clock; the last instant."""
        while self.queue:
            moment, _, process = heapq.heappop(self.queue)
            assert monotonic() < until, f"the year has come to {moment} only"
            following = next(process, None)
            if following is not None:
                self._put(max(following, moment), process)
        return moment

    # --- commands --------------------------------------------------------------------------------------------------

    def keep(self, function: str, answer: dict) -> dict:
        """An answer that is to be found in the log."""
        self.answers[answer["receipt"]["position"]] = answer["bytes"]
        self.reached[function] += 1
        return answer

    def do(self, who, at, function, *arguments, procedure=False) -> dict:
        """A command that must work."""
        answer = self.attempt(who, at, function, *arguments, procedure=procedure)
        assert not isinstance(answer, Refusal), (who, at, function, arguments, answer)
        return answer

    def attempt(self, who, at, function, *arguments, may_be=None, procedure=False) -> dict | Refusal:
        """A command that may be refused with some codes, where it is not to be told before."""
        give = self.office.procedure if procedure else self.office.command
        answer = give(who, at, function, *arguments)
        if not isinstance(answer, Refusal):
            return self.keep(function, answer)
        assert may_be is None or answer.code in may_be, (who, at, function, arguments, answer)
        self.refusals[answer.code] += may_be is not None
        return answer

    def refused(self, who, at, function, *arguments):
        """A command that must not work."""
        answer = self.office.command(who, at, function, *arguments)
        assert isinstance(answer, Refusal), (who, at, function, arguments, answer)
        assert answer.rule and answer.sentence.endswith("。"), answer
        self.refusals[answer.code] += 1
