"""What the journal seals. An entry is mine for life; what the partner reads is a copy, made on purpose."""

from __future__ import annotations

from securebase.vault.records import Mine, Ours


class Entry(Mine, frozen=True, tag="journal.entry"):
    """One entry. ``sort`` is a kind of the content's journal, or ``learned``, which can never be shared."""

    sort: str
    written: float  # seconds since 1970, UTC
    text: str = ""
    title: str = ""
    answers: dict[str, str] = {}  # msgspec copies an empty default
    rung: str = "private"
    shared: bytes = b""  # the id of the copy in ours, while there is one
    bring: bool = False  # to the next talk


class SharedEntry(Ours, frozen=True, tag="journal.shared"):
    """What the partner sees of an entry: its shape, chosen lines or all. Taken back, only that is left."""

    sort: str
    rung: str
    written: float
    text: str = ""
    title: str = ""
    taken_back: bool = False


class Reply(Ours, frozen=True, tag="journal.reply"):
    """A short answer to something shared: thank, mirror, ask or offer."""

    to: bytes
    way: str
    words: str
    written: float
