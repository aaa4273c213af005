"""`securebase cycle`: a table of check-ins in, one object a couple out; every fault told by its line."""

from __future__ import annotations

import io
import json
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from securebase.cli import main
from securebase.core.cycle import EFFECTS, PAIRS, STATES
from securebase.core.cycle.table import TableFault, couples

HEADER = "couple,day,worry_1,space_1,worry_2,space_2"
Ask = Callable[..., tuple[int, list[dict[str, Any]], str]]


@pytest.fixture
def ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    def ask(table: str, events: str | None = None, *words: str) -> tuple[int, list[dict[str, Any]], str]:
        (tmp_path / "days.csv").write_text(table, encoding="utf-8")
        more = []
        if events is not None:
            (tmp_path / "events.csv").write_text(events, encoding="utf-8")
            more = ["--events", str(tmp_path / "events.csv")]
        status = main(["cycle", str(tmp_path / "days.csv"), *more, *words])
        said = capsys.readouterr()
        return status, [json.loads(line) for line in said.out.splitlines()], said.err

    return ask


def days(name: str, count: int, seed: int = 1) -> str:
    rng = np.random.default_rng(seed)
    return "".join(f"{name},{day},{','.join(map(str, rng.integers(0, 11, 4)))}\n" for day in range(count))


def test_a_couple_has_every_figure_of_the_contract(ask: Ask) -> None:
    status, (one,), _ = ask(f"{HEADER}\n{days('a', 70)}")
    assert status == 0
    assert set(one) >= {
        "couple",
        "days",
        "enough",
        "same_day",
        "next_day",
        "p_cycle",
        "upset_days",
        "forecast",
        "plain",
    }
    assert set(one["next_day"]) == set(EFFECTS)
    assert set(one["same_day"]) == {f"{STATES[i]}~{STATES[j]}" for i, j in PAIRS}
    assert (one["couple"], one["days"], one["enough"]) == ("a", 70, True)
    assert set(one["next_day"]["space_2<-worry_1"]) == {"mean", "sd", "lo", "hi"}
    assert one["plain"][-1].startswith("These are things that go together")


def test_dates_columns_in_any_order_and_empty_cells(ask: Ask) -> None:
    table = "day,couple,space_2,worry_1,load_1\n2026-11-03,a,,4,\n2026-11-01,a,2.5,,1\n"
    status, (one,), _ = ask(table)
    assert (status, one["days"], one["enough"]) == (0, 0, False)  # no day has an answer of both
    assert one["plain"] == ["Not enough days yet. From 14 days with a check-in of both there is something to say."]


def test_events_stand_beside_the_days(ask: Ask) -> None:
    happened = "".join(f"a,{day}.7,1,reach\na,{day}.72,2,pause\n" for day in range(0, 60, 3))
    _, (one, two), _ = ask(f"{HEADER}\n{days('a', 70)}{days('b', 20)}", f"couple,time,partner,kind\n{happened}")
    assert one["events"]["pause_2 after reach_1"]["lo"] > 1
    assert any("a pause is more common" in line for line in one["plain"])
    assert two["events"] == {}


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("a,1,3,3,3,3\na,1,4,4,4,4\n", "line 3: the day 1 is there twice, first in line 2"),
        ("a,x,3,3,3,3\n", "line 2: the day 'x' is neither"),
        ("a,1,11,3,3,3\n", "line 2: worry_1 is '11'"),
        ("a,1,-1,3,3,3\n", "line 2: worry_1 is '-1'"),
        ("a,1,nan,3,3,3\n", "line 2: worry_1 is 'nan'"),
        ("a,1,high,3,3,3\n", "line 2: worry_1 is 'high'"),
        ("a,1,3\n", "line 2: 3 cells, and the header has 6"),
        ("a,1,3,3,3,3\na,2026-01-02,3,3,3,3\n", "line 3: the day '2026-01-02' is of another kind"),
        ("a,0,3,3,3,3\na,9999999,3,3,3,3\n", "line 3: more than 4000 days after the first"),
        (",0,3,3,3,3\n", "line 2: the couple is empty"),
    ],
)
def test_a_fault_is_told_by_its_line_and_the_others_are_answered(ask: Ask, rows: str, words: str) -> None:
    status, (bad, good), _ = ask(f"{HEADER}\n{rows}{days('z', 15)}")
    assert status == 1
    assert words in bad["error"]
    assert (good["couple"], good["days"]) == ("z", 15)


