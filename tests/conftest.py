"""What every test may use: the cast, a database in a file, a cheap key derivation, and the honest one on request."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from securebase.vault import keys
from securebase.vault.keys import Cost

pytest_plugins = ["tests.cast"]
HONEST = keys.COST
CHEAP = Cost(passes=1, memory=8 * 1024)


@pytest.fixture(scope="session", autouse=True)
def _cheap_keys() -> Iterator[None]:
    """A hundred milliseconds a sign-in is right for people and wrong for a thousand tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "COST", CHEAP)
        patch.setattr(keys, "FLOOR", CHEAP)
        yield


@pytest.fixture
def honest_keys(monkeypatch: pytest.MonkeyPatch) -> Cost:
    """The real cost, for a test about it."""
    monkeypatch.setattr(keys, "COST", HONEST)
    monkeypatch.setattr(keys, "FLOOR", HONEST)
    return HONEST


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A database in a file, because that is what people have: a log, locks and all."""
    from django.conf import settings

    folder: Path = tmp_path_factory.mktemp("database")
    settings.DATABASES["default"]["TEST"]["NAME"] = folder / "test.sqlite3"
