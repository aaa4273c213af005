"""The verbs of a check-in: keep a day for oneself, or give its four numbers."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from securebase.vault.keyring import Keyring, StaleRecord
from securebase.vault.records import Stored
from securebase.web.accounts.models import Person
from securebase.web.checkins.records import CheckIn
from securebase.web.couples.access import Us
from securebase.web.openings import actions as openings
from securebase.web.openings.actions import Frozen
from securebase.web.openings.days import name_of
from securebase.web.openings.records import Given, Guess


def of(ring: Keyring, day: date) -> Stored[CheckIn] | None:
    """One's own check-in of a day."""
    return ring.find(CheckIn, name=name_of(day))


def given(ring: Keyring, day: date) -> Given | None:
    """What one has given of a day; None while there is no ours."""
    found = ring.find(Given, name=name_of(day)) if ring.ours is not None else None
    return found.record if found else None


@transaction.atomic
def keep(*, ring: Keyring, day: date, answers: CheckIn, seen: int) -> None:
    """Keep a day for oneself. ``seen``: the revision that the form showed, 0 for none.

    The same answers again change nothing. Raises Frozen for a day that was given, StaleRecord if another tab was first.
    """
    found = of(ring, day)
    if found is not None and found.record == answers:
        return
    if given(ring, day) is not None:
        raise Frozen
    if (found.revision if found else 0) != seen:
        raise StaleRecord
    if found is not None:
        ring.replace(found, answers)
        return
    stored, made = ring.put_once(answers, name=name_of(day), day=day)
    if not made and stored.record != answers:
        raise StaleRecord


@transaction.atomic
def give(
    *, by: Person, ring: Keyring, us: Us, day: date, answers: CheckIn, with_line: bool, seen: int, now: datetime
) -> None:
    """Keep a day and give its four numbers, the line only if said so. Raises Frozen, StaleRecord."""
    half = Given(
        worry=answers.worry,
        space=answers.space,
        close=answers.close,
        load=answers.load,
        line=answers.line if with_line else "",
    )
    keep(ring=ring, day=day, answers=answers, seen=seen)
    guess = Guess(worry=answers.guess_worry, space=answers.guess_space)
    openings.give(by=by, ring=ring, us=us, day=day, given=half, guess=guess, now=now)
