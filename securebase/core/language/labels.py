"""The labels of the language guide, what is found in a message, and how much harm its unkind part is likely to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

NEGATIVE: Final = (
    *("accusation", "generalisation", "criticism", "contempt", "defensiveness"),
    *("stonewalling", "mind_reading", "pseudo_feeling", "demand", "threat"),
)
POSITIVE: Final = (
    *("feeling", "need", "request", "i_statement", "appreciation", "reassurance", "bid_connection"),
    *("bid_space", "return_promise", "repair", "reflection", "validation", "vulnerability"),
)
LABELS: Final = NEGATIVE + POSITIVE
SOFTENS: Final = frozenset(POSITIVE) - {"feeling", "bid_space"}
MILD: Final = frozenset({"accusation", "generalisation", "mind_reading", "pseudo_feeling", "defensiveness"})
BARE: Final = 3  # words of a shut-down that is no more than that


@dataclass(frozen=True, slots=True)
class Found:
    """One label: how likely it is, and where (code points; None for the message as a whole).

    `open` is contempt by insult, disgust or mockery and not by sarcasm alone.
    """

    label: str
    score: float
    start: int | None = None
    end: int | None = None
    open: bool = False
    why: str = ""


def severity(text: str, found: Iterable[Found]) -> int:
    """0 to 3 by section 1.5 of the guide: 0 nothing unkind, 3 a threat, an insult or disgust."""
    found = list(found)
    unkind = {each.label for each in found if each.label in NEGATIVE}
    if not unkind:
        return 0
    if "threat" in unkind or any(each.label == "contempt" and each.open for each in found):
        return 3
    shut = [each for each in found if each.label == "stonewalling"]
    bare = bool(shut) and all(len(text[each.start : each.end].split()) <= BARE for each in shut)
    if len(unkind) == 1 and (unkind <= MILD or (unkind == {"stonewalling"} and bare)):
        return 1
    return 1 if any(each.label in SOFTENS for each in found) else 2
