"""Frozen: a database of the first version opens with the program of today. If this fails, people lose their words."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).with_name("fixtures")

OPEN = """
import json, sys
from datetime import datetime
from pathlib import Path
from securebase import boot
boot.boot()
from securebase.vault import pairing
from securebase.vault.session import reopen
from securebase.vault.codes import read_recovery_code
from securebase.web.accounts import actions, quick
from securebase.web.accounts.models import Device
from securebase.web.accounts.records import Profile
from securebase.web.drafts import actions as drafts
from securebase.web.journal.records import Entry, SharedEntry
import uuid
said = json.loads(Path(sys.argv[1]).read_text())
now = datetime.fromisoformat(said["now"])
device = Device.objects.select_related("person__vault").get(id=said["device"])
session = reopen(bytes(device.unlocked), cookie_key=bytes.fromhex(said["cookie"]), device=device.id, now=now)
by_digits, _ = quick.unlock(device=device, digits=said["digits"], secret=bytes.fromhex(said["secret"]), now=now)
by_passphrase, _ = actions.unlock(device=device, passphrase=said["passphrase"], now=now)
found = []
for ring in (session.ring, by_digits, by_passphrase):
    assert pairing.enter(ring, uuid.UUID(said["couple"]))
    entries = sorted(str(s.record.answers.get("fear") or s.record.text) for s in ring.list(Entry))
    shared = sorted((s.record.text, s.mine) for s in ring.list(SharedEntry))
    draft = drafts.find(ring=ring, by=device.person.vault, slot="journal:new-free", now=now)
    found.append([ring.find(Profile, name="self").record.name, entries, shared, draft.first()["text"], ring.damaged])
recovered = actions.recover(name="ada", code=said["code"], passphrase="new one", network=b"x", now=now)
assert len(recovered.ring.list(Entry)) == 2
ben = actions.sign_in(name="BEN", passphrase=said["passphrase"], network=b"x", known=None, now=now)
assert pairing.enter(ben.ring, uuid.UUID(said["couple"])) and len(ben.ring.list(SharedEntry)) == 2
print(json.dumps(found))
"""


@pytest.mark.parametrize("version", sorted(path.name for path in FIXTURES.glob("v*")))
def test_every_later_version_opens_it(version: str, tmp_path: Path) -> None:
    """By cookie, digits, passphrase and code; both epochs, both rooms, the draft; after all migrations."""
    data = tmp_path / "data"
    shutil.copytree(FIXTURES / version, data)
    data.chmod(0o700)
    env = {name: value for name, value in os.environ.items() if not name.startswith("SECUREBASE_")}
    words = [sys.executable, "-c", OPEN, str(data / "expected.json")]
    ran = subprocess.run(words, env=env | {"SECUREBASE_DATA": str(data)}, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    one = ["Ada", ["Second epoch.", "Written in the first epoch."]]
    shared = [["Shared by Ada.", True], ["Shared by Ben.", False]]
    assert json.loads(ran.stdout) == [[*one, shared, "A draft.", 0]] * 3


def test_there_is_a_frozen_database() -> None:
    """The check above must not pass because nothing is there to open."""
    assert (FIXTURES / "v1" / "db.sqlite3").is_file()
