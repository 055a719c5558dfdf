"""FastCGI to the daemon as nginx speaks it, so that a test can stop in the middle of a request or of an answer."""

import socket
import struct

from http_client import Answer, joined

BEGIN, ABORT, END, PARAMETERS, BODY, OUTPUT = 1, 2, 3, 4, 5, 6


def record(kind: int, content: bytes) -> bytes:
    return struct.pack(">BBHHBB", 1, kind, 1, len(content), 0, 0) + content


class DaemonSocket:
    """One request on a connection of its own to the staff's socket."""

    def __init__(self, stack, timeout: float = 30):
        self.connection = socket.socket(socket.AF_UNIX)
        self.connection.settimeout(timeout)
        self.connection.connect(stack.environment["CREDIT_STAFF_SOCKET_PATH"])

    def begin(self, member, method: str, target: str, length: int = 0):
        """Sends everything up to the body."""
        path, _, query = target.partition("?")
        values = {
            "REQUEST_METHOD": method,
            "REQUEST_URI": target,
            "QUERY_STRING": query,
            "CONTENT_TYPE": "application/octet-stream" if length else "",
            "CONTENT_LENGTH": str(length) if length else "",
            "REMOTE_ADDR": "127.0.0.1",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "CREDIT_REQUEST_ID": "0123456789abcdef0123456789abcdef",
            "HTTP_COOKIE": member.headers["Cookie"],
            "HTTP_CSRF_TOKEN": member.headers["CSRF-Token"],
        }
        pairs = b"".join(
            struct.pack(">II", len(name) | 1 << 31, len(value.encode()) | 1 << 31) + name.encode() + value.encode()
            for name, value in values.items()
        )
        self.connection.sendall(
            record(BEGIN, struct.pack(">HB5x", 1, 0)) + record(PARAMETERS, pairs) + record(PARAMETERS, b"")
        )
        return self

    def send(self, content: bytes):
        """Sends a part of the body."""
        for place in range(0, len(content), 65535):
            self.connection.sendall(record(BODY, content[place : place + 65535]))
        return self

    def end(self):
        """Ends the body."""
        self.connection.sendall(record(BODY, b""))
        return self

    def answer(self) -> Answer:
        """Reads the answer to its end."""
        output = b""
        while True:
            kind, length, padding = struct.unpack(">xBxxHBx", self._read(8))
            content = self._read(length + padding)[:length]
            if kind == END:
                break
            output += content
        self.close()
        head, _, body = output.partition(b"\r\n\r\n")
        fields = [line.split(": ", 1) for line in head.decode("latin-1").split("\r\n")]
        headers = joined(fields)
        return Answer(int(headers.pop("status").split()[0]), headers, body)

    def _read(self, count: int) -> bytes:
        content = b""
        while len(content) < count:
            part = self.connection.recv(count - len(content))
            assert part, "the daemon closed the connection"
            content += part
        return content

    def close(self):
        self.connection.close()
