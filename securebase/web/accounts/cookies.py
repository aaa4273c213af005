"""The cookies: who this browser is, and the key that only it holds.

Over https they carry the ``__Host-`` prefix, which ties them to this host, to https and to the root path; a plain name
is used on loopback only. ``unlock_key`` has no Max-Age (it ends with the browser) and is SameSite=Strict, so a link
from elsewhere lands on the locked page.
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import blake2b
from ipaddress import ip_address
from typing import Final, Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Name = Literal["sid", "unlock_key", "device_secret", "known"]
SIZE: Final = 32  # bytes of every value
IPV4: Final = 4
_YEAR: Final = 365 * 24 * 3600
_AGE: Final[dict[Name, int | None]] = {"sid": _YEAR // 2, "unlock_key": None, "device_secret": _YEAR, "known": _YEAR}


def name_of(name: Name) -> str:
    """The cookie's full name here."""
    return f"__Host-{name}" if settings.CSRF_COOKIE_SECURE else name


def read(cookies: dict[str, str], name: Name) -> bytes | None:
    """The 32 bytes of a cookie, or None if it is missing or malformed."""
    try:
        value = bytes.fromhex(cookies.get(name_of(name), ""))
    except ValueError:
        return None
    return value if len(value) == SIZE else None


def give(response: HttpResponse, name: Name, value: bytes) -> None:
    """Set a cookie."""
    response.set_cookie(
        name_of(name),
        value.hex(),
        max_age=_AGE[name],
        path="/",
        secure=bool(settings.CSRF_COOKIE_SECURE),
        httponly=True,
        samesite="Strict" if name == "unlock_key" else "Lax",
    )


def take_back(response: HttpResponse, *names: Name) -> None:
    """Remove cookies."""
    for name in names:
        response.delete_cookie(name_of(name), path="/")


def new_token() -> bytes:
    """32 random bytes."""
    return secrets.token_bytes(32)


def hashed(token: bytes) -> bytes:
    """What the database keeps of a token."""
    return blake2b(token, digest_size=32, person=b"sb-token").digest()


def keyed(*parts: bytes) -> bytes:
    """A hash under the instance's secret, for things that must be found again but not read off a table."""
    joined = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return hmac.digest(settings.SECRET_KEY.encode(), joined, "sha256")


def known_token(handle: bytes) -> bytes:
    """What a browser keeps after a right passphrase, so that nobody else's wrong guesses slow it down.

    Each has one of its own: whoever once signed in on some other browser cannot use up the tries of this one.
    """
    own = secrets.token_bytes(SIZE // 2)
    return own + _vouched(own, handle)


def knows(token: bytes, handle: bytes) -> bool:
    """Whether a browser with this token has opened this account before."""
    return hmac.compare_digest(token[SIZE // 2 :], _vouched(token[: SIZE // 2], handle))


def _vouched(own: bytes, handle: bytes) -> bytes:
    return keyed(b"known", own, handle)[: SIZE // 2]


def network_of(request: HttpRequest) -> bytes:
    """Where a request comes from, coarsely: the /24 or /64 that the connection itself shows; the same for no address.

    Read as a number: an address of IPv6 can be written in several ways, and with them every host would be its own.
    """
    try:
        address = ip_address(str(request.META.get("REMOTE_ADDR", "")).partition("%")[0])
    except ValueError:
        return b""
    address = getattr(address, "ipv4_mapped", None) or address
    return address.packed[:3] if address.version == IPV4 else address.packed[:8]
