"""Killed in the middle: nothing that was acknowledged is lost, and each promise is told once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rules.house import ROOT

pytestmark = pytest.mark.slow
KILLS = 150  # of each of the two kinds


def nursery(folder: Path, *words: object) -> dict[str, int]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("SECUREBASE_", "DJANGO_"))}
    env |= {"SECUREBASE_DATA": str(folder / "data")}
    line = [sys.executable, "-m", "tests.power.nursery", *map(str, words)]
    done = subprocess.run(line, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told: dict[str, int] = json.loads(done.stdout)
    return told


def test_three_hundred_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    told = nursery(tmp_path, KILLS, 20261126)
    assert told["kills"] == 2 * KILLS
    assert told["acknowledged"] > 2 * KILLS  # so that there was something to lose
    assert told["promises"] == 6 * KILLS
    assert (told["lost"], told["unreadable"], told["told_not_once"]) == (0, 0, 0)


def test_a_write_that_was_acknowledged_too_early_is_missed(tmp_path: Path) -> None:
    """So the one above does look."""
    assert nursery(tmp_path, 30, 3, "early")["lost"] > 0
