"""Random small worlds for the tests of the tiers, and random changes of them."""

import random
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from access_model import LEVELS, Actor, Consent, Item, Marker, Query, Record, Subject, Unit, Version, World

SHANGHAI = timezone(timedelta(hours=8))
# A Wednesday within the hours of service, in a year whose calendar is published.
NOW = datetime(2026, 11, 18, 10, 0, tzinfo=SHANGHAI)
TODAY = NOW.date()
# Division codes by profile: the city, two of its counties.
DIVISIONS = {"hangzhou": ("330100", "330102", "330110"), "jiujiang": ("360400", "360402", "360481")}
PURPOSES = ("government_matter", "objection_check", "follow_up")
STATES = ("in_force",) * 9 + ("withdrawn", "corrected", "repaired")
UNKNOWN_PROVIDER = "P-GONE"


def units_of(profile: str) -> tuple[Unit, ...]:
    city, first, second = DIVISIONS[profile]
    return (
        Unit("U-CITY", "city", city),
        Unit("U-FIRST", "county", first),
        Unit("U-SECOND", "county", second),
        Unit("P-CITY-1", "city", city),
        Unit("P-CITY-2", "city", city),
        Unit("P-FIRST-1", "county", first),
        Unit("P-FIRST-2", "county", first),
        Unit("P-SECOND", "county", second),
        Unit("P-ABOVE", "above", city[:2] + "0000"),
        Unit("P-ELSEWHERE", "city", "340100"),
        Unit("P-AFAR", "county", "340102"),
    )


def actors_of(world: World) -> list[Actor]:
    """A querier and a credit administrator of the city and of each county."""
    users = [unit for unit in world.units if unit.code.startswith("U-")]
    roles = {"Q": "querier", "M": "credit_administrator"}
    return [Actor(f"{unit.code}-{letter}", unit, role) for unit in users for letter, role in roles.items()]


