"""One kept connection that costs little itself: a request is one write, an answer is read without being looked at twice."""

import socket


class Channel:
    """HTTP/1.1 over a socket; with a TLS context, over TLS."""

    def __init__(self, port, context=None):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if context:
            self.socket = context.wrap_socket(self.socket, server_hostname="127.0.0.1")
        self.buffer = bytearray(1 << 20)
        self.rest = b""

    def close(self):
        self.socket.close()

    def ask(self, method, path, body=b""):
        """The body of the answer; any status but 200 ends the measurement."""
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        if body:
            head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        self.socket.sendall(head.encode() + b"\r\n" + body)
        head = self._until(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise SystemExit(f"the load met {head[:300]!r}")
        fields = head.lower()
        if b"transfer-encoding: chunked" in fields:
            return self._chunks()
        length = int(fields.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
        return self._exactly(length)

    def _receive(self):
        count = self.socket.recv_into(self.buffer)
        if count == 0:
            raise SystemExit("the platform closed the connection")
        return bytes(memoryview(self.buffer)[:count])

    def _until(self, mark):
        """Everything up to a mark, which is left out."""
        while mark not in self.rest:
            self.rest += self._receive()
        found, self.rest = self.rest.split(mark, 1)
        return found

    def _exactly(self, length):
        parts, missing = [self.rest], length - len(self.rest)
        while missing > 0:
            parts.append(self._receive())
            missing -= len(parts[-1])
        whole = b"".join(parts)
        self.rest = whole[length:]
        return whole[:length]

    def _chunks(self):
        parts = []
        while True:
            size = int(self._until(b"\r\n"), 16)
            parts.append(self._exactly(size + 2)[:-2])
            if size == 0:
                return b"".join(parts)
