"""The journals of both: what they wrote, what they gave of it, how the other answered, and what is unfinished."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from securebase.core.sharing import Preview, split_lines
from securebase.samples.acts import MINUTE, Act, Cast, Row, other
from securebase.samples.cast import Scene, Who
from securebase.vault.records import Stored
from securebase.web.drafts import actions as drafts
from securebase.web.journal import actions as journal
from securebase.web.journal import timeline
from securebase.web.journal.records import Entry, SharedEntry
from securebase.web.shell.library import library


class NotThere(Exception):
    """A line that is to be given is not in the entry: the story is wrong."""


def journals(scene: Scene, cast: Cast, both: dict[str, list[Row]]) -> Iterator[Act]:
    """Every entry of both."""
    for who, rows in both.items():
        for row in rows:
            yield from _entry(scene, cast[who], other(cast, who), row)


def _entry(scene: Scene, me: Who, them: Who, row: Row) -> Iterator[Act]:
    token, day, at = scene.token(), scene.day(row["ago"]), scene.at(row["ago"], row["at"])

    def write(now: datetime) -> object:
        words: dict[str, Any] = {"title": row.get("title", ""), "text": row.get("text", "").strip()}
        entry = Entry(sort=row["sort"], written=now.timestamp(), answers=row.get("answers", {}), **words)
        return journal.write(ring=me.ring, entry=entry, day=day, token=token)

    yield Act(at, write)
    if "share" in row:
        shared = at + row["shared_after"] * MINUTE
        yield Act(shared, lambda _: _share(me, token, row))
        for reply in row.get("reply", []):
            yield _reply(scene, me, them, token, reply, shared)


def _share(me: Who, token: uuid.UUID, row: Row) -> object:
    stored = _stored(me, token)
    questions = timeline.questions_of(library(), stored.record.sort)
    pieces = split_lines(journal.body(stored.record, questions))
    if not set(row.get("give", [])) <= set(pieces):
        raise NotThere(row["give"])
    chosen = [pieces.index(line) for line in row.get("give", [])]
    shown = journal.preview(entry=stored.record, rung=row["share"], chosen=chosen, questions=questions)
    if not isinstance(shown, Preview):
        raise NotThere(row)
    return journal.share(ring=me.ring, partner=me.us.partner.person_id, stored=stored, shown=shown)


def _stored(me: Who, token: uuid.UUID) -> Stored[Entry]:
    stored = me.ring.get(Entry, token)
    assert stored is not None
    return stored


def _reply(scene: Scene, me: Who, them: Who, token: uuid.UUID, row: Row, shared: datetime) -> Act:
    at = shared + row["after"] * MINUTE
    day = at.astimezone(scene.zone).date()

    def answer(now: datetime) -> object:
        to = them.ring.get(SharedEntry, uuid.UUID(bytes=_stored(me, token).record.shared))
        assert to is not None
        partner = them.us.partner.person_id
        way, words = row["way"], row["words"]
        return journal.answer(ring=them.ring, partner=partner, to=to, way=way, words=words, day=day, now=now)

    return Act(at, answer)


def unfinished(scene: Scene, cast: Cast, rows: list[Row]) -> Iterator[Act]:
    """What is still being written: drafts of this very day."""
    for row in rows:
        me, fields = cast[row["who"]], {"text": [row["text"]], "token": [str(scene.token())]}
        slot = f"journal:new-{row['sort']}"
        yield Act(scene.now - 50 * MINUTE, _draft(me, slot, fields))


def _draft(me: Who, slot: str, fields: dict[str, list[str]]) -> Any:
    return lambda now: drafts.keep(by=me.person.vault, slot=slot, fields=fields, now=now)
