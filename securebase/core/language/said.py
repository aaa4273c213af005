"""A clause said again, and what for."""

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["when", "fear", "ask", "about", "fact", "wish", "nothing"]


@dataclass(frozen=True, slots=True)
class Said:
    """What a clause becomes: a moment ("when"), an owned fear, an ask, what it is about, a fact, a wish, or nothing.

    feelings and need: what a verdict in the clause hides.
    """

    kind: Kind
    words: str = ""
    feelings: tuple[str, ...] = ()
    need: str = ""


NOTHING: Final = Said("nothing")
