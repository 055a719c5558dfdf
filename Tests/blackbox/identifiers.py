"""Makes codes whose check characters fit, for subjects that do not exist."""

import hashlib

UNIFIED_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def organisation_code(body: str) -> str:
    """Adds the check character of GB 11714 to eight characters."""
    value = 11 - sum(int(c, 36) * w for c, w in zip(body, ORGANISATION_WEIGHTS, strict=True)) % 11
    return body + {10: "X", 11: "0"}.get(value, str(value))


def unified_code(body: str, prefix: str = "91330100") -> str:
    """Adds the check character of GB 32100 to a prefix and an organisation code made of the body."""
    text = prefix + organisation_code(body)
    total = sum(UNIFIED_ALPHABET.index(c) * pow(3, place, 31) for place, c in enumerate(text))
    return text + UNIFIED_ALPHABET[(31 - total % 31) % 31]


def company_code(number: int, family: str = "BB") -> str:
    """The unified code of an invented company; families keep tests apart."""
    assert len(family) == 2 and 0 <= number < 100000
    return unified_code(f"M{family}{number:05d}")


def identity_number(number: int) -> str:
    """An identity number of GB 11643 for nobody: born in 1851 to 1859, before anybody had such a number."""
    digest = int.from_bytes(hashlib.sha256(b"nobody%d" % number).digest()[:4], "big")
    body = f"330102185{digest % 9 + 1}{digest % 12 + 1:02d}{digest % 28 + 1:02d}{number % 1000:03d}"
    return body + "10X98765432"[sum(int(c) * w for c, w in zip(body, IDENTITY_WEIGHTS, strict=True)) % 11]
