"""`securebase attachment`: a line in, a line out, in order, whatever the line is."""

from __future__ import annotations

import io
import json
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from securebase.cli import main
from securebase.json_lines import LONGEST, answers

EXAMPLE = Path(__file__).parents[2] / "docs/models/example-instrument.toml"
Ask = Callable[..., tuple[int, list[dict[str, Any]]]]


class Lines(io.BytesIO):
    """Standard input made of bytes."""

    @property
    def buffer(self) -> Lines:
        return self


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    def ask(sent: bytes | list[dict[str, Any]], *words: str) -> tuple[int, list[dict[str, Any]]]:
        lines = sent if isinstance(sent, bytes) else "".join(json.dumps(each) + "\n" for each in sent).encode()
        monkeypatch.setattr(sys, "stdin", Lines(lines))
        status = main(["attachment", *words])
        return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return ask


def test_a_line_has_two_axes_and_keeps_its_id(ask: Ask) -> None:
    status, (one, two) = ask([{"id": "x", "answers": {"gap": 7, "alone": 1}}, {"id": 2, "answers": {}}])
    assert status == 0
    assert (one["id"], one["answered"], one["careless"], two["id"]) == ("x", 2, False, 2)
    assert set(one["anxiety"]) >= {"mean", "se", "lo", "hi"}
    assert one["anxiety"]["lo"] < one["anxiety"]["mean"] < one["anxiety"]["hi"]
    assert (two["answered"], two["anxiety"]["mean"], two["anxiety"]["raw"]) == (0, 3.3, None)


def test_another_questionnaire_is_the_default_and_ours_can_be_named(ask: Ask) -> None:
    lines = [{"id": 1, "answers": {"a1": 5}}, {"id": 2, "instrument": "attachment", "answers": {"gap": 7}}]
    status, (one, two) = ask(lines, "--instrument", str(EXAMPLE))
    assert (status, one["anxiety"]["raw"], two["anxiety"]["raw"]) == (0, 5, 7)


def test_a_wider_band_was_asked_for(ask: Ask) -> None:
    _, (narrow,) = ask([{"id": 1, "answers": {"gap": 4}}], "--level", "0.5")
    _, (wide,) = ask([{"id": 1, "answers": {"gap": 4}}], "--level", "0.99")
    assert wide["anxiety"]["hi"] > narrow["anxiety"]["hi"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b'{"id": 3', "not JSON"),
        (b"[1]", "not a JSON object"),
        (b"\xff", "not UTF-8"),
        (b'{"id": 1, "answers": {"gap": NaN}}', "NaN is no number"),
        (b'{"id": 1, "answers": {"gap": 1e999}}', "too large a number"),
        (b'{"id": 1, "answers": {"gap": ' + b"9" * 9000 + b"}}", "too many digits"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"id": 1, "answers": [1]}', "an object"),
        (b'{"id": 1}', "an object"),
        (b'{"id": 1, "answers": {"no": 1}}', "no item 'no'"),
        (b'{"id": 1, "answers": {"gap": "7"}}', "whole number"),
        (b'{"id": 1, "instrument": ["a"], "answers": {}}', "no instrument"),
        (b'{"id": 1, "instrument": "b", "answers": {}}', "there is attachment"),
        (b'{"id": "' + b"x" * LONGEST + b'"}', "longer than"),
    ],
)
def test_a_bad_line_is_told_in_its_place_and_the_others_are_answered(ask: Ask, line: bytes, words: str) -> None:
    good = b'{"id": "after", "answers": {"gap": 2}}\n'
    status, (bad, fine) = ask(line + b"\n\n" + good)
    assert status == 1
    assert words in bad["error"]
    assert fine["id"] == "after"
    assert "error" not in fine


def test_what_cannot_be_used_is_told_before_any_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["attachment", "--level", "1"]) == 2
    assert main(["attachment", "--instrument", str(tmp_path / "no.toml")]) == 2
    (tmp_path / "one.toml").write_text(EXAMPLE.read_text("utf-8").replace("avoidance", "other"))
    assert main(["attachment", "--instrument", str(tmp_path / "one.toml")]) == 2
    said = capsys.readouterr().err
    assert "--level is above 0" in said
    assert "the file is not there" in said
    assert "no scale 'avoidance'" in said


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.binary(max_size=60), max_size=8))
def test_whatever_comes_in_every_line_that_is_not_blank_gets_one(lines: list[bytes]) -> None:
    lines = [line.replace(b"\n", b"") for line in lines]
    found = list(answers(lines, lambda _: {}))
    assert len(found) == sum(1 for line in lines if line.strip())
    assert all(json.dumps(record) for _, record in found)


def test_a_hundred_thousand_lines_need_no_more_memory_than_a_thousand() -> None:
    def most(count: int) -> int:
        tracemalloc.start()
        for _ in answers((b'{"id": 1}' for _ in range(count)), dict):
            pass
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    most(10)  # what is loaded once
    assert most(100_000) < most(1000) + 20_000
