"""Taking one's words along: what is in the file, what never is, and who may have it."""

from __future__ import annotations

import io
import json
import uuid
import zipfile
from datetime import timedelta
from typing import Any

import pyrage
import pytest

from securebase.web.accounts import actions as accounts
from securebase.web.accounts.records import Happening
from securebase.web.couples import actions as couples
from securebase.web.couples import planning
from securebase.web.couples.records import InviteWords, PartingPlan
from securebase.web.exports.records import KeptReturn
from securebase.web.journal import actions as journal
from securebase.web.journal.records import Entry
from securebase.web.openings.records import Given
from securebase.web.pauses import actions as pauses
from securebase.web.pauses.models import Pause
from securebase.web.reaches import actions as reaches
from securebase.web.shell import clock
from securebase.web.shell.library import library
from tests.cast import NOON, Actor, HandClock
from tests.web.exports.copies import us_of

OPEN = {"way": "open"}
STRONG = "kelp ladder cinnamon walrus nine"
SECRET = "what I never told anybody"


def files(data: bytes) -> dict[str, str]:
    """The files of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def copy_of(actor: Actor) -> dict[str, str]:
    """Somebody's open copy."""
    answer = actor.client.post("/copy/", OPEN)
    assert answer.status_code == 200
    return files(answer.content)


def lines_of(actor: Actor, kind: str) -> list[dict[str, Any]]:
    """The lines of one kind in somebody's copy."""
    rows = [json.loads(row) for row in copy_of(actor)["notes/records.jsonl"].splitlines()]
    return [row for row in rows if row["kind"] == kind]


def entry(actor: Actor, text: str = SECRET) -> Any:
    """An entry of somebody's."""
    record = Entry(sort="free", written=NOON.timestamp(), text=text, title="Harbour")
    return journal.write(ring=actor.ring, entry=record, day=NOON.date(), token=uuid.uuid4())


def test_an_open_copy_is_a_zip_with_a_neutral_name(alice: Actor) -> None:
    entry(alice, "# The boats\nwere in.")
    answer = alice.client.post("/copy/", OPEN)
    assert answer["Content-Disposition"] == 'attachment; filename="notes.zip"'
    assert answer["Cache-Control"] == "no-store"
    found = files(answer.content)
    assert sorted(found) == ["notes/README.txt", "notes/entries.md", "notes/records.jsonl"]
    assert "## Tuesday 24 November 2026\n\n### Free: Harbour\n\n\\# The boats\nwere in." in found["notes/entries.md"]
    assert "Made on 2026-11-24." in found["notes/README.txt"]


@pytest.mark.slow  # stretches the passphrase twice, as it has to
def test_a_locked_copy_opens_with_age_and_its_passphrase_alone(alice: Actor) -> None:
    entry(alice)
    form = {"way": "locked", "file_passphrase": STRONG, "file_passphrase_again": STRONG}
    answer = alice.client.post("/copy/", form)
    assert answer["Content-Disposition"] == 'attachment; filename="notes.age"'
    assert SECRET.encode() not in answer.content
    assert SECRET in files(pyrage.passphrase.decrypt(answer.content, STRONG))["notes/entries.md"]


@pytest.mark.parametrize(
    ("first", "again", "words"),
    [
        ("", "", "This one is needed."),
        ("short", "short", "This is short"),
        ("password password", "password password", "This one can be guessed"),
        (STRONG, STRONG + "x", "The two are not the same"),
    ],
)
def test_a_lock_that_does_not_hold_is_refused(alice: Actor, first: str, again: str, words: str) -> None:
    form = {
        "way": "locked",
        "file_passphrase": first,
        "file_passphrase_again": again,
        "offered_phrase": "six old words",
    }
    answer = alice.client.post("/copy/", form)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "six old words" in answer.content.decode()


def test_five_minutes_after_unlocking_the_passphrase_is_asked_for(alice: Actor, hands: HandClock) -> None:
    """An unlocked phone in other hands gives no file."""
    assert 'name="passphrase"' not in alice.client.get("/copy/").content.decode()
    hands.forward(minutes=5)
    assert 'name="passphrase"' in alice.client.get("/copy/").content.decode()
    assert alice.client.post("/copy/", OPEN).status_code == 422
    wrong = alice.client.post("/copy/", OPEN | {"passphrase": "not this one"})
    assert (wrong.status_code, wrong["Content-Type"].split(";")[0]) == (422, "text/html")
    right = alice.client.post("/copy/", OPEN | {"passphrase": alice.passphrase})
    assert right["Content-Type"] == "application/octet-stream"


def test_many_wrong_passphrases_have_to_wait(alice: Actor, hands: HandClock) -> None:
    hands.forward(minutes=6)
    answers = [alice.client.post("/copy/", OPEN | {"passphrase": "not this one"}).status_code for _ in range(8)]
    assert answers[-1] == 429


def test_no_keys_no_invitations_no_devices_no_plan(alice: Actor, bob: Actor, charlie: Actor) -> None:
    """What belongs to the machine stays there."""
    couples.invite(by=charlie.person, ring=charlie.ring, words=library().word_list, now=NOON)
    planning.choose(by=alice.person, ring=alice.ring, quiet=True, now=NOON)
    accounts.sign_in(name="Alice", passphrase=alice.passphrase, network=b"", known=None, now=NOON)
    there = (charlie.ring.count(InviteWords), alice.ring.count(PartingPlan), alice.ring.count(Happening))
    assert there == (1, 1, 1)
    for actor in (alice, charlie):
        kinds = {json.loads(row)["kind"] for row in copy_of(actor)["notes/records.jsonl"].splitlines()}
        assert not {kind for kind in kinds if kind.startswith("vault.")}
        assert not kinds & {"account.happening", "account.device_name", "couple.invite_words", "couple.parting_plan"}


