"""Everything that is a person's own, as lines in a fixed order: by day, and within a day as it came.

While a couple lives, of the shared space only what this person wrote, and the facts that both know: the returns that
were kept, and which days were open. After parting the copy that each keeps is the person's own, with the words of both.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

import msgspec

from securebase.vault.keyring import Keyring
from securebase.vault.records import Mine, Ours, Record, Stored, from_bytes, kinds
from securebase.web.accounts.models import Person
from securebase.web.couples import joint
from securebase.web.couples.access import Us
from securebase.web.couples.models import Member
from securebase.web.couples.records import Ended, Kept
from securebase.web.exports import settings
from securebase.web.exports.lines import KEPT, Line, portable
from securebase.web.exports.records import KeptReturn, OpenDay
from securebase.web.openings import days
from securebase.web.openings.records import Given

# A line of somebody's list is in their words, also where the other one asked for it.
BORROWED: Final = {"reach.asked": {"line": ""}}
FIRST: Final = (settings.KIND, "account.profile", "account.choices")


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and where it stands in the order."""

    at: tuple[int, int, int, str]
    line: Line


def lines(*, by: Person, ring: Keyring, us: Us | None, now: datetime) -> list[Line]:
    """All lines, in their order. ``us``: the living couple, None for somebody alone."""
    found = [*_own(ring), *_kept(ring)]
    found += _shared(ring, us) if us is not None and ring.ours is not None else []
    held = {(placed.line.kind, placed.line.id) for placed in found}
    facts = [*_returns(by), *_open_days(by, ring, us, [placed.line for placed in found], now)]
    found += [placed for placed in facts if (placed.line.kind, placed.line.id) not in held]
    ordered = [placed.line for placed in sorted(found, key=lambda placed: placed.at)]
    # Settings have no day of their own; the profile's goes along with a copy, the account's first day does not.
    day = next((line.day for line in ordered if line.kind == "account.profile"), by.began)
    return [Line(settings.KIND, "@self", day, settings.of(by)), *ordered]


def name_of(record: Record | settings.Settings, day: date, ref: bytes, ring: Keyring) -> str | None:
    """The name under which a record of mine lies, or None. The name is nowhere; the record's id proves a guess."""
    struct = type(record)
    if not isinstance(record, Record):
        return None
    guesses = [day.isoformat(), "self", "place", "half"]
    if isinstance(record, Ended):
        guesses = [record.couple.hex()]
    if isinstance(record, OpenDay):
        guesses = [f"{record.couple.hex()}/{day.isoformat()}"]
    return next((name for name in guesses if ref in ring.mine.refs(struct, name, author=ring.me)), None)  # type: ignore[arg-type]


def _place(line: Line, n: int) -> Placed:
    group = FIRST.index(line.kind) if line.kind in FIRST else len(FIRST)
    return Placed((group, line.day.toordinal(), n, line.id), line)


def _own(ring: Keyring) -> Iterator[Placed]:
    known = portable()
    for kind, struct in sorted(kinds().items()):
        if kind in known and issubclass(struct, Mine):
            for stored in ring.scan(struct):
                name = name_of(stored.record, stored.day, stored.id, ring)
                yield _placed(Line(kind, f"@{name}" if name else stored.id.hex(), stored.day, stored.record), stored)


def _kept(ring: Keyring) -> Iterator[Placed]:
    known = kinds()
    for stored in ring.scan(Kept):
        kept = stored.record
        record = from_bytes(known[kept.kind], kept.record)
        by, couple = ("me" if kept.by_me else "partner"), kept.couple.hex()
        yield _placed(Line(kept.kind, stored.id.hex(), stored.day, record, couple, by, kept.partner), stored)  # type: ignore[arg-type]


def _shared(ring: Keyring, us: Us) -> Iterator[Placed]:
    known = portable()
    for kind, struct in sorted(kinds().items()):
        if kind in known and issubclass(struct, Ours):
            for stored in ring.scan(struct, author=ring.me):
                record = msgspec.structs.replace(stored.record, **BORROWED.get(kind, {}))
                yield _placed(Line(kind, stored.id.hex(), stored.day, record, us.couple.id.hex, "me"), stored)


def _placed(line: Line, stored: Stored[Any]) -> Placed:
    # Facts have no place in the order of writing. They stand behind the day's words.
    return _fact(line) if isinstance(line.record, KeptReturn | OpenDay) else _place(line, stored.n)


def _fact(line: Line) -> Placed:
    moment = line.record.asked_at.isoformat() if isinstance(line.record, KeptReturn) else ""
    return Placed((len(FIRST), line.day.toordinal(), 2**63, f"{line.kind} {moment} {line.id}"), line)


def _returns(by: Person) -> Iterator[Placed]:
    couples = list(Member.objects.filter(person=by).values_list("couple", flat=True))
    for each in joint.returns(couples):
        record = KeptReturn(
            couple=each.couple.bytes,
            by_me=each.by == by.id,
            asked_at=each.asked_at,
            due_at=each.due_at,
            back_at=each.back_at,
        )
        yield _fact(Line("copy.return", each.id.hex, each.asked_at.astimezone(UTC).date(), record))


def _open_days(by: Person, ring: Keyring, us: Us | None, own: Iterable[Line], now: datetime) -> Iterator[Placed]:
    """Days that are open now, and those that were when a couple ended: of these the other's half is in the copy."""
    halves = [line for line in own if isinstance(line.record, Given)]
    found = {(line.couple, line.day) for line in halves if line.by == "partner"}
    if us is not None and ring.ours is not None:
        couple, today = us.couple.id.hex, days.common_today(us, zone=by.tz, now=now)
        given = {line.day for line in halves if line.couple == couple}
        found |= {(couple, day) for day in days.opened(ring, us, given, today=today)}
    for couple, day in found:
        record = OpenDay(couple=uuid.UUID(hex=couple).bytes)
        yield _fact(Line("copy.opened", f"@{couple}/{day.isoformat()}", day, record))


__all__ = ["KEPT", "Line", "lines", "name_of"]
