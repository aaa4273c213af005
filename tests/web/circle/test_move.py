"""Saying where one is: by dropping a dot, or from the list; seen by the partner, and by nobody else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from securebase.core import circle as rules
from securebase.web.circle.records import OwnPlace, Place
from securebase.web.shell import doorbell
from tests.cast import Actor, pair
from tests.web.openings.daybook import seen, wake

LINE = "A slow evening would be good."


def say(actor: Actor, **fields: str) -> Any:
    return actor.client.post("/circle/", {"need": "none", **fields})


def place(actor: Actor) -> Place | None:
    actor.enter()
    found = actor.ring.find(Place, name="place")
    return found.record if found else None


def test_a_dot_is_dropped_where_it_is_dropped(alice: Actor, bob: Actor) -> None:
    assert say(alice, angle="123.4").status_code == 302
    found = place(alice)
    assert found is not None and found.angle == 123.4
    assert "Alice: Close by" in seen(bob, "/today/")
    assert "You: Close by" in seen(alice, "/today/")


def test_nobody_stands_in_the_mouth(alice: Actor, bob: Actor) -> None:
    say(alice, angle="-47")
    found = place(alice)
    assert found is not None and not rules.MOUTH[0] < found.angle < rules.MOUTH[1]


def test_a_dropped_dot_keeps_what_was_said(alice: Actor, bob: Actor) -> None:
    say(alice, place="close", need="quiet", line=LINE)
    say(alice, angle="200")
    found = place(alice)
    assert found is not None and (found.angle, found.need, found.line) == (200, "quiet", LINE)
    page = seen(bob, "/today/")
    assert LINE in page
    assert "Quiet company" in page


def test_the_list_moves_the_dot_only_if_a_place_was_chosen(alice: Actor, bob: Actor) -> None:
    say(alice, angle="200")
    say(alice, need="room", place="")
    found = place(alice)
    assert found is not None and (found.angle, found.need) == (200, "room")


def test_with_htmx_the_parts_look_again(alice: Actor, bob: Actor) -> None:
    answer = alice.client.post("/circle/", {"angle": "90"}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Trigger"]) == (204, "look")


def test_it_goes_back_to_where_the_dot_was_dropped(alice: Actor, bob: Actor) -> None:
    assert say(alice, angle="90", next="/today/")["Location"] == "/today/"
    assert say(alice, angle="90", next="https://elsewhere.example/")["Location"] == "/circle/"


@pytest.mark.parametrize(
    "fields", [{}, {"place": "moon"}, {"place": "close", "need": "everything"}, {"place": "close", "line": "x" * 141}]
)
def test_what_cannot_be_taken_comes_back(alice: Actor, bob: Actor, fields: dict[str, str]) -> None:
    answer = say(alice, **fields)
    assert answer.status_code == 422
    assert fields.get("line", "") in answer.content.decode()
    assert place(alice) is None


@pytest.mark.parametrize("angle", ["", "up", "nan", "inf", "1e9"])
def test_an_angle_is_a_number_of_degrees(alice: Actor, bob: Actor, angle: str) -> None:
    assert say(alice, angle=angle).status_code == 422
    assert place(alice) is None


def test_a_dot_can_be_taken_off(alice: Actor, bob: Actor) -> None:
    before = seen(bob, "/today/")
    say(alice, angle="90", line=LINE)
    assert seen(bob, "/today/") != before
    alice.client.post("/circle/forget/")
    assert seen(bob, "/today/") == before


def test_the_partner_is_rung_for_what_they_can_see(
    alice: Actor, bob: Actor, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    rung: list[object] = []
    monkeypatch.setattr(doorbell, "ring", rung.append)
    with django_capture_on_commit_callbacks(execute=True):
        say(alice, angle="90")
        seen(alice, "/circle/")
    assert rung == [bob.person.id]


def test_times_that_look_back_are_coarse(alice: Actor, bob: Actor, hands: Any) -> None:
    say(alice, angle="90")
    assert "Said this afternoon" in seen(bob, "/today/")
    wake(hands, hands.now.date() + timedelta(days=1), bob)
    assert "Said yesterday" in seen(bob, "/today/")
    wake(hands, hands.now.date() + timedelta(days=2), bob)
    assert "From Tuesday. It may have changed." in seen(bob, "/today/")


def test_alone_it_stays_mine(erin: Actor) -> None:
    say(erin, place="out", line=LINE)
    found = erin.ring.find(OwnPlace, name="place")
    assert found is not None and found.record.line == LINE
    assert "You: Out exploring" in seen(erin, "/today/")
    erin.client.post("/circle/forget/")
    assert erin.ring.find(OwnPlace, name="place") is None


def test_what_was_said_alone_is_not_shown_later(alice: Actor, cast: Any) -> None:
    say(alice, angle="90", line=LINE)
    bob = cast("Bob")
    pair(alice, bob)
    assert LINE not in seen(bob, "/today/")


def test_charlie_sees_none_of_it(alice: Actor, bob: Actor, charlie: Actor, dana: Actor) -> None:
    say(alice, angle="90", line=LINE)
    for address in ("/today/", "/circle/", "/circle/away/"):
        assert LINE not in seen(charlie, address)
