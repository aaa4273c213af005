"""Invite, be invited, join; and the page that says who can see what today."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from securebase.vault.seal import CannotOpen
from securebase.web.accounts import cookies
from securebase.web.accounts.models import Person
from securebase.web.accounts.opening import NotOpened, TryLater, at_invitations, one_try
from securebase.web.accounts.records import Profile
from securebase.web.accounts.views import later
from securebase.web.couples import actions, fingerprint, inviting, qr, sharing
from securebase.web.couples.forms import WordsForm
from securebase.web.shell.gate import public
from securebase.web.shell.moments import clock_words, day_words

GONE, CONFLICT, UNPROCESSABLE, TOO_MANY = 410, 409, 422, 429


@require_http_methods(["GET", "POST"])
def invite(request: Any) -> HttpResponse:
    """Make an invitation, look at the one that waits, or take it back. It never says what became of it."""
    if request.us is not None:
        return _sentence(request, "paired", CONFLICT if request.method == "POST" else 200)
    if request.POST.get("go") == "back":
        inviting.take_back(by=request.person, ring=request.ring, now=request.now)
        return HttpResponseRedirect(reverse("couples:invite"))
    if request.method == "POST":
        return _make(request)
    waiting = actions.waiting(by=request.person, ring=request.ring, now=request.now)
    return _waiting(request, *waiting) if waiting else _new(request)


def _make(request: Any) -> HttpResponse:
    try:
        inviting.make(by=request.person, ring=request.ring, words=request.library.word_list, now=request.now)
    except actions.TooManyInvites:
        free = inviting.next_free(by=request.person, now=request.now)
        day = day_words(request.library, free.astimezone(request.zone).date(), request.today)
        return _new(request, status=TOO_MANY, trouble=request.library.say("invite.many", day=day))
    except actions.AlreadyTwo:
        return _sentence(request, "paired", CONFLICT)
    return HttpResponseRedirect(reverse("couples:invite"))


def _new(request: Any, *, status: int = 200, trouble: str = "") -> HttpResponse:
    context = {
        "hours": int(actions.LIFETIME / timedelta(hours=1)),
        "trouble": trouble,
        "closed": inviting.has_closed(by=request.person, now=request.now),
        "barred": actions.can_be_barred(by=request.person, now=request.now),
        "place": "us",
    }
    return render(request, "couples/invite.html", context, status=status)


def _waiting(request: Any, row: Any, invitation: Any) -> HttpResponse:
    link = qr.link(invitation)
    context = {
        "link": link,
        "qr": qr.picture(link),
        "words": invitation.words.split("-"),
        "until": _time(request, row.until),
        "place": "us",
    }
    return render(request, "couples/waiting.html", context)


def _time(request: Any, moment: Any) -> str:
    return clock_words(request.library, moment, request.zone, request.today)


def _sentence(request: Any, what: str, status: int) -> HttpResponse:
    """One plain sentence about an invitation that leads nowhere. ``gone`` is the same for every closed one."""
    return render(request, "couples/sentence.html", {"what": what, "back": "/"}, status=status)


@public
@require_http_methods(["GET", "POST"])
def join(request: Any) -> HttpResponse:
    """For whoever holds eight words, signed in or not: look, join, or not now. Looking changes nothing."""
    if request.method == "GET":
        return render(request, "couples/words.html", {"form": WordsForm(), "back": "/"})
    form = WordsForm(request.POST)
    if not form.is_valid():
        return render(request, "couples/words.html", {"form": form, "back": "/"}, status=UNPROCESSABLE)
    typed = form.cleaned_data["words_of_invitation"]
    try:
        with one_try(at_invitations(cookies.network_of(request)), now=request.now):
            offer = _look(typed, request)
    except NotOpened:
        return _sentence(request, "gone", GONE)
    except TryLater as trouble:
        status = later(request, form, trouble, "words_of_invitation")
        return render(request, "couples/words.html", {"form": form, "back": "/"}, status=status)
    return _refused(request, offer) or _answer(request, offer, typed)


def _look(typed: str, request: Any) -> actions.Offer:
    try:
        return actions.look(typed, now=request.now)[0]
    except actions.InviteClosed as error:
        raise CannotOpen from error


def _refused(request: Any, offer: actions.Offer) -> HttpResponse | None:
    """Why this person cannot take this offer, or None."""
    person: Person | None = request.person
    if person is None:
        return None
    if offer.invite.inviter_id == person.id:
        return _sentence(request, "own", CONFLICT)
    if request.us is not None:
        return _sentence(request, "paired", CONFLICT)
    if actions.barred(inviter=offer.invite.inviter_id, invitee=person.id, now=request.now):
        return _sentence(request, "gone", GONE)
    return None


def _answer(request: Any, offer: actions.Offer, typed: str) -> HttpResponse:
    go = request.POST.get("go", "")
    if go == "join" and request.ring is not None:
        return _join(request, typed)
    context = {"offer": offer, "words": typed, "until": offer.invite.until, "back": "/"}
    if go == "notnow":
        return render(request, "couples/notnow.html", context)
    profile = request.ring.find(Profile, name="self") if request.ring is not None else None
    return render(request, "couples/offer.html", context | {"own_name": profile.record.name if profile else ""})


def _join(request: Any, typed: str) -> HttpResponse:
    try:
        actions.join(by=request.person, ring=request.ring, typed=typed, now=request.now)
    except actions.InviteClosed:
        return _sentence(request, "gone", GONE)
    except actions.AlreadyTwo:
        return _sentence(request, "paired", CONFLICT)
    request.visit.changed = True  # the ring holds the couple's key from now on
    return HttpResponseRedirect(reverse("couples:joined"))


@require_safe
def joined(request: Any) -> HttpResponse:
    """Two now: what that changes, and what it does not."""
    if request.us is None:
        return HttpResponseRedirect(reverse("couples:invite"))
    words = fingerprint.words(request.ring, request.us.couple.id, request.library.word_list)
    return render(request, "couples/joined.html", {"us": request.us, "fingerprint": words, "place": "us"})


@require_safe
def share(request: Any) -> HttpResponse:
    """Who can see what today. Each line has an off, and it is silent."""
    context: dict[str, Any] = {"us": request.us, "place": "together"}
    if request.us is not None:
        context["lines"] = sharing.lines(request)
        context["fingerprint"] = fingerprint.words(request.ring, request.us.couple.id, request.library.word_list)
    return render(request, "couples/share.html", context)
