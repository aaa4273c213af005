"""Bringing words back: what comes, what bad files get, and that they change nothing."""

from __future__ import annotations

import io
import json
import uuid
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from securebase import agefile
from securebase.vault.models import Item
from securebase.web.accounts.records import Profile
from securebase.web.checkins.records import CheckIn
from securebase.web.exports import folder, forms
from securebase.web.exports import lines as records
from securebase.web.journal.records import Entry
from tests.cast import NOON, Actor
from tests.web.exports.copies import folder_of, instance
from tests.web.exports.test_take import entry

DAY = NOON.date()
HEAD = b'{"kind":"notes.format","version":1}\n'


def send(actor: Actor, data: bytes, passphrase: str = "") -> Any:
    """Send a file."""
    file = SimpleUploadedFile("notes.zip", data, content_type="application/zip")
    return actor.client.post("/copy/back/", {"file": file, "file_passphrase": passphrase})


def zip_of(rows: bytes, name: str = "notes/records.jsonl") -> bytes:
    """A zip with these records."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, rows)
    return into.getvalue()


def row(**changes: Any) -> bytes:
    """One good line, changed."""
    line = {"kind": "journal.entry", "id": "0" * 32, "day": "2026-11-24", "record": {"sort": "free", "written": 1.0}}
    return json.dumps(line | changes).encode() + b"\n"


def test_a_copy_from_elsewhere_is_here_and_can_be_read(alice: Actor, bob: Actor, erin: Actor) -> None:
    """Entries in the journal, the day's check-in in its place; the name of the one who brings it is taken over."""
    with instance():
        entry(alice, "The boats were in.")
        alice.ring.put(CheckIn(worry=4, line="windy"), name=DAY.isoformat(), day=DAY)
        copy = folder.zipped(folder_of(alice))
    answer = send(erin, copy)
    assert (answer.status_code, "2 records were brought back." in answer.content.decode()) == (200, True)
    assert "The boats were in." in erin.client.get("/journal/").content.decode()
    found = erin.ring.find(CheckIn, name=DAY.isoformat())
    assert found is not None
    assert found.record == CheckIn(worry=4, line="windy")
    assert [stored.record.name for stored in erin.ring.list(Profile)] == ["Alice"]
    assert "All of it was here already." in send(erin, copy).content.decode()


def test_with_words_of_their_own_somebody_keeps_their_name(alice: Actor, erin: Actor) -> None:
    with instance():
        entry(alice)
        copy = folder.zipped(folder_of(alice))
    entry(erin, "mine")
    send(erin, copy)
    assert [stored.record.name for stored in erin.ring.list(Profile)] == ["Erin"]
    assert {stored.record.text for stored in erin.ring.list(Entry)} == {"mine", "what I never told anybody"}


def test_an_entry_that_has_changed_since_is_kept_beside(erin: Actor) -> None:
    """Neither text is lost, and a second time adds none."""
    stored = entry(erin, "first")
    copy = folder.zipped(folder_of(erin))
    erin.ring.replace(stored, Entry(sort="free", written=1.0, text="second"))
    assert "One record was brought back." in send(erin, copy).content.decode()
    assert {each.record.text for each in erin.ring.list(Entry)} == {"first", "second"}
    assert "All of it was here already." in send(erin, copy).content.decode()


