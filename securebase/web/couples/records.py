"""What couples seal."""

from __future__ import annotations

from datetime import date, datetime

from securebase.vault.records import Mine, Ours


class Face(Ours, frozen=True, tag="couple.face"):
    """How a partner appears to the other. Under the name ``face``, one by each."""

    name: str
    colour: str = "tide"
    partner_hint: str = ""  # the inviter's name from the invitation, until their own face is there


class InviteWords(Mine, frozen=True, tag="couple.invite_words"):
    """The words of an invitation, kept by the inviter to show again and to verify the answer. Under the invite's id."""

    words: str


class Kept(Mine, frozen=True, tag="couple.kept"):
    """One thing that was shared, in the copy that each keeps at parting. ``record`` is the record's own bytes."""

    couple: bytes
    kind: str
    record: bytes
    by_me: bool
    partner: str


class Ended(Mine, frozen=True, tag="couple.ended"):
    """That there was a couple: with whom, from when until when. Under the couple's id; kept when it is forked."""

    couple: bytes
    partner: str
    began: date
    ended: datetime


class PartingPlan(Mine, frozen=True, tag="couple.parting_plan"):
    """What somebody has chosen about parting, alone. Under the name ``self``, once."""

    quiet: bool = False  # the other reads the note only when they open Together
