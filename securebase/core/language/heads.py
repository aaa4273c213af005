"""What stands on the rows of the encoder: a head that looks for each of its outputs at the pieces that speak for it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .encoder import Array


@dataclass(frozen=True, slots=True)
class Head:
    """Looks for each of its outputs at the pieces that speak for it, and adds up what they say."""

    look: Array
    look_shift: Array
    say: Array
    say_shift: Array

    def of(self, rows: Array) -> Array:
        """One number an output, before it is made a chance."""
        return np.asarray(self.by_group(rows, np.zeros(1, int))[0])

    def by_group(self, rows: Array, starts: NDArray[np.int_]) -> Array:
        """(groups, outputs): the same for each group of rows. starts: where each begins."""
        near = rows @ self.look + self.look_shift
        sizes = np.diff(starts, append=len(rows))
        near = np.exp(near - np.repeat(np.maximum.reduceat(near, starts), sizes, axis=0))
        said = near * (rows @ self.say + self.say_shift)
        return np.asarray(np.add.reduceat(said, starts) / np.add.reduceat(near, starts))


def chance_of(given: Array) -> Array:
    """The chance that belongs to each number."""
    return np.asarray(1 / (1 + np.exp(-np.clip(given, -30, 30))), np.float32)


def shares(given: Array, temper: float = 1.0) -> Array:
    """Numbers made shares of one, softened by `temper` (temperature scaling: Guo and others 2017)."""
    near = np.exp((given - given.max()) / temper)
    return np.asarray(near / near.sum())
