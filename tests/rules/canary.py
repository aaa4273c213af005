"""The story on a disk of its own: a process that tells all of it, leaves an error behind, and waits to be killed.

Run by `test_canary` with SECUREBASE_DATA set. It writes one line, the secrets with who may read each, and is then
killed the hard way, so that the log of the database is still there. Pages of errors go to the folder that it is given.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from unittest import mock

from securebase import boot
from securebase.vault import keys

keys.COST = keys.FLOOR = keys.Cost(passes=1, memory=8 * 1024)
boot.boot()

from django.test.utils import setup_test_environment  # noqa: E402 - Django stands only now

setup_test_environment(debug=False)  # so that the answer to a form says what it was made with

from securebase.vault.sqlite import library  # noqa: E402
from securebase.web.shell import clock  # noqa: E402
from tests.cast import HandClock, arrive, pair  # noqa: E402
from tests.rules import chapters, doors  # noqa: E402
from tests.rules.story import Story  # noqa: E402


def tell() -> Story:
    """Everything, the doors and an ending included."""
    hands = HandClock()
    clock.read = lambda: hands.now
    people = {name: arrive(name.capitalize()) for name in ("alice", "bob", "charlie", "dana", "erin", "finn")}
    pair(people["alice"], people["bob"])
    pair(people["charlie"], people["dana"])
    for name in ("alice", "bob", "charlie", "dana"):
        people[name].enter()
    story = chapters.tell(hands, **people)
    doors.accounts(story, people["erin"])
    doors.two_more(story, people["erin"], people["finn"])
    return story


def fail(story: Story, folder: Path) -> None:
    """A fault in the middle of a form: words in the message, in the local values, in the body and in the address."""
    client = story.people["alice"].client
    client.raise_request_exception = False
    secret = story.word("in the middle of a fault")
    told = {"text": secret, "title": secret}

    def broken(**_: object) -> None:
        held = {"words": secret}
        raise RuntimeError(f"cannot keep {held} for {secret}")

    with mock.patch("securebase.web.journal.actions.write", broken):
        pages = [client.post("/journal/write/free/", told)]
    pages += [client.get(f"/{secret}/"), client.post("/journal/write/none/", told), client.put("/today/", secret)]
    for number, page in enumerate(pages):
        assert page.status_code >= 400
        body = page.content.replace(secret.encode(), b"")  # the writer gets it back in the form
        (folder / f"page-{number}-{page.status_code}").write_bytes(body)


if __name__ == "__main__":
    # As a server has it: one connection that stays open, so that the log is not folded in after every request.
    held = library.module().connect(str(Path(os.environ["SECUREBASE_DATA"]) / "db.sqlite3"))
    held.execute("SELECT count(*) FROM vault_item").fetchone()
    whole = tell()
    fail(whole, Path(sys.argv[1]))
    for name in ("alice", "bob"):
        whole.people[name].client.get("/today/")
    sys.stdout.write(json.dumps(whole.secrets) + "\n")
    sys.stdout.flush()
    sys.stdin.read()
