"""Put a backup back. What was removed since stays removed, and everybody signs in again."""

from __future__ import annotations

import argparse
import os
import secrets
import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from securebase import agefile, backups, boot, datafolder, env, terminal
from securebase.backups import DATABASE, REMOVED, SECRET, Backup

if TYPE_CHECKING:
    from securebase.restoring import Settled

FILES = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal", REMOVED, SECRET)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which backup."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the backup to put into the data folder")


def run(args: argparse.Namespace) -> int:
    """Prepare everything beside, then move it into place. What was there is kept aside."""
    data = env.read().data
    backup = _read(args.file)
    os.umask(0o077)
    try:
        data.mkdir(mode=datafolder.FOLDER_MODE, parents=True, exist_ok=True)
        with ExitStack() as held:
            held.enter_context(datafolder.claim(data))
            return _restore(backup, data, held)
    except OSError as fault:
        raise env.BadSetting(f"The data folder {data} cannot be written: {fault.strerror}.") from None


def _read(path: Path) -> Backup:
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise env.BadSetting(f"{path} cannot be read: {fault.strerror}.") from None
    try:
        if agefile.is_locked(data):
            data = agefile.unlock(data, terminal.passphrase("The passphrase of the backup"))
        return backups.unpacked(data)
    except agefile.WrongPassphrase:
        raise env.BadSetting("That passphrase does not open the backup; nothing was changed.") from None
    except agefile.Broken:
        raise env.BadSetting("That file is no backup, or it is cut off or changed.") from None
    except agefile.TooHeavy:
        raise env.BadSetting("To open that backup takes more memory than this machine has.") from None
    except backups.NotWhole as fault:
        raise env.BadSetting(str(fault)) from None


def _restore(backup: Backup, data: Path, held: ExitStack) -> int:
    secret = _secret(backup, data)
    beside = data / f".restoring-{secrets.token_hex(4)}"
    held.callback(shutil.rmtree, beside, ignore_errors=True)
    beside.mkdir(mode=datafolder.FOLDER_MODE)
    current = (data / REMOVED).read_bytes() if (data / REMOVED).exists() else b""
    gone = backup.gone_since(current)
    _lay_out(beside, {DATABASE: backup.database, REMOVED: _joined(backup.removed, current), SECRET: secret})
    settled, counts = _settle(beside, gone)
    aside = _swap(beside, data)
    _tell(counts, settled, data, aside)
    return 0


def _secret(backup: Backup, data: Path) -> bytes:
    if backup.secret is not None:
        return backup.secret
    here = (data / SECRET).read_bytes() if (data / SECRET).exists() else b""
    if not backup.fits(here):
        hint = f"put the file secret of that instance into {data} first."
        raise env.BadSetting(f"That backup was left open, so it holds no secret, and none that fits is here; {hint}")
    return here


def _joined(removed: bytes, current: bytes) -> bytes:
    """Both lists, each id once more only if it is not in the first."""
    known, whole = set(backups.refs(removed)), removed[: len(removed) - len(removed) % backups.REF]
    return whole + b"".join(ref for ref in backups.refs(current) if ref not in known)


def _lay_out(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        terminal.write_new(folder / name, data)


def _settle(folder: Path, gone: set[bytes]) -> tuple[Settled, dict[str, int]]:
    """Everything that needs the database, while nobody can reach it yet."""
    os.environ["SECUREBASE_DATA"] = str(folder)
    boot.boot()
    from securebase import restoring
    from securebase.vault.sqlite import library
    from securebase.vault.sqlite.base import close_for_good
    from securebase.web.shell import clock

    settled = restoring.settle(gone, now=clock.now())
    close_for_good()
    connection = library.module().connect(folder / DATABASE)
    try:
        return settled, backups.counts_of(connection)
    except backups.NotWhole as fault:
        raise env.BadSetting(f"{fault} Nothing was changed; take another backup.") from None
    finally:
        connection.close()


def _swap(fresh: Path, data: Path) -> Path | None:
    """Old files aside, new ones in; the database last, so that a crash in between leaves none rather than a mixture."""
    from securebase.web.shell import clock

    old = [data / name for name in FILES if (data / name).exists()]
    aside = data / f"replaced-{clock.now():%Y%m%d-%H%M%S}" if old else None
    if aside is not None:
        aside.mkdir(mode=datafolder.FOLDER_MODE)
        for path in old:
            path.rename(aside / path.name)
    for name in (SECRET, REMOVED, DATABASE):
        (fresh / name).rename(data / name)
    return aside


def _tell(counts: dict[str, int], settled: Settled, data: Path, aside: Path | None) -> None:
    print(f"{', '.join(f'{many:,} {what}' for what, many in counts.items())} are in {data}.")
    print(
        f"Removed since that backup, and so again: {settled.records:,} records, {settled.people:,} accounts; "
        f"parted: {settled.couples:,} couples. Sessions ended: {settled.sessions:,}."
    )
    if aside is not None:
        print(f"What was there before is in {aside}. Remove it once all is well: it holds what was deleted since.")
