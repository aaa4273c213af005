"""What the partner can see of a journal now: each entry that is shared, and how to take it back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from securebase.vault.keyring import Keyring
from securebase.vault.records import Stored
from securebase.web.couples.sharing import Line
from securebase.web.journal import timeline
from securebase.web.journal.records import Entry, SharedEntry
from securebase.web.shell.calendar import past_day


def lines(request: Any) -> Iterator[Line]:
    """One line for each living copy, newest first."""
    ring, library = request.ring, request.library
    if ring.ours is None:
        return
    copies = [stored for stored in ring.scan(SharedEntry, author=ring.me) if not stored.record.taken_back]
    entries = _entries(ring, copies)
    for copy in copies:
        given, entry = copy.record, entries.get(copy.id)
        kind = timeline.title_of(library, given.sort)
        yield Line(
            library.say("share.line_entry", title=given.title or kind),
            more=library.say(f"share.more_{given.rung}", day=past_day(library, copy.day, request.today)),
            off=reverse("journal:take_back", args=[entry.ref]) if entry else "",
            href=reverse("journal:entry", args=[entry.ref]) if entry else reverse("journal:shared"),
            icon="journal",
        )


def _entries(ring: Keyring, copies: list[Stored[SharedEntry]]) -> dict[bytes, Stored[Entry]]:
    """The entries that these are copies of. They lie on the same days, unless their day was changed afterwards."""
    wanted = {copy.id for copy in copies}
    found: dict[bytes, Stored[Entry]] = {}
    for days in ({copy.day for copy in copies}, None):
        for entry in ring.scan(Entry, days=days) if wanted else ():
            if entry.record.shared in wanted:
                wanted.discard(entry.record.shared)
                found[entry.record.shared] = entry
                if not wanted:
                    break
    return found
