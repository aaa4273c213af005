"""What the house rules are checked with: the files of the house, their functions, and the list of what is allowed."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("securebase", "tests", "tools", "bench", "lab")
ALLOWED = tomllib.loads((ROOT / "tests/rules/allowed.toml").read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    """How a file is called in allowed.toml and in a fault."""
    return path.relative_to(ROOT).as_posix()


def files(ending: str, *rooms: str) -> list[Path]:
    """Our files with this ending, in these folders; all of them if none is named. What Django writes is left out."""
    found = (path for room in rooms or ROOMS for path in (ROOT / room).rglob(f"*{ending}"))
    return sorted(path for path in found if "migrations" not in path.parts and "__pycache__" not in path.parts)


def tree(path: Path) -> ast.Module:
    """A module, read but not run."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function of a module with its number of lines, without its docstring."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            said = ast.get_docstring(node, clean=False) is not None
            words = (first.end_lineno or 0) - first.lineno + 1 if said else 0
            yield f"{name_of(path)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1 - words


def calls(path: Path) -> Iterator[tuple[str, int]]:
    """Each call of a module, as it is written (`datetime.now`), with its line."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node.lineno


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Each module that a module imports, in full, with the line."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield f"{'.' * node.level}{node.module or ''}", node.lineno


def not_allowed(rule: str, found: dict[str, str]) -> list[str]:
    """The faults that allowed.toml does not excuse, and the excuses that nothing needs any more."""
    excused: dict[str, str] = ALLOWED.get(rule, {})
    faults = [f"{name}: {fault}" for name, fault in sorted(found.items()) if name not in excused]
    stale = [f"{name}: take it out of allowed.toml [{rule}], nothing needs it" for name in excused if name not in found]
    return faults + stale
