"""A database of the black-box cluster that holds one random world at a time, asked as the government's login."""

import json
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID, uuid4

from access_model import LEVELS, Query, Subject, World
from access_world import NOW, actors_of, units_of
from psql_session import PsqlSession
from stack import REPOSITORY, Stack

LABEL = "2026"
MATTER = "procurement"
# As many queries as the daemon puts into one statement.
STATEMENT_QUERIES = 64
# What a world replaces, referencing tables first.
REPLACED = (
    "account_usage account_pace account_block consent_event consent record_marker record_version identifier subject "
    "catalogue_item catalogue_version"
).split()


@dataclass(frozen=True)
class Answer:
    """A line that the procedure gave: status and the exact bytes of the document."""

    status: int
    text: str

    @property
    def document(self) -> dict:
        return json.loads(self.text)

    @property
    def without_receipt(self) -> tuple[int, str]:
        """Everything but the receipt, which every answer has of its own, byte for byte."""
        body, separator, receipt = self.text.rpartition(',"receipt":{')
        assert separator and receipt.endswith("}}"), self.text[-300:]
        return self.status, body


def literal(value) -> str:
    """A value as SQL."""
    if value is None:
        return "null"
    if isinstance(value, int):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"


def array(values, kind: str) -> str:
    return f"array[{','.join(map(literal, values))}]::{kind}[]"


def rows(table: str, columns: str, values: list[tuple]) -> str:
    """An insert of rows; nothing for none."""
    if not values:
        return ""
    lines = ",\n".join(f"({','.join(map(literal, row))})" for row in values)
    return f"insert into credit.{table} ({columns}) values\n{lines} on conflict do nothing;\n"


class TierDatabase:
    """Migrated, with the published policy of a profile and the users of its worlds."""

    def __init__(self, platform: Stack, profile: str):
        self.platform, self.profile = platform, profile
        self.name = f"tiers_{profile}"
        platform.sql(f"create database {self.name} owner credit_migrator template template0", database="postgres")
        self._ctl("migrate")
        policy = REPOSITORY / f"config/access-policy/{profile}.json"
        self._ctl("policy", "publish", str(policy), "--effective", "2026-01-01")
        self._ctl("calendar", "publish", str(REPOSITORY / "config/calendar/china.json"))
        self.owner = PsqlSession(platform, self.name, "credit_admin")
        self.caller = PsqlSession(platform, self.name, "credit_government")
        self.owner.run(self._users())

    def _ctl(self, *arguments: str):
        environment = self.platform.environment | {"CREDIT_DATABASE_NAME": self.name, "CREDIT_PROFILE": self.profile}
        result = self.platform.ctl(*arguments, env=environment)
        assert result.returncode == 0, (arguments, result.stdout, result.stderr)

    def close(self):
        """Ends the sessions; the database goes with the platform."""
        self.owner.close()
        self.caller.close()

    # --- what stays ------------------------------------------------------------------------------------------------

    def _users(self) -> str:
        units = units_of(self.profile)
        world = World(self.profile, units, (), ())
        kinds = {"U": "{using_unit}", "P": "{provider}"}
        script = rows(
            "unit",
            "unit_code, name, kinds, level, division_code, added_at, added_by",
            [(u.code, u.code, kinds[u.code[0]], u.level, u.division, "2026-01-01Z", "test") for u in units],
        )
        script += rows(
            "use_agreement",
            "agreement_id, unit_code, signed_on, valid_from, valid_until, purposes, matters, recorded_at, recorded_by",
            [
                (uuid4(), unit.code, "2026-01-01", "2026-01-01", "2026-12-31")
                + ("{government_matter,objection_check,follow_up,verification}", f"{{{MATTER}}}", "2026-01-01Z", "test")
                for unit in units
                if unit.code.startswith("U-")
            ],
        )
        script += rows(
            "account",
            "account_id, person_digest, holder_name, unit_code, role, state, trained_on, confidential_on, networks, "
            "follow_up_until, state_since, opened_at",
            [
                (actor.account, uuid4(), "某人", actor.unit.code, actor.role, "active", "2026-01-01", "2026-01-01")
                + ("{127.0.0.0/8}", "2026-12-31", NOW.isoformat(), "2026-01-01Z")
                for actor in actors_of(world)
            ],
        )
        return script + (
            "insert into credit.certificate (certificate_id, account_id, spki_digest, subject_name, issuer_name, serial, "
            "not_before, not_after, state, state_since) "
            "select gen_random_uuid(), account_id, sha256(convert_to(account_id, 'UTF8')), 'CN=x', 'CN=ca', '01', "
            "'2026-01-01Z', '2026-12-31Z', 'granted', '2026-01-01Z' from credit.account;\n"
            f"select credit.prepare_query_log_partitions({literal(NOW.isoformat())});\n"
        )

    # --- the world -------------------------------------------------------------------------------------------------

    def put(self, world: World, shuffle=lambda values: None):
        """Replaces what is stored by a world, its rows in the order that `shuffle` gives them."""
        # Not truncated: that would throw the plans away.
        self.owner.run(
            "begin;\n"
            + "".join(f"delete from credit.{table};\n" for table in REPLACED)
            + self._catalogue(world)
            + self._subjects(world)
            + self._records(world, shuffle)
            + self._consents(world, shuffle)
            + "commit;"
        )

    def _catalogue(self, world: World) -> str:
        script = (
            "insert into credit.catalogue_version (catalogue_version_id, profile, label, state, effective_on, document, "
            "public_document, document_digest, published_at, published_by) "
            f"values (1, '{self.profile}', '1', 'published', '2026-01-01', '{{}}', '{{}}', '\\x00', '2026-01-01Z', 'test');\n"
        )
        return script + rows(
            "catalogue_item",
            "catalogue_version_id, item_code, item_position, name, organisation_level, person_level, sharing_mode",
            [
                (1, item.code, place, item.name, item.organisation_level, item.person_level, item.sharing)
                for place, item in enumerate(world.items)
            ],
        )

    def _subjects(self, world: World) -> str:
        known = [subject for subject in world.subjects if subject.is_known]
        script = rows(
            "subject",
            "subject_key, kind, batch_id, added_at",
            [
                (UUID(int=s.number), "person" if s.is_person else "organisation", uuid4(), "2026-01-01Z")
                for s in known
            ],
        )
        return script + rows(
            "identifier",
            "identifier_digest, identifier_type, subject_key, clear_value, sealed_value, key_version, batch_id, added_at",
            [
                (digest(s), "identity_document" if s.is_person else "unified_code", UUID(int=s.number))
                + ((None, "\\x00") if s.is_person else (s.label["unified_code"], None))
                + (1, uuid4(), "2026-01-01Z")
                for s in known
            ],
        )

    def _records(self, world: World, shuffle) -> str:
        versions = [(record, version) for record in world.records for version in record.versions]
        shuffle(versions)
        script = rows(
            "record_version",
            "subject_key, record_id, version, open_level, item_code, catalogue_version_id, provider_code, state, "
            "decided_on, retained_until, content, content_digest, key_version, batch_id, recorded_at, recorded_by, ground, "
            "level_a_fields, level_b_fields, level_c_fields, masked_level_a_fields",
            [
                (UUID(int=record.subject), record.key, version.number, version.level, version.item, 1, version.provider)
                + (version.state, version.decided_on, version.retained_until, "{}", uuid4(), 1, uuid4())
                + ("2026-01-01Z", "test", "test", *fragments(version.fields))
                for record, version in versions
            ],
        )
        return script + rows(
            "record_marker",
            "subject_key, record_id, marker, reason, public_reason, marked_at, lapses_at",
            [
                (UUID(int=record.subject), record.key, marker.kind, marker.reason, marker.reason, "2026-11-01Z")
                + (marker.lapses_at.isoformat() if marker.lapses_at else None,)
                for record in world.records
                for marker in record.markers
            ],
        )

    def _consents(self, world: World, shuffle) -> str:
        consents = list(world.consents)
        shuffle(consents)
        decided, withdrawn = ("refused", "granted", "withdrawn"), ("withdrawn",)
        # Whoever decided must be an account; which one is nothing to the disclosure.
        account = actors_of(World(self.profile, world.units, (), ()))[0].account
        return rows(
            "consent",
            "consent_id, using_unit, providing_unit, item_code, purpose, state, reason, applied_by, applied_at, decided_by, "
            "decided_at, decision_reason, valid_from, valid_until, withdrawn_by, withdrawn_at, withdrawal_reason",
            [
                (c.key, c.using, c.providing, c.item, c.purpose, c.state, "理由", account, "2026-01-01Z")
                + ((account, "2026-01-02Z", "理由") if c.state in decided else (None, None, None))
                + (c.first, c.last)
                + ((account, "2026-01-03Z", "理由") if c.state in withdrawn else (None, None, None))
                for c in consents
            ],
        )

    # --- asking ----------------------------------------------------------------------------------------------------

    def ask(self, queries: list[Query], operation: str = "query") -> list[Answer]:
        """Asks as credit_government, as the daemon does: many callers' queries in one statement."""
        calls = [
            call(queries[start : start + STATEMENT_QUERIES], operation)
            for start in range(0, len(queries), STATEMENT_QUERIES)
        ]
        lines = self.caller.run("".join(calls))
        assert len(lines) == len(queries), lines[:2]
        return [Answer(int(line[:3]), line[4:]) for line in lines]

    def entries(self) -> list[dict]:
        """Every entry of the query log, by position."""
        script = "select encode(entry, 'hex') from credit.query_log_entry order by log_position;"
        return [json.loads(bytes.fromhex(line)) for line in self.owner.run(script)]


