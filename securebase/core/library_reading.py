"""Strict reading of content files: a table becomes a value or a list of plain faults, never a guess."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    T = TypeVar("T", bound=DataclassInstance)
else:
    T = TypeVar("T")

SLOT = re.compile(r"\{([a-z][a-z0-9_]*)\}")
KEY = re.compile(r"[a-z][a-z0-9_]*")


def read_toml(path: Path, faults: list[str]) -> dict[str, Any]:
    """The file as a table; an absent or broken file is a fault and reads as empty."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        faults.append(f"{path.name}: the file is not there")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append(f"{path.name}: not readable as TOML ({error})")
    return {}


def table_of(path: Path) -> dict[str, Any]:
    """The file as a table, for one that ships with the house. Raises ValueError with every fault of the file."""
    faults: list[str] = []
    table = read_toml(path, faults)
    if faults:
        raise ValueError("\n".join(faults))
    return table


def read_words(folder: Path, faults: list[str]) -> dict[str, str]:
    """All words as {"area.key": text}. Each file `<area>.toml` holds one table, named like the file."""
    words: dict[str, str] = {}
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        faults.append(f"{folder.name}: no words found")
    for path in paths:
        for area, table in read_toml(path, faults).items():
            if area != path.stem or not isinstance(table, dict):
                faults.append(f"{path.name}: unknown key '{area}'; the file holds one table, [{path.stem}]")
                continue
            for key, text in table.items():
                faults.extend(f"{path.name}: {area}.{key}: {fault}" for fault in word_faults(key, text))
                words[f"{area}.{key}"] = text
    return words


def word_faults(key: str, text: object) -> list[str]:
    """What is wrong with one key and its text."""
    faults = []
    if not KEY.fullmatch(key):
        faults.append("a key is lower-case letters, digits and _")
    if not isinstance(text, str) or not text.strip():
        return [*faults, "the text is missing"]
    if set("{}") & set(SLOT.sub("", text)):
        faults.append("a slot is written {name}: lower-case letters, digits and _")
    return faults


def build(cls: type[T], table: object, where: str, faults: list[str]) -> T | None:
    """A value of `cls` from a TOML table, or None with the reasons added to `faults`."""
    if not isinstance(table, dict):
        faults.append(f"{where}: expected a table")
        return None
    before, hints, values = len(faults), get_type_hints(cls), {}
    known = {field.name: field for field in fields(cls)}
    faults.extend(f"{where}: unknown key '{key}'" for key in table if key not in known)
    for name, field in known.items():
        if name in table:
            values[name] = _convert(hints[name], table[name], f"{where}: {name}", faults)
        elif field.default is MISSING:
            faults.append(f"{where}: '{name}' is missing")
    return cls(**values) if len(faults) == before else None


def build_all(cls: type[T], tables: object, where: str, faults: list[str]) -> tuple[T, ...]:
    """Values from an array of tables; also refuses an empty array and a repeated `id` or `code`."""
    if not isinstance(tables, list) or not tables:
        faults.append(f"{where}: nothing found")
        return ()
    made = []
    for number, table in enumerate(tables, start=1):
        name = (table.get("id") or table.get("code") or number) if isinstance(table, dict) else number
        made.append(build(cls, table, f"{where} {name}", faults))
    names = [table.get("id") or table.get("code") for table in tables if isinstance(table, dict)]
    faults.extend(f"{where}: id '{name}' is there twice" for name in repeated(names))
    return tuple(value for value in made if value is not None)


def repeated(names: Iterable[str | None]) -> list[str]:
    """Names that occur more than once, each once."""
    seen: set[str] = set()
    twice: list[str] = []
    for name in names:
        if name in seen and name not in twice:
            twice.append(name)
        if name is not None:
            seen.add(name)
    return twice


def unknown_keys(table: dict[str, Any], known: set[str], where: str) -> list[str]:
    """Faults for the keys of a file that nobody reads."""
    return [f"{where}: unknown key '{key}'" for key in table if key not in known]


def _convert(hint: Any, value: object, where: str, faults: list[str]) -> Any:
    """The TOML value as the type that the field asks for; a fault when it is another."""
    if get_origin(hint) is UnionType:  # something or nothing; what is in the file is something
        hint = get_args(hint)[0]
    if get_origin(hint) is tuple:
        return _convert_list(get_args(hint)[0], value, where, faults)
    if get_origin(hint) is Literal:
        if value not in get_args(hint):
            faults.append(f"{where} is one of {', '.join(get_args(hint))}")
        return value
    if is_dataclass(hint) and isinstance(hint, type):
        return build(hint, value, where, faults)
    if hint is float and type(value) is int:
        return float(value)
    # bool is an int and datetime is a date for isinstance; neither is meant here.
    right = isinstance(value, hint) and (hint is bool or not isinstance(value, bool | datetime))
    if not right:
        faults.append(f"{where} is a {'date, like 2026-11-24' if hint is date else hint.__name__}")
    elif hint is str and not str(value).strip():
        faults.append(f"{where} is empty")
    return value


def _convert_list(hint: Any, value: object, where: str, faults: list[str]) -> tuple[Any, ...]:
    if not isinstance(value, list) or not value:
        faults.append(f"{where} is missing")
        return ()
    return tuple(_convert(hint, item, f"{where} {number}", faults) for number, item in enumerate(value, start=1))
