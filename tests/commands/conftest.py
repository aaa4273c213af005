"""Commands as people start them: each in a process of its own, with its own data folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

CHEAP = """
import sys
from securebase.vault import keys
keys.COST = keys.FLOOR = keys.Cost(passes=1, memory=8 * 1024)
"""
BEGIN = """
from securebase import boot
boot.boot()
import securebase.web.urls
from datetime import UTC, date, datetime, timedelta
from securebase.web.accounts import actions as accounts
from securebase.web.accounts.opening import confirm, person_of
from securebase.web.couples import actions as couples
from securebase.web.shell.library import library
from securebase.web.journal.records import Entry
from securebase.vault import pairing
from securebase.vault.graves import buried
from securebase.vault.models import Item, Vault
from securebase.web.accounts.models import Device, Person
from securebase.web.couples.models import Couple, Invite, Member
NOW = datetime.now(tz=UTC)
TODAY = NOW.date()
def arrive(name):
    return accounts.sign_up(name=name, passphrase=f"{name} keeps seven boats", zone="UTC", now=NOW)
def back(name):
    return confirm(by=person_of(name), passphrase=f"{name} keeps seven boats", now=NOW).keyring()
"""


THREE = """
alice, bob, charlie = arrive("Alice"), arrive("Bob"), arrive("Charlie")
words = couples.invite(by=alice.device.person, ring=alice.ring, words=library().word_list, now=NOW).words
couple = couples.join(by=bob.device.person, ring=bob.ring, typed=words, now=NOW)
couples.pick_up(by=alice.device.person, ring=alice.ring, couple=couple, now=NOW)
couples.invite(by=charlie.device.person, ring=charlie.ring, words=library().word_list, now=NOW)
for number in range(5):
    alice.ring.add(Entry(sort="free", written=float(number), text=f"the secret of boat {number}"), day=TODAY)
"""


@dataclass
class Ran:
    """How a command ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture(scope="session")
def three_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("three") / "data"
    assert _ended(f"{CHEAP}\n{BEGIN}\n{THREE}", folder, "").status == 0
    return folder


@pytest.fixture
def three(three_once: Path, data: Path) -> Path:
    """An instance with Alice and Bob, who share a space, and Charlie, who has invited somebody."""
    shutil.copytree(three_once, data)
    return data


def environment(data: Path) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("SECUREBASE_", "DJANGO_"))}
    return {**clean, "SECUREBASE_DATA": str(data)}


@pytest.fixture
def run(data: Path) -> Run:
    """Runs ``securebase`` with these words. ``typed``: the lines that somebody would type."""

    def run(*words: str, typed: str = "", into: Path = data) -> Ran:
        code = f"{CHEAP}\nfrom securebase.cli import main\nsys.exit(main({list(words)!r}))"
        return _ended(code, into, typed)

    return run


@pytest.fixture
def inside(data: Path) -> Run:
    """Runs Python in the instance; what it prints is the answer. Fails the test if it fails."""

    def inside(code: str, into: Path = data) -> Ran:
        ran = _ended(f"{CHEAP}\n{BEGIN}\n{code}", into, "")
        assert (ran.status, ran.err) == (0, ""), ran.err
        return ran

    return inside


def _ended(code: str, data: Path, typed: str) -> Ran:
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(data), input=typed, capture_output=True, text=True, timeout=120
    )
    return Ran(done.returncode, done.stdout, done.stderr)
