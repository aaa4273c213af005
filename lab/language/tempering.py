"""Numbers of the heads made chances, and thresholds, on what was held out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from lab.language.alarms import numbers_of
from securebase.core.language.dangers import KINDS as DANGERS
from securebase.core.language.heads import shares
from securebase.core.language.labels import LABELS, NEGATIVE
from securebase.core.language.mirroring import KINDS, OTHER
from securebase.core.language.mirroring import numbers_of as replied
from securebase.core.language.pieces import cut
from securebase.core.language.reader import reader, see, strongest_sentence

if TYPE_CHECKING:
    from lab.language.teach import Written

Array = NDArray[np.float64]
REPLIES: Final = (*KINDS, OTHER)
PULL: Final = 2.0  # how strongly the fit keeps to the numbers as they are
CLEAN: Final = 0.035  # of messages without a negative label, so many may be flagged
TWINS: Final = (
    "/23-",
    "/42-",
    "/52-",
    "/53-",
    "/61-",
    "/7",
    "/8",
    "/146-",
    *(f"/{at}-" for at in range(129, 136)),
)  # batches of near twins, in which clean is made to look unkind
FALSE, USUAL = 0.2, 0.025  # so many of the harmless texts beside danger, and of ordinary messages, may be taken for it
LOW, HIGH = 0.3, 0.6
STEP, LITTLE = 0.02, 0.002


@dataclass(frozen=True, slots=True)
class Tempers:
    """What stands in the file beside the weights; shapes as in `Reader`."""

    temper: Array
    cuts: Array
    danger_temper: float
    danger_cut: float
    pair_temper: float

    @staticmethod
    def none() -> Tempers:
        """The numbers as the heads give them."""
        return Tempers(np.tile([1.0, 0.0, 0.0], (len(LABELS) + 1, 1)), np.full(len(LABELS), 0.5), 1.0, 0.5, 1.0)

    def named(self) -> dict[str, Array | float]:
        """By the names of the file."""
        return {name: getattr(self, name) for name in self.__slots__}


def temper(held: Written) -> Tempers:
    """Fit on what the weights in the file have not seen."""
    reader.cache_clear()
    found = reader()
    known = found.encoder.pieces
    given, truth = [], []
    for message in held.messages:
        part = cut(message.text, known, found.encoder.most - 2)
        rows, _ = found.encoder.by_sentence(part)
        strongest = np.zeros(len(LABELS) + 1)
        strongest[: len(NEGATIVE)] = (rows[1:-1] @ found.words + found.words_shift).max(axis=0)
        given.append((strongest_sentence(found, rows, part), strongest))
        insult = any(span.label == "contempt" and not span.sarcastic for span in message.spans)
        truth.append([*(label in message.labels for label in LABELS), insult])
    numbers, true = np.array(given, float), np.array(truth)
    fits = np.array([_fitted(numbers[:, :, at], true[:, at]) for at in range(len(LABELS) + 1)])
    chances = 1 / (1 + np.exp(-(numbers[:, 0] * fits[:, 0] + numbers[:, 1] * fits[:, 1] + fits[:, 2])))
    usual_ones = np.array([not any(batch in message.source for batch in TWINS) for message in held.messages])
    cuts = _cuts(chances[:, : len(LABELS)], true[:, : len(LABELS)], usual_ones)
    print("held out: macro F1", round(float(np.mean(_scores(chances, true, cuts))), 3), "cuts", np.round(cuts, 2))
    danger = np.array([numbers_of(found, text) for text, _ in held.danger])
    kinds = np.array([DANGERS.index(label) for _, label in held.danger])
    pairs = np.array([replied(found, pair.speaker, pair.reply) for pair in held.pairs])
    replies = np.array([REPLIES.index(pair.label) for pair in held.pairs])
    heat, pair_heat = _softened(danger, kinds), _softened(pairs, replies)
    risk = np.array([1 - shares(row.astype(np.float32), heat)[0] for row in danger])
    calm = [message.text for message in held.messages if "threat" not in message.labels]
    usual = np.array([1 - see(found, text).danger[0] for text in calm])
    cut_at = max(float(np.quantile(risk[kinds == 0], 1 - FALSE)), float(np.quantile(usual, 1 - USUAL)))
    made = Tempers(fits, cuts, heat, cut_at, pair_heat)
    print("danger", round(heat, 2), "from", round(made.danger_cut, 3), "pairs", round(pair_heat, 2))
    print("pairs right", round(float((pairs.argmax(axis=1) == replies).mean()), 3))
    print("found", (risk[kinds > 0] >= made.danger_cut).mean(), "false", (risk[kinds == 0] >= made.danger_cut).mean())
    return made


def _fitted(numbers: Array, true: NDArray[np.bool_]) -> Array:
    """Platt's scaling (1999) with two inputs, kept near (1, 0, 0), by Newton's steps."""
    ways = np.column_stack([numbers, np.ones(len(numbers))])
    start = np.array([1.0, 0.0, 0.0])
    at = start.copy()
    for _ in range(50):
        chance = 1 / (1 + np.exp(-(ways @ at)))
        slope = ways.T @ (chance - true) + PULL * (at - start)
        bend = (ways * (chance * (1 - chance))[:, None]).T @ ways + PULL * np.eye(3)
        at -= np.linalg.solve(bend, slope)
    return at


def _scores(chances: Array, true: NDArray[np.bool_], cuts: Array) -> list[float]:
    said = chances[:, : len(LABELS)] >= cuts
    return [
        2 * float((said[:, at] & true[:, at]).sum()) / max(float(said[:, at].sum() + true[:, at].sum()), 1)
        for at in range(len(LABELS))
    ]


def _cuts(chances: Array, true: NDArray[np.bool_], usual: NDArray[np.bool_]) -> Array:
    """Where F1 is best, smoothed over neighbours; negative labels higher until clean messages are left in peace."""
    tried = np.arange(LOW, HIGH, 0.01)
    cuts = np.zeros(len(LABELS))
    for at in range(len(LABELS)):
        scores = np.array([_one(chances[:, at] >= cut_at, true[:, at]) for cut_at in tried])
        smooth = np.convolve(np.pad(scores, 4, mode="edge"), np.ones(9) / 9, mode="valid")
        cuts[at] = tried[int(smooth.argmax())]
    clean = usual & ~true[:, : len(NEGATIVE)].any(axis=1)
    while (chances[clean, : len(NEGATIVE)] >= cuts[: len(NEGATIVE)]).any(axis=1).mean() > CLEAN:
        cuts[_dearest(chances, true, cuts, clean)] += STEP
    return cuts


def _dearest(chances: Array, true: NDArray[np.bool_], cuts: Array, clean: NDArray[np.bool_]) -> int:
    """The unkind label whose threshold, a step higher, leaves most clean messages in peace for what it loses in F1."""

    def gain(at: int) -> float:
        here, higher = chances[:, at] >= cuts[at], chances[:, at] >= cuts[at] + STEP
        others = np.delete(chances[clean, : len(NEGATIVE)] >= cuts[: len(NEGATIVE)], at, axis=1).any(axis=1)
        freed = float((here[clean] & ~higher[clean] & ~others).sum())
        loss = max(_one(here, true[:, at]) - _one(higher, true[:, at]), 0.0)
        return float(freed / (loss + LITTLE) - cuts[at] * LITTLE)

    return max(range(len(NEGATIVE)), key=gain)


def _one(said: NDArray[np.bool_], true: NDArray[np.bool_]) -> float:
    return 2 * float((said & true).sum()) / max(float(said.sum() + true.sum()), 1)


def _softened(numbers: Array, true: NDArray[np.int_]) -> float:
    """The heat with the least surprise (temperature scaling: Guo and others 2017)."""

    def surprise(heat: float) -> float:
        near = numbers / heat
        near = near - near.max(axis=1, keepdims=True)
        return float(-(near[np.arange(len(true)), true] - np.log(np.exp(near).sum(axis=1))).mean())

    return float(min(np.arange(0.4, 3.0, 0.05), key=surprise))
