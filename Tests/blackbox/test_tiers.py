"""Who may see what, as the government's login, in random worlds: HZ-Q3, HZ-O7, HZ-O11, JJ-1, JJ-4 to JJ-7, BX-4, X-5.

Every world is put into a database of its own under the published policy of a profile, asked through
`credit.answer_government_queries` as `credit_government`, and compared with `access_model`.
"""

import hashlib
import json
import os
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from access_database import LABEL, TierDatabase
from access_model import Consent, Query, disclosed_items, withheld_items
from access_world import NOW, TODAY, Worlds, actors_of

# Another seed, more worlds or more changes of each find more; these take seconds.
SEED = int(os.environ.get("CREDIT_TIERS_SEED", "20261118"))
WORLDS = int(os.environ.get("CREDIT_TIERS_WORLDS", "6"))
CHANGES = int(os.environ.get("CREDIT_TIERS_CHANGES", "12"))
ENTIRELY = {"on_authority", "open_level"}


@pytest.fixture(scope="module", params=["hangzhou", "jiujiang"])
def tiers(request, stack):
    """A database with the policy of a profile."""
    database = TierDatabase(stack, request.param)
    yield database
    database.close()


def worlds(tiers, test):
    """Random worlds of a test, each stored."""
    for number in range(WORLDS):
        maker = Worlds(f"{SEED} {tiers.profile} {test} {number}")
        world = maker.world(tiers.profile)
        tiers.put(world, maker.random.shuffle)
        yield maker, world


def without_names(items):
    """Items of an answer; the Chinese names of markers and providers are words, not rights."""
    for item in items:
        for record in item["records"]:
            if "provider" in record:
                assert set(record["provider"]) == {"code", "name"}
                record["provider"] = record["provider"]["code"]
            for marker in record["markers"]:
                assert marker.pop("name")
    return items


def shown(answer):
    """What an answer shows of each record."""
    return {record["record"]: record for item in answer.document["items"] for record in item["records"]}


def check_answer(world, query, answer):
    """The answer is what the model says: records, their order and form, and what is withheld by rule."""
    document = answer.document
    assert answer.status == 200
    assert document["subject"] == query.subject.label and document["policy"] == LABEL
    assert without_names(document["items"]) == disclosed_items(world, query, NOW), query
    withheld = withheld_items(world, query, NOW)
    found = {"entirely": set(), "in_part": set(), "item": set()}
    for line in document["withheld"]:
        assert line["rule"] and line["reason"], line
        place = "entirely" if line["category"] in ENTIRELY else line["category"].replace("other_jurisdiction", "in_part")
        assert found[place].isdisjoint(line["items"]), document["withheld"]
        found[place] |= set(line["items"])
    assert found == withheld, query


def test_answers_are_the_models(tiers):
    """Every record, field, marker and order, and every withheld item, for every actor; each logged with its digest."""
    seen = Counter()
    for maker, world in worlds(tiers, "model"):
        queries = maker.queries(world)
        maker.random.shuffle(queries)
        answers = tiers.ask(queries)
        for query, answer in zip(queries, answers):
            check_answer(world, query, answer)
            for record in shown(answer).values():
                seen["suspended" if record.get("suspended") else record.get("withheld", record.get("form"))] += 1
                seen.update(marker["marker"] for marker in record["markers"])
            seen.update(line["category"] for line in answer.document["withheld"])
            seen["nothing"] += not answer.document["items"]
        check_log(tiers, queries, answers)
    # A world in which something never happened would prove nothing about it.
    wanted = {"full", "suspended", "not_prepared", "applicant_disputes", "on_authority", "item", "nothing"}
    wanted |= {"other_jurisdiction"} if tiers.profile == "jiujiang" else set()
    assert all(seen[word] > 5 for word in wanted), seen


def check_log(tiers, queries, answers):
    """HZ-Q15, BX-13: the entry of each receipt has the digest of the very bytes, who asked, why, and what was shown."""
    entries = tiers.entries()
    assert [entry["position"] for entry in entries] == list(range(len(entries)))
    for query, answer in zip(queries, answers):
        receipt = answer.document["receipt"]
        entry = entries[receipt["position"]]
        assert entry["answer"] == hashlib.sha256(answer.text.encode()).hexdigest()
        assert (entry["actor"], entry["unit"], entry["purpose"]) == (
            query.actor.account,
            query.actor.unit.code,
            query.purpose,
        )
        assert entry["outcome"] == ("answered" if answer.document["items"] else "empty")
        assert {line[0] for line in entry["disclosed"]} == set(shown(answer))


def test_what_may_not_be_seen_changes_no_byte(tiers):
    """Non-interference: while the model's answer stays the same, so does every byte, whatever else is changed."""
    changed = Counter()
    for maker, world in worlds(tiers, "interference"):
        queries = maker.queries(world)
        before = dict(zip(queries, tiers.ask(queries)))
        for _ in range(CHANGES):
            names = []
            other = world
            for _ in range(maker.random.randint(1, 3)):
                name, other = maker.changed(other)
                names.append(name)
            unmoved = [query for query in queries if expected(world, query) == expected(other, query)]
            tiers.put(other, maker.random.shuffle)
            for query, answer in zip(unmoved, tiers.ask(unmoved)):
                assert answer.without_receipt == before[query].without_receipt, (names, query)
            if len(unmoved) < len(queries):
                changed.update(names)
    # Changes that nobody sees would make it easy: each kind is seen by somebody.
    assert len(changed) >= 7, changed


