"""Make a couple who do not exist, in a folder that is thrown away, and start with them."""

from __future__ import annotations

import argparse
import os
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from securebase import boot, datafolder, env
from securebase.commands import serve

# What a real server is told means nothing here.
UNSET: Final = ("URL", "LISTEN", "OPERATOR", "OPEN_SIGNUP", "PROXIES", "DATA")
DAYS: Final = range(2, 121)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`--port`, and `--days` for a couple who began lately."""
    parser.add_argument("--port", type=int, help="listen on this port of this machine (8000 unless told otherwise)")
    parser.add_argument("--days", type=int, default=DAYS[-1], help="how many days they have behind them, 2 to 120")


def run(args: argparse.Namespace) -> int:
    """Make the two, say how to sign in, serve until Ctrl-C, and remove the folder. Never the data folder of anybody."""
    if args.days not in DAYS:
        raise env.BadSetting("--days must be a number from 2 to 120.")
    for name in UNSET:
        os.environ.pop(env.PREFIX + name, None)
    serve.use_port(env.PORT if args.port is None else args.port)
    with tempfile.TemporaryDirectory(prefix="secure-base-sample-") as folder:
        os.environ["SECUREBASE_DATA"] = str(Path(folder) / "data")
        values = env.read()
        serve.try_port(values.listen)
        datafolder.prepare(values.data)
        with datafolder.claim(values.data):
            boot.boot()
            print(f"Making two people who do not exist, with {args.days} days behind them …", flush=True)
            for line in fill(days=args.days):
                print(line, flush=True)
            serve.until_stopped(values)
    print("Stopped. The two and their folder are gone.", flush=True)
    return 0


def fill(*, days: int) -> list[str]:
    """Write the couple into the database that was booted; the lines that say how to sign in as either."""
    from securebase.samples.make import make
    from securebase.web.shell.clock import now

    moment = now()
    cast = make(now=moment, zone=_zone(moment), days=days)
    lines = [f"Sign in as {each.name} with the passphrase: {each.passphrase}" for each in cast.values()]
    return [*lines, "Each in a browser window of its own (one of them private) shows both sides at once."]


def _zone(moment: datetime) -> ZoneInfo:
    """The zone of this machine, so that their evenings are evenings here; UTC where its name is not known."""
    named = os.environ.get("TZ", "").lstrip(":")
    link = Path("/etc/localtime")
    for name in (named, str(link.resolve()).partition("zoneinfo/")[2] if link.is_symlink() else ""):
        try:
            if name:
                moment.astimezone(ZoneInfo(name))
                return ZoneInfo(name)
        except (ValueError, OSError):  # not a zone, or not one by that name
            continue
    return ZoneInfo("UTC")
