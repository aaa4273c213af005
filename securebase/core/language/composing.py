"""Parts that were said again, put together: sentences in the order of the message, in its writer's own way to write."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from .camera import is_past
from .feelings import feeling_map, feelings_in
from .parts import Part
from .plain_words import shapes, small_start
from .said import Said

SPACES: Final = re.compile(r" {2,}")
BEGINS: Final = re.compile(r"(^|[.?!] )([A-Z])(?=[a-z]|\s)")
PLACE: Final = re.compile(r"(?:with|in|at|this|last|when)\b", re.IGNORECASE)
Plan = Sequence[tuple[Part, Said]]


def opening(ways: tuple[str, ...], plan: Plan, feelings: tuple[str, str]) -> Iterator[str]:
    """In the place of a closed door, or of a shield: what goes on inside, every fact, and a way back."""
    facts: list[str] = []
    for part, said in plan:
        if not part.labels or said.kind == "fact":
            _append(facts, said.words or part.text)
    about = next((each.words for _, each in plan if each.kind == "about"), "")
    topic = f" about {about}" if about else ""
    for pattern, feeling in zip(ways, feelings, strict=False):
        text = pattern.replace("{feeling}", say(feeling)).replace("{topic}", topic)
        yield SPACES.sub(" ", text.replace("{facts}", " ".join(facts))).strip()


def composed(plan: Plan, first: str, second: str, need: str) -> str:
    """The deeds take the feeling, the rest follows; empty if there is nothing to say.

    first, second, need: ids of the map; second and need may be empty.
    """
    sentences, deeds, at = _in_order(plan)
    sentences[at:at] = _deeds(deeds, first, second, need)
    fears = [said.words for _, said in plan if said.kind == "fear" and said.words]
    asks = [f"Would you {said.words}?" for _, said in plan if said.kind == "ask" and said.words]
    wishes = [f"I wish you {said.words}." for _, said in plan if said.kind == "wish"]
    if not (sentences or fears or asks or wishes):
        return ""
    if fears:
        calm = (second or "sad") if first in ("scared", "worried") else first
        lead = "I'm scared that" if deeds else f"I feel {say(calm)}, and I'm scared that"
        sentences.append(f"{lead} {', and that '.join(fears)}.")
    elif not deeds and not need and not feelings_in(" ".join(sentences)):
        sentences.append(f"I feel {say(first)} about {'this' if asks or wishes else 'it'}.")
    elif not deeds and need:
        sentences.append(f"I'm {say(first)}.")
    if need and fears:
        sentences.append("Is that so, or is it my worry?")
    elif need and not asks:
        sentences.append(f"I need {feeling_map().needs[need].say}.")
    return " ".join([*sentences, *wishes, *asks])


def _in_order(plan: Plan) -> tuple[list[str], list[str], int]:
    """Sentences of their own, deeds that share one, and the place of that one."""
    sentences: list[str] = []
    deeds: list[str] = []
    at = 0
    hangs = False  # whether what comes next may hang on a deed
    for part, said in plan:
        words = shapes()["own_part"].sub(" and ", said.words.rstrip(" .,;"))
        clean = part.text.strip(" ,.;\n")
        if not part.labels and hangs and shapes()["dangling"].match(clean):
            deeds[-1] += f" {clean}"
        elif not part.labels and not sentences and shapes()["when_first"].match(clean):
            deeds.append(shapes()["when_first"].sub("", clean))
        elif not part.labels and deeds and not sentences and shapes()["promised"].match(deeds[-1]):
            deeds[-1] += f" and {small_start(shapes()['joint'].sub('', clean))}"
        elif not part.labels:
            _append(sentences, part.text)
        elif said.kind == "fact" or (said.kind == "when" and deeds and not words.lower().startswith("you")):
            sentences.append(_sentence(words))
        elif said.kind in ("when", "about") and words:
            at = at if deeds else len(sentences)
            deeds.append(words if said.kind == "when" else f"about: {words}")
        hangs = bool(deeds) and bool(part.labels) and said.kind in ("when", "about")
    return sentences, deeds, at


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
        return [f"When {deeds[0]}, I {word} {say(first)}."]
    both = f"{say(first)} and {say(second)}" if second and not need else say(first)
    return [f"I {word} {both} {', and '.join(_joint(each) for each in deeds)}."]


def _joint(deed: str) -> str:
    if not deed.startswith("about: "):
        return f"when {deed}"
    words = deed.removeprefix("about: ")
    return words if PLACE.match(words) else f"about {words}"


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
