"""What the documents say is so: links lead somewhere, names exist, examples run, nothing is left out."""

from __future__ import annotations

import ast
import doctest
import re
from pathlib import Path

import pytest

from securebase import cli, env
from tests.rules.house import ROOT, files, tree

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in PAGES}
FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"(?<!\\)\[[^\]]*\]\(([^)\s]+)\)|<img[^>]*\ssrc=\"([^\"]+)\"")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
ROW = re.compile(r"^\| `(SECUREBASE_[A-Z_]+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)
ENDPOINTS = ("http://", "https://", "mailto:")
LIBRARY = "docs/library.md"
TABLE = "docs/self-hosting.md"
INSIDE = (
    "library_reading",  # the half of the library that reads files; `load_library` is its one door
    # what is behind `review`, `mirror` and `danger`, each the one door to it
    *("pieces", "encoder", "alarm", "reader", "stretches", "rules", "tongue", "statement", "echo"),
    *("plain_words", "keeping", "phrases", "deeds", "verbs", "tenses", "facts", "composing", "situations"),
    *("acceptable", "heads", "seams", "source", "themes", "traits", "variants", "whole", "wordings"),
)


def anchors(text: str) -> set[str]:
    """The names that headings of a page get, as forges make them."""
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in HEADING.findall(FENCE.sub("", text))}


def links(page: str) -> list[str]:
    """Where a page leads to within the repository. What stands in code is no link."""
    bare = re.sub(r"`[^`\n]*`", "", FENCE.sub("", TEXTS[page]))
    found = (one or other for one, other in LINK.findall(bare))
    return [target for target in found if not target.startswith(ENDPOINTS)]


def broken(page: str, target: str) -> bool:
    path, _, anchor = target.partition("#")
    at = (ROOT / page).parent / path if path else ROOT / page
    if not at.exists() or not at.resolve().is_relative_to(ROOT):
        return True
    return bool(anchor) and anchor not in anchors(at.read_text(encoding="utf-8"))


def test_there_are_documents() -> None:
    wanted = {"README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", TABLE, LIBRARY}
    wanted |= {f"docs/{name}.md" for name in ("threat-model", "privacy", "scaling", "vault", "glossary")}
    assert wanted <= TEXTS.keys()


@pytest.mark.parametrize("page", TEXTS)
def test_every_link_leads_somewhere(page: str) -> None:
    assert not [target for target in links(page) if broken(page, target)]


def test_every_document_can_be_found_from_the_readme() -> None:
    reached, new = set(), {"README.md"}
    while new:
        page = new.pop()
        reached.add(page)
        paths = [((ROOT / page).parent / target.partition("#")[0]).resolve() for target in links(page)]
        known = {path.relative_to(ROOT).as_posix() for path in paths if path.suffix == ".md"}
        new |= (known & TEXTS.keys()) - reached
    assert not sorted(TEXTS.keys() - reached)


def test_the_table_of_variables_is_the_one_of_the_code() -> None:
    home = Path("/home/you")
    values = env.read({"HOME": str(home)})
    shown = {"DATA": f"`{values.data}`".replace(str(home), "~"), "URL": f"`{values.url}`"}
    plain = {"LISTEN": f"`{values.listen.host}:{values.listen.port}`", "OPERATOR": "no name"}
    wanted = [
        (env.PREFIX + line.name, line.meaning, (shown | plain).get(line.name, f"`{line.default}`"))
        for line in env.TABLE
    ]
    assert ROW.findall(TEXTS[TABLE]) == wanted


@pytest.mark.parametrize("page", TEXTS)
def test_no_document_names_a_variable_that_is_not_there(page: str) -> None:
    known = {env.PREFIX + line.name for line in env.TABLE}
    assert set(re.findall(r"SECUREBASE_[A-Z]+(?:_[A-Z]+)*", TEXTS[page])) <= known


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    said = re.compile(r"(?:`|^|&& |[A-Z]+=\S+ )make ([a-z][a-z-]*)", re.MULTILINE)
    named = {(page, name) for page, text in TEXTS.items() for name in said.findall(text)}
    assert {name for _, name in named} >= {"run", "test", "sample", "setup"}
    assert not {(page, name) for page, name in named if name not in targets}


def test_every_command_is_described() -> None:
    text = " ".join(TEXTS.values())
    named = set(re.findall(r"securebase ([a-z]+)\b", text))
    there = set(re.findall(r"^ {4}([a-z]+)\b", cli.parser().format_help(), re.MULTILINE))
    assert {"serve", "check"} <= there
    assert not there - named


def test_no_document_names_a_command_that_is_not_there() -> None:
    there = set(re.findall(r"^ {4}([a-z]+)\b", cli.parser().format_help(), re.MULTILINE))
    said = re.compile(r"`(?:\S*/)?securebase ([a-z]+)\b|^(?:\S*/)securebase ([a-z]+)\b", re.MULTILINE)
    named = {one or other for text in TEXTS.values() for one, other in said.findall(text)}
    assert named
    assert not named - there


def test_the_examples_of_the_library_run() -> None:
    examples = "\n".join(PYTHON.findall(TEXTS[LIBRARY]))
    test = doctest.DocTestParser().get_doctest(examples, {}, LIBRARY, LIBRARY, 0)
    said: list[str] = []
    outcome = doctest.DocTestRunner().run(test, out=said.append)
    assert outcome.attempted > 50
    assert not outcome.failed, "".join(said)


def test_the_library_shows_every_public_function() -> None:
    shown = " ".join(PYTHON.findall(TEXTS[LIBRARY]))
    names = {
        (path.stem, node.name)
        for path in files(".py", "securebase/core")
        if path.stem not in INSIDE
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }
    assert names
    assert not sorted(pair for pair in names if not re.search(rf"\b{pair[1]}\(", shown))


@pytest.mark.parametrize("page", TEXTS)
def test_a_document_keeps_calm(page: str) -> None:
    words = re.sub(r"`[^`\n]*`", "", FENCE.sub("", TEXTS[page]))
    assert not re.findall(r"\w!(?!\[)|!\s", words)
