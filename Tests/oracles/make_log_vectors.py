#!/usr/bin/env python3
"""Makes Tests/TransparencyLogTests/Vectors: what the second implementation says of random trees, notes and policies.

usage: .venv/bin/python Tests/oracles/make_log_vectors.py

The same seed gives the same bytes; Tests/blackbox/test_transparency_oracle.py makes them again and compares.
"""

import hashlib
import json
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "Tests" / "blackbox"))

from transparency import merkle, sm2, tiles  # noqa: E402, the package is not installed
from transparency.notes import (  # noqa: E402
    COSIGNATURE,
    ED25519,
    SM2,
    Checkpoint,
    Note,
    NoteError,
    Proof,
    Signature,
    Signer,
    encode_base64,
    encode_dss_signature,
)
from transparency.policy import Policy  # noqa: E402

SEED = 20260101
FOLDER = REPOSITORY / "Tests" / "TransparencyLogTests" / "Vectors"
# Trees of all sizes up to here: their roots.
LARGEST_ROOT = 1000
# Trees of all sizes up to here: all their proofs.
LARGEST_COMPLETE = 48
TREES, PROOFS_PER_TREE = 24, 3
TILED_SIZES = (1, 2, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, 70_000)
POLICIES = 48


class Chance:
    """Numbers from a seed that do not depend on a version of Python."""

    def __init__(self, seed: str):
        self.seed, self.drawn = seed, 0

    def below(self, limit: int) -> int:
        self.drawn += 1
        return int.from_bytes(hashlib.sha256(f"{self.seed}/{self.drawn}".encode()).digest()[:8], "big") % limit

    def bytes(self) -> bytes:
        self.drawn += 1
        return hashlib.sha256(f"{self.seed}/bytes/{self.drawn}".encode()).digest()


def entry(number: int) -> bytes:
    """Entry of all trees here: texts of several lengths, every seventh one empty."""
    return f"{SEED}/{number};".encode() * (number % 7)


def texts(hashes) -> list[str]:
    return [encode_base64(value) for value in hashes]


def merkle_vectors():
    tree = merkle.Tree([merkle.leaf_hash(entry(number)) for number in range(max(TILED_SIZES))])
    yield {"kind": "entries", "seed": SEED, "hash0": encode_base64(tree.leaves[0]), "hash13": encode_base64(tree.leaves[13])}
    roots = hashlib.sha256(b"".join(tree.root(size) for size in range(LARGEST_ROOT + 1)))
    yield {"kind": "roots", "sizes": LARGEST_ROOT, "digest": roots.hexdigest()}
    yield {"kind": "proofs", "sizes": LARGEST_COMPLETE} | complete_proofs(tree)
    chance = Chance(f"{SEED}/trees")
    for _ in range(TREES):
        size = chance.below(LARGEST_ROOT) + 1
        positions = [chance.below(size) for _ in range(PROOFS_PER_TREE)]
        older = [chance.below(size) + 1 for _ in range(PROOFS_PER_TREE)]
        yield {
            "kind": "tree",
            "size": size,
            "root": encode_base64(tree.root(size)),
            "inclusion": [{"position": p, "proof": texts(tree.inclusion_proof(p, size))} for p in positions],
            "consistency": [{"old": o, "proof": texts(tree.consistency_proof(o, size))} for o in older],
        }
    for size in TILED_SIZES:
        yield tiles_vector(tree, size)


def complete_proofs(tree):
    """Digests over every proof of every small tree, in the order of size and position."""
    inclusion, consistency = hashlib.sha256(), hashlib.sha256()
    for size in range(1, LARGEST_COMPLETE + 1):
        for number in range(size):
            inclusion.update(b"".join(tree.inclusion_proof(number, size)))
            consistency.update(b"".join(tree.consistency_proof(number + 1, size)))
    return {"inclusion": inclusion.hexdigest(), "consistency": consistency.hexdigest()}


def tiles_vector(tree, size):
    """A digest over path and contents of every tile, by level and index, and the contents of the partial ones."""
    digest, partial = hashlib.sha256(), b""
    for level, index, width in tiles.tiles_of(size):
        contents = tiles.tile_hashes(tree, level, index, width)
        digest.update(tiles.tile_path(level, index, width).encode() + b"\n" + contents)
        if width < tiles.WIDTH:
            partial += contents
    return {
        "kind": "tiles",
        "size": size,
        "root": encode_base64(tree.root(size)),
        "tiles": len(tiles.tiles_of(size)),
        "digest": digest.hexdigest(),
        "edge": hashlib.sha256(partial).hexdigest(),
    }


