"""What the ordinary page shows: kitchen measures. True, dull, and not a word of ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

OUNCE: Final = 28.349523125  # grams in an avoirdupois ounce, by definition
PINT: Final = 568.26125  # millilitres in an imperial pint, by definition
OUNCES: Final = (1, 2, 3, 4, 6, 8, 10, 12, 16, 24, 32)
PINTS: Final = ((1, 8), (1, 4), (1, 2), (3, 4), (1, 1), (2, 1), (4, 1))
DEGREES: Final = (60, 100, 120, 140, 150, 160, 180, 190, 200, 220, 230, 250)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a few columns; the cells are ready to be shown."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables() -> tuple[Table, ...]:
    """Weight, volume and oven heat, rounded as a cook would."""
    weight = tuple((f"{n} oz", f"{round(n * OUNCE)} g") for n in OUNCES)
    volume = tuple((_part(a, b) + " pt", f"{round(a * PINT / b)} ml") for a, b in PINTS)
    heat = tuple((f"{c} °C", f"{round(c * 9 / 5 + 32)} °F", f"{c - 20} °C fan") for c in DEGREES)
    return (
        Table("Weight", ("Ounces", "Grams"), weight),
        Table("Liquids", ("Pints", "Millilitres"), volume),
        Table("Oven", ("Celsius", "Fahrenheit", "Fan oven"), heat),
    )


def _part(top: int, bottom: int) -> str:
    return str(top) if bottom == 1 else f"{top}/{bottom}"
