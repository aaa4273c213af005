"""The words of a pause, sealed for the two of a couple. Each exists once under the pause's id."""

from __future__ import annotations

from securebase.vault.records import Mine, Ours


class PauseNote(Ours, frozen=True, tag="pause.note"):
    """A line that went with the question for room."""

    line: str


class PauseWhy(Ours, frozen=True, tag="pause.why"):
    """Why the time was moved: one of `core.pause.WHYS`, or "more" for twenty minutes more."""

    why: str


class PauseBack(Ours, frozen=True, tag="pause.back"):
    """The opening line that was picked for the return: 1 to 6."""

    line: int


class Held(Mine, frozen=True, tag="hold"):
    """Something in the hold box. Nobody else can ever read it."""

    words: str
    at: str  # ISO moment
