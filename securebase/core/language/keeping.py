"""Which words of a message hold its facts, and what each stretch of them is for, as the reader marks them.

The reader gives every piece the chances of a mark: left out, or the beginning or the rest of one of five kinds of
stretch. The likeliest row of marks is found by words (Viterbi 1967); a stretch may have a gap of words that are left
out ("you ~always~ leave the gate open").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

import numpy as np

from .encoder import Array

Keeps = Literal["deed", "topic", "own", "ask", "fear"]
KINDS: Final[tuple[Keeps, ...]] = ("deed", "topic", "own", "ask", "fear")
FEELINGS: Final = (
    "lonely", "worried", "scared", "hurt", "sad", "jealous", "angry", "disappointed", "overwhelmed", "tense", "numb",
    "ashamed", "guilty", "helpless", "unsure", "tired", "distant",
)  # fmt: skip
MARKS: Final = 1 + 2 * len(KINDS)  # left out, then beginning and rest of each kind
WORD: Final = re.compile(r"\S+")
IMPOSSIBLE: Final = -1e9
GAP: Final = -1.0  # what it costs to go on after a gap: so that one stretch does not swallow the next
STATES: Final = 1 + 3 * len(KINDS)  # left out, then beginning, rest and gap of each kind
GAP_PART: Final = 2
SMALL: Final = frozenset(
    {"and", "or", "to", "the", "a", "an", "my", "your", "of", "in", "on", "at", "with", "for", "that", "her", "his"}
    | {"while", "when", "because", "before", "after", "until", "till", "since", "as", "if", "than", "where", "who"}
    | {"which", "by", "from", "about"}
)
SUBJECT: Final = re.compile(r"\b(?:i|i'm|you|u|we|he|she|they|it)\b", re.IGNORECASE)
DENIED: Final = re.compile(r"\bnot\b|n['’]t\b", re.IGNORECASE)

LEFT: Final = 0.9  # so sure must the reader be that a word holds no fact


@dataclass(frozen=True, slots=True)
class Kept:
    """A stretch that is kept: its kind, its words without the gaps, its place, and how sure the reader is, 0 to 1."""

    kind: Keeps
    text: str
    start: int
    end: int
    sure: float


def kept(raw: str, marks: Array, spans: Sequence[tuple[int, int]], lean: float = 0.0) -> list[Kept]:
    """The stretches that hold facts, in order. marks: (pieces, MARKS), logarithms of chances; spans: of each piece.

    lean: how much likelier than it seems a word is taken to hold no fact (a logarithm); below nothing, to hold one.
    """
    words = [(found.start(), found.end()) for found in WORD.finditer(raw)]
    of_words = _by_word(raw, words, marks, spans)
    states = _likeliest(of_words + lean * LEANS)
    found: list[Kept] = []
    at = 0
    while at < len(words):
        if not (states[at] and _part(states[at]) == 0):
            at += 1
            continue
        end = at + 1
        while end < len(words) and states[end] and _part(states[end]) and _kind(states[end]) == _kind(states[at]):
            end += 1
        inside = [
            each for each in range(at, end) if _part(states[each]) != GAP_PART or _is_bridge(raw, words, states, each)
        ]
        sure = float(np.exp(np.mean([of_words[each, _mark(states[each])] for each in range(at, end)])))
        gap = " ".join(raw[slice(*words[each])] for each in range(at, end) if each not in inside)
        if SUBJECT.search(gap) or DENIED.search(gap):
            sure = (
                0.0  # another subject was left out, or a "not": what follows would be said of the wrong one, or turned
            )
        text = joined(raw, [words[each] for each in inside])
        found.append(Kept(KINDS[_kind(states[at])], text, words[at][0], words[inside[-1]][1], sure))
        at = end
    return found


def _is_bridge(raw: str, words: Sequence[tuple[int, int]], states: Sequence[int], at: int) -> bool:
    """Whether a word of a gap only holds the sentence together, and so do all others of that gap."""
    first = last = at
    while _part(states[first - 1]) == GAP_PART:
        first -= 1
    while _part(states[last + 1]) == GAP_PART:
        last += 1
    return all(raw[slice(*words[each])].lower() in SMALL for each in range(first, last + 1))


def facts_of(raw: str, marks: Array, spans: Sequence[tuple[int, int]]) -> str:
    """The words of a message but for those of which the reader is sure that they hold no fact."""
    return " ".join(word for word, chance in left_out(raw, marks, spans) if chance < LEFT)


def left_out(raw: str, marks: Array, spans: Sequence[tuple[int, int]]) -> list[tuple[str, float]]:
    """Every word of a message, and the chance that it holds no fact."""
    words = [(found.start(), found.end()) for found in WORD.finditer(raw)]
    left = np.exp(_by_word(raw, words, marks, spans)[:, 0])
    return [(raw[slice(*word)], float(chance)) for word, chance in zip(words, left, strict=True)]


def by_kind(raw: str, marks: Array, spans: Sequence[tuple[int, int]]) -> list[tuple[str, Array]]:
    """Every word of a message, and the chances that it is left out, or part of a stretch of each of the kinds."""
    words = [(found.start(), found.end()) for found in WORD.finditer(raw)]
    shares = np.exp(_by_word(raw, words, marks, spans))
    kinds = np.hstack([shares[:, :1], shares[:, 1::2] + shares[:, 2::2]])
    return [(raw[slice(*word)], row) for word, row in zip(words, kinds, strict=True)]


def joined(raw: str, words: Sequence[tuple[int, int]]) -> str:
    """The text of some words of a message, by their places: what lies between two is kept if it is a blank."""
    text = raw[slice(*words[0])] if words else ""
    for one, two in pairwise(words):
        between = raw[one[1] : two[0]]
        text += (between if not between.strip() else " ") + raw[slice(*two)]
    return text


def _by_word(raw: str, words: Sequence[tuple[int, int]], marks: Array, spans: Sequence[tuple[int, int]]) -> Array:
    """(words, MARKS): of each word what its first piece with a letter says; words that were not read are left out."""
    found = np.full((len(words), MARKS), IMPOSSIBLE, np.float32)
    found[:, 0] = 0.0
    at = 0
    for place, (start, end) in enumerate(words):
        while at < len(spans) and spans[at][0] < start:
            at += 1
        inside = at
        while inside < len(marks) and spans[inside][0] < end and not raw[spans[inside][0]].isalnum():
            inside += 1
        told = inside if inside < len(marks) and spans[inside][0] < end else at
        if told < len(marks) and spans[told][0] < end:
            found[place] = marks[told]
    return found


def _kind(state: int) -> int:
    return (state - 1) // 3


def _part(state: int) -> int:
    """Of a state that is not "left out": 0 beginning, 1 rest, 2 gap."""
    return (state - 1) % 3


def _mark(state: int) -> int:
    """Which of the marks a state shows."""
    return 0 if state == 0 or _part(state) == GAP_PART else 1 + 2 * _kind(state) + _part(state)


def _steps() -> Array:
    """(states, states): what it costs to go from one state to another."""
    cost = np.full((STATES, STATES), IMPOSSIBLE, np.float32)
    begins = [state for state in range(1, STATES) if _part(state) == 0]
    for one in range(STATES):
        open_gap = one > 0 and _part(one) == GAP_PART
        if not open_gap:
            cost[one, [0, *begins]] = 0.0
        if one:
            cost[one, 2 + 3 * _kind(one)] = GAP if open_gap else 0.0
            cost[one, 3 + 3 * _kind(one)] = 0.0
    return cost


STEPS: Final = _steps()
LEANS: Final = np.eye(1, MARKS, dtype=np.float32)
SHOWS: Final = [_mark(state) for state in range(STATES)]


def _likeliest(of_words: Array) -> list[int]:
    """The state of each word on the likeliest way through all of them. A way cannot end in a gap."""
    if not len(of_words):
        return []
    shown = of_words[:, SHOWS]
    best = shown[0] + STEPS[0]
    came: list[Array] = []
    for row in shown[1:]:
        ways = best[:, None] + STEPS
        came.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + row
    best[3::3] = IMPOSSIBLE
    states = [int(best.argmax())]
    for before in reversed(came):
        states.append(int(before[states[-1]]))
    return states[::-1]
