"""Today: composed of what the slices have, within its budget, and deaf to what the other does in private."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from securebase.core.opening import Openness
from securebase.web.accounts.models import Person
from securebase.web.couples import actions as couples
from securebase.web.today.records import Act
from tests.cast import Actor, HandClock
from tests.web.openings.daybook import FOUR, OTHER, day_with, seen, send, wake
from tests.web.pauses.helping import start

TODAY = date(2026, 11, 24)
MOST_QUESTIONS = 13
MOST_BYTES = 60_000
PARTS = ("top", "circle", "news", "own")
YESTERDAY = TODAY - timedelta(days=1)
PAGES = (
    "/today/",
    *(f"/today/{part}/" for part in PARTS),
    *("/circle/", "/circle/away/"),
    *("/check-in/", "/check-in/days/"),
    *("/openings/week/", f"/openings/{TODAY}/", f"/openings/{YESTERDAY}/"),
)


def tap(actor: Actor, what: str, step: str = "", n: int = 0, **headers: str) -> Any:
    return actor.client.post("/today/act/", {"what": what, "step": step, "n": n}, headers=headers)


def acts(actor: Actor) -> list[Act]:
    return [stored.record for stored in actor.ring.list(Act)]


def full(alice: Actor, bob: Actor, hands: HandClock) -> None:
    """Everything that can stand on Alice's page at once."""
    day = day_with(hands, Openness.OPEN, alice, bob)
    for actor in (alice, bob):
        Person.objects.filter(id=actor.person.id).update(notices=True)
        send(actor, day, **FOUR)
        actor.client.post("/circle/", {"angle": "100"})
        tap(actor, "swap", "slow")
    start(bob)
    bob.client.post("/circle/away/", {"what": "sport", "back": f"{day}T20:00", "ritual": "tea"})


def test_it_asks_few_questions_and_is_small(alice: Actor, bob: Actor, hands: HandClock) -> None:
    full(alice, bob, hands)
    alice.client.get("/today/")
    with CaptureQueriesContext(connection) as asked:
        page = alice.client.get("/today/")
    assert len(asked) <= MOST_QUESTIONS, "\n".join(query["sql"][:120] for query in asked)
    assert len(page.content) <= MOST_BYTES
    for words in ("Open", "You: Close by", "Bob is away until 20:00", "Today is noted.", "One small thing"):
        assert words in page.content.decode()


def test_it_names_the_local_day(alice: Actor, hands: HandClock) -> None:
    page = seen(alice, "/today/")
    assert "<h1>Tuesday</h1>" in page
    assert "24 November" in page


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_what_the_page_holds(alice: Actor, bob: Actor, hands: HandClock, part: str) -> None:
    full(alice, bob, hands)
    assert f'id="today-{part}"' in seen(alice, f"/today/{part}/")
    whole, alone = ("".join(seen(alice, page).split()) for page in ("/today/", f"/today/{part}/"))
    assert alone in whole


def test_a_step_is_done_swapped_or_left(alice: Actor) -> None:
    tap(alice, "swap", "slow")
    tap(alice, "swap", "slow")  # the same form twice
    assert acts(alice) == [Act(what="swap", step="slow")]
    assert "One small thing" in seen(alice, "/today/")
    tap(alice, "done", "free", n=1)
    assert "Done. That was enough for today." in seen(alice, "/today/")


def test_dared_is_one_tap(alice: Actor) -> None:
    answer = tap(alice, "dared", HX_Request="true")
    assert "It took something." in answer.content.decode()
    assert acts(alice) == [Act(what="dared")]


@pytest.mark.parametrize(("what", "step"), [("done", ""), ("done", "fly"), ("dared", "slow"), ("won", "slow")])
def test_only_what_is_offered_is_noted(alice: Actor, what: str, step: str) -> None:
    assert tap(alice, what, step).status_code == 422
    assert acts(alice) == []


