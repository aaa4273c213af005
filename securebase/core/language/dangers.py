"""Words of danger: a wish to die, harm received, harm threatened. Found in order to show help to the writer alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

import numpy as np

from ..library import ENGLISH
from ..library_reading import table_of
from .reader import Reader, Seen, Unusable, reader, see
from .rules import plainly

KINDS: Final = ("none", "crisis_self_harm", "abuse_disclosure", "coercion_or_threat")
Kind = Literal["none", "crisis_self_harm", "abuse_disclosure", "coercion_or_threat"]
DANGER: Final = ENGLISH / "language" / "danger.toml"
BY_RULE: Final = 0.8


@dataclass(frozen=True, slots=True)
class Danger:
    """One of four labels (section 4 of the guide), and how likely it is."""

    label: Kind
    score: float


def danger(text: str) -> Danger:
    """What kind of danger a text speaks of, if any. Any string is taken; time in proportion to its length.

    Errs on the side of help: what is said plainly is believed, and of the rest a danger is named from the chance on
    that was set for it, which may be far below one half.
    """
    try:
        found = reader()
    except Unusable:
        return by_rule(text)
    return of_seen(found, see(found, text), text)


def of_seen(found: Reader, seen: Seen, text: str) -> Danger:
    """The same, of a text that has been seen already."""
    plain = by_rule(text)
    if plain.label != "none":
        return plain
    if not seen.spans:
        return Danger("none", 1.0)
    risk = 1 - float(seen.danger[0])
    if risk < found.danger_cut:
        return Danger("none", 1 - risk)
    return Danger(KINDS[int(np.argmax(seen.danger[1:])) + 1], risk)


@cache
def _patterns() -> list[tuple[Kind, re.Pattern[str]]]:
    table = table_of(DANGER)
    return [(kind, re.compile(each, re.IGNORECASE)) for kind in KINDS[1:] for each in table[kind]["patterns"]]


def by_rule(text: str) -> Danger:
    """What is said plainly, by patterns alone; all there is when the weights cannot be read, and far less."""
    plain = plainly(text)
    return next((Danger(kind, BY_RULE) for kind, each in _patterns() if each.search(plain)), Danger("none", BY_RULE))
