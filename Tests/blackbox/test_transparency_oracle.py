"""The second implementation (package `transparency`) is right itself: by published vectors and examples."""

import base64
import hashlib
import importlib.util
import json
import random

import pytest

from stack import REPOSITORY, SHARED
from transparency import merkle, sm2, tiles
from transparency.notes import COSIGNATURE, ED25519, SM2, Checkpoint, Note, NoteError, Proof, Signer, VerifierKey
from transparency.policy import Policy, PolicyError

VECTORS = SHARED / "data" / "vectors"
EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
EXAMPLE_NOTE = """This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
"""
EXAMPLE_COSIGNED = """example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
"""


def vectors(name):
    path = VECTORS / name
    if not path.exists():
        pytest.skip(f"{path} is absent")
    return path.read_text()


def decoded(value):
    return base64.b64decode(value or "")


def root(value):
    """Some cases give words for roots that do not matter; a digest of them says the same of equal and unequal ones."""
    content = decoded(value)
    return content if len(content) == merkle.HASH_BYTES else hashlib.sha256(content).digest()


def is_subtree(start, end):
    """Merkle tree certificates, section 4.1: a range that the tree has as a node, full or at its right edge."""
    power = 1
    while power < end - start:
        power *= 2
    return 0 <= start < end and start % power == 0


def outcome(case):
    """What the oracle says of a published case; nothing where it has no notion of what is asked."""
    proof = [decoded(value) for value in case["proof"] or []]
    if case["kind"] == "inclusion":
        return merkle.is_included(decoded(case["leafHash"]), case["leafIdx"], case["treeSize"], root(case["root"]), proof)
    if case["kind"] == "consistency":
        return merkle.is_consistent(
            case["size1"], root(case["root1"]), case["size2"], root(case["root2"]), proof
        )
    start, end = case["start"], case["end"]
    if case["kind"] == "subtreeinclusion":
        # A subtree is a tree of its own.
        return is_subtree(start, end) and merkle.is_included(
            decoded(case["leafHash"]), case["leafIdx"] - start, end - start, root(case["root"]), proof
        )
    assert case["kind"] == "subtreeconsistency"
    if start != 0 or end == 0:
        return None
    # A subtree from the beginning is an older tree.
    return merkle.is_consistent(end, root(case["root1"]), case["size"], root(case["root2"]), proof)


def test_published_proofs():
    """transparency-dev/merkle: every proof of inclusion and consistency, the right and the wrong ones."""
    cases = [json.loads(line) for line in vectors("rfc6962_merkle_proofs.jsonl").splitlines()]
    assert len(cases) == 518
    judged = [(case, result) for case in cases if (result := outcome(case)) is not None]
    assert len(judged) > 490
    wrong = [case["file"] for case, result in judged if result == case["wantErr"]]
    assert not wrong


def test_published_tree():
    document = json.loads(vectors("rfc6962_merkle_tree_8_leaves.json"))
    leaves = [merkle.leaf_hash(bytes.fromhex(entry)) for entry in document["leaf_inputs_hex"]]
    tree = merkle.Tree(leaves)
    assert [leaf.hex() for leaf in leaves] == document["node_hashes_by_level"][0]
    assert [tree.root(size).hex() for size in range(9)] == document["root_by_tree_size"]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9, 31, 32, 33, 100])
def test_own_proofs_verify_and_nothing_else_does(size):
    chance = random.Random(size)
    tree = merkle.Tree([chance.randbytes(32) for _ in range(size)])
    for position in range(size):
        proof = tree.inclusion_proof(position, size)
        assert merkle.is_included(tree.leaves[position], position, size, tree.root(), proof)
        assert not merkle.is_included(tree.leaves[position], (position + 1) % size, size, tree.root(), proof) or size == 1
        assert not merkle.is_included(chance.randbytes(32), position, size, tree.root(), proof)
        assert not merkle.is_included(tree.leaves[position], position, size, tree.root(), [*proof, bytes(32)])
    for old in range(1, size + 1):
        proof = tree.consistency_proof(old, size)
        assert merkle.is_consistent(old, tree.root(old), size, tree.root(), proof)
        assert not merkle.is_consistent(old, chance.randbytes(32), size, tree.root(), proof)
        assert not merkle.is_consistent(old, tree.root(old), size, tree.root(), [*proof, bytes(32)])


