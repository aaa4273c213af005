"""Every way in which a message might be said again: by each reading of its facts, and by what it is about.

They are candidates: `rewriting` offers those that keep the facts, can be heard, and would likely be accepted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

import numpy as np

from .composing import Manner, composed, in_register, opening, smaller
from .facts import Facts, negations
from .feelings import verdict_in
from .keeping import FEELINGS, Kept, facts_of
from .labels import Found
from .phrases import Phrase, phrases
from .plain_words import plain_words, shapes
from .reader import Seen
from .reviewing import Review
from .situations import in_one_tense
from .source import Source
from .themes import lines_of, theme_of, themes
from .variants import variants

WEIGHED: Final = 16  # candidates; the likeliest readings come first
COMMON: Final = frozenset(["hurt", "sad", "worried", "angry", "disappointed", "tense", "overwhelmed", "tired"])
WORN: Final = "tired"  # of the body as much as of the heart: offered to choose, never guessed
CLEAR: Final = 0.3  # share from which on "ashamed" or "jealous" is offered before a feeling that fits nearly everywhere
SHUT: Final = frozenset({"stonewalling", "defensiveness"})
BLAME: Final = frozenset({"accusation", "generalisation", "criticism", "contempt"})
ABOUT: Final = 2  # themes that are tried
FIRST: Final = 2  # readings that come before the themes
LEAST: Final = 0.35  # share of a theme below which it would be a guess
PLAIN: Final = 0.5  # share of a theme from which on its need is named
BARE: Final = "insult"
FITS: Final = 2.0  # how much likelier a feeling is that fits the theme
PLANS: Final = 2  # ways to tell the same facts, of each reading: all of them, and without what is easily taken amiss


def candidates(source: Source, found: Review, feeling: str = "") -> list[str]:
    """Ways to say it that keep its facts, each once, before anybody has read them."""
    ways = (in_register(source.raw, each) for each in wordings(source.raw, source.seen, found.unkind, feeling))
    facts = Facts.of(facts_of(source.raw, source.seen.marks, source.seen.spans))
    return list(islice((each for each in dict.fromkeys(ways) if _is_whole(source, facts, each)), WEIGHED))


def _is_whole(source: Source, facts: Facts, line: str) -> bool:
    """Whether nothing is left over, or lost: of a line about the theme, no name, number, day or person."""
    if any(each.search(line) for each in plain_words().left_over):
        return False
    if theme_of(line):
        return facts.firm_in(line)
    denied = sum(negations(each.text) > 0 for each in source.kept)
    return facts.are_in(line) and negations(line) >= denied


def wordings(raw: str, seen: Seen, unkind: Sequence[Found], feeling: str = "") -> Iterator[str]:
    """The candidates, the likeliest reading first. feeling: the id of one that the writer chose."""
    labels = {each.label for each in unkind}
    names = _feelings(raw, seen, labels, feeling)
    readings = variants(raw, seen, unkind, names)

    def told(some: Sequence[Sequence[Kept]]) -> Iterator[str]:
        for every in some:
            yield from filter(None, _by_facts(raw, every, labels, names, _need(seen, labels), chosen=bool(feeling)))

    yield from told(readings[:FIRST])
    if not labels <= SHUT or "stonewalling" not in labels:  # behind a closed door a theme would be a guess
        yield from _by_theme(seen, labels, feeling)
    yield from told(readings[FIRST:])


def _feelings(raw: str, seen: Seen, labels: set[str], feeling: str) -> tuple[str, str]:
    """Two feelings to name: what was chosen, what lies under a verdict, what is likeliest."""
    under = verdict_in(raw) if "pseudo_feeling" in labels else None
    guessed = (each for each in [*(under[0].feelings if under else ()), *likely(seen)] if each != WORN)
    one, two = list(dict.fromkeys([*filter(None, [feeling]), *guessed]))[:2]
    return one, two


def _by_facts(
    raw: str, every: Sequence[Kept], labels: set[str], names: tuple[str, str], need: str, *, chosen: bool
) -> Iterable[str]:
    told = phrases(raw, every)
    if told is None:
        return
    told = in_one_tense(told)
    shut = bool(labels & SHUT) and not any(each.kind in ("deed", "fear", "ask") for each in told)
    if shut and not labels & BLAME:
        yield from opening(_way(raw, labels, told), told, names)
        return
    first, second, third = _closes(raw, labels, told)
    need = "" if first else need  # what was asked, or that it was not the first time, comes before what is needed
    again = _was_again(raw, every)
    one, two = names
    manners = [
        Manner((one,) if chosen else names, close=first),
        Manner((one,), deed_first=True, close=need or (third if chosen else second)),
        Manner((one,) if chosen else (two,), deed_first=not chosen, close=third),
        *(Manner((one,) if chosen else names, close=each) for each in (need,) if each),
    ]
    for plan in islice(smaller(told), PLANS):
        yield from (composed(plan, replace(each, again=again)) for each in manners)


def _need(seen: Seen, labels: set[str]) -> str:
    """What is needed under it, if the theme is plain; none where a door was shut, for which a pause is the answer."""
    known = list(themes().values())
    at = int(seen.about[: len(known)].argmax())
    return known[at].need if seen.about[at] >= PLAIN and "stonewalling" not in labels else ""


def _by_theme(seen: Seen, labels: set[str], feeling: str) -> Iterator[str]:
    """What could be said of the themes that it is likeliest about; that it is a bare insult, only of what insults."""
    known = list(themes().values())
    order = np.argsort(-seen.about[: len(known)])
    open_ = [known[at] for at in order if known[at].id != BARE or labels & {"contempt", "criticism"}]
    for theme in open_[:ABOUT]:
        if theme.id != BARE and seen.about[known.index(theme)] < LEAST:
            continue
        yield from lines_of(theme, likely(seen), feeling)


def likely(seen: Seen) -> list[str]:
    """The feelings that may lie under a message, the likeliest first; a rare one is if it is likely enough.

    Where the theme is plain, those that fit it come before others that are not much likelier.
    """
    shares = np.exp(seen.felt - seen.felt.max())
    known = list(themes().values())
    at = int(seen.about[: len(known)].argmax())
    if seen.about[at] >= PLAIN:
        shares *= [FITS if each in known[at].feelings else 1 for each in FEELINGS]
    shares /= shares.sum()
    order = [int(at) for at in np.argsort(-shares)]
    fit = [at for at in order if FEELINGS[at] in COMMON or shares[at] >= CLEAR]
    return [FEELINGS[at] for at in [*fit, *(at for at in order if at not in fit)]]


def _closes(raw: str, labels: set[str], told: Sequence[Phrase]) -> tuple[str, ...]:
    """Last lines: none, then an offer to talk; where a door was shut, a pause with a way back."""
    own = plain_words().own
    if any(each.frame == "about" and each.asked for each in told):
        return own["instead"][0], own["instead"][1], own["instead"][1]
    if "stonewalling" not in labels:
        done = bool(told) and told[-1].kind == "deed" and not shapes()["vowed"].match(told[-1].words)
        again = done and shapes()["once_more"].search(raw) is not None  # "you'd never lie again" was only promised
        return own["again"] if again else ("", own["close"][0], own["close"][1])
    pause = own["then_after" if shapes()["back_at"].search(_facts(told)) else "then_pause"]
    return pause[0], pause[1], pause[1]


def _was_again(raw: str, every: Sequence[Kept]) -> bool:
    """Whether the one thing that was done is told as not having been the first time, and something else follows it."""
    deeds = [at for at, each in enumerate(every) if each.kind == "deed"]
    if len(deeds) != 1 or deeds[0] + 1 == len(every):
        return False
    here, after = every[deeds[0]], every[deeds[0] + 1]
    return after.kind == "own" and shapes()["once_more"].search(raw, here.start, after.start) is not None


def _facts(told: Sequence[Phrase]) -> str:
    return " ".join(each.words for each in told if each.kind == "own")


def _way(raw: str, labels: set[str], told: Sequence[Phrase]) -> tuple[str, ...]:
    """How a closed door opens again: at night, on the morrow, when the writer said; where nothing was shut, an ear."""
    own = plain_words().own
    if "stonewalling" not in labels:
        return own["hearing"]
    if shapes()["back_at"].search(_facts(told)):
        return own["pause_then"]
    if until := shapes()["until"].search(raw):
        return tuple(each.replace("{then}", until["then"].strip()) for each in own["pause_until"])
    if shapes()["not_today"].search(raw):
        return own["pause_not_today"]
    if shapes()["away"].search(raw):
        return own["pause_back" if shapes()["no_calls"].search(raw) else "pause_away"]
    return own["pause_night" if shapes()["night"].search(raw) else "pause"]
