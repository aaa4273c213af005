"""What stands beside one another keeps its labels, and what was said before leaves no mirror whole."""

from __future__ import annotations

import random

from lab.language.joining import LONGEST, after_more, beside, joined, longer
from lab.language.reading import Pair, is_talk, message, pairs

TEXTS = [("i found it", "abuse_disclosure"), ("what a match", "none"), ("we danced", "none")]


def _rng() -> random.Random:
    return random.Random(5)


def test_two_messages_keep_all_labels_and_their_places() -> None:
    both = [message("[a:You left] at nine", "one:1"), message("thank you for the soup #A", "one:2")]
    for each in joined(_rng(), both, 8):
        assert each.labels == {label for one in both if one.text in each.text for label in one.labels}
        assert all(each.text[span.start : span.end] == "You left" for span in each.spans)


def test_a_mirror_stays_one_with_a_nod_before_it_or_a_question_behind() -> None:
    given = [
        Pair("I waited", "You waited for me", "faithful", (), "a:1"),
        Pair("I waited", "Right", "other", (), "a:2"),
        Pair("I waited", "How long?", "question_only", (), "a:3"),
    ]
    (made,) = longer(_rng(), given, 1.0)
    assert made.label == "faithful"
    assert made.reply in ("Right. You waited for me.", "You waited for me. How long?")


def test_what_was_said_before_is_of_the_same_file_and_leaves_no_mirror_whole() -> None:
    given = [
        Pair("I waited", "You waited for me", "faithful", (), "a:1"),
        Pair("It rained", "It rained on you", "parrot", (), "a:2"),
        Pair("My tea is cold", "Drink it", "advice", (), "b:1"),
    ]
    made = after_more(_rng(), given, 1.0)
    assert {each.reply: each.label for each in made} == {
        "You waited for me": "partial",
        "It rained on you": "partial",
        "Drink it": "advice",
    }
    for each in made:
        assert len(each.speaker) > max(len(one.speaker) for one in given if one.reply == each.reply)
        assert ("tea" in each.speaker) == (each.label == "advice")


def test_danger_stays_danger_beside_what_is_harmless() -> None:
    made = beside(_rng(), TEXTS, 1.0)
    assert [label for text, label in made if "i found it" in text] == ["abuse_disclosure"]
    assert sum(label == "none" for _, label in made) == len(TEXTS) - 1
    assert all(len(text) <= LONGEST + 3 for text, _ in made)


def test_what_would_be_read_in_part_is_not_put_together() -> None:
    long = [("a" * LONGEST, "abuse_disclosure"), ("we danced", "none")]
    assert all(label == "none" for _, label in beside(_rng(), long, 1.0))


def test_what_was_written_has_short_turns_given_back_and_long_ones_not() -> None:
    given = [pair for pair in pairs() if pair.source.partition(":")[0] in ("pairs/36.txt", "pairs/38.txt")]
    short = [pair for pair in given if len(pair.speaker.split()) <= 6]
    long = [pair for pair in given if len(pair.speaker.split()) >= 30]
    assert sum(pair.label in ("faithful", "partial") for pair in short) * 2 > len(short)
    assert sum(pair.label in ("faithful", "partial") for pair in long) * 2 < len(long)


def test_counselling_is_told_by_the_brief_of_its_file() -> None:
    talk = {pair.source.partition(":")[0] for pair in pairs() if is_talk(pair.source)}
    assert {"pairs/31.txt", "pairs/36.txt", "pairs/38.txt"} <= talk
    assert not talk & {"pairs/01.txt", "pairs/37.txt"}
