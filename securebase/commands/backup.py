"""Copy the whole instance into one locked file, also while the server runs."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from securebase import agefile, backups, env, terminal


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, and whether it is locked."""
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="the file to write; it must not exist")
    parser.add_argument(
        "--open", action="store_true", help="do not lock the file; the secret of this instance is left out then"
    )


def run(args: argparse.Namespace) -> int:
    """Ask for a passphrase, copy, write; say how much it is."""
    from securebase.web.shell import clock

    terminal.refuse_existing(args.out)
    data = env.read().data
    if not (data / backups.DATABASE).is_file():
        raise env.BadSetting(f"There is no database in {data}.")
    os.umask(0o077)
    locked = None if args.open else terminal.new_passphrase("A passphrase for the backup")
    try:
        backup = backups.take(data, now=clock.now(), with_secret=locked is not None)
    except backups.NotWhole as fault:
        raise env.BadSetting(str(fault)) from None
    packed = backups.packed(backup)
    terminal.write_new(args.out, packed if locked is None else agefile.lock(packed, locked))
    counts = ", ".join(f"{many:,} {what}" for what, many in backup.about.counts.items())
    print(f"{counts}: all in {args.out}.")
    return 0
