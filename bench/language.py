"""The reader of messages beside word patterns alone, on unseen messages in the same run: `python -m bench.language`.

One process, one thread. The floor is what stands in when the weights cannot be read: patterns of words.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any, Final

TURNS: Final = 400  # messages, pairs or texts that are timed
WARM: Final = 20
THREADS: Final = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
WORDS: Final = 25


def timed(act: Callable[..., object], given: Sequence[tuple[str, ...]]) -> tuple[float, float]:
    """CPU milliseconds of the middle one, and of the slowest in a hundred."""
    spans = []
    for each in [*given[:WARM], *given]:
        begin = time.process_time()
        act(*each)
        spans.append((time.process_time() - begin) * 1000)
    row = sorted(spans[WARM:])
    return row[len(row) // 2], row[int(len(row) * 0.99)]


def measure() -> dict[str, Any]:
    """Everything, in this process."""
    import psutil  # noqa: PLC0415

    process = psutil.Process()
    begin, memory = time.process_time(), process.memory_info().rss
    from securebase.core import language  # noqa: PLC0415
    from securebase.core.language import reader, rules  # noqa: PLC0415

    language.look("warm")
    found: dict[str, Any] = {"first use, CPU ms": (time.process_time() - begin) * 1000}
    from lab.language.measure import UNSEEN, f1, np, on_messages  # noqa: PLC0415
    from lab.language.reading import messages, pairs  # noqa: PLC0415

    every = messages(UNSEEN / "messages.txt")
    usual = [each for each in every if len(each.text.split()) <= WORDS][:TURNS]
    texts = [(each.text,) for each in usual]
    replies = [(pair.speaker, pair.reply) for path in sorted(UNSEEN.glob("pairs*.txt")) for pair in pairs(path)][:TURNS]
    long = [("You never ring, and I get scared when it is late. " * 400,)] * 25
    for name, act, given in (
        ("coach, labels and places", language.look, texts),
        ("coach, with rewrites", language.review, texts),
        ("mirror", language.mirror, replies),
        ("danger", language.danger, texts),
        ("word patterns alone (floor)", rules.found_by_rule, texts),
        ("coach, 20,000 letters", language.look, long),
    ):
        found[name] = timed(act, given)
    found["added memory, MB"] = (process.memory_info().rss - memory) / 2**20
    found["weights and pieces, MB"] = sum(path.stat().st_size for path in (reader.WEIGHTS, reader.PIECES)) / 1e6
    found["macro F1, unseen"] = on_messages(every)["macro_f1"]
    true = np.array([[label in each.labels for label in language.LABELS] for each in every])
    said = [{one.label for one in rules.found_by_rule(each.text)} for each in every]
    floor = np.array([[label in each for label in language.LABELS] for each in said])
    found["macro F1, unseen, patterns"] = float(np.mean([f1(true[:, at], floor[:, at]) for at in range(true.shape[1])]))
    return found


GOALS: Final = {
    "coach, labels and places": "10 and 25",
    "coach, with rewrites": "10 and 25",
    "mirror": "– and 30",
    "word patterns alone (floor)": "1",
    "added memory, MB": "250",
    "weights and pieces, MB": "5",
    "macro F1, unseen": "at least .80",
}


def table() -> str:
    """Run it in a process of its own with one thread, as lines of a table."""
    sent = [sys.executable, "-m", "bench.language", "--json"]
    answer = subprocess.run(sent, env=os.environ | THREADS, capture_output=True, text=True, check=True)
    lines = ["| figure | goal (at most) | middle | slowest in a hundred |", "|---|---|---|---|"]
    for name, value in json.loads(answer.stdout).items():
        shown = [f"{each:.1f}" for each in value] if isinstance(value, list) else [f"{value:.2f}", "–"]
        lines.append(f"| {name} | {GOALS.get(name, '–')} | {' | '.join(shown)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(json.dumps(measure()) if "--json" in sys.argv else table())
