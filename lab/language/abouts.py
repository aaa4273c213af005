"""The rule that tells what a message is about, and whether it tells any fact: fitted on messages sorted by hand.

`python -m lab.language.abouts` fits it again on the reader that is in the file, and tells how often it is right of
messages that the fit has not seen.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from lab.language import packing
from lab.language.alarms import gist_of
from lab.language.fitting import area, parts
from lab.language.settling import settle
from lab.language.sorting import Sorted, sorted_messages
from securebase.core.language.reader import reader
from securebase.core.language.themes import themes

NEAR: Final = 0.01  # how strongly the weights are held near nothing (ridge)
STEPS: Final = 100
SECOND: Final = 0.3  # what the theme that fits nearly as well gets of the whole
LEAST: Final = 0.01  # spread of a number
Array = NDArray[np.float32]


def renew() -> None:
    """Fit, tell how good it is, and write the weights into the file."""
    reader.cache_clear()
    every = sorted_messages()
    encoder = reader().encoder
    width = encoder.table.shape[1]
    gists = np.array([gist_of(encoder, each.text) for each in every])
    rows = np.hstack([gists[:, :width], gists[:, -width:]])
    wanted = torch.from_numpy(_wanted(every))
    part = parts([each.text for each in every])
    held = np.zeros(wanted.shape, np.float32)
    for at in np.unique(part):
        weights, shift = _rule(rows[part != at], wanted[part != at])
        held[part == at] = rows[part == at] @ weights + shift
    _tell(every, held)
    weights, shift = _rule(rows, wanted)
    about, scale = packing.coarse(weights)
    packing.put({"about": about, "about.scale": scale, "about_shift": shift.astype(np.float32)})
    reader.cache_clear()


def _wanted(every: list[Sorted]) -> Array:
    """(messages, themes + 1): the share of each theme, and 1 for what tells no fact."""
    place = {name: at for at, name in enumerate(themes())}
    found = np.zeros((len(every), len(place) + 1), np.float32)
    for row, each in zip(found, every, strict=True):
        row[place[each.theme]] = 1 - SECOND if each.other else 1
        if each.other:
            row[place[each.other]] += SECOND
        row[-1] = each.bare
    return found


def _rule(rows: Array, wanted: Tensor) -> tuple[Array, Array]:
    """(numbers, themes + 1) and (themes + 1,): the likeliest weights for numbers as they come."""
    middle, spread = rows.mean(axis=0), np.maximum(rows.std(axis=0), LEAST)
    line = torch.nn.Linear(rows.shape[1], wanted.shape[1])
    given = torch.from_numpy((rows - middle) / spread)

    def far() -> Tensor:
        said = line(given)
        themes_ = functional.cross_entropy(said[:, :-1], wanted[:, :-1])
        return themes_ + functional.binary_cross_entropy_with_logits(said[:, -1], wanted[:, -1])

    settle(line, far, NEAR, STEPS)
    weights = line.weight.detach().numpy().T / spread[:, None]
    return weights, line.bias.detach().numpy() - middle @ weights


def _tell(every: list[Sorted], held: Array) -> None:
    names = list(themes())
    said = [names[at] for at in held[:, :-1].argmax(axis=1)]
    right = np.array([name in (each.theme, each.other) for name, each in zip(said, every, strict=True)])
    first = np.array([name == each.theme for name, each in zip(said, every, strict=True)])
    bare = np.array([each.bare for each in every], float)
    print(f"themes: {len(every)} messages, the first {first.mean():.3f}, one of two {right.mean():.3f}", end=", ")
    found = area(held[:, -1].astype(float), bare)
    print(f"of those without a fact {right[bare > 0].mean():.3f}; no fact: area {found:.3f}")


if __name__ == "__main__":
    renew()
