"""What leaving a page means for an account: this browser's vault is locked, its key taken back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from securebase.web.accounts import actions, cookies


def lock_here(request: Any, response: HttpResponse) -> None:
    """Lock the device that asked. Nothing happens for a stranger."""
    visit = getattr(request, "visit", None)
    if visit is not None:
        actions.lock(device=visit.device)
        cookies.take_back(response, "unlock_key")
