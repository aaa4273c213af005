"""`securebase backup` and `restore`: all comes back, what was removed does not, and nobody is left signed in."""

from __future__ import annotations

import hashlib
import threading
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from securebase import backups
from securebase.vault.sqlite.library import module
from tests.commands.conftest import Run

ACTS = 40  # written beside each of the copies under load
PASS = "kelp and nine ladders\n"
TEXTS = 'print(sorted(each.record.text[-1] for each in back("Alice").list(Entry)))'


def open_backup(run: Run, to: Path) -> Path:
    ran = run("backup", "--out", str(to), "--open")
    assert (ran.status, ran.err) == (0, "")
    assert "3 people, 1 couples, " in ran.out
    return to


def test_what_was_written_comes_back_and_nobody_is_signed_in(
    run: Run, inside: Run, three: Path, tmp_path: Path
) -> None:
    kept = open_backup(run, tmp_path / "kept")
    inside('back("Alice").add(Entry(sort="free", written=9.0, text="later 9"), day=TODAY)')
    ran = run("restore", str(kept))
    assert (ran.status, ran.err) == (0, "")
    assert "Sessions ended: 3." in ran.out
    assert inside(TEXTS).out == "['0', '1', '2', '3', '4']\n"
    state = inside("print(Device.objects.count(), Invite.objects.filter(used_at=None, taken_back=False).count())")
    assert state.out == "0 0\n"
    (aside,) = three.glob("replaced-*")
    assert sorted(path.name for path in aside.iterdir() if "-" not in path.name) == ["db.sqlite3", "removed", "secret"]
    assert not list(three.glob(".*"))


def test_what_was_removed_after_the_backup_stays_removed(run: Run, inside: Run, three: Path, tmp_path: Path) -> None:
    kept = open_backup(run, tmp_path / "kept")
    inside('ring = back("Alice")\nfor each in ring.list(Entry)[:2]: ring.remove(each)')
    ran = run("restore", str(kept))
    assert "Removed since that backup, and so again: 2 records, 0 accounts" in ran.out
    assert inside(TEXTS).out == "['0', '1', '2']\n"
    later = open_backup(run, tmp_path / "later")
    run("restore", str(later))
    assert inside(TEXTS).out == "['0', '1', '2']\n"


def test_an_id_that_was_removed_before_and_written_again_comes_back(
    run: Run, inside: Run, three: Path, tmp_path: Path
) -> None:
    """A dot taken off the circle and set again has the same id: the list alone would take it off once more."""
    inside(
        """from securebase.web.circle.records import OwnPlace
ring = back("Charlie")
ring.remove(ring.put(OwnPlace(angle=1.0, told_at=NOW), name="place", day=TODAY))
ring.put(OwnPlace(angle=2.0, told_at=NOW), name="place", day=TODAY)"""
    )
    run("restore", str(open_backup(run, tmp_path / "kept")))
    shown = 'from securebase.web.circle.records import OwnPlace\nprint(back("Charlie").list(OwnPlace)[0].record.angle)'
    assert inside(shown).out == "2.0\n"


def test_an_account_that_was_deleted_and_a_couple_that_parted_do_not_come_back(
    run: Run, inside: Run, three: Path, tmp_path: Path
) -> None:
    kept = open_backup(run, tmp_path / "kept")
    inside(
        """from securebase.web.accounts.deleting import delete_everything
couples.part(by=person_of("Bob"), now=NOW)
delete_everything(by=person_of("Charlie"), passphrase="Charlie keeps seven boats", now=NOW)"""
    )
    ran = run("restore", str(kept))
    assert "1 accounts; parted: 1 couples" in ran.out
    state = inside("print(person_of('Charlie'), Couple.objects.get().ended_at is not None, Vault.objects.count())")
    assert state.out == "None True 2\n"
    forked = """from securebase.web.couples import parting
ring = back("Alice")
print(parting.fork(ring, Member.objects.get(person=person_of("Alice")), now=NOW), ring.ours)"""
    assert inside(forked).out == "0 None\n"


