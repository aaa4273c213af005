"""Nothing under test may reach another machine: a socket goes to this one or it does not go.

This holds for the test process; a server that a test starts is checked where the test starts it.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

import pytest


class NetworkUsed(RuntimeError):
    """A test tried to reach another machine."""


def allowed(address: object) -> bool:
    """True for a path of a local socket, and for this machine by name or number."""
    if isinstance(address, str | bytes):
        return True
    host = str(address[0]) if isinstance(address, tuple) else ""
    return here(host)


def here(host: str) -> bool:
    """True if the host is this machine."""
    if host in ("", "localhost") or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class GuardedSocket(socket.socket):
    """A socket that only connects to this machine."""

    def connect(self, address: Any) -> None:
        """Refuse another machine before the first packet."""
        _check(address)
        super().connect(address)

    def connect_ex(self, address: Any) -> int:
        """The same for code that wants a number instead of an exception."""
        _check(address)
        return super().connect_ex(address)

    def sendto(self, data: Any, *rest: Any) -> int:
        """The same for datagrams."""
        _check(rest[-1])
        return super().sendto(data, *rest)


def _check(address: object) -> None:
    if not allowed(address):
        raise NetworkUsed(f"A test tried to reach {address!r}; tests reach nothing but this machine.")


def pytest_configure(config: pytest.Config) -> None:
    """From here on every new socket is guarded, and only local names are looked up."""
    look_up = socket.getaddrinfo

    def guarded(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        _check((name or "", 0))
        return look_up(host, *args, **kwargs)

    plain = socket.socket
    socket.socket = GuardedSocket  # type: ignore[misc]
    socket.getaddrinfo = guarded

    def undo() -> None:
        socket.socket = plain  # type: ignore[misc]
        socket.getaddrinfo = look_up

    config.add_cleanup(undo)
