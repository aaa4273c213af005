"""What check-ins seal."""

from __future__ import annotations

from typing import Final, Literal

from securebase.vault.records import Mine

Move = Literal["", "reached", "stepped", "unsure"]
MOVES: Final[tuple[Move, ...]] = ("reached", "stepped", "unsure")


class CheckIn(Mine, frozen=True, tag="checkin"):
    """A day as its writer had it. Under the day, once; may change until it is given. 0 to 10, None for not given.

    `move` is the writer's own first move in the loop and means something only where `loop` is set.
    """

    worry: int | None = None
    space: int | None = None
    close: int | None = None
    load: int | None = None
    apart: bool = False
    loop: bool = False
    move: Move = ""
    line: str = ""
    guess_worry: int | None = None
    guess_space: int | None = None
