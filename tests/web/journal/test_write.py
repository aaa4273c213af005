"""Writing an entry: kept once, found again, changed without loss, removed for good, and nobody else's."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest

from securebase.web.drafts.models import Draft
from securebase.web.journal.actions import MOST
from securebase.web.journal.records import Entry
from tests.cast import Actor, HandClock

WORDS = "The kettle sang and nobody answered."


def write(actor: Actor, sort: str = "free", **fields: str) -> str:
    """Write an entry as the form would; the address of its page."""
    data = {"token": str(uuid.uuid4()), "text": WORDS} | fields
    answer = actor.client.post(f"/journal/write/{sort}/", data)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def without_tokens(answer: Any) -> str:
    """A page without what differs at every rendering."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|name="csrf" content="\w+"', "", answer.content.decode())


def entries(actor: Actor) -> list[str]:
    """All texts, newest first."""
    return [stored.record.text for stored in actor.ring.list(Entry)]


def test_an_entry_is_kept_and_read(alice: Actor) -> None:
    """On its own page and on the timeline, private."""
    page = alice.client.get(write(alice, title="Tea")).content.decode()
    assert WORDS in page
    assert "Only you" in page
    assert WORDS in alice.client.get("/journal/").content.decode()


def test_the_same_form_sent_twice_keeps_it_once(alice: Actor) -> None:
    """A double tap, a reload after sending."""
    token = str(uuid.uuid4())
    assert write(alice, token=token) == write(alice, token=token)
    assert entries(alice) == [WORDS]


def test_going_back_and_writing_on_changes_the_entry(alice: Actor) -> None:
    """The page that was gone back to holds the same token; its new words are not lost and not doubled."""
    token = str(uuid.uuid4())
    write(alice, token=token)
    write(alice, token=token, text="And then it rained.")
    assert entries(alice) == ["And then it rained."]


@pytest.mark.parametrize("sort", ["connection", "challenge", "growth", "trigger", "free", "learned"])
def test_every_kind_has_its_page(alice: Actor, sort: str) -> None:
    """With places to begin, or its own questions."""
    page = alice.client.get(f"/journal/write/{sort}/")
    assert page.status_code == 200
    assert "csrfmiddlewaretoken" in page.content.decode()


def test_an_unknown_kind_is_missing(alice: Actor) -> None:
    """404, not a free entry."""
    assert alice.client.get("/journal/write/secret/").status_code == 404


def test_the_seven_questions_are_kept_by_name(alice: Actor) -> None:
    """Skipped ones leave no trace."""
    page = alice.client.get(write(alice, "trigger", text="", answer_happened="A door.", answer_fear="Being left."))
    text = page.content.decode()
    assert "A door." in text
    assert "Being left." in text
    assert "What did my body do?" not in text


def test_nothing_written_is_said_and_nothing_lost(alice: Actor) -> None:
    """422; a title alone stays in the form."""
    answer = alice.client.post("/journal/write/free/", {"text": "  ", "title": "Tea"})
    assert answer.status_code == 422
    assert 'value="Tea"' in answer.content.decode()


def test_an_entry_too_long_stays_on_the_page(alice: Actor) -> None:
    """200,000 letters: refused in a plain sentence, with all of them still in the box."""
    text = "word " * 40_000
    answer = alice.client.post("/journal/write/free/", {"text": text})
    assert answer.status_code == 422
    assert text.strip() in answer.content.decode()
    assert f"{MOST:,}" in answer.content.decode()
    assert entries(alice) == []


def test_a_day_still_to_come_is_refused(alice: Actor) -> None:
    """With the words kept on the page."""
    answer = alice.client.post("/journal/write/free/", {"text": WORDS, "day": "2026-12-24"})
    assert answer.status_code == 422
    assert WORDS in answer.content.decode()


def test_a_change_is_kept_and_two_tabs_lose_nothing(alice: Actor) -> None:
    """The second tab sees both texts (409) and decides."""
    address = write(alice)
    alice.client.post(f"{address}change/", {"text": "one tab", "revision": "1"})
    answer = alice.client.post(f"{address}change/", {"text": "other tab", "revision": "1"})
    assert answer.status_code == 409
    assert "one tab" in answer.content.decode()
    assert "other tab" in answer.content.decode()
    assert entries(alice) == ["one tab"]
    alice.client.post(f"{address}change/", {"text": "both", "revision": "2"})
    assert entries(alice) == ["both"]


