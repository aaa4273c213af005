"""Tests have their own data folder and settings, whatever the machine they run on says.

Loaded before Django reads its settings, so that no test ever sees somebody's real data folder.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Take the folder away at the end."""
    config.add_cleanup(_FOLDER.cleanup)


def _own_environment() -> tempfile.TemporaryDirectory[str]:
    for name in [name for name in os.environ if name.startswith("SECUREBASE_")]:
        del os.environ[name]
    folder = tempfile.TemporaryDirectory(prefix="securebase-tests-")
    (Path(folder.name) / "secret").write_text("a secret for tests only, worth nothing to anybody")
    os.environ["SECUREBASE_DATA"] = folder.name
    return folder


_FOLDER = _own_environment()
