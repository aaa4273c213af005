"""Other readings of which words hold the facts of a message: bolder, more careful, and by where its labels stand.

The reader's own reading is the likeliest one, and where it is wrong another is often right: which of them makes the
better line is told by `acceptable`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Final

from .feelings import feeling_map
from .keeping import Keeps, Kept, kept
from .labels import Found
from .plain_words import shapes, tidy, without_verdicts
from .reader import Seen
from .text import read
from .whole import merged

BOLD: Final = 1.5  # how much likelier than it seems a word is taken to hold a fact, or to hold none (in logarithms)
JOINT: Final = re.compile(r"(?:and|but|so|then|while|because|cos|when|though)\b[\s,]*", re.IGNORECASE)
LINK: Final = re.compile(r"\s*(?:\b(?:and|but|or|if|as|than|when|while|because|so)\b)?\s*", re.IGNORECASE)
SENTENCE: Final = re.compile(r"[^.!?\n]*")
Readings = list[tuple[Kept, ...]]


def variants(raw: str, seen: Seen, unkind: Sequence[Found], feelings: Sequence[str]) -> Readings:
    """The reader's own reading first; each once. feelings: ids, for a verdict ("ignored") under which one lies."""
    own = kept(raw, seen.marks, seen.spans)
    every = [
        own,
        _by_labels(raw, own, unkind, feelings),
        by_clause(raw, own),
        *(kept(raw, seen.marks, seen.spans, lean) for lean in (-BOLD, BOLD)),
    ]
    return list({tuple((each.kind, each.text) for each in one): tuple(one) for one in every}.values())


def _by_labels(raw: str, own: Sequence[Kept], unkind: Sequence[Found], feelings: Sequence[str]) -> list[Kept]:
    """A guess at a motive is a fear, an order an ask, a verdict the feeling under it; what overlaps gives way."""
    made = [each for found in unkind for each in [_of_label(raw, found, own, feelings)] if each]
    taken: list[Kept] = []
    for each in made:
        if not any(_overlap(each, other) for other in taken):
            taken.append(each)
    rest = [each for each in own if not any(_overlap(each, other) for other in taken)]
    return sorted([*taken, *rest], key=lambda each: each.start)


def by_clause(raw: str, own: Sequence[Kept]) -> list[Kept]:
    """Each deed and each sentence of the writer's own up to where its clause begins and ends; what overlaps is one."""
    clauses = read(raw).clauses
    made: list[Kept] = []
    for each in own:
        inside = [clause for clause in clauses if clause[0] < each.end and clause[1] > each.start]
        if each.kind not in ("deed", "own") or not inside:
            made.append(each)
            continue
        joint = JOINT.match(raw, inside[0][0])
        start, end = min(each.start, joint.end() if joint else inside[0][0]), max(each.end, inside[-1][1])
        start = max([start, *(other.end for other in made)])
        if start < end and not (made and each.end <= made[-1].end):
            made.append(replace(each, text=raw[start:end], start=start, end=end))
    return _joined(raw, made)


def _joined(raw: str, made: Sequence[Kept]) -> list[Kept]:
    """Two sentences of the writer's own between which nothing was left out ("you | and the baby"), as one."""

    def both(last: Kept, each: Kept) -> Kept | None:
        one = last.kind == each.kind == "own" and LINK.fullmatch(raw, last.end, each.start)
        return replace(last, text=raw[last.start : each.end], end=each.end) if one else None

    return merged(made, both)


def _of_label(raw: str, found: Found, own: Sequence[Kept], feelings: Sequence[str]) -> Kept | None:
    if found.start is None or found.end is None:
        return None
    start, end = found.start, found.end
    if found.label in ("pseudo_feeling", "accusation") and (felt := _felt(raw, start, end, feelings)):
        return felt
    kind = _kind(found.label, tidy(raw[start:end]), [each for each in own if each.start < end and each.end > start])
    return Kept(kind, raw[start:end], start, end, found.score) if kind else None


def _kind(label: str, text: str, inside: Sequence[Kept]) -> Keeps | None:
    """What a stretch with a label is for; none where the reader's own marks in it say it better."""
    if label == "mind_reading":
        return "fear" if shapes()["yours"].match(text) else None
    if label == "generalisation":
        return "own" if shapes()["all_mine"].match(text) else None
    if label == "demand":
        return None if any(each.kind == "ask" for each in inside) else "ask"
    return "deed" if label == "accusation" and not inside else None


def _felt(raw: str, start: int, end: int, feelings: Sequence[str]) -> Kept | None:
    """What stands for a feeling: "I feel like you ..." as a fear, a verdict as what lies under it."""
    known = shapes()
    if like := known["feel_like"].search(raw, start, end):
        return Kept("fear", raw[like.end() : end], start, end, 1.0)
    said = _verdict().search(raw, start)
    if said and said.start() <= end:
        until = SENTENCE.match(raw, said.end())
        stop = until.end() if until else end
        both = " and ".join(feeling_map().feelings[name].say for name in feelings)
        past = "felt" in said[0].lower() or "made" in said[0].lower()
        return _owned(f"{both} {known['by_you'].sub('', raw[said.end() : stop])}", past, said.start(), stop)
    if made := known["made_me_feel"].search(raw, start):
        return _owned(made["what"], made["tense"].lower() == "de", made.start(), made.end())
    return None


def _owned(what: str, past: bool, start: int, end: int) -> Kept:
    """A feeling and what it is about, as a sentence of the writer's own."""
    text = without_verdicts(shapes()["times"].sub("when", what))
    return Kept("own", f"I {'felt' if past else 'feel'} {text}", start, end, 1.0)


@cache
def _verdict() -> re.Pattern[str]:
    """Such as "I feel so ignored" or "it makes me feel used": all of it, in the place of which a feeling is named."""
    words = chain.from_iterable(each.words for each in feeling_map().verdicts.values())
    every = "|".join(re.escape(each) for each in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:{shapes()['feel_first'].pattern})(?:{every})\b", re.IGNORECASE)


def _overlap(one: Kept, two: Kept) -> bool:
    return one.start < two.end and one.end > two.start
