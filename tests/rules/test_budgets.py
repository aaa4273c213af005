"""Nothing grows too long to be read in one sitting."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.house import ALLOWED, files, functions, name_of, not_allowed

PROGRAM = ("securebase", "tools", "bench", "lab")
# rule: ending, lines, folders. A file of tests may be longer: its tests are read one at a time.
BUDGETS = {
    "module": (".py", 200, PROGRAM),
    "tests": (".py", 300, ("tests",)),
    "template": (".html", 120, PROGRAM),
    "script": (".js", 80, PROGRAM),
}
FUNCTION = 30
REASON = 30  # letters; shorter is no reason


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("rule", BUDGETS)
def test_a_file_keeps_its_budget(rule: str) -> None:
    ending, most, rooms = BUDGETS[rule]
    lengths = {name_of(path): lines(path) for path in files(ending, *rooms) if not path.name.endswith(".min.js")}
    assert lengths
    too_long = {name: f"{length} lines, at most {most}" for name, length in lengths.items() if length > most}
    assert not not_allowed(rule, too_long)


def test_a_function_keeps_its_budget() -> None:
    lengths = dict(pair for path in files(".py", "securebase", "tools") for pair in functions(path))
    assert lengths
    too_long = {name: f"{length} lines, at most {FUNCTION}" for name, length in lengths.items() if length > FUNCTION}
    assert not not_allowed("function", too_long)


def test_an_excuse_has_a_reason() -> None:
    excuses = {(rule, name): reason for rule, table in ALLOWED.items() for name, reason in table.items()}
    assert not [key for key, reason in excuses.items() if len(reason) < REASON or not reason.endswith(".")]