def test_while_the_couple_lives_no_word_or_number_of_bobs_is_in_alices_copy(alice: Actor, bob: Actor) -> None:
    """Not what he shared, not what he gave, not his line that she asked for, not his name."""
    us = us_of(bob)
    assert us is not None
    journal_entry = entry(bob, "The sea was Bob-coloured.")
    shown = journal.preview(entry=journal_entry.record, rung="all", chosen=(), questions=())
    journal.share(ring=bob.ring, partner=alice.person.id, stored=journal_entry, shown=shown)  # type: ignore[arg-type]
    bob.ring.put_once(Given(worry=7, line="Bob gave this."), name="2026-11-24", day=NOON.date())
    alice.ring.put_once(Given(worry=3, line="Alice gave this."), name="2026-11-24", day=NOON.date())
    reaches.keep_list(ring=bob.ring, lines=["Bob's own wording"], day=NOON.date())
    hers = us_of(alice)
    assert hers is not None
    reaches.ask(
        by=alice.person, us=hers, ring=alice.ring, token=uuid.uuid4(), line="Bob's own wording",
        closes_at=NOON + timedelta(hours=3), now=NOON,
    )  # fmt: skip
    copy = copy_of(alice)
    assert "Bob" not in "".join(copy.values())
    assert [row["record"]["worry"] for row in lines_of(alice, "checkin.given")] == [3]
    assert "Bob-coloured" in copy_of(bob)["notes/entries.md"]


def test_after_parting_the_copy_has_both_voices(alice: Actor, bob: Actor) -> None:
    journal_entry = entry(bob, "The sea was Bob-coloured.")
    shown = journal.preview(entry=journal_entry.record, rung="all", chosen=(), questions=())
    journal.share(ring=bob.ring, partner=alice.person.id, stored=journal_entry, shown=shown)  # type: ignore[arg-type]
    alice.client.get("/settings/")  # opens ours: a name to call the other by is there
    couples.part(by=bob.person, now=clock.now())
    alice.client.get("/settings/")  # the next page makes her copy
    copy = copy_of(alice)
    assert "### From Bob: Harbour\n\nThe sea was Bob-coloured." in copy["notes/entries.md"]
    assert [row["by"] for row in lines_of(alice, "journal.shared")] == ["partner"]


def test_kept_returns_of_both_are_in_it_and_no_others(alice: Actor, bob: Actor, hands: HandClock) -> None:
    """Moments alone; a return that came late is nobody's record."""
    for actor, late in ((bob, 0), (alice, 0), (bob, 90)):
        us = us_of(actor)
        assert us is not None
        asked = pauses.ask(
            by=actor.person, us=us, ring=actor.ring, token=uuid.uuid4(), line="",
            return_at=hands.now + timedelta(minutes=30), now=hands.now,
        )  # fmt: skip
        assert isinstance(asked, Pause)
        hands.forward(minutes=25 + late)
        pauses.come_back(pause=asked, us=us, ring=actor.ring, line=None, now=hands.now)
    fresh = accounts.sign_in(name="Alice", passphrase=alice.passphrase, network=b"", known=None, now=hands.now)
    alice.client.cookies["sid"], alice.client.cookies["unlock_key"] = fresh.token.hex(), fresh.cookie_key.hex()
    found = lines_of(alice, "copy.return")
    assert [row["record"]["by_me"] for row in found] == [False, True]
    assert found[0]["record"]["due_at"] == "2026-11-24T12:30:00Z"
    assert KeptReturn.__struct_fields__ == tuple(found[0]["record"])


def test_an_open_day_is_told_with_ones_own_numbers_only(alice: Actor, bob: Actor, hands: HandClock) -> None:
    """A fortnight of days that both gave: those that opened are told, and hers are the only numbers."""
    days = [NOON.date() - timedelta(days=back) for back in range(1, 15)]
    for actor, worry in ((alice, 2), (bob, 9)):
        for day in days:
            actor.ring.put_once(Given(worry=worry), name=day.isoformat(), day=day)
    opened = {row["day"] for row in lines_of(alice, "copy.opened")}
    assert opened
    assert opened <= {day.isoformat() for day in days}
    assert {row["record"]["worry"] for row in lines_of(alice, "checkin.given")} == {2}


def test_bob_charlie_and_a_locked_page_get_no_file_of_alices(alice: Actor, bob: Actor, charlie: Actor) -> None:
    entry(alice)
    for stranger in (bob, charlie):
        assert SECRET not in "".join(copy_of(stranger).values())
    alice.lock()
    for page in ("/copy/", "/copy/back/"):
        assert alice.client.get(page)["Location"].startswith("/unlock/")
        assert alice.client.post(page, OPEN).status_code == 423


def test_taking_a_copy_shows_bob_nothing(alice: Actor, bob: Actor) -> None:
    """The pages of the other are the same, byte for byte, apart from tokens that change anyway."""
    pages = ("/settings/", "/share/", "/journal/shared/")

    def seen() -> list[bytes]:
        return [bob.client.get(page).content.split(b"csrfmiddlewaretoken")[0] for page in pages]

    before = seen()
    copy_of(alice)
    assert seen() == before
