"""The pages of the frame itself: the way out, the ordinary page, the manifest, the service worker, the style page."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_GET, require_POST, require_safe

from securebase import env
from securebase.web.shell import leaving, library, ordinary, showcase
from securebase.web.shell import worker as service_worker
from securebase.web.shell.gate import public


@public
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Lock this browser and go to the ordinary page."""
    return leaving.leave(request)


@public
@require_safe
def notes(request: HttpRequest) -> HttpResponse:
    """An ordinary page. It sets nothing, asks for nothing, and may be kept, so that it is there offline too."""
    say = library.library().say
    context = {"title": say("ordinary.title"), "lead": say("ordinary.lead"), "note": say("ordinary.note")}
    response = render(request, "shell/ordinary.html", context | {"tables": ordinary.tables()})
    response["Cache-Control"] = "no-cache"
    return response


@public
@require_GET
def manifest(request: HttpRequest) -> JsonResponse:
    """What a phone needs to install the app: a neutral name, icons, colours."""
    answer = JsonResponse(showcase.manifest(library.library(), static), content_type="application/manifest+json")
    answer["Cache-Control"] = "no-cache"
    return answer


@public
@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, from the root so that it covers every page."""
    kind = "text/javascript; charset=utf-8"
    return HttpResponse(service_worker.script(), content_type=kind, headers={"Cache-Control": "no-cache"})


@public
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What stands in for any page that cannot be fetched. It holds no word of anybody's and may be kept."""
    response = render(request, "shell/offline.html")
    response["Cache-Control"] = "no-cache"
    return response


@public
@require_GET
def style(request: HttpRequest) -> HttpResponse:
    """Every token, part, icon and drawing on one page, for those who build; on this machine only."""
    if not env.loopback(settings.ENV.url.host):
        raise Http404
    return render(request, "shell/style.html", showcase.everything(request.GET))
