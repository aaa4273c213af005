"""Who can see what today, line by line: what stands there is what the other sees, and an off ends just that."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest

from securebase.core.opening import Openness
from securebase.web.circle.records import Away, Place
from securebase.web.couples import sharing
from securebase.web.couples.sharing import Line
from securebase.web.journal import actions as journal
from securebase.web.journal.records import Entry, SharedEntry
from securebase.web.openings.records import Given
from securebase.web.pauses.models import Pause
from securebase.web.pauses.records import PauseNote
from securebase.web.reaches.records import ReachList
from securebase.web.shell import doorbell
from securebase.web.shell.library import library
from tests.cast import NOON, Actor, HandClock
from tests.web.openings.daybook import FOUR, OTHER, day_with, send
from tests.web.pauses.helping import act, pause_of, start

TODAY = date(2026, 11, 24)
WORDS = "The harbour was loud and you held my hand."
THEIRS = {
    "Today": "/today/",
    "Right now": "/now/",
    "journal": "/journal/",
    "pause": "/pause/",
    "ask": "/reach/ask/?go=1",
    "together": "/together/",
}
NEW_EACH_TIME = re.compile(r'(name="(?:csrfmiddlewaretoken|token|n)" value=|data-now=)"[^"]*"')
pytestmark = pytest.mark.django_db


def say(key: str, **slots: object) -> str:
    return library().say(key, **slots)


def lines(actor: Actor) -> dict[str, Line]:
    """The lines of somebody's page, by their words."""
    answer = actor.client.get("/share/")
    assert answer.status_code == 200
    html = unescape(answer.content.decode())
    found = {line.words: line for line in answer.context["lines"]}
    assert all(words in html for words in found)
    return found


def off(actor: Actor, words: str) -> Any:
    """Press the off of one line, as the page has it."""
    line = lines(actor)[words]
    assert line.off
    answer = actor.client.post(line.off, {"next": "/share/"})
    assert (answer.status_code, answer["Location"]) == (302, "/share/")
    assert words not in lines(actor)
    return answer


def seen(actor: Actor) -> dict[str, str]:
    """What somebody sees on the pages that show the other, without what changes from one rendering to the next."""
    pages = {}
    for name, path in THEIRS.items():
        html = actor.client.get(path, follow=True).content.decode()
        pages[name] = unescape(NEW_EACH_TIME.sub(r'\1""', html))
    return pages


def shared(actor: Actor, partner: Actor, *, title: str = "The harbour", rung: str = "all") -> uuid.UUID:
    """An entry that its writer shared, as the journal does it. Gives the entry's id."""
    actor.enter()
    entry = Entry(sort="free", written=NOON.timestamp(), title=title, text=WORDS)
    stored = actor.ring.add(entry, day=TODAY)
    shown = journal.preview(entry=entry, rung=rung, chosen={0}, questions=())  # type: ignore[arg-type]
    journal.share(ring=actor.ring, partner=partner.person.id, stored=stored, shown=shown)  # type: ignore[arg-type]
    return stored.ref


def everything(alice: Actor, bob: Actor, hands: HandClock) -> None:
    """Bob gives all that can be given."""
    shared(bob, alice)
    bob.client.post("/circle/", {"place": "edge", "need": "sign", "line": "a little wind"})
    back = (hands.now + timedelta(hours=6)).strftime("%Y-%m-%dT%H:%M")
    bob.client.post("/circle/away/", {"what": "sport", "back": back, "ritual": "tea", "words": "a long run"})
    send(bob, TODAY, **FOUR)
    bob.client.post("/reach/list/", {"own": "One word from you"})
    bob.client.post("/noticed/", {"line": "You made tea", "step": "send", "token": str(uuid.uuid4())})
    start(bob, own="My head is a drum")


OFFS: list[tuple[str, dict[str, object], str, str]] = [
    ("share.line_entry", {"title": "The harbour"}, "journal", WORDS),
    ("share.line_place", {"place": "At the edge"}, "Today", "a little wind"),
    ("share.line_away", {"time": "18:00"}, "Today", "a long run"),
    ("reach.list_title", {"name": "Alice"}, "ask", "One word from you"),
    ("share.line_note", {}, "pause", "My head is a drum"),
    ("noticed.share_line", {"line": "You made tea"}, "together", "You made tea"),
]


