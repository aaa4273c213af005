"""`securebase export`: the same file as the button's, with no server at work."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pyrage
import pytest

from tests.commands.conftest import Run

ALICE = "Alice keeps seven boats\n"


def test_an_open_copy_is_a_zip_for_its_owner_alone(run: Run, three: Path, tmp_path: Path) -> None:
    out = tmp_path / "mine.zip"
    ran = run("export", "--name", "alice", "--out", str(out), "--open", typed=ALICE)
    assert (ran.status, ran.out, ran.err) == (0, f"It is in {out}.\n", "")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    with zipfile.ZipFile(out) as archive:
        assert b"the secret of boat 3" in archive.read("notes/entries.md")


@pytest.mark.slow  # the file's passphrase is stretched, as it has to be
def test_it_is_locked_unless_told_otherwise(run: Run, three: Path, tmp_path: Path) -> None:
    out = tmp_path / "mine.age"
    ran = run("export", "--name", "Alice", "--out", str(out), typed=ALICE + "a new one for it\n" * 2)
    assert ran.status == 0
    assert pyrage.passphrase.decrypt(out.read_bytes(), "a new one for it").startswith(b"PK")


def test_while_two_share_a_space_the_copy_has_ones_own_side_of_it(
    run: Run, inside: Run, three: Path, tmp_path: Path
) -> None:
    inside(
        """from securebase.web.openings.records import Given
for name, worry in (("Alice", 3), ("Bob", 8)):
    ring = back(name)
    pairing.enter(ring, Couple.objects.get().id)
    ring.put_once(Given(worry=worry), name=TODAY.isoformat(), day=TODAY)
"""
    )
    out = tmp_path / "mine.zip"
    assert run("export", "--name", "Alice", "--out", str(out), "--open", typed=ALICE).status == 0
    with zipfile.ZipFile(out) as archive:
        records = archive.read("notes/records.jsonl").decode()
    assert '"by":"me"' in records
    assert '"worry":3' in records
    assert '"worry":8' not in records


@pytest.mark.parametrize(
    ("words", "typed", "sentence"),
    [
        (("--name", "Alice", "--open"), "not this one\n", "open nothing here"),
        (("--name", "Nobody", "--open"), ALICE, "open nothing here"),
        (("--name", "Alice", "--open"), "", "The passphrase of the account is needed"),
        (("--name", "Alice"), ALICE + "short\n", "must have 10 letters or more"),
        (("--name", "Alice"), ALICE + "long enough\nlong enough?\n", "were not the same"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_no_file(
    run: Run, three: Path, tmp_path: Path, words: tuple[str, ...], typed: str, sentence: str
) -> None:
    ran = run("export", *words, "--out", str(tmp_path / "mine"), typed=typed)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert sentence in ran.err
    assert not (tmp_path / "mine").exists()


def test_another_file_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("something else")
    ran = run("export", "--name", "Alice", "--out", str(tmp_path / "mine"), "--open", typed=ALICE)
    assert (ran.status, "is there already" in ran.err) == (2, True)
    assert (tmp_path / "mine").read_text() == "something else"
    ran = run("export", "--name", "Alice", "--out", str(tmp_path / "no" / "mine"), "--open", typed=ALICE)
    assert (ran.status, "There is no folder" in ran.err) == (2, True)
