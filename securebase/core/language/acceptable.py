"""How likely a strict reader finds other words for a message acceptable: a rule fitted on lines that were read.

It weighs the numbers of `traits`, and adds what the two texts say as wholes. Section 2 of the guide says what is
acceptable.
"""

from __future__ import annotations

import numpy as np

from .encoder import Array
from .reader import Reader, Seen
from .source import Source
from .traits import after, before


def chance(reader: Reader, source: Source, line: str, seen: Seen) -> float:
    """0 to 1: how likely `line`, of which the reader saw `seen`, is found acceptable in the place of a message."""
    tone = float(seen.tone[0] + source.seen.tone[1])
    return _chance(np.concatenate([before(source, line), after(seen)]), reader.fit, tone)


def at_first(reader: Reader, source: Source, line: str) -> float:
    """0 to 1: the same, before the reader has seen `line`: a hundredth of the work, and nearly as good."""
    return _chance(before(source, line), reader.fit_first)


def _chance(given: Array, fit: Array, more: float = 0.0) -> float:
    return float(1 / (1 + np.exp(-np.clip(given @ fit[:-1] + fit[-1] + more, -30, 30))))
