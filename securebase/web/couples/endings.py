"""That something has ended, told once and calmly to the one who did not end it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from securebase.vault.keyring import Keyring
from securebase.web.accounts.models import Person
from securebase.web.couples.actions import QUIET_AFTER_END
from securebase.web.couples.models import Member
from securebase.web.couples.records import Ended


@dataclass(frozen=True, slots=True)
class Ending:
    """A note that has not been read. ``name`` is empty if nobody's name is known here any more."""

    member: Member
    name: str
    at: datetime


def untold(person: Person, ring: Keyring | None = None, *, together: bool = False) -> Ending | None:
    """The note that this person has not read, or None.

    The one who left may have chosen that it is read only when the other opens Together: it is then given only with
    ``together=True``. The name comes from the person's own copy, so it needs their ring.
    """
    rows = Member.objects.select_related("couple").filter(person=person, left=True, told=False)
    if not together:
        rows = rows.filter(couple__quiet_end=False)
    member = rows.exclude(couple__ended_at=None).order_by("-couple__ended_at").first()
    if member is None or member.couple.ended_at is None:
        return None
    kept = ring.find(Ended, name=member.couple_id.hex) if ring is not None else None
    return Ending(member, kept.record.partner if kept else "", member.couple.ended_at)


def lately(person: Person, now: datetime) -> bool:
    """Whether something this person shared has ended not long ago: then no page speaks of inviting or of reaching."""
    since = now - QUIET_AFTER_END
    return Member.objects.filter(person=person, left=True, couple__ended_at__gt=since).exists()


def told(*, by: Person) -> int:
    """They have read it; how many notes those were."""
    return Member.objects.filter(person=by, left=True, told=False).update(told=True)
