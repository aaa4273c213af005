"""Work that falls due: each app names its verb here, and the job loop calls it. (The loop itself is `web.jobs`.)"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

Verb = Callable[[datetime], int]
_verbs: dict[str, Verb] = {}


def register(name: str, verb: Verb) -> None:
    """Name a verb: given the moment (aware, UTC) it does some of its due work and returns how much it did.

    It is called until it returns 0, at start and then at least every two seconds, so it has to claim what it does by a
    conditional UPDATE, and must not claim the same twice. ValueError if another verb bears the name.
    """
    if _verbs.setdefault(name, verb) is not verb:
        raise ValueError(f"There is a verb for '{name}' already.")


def verbs() -> Mapping[str, Verb]:
    """All verbs in the order in which they were named."""
    return MappingProxyType(_verbs)
