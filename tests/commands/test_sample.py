"""The made-up couple: 120 days that the app's own verbs wrote, in a folder that is gone afterwards."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from securebase.cli import main
from securebase.samples import days
from securebase.samples.acts import Cast
from securebase.samples.cast import HERE
from securebase.samples.make import make
from securebase.web.checkins.records import CheckIn
from securebase.web.journal.records import Entry, SharedEntry
from securebase.web.pauses.models import Pause

NOW = datetime(2026, 11, 24, 18, 40, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Amsterdam")


@pytest.fixture
def cast(db: None) -> Cast:
    return make(now=NOW, zone=ZONE)


@pytest.mark.slow
def test_their_days_are_uneven_and_end_now(cast: Cast) -> None:
    today = NOW.astimezone(ZONE).date()
    for who in cast.values():
        kept = [stored.day for stored in who.ring.list(CheckIn)]
        assert all(today - timedelta(days=days.SPAN) < day <= today for day in kept)
        assert 60 < len(set(kept)) < days.SPAN  # some days nobody wrote
        rows = [stored.record for stored in who.ring.list(CheckIn)]
        assert max(len({row.worry for row in rows}), len({row.space for row in rows})) > 5  # bad days and good ones
        entries = list(who.ring.list(Entry))
        assert any(not each.record.shared for each in entries)
    assert any(cast["noor"].ring.list(SharedEntry))


@pytest.mark.slow
def test_returns_were_kept_and_one_was_not(cast: Cast) -> None:
    back = Pause.objects.filter(returned_on__isnull=False).count()
    assert 15 < back < Pause.objects.count()
    assert not Pause.objects.filter(asked_at__gt=NOW).exists()


@pytest.mark.slow
def test_either_can_sign_in_and_every_place_stands(cast: Cast, client: Client) -> None:
    for who in cast.values():
        browser = Client()
        sent = {"name": who.name, "passphrase": who.passphrase}
        assert browser.post("/sign-in/", sent).status_code == 302
        for place in ("today", "journal", "together", "practise", "us"):
            assert browser.get(f"/{place}/").status_code == 200
    assert client.get("/today/").status_code == 302


def test_the_same_moment_tells_the_same_story() -> None:

    first, second = (days.days(random.Random(7), weekday_today=3) for _ in range(2))
    assert first == second
    assert len(first) == days.SPAN


def test_what_is_given_stands_in_the_entry() -> None:
    for name in ("noor", "robin"):
        for row in tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["entry"]:
            words = row.get("text", "") + " ".join(row.get("answers", {}).values())
            assert all(line in words for line in row.get("give", [])), row["ago"]


@pytest.mark.slow
def test_the_command_makes_serves_and_leaves_nothing(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = tmp_path / "own"  # somebody's real folder, which the sample must not touch
    env = {name: value for name, value in os.environ.items() if not name.startswith(("SECUREBASE_", "DJANGO_"))}
    env |= {"SECUREBASE_DATA": str(own), "SECUREBASE_OPERATOR": "Somebody", "TMPDIR": str(tmp_path), "TZ": "UTC"}
    words = [sys.executable, "-m", "securebase", "sample", "--days", "5", "--port", str(port)]
    with subprocess.Popen(words, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stderr is not None
        told = [process.stdout.readline() for _ in range(5)]
        assert [line.split(" with ")[0] for line in told[1:3]] == ["Sign in as Noor", "Sign in as Robin"]
        assert told[4] == f"Secure Base is at http://127.0.0.1:{port}\n"
        assert [each.name[:18] for each in tmp_path.iterdir()] == ["secure-base-sample"]
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (0, "Stopped. The two and their folder are gone.\n", "")
    assert list(tmp_path.iterdir()) == []


def test_more_days_than_there_are_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:

    assert main(["sample", "--days", "500"]) == 2
    assert capsys.readouterr().err == "--days must be a number from 2 to 120.\n"
