"""A browser is looked for in a fixed order, installed where that is allowed, and never done without."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tools import browser


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine with no programs but those put here, on which nobody is root."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    browser.find.cache_clear()
    yield tmp_path
    browser.find.cache_clear()


def program(folder: Path, name: str, says: str = "Chromium 1.0", status: int = 0) -> str:
    made = folder / name
    made.write_text(f"#!/bin/sh\necho '{says}'\nexit {status}\n")
    made.chmod(0o755)
    return str(made)


def test_the_order_is_fixed(path: Path) -> None:
    program(path, "google-chrome", "Google Chrome 1.0")
    second = program(path, "chromium-browser")
    assert browser.find() == second


def test_a_stub_is_passed_over(path: Path) -> None:
    program(path, "chromium", "Install Chromium from the store", status=1)
    real = program(path, "google-chrome", "Google Chrome 1.0")
    assert browser.find() == real


def test_the_named_one_comes_first(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(path, "chromium")
    named = program(path, "mine")
    monkeypatch.setenv(browser.VARIABLE, named)
    assert browser.find() == named


def test_a_named_one_that_does_not_start_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(path, "chromium")
    monkeypatch.setenv(browser.VARIABLE, str(path / "missing"))
    with pytest.raises(browser.NoBrowserError, match="no browser that starts here"):
        browser.find()


def test_without_one_the_remedy_is_told(path: Path) -> None:
    program(path, "apt-get")
    with pytest.raises(browser.NoBrowserError, match="sudo apt-get install chromium"):
        browser.find()


def test_root_gets_one_installed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(path, "apt-get")
    run, steps = subprocess.run, []

    def pretend(command: Any, **options: Any) -> Any:
        if command[0] == "apt-get":
            steps.append(command[1])
            program(path, "chromium")
        return run(command, **{**options, "stdout": None} if command[0] == "apt-get" else options)

    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(subprocess, "run", pretend)
    assert browser.find() == str(path / "chromium")
    assert steps == ["update", "install"]
