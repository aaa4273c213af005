"""One row of an opening: two people on a wedge from 0 to 10, and what each had guessed about the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from securebase.web.shell.drawings.svg import body, label, mark, node, num, picture, render
from securebase.web.shell.faces import Face

LEFT: Final = 36.0
MOST: Final = 10
STEP: Final = 27.8  # units a number
SIDE_BY_SIDE: Final = 34.0  # centres of two marks that do not touch
NEXT_TO: Final = 24.0  # the same for two guesses


@dataclass(frozen=True, slots=True)
class Given:
    """What one person gave. `value`: 0 to 10, or None for not given. `guess`: what the other had guessed of them."""

    face: Face
    value: int | None
    guess: int | None = None


def duo(people: Sequence[Given], *, title: str, desc: str, on_card: bool = True, key: str = "duo") -> str:
    """Both numbers of one question, the one who looks first. Equal numbers stand side by side, under one figure.

    Raises ValueError for a number outside 0 to 10.
    """
    numbers = [number for person in people for number in (person.value, person.guess) if number is not None]
    if any(not 0 <= number <= MOST for number in numbers):
        raise ValueError("A number on the wedge is from 0 to 10.")
    guessed = any(person.guess is not None for person in people)
    line = 55.0 if guessed else 40.0
    above = 3 if guessed else 14
    box = f"0 {above} 350 {num(line + 36 - above)}"
    root = picture(box, key, title, desc, "draw on-card" if on_card else "draw")
    node(root, "path", class_="wedge", d=f"M10 {num(line + 2)}L340 {num(line - 9)}V{num(line + 7)}H10Z")
    _guesses(root, people, line)
    given = [person for person in people if person.value is not None]
    places = _clear([LEFT + STEP * (person.value or 0) for person in given], SIDE_BY_SIDE)
    for person, x in reversed(list(zip(given, places, strict=True))):
        mark(root, person.face, (x, line), 15.0)
    for words, x in _figures(given, places):
        label(root, [words], (x, line + 32), "svgt--s svgt--mid")
    return render(root)


def _guesses(root: Element, people: Sequence[Given], line: float) -> None:
    guesses = [(person.face, person.guess) for person in people if person.guess is not None]
    exact = [LEFT + STEP * number for _, number in guesses]
    for (face, _), x, foot in zip(guesses, _clear(exact, NEXT_TO), exact, strict=True):
        group = node(root, "g", class_=face.classes)
        node(group, "path", class_="trail", d=f"M{num(x)} {num(line - 27)}L{num(foot)} {num(line - 19)}", fill="none")
        inner = node(group, "g", transform=f"translate({num(x)} {num(line - 39)})")
        body(inner, face, 11.0, halo=False, fill="guess")


def _clear(places: Sequence[float], room: float) -> list[float]:
    """The same places with at least `room` between two of them; each gives way by half."""
    if not places[1:] or abs(places[0] - places[1]) >= room:
        return list(places)
    middle = (places[0] + places[1]) / 2
    first = -1 if places[0] <= places[1] else 1
    return [middle + first * room / 2, middle - first * room / 2]


def _figures(given: Sequence[Given], places: Sequence[float]) -> list[tuple[str, float]]:
    """The figures under the marks: one in the middle where both gave the same."""
    if given[1:] and given[0].value == given[1].value:
        return [(str(given[0].value), sum(places) / 2)]
    return [(str(person.value), x) for person, x in zip(given, places, strict=True)]
