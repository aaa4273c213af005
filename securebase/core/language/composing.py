"""Parts that were said again, put together: sentences in the order of the message, in its writer's own way to write."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from .camera import is_past
from .feelings import feeling_map, feelings_at
from .parts import Part
from .plain_words import plain_words, shapes, small_start
from .said import Said

SPACES: Final = re.compile(r" {2,}")
BEGINS: Final = re.compile(r"(^|[.?!] )([A-Z])(?=[a-z]|\s)")
PLACE: Final = re.compile(r"(?:with|in|at|this|last|when)\b", re.IGNORECASE)
ONE: Final = re.compile(r"\b(?:i|i'm|im|i am|i feel|i felt|my)\b[^.?!]*$", re.IGNORECASE)
JOINS: Final = re.compile(r"\W*(?:and|but|then)\b", re.IGNORECASE)
HANGING: Final = re.compile(r"[\s,]+(?:and|but|or|because|so)$(?<!said so)(?<!think so)", re.IGNORECASE)
BROKEN: Final = re.compile(
    r"(?:^|\b(?:because|when|while|if|that|than) )(?:you|i|he|she|we|my \w+|your \w+)$", re.IGNORECASE
)
PERFECT: Final = re.compile(
    r"(?:you|u)(?:'ve|ve| have| haven't| havent|'d)\b|(?:you|u) (?:don't|dont|aren't)\b.* any ?more\b", re.IGNORECASE
)
LONG: Final = 14  # words of a situation that is too long to stand before the feeling
NEAR: Final = 30  # letters between "I" and a feeling that is the writer's
Plan = Sequence[tuple[Part, Said]]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a message is said again: one feeling or two (ids of the map), a need (an id, or empty), and a last line."""

    first: str
    second: str = ""
    need: str = ""
    close: str = ""


def opening(ways: tuple[str, ...], plan: Plan, feelings: tuple[str, str]) -> Iterator[str]:
    """In the place of a closed door, or of a shield: every fact, what goes on inside, and a way back."""
    facts = [text for kind, text in _blocks(plan) if kind == "own"]
    about = next((each.words for _, each in plan if each.kind == "about"), "")
    shut = next((found for part, _ in plan if part.labels if (found := _shut_about(part.text))), "")
    bare = plain_words().own["with_all_that" if facts else "right_now"][0]
    topic = f"when it comes to {about or shut}" if about or shut else bare
    for pattern, feeling in zip(ways, feelings, strict=False):
        text = pattern.replace("{feeling}", say(feeling)).replace("{topic}", f" {topic}")
        yield SPACES.sub(" ", text.replace("{facts}", " ".join(facts))).strip()


def _shut_about(text: str) -> str:
    """What a closed door was closed on, if it says so."""
    found = shapes()["shut_about"].search(text)
    return shapes()["shut_end"].sub("", found["topic"]) if found else ""


def composed(plan: Plan, manner: Manner) -> str:
    """The deeds take the feeling, the rest follows; empty if there is nothing to say."""
    sentences, deeds = _sentences(_blocks(plan), manner)
    fears = [said.words for _, said in plan if said.kind == "fear" and said.words]
    asks = [f"Would you {said.words}?" for _, said in plan if said.kind == "ask" and said.words]
    wishes = [f"I wish you {said.words}." for _, said in plan if said.kind == "wish"]
    if not (sentences or fears or asks or wishes):
        return ""
    if fears:
        calm = (manner.second or "sad") if manner.first in ("scared", "worried") else manner.first
        lead = "I'm scared that" if deeds else f"I feel {say(calm)}, and I'm scared that"
        sentences.append(f"{lead} {', and that '.join(fears)}.")
    elif not deeds and not own_feeling(" ".join(sentences)):
        if len(sentences) > 1 and not asks and not wishes:
            return ""  # of several things, none of which was the blame, nobody could tell what "it" is
        sentences.append(f"I feel {say(manner.first)} about {'this' if asks or wishes else 'it'}.")
    if fears and (manner.need or manner.close):
        sentences.append("Is that so, or is it my worry?")
    elif not asks:
        need = f"I need {feeling_map().needs[manner.need].say}." if manner.need else manner.close
        sentences += [need] if need else []
    return " ".join([*sentences, *wishes, *asks])


def own_feeling(text: str) -> bool:
    """Whether the writer names a feeling of their own: one that "I" stands before, in the same sentence."""
    return any(ONE.search(text[max(at - NEAR, 0) : at]) for at, _, _ in feelings_at(text))


