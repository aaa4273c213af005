"""The style sheets keep their own rules: one place for colours, two equal dark blocks, nothing from elsewhere."""

from __future__ import annotations

import re

import pytest

from tests.web.shell.reading import CSS, DARK, HEXA, MORE, MORE_DARK, block, blocks, sheet, values

SHEETS = sorted(path.name for path in CSS.glob("*.css"))
ALONE = {"ordinary.css"}  # shares nothing with the rest, on purpose
OWN_COLOURS = {"tokens.css", "print.css", *ALONE}  # paper is white whatever the theme
USED = re.compile(r"var\(--([\w-]+)")
SET = re.compile(r"(?<![\w-])--([\w-]+)\s*:")
RAW = re.compile(r"#[0-9A-Fa-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(")


def test_the_dark_block_stands_twice_and_is_the_same() -> None:
    text = sheet("tokens.css")
    by_system = values(block(blocks(text, DARK)[0], ':root:not([data-theme="light"])'))
    by_person = values(blocks(text, ':root[data-theme="dark"]')[0])
    assert by_system == by_person
    assert len(by_system) > 30


def test_the_dark_block_with_more_contrast_stands_twice_and_is_the_same() -> None:
    text = sheet("tokens.css")
    by_system = values(block(blocks(text, MORE_DARK)[0], ":root"))
    by_person = values(block(blocks(text, MORE)[1], ':root[data-theme="dark"]'))
    assert by_system == by_person
    assert len(by_system) > 20


def test_dark_sets_every_colour_that_light_sets() -> None:
    text = sheet("tokens.css")
    light = {name for name, value in values(blocks(text, ":root")[0]).items() if HEXA.fullmatch(value)}
    dark = values(blocks(text, ':root[data-theme="dark"]')[0])
    assert light - dark.keys() == set()


def test_forced_colours_leave_no_colour_of_ours() -> None:
    text = sheet("tokens.css")
    light = {name for name, value in values(blocks(text, ":root")[0]).items() if HEXA.fullmatch(value)}
    forced = values(blocks(text, "@media (forced-colors: active)")[0])
    assert light - forced.keys() == set()
    assert [value for value in forced.values() if HEXA.search(value)] == []


@pytest.mark.parametrize("name", [name for name in SHEETS if name not in OWN_COLOURS])
def test_only_the_tokens_name_a_colour(name: str) -> None:
    assert RAW.findall(sheet(name)) == []


@pytest.mark.parametrize("name", [name for name in SHEETS if name not in ALONE])
def test_every_token_that_is_used_is_set(name: str) -> None:
    known = set(SET.findall(sheet("tokens.css"))) | set(SET.findall(sheet(name))) | {"p", "pt"}
    assert set(USED.findall(sheet(name))) - known == set()


@pytest.mark.parametrize("name", SHEETS)
def test_no_id_selector_no_important_no_other_host(name: str) -> None:
    text = sheet(name)
    assert re.findall(r"(?m)^\s*#[\w-]+|!important|https?:|@import", text) == []


def test_every_rule_stands_in_a_layer() -> None:
    for name in set(SHEETS) - ALONE:
        bare = re.sub(r"@font-face\s*\{[^}]*\}|@layer [\w, ]+;", "", sheet(name))
        rest = bare
        for start in re.findall(r"@layer [\w]+\s*\{", bare):
            layer = start.split("{")[0].strip()
            rest = rest.replace(f"{start}{block(rest, layer)}}}", "", 1)
        assert rest.strip() == "", name


def test_the_first_sheet_declares_the_order() -> None:
    assert "@layer reset, tokens, base, layout, components, slices, utilities;" in sheet("layers.css")
