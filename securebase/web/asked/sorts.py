"""The three sets of statements, by the word that stands in their addresses: none says what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from securebase.core.attachment import MONTH
from securebase.core.library import Library
from securebase.core.measure import Measure
from securebase.web.asked import instruments

Slug = Literal["near", "week", "month"]


@dataclass(frozen=True, slots=True)
class Sort:
    """One of the three. ``apart``: days after which answering again says something new. ``area``: of its words."""

    slug: Slug
    measure: str
    apart: int
    area: str

    def of(self, library: Library) -> Measure:
        """Its measure: our own, or for the first what the owner of the server has put in its place."""
        ours = library.measure(self.measure)
        return instruments.in_use(ours) if self.slug == "near" else ours

    def is_ours(self, library: Library) -> bool:
        """Whether the statements are our own."""
        return self.of(library) is library.measure(self.measure)


SORTS: Final[dict[str, Sort]] = {
    "near": Sort("near", "attachment", MONTH, "att"),
    "week": Sort("week", "satisfaction", 6, "sat"),
    "month": Sort("month", "wellbeing", 25, "well"),
}
