"""The two linear rules for danger, fitted on what the weights in the file make of each text."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from lab.language import joining
from lab.language.reading import Message, Pair
from lab.language.settling import settle
from securebase.core.language.alarm import BUCKETS, Alarm, buckets, weight
from securebase.core.language.dangers import KINDS
from securebase.core.language.encoder import Encoder
from securebase.core.language.pieces import cut
from securebase.core.language.reader import Reader, reader

Array = NDArray[np.float32]
SEED: Final = 3
ORDINARY: Final = 3000  # messages without a threat that are taken for harmless texts
REPLIES: Final = 1500  # so many replies of pairs as well
BESIDE: Final = 0.5  # of all texts, so many also with a harmless one beside them
NEAR: Final = {"gist": 0.01, "words": 0.0003}  # how strongly the weights are held near nothing (ridge)
STEPS: Final = 100


def none() -> Alarm:
    """Says nothing; where the gist of texts is not known yet."""
    kinds = len(KINDS)
    return Alarm(np.zeros((1, kinds), np.float32), np.zeros(kinds, np.float32), np.zeros((BUCKETS, kinds), np.float32))


def fitted(danger: Sequence[tuple[str, str]], messages: Sequence[Message], pairs: Sequence[Pair]) -> Alarm:
    """Both rules, each by itself, on texts about danger and on ordinary messages and replies (logistic regression)."""
    reader.cache_clear()
    encoder = reader().encoder
    calm = [each.text for each in messages if "threat" not in each.labels]
    rng = random.Random(SEED)
    calm = rng.sample(calm, min(ORDINARY, len(calm)))
    calm += rng.sample([each.reply for each in pairs], min(REPLIES, len(pairs)))
    told = [*danger, *((text, KINDS[0]) for text in calm)]
    told += joining.beside(rng, told, BESIDE)
    texts = [text for text, _ in told]
    kinds = np.array([KINDS.index(label) for _, label in told])
    gist = np.array([gist_of(encoder, text) for text in texts])
    middle, spread = gist.mean(axis=0), gist.std(axis=0) + 1e-6
    by_gist, shift = _line((gist - middle) / spread, kinds, NEAR["gist"])
    by_word, more = _line(np.array([_said(text) for text in texts]), kinds, NEAR["words"])
    by_gist /= spread[:, None]
    return Alarm(by_gist, shift + more - middle @ by_gist, by_word)


def numbers_of(found: Reader, text: str) -> Array:
    """(kinds,): what the head and both rules together say of the beginning of a text, before it is made shares."""
    part = cut(text, found.encoder.pieces, found.encoder.most - 2)
    rows, gist = found.encoder.by_sentence(part)
    return found.heads["danger"].of(rows) + found.danger.of(gist, text)


def gist_of(encoder: Encoder, text: str) -> Array:
    """(levels * width,): the gist of the beginning of a text, as much of it as the reader takes in at once."""
    return encoder.by_sentence(cut(text, encoder.pieces, encoder.most - 2))[1]


def _said(text: str) -> Array:
    row = np.zeros(BUCKETS, np.float32)
    at = buckets(text)
    row[at] = weight(len(at))
    return row


def _line(rows: Array, kinds: NDArray[np.int_], near: float) -> tuple[Array, Array]:
    """(columns, kinds) and (kinds,): the likeliest weights, held near nothing."""
    line = torch.nn.Linear(rows.shape[1], len(KINDS))
    given, true = torch.from_numpy(rows.astype(np.float32)), torch.from_numpy(kinds)
    settle(line, lambda: functional.cross_entropy(line(given), true), near, STEPS)
    return line.weight.detach().numpy().T.copy(), line.bias.detach().numpy().copy()
