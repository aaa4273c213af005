"""The mean of weights that were kept: `python -m lab.language.averaging FOLDER KEPT KEPT`; then `lab.language.refit`.

Two steps of the same teaching lie near each other, and what lies between them is often right more often than either
(Wortsman and others 2022). Weights are averaged as they were taught, and made coarse afterwards. FOLDER as in `teach`.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import torch
from torch import Tensor

from lab.language import alarms, cases, packing
from lab.language.teach import BITS, written
from lab.language.tempering import Tempers

TABLE: Final = "table.weight"


def mean(kept: Sequence[Mapping[str, Any]], pieces: Sequence[str]) -> dict[str, Tensor]:
    """Of each weight the mean of those that have it, by the names of the last; the table has a row for each piece.

    kept: what `teach --keep` wrote, the names of weights and their pieces. A head that one of them has not yet is taken
    from the others, and so is the row of a piece.
    Raises RuntimeError if nobody knows a piece.
    """
    rows = [{piece: at for at, piece in enumerate(each["pieces"])} for each in kept]

    def row(piece: str) -> Tensor:
        every = [each["weights"][TABLE][at[piece]] for each, at in zip(kept, rows, strict=True) if piece in at]
        return torch.stack(every).mean(0)

    made = {
        name: torch.stack([each["weights"][name].detach() for each in kept if name in each["weights"]]).mean(0)
        for name in kept[-1]["weights"]
        if name != TABLE
    }
    return made | {TABLE: torch.stack([row(piece) for piece in pieces]).detach()}


def main() -> None:
    """Average, and write the file; thresholds and rules are for `refit`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder of the model in the wheel")
    parser.add_argument("kept", type=Path, nargs="+", help="weights that were kept, the newest last")
    given = parser.parse_args()
    kept = [torch.load(each) for each in given.kept]
    known = {piece for each in kept for piece in each["pieces"]}
    theirs = cases.pieces_of(given.folder / "vocab.txt")
    pieces = [piece for piece in (theirs[at] for at in cases.pieces_kept(theirs, written())) if piece in known]
    packing.write(mean(kept, pieces), pieces, Tempers.none(), alarms.none(), BITS)


if __name__ == "__main__":
    main()
