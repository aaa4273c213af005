"""What the encoder and its heads find in a message: the chance of each label, and of each word being part of one.

Weights lie in `content/models/reader.npz`, the list of pieces beside it; `python -m lab.language.teach` writes both.
Nothing is read before the first message.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from ..library import ENGLISH
from .alarm import Alarm
from .encoder import Array, Encoder, Layer, gist_of, groups_of, unpacked
from .heads import Head, chance_of, shares
from .labels import LABELS, NEGATIVE
from .pieces import Pieces, cut

MODELS: Final = ENGLISH.parent / "models"
WEIGHTS: Final = MODELS / "reader.npz"
PIECES: Final = MODELS / "pieces.txt"
OPEN: Final = len(LABELS)  # the place of "contempt by insult" behind the labels
HEADS: Final = ("labels", "pair", "danger", "sound")
PARTS: Final = ("look", "look_shift", "say", "say_shift")


class Unusable(ValueError):
    """The weights are not there, or not whole; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Reader:
    """An encoder with its heads, and what was measured to make their numbers chances."""

    encoder: Encoder
    heads: Mapping[str, Head]
    words: Array
    words_shift: Array
    marks: Array
    marks_shift: Array
    felt: Array
    felt_shift: Array
    temper: Array  # (labels + 1, 3): chance = sigmoid(a · whole + b · strongest word + c)
    cuts: Array  # (labels,): from which chance on a label is said
    danger: Alarm
    danger_temper: float
    danger_cut: float
    pair_temper: float
    echo: Array  # (9, 8): what the figures of `echo.py` add to the kinds of reply
    about: Array  # (2 * width, themes + 1): what table and last rows say of themes, and of holding no fact at all
    about_shift: Array
    fit: Array  # what each of the numbers of `traits.py` says for other words; behind them where it begins
    fit_cut: float  # from which chance on other words are offered
    fit_first: Array  # the same of those numbers that are known before a line is read
    fit_first_cut: float  # from which chance on it is read
    back: Array  # (levels * width + 1,): what the gist of a reply says for its giving something back
    tone: Array  # (levels * width, 2): what the gist of a line, and of the message it stands for, adds to `fit`


@dataclass(frozen=True, slots=True)
class Seen:
    """The chances of the labels (and of open contempt behind them); of each piece for the negative ones; of danger.

    danger: (4,), the shares of none, crisis, abuse and coercion. marks, felt: as `keeping` reads them, gist: the mean
    of the rows (width,); about: the share of each theme, and behind them the chance that no fact is told; sound: how
    surely it is whole as a piece of English (a logarithm of odds); tone: (2,), what the gist
    adds to the odds that other words are acceptable, as the line and as the message; all of one window.
    """

    chances: Array
    words: Array
    spans: tuple[tuple[int, int], ...]
    danger: Array
    marks: Array
    felt: Array
    gist: Array
    about: Array
    sound: float
    tone: Array


LONGEST: Final = 1200  # pieces that are read: some 900 words, more than any message and most letters


