"""The keyring: what a person writes and reads back, and what nobody else can."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import pytest

from securebase.vault import keys, vaults
from securebase.vault.graves import buried
from securebase.vault.keyring import EpochKeys, Keyring, NoSpace, Space, StaleRecord
from securebase.vault.models import Item
from securebase.vault.records import Mine, Ours, kind_of, kinds, room_of

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)


class Page(Mine, frozen=True, tag="test.page"):
    """A private record."""

    words: str
    mood: int = 0


class Note(Mine, frozen=True, tag="test.note"):
    """Another private kind."""

    words: str


class Sign(Ours, frozen=True, tag="test.sign"):
    """A shared record."""

    words: str


@pytest.fixture
def ring() -> Keyring:
    """Somebody's own ring."""
    return vaults.create("one two three", today=MONDAY).keyring()


def both() -> tuple[Keyring, Keyring]:
    """Two rings that hold one couple's key."""
    rings = [vaults.create("one two three", today=MONDAY).keyring() for _ in range(2)]
    couple, key = uuid.uuid4(), keys.new_key()
    for ring in rings:
        ring.ours = Space(couple, {1: EpochKeys(key)})
    return rings[0], rings[1]


def test_what_is_added_is_listed_newest_first(ring: Keyring) -> None:
    """By day, then by when it was written."""
    for days, words in ((0, "a"), (2, "b"), (2, "c"), (1, "d")):
        ring.add(Page(words=words), day=MONDAY + timedelta(days=days))
    assert [stored.record.words for stored in ring.list(Page)] == ["c", "b", "d", "a"]
    assert [s.record.words for s in ring.list(Page, since=MONDAY + timedelta(days=1), limit=2)] == ["c", "b"]
    assert [s.record.words for s in ring.list(Page, until=MONDAY)] == ["a"]
    assert ring.count(Page) == 4
    assert ring.list(Page)[3].day == MONDAY


def test_pages_follow_one_another_without_gap_or_overlap(ring: Keyring) -> None:
    """A cursor of (day, n) walks the whole list, also inside one day."""
    for number in range(11):
        ring.add(Page(words=str(number)), day=MONDAY + timedelta(days=number // 4))
    seen: list[str] = []
    cursor: tuple[int, int] | None = None
    while page := ring.list(Page, before=cursor, limit=3):
        seen += [stored.record.words for stored in page]
        cursor = (page[-1].on, page[-1].n)
    assert seen == [str(number) for number in reversed(range(11))]


def test_kinds_do_not_mix(ring: Keyring) -> None:
    """A list of one kind holds no other, and an id of one kind is not found as another."""
    page, note = ring.add(Page(words="page"), day=MONDAY), ring.add(Note(words="note"), day=MONDAY)
    assert [stored.record for stored in ring.list(Note)] == [note.record]
    assert ring.get(Note, page.ref) is None
    found = ring.get(Page, page.ref)
    assert found is not None
    assert found.record == page.record


def test_a_named_record_exists_once(ring: Keyring) -> None:
    """Written again under its name it is replaced; ``put_once`` keeps the first."""
    ring.put(Page(words="first"), name="2026-11-23", day=MONDAY)
    again = ring.put(Page(words="second"), name="2026-11-23", day=MONDAY)
    assert again.revision == 2
    kept, made = ring.put_once(Page(words="third"), name="2026-11-23", day=MONDAY)
    assert (kept.record.words, made, ring.count(Page)) == ("second", False, 1)


def test_a_name_is_found_in_every_epoch(ring: Keyring) -> None:
    """A new passphrase on the same day does not make a second check-in possible."""
    ring.put(Page(words="before"), name="today", day=MONDAY)
    ring.mine.epochs[2] = EpochKeys(keys.new_key())
    assert ring.put(Page(words="after"), name="today", day=MONDAY).revision == 2
    assert [stored.record.words for stored in ring.list(Page)] == ["after"]
    assert Item.objects.get().epoch == 2


def test_two_tabs_never_overwrite_each_other(ring: Keyring) -> None:
    """The second writer of one revision is told; the first one's words stay."""
    stored = ring.add(Page(words="draft"), day=MONDAY)
    ring.replace(stored, Page(words="one tab"))
    with pytest.raises(StaleRecord):
        ring.replace(stored, Page(words="other tab"))
    assert ring.list(Page)[0].record.words == "one tab"


def test_a_replaced_record_can_move_to_another_day(ring: Keyring) -> None:
    """The day is part of the seal and moves with it."""
    stored = ring.replace(ring.add(Page(words="x"), day=MONDAY), Page(words="y"), day=MONDAY + timedelta(days=1))
    assert stored.day == MONDAY + timedelta(days=1)
    assert ring.list(Page)[0] == stored


def test_what_is_removed_is_gone_and_noted(ring: Keyring, django_capture_on_commit_callbacks: object) -> None:
    """Its id is kept beside the database, so that a restored backup does not bring it back."""
    stored = ring.add(Page(words="x"), day=MONDAY)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        ring.remove(stored)
    assert ring.get(Page, stored.ref) is None
    assert stored.id in buried()


def test_alone_there_is_no_ours(ring: Keyring) -> None:
    """A shared record cannot be written, or looked for, without a couple."""
    with pytest.raises(NoSpace):
        ring.add(Sign(words="x"), day=MONDAY)
    with pytest.raises(NoSpace):
        ring.list(Sign)


def test_ours_opens_for_both_and_says_who_wrote_it() -> None:
    """Each sees the other's record as the other's."""
    anna, ben = both()
    anna.add(Sign(words="from Anna"), day=MONDAY)
    (seen,) = ben.list(Sign)
    assert (seen.record.words, seen.mine, seen.author) == ("from Anna", False, anna.me)
    assert ben.find(Sign, name="x", author=anna.me) is None


def test_presence_is_told_without_opening() -> None:
    """Two names by two authors: which are there, and nothing else."""
    anna, ben = both()
    anna.put_once(Sign(words="a"), name="monday", day=MONDAY)
    pairs = [("monday", anna.me), ("monday", ben.me)]
    assert ben.present(Sign, pairs) == {("monday", anna.me)}
    ben.put_once(Sign(words="b"), name="monday", day=MONDAY)
    assert ben.present(Sign, pairs) == set(pairs)


def test_a_stranger_reads_nothing(ring: Keyring) -> None:
    """Another vault lists nothing, finds nothing, and cannot open a row even if it is put into its space."""
    stored = ring.add(Page(words="private"), day=MONDAY)
    stranger = vaults.create("four five six", today=MONDAY).keyring()
    assert stranger.list(Page) == []
    assert stranger.get(Page, stored.ref) is None
    Item.objects.update(space=stranger.mine.id.bytes, tag=stranger.mine.tags(Page)[0])
    assert stranger.list(Page) == []
    assert stranger.damaged == 1


def test_the_row_holds_no_word(ring: Keyring) -> None:
    """Neither the words nor the kind are on the row, in any column."""
    ring.add(Page(words="Kingfisher"), day=MONDAY)
    (row,) = Item.objects.values_list()
    assert not any(
        b"ingfisher" in bytes(value) or b"test.page" in bytes(value) for value in row if isinstance(value, bytes)
    )


def test_kinds_are_told_apart_and_all_known() -> None:
    """Every record class has a kind and a room of its own."""
    assert kinds()["test.page"] is Page
    assert (kind_of(Page), room_of(Page), room_of(Sign)) == ("test.page", "mine", "ours")
