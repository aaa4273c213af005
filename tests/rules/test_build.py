"""What is installed: each thing with a reason, each file by its hash, and no word of where it comes from."""

from __future__ import annotations

import hashlib
import re
import subprocess
import tomllib

import pytest

from tests.rules.house import ROOT
from tools import setup

LOCKS = ("run", "test")
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)")


def lock(name: str) -> str:
    return (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")


def pins(name: str) -> set[tuple[str, str]]:
    """Names with versions; a name may have two where a system has no newer wheel."""
    found = (PIN.match(line) for line in lock(name).splitlines())
    return {(match[1].lower(), match[2]) for match in found if match}


def names(name: str) -> set[str]:
    return {package for package, _ in pins(name)}


def wanted(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=;\[ ]", each)[0].lower() for each in requirements}


def test_every_dependency_says_why() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lists = re.findall(r"^(?:dependencies|test) = \[\n(.*?)^\]", text, re.DOTALL | re.MULTILINE)
    lines = [line.strip() for each in lists for line in each.splitlines()]
    assert len(lists) == len(LOCKS)
    alone, said = [], False  # a comment line speaks for the lines right below it
    for line in lines:
        said = line.startswith("#") or (said and " # " not in line)
        if line.startswith('"') and not said and not re.search(r'",\s+# \w.{10,}', line):
            alone.append(line)
    assert not alone


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_place(name: str) -> None:
    assert not re.search(r"://|file:|--(?:extra-)?index|--find-links|\s@\s", lock(name))


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_its_hashes(name: str) -> None:
    blocks = re.split(r"\n(?=[A-Za-z0-9])", lock(name).split("\n", 2)[2])
    assert len(blocks) == len(pins(name))
    assert not [block for block in blocks if not re.search(r"--hash=sha256:[0-9a-f]{64}", block)]


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert wanted(project["dependencies"]) <= names("run")
    assert wanted(project["optional-dependencies"]["test"]) <= names("test")
    assert pins("run") <= pins("test")


def test_the_pip_in_the_house_is_the_one_we_know() -> None:
    assert hashlib.sha256(setup.PIP.read_bytes()).hexdigest() == setup.PIP_SHA256


def test_ci_runs_the_test_command_and_nothing_else() -> None:
    script = ROOT / ".ci/run"
    said = [line for line in script.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert said == ['cd "$(dirname "$0")/.." && exec make test']
    assert script.stat().st_mode & 0o111


def test_make_alone_lists_its_commands() -> None:
    said = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    named = {line.split()[1] for line in said.splitlines()}
    assert named >= {"run", "setup", "test", "test-fast", "lint", "bench", "sample", "screenshots", "lock"}
