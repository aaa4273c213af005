"""Phrases put together: sentences in the order of the message, with a feeling, in its writer's own way to write."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from .feelings import feeling_map, feelings_at
from .phrases import Phrase
from .plain_words import plain_words, shapes, small_start
from .rules import plainly
from .situations import goes_with, is_short, later, lies_behind, situations

SPACES: Final = re.compile(r" {2,}")
BEGINS: Final = re.compile(r"(^|[.?!] )([A-Z])(?=[a-z]|\s)")
JOINED: Final = 14  # words of a sentence that is too long for a feeling behind it
THAT: Final = re.compile(r"^that\b")
NOT_THAT: Final = frozenset(
    {"lonely", "overwhelmed", "tense", "numb", "unsure", "helpless", "tired", "distant", "jealous"}
)
FELT: Final = re.compile(r"fe(?:el|lt)", re.IGNORECASE)
HANGS: Final = ("while", "when", "because", "cos", "cuz", "bc", "since", "after", "before", "until", "till", "though")
Sentences = list[str]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a message is said again: feelings (ids of the map), the deed first or the feeling, and a last line.

    again: whether what ties the feeling is told as not having been the first time, where more follows.
    """

    feelings: tuple[str, ...]
    deed_first: bool = False
    close: str = ""
    again: bool = False


def opening(ways: tuple[str, ...], phrases: Sequence[Phrase], feelings: Sequence[str]) -> Iterator[str]:
    """In the place of a closed door, or of a shield: every fact, what goes on inside, and a way back."""
    facts = " ".join(_own_sentences([each for each in phrases if each.kind == "own"]))
    about = next(
        (each.words for each in phrases if each.kind == "topic"), ""
    )  # what the door was closed on comes first
    for pattern, feeling in zip(ways, feelings, strict=False):
        topic = plain_words().own["about" if about else "right_now"][0].replace("{about}", about)
        text = pattern.replace("{feeling}", say(feeling)).replace("{topic}", topic).replace("{facts}", facts)
        yield SPACES.sub(" ", text).strip()


def composed(phrases: Sequence[Phrase], manner: Manner) -> str:
    """The deeds take the feeling, the rest follows; empty if there is nothing to say."""
    sentences, tied = _told(phrases, manner)
    fears = [each.words for each in phrases if each.kind == "fear"]
    asks = [each.words for each in phrases if each.kind == "ask"]
    if not (sentences or fears or asks):
        return ""
    if fears:
        calm = next((each for each in manner.feelings if each not in ("scared", "worried")), "sad")
        lead = "I'm scared that" if tied else f"I feel {say(calm)}, and I'm scared that"
        sentences.append(f"{lead} {', and that '.join(fears)}.")
    elif not tied and not own_feeling(" ".join(sentences)):
        sentences = _felt_behind(sentences, manner)
    if asks:
        sentences += [f"Would you {' and '.join(asks)}?"]
    elif manner.close:
        sentences.append(manner.close)
    return " ".join(sentences)


def _felt_behind(sentences: Sentences, manner: Manner) -> Sentences:
    """The feeling behind facts of the writer's own; with nothing but an ask, before it."""
    felt = _both(manner)
    if not sentences:
        return [f"I feel {felt}."]
    last = sentences[-1]
    if len(last.split()) <= JOINED and last.endswith("."):
        return [*sentences[:-1], f"{last[:-1]}, and I feel {felt}."]
    return [*sentences, f"I feel {felt} about that."]


def _told(phrases: Sequence[Phrase], manner: Manner) -> tuple[Sentences, bool]:
    """Whole sentences, and whether one of them ties the feeling to what was done."""
    sentences: Sentences = []
    tied = False
    for group in _groups(phrases):
        if group[0].kind == "own":
            hangs = group[0].link in HANGS and bool(sentences) and tied
            if hangs:
                sentences[-1] = f"{sentences[-1].rstrip('.')} {group[0].link} {small_start(group[0].words)}."
            sentences += _own_sentences(group[hangs:])
        elif not tied:
            sentences.append(_with_feeling(group, manner))
            tied = True
        else:
            sentences += filter(None, [later(group)])
    return sentences, tied


def _groups(phrases: Sequence[Phrase]) -> Iterator[list[Phrase]]:
    """Phrases that go into one sentence, or of one's own that follow each other."""
    group: list[Phrase] = []
    for each in phrases:
        if each.kind in ("ask", "fear"):
            continue
        if group and ((each.kind == "own") != (group[0].kind == "own") or not goes_with(group, each)):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _own_sentences(group: Sequence[Phrase]) -> Sentences:
    """What is the writer's own, joined as it was."""
    made: Sentences = []
    for each in group:
        hangs = shapes()["dangling"].match(each.words)
        if made and each.link is not None and (each.link or hangs) and not made[-1].endswith(("?", "!")):
            word = "" if each.link == "," else f" {each.link}"
            comma = "," if each.link == "," else ""
            made[-1] = f"{made[-1].rstrip('.')}{comma}{word} {small_start(each.words)}."
        elif made and hangs:
            made[-1] = f"{made[-1].rstrip('.')} {small_start(each.words)}."
        else:
            made.append(_sentence(each.words))
    return made


def _with_feeling(group: Sequence[Phrase], manner: Manner) -> str:
    """One sentence: the feeling and all that was done, in either order."""
    behind = lies_behind(group)
    word = "felt" if behind else "feel"
    end = plain_words().own["again_in_it"][not behind] if manner.again else "."
    if manner.deed_first and is_short(group):
        return f"When {group[0].words}, I {word} {_both(manner)}{end}"
    told = situations(group)
    if manner.feelings[-1] in NOT_THAT:
        told = THAT.sub("because", told)
    return f"I {word} {_both(manner)} {told}{end}"


def _both(manner: Manner) -> str:
    return " and ".join(map(say, manner.feelings))


def own_feeling(text: str) -> bool:
    """Whether the writer names a feeling of their own: "I feel ...", "I was so ...". "I sat alone" is a fact."""
    known, plain = shapes(), plainly(text)
    for at, _, _ in feelings_at(text):
        frame = known["framed"].search(plain, 0, at)
        if frame and (FELT.search(frame[0]) or not known["alone"].match(plain, at)):
            return True
    return False


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


def smaller(told: Sequence[Phrase]) -> Iterator[Sequence[Phrase]]:
    """All of it, a promise as a fact of its own; then without what is most easily taken amiss: an ask, a fear."""
    first = [_as_fact(each, told[at + 1 :]) for at, each in enumerate(told)]
    for at, (before, each) in enumerate(pairwise(first), start=1):
        if before.kind == "own" and each.frame == "more":
            first[at] = replace(each, words=f"you {each.words}", frame="when")
    yield first
    for kind in ("ask", "fear"):
        rest = [each for each in told if each.kind != kind]
        if rest and len(rest) < len(told):
            yield rest


def _as_fact(each: Phrase, rest: Sequence[Phrase]) -> Phrase:
    """A promise is not what hurts, but what came in its place: "You said six, and ..."; alone, it was counted on."""
    if each.kind != "deed" or not shapes()["promised"].match(each.words):
        return each
    if shapes()["due"].match(each.words) or any(one.kind in ("own", "deed", "ask") for one in rest):
        return replace(each, kind="own", frame="")
    counted = plain_words().own["counted"][0].replace("{promise}", each.words)
    return replace(each, kind="own", words=counted, frame="") if shapes()["vowed"].match(each.words) else each
