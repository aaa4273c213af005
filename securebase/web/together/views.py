"""Together, for two or for one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from securebase.web.together import page


@require_safe
def together(request: Any) -> HttpResponse:
    """What the two have; for one, what works until then."""
    two = request.us is not None and request.ring.ours is not None
    if two:
        return render(request, "together/two.html", page.for_two(request))
    return render(request, "together/alone.html", page.alone(request))
