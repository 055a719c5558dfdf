"""RFC 6962, section 2.1: hashes, roots and proofs, each by its recursive definition."""

import functools
import hashlib

HASH_BYTES = 32


def leaf_hash(entry: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def split(count: int) -> int:
    """The largest power of two smaller than the count, which is at least 2."""
    assert count > 1
    power = 1
    while power * 2 < count:
        power *= 2
    return power


class Tree:
    """A tree over leaf hashes; every subtree's root is computed by the definition and kept."""

    def __init__(self, leaves: list[bytes]):
        self.leaves = list(leaves)
        self.range_root = functools.cache(self._range_root)

    def _range_root(self, start: int, end: int) -> bytes:
        """MTH(D[start:end])."""
        if start == end:
            return hashlib.sha256(b"").digest()
        if end - start == 1:
            return self.leaves[start]
        middle = start + split(end - start)
        return node_hash(self.range_root(start, middle), self.range_root(middle, end))

    def root(self, size: int | None = None) -> bytes:
        return self.range_root(0, len(self.leaves) if size is None else size)

    def inclusion_proof(self, position: int, size: int) -> list[bytes]:
        """PATH(position, D[0:size]), the leaf's sibling first."""
        assert 0 <= position < size <= len(self.leaves)
        return self._path(position, 0, size)

    def _path(self, position: int, start: int, end: int) -> list[bytes]:
        if end - start == 1:
            return []
        middle = start + split(end - start)
        if position < middle:
            return [*self._path(position, start, middle), self.range_root(middle, end)]
        return [*self._path(position, middle, end), self.range_root(start, middle)]

    def consistency_proof(self, old: int, new: int) -> list[bytes]:
        """PROOF(old, D[0:new])."""
        assert 0 < old <= new <= len(self.leaves)
        return self._subproof(old, 0, new, True)

    def _subproof(self, old: int, start: int, end: int, whole: bool) -> list[bytes]:
        """SUBPROOF; `old` is where the old tree ends, counted from the beginning of the tree."""
        if old == end:
            return [] if whole else [self.range_root(start, end)]
        middle = start + split(end - start)
        if old <= middle:
            return [*self._subproof(old, start, middle, whole), self.range_root(middle, end)]
        return [*self._subproof(old, middle, end, False), self.range_root(start, middle)]


class Broken(Exception):
    """A proof has too few or too many hashes, or speaks of a tree that cannot be."""


def root_by_inclusion(leaf: bytes, position: int, size: int, proof: list[bytes]) -> bytes:
    """The root that an inclusion proof leads to."""
    if not 0 <= position < size:
        raise Broken("the position is outside of the tree")
    if size == 1:
        if proof:
            raise Broken("hashes are left over")
        return leaf
    if not proof:
        raise Broken("a hash is missing")
    middle = split(size)
    if position < middle:
        return node_hash(root_by_inclusion(leaf, position, middle, proof[:-1]), proof[-1])
    return node_hash(proof[-1], root_by_inclusion(leaf, position - middle, size - middle, proof[:-1]))


def is_included(leaf: bytes, position: int, size: int, root: bytes, proof: list[bytes]) -> bool:
    try:
        return are_hashes(leaf, root, *proof) and root_by_inclusion(leaf, position, size, proof) == root
    except Broken:
        return False


def roots_by_consistency(old: int, old_root: bytes, new: int, proof: list[bytes]) -> tuple[bytes, bytes]:
    """Both roots that a consistency proof leads to."""
    if not 0 < old <= new:
        raise Broken("there is no proof between trees of these sizes")
    return _roots(old, new, True, old_root, proof)


def _roots(old: int, new: int, whole: bool, old_root: bytes, proof: list[bytes]) -> tuple[bytes, bytes]:
    if old == new:
        if len(proof) != (0 if whole else 1):
            raise Broken("the number of hashes does not fit")
        known = old_root if whole else proof[0]
        return known, known
    if not proof:
        raise Broken("a hash is missing")
    middle = split(new)
    if old <= middle:
        before, after = _roots(old, middle, whole, old_root, proof[:-1])
        return before, node_hash(after, proof[-1])
    before, after = _roots(old - middle, new - middle, False, old_root, proof[:-1])
    return node_hash(proof[-1], before), node_hash(proof[-1], after)


def is_consistent(old: int, old_root: bytes, new: int, new_root: bytes, proof: list[bytes]) -> bool:
    try:
        return are_hashes(old_root, new_root, *proof) and roots_by_consistency(old, old_root, new, proof) == (
            old_root,
            new_root,
        )
    except Broken:
        return False


def are_hashes(*values: bytes) -> bool:
    return all(len(value) == HASH_BYTES for value in values)
