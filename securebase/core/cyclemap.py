"""The cycle map: each half as its writer drew it, when the two halves are one loop, and when both have said so.

A half is five short answers of one person. The two halves are joined only while both are given; what both agree to is
the loop as it stands, so a change to either half asks again. "We are in it" is said for an evening, not for good.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, Literal

PARTS: Final = ("sees", "body", "story", "move", "need")  # what they see, body, story, first move, need underneath
MOST: Final = 160  # letters an answer, so that two of them stand side by side on a phone
LASTS: Final = timedelta(hours=3)  # how long "we are in it" stands, if nobody ends it sooner
State = Literal["blank", "drawn", "given", "joined", "agreed_by_me", "agreed_by_them", "agreed"]

Half = Mapping[str, str]


def is_blank(half: Half) -> bool:
    """Whether nothing of a half is written."""
    return not any(half.get(part, "").strip() for part in PARTS)


def as_it_stands(one: Half, two: Half, marks: tuple[str, str] = ("", "")) -> str:
    """What both agree to: a short digest of both halves, the first seat's first. It changes with any word of either.

    `marks`: what makes each giving one of its own. A half that was taken back and given again is another one; an old
    digest is nothing to try words against.
    """
    words = "\x1d".join(marks) + "\x1e".join("\x1f".join(half.get(part, "") for part in PARTS) for half in (one, two))
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def state(*, drawn: bool, mine: bool, theirs: bool, agreed: tuple[str, str], now: str) -> State:
    """Where the map is for one person. `mine`, `theirs`: whether a half is given. `agreed`: to what each has agreed.

    As long as both are not given, nothing here depends on what the other did.
    """
    if not mine:
        return "drawn" if drawn else "blank"
    if not theirs:
        return "given"
    by_me, by_them = (each == now for each in agreed)
    if by_me and by_them:
        return "agreed"
    return "agreed_by_me" if by_me else "agreed_by_them" if by_them else "joined"


def still_in_it(said_at: datetime, now: datetime) -> bool:
    """Whether a "we are in it" still stands."""
    return timedelta(0) <= now - said_at < LASTS
