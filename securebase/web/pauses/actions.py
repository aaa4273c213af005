"""The verbs of a pause. A refusal is a value with words fit to show; the limits are in `core.pause`, nowhere else."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError, transaction

from securebase.core import pause as rules
from securebase.core.pause import PauseFacts, PauseRefused
from securebase.vault.keyring import Keyring
from securebase.web.accounts.models import Person
from securebase.web.couples.access import Us
from securebase.web.couples.models import Member
from securebase.web.notices import actions as notices
from securebase.web.notices.models import Notice
from securebase.web.pauses.models import OPEN, Pause
from securebase.web.pauses.records import PauseBack, PauseNote, PauseWhy
from securebase.web.shell import doorbell

Outcome = Pause | PauseRefused


@transaction.atomic
def ask(
    *,
    by: Person,
    us: Us,
    ring: Keyring | None,
    token: uuid.UUID,
    return_at: datetime,
    line: str,
    now: datetime,
) -> Outcome:
    """Ask for room until a promised moment. The same token again is the same pause. The line needs an open ring."""
    before = Pause.objects.filter(id=token).first()
    if before is not None:
        same = before.caller_id == by.id and before.couple_id == us.couple.id
        return before if same else PauseRefused("pause.move_closed")
    refused = _refuse(by, now)
    if refused:
        return refused
    promise = rules.promise(now, return_at)
    if isinstance(promise, PauseRefused):
        return promise
    facts = PauseFacts(asked_at=promise.asked_at, return_at=promise.return_at)
    return _start(by, us, ring, token, facts, line, now)


@transaction.atomic
def not_today(*, by: Person, us: Us, token: uuid.UUID, to: datetime, tomorrow: datetime, now: datetime) -> Outcome:
    """Say "not today", with a day and a time, without a shorter pause before it."""
    before = Pause.objects.filter(id=token, caller=by, couple=us.couple).first()
    if before is not None:
        return before
    refused = _refuse(by, now, day=True)
    if refused:
        return refused
    first = PauseFacts(asked_at=now, return_at=rules.usual_return(now))
    facts = rules.another_day(first, now, to, tomorrow)
    return facts if isinstance(facts, PauseRefused) else _start(by, us, None, token, facts, "", now)


def _start(
    by: Person, us: Us, ring: Keyring | None, token: uuid.UUID, facts: PauseFacts, line: str, now: datetime
) -> Outcome:
    pause = Pause(id=token, couple=us.couple, caller=by, nudge_at=_next(facts, now))
    for name in PauseFacts.__dataclass_fields__:
        setattr(pause, name, getattr(facts, name))
    try:
        with transaction.atomic():
            _make_way(by, now)
            pause.save(force_insert=True)
    except IntegrityError:  # two tabs in the same moment: the database knows that one is open already
        return _refuse(by, now) or PauseRefused("pause.move_closed")
    if line and ring is not None and ring.ours is not None:
        ring.put_once(PauseNote(line=line), name=token.hex, day=now.date())
    partner = Person.objects.get(id=us.partner.person_id)
    notices.tell(person=partner, now=now, place=Notice.Place.PAUSE)
    doorbell.ring_on_commit(by.id, partner.id)
    return pause


def _refuse(by: Person, now: datetime, *, day: bool = False) -> PauseRefused | None:
    """The caller's open pause stands in the way; one that has run out by itself is put away first."""
    running = list(Pause.objects.filter(OPEN, caller=by))
    for pause in running:
        if not pause.is_open(now):
            Pause.objects.filter(OPEN, id=pause.id).update(lapsed_on=now, nudge_at=None)
    return rules.refuse_start([pause.facts for pause in running], now, day=day)


def _make_way(by: Person, now: datetime) -> None:
    """Another day that the caller had set makes way: one promise of theirs holds at a time, the newest."""
    for pause in Pause.objects.filter(OPEN, caller=by):
        facts = rules.make_way(pause.facts, now)
        if facts != pause.facts:
            pause.write(facts, nudge_at=None)


def give_sign(*, pause: Pause, us: Us, now: datetime) -> Outcome:
    """The sign on the way: "still coming back"."""
    return _change(pause, us, rules.give_sign(pause.facts, now), now)


@transaction.atomic
def unsay(*, pause: Pause, us: Us, ring: Keyring) -> None:
    """Remove the line that went with a pause; the partner's page looks again, and nothing is said about it."""
    note = ring.find(PauseNote, name=pause.id.hex) if ring.ours is not None else None
    if note is not None:
        ring.remove(note)
        doorbell.ring_on_commit(us.partner.person_id)


def still_coming(*, pause: Pause, us: Us, ring: Keyring | None, now: datetime) -> Outcome:
    """Twenty minutes more: the one move, without a reason."""
    return _change(pause, us, rules.still_coming(pause.facts, now), now, lambda: _why(ring, pause, "more", now))


def move(*, pause: Pause, us: Us, ring: Keyring | None, to: datetime, why: str, now: datetime) -> Outcome:
    """The one move to a later time. The reason is sealed; from a locked page there is none, and none is asked for."""
    locked = ring is None or ring.ours is None
    facts = rules.move(pause.facts, now, to, rules.WHYS[0] if locked else why)
    return _change(pause, us, facts, now, lambda: _why(ring, pause, why, now))


def another_day(*, pause: Pause, us: Us, to: datetime, tomorrow: datetime, now: datetime) -> Outcome:
    """Say "not today" while a pause is open: a day and a time."""
    return _change(pause, us, rules.another_day(pause.facts, now, to, tomorrow), now)


def come_back(*, pause: Pause, us: Us, ring: Keyring | None, line: int | None, now: datetime) -> Outcome:
    """Be back, with one of the six lines (1 to 6) or none. From a locked page there is none."""

    def seal() -> None:
        if line is not None and ring is not None and ring.ours is not None:
            ring.put_once(PauseBack(line=line), name=pause.id.hex, day=now.date())

    return _change(pause, us, rules.come_back(pause.facts, now), now, seal)


def close_wait(*, pause: Pause, us: Us, now: datetime) -> Outcome:
    """The one who waits closes the wait."""
    return _change(pause, us, rules.close_wait(pause.facts, now), now)


def _why(ring: Keyring | None, pause: Pause, why: str, now: datetime) -> None:
    if ring is not None and ring.ours is not None:
        ring.put_once(PauseWhy(why=why), name=pause.id.hex, day=now.date())


@transaction.atomic
def _change(
    pause: Pause, us: Us, facts: PauseFacts | PauseRefused, now: datetime, seal: Callable[[], None] | None = None
) -> Outcome:
    """Write what the rules said, unless it was refused or somebody was quicker; both pages look again."""
    if pause.lapsed_on is not None:
        return PauseRefused("pause.move_closed")
    if isinstance(facts, PauseRefused):
        return facts
    if not pause.write(facts, nudge_at=_next(facts, now)):
        return PauseRefused("pause.move_closed")
    if seal is not None:
        seal()
    doorbell.ring_on_commit(*Member.objects.filter(couple=us.couple).values_list("person", flat=True))
    if pause.caller_id != us.partner.person_id:
        partner = Person.objects.get(id=us.partner.person_id)
        notices.tell(person=partner, now=now, place=Notice.Place.PAUSE)
    return pause


def _next(facts: PauseFacts, now: datetime) -> datetime | None:
    upcoming = rules.next_moment(facts, now)
    return upcoming[1] if upcoming else None
