"""C2SP tlog-policy: whose signatures make a checkpoint trusted."""

import re
from dataclasses import dataclass, field

from .notes import COSIGNATURE, Checkpoint, Note, NoteError, VerifierKey

WORD = re.compile(r"[ \t]+")
FORBIDDEN = re.compile(r"[^\t\n\x20-\x7e\x80-\xff]")


class PolicyError(Exception):
    """A line that is not understood, counted from 1; 0 when something is missing in the whole file."""

    def __init__(self, line: int, reason: str):
        super().__init__(f"{line}: {reason}")
        self.line = line


@dataclass
class Policy:
    """Logs, witnesses, groups and the quorum."""

    logs: dict[VerifierKey, str | None] = field(default_factory=dict)
    witnesses: dict[bytes, tuple[VerifierKey, str | None]] = field(default_factory=dict)
    groups: dict[bytes, tuple[int, list[bytes]]] = field(default_factory=dict)
    quorum: bytes | None = None

    @staticmethod
    def only(key: VerifierKey) -> "Policy":
        return Policy(logs={key: None}, quorum=b"none")

    @staticmethod
    def parse(content: bytes) -> "Policy":
        policy, members = Policy(), set()
        # Octets above 0x7f are opaque: Latin-1 gives each one a character and back.
        text = content.decode("latin-1")
        if not text.endswith("\n") and text:
            raise PolicyError(text.count("\n") + 1, "no newline")
        for number, line in enumerate(text.split("\n")[:-1], 1):
            try:
                if FORBIDDEN.search(line):
                    raise NoteError("a control character")
                line = line.strip(" \t")
                if line and not line.startswith("#"):
                    policy._read(WORD.split(line), members)
            except NoteError as error:
                raise PolicyError(number, str(error)) from error
        if policy.quorum is None:
            raise PolicyError(0, "no quorum")
        return policy

    def _read(self, words: list[str], members: set[bytes]):
        match words:
            case ["log", key, *url] if len(url) <= 1:
                self._read_log(key, url)
            case ["witness", name, key, *url] if len(url) <= 1:
                self._read_witness(name, key, url)
            case ["group", name, threshold, *names] if names:
                self._read_group(name, threshold, names, members)
            case ["quorum", name]:
                self._read_quorum(name)
            case _:
                raise NoteError("not understood")

    def _read_log(self, text, url):
        key = parse_key(text)
        if key.kind == COSIGNATURE or any(known.public_key == key.public_key for known in self.logs):
            raise NoteError("not a log's key, or one that was named before")
        self.logs[key] = url[0] if url else None

    def _read_witness(self, name, text, url):
        key = parse_key(text)
        if key.kind != COSIGNATURE or any(known.public_key == key.public_key for known, _ in self.witnesses.values()):
            raise NoteError("not a witness's key, or one that was named before")
        self.witnesses[self._new_name(name)] = key, url[0] if url else None

    def _read_group(self, name, threshold, names, members):
        names = [octets(member) for member in names]
        for member in names:
            if member not in self.witnesses and member not in self.groups:
                raise NoteError("a member that is not defined")
            if member in members:
                raise NoteError("a member of two groups")
            members.add(member)
        count = {"any": 1, "all": len(names)}.get(threshold)
        if count is None:
            if not re.fullmatch("[0-9]+", threshold) or not 1 <= int(threshold) <= len(names):
                raise NoteError("not a threshold")
            count = int(threshold)
        self.groups[self._new_name(name)] = count, names

    def _read_quorum(self, name):
        if self.quorum is not None:
            raise NoteError("a second quorum")
        self.quorum = octets(name)
        if self.quorum not in {b"none", *self.witnesses, *self.groups}:
            raise NoteError("a quorum that is not defined")

    def _new_name(self, name: str) -> bytes:
        known = octets(name)
        if known in {b"none", *self.witnesses, *self.groups}:
            raise NoteError("a name that is taken")
        return known

    def verify(self, note: Note) -> Checkpoint:
        """The checkpoint, if a known log signed it under its own name and the quorum cosigned it."""
        witnesses = [key for key, _ in self.witnesses.values()]
        signed = [key for key, _ in note.verified_by([*self.logs, *witnesses])]
        checkpoint = Checkpoint.parse(note.text)
        if not any(key in self.logs and key.name == checkpoint.origin for key in signed):
            raise NoteError("no signature of a known log")
        if not self._is_witnessed(self.quorum, set(signed)):
            raise NoteError("no quorum")
        return checkpoint

    def _is_witnessed(self, name: bytes, signed: set[VerifierKey]) -> bool:
        if name == b"none":
            return True
        if name in self.witnesses:
            return self.witnesses[name][0] in signed
        count, names = self.groups[name]
        return sum(self._is_witnessed(member, signed) for member in names) >= count


def octets(word: str) -> bytes:
    return word.encode("latin-1")


def parse_key(word: str) -> VerifierKey:
    try:
        return VerifierKey.parse(octets(word).decode())
    except UnicodeDecodeError as error:
        raise NoteError("not UTF-8") from error