def signed(signer, text, time, chance):
    """A signature; SM2 with a number from the seed, which only a test may do."""
    if signer.kind != SM2:
        return signer.sign(text, time)
    nonce = int.from_bytes(chance.bytes(), "big") % (sm2.N - 1) + 1
    secret = int.from_bytes(signer.secret, "big")
    return Signature(
        signer.name, signer.key.id, encode_dss_signature(*sm2.sign(secret, text.encode(), nonce=nonce))
    )


def note_vectors():
    chance = Chance(f"{SEED}/notes")
    tree = merkle.Tree([merkle.leaf_hash(entry(number)) for number in range(100)])
    for kind, word in ((ED25519, "ed25519"), (COSIGNATURE, "cosignature"), (SM2, "sm2")):
        for name in ("example.org/log", "330100.credit/query-log", "杭州.example/é"):
            signer = Signer(name, kind, chance.bytes())
            size = chance.below(100) + 1
            text = Checkpoint(name, size, tree.root(size)).text
            time = 1_700_000_000 + chance.below(100_000_000)
            note = Note(text, (signed(signer, text, time, chance),))
            assert note.verified_by([signer.key])
            yield {
                "kind": "note",
                "type": word,
                "private": signer.private_text,
                "key": signer.key.text,
                "time": time if kind == COSIGNATURE else None,
                "note": note.serialized,
            }
    for number in range(POLICIES):
        yield policy_vector(number, Chance(f"{SEED}/policy/{number}"), tree)


def policy_vector(number, chance, tree):
    """A random policy with a proof that a random choice of witnesses has cosigned."""
    log = Signer(f"log{number}.example", SM2 if number % 4 == 3 else ED25519, chance.bytes())
    witnesses = [Signer(f"witness{place}.example", COSIGNATURE, chance.bytes()) for place in range(chance.below(7))]
    lines = [f"log {log.key.text}"] + [f"witness W{place} {w.key.text}" for place, w in enumerate(witnesses)]
    free = [f"W{place}" for place in range(len(witnesses))]
    for group in range(chance.below(4)):
        if not free:
            break
        members = [free.pop(chance.below(len(free))) for _ in range(chance.below(len(free)) + 1)]
        threshold = ("any", "all", str(chance.below(len(members)) + 1))[chance.below(3)]
        lines.append(f"group G{group} {threshold} {' '.join(members)}")
        free.append(f"G{group}")
    lines.append(f"quorum {free[-1] if free and number % 8 else 'none'}")
    size = chance.below(100) + 1
    position = chance.below(size)
    # Some proofs are of a log that nobody knows, some of another entry.
    origin = log.name if number % 12 != 5 else "other.example"
    leaf = tree.leaves[position if number % 12 != 7 else (position + 1) % 100]
    text = Checkpoint(origin, size, tree.root(size)).text
    cosigners = [witness for witness in witnesses if chance.below(3)]
    signatures = [signed(log, text, 0, chance), *(w.sign(text, 1_800_000_000 + chance.below(1000)) for w in cosigners)]
    proof = Proof(position, tuple(tree.inclusion_proof(position, size)), Note(text, tuple(signatures)))
    policy = "".join(line + "\n" for line in lines)
    try:
        proof.verify(leaf, Policy.parse(policy.encode()))
        verdict = True
    except NoteError:
        verdict = False
    return {"kind": "policy", "policy": policy, "leaf": encode_base64(leaf), "proof": proof.text, "verifies": verdict}


def files() -> dict[Path, str]:
    """Every file with what is to be in it."""
    made = {"merkle.jsonl": merkle_vectors(), "notes.jsonl": note_vectors()}
    return {
        FOLDER / name: "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        for name, lines in made.items()
    }


def main():
    for path, text in files().items():
        path.write_text(text)
        print(f"{path.relative_to(REPOSITORY)}: {len(text.splitlines())} vectors, {len(text)} characters")


if __name__ == "__main__":
    main()
