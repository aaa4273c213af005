"""The same message said so that it can be heard: a feeling, what happened, and every fact; checked before it is shown.

Danger first: words of danger and threats are never polished. What carries a negative label of our own reviewer, or
names no feeling, is not offered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from .camera import said_again
from .composing import Manner, Plan, composed, in_register, opening, own_feeling, say
from .facts import keeps_facts
from .feelings import feeling_map, verdict_in
from .parts import Part, parts_of
from .plain_words import plain_words, shapes, topic_of
from .reviewing import Review, look
from .said import NOTHING
from .splitting import apart

MOST: Final = 2
TRIES: Final = 4  # so many are looked at; each costs as much as the message itself
BARE: Final = 14  # words of an insult that holds nothing else
LONGEST: Final = 700  # letters of a message that is said again; of longer ones a part is asked for
SHUT: Final = frozenset({"stonewalling", "defensiveness"})
BLAME: Final = frozenset({"accusation", "generalisation", "criticism", "contempt"})


def review(raw: str) -> Review:
    """What is found in a message, with rewrites where something unkind was found and may be said again."""
    found = look(raw)
    return replace(found, rewrites=tuple(rewrites(raw, found)))


def rewrites(raw: str, found: Review, feeling: str = "") -> list[str]:
    """Up to two; none where nothing is unkind, or where the words speak of danger or of a threat.

    raw: any string; found: what `look` said of it; feeling: the id of one that the writer chose, in place of a guess.
    """
    unkind = {each.label for each in found.unkind}
    if not unkind or found.danger.label != "none" or "threat" in unkind or len(raw) > LONGEST or _afraid(raw):
        return []
    made: list[str] = []
    tried: set[str] = set()
    for text in _candidates(raw, apart(parts_of(raw, found)), unkind, feeling):
        shown = in_register(raw, text)
        if shown in tried or not keeps_facts(raw, shown) or any(each.search(shown) for each in plain_words().left_over):
            continue
        tried.add(shown)
        if can_be_heard(shown):
            made.append(shown)
        if len(made) == MOST or len(tried) == TRIES:
            break
    return made


def _afraid(raw: str) -> bool:
    """Words of fear and control are no problem of wording."""
    found = verdict_in(raw)
    return found is not None and found[0].id == "danger"


def can_be_heard(text: str) -> bool:
    """Whether our own reviewer finds nothing unkind and no danger in a text, and a feeling is named."""
    again = look(text)
    return not again.unkind and again.danger.label == "none" and own_feeling(text)


def _candidates(raw: str, parts: list[Part], unkind: set[str], feeling: str) -> Iterator[str]:
    """Ways to say it, the one that keeps most first."""
    parts = [part for part in parts if part.labels or not shapes()["jab"].match(part.text.strip(" ,.!?;"))]
    if unkind & {"contempt", "criticism"}:  # a question beside an insult is no fact
        parts = [part for part in parts if part.labels or not shapes()["barbed"].match(part.text)]
    said = [(part, said_again(part.text, part.labels) if part.labels else NOTHING) for part in parts]
    shut = bool(unkind & SHUT) and not unkind & BLAME
    topic = plain_words().withdrawing if shut else topic_of(" ".join(part.text for part in parts if part.labels))
    hidden = (each for _, one in said for each in one.feelings)
    chosen = [feeling] if feeling else []
    one, two = list(dict.fromkeys([*chosen, *hidden, *topic.feelings, *plain_words().otherwise.feelings]))[:2]
    need = next((each.need for _, each in said if each.need), topic.need)
    pauses = plain_words().own["then_pause"] if "stonewalling" in unkind else ("", "")
    close = pauses[1] or ("" if need else plain_words().own["close"][0])
    manners = (
        Manner(one, "" if feeling else two, close=pauses[0]),
        Manner(one if feeling else two, need="" if pauses[1] else need, close=close),
        Manner(one, need="" if pauses[1] else need, close=close),
    )
    ways = _way(raw, unkind)
    for plan in _plans(said):
        if shut and not any(each.kind in ("when", "fear", "wish") for _, each in plan):
            yield from opening(ways, plan, (one, two))
        yield from filter(None, (composed(plan, each) for each in manners))
    if all(each.kind == "nothing" and (part.labels or any(one.feelings for _, one in said)) for part, each in said):
        yield from _without_facts(said, (one, two), need, len(raw.split()))


def _without_facts(said: Plan, feelings: tuple[str, str], need: str, words: int) -> Iterator[str]:
    """Of a verdict, the feelings under it; of a few words that only hurt, that one is hurt."""
    known = plain_words()
    if any(each.feelings for _, each in said):
        wanted = f"I need {feeling_map().needs[need].say}." if need else known.own["close"][0]
        yield f"I feel {' and '.join(map(say, feelings))}. {wanted}"
        yield f"I'm {say(feelings[0])}, and it has been on my mind. {wanted}"
    elif words <= BARE:
        only = known.own["hurt_only"]
        yield from (each.replace("{feeling}", say(name)) for each, name in zip(only, feelings, strict=False))


def _way(raw: str, unkind: set[str]) -> tuple[str, ...]:
    """How a closed door opens again: at night, on the morrow, when the writer said; where nothing was shut, an ear."""
    own = plain_words().own
    if "stonewalling" not in unkind:
        return own["hearing"]
    if until := shapes()["until"].search(raw):
        return tuple(each.replace("{then}", until["then"].strip()) for each in own["pause_until"])
    if shapes()["away"].search(raw):
        return own["pause_away"]
    return own["pause_night" if shapes()["night"].search(raw) else "pause"]


def _plans(said: Plan) -> Iterator[Plan]:
    """All of it; then without what is most easily taken amiss: an ask, a fear, and at last what was done."""
    yield said
    for kind in ("ask", "fear"):
        if any(each.kind == kind for _, each in said):
            yield [(part, NOTHING if each.kind == kind else each) for part, each in said]
    kept = [(part, each) for part, each in said if each.kind in ("when", "about") or not part.labels]
    if kept and len(kept) < len(said):
        yield kept
