"""Weights into the file that ships: whole numbers of few bits with a scale a row, so that all of it stays small."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from lab.language.judged import judged
from lab.language.marks import marked
from lab.language.net import STEP
from securebase.core.language.alarm import Alarm
from securebase.core.language.reader import HEADS, PIECES, WEIGHTS
from securebase.core.language.themes import themes

if TYPE_CHECKING:
    from torch import Tensor

    from lab.language.tempering import Tempers

Array = NDArray[np.float32]
SPARED: Final = 16  # steps of the last binary places that are given up
MOST: Final = 127  # steps of a weight of eight bits, to either side
LITTLE: Final = 1e-12
GRAIN: Final = 64  # steps of one, to which weights of words are rounded: few values pack into little


def whole(weights: Array, bits: int) -> tuple[NDArray[np.int8], Array]:
    """(rows, columns) in whole numbers of so many bits, and the scale of each row: as `net.coarse` taught them."""
    scale = STEP[bits] * weights.std(axis=1, ddof=1, keepdims=True) + 1e-8
    most = 2 ** (bits - 1) - 1
    return np.clip(np.round(weights / scale), -most, most).astype(np.int8), scale[:, 0].astype(np.float32)


def short(row: NDArray[Any]) -> NDArray[np.float16]:
    """Half precision with six binary places in place of ten, which packs into less; an error below one in a hundred."""
    bits = row.astype(np.float16).view(np.uint16).astype(np.uint32)
    return ((bits + SPARED // 2) // SPARED * SPARED).astype(np.uint16).view(np.float16)


def write(weights: Mapping[str, Tensor], pieces: Sequence[str], tempers: Tempers, alarm: Alarm, bits: int) -> None:
    """Write the weights, and the list of pieces beside them."""
    given = {name: each.detach().numpy() for name, each in weights.items()}
    layers = len({name.split(".")[1] for name in given if name.startswith("layers.")})
    made: dict[str, NDArray[np.generic]] = {"layers": np.array(layers)}

    def pack(name: str, table: Array) -> None:
        made[name], made[f"{name}.scale"] = whole(table, bits)

    def keep(name: str, row: Array) -> None:
        made[name] = short(row)

    pack("table", given["table.weight"])
    made["table.scale"] = made["table.scale"].astype(np.float16)
    keep("places", given["places"])
    keep("kinds", given["kinds"])
    for part in ("weight", "bias"):
        keep(f"norm.{part}", given[f"norm.{part}"])
    for at in range(layers):
        name = f"layers.{at}"
        pack(f"{name}.qkv", np.concatenate([given[f"{name}.{part}.weight"] for part in "qkv"]))
        keep(f"{name}.qkv.bias", np.concatenate([given[f"{name}.{part}.bias"] for part in "qkv"]))
        for part in ("out", "up", "down"):
            pack(f"{name}.{part}", given[f"{name}.{part}.weight"])
            keep(f"{name}.{part}.bias", given[f"{name}.{part}.bias"])
        for part in ("n1", "n2"):
            for kind in ("weight", "bias"):
                keep(f"{name}.{part}.{kind}", given[f"{name}.{part}.{kind}"])
    made |= _of_heads(given)
    made |= _of_danger(alarm)
    keep("echo", given["echo.weight"].T)
    made |= {name: np.asarray(each, np.float32) for name, each in tempers.named().items()}
    made["marked"] = np.array(len(marked()))  # so many, in the order of the files, were there to be taught
    made |= {"about": np.zeros((2 * given["places"].shape[1], len(themes()) + 1), np.int8)}
    made |= {f"about{part}": np.zeros(len(themes()) + 1, np.float32) for part in (".scale", "_shift")}
    gist = (layers + 1) * given["places"].shape[1]
    made["back"] = np.zeros(gist + 1, np.float16)
    made |= {"tone": np.zeros((gist, 2), np.int8), "tone.scale": np.zeros(2, np.float32)}
    made["judged"] = np.array(len(judged()))
    for name in ("fit", "fit_first"):  # `fitting` finds them, when the reader is there
        made |= {name: np.zeros(1, np.float32), f"{name}_cut": np.ones((), np.float32)}
    WEIGHTS.parent.mkdir(exist_ok=True)
    np.savez_compressed(WEIGHTS, **made)  # type: ignore[arg-type]
    PIECES.write_text("\n".join(pieces) + "\n", "utf-8")


def _of_heads(given: Mapping[str, Array]) -> dict[str, NDArray[np.generic]]:
    made: dict[str, NDArray[np.generic]] = {}
    for head in HEADS:
        for part in ("look", "say"):
            made[f"{head}.{part}"] = short(given[f"{head}.{part}.weight"].T)
            made[f"{head}.{part}_shift"] = short(given[f"{head}.{part}.bias"])
    for head in ("words", "marks", "felt"):
        made[head] = short(given[f"{head}.weight"].T)
        made[f"{head}_shift"] = short(given[f"{head}.bias"])
    return made


def renew(tempers: Tempers, alarm: Alarm) -> None:
    """Write the file again with other thresholds and rules for danger; the reader in it stays."""
    put(_of_danger(alarm) | {name: np.asarray(each, np.float32) for name, each in tempers.named().items()})


def coarse(weights: Array) -> tuple[NDArray[np.int8], Array]:
    """(rows, columns) in whole numbers of eight bits, and the scale of each column."""
    scale = np.abs(weights).max(axis=0) / MOST
    return np.round(weights / np.maximum(scale, LITTLE)).astype(np.int8), scale.astype(np.float32)


def put(given: Mapping[str, NDArray[np.generic]]) -> None:
    """Write the file again with other numbers under some names; whatever else is in it stays."""
    with np.load(WEIGHTS) as kept:
        made: dict[str, NDArray[np.generic]] = {name: kept[name] for name in kept.files}
    made |= {name: short(each) for name, each in made.items() if each.dtype == np.float16}
    np.savez_compressed(WEIGHTS, **(made | dict(given)))  # type: ignore[arg-type]


def _of_danger(alarm: Alarm) -> dict[str, NDArray[np.generic]]:
    made: dict[str, NDArray[np.generic]] = {f"danger.{part}": short(getattr(alarm, part)) for part in ("gist", "shift")}
    return made | {"danger.words": (np.round(alarm.words * GRAIN) / GRAIN).astype(np.float16)}
