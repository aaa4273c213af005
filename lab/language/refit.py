"""Fit the rules for danger and other words and all thresholds on the reader that ships: `python -m lab.language.refit`.

For texts about danger that were written after the reader was taught; seconds where teaching takes half an hour. It does
what `lab.language.teach --held-only` does last, with the reader as it is in the file.
"""

from __future__ import annotations

from lab.language import abouts, alarms, backs, fitting, packing, reading
from lab.language.teach import Written
from lab.language.tempering import Tempers, temper
from securebase.core.language.reader import reader


def main() -> None:
    """Thresholds from what was held out, with rules that have not seen it; then rules from every text."""
    known = reader().encoder.pieces
    learn, held = Written(False, known), Written(True, known)
    packing.renew(Tempers.none(), alarms.fitted(learn.danger, learn.messages, learn.pairs))
    backs.renew(learn.pairs)
    packing.renew(temper(held), alarms.fitted(reading.danger(), reading.messages(), reading.pairs()))
    backs.renew(reading.pairs())
    abouts.renew()
    fitting.renew()


if __name__ == "__main__":
    main()
