"""`@pytest.mark.serial`: while such a test runs, no other does, however many workers there are.

Two locked files: everybody passes the gate, then shares the room; a serial test keeps the gate shut while it waits for
the room to empty, so it cannot be overtaken for ever.
"""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

FOLDER = "PYTEST_TURNS"  # tells the workers of a run where its two files are


def pytest_configure(config: pytest.Config) -> None:
    """The process that starts the workers makes the folder and takes it away; each worker takes turns in it."""
    if hasattr(config, "workerinput"):
        config.pluginmanager.register(Turns(Path(os.environ[FOLDER])), "turns")
        return
    folder = tempfile.TemporaryDirectory(prefix="turns-")
    os.environ[FOLDER] = folder.name
    config.add_cleanup(folder.cleanup)


class Turns:
    """Takes the locks around each test of one worker."""

    def __init__(self, folder: Path) -> None:
        self.gate = folder / "gate"
        self.room = folder / "room"

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Alone if marked `serial`, else together with the others."""
        alone = item.get_closest_marker("serial") is not None
        with self.gate.open("wb") as gate, self.room.open("wb") as room:
            fcntl.flock(gate, fcntl.LOCK_EX)
            fcntl.flock(room, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
            if not alone:
                fcntl.flock(gate, fcntl.LOCK_UN)
            return (yield)  # closing the files gives both back
