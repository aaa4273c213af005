"""What Today shows, part by part. Each part can be fetched again by itself, through the same view."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from securebase.core.step import Mood, Past, choose
from securebase.web.checkins.records import CheckIn
from securebase.web.circle import views as circle
from securebase.web.couples import endings, faces
from securebase.web.openings import days
from securebase.web.openings.records import Given, Looked
from securebase.web.pauses import card as pauses
from securebase.web.shell.calendar import past_day
from securebase.web.today.records import OWN_ACTS, STEP_ACTS, Act

BACK: Final = 8  # days: how long an opened day is offered here
MEMORY: Final = timedelta(days=21)
GAP: Final = 3  # days without a check-in after which it goes on from here
NIGHT: Final = (5, 22)  # before and from these hours one small thing is enough


def circle_part(request: Any) -> dict[str, Any]:
    """The Circle, large."""
    return circle.scene_of(request)


def news_part(request: Any) -> dict[str, Any]:
    """What stands above the rest: an open pause, an ending, a day that has opened."""
    alone = request.us is None
    ending = endings.untold(request.person, request.ring) if alone else None
    return {"pause_card": pauses.for_today(request), "ending": ending} | _opening(request)


def _opening(request: Any) -> dict[str, Any]:
    us, ring = request.us, request.ring
    if us is None or ring.ours is None:
        return {}
    today = days.common_today(us, zone=request.zone, now=request.now)
    opened = days.opened(ring, us, days.days_until(today, days=BACK), today=today)
    look = days.week_of_look(today)[-1] == today - timedelta(days=1)  # the day of the weekly look, for every couple
    if not opened:
        return {"weekly": look}
    looked = {stored.day for stored in ring.list(Looked, since=opened[-1])}
    fresh = [day for day in opened if day not in looked]
    if not fresh:
        return {"weekly": look}
    name = past_day(request.library, fresh[0], request.today)
    return {"weekly": look, "opened": fresh[0], "opened_name": name, "theirs": faces.theirs(us)}


def own_part(request: Any) -> dict[str, Any]:
    """One's own: the check-in, one step, a tap for something dared."""
    last = next(iter(request.ring.list(CheckIn, limit=1)), None)
    done = last is not None and last.day == request.today
    acts = request.ring.list(Act, since=request.today - MEMORY)
    today = [act.record.what for act in acts if act.day == request.today]
    return {
        "checked": last.record if last and done else None,
        "given": done and _gave(request),
        "gap": last is not None and (request.today - last.day).days > GAP,
        "first": last is None,
        "alone": request.us is None,
        "dared": any(what in OWN_ACTS for what in today),
        "n": len(today),
    } | _step(request, last, acts)


def _gave(request: Any) -> bool:
    ring = request.ring
    name = days.name_of(request.today)
    return ring.ours is not None and bool(ring.present(Given, [(name, ring.me)]))


def _step(request: Any, last: Any, acts: list[Any]) -> dict[str, Any]:
    history = [Past(act.record.step, act.day, act.record.what) for act in acts if act.record.what in STEP_ACTS]
    mood = _mood(last.record, last.day) if last else None
    choice = choose(request.library.steps, history, mood, request.today, two=request.us is not None)
    after = next((past.what for past in history if past.day == request.today and past.what != "swap"), "")
    return {"choice": choice, "after": after}


def _mood(record: CheckIn, day: date) -> Mood:
    return Mood(day, record.worry, record.space, record.close, record.load)


def is_night(hour: int) -> bool:
    """Whether the page greets with fewer words."""
    return not NIGHT[0] <= hour < NIGHT[1]
