"""What the two did, as acts with their moments. Each goes through the verb that a page would call, at that moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from securebase.core import circle as circle_rules
from securebase.samples.cast import Scene, Who
from securebase.web.asked import actions as asked
from securebase.web.asked.sorts import SORTS
from securebase.web.circle import actions as circle
from securebase.web.cyclemap import actions as cyclemap
from securebase.web.noticed import actions as noticed
from securebase.web.reaches import actions as reaches
from securebase.web.reaches.models import Card, Reach
from securebase.web.settle import actions as settle
from securebase.web.shell.library import library

OPEN: Final = timedelta(hours=12)
MINUTE: Final = timedelta(minutes=1)
LEFT_OUT: Final = -1  # of the answers to a measure
Cast = dict[str, Who]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """Something that somebody does at a moment."""

    at: datetime
    do: Callable[[datetime], object]


def other(cast: Cast, who: str) -> Who:
    """The one who is not ``who``."""
    return cast["robin" if who == "noor" else "noor"]


def small_things(scene: Scene, cast: Cast, two: Row) -> Iterator[Act]:
    """Lists and signs, cards, places, time apart, what was noticed and what helped."""
    begun = scene.at(scene.span - 1, "21:30")
    for who in cast:
        yield Act(begun, _list(cast[who], two[who]["reaches"]))
    for row in two["signs"]:
        theirs = "robin" if row["who"] == "noor" else "noor"
        yield from _sign(scene, cast, row, two[theirs]["reaches"][row["pick"]])
    kinds = {
        "cards": _card,
        "places": _place,
        "away": _away,
        "noticed": _noticed,
        "kept_for_me": _kept,
        "asked": _asked,
        "map": _map,
    }
    for name, acts in (*kinds.items(), ("helped", _note)):
        for row in two[name]:
            yield from acts(scene, cast, row)


def _list(me: Who, lines: list[str]) -> Callable[[datetime], object]:
    return lambda now: reaches.keep_list(ring=me.ring, lines=lines, day=now.date())


def _sign(scene: Scene, cast: Cast, row: Row, line: str) -> Iterator[Act]:
    me, them, token = cast[row["who"]], other(cast, row["who"]), scene.token()
    asked = scene.at(row["ago"], row["at"])

    def ask(now: datetime) -> object:
        return reaches.ask(
            by=me.person, us=me.us, ring=me.ring, token=token, line=line, closes_at=asked + OPEN, now=now
        )

    def answer(now: datetime) -> object:
        at = now + timedelta(hours=row["hours"]) if "hours" in row else None
        reach = Reach.objects.get(id=token)
        return reaches.answer(reach=reach, us=them.us, ring=them.ring, kind=row["kind"], at=at, now=now)

    yield Act(asked, ask)
    yield Act(asked + row["after"] * MINUTE, answer) if "after" in row else Act(asked + OPEN, reaches.lapse_one)


def _card(scene: Scene, cast: Cast, row: Row) -> Iterator[Act]:
    me, them, token = cast[row["who"]], other(cast, row["who"]), scene.token()
    sent = scene.at(row["ago"], row["at"])

    def send(now: datetime) -> object:
        return reaches.send_card(by=me.person, us=me.us, ring=me.ring, token=token, card=row["card"], now=now)

    def reply(now: datetime) -> object:
        later = now + row["later"] * MINUTE if "later" in row else None
        return reaches.answer_card(card=Card.objects.get(id=token), us=them.us, later_at=later, now=now)

    yield Act(sent, send)
    yield Act(sent + row.get("here", 6) * MINUTE, reply)


def _place(scene: Scene, cast: Cast, row: Row) -> Iterator[Act]:
    me, day = cast[row["who"]], scene.day(row["ago"])
    said = {"angle": float(row["angle"]), "need": row["need"], "line": row["line"]}
    yield Act(
        scene.at(row["ago"], row["at"]), lambda now: circle.move(ring=me.ring, us=me.us, day=day, now=now, **said)
    )


def _away(scene: Scene, cast: Cast, row: Row) -> Iterator[Act]:
    me, them, day = cast[row["who"]], other(cast, row["who"]), scene.day(row["ago"])
    left, last = scene.at(row["ago"], row["at"]), scene.day(row["ago"] - row["days"] + 1)
    back = scene.at(row["ago"] - row["days"] + 1, row["back"])
    plan = circle_rules.Away(left, back, row["what"], row["ritual"])
    wish = library().say("circle.cheer_words", time=row["back"])
    words = {"words": row["words"], "ritual_words": ""}
    yield Act(left, lambda _: circle.leave(ring=me.ring, us=me.us, day=day, plan=plan, **words))
    yield Act(
        left + timedelta(hours=3), lambda now: circle.cheer(ring=them.ring, us=them.us, day=day, words=wish, now=now)
    )
    yield Act(back - 4 * MINUTE, lambda now: circle.come_back(ring=me.ring, us=me.us, day=last, now=now))


def _noticed(scene: Scene, cast: Cast, row: Row) -> Iterator[Act]:
    me, token, day = cast[row["who"]], scene.token().hex, scene.day(row["ago"])
    yield Act(
        scene.at(row["ago"], row["at"]),
        lambda _: noticed.send(ring=me.ring, us=me.us, line=row["line"], token=token, day=day),
    )


def _kept(scene: Scene, cast: Cast, row: Row) -> Iterator[Act]:
    me, token, day = cast[row["who"]], scene.token().hex, scene.day(row["ago"])
    yield Act(
        scene.at(row["ago"], row["at"]), lambda _: noticed.keep(ring=me.ring, line=row["line"], token=token, day=day)
    )


def _asked(scene: Scene, cast: Cast, row: Row) -> Iterator[Act]:
    me, token, day = cast[row["who"]], scene.token().hex, scene.day(row["ago"])
    measure = SORTS[row["sort"]].of(library())
    given = {item.id: each for item, each in zip(measure.items, row["given"], strict=True) if each != LEFT_OUT}
    yield Act(
        scene.at(row["ago"], row["at"]),
        lambda _: asked.keep(ring=me.ring, measure=measure, answers=given, token=token, day=day),
    )


def _map(scene: Scene, cast: Cast, row: Row) -> Iterator[Act]:
    """A half, drawn and given; then the name of the loop, and "this is how it goes" of it as it stands."""
    me, day, later = cast[row["who"]], scene.day(row["ago"]), scene.day(row["agreed"])
    at = scene.at(row["ago"], row["at"])
    yield Act(at, lambda _: cyclemap.draw(ring=me.ring, half=row["half"], day=day))
    yield Act(at + 5 * MINUTE, lambda _: cyclemap.give(ring=me.ring, us=me.us, parts=list(row["half"]), day=day))

    def agree(now: datetime) -> None:
        if "name" in row:
            cyclemap.call_it(ring=me.ring, us=me.us, title=row["name"], day=later, now=now)
        cyclemap.agree(ring=me.ring, us=me.us, of=cyclemap.standing(me.ring, me.us), day=later)

    yield Act(scene.at(row["agreed"], row["at"]), agree)


def _note(scene: Scene, cast: Cast, row: Row) -> Iterator[Act]:
    me, day = cast[row["who"]], scene.day(row["ago"])
    yield Act(scene.at(row["ago"], row["at"]), lambda _: settle.note(ring=me.ring, words=row["note"], day=day))
