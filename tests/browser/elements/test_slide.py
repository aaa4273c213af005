"""The wedge: nothing is given until it is touched, and what is sent is the select."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Contexts
from tests.browser.elements.conftest import Site

pytestmark = pytest.mark.browser
At = Callable[[str], Page]
OPTIONS = "".join(f'<option value="{n}">{n}</option>' for n in range(11))
SLIDE = f"""
<form method="post" action="/sent" id="form"><section class="card">
<sb-slide class="slide" data-v="">
  <div class="cap"><label for="id_worry">Worry</label><button class="undo" type="button">leave out</button></div>
  <select name="worry" id="id_worry" aria-describedby="ends"><option value="">not given</option>{OPTIONS}</select>
  <span class="well"><input type="range" min="0" max="10" step="1" value="5" aria-label="Worry" data-empty="not given">
  <span class="thumb" aria-hidden="true">·</span></span>
  <span class="ends" id="ends"><span>at ease</span><span>loud</span></span>
</sb-slide></section><button class="btn">Keep it</button></form>
"""


def sent(page: Page, site: Site) -> dict[str, str]:
    with page.expect_navigation():
        page.get_by_role("button", name="Keep it").click()
    return site.posted("/sent")[-1]


def test_untouched_is_not_given(at: At, site: Site) -> None:
    page = at(SLIDE)
    slide, knob = page.locator("sb-slide"), page.get_by_role("slider")
    expect(slide).to_have_attribute("data-v", "")
    expect(knob).to_have_attribute("aria-valuetext", "not given")
    expect(page.locator(".thumb")).to_have_text("·")
    assert sent(page, site) == {"worry": ""}


def test_keys_give_a_number_and_keep_the_picture_in_step(at: At, site: Site) -> None:
    page = at(SLIDE)
    knob = page.get_by_role("slider")
    knob.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("sb-slide")).to_have_attribute("data-v", "7")
    expect(page.locator(".thumb")).to_have_text("7")
    assert knob.get_attribute("aria-valuetext") is None
    assert sent(page, site) == {"worry": "7"}


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_number_where_it_stands_can_be_meant(at: At, site: Site, key: str) -> None:
    page = at(SLIDE)
    page.get_by_role("slider").focus()
    page.keyboard.press(key)
    expect(page.locator("sb-slide")).to_have_attribute("data-v", "5")
    assert site.posts == []


def test_a_tap_in_the_middle_counts_and_can_be_taken_back(at: At, site: Site) -> None:
    page = at(SLIDE)
    page.locator(".well").tap()
    expect(page.locator("sb-slide")).to_have_attribute("data-v", "5")
    page.get_by_role("button", name="leave out").click()
    expect(page.locator("sb-slide")).to_have_attribute("data-v", "")
    expect(page.get_by_role("slider")).to_be_focused()
    assert sent(page, site) == {"worry": ""}


def test_zero_is_a_number(at: At, site: Site) -> None:
    page = at(SLIDE)
    page.get_by_role("slider").focus()
    page.keyboard.press("Home")
    assert sent(page, site) == {"worry": "0"}


def test_a_number_given_before_is_shown(at: At) -> None:
    page = at(SLIDE.replace('value="8"', 'value="8" selected'))
    expect(page.locator("sb-slide")).to_have_attribute("data-v", "8")
    expect(page.get_by_role("slider")).to_have_value("8")


def test_the_label_leads_to_what_is_seen_and_a_reset_clears(at: At) -> None:
    page = at(SLIDE)
    page.get_by_text("Worry").click()
    expect(page.get_by_role("slider")).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator("sb-slide")).to_have_attribute("data-v", "10")
    page.evaluate("document.forms[0].reset()")
    expect(page.locator("sb-slide")).to_have_attribute("data-v", "")


def test_without_script_the_select_is_the_control(site: Site, phone: Contexts) -> None:
    page = phone(java_script_enabled=False).new_page()
    page.goto(site.show(SLIDE))
    page.get_by_label("Worry").first.select_option("3")
    page.get_by_role("button", name="Keep it").click()
    assert site.posted("/sent") == [{"worry": "3"}]


def test_is_accessible(at: At, axe: Callable[[Page], list[str]]) -> None:
    assert axe(at(SLIDE)) == []
