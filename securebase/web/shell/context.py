"""What every template may use beside what its view gives it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, Any]:
    """The person (None if signed out), whether the vault is open, the moment, and who runs the server."""
    return {
        "person": getattr(request, "person", None),
        "unlocked": getattr(request, "ring", None) is not None,
        "damaged": bool(getattr(getattr(request, "ring", None), "damaged", 0)),
        "now": getattr(request, "now", None),
        "operator": settings.ENV.operator,
    }
