"""Reading a questionnaire: what a file holds, and that a broken one tells every fault at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from securebase.core.library import ENGLISH, load_library
from securebase.core.measure import MeasureFaults, read_measure

EXAMPLE = Path(__file__).parents[2] / "docs/models/example-instrument.toml"


def broken(tmp_path: Path, *changes: tuple[str, str]) -> tuple[str, ...]:
    text = EXAMPLE.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    with pytest.raises(MeasureFaults) as caught:
        read_measure(tmp_path / "mine.toml")
    return caught.value.faults


def test_ours_are_in_the_library_and_say_that_they_are_not_validated() -> None:
    library = load_library()
    assert [measure.id for measure in library.measures] == ["attachment", "satisfaction", "wellbeing"]
    for measure in library.measures:
        text = (ENGLISH / "measures" / f"{measure.id}.toml").read_text(encoding="utf-8")
        assert "not validated" in text
        assert any("Not measured with these statements" in source for source in measure.sources)


def test_ours_about_attachment_has_two_axes_with_two_turned_round_in_each() -> None:
    measure = load_library().measure("attachment")
    for scale in ("anxiety", "avoidance"):
        items = measure.items_of(scale)
        assert (len(items), sum(item.reversed for item in items)) == (6, 2)


def test_the_example_can_be_read_with_its_norms() -> None:
    measure = read_measure(EXAMPLE)
    assert measure.norms is not None
    assert len(measure.norms.correlation) == len(measure.items)


def test_an_absent_file_and_one_that_is_no_toml(tmp_path: Path) -> None:
    with pytest.raises(MeasureFaults, match="not there"):
        read_measure(tmp_path / "no.toml")
    (tmp_path / "x.toml").write_text("id = ")
    with pytest.raises(MeasureFaults, match="not readable"):
        read_measure(tmp_path / "x.toml")


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    found = broken(
        tmp_path,
        ("high = 5", "high = 1"),
        ('scale = "avoidance"', 'scale = "other"'),
        ("sd = 1.1", "sd = 0"),
        ("reliability = 0.8", "reliability = 1.0"),
        ("correlation = 0.2", "correlation = 1"),
    )
    for words in (
        "'high' is above 'low'",
        "unknown scale 'other'",
        "'sd' is above 0",
        "'reliability'",
        "'correlation' is",
    ):
        assert any(words in fault for fault in found), (words, found)
    assert all(fault.startswith("mine.toml") for fault in found)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("low = 1", "low = 1\nlowest = 1"), "unknown key 'lowest'"),
        (("low = 1\n", ""), "'low' is missing"),
        (('id = "b1"', 'id = "a1"'), "is there twice"),
        (("mean = 2.4", "mean = 9"), "'mean' is from 'low' to 'high'"),
        (("mean = [2.6,", "mean = ["), "one number an item"),
        (("[1.0, 0.5,", "[1.0, 0.4,"), "read across and down"),
        (("sd = [1.2,", "sd = [0.0,"), "each 'sd' above 0"),
    ],
)
def test_a_fault_is_told_in_words(tmp_path: Path, change: tuple[str, str], words: str) -> None:
    assert any(words in fault for fault in broken(tmp_path, change))


def test_a_scale_without_items_is_told(tmp_path: Path) -> None:
    extra = '[[scales]]\nid = "none"\ntitle = "N"\nmean = 2\nsd = 1\nreliability = 0.5\n\n[[items]]'
    assert any("no item belongs to it" in fault for fault in broken(tmp_path, ("[[items]]", extra)))
