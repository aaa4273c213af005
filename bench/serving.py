"""Which serving layout: plain WSGI, Django's ASGI, or our door, all under granian with the same page; and the doorbell.

`python -m bench.serving` takes two minutes, speaks to this machine only, and ends by itself. CPU milliseconds are the
figure to compare; pages a second depend on what else the machine does.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec

import psutil

LAYOUTS = ("wsgi", "door", *(["a2wsgi"] if find_spec("a2wsgi") else []), "django-asgi")
PORT = int(os.environ.get("BENCH_PORT", "8112"))
CONNECTIONS = 16
REQUESTS = 2_000
RUNS = 3
STREAMS = 400
RINGS = 200


@dataclass(frozen=True, slots=True)
class Cost:
    """What a page costs in one layout: CPU of the server a page, pages a second, the slowest of a hundred, memory."""

    cpu_ms: float
    per_second: float
    p99_ms: float
    memory_mb: float


@dataclass(frozen=True, slots=True)
class Doorbell:
    """Kilobytes and CPU milliseconds to open a stream; milliseconds from act to told, in quiet and among page loads."""

    memory_kb: float
    cpu_ms: float
    quiet_ms: list[float]
    busy_ms: list[float]


@contextlib.contextmanager
def server(layout: str, folder: str) -> Iterator[list[psutil.Process]]:
    """The server's processes, once it answers."""
    words = [sys.executable, "-m", "bench.serving_site", layout, str(PORT), folder]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        asyncio.run(_answers())
        parent = psutil.Process(process.pid)
        yield [parent, *parent.children(recursive=True)]
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


async def _answers() -> None:
    for _ in range(1_000):
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
            await _get(reader, writer, "/page/")
            writer.close()
            return
        except (OSError, asyncio.IncompleteReadError):
            await asyncio.sleep(0.02)
    raise TimeoutError("The server did not start.")


async def _get(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str) -> bytes:
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    if b"content-length:" in head:
        return await reader.readexactly(int(head.split(b"content-length:")[1].split(b"\r\n")[0]))
    body = b""
    while size := int(await reader.readline(), 16):
        body += await reader.readexactly(size)
        await reader.readexactly(2)
    await reader.readexactly(2)
    return body


def cpu(processes: list[psutil.Process]) -> float:
    """Seconds of CPU that they have used."""
    return sum(sum(process.cpu_times()[:2]) for process in processes)


def memory(processes: list[psutil.Process]) -> float:
    """Megabytes that would be free without them."""
    return float(sum(process.memory_full_info().pss for process in processes)) / 2**20


async def _load(requests: int) -> list[float]:
    left = iter(range(requests))
    took: list[float] = []

    async def browse() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
        for _ in left:
            began = time.perf_counter()
            body = await _get(reader, writer, "/page/")
            took.append(time.perf_counter() - began)
            assert body.count(b"<li") == 20
        writer.close()

    await asyncio.gather(*(browse() for _ in range(CONNECTIONS)))
    return took


def page_cost(layout: str, folder: str) -> Cost:
    """Measure one layout once."""
    with server(layout, folder) as processes:
        asyncio.run(_load(300))
        before, began = cpu(processes), time.perf_counter()
        took = asyncio.run(_load(REQUESTS))
        wall, used = time.perf_counter() - began, cpu(processes) - before
        p99 = statistics.quantiles(took, n=100)[98]
        return Cost(used / REQUESTS * 1e3, REQUESTS / wall, p99 * 1e3, memory(processes))


async def _streams(processes: list[psutil.Process]) -> Doorbell:
    """Open 400 tabs; ring for half of them in quiet, for the other half while 16 browsers ask for pages."""
    before, used = memory(processes), cpu(processes)
    told: dict[int, asyncio.Future[float]] = {}
    writers: list[asyncio.StreamWriter] = []
    tasks: list[asyncio.Task[None]] = []
    for n in range(1, STREAMS + 1):
        reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
        writer.write(f"GET /doorbell HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\nCookie: sid={n}\r\n\r\n".encode())
        await reader.readuntil(b"retry: 3000\n\n")
        told[n] = asyncio.get_running_loop().create_future()
        tasks.append(asyncio.create_task(_listen(reader, told[n])))
        writers.append(writer)
    each, opening = (memory(processes) - before) * 1024 / STREAMS, (cpu(processes) - used) / STREAMS * 1e3
    quiet = await _ring(told, range(1, RINGS + 1))
    browsing = asyncio.create_task(_load(100_000))  # more than there is time for: it is cancelled
    busy = await _ring(told, range(RINGS + 1, STREAMS + 1))
    for task in (browsing, *tasks):
        task.cancel()
    for writer in writers:
        writer.close()
    return Doorbell(each, opening, quiet, busy)


async def _ring(told: dict[int, asyncio.Future[float]], persons: range) -> list[float]:
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    took = []
    for n in persons:
        began = time.perf_counter()
        await _get(reader, writer, f"/ring/{n}/")
        took.append((await told[n] - began) * 1e3)
    writer.close()
    return took


async def _listen(reader: asyncio.StreamReader, told: asyncio.Future[float]) -> None:
    await reader.readuntil(b"event: look")
    told.set_result(time.perf_counter())


def main() -> None:
    """Print all figures as a table."""
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'layout':12} {'CPU ms':>7} {'pages/s':>8} {'p99 ms':>7} {'PSS MB':>7}   (median of {RUNS})")
        found: dict[str, list[Cost]] = {layout: [] for layout in LAYOUTS}
        for _ in range(RUNS):
            for layout in LAYOUTS:
                found[layout].append(page_cost(layout, folder))
        for layout, costs in found.items():
            middle = [
                statistics.median(getattr(cost, name) for cost in costs)
                for name in ("cpu_ms", "per_second", "p99_ms", "memory_mb")
            ]
            print(f"{layout:12} {middle[0]:7.2f} {middle[1]:8.0f} {middle[2]:7.1f} {middle[3]:7.0f}")
        with server("door", folder) as processes:
            idle = memory(processes)
            cost = asyncio.run(_streams(processes))
        each = f"{cost.memory_kb:.0f} kB and {cost.cpu_ms:.2f} CPU ms each"
        print(f"doorbell     {STREAMS} streams over {idle:.0f} MB: {each}")
        for when, took in (("in quiet", cost.quiet_ms), (f"among {CONNECTIONS} browsers", cost.busy_ms)):
            p50, p99 = statistics.median(took), statistics.quantiles(took, n=100)[98]
            print(f"             act to told {when}: median {p50:.1f} ms, p99 {p99:.1f} ms, most {max(took):.1f} ms")


if __name__ == "__main__":
    main()
