from __future__ import annotations

import pytest

from securebase.web.accounts.records import Choices
from securebase.web.reaches.records import ReachList
from securebase.web.shell import doorbell
from tests.cast import Actor


def keep(actor: Actor, own: str = "", picked: tuple[str, ...] = ()) -> int:
    return actor.client.post("/reach/list/", {"own": own, "picked": list(picked)}).status_code


def offered(actor: Actor) -> str:
    return str(actor.client.get("/reach/ask/").content.decode())


def test_until_there_is_a_list_three_gentle_lines_are_offered(alice: Actor, bob: Actor) -> None:
    assert offered(alice).count('name="line"') == 3
    assert "The words ‘we are all right’" in offered(alice)


def test_own_words_take_their_place(alice: Actor, bob: Actor) -> None:
    assert keep(bob, "a photo of the sky\n\n  a short hello ", ("a line before sleep",)) == 302
    page = offered(alice)
    assert page.count('name="line"') == 3
    assert "A photo of the sky" in page
    assert "A short hello" in page
    assert "A photo of the sky" not in offered(bob)


@pytest.mark.django_db(transaction=True)
def test_a_line_is_removed_silently(alice: Actor, bob: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(bob, "a photo of the sky\na short hello")
    heard: list[object] = []
    monkeypatch.setattr(doorbell.bell, "ring", heard.append)
    keep(bob, "a short hello")
    assert heard == []
    assert "sky" not in offered(alice)


def test_an_empty_list_is_a_list(alice: Actor, bob: Actor) -> None:
    keep(bob)
    page = offered(alice)
    assert "There is no list at the moment." in page
    assert "Ring a friend" in page


def test_too_long_comes_back_whole(bob: Actor) -> None:
    words = "long " * 400
    answer = bob.client.post("/reach/list/", {"own": words})
    assert answer.status_code == 422
    assert words.strip() in answer.content.decode()


def test_whoever_wants_nothing_for_two_is_shown_no_request(alice: Actor, bob: Actor) -> None:
    bob.ring.put(Choices(nothing_for_two=True), name="self", day=bob.person.began)
    alice.client.post("/reach/ask/", {"line": "the words ‘we are all right’", "until": "evening", "step": "send"})
    assert "I could use a sign" not in bob.client.get("/reach/").content.decode()
    assert "could use a sign" not in bob.client.get("/now/").content.decode()


def test_the_list_is_its_owners(alice: Actor, bob: Actor, charlie: Actor) -> None:
    keep(bob, "a photo of the sky")
    assert "sky" not in alice.client.get("/reach/list/").content.decode()
    assert charlie.client.get("/reach/list/").status_code == 404
    bob.enter()
    assert bob.ring.count(ReachList) == 1
