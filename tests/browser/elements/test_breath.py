"""The pacer and the steps: words and beads keep time, water stands still for who wants no motion."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from securebase.web.shell.drawings.breath import breath
from tests.browser.conftest import Contexts
from tests.browser.elements.conftest import Site, stopped

pytestmark = pytest.mark.browser
At = Callable[[str], Page]
WORDS = (
    'data-in="In" data-top_up="A little more" data-hold="Stay" data-out="And out, slowly" data-rest="Wait" '
    'data-seconds="{seconds} seconds" data-count="Breath {n} of {all}"'
)


def body(pattern: str = "in:4,out:6", breaths: int = 3) -> str:
    beads = "<li></li>" * breaths
    return (
        f'<sb-breath data-pattern="{pattern}" data-breaths="{breaths}" {WORDS}>'
        f'<div class="pace">{breath(title="A ring", desc="It fills and empties.")}'
        '<p class="pacew" aria-live="polite"><span class="big" data-word>In</span>'
        '<span class="quiet tnum" data-seconds>4 seconds</span></p></div>'
        f'<ol class="beads" aria-label="Breaths">{beads}</ol>'
        '<button class="btn" type="button" data-begin>Begin</button>'
        '<button class="btn" type="button" data-stop hidden>Stop here</button>'
        '<button class="btn" type="button" data-still>Without motion</button>'
        "<p data-after hidden>How high is it now?</p></sb-breath>"
    )


def begun(page: Page, site: Site, content: str) -> Page:
    stopped(page)
    page.goto(site.show(content))
    page.get_by_role("button", name="Begin").click()
    return page


def height(page: Page) -> float:
    """How far the water is on its way to, in units of the drawing: the end of its newest movement."""
    frames = "document.querySelector('.tide').getAnimations().at(-1).effect.getKeyframes().at(-1).transform"
    told: str = page.evaluate(frames)
    return -float(told.removeprefix("translateY(").removesuffix("px)"))


def test_words_water_and_beads_keep_time(page: Page, site: Site) -> None:
    begun(page, site, body())
    word, seconds = page.locator("[data-word]"), page.locator("p [data-seconds]")
    expect(word).to_have_text("In")
    assert height(page) == 104
    page.clock.run_for(4_000)
    expect(word).to_have_text("And out, slowly")
    expect(seconds).to_have_text("6 seconds")
    assert height(page) == 0
    page.clock.run_for(6_000)
    expect(word).to_have_text("In")
    expect(page.locator(".beads")).to_have_attribute("aria-label", "Breath 2 of 3")
    assert page.locator(".beads li").evaluate_all("all => all.map((bead) => bead.className)") == ["on", "is", ""]


def test_it_ends_after_the_last_breath_and_can_be_begun_again(page: Page, site: Site) -> None:
    begun(page, site, body(breaths=1))
    expect(page.get_by_text("How high is it now?")).to_be_hidden()
    page.clock.run_for(10_100)
    expect(page.locator("sb-breath")).to_have_attribute("data-state", "done")
    expect(page.get_by_text("How high is it now?")).to_be_visible()
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("sb-breath")).to_have_attribute("data-state", "running")
    expect(page.get_by_text("How high is it now?")).to_be_hidden()


def test_it_stops_at_a_tap(page: Page, site: Site) -> None:
    begun(page, site, body())
    page.get_by_role("button", name="Stop here").click()
    expect(page.locator("sb-breath")).to_have_attribute("data-state", "stopped")
    page.clock.run_for(10_000)
    expect(page.locator("[data-word]")).to_have_text("In")
    expect(page.get_by_role("button", name="Stop here")).to_be_hidden()


def test_a_pattern_with_a_sigh_and_a_hold(page: Page, site: Site) -> None:
    begun(page, site, body("in:3,top_up:1,hold:2,out:8", 1))
    word = page.locator("[data-word]")
    assert 0 < height(page) < 104
    page.clock.run_for(3_000)
    expect(word).to_have_text("A little more")
    assert height(page) == 104
    page.clock.run_for(1_000)
    expect(word).to_have_text("Stay")
    assert height(page) == 104
    page.clock.run_for(2_000)
    expect(word).to_have_text("And out, slowly")
    assert height(page) == 0


def test_without_motion_the_water_stands_at_half_and_words_go_on(phone: Contexts, site: Site) -> None:
    page = begun(phone(reduced_motion="reduce").new_page(), site, body())
    assert height(page) == 52
    expect(page.get_by_role("button", name="Without motion")).to_have_attribute("aria-pressed", "true")
    page.clock.run_for(4_000)
    expect(page.locator("[data-word]")).to_have_text("And out, slowly")
    assert height(page) == 52


def test_motion_can_be_taken_out_on_the_way(page: Page, site: Site) -> None:
    begun(page, site, body())
    page.get_by_role("button", name="Without motion").click()
    assert height(page) == 52


def test_the_pacer_is_accessible(at: At, axe: Callable[[Page], list[str]]) -> None:
    assert axe(at(body())) == []


STEPS = (
    '<sb-ground data-count="{n} of {all}" TIMED><ol><li data-seconds="8">Feet on the floor.</li>'
    '<li data-seconds="20">Five things that you see.</li><li data-seconds="8">This room.</li></ol>'
    '<p data-place aria-live="polite"></p><button type="button" class="btn" data-back hidden>Back</button>'
    '<button type="button" class="btn" data-next hidden>Next</button>'
    "<p data-after hidden>How high is it now?</p></sb-ground>"
)


def test_steps_go_one_by_one_at_ones_own_pace(at: At) -> None:
    page = at(STEPS.replace("TIMED", ""))
    expect(page.locator("li:visible")).to_have_text(["Feet on the floor."])
    expect(page.get_by_role("button", name="Back")).to_be_disabled()
    page.get_by_role("button", name="Next").click()
    expect(page.locator("li:visible")).to_have_text(["Five things that you see."])
    expect(page.locator("[data-place]")).to_have_text("2 of 3")
    page.get_by_role("button", name="Back").click()
    expect(page.locator("li:visible")).to_have_text(["Feet on the floor."])
    for _ in range(3):
        page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("How high is it now?")).to_be_visible()
    expect(page.get_by_role("button", name="Next")).to_be_hidden()


def test_steps_can_go_by_themselves(page: Page, site: Site) -> None:
    stopped(page)
    page.goto(site.show(STEPS.replace("TIMED", "data-timed")))
    expect(page.locator("[data-place]")).to_have_text("1 of 3")
    page.clock.run_for(8_000)
    expect(page.locator("[data-place]")).to_have_text("2 of 3")
    page.clock.run_for(28_000)
    expect(page.get_by_text("How high is it now?")).to_be_visible()


def test_without_script_all_steps_stand_there(phone: Contexts, site: Site) -> None:
    page = phone(java_script_enabled=False).new_page()
    page.goto(site.show(STEPS))
    expect(page.locator("li:visible")).to_have_count(3)