def see(reader: Reader, raw: str) -> Seen:
    """A message of any length: of a long one, windows that overlap by half, each label where it is strongest."""
    every = cut(raw, reader.encoder.pieces, LONGEST)
    room = reader.encoder.most - 2
    starts = range(0, max(len(every.ids) - room // 2, 1), room // 2)
    seen = [_window(reader, every.part(at, at + room), raw) for at in starts]
    words = np.zeros((len(every.ids), len(NEGATIVE)), np.float32)
    for at, each in zip(starts, seen, strict=True):
        part = each.words
        words[at : at + len(part)] = np.maximum(words[at : at + len(part)], part)
    worst = min((each.danger for each in seen), key=lambda danger: float(danger[0]))
    chances = np.max([each.chances for each in seen], axis=0)
    return replace(seen[0], chances=chances, words=words, spans=every.spans, danger=worst)


def _window(reader: Reader, part: Pieces, raw: str) -> Seen:
    levels = reader.encoder.levels(part)
    rows, gist = levels[-1], gist_of(levels)
    whole = strongest_sentence(reader, rows, part)
    words = rows[1:-1] @ reader.words + reader.words_shift
    strongest = np.zeros(len(LABELS) + 1, np.float32)
    if len(words):
        strongest[: len(NEGATIVE)] = words.max(axis=0)
    given = reader.temper[:, 0] * whole + reader.temper[:, 1] * strongest + reader.temper[:, 2]
    text = raw[part.spans[0][0] : part.spans[-1][1]] if part.spans else ""
    danger = shares(reader.heads["danger"].of(rows) + reader.danger.of(gist, text), reader.danger_temper)
    marks = rows[1:-1] @ reader.marks + reader.marks_shift
    marks -= np.log(np.exp(marks).sum(axis=1, keepdims=True))
    mean = rows.mean(axis=0)
    felt = mean @ reader.felt + reader.felt_shift
    about = np.concatenate([gist[: len(mean)], mean]) @ reader.about + reader.about_shift
    about = np.concatenate([shares(about[:-1], 1.0), chance_of(about[-1:])])
    sound = float(reader.heads["sound"].of(rows)[0])
    tone = gist @ reader.tone
    return Seen(chance_of(given), chance_of(words), part.spans, danger, marks, felt, mean, about, sound, tone)


def strongest_sentence(reader: Reader, rows: Array, part: Pieces) -> Array:
    """(labels + 1,): each label where it is strongest, in one of the sentences or in the marks around them."""
    groups, _ = groups_of(part.sentences)
    return np.asarray(reader.heads["labels"].by_group(rows, np.unique(groups, return_index=True)[1]).max(axis=0))


@cache
def reader() -> Reader:
    """The reader, read once. Raises Unusable."""
    try:
        pieces = {piece: number for number, piece in enumerate(PIECES.read_text("utf-8").splitlines())}
        with np.load(WEIGHTS, allow_pickle=False) as file:
            return _read(dict(file), pieces)
    except (OSError, ValueError, KeyError, EOFError, TypeError, BadZipFile, zlib.error) as fault:
        raise Unusable(f"{WEIGHTS.name}: {type(fault).__name__}: {fault}") from None


def _read(file: Mapping[str, NDArray[np.generic]], pieces: Mapping[str, int]) -> Reader:
    def plain(name: str) -> Array:
        return np.asarray(file[name], np.float32)

    heads = {name: Head(*(plain(f"{name}.{part}") for part in PARTS)) for name in HEADS}
    return Reader(
        _encoder(file, pieces),
        heads,
        words=plain("words"),
        words_shift=plain("words_shift"),
        marks=plain("marks"),
        marks_shift=plain("marks_shift"),
        felt=plain("felt"),
        felt_shift=plain("felt_shift"),
        temper=plain("temper"),
        cuts=plain("cuts"),
        danger=Alarm(plain("danger.gist"), plain("danger.shift"), plain("danger.words")),
        danger_temper=float(file["danger_temper"]),
        danger_cut=float(file["danger_cut"]),
        pair_temper=float(file["pair_temper"]),
        echo=plain("echo"),
        about=plain("about") * plain("about.scale"),
        about_shift=plain("about_shift"),
        fit_first=plain("fit_first"),
        fit_first_cut=float(file["fit_first_cut"]),
        fit=plain("fit"),
        fit_cut=float(file["fit_cut"]),
        back=plain("back"),
        tone=plain("tone") * plain("tone.scale"),
    )


def _encoder(file: Mapping[str, NDArray[np.generic]], pieces: Mapping[str, int]) -> Encoder:
    def plain(name: str) -> Array:
        return np.asarray(file[name], np.float32)

    def norm(name: str) -> tuple[Array, Array]:
        return plain(f"{name}.weight"), plain(f"{name}.bias")

    def step(name: str) -> tuple[Array, Array]:
        return unpacked(file, name), plain(f"{name}.bias")

    def layer(name: str) -> Layer:
        (qkv, qkv_shift), (out, out_shift) = step(f"{name}.qkv"), step(f"{name}.out")
        (up, up_shift), (down, down_shift) = step(f"{name}.up"), step(f"{name}.down")
        first, last = norm(f"{name}.n1"), norm(f"{name}.n2")
        return Layer(qkv, qkv_shift, out, out_shift, first, up, up_shift, down, down_shift, last)

    table = np.ascontiguousarray(unpacked(file, "table").T)
    if len(pieces) != len(table):
        raise ValueError(f"{PIECES.name} has {len(pieces)} pieces, the table {len(table)}")
    layers = tuple(layer(f"layers.{at}") for at in range(int(file["layers"])))
    return Encoder(pieces, table, plain("places"), plain("kinds"), norm("norm"), layers)
