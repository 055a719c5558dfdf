"""SM2 signatures by GB/T 32918.2 with the curve of GB/T 32918.5 and SM3, in plain arithmetic. For tests: not in constant time."""

import hashlib
import secrets

P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
A = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
G = (
    0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
    0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0,
)
# The identity that GM/T 0009-2012 sets when nothing else is agreed.
DEFAULT_IDENTITY = b"1234567812345678"

Point = tuple[int, int] | None


def add(one: Point, other: Point) -> Point:
    if one is None or other is None:
        return one or other
    if one[0] == other[0] and (one[1] + other[1]) % P == 0:
        return None
    if one == other:
        slope = (3 * one[0] * one[0] + A) * pow(2 * one[1], -1, P) % P
    else:
        slope = (other[1] - one[1]) * pow(other[0] - one[0], -1, P) % P
    x = (slope * slope - one[0] - other[0]) % P
    return x, (slope * (one[0] - x) - one[1]) % P


def multiply(factor: int, point: Point) -> Point:
    result = None
    while factor:
        if factor & 1:
            result = add(result, point)
        point = add(point, point)
        factor >>= 1
    return result


def is_on_curve(point: tuple[int, int]) -> bool:
    x, y = point
    return 0 <= x < P and 0 <= y < P and (y * y - x * x * x - A * x - B) % P == 0


def parse_public_key(encoded: bytes) -> tuple[int, int]:
    """The point of an uncompressed key: 0x04, x, y."""
    if len(encoded) != 65 or encoded[0] != 4:
        raise ValueError("not an uncompressed point")
    point = int.from_bytes(encoded[1:33], "big"), int.from_bytes(encoded[33:], "big")
    if not is_on_curve(point):
        raise ValueError("not a point of the curve")
    return point


def public_key(private: int) -> bytes:
    x, y = multiply(private, G)
    return b"\x04" + x.to_bytes(32, "big") + y.to_bytes(32, "big")


def digest(message: bytes, point: tuple[int, int], identity: bytes) -> int:
    """e = SM3(Z || M) with Z = SM3(ENTL || ID || a || b || xG || yG || xA || yA)."""
    numbers = b"".join(number.to_bytes(32, "big") for number in (A, B, *G, *point))
    z = hashlib.new("sm3", (len(identity) * 8).to_bytes(2, "big") + identity + numbers).digest()
    return int.from_bytes(hashlib.new("sm3", z + message).digest(), "big")


def sign(private: int, message: bytes, identity: bytes = DEFAULT_IDENTITY, nonce: int | None = None) -> tuple[int, int]:
    e = digest(message, multiply(private, G), identity)
    while True:
        k = nonce or secrets.randbelow(N - 1) + 1
        r = (e + multiply(k, G)[0]) % N
        s = pow(1 + private, -1, N) * (k - r * private) % N
        if r and r + k != N and s:
            return r, s


def is_valid(point: tuple[int, int], message: bytes, r: int, s: int, identity: bytes = DEFAULT_IDENTITY) -> bool:
    if not (0 < r < N and 0 < s < N):
        return False
    t = (r + s) % N
    if t == 0:
        return False
    found = add(multiply(s, G), multiply(t, point))
    return found is not None and (digest(message, point, identity) + found[0]) % N == r
