"""What the Circle seals."""

from __future__ import annotations

from datetime import datetime

from securebase.vault.records import Mine, Ours


class Place(Ours, frozen=True, tag="circle.place"):
    """Where its writer says they are, and what they need next. Under the name ``place``, one by each.

    `angle`: degrees as in `core.circle`. `need`: one of its NEEDS. `line`: own words for it, or empty.
    """

    angle: float
    told_at: datetime
    need: str = "none"
    line: str = ""


class OwnPlace(Mine, frozen=True, tag="circle.own"):
    """The same for somebody on their own. Under the name ``place``."""

    angle: float
    told_at: datetime
    need: str = "none"
    line: str = ""


class Away(Ours, frozen=True, tag="circle.away"):
    """Time apart with a planned reunion. Under the name ``away``, the newest of each.

    `what` and `ritual` are from the lists of `core.circle`; `words` and `ritual_words` are own ones beside them.
    """

    left_at: datetime
    back_at: datetime
    what: str
    ritual: str
    words: str = ""
    ritual_words: str = ""
    met_at: datetime | None = None


class Cheer(Ours, frozen=True, tag="circle.cheer"):
    """A good wish for one time away, in the words that its sender saw. Under the moment of leaving, once."""

    words: str
