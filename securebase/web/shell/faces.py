"""How a person is shown: a disc or a pebble in their ink, with their initial. Made by whoever knows the names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Ink = Literal["tide", "rowan", "moss", "plum"]
INKS: Final[tuple[Ink, ...]] = ("tide", "rowan", "moss", "plum")


@dataclass(frozen=True, slots=True)
class Face:
    """One partner on a screen. ``seat`` 1 is the disc and 2 the pebble; the ink was picked by the person."""

    name: str
    seat: Literal[1, 2] = 1
    ink: Ink | None = None

    @property
    def initial(self) -> str:
        """The first letter of the name, as a capital; a middle dot for a name without letters."""
        return next((letter.upper() for letter in self.name if letter.isalnum()), "·")[:1]

    @property
    def classes(self) -> str:
        """The CSS classes that carry shape and ink. Without a picked ink the seat's own stands in."""
        return f"p{self.seat} {self.ink or ('tide' if self.seat == 1 else 'rowan')}"
