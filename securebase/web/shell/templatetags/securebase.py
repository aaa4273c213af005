"""Template tags for every page: ``{% load securebase %}``. Usage of each: docs/parts.md, and on screen at /style/."""

from __future__ import annotations

from typing import Any, Final

from django import template
from django.forms import BoundField
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from securebase.web.shell import icons
from securebase.web.shell.faces import Face
from securebase.web.shell.library import Library, library

register = template.Library()

PLACES: Final = (
    ("today", "/today/"),
    ("journal", "/journal/"),
    ("together", "/together/"),
    ("practise", "/practise/"),
    ("us", "/us/"),
)
BELONGS: Final[dict[str, tuple[str, ...]]] = {
    "today": ("/today/", "/check-in/", "/circle/", "/pause/", "/reach/"),
    "journal": ("/journal/", "/drafts/"),
    "together": ("/together/", "/openings/"),
    "practise": ("/practise/", "/settle/"),
    "us": ("/us/",),
}
AUDIENCES: Final = {
    "only_you": "lock",
    "shape": "shape",
    "lines": "pencil",
    "both": "both",
}
SCALE: Final = tuple(range(11))


def _library(context: Context) -> Library:
    found = context.get("library")
    return found if isinstance(found, Library) else library()


@register.simple_tag(takes_context=True)
def say(context: Context, key: str, **slots: object) -> str:
    """The words under a key, slots filled; the template escapes all of it. KeyError for an unknown key or slot."""
    return _library(context).say(key, **slots)


@register.simple_tag(takes_context=True)
def count(context: Context, key: str, n: int, **slots: object) -> str:
    """Words with a number: ``key_one`` or ``key_many``."""
    return _library(context).count(key, n, **slots)


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of 24 by 24, hidden from readers: put a word beside it, or an aria-label on what holds it."""
    return icons.svg(name)


@register.inclusion_tag("shell/parts/mark.html")
def mark() -> dict[str, object]:
    """Our mark. One colour and two people; below 20 px use a plain ring."""
    return {}


@register.simple_tag
def dot(face: Face, size: str = "") -> SafeString:
    """A person's disc or pebble with the initial; size "s" (22 px), "" (32 px) or "l" (48 px). Hidden from readers."""
    extra = f" dot--{size}" if size else ""
    return format_html(
        '<span class="dot{} {}" aria-hidden="true">{}</span>',
        extra,
        face.classes,
        face.initial,
    )


@register.inclusion_tag("shell/parts/audience.html", takes_context=True)
def audience(context: Context, who: str, name: str = "", *, tag: bool = True) -> dict[str, object]:
    """Who can read this: "only_you", "shape", "lines" or "both" (with the partner's name). KeyError for others."""
    slots = {"name": name} if who == "both" else {}
    return {
        "icon": AUDIENCES[who],
        "words": _library(context).say(f"shell.aud_{who}", **slots),
        "tag": tag,
    }


@register.inclusion_tag("shell/parts/bar.html", takes_context=True)
def bar(context: Context, kind: str = "") -> dict[str, object]:
    """The five places and Right now. kind "quiet" leaves only the half disc. The page's ``place`` is marked."""
    here = str(context.get("place") or _place_of(getattr(context.get("request"), "path", "")))
    return {
        "places": PLACES,
        "here": here,
        "quiet": kind == "quiet",
        "library": context.get("library"),
    }


def _place_of(path: str) -> str:
    return next((name for name, starts in BELONGS.items() if path.startswith(starts)), "")


@register.simple_tag(takes_context=True)
def theme(context: Context) -> str:
    """The theme this browser asked for, "light" or "dark"; empty while the system decides."""
    chosen = getattr(context.get("request"), "COOKIES", {}).get("theme", "")
    return chosen if chosen in ("light", "dark") else ""


def _described(field: BoundField, hint: str) -> str:
    ids = [f"{field.auto_id}_hint"] * bool(hint) + [f"{field.auto_id}_error"] * bool(field.errors)
    return " ".join(ids)


@register.inclusion_tag("shell/parts/field.html")
def field(bound: BoundField, label: str = "", hint: str = "", kind: str = "", **attrs: Any) -> dict[str, object]:
    """A labelled field with its hint and errors. kind: "", "paper" (long), "digits". attrs go to the control."""
    described = _described(bound, hint)
    own = {name.replace("_", "-"): value for name, value in attrs.items()}
    if described:
        own["aria-describedby"] = described
    return {
        "field": bound,
        "label": label,
        "hint": hint,
        "kind": kind,
        "control": bound.as_widget(attrs=own),
    }


@register.inclusion_tag("shell/parts/choices.html")
def choices(bound: BoundField, style: str = "chips", label: str = "", hide: str = "") -> dict[str, object]:
    """Radio buttons or tick boxes as "seg" (2 to 4), "chips" or "list" (sentences). hide="label": for readers only."""
    return {"field": bound, "style": style, "label": label, "hidden": hide == "label"}


@register.inclusion_tag("shell/parts/check.html")
def check(bound: BoundField, label: str = "", hint: str = "") -> dict[str, object]:
    """One tick box with its sentence."""
    return {"field": bound, "label": label, "hint": hint}


@register.inclusion_tag("shell/parts/slide.html", takes_context=True)
def slide(
    context: Context,
    bound: BoundField,
    label: str = "",
    hint: str = "",
    low: str = "",
    high: str = "",
) -> dict[str, object]:
    """The wedge from 0 to 10. Untouched is "" and means not given. The field is an IntegerField, not required."""
    value = bound.value()
    given = "" if value in (None, "") else str(value)
    return {
        "field": bound, "label": label, "hint": hint, "low": low, "high": high, "given": given,
        "numbers": [str(number) for number in SCALE], "library": context.get("library"),
    }  # fmt: skip


@register.inclusion_tag("shell/parts/form_errors.html", takes_context=True)
def form_errors(context: Context, form: Any) -> dict[str, object]:
    """What is wrong with the whole form, said once at its top, for eye and reader. Nothing while all is well."""
    return {"form": form, "library": context.get("library")}
