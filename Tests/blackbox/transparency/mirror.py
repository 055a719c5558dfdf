"""Follows a log through its tiles alone, as anybody may: what it has seen once has to stay as it was."""

from .merkle import node_hash
from .notes import Checkpoint
from .tiles import WIDTH, tile_leaves, tile_path


class Mirror:
    """The leaf hashes of a log, taken from its tiles, and the root at every checkpoint that was seen."""

    def __init__(self, fetch):
        """`fetch` gives the bytes below an address that ends in a tile's path, or nothing."""
        self.fetch = fetch
        self.size = 0
        # Roots of the perfect subtrees, with their numbers of leaves, the largest first.
        self.subtrees: list[tuple[int, bytes]] = []
        self.roots: dict[int, bytes] = {}

    def follow(self, checkpoint: Checkpoint):
        """Reads on to a checkpoint. What is read extends what was read before, so roots that fit prove consistency."""
        if checkpoint.size < self.size:
            assert self.roots.get(checkpoint.size) in (None, checkpoint.root), "another tree of an older size"
            return
        while self.size < checkpoint.size:
            self._read(checkpoint.size)
        assert self.root() == checkpoint.root, f"the tiles do not make the signed root of {checkpoint.size}"
        self.roots[self.size] = checkpoint.root

    def _read(self, size: int):
        index = self.size // WIDTH
        width = min(WIDTH, size - index * WIDTH)
        # A tile in part may have become full meanwhile, and is then served as such.
        content = self.fetch(tile_path(0, index, width)) or self.fetch(tile_path(0, index))
        assert content, f"no tile {index} of a log of {size}"
        for leaf in tile_leaves(content)[self.size % WIDTH : width]:
            self._append(leaf)

    def _append(self, leaf: bytes):
        count, root = 1, leaf
        while self.subtrees and self.subtrees[-1][0] == count:
            root = node_hash(self.subtrees.pop()[1], root)
            count *= 2
        self.subtrees.append((count, root))
        self.size += 1

    def root(self) -> bytes:
        roots = [root for _, root in self.subtrees]
        root = roots.pop()
        while roots:
            root = node_hash(roots.pop(), root)
        return root
