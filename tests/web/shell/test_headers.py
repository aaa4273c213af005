"""Every answer bears the headers, whatever it is."""

from __future__ import annotations

import pytest
from django.test import Client

from securebase.web.shell import headers, statics

ANSWERS = [
    ("GET", "/welcome/", 200),
    ("GET", "/private/", 302),
    ("GET", "/missing/", 404),
    ("GET", "/no-such-route/", 404),
    ("GET", "/static/no-such-file.css", 404),
    ("POST", "/look/", 405),
    ("GET", "/broken/", 500),
    ("GET", "/full/", 507),
]


@pytest.mark.parametrize(("method", "path", "status"), ANSWERS)
def test_every_answer_has_all_headers(site: Client, method: str, path: str, status: int) -> None:
    response = site.generic(method, path)
    assert response.status_code == status
    assert headers.ALWAYS.items() <= dict(response.items()).items()
    assert response["Cache-Control"] == "no-store"


def test_a_body_that_is_too_large_gets_them_too(site: Client) -> None:
    response = site.post("/save/", {"words": "x" * (8 * 2**20)})
    assert response.status_code == 413
    assert headers.ALWAYS.items() <= dict(response.items()).items()


def test_https_is_promised_only_over_https() -> None:
    assert "Strict-Transport-Security" in headers.every(secure=True)
    assert "Strict-Transport-Security" not in headers.every(secure=False)


def test_no_script_or_style_inside_a_page_and_nothing_from_elsewhere() -> None:
    assert "unsafe" not in headers.POLICY
    assert "http" not in headers.POLICY
    assert headers.POLICY.startswith("default-src 'none'")


def test_our_own_forms_may_say_where_they_come_from_and_nobody_else_hears_it(site: Client) -> None:
    response = site.get("/welcome/")
    assert response["Referrer-Policy"] == "same-origin"  # with no-referrer a browser hides the origin of our own forms
    assert 'name="referrer"' not in site.get("/missing/").content.decode()


def test_a_static_file_may_be_kept_for_a_year_under_its_versioned_name(site: Client) -> None:
    name = "django_htmx/htmx-2.min.js"
    response = site.get(f"/static/{statics.version()}/{name}", headers={"Accept-Encoding": "gzip"})
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["Content-Encoding"] == "gzip"
    assert headers.ALWAYS.items() <= dict(response.items()).items()


def test_an_old_name_still_answers_but_is_asked_for_again(site: Client) -> None:
    response = site.get("/static/000000000000/django_htmx/htmx-2.min.js")
    assert (response.status_code, response["Cache-Control"]) == (200, "no-cache")


@pytest.mark.parametrize("path", ["/static/../settings.py", "/static/%2e%2e/secret", "/static//etc/passwd", "/static/"])
def test_nothing_outside_the_static_folders_is_served(site: Client, path: str) -> None:
    assert site.get(path).status_code == 404


def test_a_name_without_a_file_is_an_error_in_the_template() -> None:
    with pytest.raises(ValueError, match="no static file"):
        statics.VersionedStorage().url("securebase/css/nothing.css")
