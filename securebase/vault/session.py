"""Unlocked keys between requests: sealed in the session row under a key that only the browser's cookie holds.

The server keeps the seal, the browser keeps the key; neither opens anything alone. When it was last used is sealed in
it too, so that a copied disk does not tell at what hour somebody was here.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import msgspec

from securebase.vault import keys
from securebase.vault.keyring import EpochKeys, Keyring, Space
from securebase.vault.keys import BoxKeys, Cost
from securebase.vault.seal import CannotOpen, bind, seal, unseal

IDLE = timedelta(minutes=15)
ABSOLUTE = timedelta(hours=12)
TOUCH_EVERY = timedelta(minutes=1)  # writing the row at each click would cost a synced write a page


class Outlived(CannotOpen):
    """The session is older than its limits, or the clock ran back. Its row has no further use."""


class _Held(msgspec.Struct, frozen=True):
    """A keyring in bytes."""

    me: bytes
    public: bytes
    box: bytes
    mine: dict[int, bytes]
    ours: dict[int, bytes]
    couple: bytes | None
    began: float
    touched: float
    idle: int


@dataclass(frozen=True, slots=True)
class Session:
    """An opened session: the ring, since when, last used when, and after how long at rest it locks."""

    ring: Keyring
    began: datetime
    touched: datetime
    idle: timedelta = IDLE

    def alive(self, now: datetime) -> bool:
        """False once it rested longer than its idle limit, is older than the absolute one, or the clock ran back."""
        return self.touched - TOUCH_EVERY <= now < self.touched + self.idle and now < self.began + ABSOLUTE

    def touched_at(self, now: datetime) -> Session:
        """The same session, used now."""
        return replace(self, touched=now)

    def needs_touch(self, now: datetime) -> bool:
        """True if the row should note the use (at most once a minute)."""
        return now - self.touched >= TOUCH_EVERY


def _epochs(space: Space) -> dict[int, bytes]:
    return {epoch: held.key for epoch, held in space.epochs.items()}


def _space(space_id: bytes, epochs: dict[int, bytes]) -> Space:
    return Space(uuid.UUID(bytes=space_id), {epoch: EpochKeys(key) for epoch, key in epochs.items()})


def _dump(session: Session) -> bytes:
    ring = session.ring
    return msgspec.msgpack.encode(
        _Held(
            me=ring.me.bytes,
            public=ring.box.public,
            box=ring.box.secret,
            mine=_epochs(ring.mine),
            ours=_epochs(ring.ours) if ring.ours else {},
            couple=ring.ours.id.bytes if ring.ours else None,
            began=session.began.timestamp(),
            touched=session.touched.timestamp(),
            idle=int(session.idle.total_seconds()),
        )
    )


def _load(plain: bytes, zone_of: datetime) -> Session:
    held = msgspec.msgpack.decode(plain, type=_Held)
    ring = Keyring(
        me=uuid.UUID(bytes=held.me),
        box=BoxKeys(secret=held.box, public=held.public),
        mine=_space(held.me, held.mine),
        ours=_space(held.couple, held.ours) if held.couple else None,
    )
    began, touched = (datetime.fromtimestamp(stamp, tz=zone_of.tzinfo) for stamp in (held.began, held.touched))
    return Session(ring=ring, began=began, touched=touched, idle=timedelta(seconds=held.idle))


def new_cookie_key() -> bytes:
    """The 32 bytes that only the browser will hold."""
    return keys.new_key()


def shut(session: Session, *, cookie_key: bytes, device: uuid.UUID) -> bytes:
    """Seal a session for its row."""
    key = keys.derive(cookie_key, "session", salt=device.bytes)
    return seal(_dump(session), key=key, context=bind(b"session/1", device.bytes))


def reopen(blob: bytes, *, cookie_key: bytes, device: uuid.UUID, now: datetime) -> Session:
    """Open a session's row. Raises CannotOpen if it does not open, Outlived past its limits at ``now`` (aware)."""
    key = keys.derive(cookie_key, "session", salt=device.bytes)
    session = _load(unseal(blob, key=key, context=bind(b"session/1", device.bytes)), now)
    if not session.alive(now):
        raise Outlived
    return session


@dataclass(frozen=True, slots=True)
class QuickWrap:
    """A keyring behind six digits, on one device: salt and wrap rest on the server, the device's secret never does."""

    salt: bytes
    wrap: bytes


def quick_shut(session: Session, digits: str, *, secret: bytes, device: uuid.UUID) -> QuickWrap:
    """Wrap a session's keys behind six digits and a secret that only this device holds (one Argon2id run)."""
    salt = keys.new_salt()
    passkeys = keys.stretch(digits, salt=salt, cost=keys.COST, device=secret)
    context = bind(b"quick/1", device.bytes, salt)
    return QuickWrap(salt, keys.wrap(_dump(session), wrapping=passkeys.wrapping, context=context))


def quick_reopen(
    quick: QuickWrap, digits: str, *, secret: bytes, device: uuid.UUID, now: datetime, cost: Cost | None = None
) -> Session:
    """Open a quick wrap; the session begins anew at ``now``. Raises CannotOpen."""
    passkeys = keys.stretch(digits, salt=quick.salt, cost=cost or keys.COST, device=secret)
    context = bind(b"quick/1", device.bytes, quick.salt)
    session = _load(keys.unwrap(quick.wrap, wrapping=passkeys.wrapping, context=context), now)
    return replace(session, began=now, touched=now)


__all__ = [
    "CannotOpen", "Outlived", "QuickWrap", "Session", "new_cookie_key", "quick_reopen", "quick_shut", "reopen", "shut",
]  # fmt: skip