class Worlds:
    """Makes worlds and changes from one seed."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)

    def world(self, profile: str) -> World:
        subjects = (
            Subject(1, is_person=False),
            Subject(2, is_person=False),
            Subject(3, is_person=True),
            Subject(4, is_person=False, is_known=False),
            Subject(5, is_person=True, is_known=False),
            # Of these there is nothing that anybody may see.
            Subject(6, is_person=False),
            Subject(7, is_person=True),
        )
        items = tuple(self._item(number) for number in range(self.random.randint(4, 7)))
        world = World(profile, units_of(profile), items, subjects)
        records = tuple(self._record(world) for _ in range(self.random.randint(15, 40)))
        records += tuple(self._unseen(world, number) for number in (6, 7) for _ in range(self.random.randint(0, 3)))
        consents = tuple(self._consent(world) for _ in range(self.random.randint(0, 8)))
        return world.with_(records=records, consents=consents)

    def queries(self, world: World) -> list[Query]:
        """Every actor about every subject, for some purposes and lists of items."""
        codes = [item.code for item in world.items] + ["NO-SUCH"]
        queries = []
        for actor in actors_of(world):
            for subject in world.subjects:
                queries.append(Query(actor, subject, self.random.choice(PURPOSES)))
                wanted = tuple(sorted(self.random.sample(codes, self.random.randint(1, len(codes)))))
                queries.append(Query(actor, subject, self.random.choice(PURPOSES), wanted))
        return queries

    def changed(self, world: World) -> tuple[str, World]:
        """The world after one change, and what it was."""
        changes = [
            self._add_record,
            self._remove_record,
            self._add_version,
            self._rewrite_fields,
            self._add_marker,
            self._remove_markers,
            self._learn_subject,
            self._add_consent,
            self._remove_consent,
        ]
        change = self.random.choice(changes)
        return change.__name__.strip("_"), change(world)

    # --- parts ----------------------------------------------------------------------------------------------------

    def _uuid(self) -> str:
        text = f"{self.random.getrandbits(128):032x}"
        return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))

    def _item(self, number: int) -> Item:
        levels = [self.random.choice([*LEVELS, None]), self.random.choice([*LEVELS, None])]
        if levels == [None, None]:
            levels[0] = self.random.choice(LEVELS)
        return Item(f"I-{number}", f'事项"{number}', *levels, self.random.choice(["open", "shared", "on_authority"]))

    def _provider(self, world: World) -> str:
        return self.random.choice([unit.code for unit in world.units if unit.code.startswith("P-")] + [UNKNOWN_PROVIDER])

    def _version(self, world: World, number: int, item: str | None = None, provider: str | None = None) -> Version:
        random = self.random
        fields = tuple(
            tuple((f"{level}{place}", f"值{random.getrandbits(24):06x}") for place in range(random.randint(0, 2)))
            for level in LEVELS
        )
        return Version(
            number,
            random.choice(LEVELS),
            item or random.choice([*(item.code for item in world.items), "GONE"]),
            provider or self._provider(world),
            random.choice(STATES),
            random.choice([None, TODAY - timedelta(days=random.randint(0, 5))]),
            random.choice([None, None, None, TODAY, TODAY - timedelta(days=1), TODAY + timedelta(days=1)]),
            random.choice([fields, fields, fields, None]),
        )

    def _record(self, world: World) -> Record:
        subject = self.random.choice([subject for subject in world.subjects if subject.is_known and subject.number < 6])
        first = self._version(world, 1)
        later = [
            # Item and provider are a record's own for ever; level, state and fields are not.
            self._version(world, number, first.item, first.provider)
            for number in range(2, self.random.choice([2, 2, 3, 4]))
        ]
        record = Record(subject.number, self._uuid(), (first, *later))
        return self._marked(record) if self.random.random() < 0.4 else record

    def _unseen(self, world: World, subject: int) -> Record:
        """A record that is over, taken back, or of an item that the catalogue does not have."""
        version = self._version(world, 1)
        unseen = self.random.choice(
            [
                replace(version, item="GONE"),
                replace(version, state=self.random.choice(STATES[-3:])),
                replace(version, retained_until=TODAY - timedelta(days=1)),
            ]
        )
        return Record(subject, self._uuid(), (unseen,))

    def _marked(self, record: Record) -> Record:
        kind = self.random.choice(["under_processing", "applicant_disputes"])
        marker = Marker(kind, None, None)
        if kind == "applicant_disputes":
            # HZ-O11: it lapses by itself; the instant at which it does is the first without it.
            lapses = [NOW, NOW - timedelta(days=1), NOW + timedelta(microseconds=1), *[NOW + timedelta(days=9)] * 3]
            lapse = self.random.choice(lapses)
            marker = Marker(kind, '与事实"不符', lapse)
        others = tuple(other for other in record.markers if other.kind != kind)
        return Record(record.subject, record.key, record.versions, (*others, marker))

    def _consent(self, world: World) -> Consent:
        random = self.random
        state = random.choice(["granted", "granted", "granted", "applied", "refused", "withdrawn"])
        is_dated = state in ("granted", "withdrawn")
        first = TODAY + timedelta(days=random.choice([-30, -30, -1, 0, 1]))
        last = max(first, TODAY + timedelta(days=random.choice([30, 30, 0, -1])))
        return Consent(
            self._uuid(),
            random.choice([unit.code for unit in world.units if unit.code.startswith("U-")]),
            random.choice([unit.code for unit in world.units if unit.code.startswith("P-")]),
            random.choice(world.items).code,
            random.choice(PURPOSES),
            state,
            first if is_dated else None,
            last if is_dated else None,
        )

    # --- changes --------------------------------------------------------------------------------------------------

    def _replaced(self, world: World, change) -> World:
        if not world.records:
            return world
        place = self.random.randrange(len(world.records))
        records = list(world.records)
        records[place] = change(records[place])
        return world.with_(records=tuple(records))

    def _add_record(self, world: World) -> World:
        return world.with_(records=(*world.records, self._record(world)))

    def _remove_record(self, world: World) -> World:
        gone = self.random.randrange(len(world.records)) if world.records else 0
        return world.with_(records=world.records[:gone] + world.records[gone + 1 :])

    def _add_version(self, world: World) -> World:
        def change(record):
            last = record.versions[-1]
            version = self._version(world, last.number + 1, last.item, last.provider)
            return Record(record.subject, record.key, (*record.versions, version), record.markers)

        return self._replaced(world, change)

    def _rewrite_fields(self, world: World) -> World:
        def change(record):
            place = self.random.randrange(len(record.versions))
            versions = list(record.versions)
            old = versions[place]
            versions[place] = self._version(world, old.number, old.item, old.provider)
            return Record(record.subject, record.key, tuple(versions), record.markers)

        return self._replaced(world, change)

    def _add_marker(self, world: World) -> World:
        return self._replaced(world, self._marked)

    def _remove_markers(self, world: World) -> World:
        return self._replaced(world, lambda record: Record(record.subject, record.key, record.versions))

    def _learn_subject(self, world: World) -> World:
        """A file for somebody unknown: empty, or with a record that may be for nobody's eyes."""
        unknown = [subject for subject in world.subjects if not subject.is_known]
        if not unknown:
            return world
        learned = self.random.choice(unknown)
        subjects = tuple(
            Subject(subject.number, subject.is_person, subject.is_known or subject == learned)
            for subject in world.subjects
        )
        record = self._record(world)
        records = [Record(learned.number, record.key, record.versions, record.markers)] * self.random.randint(0, 1)
        return world.with_(subjects=subjects, records=(*world.records, *records))

    def _add_consent(self, world: World) -> World:
        return world.with_(consents=(*world.consents, self._consent(world)))

    def _remove_consent(self, world: World) -> World:
        gone = self.random.randrange(len(world.consents)) if world.consents else 0
        return world.with_(consents=world.consents[:gone] + world.consents[gone + 1 :])
