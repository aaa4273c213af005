"""Small rules that no tool knows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.rules.house import calls, files, name_of, not_allowed

SPEAKS = ("securebase/cli.py", "securebase/commands/")  # the only ones that talk to a terminal
TEXT = (".py", ".html", ".js", ".css", ".toml", ".md")
LATER = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b")
# What a strict content policy refuses, so it would work nowhere, and what would call another machine.
IN_TEMPLATES = {
    "an inline style": re.compile(r"<style\b|\sstyle\s*="),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)[^>]*>|\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "another host": re.compile(r"\b(?:src|srcset)\s*=\s*[\"'](?:https?:)?//|<link[^>]*href\s*=\s*[\"'](?:https?:)?//"),
}
UNESCAPED = re.compile(r"\|\s*safe\b|autoescape\s+off")
TAG = re.compile(r"{[%{#].*?[%}#]}", re.DOTALL)


def test_only_commands_print() -> None:
    faults = [
        f"{name_of(path)}:{line}"
        for path in files(".py", "securebase")
        if not name_of(path).startswith(SPEAKS)
        for call, line in calls(path)
        if call == "print"
    ]
    assert not faults


def test_only_the_clock_asks_the_clock() -> None:
    asking = ("datetime.now", "datetime.utcnow", "timezone.now", "date.today", "datetime.today", "timezone.localdate")
    found = {
        name_of(path): f"line {line} calls {call}"
        for path in files(".py", "securebase")
        for call, line in calls(path)
        if call.endswith(asking)
    }
    assert not not_allowed("clock", found)


def test_nothing_is_called_safe_without_a_reason() -> None:
    raw = ("mark_safe", "SafeString", "SafeText")
    found = {
        name_of(path): f"line {line} calls {call}"
        for path in files(".py", "securebase")
        for call, line in calls(path)
        if call.rpartition(".")[2] in raw
    }
    assert not not_allowed("raw", found)


@pytest.mark.parametrize("fault", IN_TEMPLATES)
def test_a_template_holds_to_the_content_policy(fault: str) -> None:
    pages = files(".html", "securebase")
    assert pages
    # An argument of a tag is no attribute of an element.
    bare = {name_of(page): TAG.sub("", page.read_text(encoding="utf-8")) for page in pages}
    assert not [name for name, text in bare.items() if IN_TEMPLATES[fault].search(text)]


def test_a_template_escapes_everything() -> None:
    pages = files(".html", "securebase")
    assert not [name_of(page) for page in pages if UNESCAPED.search(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("ending", TEXT)
def test_nothing_is_left_for_later(ending: str) -> None:
    def marked(path: Path) -> bool:
        return LATER.search(path.read_text(encoding="utf-8")) is not None

    assert not [name_of(path) for path in files(ending) if marked(path)]
