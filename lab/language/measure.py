"""Figures of the reviewer as it ships, on our own unseen texts: `python -m lab.language.measure [--json FILE]`.

The same functions score any labelled messages, pairs or texts; nothing here sets anything.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from lab.language.marks import Marked, marked
from lab.language.reading import HERE, Message, Pair, danger, messages, pairs
from securebase.core.language import LABELS, NEGATIVE, Found, likely, mirror, severity
from securebase.core.language import danger as danger_of
from securebase.core.language.dangers import KINDS as DANGERS
from securebase.core.language.keeping import Kept, kept
from securebase.core.language.mirroring import KINDS as REPLIES
from securebase.core.language.reader import reader, see
from securebase.core.language.reviewing import look

UNSEEN: Final = HERE / "unseen"
SETS: Final = (UNSEEN / "messages.txt", UNSEEN / "messages-2.txt")  # those with labels
HALF: Final = 0.5
BINS: Final = 10


def f1(true: NDArray[np.bool_], said: NDArray[np.bool_]) -> float:
    """F1 of one label, 0 to 1."""
    return 2 * float((true & said).sum()) / max(float(true.sum() + said.sum()), 1)


def harm(message: Message) -> int:
    """The severity that the labels of a message amount to."""
    found = [Found(span.label, 1, span.start, span.end, open=not span.sarcastic) for span in message.spans]
    return severity(message.text, [*found, *(Found(label, 1) for label in message.labels - set(NEGATIVE))])


def overlap(one: tuple[int, int], two: tuple[int, int]) -> float:
    """Intersection over union of two stretches."""
    inner = max(0, min(one[1], two[1]) - max(one[0], two[0]))
    return inner / (max(one[1], two[1]) - min(one[0], two[0]))


def on_messages(every: Sequence[Message]) -> dict[str, Any]:
    """Labels, places, severity and calibration."""
    seen = [look(each.text) for each in every]
    true = np.array([[label in each.labels for label in LABELS] for each in every])
    said = np.array([[label in {found.label for found in each.labels} for label in LABELS] for each in seen])
    chances = np.array([see(reader(), each.text).chances[: len(LABELS)] for each in every])
    scores = {label: f1(true[:, at], said[:, at]) for at, label in enumerate(LABELS)}
    clean = ~true[:, : len(NEGATIVE)].any(axis=1)
    spans = [(span, each) for message, each in zip(every, seen, strict=True) for span in message.spans]
    hit = [
        any(
            found.label == span.label
            and found.start is not None
            and found.end is not None
            and overlap((span.start, span.end), (found.start, found.end)) >= HALF
            for found in each.labels
        )
        for span, each in spans
    ]
    near = [abs(harm(message) - each.severity) <= 1 for message, each in zip(every, seen, strict=True)]
    return {
        "messages": len(every),
        "macro_f1": float(np.mean(list(scores.values()))),
        "negative_macro_f1": float(np.mean([scores[label] for label in NEGATIVE])),
        "span_recall": float(np.mean(hit)),
        "severity_within_1": float(np.mean(near)),
        "clean_flagged": float(said[clean, : len(NEGATIVE)].any(axis=1).mean()),
        "calibration_error": calibration(chances, true),
        "by_label": {
            label: {"n": int(true[:, at].sum()), "said": int(said[:, at].sum()), "f1": scores[label]}
            for at, label in enumerate(LABELS)
        },
    }


def calibration(chances: NDArray[np.floating[Any]], true: NDArray[np.bool_]) -> float:
    """Expected calibration error (Naeini and others 2015): ten bins of equal width a label, averaged over labels."""
    errors = []
    for at in range(true.shape[1]):
        bins = np.minimum((chances[:, at] * BINS).astype(int), BINS - 1)
        gaps = [
            abs(chances[bins == each, at].mean() - true[bins == each, at].mean()) * (bins == each).mean()
            for each in range(BINS)
            if (bins == each).any()
        ]
        errors.append(sum(gaps))
    return float(np.mean(errors))


def on_pairs(every: Sequence[Pair]) -> dict[str, Any]:
    """The eight kinds of reply."""
    said = np.array([mirror(each.speaker, each.reply).label for each in every])
    true = np.array([each.label for each in every])
    scores = {label: f1(true == label, said == label) for label in REPLIES}
    return {
        "pairs": len(every),
        "macro_f1": float(np.mean(list(scores.values()))),
        "accuracy": float((said == true).mean()),
        "by_label": scores,
    }


def on_danger(every: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Found at all, found as what it is, and false alarms."""
    said = np.array([danger_of(text).label for text, _ in every])
    true = np.array([label for _, label in every])
    scores = {label: f1(true == label, said == label) for label in DANGERS}
    return {
        "texts": len(every),
        "risk_found": float((said[true != "none"] != "none").mean()),
        "false_alarms": float((said[true == "none"] != "none").mean()),
        "macro_f1": float(np.mean(list(scores.values()))),
        "by_label": scores,
    }


def on_marks(every: Sequence[Marked]) -> dict[str, Any]:
    """Stretches that hold facts: F1 by words alone; letters that are kept or left out alike; the likeliest feeling."""
    both, alike, felt = [], [], []
    for each in every:
        seen = see(reader(), each.text)
        found = kept(each.text, seen.marks, seen.spans)
        said = frozenset((one.kind, "".join(sign for sign in one.text.lower() if sign.isalnum())) for one in found)
        both.append((each.stretches(), said))
        alike.append(keeps_alike(each, found))
        if each.feelings:
            felt.append(likely(seen)[0] in each.feelings)
    hits, whole = sum(len(a & b) for a, b in both), sum(len(a) + len(b) for a, b in both)
    return {
        "marked": len(every),
        "stretches_f1": 2 * hits / max(whole, 1),
        "whole_messages_alike": float(np.mean([a == b for a, b in both])),
        "letters_alike": float(np.mean(alike)),
        "likeliest_feeling_fits": float(np.mean(felt)),
    }


def keeps_alike(each: Marked, found: Sequence[Kept]) -> float:
    """Share of the letters that both keep or both leave out; a gap inside a stretch that was found counts as kept."""
    said = [any(one.start <= at < one.end for one in found) for at in range(len(each.text))]
    told = [letter is not None for letter in each.letters]
    return float(np.mean([a == b for a, b, sign in zip(said, told, each.text, strict=True) if sign.isalnum()]))


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="also write them here")
    parser.add_argument("--on", type=Path, help="measure on the messages of one file instead")
    given = parser.parse_args()
    if given.on:
        print(json.dumps(on_messages(messages(given.on)), indent=1))
        return
    found: dict[str, Any] = {"messages": on_messages([each for path in SETS for each in messages(path)])}
    found["pairs"] = on_pairs([each for path in sorted(UNSEEN.glob("pairs*.txt")) for each in pairs(path)])
    found["danger"] = on_danger([each for path in sorted(UNSEEN.glob("danger*.txt")) for each in danger(path)])
    found["marked"] = on_marks([each for path in sorted(UNSEEN.glob("marked*.txt")) for each in marked(path)])
    print(json.dumps(found, indent=1))
    if given.json:
        given.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
