"""Keep, find and discard drafts. Keeping needs no unlocked vault; finding does."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec

from securebase.vault import keys
from securebase.vault.keyring import Keyring
from securebase.vault.models import Vault
from securebase.vault.seal import CannotOpen, pad, unpad
from securebase.web.accounts import cookies
from securebase.web.drafts.models import Draft

MOST: Final = 200  # drafts a vault; the oldest make room, long after anybody could still be writing them
_SLOT: Final = re.compile(r"[a-z0-9][a-z0-9:-]{0,79}")
NOT_WORDS: Final = frozenset({"csrfmiddlewaretoken", "draft", "slot", "passphrase", "digits", "code"})


class _Sealed(msgspec.Struct, frozen=True):
    vault: bytes
    slot: str
    fields: dict[str, list[str]]
    at: float


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft as its writer finds it again."""

    slot: str
    fields: Mapping[str, Sequence[str]]
    at: datetime

    def first(self) -> dict[str, str]:
        """One value a field, for a form's initial values."""
        return {name: values[0] for name, values in self.fields.items() if values}


def is_slot(text: str) -> bool:
    """True if this can name a form: small letters, digits, ``:`` and ``-``, 80 at most."""
    return _SLOT.fullmatch(text) is not None


def _hashed(vault: Vault, slot: str) -> bytes:
    return cookies.keyed(b"draft", vault.id.bytes, slot.encode())


def keep(*, by: Vault, slot: str, fields: Mapping[str, Sequence[str]], now: datetime) -> None:
    """Seal what is being typed to its writer; the slot's earlier draft goes. Raises ValueError for a bad slot."""
    if not is_slot(slot):
        raise ValueError("This is not the name of a form.")
    words = {name: list(values) for name, values in fields.items() if name not in NOT_WORDS}
    sealed = _Sealed(vault=by.id.bytes, slot=slot, fields=words, at=now.timestamp())
    box = keys.drop(pad(msgspec.msgpack.encode(sealed)), to=bytes(by.public_key))
    Draft.objects.update_or_create(vault=by, slot=_hashed(by, slot), defaults={"box": box, "day": now.date()})
    surplus = Draft.objects.filter(vault=by).order_by("-day", "-id").values_list("id", flat=True)[MOST:]
    if surplus:
        Draft.objects.filter(id__in=list(surplus)).delete()


def _open(ring: Keyring, draft: Draft, now: datetime) -> Kept | None:
    try:
        sealed = msgspec.msgpack.decode(unpad(keys.pick_up(bytes(draft.box), me=ring.box)), type=_Sealed)
    except (CannotOpen, msgspec.MsgspecError):
        ring.mine.damaged += 1
        return None
    if sealed.vault != ring.me.bytes:  # somebody moved it here from another vault's row
        ring.mine.damaged += 1
        return None
    return Kept(sealed.slot, sealed.fields, datetime.fromtimestamp(sealed.at, tz=now.tzinfo))


def find(*, ring: Keyring, by: Vault, slot: str, now: datetime) -> Kept | None:
    """The draft of one form, or None."""
    draft = Draft.objects.filter(vault=by, slot=_hashed(by, slot)).first()
    kept = _open(ring, draft, now) if draft else None
    return kept if kept and kept.slot == slot else None


def unfinished(*, ring: Keyring, by: Vault, prefix: str, now: datetime) -> list[Kept]:
    """All drafts whose slot begins with ``prefix``, newest first."""
    opened = (_open(ring, draft, now) for draft in Draft.objects.filter(vault=by).order_by("-day", "-id"))
    found = [kept for kept in opened if kept and kept.slot.startswith(prefix)]
    return sorted(found, key=lambda kept: kept.at, reverse=True)


def discard(*, by: Vault, slot: str) -> None:
    """Forget the draft of one form: it was sent, or let go."""
    Draft.objects.filter(vault=by, slot=_hashed(by, slot)).delete()
