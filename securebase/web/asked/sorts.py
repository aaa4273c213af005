"""The three sets of statements, by the word that stands in their addresses: none says what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from securebase.core.attachment import MONTH
from securebase.core.library import Library
from securebase.core.measure import Measure

Slug = Literal["near", "week", "month"]


@dataclass(frozen=True, slots=True)
class Sort:
    """One of the three. ``apart``: days after which answering again says something new. ``area``: of its words."""

    slug: Slug
    measure: str
    apart: int
    area: str

    def of(self, library: Library) -> Measure:
        """Its measure."""
        return library.measure(self.measure)


SORTS: Final[dict[str, Sort]] = {
    "near": Sort("near", "attachment", MONTH, "att"),
    "week": Sort("week", "satisfaction", 6, "sat"),
    "month": Sort("month", "wellbeing", 25, "well"),
}
