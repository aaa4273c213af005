"""The list of removed ids stays in step, whatever a crash or a full disk has left at its end."""

from __future__ import annotations

import pytest

from securebase.vault import graves

ONE, OTHER = b"1" * 16, b"2" * 16


@pytest.fixture
def _own_file(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graves, "path", lambda: tmp_path / "removed")  # type: ignore[operator]


@pytest.mark.parametrize("torn", [1, 7, 15])
@pytest.mark.usefixtures("_own_file", "db")
def test_what_was_cut_off_does_not_put_the_next_out_of_step(torn: int) -> None:
    graves._append(ONE)
    with graves.path().open("ab") as file:
        file.write(b"x" * torn)
    graves._append(OTHER)
    assert graves.buried() == {ONE, OTHER}


@pytest.mark.usefixtures("_own_file", "db")
def test_only_its_owner_can_read_the_list() -> None:
    graves._append(ONE + OTHER)
    assert graves.path().stat().st_mode & 0o777 == 0o600
    assert graves.buried() == {ONE, OTHER}
