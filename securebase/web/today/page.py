"""What Today shows, part by part. Each part can be fetched again by itself, through the same view."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final

from securebase.core.step import Mood, Past, choose
from securebase.vault.records import Record, Stored
from securebase.web.accounts.records import Choices
from securebase.web.checkins.records import CheckIn
from securebase.web.circle import views as circle
from securebase.web.couples import endings, faces
from securebase.web.couples.access import Us
from securebase.web.cyclemap import shown as cyclemap
from securebase.web.openings import days
from securebase.web.openings.records import Looked
from securebase.web.pauses import card as pauses
from securebase.web.reaches import came
from securebase.web.safety import actions as safety
from securebase.web.shell.calendar import past_day
from securebase.web.today.records import OWN_ACTS, STEP_ACTS, Act

BACK: Final = 8  # days: how long an opened day is offered here
MEMORY: Final = timedelta(days=21)  # how far back a step remembers what was done
GAP: Final = 3  # days without a check-in after which it goes on from here
NIGHT: Final = (5, 22)  # before and from these hours one small thing is enough


class Looking:
    """One look at Today: whoever asks twice within it reads once."""

    def __init__(self, request: Any) -> None:
        self.request = request
        self.ring = request.ring
        self.us: Us | None = request.us if request.ring.ours is not None else None
        self.today: date = request.today

    @cached_property
    def mine(self) -> dict[type[Record], Sequence[Stored[Any]]]:
        """One's own small things of the last weeks."""
        return dict(self.ring.gather(CheckIn, Act, Looked, since=self.today - MEMORY))

    @cached_property
    def choices(self) -> Choices:
        """What this person has chosen for themselves."""
        return safety.choices(self.ring)

    @cached_property
    def gave(self) -> days.Gave:
        """Who gave which of the last days; nobody any while alone."""
        if self.us is None:
            return days.Gave(frozenset(), frozenset())
        return days.who_gave(self.ring, self.us.partner.vault_id, days.days_until(self.today, days=BACK))


def circle_part(look: Looking) -> dict[str, Any]:
    """The Circle, large."""
    return circle.scene_of(look.request)


def top_part(look: Looking) -> dict[str, Any]:
    """What stands above the rest: an open pause, something that came, an ending."""
    request = look.request
    ending = endings.untold(request.person, request.ring) if request.us is None else None
    came_now = {"came": came.for_today(request), "in_it": cyclemap.for_top(request)}
    return {"pause_card": pauses.for_today(request), "ending": ending, **came_now}


def news_part(look: Looking) -> dict[str, Any]:
    """A day that has opened, and the weekly look; nothing while alone."""
    request, us = look.request, look.us
    if us is None:
        return {}
    today = days.common_today(us, zone=request.zone, now=request.now)
    # The day of the weekly look comes for every couple, whatever opens with it.
    shown: dict[str, Any] = {"weekly": days.week_of_look(today)[-1] == today - timedelta(days=1)}
    looked = {stored.day for stored in look.mine[Looked]}
    fresh = [day for day in days.open_days(look.ring, look.gave, today=today) if day not in looked]
    if not fresh:
        return shown
    name = past_day(request.library, fresh[0], look.today)
    return shown | {"opened": fresh[0], "opened_name": name, "theirs": faces.theirs(us)}


def own_part(look: Looking) -> dict[str, Any]:
    """One's own: the check-in, one step, a tap for something dared."""
    last = next(iter(look.mine[CheckIn]), None)
    done = last is not None and last.day == look.today
    today = [act.record.what for act in look.mine[Act] if act.day == look.today]
    return {
        "checked": last.record if last and done else None,
        "given": look.today in look.gave.mine,
        "gap": last is not None and (look.today - last.day).days > GAP,
        "first": last is None,
        "alone": look.request.us is None,
        "ended": look.request.us is None and endings.lately(look.request.person, look.request.now),
        "dared": any(what in OWN_ACTS for what in today),
        "n": len(today),
        "safety_due": not look.choices.safety_offered,
    } | _step(look, last)


def _step(look: Looking, last: Stored[CheckIn] | None) -> dict[str, Any]:
    acts = (act for act in look.mine[Act] if act.record.what in STEP_ACTS)
    history = [Past(act.record.step, act.day, act.record.what) for act in acts]
    mood = _mood(last.record, last.day) if last else None
    choice = choose(look.request.library.steps, history, mood, look.today, two=_for_two(look))
    after = next((past.what for past in history if past.day == look.today and past.what != "swap"), "")
    return {"choice": choice, "after": after}


def _for_two(look: Looking) -> bool:
    """Whether a step may be for two: there are two, and this one has not chosen to be offered nothing for two."""
    return look.us is not None and not look.choices.nothing_for_two


def _mood(record: CheckIn, day: date) -> Mood:
    return Mood(day, record.worry, record.space, record.close, record.load)


def is_night(hour: int) -> bool:
    """Whether the page greets with fewer words."""
    return not NIGHT[0] <= hour < NIGHT[1]
