"""The mirror on real counselling talk: `python -m lab.language.talk FILE`, of a copy of AnnoMI (Wu and others 2022).

Evaluation only: nothing is taught or set here. A counsellor's turn is a reflection if most of those who labelled it say
so. Ours says so if one of its sentences is of a kind that gives something back (faithful, partial, parrot or distorted)
and has a word that carries something; what it answers is all that the client said since the counsellor's turn before.
From which chance on a sentence counts is set on counselling talk of our own that was held out.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np

from lab.language.measure import f1
from lab.language.reading import HERE, is_held_out, pairs
from securebase.core.language.echo import content
from securebase.core.language.mirroring import GIVES_BACK, KINDS, chances_of
from securebase.core.language.reader import reader

BACK: Final = [KINDS.index(kind) for kind in KINDS if kind in GIVES_BACK]
SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")
OURS: Final = re.compile(r"counsel|session|practition", re.IGNORECASE)  # in the briefs of our own talk
CUTS: Final = tuple(round(0.05 * step, 2) for step in range(4, 15))
Turn = tuple[str, str, bool]


def turns(path: Path) -> Iterator[Turn]:
    """What the client said, what the counsellor answered, and whether most call it a reflection."""
    seen: dict[tuple[str, int], tuple[str, str]] = {}
    votes: dict[tuple[str, int], list[bool]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = (row["transcript_id"], int(row["utterance_id"]))
            seen[place] = (row["interlocutor"], row["utterance_text"])
            votes[place].append(row["reflection_exists"] == "True")
    said: list[str] = []
    before = ""
    for place, (who, text) in sorted(seen.items(), key=lambda each: (each[0][0], each[0][1])):
        if place[0] != before:
            said, before = [], place[0]
        if who == "client":
            said.append(text)
            continue
        if said:
            yield " ".join(said), text, sum(votes[place]) * 2 > len(votes[place])
        said = []


def _back(speaker: str, sentence: str) -> float:
    """How likely a sentence gives back something of what was said."""
    return float(chances_of(reader(), speaker, sentence)[BACK].sum()) if content(sentence) else 0.0


def cut() -> float:
    """The chance from which on our own held-out counselling talk is told best (F1)."""
    files = [
        path
        for path in sorted((HERE / "pairs").glob("*.txt"))
        if OURS.search(path.read_text("utf-8").partition("\n")[0])
    ]
    ours = [pair for path in files for pair in pairs(path) if is_held_out(pair.speaker)]
    chance = np.array([_turn(pair.speaker, pair.reply) for pair in ours])
    true = np.array([pair.label in GIVES_BACK for pair in ours])
    return max(CUTS, key=lambda least: f1(true, chance >= least))


def _turn(speaker: str, reply: str) -> float:
    """How likely one of the sentences of a reply gives something back."""
    return max(map(partial(_back, speaker), SENTENCE.split(reply)))


def main() -> None:
    """One line of figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    every = list(turns(parser.parse_args().file))
    least = cut()
    chance = np.array([_turn(speaker, reply) for speaker, reply, _ in every])
    said, true = chance >= least, np.array([label for _, _, label in every])
    precision, recall = (true & said).sum() / max(said.sum(), 1), (true & said).sum() / max(true.sum(), 1)
    print(f"turns {len(every)}, reflections {true.sum()}: F1 {f1(true, said):.3f}", end=", ")
    print(f"precision {precision:.3f}, recall {recall:.3f}, from {least:.2f} on")


if __name__ == "__main__":
    main()
