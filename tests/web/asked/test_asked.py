"""Questions for one: a statement a screen, kept together at the end, an honest picture, nothing for anybody else."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest

from securebase.web.asked.records import Answered
from securebase.web.asked.sorts import SORTS
from securebase.web.shell.library import library
from tests.cast import Actor, HandClock
from tests.web.openings.daybook import seen, unlock

WORRIED = [7, 2, 1, 6, 7, 2, 7, 1, 2, 7, 7, 2]


def sent(actor: Actor, slug: str, given: list[Any], **more: str) -> Any:
    """Everything answered but for the last, which is pressed now."""
    return actor.client.post(
        f"/asked/{slug}/",
        {"a": [str(each) for each in given[:-1]], "answer": str(given[-1]), "token": uuid.uuid4().hex, **more},
    )


def towards(slug: str, axis: str, high: bool) -> list[int]:
    """The answers of somebody who agrees with one axis fully, or not at all, and stands low on the other."""
    measure = SORTS[slug].of(library())
    return [
        measure.points(item, measure.high if (item.scale == axis) == high else measure.low) for item in measure.items
    ]


def test_one_statement_a_screen_and_nothing_is_kept_before_the_last(erin: Actor) -> None:
    assert "Nothing is kept until the last one is answered." in seen(erin, "/asked/near/")
    page = erin.client.post("/asked/near/").content.decode()
    assert "my mind fills the gap with something bad" in page
    assert "1 of 12" in page
    page = erin.client.post("/asked/near/", {"a": ["4"] * 10, "answer": "4"}).content.decode()
    assert "12 of 12" in page
    assert erin.ring.list(Answered) == []


def test_the_last_answer_keeps_them_all_once(erin: Actor) -> None:
    token = uuid.uuid4().hex
    for _ in range(2):
        answer = sent(erin, "near", WORRIED, token=token)
        assert answer["Location"] == "/asked/near/seen/"
    (stored,) = erin.ring.list(Answered)
    assert stored.record.measure == "attachment"
    assert list(stored.record.answers.values()) == WORRIED


def test_back_takes_the_last_answer_away_again(erin: Actor) -> None:
    page = erin.client.post("/asked/week/", {"a": ["4", "2"], "go": "back"}).content.decode()
    assert "2 of 4" in page
    assert page.count('name="a"') == 1


@pytest.mark.parametrize("bad", ["8", "0", "x", "", "-1", "1.5", "٣"])
def test_what_is_no_answer_is_asked_again(erin: Actor, bad: str) -> None:
    page = erin.client.post("/asked/near/", {"a": ["4", bad, "4"], "answer": bad}).content.decode()
    assert "2 of 12" in page
    assert erin.ring.list(Answered) == []


def test_a_statement_can_be_left_out(erin: Actor) -> None:
    sent(erin, "week", ["-", 4, 5, "-"])
    (stored,) = erin.ring.list(Answered)
    assert stored.record.answers == {"kind": 4, "there": 5}
    assert "Your weeks, side by side" in seen(erin, "/asked/week/seen/")


def test_who_leaves_out_everything_keeps_nothing(erin: Actor) -> None:
    assert sent(erin, "month", ["-"] * 5)["Location"] == "/asked/"
    assert erin.ring.list(Answered) == []


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (towards("near", "anxiety", True), "Worry tends to lead."),
        (towards("near", "avoidance", True), "Distance tends to lead."),
        ([4] * 12, "In between, as far as one can tell."),
    ],
)
def test_the_corner_is_named_only_where_the_answers_carry_it(erin: Actor, given: list[int], says: str) -> None:
    sent(erin, "near", given)
    page = seen(erin, "/asked/near/seen/")
    assert says in page
    assert "no study has checked them yet" in page
    assert 'aria-labelledby="plane-t"' in page
    assert page.count('class="near-tap"') == 4
    assert "this is not a leaning" in page


def test_few_answers_make_no_point(erin: Actor) -> None:
    sent(erin, "near", [6, 2, *["-"] * 10])
    page = seen(erin, "/asked/near/seen/")
    assert "Too few answers for a place. That is fine." in page
    assert "near-plane" not in page


def test_the_same_answer_all_the_way_is_pointed_out_kindly(erin: Actor) -> None:
    sent(erin, "near", [5] * 12)
    assert "Many answers are alike, so this may say little." in seen(erin, "/asked/near/seen/")


def test_a_change_is_named_when_it_is_more_than_wobbling(erin: Actor, hands: HandClock) -> None:
    sent(erin, "near", towards("near", "anxiety", True))
    hands.at(hands.now + timedelta(days=60))
    unlock(hands, erin)
    assert "Sooner than" not in seen(erin, "/asked/near/")
    sent(erin, "near", [4] * 12)
    page = seen(erin, "/asked/near/seen/")
    assert "lower, and by more than answers wobble by themselves" in page
    assert "higher, and by more" in page
    assert "One earlier place is shown, faint." in page
    assert page.count("/remove/") == 2
    assert "Sooner than 28 days later" in seen(erin, "/asked/near/")


def test_a_heavy_month_offers_support_to_its_owner_alone(alice: Actor, bob: Actor) -> None:
    before = seen(bob, "/us/"), seen(bob, "/support/"), seen(bob, "/today/")
    sent(alice, "month", [0, 0, 0, 0, 5])
    page = seen(alice, "/asked/month/seen/")
    assert "This was a heavy month." in page
    assert "If you would rather not be alive, open this now." in page
    assert "What you answered lately sounds heavy." in seen(alice, "/us/")
    assert (seen(bob, "/us/"), seen(bob, "/support/"), seen(bob, "/today/")) == before


def test_a_good_month_offers_nothing(erin: Actor) -> None:
    sent(erin, "month", [5, 4, 5, 4, 0])
    page = seen(erin, "/asked/month/seen/")
    assert "heavy month" not in page
    assert "sounds heavy" not in seen(erin, "/us/")


def test_thin_weeks_offer_support_after_four_of_them(erin: Actor, hands: HandClock) -> None:
    sent(erin, "week", [0, 1, 0, 0])
    assert "There was little good in the last weeks." not in seen(erin, "/asked/week/seen/")
    hands.at(hands.now + timedelta(days=28))
    unlock(hands, erin)
    sent(erin, "week", [1, 0, 0, 0])
    assert "There was little good in the last weeks." in seen(erin, "/asked/week/seen/")


def test_answers_are_removed_for_good(erin: Actor) -> None:
    sent(erin, "week", [3, 3, 3, 3])
    (stored,) = erin.ring.list(Answered)
    assert erin.client.post(f"/asked/{stored.ref}/remove/")["Location"] == "/asked/week/seen/"
    assert erin.ring.list(Answered) == []
    assert "Nothing answered yet." in seen(erin, "/asked/week/seen/")


def test_nobody_else_removes_them(alice: Actor, bob: Actor, charlie: Actor) -> None:
    sent(alice, "week", [3, 3, 3, 3])
    (stored,) = alice.ring.list(Answered)
    for other in (bob, charlie):
        assert other.client.post(f"/asked/{stored.ref}/remove/").status_code == 404
    assert len(alice.ring.list(Answered)) == 1


def test_answers_to_statements_that_are_no_more_stay_in_the_copy_and_off_the_page(erin: Actor) -> None:
    erin.ring.put(Answered(measure="satisfaction", answers={"old": 3}), name="old", day=library().measures[0].reviewed)
    assert "Nothing answered yet." in seen(erin, "/asked/week/seen/")
    assert "Not answered yet" in seen(erin, "/us/")


def test_there_is_no_fourth_set(erin: Actor) -> None:
    assert erin.client.get("/asked/year/").status_code == 404


def test_every_statement_of_every_set_can_be_reached(erin: Actor) -> None:
    for slug, sort in SORTS.items():
        items = sort.of(library()).items
        for number, item in enumerate(items):
            page = erin.client.post(f"/asked/{slug}/", {"a": ["3"] * number}).content.decode()
            assert re.sub("’", "&#x27;", item.text).split("&")[0] in page


def test_answers_outside_the_scale_break_no_page(erin: Actor) -> None:
    """As an import, or a questionnaire that was changed, may bring them."""
    bad = Answered(measure="satisfaction", answers={"good": 99})
    erin.ring.put(bad, name="bad", day=library().measures[0].reviewed)
    assert "Nothing answered yet." in seen(erin, "/asked/week/seen/")
    assert "Questions for you" in seen(erin, "/us/")
