"""The verbs of openings. Everything is written once: a second time gives back what is there."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from securebase.vault.keyring import Keyring
from securebase.web.accounts.models import Person
from securebase.web.couples.access import Us
from securebase.web.openings import days
from securebase.web.openings.records import Answer, Given, Guess, Looked, Way
from securebase.web.shell import doorbell


class Frozen(Exception):
    """The half was given before, with other words or numbers. It stays as it was given."""


class NotOpen(Exception):
    """The day is not open. Why is never said."""


@transaction.atomic
def give(*, by: Person, ring: Keyring, us: Us, day: date, given: Given, guess: Guess, now: datetime) -> None:
    """Give one's half of a day. Rings for the partner only if this has opened the day. Raises Frozen."""
    stored, made = ring.put_once(given, name=days.name_of(day), day=day)
    if not made:
        if stored.record != given:
            raise Frozen
        return
    if guess != Guess():
        ring.put_once(guess, name=days.name_of(day), day=day)
    today = days.common_today(us, zone=by.tz, now=now)
    if days.opened(ring, us, [day], today=today):
        doorbell.ring_on_commit(us.partner.person_id)


def look(*, ring: Keyring, day: date) -> None:
    """Note for oneself that an opened day has been looked at. Private; the partner cannot tell."""
    ring.put_once(Looked(), name=days.name_of(day), day=day)


@transaction.atomic
def answer(*, by: Person, ring: Keyring, us: Us, day: date, way: Way, words: str, now: datetime) -> None:
    """Answer an open day in one of the four short ways, once each. Raises NotOpen."""
    if not days.opened(ring, us, [day], today=days.common_today(us, zone=by.tz, now=now)):
        raise NotOpen
    record = Answer(day=days.name_of(day), way=way, words=words)
    _, made = ring.put_once(record, name=f"{record.day}/{way}", day=day)
    if made:
        doorbell.ring_on_commit(us.partner.person_id)