def test_nothing_given_is_nothing_seen(alice: Actor, bob: Actor) -> None:
    assert set(lines(bob)) == {say("share.line_face", name="Bob"), say("reach.list_title", name="Alice")}


def test_all_that_is_given_stands_there(alice: Actor, bob: Actor, hands: HandClock) -> None:
    everything(alice, bob, hands)
    found = lines(bob)
    assert {say(key, **slots) for key, slots, _, _ in OFFS} < set(found)
    assert found["Your entry: The harbour"].more == "All of it, Tuesday"
    assert found["Your place on the Circle: At the edge"].more == "You could use next: A sign “a little wind”"
    assert found["What Alice may ask me for"].more == "One word from you"
    assert found[say("share.line_note")].more == "“My head is a drum”"


@pytest.mark.parametrize(("key", "slots", "page", "words"), OFFS)
def test_an_off_ends_what_it_says(
    alice: Actor, bob: Actor, hands: HandClock, key: str, slots: dict[str, object], page: str, words: str
) -> None:
    everything(alice, bob, hands)
    if key == "share.line_place":  # while he is away, the away stands in its place
        off(bob, say("share.line_away", time="18:00"))
    assert words in seen(alice)[page]
    off(bob, say(key, **slots))
    assert words not in "".join(seen(alice).values())


@pytest.mark.parametrize("chosen", range(len(OFFS)))
def test_an_off_ends_nothing_else(alice: Actor, bob: Actor, hands: HandClock, chosen: int) -> None:
    everything(alice, bob, hands)
    before = set(lines(bob))
    key, slots, _, _ = OFFS[chosen]
    off(bob, say(key, **slots))
    assert before - set(lines(bob)) == {say(key, **slots)}


@pytest.mark.parametrize("chosen", range(len(OFFS)))
def test_only_pages_that_show_it_change(alice: Actor, bob: Actor, hands: HandClock, chosen: int) -> None:
    everything(alice, bob, hands)
    key, slots, _, words = OFFS[chosen]
    before = seen(alice)
    off(bob, say(key, **slots))
    after = seen(alice)
    changed = {name for name in THEIRS if before[name] != after[name]}
    shown = {name for name in THEIRS if words in before[name]}
    drawn = {"together"} if after["together"].count("back 18:00") < before["together"].count("back 18:00") else set()
    assert changed == shown | drawn


