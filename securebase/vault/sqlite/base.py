"""Django's SQLite backend over the library of our choice, set for durability and for nothing left behind."""

from __future__ import annotations

import sqlite3
from typing import Any, Protocol

from django.db import connection, connections

from securebase.vault.sqlite import library as libraries

with libraries.in_place():
    from django.db.backends.sqlite3 import base as django_base
    from django.db.backends.sqlite3 import creation, introspection, schema  # noqa: F401  # they import sqlite3 too

WAIT = 5.0  # seconds for another writer to finish


def pragmas(*, wal_safe: bool) -> tuple[str, ...]:
    """What every connection is set to.

    FULL (WAL) or EXTRA (rollback journal) so that what was acknowledged survives a power cut; secure_delete so that
    deleted ciphertext does not stay in the file; no temporary files and no memory map.
    """
    durable = ("journal_mode=WAL", "synchronous=FULL") if wal_safe else ("journal_mode=DELETE", "synchronous=EXTRA")
    return (*durable, "secure_delete=ON", "foreign_keys=ON", "temp_store=MEMORY", "mmap_size=0")


class DatabaseWrapper(django_base.DatabaseWrapper):
    """One connection's settings; everything else is Django's."""

    def get_connection_params(self) -> dict[str, Any]:
        """Every transaction takes the write lock at its start, so none fails half-way for want of it."""
        options = {"transaction_mode": "IMMEDIATE", "timeout": WAIT, **self.settings_dict["OPTIONS"]}
        self.settings_dict["OPTIONS"] = options
        params: dict[str, Any] = super().get_connection_params()
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        """A connection with all pragmas in effect."""
        connection: sqlite3.Connection = super().get_new_connection(conn_params)
        for pragma in pragmas(wal_safe=libraries.library().wal_safe):
            connection.execute(f"PRAGMA {pragma}")
        return connection


class Runs(Protocol):
    """What a connection and a cursor have in common."""

    def execute(self, sql: str, /) -> Any: ...


def checkpoint(on: Runs) -> bool:
    """Move the log into the database and empty it, so nothing deleted stays in it. False if somebody was reading."""
    row = on.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return row is None or row[0] == 0


def tidy() -> bool:
    """Empty the log of the database in use, if it has one. False if somebody was reading; it is then for next time."""
    with connection.cursor() as cursor:
        return checkpoint(cursor)


def close_for_good() -> None:
    """The last act of a server: empty the log and let this thread's connections go."""
    tidy()
    connections.close_all()
