"""Lines that readers judged are read with their message, and a line out of form is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from lab.language.judged import judged
from lab.language.marks import marked
from lab.language.measure import UNSEEN
from lab.language.reading import Unreadable, messages


def test_lines_stand_under_their_message(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(
        "# Brief: of two.\n> you left\ny I felt hurt when you left\ng I felt left\n", "utf-8"
    )
    first, second = judged(tmp_path)
    assert (first.message, first.line, first.fits) == ("you left", "I felt hurt when you left", True)
    assert (second.message, second.code, second.fits) == ("you left", "g", False)


@pytest.mark.parametrize("line", ["y no message above", "> ", "q a code that is none", "word"])
def test_a_line_out_of_form_is_told(tmp_path: Path, line: str) -> None:
    (tmp_path / "one.txt").write_text(f"{line}\n", "utf-8")
    with pytest.raises(Unreadable):
        judged(tmp_path)


def test_enough_was_read_and_nothing_that_was_set_aside() -> None:
    every = judged()
    assert len(every) >= 2000
    aside = {each.text for path in UNSEEN.glob("messages*.txt") for each in messages(path)}
    aside |= {each.text for each in marked(UNSEEN / "marked.txt")}
    assert not aside & {each.message for each in every}
