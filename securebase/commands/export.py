"""Write one person's own words into a file that they can keep and read elsewhere."""

from __future__ import annotations

import argparse
from pathlib import Path

from securebase import boot, env, terminal


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whose words, where to, and whether the file is locked."""
    parser.add_argument("--name", required=True, help="the name they sign in with")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="the file to write; it must not exist")
    parser.add_argument("--open", action="store_true", help="do not lock the file: whoever gets it can read it")


def run(args: argparse.Namespace) -> int:
    """Ask for the passphrase, then write the file. The server may run meanwhile, or not."""
    terminal.refuse_existing(args.out)
    boot.boot()
    import securebase.web.urls  # noqa: F401  # every page's records are known from here on

    terminal.write_new(args.out, _made(args.name, locked=not args.open))
    print(f"It is in {args.out}.")
    return 0


def _made(name: str, *, locked: bool) -> bytes:
    from securebase.web.accounts.opening import NotOpened, TryLater, person_of
    from securebase.web.exports import actions
    from securebase.web.shell import clock
    from securebase.web.shell.library import library

    now, person = clock.now(), person_of(name)
    typed = terminal.passphrase("The passphrase of the account")
    try:
        if person is None:
            raise NotOpened
        ring, us = actions.open_up(by=person, passphrase=typed, now=now)
    except NotOpened:
        raise env.BadSetting("That name and passphrase open nothing here.") from None
    except TryLater as wait:
        raise env.BadSetting(f"Too many tries; the next one is possible at {wait.at:%H:%M} UTC.") from None
    passphrase = terminal.new_passphrase("A passphrase for the file") if locked else None
    return actions.take(by=person, ring=ring, us=us, passphrase=passphrase, library=library(), now=now).data
