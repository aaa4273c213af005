"""The map as pages show it: the same loop on both screens, the first seat on the left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse

from securebase.core.cyclemap import LASTS, PARTS, Half, is_blank, state, still_in_it
from securebase.vault.keyring import Keyring
from securebase.vault.records import Stored
from securebase.web.couples import faces, sharing
from securebase.web.couples.access import Us
from securebase.web.cyclemap import actions
from securebase.web.cyclemap.records import HALF, InIt, MapAgreed, MapGiven, MapHalf, MapWord
from securebase.web.shell.faces import Face


@dataclass(frozen=True, slots=True)
class Side:
    """One half on the drawing."""

    face: Face
    half: Half


@dataclass(frozen=True, slots=True)
class Loop:
    """Both halves, its name (empty while it has none), and its digest."""

    one: Side
    two: Side
    title: str
    digest: str


@dataclass(frozen=True, slots=True)
class Now:
    """Who said "we are in it", and until about when it stands."""

    mine: bool
    name: str
    until: str


def two(request: Any) -> bool:
    """Whether there are two with a common key."""
    return request.ring is not None and request.us is not None and request.ring.ours is not None


def loop(request: Any) -> Loop | None:
    """The loop, if both halves are given."""
    if not two(request):
        return None
    ring, us = request.ring, request.us
    halves = actions.joined(ring, us)
    if halves is None:
        return None
    own, theirs = faces.own(us), faces.theirs(us)
    people = (own, theirs) if us.seat == 1 else (theirs, own)
    sides = [Side(face, half) for face, half in zip(people, halves, strict=True)]
    return Loop(sides[0], sides[1], actions.name_of(ring, us), actions.standing(ring, us))


def page(request: Any) -> dict[str, Any]:
    """Everything that the map's own page shows."""
    ring = request.ring
    drawn = ring.find(MapHalf, name=HALF)
    half = actions.words_of(drawn.record) if drawn else {}
    shown: dict[str, Any] = {"half": half, "drawn": not is_blank(half), "two": two(request)}
    if not shown["two"]:
        return shown | {"state": "drawn" if shown["drawn"] else "blank"}
    us, found = request.us, loop(request)
    given = ring.find(MapGiven, name=HALF)
    agreed = (_agreed(ring, None), _agreed(ring, us) if found else "")
    shown |= {
        "state": state(
            drawn=shown["drawn"],
            mine=given is not None,
            theirs=found is not None,
            agreed=agreed,
            now=found.digest if found else "",
        ),
        "given": actions.words_of(given.record) if given else {},
        "loop": found,
        "name": us.partner.name,
    }
    if found:
        shown |= {"word_mine": _word(ring, None), "word_theirs": _word(ring, us), "now_in": in_it(request)}
    return shown


def _agreed(ring: Keyring, of: Us | None) -> str:
    found = ring.find(MapAgreed, name=HALF, author=of.partner.vault_id if of else None)
    return found.record.of if found else ""


def _word(ring: Keyring, of: Us | None) -> str:
    found = ring.find(MapWord, name=HALF, author=of.partner.vault_id if of else None)
    return found.record.line if found else ""


def in_it(request: Any) -> Now | None:
    """Whether somebody has said that they are in it, one's own first; None while there is no loop, or it is over."""
    if not two(request):
        return None
    ring, us = request.ring, request.us
    said = ring.list(InIt, since=request.today - timedelta(days=2), limit=2)  # one a person, by either
    for found in sorted(said, key=lambda stored: not stored.mine):
        if still_in_it(found.record.at, request.now) and actions.standing(ring, us):
            return Now(found.mine, us.partner.name, _clock(found.record.at, request))
    return None


def _clock(at: datetime, request: Any) -> str:
    return f"{(at + LASTS).astimezone(request.zone):%H:%M}"


def for_top(request: Any) -> dict[str, Any] | None:
    """For Today and Right now: the loop in their own words while they are in it."""
    now = in_it(request)
    found = loop(request) if now else None  # the other may take a half back in between
    return {"now_in": now, "loop": found} if found else None


def for_us(request: Any) -> dict[str, Any]:
    """For Us: the drawing if there is one, else what to do."""
    found = page(request)
    return {"map": found, "loop": found.get("loop")}


def shown_at_the_end(ring: Keyring, stored: Stored[Any]) -> bool:
    """Whether the partner's half, and what hung on it, was shown when the couple ended: only if both were there."""
    pairs = [(HALF, ring.me), (HALF, stored.author)]
    return len(ring.present(MapGiven, pairs)) == len(pairs)


def shared(request: Any) -> Iterator[sharing.Line]:
    """For the page that says who can see what: one's own half, with its silent off."""
    if not two(request):
        return
    given = request.ring.find(MapGiven, name=HALF)
    if given is not None:
        lines = sum(bool(getattr(given.record, part)) for part in PARTS)
        words, more = request.library.say("map.share_line", n=lines), request.library.say("map.share_more")
        yield sharing.Line(words, more, off=reverse("cyclemap:back"), href=reverse("cyclemap:index"), icon="both")
