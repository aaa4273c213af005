"""How the two of a couple are drawn, for every slice that shows them."""

from __future__ import annotations

from typing import Final, Literal

from securebase.web.couples.access import Us
from securebase.web.shell.faces import INKS, Face, Ink

SEATS: Final[dict[int, Literal[1, 2]]] = {1: 1, 2: 2}


def own(us: Us) -> Face:
    """The one who looks. The name is empty while the page is locked."""
    return Face(us.name, SEATS[us.seat], _ink(us.colour))


def theirs(us: Us) -> Face:
    """The partner. While the page is locked there is no name, and the ink is the seat's own."""
    return Face(us.partner.name, SEATS[us.partner.seat], _ink(us.partner.colour) if us.partner.name else None)


def _ink(colour: str) -> Ink | None:
    return next((ink for ink in INKS if ink == colour), None)
