"""Noor and Robin as the verbs of the app know them, and what they left behind, read from the files beside."""

from __future__ import annotations

import tomllib
import uuid
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final
from zoneinfo import ZoneInfo

from securebase.vault.keyring import Keyring
from securebase.web.accounts import actions as accounts
from securebase.web.accounts import choices
from securebase.web.accounts.models import Person
from securebase.web.couples import access
from securebase.web.couples import actions as couples
from securebase.web.couples.access import Partner, Us
from securebase.web.shell.library import library

HERE: Final = Path(__file__).resolve().parent
WHO: Final = ("noor", "robin")


@dataclass(frozen=True, slots=True)
class Who:
    """One of the two: the account, an open ring, and how they see the couple."""

    name: str
    passphrase: str
    person: Person
    ring: Keyring
    us: Us
    colour: str


@dataclass(frozen=True, slots=True)
class Scene:
    """Where and when it plays: the last day is the one of ``now``; nothing is written after that moment."""

    now: datetime
    zone: ZoneInfo
    rng: Random
    span: int

    def day(self, ago: int) -> date:
        """The local date so many days before today."""
        return self.now.astimezone(self.zone).date() - timedelta(days=ago)

    def at(self, ago: int, clock: str) -> datetime:
        """A moment by the local clock."""
        return datetime.combine(self.day(ago), time.fromisoformat(clock), self.zone)

    def token(self) -> uuid.UUID:
        """An id as a form would bring it."""
        return uuid.UUID(int=self.rng.getrandbits(128), version=4)


def read(name: str) -> dict[str, Any]:
    """One of the files beside."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def meet(scene: Scene, two: dict[str, Any]) -> dict[str, Who]:
    """Both sign up on the first day, Noor invites, Robin joins in the evening."""
    morning, evening = scene.at(scene.span - 1, "07:40"), scene.at(scene.span - 1, "20:50")
    entered = {}
    for who, now in zip(WHO, (morning, evening), strict=True):
        named = two[who]
        entry = accounts.sign_up(name=named["name"], passphrase=named["passphrase"], zone=scene.zone.key, now=now)
        person = entry.device.person
        choices.show_as(by=person, ring=entry.ring, name=named["name"], colour=named["colour"], now=now)
        accounts.sign_out(device=entry.device)  # nobody is signed in; whoever looks around signs in
        entered[who] = (person, entry.ring)
    (noor, hers), (robin, theirs) = entered["noor"], entered["robin"]
    words = couples.invite(by=noor, ring=hers, words=library().word_list, now=evening).words
    couple = couples.join(by=robin, ring=theirs, typed=words, now=evening)
    couples.pick_up(by=noor, ring=hers, couple=couple, now=evening)
    return {who: _who(who, two, *entered[who], other="robin" if who == "noor" else "noor") for who in WHO}


def _who(name: str, two: dict[str, Any], person: Person, ring: Keyring, *, other: str) -> Who:
    me = access.living(person.id)
    assert me is not None
    them = access.other(me)
    assert them is not None
    partner = Partner(
        them.person_id, them.person.vault_id, them.person.zone, them.seat, two[other]["name"], two[other]["colour"]
    )
    us = Us(me.couple, me.seat, partner, two[name]["name"], two[name]["colour"])
    return Who(two[name]["name"], two[name]["passphrase"], person, ring, us, two[name]["colour"])
