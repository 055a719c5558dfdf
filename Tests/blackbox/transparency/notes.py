"""C2SP signed-note, tlog-checkpoint, tlog-cosignature and tlog-proof."""

import base64
import binascii
import hashlib
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from . import sm2
from .merkle import HASH_BYTES, is_included

ED25519, COSIGNATURE = b"\x01", b"\x04"
# No byte is assigned to SM2, so it takes 0xff with a name of the platform's own.
SM2 = b"\xff" + b"credit-sm2-sm3/v1:"
KEY_BYTES = {ED25519: 32, COSIGNATURE: 32, SM2: 65}
SIGNATURE_START = "\u2014 "
PROOF_HEADER = "c2sp.org/tlog-proof@v1"
MAXIMUM_TIME = 2**63 - 1


class NoteError(Exception):
    """Why a note, a key, a checkpoint or a proof is refused."""


def decode_base64(text: str) -> bytes:
    """RFC 4648, section 4, in the only way to write it."""
    try:
        decoded = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise NoteError("not base64") from error
    if encode_base64(decoded) != text:
        raise NoteError("not base64 as it is to be written")
    return decoded


def encode_base64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def decode_number(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or (text[0] == "0" and text != "0"):
        raise NoteError("not a decimal number without leading zeros")
    return int(text)


def check_name(name: str):
    if not name or "+" in name or any(character.isspace() for character in name):
        raise NoteError("not the name of a key")


def key_id(name: str, kind: bytes, public_key: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + kind + public_key).digest()[:4]


@dataclass(frozen=True)
class VerifierKey:
    """A name, a type of signature and a public key."""

    name: str
    kind: bytes
    public_key: bytes

    @property
    def id(self) -> bytes:
        return key_id(self.name, self.kind, self.public_key)

    @property
    def text(self) -> str:
        return f"{self.name}+{self.id.hex()}+{encode_base64(self.kind + self.public_key)}"

    @staticmethod
    def parse(text: str) -> "VerifierKey":
        parts = text.split("+", 2)
        if len(parts) != 3:
            raise NoteError("not three parts")
        name, identifier, encoded = parts
        check_name(name)
        material = decode_base64(encoded)
        kind = next((kind for kind in KEY_BYTES if material.startswith(kind)), None)
        if kind is None or len(material) != len(kind) + KEY_BYTES[kind]:
            raise NoteError("a type that is not known, or a key of another length")
        key = VerifierKey(name, kind, material[len(kind) :])
        if key.id.hex() != identifier:
            raise NoteError("the id is not the key's")
        return key

    def is_valid(self, signature: bytes, text: str) -> bool:
        """Whether the bytes after the key id are a signature of the text."""
        message = text.encode()
        try:
            if self.kind == SM2:
                return sm2.is_valid(sm2.parse_public_key(self.public_key), message, *decode_dss_signature(signature))
            if self.kind == COSIGNATURE:
                time, signature = int.from_bytes(signature[:8], "big"), signature[8:]
                if time > MAXIMUM_TIME or len(signature) != 64:
                    return False
                message = cosigned_message(text, time)
            Ed25519PublicKey.from_public_bytes(self.public_key).verify(signature, message)
            return True
        except (InvalidSignature, ValueError):
            return False


def cosigned_message(text: str, time: int) -> bytes:
    return f"cosignature/v1\ntime {time}\n{text}".encode()


@dataclass(frozen=True)
class Signature:
    """A signature line: who, and the bytes after the key id."""

    name: str
    key_id: bytes
    content: bytes

    @property
    def line(self) -> str:
        return f"{SIGNATURE_START}{self.name} {encode_base64(self.key_id + self.content)}\n"

    @property
    def time(self) -> int:
        """Seconds since 1970 of a cosignature."""
        return int.from_bytes(self.content[:8], "big")


def parse_signature_line(line: str) -> Signature:
    """A line without its newline."""
    parts = line.removeprefix(SIGNATURE_START).split(" ")
    if not line.startswith(SIGNATURE_START) or len(parts) != 2:
        raise NoteError("not a signature line")
    check_name(parts[0])
    content = decode_base64(parts[1])
    if len(content) < 5:
        raise NoteError("a signature without bytes")
    return Signature(parts[0], content[:4], content[4:])


@dataclass(frozen=True)
class Note:
    """A signed note."""

    text: str
    signatures: tuple[Signature, ...]

    @property
    def serialized(self) -> str:
        return self.text + "\n" + "".join(signature.line for signature in self.signatures)

    @staticmethod
    def parse(content: bytes) -> "Note":
        try:
            note = content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise NoteError("not UTF-8") from error
        if any(character < " " and character != "\n" for character in note):
            raise NoteError("a control character")
        # The last empty line parts the text from the signatures.
        text, parted, lines = note.rpartition("\n\n")
        if not parted or not lines.endswith("\n"):
            raise NoteError("no signatures")
        return Note(text + "\n", tuple(parse_signature_line(line) for line in lines[:-1].split("\n")))

    def verified_by(self, keys: list[VerifierKey]) -> list[tuple[VerifierKey, Signature]]:
        """The known keys whose signatures verify; one that does not verify makes the whole note wrong."""
        found = []
        for signature in self.signatures:
            for key in keys:
                if (key.name, key.id) == (signature.name, signature.key_id):
                    if not key.is_valid(signature.content, self.text):
                        raise NoteError("a known key's signature does not verify")
                    found.append((key, signature))
        if not found:
            raise NoteError("no signature of a known key")
        return found


@dataclass
class Signer:
    """A private key for tests: 32 bytes of Ed25519, or SM2's number."""

    name: str
    kind: bytes
    secret: bytes
    key: VerifierKey = field(init=False)

    def __post_init__(self):
        public = (
            sm2.public_key(int.from_bytes(self.secret, "big"))
            if self.kind == SM2
            else Ed25519PrivateKey.from_private_bytes(self.secret).public_key().public_bytes_raw()
        )
        self.key = VerifierKey(self.name, self.kind, public)

    def sign(self, text: str, time: int = 0) -> Signature:
        if self.kind == SM2:
            content = encode_dss_signature(*sm2.sign(int.from_bytes(self.secret, "big"), text.encode()))
        elif self.kind == COSIGNATURE:
            secret = Ed25519PrivateKey.from_private_bytes(self.secret)
            content = time.to_bytes(8, "big") + secret.sign(cosigned_message(text, time))
        else:
            content = Ed25519PrivateKey.from_private_bytes(self.secret).sign(text.encode())
        return Signature(self.name, self.key.id, content)

    @property
    def private_text(self) -> str:
        """The private key in the form that golang.org/x/mod/sumdb/note writes, which is what the platform keeps."""
        return f"PRIVATE+KEY+{self.name}+{self.key.id.hex()}+{encode_base64(self.kind + self.secret)}"


@dataclass(frozen=True)
class Checkpoint:
    """Origin, size and root of a log."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        lines = [self.origin, str(self.size), encode_base64(self.root), *self.extensions]
        return "".join(line + "\n" for line in lines)

    @staticmethod
    def parse(text: str) -> "Checkpoint":
        lines = text.split("\n")
        if len(lines) < 4 or lines.pop() or not all(lines):
            raise NoteError("not the lines of a checkpoint")
        root = decode_base64(lines[2])
        if len(root) != HASH_BYTES:
            raise NoteError("not a root hash")
        return Checkpoint(lines[0], decode_number(lines[1]), root, tuple(lines[3:]))


@dataclass(frozen=True)
class Proof:
    """That an entry is in a log: position, inclusion proof and checkpoint."""

    position: int
    hashes: tuple[bytes, ...]
    note: Note
    extra: bytes | None = None

    @property
    def text(self) -> str:
        lines = [PROOF_HEADER]
        if self.extra is not None:
            lines.append(f"extra {encode_base64(self.extra)}")
        lines += [f"index {self.position}", *(encode_base64(value) for value in self.hashes)]
        return "".join(line + "\n" for line in lines) + "\n" + self.note.serialized

    @staticmethod
    def parse(text: str) -> "Proof":
        head, parted, note = text.partition("\n\n")
        lines = head.split("\n")
        if not parted or lines.pop(0) != PROOF_HEADER:
            raise NoteError("not a proof")
        extra = None
        if lines and lines[0].startswith("extra "):
            extra = decode_base64(lines.pop(0).removeprefix("extra "))
        if not lines or not lines[0].startswith("index "):
            raise NoteError("no index")
        position = decode_number(lines.pop(0).removeprefix("index "))
        hashes = tuple(decode_base64(line) for line in lines)
        if any(len(value) != HASH_BYTES for value in hashes):
            raise NoteError("not a hash")
        return Proof(position, hashes, Note.parse(note.encode()), extra)

    def verify(self, leaf: bytes, policy) -> Checkpoint:
        """The checkpoint that proves the leaf hash, by a `policy.Policy`."""
        checkpoint = policy.verify(self.note)
        if not is_included(leaf, self.position, checkpoint.size, checkpoint.root, list(self.hashes)):
            raise NoteError("the entry is not in the tree")
        return checkpoint
