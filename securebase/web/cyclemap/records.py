"""What the cycle map seals. A half is its writer's alone until it is given; the given one may hold fewer lines."""

from __future__ import annotations

from datetime import datetime

from securebase.vault.records import Mine, Ours

HALF = "half"
NOW = "now"


class MapHalf(Mine, frozen=True, tag="map.half"):
    """One's own half, one a person, changed as often as one likes. Empty strings were not written."""

    sees: str = ""
    body: str = ""
    story: str = ""
    move: str = ""
    need: str = ""


class MapGiven(Ours, frozen=True, tag="map.given"):
    """A half as it was given: the lines that its writer ticked. Shown only while both halves are given."""

    sees: str = ""
    body: str = ""
    story: str = ""
    move: str = ""
    need: str = ""
    mark: str = ""  # made anew with each first giving


class MapAgreed(Ours, frozen=True, tag="map.agreed"):
    """That its writer says "this is how it goes" of the loop as it stood: `cyclemap.as_it_stands`."""

    of: str


class MapWord(Ours, frozen=True, tag="map.word"):
    """One line of what its writer would put differently."""

    line: str


class MapName(Ours, frozen=True, tag="map.name"):
    """What its writer calls the loop; the newer of the two is its name."""

    title: str
    at: datetime


class InIt(Ours, frozen=True, tag="map.in_it"):
    """That its writer said "we are in it" at a moment. It stands for some hours; nobody counts them."""

    at: datetime
