"""A published questionnaire in the place of our own statements: one file that the owner of the server puts down.

`attachment.toml` in the data folder, in the form of docs/models/measures.md. It is read anew when it changes. One with
faults is not used, and `securebase check` says why; what was answered under another name stays, and is not mixed in.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings

from securebase.core.attachment import refuse_measure
from securebase.core.measure import Measure, MeasureFaults, read_measure

OURS: Final = frozenset({"attachment", "satisfaction", "wellbeing"})


def brought() -> Measure | None:
    """What the owner has put down; None if there is nothing. Raises MeasureFaults for one with faults."""
    path: Path = settings.INSTRUMENT
    try:
        stamp = path.stat()
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise MeasureFaults([f"{path.name}: {fault.strerror}"]) from None
    return _read(path, stamp.st_mtime_ns, stamp.st_size)


def in_use(ours: Measure) -> Measure:
    """What is asked: the owner's questionnaire if there is one without faults, else our own statements."""
    try:
        return brought() or ours
    except MeasureFaults:
        return ours


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int, _size: int) -> Measure:
    try:
        found = read_measure(path)
    except OSError as fault_of_disk:
        raise MeasureFaults([f"{path.name}: {fault_of_disk.strerror}"]) from None
    fault = refuse_measure(found)
    if found.id in OURS:
        fault = f"the id '{found.id}' is that of a questionnaire of ours"
    if fault:
        raise MeasureFaults([f"{path.name}: {fault}"])
    return found
