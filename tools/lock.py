"""Write requirements/run.txt, test.txt and bench.txt from pyproject.toml: `make lock`.

The locks hold for every Python from 3.11 on and every system, carry hashes, and name neither an index nor a folder of
this machine. Settings of the machine are left out, so nobody's own copy of a package gets its hash in here.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "requirements"
FOREIGN = ("UV_", "PIP_")  # a machine's indexes, folders and preferences
OPTIONS = (
    *("--universal", "--python-version", "3.11", "--generate-hashes", "--upgrade"),
    *("--no-config", "--no-build", "--no-emit-index-url", "--no-emit-find-links"),
    *("--custom-compile-command", "make lock", "--quiet"),
)


def compile_lock(name: str, *more: str) -> None:
    """Write one lock. Raises CalledProcessError after uv has said why on the terminal."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(FOREIGN)}
    command = ["uv", "pip", "compile", "pyproject.toml", *more, *OPTIONS, "-o", f"requirements/{name}.txt"]
    subprocess.run([sys.executable, "-m", *command], cwd=ROOT, env=environment, check=True)


def main() -> int:
    """The three locks; each agrees with the one before on every version."""
    FOLDER.mkdir(exist_ok=True)
    try:
        compile_lock("run")
        compile_lock("test", "--extra", "test", "--constraint", "requirements/run.txt")
        compile_lock("bench", "--extra", "test", "--extra", "bench", "--constraint", "requirements/test.txt")
    except subprocess.CalledProcessError as fault:
        return fault.returncode
    for path in sorted(FOLDER.glob("*.txt")):
        if "://" in path.read_text(encoding="utf-8"):
            sys.exit(f"{path.name} names an address; see which package brought it.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
