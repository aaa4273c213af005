"""The mirror on real counselling talk: `python -m lab.language.talk FILE`, of a copy of AnnoMI (Wu and others 2022).

Evaluation only: nothing is taught or set here. A counsellor's turn is a reflection if most of those who labelled it say
so. Ours says so if one of its sentences is of a kind that gives something back (faithful, partial, parrot or distorted)
and has a word that carries something. What it answers is the last that the client said, over the counsellor's nods back
to as many words as three in four of our own clients say at once. From which odds on a turn counts is set on
counselling talk of our own that was held out.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from math import log
from pathlib import Path
from typing import Final

import numpy as np

from lab.language.measure import f1
from lab.language.reading import Pair, is_held_out, is_talk, pairs
from securebase.core.language.echo import content
from securebase.core.language.mirroring import GIVES_BACK, KINDS, chances_of
from securebase.core.language.reader import reader

BACK: Final = [KINDS.index(kind) for kind in KINDS if kind in GIVES_BACK]
SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")
CUTS: Final = np.arange(-4.0, 4.0, 0.1)  # odds, as logarithms
NEAR: Final = 5  # of them to either side
SURER: Final = 2.0  # by so many logarithms of the number of sentences: told best on our own held-out talk
LITTLE: Final = 1e-6
MOST: Final = 0.75  # of our clients' turns are no longer than what is read of theirs
Turn = tuple[str, str, bool]


def turns(path: Path, most: int) -> Iterator[Turn]:
    """What the client said last, what the counsellor answered, and whether most call it a reflection.

    most: words of the client that are read.
    """
    seen: dict[tuple[str, int], tuple[str, str]] = {}
    votes: dict[tuple[str, int], list[bool]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = (row["transcript_id"], int(row["utterance_id"]))
            seen[place] = (row["interlocutor"], row["utterance_text"])
            votes[place].append(row["reflection_exists"] == "True")
    said: list[str] = []
    before, answers = "", False
    for place, (who, text) in sorted(seen.items(), key=lambda each: each[0]):
        if place[0] != before:
            said, before, answers = [], place[0], False
        if who == "client":
            said += text.split()
        elif answers:
            yield " ".join(said[-most:]), text, sum(votes[place]) * 2 > len(votes[place])
        answers = who == "client"


def _back(speaker: str, sentence: str) -> float:
    """How likely a sentence gives back something of what was said: the odds, as a logarithm."""
    chance = float(chances_of(reader(), speaker, sentence)[BACK].sum()) if content(sentence) else 0.0
    chance = min(max(chance, LITTLE), 1 - LITTLE)
    return log(chance / (1 - chance))


def ours(talk: Sequence[Pair]) -> Iterator[Turn]:
    """Our own talk, turn by turn: what the counsellor said to one turn of the client stands in several lines."""
    for (_, speaker), turn in groupby(talk, key=lambda pair: (pair.source.partition(":")[0], pair.speaker)):
        lines = list(turn)
        yield speaker, " ".join(pair.reply for pair in lines), any(pair.label in GIVES_BACK for pair in lines)


def cut(talk: Sequence[Pair]) -> float:
    """The odds from which on held-out talk is told best (F1): where it is best with a little to either side."""
    held = [turn for turn in ours(talk) if is_held_out(turn[0])]
    odds = np.array([_turn(speaker, reply) for speaker, reply, _ in held])
    true = np.array([label for _, _, label in held])
    scores = [f1(true, odds >= least) for least in CUTS]
    smooth = np.convolve(np.pad(scores, NEAR, mode="edge"), np.ones(2 * NEAR + 1), mode="valid")
    return float(CUTS[int(smooth.argmax())])


def _turn(speaker: str, reply: str) -> float:
    """How likely one of the sentences of a reply gives something back; of many, one has to be the surer of it."""
    sentences = SENTENCE.split(reply)
    return max(map(partial(_back, speaker), sentences)) - SURER * log(len(sentences))


def main() -> None:
    """One line of figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    talk = [pair for pair in pairs() if is_talk(pair.source)]
    most = int(np.quantile([len(pair.speaker.split()) for pair in talk], MOST))
    every = list(turns(parser.parse_args().file, most))
    least = cut(talk)
    odds = np.array([_turn(speaker, reply) for speaker, reply, _ in every])
    said, true = odds >= least, np.array([label for _, _, label in every])
    precision, recall = (true & said).sum() / max(said.sum(), 1), (true & said).sum() / max(true.sum(), 1)
    print(f"turns {len(every)}, reflections {true.sum()}: F1 {f1(true, said):.3f}", end=", ")
    print(f"precision {precision:.3f}, recall {recall:.3f}, from {least:.2f} on, {most} words")


if __name__ == "__main__":
    main()
