"""What the partner can see on the Circle now: where one says one is, what one needs next, a time away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from securebase.core import circle as rules
from securebase.web.circle import actions
from securebase.web.circle.records import Away, Place
from securebase.web.circle.times import return_words
from securebase.web.couples.sharing import Line


def lines(request: Any) -> Iterator[Line]:
    """At most two: the dot, and the time away."""
    ring = request.ring
    if ring.ours is None:
        return
    found = ring.gather(Place, Away)
    yield from (_place(request, stored.record) for stored in found[Place] if stored.mine)
    for stored in found[Away]:
        if (
            stored.mine
            and rules.away_phase(actions.plan_of(stored.record), request.now, stored.record.met_at) != "over"
        ):
            yield _away(request, stored.record)


def _place(request: Any, place: Place) -> Line:
    say = request.library.say
    need = "" if place.need == "none" else say("circle.needs_you", need=say(f"circle.needs_{place.need}"))
    return Line(
        say("share.line_place", place=say(f"circle.place_{rules.place_of(place.angle)}")),
        more=" ".join(part for part in (need, f"“{place.line}”" if place.line else "") if part),
        off=reverse("circle:forget"),
        href=reverse("circle:move"),
        icon="both",
    )


def _away(request: Any, away: Away) -> Line:
    say = request.library.say
    ritual = away.ritual_words or say(f"circle.ritual_{away.ritual}")
    return Line(
        say("share.line_away", time=return_words(request, away.back_at)),
        more=f"{away.words or say(f'circle.away_{away.what}')}. {say('circle.then', ritual=ritual)}",
        off=reverse("circle:back"),
        href=reverse("circle:away"),
        icon="clock",
    )
