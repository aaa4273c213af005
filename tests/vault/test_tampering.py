"""Whoever can write the database can destroy, and can do nothing else: 5,000 generated swaps and flips, none opens."""

from __future__ import annotations

import random
import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from securebase.vault import keys, vaults
from securebase.vault.keyring import EpochKeys, Keyring, Space
from securebase.vault.models import Item
from securebase.vault.records import Mine, Ours, Record

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
CASES = 5_000
COLUMNS = ("ref", "space", "author", "tag", "day", "epoch", "revision", "body")


class Diary(Mine, frozen=True, tag="test.diary"):
    """Private."""

    words: str


class Letter(Ours, frozen=True, tag="test.letter"):
    """Shared."""

    words: str


class Card(Ours, frozen=True, tag="test.card"):
    """Shared, of another kind but the same shape."""

    words: str


def world() -> tuple[list[Keyring], list[Item], set[str]]:
    """Two couples, each with two epochs of mine and items of three kinds; all rows, and all that was ever written."""
    rings: list[Keyring] = []
    words: set[str] = set()
    for _ in range(2):
        couple, key = uuid.uuid4(), keys.new_key()
        for _ in range(2):
            ring = vaults.change(vaults.create("a", today=TODAY), "b").keyring()
            ring.ours = Space(couple, {1: EpochKeys(key)})
            rings.append(ring)
    for number, ring in enumerate(rings):
        for kind in (Diary, Letter, Card):
            for turn in range(3):
                said = f"{kind.__name__} {turn} by {number}"
                ring.add(kind(words=said), day=TODAY - timedelta(days=turn))
                words.add(said)
    return rings, list(Item.objects.order_by("n")), words


def change(rng: random.Random, row: Item, others: list[Item]) -> dict[str, Any]:
    """One thing that somebody with a database editor could do to a row."""
    column = rng.choice(COLUMNS)
    other = rng.choice(others)
    value = getattr(row, column)
    if rng.random() < 0.5 and getattr(other, column) != value:
        return {column: getattr(other, column)}
    if isinstance(value, int):
        return {column: value + rng.choice([1, -1]) if value > 1 else value + 1}
    flipped = bytearray(value)
    if rng.random() < 0.2:
        return {column: bytes(flipped[: rng.randrange(len(flipped))])}
    flipped[rng.randrange(len(flipped))] ^= 1 << rng.randrange(8)
    return {column: bytes(flipped)}


def all_read(rings: list[Keyring]) -> dict[tuple[int, str, int], str]:
    """Everything everybody reads: (reader, kind, row) -> words."""
    kinds: tuple[type[Record], ...] = (Diary, Letter, Card)
    return {
        (number, kind.__name__, stored.n): stored.record.words  # type: ignore[attr-defined]
        for number, ring in enumerate(rings)
        for kind in kinds
        for stored in ring.list(kind)
    }


@pytest.mark.slow
def test_no_altered_row_opens_and_nothing_breaks() -> None:
    """Every altered row is left out, wherever it was put; every other row reads as before."""
    rng = random.Random(20261124)
    rings, rows, _ = world()
    before = all_read(rings)
    for case in range(CASES):
        row = rng.choice(rows)
        new = change(rng, row, [other for other in rows if other.n != row.n])
        point = transaction.savepoint()
        if "ref" in new:  # the id that is copied must be free: its owner is moved out of the way
            Item.objects.filter(ref=new["ref"]).update(ref=uuid.uuid4().bytes)
        assert Item.objects.filter(n=row.n).update(**new) == 1
        for ring in rings if case % 50 == 0 else [rng.choice(rings)]:
            for kind in (Diary, Letter, Card):
                opened = {stored.n for stored in ring.list(kind)}
                assert row.n not in opened, f"{new.keys()} was changed and it still opened"
        transaction.savepoint_rollback(point)
    assert all_read(rings) == before
