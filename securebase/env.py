"""Every SECUREBASE_* variable, in one table: what it is called, what it means, how it is read, what it is without.

Pure but for `read_secret`: nothing here makes a file. A fault is one plain sentence, fit to be shown as it is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from securebase.address import ANY_PORT, HTTP, Listen, Url, loopback, read_listen, read_url

PREFIX = "SECUREBASE_"
LOCAL = "127.0.0.1"
PORT = 8000
PROXIES = range(11)
NAME_LENGTH = 80


class BadSetting(ValueError):
    """A variable cannot be used; the message is one sentence for the person who runs the server."""


@dataclass(frozen=True, slots=True)
class Variable:
    """One line of the table. `parse` raises ValueError with the end of a sentence that begins with the name."""

    name: str
    meaning: str
    parse: Callable[[str], object]
    default: str


@dataclass(frozen=True, slots=True)
class Env:
    """All variables, read and checked."""

    data: Path
    url: Url
    listen: Listen
    operator: str
    open_signup: bool
    proxies: int


def _flag(text: str) -> bool:
    if text.lower() in ("yes", "true", "on", "1"):
        return True
    if text.lower() in ("no", "false", "off", "0"):
        return False
    raise ValueError("must be yes or no.")


def _folder(text: str) -> Path:
    path = Path(text).expanduser()
    if not path.is_absolute():
        raise ValueError("must be a full path that begins with /.")
    return path


def _proxies(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) in PROXIES:
        return int(text)
    raise ValueError("must be a number from 0 to 10.")


def _name(text: str) -> str:
    if len(text) > NAME_LENGTH or not text.isprintable():
        raise ValueError("must be a name of at most 80 letters on one line.")
    return text.strip()


TABLE = (
    Variable("DATA", "Folder for the database and the secret.", _folder, ""),
    Variable("URL", "Address under which browsers reach the server; https, or this machine itself.", read_url, ""),
    Variable("LISTEN", "Address and port the server listens on; the port of the URL if left out.", read_listen, ""),
    Variable("OPERATOR", "Name of who runs this server, shown before the first word is typed.", _name, ""),
    Variable("OPEN_SIGNUP", "Whether anybody may sign up; if not, only people with an invitation.", _flag, "no"),
    Variable("PROXIES", "How many proxies in front add an X-Forwarded-For that can be trusted.", _proxies, "0"),
)


def default_data(environ: Mapping[str, str]) -> Path:
    """Where data rests unless told otherwise: the XDG data home."""
    home = environ.get("XDG_DATA_HOME", "")
    base = Path(home) if Path(home).is_absolute() else Path(environ.get("HOME") or Path.home()) / ".local" / "share"
    return base / "secure-base"


def _values(environ: Mapping[str, str]) -> dict[str, object]:
    known = {PREFIX + line.name for line in TABLE}
    unknown = sorted(name for name in environ if name.startswith(PREFIX) and name not in known)
    if unknown:
        raise BadSetting(f"{unknown[0]} is not a setting that Secure Base knows.")
    fallback = {"DATA": str(default_data(environ)), "URL": f"http://{LOCAL}:{PORT}"}
    values: dict[str, object] = {}
    for line in TABLE:
        text = environ.get(PREFIX + line.name, "").strip() or fallback.get(line.name, line.default)
        try:
            values[line.name] = line.parse(text)
        except ValueError as fault:
            raise BadSetting(f"{PREFIX}{line.name} {fault}") from None
    return values


def read(environ: Mapping[str, str] | None = None) -> Env:
    """Read and check all variables. Raises BadSetting with one sentence for the first that cannot be used."""
    values = _values(os.environ if environ is None else environ)
    url = values["URL"]
    assert isinstance(url, Url)
    named = url.secure or (not url.host[0].isdigit() and ":" not in url.host)
    local = Listen(LOCAL if named else url.host, PORT if url.secure else url.port or HTTP)
    env = Env(
        data=values["DATA"],  # type: ignore[arg-type]  # each parser gives the type of its field
        url=url,
        listen=values["LISTEN"] or local,  # type: ignore[arg-type]
        operator=values["OPERATOR"],  # type: ignore[arg-type]
        open_signup=values["OPEN_SIGNUP"],  # type: ignore[arg-type]
        proxies=values["PROXIES"],  # type: ignore[arg-type]
    )
    if not url.secure and not loopback(env.listen.host):
        raise BadSetting(f"{PREFIX}LISTEN opens the server to other machines, which needs a {PREFIX}URL with https.")
    return env


def read_secret(data: Path) -> str:
    """The secret in the data folder, or nothing: Django refuses to work with nothing, and there is no default."""
    try:
        return (data / "secret").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError):
        raise BadSetting(f"The secret in {data} cannot be read.") from None


__all__ = ["ANY_PORT", "TABLE", "BadSetting", "Env", "Listen", "Url", "default_data", "loopback", "read", "read_secret"]
