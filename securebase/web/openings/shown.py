"""An open day as a page shows it: four rows for two people, and kind words about a guess."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString, mark_safe

from securebase.core.library import Library
from securebase.core.opening import guess_words
from securebase.web.openings.days import Opened
from securebase.web.openings.records import Given, Guess
from securebase.web.shell.drawings import duo
from securebase.web.shell.faces import Face

ROWS: Final = ("worry", "space", "close", "load")
LOUD: Final = 6  # from here on a number is worth asking about


@dataclass(frozen=True, slots=True)
class Row:
    """One of the four: its name, what its ends mean, and the drawing."""

    label: str
    ends: str
    svg: SafeString


def rows(day: Opened, guess: Guess, own: Face, theirs: Face, library: Library) -> list[Row]:
    """The four rows, the one who looks first. ``guess`` is their own guess about the other."""
    return [_row(name, day, getattr(guess, name, None), (own, theirs), library) for name in ROWS]


def _row(name: str, day: Opened, guessed: int | None, faces: tuple[Face, Face], library: Library) -> Row:
    label = library.say(f"check.{name}_label")
    own, theirs = faces
    mine, other = getattr(day.mine, name), getattr(day.theirs, name)
    desc = library.say(
        "openings.row_aria",
        label=label,
        value=_number(mine, library),
        name=theirs.name,
        number=_number(other, library),
    )
    people = [duo.Given(own, mine), duo.Given(theirs, other, guessed if other is not None else None)]
    svg = duo.duo(people, title=label, desc=desc, key=f"duo-{name}")
    ends = library.say(
        "openings.ends", low=library.say(f"openings.{name}_low"), high=library.say(f"openings.{name}_high")
    )
    return Row(label, ends, mark_safe(svg))  # noqa: S308 - the drawing escapes every word it is given


def _number(value: int | None, library: Library) -> str:
    return library.say("shell.not_given") if value is None else str(value)


def guesses(theirs: Given, guess: Guess, name: str, library: Library) -> list[str]:
    """What is said about the guesses of the one who looks: nothing where there was none."""
    said = []
    for row in ("worry", "space"):
        guessed, actual = getattr(guess, row), getattr(theirs, row)
        if guessed is None or actual is None:
            continue
        key, off = guess_words(guessed, actual)
        slots = {"name": name, "n": off}
        words = library.say(key, **{slot: slots[slot] for slot in library.slots[key]})
        said.append(library.say("openings.guess", label=library.say(f"check.{row}_label"), words=words))
    return said


def worth_asking(theirs: Given) -> int | None:
    """The loudest of the partner's numbers, if one is loud."""
    loud = [number for number in (theirs.space, theirs.worry, theirs.load) if number is not None and number >= LOUD]
    return max(loud, default=None)
