"""Who may see what, a second time: written from the sentences of the regulations, not from the published policies.

Cited are the ids of the requirements; the sentences of 九江市 are those of 第十六条 and 第十八条, those of 杭州市 of 附件1 三 and 附件2 六.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

LEVELS = "ABC"


@dataclass(frozen=True)
class Unit:
    """A unit of the platform; level is city, county or above."""

    code: str
    level: str
    division: str

    def is_of_city(self, division: str) -> bool:
        """Whether the unit belongs to the city of a division, which is its first four digits."""
        return self.division[:4] == division[:4]


@dataclass(frozen=True)
class Actor:
    """A person with a certificate, of a using unit."""

    account: str
    unit: Unit
    role: str

    @property
    def is_administrator(self) -> bool:
        return self.role == "credit_administrator"


@dataclass(frozen=True)
class Item:
    """An item of the catalogue in force."""

    code: str
    name: str
    organisation_level: str | None
    person_level: str | None
    sharing: str

    def is_about(self, is_person: bool) -> bool:
        return (self.person_level if is_person else self.organisation_level) is not None


@dataclass(frozen=True)
class Version:
    """A version of a record; fields by their own levels, None for one of an earlier release."""

    number: int
    level: str
    item: str
    provider: str
    state: str
    decided_on: date | None
    retained_until: date | None
    fields: tuple[tuple[tuple[str, str], ...], ...] | None


@dataclass(frozen=True)
class Marker:
    """A marker on a record; lapses_at None: until it is removed, as HZ-O9 has it for under_processing."""

    kind: str
    reason: str | None
    lapses_at: datetime | None


@dataclass(frozen=True)
class Record:
    """A record about a subject, every version of it."""

    subject: int
    key: str
    versions: tuple[Version, ...]
    markers: tuple[Marker, ...] = ()


@dataclass(frozen=True)
class Consent:
    """A providing unit's answer to a using unit about an item (JJ-7)."""

    key: str
    using: str
    providing: str
    item: str
    purpose: str
    state: str
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Subject:
    """Whom an identifier leads to; a subject that is not known is asked for as well."""

    number: int
    is_person: bool
    is_known: bool = True

    @property
    def label(self) -> dict:
        """How the edge names it in the answer, whether or not there is a file."""
        if self.is_person:
            return {"identity_document": f"3301**********{self.number:04d}"}
        return {"unified_code": f"91330100MA{self.number:08d}"}


@dataclass(frozen=True)
class World:
    """Everything that is stored."""

    profile: str
    units: tuple[Unit, ...]
    items: tuple[Item, ...]
    subjects: tuple[Subject, ...]
    records: tuple[Record, ...] = ()
    consents: tuple[Consent, ...] = ()

    def unit(self, code: str) -> Unit | None:
        return next((unit for unit in self.units if unit.code == code), None)

    def with_(self, **changes) -> "World":
        return replace(self, **changes)


@dataclass(frozen=True)
class Query:
    """A query that may be asked; items None: all."""

    actor: Actor
    subject: Subject
    purpose: str
    items: tuple[str, ...] | None = None


def may_see(profile: str, actor: Actor, sharing: str, provider: Unit | None, is_consented: bool) -> bool:
    """Whether a government user may see records of an item from a provider."""
    on_authority = sharing == "on_authority"
    if profile == "hangzhou":
        # HZ-Q3: the government network carries A, B and C to every unit alike. JJ-1's third mode is used wherever the
        # catalogue has it: "used on the providing unit's consent".
        return is_consented or not on_authority
    city = actor.unit.level == "city"
    if actor.is_administrator and on_authority:
        return False  # JJ-4, JJ-6: "except on_authority ones", and nothing of consents.
    if actor.is_administrator and city:
        return True  # JJ-4: "all records gathered, city and counties".
    if provider is None:
        return False  # Nobody's jurisdiction.
    if city:
        # JJ-5: "city records". What stands above the city is no county's.
        inside = provider.level == "above" or provider.level == "city" and provider.is_of_city(actor.unit.division)
    else:
        # JJ-6: "records of their own jurisdiction".
        inside = provider.level == "county" and provider.division == actor.unit.division
    # JJ-5, JJ-6: on_authority ones "once consented to".
    return inside and (is_consented or not on_authority)


