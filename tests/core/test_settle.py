"""Breaths and scripts: how long, how many, and where in them a second falls."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from securebase.core.library import load_library
from securebase.core.settle import Breath, Script

LIBRARY = load_library()
BREATHS = st.sampled_from(LIBRARY.breaths)
SCRIPTS = st.sampled_from(LIBRARY.scripts)


def test_the_patterns_have_the_timings_of_their_sources() -> None:
    timings = {breath.id: [(phase.kind, phase.seconds) for phase in breath.phases] for breath in LIBRARY.breaths}
    assert timings == {
        "slow": [("in", 4), ("out", 6)],
        "sigh": [("in", 3), ("top_up", 1), ("out", 8)],
        "box": [("in", 4), ("hold", 4), ("out", 4), ("rest", 4)],
    }


def test_slow_breath_is_six_a_minute() -> None:
    slow = LIBRARY.breath("slow")
    assert slow.per_minute == 6
    assert slow.breaths_in(slow.default_seconds) == 6
    assert slow.breaths_in(0) == 1


def test_the_first_settle_takes_60_to_90_seconds() -> None:
    assert 60 <= LIBRARY.breath("slow").default_seconds <= 90
    assert 60 <= LIBRARY.script("grounding").seconds <= 90


@pytest.mark.parametrize(
    ("elapsed", "kind", "done", "left"),
    [(0, "in", 0, 4), (3.5, "in", 0, 0.5), (4, "out", 0, 6), (9.5, "out", 0, 0.5), (10, "in", 1, 4), (57, "out", 5, 3)],
)
def test_where_in_a_breath(elapsed: float, kind: str, done: int, left: float) -> None:
    moment = LIBRARY.breath("slow").at(elapsed)
    assert (moment.phase.kind, moment.breaths_done, moment.seconds_left) == (kind, done, left)


@given(BREATHS, st.floats(0, 3600))
def test_every_second_lies_in_one_phase(breath: Breath, elapsed: float) -> None:
    moment = breath.at(elapsed)
    assert breath.phases[moment.index] == moment.phase
    assert 0 < moment.seconds_left <= moment.phase.seconds
    begun = sum(phase.seconds for phase in breath.phases[: moment.index + 1])
    assert moment.breaths_done * breath.breath_seconds + begun - moment.seconds_left == pytest.approx(elapsed, abs=1e-6)


@given(SCRIPTS, st.integers(0, 600))
def test_a_script_shows_the_step_that_has_begun(script: Script, elapsed: int) -> None:
    begins = script.begins()
    assert script.at(elapsed) == max(number for number, second in enumerate(begins) if second <= elapsed)
    assert begins[-1] + script.steps[-1].seconds == script.seconds


def test_tensing_is_short_and_letting_go_is_long() -> None:
    muscles = LIBRARY.script("muscles").steps[1:-1]
    assert [step.seconds for step in muscles[::2]] == [6] * 8
    assert all(step.words.startswith("Let go.") and 20 <= step.seconds <= 40 for step in muscles[1::2])


def test_time_does_not_run_backward() -> None:
    ways: list[Breath | Script] = [*LIBRARY.breaths, *LIBRARY.scripts]
    for way in ways:
        with pytest.raises(ValueError, match="begin at 0"):
            way.at(-1)
