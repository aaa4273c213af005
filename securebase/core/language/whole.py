"""Stretches that the reader cut off in the middle of a phrase, made whole again before they are said."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from .keeping import Kept
from .plain_words import shapes, tidy

LEAD: Final = 12  # letters before a stretch in which it is told whose it is
AND: Final = re.compile(r",?\s+and\s+", re.IGNORECASE)
HABIT: Final = "every time"
ENDS: Final = (".", "!", "?")
STOPS: Final = (*ENDS, ",", ";", ":")


def whole(raw: str, kept: Sequence[Kept]) -> list[Kept]:
    """The stretches, those joined that are one; each with what its first or last word hangs on."""
    joined = _deeds(raw, _times(raw, _topics(raw, _habits(raw, _meanwhile(raw, kept)))))
    made: list[Kept] = []
    for at, each in enumerate(joined):
        least = made[-1].end if made else 0
        owned = _fronted(raw, _with_owner(raw, _doubted(raw, each, least), least), least)
        most = joined[at + 1].start if at + 1 < len(joined) else len(raw)
        made.append(_without_joint(raw, _to_the_end(raw, owned, most)))
    return made


def merged(kept: Sequence[Kept], both: Callable[[Kept, Kept], Kept | None]) -> list[Kept]:
    """The stretches, where a stretch and the next may be one: `both` gives that one, or none."""
    made: list[Kept] = []
    for each in kept:
        one = both(made[-1], each) if made else None
        made[-1:] = [one] if one else [*made[-1:], each]
    return made


def _topics(raw: str, kept: Sequence[Kept]) -> list[Kept]:
    """Two topics of which the first ends in the middle of a phrase ("another weekend at", "your place"), as one."""

    def both(last: Kept, each: Kept) -> Kept | None:
        near = last.kind == each.kind == "topic" and not raw[last.end : each.start].strip()
        cut_off = near and shapes()["cut_off"].search(tidy(last.text))
        return replace(last, text=f"{last.text} {each.text}", end=each.end) if cut_off else None

    return merged(kept, both)


def _deeds(raw: str, kept: Sequence[Kept]) -> list[Kept]:
    """What was done, and a sentence of one's own that goes on in it ("on the one Sunday", "we'd set aside"), as one."""

    def both(last: Kept, each: Kept) -> Kept | None:
        near = last.kind == "deed" and each.kind == "own" and raw[last.end : each.start] == " "
        goes_on = near and shapes()["goes_on"].match(f"{last.text} | {each.text}")
        return replace(last, text=f"{last.text} {each.text}", end=each.end) if goes_on else None

    return merged(kept, both)


def _habits(raw: str, kept: Sequence[Kept]) -> list[Kept]:
    """What is done each time that something of the writer's own happens ("every time | I ask", "you sigh"), as one."""
    made: list[Kept] = []
    alone: dict[int, Kept] = {}  # what nothing follows after all, as it was: by its place among those made
    before = 0
    for each in kept:
        last = made[-1] if made else each
        lead = shapes()["each_time"].search(raw, before, each.start)
        follows = last is not each and each.kind == "deed" and not raw[last.end : each.start].strip(" ,")
        if follows and last.text.startswith(HABIT) and not last.text.endswith(ENDS):
            made[-1] = replace(each, text=f"{last.text} {each.text}", start=last.start, sure=min(last.sure, each.sure))
            alone.pop(len(made) - 1, None)
        elif lead and lead.end() == each.start and each.kind in ("deed", "own"):
            if each.kind == "own":
                alone[len(made)] = each
            made.append(replace(each, text=f"{HABIT} {each.text}", start=lead.start()))
        else:
            made.append(each)
        before = each.end
    return [alone.get(at, each) for at, each in enumerate(made)]


def _times(raw: str, kept: Sequence[Kept]) -> list[Kept]:
    """A while that is no sentence, and what was done after it ("three nights in Denver", "you rang once"), as one."""

    def both(last: Kept, each: Kept) -> Kept | None:
        near = last.kind in ("own", "topic") and each.kind == "deed" and AND.fullmatch(raw, last.end, each.start)
        text = f"{last.text} and {each.text}"
        if not near or not shapes()["span_and"].match(text) or shapes()["verbal"].search(last.text):
            return None
        return replace(each, text=text, start=last.start, sure=min(last.sure, each.sure))

    return merged(kept, both)


def _meanwhile(raw: str, kept: Sequence[Kept]) -> list[Kept]:
    """What one did while the other did ("while | you were out", "I put them to bed"), as a sentence of one's own."""

    def both(last: Kept, each: Kept) -> Kept | None:
        near = last.kind == "deed" and each.kind == "own" and not raw[last.end : each.start].strip(" ,")
        found = shapes()["fronted"].search(raw, 0, last.start) if near else None
        if found is None:
            return None
        text = f"{found['lead'].strip()} {last.text.rstrip(' ,')}, {each.text}"
        return replace(each, text=text, start=found.start("lead"), sure=min(last.sure, each.sure))

    return merged(kept, both)


def _with_owner(raw: str, each: Kept, least: int) -> Kept:
    """A stretch whose first word lost what says whose it is ("my", "mam wasn't asked"), with that word."""
    found = shapes()["owner"].search(raw, max(least, each.start - LEAD), each.start)
    if found is None or each.kind == "ask":
        return each
    return replace(each, text=f"{found[0].strip()} {each.text}", start=found.start())


def _fronted(raw: str, each: Kept, least: int) -> Kept:
    """A sentence of one's own that lost the word it hangs on ("when", "we were short I sold it"), with that word."""
    found = shapes()["fronted"].search(raw, least, each.start) if each.kind == "own" else None
    if found is None or not shapes()["two_told"].match(each.text):
        return each
    return replace(each, text=f"{found['lead'].strip()} {each.text}", start=found.start("lead"))


def _doubted(raw: str, each: Kept, least: int) -> Kept:
    """What is asked so that the answer is no ("did you even look"), told as not done."""
    found = shapes()["doubted"].search(raw, max(least, each.start - LEAD), each.end)
    if each.kind != "deed" or found is None or not found.start() <= each.start <= found.end():
        return each
    rest = shapes()["doubted_rest"].sub("", each.text)
    return replace(each, text=f"{found['who']} {found['aid'].lower()}n't {rest}", start=found.start())


def _to_the_end(raw: str, each: Kept, most: int) -> Kept:
    """A stretch that ends in the middle of a phrase ("the red light on"), to the end of the clause."""
    ended = each.text.rstrip()[-1:] in STOPS
    rest = None if ended else shapes()["to_the_end"].match(raw[each.end : most])
    if rest is None or not shapes()["cut_off"].search(tidy(each.text)):
        return each
    return replace(each, text=each.text.rstrip() + rest[0].rstrip(), end=each.end + len(rest[0]))


def _without_joint(raw: str, each: Kept) -> Kept:
    """A stretch that ends in the word that joins it to the next ("on my hair before"), without it."""
    found = shapes()["joint_last"].match(each.text)
    at = raw.rfind(found["joint"], each.start, each.end) if found else -1
    return replace(each, text=found["rest"], end=at) if found and at > each.start else each
