"""What Today seals: one's own small acts."""

from __future__ import annotations

from typing import Final, Literal

from securebase.vault.records import Mine

What = Literal["done", "not_today", "swap", "dared", "steadied"]
STEP_ACTS: Final[tuple[What, ...]] = ("done", "not_today", "swap")
OWN_ACTS: Final[tuple[What, ...]] = ("dared", "steadied")


class Act(Mine, frozen=True, tag="today.act"):
    """A tap on Today: what became of a step, or "I dared", "I steadied myself" (then `step` is empty). Private."""

    what: What
    step: str = ""