def test_after_days_away_it_goes_on_from_here(alice: Actor, hands: HandClock) -> None:
    send(alice, TODAY, give=False, worry="3")
    wake(hands, TODAY + timedelta(days=6), alice)
    assert "It goes on from here." in seen(alice, "/today/")


def test_alone_it_works_for_one(erin: Actor) -> None:
    page = seen(erin, "/today/")
    assert "This works for one." in page
    assert "/circle/away/" not in page
    send(erin, TODAY, give=False, worry="3")
    assert "Today is noted." in seen(erin, "/today/")


def test_a_pause_and_what_came_stand_above_the_rest(alice: Actor, bob: Actor) -> None:
    empty = seen(alice, "/today/top/")
    start(bob)
    assert "13:25" in seen(alice, "/today/top/")
    bob.client.post("/reach/card/", {"step": "send", "token": str(uuid.uuid4()), "card": "lamp"})
    assert "Something from Bob" in seen(alice, "/today/top/")
    assert "Something from" not in seen(bob, "/today/top/")
    assert seen(alice, "/today/").index("Something from Bob") < seen(alice, "/today/").index('id="today-circle"')
    assert "Something from" not in empty


def test_an_ending_is_told_once_and_calmly(alice: Actor, bob: Actor, hands: HandClock) -> None:
    couples.part(by=alice.person, now=hands.now)
    assert "/note/" in seen(bob, "/today/")
    bob.client.post("/note/")
    assert "/note/" not in seen(bob, "/today/")


PRIVATE: dict[str, Callable[[Actor], Any]] = {
    "keeps a day": lambda alice: send(alice, TODAY, give=False, **FOUR, line="secret"),
    "gives a day": lambda alice: send(alice, TODAY, **FOUR, line="secret", guess_worry="3"),
    "changes a day": lambda alice: [
        send(alice, TODAY, give=False, worry="1"),
        alice.client.post("/check-in/", {"day": TODAY, "seen": "1", "keep": "1", "worry": "9"}),
    ],
    "does a step": lambda alice: tap(alice, "done", "slow"),
    "swaps a step": lambda alice: tap(alice, "swap", "slow"),
    "dared": lambda alice: tap(alice, "dared"),
    "looks at a day": lambda alice: alice.client.post(f"/openings/{TODAY}/look/"),
    "reads": lambda alice: [alice.client.get(page) for page in PAGES],
    "is refused": lambda alice: [alice.client.post("/circle/away/", {"back": "x"}), alice.client.post("/circle/", {})],
}


@pytest.mark.parametrize("act", PRIVATE)
@pytest.mark.parametrize("gave", [False, True])
def test_what_alice_does_in_private_changes_no_byte_for_bob(
    alice: Actor, bob: Actor, hands: HandClock, act: str, gave: bool
) -> None:
    """Whether Bob has given his day or not. (A day that both gave opens for both: test_open.)"""
    if gave and act != "gives a day":
        send(bob, TODAY, **OTHER)
    before = [seen(bob, page) for page in PAGES]
    PRIVATE[act](alice)
    assert [seen(bob, page) for page in PAGES] == before


def test_strangers_share_no_page(alice: Actor, bob: Actor, charlie: Actor, dana: Actor, erin: Actor) -> None:
    before = [(seen(charlie, page), page) for page in PAGES]
    send(alice, TODAY, **FOUR, line="secret", give_line="on")
    send(bob, TODAY, **OTHER)
    alice.client.post("/circle/", {"angle": "100", "line": "secret"})
    assert [(seen(charlie, page), page) for page in PAGES] == before


def test_whoever_is_offered_nothing_for_two_gets_no_step_for_two(alice: Actor, bob: Actor) -> None:
    def steps(actor: Actor) -> set[str]:
        shown = []
        for n in range(20):
            shown += re.findall(r'name="step" value="(\w+)"', actor.client.get("/today/").content.decode())
            tap(actor, "swap", shown[-1], n)
        return set(shown)

    alice.client.post("/questions/two/", {"two": "nothing"})
    assert not {"need", "meet"} & steps(alice)
    assert {"need", "meet"} <= steps(bob)
