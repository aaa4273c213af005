"""Makes the sample couple: everything in one transaction, act by act in the order of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from random import Random
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db import transaction

from securebase.samples import days as numbers
from securebase.samples.acts import MINUTE, Act, Cast, small_things
from securebase.samples.cast import WHO, Scene, Who, meet, read
from securebase.samples.evenings import pauses_of
from securebase.samples.pages import journals, unfinished
from securebase.web.checkins import actions as checkins
from securebase.web.checkins.records import CheckIn
from securebase.web.notices import actions as notices
from securebase.web.openings import actions as openings
from securebase.web.openings import days as opened
from securebase.web.today import actions as today

SEED: Final = 20261124
LOOKS: Final = 0.8  # share of opened days that somebody looks at
NEW: Final = 4  # days: what opened since is left for whoever looks around
OWN: Final = {"noor": ("steadied", 0.16), "robin": ("dared", 0.12)}


@transaction.atomic
def make(*, now: datetime, zone: ZoneInfo, days: int = numbers.SPAN) -> Cast:
    """Write the last ``days`` (2 to 120) of the story into an empty database, ending at ``now``. Returns the two."""
    scene = Scene(now, zone, Random(SEED), days)  # noqa: S311 - a story, no secret
    two = read("two")
    story = numbers.days(scene.rng, weekday_today=scene.day(0).weekday())
    cast = meet(scene, two)
    acts = [
        *small_things(scene, cast, two),
        *pauses_of(scene, cast, two),
        *journals(scene, cast, {who: read(who)["entry"] for who in WHO}),
        *check_ins(scene, cast, two, story),
        *looks(scene, cast, two),
        *unfinished(scene, cast, two["drafts"]),
    ]
    begin = scene.at(days - 1, "21:30")
    for act in sorted(acts, key=lambda act: act.at):
        if begin <= act.at <= now:
            act.do(act.at)
    for who in cast.values():
        notices.choose(by=who.person, on=True, quiet_from=22 * 60, quiet_until=7 * 60)
    return cast


def check_ins(scene: Scene, cast: Cast, two: dict[str, Any], story: Sequence[numbers.Day]) -> Iterator[Act]:
    """Each evening's numbers; today only Noor has been there, this morning."""
    for who in WHO:
        lines = iter(two[who]["lines"] * 4)
        for day in story:
            wrote: numbers.Numbers | None = getattr(day, who)
            if wrote is not None and day.ago > 0:
                line = next(lines) if wrote.line else ""
                yield _check(scene, cast[who], day.ago, wrote, line, at=_at(scene, day.ago, wrote.minute))
                yield from _own_act(scene, cast[who], day.ago, who)
    last = next(day.noor for day in reversed(story) if day.noor is not None and _whole(day.noor))
    if scene.now - scene.at(0, "00:00") > 40 * MINUTE:
        yield _check(scene, cast["noor"], 0, last, "", at=scene.now - 30 * MINUTE)


def _whole(wrote: numbers.Numbers) -> bool:
    return None not in (wrote.worry, wrote.space, wrote.close, wrote.load)


def _at(scene: Scene, ago: int, minute: int) -> datetime:
    minute = min(minute, 24 * 60 - 4)  # a day is written before its midnight
    return datetime.combine(scene.day(ago), time(minute // 60, minute % 60), scene.zone)


def _check(scene: Scene, me: Who, ago: int, wrote: numbers.Numbers, line: str, *, at: datetime) -> Act:
    day = scene.day(ago)
    record = CheckIn(
        **{name: getattr(wrote, name) for name in ("worry", "space", "close", "load", "apart", "loop")},
        move=wrote.move,  # type: ignore[arg-type]  # one of its values
        line=line,
        guess_worry=wrote.guess_worry,
        guess_space=wrote.guess_space,
    )

    def check(now: datetime) -> object:
        if not wrote.given:
            return checkins.keep(ring=me.ring, day=day, answers=record, seen=0)
        return checkins.give(
            by=me.person, ring=me.ring, us=me.us, day=day, answers=record, with_line=wrote.line_given, seen=0, now=now
        )

    return Act(at, check)


def _own_act(scene: Scene, me: Who, ago: int, who: str) -> Iterator[Act]:
    what, often = OWN[who]
    day = scene.day(ago)
    if scene.rng.random() < often * (1.6 - ago / numbers.SPAN):  # more of it towards the end
        yield Act(scene.at(ago, "20:15"), lambda _: today.note(ring=me.ring, what=what, step="", day=day, n=0))  # type: ignore[arg-type]


def looks(scene: Scene, cast: Cast, two: dict[str, Any]) -> Iterator[Act]:
    """The morning after: somebody looks at a day that has opened, and now and then answers it."""
    for ago in range(scene.span - 2, NEW, -1):
        for who in WHO:
            if scene.rng.random() < LOOKS:
                answers = [row for row in two["answers"] if (row["ago"], row["who"]) == (ago, who)]
                yield _look(scene, cast[who], ago, answers)


def _look(scene: Scene, me: Who, ago: int, answers: list[dict[str, Any]]) -> Act:
    day = scene.day(ago)

    def look(now: datetime) -> object:
        if day not in opened.opened(me.ring, me.us, [day], today=scene.day(ago - 1)):
            return None
        openings.look(ring=me.ring, day=day)
        for row in answers:
            openings.answer(by=me.person, ring=me.ring, us=me.us, day=day, way=row["way"], words=row["words"], now=now)
        return None

    return Act(scene.at(ago - 1, "07:50"), look)


__all__ = ["check_ins", "looks", "make"]
