"""Time zones to choose from, by region, as a select that works without script."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

_REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


@cache
def known() -> frozenset[str]:
    """Every zone that a person may live in."""
    return frozenset(name for name in available_timezones() if name.split("/")[0] in _REGIONS) | {"UTC"}


@cache
def choices() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The zones grouped by region: (region, ((value, name on screen), …))."""
    groups = []
    for region in sorted(_REGIONS):
        names = sorted(name for name in known() if name.startswith(f"{region}/"))
        groups.append((region, tuple((name, _readable(name)) for name in names)))
    return (*groups, ("UTC", (("UTC", "UTC"),)))


def _readable(name: str) -> str:
    return name.split("/", 1)[1].replace("_", " ").replace("/", ", ")
