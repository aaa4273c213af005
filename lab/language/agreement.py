"""How far two readers with the guide agree: `python -m lab.language.agreement`, on what was labelled a second time.

The second labels, in `second/`, were given without sight of the first. Texts are matched as they stand; what was
changed since, to settle a difference, counts as it stands now.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from lab.language.marks import marked
from lab.language.measure import UNSEEN, f1
from lab.language.reading import HERE, danger, messages, pairs
from securebase.core.language.labels import LABELS, NEGATIVE

SECOND: Final = HERE / "second"


def on_messages() -> str:
    """Micro and macro F1 of the one reader against the other, and how often all labels are the same."""
    first: Mapping[str, frozenset[str]] = {each.text: each.labels for each in messages()}
    both = [(first[each.text], each.labels) for each in messages(SECOND / "messages") if each.text in first]
    one, two = (np.array([[label in each[at] for label in LABELS] for each in both]) for at in (0, 1))
    scores = {
        label: f1(one[:, at], two[:, at]) for at, label in enumerate(LABELS) if one[:, at].any() or two[:, at].any()
    }
    negative = np.mean([scores[label] for label in NEGATIVE if label in scores])
    micro = f1(one.ravel(), two.ravel())
    same = np.mean([a == b for a, b in both])
    return (
        f"messages {len(both)}: all labels the same {same:.2f}, micro F1 {micro:.3f}, "
        f"macro {np.mean(list(scores.values())):.3f}, negative {negative:.3f}"
    )


def on_single(name: str, first: Mapping[str, str], second: Mapping[str, str]) -> str:
    """Share of the same label, and Cohen's kappa (1960)."""
    both = [(first[text], label) for text, label in second.items() if text in first]
    same = float(np.mean([a == b for a, b in both]))
    kinds = sorted({each for pair in both for each in pair})
    chance = sum(np.mean([a == kind for a, _ in both]) * np.mean([b == kind for _, b in both]) for kind in kinds)
    return f"{name} {len(both)}: the same {same:.2f}, kappa {(same - chance) / (1 - chance):.3f}"


def on_marks() -> str:
    """F1 of the stretches of the one hand against the other's, and how often all of a message are the same."""
    first = {each.text: each for each in marked()}
    again = [each for each in marked(SECOND / "marked") if each.text in first]
    both = [(first[each.text].stretches(), each.stretches()) for each in again]
    same = sum(len(a & b) for a, b in both)
    whole = sum(len(a) + len(b) for a, b in both)
    alike = np.mean([a == b for a, b in both])
    return f"marked {len(both)}: all stretches the same {alike:.2f}, F1 of stretches {2 * same / whole:.3f}"


def main() -> None:
    """Print the lines there are."""
    print(on_messages())
    print(on_marks())
    if (SECOND / "pairs").exists():
        first, second = (
            {f"{pair.speaker}|{pair.reply}": pair.label for pair in every}
            for every in (pairs(), pairs(SECOND / "pairs"))
        )
        print(on_single("pairs", first, second))
    if (SECOND / "danger").exists():
        written = [*danger(), *(each for path in sorted(UNSEEN.glob("danger*.txt")) for each in danger(path))]
        print(on_single("danger", dict(written), dict(danger(SECOND / "danger"))))


if __name__ == "__main__":
    main()
