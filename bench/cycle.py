"""The cycle engine beside what researchers use, on the same simulated couples in the same run: `python -m bench.cycle`.

The couples come from a textbook simulator that the engine was not made with (`lab/plain_couples.py`). Peers: a vector
autoregression by least squares over neighbouring days (what R's `VAR` and most diary studies do, gaps left out), and
statsmodels' VARMAX, a Kalman filter, which takes missing days as they are. Their effects are put on the same scale:
standard deviations for standard deviations.
"""

from __future__ import annotations

import contextlib
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lab.cycle_study import ACROSS, auc
from lab.plain_couples import Plain, draw_plain
from securebase.core.cycle import fit
from securebase.core.cycle.series import EFFECTS

Array = NDArray[np.float64]
Answer = tuple[Array, Array, float]  # effects, their standard errors, how likely a loop is
SEED = 20261126
OURS, SLOW = 300, 60  # couples for what takes milliseconds, and for what takes much longer
FEEDS = ((3, 0), (0, 3), (1, 2), (2, 1))


@dataclass(frozen=True, slots=True)
class Figures:
    """What one of them did."""

    milliseconds: float
    error: float
    cover: float
    auc: float
    failed: float


def ours(answers: Array) -> Answer:
    """The engine, all of it: effects, levels, forecasts, sentences' figures."""
    found = fit(answers)
    bands = [found.next_day[name] for name in EFFECTS]
    mean, sd = (np.array([getattr(band, what) for band in bands]).reshape(4, 4) for what in ("mean", "sd"))
    return mean, sd, found.p_cycle


def least_squares(answers: Array) -> Answer:
    """A first-order vector autoregression over days whose day before is there too."""
    states = _composite(answers)
    unit = (states - np.nanmean(states, axis=0)) / np.nanstd(states, axis=0)
    usable = ~np.isnan(unit[:-1]).any(axis=1) & ~np.isnan(unit[1:]).any(axis=1)
    before, now = unit[:-1][usable], unit[1:][usable]
    if len(now) < 10:
        raise np.linalg.LinAlgError("too few neighbouring days")
    table = np.column_stack([np.ones(len(before)), before])
    weights, left, rank, _ = np.linalg.lstsq(table, now, rcond=None)
    if rank < table.shape[1] or not left.size:
        raise np.linalg.LinAlgError("not of full rank")
    noise = left / max(len(now) - table.shape[1], 1)
    spread = np.sqrt(np.outer(np.diag(np.linalg.inv(table.T @ table)), noise))
    return weights[1:].T, spread[1:].T, _loop(weights[1:].T, spread[1:].T)


def varmax(answers: Array) -> Answer:
    """statsmodels: VARMAX(1, 0) by maximum likelihood. With an error of measurement five of six do not converge."""
    from statsmodels.tsa.statespace.varmax import VARMAX  # noqa: PLC0415  # only `make bench` has it

    states = _composite(answers)
    unit = (states - np.nanmean(states, axis=0)) / np.nanstd(states, axis=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of what is counted as a failure below
        found = VARMAX(unit, order=(1, 0), trend="n", measurement_error=False).fit(disp=False, maxiter=200)
    names = list(found.param_names)
    places = np.array([[names.index(f"L1.y{source + 1}.y{target + 1}") for source in range(4)] for target in range(4)])
    errors = np.asarray(found.bse)
    effects, spread = np.asarray(found.params)[places], errors[places]
    converged = bool(found.mle_retvals.get("converged", False))
    if not converged or not np.isfinite(spread).all() or not np.isfinite(effects).all():
        raise np.linalg.LinAlgError("did not converge, or has no standard errors")
    return effects, spread, _loop(effects, spread)


def _composite(answers: Array) -> Array:
    """Each state as the mean of the own answer and the other's guess, or the one that is there."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # a day without either is missing, as it should be
        return np.asarray(np.nanmean(np.stack([answers[:, :4], answers[:, 4:8]]), axis=0))


def _loop(effects: Array, spread: Array) -> float:
    """How sure both arrows of a loop are there: the weaker of the two, in standard errors."""
    steps = np.array([effects[place] / spread[place] for place in FEEDS])
    return float(max(steps[:2].min(), steps[2:].min()))


def measure(method: Callable[[Array], Answer], count: int, days: int) -> Figures:
    """One method over so many couples."""
    answers, effects, loop = draw_plain(np.random.default_rng(SEED), count, days, Plain())
    spent, errors, inside, chances, truths, failed = [], [], [], [], [], 0
    with contextlib.suppress(np.linalg.LinAlgError):
        method(answers[0])  # warm
    for couple, truth, there in zip(answers, effects, loop, strict=True):
        begun = time.process_time()
        try:
            mean, sd, chance = method(couple)
        except (np.linalg.LinAlgError, ValueError):
            failed += 1
            continue
        finally:
            spent.append(time.process_time() - begun)
        errors.append((mean - truth)[ACROSS])
        inside.append(np.abs(mean - truth)[ACROSS] <= 1.96 * sd[ACROSS])
        chances.append(chance)
        truths.append(there)
    known = np.array(truths)
    told = auc(np.array(chances), known) if known.any() and not known.all() else float("nan")
    error = float(np.sqrt(np.mean(np.square(errors)))) if errors else float("nan")
    cover = float(np.mean(inside)) if inside else float("nan")
    return Figures(1000 * float(np.median(spent)), error, cover, told, failed / count)


METHODS: tuple[tuple[str, Callable[[Array], Answer], int], ...] = (
    ("Secure Base", ours, OURS),
    ("least squares, neighbouring days", least_squares, OURS),
    ("statsmodels VARMAX(1, 0)", varmax, SLOW),
)


def table() -> str:
    """All methods at 60 and 120 days."""
    lines = [
        "| days | method | couples | CPU ms a couple | error of eight effects | 95 % intervals hold | AUC | failed |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for days in (60, 120):
        for name, method, count in METHODS:
            found = measure(method, count, days)
            lines.append(
                f"| {days} | {name} | {count} | {found.milliseconds:,.1f} | {found.error:.3f} | {found.cover:.2f} |"
                f" {found.auc:.2f} | {found.failed:.0%} |"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
