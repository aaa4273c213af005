"""Which SQLite library is used, and whether its write-ahead log can be trusted.

SQLite 3.7.0 to 3.51.2 can corrupt a database in WAL mode when two connections write and reset the log at once. It is
repaired in 3.51.3 and in the back-ports 3.50.7 and 3.44.6. Debian 12's own library is 3.40.1, without the repair, so
the bundled one of `pysqlite3` is taken where the interpreter's is not safe.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from types import ModuleType

REPAIRED = (3, 51, 3)
BACKPORTS = {(3, 50): 7, (3, 44): 6}
NAMES = ("sqlite3", "pysqlite3")


@dataclass(frozen=True, slots=True)
class SqliteLibrary:
    """A library by the Python module that brings it. `version` has three numbers."""

    name: str
    version: tuple[int, int, int]

    @property
    def wal_safe(self) -> bool:
        """True if the write-ahead log can be used without risk of corruption."""
        return wal_safe(self.version)


def wal_safe(version: tuple[int, int, int]) -> bool:
    """Whether this version of SQLite has the repair of the log's reset."""
    return version >= REPAIRED or version[2] >= BACKPORTS.get(version[:2], sys.maxsize)


def _import(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def _describe(module: ModuleType) -> SqliteLibrary:
    major, minor, patch = (int(part) for part in module.sqlite_version.split(".")[:3])
    return SqliteLibrary(module.__name__, (major, minor, patch))


def choose(known: list[SqliteLibrary]) -> SqliteLibrary:
    """The first safe one; if none is, the first. The interpreter's own comes first in the list."""
    return next((each for each in known if each.wal_safe), known[0])


@cache
def library() -> SqliteLibrary:
    """The library that this process uses."""
    return choose([_describe(module) for module in (_import(name) for name in NAMES) if module is not None])


@cache
def module() -> ModuleType:
    """The Python module of the library in use, with `connect` and the rest of DB-API 2."""
    return importlib.import_module(library().name)


@contextmanager
def in_place() -> Iterator[None]:
    """Within this block `import sqlite3` finds the library in use. Django's backend is imported inside it, once.

    Afterwards the interpreter's own is back, so nobody else is affected.
    """
    ours = {"sqlite3": module(), "sqlite3.dbapi2": importlib.import_module(f"{library().name}.dbapi2")}
    before = {name: sys.modules.get(name) for name in ours}
    sys.modules.update(ours)
    try:
        yield
    finally:
        for name, old in before.items():
            if old is not None:
                sys.modules[name] = old
            else:
                del sys.modules[name]


__all__ = ["SqliteLibrary", "choose", "in_place", "library", "module", "wal_safe"]
