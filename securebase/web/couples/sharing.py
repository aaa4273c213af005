"""Who can see what today. Slices register what they show of; each line has its own silent off."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that the partner can see. ``off``: where a form ends it; ``href``: where it can be looked at."""

    words: str
    more: str = ""
    off: str = ""
    href: str = ""
    icon: str = "both"


Lister = Callable[[Any], Iterable[Line]]
_LISTERS: Final[dict[str, Lister]] = {}


def register(name: str, lister: Lister) -> None:
    """Let a slice say what of a person's the partner can see now; called with the request while there is a couple."""
    _LISTERS[name] = lister


def lines(request: Any) -> list[Line]:
    """Everything that the partner of whoever asks can see today."""
    return [line for lister in _LISTERS.values() for line in lister(request)]
