"""A talk on one phone: who has the floor, for how long, in which order. The same for everybody and known beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from django.utils.safestring import SafeString, mark_safe

from securebase.core.library import Library
from securebase.web.shell.drawings.way import way
from securebase.web.shell.faces import Face

Who = Literal["both", "one", "two"]
RULES: Final = 4


@dataclass(frozen=True, slots=True)
class Turn:
    """One part of the talk: whose it is, what it is (a key of the words), and how many seconds it has."""

    who: Who
    what: str
    seconds: int


def _turns(first: Who, other: Who) -> tuple[Turn, ...]:
    return Turn(first, "say", 120), Turn(other, "mirror", 60), Turn(first, "almost", 45), Turn(other, "guess", 30)


TURNS: Final = (
    Turn("both", "arrive", 60),
    *_turns("one", "two"),
    *_turns("two", "one"),
    Turn("one", "ask", 60),
    Turn("two", "ask", 60),
    Turn("one", "thank", 30),
    Turn("two", "thank", 30),
)


def minutes() -> int:
    """How long the whole talk takes, in whole minutes, rounded up."""
    return -(-sum(turn.seconds for turn in TURNS) // 60)


def drawings(library: Library) -> dict[str, SafeString]:
    """The arc of a turn in the ink of each of the two."""
    return {name: _arc(library, Face(name=library.say(f"alone.face_{name}"), seat=seat)) for name, seat in SEATS}


SEATS: Final[tuple[tuple[str, Literal[1, 2]], ...]] = (("one", 1), ("two", 2))


def _arc(library: Library, face: Face) -> SafeString:
    title, desc = library.say("alone.turn_title"), library.say("alone.turn_desc", name=face.name)
    svg = way(face, None, passed=0, title=title, desc=desc, base=False, key=f"turn-{face.seat}")
    return mark_safe(svg)  # noqa: S308 - the drawing escapes every word it is given
