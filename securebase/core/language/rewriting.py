"""The same message said so that it can be heard: a feeling, what happened, and every fact; checked before it is shown.

Danger first: words of danger and threats are never polished. What carries a negative label of our own reviewer, or
names no feeling, is not offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from .camera import is_past, said_again
from .feelings import feeling_map, feelings_in, verdict_in
from .plain_words import plain_words, shapes, topic_of
from .reviewing import Review, look
from .said import NOTHING, Said
from .text import read

MOST: Final = 2
LONGEST: Final = 700  # letters of a message that is said again; of longer ones a part is asked for
FEW: Final = 3  # words that hang on the clause before
SHARE: Final = 0.4  # of a clause, that lies in an unkind stretch
SPACES: Final = re.compile(r" {2,}")
SHUT: Final = frozenset({"stonewalling", "defensiveness"})


@dataclass(frozen=True, slots=True)
class Part:
    """A clause or a few that hang together, and the negative labels on them."""

    text: str
    labels: frozenset[str]
    start: int = 0


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
    parts = _parts(raw, found)
    made: list[str] = []
    for text in _candidates(raw, parts, unkind, feeling):
        shown = _in_register(raw, text)
        if shown not in made and _can_be_heard(shown):
            made.append(shown)
            if len(made) == MOST:
                break
    return made


def _afraid(raw: str) -> bool:
    """Words of fear and control are no problem of wording."""
    found = verdict_in(raw)
    return found is not None and found[0].id == "danger"


def _can_be_heard(text: str) -> bool:
    again = look(text)
    return not again.unkind and again.danger.label == "none" and bool(feelings_in(text))


def _parts(raw: str, found: Review) -> list[Part]:
    """The clauses in order; one that cannot stand alone joined to the one before it if both are of one kind."""
    parts: list[Part] = []
    for start, end in read(raw).clauses:
        text = raw[start:end]
        labels = {
            each.label
            for each in found.unkind
            if each.start is not None and each.end is not None
            and min(each.end, end) - max(each.start, start) >= SHARE * min(end - start, each.end - each.start)
        }  # fmt: skip
        before = parts[-1] if parts else None
        stopped = bool(re.search(r"[.!?\n]\s*$", raw[:start].rstrip(" ")))
        hangs = bool(shapes()["dangling"].match(text)) and (not labels) == (not before.labels) if before else False
        if (
            before
            and not stopped
            and (
                hangs
                or (len(text.split()) <= FEW and not labels)
                or _one_stretch(found, start, end, before.labels & labels)
            )
        ):
            parts[-1] = Part(raw[before.start : end], before.labels | labels, before.start)
        else:
            parts.append(Part(text, frozenset(labels), start))
    return parts


def _one_stretch(found: Review, start: int, end: int, labels: frozenset[str] | set[str]) -> bool:
    """Whether an unkind stretch reaches over the beginning of a clause from the one before it."""
    return any(
        each.label in labels
        and each.start is not None
        and each.end is not None
        and each.start < start - 3
        and each.end > (start + end) / 2
        for each in found.unkind
    )


def _candidates(raw: str, parts: list[Part], unkind: set[str], feeling: str) -> Iterator[str]:
    """Ways to say it, the one that keeps most first."""
    said = [(part, said_again(part.text, part.labels) if part.labels else NOTHING) for part in parts]
    shut = bool(unkind & SHUT) and not unkind & {"accusation", "generalisation", "criticism", "contempt"}
    hidden = tuple(dict.fromkeys(each for _, one in said for each in one.feelings))
    topic = plain_words().withdrawing if shut else topic_of(raw)
    feelings = tuple(
        dict.fromkeys([*([feeling] if feeling else []), *hidden, *topic.feelings, *plain_words().otherwise.feelings])
    )
    need = next((one.need for _, one in said if one.need), topic.need)
    one, two = feelings[0], feelings[1]
    for plan in (
        said,
        _without(said, "ask"),
        _without(said, "fear"),
        [each for each in said if each[1].kind in ("when", "about") or not each[0].labels],
    ):
        if shut and not any(each.kind in ("when", "fear", "wish") for _, each in plan):
            ways = plain_words().own["pause"] if "stonewalling" in unkind else plain_words().own["hearing"]
            yield from _opening(ways, plan, one, two)
        for first, second, ask in (
            (one, "" if feeling else two, ""),
            (one if feeling else two, "", need),
            (one, "", need),
        ):
            if text := _composed(plan, first, second, ask):
                yield text
    if not any(each.kind != "nothing" or not part.labels for part, each in said):
        yield from (
            each.replace("{feeling}", _say(feeling))
            for each, feeling in zip(plain_words().own["hurt_only"], (one, two), strict=False)
        )


def _without(said: list[tuple[Part, Said]], kind: str) -> list[tuple[Part, Said]]:
    return [(part, NOTHING if each.kind == kind else each) for part, each in said]


def _opening(ways: tuple[str, ...], plan: list[tuple[Part, Said]], one: str, two: str) -> Iterator[str]:
    """In the place of a closed door, or of a shield: what goes on inside, every fact, and a way back."""
    facts: list[str] = []
    for part, said in plan:
        if not part.labels or said.kind == "fact":
            _append(facts, said.words or part.text)
    about = next((each.words for _, each in plan if each.kind == "about"), "")
    topic = f" about {about}" if about else ""
    for pattern, feeling in zip(ways, (one, two), strict=False):
        text = pattern.replace("{feeling}", _say(feeling)).replace("{topic}", topic)
        yield SPACES.sub(" ", text.replace("{facts}", " ".join(facts))).strip()


def _composed(plan: list[tuple[Part, Said]], first: str, second: str, need: str) -> str:
    """Sentences in the order of the message: the deeds take the feeling, the rest follows."""
    sentences: list[str] = []
    deed: list[str] = []
    at = 0
    for part, said in plan:
        words = shapes()["own_part"].sub(" and ", said.words.rstrip(" .,;"))
        if not part.labels:
            _append(sentences, part.text)
        elif said.kind == "fact" or (said.kind == "when" and deed and not words.lower().startswith("you")):
            sentences.append(_sentence(words))
        elif said.kind in ("when", "about") and words:
            at = at if deed else len(sentences)
            deed.append(words if said.kind == "when" else f"about: {words}")
    sentences[at:at] = _deeds(deed, first, second, need)
    fears = [said for _, said in plan if said.kind == "fear" and said.words]
    asks = [f"Would you {said.words}?" for _, said in plan if said.kind == "ask" and said.words]
    wishes = [f"I wish you {said.words}." for _, said in plan if said.kind == "wish"]
    if not (sentences or fears or asks or wishes):
        return ""
    if fears:
        calm = second or "sad" if first in ("scared", "worried") else first
        lead = "I'm scared that" if deed else f"I feel {_say(calm)}, and I'm scared that"
        sentences.append(f"{lead} {', and that '.join(each.words for each in fears)}.")
    elif not deed and not need and not feelings_in(" ".join(sentences)):
        sentences.append(f"I feel {_say(first)} about {'this' if asks or wishes else 'it'}.")
    elif not deed and need:
        sentences.append(f"I'm {_say(first)}.")
    if need and not asks:
        sentences.append(f"I need {feeling_map().needs[need].say}.")
    return " ".join([*sentences, *wishes, *asks])


def _append(sentences: list[str], text: str) -> None:
    """A clause that is fine stays as it is; one that hangs on what is before it stays there."""
    if shapes()["noise"].match(text):
        return
    if sentences and shapes()["dangling"].match(text) and not sentences[-1].endswith("?"):
        sentences[-1] = sentences[-1].rstrip(".") + " " + text.strip(" ,.;") + "."
    else:
        sentences.append(_sentence(text))


def _deeds(deeds: list[str], first: str, second: str, need: str) -> list[str]:
    """One sentence: the feeling and all that was done, in either order."""
    if not deeds:
        return []
    word = "felt" if is_past(" ".join(deeds)) else "feel"
    if need and not deeds[0].startswith("about: ") and len(deeds) == 1:
        return [f"When {deeds[0]}, I {word} {_say(first)}."]
    both = f"{_say(first)} and {_say(second)}" if second and not need else _say(first)
    return [f"I {word} {both} {', and '.join(_joint(each) for each in deeds)}."]


def _joint(deed: str) -> str:
    if not deed.startswith("about: "):
        return f"when {deed}"
    words = deed.removeprefix("about: ")
    return words if re.match(r"(?:with|in|at|this|last|when)\b", words, re.IGNORECASE) else f"about {words}"


def _say(feeling: str) -> str:
    return feeling_map().feelings[feeling].say


def _sentence(text: str) -> str:
    text = re.sub(r"^\W*(?:and|but|so)\b,?\s+", "", text.strip(" ,;:\n"), flags=re.IGNORECASE)
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _in_register(raw: str, text: str) -> str:
    """In small letters and without a full stop at the end if that is how the writer writes."""
    letters = [letter for letter in raw if letter.isalpha()]
    if letters and not any(letter.isupper() for letter in letters):
        text = re.sub(r"(^|[.?!] )([A-Z])(?=[a-z]|\s)", lambda found: found[1] + found[2].lower(), text)
        text = re.sub(r"\bI\b", "i", text)
    return text.rstrip(".") if raw.rstrip()[-1:].isalnum() and text.count(".") == 1 else text
