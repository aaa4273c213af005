"""Start the app and say where it is."""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import socket
from typing import TYPE_CHECKING

from securebase import boot, datafolder, env

if TYPE_CHECKING:
    from securebase.web.shell.door import Door

BACKLOG = 1024
KNOCK_EVERY = 0.01  # seconds
GRACE = 10.0  # seconds that a page in hand may take once the server was told to stop
AT_ONCE = 4096  # connections, silent doorbell streams included


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`--port` for a quick start; everything else is an environment variable."""
    parser.add_argument("--port", type=int, help="listen on this port of this machine (8000 unless told otherwise)")


def run(args: argparse.Namespace) -> int:
    """Serve until Ctrl-C or SIGTERM. Returns 0 after a clean stop."""
    if args.port is not None:
        use_port(args.port)
    values = env.read()
    try_port(values.listen)
    datafolder.prepare(values.data)
    with datafolder.claim(values.data):
        boot.boot()
        until_stopped(values)
    return 0


def until_stopped(values: env.Env) -> None:
    """Serve what was booted, until Ctrl-C or SIGTERM. Raises BadSetting if the content cannot be read."""
    _check_content()
    _run(values)


def use_port(port: int) -> None:
    """Listen on this port of this machine. Raises BadSetting for what is no port."""
    if port not in env.ANY_PORT:
        raise env.BadSetting("--port must be a number from 1 to 65535.")
    os.environ.setdefault("SECUREBASE_URL", f"http://{env.LOCAL}:{port}")
    os.environ["SECUREBASE_LISTEN"] = f"{env.LOCAL}:{port}"


def try_port(listen: env.Listen) -> None:
    """Raises BadSetting, in a sentence, if that address cannot be listened on."""
    family = socket.AF_INET6 if ":" in listen.host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((listen.host, listen.port))
    except PermissionError:
        raise env.BadSetting(f"Port {listen.port} may not be used by this account; choose one above 1023.") from None
    except OSError:
        raise env.BadSetting(f"Port {listen.port} on {listen.host} is in use or cannot be listened on.") from None


def _check_content() -> None:
    from securebase.core.library import LibraryFaults
    from securebase.web.shell.library import library

    try:
        library()
    except LibraryFaults as faults:
        raise env.BadSetting(str(faults)) from None


def _door(values: env.Env) -> Door:
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    from securebase.web.accounts.sessions import person_of_cookie
    from securebase.web.shell.door import Door
    from securebase.web.shell.doorbell import bell
    from securebase.web.shell.knock import Knock

    knock = Knock(bell, asks=person_of_cookie)
    return Door(get_wsgi_application(), knock, url=values.url, limit=settings.BODY_LIMIT, proxies=values.proxies)


def _run(values: env.Env) -> None:
    """Door and job loop, from the first request to a signal; what is in hand is finished, then the log is emptied."""
    from securebase.vault.sqlite.base import close_for_good
    from securebase.web.jobs.loop import JobLoop

    door, jobs = _door(values), JobLoop()
    jobs.start()
    try:
        asyncio.run(_open(door, values))
    finally:
        jobs.stop()
        close_for_good()


async def _open(door: Door, values: env.Env) -> None:
    door.open()
    try:
        await _listen(door, values)
    finally:
        await door.close()


async def _listen(door: Door, values: env.Env) -> None:
    """Granian in this very process and event loop: one process, and no second copy of anything in memory."""
    from granian.constants import HTTPModes, Interfaces
    from granian.server.embed import Server

    server = Server(
        door,
        address=values.listen.host,
        port=values.listen.port,
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,
        websockets=False,
        backlog=BACKLOG,
        backpressure=AT_ONCE,
        log_enabled=False,
    )
    over = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, over.set)
    serving = asyncio.create_task(server.serve())
    told = asyncio.create_task(_say_when_up(values))
    await asyncio.wait([serving, asyncio.create_task(over.wait())], return_when=asyncio.FIRST_COMPLETED)
    told.cancel()
    door.hang_up()  # before the server stops, because it waits for its connections to end
    server.stop()  # type: ignore[no-untyped-call]  # granian's own
    await asyncio.wait([serving], timeout=GRACE)
    if serving.done():
        serving.result()


async def _say_when_up(values: env.Env) -> None:
    """Granian does not tell when it begins to listen, so knock until somebody answers."""
    while True:
        try:
            _, writer = await asyncio.open_connection(values.listen.host, values.listen.port)
        except OSError:
            await asyncio.sleep(KNOCK_EVERY)
        else:
            writer.close()
            print(f"Secure Base is at {values.url}", flush=True)
            return
