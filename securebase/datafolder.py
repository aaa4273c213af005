"""The data folder: database and secret, for the eyes of the account that runs the server alone."""

from __future__ import annotations

import fcntl
import os
import secrets
from pathlib import Path
from typing import IO

from securebase.env import BadSetting

FOLDER_MODE = 0o700
FILE_MODE = 0o600


def prepare(data: Path) -> None:
    """Make the folder and the secret if they are not there. Raises BadSetting if that, or writing, is not possible."""
    os.umask(0o077)  # whatever this process makes from now on is its owner's alone
    try:
        data.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        if not os.access(data, os.W_OK | os.X_OK):
            raise PermissionError
        _write_secret(data / "secret")
    except OSError:
        raise BadSetting(f"The data folder {data} cannot be written to.") from None


def _write_secret(path: Path) -> None:
    """Written beside and moved into place, so that a crash leaves a whole secret or none."""
    if path.exists():
        return
    fresh = path.with_name(f".secret-{secrets.token_hex(8)}")
    with fresh.open("x", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(fresh, path)  # unlike a rename this never replaces one that another start made in the same moment
    except FileExistsError:
        pass
    finally:
        fresh.unlink()


def claim(data: Path) -> IO[bytes]:
    """Hold the folder for this process, for as long as the answer is kept open. BadSetting if another one has it."""
    held = (data / "lock").open("wb")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        held.close()
        raise BadSetting(f"Another Secure Base is at work on the data folder {data}.") from None
    return held
