"""What the page of a pause shows, for either side. Only reads."""

from __future__ import annotations

import math
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.utils.safestring import mark_safe

from securebase.core.pause import SIGN_EARLY, PauseRefused
from securebase.web.couples import faces
from securebase.web.couples.access import Us
from securebase.web.pauses.models import OPEN, Pause, kept_by_two
from securebase.web.pauses.records import PauseBack, PauseNote, PauseWhy
from securebase.web.shell.drawings.way import Words, way
from securebase.web.shell.moments import clock_words

RECENT: Final = timedelta(hours=12)  # how long the page still speaks of a pause that is over
AN_HOUR: Final = 60
HOURS_FROM: Final = 90  # minutes; above, the drawing says hours


@dataclass(frozen=True, slots=True)
class Scene:
    """The pauses that the two have now: one's own, the partner's, and the one that was over last."""

    mine: Pause | None
    theirs: Pause | None
    last: Pause | None


def scene(us: Us, now: datetime) -> Scene:
    """Find them."""
    rows = list(Pause.objects.filter(OPEN, couple=us.couple))
    running = {pause.caller_id == us.partner.person_id: pause for pause in rows if pause.is_open(now)}
    over = [pause for pause in rows if not pause.is_open(now)]
    over += Pause.objects.filter(couple=us.couple).exclude(OPEN).order_by("-asked_at")[:2]
    recent = [pause for pause in over if now - over_at(pause) < RECENT]
    return Scene(running.get(False), running.get(True), max(recent, key=over_at, default=None))


def over_at(pause: Pause) -> datetime:
    """When a pause that is over came to its end."""
    moments = (pause.returned_on, pause.closed_on, pause.replaced_on, pause.ended_on, pause.lapsed_on)
    return next((moment for moment in moments if moment), pause.facts.due_at)


def instead_of(pause: Pause) -> Pause | None:
    """The other day that made way for this pause, if one did."""
    return Pause.objects.filter(caller=pause.caller_id, couple=pause.couple_id, replaced_on=pause.asked_at).first()


def partner_name(request: Any) -> str:
    """How the partner is called here: by name, or as "your partner" while the page is locked."""
    return request.us.partner.name or str(request.library.say("pause.wordless_other"))


def name_in(request: Any) -> str:
    """The same inside a sentence."""
    return request.us.partner.name or str(request.library.say("pause.wordless_other_in"))


def clock(request: Any, moment: datetime | None) -> str:
    """A moment in the reader's own time."""
    return clock_words(request.library, moment, request.zone, request.today) if moment else ""


def clock_theirs(request: Any, moment: datetime) -> str:
    """The same moment in the partner's time, if that differs; else nothing."""
    zone = ZoneInfo(request.us.partner.zone)
    theirs = clock_words(request.library, moment, zone, request.now.astimezone(zone).date())
    same = moment.astimezone(zone).utcoffset() == moment.astimezone(request.zone).utcoffset()
    return "" if same else theirs


def refusal(request: Any, refused: PauseRefused) -> str:
    """A refusal in words, with its moments in the reader's time."""
    slots = {name: clock(request, moment) for name, moment in refused.slots.items()}
    return str(request.library.say(refused.words_key, **slots))


def left(request: Any, until: datetime) -> tuple[str, str]:
    """What the drawing says in its middle: "13 min", "to go"."""
    minutes = max(0, math.ceil((until - request.now).total_seconds() / 60))
    say = request.library.say
    if not minutes:
        return say("pause.left_now"), ""
    if minutes > HOURS_FROM:
        return say("pause.left_hours", n=round(minutes / AN_HOUR)), say("pause.left_under")
    return say("pause.left_minutes", n=minutes), say("pause.left_under")


