"""Network addresses: where browsers come to, and where the server listens. Pure."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

HTTP = 80
HTTPS = 443
ANY_PORT = range(1, 65_536)


@dataclass(frozen=True, slots=True)
class Url:
    """The one address under which browsers reach this server."""

    scheme: str
    host: str
    port: int | None

    @property
    def secure(self) -> bool:
        """True if browsers come over https."""
        return self.scheme == "https"

    @property
    def netloc(self) -> str:
        """What a browser sends as Host: the port is left out where it is the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port in (None, self.usual_port) else f"{host}:{self.port}"

    @property
    def usual_port(self) -> int:
        """The port that an address without one means."""
        return HTTPS if self.secure else HTTP

    def __str__(self) -> str:
        return f"{self.scheme}://{self.netloc}"


@dataclass(frozen=True, slots=True)
class Listen:
    """The network address that the server itself listens on."""

    host: str
    port: int


def loopback(host: str) -> bool:
    """True for this machine itself: localhost, names below it, and loopback addresses."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def read_url(text: str) -> Url:
    """The address in `text`. ValueError, with the end of a sentence that begins with its name, if it cannot be used."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise ValueError("must be an address such as https://home.example.org.") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise ValueError("must be an address such as https://home.example.org.")
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise ValueError("must be the bare address, without a path.")
    if parts.scheme == "http" and not loopback(parts.hostname):
        raise ValueError("must begin with https:// unless it is this machine itself, such as http://127.0.0.1:8000.")
    return Url(parts.scheme, parts.hostname, port)


def read_listen(text: str) -> Listen | None:
    """Address and port, None for an empty text. ValueError like `read_url`."""
    if not text:
        return None
    host, _, port = text.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or int(port) not in ANY_PORT:
        raise ValueError("must be an address and a port, such as 127.0.0.1:8000.")
    return Listen(host.strip("[]"), int(port))
