"""How likely other words are found acceptable: what lost a fact or broke is less likely than what did not."""

from __future__ import annotations

import math

import pytest

from securebase.core.language.acceptable import at_first, chance
from securebase.core.language.keeping import kept
from securebase.core.language.reader import reader, see
from securebase.core.language.rewriting import review
from securebase.core.language.source import Source
from securebase.core.language.traits import after, before

MESSAGES = (
    "You forgot my birthday again, you selfish pig",
    "You told the whole table about my IVF. Jude, I hadn't even told my dad.",
    "whatever. i'm going to bed",
)


def source(raw: str) -> Source:
    seen = see(reader(), raw)
    return Source(raw, seen, kept(raw, seen.marks, seen.spans))


def likely(raw: str, line: str) -> float:
    return chance(reader(), source(raw), line, see(reader(), line))


@pytest.mark.parametrize("raw", MESSAGES)
@pytest.mark.parametrize("line", ["", "I felt hurt.", "I felt hurt when you forgot my birthday.", "x" * 300])
def test_it_is_a_chance_and_every_number_can_be_reckoned_with(raw: str, line: str) -> None:
    assert 0 <= likely(raw, line) <= 1
    assert 0 <= at_first(reader(), source(raw), line) <= 1
    first, more = before(source(raw), line), after(see(reader(), line))
    assert all(math.isfinite(each) for each in (*first, *more))
    assert (len(first), len(first) + len(more)) == (len(reader().fit_first) - 1, len(reader().fit) - 1)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("I felt hurt when you forgot my birthday.", "I felt hurt when you forgot my."),
        ("I felt hurt when you forgot my birthday.", "I feel tense right now, and I'd like to hear how you see it."),
        ("I felt hurt when you forgot my birthday.", "I felt hurt when you selfish pig forgot."),
    ],
)
def test_what_broke_or_lost_its_fact_is_less_likely(better: str, worse: str) -> None:
    assert likely(MESSAGES[0], better) > likely(MESSAGES[0], worse)


def test_nothing_is_offered_below_the_least_chance() -> None:
    for raw in MESSAGES:
        for line in review(raw).rewrites:
            assert likely(raw, line) >= reader().fit_cut


def test_no_number_outweighs_all_others() -> None:
    # one that hardly varied in what was judged would, where it does vary, decide alone
    assert max(abs(reader().fit).max(), abs(reader().fit_first).max()) < 10
