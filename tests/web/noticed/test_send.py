"""Noticing: seen as the other will see it, then sent, or kept; taken back by its writer alone."""

from __future__ import annotations

import pytest

from securebase.vault.models import Item
from securebase.web.noticed.forms import LONGEST
from securebase.web.noticed.records import Noticed, NoticedKept
from securebase.web.shell import doorbell
from tests.cast import Actor
from tests.web.openings.daybook import seen

TOKEN = "0f" * 16
LINE = "You said when you would be back <and> you were."
SHOWN = "You said when you would be back &lt;and&gt; you were."


def post(actor: Actor, step: str, line: str = LINE, token: str = TOKEN) -> tuple[int, str]:
    answer = actor.client.post("/noticed/", {"line": line, "token": token, "step": step})
    return answer.status_code, answer.content.decode()


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Who was told to look again."""
    heard: list[object] = []
    monkeypatch.setattr(doorbell, "ring", heard.append)
    return heard


def test_nothing_leaves_before_it_was_seen(alice: Actor, bob: Actor) -> None:
    status, page = post(alice, "see")
    assert status == 200
    assert "This is exactly what Bob will see" in page
    assert SHOWN in page
    assert Item.objects.filter(space=bob.couple.id.bytes, tag__in=[]).count() == 0
    bob.enter()
    assert bob.ring.count(Noticed) == 0
    assert SHOWN not in seen(bob, "/together/")


def test_sent_it_stands_for_both_and_once(
    alice: Actor, bob: Actor, rung: list[object], django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert post(alice, "send")[0] == 302
        post(alice, "send")
    assert seen(alice, "/together/").count(SHOWN) == 1
    assert seen(bob, "/together/").count(SHOWN) == 1
    assert rung == [bob.person.id]


def test_it_can_be_changed_before_it_is_sent(alice: Actor, bob: Actor) -> None:
    status, page = post(alice, "change")
    assert status == 200
    assert SHOWN in page
    assert "See it as Bob will" in page


def test_kept_it_is_nobody_elses(alice: Actor, bob: Actor, rung: list[object]) -> None:
    before = seen(bob, "/together/")
    assert post(alice, "keep")[0] == 302
    assert [stored.record for stored in alice.ring.list(NoticedKept)] == [NoticedKept(line=LINE)]
    assert SHOWN in seen(alice, "/noticed/")
    assert seen(bob, "/together/") == before
    assert rung == []


@pytest.mark.parametrize(
    ("line", "words"),
    [("", "One line, please"), ("  \n ", "One line, please"), ("a" * (LONGEST + 1), f"At most {LONGEST} letters")],
)
@pytest.mark.parametrize("step", ["see", "send", "keep"])
def test_a_line_that_cannot_be_sent_comes_back(alice: Actor, bob: Actor, line: str, words: str, step: str) -> None:
    status, page = post(alice, step, line=line)
    assert status == 422
    assert words in page
    assert line.strip() in page
    alice.enter()
    assert alice.ring.count(Noticed) == alice.ring.count(NoticedKept) == 0


def test_alone_it_can_be_kept_and_not_sent(erin: Actor) -> None:
    assert "Send" not in seen(erin, "/noticed/")
    post(erin, "send")
    assert [stored.record.line for stored in erin.ring.list(NoticedKept)] == [LINE]


def test_its_writer_takes_it_back_for_both(alice: Actor, bob: Actor) -> None:
    post(alice, "send")
    alice.enter()
    ref = alice.ring.list(Noticed)[0].ref
    assert f"/noticed/{ref}/remove/" in seen(alice, "/share/")
    assert alice.client.post(f"/noticed/{ref}/remove/", {"next": "/share/"})["Location"] == "/share/"
    for actor in (alice, bob):
        assert SHOWN not in seen(actor, "/together/")
    assert alice.client.post(f"/noticed/{ref}/remove/").status_code == 404


def test_nobody_else_takes_it_back(alice: Actor, bob: Actor, charlie: Actor, dana: Actor, erin: Actor) -> None:
    post(alice, "send")
    post(alice, "keep", token="1f" * 16)
    alice.enter()
    for ref in (alice.ring.list(Noticed)[0].ref, alice.ring.list(NoticedKept)[0].ref):
        for other in (bob, charlie, dana, erin):
            assert other.client.post(f"/noticed/{ref}/remove/").status_code == 404
    assert alice.ring.count(Noticed) == alice.ring.count(NoticedKept) == 1
    assert f"/noticed/{alice.ring.list(Noticed)[0].ref}/remove/" not in seen(bob, "/together/")
    for stranger in (charlie, erin):
        assert SHOWN not in seen(stranger, "/together/") + seen(stranger, "/noticed/")


def test_no_word_rests_in_the_clear(alice: Actor, bob: Actor) -> None:
    post(alice, "send")
    post(alice, "keep", token="1f" * 16)
    assert not any(b"would be back" in bytes(row.body) for row in Item.objects.all())
