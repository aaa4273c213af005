"""``{% load coach %}{% look_first form.words %}``: below a box, a way to have its words looked at before they go."""

from __future__ import annotations

from django import template
from django.forms import BoundField
from django.template import Context

register = template.Library()


@register.inclusion_tag("coach/parts/ask.html", takes_context=True)
def look_first(context: Context, box: BoundField | str, box_id: str = "") -> dict[str, object]:
    """For a field of a form, or for the name and id of a box that a template writes itself."""
    named = (box, box_id) if isinstance(box, str) else (box.html_name, box.auto_id)
    return {"name": named[0], "id": named[1], "library": context.get("library")}
