"""The provable query log from outside: checkpoints, tiles and receipts, checked by the second implementation (BX-13)."""

import hashlib
import json
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

import processes
from expectations import assert_headers
from identifiers import company_code
from transparency.merkle import Tree, is_consistent, leaf_hash
from transparency.notes import Checkpoint, Note, Proof, VerifierKey
from transparency.policy import Policy
from transparency.tiles import WIDTH, tile_hashes, tile_leaves, tile_path, tiles_of

# A checkpoint follows its entries within seconds; a busy machine may need more.
SIGNED_SECONDS = 30
TARGETS = [
    "/v1/subjects?q=%E5%85%AC%E5%8F%B8",
    f"/v1/subjects/{company_code(66666)}",
    "/v1/subjects?q=a",
    "/v1/subjects/ABC",
]


def policy_of(platform) -> Policy:
    """What an outsider needs to know: the log's public key."""
    return Policy.only(VerifierKey.parse((platform.home / "signer/public/verifier.key").read_text().strip()))


def newest(platform, client) -> tuple[Checkpoint, bytes]:
    """The checkpoint that is served, verified, and its bytes."""
    answer = client.get("/log/checkpoint")
    assert answer.status == 200, answer.body
    return policy_of(platform).verify(Note.parse(answer.body)), answer.body


def signed(platform, client, position: int) -> Checkpoint:
    """Waits for a checkpoint that covers a position."""

    def covering():
        answer = client.get("/log/checkpoint")
        if answer.status != 200:
            return None
        checkpoint = policy_of(platform).verify(Note.parse(answer.body))
        return checkpoint if checkpoint.size > position else None

    return processes.wait_until(covering, SIGNED_SECONDS, f"a checkpoint over entry {position}")


def ask(client, position, secret):
    return client.get(f"/v1/receipts/{position}", Receipt_Secret=str(secret))


def tile(client, level, index, width) -> bytes:
    answer = client.get("/log/" + tile_path(level, index, width))
    assert answer.status == 200, (level, index, width, answer.body)
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    return answer.body


def tree_of(client, size: int) -> Tree:
    """The tree as an outsider rebuilds it, from the tiles of level 0 only."""
    leaves = []
    for level, index, width in tiles_of(size):
        if level == 0:
            leaves += tile_leaves(tile(client, level, index, width))
    assert len(leaves) == size
    return Tree(leaves)


def test_checkpoint_is_signed_and_soon_covers_every_answer(stack, client):
    """BX-13, C2SP tlog-checkpoint."""
    receipt = client.get(TARGETS[0]).document["receipt"]
    checkpoint = signed(stack, client, receipt["position"])
    assert checkpoint.origin == "330100.credit/query-log"
    answer = client.get("/log/checkpoint", Accept="text/plain")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["cache-control"] == "public, max-age=2"
    assert client.get("/log/checkpoint", Accept="application/json").status == 406
    assert client.send("HEAD", "/log/checkpoint").status == 405
    assert client.get("/log/checkpoint?x=1").document["code"] == "unknown_parameter"


def test_tiles_hash_up_to_the_signed_root(stack, client):
    """C2SP tlog-tiles: whoever fetches the tiles arrives at the root; the leaves are the entries."""
    for turn in range(300):
        client.get(TARGETS[turn % len(TARGETS)])
    position = client.get(TARGETS[0]).document["receipt"]["position"]
    checkpoint = signed(stack, client, position)
    tree = tree_of(client, checkpoint.size)
    assert tree.root(checkpoint.size) == checkpoint.root
    for level, index, width in tiles_of(checkpoint.size):
        assert tile(client, level, index, width) == tile_hashes(tree, level, index, width)
    entries = stack.log_entries()[: checkpoint.size]
    assert tree.leaves == [leaf_hash(entry) for _, _, entry in entries]


