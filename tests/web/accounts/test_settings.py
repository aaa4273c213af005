"""Settings: what is kept, where it shows, and devices by name."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client

from securebase.web.accounts.models import Device
from securebase.web.accounts.records import DeviceName
from securebase.web.shell.library import library
from tests.cast import Actor, HandClock

pytestmark = pytest.mark.django_db
PAGES = ("you", "time", "look", "lock", "digits", "passphrase", "code", "devices", "old", "end")
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605 Version/18 Mobile/15E148 Safari/604.1"


def page(actor: Actor, path: str) -> str:
    response = actor.client.get(path)
    assert response.status_code == 200
    return unescape(response.content.decode())


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_for_one_and_for_two(alice: Actor, bob: Actor, erin: Actor, name: str) -> None:
    page(alice, f"/settings/{name}/")
    page(erin, f"/settings/{name}/")


@pytest.mark.parametrize("name", PAGES)
def test_no_page_opens_while_locked_or_for_a_stranger(alice: Actor, client: Client, name: str) -> None:
    assert client.get(f"/settings/{name}/").status_code == 302
    alice.lock()
    assert alice.client.get(f"/settings/{name}/")["Location"].startswith("/unlock/")


def test_a_new_name_shows_at_once_to_both(alice: Actor, bob: Actor) -> None:
    alice.client.get("/settings/")  # her browser picks up the couple's key
    response = alice.client.post("/settings/you/", {"name": "Ali", "colour": "plum"})
    assert response["Location"] == "/settings/?said=kept"
    assert "Ali" in page(alice, "/settings/")
    assert library().say("share.sees", name="Ali") in page(bob, "/share/")


@pytest.mark.parametrize("typed", [{"name": "", "colour": "plum"}, {"name": "A", "colour": "red"}])
def test_a_name_or_colour_that_will_not_do(alice: Actor, typed: dict[str, str]) -> None:
    assert alice.client.post("/settings/you/", typed).status_code == 422


def test_the_zone_moves_times_and_not_promises(alice: Actor) -> None:
    alice.client.post("/settings/time/", {"zone": "Pacific/Apia"})
    assert alice.person.zone == "Pacific/Apia"
    assert alice.client.post("/settings/time/", {"zone": "Mars/Base"}).status_code == 422


@pytest.mark.parametrize("theme", ["light", "dark", "system"])
def test_the_look_is_kept_and_on_the_page(alice: Actor, theme: str) -> None:
    alice.client.post("/settings/look/", {"theme": theme})
    assert alice.person.theme == theme
    assert (f'data-theme="{theme}"' in page(alice, "/settings/")) is (theme != "system")


def test_the_look_follows_to_another_browser(alice: Actor, client: Client) -> None:
    alice.client.post("/settings/look/", {"theme": "dark"})
    client.post("/sign-in/", {"name": "Alice", "passphrase": alice.passphrase})
    assert 'data-theme="dark"' in client.get("/settings/").content.decode()


def test_quiet_minutes_hold_from_now_on(alice: Actor, hands: HandClock) -> None:
    alice.client.post("/settings/lock/", {"minutes": "60"})
    hands.forward(minutes=59)
    assert alice.client.get("/settings/").status_code == 200
    alice.client.post("/settings/lock/", {"minutes": "5"})
    hands.forward(minutes=6)
    assert alice.client.get("/settings/").status_code == 302


def test_quiet_minutes_are_five_to_sixty(alice: Actor) -> None:
    assert alice.client.post("/settings/lock/", {"minutes": "600"}).status_code == 422
    assert alice.person.idle_minutes == 15


@pytest.mark.parametrize("said", ["nothing-of-ours", "<script>"])
def test_the_address_cannot_put_words_on_the_page(alice: Actor, said: str) -> None:
    assert '<p class="toast">' not in page(alice, f"/settings/?said={said}")


def test_a_device_has_the_name_it_gave_itself_until_it_is_renamed(alice: Actor) -> None:
    phone = Client(headers={"user-agent": PHONE})
    phone.post("/sign-in/", {"name": "Alice", "passphrase": alice.passphrase})
    assert "Safari on iPhone" in page(alice, "/settings/devices/")
    device = Device.objects.exclude(id=alice.device.id).get()
    alice.client.post("/settings/devices/", {"go": "name", "device": str(device.id), "name": "My phone"})
    assert "My phone" in page(alice, "/settings/devices/")
    kept = alice.ring.find(DeviceName, name=device.id.hex)
    assert kept is not None and kept.record.name == "My phone"


def test_another_device_can_be_signed_out(alice: Actor, client: Client) -> None:
    client.post("/sign-in/", {"name": "Alice", "passphrase": alice.passphrase})
    device = Device.objects.exclude(id=alice.device.id).get()
    alice.client.post("/settings/devices/", {"go": "out", "device": str(device.id)})
    assert client.get("/settings/")["Location"].startswith("/sign-in/")


def test_all_others_at_once_and_never_this_one(alice: Actor) -> None:
    for _ in range(2):
        Client().post("/sign-in/", {"name": "Alice", "passphrase": alice.passphrase})
    alice.client.post("/settings/devices/", {"go": "out", "device": str(alice.device.id)})
    alice.client.post("/settings/devices/", {"go": "others"})
    assert [device.id for device in Device.objects.filter(person=alice.person)] == [alice.device.id]


@pytest.mark.parametrize("go", ["out", "name"])
def test_charlie_cannot_touch_alices_devices(alice: Actor, charlie: Actor, go: str) -> None:
    typed = {"go": go, "device": str(alice.device.id), "name": "Mine"}
    assert charlie.client.post("/settings/devices/", typed).status_code == 404
    assert charlie.client.post("/settings/devices/", typed | {"device": "nonsense"}).status_code == 404
    assert Device.objects.filter(id=alice.device.id).exists()