def side(request: Any, pause: Pause) -> dict[str, Any]:
    """Everything about one pause, as the one who looks sees it."""
    us, facts, mine = request.us, pause.facts, pause.caller_id == request.person.id
    phase = pause.phase(request.now)
    opens = facts.sign_at - SIGN_EARLY if facts.sign_at else None
    shown: dict[str, Any] = {
        "pause": pause,
        "mine": mine,
        "phase": phase,
        "due": phase in ("due", "no_word"),
        "time": clock(request, facts.due_at),
        "time_theirs": clock_theirs(request, facts.due_at),
        "return_time": clock(request, pause.return_at),
        "until": facts.due_at,
        "begins": facts.moved_on or facts.asked_at,
        "sign_time": clock(request, facts.sign_at),
        "sign_open": bool(opens and request.now >= opens and phase in ("resting", "sign_due")),
        "sign_given": pause.sign_on is not None and pause.day_to is None,
        "moved": pause.moved_to is not None and pause.day_to is None,
        "can_move": pause.moved_to is None and pause.day_to is None,
        "face": faces.own(us) if mine else faces.theirs(us),
        "instead_of": clock(request, instead.facts.due_at) if (instead := instead_of(pause)) else "",
    }
    if phase in ("resting", "sign_due", "due", "no_word", "another_day"):
        shown["drawing"] = _drawing(request, shown)
    return shown | _words(request, pause, mine=mine)


def _words(request: Any, pause: Pause, *, mine: bool) -> dict[str, Any]:
    """The sealed words that went with it; none while the page is locked."""
    ring = request.ring
    if ring is None or ring.ours is None:
        return {"note": "", "why": "", "line": ""}
    author: uuid.UUID = ring.me if mine else request.us.partner.vault_id
    name = pause.id.hex
    note = ring.find(PauseNote, name=name, author=author)
    why = ring.find(PauseWhy, name=name, author=author) if pause.moved_on else None
    back = ring.find(PauseBack, name=name, author=author) if pause.returned_on else None
    reason = why.record.why if why else ""
    say = request.library.say
    return {
        "note": note.record.line if note else "",
        "more": reason == "more",
        "why": say(f"pause.why_{reason}") if reason and reason != "more" else "",
        "line": say(f"pause.back_{back.record.line}") if back else "",
    }


def _drawing(request: Any, shown: dict[str, Any]) -> Any:
    us, say, mine = request.us, request.library.say, shown["mine"]
    begins, until, name = shown["begins"], shown["until"], partner_name(request)
    middle, under = left(request, until)
    if shown["due"]:
        desc = say("pause.way_desc_due")
    elif mine:
        desc = say("pause.way_desc_caller", time=shown["time"])
    else:
        desc = say("pause.way_desc", name=name, time=shown["time"])
    passed = (request.now - begins) / (until - begins) if until > begins else 1.0
    own, partner = faces.own(us), faces.theirs(us)
    drawing = way(
        own if mine else partner,
        partner if mine else own,
        passed=passed,
        title=say("pause.way_title"),
        desc=desc,
        words=Words(
            "" if shown["due"] else middle,
            "" if shown["due"] else under,
            shown["time"] if len(shown["time"]) <= len("00:00") and not shown["due"] else "",
        ),
        key=f"way-{'mine' if mine else 'theirs'}",
    )
    return mark_safe(drawing)  # noqa: S308 - made by our own drawing, which escapes every word


def page(request: Any) -> dict[str, Any] | None:
    """The whole page, or None if there is no pause to speak of."""
    found = scene(request.us, request.now)
    if found.mine is None and found.theirs is None and found.last is None:
        return None
    over = found.last if found.mine is None and found.theirs is None else None
    back = found.last if found.mine and not found.theirs and found.last and found.last.returned_on else None
    return {
        "name": partner_name(request),
        "name_in": name_in(request),
        "locked": request.ring is None,
        "mine": side(request, found.mine) if found.mine else None,
        "theirs": side(request, found.theirs) if found.theirs else None,
        "over": side(request, over) if over else None,
        "also_back": bool(back and back.caller_id == request.us.partner.person_id),
        "kept": kept_by_two(request.us.couple),
        "place": "today",
    }
