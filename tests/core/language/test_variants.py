"""Other readings of the facts of a message, one of which may make the better line."""

from __future__ import annotations

import pytest

from securebase.core.language.keeping import Kept, kept
from securebase.core.language.phrases import phrases
from securebase.core.language.reader import reader, see
from securebase.core.language.reviewing import look
from securebase.core.language.source import Source
from securebase.core.language.variants import by_clause, variants
from securebase.core.language.wordings import candidates


def readings(raw: str) -> list[list[tuple[str, str]]]:
    found = look(raw)
    assert found.seen
    every = variants(raw, found.seen, found.unkind, ("lonely", "hurt"))
    return [[(each.kind, each.text) for each in one] for one in every]


def lines(raw: str) -> list[str]:
    found = look(raw)
    assert found.seen
    return candidates(Source(raw, found.seen, kept(raw, found.seen.marks, found.seen.spans)), found)


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("You think my feelings are stupid", ("fear", "You think my feelings are stupid")),
        ("I feel overlooked since the puppy came", ("own", "I feel lonely and hurt since the puppy came")),
        ("I felt so ignored by you last night", ("own", "I felt lonely and hurt last night")),
        ("You make me feel sad every time you bring up Marcus", ("own", "I feel sad when you bring up Marcus")),
        ("It feels like you married my salary", ("fear", "you married my salary")),
    ],
)
def test_a_label_tells_what_a_stretch_is_for(raw: str, wanted: tuple[str, str]) -> None:
    assert any(wanted in one for one in readings(raw))


def test_each_reading_is_there_once_and_in_order() -> None:
    raw = "You burnt the rice, you clown. I fed the baby. Stop lying."
    every = readings(raw)
    assert len({tuple(one) for one in every}) == len(every)
    places = [[raw.find(text.split()[0]) for _, text in one] for one in every]
    assert all(one == sorted(one) for one in places)


def test_leaning_to_facts_keeps_at_least_as_many_words() -> None:
    raw = "Honestly, whenever there's a bill you're in the toilet"
    seen = see(reader(), raw)

    def words(lean: float) -> int:
        return sum(len(each.text.split()) for each in kept(raw, seen.marks, seen.spans, lean))

    assert words(-3) >= words(0) >= words(3)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("I feel overlooked since the puppy came", "I feel lonely and hurt since the puppy came"),
        ("You enjoyed that, didn't you", "I'm scared that you enjoyed that"),
        ("It's always me apologising", "I'm the one apologising"),
    ],
)
def test_what_the_reader_did_not_mark_may_be_said_all_the_same(raw: str, words: str) -> None:
    assert any(words in each for each in lines(raw))


def test_a_sentence_that_goes_on_in_what_was_done_stays_in_it() -> None:
    raw = "You were out on the one Sunday we'd set aside."
    told = phrases(raw, [Kept("deed", raw[:30], 0, 30, 0.9), Kept("own", raw[31:], 31, len(raw), 0.9)])
    assert told
    assert [each.words for each in told] == ["you were out on the one Sunday we'd set aside"]


def test_a_deed_within_a_time_is_joined() -> None:
    raw = "every time I tell a story you finish it for me"
    told = phrases(raw, [Kept("deed", raw, 0, len(raw), 0.9)])
    assert told
    assert told[0].words == "I tell a story and you finish it for me"


def test_what_is_not_sure_may_go_and_what_is_may_not() -> None:
    raw = "Four times last, and I waited at home"
    stretches = [Kept("own", "Four times last,", 0, 16, 0.5), Kept("own", "I waited at home", 21, len(raw), 0.9)]
    told = phrases(raw, stretches)
    assert told
    assert [each.words for each in told] == ["I waited at home"]
    sure = Kept("own", stretches[0].text, 0, 16, 0.9)
    assert phrases(raw, [sure, stretches[1]]) is None


def test_a_stretch_may_go_on_to_the_end_of_its_clause() -> None:
    raw = "You treat this flat like a hotel, and I wash up"
    assert [
        (each.kind, each.text)
        for each in by_clause(raw, [Kept("deed", raw[:19], 0, 19, 0.9), Kept("own", "I wash up", 38, len(raw), 0.9)])
    ] == [("deed", "You treat this flat like a hotel"), ("own", "I wash up")]


def test_own_sentences_between_which_nothing_is_left_out_are_one() -> None:
    raw = "I went out while you and the baby were asleep"
    stretches = [Kept("own", raw[:20], 0, 20, 0.9), Kept("own", raw[25:], 25, len(raw), 0.9)]
    assert [each.text for each in by_clause(raw, stretches)] == [raw]
