"""The verbs of the journal."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import date, datetime
from typing import Final

import msgspec
from django.db import IntegrityError, transaction

from securebase.core import sharing
from securebase.core.library_types import Question
from securebase.core.sharing import Preview, Rung, SharingRefused
from securebase.vault.keyring import Keyring
from securebase.vault.records import Stored
from securebase.web.journal.records import Entry, Reply, SharedEntry
from securebase.web.shell import doorbell

MOST: Final = 100_000  # letters of one entry; a novel chapter has 20,000
WAYS: Final = ("thank", "mirror", "ask", "offer")


def body(entry: Entry, questions: Collection[Question]) -> str:
    """An entry as one text: its own, or each answered question with its answer."""
    if not entry.answers:
        return entry.text
    parts = [f"{asked.ask}\n{entry.answers[asked.id]}" for asked in questions if entry.answers.get(asked.id)]
    return "\n\n".join([*parts, entry.text] if entry.text else parts)


@transaction.atomic
def write(*, ring: Keyring, entry: Entry, day: date, token: uuid.UUID) -> Stored[Entry]:
    """Keep a new entry under the token of its form: the same form sent twice keeps it once.

    Sent again with other words (a page that was gone back to) it becomes the entry's next revision.
    """
    try:
        with transaction.atomic():
            return ring.add(entry, day=day, ref=token)
    except IntegrityError:
        found = ring.get(Entry, token)
        if found is None:  # the token of something else, which this person cannot know: it names nothing here
            return ring.add(entry, day=day)
        same = msgspec.structs.replace(entry, written=found.record.written)
        unshared = msgspec.structs.replace(found.record, rung="private", shared=b"", bring=False)
        if same == unshared:
            return found
        words = {"title": entry.title, "text": entry.text, "answers": entry.answers}
        return ring.replace(found, msgspec.structs.replace(found.record, **words), day=day)


def change(*, ring: Keyring, stored: Stored[Entry], entry: Entry, revision: int, day: date) -> Stored[Entry]:
    """Replace an entry's words. Raises StaleRecord if another tab was first. A shared copy stays as it was given."""
    seen = msgspec.structs.replace(stored, revision=revision)
    return ring.replace(seen, entry, day=day)


def shared_copy(*, ring: Keyring, entry: Entry) -> Stored[SharedEntry] | None:
    """The living copy of an entry in ours, or None (never shared, taken back, or in a couple that has ended)."""
    if not entry.shared or ring.ours is None:
        return None
    found = ring.get(SharedEntry, uuid.UUID(bytes=entry.shared))
    return found if found and found.mine and not found.record.taken_back else None


def preview(
    *, entry: Entry, rung: Rung, chosen: Collection[int], questions: Collection[Question]
) -> Preview | SharingRefused | None:
    """Exactly what the partner would see. ``learned`` entries can never be shared: None, like private."""
    if entry.sort == "learned":
        return None
    return sharing.preview(body(entry, questions), chosen, rung, title=entry.title)


@transaction.atomic
def share(*, ring: Keyring, partner: uuid.UUID, stored: Stored[Entry], shown: Preview) -> Stored[SharedEntry]:
    """Copy what the preview showed to ours; an earlier copy of the same entry is replaced by it."""
    entry = stored.record
    copy = SharedEntry(sort=entry.sort, rung=shown.rung, written=entry.written, text=shown.text, title=shown.title)
    earlier = shared_copy(ring=ring, entry=entry)
    given = ring.replace(earlier, copy) if earlier else ring.add(copy, day=stored.day)
    ring.replace(stored, msgspec.structs.replace(entry, rung=shown.rung, shared=given.id))
    doorbell.ring_on_commit(partner)
    return given


@transaction.atomic
def take_back(*, ring: Keyring, partner: uuid.UUID | None, stored: Stored[Entry]) -> Stored[Entry]:
    """Remove the words from ours; "taken back" stands in their place. Idempotent."""
    copy = shared_copy(ring=ring, entry=stored.record)
    if copy is not None:
        ring.replace(copy, SharedEntry(sort="", rung="", written=copy.record.written, taken_back=True))
        if partner is not None:
            doorbell.ring_on_commit(partner)
    return ring.replace(stored, msgspec.structs.replace(stored.record, rung="private", shared=b""))


@transaction.atomic
def remove(*, ring: Keyring, partner: uuid.UUID | None, stored: Stored[Entry]) -> None:
    """Remove an entry for good; what was given from it is taken back."""
    if shared_copy(ring=ring, entry=stored.record) is not None:
        stored = take_back(ring=ring, partner=partner, stored=stored)
    ring.remove(stored)


def bring(*, ring: Keyring, stored: Stored[Entry], on: bool) -> None:
    """Mark an entry for the next talk, or not. Seen by its writer alone."""
    ring.replace(stored, msgspec.structs.replace(stored.record, bring=on))


@transaction.atomic
def answer(
    *, ring: Keyring, partner: uuid.UUID, to: Stored[SharedEntry], way: str, words: str, day: date, now: datetime
) -> None:
    """Answer something shared, once a way; sent again it changes nothing."""
    if way not in WAYS:
        raise ValueError("There are four ways to answer.")
    reply = Reply(to=to.id, way=way, words=words, written=now.timestamp())
    _, made = ring.put_once(reply, name=f"{to.id.hex()}/{way}", day=day)
    if made:
        doorbell.ring_on_commit(partner)
