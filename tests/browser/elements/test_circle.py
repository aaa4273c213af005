"""The own dot on the Circle: by finger, mouse and keys, along the wall and never in its mouth."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import CDPSession, Page, expect

from securebase.core import circle as rules
from securebase.web.shell.drawings.circle import RING, Standing, circle
from securebase.web.shell.faces import Face
from tests.browser.conftest import Contexts
from tests.browser.elements.conftest import Site, stopped

pytestmark = pytest.mark.browser
At = Callable[[str], Page]
NOOR, ROBIN = Face("Noor", 1, "tide"), Face("Robin", 2, "rowan")
PLACES = {place: place.replace("_", " ") for place in rules.PLACES}


def body(angle: float | None = 180.0) -> str:
    drawing = circle(
        [Standing(NOOR, angle), Standing(ROBIN, 90)],
        title="The Circle",
        desc="You are at the edge. Robin is close by.",
        words=("Exploring", "Connecting"),
        draggable=True,
    )
    words = " ".join(f'data-{place}="{said}"' for place, said in PLACES.items())
    return (
        f'<section class="card circle-card"><sb-circle data-label="Your place" data-unset="no place yet" {words}>'
        f'{drawing}<form data-drop method="post" action="/place" hidden><input type="hidden" name="angle"></form>'
        "</sb-circle></section>"
    )


def dot(page: Page) -> tuple[float, float]:
    moved = page.locator("[data-draggable]").get_attribute("transform") or ""
    x, y = re.findall(r"-?[\d.]+", moved)
    return float(x), float(y)


def on_screen(page: Page, angle: float, reach: float = 125.0) -> tuple[float, float]:
    """Where a point of the drawing lies on the screen."""
    x, y = rules.point(angle, reach)
    place: list[float] = page.evaluate(
        "([x, y]) => { const p = new DOMPoint(x, y).matrixTransform(document.querySelector('sb-circle svg')"
        ".getScreenCTM()); return [p.x, p.y]; }",
        [RING.centre[0] + x, RING.centre[1] + y],
    )
    return place[0], place[1]


def dropped(page: Page, site: Site) -> float:
    page.wait_for_url("**/place")
    (fields,) = site.posted("/place")
    return float(fields["angle"])


def touch(session: CDPSession, kind: str, *points: tuple[float, float]) -> None:
    session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})


def test_a_finger_moves_it_along_the_wall(at: At, site: Site) -> None:
    page = at(body())
    session = page.context.new_cdp_session(page)
    touch(session, "touchStart", on_screen(page, 180))
    for angle in (190, 205, 225, 240):
        touch(session, "touchMove", on_screen(page, angle, 60))  # a finger within the ring leads it all the same
    expect(page.locator("[data-draggable]")).to_have_attribute("aria-valuetext", PLACES["out"])
    assert dot(page) == pytest.approx(RING.middle(240), abs=1.5)
    assert site.posts == []
    touch(session, "touchEnd")
    assert dropped(page, site) == pytest.approx(240, abs=0.5)


def test_the_mouse_moves_it(wide: Contexts, site: Site) -> None:
    page = wide().new_page()
    page.goto(site.show(body()))
    page.wait_for_selector("[data-draggable][role=slider]")
    page.mouse.move(*on_screen(page, 180))
    page.mouse.down()
    page.mouse.move(*on_screen(page, 120), steps=6)
    page.mouse.up()
    assert dropped(page, site) == pytest.approx(120, abs=0.5)


def test_it_is_not_left_in_the_mouth(wide: Contexts, site: Site) -> None:
    page = wide().new_page()
    page.goto(site.show(body()))
    page.wait_for_selector("[data-draggable][role=slider]")
    page.mouse.move(*on_screen(page, 180))
    page.mouse.down()
    page.mouse.move(*on_screen(page, 310), steps=8)
    page.mouse.up()
    assert dropped(page, site) == rules.moor(310)


def test_escape_puts_it_back(at: At, site: Site) -> None:
    page = at(body())
    home = dot(page)
    page.mouse.move(*on_screen(page, 180))
    page.mouse.down()
    page.mouse.move(*on_screen(page, 220), steps=4)
    assert dot(page) != home
    page.keyboard.press("Escape")
    assert dot(page) == home
    page.mouse.up()
    assert site.posts == []
    expect(page.locator("[data-draggable]")).to_have_attribute("aria-valuetext", PLACES["edge"])


def test_arrow_keys_go_where_they_point_and_enter_puts_it_down(at: At, site: Site) -> None:
    page = at(body(170))
    page.get_by_role("slider", name="Your place").focus()
    before = dot(page)
    for _ in range(4):
        page.keyboard.press("ArrowUp")
    assert dot(page)[1] < before[1]
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuenow", "190")
    page.keyboard.press("Enter")
    assert dropped(page, site) == rules.step(170, 4)


def test_arrow_keys_cross_the_mouth_and_stop_at_the_top(at: At, site: Site) -> None:
    page = at(body(296))
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuenow", str(int(rules.step(296, 1))))
    for _ in range(30):
        page.keyboard.press("ArrowUp")
    assert float(page.get_by_role("slider").get_attribute("aria-valuenow") or 0) == pytest.approx(270, abs=rules.STEP)
    page.keyboard.press("Escape")
    assert site.posts == []


def test_a_dot_that_rests_is_put_down(page: Page, site: Site) -> None:
    stopped(page)
    page.goto(site.show(body()))
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowDown")
    page.clock.run_for(1400)
    assert site.posts == []
    page.clock.run_for(200)
    assert dropped(page, site) == 175


def test_one_who_has_no_place_yet_can_take_one(at: At, site: Site) -> None:
    page = at(body(None))
    knob = page.get_by_role("slider")
    expect(knob).to_have_attribute("aria-valuetext", "no place yet")
    knob.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert dropped(page, site) == 95


def test_the_names_of_places_are_those_of_the_rules(at: At) -> None:
    page = at(body())
    for angle in range(0, 360, 3):
        told = page.evaluate(
            "async (angle) => (await import('/static/securebase/js/ring.js'))"
            ".placeAt(document.querySelector('[data-draggable]').dataset.heights, angle)",
            angle,
        )
        assert told == rules.place_of(angle), angle


@pytest.mark.parametrize("width", [320, 390])
def test_the_handle_is_large_enough_for_a_thumb(phone: Contexts, site: Site, width: int) -> None:
    page = phone(viewport={"width": width, "height": 800}).new_page()
    page.goto(site.show(body()))
    box = page.locator(".hit").bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44


def test_is_accessible(at: At, axe: Callable[[Page], list[str]]) -> None:
    assert axe(at(body())) == []
