"""Make .venv from a lock: `python3 tools/setup.py run`, `test` or `bench`. Does nothing if nothing has changed.

Standard library only, and one path on every machine: the environment is made without pip (Debian keeps `ensurepip`
in a package of its own), and pip comes from the wheel beside this file, checked against its hash. Every package is
checked against the lock's hashes. Which index they come from is pip's own matter (PIP_INDEX_URL, pip's settings).
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
PIP = ROOT / "tools" / "pip-26.3-py3-none-any.whl"
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
# A lock, and those that are satisfied with it.
LOCKS = {
    "run": ("run",),
    "test": ("test", "run"),
    "bench": ("bench", "test", "run"),
}
LAUNCHER = '#!/bin/sh\nexec "$(dirname "$0")/python" -m securebase "$@"\n'
# Would send packages somewhere else than into .venv.
ELSEWHERE = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV", "PYTHONHOME", "PYTHONPATH")
# What pip says, and what that means for the person at the terminal.
FAULTS = (
    ("No space left on device", "The disk is full."),
    ("DO NOT MATCH THE HASHES", "A package is not the one that the lock names, so nothing of it was installed."),
    ("NewConnectionError", "The package index cannot be reached. Is this machine online?"),
    ("NameResolutionError", "The package index cannot be reached. Is this machine online?"),
    ("ConnectTimeout", "The package index does not answer. Is this machine online?"),
    ("CERTIFICATE_VERIFY_FAILED", "The package index cannot be trusted: install the package ca-certificates."),
    ("No matching distribution", "A package is not made for this machine or this Python (its lines are above)."),
)


class SetupError(Exception):
    """Setting up cannot go on; the message is one or two sentences for the person at the terminal."""


def main(arguments: list[str]) -> int:
    """0 if .venv is as the lock wants it, 1 after a sentence that says why not."""
    if len(arguments) != 1 or arguments[0] not in LOCKS:
        say("Say which: python3 tools/setup.py run, test or bench.")
        return 1
    try:
        set_up(arguments[0])
    except SetupError as fault:
        say(str(fault))
        return 1
    except OSError as fault:
        say(f"Setting up stopped: {fault.strerror or fault} ({fault.filename or VENV}).")
        return 1
    except KeyboardInterrupt:
        say("Stopped. The next try goes on from here.")
        return 1
    return 0


def say(sentence: str) -> None:
    """Tell the person at the terminal."""
    sys.stderr.write(sentence + "\n")


def set_up(name: str) -> None:
    """Bring .venv in line with requirements/<name>.txt. Raises SetupError."""
    if sys.version_info < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:2])
        raise SetupError(
            f"Secure Base needs Python 3.11 or newer, and this is {found}. Try: make PYTHON=/path/to/python3"
        )
    lock = ROOT / "requirements" / f"{name}.txt"
    with lock.open("rb") as turn:
        _wait(turn.fileno())
        wanted = {each: _digest(ROOT / "requirements" / f"{each}.txt") for each in LOCKS[name]}
        if _sound() and _stamp(name) == wanted[name]:
            return
        if not _sound():
            _make()
        _give_pip()
        say("Fetching what Secure Base needs ..." if name == "run" else "Fetching what the tests need ...")
        _install(lock)
        _point_here()
        for each, digest in wanted.items():
            _stamp_path(each).write_text(digest, encoding="ascii")


def _wait(descriptor: int) -> None:
    """Let another setup of this checkout finish first. The lock ends with the open file."""
    import fcntl  # noqa: PLC0415  # after the sentence about an old Python

    fcntl.flock(descriptor, fcntl.LOCK_EX)


def _digest(lock: Path) -> str:
    """What .venv depends on: the lock, this file (which names pip), and the Python it is made with."""
    parts = (lock.read_bytes(), Path(__file__).read_bytes(), str(sys.version_info[:2]).encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _stamp_path(name: str) -> Path:
    return VENV / f".installed-{name}"


def _stamp(name: str) -> str:
    try:
        return _stamp_path(name).read_text(encoding="ascii")
    except FileNotFoundError:
        return ""


def _sound() -> bool:
    """True if .venv has a Python that starts and is of the same version as this one, and was made in this place."""
    if not PYTHON.exists() or (_pointer().exists() and _pointer().read_text(encoding="utf-8") != f"{ROOT}\n"):
        return False
    asked = subprocess.run(
        [PYTHON, "-I", "-S", "-c", "import sys; print(sys.version_info[:2])"],
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.stdout.strip() == str(tuple(sys.version_info[:2]))


def _make() -> None:
    """A new .venv, without pip, in place of what is there."""
    if VENV.is_symlink():
        raise SetupError(f"{VENV} points elsewhere; take that link away first.")
    if VENV.exists():
        say("The old .venv does not fit this Python or this place; making a new one.")
        shutil.rmtree(VENV)
    VENV.mkdir()  # says in the system's own words if this folder cannot be written
    made = subprocess.run(
        [sys.executable, "-I", "-m", "venv", "--without-pip", VENV], capture_output=True, text=True, check=False
    )
    if made.returncode != 0:
        sys.stderr.write(made.stdout + made.stderr)
        raise SetupError(
            "This Python cannot make an environment. On Debian and Ubuntu install the package python3-venv."
        )


def _site() -> Path:
    """The folder of .venv that packages go into."""
    return VENV / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"


def _pointer() -> Path:
    """The file that tells Python where this checkout is."""
    return _site() / "secure-base-checkout.pth"


def _give_pip() -> None:
    """Unpack the pip wheel into .venv: a wheel of pure Python needs no more than that."""
    if hashlib.sha256(PIP.read_bytes()).hexdigest() != PIP_SHA256:
        raise SetupError(f"{PIP} is not the file it was: git checkout -- {PIP.relative_to(ROOT)}")
    version = PIP.name.split("-")[1]
    if (_site() / f"pip-{version}.dist-info").exists():
        return
    for old in (*_site().glob("pip-*.dist-info"), _site() / "pip"):
        shutil.rmtree(old, ignore_errors=True)
    with zipfile.ZipFile(PIP) as wheel:
        # What says that pip is there comes last, so half a pip is never taken for a whole one.
        for name in sorted(wheel.namelist(), key=lambda each: ".dist-info/" in each):
            wheel.extract(name, _site())


def _install(lock: Path) -> None:
    """Every package of the lock, by hash, as wheels only: nobody needs a compiler."""
    command = [str(PYTHON), "-I", "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:", "--no-input"]
    quietly = ["--quiet", "--disable-pip-version-check", "--root-user-action", "ignore", "--requirement", str(lock)]
    environment = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    done = subprocess.run([*command, *quietly], capture_output=True, text=True, check=False, env=environment)
    if done.returncode == 0:
        return
    said = done.stdout + done.stderr
    sys.stderr.write(said)
    why = next((sentence for sign, sentence in FAULTS if sign in said), "pip could not install (its lines are above).")
    raise SetupError(f"{why} When that is mended, run the same command again.")


def _point_here() -> None:
    """Let .venv find this checkout, and give it the `securebase` command."""
    _pointer().write_text(f"{ROOT}\n", encoding="utf-8")
    launcher = VENV / "bin" / "securebase"
    launcher.write_text(LAUNCHER, encoding="ascii")
    launcher.chmod(0o755)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
