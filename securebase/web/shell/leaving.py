"""Leave this page: lock, forget, and go to something ordinary. The way out works for anybody, in any state."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

ORDINARY = "/notes/"


def _nothing_to_lock(request: HttpRequest, response: HttpResponse) -> None:
    """Before accounts has put its own here there is no session to end."""


# What locks the vault of this browser. Accounts, which stands above the shell, puts its own here when it is ready.
on_leave: Callable[[HttpRequest, HttpResponse], None] = _nothing_to_lock


def leave(request: HttpRequest) -> HttpResponse:
    """Lock, and answer with the way to the ordinary page. What the browser has stored of ours is cleared."""
    response = HttpResponseRedirect(ORDINARY)
    response.status_code = 303
    response["Clear-Site-Data"] = '"cache"'  # "storage" would end the service worker, and Support offline with it
    on_leave(request, response)
    return response
