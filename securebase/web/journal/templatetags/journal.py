"""How the journal says when: near days by name, others by date, with the time for today and yesterday."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final

from django import template
from django.template.loader import get_template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

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


ENTRY: Final = (
    '<article class="entry"><p class="meta">{dot}<span>{who}, {at}</span>{tags}{badge}</p>{title}{words}'
    '<p class="btns btns--start"><a class="btn btn--text btn--small" href="{href}">{go}'
    '<span class="sr"> {at} {sort}</span></a></p></article>'
)
GONE: Final = '<article class="entry"><p class="meta">{}<span>{}, {}</span></p><p class="quiet">{}</p></article>'


@register.simple_tag(takes_context=True)
def entries(context: Any, lines: Iterable[Any], **made: Any) -> SafeString:
    """The lines of a timeline. ``made``: what is the same on each of them, and the words around them."""
    request = context["request"]
    return format_html_join("\n", "{}", ((_entry(line, in_words(line.day, line.at, request), made),) for line in lines))


def _entry(line: Any, at: str, made: dict[str, Any]) -> SafeString:
    dot, who = (made["own"], made["you"]) if line.mine else (made["theirs"], made["partner"])
    if line.taken_back:
        return format_html(GONE, dot, who, at, made["gone"])
    href = f"{made['base']}{'' if line.mine else 'from/'}{line.ref}/"
    return format_html(
        ENTRY,
        dot=dot,
        who=who,
        at=at,
        tags=_tags(line, made),
        badge=made["badges"].get(line.rung, ""),
        title=format_html('<h2><a class="plain" href="{}">{}</a></h2>', href, line.title) if line.title else "",
        words=_words(line, made),
        href=href,
        go=made["read"] if line.mine else made["answer"],
        sort=line.sort,
    )


def _tags(line: Any, made: dict[str, Any]) -> SafeString:
    words = (line.sort, made["bring"] if line.bring else "")
    return format_html_join("", '<span class="tag">{}</span>', ((each,) for each in words if each))


def _words(line: Any, made: dict[str, Any]) -> str:
    if line.text:
        return format_html('<p class="words keep">{}{}</p>', line.text, " …" if line.more else "")
    return "" if line.mine else format_html('<p class="quiet">{}</p>', made["shape"])
