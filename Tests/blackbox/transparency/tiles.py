"""C2SP tlog-tiles: which tiles a tree has, what they are called and what is in them."""

import re

from .merkle import HASH_BYTES, Tree

WIDTH = 256
MAXIMUM_LEVEL = 63
PATH = re.compile(r"tile/(0|[1-9][0-9]?)/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?")


def tile_path(level: int, index: int, width: int = WIDTH) -> str:
    digits = str(index)
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    groups = [digits[place : place + 3] for place in range(0, len(digits), 3)]
    name = "/".join(["x" + group for group in groups[:-1]] + groups[-1:])
    return f"tile/{level}/{name}" + ("" if width == WIDTH else f".p/{width}")


def parse_tile_path(path: str) -> tuple[int, int, int] | None:
    """Level, index and width; nothing when the path is written in any other way than `tile_path` would."""
    found = PATH.fullmatch(path)
    if not found:
        return None
    level, width = int(found[1]), int(found[3] or WIDTH)
    index = int(found[2].replace("x", "").replace("/", ""))
    if level > MAXIMUM_LEVEL or tile_path(level, index, width) != path:
        return None
    return level, index, width


def tiles_of(size: int) -> list[tuple[int, int, int]]:
    """Level, index and width of every tile of a tree of that size, full ones and partial ones."""
    found = []
    level = 0
    while size // WIDTH**level > 0:
        hashes = size // WIDTH**level
        found += [(level, index, WIDTH) for index in range(hashes // WIDTH)]
        if hashes % WIDTH:
            found.append((level, hashes // WIDTH, hashes % WIDTH))
        level += 1
    return found


def tile_hashes(tree: Tree, level: int, index: int, width: int) -> bytes:
    """The contents of a tile: MTH(D[(n * 256 + i) * 256**l : (n * 256 + i + 1) * 256**l]) for each i."""
    reach = WIDTH**level
    return b"".join(
        tree.range_root((index * WIDTH + place) * reach, (index * WIDTH + place + 1) * reach) for place in range(width)
    )


def tile_leaves(contents: bytes) -> list[bytes]:
    """The hashes of a tile, one by one."""
    assert len(contents) % HASH_BYTES == 0 and contents, len(contents)
    return [contents[place : place + HASH_BYTES] for place in range(0, len(contents), HASH_BYTES)]
