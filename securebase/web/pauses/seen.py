"""What the partner can see of a pause that is open: until when, and the line that went with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from securebase.web.couples.sharing import Line
from securebase.web.pauses.models import OPEN, Pause
from securebase.web.pauses.records import PauseNote
from securebase.web.pauses.screen import clock


def lines(request: Any) -> Iterator[Line]:
    """The promise ends by coming back, on its own page; the line can be taken back from here."""
    pause = Pause.objects.filter(OPEN, caller=request.person, couple=request.us.couple).first()
    if pause is None or not pause.is_open(request.now):
        return
    say, ring = request.library.say, request.ring
    page = reverse("pauses:pause")
    yield Line(say("share.line_pause", time=clock(request, pause.facts.due_at)), href=page, icon="clock")
    note = ring.find(PauseNote, name=pause.id.hex) if ring.ours is not None else None
    if note is not None:
        off = reverse("pauses:unsay", args=[pause.id])
        yield Line(say("share.line_note"), more=f"“{note.record.line}”", off=off, href=page, icon="pencil")
