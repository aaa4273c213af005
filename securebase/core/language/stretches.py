"""Where a label stands: the clauses that carry it, from the chance of each word.

A clause is the shortest stretch that makes sense under a line (section 1.4 of the guide). Clauses that hang together
are one stretch; a new sentence, and after a comma a new subject, begin another.
"""

import re
from collections.abc import Sequence
from typing import Final

import numpy as np

from .encoder import Array

LEAST: Final = 0.3  # a clause carries a label from this mean chance of its words on, or
SHARE: Final = 0.4  # from this share of the clause that carries it most
SUBJECT: Final = re.compile(
    r"(?:you|you're|you've|you'd|you'll|u|i|i'm|i've|i'd|i'll|we|he|she|it|it's|they|don't|not|never|that's|this|nothing|"
    r"what|so)\b"
)
SENTENCE: Final = re.compile(r"[.!?\n]\W*$")
BESIDE: Final = re.compile(r"(?:when|whenever|every time|if)\b")  # what follows a verdict is no part of it
VERDICT: Final = "pseudo_feeling"
Place = tuple[int, int]


def stretches(chances: Array, spans: Sequence[Place], raw: str, clauses: Sequence[Place], label: str) -> list[Place]:
    """Start and end (code points) of each stretch of one label; empty for a text without clauses.

    chances: (pieces,), 0 to 1; spans: where each piece stands; clauses: start and end of each.
    """
    starts = np.array([start for start, _ in spans])
    scores = [_mean(chances[slice(*np.searchsorted(starts, clause))]) for clause in clauses]
    bar = min(LEAST, SHARE * max(scores, default=0.0))
    found: list[Place] = []
    before: Place | None = None
    for clause, score in zip(clauses, scores, strict=True):
        words = raw[slice(*clause)].lower().replace("’", "'")
        beside = label == VERDICT and before is not None and BESIDE.match(words) is not None
        if score < bar or beside:
            before = None if score < bar else before
            continue
        if before is None or _begins(raw, before, clause, words):
            found.append(clause)
        else:
            found[-1] = (found[-1][0], clause[1])
        before = clause
    return [_without_stop(raw, *place) for place in found]


def _mean(inside: Array) -> float:
    return float(inside.mean()) if len(inside) else 0.0


def _begins(raw: str, before: Place, clause: Place, words: str) -> bool:
    if SENTENCE.search(raw[: clause[0]].rstrip(" \"'")):
        return True
    return "," in raw[before[1] - 1 : clause[0] + 1] and SUBJECT.match(words) is not None


def _without_stop(raw: str, start: int, end: int) -> Place:
    while end - 1 > start and raw[end - 1] in " \t\n,;:.!":
        end -= 1
    return start, end
