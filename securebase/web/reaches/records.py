"""The words of reaching, sealed."""

from __future__ import annotations

import msgspec

from securebase.vault.records import Mine, Ours


class Line(msgspec.Struct, frozen=True):
    """One line of a list: what the other may ask for."""

    words: str


class ReachList(Ours, frozen=True, tag="reach.list"):
    """What my partner may ask me for, in my words. Under the name ``list``, once a person."""

    lines: tuple[Line, ...] = ()


class ReachAsked(Ours, frozen=True, tag="reach.asked"):
    """A sign that was asked for. Under the reach's id."""

    line: str
    at: str
    closes: str


class ReachAnswer(Ours, frozen=True, tag="reach.answer"):
    """The answer: yes, yes_at or not_now; the moment for the last two. Under the reach's id."""

    kind: str
    at: str = ""


class CardShown(Ours, frozen=True, tag="card.shown"):
    """Which card was sent. Under the card's id."""

    card: str


class KeptForMe(Mine, frozen=True, tag="reach.kept"):
    """A line or a card that its writer kept instead of sending it."""

    line: str = ""
    card: str = ""
