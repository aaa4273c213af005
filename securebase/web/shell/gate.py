"""Who may pass: every view is private and needs an open vault unless it is marked otherwise here.

`@public`: signed out is fine (signing in, the welcome page, Support). `@locked_ok`: signed in is needed, but the vault
may be closed (the pause in wordless form, Settle).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from securebase.web.shell import errors

SAFE = ("GET", "HEAD")
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def public(view: View) -> View:
    """Mark a view that answers anybody."""
    view.public = True  # type: ignore[attr-defined]  # read by GateMiddleware and by the route matrix
    return view


def locked_ok(view: View) -> View:
    """Mark a view that answers a signed-in person whose vault is closed."""
    view.locked_ok = True  # type: ignore[attr-defined]
    return view


def is_public(view: Callable[..., Any]) -> bool:
    """True if the view is marked `@public`."""
    return bool(getattr(view, "public", False))


def is_locked_ok(view: Callable[..., Any]) -> bool:
    """True if the view answers without an open vault."""
    return is_public(view) or bool(getattr(view, "locked_ok", False))


def _refuse_locked_post(request: HttpRequest) -> HttpResponse:
    return errors.page(request, "locked", 423, typed=errors.typed(request), again=request.path)


# What becomes of a form that arrives after the vault has locked. The drafts app puts its own here, which seals the
# words to their owner; without it they are handed back on the page.
on_locked_post: Callable[[HttpRequest], HttpResponse] = _refuse_locked_post


def safe_next(path: str | None, fallback: str = "/") -> str:
    """`path` if it is a plain path on this site, else `fallback`. A query is dropped: it may hold words."""
    bare = urlsplit(path or "").path if path and url_has_allowed_host_and_scheme(path, allowed_hosts=None) else ""
    return bare if bare.startswith("/") and not bare.startswith("//") else fallback


def _came_from(request: HttpRequest) -> str:
    if request.headers.get("HX-Request") == "true":
        return safe_next(urlsplit(request.headers.get("HX-Current-URL", "")).path)
    return safe_next(request.path) if request.method in SAFE else "/"


def _send(request: HttpRequest, name: str, status: int) -> HttpResponse:
    """To another page, with the way back. htmx reads its header whatever the status; a browser follows a redirect."""
    back = _came_from(request)
    address = reverse(name) + (f"?{urlencode({'next': back})}" if back != "/" else "")
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=status, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


class GateMiddleware:
    """Turns away who may not pass, before any view runs. A form is never lost on the way: its words come back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., Any],
        args: list[Any],  # noqa: ARG002 - as Django calls it
        kwargs: dict[str, Any],  # noqa: ARG002
    ) -> HttpResponseBase | None:
        """None to let the request pass."""
        if is_public(view):
            return None
        form = request.method not in SAFE
        if getattr(request, "person", None) is None:
            return _signed_out_form(request) if form else _send(request, "accounts:signin", 401)
        if getattr(request, "ring", None) is not None or is_locked_ok(view):
            return None
        return on_locked_post(request) if form else _send(request, "accounts:unlock", 423)


def _signed_out_form(request: HttpRequest) -> HttpResponse:
    return errors.page(request, "out", 401, typed=errors.typed(request), again=request.path)