def test_tiles_of_the_specification():
    """tlog-tiles: its example of 70,000 entries, of 256, and of a path."""
    found = tiles.tiles_of(70_000)
    assert len(found) == 273 + 1 + 1 + 1 + 1
    assert [tile for tile in found if tile[2] != 256] == [(0, 273, 112), (1, 1, 17), (2, 0, 1)]
    assert tiles.tiles_of(256) == [(0, 0, 256), (1, 0, 1)]
    assert tiles.tile_path(0, 1234067) == "tile/0/x001/x234/067"
    assert tiles.tile_path(2, 5, 17) == "tile/2/005.p/17"
    for tile in [(0, 0, 256), (0, 999, 1), (0, 1000, 255), (63, 123456789, 256)]:
        assert tiles.parse_tile_path(tiles.tile_path(*tile)) == tile
    for path in ("tile/64/000", "tile/00/000", "tile/0/0", "tile/0/x000/000", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/1000"):
        assert tiles.parse_tile_path(path) is None, path


def test_example_note():
    """signed-note: its example verifies, and no other text does."""
    key = VerifierKey.parse(EXAMPLE_KEY)
    assert key.text == EXAMPLE_KEY and key.kind == ED25519
    note = Note.parse(EXAMPLE_NOTE.encode())
    assert note.serialized == EXAMPLE_NOTE
    assert [found for found, _ in note.verified_by([key])] == [key]
    with pytest.raises(NoteError, match="does not verify"):
        Note.parse(EXAMPLE_NOTE.replace("message", "massage").encode()).verified_by([key])
    with pytest.raises(NoteError, match="no signature"):
        note.verified_by([])


def test_example_cosignature():
    """tlog-cosignature: its example is read; the time is the one that the text of the document names."""
    note = Note.parse(EXAMPLE_COSIGNED.encode())
    assert [signature.name for signature in note.signatures] == ["example.com/behind-the-sofa", "witness.example.com/w1"]
    assert note.signatures[1].time == 1679315147
    assert Checkpoint.parse(note.text).size == 20852163
    assert Checkpoint.parse(note.text).text == note.text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"text\n",
        b"text\n\n",
        "text\n\n— name\n".encode(),
        "text\n\n— name AAAA\n".encode(),
        "text\n\n— name AAAAAAAA".encode(),
        "text\n\n— na+me AAAAAAAA\n".encode(),
        "text\n\n— na\u2003me AAAAAAAA\n".encode(),
        "text\n\n-- name AAAAAAAA\n".encode(),
        "te\txt\n\n— name AAAAAAAA\n".encode(),
        b"\xff" + "text\n\n— name AAAAAAAA\n".encode(),
        "text\n\n— name AAAAAAAB=\n".encode(),
    ],
)
def test_malformed_notes(content):
    with pytest.raises(NoteError):
        Note.parse(content)


def test_sm2_vectors():
    """GB/T 32918.5, annex A."""
    case = json.loads(vectors("sm2_vectors.json"))[0]
    private, nonce, r, s = (int(case[name], 16) for name in ("d", "k", "r", "s"))
    public = sm2.public_key(private)
    assert public.hex().upper() == "04" + case["px"] + case["py"]
    message = case["msg_ascii"].encode()
    assert sm2.sign(private, message, case["id"].encode(), nonce) == (r, s)
    point = sm2.parse_public_key(public)
    assert sm2.is_valid(point, message, r, s)
    assert not sm2.is_valid(point, message + b".", r, s)
    assert not sm2.is_valid(point, message, r, s + 1)
    with pytest.raises(ValueError):
        sm2.parse_public_key(public[:-1] + bytes([public[-1] ^ 1]))


@pytest.mark.parametrize("kind", [ED25519, COSIGNATURE, SM2])
def test_own_signatures(kind):
    signer = Signer("example.org/log", kind, bytes(range(1, 33)))
    text = Checkpoint("example.org/log", 0, merkle.Tree([]).root()).text
    note = Note(text, (signer.sign(text, 1_790_000_000),))
    assert Note.parse(note.serialized.encode()) == note
    assert VerifierKey.parse(signer.key.text) == signer.key
    assert note.verified_by([signer.key])
    other = Signer("example.org/log", kind, bytes(range(2, 34))).key
    with pytest.raises(NoteError):
        note.verified_by([other])


def test_policy_with_groups():
    """tlog-policy: two of three of one organisation and any of another."""
    log = Signer("example.org/log", ED25519, b"\x01" * 32)
    witnesses = [Signer(f"w{number}.example", COSIGNATURE, bytes([number + 2]) * 32) for number in range(5)]
    lines = [f"log {log.key.text} https://example.org/", "# organisations", ""]
    lines += [f" witness\tW{number} {signer.key.text}" for number, signer in enumerate(witnesses)]
    lines += ["group X 2 W0 W1 W2", "group Y any W3 W4", "group XY all X Y", "quorum XY"]
    policy = Policy.parse("".join(line + "\n" for line in lines).encode())
    text = Checkpoint("example.org/log", 0, merkle.Tree([]).root()).text

    def judge(*numbers):
        note = Note(text, (log.sign(text), *(witnesses[number].sign(text, 5) for number in numbers)))
        return policy.verify(Note.parse(note.serialized.encode()))

    assert judge(0, 2, 4).size == 0 and judge(0, 1, 2, 3, 4).size == 0
    for numbers in [(), (0, 1), (0, 3), (3, 4), (0, 3, 4)]:
        with pytest.raises(NoteError, match="no quorum"):
            judge(*numbers)
    leaf = merkle.leaf_hash(b"entry")
    one = Checkpoint("example.org/log", 1, leaf).text
    proof = Proof(0, (), Note(one, (log.sign(one),)), b"extra")
    assert Proof.parse(proof.text) == proof
    assert proof.verify(leaf, Policy.only(log.key)).size == 1
    with pytest.raises(NoteError, match="not in the tree"):
        proof.verify(merkle.leaf_hash(b"other"), Policy.only(log.key))


@pytest.mark.parametrize(
    "number,lines",
    [
        (0, ["# nothing"]),
        (1, ["quorum some"]),
        (2, ["quorum none", "quorum none"]),
        (1, ["group G any W"]),
        (2, ["", "nonsense"]),
        (1, ["quorum none none"]),
        (1, ["log broken+00000000+AAAA", "quorum none"]),
    ],
)
def test_malformed_policies(number, lines):
    with pytest.raises(PolicyError) as error:
        Policy.parse("".join(line + "\n" for line in lines).encode())
    assert error.value.line == number


def test_committed_vectors_are_what_is_made():
    """The Swift tests read files that this implementation made; the same seed still makes the same bytes."""
    path = REPOSITORY / "Tests" / "oracles" / "make_log_vectors.py"
    specification = importlib.util.spec_from_file_location("make_log_vectors", path)
    maker = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(maker)
    for file, text in maker.files().items():
        assert file.read_text() == text, f"{file} is not what {path} makes"
