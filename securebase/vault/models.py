"""What the vault keeps on disk: wraps, sealed items, deliveries. Ids, days and counts are in the clear, no more."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models


class Vault(models.Model):
    """One person's keys, sealed. A person who starts over gets a new vault; the old one is set aside, still sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    began = models.DateField()
    epoch = models.PositiveIntegerField(default=1)  # a new passphrase begins a new root, so old wraps open no new item
    salt = models.BinaryField()
    passes = models.PositiveIntegerField()
    memory = models.PositiveBigIntegerField()
    verifier = models.BinaryField()
    root_wrap = models.BinaryField()  # the root under the passphrase
    bundle = models.BinaryField()  # all further keys under the root
    public_key = models.BinaryField()
    recovery_public = models.BinaryField(null=True)
    recovery_proof = models.BinaryField(null=True)  # MAC under the root's pin key: a swapped public half is noticed
    recovery_wrap = models.BinaryField(null=True)  # the root, dropped to the code's public key
    recovery_used = models.DateField(null=True)  # told at the next unlock, cannot be hidden

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="vault_recovery_whole",
                condition=models.Q(
                    recovery_public__isnull=True, recovery_wrap__isnull=True, recovery_proof__isnull=True
                )
                | models.Q(recovery_public__isnull=False, recovery_wrap__isnull=False, recovery_proof__isnull=False),
            )
        ]


class Item(models.Model):
    """One sealed record. ``tag`` is HMAC(space key, kind), so the disk does not tell a journal from a check-in."""

    n = models.BigAutoField(primary_key=True)
    ref = models.BinaryField(unique=True)  # a UUID's 16 bytes: plain bytes are read several times faster
    space = models.BinaryField()  # the vault's id for mine, the couple's id for ours
    author = models.BinaryField()  # the vault that wrote it
    tag = models.BinaryField()
    day = models.PositiveIntegerField()  # 20261124: a number, since a date column costs a conversion a row
    epoch = models.PositiveIntegerField()
    revision = models.PositiveIntegerField(default=1)
    body = models.BinaryField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["space", "tag", "-day", "-n"], name="item_newest_first")]


class Delivery(models.Model):
    """A couple key on its way to one vault: made by ``crypto_box`` between two keys, gone once it is picked up."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    to = models.ForeignKey(Vault, on_delete=models.CASCADE, related_name="deliveries")
    sender = models.UUIDField()
    sender_key = models.BinaryField()
    space = models.UUIDField()
    epoch = models.PositiveIntegerField()
    box = models.BinaryField()
    proof = models.BinaryField()  # by the invitation's secret, or by the pinned key pair for a later epoch
    invitation = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["to", "space", "epoch"], name="delivery_once_an_epoch")
        ]