def test_lines_of_a_couple_that_do_not_stand_together_are_told(ask: Ask) -> None:
    status, answers, _ = ask(f"{HEADER}\na,1,3,3,3,3\nb,1,3,3,3,3\na,2,3,3,3,3\n")
    assert status == 1
    assert "do not stand together" in answers[2]["error"]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("", "no column 'couple'"),
        ("couple,worry_1\n", "no column 'day'"),
        ("couple,day,worry_3\n", "unknown column 'worry_3'"),
        ("couple,day,day\n", "there twice"),
        ('couple,day,worry_1\na,1,"3\n' + "x" * 200_000, "not CSV"),
    ],
)
def test_a_table_that_cannot_be_read_is_one_sentence(ask: Ask, table: str, words: str) -> None:
    status, answers, said = ask(table)
    assert (status, answers) == (2, [])
    assert words in said


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ("a,0.5,3,reach\n", "the partner '3'"),
        ("a,0.5,1,shout\n", "the kind 'shout'"),
        ("a,99,1,reach\n", "the time '99'"),
        ("a,noon,1,reach\n", "the time 'noon'"),
        ("a,0.5,1\n", "3 cells"),
    ],
)
def test_a_fault_among_the_events_is_told_by_its_line(ask: Ask, events: str, words: str) -> None:
    status, (one,), _ = ask(f"{HEADER}\n{days('a', 3)}", f"couple,time,partner,kind\n{events}")
    assert status == 1
    assert "events, line 2: " in one["error"]
    assert words in one["error"]


def test_events_of_nobody_and_a_wrong_header_are_told(ask: Ask) -> None:
    assert "another order" in ask(f"{HEADER}\n{days('a', 3)}", "couple,time,partner,kind\nz,1,1,reach\n")[2]
    assert "header of the events" in ask(f"{HEADER}\n", "couple,time,kind\n")[2]
    assert ask(f"{HEADER}\n", None, "--level", "0")[0] == 2


def test_a_file_that_is_not_there_or_not_text(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["cycle", str(tmp_path / "none.csv")]) == 2
    (tmp_path / "bytes.csv").write_bytes(b"couple,day\n\xff\xfe,1\n")
    assert main(["cycle", str(tmp_path / "bytes.csv")]) == 2
    said = capsys.readouterr().err
    assert "cannot be read" in said
    assert "not UTF-8" in said


def test_standard_input_serves_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{HEADER}\n{days('a', 15)}"))
    assert main(["cycle", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["days"] == 15


def test_a_hundred_thousand_couples_need_little_more_memory_than_a_thousand() -> None:
    def lines(count: int) -> Iterator[str]:
        yield f"{HEADER}\n"
        yield from (f"{number},1,3,3,3,3\n" for number in range(count))

    def most(count: int) -> int:
        tracemalloc.start()
        for _ in couples(lines(count)):
            pass
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    most(10)
    assert most(100_000) < most(1000) + 12 * 2**20  # the names that were seen, and nothing else


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet='ab01,.-"\n\r\tx\u00e9', max_size=30), max_size=6))
def test_whatever_a_table_holds_it_is_read_or_refused(lines: list[str]) -> None:
    try:
        for rows in couples([f"{HEADER}\n", *(line + "\n" for line in lines)]):
            assert rows.faults or rows.answers
    except TableFault as fault:
        assert str(fault)
