"""The verbs of reaching. The list belongs to the one who answers; the one who asks is never counted for the other."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction

from securebase.core.library import Library
from securebase.vault.keyring import Keyring
from securebase.web.accounts.models import Person
from securebase.web.accounts.records import Choices
from securebase.web.couples.access import Us
from securebase.web.couples.models import Member
from securebase.web.notices import actions as notices
from securebase.web.reaches.models import Card, Reach
from securebase.web.reaches.records import CardShown, KeptForMe, Line, ReachAnswer, ReachAsked, ReachList
from securebase.web.shell import doorbell

SEVERAL: Final = 3  # asked within SHORT: settling and the hold box come first, never a block
SHORT: Final = timedelta(hours=3)
FIRST_LINES: Final = ("all_right", "small_sign", "talk_time")  # until the other has made a list of their own


def own_list(ring: Keyring, library: Library) -> list[str]:
    """What my partner may ask me for; the first lines of ours until I make a list."""
    found = ring.find(ReachList, name="list")
    return [line.words for line in found.record.lines] if found else _first_lines(library)


def _first_lines(library: Library) -> list[str]:
    return [reach.line for reach in library.reaches if reach.id in FIRST_LINES]


def their_list(ring: Keyring, us: Us, library: Library) -> list[str]:
    """What I may ask my partner for. Until they make a list, three lines of ours; an empty list is theirs too."""
    found = ring.find(ReachList, name="list", author=us.partner.vault_id)
    if found is not None:
        return [line.words for line in found.record.lines]
    return _first_lines(library)


def keep_list(*, ring: Keyring, lines: Iterable[str], day: date) -> None:
    """Replace one's list. Nobody is told."""
    ring.put(ReachList(lines=tuple(Line(words) for words in lines)), name="list", day=day)


def several(ring: Keyring, *, now: datetime) -> bool:
    """Whether I have asked several times in a short time; only I am told."""
    mine = ring.list(ReachAsked, author=ring.me, since=(now - SHORT).date(), limit=20)
    return sum(datetime.fromisoformat(row.record.at) > now - SHORT for row in mine) >= SEVERAL


@transaction.atomic
def ask(*, by: Person, us: Us, ring: Keyring, token: uuid.UUID, line: str, closes_at: datetime, now: datetime) -> bool:
    """Ask for a sign. The same token again changes nothing; False if the token is somebody else's."""
    row, made = Reach.objects.get_or_create(
        id=token, defaults={"couple": us.couple, "asker": by, "closes_at": closes_at}
    )
    if not made:
        return row.asker_id == by.id
    asked = ReachAsked(line=line, at=now.isoformat(), closes=closes_at.isoformat())
    ring.put_once(asked, name=token.hex, day=now.date())
    _tell(us, now)
    return True


@transaction.atomic
def answer(*, reach: Reach, us: Us, ring: Keyring, kind: str, at: datetime | None, now: datetime) -> bool:
    """Answer once: yes, yes_at or not_now. False if it has closed in the meantime."""
    if Reach.objects.filter(id=reach.id, over_at=None, closes_at__gt=now).update(over_at=now) != 1:
        return False
    answered = ReachAnswer(kind=kind, at=at.isoformat() if at else "")
    ring.put_once(answered, name=reach.id.hex, day=now.date())
    _tell(us, now)
    return True


def let_be(*, reach: Reach, now: datetime) -> None:
    """The one who was asked puts away what has closed, all of it at once; the other cannot see that."""
    closed = Reach.objects.filter(couple=reach.couple, asker=reach.asker, closes_at__lte=now)
    (closed | Reach.objects.filter(id=reach.id)).update(let_be=True)


@transaction.atomic
def send_card(*, by: Person, us: Us, ring: Keyring | None, token: uuid.UUID, card: str, now: datetime) -> bool:
    """Send "I am here, no words yet". Locked, it goes without a picture. False: the token is somebody else's."""
    row, made = Card.objects.get_or_create(id=token, defaults={"couple": us.couple, "sender": by, "sent_at": now})
    if not made:
        return row.sender_id == by.id
    if card and ring is not None and ring.ours is not None:
        ring.put_once(CardShown(card=card), name=token.hex, day=now.date())
    _tell(us, now)
    return True


@transaction.atomic
def answer_card(*, card: Card, us: Us, later_at: datetime | None, now: datetime) -> bool:
    """Answer "I am here too", or "later, at …"; once."""
    values = {"later_on": now, "later_at": later_at} if later_at else {"here_at": now}
    if Card.objects.filter(id=card.id, here_at=None, later_on=None).update(**values) != 1:
        return False
    _tell(us, now)
    return True


def keep(*, ring: Keyring, token: str, line: str, card: str, day: date) -> None:
    """Keep it for oneself instead of sending it."""
    ring.put_once(KeptForMe(line=line, card=card), name=token, day=day)


def offers_for_two(ring: Keyring | None) -> bool:
    """False for somebody who wants to be offered nothing for two. That is sealed, so a locked page cannot know."""
    found = ring.find(Choices, name="self") if ring else None
    return not (found and found.record.nothing_for_two)


def lapse_one(now: datetime) -> int:
    """Due work: close one reach that has no answer. Both pages look again."""
    row = Reach.objects.filter(over_at=None, closes_at__lte=now).order_by("closes_at").first()
    return _lapse(row) if row else 0


@transaction.atomic
def _lapse(row: Reach) -> int:
    claimed = Reach.objects.filter(id=row.id, over_at=None).update(over_at=row.closes_at)
    if claimed:
        doorbell.ring_on_commit(*_both(row.couple_id))
    return claimed


def end_all(couple: uuid.UUID, now: datetime) -> None:
    """Parting closes every open reach of the two in the same moment."""
    Reach.objects.filter(couple=couple, over_at=None).update(over_at=now)


def _tell(us: Us, now: datetime) -> None:
    notices.tell(person=Person.objects.get(id=us.partner.person_id), now=now)
    doorbell.ring_on_commit(*_both(us.couple.id))


def _both(couple: uuid.UUID) -> list[uuid.UUID]:
    return list(Member.objects.filter(couple=couple).values_list("person", flat=True))