def _blocks(plan: Plan) -> list[tuple[str, str]]:
    """In order: sentences of the writer's own ("own"), what was done ("deed"), what it is about ("about")."""
    known = shapes()
    found: list[tuple[str, str]] = []
    last: Part | None = None
    for part, said in plan:
        words = HANGING.sub("", known["own_part"].sub(" and ", said.words.rstrip(" .,;")))
        kind, before = found[-1] if found else ("", "")
        if not part.labels:
            _keep(found, part, last)
        elif said.kind == "fact" or (said.kind == "when" and kind and not words.lower().startswith(("you", "u "))):
            found.append(("own", _sentence(words)))
        elif said.kind == "when" and words and kind == "deed" and not part.new and JOINS.match(part.text):
            found[-1] = kind, f"{before} and {words}"
        elif said.kind in ("when", "about") and words:
            found.append(("deed" if said.kind == "when" else "about", words))
        last = part
    return found


def _keep(found: list[tuple[str, str]], part: Part, last: Part | None) -> None:
    """A clause that is fine stays as it is; one that hangs on what is before it stays there."""
    known = shapes()
    clean = HANGING.sub("", known["closer"].sub("", part.text.strip(" ,;\n")))
    if known["noise"].match(clean) or not clean.strip(" ."):
        return
    kind, before = found[-1] if found else ("", "")
    hangs = (
        (last is not None and not last.labels) or BROKEN.search(before.rstrip(".")) or known["dangling"].match(clean)
    )
    if kind and last and not part.new and hangs and not before.endswith("?"):
        far = part.start - last.start - len(last.text) > 1  # a comma stood between
        gap = "" if clean[:1] in ".!?" else ", " if far else " "
        whole = before.rstrip(".") + gap + clean.strip(" .")
        found[-1] = kind, _sentence(whole) if kind == "own" else whole.rstrip("?!")
    elif not kind and known["when_first"].match(clean):
        found.append(("deed", known["when_first"].sub("", clean.strip(" ."))))
    elif kind == "deed" and not part.new and known["promised"].match(before):
        found[-1] = kind, f"{before} and {small_start(known['joint'].sub('', clean.strip(' .')))}"
    else:
        found.append(("own", _sentence(clean)))


def _sentences(blocks: list[tuple[str, str]], manner: Manner) -> tuple[list[str], bool]:
    """Whole sentences, and whether one of them ties the feeling to what was done."""
    sentences: list[str] = []
    tied = False
    for own, several in groupby(blocks, key=lambda block: block[0] == "own"):
        group = list(several)
        if own:
            sentences += [text for _, text in group]
        elif not tied:
            sentences.append(_with_feeling(group, manner))
            tied = True
        else:
            past, present = plain_words().own["later"]
            lead = past if is_past(" ".join(text for _, text in group)) else present
            sentences.append(f"{lead} {', and '.join(_joint(*each) for each in group)}.")
    return sentences, tied


def _with_feeling(group: list[tuple[str, str]], manner: Manner) -> str:
    """One sentence: the feeling and all that was done, in either order."""
    kind, text = group[0]
    word = "felt" if is_past(" ".join(text for _, text in group)) else "feel"
    first = kind == "deed" and len(group) == 1 and len(text.split()) <= LONG and not PERFECT.match(text)
    if first and (manner.need or manner.close):
        return f"When {text}, I {word} {say(manner.first)}."
    both = f"{say(manner.first)} and {say(manner.second)}" if manner.second else say(manner.first)
    return f"I {word} {both} {', and '.join(_joint(*each) for each in group)}."


def _joint(kind: str, text: str) -> str:
    if kind == "deed":
        return f"that {text}" if PERFECT.match(text) else f"when {text}"
    return text if PLACE.match(text) else f"about {small_start(text)}"


def say(feeling: str) -> str:
    """A feeling as it goes after "I felt"."""
    return feeling_map().feelings[feeling].say


def _sentence(text: str) -> str:
    text = shapes()["joint"].sub("", text.strip(" ,;:\n"))
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def in_register(raw: str, text: str) -> str:
    """In small letters, and without a full stop at the end, if that is how the writer writes."""
    letters = [letter for letter in raw if letter.isalpha()]
    if letters and not any(letter.isupper() for letter in letters):
        text = BEGINS.sub(lambda found: found[1] + found[2].lower(), text)
        text = re.sub(r"\bI\b", "i", text)
    return text.rstrip(".") if raw.rstrip()[-1:].isalnum() and text.count(".") == 1 else text
