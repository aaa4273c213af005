"""One hard evening, two phones: a pause with a promised return, kept, and another that is not."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.journeys.conftest import Site, Walker

pytestmark = pytest.mark.browser


def ask_for_room(walker: Walker) -> None:
    """Right now, I need room, 25 minutes, start."""
    walker.go("/now/")
    walker.page.get_by_role("link", name=re.compile("I need\\s+room")).first.click()
    walker.page.wait_for_url("**/pause/ask/")
    walker.page.locator('button[name="back"]').first.click()
    expect(walker.page.locator("main")).to_contain_text("This is not leaving")
    walker.page.locator('button[name="step"][value="start"]').click()
    walker.page.wait_for_url("**/pause/")


def test_a_pause_is_asked_for_seen_and_kept(two: tuple[Walker, Walker], site: Site) -> None:
    """Robin asks, Noor sees it without touching her phone, Robin comes back, both see it kept."""
    noor, robin = two
    noor.go("/today/")
    ask_for_room(robin)
    noor.sees("room until")  # the doorbell rang: nobody reloaded
    noor.go("/pause/")
    expect(noor.page.locator("h1")).to_contain_text("needs room until")
    expect(noor.page.locator("main svg[role=img]").first).to_be_visible()
    site.forward(minutes=12)
    noor.page.reload()
    expect(noor.page.locator("main")).to_contain_text("needs room until")
    site.forward(minutes=15)
    robin.unlock()
    robin.go("/pause/")
    expect(robin.page.locator("h1")).to_contain_text("the time you gave")
    noor.unlock()
    noor.go("/pause/")
    robin.press("I am back")
    expect(robin.page.locator("main")).to_contain_text("1 return kept")
    noor.sees("1 return kept")


def test_a_return_that_does_not_come(two: tuple[Walker, Walker], site: Site) -> None:
    """The one who waits is not left alone at the worst minute, and is free to close the wait."""
    noor, robin = two
    ask_for_room(robin)
    site.forward(minutes=40)
    noor.unlock()
    noor.go("/pause/")
    expect(noor.page.locator("h1")).to_contain_text("no word yet")
    expect(noor.page.get_by_role("link", name="Settle").first).to_be_visible()
    noor.press("Close the wait")
    noor.press("Close it")
    robin.unlock()
    robin.go("/pause/")
    expect(robin.page.locator("main")).to_contain_text("The wait is closed")
    robin.go("/together/")
    assert "0 returns" not in robin.page.content()


def test_everything_goes_on_from_a_locked_phone(two: tuple[Walker, Walker], site: Site) -> None:
    """Locked, there are no names and no words; room can be asked for, and the return kept, all the same."""
    noor, robin = two
    site.forward(minutes=20)
    ask_for_room(robin)
    assert noor.name.split()[0] not in robin.page.locator("main").inner_text()
    site.forward(minutes=26)
    robin.go("/pause/")
    robin.press("I am back")
    expect(robin.page.locator("main")).to_contain_text("kept")
    noor.go("/pause/")
    assert robin.name.split()[0] not in noor.page.locator("main").inner_text()


def test_both_press_in_the_same_moment(two: tuple[Walker, Walker]) -> None:
    """Each has a pause of their own; neither takes the other's away."""
    for walker in two:
        walker.go("/pause/ask/")
        walker.page.locator('button[name="back"]').first.click()
    for walker in two:
        walker.page.locator('button[name="step"][value="start"]').click()
        walker.page.wait_for_url("**/pause/")
    for walker in two:
        walker.go("/pause/")
        assert len(re.findall(r"\d\d:\d\d", walker.page.locator("main").inner_text())) >= 2


def test_a_server_that_was_down_at_the_time(two: tuple[Walker, Walker], site: Site) -> None:
    """It falls over before the return and comes back after it: the promise is still there, and is kept."""
    noor, robin = two
    ask_for_room(robin)
    site.stop(kill=True)
    site.forward(minutes=27)
    site.start()
    robin.unlock()
    robin.go("/pause/")
    expect(robin.page.locator("h1")).to_contain_text("the time you gave")
    robin.press("I am back")
    expect(robin.page.locator("main")).to_contain_text("1 return kept")
    noor.unlock()
    noor.go("/pause/")
    expect(noor.page.locator("main")).to_contain_text("1 return kept")


@pytest.mark.parametrize("script", [False])
def test_it_all_works_without_script(two: tuple[Walker, Walker], site: Site, phone: object, script: bool) -> None:
    """A phone whose script did not load asks for room and keeps the return by plain forms."""
    _, robin = two
    context = phone(base_url=site.address, java_script_enabled=script)  # type: ignore[operator]
    context.add_cookies(robin.context.cookies())
    plain = Walker(robin.name, context.new_page(), context, robin.passphrase)
    ask_for_room(plain)
    site.forward(minutes=5)
    plain.go("/pause/")
    plain.press("Back early")
    expect(plain.page.locator("main")).to_contain_text("1 return kept")
