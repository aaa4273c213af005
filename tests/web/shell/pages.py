"""A small site for tests of the shell: one page of each kind."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import OperationalError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_GET, require_POST

from securebase.web.accounts.models import Attempt
from securebase.web.shell.gate import locked_ok, public


def private(request: HttpRequest) -> HttpResponse:
    return HttpResponse("private")


@locked_ok
def wordless(request: HttpRequest) -> HttpResponse:
    return HttpResponse("wordless")


@public
def welcome(request: HttpRequest) -> HttpResponse:
    return HttpResponse("welcome")


@public
def missing(request: HttpRequest) -> HttpResponse:
    raise Http404("tender words")


@public
def foreign(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("tender words")


@public
def full(request: HttpRequest) -> HttpResponse:
    raise OperationalError("database or disk is full")


@public
def write(request: HttpRequest) -> HttpResponse:
    with transaction.atomic():
        Attempt.objects.create(key=request.POST["words"].encode(), until=request.now)  # type: ignore[attr-defined]
    return HttpResponse("written")


@public
def broken(request: HttpRequest) -> HttpResponse:
    tender = "tender words"
    raise RuntimeError(tender)


@public
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(len(request.POST.get("words", ""))))


@public
@require_GET
def look(request: HttpRequest) -> HttpResponse:
    return HttpResponse("look")


accounts = [path("sign-in/", welcome, name="signin"), path("unlock/", wordless, name="unlock")]
urlpatterns = [
    path("", include((accounts, "accounts"))),
    path("private/", private),
    path("wordless/", wordless),
    path("welcome/", welcome),
    path("missing/", missing),
    path("foreign/", foreign),
    path("full/", full),
    path("write/", write),
    path("broken/", broken),
    path("save/", save),
    path("look/", look),
]
handler400 = "securebase.web.shell.errors.refused"
handler403 = "securebase.web.shell.errors.forbidden"
handler404 = "securebase.web.shell.errors.missing"
handler500 = "securebase.web.shell.errors.broken"
