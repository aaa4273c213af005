"""What its owner is told about an account: a code used, five wrong digits, another device. It stays until seen."""

from __future__ import annotations

from securebase.vault.keyring import Keyring
from securebase.vault.records import Stored
from securebase.web.accounts.models import Device
from securebase.web.accounts.records import Happening


def unseen(ring: Keyring, *, device: Device) -> list[Stored[Happening]]:
    """What has not been seen yet, newest first. A device is not told of itself: whoever sits there did it."""
    return [
        stored for stored in ring.list(Happening) if not stored.record.seen and stored.record.device != device.id.bytes
    ]


def see(ring: Keyring, *, device: Device) -> int:
    """Note that all of it has been seen; how many those were."""
    fresh = unseen(ring, device=device)
    for stored in fresh:
        happening = stored.record
        ring.replace(stored, Happening(what=happening.what, seen=True, device=happening.device))
    return len(fresh)
