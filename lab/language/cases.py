"""What was written, made ready to be taught: pieces, and what is true of them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lab.language.marks import Marked, mark_of
from lab.language.reading import Message, Pair
from securebase.core.language.dangers import KINDS as DANGERS
from securebase.core.language.echo import figures
from securebase.core.language.encoder import groups_of
from securebase.core.language.keeping import FEELINGS
from securebase.core.language.labels import LABELS, NEGATIVE
from securebase.core.language.mirroring import KINDS, OTHER
from securebase.core.language.pieces import APART, EMPTY, FIRST, UNKNOWN, Pieces, both, cut

Known = Mapping[str, int]
REPLIES: Final = (*KINDS, OTHER)
Array = NDArray[np.float32]
MOST: Final = 126
WHOLE, PARTS = 3350, 1150  # how many common words, and parts of words, are kept whether we wrote them or not
OFTEN: Final = 3  # any other piece is kept if we wrote it so often
# share of words that are not understood
BLURRED: Final = {"message": 0.01, "pair": 0.04, "marked": 0.03, "danger": 0.04, "sound": 0.02}
MARKS: Final = frozenset(".,!?'\"-")


@dataclass(frozen=True, slots=True)
class Case:
    """A message or a pair: pieces, and what is true of the whole and of each piece."""

    task: str
    ids: list[int]
    kinds: list[int]
    truth: Array
    words: Array | None = None  # (pieces, negative labels), or the mark of each piece
    groups: list[int] | None = None  # of a message that is read sentence by sentence: the group of each piece
    figures: Array | None = None


def pieces_kept(theirs: Sequence[str], texts: Sequence[str]) -> list[int]:
    """Which of the pieces of MiniLM we keep: marks, letters, common words and parts, and what we wrote often."""
    number = {piece: at for at, piece in enumerate(theirs)}
    count = Counter(piece for text in texts for piece in cut(text, number, 10 * MOST).ids)
    used = {piece for piece, times in count.items() if times >= OFTEN}
    words = [at for at, piece in enumerate(theirs) if piece.isascii() and piece.isalpha() and len(piece) > 1]
    parts = [at for at, piece in enumerate(theirs) if piece[:2] == "##" and piece[2:].isascii() and piece[2:].isalpha()]
    letters = [
        at
        for at, piece in enumerate(theirs)
        if len(piece.removeprefix("##")) == 1 and (piece.isascii() or piece in "£€")
    ]
    begin = [number[piece] for piece in (EMPTY, UNKNOWN, FIRST, APART)]
    return list(dict.fromkeys([*begin, *sorted({*letters, *words[:WHOLE], *parts[:PARTS], *used})]))


def of_message(message: Message, known: Known) -> Case:
    """A message with its labels, and each of its pieces with the negative ones."""
    given = cut(message.text, known, MOST)
    insult = any(span.label == "contempt" and not span.sarcastic for span in message.spans)
    truth = np.array([*(label in message.labels for label in LABELS), insult], np.float32)
    words = np.zeros((len(given.ids) + 2, len(NEGATIVE)), np.float32)
    for span in message.spans:
        for at, (start, end) in enumerate(given.spans, start=1):
            if start < span.end and end > span.start:
                words[at, NEGATIVE.index(span.label)] = 1
    return Case("message", *_marked(known, given), truth, words, groups_of(given.sentences)[0].tolist())


def of_marked(given: Marked, known: Known) -> Case:
    """A message with the mark of each of its pieces, and the shares of the feelings that may lie under it."""
    part = cut(given.text, known, MOST)
    marks = np.zeros(len(part.ids) + 2, np.float32)
    before = 0
    for at, (start, _) in enumerate(part.spans, start=1):
        letter = given.letters[start]
        marks[at] = mark_of(letter, before)
        before = letter[0] if letter else before
    felt = np.array([each in given.feelings for each in FEELINGS], np.float32)
    shares = felt / max(felt.sum(), 1)
    return Case("marked", *_marked(known, part), shares, marks, groups_of(part.sentences)[0].tolist())


def of_danger(text: str, label: str, known: Known) -> Case:
    """A text with the number of its kind of danger."""
    part = cut(text, known, MOST)
    groups = groups_of(part.sentences)[0].tolist()
    return Case("danger", *_marked(known, part), np.array(DANGERS.index(label)), groups=groups)


def of_pair(pair: Pair, known: Known) -> Case:
    """A pair with the number of its kind, and how much is echoed."""
    given = _marked(known, *both(pair.speaker, pair.reply, known))
    return Case("pair", *given, np.array(REPLIES.index(pair.label)), figures=figures(pair.speaker, pair.reply))


def of_line(text: str, sound: float, known: Known) -> Case:
    """A line, and whether it is whole as a piece of English: 1 or 0."""
    part = cut(text, known, MOST)
    groups = groups_of(part.sentences)[0].tolist()
    return Case("sound", *_marked(known, part), np.array(sound, np.float32), groups=groups)


def _marked(known: Known, *parts: Pieces) -> tuple[list[int], list[int]]:
    ids, kinds = [known[FIRST]], [0]
    for kind, part in enumerate(parts):
        ids += [*part.ids, known[APART]]
        kinds += [kind] * (len(part.ids) + 1)
    return ids, kinds


def careless(rng: random.Random, case: Case, known: Known, share: float) -> Case:
    """The same with some marks left out, as in haste, and a few words not understood.

    Where fewer texts were written, more words are not understood: else they are learnt by heart.
    """
    blur = BLURRED[case.task]
    marks = {known[mark] for mark in MARKS}
    drop_marks = rng.random() < share
    keep = [not (drop_marks and each in marks and rng.random() < 0.7) for each in case.ids]
    blurred = [known[UNKNOWN] if at and rng.random() < blur else each for at, each in enumerate(case.ids)]
    ids = [new if old not in (known[FIRST], known[APART]) else old for old, new in zip(case.ids, blurred, strict=True)]
    return replace(
        case,
        ids=[each for each, kept in zip(ids, keep, strict=True) if kept],
        kinds=[each for each, kept in zip(case.kinds, keep, strict=True) if kept],
        words=case.words[np.array(keep)] if case.words is not None else None,
        groups=case.groups and [each for each, kept in zip(case.groups, keep, strict=True) if kept],
    )


def pieces_of(path: Path) -> list[str]:
    """The list of pieces of MiniLM, in order."""
    return path.read_text("utf-8").splitlines()
