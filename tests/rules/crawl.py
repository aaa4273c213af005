"""Every address of the site, read from the resolver, so that a new route is covered on the day it is added.

A route with a parameter needs a line in `KINDS` (what its ids name) or `VALUES` (what else may stand in it); without
one `addresses` raises, and so does every test of this folder.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from securebase.core.drills import drills
from securebase.web.asked.sorts import SORTS
from securebase.web.shell.library import library

# What the id in a route's address names. `VISIBLE` says to whom such a thing may show itself.
KINDS: Final = {
    **dict.fromkeys(("journal:entry", "journal:change", "journal:remove", "journal:bring"), "entry"),
    **dict.fromkeys(("journal:share", "journal:take_back"), "entry"),
    **dict.fromkeys(("journal:given", "journal:reply"), "given"),
    **dict.fromkeys(("pauses:let_go", "pauses:to_words"), "held"),
    **dict.fromkeys(("pauses:back", "pauses:sign", "pauses:still", "pauses:move", "pauses:day"), "pause"),
    "pauses:unsay": "pause",
    "pauses:close": "wait",
    "safety:remove": "note",
    "noticed:remove": "line",
    "asked:remove": "answers",
    "reaches:card_answer": "card",
    **dict.fromkeys(("reaches:answer", "reaches:let_be"), "reach"),
}
# Alice is the owner of all of these, Bob her partner: what she wrote, what he gave her, what she may answer.
VISIBLE: Final = {
    "entry": {"owner"},
    "given": {"owner", "partner"},
    "held": {"owner"},
    "pause": {"owner"},
    "wait": {"owner"},
    "card": {"owner"},
    "reach": {"owner"},
    "note": {"owner"},
    "line": {"owner"},
    "answers": {"owner"},
}
OPENED: Final = "opened"  # the day on which both gave their half


def _sorts() -> list[str]:
    return [library().kinds[-1].id, "learned"]


def _ways() -> list[str]:
    return [library().breaths[0].id, library().scripts[0].id]


# Two of each are enough: the view is the same.
VALUES: Final[Mapping[str, Callable[[], list[str]]]] = {
    "sort": _sorts,
    "way_id": _ways,
    "slug": lambda: list(SORTS),
    "code": lambda: [country.code.lower() for country in library().countries][:2],
    "page_id": lambda: [page.id for page in library().support][:2],
    "drill_id": lambda: [next(each.id for each in drills() if each.sort == sort) for sort in ("spot", "write")],
    "card_id": lambda: [card.id for card in library().cards][:2],
}
NAMED: Final[Mapping[str, list[str]]] = {"day": [OPENED, "2026-11-01"], "way": ["thank", "offer"]}
MISSING: Final = "nowhere"  # for a parameter that is a word


class NoCase(LookupError):
    """A route has a parameter that no table here knows."""


@dataclass(frozen=True)
class Route:
    """One line of a urls.py."""

    name: str
    view: Callable[..., Any]
    params: tuple[tuple[str, Any], ...]  # name, converter

    @property
    def kind(self) -> str | None:
        """What its id names, or None for a route without an id. NoCase for an id that no line knows."""
        if not any(_is_id(converter) for _, converter in self.params):
            return None
        if self.name not in KINDS:
            raise NoCase(f"{self.name} has an id: say in tests/rules/crawl.py (KINDS) what it names.")
        return KINDS[self.name]

    def at(self, **values: str) -> str:
        """Its address."""
        return reverse(self.name, kwargs=values)


def _is_id(converter: Any) -> bool:
    return type(converter).__name__ == "UUIDConverter"


def routes() -> list[Route]:
    """All of them, in the order of the site. A route without a name cannot be spoken of, and is a fault."""
    return list(_walk(get_resolver().url_patterns, ""))


def _walk(patterns: list[Any], space: str) -> Iterator[Route]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern):
            if not pattern.name:
                raise NoCase(f"{pattern.pattern} has no name.")
            yield Route(space + pattern.name, pattern.callback, tuple(pattern.pattern.converters.items()))


def addresses(route: Route, ids: Mapping[str, Any]) -> list[str]:
    """Its addresses with these ids (`ids["entry"]`, `ids["opened"]`); none if such a thing is not among them."""
    found: list[dict[str, str]] = [{}]
    for name, converter in route.params:
        values = _values(route, name, converter, ids)
        found = [one | {name: value} for one in found for value in values]
    return [route.at(**one) for one in found]


def _values(route: Route, name: str, converter: Any, ids: Mapping[str, Any]) -> list[Any]:
    if _is_id(converter):
        assert route.kind
        return [ids[route.kind]] if route.kind in ids else []
    if name in NAMED:
        return [_python(converter, str(ids.get(OPENED, "2026-11-02")) if v == OPENED else v) for v in NAMED[name]]
    if name in VALUES:
        return VALUES[name]()
    choices = converter.regex.split("|")
    if all(
        re.fullmatch(r"[a-z_-]+", choice) for choice in choices
    ):  # an address of a few fixed words tells them itself
        return list(choices)
    raise NoCase(f"{route.name} takes a {name!r}: say in tests/rules/crawl.py (VALUES) what may stand there.")


def _python(converter: Any, text: str) -> Any:
    return converter.to_python(text)


def missing_ids() -> dict[str, uuid.UUID]:
    """Ids of nothing at all, one of every kind."""
    return {kind: uuid.uuid4() for kind in VISIBLE}


ONCE: Final = (
    (re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"'), 'name="csrfmiddlewaretoken"'),
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{32}\b"), "<id>"),
)


def bare(answer: HttpResponse) -> tuple[int, str, bytes]:
    """An answer without what is new each time: status, where it leads, and the page without tokens and ids."""
    text = b"".join(answer) if answer.streaming else answer.content
    where = answer.headers.get("Location", answer.headers.get("HX-Redirect", ""))
    return answer.status_code, _plain(where), _plain(text.decode("utf-8", "surrogateescape")).encode("utf-8", "replace")


def _plain(text: str) -> str:
    for pattern, instead in ONCE:
        text = pattern.sub(instead, text)
    return text


HREF: Final = re.compile(r'(?:href|hx-get|action|src)="(/[^"#]*)"')


def links(page: str) -> list[str]:
    """The addresses of our own that a page leads to, as they are (with a query)."""
    found = (each.replace("&amp;", "&") for each in HREF.findall(page))
    return [each for each in dict.fromkeys(found) if not each.startswith(("/static/", "//"))]


def walk(client: Client, start: list[str]) -> dict[str, HttpResponse]:
    """Every page that can be reached by GET from these addresses, in order of discovery."""
    seen: dict[str, HttpResponse] = {}
    waiting = list(start)
    while waiting:
        address = waiting.pop(0)
        if address in seen:
            continue
        answer: HttpResponse = client.get(address)  # type: ignore[assignment]  # the test client adds to it
        seen[address] = answer
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            waiting.extend(each for each in links(answer.content.decode()) if each not in seen)
    return seen
