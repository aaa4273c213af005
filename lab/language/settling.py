"""A linear rule settled on its likeliest weights: the one search (L-BFGS) behind the rules beside the net."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

Array = NDArray[np.float64]
STEPS: Final = 80
LEAST: Final = 0.05  # spread of a number: one that hardly varies here may vary elsewhere, and would outweigh all others


def settle(line: torch.nn.Linear, far: Callable[[], Tensor], near: float, steps: int) -> None:
    """Begin at nothing, end where `far`, what the rule costs, is least. near: how strongly weights are held there."""
    torch.nn.init.zeros_(line.weight)
    torch.nn.init.zeros_(line.bias)
    way = torch.optim.LBFGS(line.parameters(), max_iter=steps)

    def cost() -> float:
        way.zero_grad()
        whole = far() + near * (line.weight**2).sum()
        whole.backward()
        return float(whole.detach())

    step: Callable[[Callable[[], float]], object] = way.step
    step(cost)


def likeliest(rows: NDArray[np.floating[Any]], true: Array, count: Array, near: float) -> Array:
    """(numbers + 1,): the likeliest weights for numbers as they come, and where they begin (logistic regression).

    true: (lines,), 1 or 0; count: (lines,), how much each counts; near: as in `settle`.
    """
    middle, spread = np.average(rows, axis=0, weights=count), np.maximum(rows.std(axis=0), LEAST)
    line = torch.nn.Linear(rows.shape[1], 1)
    given = torch.from_numpy(((rows - middle) / spread).astype(np.float32))
    wanted = torch.from_numpy(true.astype(np.float32))[:, None]
    weight = torch.from_numpy((count / count.mean()).astype(np.float32))[:, None]
    settle(line, lambda: functional.binary_cross_entropy_with_logits(line(given), wanted, weight), near, STEPS)
    weights = line.weight.detach().numpy()[0] / spread
    return np.append(weights, float(line.bias.detach()) - middle @ weights)
