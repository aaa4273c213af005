"""The headers that every answer bears, errors and static files included."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
)
POLICY = "; ".join(DIRECTIVES)
NOT_USED = (
    *("accelerometer", "browsing-topics", "camera", "display-capture", "encrypted-media", "geolocation"),
    *("gyroscope", "magnetometer", "microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking"),
)
ALWAYS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in NOT_USED),
    # Nothing leaves for other sites. With "no-referrer" browsers would send "Origin: null" along with our own forms,
    # and the check of where a form comes from would refuse every one that htmx does not send.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}
TRANSPORT = {"Strict-Transport-Security": "max-age=31536000"}
PRIVATE = "no-store"


def every(*, secure: bool) -> dict[str, str]:
    """The headers for any answer, whoever gives it; with `secure`, the promise to come by https only is among them."""
    return {**ALWAYS, **(TRANSPORT if secure else {})}


class HeadersMiddleware:
    """Adds them. Only an answer that says otherwise itself (static files, the service worker) may be kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in every(secure=settings.SECURE).items():
            response[name] = value
        response.setdefault("Cache-Control", PRIVATE)
        if isinstance(response, HttpResponse):
            response.setdefault("Content-Length", str(len(response.content)))
        return response
