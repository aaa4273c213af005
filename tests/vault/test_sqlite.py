"""The database keeps what it acknowledged and forgets what was deleted."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from django.db import connection, connections

from securebase.vault.sqlite import base, library
from securebase.vault.sqlite.library import SqliteLibrary

UNSAFE = [(3, 7, 0), (3, 40, 1), (3, 44, 5), (3, 45, 3), (3, 46, 1), (3, 49, 2), (3, 50, 6), (3, 51, 0), (3, 51, 2)]
SAFE = [(3, 44, 6), (3, 44, 9), (3, 50, 7), (3, 50, 8), (3, 51, 3), (3, 53, 4), (4, 0, 0)]


@pytest.mark.parametrize("version", UNSAFE)
def test_a_library_with_the_fault_is_not_trusted_with_a_log(version: tuple[int, int, int]) -> None:
    assert not library.wal_safe(version)


@pytest.mark.parametrize("version", SAFE)
def test_a_repaired_library_is(version: tuple[int, int, int]) -> None:
    assert library.wal_safe(version)


def test_the_interpreters_own_library_is_taken_if_it_is_safe() -> None:
    own, bundled = SqliteLibrary("sqlite3", (3, 51, 3)), SqliteLibrary("pysqlite3", (3, 53, 4))
    assert library.choose([own, bundled]) == own


def test_the_bundled_one_is_taken_if_the_interpreters_is_not() -> None:
    own, bundled = SqliteLibrary("sqlite3", (3, 40, 1)), SqliteLibrary("pysqlite3", (3, 53, 4))
    assert library.choose([own, bundled]) == bundled


def test_without_a_safe_one_the_interpreters_own_serves_with_a_rollback_journal() -> None:
    own = SqliteLibrary("sqlite3", (3, 40, 1))
    assert library.choose([own]) == own
    assert base.pragmas(wal_safe=own.wal_safe)[:2] == ("journal_mode=DELETE", "synchronous=EXTRA")


def ask(pragma: str) -> object:
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {pragma}").fetchone()[0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pragma", "value"), [("secure_delete", 1), ("foreign_keys", 1), ("temp_store", 2), ("mmap_size", 0)]
)
def test_what_is_deleted_or_temporary_stays_nowhere(pragma: str, value: int) -> None:
    assert ask(pragma) == value


@pytest.mark.django_db
def test_a_commit_waits_for_the_disk() -> None:
    wanted = ("wal", 2) if library.library().wal_safe else ("delete", 3)
    assert (ask("journal_mode"), ask("synchronous")) == wanted


@pytest.mark.django_db
def test_django_speaks_to_the_chosen_library() -> None:
    with connection.cursor() as cursor:
        told = cursor.execute("SELECT sqlite_version()").fetchone()[0]
    assert told == ".".join(map(str, library.library().version))


@pytest.mark.django_db
def test_a_transaction_takes_the_write_lock_at_its_start_and_waits_five_seconds() -> None:
    connection.ensure_connection()
    mode = vars(connections["default"])["transaction_mode"]
    assert (mode, ask("busy_timeout")) == ("IMMEDIATE", 5000)


def test_others_keep_the_interpreters_module() -> None:
    before = sys.modules["sqlite3"]
    with library.in_place():
        assert sys.modules["sqlite3"] is library.module()
    assert sys.modules["sqlite3"] is before


def test_a_checkpoint_empties_the_log(tmp_path: Path) -> None:
    database = library.module().connect(tmp_path / "db.sqlite3", isolation_level=None)
    for pragma in base.pragmas(wal_safe=True):
        database.execute(f"PRAGMA {pragma}")
    database.execute("CREATE TABLE entry (words TEXT)")
    database.execute("INSERT INTO entry VALUES ('tender words')")
    database.execute("DELETE FROM entry")
    log = tmp_path / "db.sqlite3-wal"
    assert b"tender words" in log.read_bytes()  # deleted, and still there: why the log is emptied

    assert base.checkpoint(database)

    assert log.read_bytes() == b""
    assert b"tender words" not in (tmp_path / "db.sqlite3").read_bytes()
    database.close()
