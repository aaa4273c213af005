"""Write a line, see it as the other will, send it or keep it."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from securebase.web.couples import access, faces
from securebase.web.noticed import actions, shown
from securebase.web.noticed.forms import LineForm
from securebase.web.noticed.records import Noticed, NoticedKept
from securebase.web.shell.gate import safe_next

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: Any) -> HttpResponse:
    """The form; then, for two, exactly what the other will see; then it is sent or kept."""
    two = request.us is not None and access.ring(request).ours is not None
    sent = request.method == "POST"
    form = LineForm(request.POST if sent else None, library=request.library, initial={"token": uuid.uuid4()})
    page = {"form": form, "two": two, "back": reverse("together:together"), "place": "together"}
    step = request.POST.get("step", "")
    if not sent or not form.is_valid() or step == "change":
        return _form(request, page, status=UNPROCESSABLE if sent and not form.is_valid() else 200)
    line, token = form.cleaned_data["line"], form.cleaned_data["token"].hex
    if step == "keep" or not two:
        actions.keep(ring=request.ring, line=line, token=token, day=request.today)
        return redirect("noticed:write")
    if step != "send":
        return render(request, "noticed/preview.html", page | {"line": line, "face": faces.own(request.us)})
    actions.send(ring=request.ring, us=request.us, line=line, token=token, day=request.today)
    return redirect("together:together")


def _form(request: Any, page: dict[str, Any], *, status: int) -> HttpResponse:
    name = request.us.partner.name if request.us else ""
    return render(request, "noticed/write.html", page | {"name": name, "kept": shown.kept(request)}, status=status)


@require_POST
def remove(request: Any, ref: uuid.UUID) -> HttpResponse:
    """Take back one's own line, sent or kept. Another's is not there."""
    ring = access.ring(request)
    kept = ring.get(NoticedKept, ref)
    if kept is not None:
        actions.remove(ring=ring, us=request.us, stored=kept)
        return redirect("noticed:write")
    stored = access.ours(request, Noticed, ref)
    if not stored.mine:
        raise Http404
    actions.remove(ring=ring, us=request.us, stored=stored)
    return redirect(safe_next(request.POST.get("next"), reverse("together:together")))
