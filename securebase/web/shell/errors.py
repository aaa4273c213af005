"""Pages for when something goes wrong. Each says so in one plain sentence and hands back what was typed.

`securebase.web.urls` names the handlers of this module.
"""

from __future__ import annotations

import logging
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed, UnreadablePostError
from django.shortcuts import render

from securebase.vault.keyring import NoSpace, StaleRecord
from securebase.vault.seal import CannotOpen
from securebase.vault.slow import Busy
from securebase.web.shell import library

log = logging.getLogger(__name__)
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
NO_ROOM = ("database or disk is full", "disk I/O error", "unable to open database file")
SECRETS = ("csrf", "pass", "code", "digits", "secret", "phrase", "words_of_invitation")
TOO_LARGE = "X-Securebase-Too-Large"  # the door says so when it has cut a body off
# kind of page: its title, what it says if it hands words back, what it says if there are none
WORDS = {
    "none": ("err.none_title", "err.none", "err.none"),
    "server": ("err.server_title", "trouble.server_typed", "trouble.server_plain"),
    "full": ("err.full_title", "err.full", "trouble.full_plain"),
    "locked": ("err.locked_title", "trouble.locked_typed", "trouble.locked_plain"),
    "out": ("trouble.out_title", "trouble.out_typed", "trouble.out_plain"),
    "stale": ("err.stale_title", "err.stale", "err.foreign"),
    "foreign": ("err.foreign_title", "err.foreign", "err.foreign"),
    "large": ("trouble.large_title", "trouble.large", "trouble.large"),
    "refused": ("trouble.refused_title", "trouble.refused", "trouble.refused"),
    "changed": ("trouble.changed_title", "trouble.changed_typed", "trouble.changed_plain"),
    "damaged": ("trouble.damaged_title", "trouble.damaged_typed", "trouble.damaged_plain"),
    "busy": ("trouble.busy_title", "trouble.busy_typed", "trouble.busy_plain"),
    "method": ("trouble.method_title", "trouble.method", "trouble.method"),
}
REFUSALS = {StaleRecord: ("changed", 409), CannotOpen: ("damaged", 409), Busy: ("busy", 429)}
TOLD_BY_WORDS = 60  # characters; a longer value, or one with a line break, is something that somebody wrote


@dataclass(frozen=True, slots=True)
class Typed:
    """One field of a form that could not be taken. `written` if a person wrote it, and wants to see it again."""

    name: str
    value: str

    @property
    def written(self) -> bool:
        """True for words to be shown; the rest goes along unseen."""
        return len(self.value) > TOLD_BY_WORDS or "\n" in self.value or " " in self.value.strip()


def _secret(name: str) -> bool:
    return any(part in name.lower() for part in SECRETS)


def typed(request: HttpRequest) -> tuple[Typed, ...]:
    """The fields of the form in hand, in their order, without passphrases and codes; none if it cannot be read."""
    try:
        pairs = [(name, value) for name, values in request.POST.lists() for value in values]
    except (*TOO_MUCH, UnreadablePostError, OSError):
        return ()
    return tuple(Typed(name, str(value)) for name, value in pairs if value and not _secret(name))


def _can_repeat(request: HttpRequest) -> bool:
    """True if a form can be sent again as it is shown: it held no passphrase and no file, which are not handed back."""
    return not request.FILES and not any(_secret(name) for name in request.POST if name != "csrfmiddlewaretoken")


def page(
    request: HttpRequest, kind: str, status: int, *, typed: tuple[Typed, ...] = (), again: str = ""
) -> HttpResponse:
    """One error page. `again` is the path that the typed fields may be sent to once more, or nothing."""
    say = library.library().say
    title, lead_typed, lead_plain = WORDS[kind]
    context = {
        "kind": kind,
        "status": status,
        "title": say(title),
        "lead": say(lead_typed if typed else lead_plain),
        "typed": typed,
        "again": again if typed and _can_repeat(request) else "",
    }
    response = render(request, "shell/error.html", context, status=status)
    if request.headers.get("HX-Request") == "true":
        response["HX-Retarget"] = "body"  # an error is a whole page, whatever part was asked for
        response["HX-Reswap"] = "innerHTML"
    return response


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 for more than fits."""
    if isinstance(exception, TOO_MUCH):
        return page(request, "large", 413)
    return page(request, "refused", 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What somebody may not have looks exactly like what is not there."""
    return missing(request, exception)


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - as Django calls it
    """404, the same for what is somebody else's and for what was never there."""
    return page(request, "none", 404)


def broken(request: HttpRequest) -> HttpResponse:
    """500, or 507 where the disk is full. What was typed is on the page either way."""
    kind, status = ("full", 507) if _is_full(sys.exc_info()[1]) else ("server", 500)
    kept = typed(request) if request.method == "POST" else ()
    try:
        return page(request, kind, status, typed=kept, again=request.path)
    except Exception:
        log.exception("the error page itself is broken")
        return bare(kind, status, kept)


def bare(kind: str, status: int, kept: tuple[Typed, ...] = ()) -> HttpResponse:
    """An error in words alone, for when pages cannot be made. What was written is in it."""
    say = library.library().say
    title, lead_typed, lead_plain = WORDS[kind]
    lines = [say(title), say(lead_typed if kept else lead_plain), *(item.value for item in kept if item.written)]
    return HttpResponse("\n\n".join(lines), status=status, content_type="text/plain; charset=utf-8")


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - as Django calls it
    """403. A form of our own in an old tab can be sent again; one that came from elsewhere gets nothing back."""
    if request.headers.get("Origin") in settings.CSRF_TRUSTED_ORIGINS:
        return page(request, "stale", 403, typed=typed(request), again=request.path)
    return page(request, "foreign", 403)


def _is_full(fault: BaseException | None) -> bool:
    if not isinstance(fault, (DatabaseError, sqlite3.Error)):
        return False
    return any(sign in str(fault) for sign in NO_ROOM)


class ErrorsMiddleware:
    """Refuses a body that is too large before anything reads it, and gives a refused method its page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if TOO_LARGE in request.headers or not length.isdigit() or int(length) > settings.BODY_LIMIT:
            raise RequestDataTooBig
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed):
            told = page(request, "method", response.status_code)
            told["Allow"] = response["Allow"]
            return told
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What the vault refuses is no fault of the server: the words are handed back (404 without a couple)."""
        if isinstance(exception, NoSpace):
            return missing(request, exception)
        kind, status = REFUSALS.get(type(exception), ("", 0))
        if not kind:
            return None
        return page(request, kind, status, typed=typed(request) if request.method == "POST" else ())
