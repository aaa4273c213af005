"""What the tests of a pause do again and again."""

from __future__ import annotations

import re
import uuid
from datetime import datetime, timedelta
from typing import Any

from securebase.web.couples.models import Member
from securebase.web.jobs.loop import do_due
from securebase.web.pauses.models import Pause
from securebase.web.shell import clock, due
from tests.cast import Actor, HandClock

SOON = timedelta(minutes=25)


def start(actor: Actor, after: timedelta = SOON, *, at: datetime | None = None, **fields: Any) -> Any:
    """Press Start on the preview: `after` from now."""
    moment = at or clock.now() + after
    sent = {"step": "start", "token": str(uuid.uuid4()), "at": moment.isoformat(), **fields}
    return actor.client.post("/pause/ask/", sent)


def pause_of(actor: Actor) -> Pause:
    """Their pause, the newest."""
    return Pause.objects.filter(caller=actor.person).latest("asked_at")


def act(actor: Actor, verb: str, pause: Pause, **fields: Any) -> Any:
    """Press a button of a pause."""
    return actor.client.post(f"/pause/{pause.id}/{verb}/", fields)


def seen(actor: Actor, path: str = "/pause/") -> str:
    """The page as text, without what changes from one rendering to the next."""
    html = actor.client.get(path, follow=True).content.decode()
    return re.sub(r'(name="(?:csrfmiddlewaretoken|token)" value=|data-now=)"[^"]*"', r'\1""', html)


def pass_time(hands: HandClock, *people: Actor, **span: float) -> None:
    """Let time pass with open pages: each looks every ten minutes, so nobody is locked out."""
    end = hands.now + timedelta(**span)
    while hands.now < end:
        hands.at(min(end, hands.now + timedelta(minutes=10)))
        for person in people:
            person.client.get("/settle/")
        run_jobs()


def run_jobs() -> int:
    """One round of the job loop."""
    return do_due(due.verbs(), clock.now)


def members(actor: Actor) -> list[uuid.UUID]:
    """Both people of a couple."""
    return list(Member.objects.filter(couple=actor.couple).values_list("person", flat=True))
