"""A pause: a bid for room that carries a promised return. Its verbs, from facts to new facts or a refusal.

Refusals are values with the key of the words to show and the moments that fill its slots; the page turns them into
local clock times. A pause binds its caller alone. What follows from the facts, and all limits, is in
`pause_facts.py`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from .pause_facts import (
    FARTHEST_DAY,
    GRACE,
    LAPSE,
    LONGEST,
    MINUTE,
    MORE,
    OPEN,
    SHORTEST,
    SIGN_EARLY,
    USUAL,
    WHYS,
    MomentKind,
    PauseFacts,
    Phase,
    asks_privately,
    body_is_high,
    is_open,
    kept,
    midpoint,
    next_moment,
    phase,
    whole_minute,
)

__all__ = [
    "FARTHEST_DAY",
    "GRACE",
    "LAPSE",
    "LONGEST",
    "MORE",
    "OPEN",
    "SHORTEST",
    "SIGN_EARLY",
    "USUAL",
    "WHYS",
    "MomentKind",
    "PauseFacts",
    "PauseRefused",
    "Phase",
    "Promise",
    "another_day",
    "asks_privately",
    "body_is_high",
    "close_wait",
    "come_back",
    "end",
    "give_sign",
    "is_open",
    "kept",
    "make_way",
    "midpoint",
    "move",
    "next_moment",
    "phase",
    "promise",
    "refuse_start",
    "still_coming",
    "usual_return",
    "whole_minute",
]


@dataclass(frozen=True, slots=True)
class PauseRefused:
    """Why something cannot be done: a key of the words, and moments for its slots."""

    words_key: str
    slots: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Promise:
    """What the caller promises. `sign_at` is the moment of the sign on the way, for a wait of more than four hours."""

    asked_at: datetime
    return_at: datetime
    sign_at: datetime | None


def promise(now: datetime, return_at: datetime) -> Promise | PauseRefused:
    """The promise to be back, 20 minutes to 24 hours from now, reckoned from the minute that the clock shows."""
    _aware(now, return_at)
    if return_at <= now:
        return PauseRefused("pause.past")
    if return_at < whole_minute(now) + SHORTEST:
        return PauseRefused("pause.too_soon")
    if return_at > now + LONGEST:
        return PauseRefused("pause.too_far", {"latest": whole_minute(now + LONGEST)})
    return Promise(now, return_at, midpoint(now, return_at))


def usual_return(now: datetime, after: timedelta = USUAL) -> datetime:
    """The whole minute at or after `now` plus the usual time: what a button with a length means."""
    return whole_minute(now + after + MINUTE - timedelta(microseconds=1))


def refuse_start(own: Iterable[PauseFacts], now: datetime, *, day: bool = False) -> PauseRefused | None:
    """One open pause a person. Another day that was set makes way for a pause (`make_way`), not for another `day`.

    `own` are the caller's pauses only: the partner's never takes it away.
    """
    held = OPEN if day else OPEN - {"another_day"}
    running = next((facts for facts in own if phase(facts, now) in held), None)
    if running is None:
        return None
    stands = phase(running, now) == "another_day"
    return PauseRefused("pause.day_already" if stands else "pause.open_already", {"time": running.due_at})


def make_way(facts: PauseFacts, now: datetime) -> PauseFacts:
    """A nearer promise takes the place of another day; every other pause stays as it was."""
    return replace(facts, replaced_on=now) if phase(facts, now) == "another_day" else facts


def give_sign(facts: PauseFacts, now: datetime) -> PauseFacts | PauseRefused:
    """The sign on the way: "still coming back", from half an hour before its moment."""
    if phase(facts, now) not in ("resting", "sign_due"):
        return PauseRefused("pause.move_closed")
    if facts.sign_at is None:
        return PauseRefused("pause.sign_given")
    if now < facts.sign_at - SIGN_EARLY:
        return PauseRefused("pause.too_early_sign", {"time": facts.sign_at})
    return replace(facts, sign_on=now)


def still_coming(facts: PauseFacts, now: datetime) -> PauseFacts | PauseRefused:
    """Twenty minutes more, counted from the promised moment or from now if that is later. It is the one move."""
    return _refuse_move(facts, now) or _moved(facts, now, max(facts.due_at, usual_return(now, timedelta())) + MORE)


def move(facts: PauseFacts, now: datetime, to: datetime, why: str) -> PauseFacts | PauseRefused:
    """The one move with a reason from WHYS: to a later time, at most 24 hours from now."""
    _aware(now, to)
    refused = _refuse_move(facts, now)
    if refused:
        return refused
    if why not in WHYS:
        return PauseRefused("pause.why_needed")
    if to <= now:
        return PauseRefused("pause.past")
    if to <= facts.due_at:
        return PauseRefused("pause.move_earlier")
    if to > now + LONGEST:
        return PauseRefused("pause.too_far", {"latest": whole_minute(now + LONGEST)})
    return _moved(facts, now, to)


def another_day(facts: PauseFacts, now: datetime, to: datetime, tomorrow: datetime) -> PauseFacts | PauseRefused:
    """Not today: a day and a time, from `tomorrow` (where the caller's next day begins) to two weeks from now; once."""
    _aware(now, to, tomorrow)
    if not is_open(facts, now) or facts.day_to:
        return PauseRefused("pause.move_closed")
    if to < tomorrow:
        return PauseRefused("pause.day_near")
    if to > now + FARTHEST_DAY:
        return PauseRefused("pause.day_far")
    return replace(facts, day_on=now, day_to=to)


def come_back(facts: PauseFacts, now: datetime) -> PauseFacts | PauseRefused:
    """The caller is back: early, in time or late, as long as the pause is open."""
    return replace(facts, returned_on=now) if is_open(facts, now) else PauseRefused("pause.move_closed")


def close_wait(facts: PauseFacts, now: datetime) -> PauseFacts | PauseRefused:
    """The one who waits closes the wait; the promise is over without being kept or not kept."""
    return replace(facts, closed_on=now) if is_open(facts, now) else PauseRefused("pause.move_closed")


def end(facts: PauseFacts, now: datetime) -> PauseFacts:
    """The two part: an open pause ends in this moment, one that is over stays as it was."""
    return replace(facts, ended_on=now) if is_open(facts, now) else facts


def _refuse_move(facts: PauseFacts, now: datetime) -> PauseRefused | None:
    if not is_open(facts, now) or facts.day_to:
        return PauseRefused("pause.move_closed")
    return PauseRefused("pause.move_used") if facts.moved_to else None


def _moved(facts: PauseFacts, now: datetime, to: datetime) -> PauseFacts:
    return replace(facts, moved_on=now, moved_to=to)


def _aware(*moments: datetime) -> None:
    if any(moment.tzinfo is None for moment in moments):
        raise ValueError("A pause is reckoned in moments with a time zone.")
