"""What a running platform stores about some subjects, as a world of `access_model`."""

import json
from datetime import date, datetime

from access_model import LEVELS, Consent, Item, Marker, Record, Subject, Unit, Version, World
from stack import Stack


def json_rows(platform: Stack, query: str) -> list[dict]:
    text = platform.sql(f"select coalesce(json_agg(found), '[]') from ({query}) as found")
    return json.loads(text)


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def observed_world(platform: Stack, profile: str, codes: list[str]) -> World:
    """The world of the organisations with the codes, numbered in their order; whoever has no file is unknown."""
    keys = {
        row["clear_value"]: row["subject_key"]
        for row in json_rows(platform, "select clear_value, subject_key from credit.identifier where clear_value is not null")
    }
    units = json_rows(platform, "select unit_code, level, division_code from credit.unit")
    items = json_rows(
        platform,
        "select item_code, name, organisation_level, person_level, sharing_mode from credit.catalogue_item "
        "join credit.catalogue_version using (catalogue_version_id) where state = 'published' order by item_position",
    )
    consents = json_rows(platform, "select * from credit.consent")
    records = []
    for number, code in enumerate(codes):
        if code in keys:
            records += _records(platform, number, keys[code])
    return World(
        profile,
        tuple(Unit(row["unit_code"], row["level"], row["division_code"]) for row in units),
        tuple(Item(*row.values()) for row in items),
        tuple(OrganisationOfCode(number, False, code in keys, code) for number, code in enumerate(codes)),
        tuple(records),
        tuple(
            Consent(
                row["consent_id"], row["using_unit"], row["providing_unit"], row["item_code"], row["purpose"],
                row["state"], day(row["valid_from"]), day(row["valid_until"]),
            )
            for row in consents
        ),
    )  # fmt: skip


class OrganisationOfCode(Subject):
    """An organisation that is asked for by its real code."""

    def __init__(self, number: int, is_person: bool, is_known: bool, code: str):
        super().__init__(number, is_person, is_known)
        object.__setattr__(self, "code", code)

    @property
    def label(self) -> dict:
        return {"unified_code": self.code}


def _records(platform: Stack, number: int, key: str) -> list[Record]:
    versions: dict[str, list[Version]] = {}
    for row in json_rows(
        platform,
        "select record_id, version, open_level, item_code, provider_code, state, decided_on, retained_until, "
        "level_a_fields, level_b_fields, level_c_fields from credit.record_version "
        f"where subject_key = '{key}' order by record_id, version",
    ):
        parts = [row[f"level_{level.lower()}_fields"] for level in LEVELS]
        fields = None if parts[0] is None else tuple(tuple(json.loads(f"{{{part}}}").items()) for part in parts)
        versions.setdefault(row["record_id"], []).append(
            Version(
                row["version"], row["open_level"], row["item_code"], row["provider_code"], row["state"],
                day(row["decided_on"]), day(row["retained_until"]), fields,
            )
        )  # fmt: skip
    markers: dict[str, list[Marker]] = {}
    for row in json_rows(platform, f"select * from credit.record_marker where subject_key = '{key}'"):
        lapses_at = datetime.fromisoformat(row["lapses_at"]) if row["lapses_at"] else None
        markers.setdefault(row["record_id"], []).append(Marker(row["marker"], row["reason"], lapses_at))
    return [
        Record(number, record, tuple(found), tuple(markers.get(record, ()))) for record, found in versions.items()
    ]
