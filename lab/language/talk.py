"""The mirror on real counselling talk: `python -m lab.language.talk FILE`, of a copy of AnnoMI (Wu and others 2022).

Evaluation only: nothing is taught or set here. A counsellor's turn is a reflection if most of those who labelled it say
so. Ours says so if one of its sentences is of a kind that gives something back (faithful, partial, parrot or distorted)
and has a word that carries something; what it answers is all that the client said since the counsellor's turn before.
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
from securebase.core.language.echo import content
from securebase.core.language.mirroring import GIVES_BACK, KINDS, chances_of
from securebase.core.language.reader import reader

BACK: Final = [KINDS.index(kind) for kind in KINDS if kind in GIVES_BACK]
SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")
HALF: Final = 0.5
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


def main() -> None:
    """One line of figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    every = list(turns(parser.parse_args().file))
    chance = [max(map(partial(_back, speaker), SENTENCE.split(reply))) for speaker, reply, _ in every]
    said, true = np.array(chance) >= HALF, np.array([label for _, _, label in every])
    precision, recall = (true & said).sum() / max(said.sum(), 1), (true & said).sum() / max(true.sum(), 1)
    print(f"turns {len(every)}, reflections {true.sum()}: F1 {f1(true, said):.3f}", end=", ")
    print(f"precision {precision:.3f}, recall {recall:.3f}")


if __name__ == "__main__":
    main()
