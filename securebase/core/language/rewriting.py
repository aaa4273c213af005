"""The same message said so that it can be heard: a feeling, what happened, and every fact; checked before it is shown.

The reader marks which words hold facts and which feelings may lie under the message; those words are put into plain
sentences. Danger first: words of danger and threats are never polished. What carries a negative label of our own
reviewer, names no feeling or has lost a fact is not offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from .acceptable import Source, at_first, chance
from .composing import Manner, composed, in_register, opening, own_feeling, say, smaller
from .dangers import by_rule
from .facts import holds_facts, keeps_facts, negations
from .feelings import verdict_in
from .keeping import FEELINGS, Kept, facts_of, kept
from .phrases import Phrase, phrases
from .plain_words import plain_words, shapes
from .reader import Seen, reader
from .reviewing import Review, look, may_be_said_again
from .situations import in_one_tense

MOST: Final = 2
TRIES: Final = 3  # so many are looked at; each costs as much as the message itself
BARE: Final = 14  # words of an insult that holds nothing else
LOUD: Final = 0.7  # of the letters; from this share of capitals on they are meant as shouting
SURE: Final = 0.45  # if the reader is less sure of any stretch, nothing is tried
HOPELESS: Final = 0.5  # of the least chance of being found acceptable: what is below is not tried in other ways
COMMON: Final = frozenset(["hurt", "sad", "worried", "angry", "disappointed", "tense", "overwhelmed", "tired"])
WORN: Final = "tired"  # of the body as much as of the heart: offered to choose, never guessed
CLEAR: Final = 0.3  # share from which on "ashamed" or "jealous" is offered before a feeling that fits nearly everywhere
SHUT: Final = frozenset({"stonewalling", "defensiveness"})
BLAME: Final = frozenset({"accusation", "generalisation", "criticism", "contempt"})


def review(raw: str) -> Review:
    """What is found in a message, with rewrites where something unkind was found and may be said again."""
    found = look(raw)
    return replace(found, rewrites=tuple(rewrites(raw, found)))


def rewrites(raw: str, found: Review, feeling: str = "") -> list[str]:
    """Up to two; none where nothing is unkind, or where the words speak of danger or of a threat.

    raw: any string; found: what `look` said of it; feeling: the id of one that the writer chose, in place of a guess.
    Without the reader's weights none is made: the builder asks instead.
    """
    if found.seen is None or not may_be_said_again(raw, found):
        return []
    unkind = {each.label for each in found.unkind}
    loud = sum(map(str.isupper, raw)) > LOUD * sum(map(str.isalpha, raw)) and len(raw.lower()) == len(raw)
    raw = raw.lower() if loud else raw  # capitals throughout tell no names
    every = kept(raw, found.seen.marks, found.seen.spans)
    if any(each.sure < SURE for each in every):
        return []
    plans = _plans(raw, found.seen, every, unkind, feeling)
    return _passed(Source(raw, found.seen, every), plans, chosen=bool(feeling))


def _passed(source: Source, plans: Iterator[Iterator[str]], *, chosen: bool) -> list[str]:
    """The lines of the first plan that keep their facts, that our own reviewer has passed, and that a reader would."""
    raw, seen = source.raw, source.seen
    facts = facts_of(raw, seen.marks, seen.spans)
    denied = sum(negations(each.text) > 0 for each in source.kept)
    tries = 0
    for ways in plans:
        made: list[str] = []
        for text in ways:
            shown = in_register(raw, text)
            broken = any(each.search(shown) for each in plain_words().left_over)
            lost = not keeps_facts(facts, shown) or negations(shown) < denied
            if broken or lost or shown in made:
                continue
            if not chosen and at_first(reader(), source, shown) < reader().fit_first_cut:
                break  # it would not be offered, and reading it costs as much as reading the message
            tries += 1
            share = _share(source, shown, chosen=chosen)
            if share >= 1:
                made.append(shown)
            if len(made) == MOST or tries == TRIES or (not made and share < HOPELESS):
                break  # what is unkind in one way to put it, or says too little, is so in the others
        if made or tries == TRIES:
            return made
    return []


def _share(source: Source, shown: str, *, chosen: bool) -> float:
    """The chance that a line is found acceptable, as a share of the least that is offered; 0 if it cannot be heard."""
    with_ = reader()
    seen = _heard(shown)
    if seen and chosen:
        return 1.0  # whether a feeling fits, its writer knows
    return chance(with_, source, shown, seen) / with_.fit_cut if seen else 0.0


def can_be_heard(text: str) -> bool:
    """Whether our own reviewer finds nothing unkind in a text and no plain word of danger, and a feeling is named."""
    return _heard(text) is not None


def _heard(text: str) -> Seen | None:
    """What the reader sees in a text that can be heard."""
    if not own_feeling(text) or by_rule(text).label != "none":
        return None
    found = look(text)
    return None if found.unkind else found.seen


def _plans(raw: str, seen: Seen, every: Sequence[Kept], unkind: set[str], feeling: str) -> Iterator[Iterator[str]]:
    """Ways to say it, plan by plan, the one that keeps most first."""
    under = _under_verdict(raw) if "pseudo_feeling" in unkind else ()
    guessed = (each for each in [*under, *likely(seen)] if each != WORN)
    one, two = list(dict.fromkeys([*filter(None, [feeling]), *guessed]))[:2]
    told = phrases(raw, every)
    if told is None:
        return
    told = in_one_tense(told)
    shut = bool(unkind & SHUT) and not any(each.kind in ("deed", "fear", "ask") for each in told)
    if shut and not unkind & BLAME:
        yield opening(_way(raw, unkind, told), told, (one, two))
        return
    first, second, third = _closes(unkind, told)
    manners = (
        Manner((one,) if feeling else (one, two), close=first),
        Manner((one,), deed_first=True, close=third if feeling else second),
        Manner((two,), deed_first=True, close=third),
        Manner((one,), close=third),
    )
    for plan in smaller(told):
        yield filter(None, (composed(plan, each) for each in manners))
    if not told and not holds_facts(facts_of(raw, seen.marks, seen.spans)):
        yield _without_facts(raw, (one, two), bool(under))


def _under_verdict(raw: str) -> tuple[str, ...]:
    """The feelings that may lie under a word like "ignored"."""
    found = verdict_in(raw)
    return found[0].feelings if found else ()


def likely(seen: Seen) -> list[str]:
    """The feelings that may lie under a message, the likeliest first; a rare one is if it is likely enough."""
    shares = np.exp(seen.felt - seen.felt.max())
    shares /= shares.sum()
    order = [int(at) for at in np.argsort(-shares)]
    fit = [at for at in order if FEELINGS[at] in COMMON or shares[at] >= CLEAR]
    return [FEELINGS[at] for at in [*fit, *(at for at in order if at not in fit)]]


def _without_facts(raw: str, feelings: tuple[str, str], verdict: bool) -> Iterator[str]:
    """Of a verdict, the feelings under it; of a few words that only hurt, that one is hurt."""
    known = plain_words()
    if verdict:
        yield from (
            each.replace("{both}", " and ".join(map(say, feelings))).replace("{feeling}", say(feelings[0]))
            for each in known.own["verdict_only"]
        )
    elif len(raw.split()) <= BARE:
        only = known.own["hurt_only"]
        yield from (each.replace("{feeling}", say(name)) for each, name in zip(only, feelings, strict=False))


def _closes(unkind: set[str], told: Sequence[Phrase]) -> tuple[str, str, str]:
    """Last lines: none, then an offer to talk; where a door was shut, a pause with a way back."""
    own = plain_words().own
    if "stonewalling" not in unkind:
        return "", own["close"][0], own["close"][1]
    pause = own["then_after" if shapes()["back_at"].search(_facts(told)) else "then_pause"]
    return pause[0], pause[1], pause[1]


def _facts(told: Sequence[Phrase]) -> str:
    return " ".join(each.words for each in told if each.kind == "own")


def _way(raw: str, unkind: set[str], told: Sequence[Phrase]) -> tuple[str, ...]:
    """How a closed door opens again: at night, on the morrow, when the writer said; where nothing was shut, an ear."""
    own = plain_words().own
    if "stonewalling" not in unkind:
        return own["hearing"]
    if shapes()["back_at"].search(_facts(told)):
        return own["pause_then"]
    if until := shapes()["until"].search(raw):
        return tuple(each.replace("{then}", until["then"].strip()) for each in own["pause_until"])
    if shapes()["not_today"].search(raw):
        return own["pause_not_today"]
    if shapes()["away"].search(raw):
        return own["pause_away"]
    return own["pause_night" if shapes()["night"].search(raw) else "pause"]
