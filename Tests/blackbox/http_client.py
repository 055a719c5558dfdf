"""A small HTTP client that sends exactly what a test says and keeps every receipt."""

import http.client
import json
import re
import socket
import threading
from dataclasses import dataclass, field

# How an answer of a query ends: the receipt is added last, by the log.
RECEIPT = re.compile(rb',"receipt":\{[^{}]*\}\}$')


@dataclass
class Answer:
    """An answer as received."""

    status: int
    headers: dict[str, str]
    body: bytes
    target: str = ""

    @property
    def document(self) -> dict:
        return json.loads(self.body)

    @property
    def is_logged(self) -> bool:
        """Whether it ends with a receipt; the description of the interface only talks of receipts."""
        return RECEIPT.search(self.body) is not None

    @property
    def without_receipt(self) -> bytes:
        """The bytes up to the receipt, which is always last."""
        return RECEIPT.sub(b"", self.body)


def joined(headers: list[tuple[str, str]]) -> dict[str, str]:
    """Fields by name in small letters; a field that stands twice becomes a list, which no test expects."""
    fields = {}
    for name, value in headers:
        name = name.lower()
        fields[name] = f"{fields[name]}, {value}" if name in fields else value
    return fields


@dataclass
class Ledger:
    """Every answer with a receipt that any client of a platform was given."""

    answers: list[Answer] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, answer: Answer):
        if answer.is_logged:
            with self.lock:
                self.answers.append(answer)


class Client:
    """One keep-alive connection; not for two threads at once."""

    def __init__(self, port: int, ledger: Ledger, timeout: float = 15):
        self.port, self.ledger, self.timeout = port, ledger, timeout
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)

    def get(self, target: str, **headers: str) -> Answer:
        return self.send("GET", target, {name.replace("_", "-"): value for name, value in headers.items()})

    def send(
        self, method: str, target: str, headers: dict[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        """Sends the target as it is, ASCII without blanks only (see `raw`); once more if the connection was closed."""
        try:
            return self._send(method, target, headers or {}, body)
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self.connection.close()
            return self._send(method, target, headers or {}, body)

    def _send(self, method, target, headers, body) -> Answer:
        self.connection.putrequest(method, target, skip_accept_encoding=True)
        for name, value in headers.items():
            self.connection.putheader(name, value)
        if body is not None:
            self.connection.putheader("Content-Length", str(len(body)))
        self.connection.endheaders(body)
        response = self.connection.getresponse()
        answer = Answer(response.status, joined(response.getheaders()), response.read(), target)
        self.ledger.keep(answer)
        return answer

    def raw(self, request: bytes) -> Answer:
        """Sends bytes on a connection of their own and reads one answer."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=self.timeout) as connection:
            connection.sendall(request)
            response = http.client.HTTPResponse(connection)
            response.begin()
            answer = Answer(response.status, joined(response.getheaders()), response.read())
        self.ledger.keep(answer)
        return answer

    def close(self):
        self.connection.close()


class UnixConnection(http.client.HTTPConnection):
    """HTTP over a unix socket, for the operator's side."""

    def __init__(self, path: str, timeout: float = 5):
        super().__init__("operator", timeout=timeout)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)
