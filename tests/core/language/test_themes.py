"""What a message that only judges is about, and how its writer could say that."""

from __future__ import annotations

import pytest

from securebase.core.language.composing import in_register, own_feeling
from securebase.core.language.feelings import feeling_map
from securebase.core.language.reader import reader, see
from securebase.core.language.rewriting import can_be_heard, review
from securebase.core.language.themes import Theme, lines_of, need_of, theme_of, themes

NAMES = list(themes())
LINES = [
    (theme, line)
    for theme in themes().values()
    for line in dict.fromkeys(each for name in theme.feelings for each in lines_of(theme, [], name))
]


def test_the_reader_has_a_number_for_each_theme_and_one_for_no_fact_at_all() -> None:
    about = see(reader(), "You're so cold").about
    assert len(about) == len(NAMES) + 1
    assert about[:-1].sum() == pytest.approx(1, abs=1e-3)
    assert 0 <= about[-1] <= 1


@pytest.mark.parametrize(("theme", "line"), LINES, ids=[line[:40] for _, line in LINES])
def test_every_line_names_a_feeling_and_can_be_heard(theme: Theme, line: str) -> None:
    assert own_feeling(line)
    assert can_be_heard(line)
    assert theme_of(line) == theme_of(in_register("all small", line)) == theme.id


@pytest.mark.parametrize("theme", [each for each in themes().values() if each.need], ids=lambda each: str(each.id))
def test_a_need_behind_what_happened_is_known_again(theme: Theme) -> None:
    line = f"When you came home at nine, I felt hurt. {theme.need}"
    assert can_be_heard(line)
    assert need_of(line) == need_of(in_register("all small", line)) == theme.id
    assert theme_of(line) == ""


def test_the_likeliest_feeling_that_fits_is_named_or_the_one_that_was_chosen() -> None:
    theme = themes()["room"]
    assert lines_of(theme, ["hurt", "tense", "overwhelmed"])[0].startswith("I feel tense")
    assert lines_of(theme, ["hurt"])[0].startswith(f"I feel {feeling_map().feelings[theme.feelings[0]].say}")
    assert lines_of(theme, [], "sad")[0].startswith("I feel sad")


def test_far_from_you_is_felt_and_no_place() -> None:
    lines = lines_of(themes()["matter"], [], "distant")
    assert lines
    assert not any(each.startswith("I'm") for each in lines)


@pytest.mark.parametrize(
    ("raw", "theme"),
    [
        ("You're so cold it's like living with a fridge", "warmth"),
        ("You never listen to me", "heard"),
        ("I feel like your maid", "load"),
        ("You don't love me any more", "loved"),
        ("you're such a liar", "trust"),
        ("You're so clingy, I can't breathe", "room"),
    ],
)
def test_what_it_is_about(raw: str, theme: str) -> None:
    shares = see(reader(), raw).about[:-1]
    assert theme in [NAMES[at] for at in shares.argsort()[-2:]]


def test_what_tells_a_fact_is_told_from_what_only_judges() -> None:
    judging = see(reader(), "You're so selfish").about[-1]
    telling = see(reader(), "You left Nora at the pool on Friday and drove home without her").about[-1]
    assert judging > 0.5 > telling


def test_what_only_judges_is_said_again_by_what_it_is_about() -> None:
    said = review("You're so cold it's like living with a fridge").rewrites
    assert said
    assert all(theme_of(each) for each in said)


def test_a_name_or_a_day_is_never_lost_to_a_theme() -> None:
    for line in review("You forgot Nora's recital on Friday, you selfish man").rewrites:
        assert "Nora" in line
        assert "Friday" in line
