"""What accounts seal: a person's name and choices that say something about them."""

from __future__ import annotations

from securebase.vault.records import Mine

COLOURS = ("tide", "rowan", "moss", "plum")
NAME_LENGTH = 60


class Profile(Mine, frozen=True, tag="account.profile"):
    """The name a person goes by and the ink they chose. Under the name ``self``, once."""

    name: str
    colour: str = "tide"


class Choices(Mine, frozen=True, tag="account.choices"):
    """Choices that would tell something on a copied disk. Under the name ``self``, once."""

    nothing_for_two: bool = False
    safety_offered: bool = False


class DeviceName(Mine, frozen=True, tag="account.device_name"):
    """What a person calls a device. Under the device's id."""

    name: str


class Happening(Mine, frozen=True, tag="account.happening"):
    """Something about the account that its owner is told at the next unlock and cannot be hidden."""

    what: str  # recovered | quick_destroyed | new_device
    seen: bool = False
    device: bytes = b""  # the device that did it: whoever sits there is not the one to be told
