"""Small scans made on the spot, real ones and such as only look like one."""

import io
import random
import struct
import zipfile
import zlib


def pdf(content: str = "") -> bytes:
    """A document of one empty page with a table of its objects, as a scanner writes it."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]
    text, places = b"%PDF-1.7\n%" + content.encode() + b"\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(text))
        text += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return text + b"xref\n0 4\n0000000000 65535 f \n%strailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(text),
    )


def pdf_of(length: int, seed: int = 1) -> bytes:
    """A document of exactly so many bytes that nothing can pack."""
    beginning, end = b"%PDF-1.7\n% ", b"\n%%EOF\n"
    return beginning + random.Random(seed).randbytes(length - len(beginning) - len(end)) + end


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png() -> bytes:
    """A grey dot."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\x00\x80"))
        + chunk(b"IEND", b"")
    )


def jpeg() -> bytes:
    """A grey block of eight by eight: tables, frame, scan."""
    quantisation = b"\xff\xdb\x00\x43\x00" + bytes([1] * 64)
    frame = b"\xff\xc0\x00\x0b\x08\x00\x08\x00\x08\x01\x01\x11\x00"
    # One code of one bit in each table: difference 0 and end of block.
    tables = b"".join(b"\xff\xc4\x00\x14" + bytes([kind, 1] + [0] * 15 + [0]) for kind in (0x00, 0x10))
    return b"\xff\xd8" + quantisation + frame + tables + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x3f" + b"\xff\xd9"


def tiff() -> bytes:
    """A black dot; archives of windows have no use for a format that browsers do not show."""
    entries = [(256, 3, 1), (257, 3, 1), (258, 3, 1), (259, 3, 1), (262, 3, 1), (273, 4, 8), (278, 3, 1), (279, 4, 1)]
    table = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in entries)
    return b"II*\x00" + struct.pack("<I", 10) + b"\x00\x00" + struct.pack("<H", len(entries)) + table + b"\0" * 4


def archive(comment: bytes = b"") -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        packed.writestr("a.html", "<script>alert(1)</script>")
        packed.comment = comment
    return content.getvalue()


# What is taken, by the name of its format.
TAKEN = {"application/pdf": pdf(), "image/jpeg": jpeg(), "image/png": png()}
PAGE = b"<!doctype html><html><script>alert(document.cookie)</script></html>"
# What is not, whatever it is called.
REFUSED = {
    "a picture of another kind": tiff(),
    "a moving picture": b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
    "a page": PAGE,
    "a drawing with a script": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "a script": b"#!/bin/sh\nrm -rf /\n",
    "a program": b"MZ" + b"\0" * 100,
    "an archive": archive(),
    "a text": "身份证复印件".encode(),
    "a page before a document": PAGE + pdf(),
    "a page behind a document": pdf() + PAGE,
    "a document that is an archive besides": pdf() + archive(b"\n%%EOF"),
    "a photograph that is an archive besides": jpeg()[:-2] + archive(b"\xff\xd9"),
    "two photographs": jpeg() + jpeg(),
    "a picture with an archive behind it": png() + archive(),
    "half a document": pdf()[:-30],
    "half a photograph": jpeg()[:-2],
    "half a picture": png()[:-4],
    "one byte": b"%",
}
