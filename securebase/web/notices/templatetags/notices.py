"""``{% load notices %}{% bell %}``: the bell of a page's header, with a light if something waits."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from securebase.web.notices.actions import waiting

register = template.Library()


@register.inclusion_tag("notices/bell.html", takes_context=True)
def bell(context: Context) -> dict[str, Any]:
    """A link to the list for a signed-in person, else nothing. One question to the database."""
    request: Any = context.get("request")
    person = getattr(request, "person", None)
    lit = bool(person and person.notices and waiting(person, now=request.now))
    return {"person": person, "lit": lit, "library": context.get("library")}