def digest(subject: Subject) -> UUID:
    return UUID(int=0xD << 124 | subject.number)


def fragments(fields) -> tuple[str | None, ...]:
    """The three columns of full fields, and a masked form of the first that is nobody's answer here."""
    if fields is None:
        return None, None, None, None
    parts = [",".join(f'"{code}":{json.dumps(value, ensure_ascii=False)}' for code, value in part) for part in fields]
    assert len(parts) == len(LEVELS)
    return *parts, "" if parts[0] else None


def call(queries: list[Query], operation: str) -> str:
    """One call of the procedure."""
    digests = [f"\\x{account_digest(query.actor.account)}" for query in queries]
    labels = [json.dumps(query.subject.label, separators=(",", ":")) for query in queries]
    items = [None if query.items is None else json.dumps(query.items) for query in queries]
    nothing = [None] * len(queries)
    arguments = [
        literal(uuid4()) + "::uuid",
        literal(NOW.isoformat()) + "::timestamptz",
        literal(operation),
        array(digests, "bytea"),
        array([digest(query.subject) for query in queries], "uuid"),
        array(labels, "text"),
        array(nothing, "text"),
        array(nothing, "bigint"),
        array([query.purpose for query in queries], "text"),
        array([MATTER] * len(queries), "text"),
        array(["案号1"] * len(queries), "text"),
        array(items, "text"),
        array(["127.0.0.1"] * len(queries), "text"),
        array(["0123456789abcdef"] * len(queries), "text"),
        "null",
    ]
    return f"call credit.answer_government_queries({', '.join(arguments)});\n"


def account_digest(account: str) -> str:
    """SPKI digest of the account's made-up certificate, in hexadecimal."""
    return sha256(account.encode()).hexdigest()
