"""A couple's key that is left in a session after the couple is over opens nothing, whichever way it got there."""

from __future__ import annotations

import pytest

from securebase.vault import pairing
from securebase.web.accounts import cookies, quick, sessions
from securebase.web.accounts.models import Device
from securebase.web.couples.models import Couple, Member
from securebase.web.journal.records import SharedEntry
from tests.cast import NOON, Actor, HandClock, pair

WORDS = "Only for as long as we are two"
pytestmark = pytest.mark.django_db


def give(actor: Actor) -> None:
    actor.enter()
    actor.ring.add(SharedEntry(sort="connection", rung="all", written=NOON.timestamp(), text=WORDS), day=NOON.date())


def held(actor: Actor, hands: HandClock) -> object:
    """The key in this browser's session now."""
    visit = sessions.visit_of({name: each.value for name, each in actor.client.cookies.items()}, now=hands.now)
    assert visit is not None
    assert visit.ring is not None
    return visit.ring.ours


def unlocked_before(actor: Actor, hands: HandClock) -> None:
    """A session that was opened while there was a couple, as on a second device that has not looked since."""
    key = sessions.begin(Device.objects.select_related("person").get(id=actor.device.id), actor.ring, now=hands.now)
    actor.client.cookies[cookies.name_of("unlock_key")] = key.hex()


@pytest.mark.parametrize("path", ["/journal/", "/settings/", "/now/", "/support/", "/circle/"])
def test_the_first_page_after_the_end_drops_it(alice: Actor, bob: Actor, hands: HandClock, path: str) -> None:
    give(alice)
    bob.enter()
    unlocked_before(bob, hands)
    alice.client.post("/part/last/")
    Member.objects.filter(person=bob.person).update(forked=True)  # bob's other device was quicker
    assert WORDS not in bob.client.get(path).content.decode()
    assert held(bob, hands) is None


def test_without_a_partner_it_opens_nothing(alice: Actor, bob: Actor, hands: HandClock) -> None:
    give(alice)
    bob.enter()
    unlocked_before(bob, hands)
    Member.objects.filter(person=alice.person).delete()  # her account is gone, and nothing has ended the couple yet
    assert WORDS not in bob.client.get("/journal/").content.decode()
    assert held(bob, hands) is None


def test_it_never_stands_in_for_the_key_of_a_later_couple(
    alice: Actor, bob: Actor, charlie: Actor, hands: HandClock
) -> None:
    give(alice)
    bob.enter()
    old = bob.ring.ours
    alice.client.post("/part/last/")
    bob.client.get("/share/")
    pair(charlie, bob)
    bob.ring.ours = old
    unlocked_before(bob, hands)
    found = pairing.held(bob.ring, bob.couple.id)
    assert found is not None
    bob.ring.remove(found)  # the new key cannot be had either
    assert WORDS not in bob.client.get("/journal/").content.decode()
    assert held(bob, hands) is None


def test_six_digits_set_up_as_two_do_not_bring_it_back(alice: Actor, bob: Actor, hands: HandClock) -> None:
    give(alice)
    bob.enter()
    device = Device.objects.select_related("person").get(id=bob.device.id)
    secret = quick.set_up(device=device, ring=bob.ring, digits="274913", secret=None, now=hands.now)
    bob.client.cookies[cookies.name_of("device_secret")] = secret.hex()
    alice.client.post("/part/last/")
    Couple.objects.get()
    bob.lock()
    bob.client.post("/unlock/", {"digits": "274913"})
    for path in ("/journal/", "/journal/shared/"):
        page = bob.client.get(path)
        assert page.status_code == 200
        assert WORDS not in page.content.decode()
    assert held(bob, hands) is None
