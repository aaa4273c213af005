"""What stands beside one another as people write and speak: two messages, a nod before a reply, what was said before.

So a label is learnt from what carries it, and not from the length of what it stands in. In counselling talk as it was
written for us a short turn of the client is nearly never given back and a long one nearly always, and what speaks of
danger is longer than what does not: neither is so in life.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from lab.language.reading import Message, Pair
from securebase.core.language.mirroring import OTHER

LONG: Final = 260  # letters of two messages that are joined
LONGEST: Final = 420  # of two texts about danger: what is longer would be read in part
HALF: Final = 0.5
BEFORE: Final = 3  # turns at most that stand before what is answered
WHOLE: Final = ("faithful", "parrot")  # what leaves out nothing, until more was said
CENTRE: Final = ("faithful", "partial")
NONE: Final = "none"
Text = tuple[str, str]


def joined(rng: random.Random, messages: Sequence[Message], count: int) -> list[Message]:
    """Two messages after one another, as people write: all labels of both."""
    found: list[Message] = []
    while len(found) < count:
        one, two = rng.choice(messages), rng.choice(messages)
        if len(one.text) + len(two.text) > LONG:
            continue
        between = " " if one.text[-1] in ".!?" else rng.choice([". ", "\n", " "])
        shift = len(one.text) + len(between)
        moved = tuple(replace(span, start=span.start + shift, end=span.end + shift) for span in two.spans)
        found.append(Message(one.text + between + two.text, one.labels | two.labels, one.spans + moved, one.source))
    return found


def longer(rng: random.Random, given: Sequence[Pair], share: float) -> list[Pair]:
    """Some of the mirrors, with a nod or news before them or a question after them: they stay what they are."""
    nods = [pair.reply for pair in given if pair.label == OTHER]
    questions = [pair.reply for pair in given if pair.label == "question_only"]
    mirrors = [pair for pair in given if pair.label in CENTRE]
    found: list[Pair] = []
    for pair in rng.sample(mirrors, int(share * len(mirrors))):
        before = rng.random() < HALF
        parts = (rng.choice(nods), pair.reply) if before else (pair.reply, rng.choice(questions))
        found.append(replace(pair, reply=_after_one_another(parts)))
    return found


def after_more(rng: random.Random, given: Sequence[Pair], share: float) -> list[Pair]:
    """Some of the pairs, with what others of the same file said put before what is answered.

    What gives nothing back stays what it is; of a whole mirror a part is missing now.
    """
    said: dict[str, list[str]] = defaultdict(list)
    for pair in given:
        said[_file(pair)].append(pair.speaker)
    found: list[Pair] = []
    for pair in rng.sample(list(given), int(share * len(given))):
        before = [rng.choice(said[_file(pair)]) for _ in range(rng.randint(1, BEFORE))]
        label = "partial" if pair.label in WHOLE else pair.label
        found.append(replace(pair, speaker=_after_one_another([*before, pair.speaker]), label=label))
    return found


def beside(rng: random.Random, texts: Sequence[Text], share: float) -> list[Text]:
    """Some of the texts about danger, with a harmless one before or behind them: they stay what they are."""
    calm = [text for text, label in texts if label == NONE]
    found: list[Text] = []
    for text, label in rng.sample(list(texts), int(share * len(texts))):
        two = [text, rng.choice(calm)]
        if sum(map(len, two)) <= LONGEST:
            rng.shuffle(two)
            found.append((_after_one_another(two), label))
    return found


def _file(pair: Pair) -> str:
    return pair.source.partition(":")[0]


def _after_one_another(parts: Sequence[str]) -> str:
    return " ".join(part if part[-1:] in ".!?" else f"{part}." for part in parts)
