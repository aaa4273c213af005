"""What the numbers of a couple say of its effects: the posterior, learnt once from simulated couples.

Amortised Bayesian inference (Radev and others 2020, Cranmer, Brehmer and Louppe 2020): a small network was shown
several hundred thousand couples from `lab/couples.py` with their true effects, and gives for a new couple the mean
and the standard deviation of each effect among the couples that look like this one. So the simulator is the prior and
the likelihood; what it holds (missing days, sliders at an end, stress from outside, slow change) is taken into
account without an equation for it here. `docs/models/cycle.md` tells how well it does.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .series import PAIRS, SWAPPED, SWAPPED_STATES
from .summary import summarise

Array = NDArray[np.float64]
WEIGHTS: Final = Path(__file__).parents[2] / "content" / "models" / "cycle.npz"
LAYERS: Final = 3
FAR: Final = 6.0  # standard deviations; what lies further out is taken for that
SPREADS: Final = (-6.0, 3.0)  # least and most of the logarithm of a standard deviation
OUTPUTS: Final = {"effects": 16, "effects_sd": 16, "same": 6, "same_sd": 6, "loops": 2, "echo": 1, "echo_sd": 1}


@dataclass(frozen=True, slots=True)
class Network:
    """A network with its inputs' usual mean and spread, and one matrix and shift a layer."""

    mean: Array
    sd: Array
    layers: tuple[tuple[Array, Array], ...]

    def __call__(self, figures: Array) -> dict[str, Array]:
        """Outputs by name (couples, ...) from `summarise`'s figures."""
        values = np.clip((figures - self.mean) / self.sd, -FAR, FAR)
        for number, (matrix, shift) in enumerate(self.layers, start=1):
            values = values @ matrix + shift
            if number < len(self.layers):
                values = np.maximum(values, 0)
        return named(values)


def named(values: Array) -> dict[str, Array]:
    """The last layer's values by name."""
    ends = np.cumsum(list(OUTPUTS.values()))[:-1]
    return dict(zip(OUTPUTS, np.split(values, ends, axis=1), strict=True))


@dataclass(frozen=True, slots=True)
class Posterior:
    """Means and standard deviations for each couple: effects (i from j), correlations of a day, the echo of an upset.

    `loops` is the chance of one each way round, `echo` the logarithm of the days until half of an upset is over.
    """

    effects: Array
    effects_sd: Array
    same: Array
    same_sd: Array
    loops: Array
    echo: Array
    echo_sd: Array


def posterior(answers: Array, network: Network | None = None) -> Posterior:
    """The posterior of couples (couples, days, series), 0 to 10 with NaN for missing; the same whoever is partner 1."""
    known = network or load()
    one, two = _read(known(summarise(answers))), _read(known(summarise(answers[:, :, SWAPPED])))
    turned = _turned(two)
    return Posterior(*((getattr(one, name) + getattr(turned, name)) / 2 for name in Posterior.__dataclass_fields__))


def _read(found: dict[str, Array]) -> Posterior:
    count = len(found["loops"])
    spread = {name: np.exp(np.clip(found[name], *SPREADS)) for name in found if name.endswith("_sd")}
    return Posterior(
        found["effects"].reshape(count, 4, 4),
        spread["effects_sd"].reshape(count, 4, 4),
        found["same"],
        spread["same_sd"],
        1 / (1 + np.exp(-found["loops"])),
        found["echo"][:, 0],
        spread["echo_sd"][:, 0],
    )


def _turned(of: Posterior) -> Posterior:
    """The same with the partners the other way round."""
    states = np.array(SWAPPED_STATES)
    square = np.ix_(np.arange(len(of.loops)), states, states)
    pairs = [PAIRS.index((min(a, b), max(a, b))) for a, b in ((SWAPPED_STATES[i], SWAPPED_STATES[j]) for i, j in PAIRS)]
    return Posterior(
        of.effects[square],
        of.effects_sd[square],
        of.same[:, pairs],
        of.same_sd[:, pairs],
        of.loops[:, ::-1],
        of.echo,
        of.echo_sd,
    )


@cache
def load(path: Path = WEIGHTS) -> Network:
    """The network that ships. Raises FileNotFoundError if it is not there."""
    with np.load(path, allow_pickle=False) as file:
        layers = tuple((file[f"matrix_{n}"].astype(float), file[f"shift_{n}"].astype(float)) for n in range(LAYERS))
        return Network(file["mean"].astype(float), file["sd"].astype(float), layers)
