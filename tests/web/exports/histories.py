"""Made-up histories: records of every kind there is, with any values their fields allow."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal
from uuid import UUID

import msgspec
from hypothesis import strategies as st

import securebase.web.urls  # noqa: F401  # every slice, so that every kind of record is known
from securebase.vault.records import Ours, Record, kinds, to_bytes
from securebase.web.couples.records import Kept
from securebase.web.exports.lines import INTERNAL

DAYS = st.dates(date(2020, 1, 1), date(2026, 11, 24))
MOMENTS = st.integers(0, 10**15).map(lambda span: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(microseconds=span))
TEXTS = st.text(st.characters(codec="utf-8"), max_size=40)
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: st.integers(0, 10),
    float: st.floats(-1e9, 1e10),
    bool: st.booleans(),
    bytes: st.binary(max_size=20),
    date: DAYS,
    datetime: MOMENTS,
    type(None): st.none(),
}


def value_of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a field's type."""
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin is Literal:
        return st.sampled_from(inside)
    if origin in (types.UnionType, typing.Union):
        return st.one_of(*map(value_of, inside))
    if origin in (tuple, list):
        return st.lists(value_of(inside[0]), max_size=3).map(origin)
    if origin is dict:
        return st.dictionaries(value_of(inside[0]), value_of(inside[1]), max_size=3)
    return SIMPLE[kind] if kind in SIMPLE else record_of(kind)


def record_of(struct: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    """Any record of a kind."""
    hints = typing.get_type_hints(struct)
    if struct is Kept:
        return st.one_of(*(kept_of(each) for each in sorted_kinds(Ours)))
    return st.builds(struct, **{name: value_of(hints[name]) for name in struct.__struct_fields__})


def kept_of(struct: type[Record]) -> st.SearchStrategy[Any]:
    """A copy as parting makes it."""
    kind = struct.__struct_config__.tag
    couple = st.sampled_from([bytes(16), b"0123456789abcdef"])
    record, by_me = record_of(struct).map(to_bytes), st.booleans()
    return st.builds(Kept, couple=couple, kind=st.just(kind), record=record, by_me=by_me, partner=TEXTS)


def sorted_kinds(room: type[Record]) -> list[type[Record]]:
    """Every kind of a space that a copy holds, in a fixed order. Those that are taken along under another one too."""
    known = [struct for kind, struct in sorted(kinds().items()) if issubclass(struct, room)]
    return [each for each in known if each.__struct_config__.tag not in INTERNAL - {"couple.kept"} and not _vault(each)]


def _vault(struct: type[Record]) -> bool:
    return str(struct.__struct_config__.tag).startswith("vault.")


NAMES: dict[str, Callable[[Any, date], str]] = {
    "checkin": lambda record, day: day.isoformat(),
    "checkin.guess": lambda record, day: day.isoformat(),
    "opening.looked": lambda record, day: day.isoformat(),
    "circle.own": lambda record, day: "place",
    "map.half": lambda record, day: "half",
    "account.profile": lambda record, day: "self",
    "account.choices": lambda record, day: "self",
    "couple.ended": lambda record, day: record.couple.hex(),
    "copy.opened": lambda record, day: f"{record.couple.hex()}/{day.isoformat()}",
}


def histories(room: type[Record]) -> st.SearchStrategy[list[tuple[Any, date, UUID]]]:
    """Some records of every kind, each with a day and an id, in any order."""
    one = st.sampled_from(sorted_kinds(room)).flatmap(record_of)
    every = st.tuples(*(record_of(struct) for struct in sorted_kinds(room))).map(list)
    records = st.tuples(every, st.lists(one, max_size=12)).flatmap(lambda parts: st.permutations(parts[0] + parts[1]))
    return records.flatmap(
        lambda many: st.tuples(*(st.tuples(st.just(each), DAYS, st.uuids()) for each in many)).map(list)
    )
