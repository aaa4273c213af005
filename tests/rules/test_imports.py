"""Who may import whom, where import-linter cannot say it: what the core may use of the world outside."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from tests.rules.house import ROOT, calls, files, imports, name_of

# Besides the standard library: numbers, and typed records.
WELCOME = {"numpy", "msgspec", "_typeshed"}  # the last is for the type checker only and never runs
# Of the standard library: clocks, chance that nobody seeded, the network, other processes, databases.
HIDDEN = {"time", "secrets", "socket", "ssl", "urllib", "http", "asyncio", "subprocess", "sqlite3", "threading", "os"}
PURE = "securebase.core"


def core() -> list[Path]:
    found = files(".py", "securebase/core")
    assert found
    return found


def test_the_core_uses_only_what_is_pure() -> None:
    faults = []
    for path in core():
        for module, line in imports(path):
            top = module.partition(".")[0]
            ours = module == PURE or module.startswith((f"{PURE}.", "."))
            world = (top in sys.stdlib_module_names and top not in HIDDEN) or top in WELCOME
            if not ours and not world:
                faults.append(f"{name_of(path)}:{line} imports {module}")
    assert not faults


def test_the_core_has_no_clock_and_no_chance_of_its_own() -> None:
    asks = {"now", "utcnow", "today", "uuid1", "uuid4", "perf_counter", "monotonic"}
    faults = []
    for path in core():
        for call, line in calls(path):
            owner, _, name = call.rpartition(".")
            chance = owner == "random" and name != "Random"
            unseeded = call in ("random.Random", "Random", "np.random.default_rng") and _bare(path, line)
            if name in asks or chance or unseeded:
                faults.append(f"{name_of(path)}:{line} calls {call}")
    assert not faults


def _bare(path: Path, line: int) -> bool:
    """True if the call on this line has no argument, so no seed."""
    text = path.read_text(encoding="utf-8").splitlines()[line - 1]
    return "Random()" in text or "default_rng()" in text


def test_content_is_data() -> None:
    assert not files(".py", "securebase/content")


def test_every_web_folder_has_its_floor() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    floors = next(contract for contract in contracts if contract["type"] == "layers")
    known = {name.strip("() ") for floor in floors["layers"] for name in floor.split("|")}
    there = {path.parent.name for path in (ROOT / "securebase/web").glob("*/__init__.py")}
    assert there <= known
    assert floors["exhaustive"]