def test_looking_changes_nothing_for_the_other(
    alice: Actor, bob: Actor, hands: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything(alice, bob, hands)
    rung: list[uuid.UUID] = []
    monkeypatch.setattr(doorbell, "ring", rung.append)
    before = seen(alice)
    lines(bob)
    assert (seen(alice), rung) == (before, [])


def test_the_list_goes_without_a_ring(
    alice: Actor,
    bob: Actor,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    rung: list[uuid.UUID] = []
    monkeypatch.setattr(doorbell, "ring", rung.append)
    with django_capture_on_commit_callbacks(execute=True):
        off(bob, say("reach.list_title", name="Alice"))
    assert rung == []
    bob.enter()
    assert [stored.record.lines for stored in bob.ring.list(ReachList, author=bob.ring.me)] == [()]
    assert say("reach.none") in seen(alice)["ask"]


@pytest.mark.parametrize(("rung", "more"), [("shape", "Its shape only"), ("lines", "The lines you picked")])
def test_how_much_of_an_entry_is_said(alice: Actor, bob: Actor, rung: str, more: str) -> None:
    shared(bob, alice, rung=rung)
    found = next(line for line in lines(bob).values() if line.icon == "journal")
    assert found.more == f"{more}, Tuesday"
    assert found.off


def test_taken_back_leaves_taken_back(alice: Actor, bob: Actor) -> None:
    ref = shared(bob, alice)
    off(bob, "Your entry: The harbour")
    assert [stored.record.taken_back for stored in bob.ring.list(SharedEntry)] == [True]
    entry = bob.ring.get(Entry, ref)
    assert entry is not None
    assert (entry.record.rung, entry.record.shared, entry.record.text) == ("private", b"", WORDS)
    assert say("share.back_seen") in seen(alice)["journal"]


def test_an_entry_whose_day_was_changed_can_still_be_taken_back(alice: Actor, bob: Actor) -> None:
    entry = bob.ring.get(Entry, shared(bob, alice))
    assert entry is not None
    bob.ring.replace(entry, entry.record, day=TODAY - timedelta(days=9))
    off(bob, "Your entry: The harbour")


def test_many_entries_cost_no_more_questions(
    alice: Actor, bob: Actor, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for number in range(12):
        shared(bob, alice, title=f"Harbour {number}")
    with django_assert_max_num_queries(30):
        assert sum(line.icon == "journal" for line in lines(bob).values()) == 12


def test_what_was_given_of_today_stays(alice: Actor, bob: Actor) -> None:
    send(bob, TODAY, **FOUR)
    line = lines(bob)[say("share.line_four")]
    assert (line.more, line.off) == (say("share.four_given"), "")
    assert say("share.line_days") not in lines(bob)


def test_an_opened_day_says_so_and_an_earlier_one_is_named(alice: Actor, bob: Actor, hands: HandClock) -> None:
    day = day_with(hands, Openness.OPEN, alice, bob)
    send(alice, day, **OTHER, line="Fog.", give_line="on")
    send(bob, day, **FOUR)
    assert lines(alice)[say("share.line_four_line")].more == say("share.four_open")
    assert lines(bob)[say("share.line_four")].off == ""
    bob.enter()
    bob.ring.add(Given(worry=1), day=day - timedelta(days=1))
    assert lines(bob)[say("share.line_days")].more == say("share.days_stay")


def test_an_off_of_the_dot_removes_the_place(alice: Actor, bob: Actor) -> None:
    bob.client.post("/circle/", {"place": "edge", "need": "none", "line": ""})
    assert lines(bob)["Your place on the Circle: At the edge"].more == ""
    off(bob, "Your place on the Circle: At the edge")
    bob.enter()
    assert bob.ring.list(Place) == []


def test_a_time_away_that_is_over_is_not_there(alice: Actor, bob: Actor, hands: HandClock) -> None:
    bob.enter()
    past = Away(
        left_at=hands.now - timedelta(days=2), back_at=hands.now - timedelta(days=1), what="sport", ritual="tea"
    )
    bob.ring.put(past, name="away", day=TODAY)
    assert not [words for words in lines(bob) if "away" in words]


def test_the_line_goes_and_the_promise_stays(alice: Actor, bob: Actor) -> None:
    start(bob, own="My head is a drum")
    promise = lines(bob)[say("share.line_pause", time="13:25")]
    assert (promise.off, promise.href) == ("", "/pause/")
    off(bob, say("share.line_note"))
    assert say("share.line_pause", time="13:25") in lines(bob)
    bob.enter()
    assert bob.ring.list(PauseNote) == []
    assert Pause.objects.get().is_open(NOON)
    assert act(bob, "unsay", pause_of(bob)).status_code == 302  # twice is once


def test_a_pause_that_is_over_is_not_there(bob: Actor) -> None:
    start(bob, own="My head is a drum")
    act(bob, "back", pause_of(bob))
    assert not [words for words in lines(bob) if "room" in words]


def test_the_others_things_are_not_mine_to_turn_off(alice: Actor, bob: Actor, hands: HandClock) -> None:
    everything(alice, bob, hands)
    assert set(lines(alice)) == {say("share.line_face", name="Alice"), say("reach.list_title", name="Bob")}
    before = set(lines(bob))
    for line in lines(bob).values():
        if re.search(r"[0-9a-f-]{36}", line.off):
            assert alice.client.post(line.off, {"next": "/share/"}).status_code == 404
    assert set(lines(bob)) == before


def test_strangers_and_locked_pages_turn_nothing_off(
    alice: Actor, bob: Actor, charlie: Actor, dana: Actor, erin: Actor, hands: HandClock
) -> None:
    everything(alice, bob, hands)
    offs = [line.off for line in lines(bob).values() if line.off]
    before = seen(alice)
    for stranger in (charlie, erin):
        assert {stranger.client.post(address).status_code for address in offs} <= {302, 404}
    bob.lock()
    assert {bob.client.post(address).status_code for address in offs} == {423}
    assert seen(alice) == before
    assert "harbour" not in "".join(seen(charlie).values())


def test_every_slice_that_gives_something_is_registered() -> None:
    assert {"couples", "journal", "circle", "openings", "reaches", "pauses", "noticed"} <= set(sharing._LISTERS)