def test_what_was_removed_comes_back_under_another_id(
    erin: Actor, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    """The list of removed ids stays true: no record has one of them."""
    stored = entry(erin)
    copy = folder.zipped(folder_of(erin))
    with django_capture_on_commit_callbacks(execute=True):
        erin.ring.remove(stored)
    send(erin, copy)
    (again,) = erin.ring.list(Entry)
    assert again.record == stored.record
    assert again.id != stored.id


@pytest.mark.slow  # each try stretches the passphrase, as it has to
def test_a_locked_copy_needs_its_passphrase(erin: Actor, alice: Actor) -> None:
    with instance():
        entry(alice)
        locked = agefile.lock(folder.zipped(folder_of(alice)), "five boats")
    for typed in ("", "six boats"):
        answer = send(erin, locked, typed)
        assert answer.status_code == 422
        assert "That passphrase does not open this file." in answer.content.decode()
    assert send(erin, locked, "five boats").status_code == 200
    assert len(erin.ring.list(Entry)) == 1
    cut = send(erin, locked[:-20], "five boats")
    assert (cut.status_code, "cannot be read" in cut.content.decode()) == (422, True)


def test_a_file_that_wants_more_memory_than_there_is_is_not_tried(erin: Actor) -> None:
    """The cost stands in the file's head, and anybody can write a head."""
    head = b"age-encryption.org/v1\n-> scrypt gvsFlTDfs4HOq2tEXbZttw 40\nlA8xcbopi+jESemv1popsuU1BTe2Z/23Bo96QrUNMsw\n"
    answer = send(erin, head + b"--- x\n", "five boats")
    assert (answer.status_code, "more memory" in answer.content.decode()) == (422, True)


def _bomb() -> bytes:
    return zip_of(b"\n" * (folder.LARGEST + 10))


def _encrypted() -> bytes:
    good = bytearray(zip_of(HEAD))
    good[6] |= 1  # the flag that says: this entry has a password
    good[good.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(good)


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "not made here"),
    "no zip": (lambda: b"dear diary", "not made here"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" * 9, "not made here"),
    "another zip": (lambda: zip_of(b"x", "holiday.txt"), "not made here"),
    "another text": (lambda: zip_of(b'{"hello": 1}\n'), "not made here"),
    "cut off": (lambda: zip_of(HEAD + row() * 50)[:-30], "cannot be read"),
    "cut off inside": (lambda: zip_of((HEAD + row())[:-5]), "cannot be read"),
    "password": (_encrypted, "cannot be read"),
    "a bomb": (_bomb, "more than can be brought in"),
    "too many": (lambda: zip_of(HEAD + b"{}\n" * 200_000), "more than can be brought in"),
    "newer": (lambda: zip_of(HEAD.replace(b"1", b"2")), "newer version"),
    "unknown kind": (lambda: zip_of(HEAD + row(kind="dream.entry")), "newer version"),
    "unknown field": (lambda: zip_of(HEAD + row(record={"sort": "free", "written": 1.0, "mood": 1})), "newer version"),
    "key": (lambda: zip_of(HEAD + row(kind="vault.couple_key")), "newer version"),
    "no json": (lambda: zip_of(HEAD + b"never mind\n"), "cannot be read"),
    "no utf-8": (lambda: zip_of(HEAD + row(id="x" * 32).replace(b"x", b"\xff")), "cannot be read"),
    "twice": (lambda: zip_of(HEAD + row() + row()), "cannot be read"),
    "no day": (lambda: zip_of(HEAD + row(day="24.11.2026")), "cannot be read"),
    "no id": (lambda: zip_of(HEAD + row(id="../etc")), "cannot be read"),
    "no name": (lambda: zip_of(HEAD + row(id="@")), "cannot be read"),
    "extra": (lambda: zip_of(HEAD + row(mood=1)), "cannot be read"),
    "wrong type": (lambda: zip_of(HEAD + row(record={"sort": 1, "written": 1.0})), "cannot be read"),
    "off the scale": (lambda: zip_of(HEAD + row(kind="checkin", record={"worry": 99})), "cannot be read"),
    "shared by nobody": (lambda: zip_of(HEAD + row(couple="0" * 32, by="me")), "cannot be read"),
    "not shared": (lambda: zip_of(HEAD + row(kind="journal.shared", record={"sort": "", "rung": "", "written": 1.0})), "cannot be read"),  # noqa: E501
}  # fmt: skip


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_file_gets_plain_words_and_changes_nothing(erin: Actor, fault: str) -> None:
    make, words = BAD[fault]
    before = sorted(Item.objects.values_list("ref", "revision"))
    answer = send(erin, make())
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert sorted(Item.objects.values_list("ref", "revision")) == before


def test_one_bad_line_at_the_end_undoes_all_the_good_ones(erin: Actor) -> None:
    good = b"".join(row(id=uuid.uuid4().hex) for _ in range(20))
    assert send(erin, zip_of(HEAD + good + row(kind="dream.entry"))).status_code == 422
    assert erin.ring.list(Entry) == []
    assert send(erin, zip_of(HEAD + good)).status_code == 200
    assert len(erin.ring.list(Entry)) == 20


def test_a_file_above_the_limit_is_413_and_no_file_is_422(erin: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "LARGEST", 2**20)
    answer = send(erin, b"PK" + bytes(2**20))
    assert (answer.status_code, "larger than 1 MB" in answer.content.decode()) == (413, True)
    assert erin.client.post("/copy/back/", {"file_passphrase": "x"}).status_code == 422


def test_settings_that_cannot_be_are_refused(erin: Actor) -> None:
    hours = {"quiet_from": 0, "quiet_until": 9}
    ok = {"zone": "Europe/Berlin", "theme": "dark", "idle_minutes": 30, "notices": True} | hours
    for change in ({"zone": "Atlantis/Harbour"}, {"theme": "pink"}, {"idle_minutes": 9000}, {"quiet_from": -1}):
        rows = HEAD + row(kind="account.settings", id="@self", record=ok | change)
        assert send(erin, zip_of(rows)).status_code == 422
    assert send(erin, zip_of(HEAD + row(kind="account.settings", id="@self", record=ok))).status_code == 200
    assert (erin.person.zone, erin.person.idle_minutes) == ("Europe/Berlin", 30)


def test_what_alice_brings_back_bob_and_charlie_never_see(alice: Actor, bob: Actor, charlie: Actor) -> None:
    """Also what claims to have been shared comes into her own space alone."""
    shared = row(
        kind="journal.shared", couple=alice.couple.id.hex, by="partner", id="f" * 32,
        record={"sort": "free", "rung": "all", "written": 1.0, "text": "a forged word"},
    )  # fmt: skip
    assert send(alice, zip_of(HEAD + shared)).status_code == 200
    for actor in (bob, charlie):
        assert "a forged word" not in actor.client.get("/journal/shared/").content.decode()
    assert records.portable()["journal.shared"] is not None
    assert "a forged word" not in alice.client.get("/journal/shared/").content.decode()
