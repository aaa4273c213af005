"""What falls due of a pause: a nudge at the promised time, a sign on the way, the quiet end of one that ran out.

Each row is claimed by a conditional UPDATE. If the server was down at the time, the loop does it at its start, once.
"""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction

from securebase.core.pause import next_moment
from securebase.web.couples.models import Member
from securebase.web.notices import actions as notices
from securebase.web.notices.models import Notice
from securebase.web.pauses.models import OPEN, Pause
from securebase.web.shell import doorbell


def nudge_one(now: datetime) -> int:
    """Due work: the pause whose moment came first. Returns 1 if this call claimed it, else 0."""
    pause = Pause.objects.select_related("caller").filter(nudge_at__lte=now).order_by("nudge_at").first()
    return _nudge(pause, now) if pause else 0


@transaction.atomic
def _nudge(pause: Pause, now: datetime) -> int:
    upcoming, phase, promised = next_moment(pause.facts, now), pause.phase(now), pause.facts.due_at
    tells = phase in ("due", "no_word") and pause.nudged_at != promised
    fresh: dict[str, datetime | None] = {"nudge_at": upcoming[1] if upcoming else None}
    if tells:
        fresh["nudged_at"] = promised
    if phase == "lapsed":
        fresh["lapsed_on"] = now
    if Pause.objects.filter(OPEN, id=pause.id, nudge_at=pause.nudge_at).update(**fresh) != 1:
        return 0
    if tells or phase == "sign_due":
        # The caller promised this moment to somebody: it does not wait for the end of quiet hours.
        notices.tell(person=pause.caller, now=now, place=Notice.Place.PAUSE, waits=False)
    doorbell.ring_on_commit(*Member.objects.filter(couple=pause.couple_id).values_list("person", flat=True))
    return 1


def end_all(couple: uuid.UUID, now: datetime) -> None:
    """Parting ends every open pause of the two in the same moment."""
    Pause.objects.filter(OPEN, couple=couple).update(ended_on=now, nudge_at=None)
