"""What keeps a page alive is on the pages of those who are signed in, and on no others."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string


@pytest.mark.parametrize(
    ("person", "unlocked", "bell", "idle"), [(True, True, 1, 1), (True, False, 1, 0), (None, False, 0, 0)]
)
def test_doorbell_for_the_signed_in_and_idle_limit_for_the_unlocked(
    person: bool | None, unlocked: bool, bell: int, idle: int
) -> None:
    page = render_to_string("shell/base.html", {"person": person and {"idle_minutes": 15}, "unlocked": unlocked})
    assert page.count("<sb-doorbell>") == bell
    assert page.count('<sb-idle data-idle-minutes="15">') == idle