def test_tiles_that_do_not_exist(stack, client):
    """C2SP tlog-tiles: one spelling a tile; none beyond the tree; a full tile also by its parts."""
    size = signed(stack, client, WIDTH).size
    whole = tile(client, 0, 0, WIDTH)
    assert len(whole) == 8192
    for width in (1, 255):
        assert tile(client, 0, 0, width) == whole[: width * 32]
    for path in [
        tile_path(0, size // WIDTH + 1000, WIDTH),
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/0",
        "tile/0/x000/000",
        "tile/8/000",
        "tile/entries/000",
        "tile/0",
        "entries/000",
    ]:
        answer = client.get("/log/" + path)
        assert answer.status == 404, path
        assert answer.document["code"] == "no_such_resource" and not answer.is_logged


def test_later_checkpoints_extend_earlier_ones(stack, client):
    """BX-13: what was signed stays."""
    old = signed(stack, client, client.get(TARGETS[0]).document["receipt"]["position"])
    new = signed(stack, client, client.get(TARGETS[2]).document["receipt"]["position"])
    tree = tree_of(client, new.size)
    assert tree.root(old.size) == old.root
    assert is_consistent(old.size, old.root, new.size, new.root, tree.consistency_proof(old.size, new.size))


@pytest.mark.parametrize("target", TARGETS)
def test_receipt_is_proved(stack, client, target):
    """BX-13: answered, empty and refused queries alike; the proof needs nothing but the log's public key."""
    answer = client.get(target)
    receipt = answer.document["receipt"]
    signed(stack, client, receipt["position"])
    proved = ask(client, receipt["position"], receipt["secret"])
    assert proved.status == 200, proved.body
    assert_headers(proved)
    document = proved.document
    assert set(document) == {"position", "entry", "proof", "receipt"}
    assert document["position"] == receipt["position"]
    entry = json.loads(document["entry"])
    assert entry["answer"] == hashlib.sha256(answer.body).hexdigest()
    assert (entry["salt"], entry["time"]) == (receipt["secret"], receipt["time"])
    proof = Proof.parse(document["proof"])
    assert proof.position == receipt["position"]
    assert proof.verify(leaf_hash(document["entry"].encode()), policy_of(stack)).size > receipt["position"]
    # This query stands in the log itself, with what it disclosed.
    own = json.loads(stack.log_entries()[document["receipt"]["position"]][2])
    assert (own["operation"], own["purpose"], own["outcome"]) == ("receipt", "receipt_proof", "answered")
    assert own["scope"] == {"position": receipt["position"]}
    assert own["disclosed"] == [{"entry": receipt["position"]}]
    assert receipt["secret"] not in json.dumps(own)


def test_capital_letters_of_a_secret_are_taken(stack, client):
    receipt = client.get(TARGETS[0]).document["receipt"]
    signed(stack, client, receipt["position"])
    assert ask(client, receipt["position"], receipt["secret"].upper()).status == 200


def test_wrong_secret_tells_nothing(stack, client):
    """BX-13: the same bytes for every entry, but for the receipt; and the query is logged."""
    receipt = client.get(TARGETS[1]).document["receipt"]
    signed(stack, client, receipt["position"])
    wrong = [
        ask(client, position, secret)
        for position, secret in [
            (receipt["position"], uuid.UUID(int=0)),
            (receipt["position"], uuid.uuid4()),
            (0, receipt["secret"]),
            (receipt["position"] - 1, receipt["secret"]),
        ]
    ]
    assert {answer.status for answer in wrong} == {404}
    assert len({answer.without_receipt for answer in wrong}) == 1
    assert wrong[0].document["code"] == "receipt_not_found" and wrong[0].document["rule"] == "BX-13"
    entries = stack.log_entries()
    for answer in wrong:
        own = json.loads(entries[answer.document["receipt"]["position"]][2])
        assert (own["operation"], own["outcome"], own["disclosed"]) == ("receipt", "empty", [])


def test_entry_that_no_checkpoint_covers_yet(stack, client):
    """BX-13: told as such, with the time to come back, whatever the secret."""
    checkpoint, _ = newest(stack, client)
    answer = ask(client, checkpoint.size + 1_000_000, uuid.uuid4())
    assert answer.status == 404 and answer.document["code"] == "receipt_pending"
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    own = json.loads(stack.log_entries()[answer.document["receipt"]["position"]][2])
    assert (own["operation"], own["outcome"], own["rule"]) == ("receipt", "refused", "BX-13")


@pytest.mark.parametrize(
    "position,secret",
    [
        ("0", None),
        ("0", "x"),
        ("0", "0b1d7a52-6d0e-4e4e-8d5c-2f6a4b8e9c1"),
        ("00", str(uuid.UUID(int=0))),
        ("-1", str(uuid.UUID(int=0))),
        ("9223372036854775808", str(uuid.UUID(int=0))),
        ("x", str(uuid.UUID(int=0))),
    ],
)
def test_what_is_no_receipt(stack, client, position, secret):
    """BX-13: refused in words, and logged without what was sent."""
    headers = {} if secret is None else {"Receipt_Secret": secret}
    answer = client.get(f"/v1/receipts/{position}", **headers)
    assert answer.status == 400 and answer.document["code"] == "malformed_receipt"
    own = json.loads(stack.log_entries()[answer.document["receipt"]["position"]][2])
    assert (own["operation"], own["outcome"], own["scope"]) == ("receipt", "refused", {})


def test_addresses_of_receipts_are_exact(client):
    for path in ["/v1/receipts", "/v1/receipts/", "/v1/receipts/1/2"]:
        assert client.get(path, Receipt_Secret=str(uuid.uuid4())).status in (400, 404)
    assert client.send("POST", "/v1/receipts/1").status == 405
    answer = client.get("/v1/receipts/1?secret=x", Receipt_Secret=str(uuid.uuid4()))
    assert answer.document["code"] == "unknown_parameter" and answer.is_logged


def test_many_receipts_at_once(stack, client):
    """Each gets its own entry and its own proof."""
    receipts = [client.get(TARGETS[turn % len(TARGETS)]).document["receipt"] for turn in range(64)]
    signed(stack, client, receipts[-1]["position"])
    policy = policy_of(stack)

    def prove(receipt):
        own = stack.client()
        document = ask(own, receipt["position"], receipt["secret"]).document
        own.close()
        assert json.loads(document["entry"])["salt"] == receipt["secret"]
        Proof.parse(document["proof"]).verify(leaf_hash(document["entry"].encode()), policy)

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(prove, receipts))
