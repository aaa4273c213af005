"""Looks for secrets in whatever lies on a disk: as they are, and in every dress in which bytes are usually kept."""

from __future__ import annotations

import base64
import gzip
import html
import io
import json
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import quote

DEPTH: Final = 4  # containers within containers
GZIP, LZMA, ZIP = b"\x1f\x8b\x08", b"\xfd7zXZ\x00", b"PK\x03\x04"
ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
BROKEN: Final = (zlib.error, OSError, EOFError, lzma.LZMAError, zipfile.BadZipFile, RuntimeError, KeyError)


def _plain(text: str) -> bytes:
    return text.encode()


def _aligned(skip: int, encode: Callable[[bytes], bytes]) -> Callable[[str], bytes]:
    """How base64 looks when ``skip`` bytes stand before it: the letters that these and what follows have no part in."""

    def dress(text: str) -> bytes:
        raw = text.encode()
        whole = (len(raw) + skip) // 3 * 3 - skip
        first = (-skip) % 3
        return encode(raw[first:whole])

    return dress


def _base32(skip: int, text: str) -> bytes:
    raw = text.encode()
    first, whole = (-skip) % 5, (len(raw) + skip) // 5 * 5 - skip
    return base64.b32encode(raw[first:whole])


def _zipped(data: bytes) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside", data)
    return into.getvalue()


# Name of the dress, and how a secret looks in it.
DRESSES: Final[Mapping[str, Callable[[str], bytes]]] = {
    "plain": _plain,
    "latin": lambda text: text.encode("latin-1", "ignore"),
    "lower": lambda text: text.lower().encode(),
    "upper": lambda text: text.upper().encode(),
    "backwards": lambda text: text[::-1].encode(),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "hex": lambda text: text.encode().hex().encode(),
    "HEX": lambda text: text.encode().hex().upper().encode(),
    "percent": lambda text: quote(text).encode(),
    "every byte percent": lambda text: "".join(f"%{byte:02X}" for byte in text.encode()).encode(),
    "json": lambda text: json.dumps(text)[1:-1].encode(),
    "html": lambda text: html.escape(text).encode("ascii", "xmlcharrefreplace"),
    "repr of bytes": lambda text: repr(text.encode())[2:-1].encode(),
    **{f"base64 {skip}": _aligned(skip, base64.standard_b64encode) for skip in range(3)},
    **{f"base64url {skip}": _aligned(skip, base64.urlsafe_b64encode) for skip in range(3)},
    **{f"base32 {skip}": partial(_base32, skip) for skip in range(5)},
}
# Containers: what is put in, and how it lies on the disk.
CONTAINERS: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "as it is": bytes,
    "zlib": zlib.compress,
    "gzip": gzip.compress,
    "xz": lzma.compress,
    "zip": _zipped,
}


def dresses(secret: str) -> dict[str, bytes]:
    """A secret in all its dresses, by their names."""
    return {name: dress(secret) for name, dress in DRESSES.items()}


def found(data: bytes, secrets: Collection[str]) -> set[str]:
    """Which of the secrets are in these bytes, in any dress, in any container."""
    layers = list(_layers(data, DEPTH))
    return {secret for secret in secrets if any(look in layer for look in dresses(secret).values() for layer in layers)}


def scan(folder: Path, secrets: Collection[str]) -> dict[str, set[str]]:
    """Every file below a folder, and its name, that holds a secret; and which."""
    hits = {}
    for path in sorted(folder.rglob("*")):
        held = path.read_bytes() if path.is_file() else b""
        hit = found(held, secrets) | found(path.name.encode(), secrets)
        if hit:
            hits[path.relative_to(folder).as_posix()] = hit
    return hits


def _layers(data: bytes, depth: int) -> Iterator[bytes]:
    yield data
    if depth:
        for inner in _opened(data):
            yield from _layers(inner, depth - 1)


def _opened(data: bytes) -> Iterator[bytes]:
    """What the containers in it hold, wherever in the bytes they begin."""
    for at in _starts(data, GZIP):
        yield from _tried(zlib.decompressobj(31).decompress, data[at:])
    for at in (match.start() for match in ZLIB.finditer(data)):
        yield from _tried(zlib.decompressobj().decompress, data[at:])
    for at in _starts(data, LZMA):
        yield from _tried(lzma.LZMADecompressor().decompress, data[at:])
    if ZIP in data:
        try:
            with zipfile.ZipFile(io.BytesIO(data[data.index(ZIP) :])) as archive:
                yield from [archive.read(name) for name in archive.namelist()]
        except BROKEN:  # looked like one; what is in it as it is was searched already
            return


def _starts(data: bytes, mark: bytes) -> Iterator[int]:
    at = data.find(mark)
    while at >= 0:
        yield at
        at = data.find(mark, at + 1)


def _tried(read: Callable[[bytes], bytes], data: bytes) -> Iterator[bytes]:
    try:
        inner = read(data)
    except BROKEN:  # bytes that only look like the beginning of one
        return
    if inner:
        yield inner
