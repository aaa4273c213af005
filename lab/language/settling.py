"""A linear rule settled on its likeliest weights: the one search (L-BFGS) behind the rules beside the net."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor


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
