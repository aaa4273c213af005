"""Devices by name. What a browser says of itself is a guess, and it is sealed like every other word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from securebase.core.library import Library
from securebase.vault.keyring import Keyring
from securebase.web.accounts.models import Device, Person
from securebase.web.accounts.records import DeviceName

# In this order: each of these also claims to be the ones after it.
_BROWSERS: Final = (
    *(("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("Edg/", "Edge"), ("OPR/", "Opera")),
    *(("SamsungBrowser/", "Samsung Internet"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")),
)
_SYSTEMS: Final = (
    *(("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows")),
    *(("Mac OS X", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of the list."""

    device: Device
    name: str
    here: bool

    @property
    def since(self) -> date:
        """The day it signed in."""
        return self.device.began

    @property
    def last(self) -> date:
        """The day it was last open."""
        return self.device.seen


def _first(marks: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((name for mark, name in marks if mark in agent), "")


def guess(agent: str, library: Library) -> str:
    """What to call a browser by what it says of itself."""
    browser, system = _first(_BROWSERS, agent), _first(_SYSTEMS, agent)
    if not browser or not system:
        return library.say("devices.unknown")
    return library.say("devices.browser", browser=browser, system=system)


def call(device: Device, name: str, *, ring: Keyring, now: datetime) -> None:
    """Give a device a name, sealed for its owner."""
    ring.put(DeviceName(name=name), name=device.id.hex, day=now.date())


def mine(person: Person, typed: str) -> Device | None:
    """One of a person's devices by its id as a form sent it, or None."""
    try:
        return Device.objects.filter(person=person, id=UUID(typed)).first()
    except ValueError:
        return None


def shown(device: Device, *, ring: Keyring, here: Device, library: Library) -> Shown:
    """A device as its owner sees it."""
    named = ring.find(DeviceName, name=device.id.hex)
    name = named.record.name if named else library.say("devices.unknown")
    return Shown(device, name, device.id == here.id)


def all_of(here: Device, *, ring: Keyring, library: Library) -> list[Shown]:
    """All devices of a person: this one first, then the latest."""
    rows = Device.objects.filter(person=here.person_id).order_by("-seen", "-began")
    lines = [shown(device, ring=ring, here=here, library=library) for device in rows]
    return sorted(lines, key=lambda line: not line.here)