def test_keeping_an_entry_ends_its_draft(alice: Actor) -> None:
    """The next new page is empty; a save that arrives behind the form is not taken for a new one."""
    token = str(uuid.uuid4())
    draft = {"slot": "journal:new-free", "token": token, "text": WORDS, "title": ""}
    alice.client.post("/drafts/", draft)
    assert WORDS in alice.client.get("/journal/write/free/").content.decode()
    assert WORDS in alice.client.get("/journal/").content.decode()  # as a draft to go on with
    write(alice, token=token)
    assert not Draft.objects.exists()
    alice.client.post("/drafts/", draft)
    assert WORDS not in alice.client.get("/journal/write/free/").content.decode()


def test_a_locked_vault_keeps_what_was_being_written(alice: Actor) -> None:
    """423 with the way to unlock; after it the words are in the box."""
    alice.client.get("/journal/write/free/")
    alice.lock()
    answer = alice.client.post("/journal/write/free/", {"draft": "journal:new-free", "text": WORDS})
    assert answer.status_code == 423
    assert entries(alice) == []
    alice.client.post("/unlock/", {"passphrase": alice.passphrase})
    assert WORDS in alice.client.get("/journal/write/free/").content.decode()


def test_a_removed_entry_is_gone(alice: Actor) -> None:
    """After a page that says what it means; its address is missing then."""
    address = write(alice)
    assert alice.client.get(f"{address}remove/").status_code == 200
    assert entries(alice) == [WORDS]
    alice.client.post(f"{address}remove/")
    assert entries(alice) == []
    assert alice.client.get(address).status_code == 404


def test_search_finds_words_and_leaves_no_trace_in_the_address(alice: Actor, hands: HandClock) -> None:
    """By words, kind and days; sent by POST."""
    write(alice, "growth", text="I named a time and came back.")
    hands.forward(days=3)
    alice.client.post("/unlock/", {"passphrase": alice.passphrase})
    write(alice, "free", text="Rain all day.")
    find = alice.client.post
    assert "named a time" in find("/journal/find/", {"q": "TIME came"}).content.decode()
    assert "Rain" not in find("/journal/find/", {"q": "time"}).content.decode()
    assert "Rain" not in find("/journal/find/", {"sort": "growth"}).content.decode()
    assert "named a time" not in find("/journal/find/", {"since": "2026-11-26"}).content.decode()
    assert "Nothing found" in find("/journal/find/", {"q": "sunshine"}).content.decode()


def test_the_timeline_goes_on_page_by_page(alice: Actor, hands: HandClock) -> None:
    """120 entries, three pages, each entry once."""
    for number in range(120):
        write(alice, text=f"entry number {number:03} here")
        hands.forward(minutes=5)
    seen: list[str] = []
    address = "/journal/"
    for _ in range(3):
        page = alice.client.get(address).context
        seen += [line.text for line in page["lines"]]
        address = page["older"]
    assert seen == [f"entry number {number:03} here" for number in reversed(range(120))]
    assert address == ""


def test_on_this_day_brings_back_glad_entries_only(alice: Actor, hands: HandClock) -> None:
    """A year later, the connection and not the argument."""
    write(alice, "connection", text="We got lost and nobody minded.")
    write(alice, "challenge", text="We shouted.")
    hands.forward(days=365)
    alice.client.post("/unlock/", {"passphrase": alice.passphrase})
    page = alice.client.get("/journal/")
    assert page.context["on_this_day"].text == "We got lost and nobody minded."


def test_bob_cannot_read_alices_entry(alice: Actor, bob: Actor, charlie: Actor) -> None:
    """Neither partner nor stranger; nor can they change, share or remove it. Missing and foreign look alike."""
    address = write(alice)
    missing = f"/journal/{uuid.uuid4()}/"
    for actor in (bob, charlie):
        for rest in ("", "change/", "remove/"):
            assert actor.client.get(f"{address}{rest}").status_code == 404
            foreign, none = (without_tokens(actor.client.get(f"{base}{rest}")) for base in (address, missing))
            assert foreign == none
        for rest in ("change/", "remove/", "bring/", "share/", "back/"):
            assert actor.client.post(f"{address}{rest}", {"text": "x", "rung": "all"}).status_code == 404
        assert WORDS not in actor.client.get("/journal/").content.decode()
    assert entries(alice) == [WORDS]


@pytest.mark.parametrize("turn", ["9" * 5000, "²", "-3", "%00"])
def test_a_turn_that_is_no_number_turns_nothing(alice: Actor, turn: str) -> None:
    assert alice.client.get(f"/journal/write/free/?t={turn}").status_code == 200
