"""How the two of a couple are drawn, for every slice that shows them."""

from __future__ import annotations

from typing import Final, Literal

from securebase.web.couples.access import Us
from securebase.web.shell.faces import INKS, Face, Ink

SEATS: Final[dict[int, Literal[1, 2]]] = {1: 1, 2: 2}


def own(us: Us) -> Face:
    """The one who looks. While the page is locked there is no name, and the ink is the seat's own."""
    return Face(us.name, SEATS[us.seat], _ink(us.colour) if us.name else None)


def theirs(us: Us) -> Face:
    """The partner, drawn by the same rule."""
    return Face(us.partner.name, SEATS[us.partner.seat], _ink(us.partner.colour) if us.partner.name else None)


def _ink(colour: str) -> Ink | None:
    return next((ink for ink in INKS if ink == colour), None)