def is_consented(world: World, actor: Actor, item: str, purpose: str, provider: str | None, today: date) -> bool:
    """JJ-7: a consent names unit, item, purpose and period, and comes from the providing unit; None: from any."""
    return any(
        consent.using == actor.unit.code
        and provider in (None, consent.providing)
        and consent.item == item
        and consent.purpose == purpose
        and consent.state == "granted"
        and consent.first <= today <= consent.last
        for consent in world.consents
    )


def disclosed_items(world: World, query: Query, now: datetime) -> list[dict]:
    """Items of the answer in the order of the catalogue, records newest decision first."""
    items = []
    for item in world.items:
        if query.items is not None and item.code not in query.items:
            continue
        records = [
            (record, record.versions[-1])
            for record in world.records
            if query.subject.is_known and record.subject == query.subject.number
            # the newest version is the record as it stands.
            and record.versions[-1].item == item.code and _is_shown(world, query, item, record.versions[-1], now)
        ]
        # Undated ones last, then by key.
        records.sort(key=lambda pair: pair[0].key)
        records.sort(key=lambda pair: (pair[1].decided_on is not None, pair[1].decided_on), reverse=True)
        if records:
            shown = [_shown(record, version, now) for record, version in records]
            items.append({"item": item.code, "name": item.name, "count": len(shown), "records": shown})
    return items


def _is_shown(world: World, query: Query, item: Item, version: Version, now: datetime) -> bool:
    today = now.date()
    if version.state != "in_force":
        return False  # BX-3, BX-5: withdrawn, corrected, repaired: not shared.
    if version.retained_until is not None and version.retained_until < today:
        return False  # BX-4: after its period it leaves all disclosure.
    consented = is_consented(world, query.actor, item.code, query.purpose, version.provider, today)
    return may_see(world.profile, query.actor, item.sharing, world.unit(version.provider), consented)


def _shown(record: Record, version: Version, now: datetime) -> dict:
    holding = {
        marker.kind: marker for marker in record.markers if marker.lapses_at is None or marker.lapses_at > now
    }
    if "under_processing" in holding:
        # HZ-O7: "its content is not used: no channel discloses it, all say that it is suspended".
        return {"record": record.key, "markers": [{"marker": "under_processing"}], "suspended": True}
    shown = {
        "record": record.key,
        "version": version.number,
        "open_level": version.level,
        "provider": version.provider,
        "decided_on": version.decided_on.isoformat() if version.decided_on else None,
        # HZ-Q3, JJ-4 to JJ-6: government users "view and use"; masking is for the public (JJ-2).
        "form": "full",
        "fields": dict(pair for part in version.fields or () for pair in part),
        "markers": [],
    }
    if version.fields is None:
        shown["withheld"] = "not_prepared"
    if disputed := holding.get("applicant_disputes"):
        # HZ-O11: "remains usable, and every disclosure carries the marker and reason".
        shown["markers"] = [{"marker": "applicant_disputes", "reason": disputed.reason}]
    return shown


def withheld_items(world: World, query: Query, now: datetime) -> dict[str, set[str]]:
    """Item codes that the answer says are withheld, whatever exists: from nobody, from some providers, no such item."""
    withheld = {"entirely": set(), "in_part": set(), "item": set()}
    is_person = query.subject.is_person
    division = query.actor.unit.division
    imagined = {
        "own": Unit("", query.actor.unit.level, division),
        "away": Unit("", "county" if query.actor.unit.level == "city" else "city", division[:4] + "00"),
        "other": Unit("", "city", "000000"),
    }
    for item in world.items:
        if query.items is not None and item.code not in query.items or not item.is_about(is_person):
            continue
        consented = is_consented(world, query.actor, item.code, query.purpose, None, now.date())
        seen = {
            place: may_see(world.profile, query.actor, item.sharing, unit, consented)
            for place, unit in imagined.items()
        }
        if not seen["own"]:
            withheld["entirely"].add(item.code)
        elif not all(seen.values()):
            withheld["in_part"].add(item.code)
    known = {item.code for item in world.items if item.is_about(is_person)}
    withheld["item"] = set(query.items or ()) - known
    return withheld
