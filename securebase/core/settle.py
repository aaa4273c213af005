"""Ways to settle: breathing patterns and timed scripts, and where in them a number of seconds falls.

Timings live in `content/en/settle.toml` with their sources; this module only does the arithmetic, so that the
page, the script in the browser and a test agree on it.
"""

from dataclasses import dataclass
from datetime import date
from math import floor
from typing import Literal

PhaseKind = Literal["in", "top_up", "hold", "out", "rest"]


@dataclass(frozen=True, slots=True)
class Phase:
    """One part of a breath and how long it lasts, in seconds (more than 0)."""

    kind: PhaseKind
    seconds: float


@dataclass(frozen=True, slots=True)
class BreathMoment:
    """Where in the exercise we are: phase, its number in the breath, full breaths done, seconds left in the phase."""

    phase: Phase
    index: int
    breaths_done: int
    seconds_left: float


@dataclass(frozen=True, slots=True)
class Breath:
    """A breathing pattern. Seconds; a part of 0 seconds is left out. `default_seconds` is the usual length."""

    id: str
    title: str
    about: str
    inhale: float
    exhale: float
    default_seconds: int
    sources: tuple[str, ...]
    reviewed: date
    top_up: float = 0.0
    hold: float = 0.0
    rest: float = 0.0
    caution: str = ""

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The parts of one breath in order, without those of 0 seconds."""
        parts: tuple[tuple[PhaseKind, float], ...] = (
            ("in", self.inhale),
            ("top_up", self.top_up),
            ("hold", self.hold),
            ("out", self.exhale),
            ("rest", self.rest),
        )
        return tuple(Phase(kind, seconds) for kind, seconds in parts if seconds > 0)

    @property
    def breath_seconds(self) -> float:
        """How long one breath lasts."""
        return sum(phase.seconds for phase in self.phases)

    @property
    def per_minute(self) -> float:
        """Breaths a minute."""
        return 60.0 / self.breath_seconds

    def breaths_in(self, seconds: float) -> int:
        """Whole breaths nearest to a length of time, never fewer than one: nobody is cut off while breathing out."""
        return max(1, round(seconds / self.breath_seconds))

    def at(self, elapsed: float) -> BreathMoment:
        """The moment `elapsed` seconds (0 or more) after the first breath in. Raises ValueError below 0."""
        if elapsed < 0:
            raise ValueError("Elapsed seconds begin at 0.")
        done = floor(elapsed / self.breath_seconds)
        into = elapsed - done * self.breath_seconds
        for index, phase in enumerate(self.phases):
            if into < phase.seconds:
                return BreathMoment(phase, index, done, phase.seconds - into)
            into -= phase.seconds
        # Rounding can leave a sliver after the last part; it belongs to the next breath in.
        first = self.phases[0]
        return BreathMoment(first, 0, done + 1, first.seconds)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a script and how long it stays, in seconds."""

    words: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Script:
    """A timed script: grounding, muscles, body scan, kind words. Steps follow each other without gaps."""

    id: str
    title: str
    about: str
    steps: tuple[Step, ...]
    sources: tuple[str, ...]
    reviewed: date
    caution: str = ""

    @property
    def seconds(self) -> int:
        """How long the whole script lasts."""
        return sum(step.seconds for step in self.steps)

    def at(self, elapsed: float) -> int:
        """Index of the step shown `elapsed` seconds after the start; the last one stays. Raises ValueError below 0."""
        if elapsed < 0:
            raise ValueError("Elapsed seconds begin at 0.")
        for index, step in enumerate(self.steps):
            elapsed -= step.seconds
            if elapsed < 0:
                return index
        return len(self.steps) - 1

    def begins(self) -> tuple[int, ...]:
        """The second at which each step begins."""
        starts, second = [], 0
        for step in self.steps:
            starts.append(second)
            second += step.seconds
        return tuple(starts)