@pytest.mark.slow  # the passphrase is stretched, as it has to be
def test_a_locked_backup_brings_the_secret_to_another_machine(
    run: Run, inside: Run, three: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.age"
    assert run("backup", "--out", str(kept), typed=PASS * 2).status == 0
    other = tmp_path / "other"
    wrong = run("restore", str(kept), typed="not this one\n", into=other)
    assert (wrong.status, "does not open the backup" in wrong.err, other.exists()) == (2, True, False)
    assert run("restore", str(kept), typed=PASS, into=other).status == 0
    assert inside(TEXTS, into=other).out == "['0', '1', '2', '3', '4']\n"


def test_an_open_backup_has_no_secret_and_no_words(run: Run, inside: Run, three: Path, tmp_path: Path) -> None:
    kept = open_backup(run, tmp_path / "kept")
    with zipfile.ZipFile(kept) as archive:
        assert sorted(archive.namelist()) == ["about.json", "db.sqlite3", "removed"]
        whole = b"".join(archive.read(name) for name in archive.namelist())
    for word in (b"secret of boat", b"Alice", b"Charlie", (three / "secret").read_bytes()):
        for coded in (word, word.hex().encode(), word.decode().encode("utf-16-le")):
            assert coded not in whole
    other = tmp_path / "other"
    ran = run("restore", str(kept), into=other)
    assert (ran.status, "it holds no secret" in ran.err, ran.err.count("\n")) == (2, True, 1)
    (other / "secret").write_bytes((three / "secret").read_bytes())
    assert run("restore", str(kept), into=other).status == 0
    assert inside(TEXTS, into=other).out == "['0', '1', '2', '3', '4']\n"


def test_bad_files_and_places_are_one_sentence_and_change_nothing(
    run: Run, inside: Run, three: Path, tmp_path: Path
) -> None:
    kept = open_backup(run, tmp_path / "kept").read_bytes()
    bad = tmp_path / "bad"
    for content in (
        b"",
        b"dear diary",
        kept[:-40],
        kept[:2000] + bytes([kept[2000] ^ 1]) + kept[2001:],
        b"age-encryption.org/v1\nx",
    ):
        bad.write_bytes(content)
        ran = run("restore", str(bad))
        assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "cannot be read" in run("restore", str(tmp_path / "none")).err
    assert "is there already" in run("backup", "--out", str(bad), "--open").err
    assert "There is no database" in run("backup", "--out", str(tmp_path / "x"), "--open", into=tmp_path / "no").err
    assert inside(TEXTS).out == "['0', '1', '2', '3', '4']\n"
    assert not list(three.glob("replaced-*"))


def test_a_data_folder_at_work_is_not_replaced(run: Run, inside: Run, three: Path, tmp_path: Path) -> None:
    kept = open_backup(run, tmp_path / "kept")
    from securebase import datafolder

    with datafolder.claim(three):
        ran = run("restore", str(kept))
    assert (ran.status, "Another Secure Base is at work" in ran.err) == (2, True)


@pytest.mark.slow  # fifty times a whole database
def test_fifty_copies_under_load_are_whole_and_equal(three: Path) -> None:
    """Each as it was at one moment: its rows have no gap, its counts and hashes are those it was made with.

    The load is so many acts a copy, not as many as the disk can take: a longer database takes longer to copy, in which
    a quick disk would write more, and so on without end.
    """
    over, room = threading.Event(), threading.Semaphore(0)
    written: list[int] = []

    def write() -> None:
        with closing(module().connect(three / "db.sqlite3", timeout=30, isolation_level=None)) as connection:
            while room.acquire() and not over.is_set():
                number = len(written)
                connection.execute("BEGIN IMMEDIATE")
                for half in (0, 1):  # two rows an act: a copy has both or none
                    row = (f"{number:015}{half}".encode(), b"s", b"a", b"t", 20261124, 1, 1, b"body" * 50)
                    connection.execute(
                        "INSERT INTO vault_item (ref, space, author, tag, day, epoch, revision, body)"
                        " VALUES (?,?,?,?,?,?,?,?)", row,
                    )  # fmt: skip
                connection.execute("COMMIT")
                written.append(number)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        seen = []
        for _ in range(50):
            room.release(ACTS)
            seen.append(_one_copy(three, len(written)))
    finally:
        over.set()
        room.release()
        writer.join()
    assert len(set(seen)) > 10  # it did write meanwhile


def _one_copy(data: Path, at_least: int) -> int:
    packed = backups.packed(backups.take(data, now=datetime.now(tz=UTC), with_secret=True))
    found = backups.unpacked(packed)
    place = data.parent / "restored.sqlite3"
    place.write_bytes(found.database)
    with closing(module().connect(place)) as connection:
        assert backups.counts_of(connection) == found.about.counts
        (rows,) = connection.execute("SELECT count(*) FROM vault_item WHERE space = ?", (b"s",)).fetchone()
    assert hashlib.sha256(place.read_bytes()).hexdigest() == found.about.hashes["db.sqlite3"]
    assert rows % 2 == 0
    assert rows >= 2 * at_least
    return int(rows)
