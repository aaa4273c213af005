"""What openings seal. A half is written once and never changed; what is private about an opening is never in ours."""

from __future__ import annotations

from typing import Final, Literal

from securebase.vault.records import Mine, Ours

Way = Literal["thank", "mirror", "ask", "offer"]
WAYS: Final[tuple[Way, ...]] = ("thank", "mirror", "ask", "offer")


class Given(Ours, frozen=True, tag="checkin.given"):
    """One half of a day: what a person gave of their check-in. Under the day, once. 0 to 10, or None for not given."""

    worry: int | None = None
    space: int | None = None
    close: int | None = None
    load: int | None = None
    line: str = ""


class Guess(Mine, frozen=True, tag="checkin.guess"):
    """What the giver thought of the other's day, kept with the half. Under the day, once. The other never sees it."""

    worry: int | None = None
    space: int | None = None


class Looked(Mine, frozen=True, tag="opening.looked"):
    """That its writer has looked at an opened day. Under the day. It tells the other nothing: there is no receipt."""


class Answer(Ours, frozen=True, tag="opening.answer"):
    """A short answer to an opened day. Under the day and the way, once; never changed."""

    day: str
    way: Way
    words: str
