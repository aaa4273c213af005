"""Ten years of one couple, for measuring: 10,000 entries of 120 words and 7,000 check-ins, all sealed.

Run as `python -m bench.world FOLDER ENTRIES CHECKINS`: makes the data folder, prints the cookies of a browser.
"""

from __future__ import annotations

import json
import os
import random
import sys
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django

WORDS_AN_ENTRY = 120
RARE = "kingfisher"  # stands in one entry of a thousand


def words(rng: random.Random, vocabulary: tuple[str, ...], number: int) -> str:
    """One entry's text."""
    said = rng.choices(vocabulary, k=WORDS_AN_ENTRY)
    if number % 1000 == 0:
        said[7] = RARE
    return " ".join(said)


def make(folder: Path, entries: int, checkins: int) -> dict[str, str]:
    """Make the folder; the cookies and the passphrase of its first person."""
    os.environ |= {"SECUREBASE_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "securebase.settings"}
    from securebase import datafolder  # noqa: PLC0415  # settings are read from the environment set above

    datafolder.prepare(folder)
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import transaction  # noqa: PLC0415

    from securebase.vault.keyring import Keyring  # noqa: PLC0415
    from securebase.web.accounts import actions, cookies  # noqa: PLC0415
    from securebase.web.checkins.records import CheckIn  # noqa: PLC0415
    from securebase.web.journal.records import Entry  # noqa: PLC0415
    from securebase.web.shell.library import library  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    rng, now = random.Random(7), datetime.now(tz=UTC)
    signed_in = actions.sign_up(name="Bench", passphrase="one boat at the quay", zone="UTC", now=now)
    ring: Keyring = signed_in.ring
    with transaction.atomic():
        for number in range(entries):
            at = now - timedelta(days=3650 * (entries - number) / entries)
            entry = Entry(sort="free", written=at.timestamp(), text=words(rng, library().word_list, number))
            ring.add(entry, day=at.date(), ref=uuid.uuid4())
        for number in range(checkins):
            day = (now - timedelta(days=number // 2)).date()
            if number % 2:
                ring.put_once(CheckIn(worry=rng.randrange(11), space=3, close=6, load=4), name=str(day), day=day)
    return {
        cookies.name_of("sid"): signed_in.token.hex(),
        cookies.name_of("unlock_key"): signed_in.cookie_key.hex(),
        "passphrase": "one boat at the quay",
    }


if __name__ == "__main__":
    print(json.dumps(make(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
