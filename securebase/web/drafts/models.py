"""Drafts on disk: sealed to their writer's public key."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from securebase.vault.models import Vault


class Draft(models.Model):
    """What somebody is writing. ``slot`` is a keyed hash of the form it belongs to, so the disk does not tell which."""

    vault = models.ForeignKey(Vault, on_delete=models.CASCADE, related_name="drafts")
    slot = models.BinaryField()
    day = models.DateField()
    box = models.BinaryField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["vault", "slot"], name="draft_one_a_slot")]