def expected(world, query):
    """What the query comes to, for comparing two worlds: whether a subject is known is none of it."""
    known = {subject.number: subject for subject in world.subjects}[query.subject.number]
    query = Query(query.actor, known, query.purpose, query.items)
    return disclosed_items(world, query, NOW), withheld_items(world, query, NOW)


def test_subjects_without_visible_records_read_like_unknown_ones(tiers):
    """HZ-Q11 read with HZ-Q3: status, length and bytes of an answer about nobody and about somebody unseen are one."""
    compared = 0
    for maker, world in worlds(tiers, "unknown"):
        for actor in actors_of(world):
            queries = [Query(actor, subject, "objection_check") for subject in world.subjects]
            answers = dict(zip(queries, tiers.ask(queries)))
            for is_person in (False, True):
                group = [query for query in queries if query.subject.is_person == is_person]
                empty = [query for query in group if not disclosed_items(world, query, NOW)]
                texts = {body_without_label(answers[query], query) for query in empty}
                assert len(texts) <= 1, texts
                compared += len(empty) > 1
    assert compared > 5


def body_without_label(answer, query):
    status, body = answer.without_receipt
    label = json.dumps(query.subject.label, separators=(",", ":"))
    assert body.count(label) == 1
    return status, body.replace(label, "")


def test_a_county_is_contained_in_its_city(tiers):
    """JJ-4, JJ-6: what a county's people see but for consents, the city's administrator sees as well, alike."""
    contained = 0
    for _, world in worlds(tiers, "county"):
        open_items = {item.code for item in world.items if item.sharing != "on_authority"}
        actors = actors_of(world)
        boss = next(actor for actor in actors if actor.unit.level == "city" and actor.is_administrator)
        counties = [actor for actor in actors if actor.unit.level == "county"]
        for subject in world.subjects:
            asked = tiers.ask([Query(actor, subject, "government_matter") for actor in [boss, *counties]])
            everything = shown(asked[0])
            for answer in asked[1:]:
                for key, record in shown(answer).items():
                    if any(key == other.key and other.versions[-1].item in open_items for other in world.records):
                        assert everything[key] == record
                        contained += 1
    assert contained > 5


def test_a_consent_only_adds_and_only_for_its_unit_and_purpose(tiers):
    """JJ-7: a grant takes nothing away, changes nobody else's answers, and its end takes back just what it gave."""
    gained = 0
    for maker, world in worlds(tiers, "consent"):
        world = world.with_(consents=())
        queries = maker.queries(world)
        tiers.put(world)
        before = dict(zip(queries, tiers.ask(queries)))
        consents = granted(world)
        tiers.put(world.with_(consents=consents))
        for query, answer in zip(queries, tiers.ask(queries)):
            former, now = shown(before[query]), shown(answer)
            assert all(now.get(key) == record for key, record in former.items()), query
            gained += len(now) - len(former)
            if query.actor.unit.code == "U-SECOND" or query.purpose != "objection_check":
                assert answer.without_receipt == before[query].without_receipt
        # Over, withdrawn, refused, not decided or not begun: as if there were none.
        for ended in ended_ways(consents):
            tiers.put(world.with_(consents=ended))
            for query, answer in zip(queries, tiers.ask(queries)):
                assert answer.without_receipt == before[query].without_receipt, query
    assert gained > 0


def granted(world):
    """A consent of every provider to the city's unit and the first county's, for every item, for one purpose."""
    providers = [unit.code for unit in world.units if unit.code.startswith("P-")]
    grants = [(using, provider, item.code) for using in ("U-CITY", "U-FIRST") for provider in providers for item in world.items]
    return tuple(
        Consent(str(UUID(int=number)), using, provider, item, "objection_check", "granted", TODAY, TODAY)
        for number, (using, provider, item) in enumerate(grants)
    )


def ended_ways(consents):
    """The same consents in every way in which they do not hold."""
    yesterday, tomorrow = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
    yield tuple(replace(consent, first=yesterday, last=yesterday) for consent in consents)
    yield tuple(replace(consent, first=tomorrow, last=tomorrow) for consent in consents)
    yield tuple(replace(consent, state="withdrawn") for consent in consents)
    for state in ("applied", "refused"):
        yield tuple(replace(consent, state=state, first=None, last=None) for consent in consents)


def test_refusals_say_nothing_of_what_is_stored(tiers):
    """HZ-Q13, JJ-14: who may not ask is told so in the same bytes about everybody."""
    for _, world in worlds(tiers, "refusals"):
        stranger = replace(actors_of(world)[0], account="nobody")
        county = next(actor for actor in actors_of(world) if actor.unit.level == "county")
        refused = tiers.ask([Query(stranger, subject, "objection_check") for subject in world.subjects])
        refused_batch = tiers.ask([Query(county, subject, "objection_check") for subject in world.subjects], "batch")
        for answers, code in ((refused, "certificate_not_bound"), (refused_batch, "bulk_not_allowed")):
            assert len({answer.without_receipt for answer in answers}) == 1
            assert answers[0].status == 403 and answers[0].document["code"] == code
