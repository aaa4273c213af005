"""The pauses: who asked, until when, and how each ended; with what went into the hold box and what settled."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Final

from securebase.samples.acts import MINUTE, Act, Cast, Row, other
from securebase.samples.cast import Scene, Who
from securebase.web.pauses import actions as pauses
from securebase.web.pauses.clocks import start_of_tomorrow
from securebase.web.pauses.models import Pause
from securebase.web.pauses.records import Held
from securebase.web.settle import actions as settle

WAYS: Final = {"noor": ("sigh", "slow", "kindness"), "robin": ("slow", "muscles", "grounding")}


BOTH: Final = 0.6  # share of pauses in which the one who waits settles too


class Refused(Exception):
    """A made-up pause breaks a rule of real ones: the story is wrong."""


def pauses_of(scene: Scene, cast: Cast, two: Row) -> Iterator[Act]:
    """Every pause, and the minutes in which each of the two settled."""
    for row in two["pauses"]:
        yield from _pause(scene, cast, row)
        yield _settled(scene, cast[row["who"]], row, row["who"], after=4)
        if scene.rng.random() < BOTH:
            waits = "robin" if row["who"] == "noor" else "noor"
            yield _settled(scene, cast[waits], row, waits, after=7)
    for row in two["held"]:
        yield _held(scene, cast[row["who"]], row)


def _pause(scene: Scene, cast: Cast, row: Row) -> Iterator[Act]:
    me, them, token = cast[row["who"]], other(cast, row["who"]), scene.token()
    asked, span = scene.at(row["ago"], row["at"]), row["minutes"] * MINUTE
    due, end = asked + span, row["end"]

    def ask(now: datetime) -> object:
        return _done(
            pauses.ask(
                by=me.person, us=me.us, ring=me.ring, token=token, return_at=due, line=row.get("line", ""), now=now
            )
        )

    yield Act(asked, ask)
    yield from _ways(scene, me, token, row, asked, due)
    if end == "closed":
        yield Act(due + 20 * MINUTE, lambda now: _done(pauses.close_wait(pause=_of(token), us=them.us, now=now)))
    elif end != "none":
        yield Act(_back_at(scene, end, due), lambda now: _come_back(me, token, row, now))


def _ways(scene: Scene, me: Who, token: uuid.UUID, row: Row, asked: datetime, due: datetime) -> Iterator[Act]:
    """What happened on the way: a sign, twenty minutes more, a later time with a reason, another day."""
    if row["end"] == "sign":
        half = asked + (due - asked) / 2
        yield Act(half, lambda now: _done(pauses.give_sign(pause=_of(token), us=me.us, now=now)))
    if row["end"] == "more":
        yield Act(
            due - 2 * MINUTE, lambda now: _done(pauses.still_coming(pause=_of(token), us=me.us, ring=me.ring, now=now))
        )
    if row["end"] == "moved":
        to, why = due + 35 * MINUTE, row["why"]
        yield Act(
            due - 5 * MINUTE,
            lambda now: _done(pauses.move(pause=_of(token), us=me.us, ring=me.ring, to=to, why=why, now=now)),
        )
    if row["end"] == "day":
        to, tomorrow = due + timedelta(hours=21), start_of_tomorrow(scene.day(row["ago"]), scene.zone)
        yield Act(
            due - MINUTE,
            lambda now: _done(pauses.another_day(pause=_of(token), us=me.us, to=to, tomorrow=tomorrow, now=now)),
        )


def _back_at(scene: Scene, end: str, due: datetime) -> datetime:
    later = {"early": -6, "more": 17, "moved": 33, "day": 21 * 60 - 3, "late": 26}
    return due + later.get(end, scene.rng.choice((-3, -2, -1, 0, 1))) * MINUTE


def _of(token: uuid.UUID) -> Pause:
    return Pause.objects.get(id=token)


def _come_back(me: Who, token: uuid.UUID, row: Row, now: datetime) -> object:
    return _done(pauses.come_back(pause=_of(token), us=me.us, ring=me.ring, line=row.get("back"), now=now))


def _done(outcome: pauses.Outcome) -> object:
    if not isinstance(outcome, Pause):
        raise Refused(outcome.words_key)
    return outcome


def _settled(scene: Scene, me: Who, row: Row, who: str, *, after: int) -> Act:
    way, high, token = scene.rng.choice(WAYS[who]), scene.rng.randint(6, 9), scene.token().hex
    low = max(1, high - scene.rng.choice((0, 2, 3, 3, 4)))
    day = scene.day(row["ago"])
    do: Callable[[datetime], object] = lambda _: settle.log(  # noqa: E731
        ring=me.ring, way=way, before=high, after=low, token=token, day=day
    )
    return Act(scene.at(row["ago"], row["at"]) + after * MINUTE, do)


def _held(scene: Scene, me: Who, row: Row) -> Act:
    token, day = scene.token().hex, scene.day(row["ago"])

    def hold(now: datetime) -> object:
        # The box has no verb of its own: its page seals one record, and so does this.
        return me.ring.put_once(Held(words=row["words"], at=now.isoformat()), name=token, day=day)

    return Act(scene.at(row["ago"], row["at"]), hold)


__all__ = ["Refused", "pauses_of"]
