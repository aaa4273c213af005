"""Leaving with what is one's own: a locked copy is downloaded here and brought back somewhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.journeys.conftest import Arrive, Walker
from tests.browser.journeys.test_journal import write

pytestmark = pytest.mark.browser
LOCK = "pebble harbour umbrella nineteen"


def test_a_copy_is_taken_and_brought_back(two: tuple[Walker, Walker], arrive: Arrive, tmp_path: Path) -> None:
    """The file says nothing by its name or its bytes; in another account the words are there again."""
    noor, robin = two
    write(noor)
    write(robin, "Robin's own words, which Noor never sees.")
    page = noor.go("/copy/")
    page.locator('input[name="file_passphrase"]').fill(LOCK)
    page.locator('input[name="file_passphrase_again"]').fill(LOCK)
    if page.locator('input[name="passphrase"]').count():
        page.locator('input[name="passphrase"]').fill(noor.passphrase)
    with page.expect_download() as caught:
        page.locator("main form.form button[type=submit]").click()
    copy = tmp_path / caught.value.suggested_filename
    caught.value.save_as(copy)
    assert copy.name.startswith("notes")
    assert b"kettle" not in copy.read_bytes()
    erin = arrive(f"Erin {tmp_path.name}")
    page = erin.go("/copy/back/")
    page.locator('input[name="file"]').set_input_files(copy)
    page.locator('input[name="file_passphrase"]').fill(LOCK)
    page.locator("main form.form button[type=submit]").click()
    expect(page.locator("[role=status]").first).to_be_visible()
    erin.go("/journal/")
    expect(page.locator("main")).to_contain_text("The kettle sang.")
    assert "Robin's own words" not in page.content()
