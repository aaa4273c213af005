"""The service worker is told only of public things, and a change in any of them makes a new one."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.test import Client

from securebase.web.shell import statics, worker

pytestmark = pytest.mark.django_db


def told(script: str, name: str) -> object:
    found = re.search(rf"^const {name} = (.*);$", script, re.MULTILINE)
    assert found
    return json.loads(found[1])


def test_it_comes_from_the_root_and_is_always_asked_for(client: Client) -> None:
    answer = client.get("/sw.js")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert not answer.cookies
    assert "connect-src 'self'" in answer["Content-Security-Policy"]


def test_every_file_it_names_is_there(client: Client) -> None:
    files = told(client.get("/sw.js").content.decode(), "FILES")
    assert isinstance(files, list)
    assert len(files) > 20
    for file in files:
        answer = client.get(file)
        assert answer.status_code == 200, file
        assert "immutable" in answer["Cache-Control"]


def test_every_page_it_begins_with_is_there_for_anybody_and_private_to_nobody(client: Client) -> None:
    for page in worker.PAGES:
        answer = client.get(page)
        assert answer.status_code == 200, page
        assert "sessionid" not in answer.cookies


def test_a_change_in_any_word_makes_a_new_version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    words = tmp_path / "content" / "words.toml"
    words.write_text("one")
    monkeypatch.setattr(worker, "HOME", tmp_path)
    worker.version.cache_clear()
    first = worker.version()
    words.write_text("two")
    worker.version.cache_clear()
    assert worker.version() != first
    monkeypatch.setattr(statics, "version", lambda: "another")
    worker.version.cache_clear()
    third = worker.version()
    assert third != first
    assert re.fullmatch(r"[0-9a-f]{12}", third)
    worker.version.cache_clear()


def test_the_page_for_no_connection_is_public_and_names_nobody(client: Client) -> None:
    answer = client.get("/offline/")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-cache"
    page = answer.content.decode()
    assert "No connection" in page
    assert 'href="/settle/"' in page
    assert 'href="/support/"' in page


def test_the_manifest_makes_it_installable(client: Client) -> None:
    manifest = json.loads(client.get("/manifest.webmanifest").content)
    assert manifest["display"] == "standalone"
    assert {icon["sizes"] for icon in manifest["icons"]} >= {"192x192", "512x512"}
    for icon in manifest["icons"]:
        assert client.get(icon["src"]).status_code == 200
    assert "couple" not in json.dumps(manifest).lower()
