"""The one time the questions are offered: on the first Today, with "not now" in front.

A page shows ``safety/offer.html`` while `due` is true; its two buttons lead to ``safety:offered``.
"""

from __future__ import annotations

from typing import Any

from securebase.web.safety import actions


def due(request: Any) -> bool:
    """Whether the questions have not been offered to this person yet. A locked page offers nothing."""
    return request.ring is not None and not actions.choices(request.ring).safety_offered
