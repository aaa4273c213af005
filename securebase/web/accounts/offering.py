"""A recovery code between the page that shows it and its owner's yes.

The page carries what the row will hold, sealed for this one unlocked browser: no passphrase goes back and forth, and
another session, or this one after its next unlock, cannot send it.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import msgspec

from securebase.vault import keys, vaults
from securebase.vault.codes import new_recovery_code, read_recovery_code
from securebase.vault.seal import CannotOpen, bind, seal, unseal
from securebase.web.accounts.models import Device
from securebase.web.accounts.opening import NotOpened


@dataclass(frozen=True, slots=True, repr=False)
class Offered:
    """A fresh code, and what its page sends back."""

    code: str
    sealed: str


def _key(cookie_key: bytes, device: UUID) -> bytes:
    return keys.derive(cookie_key, "recovery/offer", salt=device.bytes)


def make(opened: vaults.Opened, *, cookie_key: bytes, device: Device) -> Offered:
    """A fresh code for an open vault. Nothing is changed by it."""
    code = new_recovery_code()
    offer = vaults.offer_recovery(opened, read_recovery_code(code) or "")
    context = bind(b"recovery-offer/1", opened.vault.id.bytes)
    plain = msgspec.msgpack.encode(offer)
    return Offered(code, seal(plain, key=_key(cookie_key, device.id), context=context).hex())


def keep(sealed: str, *, cookie_key: bytes, device: Device) -> None:
    """Let the code open the vault from now on. Raises NotOpened for an offer of another session, StaleRecord."""
    vault = device.person.vault_id
    try:
        plain = unseal(
            bytes.fromhex(sealed), key=_key(cookie_key, device.id), context=bind(b"recovery-offer/1", vault.bytes)
        )
    except (CannotOpen, ValueError) as error:
        raise NotOpened from error
    vaults.keep_recovery(vault, msgspec.msgpack.decode(plain, type=vaults.Offer))
