"""What a line and its message say as wholes for other words: a linear rule on the gists of both, held near nothing.

What the reader makes of whole texts knows of broken and odd lines what no number of `traits` counts. A head that was
taught to tell it learnt its lines by heart; so few weights, held so strongly, cannot.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from lab.language.alarms import gist_of
from lab.language.judged import Judged
from securebase.core.language.encoder import Encoder

NEAR: Final = 0.08  # how strongly the weights are held near nothing (ridge)
SHARE: Final = 0.5  # what it says counts half beside the rule on numbers: the two were each found by itself


def gists(encoder: Encoder, every: list[Judged]) -> NDArray[np.float32]:
    """(lines, 2 * levels * width): of each line its gist, and behind it that of its message."""
    of = {text: gist_of(encoder, text) for text in {text for each in every for text in (each.line, each.message)}}
    return np.array([np.concatenate([of[each.line], of[each.message]]) for each in every])
