"""How the journal says when: near days by name, others by date, with the time for today and yesterday."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from django import template
from django.template.loader import get_template

from securebase.web.shell.templatetags import securebase as tags

register = template.Library()
A_WEEK: Final = 7  # days; from then on a weekday's name would be ambiguous


@register.filter
def when(line: Any, request: Any) -> str:
    """When a line was written, in the reader's own time zone."""
    return in_words(line.day, line.at, request)


def in_words(day: date, at: datetime, request: Any) -> str:
    """Near days by name and hour, the last week by weekday, others by date: today, 07:10; Tuesday; 3 November 2024."""
    back = (request.today - day).days
    if back in (0, 1):
        name = request.library.say("journal.today" if back == 0 else "journal.yesterday")
        local = at.astimezone(request.zone)
        return f"{name}, {local:%H:%M}" if local.date() == day else name
    if 1 < back < A_WEEK:
        return f"{day:%A}"
    return f"{day.day} {day:%B}" if day.year == request.today.year else f"{day.day} {day:%B} {day.year}"


@register.simple_tag(takes_context=True)
def readers(context: Any, partner_name: str) -> dict[str, str]:
    """Who can read an entry, as a small tag, for each rung of the ladder."""
    who = {"private": "only_you", "shape": "shape", "lines": "lines", "all": "both"}
    part = get_template("shell/parts/audience.html")
    made = {}
    for rung, audience in who.items():
        made[rung] = part.render(tags.audience(context, audience, partner_name, tag=False))
    return made


@register.filter
def of(made: dict[str, str], rung: str) -> str:
    """One of several made pieces."""
    return made.get(rung, "")
