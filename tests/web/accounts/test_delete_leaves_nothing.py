"""Delete everything, asked of every table there is: a new model is covered on the day it is added.

Before deleting, Alice has a row behind every foreign key to a person or a vault; a model that she has no row in fails
here until its form is in the story (`tests/rules/chapters.py`) or in ``before``.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model

from securebase.vault.keyring import Keyring
from securebase.vault.models import Delivery, Item, Vault
from securebase.vault.records import Ours, kinds, to_bytes
from securebase.web.accounts import attempts, cookies
from securebase.web.accounts.models import Attempt, OldVault, Person
from securebase.web.couples import actions as couples
from securebase.web.couples import parting, planning
from securebase.web.couples.models import Couple
from securebase.web.couples.records import Face, Kept
from securebase.web.notices.models import Notice
from securebase.web.reaches.models import Card
from tests.cast import Actor, HandClock, pair
from tests.rules import chapters, crawl
from tests.web.openings.daybook import unlock

ABOUT = (Person, Vault)
pytestmark = pytest.mark.django_db


def tables() -> Iterator[type[Model]]:
    """Every model of every app, also those that Django makes for a relation."""
    yield from apps.get_models(include_auto_created=True)


def keys_to_people() -> set[str]:
    """Every foreign key that leads to a person or a vault."""
    return {
        f"{model.__name__}.{field.name}"
        for model in tables()
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model in ABOUT
    }


def rows_about(*ids: uuid.UUID) -> Counter[str]:
    """The columns in which one of these ids rests, as an id or inside bytes, in any table."""
    found: Counter[str] = Counter()
    for model in tables():
        names = [field.attname for field in model._meta.concrete_fields]
        for row in model._default_manager.values(*names):
            for field in model._meta.concrete_fields:
                if _holds(row[field.attname], ids):
                    found[f"{model.__name__}.{field.name}"] += 1
    return found


def _holds(cell: Any, ids: tuple[uuid.UUID, ...]) -> bool:
    if isinstance(cell, uuid.UUID):
        return cell in ids
    if isinstance(cell, str):
        return any(each.hex in cell or str(each) in cell for each in ids)
    return isinstance(cell, bytes | memoryview) and any(each.bytes in bytes(cell) for each in ids)


def shown_to(ring: Keyring) -> Counter[bytes]:
    """What somebody keeps of a space when it ends: all of it, but for what they have not been shown yet."""
    found: Counter[bytes] = Counter()
    for kind, struct in kinds().items():
        if issubclass(struct, Ours) and struct is not Face:
            rule = parting._SHOWN.get(kind)
            rows = [row for row in ring.list(struct) if row.mine or rule is None or rule(ring, row)]
            found.update(to_bytes(row.record) for row in rows)
    return found


@pytest.fixture
def people(cast: Callable[..., Actor], hands: HandClock) -> dict[str, Actor]:
    """Alice has been with Finn before, is with Bob now, has told the whole story, and left a row in every table."""
    people = {name: cast(name.capitalize()) for name in ("alice", "bob", "charlie", "dana", "erin", "finn")}
    alice, bob, finn = (people[name] for name in ("alice", "bob", "finn"))
    pair(alice, finn)
    couples.part(by=alice.person, now=hands.now)
    finn.client.get("/today/")
    alice.client.get("/today/")
    alice.ring.ours = None
    hands.forward(days=8)
    pair(alice, bob)
    pair(people["charlie"], people["dana"])
    for actor in people.values():
        if actor not in (people["erin"], finn):
            actor.enter()
    chapters.tell(hands, **people)
    before(people, hands)
    return people


def before(people: dict[str, Actor], hands: HandClock) -> None:
    """What the story does not leave behind: a vault set aside, a key on its way, a plan, a card, a notice, a draft."""
    alice = people["alice"]
    unlock(hands, *people.values())
    aside = Vault.objects.get(id=alice.person.vault_id)
    aside.id = uuid.uuid4()
    aside.save(force_insert=True)
    OldVault.objects.create(vault=aside, person=alice.person, day=hands.now.date())
    Item.objects.create(
        ref=uuid.uuid4().bytes, space=aside.id.bytes, author=aside.id.bytes, tag=b"t", day=20261124, epoch=1, body=b"x"
    )
    Delivery.objects.create(
        to=alice.person.vault,
        sender=people["bob"].person.vault_id,
        sender_key=b"k",
        space=uuid.uuid4(),
        epoch=1,
        box=b"b",
        proof=b"p",
    )
    Notice.objects.create(person=alice.person, at=hands.now)
    planning.set_time(by=alice.person, ring=alice.ring, at=hands.now + timedelta(days=3), now=hands.now)
    Card.objects.create(id=uuid.uuid4(), couple=alice.couple, sender=alice.person, sent_at=hands.now)
    alice.client.post("/drafts/", {"slot": "hold:new", "words": "unfinished"})


def ids_of(actor: Actor) -> list[uuid.UUID]:
    person = actor.person
    aside = OldVault.objects.filter(person=person).values_list("vault_id", flat=True)
    devices = person.devices.values_list("id", flat=True)
    return [person.id, person.vault_id, *aside, *devices]


def delete(actor: Actor) -> None:
    answer = actor.client.post("/settings/end/", {"passphrase": actor.passphrase})
    assert (answer.status_code, answer["Location"]) == (302, "/gone/")


def test_no_table_knows_her_any_more(people: dict[str, Actor]) -> None:
    alice, bob = people["alice"], people["bob"]
    ids = ids_of(alice)
    there = rows_about(*ids)
    assert keys_to_people() - set(there) == set()
    assert there["Item.author"] > 20
    delete(alice)
    assert set(rows_about(*ids)) == {"Item.author"}  # what Bob has not taken along yet
    bob.client.get("/today/")
    assert rows_about(*ids) == Counter()


def test_nobody_elses_rows_go(people: dict[str, Actor]) -> None:
    others = [one for name in ("charlie", "dana", "erin") for one in ids_of(people[name])]
    before = rows_about(*others)
    delete(people["alice"])
    people["bob"].client.get("/today/")
    assert rows_about(*others) == before
    assert Couple.objects.filter(ended_at=None).count() == 1


def test_her_partner_takes_everything_along(people: dict[str, Actor]) -> None:
    alice, bob = people["alice"], people["bob"]
    delete(alice)
    expected = shown_to(bob.ring)
    assert len(expected) > 10
    bob.client.get("/today/")
    assert Counter(kept.record.record for kept in bob.ring.list(Kept)) == expected
    assert not Item.objects.filter(author=alice.ring.me.bytes).exists()


def test_her_partners_pages_still_work(people: dict[str, Actor]) -> None:
    delete(people["alice"])
    bob = people["bob"].client
    found = {route.name: bob.get(route.at()).status_code for route in crawl.routes() if not route.params}
    assert {name: status for name, status in found.items() if status >= 500} == {}
    for name in ("today:today", "journal:index", "together:together", "us:us", "rightnow:now", "couples:share"):
        assert found[name] == 200, name


def test_both_gone_nothing_is_left_of_the_two(people: dict[str, Actor]) -> None:
    alice, bob = people["alice"], people["bob"]
    ids = [*ids_of(alice), *ids_of(bob), alice.couple.id]
    delete(alice)
    delete(bob)
    assert rows_about(*ids) == Counter()


def test_the_count_of_tries_at_this_very_door_goes_too(alice: Actor, hands: HandClock) -> None:
    key = cookies.keyed(b"confirm", alice.person.id.bytes)
    attempts.begin(key, now=hands.now)
    delete(alice)
    assert not Attempt.objects.filter(key=key).exists()
