"""Part ways: a private planner, then the end, at once or at its time; only the leaver begins again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest

from securebase.vault.models import Delivery, Item
from securebase.vault.records import Mine, Ours
from securebase.web.couples import actions, endings, planning
from securebase.web.couples.models import Couple, Invite, Member, PlannedParting
from securebase.web.couples.records import Ended, Kept, PartingPlan
from securebase.web.shell import due
from securebase.web.shell.library import library
from tests.cast import Actor, HandClock, pair
from tests.web.couples.test_invite import make, without_token

END = "/part/last/"
PAGES = ("", "device/", "when/", "sees/", "last/")
pytestmark = pytest.mark.django_db


class Note(Ours, frozen=True, tag="test.part.note"):
    """Something shared."""

    words: str


class Page(Mine, frozen=True, tag="test.part.page"):
    """Something private."""

    words: str


def text(response: Any) -> str:
    return unescape(response.content.decode())


def end(actor: Actor) -> Any:
    return actor.client.post(END)


def planned(actor: Actor) -> bool:
    return PlannedParting.objects.filter(person=actor.person).exists()


@pytest.mark.parametrize("path", PAGES)
def test_opening_the_planner_changes_nothing_for_anybody(alice: Actor, bob: Actor, path: str) -> None:
    alice.client.get("/share/")
    before = (list(Item.objects.values_list()), without_token(text(bob.client.get("/share/"))))
    assert alice.client.get(f"/part/{path}").status_code == 200
    after = (list(Item.objects.values_list()), without_token(text(bob.client.get("/share/"))))
    assert after == before


@pytest.mark.parametrize("path", PAGES)
def test_alone_there_is_nothing_to_part_from(erin: Actor, path: str) -> None:
    assert library().say("part.alone") in text(erin.client.get(f"/part/{path}"))


def test_a_time_is_set_and_taken_away_unseen(alice: Actor, bob: Actor) -> None:
    before = without_token(text(bob.client.get("/part/")))
    alice.client.post("/part/when/", {"day": "2026-11-27", "time": "10:00"})
    assert PlannedParting.objects.get().at == datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
    assert library().say("part.when_set", time="10:00 on Friday") in text(alice.client.get("/part/"))
    assert without_token(text(bob.client.get("/part/"))) == before
    alice.client.post("/part/when/", {"go": "unset"})
    assert not planned(alice)


@pytest.mark.parametrize(
    "typed",
    [{"day": "2026-11-24", "time": "12:59"}, {"day": "soon", "time": "10:00"}],
)
def test_a_time_that_is_over_or_no_time(alice: Actor, bob: Actor, typed: dict[str, str]) -> None:
    response = alice.client.post("/part/when/", typed)
    assert response.status_code == 422
    assert typed["time"] in text(response)
    assert not planned(alice)


def test_what_the_other_sees_is_chosen_in_any_order(alice: Actor, bob: Actor) -> None:
    alice.client.post("/part/when/", {"day": "2026-11-27", "time": "10:00"})
    alice.client.post("/part/sees/", {"sees": "later"})
    assert PlannedParting.objects.get().quiet_end
    assert alice.client.post("/part/sees/", {"sees": "everything"}).status_code == 422


def test_it_ends_at_once_for_both(alice: Actor, bob: Actor) -> None:
    assert end(alice)["Location"] == "/part/done/"
    assert library().say("part.done_title") in text(alice.client.get("/part/done/"))
    assert library().say("share.review_none") in text(bob.client.get("/share/"))
    assert Couple.objects.get().ended_by_id == alice.person.id


def test_ended_twice_or_by_both_is_ended_once(alice: Actor, bob: Actor, hands: HandClock) -> None:
    end(alice)
    ended = Couple.objects.get().ended_at
    hands.forward(minutes=1)
    assert (end(alice).status_code, end(bob).status_code) == (302, 302)
    assert Couple.objects.get().ended_at == ended
    assert Couple.objects.get().ended_by_id == alice.person.id


def test_plans_deliveries_and_links_end_in_the_same_moment(alice: Actor, charlie: Actor, hands: HandClock) -> None:
    words = make(alice)
    actions.join(by=charlie.person, ring=charlie.ring, typed=words, now=hands.now)  # Alice has not picked up her key
    charlie.client.post("/part/when/", {"day": "2026-11-27", "time": "10:00"})
    actions.part(by=alice.person, now=hands.now)
    assert not Delivery.objects.exists()
    assert not PlannedParting.objects.exists()
    assert not Invite.objects.filter(used_at=None, taken_back=False).exists()


def test_each_keeps_what_was_shared_and_nothing_private(alice: Actor, bob: Actor, hands: HandClock) -> None:
    for actor in (alice, bob):
        actor.enter()
        actor.ring.add(Note(words=f"from {actor.name}"), day=hands.now.date())
        actor.ring.add(Page(words="private"), day=hands.now.date())
    couple = alice.couple.id
    end(alice)
    alice.client.get("/share/")
    assert [(kept.record.by_me, kept.record.partner) for kept in reversed(alice.ring.list(Kept))] == [
        (True, "Bob"),
        (False, "Bob"),
    ]
    assert Item.objects.filter(space=couple.bytes).exists()  # Bob has not been here yet
    bob.client.get("/share/")
    assert [kept.record.by_me for kept in reversed(bob.ring.list(Kept))] == [False, True]
    assert not Item.objects.filter(space=couple.bytes).exists()


def test_the_fork_of_the_other_waits_for_their_next_unlock(alice: Actor, bob: Actor, hands: HandClock) -> None:
    bob.enter()
    bob.ring.add(Note(words="hello"), day=hands.now.date())
    bob.lock()
    end(alice)
    bob.client.get("/settle/")
    assert not Member.objects.get(person=bob.person).forked
    bob.client.post("/unlock/", {"passphrase": bob.passphrase})
    bob.client.get("/share/")
    assert Member.objects.get(person=bob.person).forked
    assert len(bob.ring.list(Kept)) == 1


def test_the_other_reads_one_calm_note_until_it_is_put_away(alice: Actor, bob: Actor) -> None:
    end(alice)
    page = text(bob.client.get("/note/"))
    assert library().say("part.note_title", name="Alice") in page
    assert library().say("part.note_1", date="24 November") in page
    assert endings.untold(bob.person, bob.ring) is not None
    bob.client.post("/note/")
    assert bob.client.get("/note/")["Location"] == "/today/"
    assert endings.untold(bob.person, bob.ring) is None


def test_the_one_who_ended_it_gets_no_note(alice: Actor, bob: Actor) -> None:
    end(alice)
    alice.client.get("/share/")
    assert endings.untold(alice.person, alice.ring, together=True) is None


def test_a_quiet_end_is_read_only_where_they_open_together(alice: Actor, bob: Actor) -> None:
    alice.client.post("/part/sees/", {"sees": "later"})
    end(alice)
    assert endings.untold(bob.person) is None
    assert endings.untold(bob.person, together=True) is not None
    assert alice.ring.find(PartingPlan, name="self") is None


def test_it_ends_at_its_time_and_not_before(alice: Actor, bob: Actor, hands: HandClock) -> None:
    alice.client.post("/part/sees/", {"sees": "later"})
    alice.client.post("/part/when/", {"day": "2026-11-24", "time": "14:00"})
    assert planning.carry_out(hands.now) == 0
    assert planning.carry_out(hands.forward(hours=1)) == 1
    assert planning.carry_out(hands.now) == 0
    couple = Couple.objects.get()
    assert (couple.ended_at, couple.quiet_end) == (hands.now, True)


def test_the_job_loop_knows_the_work(hands: HandClock) -> None:
    assert {"couples.part", "couples.clear", "couples.invites", "accounts.purge", "accounts.attempts"} <= set(
        due.verbs()
    )


def test_a_plan_does_not_outlive_its_couple(alice: Actor, bob: Actor, charlie: Actor, hands: HandClock) -> None:
    alice.client.post("/part/when/", {"day": "2026-11-27", "time": "10:00"})
    end(bob)
    alice.client.get("/share/")
    pair(charlie, alice)
    assert planning.carry_out(hands.forward(days=5)) == 0
    assert Couple.objects.filter(ended_at=None).count() == 1


def test_only_the_leaver_may_begin_again_for_ninety_days(alice: Actor, bob: Actor, hands: HandClock) -> None:
    end(alice)
    bob.client.get("/share/")
    assert library().say("invite.barred") in text(bob.client.get("/invite/"))
    assert library().say("invite.barred") not in text(alice.client.get("/invite/"))
    closed = alice.client.post("/join/", {"words_of_invitation": make(bob)})
    assert closed.status_code == 410
    assert library().say("invite.gone") in text(closed)
    again = bob.client.post("/join/", {"words_of_invitation": make(alice), "go": "join"})
    assert again["Location"] == "/joined/"


def test_the_last_end_decides_who_may_begin_again(alice: Actor, bob: Actor, hands: HandClock) -> None:
    end(alice)
    bob.client.get("/share/")
    bob.client.post("/join/", {"words_of_invitation": make(alice), "go": "join"})
    alice.client.get("/share/")
    hands.forward(minutes=1)
    end(bob)
    assert actions.barred(inviter=alice.person.id, invitee=bob.person.id, now=hands.now)
    assert not actions.barred(inviter=bob.person.id, invitee=alice.person.id, now=hands.now)


def test_after_ninety_days_it_is_free_again(alice: Actor, bob: Actor, hands: HandClock) -> None:
    end(alice)
    ids = {"inviter": bob.person.id, "invitee": alice.person.id}
    assert actions.barred(**ids, now=hands.now + timedelta(days=89))
    assert not actions.barred(**ids, now=hands.now + timedelta(days=91))
    with pytest.raises(actions.InviteClosed):
        actions.join(by=alice.person, ring=alice.ring, typed=make(bob), now=hands.now)


def test_the_space_goes_after_ninety_days_even_if_one_never_comes_back(
    alice: Actor, bob: Actor, hands: HandClock
) -> None:
    couple = alice.couple.id
    end(alice)
    alice.client.get("/share/")
    assert planning.clear_old(hands.forward(days=89)) == 0
    assert planning.clear_old(hands.forward(days=1)) == 1
    assert planning.clear_old(hands.now) == 0
    assert not Item.objects.filter(space=couple.bytes).exists()


def test_when_it_was_and_with_whom_stays_with_each(alice: Actor, bob: Actor) -> None:
    end(bob)
    for actor, other in ((alice, "Bob"), (bob, "Alice")):
        actor.client.get("/share/")
        assert [kept.record.partner for kept in actor.ring.list(Ended)] == [other]


def test_charlie_ends_nothing_of_theirs(alice: Actor, bob: Actor, charlie: Actor, dana: Actor) -> None:
    end(charlie)
    assert alice.couple.ended_at is None
    assert charlie.client.get("/note/")["Location"] == "/today/"
