"""What a message between partners says: `review` a message, `mirror` a reply, find `danger`. All of it at home."""

from .danger import Danger, danger
from .labels import LABELS, NEGATIVE, POSITIVE, Found, severity
from .mirror import Mirror, mirror
from .reviewing import Review, look
from .rewriting import review, rewrites
from .statement import Statement

__all__ = [
    "LABELS", "NEGATIVE", "POSITIVE", "Danger", "Found", "Mirror", "Review", "Statement",
    "danger", "look", "mirror", "review", "rewrites", "severity",
]  # fmt: skip
