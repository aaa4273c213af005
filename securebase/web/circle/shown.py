"""The Circle as a page shows it: one drawing, and what each of the two has said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from securebase.core import circle as rules
from securebase.core.library import Library
from securebase.web.circle import actions
from securebase.web.circle.records import Away, Cheer, OwnPlace, Place
from securebase.web.circle.times import coarse, return_words, time_for
from securebase.web.couples import faces
from securebase.web.couples.access import Us
from securebase.web.shell.drawings.circle import Standing, circle
from securebase.web.shell.faces import Face


@dataclass(frozen=True, slots=True)
class Side:
    """One person: where they are in a few words, when they said it, what they need, and their time away."""

    face: Face
    mine: bool
    title: str
    said: str
    line: str
    need: str
    away: Away | None
    phase: str
    ritual: str
    other_time: str
    cheer: str


@dataclass(frozen=True, slots=True)
class Scene:
    """The drawing and its people, the one who looks first."""

    svg: SafeString
    sides: list[Side]

    @property
    def own(self) -> Side:
        return self.sides[0]

    @property
    def theirs(self) -> Side | None:
        return self.sides[1] if self.sides[1:] else None


def scene(request: Any, *, own: Face, draggable: bool, key: str = "circle") -> Scene:
    """The Circle for whoever looks. ``own``: their face (alone, there is no couple to take it from)."""
    us: Us | None = request.us if request.ring.ours is not None else None
    if us is None:
        own_place = request.ring.find(OwnPlace, name=actions.PLACE)
        place = own_place.record if own_place else None
        sides = [_side(request, own, True, place, None, "")]
        return Scene(_draw(request, sides, [place], draggable, key), sides)
    found = request.ring.gather(Place, Away)
    places = {stored.mine: stored.record for stored in found[Place]}
    aways = {stored.mine: stored.record for stored in found[Away]}
    gone = {mine: away for mine, away in aways.items() if _phase(away, request.now) == "away"}
    cheers = {mine: _cheer(request, us, mine, away) for mine, away in gone.items()}
    people = ((True, faces.own(us)), (False, faces.theirs(us)))
    sides = [
        _side(request, face, mine, places.get(mine), aways.get(mine), cheers.get(mine, "")) for mine, face in people
    ]
    return Scene(_draw(request, sides, [places.get(True), places.get(False)], draggable, key), sides)


def _phase(away: Away | None, now: datetime) -> str:
    return rules.away_phase(actions.plan_of(away), now, away.met_at) if away else "over"


def _cheer(request: Any, us: Us, mine: bool, away: Away) -> str:
    """The words of the good wish for this time away, from the one who is not away."""
    author = us.partner.vault_id if mine else request.ring.me
    found = request.ring.find(Cheer, name=actions.cheer_name(away), author=author)
    return found.record.words if found else ""


def _side(request: Any, face: Face, mine: bool, place: Place | OwnPlace | None, away: Away | None, cheer: str) -> Side:
    library: Library = request.library
    phase = _phase(away, request.now)
    live = away if phase != "over" else None
    return Side(
        face=face,
        mine=mine,
        title=request.library.say("circle.is_meeting")
        if phase == "meeting"
        else _title(request, face, mine, place, live),
        said="" if live or place is None else coarse(library, place.told_at, request.zone, request.now),
        line=_line(library, place, live),
        need="" if live or place is None or place.need == "none" else library.say(f"circle.needs_{place.need}"),
        away=live,
        phase=phase,
        ritual=_ritual(library, live),
        other_time=time_for(request, live.back_at) if live else "",
        cheer=cheer,
    )


def _line(library: Library, place: Place | OwnPlace | None, away: Away | None) -> str:
    """Own words, or the words picked from a list: either way the person's."""
    if away is not None:
        return away.words or library.say(f"circle.away_{away.what}")
    return place.line if place else ""


def _ritual(library: Library, away: Away | None) -> str:
    if away is None:
        return ""
    return away.ritual_words or library.say(f"circle.ritual_{away.ritual}")


def _title(request: Any, face: Face, mine: bool, place: Place | OwnPlace | None, away: Away | None) -> str:
    say = request.library.say
    if away is not None:
        time = return_words(request, away.back_at)
        return str(say("circle.is_away_you", time=time) if mine else say("circle.is_away", name=face.name, time=time))
    if place is None:
        return str(say("circle.not_set_you") if mine else say("circle.not_set", name=face.name))
    where = say(f"circle.place_{rules.place_of(place.angle)}")
    return str(say("circle.is_at_you", place=where) if mine else say("circle.is_at", name=face.name, place=where))


def _draw(request: Any, sides: list[Side], places: Sequence[Place | OwnPlace | None], draggable: bool, key: str) -> Any:
    say = request.library.say
    newest = max((place.told_at for place in places if place), default=None)
    standing = [
        Standing(
            side.face,
            place.angle if place else None,
            _back_words(request, side),
            bool(side.cheer),
            later=len(sides) > 1 and place is not None and place.told_at == newest,
        )
        for side, place in zip(sides, places, strict=True)
    ]
    svg = circle(
        standing,
        title=say("today.circle_title"),
        desc=" ".join(f"{side.title}." for side in sides),
        words=(say("circle.label_top"), say("circle.label_bottom")),
        draggable=draggable,
        reunion=not any(map(_is_out, sides)) and any(side.away for side in sides),
        key=key,
    )
    return mark_safe(svg)  # noqa: S308 - the drawing escapes every word it is given


def _is_out(side: Side) -> bool:
    return side.away is not None and side.phase == "away"


def _back_words(request: Any, side: Side) -> str:
    """The words beside somebody who is out; empty for who is not."""
    if side.away is None or side.phase != "away":
        return ""
    return str(request.library.say("circle.back_at", time=return_words(request, side.away.back_at)))
