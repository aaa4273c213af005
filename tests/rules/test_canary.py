"""What was typed anywhere is on the disk nowhere: not in the database and its log, logs, error pages, temp, backup."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from securebase import backups
from tests.rules import scanner
from tests.rules.house import ROOT

PLACES = ("data", "killed", "log", "pages", "temp", "backup")
SECRET = "Zq0123456789abcdžů"


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """All that the story left behind, with the process killed in its tracks; and what must not be in it."""
    folder = tmp_path_factory.mktemp("disk")
    for place in PLACES:
        (folder / place).mkdir()
    env = {name: value for name, value in os.environ.items() if not name.startswith(("SECUREBASE_", "DJANGO_"))}
    env |= {"SECUREBASE_DATA": str(folder / "data"), "TMPDIR": str(folder / "temp")}
    words = [sys.executable, "-m", "tests.rules.canary", str(folder / "pages")]
    with (folder / "log" / "stderr").open("wb") as log:
        process = subprocess.Popen(
            words, cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
        )
        with process:
            assert process.stdout is not None
            told = process.stdout.readline()
            process.kill()
    assert told, (folder / "log" / "stderr").read_text()
    secrets: dict[str, str] = json.loads(told)
    shutil.copytree(folder / "data", folder / "killed", dirs_exist_ok=True)  # before anybody folds the log in
    backup = backups.take(folder / "data", now=datetime.now(tz=UTC), with_secret=False)
    (folder / "backup" / "open.zip").write_bytes(backups.packed(backup))
    return folder, secrets


@pytest.mark.slow
def test_nothing_that_was_typed_is_on_the_disk(disk: tuple[Path, dict[str, str]]) -> None:
    folder, secrets = disk
    assert len(secrets) > 60
    assert scanner.scan(folder, secrets) == {}


@pytest.mark.slow
def test_there_was_something_to_look_at(disk: tuple[Path, dict[str, str]]) -> None:
    """A database with a log that was not yet folded in, a report of the fault, its page, and a backup."""
    folder, _ = disk
    data = {path.name: path.stat().st_size for path in (folder / "killed").iterdir()}
    assert data["db.sqlite3"] > 0
    assert data["db.sqlite3-wal"] > 100_000
    assert b"RuntimeError" in (folder / "log" / "stderr").read_bytes()
    assert any(path.name.endswith("-500") for path in (folder / "pages").iterdir())
    with_backup = scanner.found((folder / "backup" / "open.zip").read_bytes(), ["vault_item"])
    assert with_backup == {"vault_item"}  # so the scanner does look into it


@pytest.mark.parametrize("container", scanner.CONTAINERS)
@pytest.mark.parametrize("dress", scanner.DRESSES)
def test_a_planted_one_is_found(dress: str, container: str, tmp_path: Path) -> None:
    """In every dress and every container, in the middle of other bytes; and in the name of a file."""
    around = bytes(range(256)) * 9
    worn = scanner.DRESSES[dress](SECRET)
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "held").write_bytes(around + scanner.CONTAINERS[container](around + worn + around) + b"end")
    (tmp_path / "other").write_bytes(around)
    assert scanner.scan(tmp_path, [SECRET, "Zqfedcba9876543210žů"]) == {"inner/held": {SECRET}}


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_a_planted_one_is_found_where_it_would_lie(disk: tuple[Path, dict[str, str]], place: str) -> None:
    folder, secrets = disk
    one = next(iter(secrets))
    planted = folder / place / "planted"
    planted.write_bytes(b"\x00" * 5000 + one.encode() + b"\x00")
    try:
        assert scanner.scan(folder, secrets) == {f"{place}/planted": {one}}
    finally:
        planted.unlink()


@pytest.mark.parametrize("skip", range(15))
def test_base64_and_base32_are_found_at_every_alignment(skip: int) -> None:
    whole = b"x" * skip + SECRET.encode() + b"yz" * 4
    for encode in (base64.standard_b64encode, base64.urlsafe_b64encode, base64.b32encode):
        assert scanner.found(encode(whole), [SECRET]) == {SECRET}
