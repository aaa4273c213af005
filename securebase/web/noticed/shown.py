"""What was noticed, as pages show it: newest first, each with who and when."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse

from securebase.vault.records import Stored
from securebase.web.couples import faces, sharing
from securebase.web.noticed.records import Noticed, NoticedKept
from securebase.web.shell.calendar import past_day
from securebase.web.shell.faces import Face

FEW: Final = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``face`` is None for what somebody keeps alone; ``mine`` is what its writer may take back."""

    ref: uuid.UUID
    words: str
    day: str
    mine: bool
    sent: bool
    face: Face | None = None


def lines(request: Any, *, most: int = FEW) -> list[Line]:
    """The newest lines of both; none while there is no couple."""
    ring, us = request.ring, request.us
    if us is None or ring is None or ring.ours is None:
        return []
    people = {True: faces.own(us), False: faces.theirs(us)}
    return [_line(request, stored, people[stored.mine]) for stored in ring.list(Noticed, limit=most)]


def kept(request: Any, *, most: int = FEW) -> list[Line]:
    """The newest lines that somebody keeps for themselves."""
    return [_line(request, stored, None) for stored in request.ring.list(NoticedKept, limit=most)]


def shared(request: Any) -> Iterable[sharing.Line]:
    """For the page that says who can see what: each line that one has sent, with its silent off."""
    ring = request.ring
    if ring is None or ring.ours is None:
        return
    for stored in ring.list(Noticed):
        if stored.mine:
            words = request.library.say("noticed.share_line", line=stored.record.line)
            day = past_day(request.library, stored.day, request.today)
            off = reverse("noticed:remove", args=[stored.ref])
            yield sharing.Line(words, day, off=off, href=reverse("together:together"), icon="spark")


def _line(request: Any, stored: Stored[Any], face: Face | None) -> Line:
    day = past_day(request.library, stored.day, request.today)
    return Line(stored.ref, stored.record.line, day, stored.mine, isinstance(stored.record, Noticed), face)
