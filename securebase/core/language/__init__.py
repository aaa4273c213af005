"""What a message between partners says: `review` a message, `mirror` a reply, find `danger`. All of it at home.

What stands here is read on first use, because numpy is on no other page's path.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .beginning import begin
    from .dangers import Danger, danger
    from .labels import LABELS, NEGATIVE, POSITIVE, Found, severity
    from .mirroring import Mirror, mirror
    from .reviewing import Review, look
    from .rewriting import review, rewrites
    from .statement import Statement
    from .wordings import likely

HOMES: Final = {
    "beginning": ("begin",),
    "dangers": ("Danger", "danger"),
    "labels": ("LABELS", "NEGATIVE", "POSITIVE", "Found", "severity"),
    "mirroring": ("Mirror", "mirror"),
    "reviewing": ("Review", "look"),
    "rewriting": ("review", "rewrites"),
    "wordings": ("likely",),
    "statement": ("Statement",),
}

__all__ = [
    "LABELS", "NEGATIVE", "POSITIVE", "Danger", "Found", "Mirror", "Review", "Statement",
    "begin", "danger", "likely", "look", "mirror", "review", "rewrites", "severity",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """The name, from the module that it lives in (PEP 562)."""
    home = next((module for module, names in HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{home}", __name__), name)
