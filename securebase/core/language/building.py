"""An I-statement put together from its parts, so that it reads like a person; and the words for stepping back.

The frame is that of assertive speech (feeling, situation, meaning, need, request: Gordon 1970), in our own words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .tenses import is_past

WHEN: Final = re.compile(r"^(?:when(?:ever)?|while|as)\s+", re.IGNORECASE)
BECAUSE: Final = re.compile(r"^(?:because|cos|'cause|cause|since|as)\s+", re.IGNORECASE)
NEED: Final = re.compile(r"^(?:i (?:need|want|long for)|what (?:matters to me|i need) is|my need is)\s+", re.IGNORECASE)
ASK: Final = re.compile(r"^(?:please\s+)?(?:would|could|can|will) (?:you|u)\s+(?:please\s+)?", re.IGNORECASE)
FELT: Final = re.compile(r"^(?:i\s+)?(?:feel|felt|am|was|'m)\s+(?:so\s+)?", re.IGNORECASE)
UNTIL: Final = re.compile(r"^(?:until|till|til)\s+", re.IGNORECASE)
THEN: Final = re.compile(r"^(?:and\s+)?(?:then\s+)?(?:i'll|i will|i)\s+", re.IGNORECASE)
SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Parts:
    """What the builder asks. Any may be empty."""

    feelings: tuple[str, ...] = ()
    when: str = ""
    because: str = ""
    need: str = ""
    ask: str = ""


def build(parts: Parts) -> str:
    """The parts as one or a few sentences; empty if nothing was given.

    Each part may be typed with or without its opening word ("when", "because", "would you").
    """
    when, because = _bare(parts.when, WHEN), _bare(parts.because, BECAUSE)
    need, ask = _bare(parts.need, NEED), _bare(parts.ask, ASK)
    feelings = [each for each in (_bare(given, FELT) for given in parts.feelings) if each]
    sentences = []
    if feelings:
        felt = "felt" if when and is_past(when) else "feel"
        sentences.append(
            f"I {felt} {joined(feelings)}{f' when {when}' if when else ''}{f', because {because}' if because else ''}."
        )
    elif when or because:
        sentences.append(
            _sentence(
                f"when {when}, something in me changes"
                if when and not because
                else f"{f'when {when}, ' if when else ''}it matters because {because}"
            )
        )
    if need:
        sentences.append(f"I need {need}.")
    if ask:
        sentences.append(f"Would you {ask}?")
    return " ".join(sentences)


def step_back(feelings: Sequence[str], until: str, then: str, *, not_about_you: bool) -> str:
    """Words for room, with a way back: what goes on inside, until when, what then.

    until: a time or an event; then: what the writer does then. Without them there is no promise, and none is made up.
    """
    inside = [each for each in (_bare(given, FELT) for given in feelings) if each]
    until, then = _bare(until, UNTIL), _bare(then, THEN)
    sentences = [
        f"I feel {joined(inside)}, and this is a lot for me right now." if inside else "This is a lot for me right now."
    ]
    room = "I need some room"
    if until:
        room += f" until {until}"
    if then:
        room += f"{',' if until else ' now,'} then I'll {then}"
    sentences.append(f"{room}.")
    if not_about_you:
        sentences.append("It is not about whether you matter to me. You do.")
    return " ".join(sentences)


def joined(words: Sequence[str]) -> str:
    """Words as a list in a sentence: with commas, and "and" before the last."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _bare(given: str, opening: re.Pattern[str]) -> str:
    text = SPACES.sub(" ", given).strip(" .,;:!?…")
    text = opening.sub("", text, count=1)
    own = re.match(r"I\b|I'|[A-Z]{2}", text)
    named = re.match(r"[A-Z]\w+", text) and not re.match(
        r"(?:You|We|The|My|Our|Your|It|He|She|They|There|To|Some|A|An|That|This|Not|In|On|At|Be|Hold|Call|Text|Ring|Tell|Come|Sit|Stay|Go|Give|Let|Put|Send|Ask)\b",
        text,
    )
    return text if own or named else text[:1].lower() + text[1:]


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
