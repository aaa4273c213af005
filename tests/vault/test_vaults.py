"""The life of one vault: change, recover, start over; what an old passphrase, code or disk opens afterwards."""

from __future__ import annotations

from datetime import date

import pytest

from securebase.vault import keys, vaults
from securebase.vault.codes import new_recovery_code, read_recovery_code
from securebase.vault.keyring import StaleRecord
from securebase.vault.models import Vault
from securebase.vault.records import Mine
from securebase.vault.seal import CannotOpen
from securebase.vault.vaults import Opened

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


class Line(Mine, frozen=True, tag="test.line"):
    """Something written."""

    words: str


def words_of(opened: Opened) -> set[str]:
    """Everything an opened vault reads."""
    return {stored.record.words for stored in opened.keyring().list(Line)}


def write(opened: Opened, words: str) -> None:
    """Write one line."""
    opened.keyring().add(Line(words=words), day=TODAY)


def row(opened: Opened) -> Vault:
    """The row as it is on disk now."""
    return Vault.objects.get(id=opened.vault.id)


def code_of(opened: Opened) -> str:
    """Give a vault a recovery code; its letters."""
    letters = read_recovery_code(new_recovery_code())
    assert letters
    vaults.set_recovery(opened, letters)
    return letters


def test_the_right_passphrase_opens_and_no_other() -> None:
    """Wrong, empty and nearly right: the same refusal."""
    opened = vaults.create("one two three", today=TODAY)
    write(opened, "a")
    assert words_of(vaults.unlock(row(opened), " one  two three")) == {"a"}
    for wrong in ("one two", "", "One two three", "one two three four"):
        with pytest.raises(CannotOpen):
            vaults.unlock(row(opened), wrong)


def test_after_a_change_the_old_passphrase_is_nothing() -> None:
    """The new one opens all that was written before and since; the old one is refused."""
    opened = vaults.create("old", today=TODAY)
    write(opened, "before")
    changed = vaults.change(opened, "new")
    write(changed, "after")
    assert words_of(vaults.unlock(row(opened), "new")) == {"before", "after"}
    with pytest.raises(CannotOpen):
        vaults.unlock(row(opened), "old")


def test_an_old_disk_and_the_old_passphrase_open_nothing_written_since() -> None:
    """Somebody who copied the row before the change reads what they could read then, and no more."""
    opened = vaults.create("old", today=TODAY)
    write(opened, "before")
    copied = row(opened)
    write(vaults.change(opened, "new"), "after")
    thief = vaults.unlock(copied, "old")
    assert words_of(thief) == {"before"}


def test_a_change_in_two_tabs_keeps_the_first() -> None:
    """The second one is told; no key is lost."""
    opened = vaults.create("old", today=TODAY)
    vaults.change(opened, "one tab")
    with pytest.raises(StaleRecord):
        vaults.change(opened, "other tab")
    vaults.unlock(row(opened), "one tab")


def test_the_code_survives_a_change_and_is_used_up_by_recovering() -> None:
    """It opens the newest root though the server has never seen it since; afterwards it opens nothing."""
    opened = vaults.create("old", today=TODAY)
    letters = code_of(opened)
    changed = vaults.change(opened, "new")
    write(changed, "after")
    recovered = vaults.recover(row(opened), letters, "newer", today=TODAY)
    assert words_of(recovered) == {"after"}
    assert row(opened).recovery_used == TODAY
    with pytest.raises(CannotOpen):
        vaults.recover(row(opened), letters, "again", today=TODAY)
    with pytest.raises(CannotOpen):
        vaults.unlock(row(opened), "new")


def test_a_wrong_code_opens_nothing() -> None:
    """Another vault's code, a later code's predecessor, no code at all."""
    opened = vaults.create("old", today=TODAY)
    with pytest.raises(CannotOpen):
        vaults.recover(row(opened), "A" * 26, "x", today=TODAY)
    first = code_of(opened)
    code_of(opened)
    for letters in (first, code_of(vaults.create("other", today=TODAY))):
        with pytest.raises(CannotOpen):
            vaults.recover(row(opened), letters, "x", today=TODAY)
    vaults.unlock(row(opened), "old")


def test_a_swapped_recovery_key_never_gets_the_root() -> None:
    """Whoever writes their own code's key into the row stops the change; nothing is sealed to them."""
    opened = vaults.create("old", today=TODAY)
    code_of(opened)
    Vault.objects.filter(id=opened.vault.id).update(recovery_public=keys.new_box().public)
    with pytest.raises(CannotOpen):
        vaults.change(opened, "new")
    vaults.unlock(row(opened), "old")


def test_a_swapped_public_key_is_refused_at_unlock() -> None:
    """Drafts would be sealed to it; the bundle's own secret half tells."""
    opened = vaults.create("old", today=TODAY)
    Vault.objects.filter(id=opened.vault.id).update(public_key=keys.new_box().public)
    with pytest.raises(CannotOpen):
        vaults.unlock(row(opened), "old")


@pytest.mark.parametrize("column", ["salt", "verifier", "root_wrap", "bundle", "epoch", "passes", "memory"])
def test_an_altered_row_does_not_open(column: str) -> None:
    """Every figure and wrap is bound to every other."""
    opened = vaults.create("old", today=TODAY)
    other = vaults.create("old", today=TODAY)
    value = getattr(row(other), column)
    if isinstance(value, int):
        value += 1
    Vault.objects.filter(id=opened.vault.id).update(**{column: value})
    with pytest.raises(CannotOpen):
        vaults.unlock(row(opened), "old")


def test_starting_over_leaves_the_old_vault_openable() -> None:
    """A new vault is another vault: the old one's passphrase still opens the old words, and only those."""
    old = vaults.create("old", today=TODAY)
    write(old, "then")
    fresh = vaults.create("fresh", today=TODAY)
    write(fresh, "now")
    assert words_of(vaults.unlock(row(old), "old")) == {"then"}
    assert words_of(vaults.unlock(row(fresh), "fresh")) == {"now"}
