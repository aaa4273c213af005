"""Names that stay where they are put: no sign in them turns, hides or breaks the sentence that they stand in."""

from __future__ import annotations

import unicodedata
from typing import Final

# Emoji are joined by the first and some scripts spell with the second.
JOINERS: Final = "\u200d\u200c"
UNSEEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
MARKS: Final = frozenset({"Mn", "Me"})
STACKED: Final = 2  # marks on one letter; more would climb over other lines


def tidy(typed: str) -> str:
    """A name without signs that nobody sees (but the joiners), spaces folded. Empty if nothing to see is left."""
    kept: list[str] = []
    marks = 0
    for sign in unicodedata.normalize("NFKC", typed):
        kind = unicodedata.category(sign)
        marks = marks + 1 if kind in MARKS else 0
        if sign.isspace():
            kept.append(" ")
        elif sign in JOINERS or (kind not in UNSEEN and marks <= STACKED):
            kept.append(sign)
    name = " ".join("".join(kept).split())
    return name if any(sign not in JOINERS and unicodedata.category(sign)[0] in "LNPS" for sign in name) else ""
