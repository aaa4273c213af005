"""The pause on Today, or on any page that wants it: a few words, a time, and the way to the page."""

from __future__ import annotations

from typing import Any

from securebase.web.couples import faces
from securebase.web.pauses.models import Pause
from securebase.web.pauses.screen import clock, over_at, partner_name, scene

DUE = ("due", "no_word")


def for_today(request: Any) -> dict[str, Any] | None:
    """What stands on Today while a pause is open or was over lately, for ``pauses/card.html``; None without one.

    Keys: ``title``, ``lines`` (a list of words), ``time``, ``face``, ``lit`` (its time has come), ``waiting``
    (the other has room now); ``href`` is in the template. It works locked: then there is no name in it.
    """
    us = request.us
    if us is None:
        return None
    found = scene(us, request.now)
    cards = [_open(request, pause) for pause in (found.mine, found.theirs) if pause is not None]
    if cards:
        return cards[0] | {
            "waiting": any(card["waiting"] for card in cards),
            "lines": [line for card in cards[1:] for line in (card["title"], *card["lines"])] + cards[0]["lines"],
        }
    last = found.last
    if last is None or last.returned_on is None or last.caller_id != us.partner.person_id:
        return None
    if (request.now - over_at(last)).total_seconds() > 3600:  # noqa: PLR2004 - an hour: then Today is about today again
        return None
    title = request.library.say("pause.strip_back", name=partner_name(request))
    return {"title": title, "lines": [], "time": "", "face": faces.theirs(us), "lit": True}


def _open(request: Any, pause: Pause) -> dict[str, Any]:
    say, mine = request.library.say, pause.caller_id == request.person.id
    phase, time = pause.phase(request.now), clock(request, pause.facts.due_at)
    face = faces.own(request.us) if mine else faces.theirs(request.us)
    card: dict[str, Any] = {
        "time": time,
        "face": face,
        "lit": phase in DUE,
        "lines": [],
        "waiting": not mine and phase != "another_day",
    }
    if phase in DUE:
        return card | {"title": say("pause.strip_due", time=time) if mine else say("pause.strip_none")}
    if phase == "another_day":
        return card | {"title": say("pause.strip_day", time=time)}
    if mine:
        return card | {"title": say("pause.my_room", time=time)}
    return card | {"title": say("pause.their_room", name=partner_name(request), time=time)}
