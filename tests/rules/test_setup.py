"""Setting up says what is wrong in a sentence, and leaves nothing half-done behind a stamp."""

from __future__ import annotations

import errno
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tools import setup


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout whose lock is empty, so that nothing is fetched."""
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements/run.txt").write_text("# nothing\n")
    (tmp_path / "requirements/test.txt").write_text("# nothing\n")
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(setup, "PYTHON", tmp_path / ".venv/bin/python")
    return tmp_path


def broken_pip(checkout: Path, says: str) -> None:
    """A .venv whose Python starts, and whose pip fails with these words."""
    python = checkout / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    (checkout / ".venv/lib" / f"python3.{sys.version_info[1]}" / "site-packages").mkdir(parents=True)
    version = f"(3, {sys.version_info[1]})"
    python.write_text(f'#!/bin/sh\ncase "$*" in *install*) echo "{says}"; exit 1;; *) echo "{version}";; esac\n')
    python.chmod(0o755)


def test_it_makes_an_environment_with_pip_and_the_command(checkout: Path) -> None:
    assert setup.main(["run"]) == 0
    said = subprocess.run([checkout / ".venv/bin/python", "-m", "pip", "--version"], capture_output=True, text=True)
    assert said.stdout.split()[1] == setup.PIP.name.split("-")[1]
    assert (checkout / ".venv/bin/securebase").stat().st_mode & stat.S_IXUSR
    found = subprocess.run([checkout / ".venv/bin/python", "-c", "import sys; print(sys.path)"], capture_output=True)
    assert str(checkout).encode() in found.stdout


def test_a_second_time_does_nothing(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert setup.main(["test"]) == 0
    capsys.readouterr()
    monkeypatch.setattr(setup, "_install", None)
    assert setup.main(["test"]) == 0
    assert setup.main(["run"]) == 0  # what the tests need holds what running needs
    assert capsys.readouterr().err == ""


def test_a_changed_lock_is_installed(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert setup.main(["run"]) == 0
    (checkout / "requirements/run.txt").write_text("# nothing else\n")
    installed: list[Path] = []
    monkeypatch.setattr(setup, "_install", installed.append)
    assert setup.main(["run"]) == 0
    assert installed == [checkout / "requirements/run.txt"]


def test_an_environment_that_does_not_start_is_made_anew(checkout: Path) -> None:
    (checkout / ".venv/bin").mkdir(parents=True)
    (checkout / ".venv/bin/python").symlink_to("/nowhere/python3")
    (checkout / ".venv/left-over").touch()
    assert setup.main(["run"]) == 0
    assert not (checkout / ".venv/left-over").exists()


def test_a_checkout_that_was_moved_gets_a_new_environment(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert setup.main(["run"]) == 0
    moved = checkout.rename(checkout.with_name("moved"))
    for name, path in {"ROOT": moved, "VENV": moved / ".venv", "PYTHON": moved / ".venv/bin/python"}.items():
        monkeypatch.setattr(setup, name, path)
    (moved / ".venv/left-over").touch()
    assert setup.main(["run"]) == 0
    assert not (moved / ".venv/left-over").exists()


def test_an_old_python_is_told(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup, "OLDEST", (3, 99))
    assert setup.main(["run"]) == 1
    assert capsys.readouterr().err.startswith("Secure Base needs Python 3.11 or newer")
    assert not (checkout / ".venv").exists()


@pytest.mark.parametrize(("sign", "sentence"), setup.FAULTS)
def test_what_pip_cannot_do_is_told_in_a_sentence(
    checkout: Path, capsys: pytest.CaptureFixture[str], sign: str, sentence: str
) -> None:
    broken_pip(checkout, f"ERROR: {sign} at all")
    assert setup.main(["run"]) == 1
    assert sentence in capsys.readouterr().err.splitlines()[-1]
    assert not (checkout / ".venv/.installed-run").exists()


def test_a_damaged_pip_is_not_run(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = tmp_path / setup.PIP.name
    damaged.write_bytes(setup.PIP.read_bytes()[:-1])
    monkeypatch.setattr(setup, "PIP", damaged)
    assert setup.main(["run"]) == 1
    assert "is not the file it was" in capsys.readouterr().err
    assert not list((checkout / ".venv").rglob("pip"))


def test_a_folder_that_cannot_be_written_is_told(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(checkout))

    monkeypatch.setattr(setup, "_make", refuse)
    assert setup.main(["run"]) == 1
    assert capsys.readouterr().err == f"Setting up stopped: Permission denied ({checkout}).\n"


def test_an_unknown_lock_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert setup.main(["everything"]) == 1
    assert "Say which" in capsys.readouterr().err
