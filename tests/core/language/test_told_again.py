"""What is told again keeps its tense, its refusals and its halves."""

from __future__ import annotations

import pytest

from securebase.core.language.keeping import Keeps, Kept, kept
from securebase.core.language.phrases import Phrase, phrases
from securebase.core.language.reviewing import look
from securebase.core.language.rewriting import review
from securebase.core.language.situations import in_one_tense
from securebase.core.language.source import Source
from securebase.core.language.wordings import candidates


def marked(raw: str, *parts: tuple[Keeps, str]) -> list[Kept]:
    """Stretches as a hand would mark them."""
    return [Kept(kind, words, raw.index(words), raw.index(words) + len(words), 1.0) for kind, words in parts]


def told(raw: str, *parts: tuple[Keeps, str]) -> list[Phrase] | None:
    return phrases(raw, marked(raw, *parts))


def ways(raw: str) -> list[str]:
    """Every candidate for a message."""
    found = look(raw)
    assert found.seen
    return candidates(Source(raw, found.seen, kept(raw, found.seen.marks, found.seen.spans)), found)


def test_a_story_that_goes_on_in_the_present_stays_in_the_past_it_began_in() -> None:
    raw = "You let me sit through the scan alone and then you turn up with a Greggs"
    found = told(raw, ("deed", "You let me sit through the scan alone"), ("deed", "you turn up with a Greggs"))
    assert found
    assert [each.words for each in in_one_tense(found)][1] == "you turned up with a Greggs"


def test_a_habit_in_a_sentence_of_its_own_stays_a_habit() -> None:
    raw = "You said you'd fix the gate. You leave it open"
    found = told(raw, ("deed", "You said you'd fix the gate"), ("deed", "You leave it open"))
    assert found
    assert in_one_tense(found)[1].words.endswith("leave it open")


def test_what_will_not_be_done_stays_refused() -> None:
    raw = "No I'm not ringing the landlord. I rang him in the spring"
    found = told(raw, ("topic", "the landlord"), ("own", "I rang him in the spring"))
    assert found
    assert found[0] == Phrase("own", "I'm not ringing the landlord")


def test_what_is_not_talked_about_is_a_topic() -> None:
    found = told("not talking about the loan", ("topic", "the loan"))
    assert found == [Phrase("topic", "the loan")]


def test_of_a_guess_with_a_cause_nothing_is_said_if_the_half_before_it_was_not_marked() -> None:
    raw = "you're only being nice cause you want me to say yes to your dad"
    assert told(raw, ("fear", "you want me to say yes to your dad")) is None
    assert told("I bet you want me to say yes", ("fear", "you want me to say yes"))


def test_two_sentences_are_not_joined_by_a_comma() -> None:
    raw = "The fish was ruined. I sat there until nine"
    found = told(raw, ("own", "The fish was ruined."), ("own", "I sat there until nine"))
    assert found
    assert found[1].link is None


def test_who_says_not_today_does_not_promise_tonight() -> None:
    made = review("Not talking about this today. Leave it.").rewrites
    assert made
    assert all("tomorrow" in each and "tonight" not in each and "hour" not in each for each in made)


def test_that_it_was_not_the_first_time_is_told_behind_what_was_done() -> None:
    lines = ways("You left the stove on again.")
    assert any(each.endswith("when you left the stove on. It has happened before.") for each in lines)
    assert not any("happened before" in each for each in ways("You left the stove on."))


def test_where_something_else_came_last_it_is_told_before_that() -> None:
    lines = ways("You sent money to your brother in Manila again and we're two months behind on the electric.")
    assert lines
    assert all(", and it wasn't the first time. We're two months behind" in each for each in lines)


def test_where_something_else_was_once_more_it_is_not_told_of_what_was_done() -> None:
    lines = ways("You sent money to your brother in Manila and we're two months behind on the electric again.")
    assert lines
    assert not any("the first time" in each for each in lines)


def test_a_promise_is_not_what_hurts() -> None:
    lines = ways("You told me the loan was cleared, and this morning a letter came for 8000.")
    assert lines
    assert not any("when you told me" in each.lower() for each in lines)


def test_who_wants_no_calls_promises_none() -> None:
    lines = review("I'm going to my mum's Friday to Sunday and I don't want calls about it.").rewrites
    assert lines
    assert not any("ring" in each for each in lines)


def test_one_feels_lonely_because_and_hurt_that() -> None:
    lines = ways("You haven't touched me since March.")
    assert any(each.startswith("I feel lonely because you haven't touched me") for each in lines)
    assert not any("lonely that" in each for each in lines)


def test_what_is_asked_for_no_more_is_asked_kindly() -> None:
    raw = "Stop putting my good knives in the dishwasher."
    kinds: tuple[Keeps, Keeps] = ("deed", "ask")  # however it was marked
    for kind in kinds:
        found = told(raw, (kind, "putting my good knives in the dishwasher."))
        assert found
        assert found[0].words == "you putting my good knives in the dishwasher"
        assert found[0].asked


def test_what_was_too_hard_was_not_done() -> None:
    raw = "Was it really that hard to save me a seat next to you at your work dinner?"
    found = told(raw, ("deed", "save me a seat next to you at your work dinner?"))
    assert found
    assert found[0].words == "you didn't save me a seat next to you at your work dinner"


def test_a_theme_is_not_guessed_behind_a_closed_door() -> None:
    lines = ways("bye")
    assert lines
    assert all("come" in each for each in lines)


def test_what_is_asked_so_that_the_answer_is_no_was_not_done() -> None:
    raw = "Did you even look at the samples I left on the bed?"
    every = told(raw, ("deed", "you even look at the samples I left on the bed?"))
    assert every
    assert every[0].words == "you didn't look at the samples I left on the bed"


def test_it_was_you_that_did_it() -> None:
    raw = "It was you that picked the date"
    every = told(raw, ("deed", "you that picked the date"))
    assert every
    assert every[0].words == "you picked the date"


def test_when_they_is_no_broken_sentence() -> None:
    assert any("when they rang" in each for each in ways("You went up for a lie-down when they rang the bell."))


def test_a_while_stands_behind_what_was_done() -> None:
    first = told("Two weeks you've been sleeping", ("deed", "Two weeks you've been sleeping"))
    raw = "three nights in Denver and you couldn't find me ten minutes"
    second = told(raw, ("topic", "three nights in Denver"), ("deed", "you couldn't find me ten minutes"))
    assert first
    assert second
    assert first[0].words == "you've been sleeping for two weeks"
    assert [each.words for each in second] == ["you couldn't find me ten minutes after three nights in Denver"]


@pytest.mark.parametrize(
    ("raw", "parts", "words"),
    [
        (
            "Every time my mum rings you need to be in the garage.",
            (("own", "my mum rings"), ("deed", "you need to be in the garage.")),
            "my mum rings and you need to be in the garage",
        ),
        (
            "Every time I say I'm lonely you tell me to join a club.",
            (("deed", "I say I'm lonely you tell me to join a club."),),
            "I say I'm lonely and you tell me to join a club",
        ),
    ],
)
def test_what_is_done_each_time_is_told_with_what_it_follows(
    raw: str, parts: tuple[tuple[Keeps, str], ...], words: str
) -> None:
    every = told(raw, *parts)
    assert every
    assert [(each.kind, each.words) for each in every] == [("deed", words)]


def test_what_was_forbidden_is_not_asked_for() -> None:
    assert not told("Don't you dare bring up the wedding", ("ask", "bring up the wedding"))


def test_again_in_the_middle_is_told_once() -> None:
    lines = ways("You were late again picking up Theo and the nursery rang me.")
    assert lines
    assert all("again" not in each and each.count("first time") == 1 for each in lines if "picking up" in each)


def test_what_was_once_done_is_done_no_more() -> None:
    lines = ways("You used to hold my hand in town.")
    assert any("you don't hold my hand in town any more" in each for each in lines)
    assert not any("used to" in each for each in lines)


def test_what_nothing_follows_each_time_stays_as_it_was() -> None:
    raw = "every time i cook i think of mum. you left"
    every = told(raw, ("own", "every time i cook i think of mum."), ("deed", "you left"))
    assert every
    assert [each.words for each in every] == ["every time i cook i think of mum", "you left"]
    every = told("Every time I cook for six. You left", ("own", "I cook for six."), ("deed", "You left"))
    assert every
    assert [each.words for each in every] == ["I cook for six", "you left"]


def test_a_sentence_of_ones_own_keeps_the_word_it_hangs_on() -> None:
    raw = "When we were short I sold my guitar, and you came home with new boots"
    found = told(raw, ("own", "we were short I sold my guitar"), ("deed", "you came home with new boots"))
    assert found
    assert found[0] == Phrase("own", "When we were short I sold my guitar")


def test_a_sentence_that_stands_by_itself_loses_it() -> None:
    raw = "When I told you I was tired, you rolled your eyes"
    found = told(raw, ("own", "I told you I was tired"), ("deed", "you rolled your eyes"))
    assert found
    assert found[0] == Phrase("own", "I told you I was tired")


def test_what_one_did_while_the_other_was_out_is_a_sentence_of_ones_own() -> None:
    raw = "You said nothing. While you were at the pub I put both kids to bed"
    parts: list[tuple[Keeps, str]] = [
        ("deed", "You said nothing"),
        ("deed", "you were at the pub"),
        ("own", "I put both kids to bed"),
    ]
    found = told(raw, *parts)
    assert found
    assert [each.kind for each in found] == ["deed", "own"]
    assert found[1].words == "While you were at the pub, I put both kids to bed"


def test_not_even_stays_whole() -> None:
    raw = "You haven't come to the class, not even to sit at the back"
    found = told(raw, ("deed", raw))
    assert found
    assert found[0].words == "you haven't come to the class, not even to sit at the back"


@pytest.mark.parametrize(
    ("raw", "stretch", "words"),
    [
        ("Why do you always have to work late?", "you always have to work late", "you have to work late"),
        ("Why do you have to work late?", "you to work late", "you work late"),
        ("Why did you have to work late?", "you to work late", "you worked late"),
    ],
)
def test_what_one_asks_why_of_stays_a_habit_or_past(raw: str, stretch: str, words: str) -> None:
    at = raw.index("you")
    found = phrases(raw, [Kept("deed", stretch, at, len(raw), 1.0)])
    assert found
    assert found[0].words == words


@pytest.mark.parametrize(
    ("raw", "begins"),
    [
        ("You promised you'd cook tonight.", "I was counting on it when you promised you'd cook tonight, and I feel"),
        ("You said you'd walk the dog.", "I was counting on it when you said you'd walk the dog, and I feel"),
    ],
)
def test_a_promise_alone_is_what_was_counted_on(raw: str, begins: str) -> None:
    lines = ways(raw)
    assert any(each.startswith(begins) for each in lines)
    assert not any("when you promised you'd cook tonight, I felt" in each for each in lines)


@pytest.mark.parametrize("raw", ["You said my cooking was bland.", "You said you'd rather be with your friends."])
def test_what_was_only_said_is_no_promise(raw: str) -> None:
    assert not any("counting on it" in each for each in ways(raw))


def test_what_was_due_and_what_was_known_are_facts_and_no_moments() -> None:
    for raw in ("You were supposed to pick me up at six.", "You knew I had the interview at nine."):
        assert any(each.startswith(raw.rstrip(".") + ", and I feel") for each in ways(raw))


def test_a_while_is_nothing_to_talk_about() -> None:
    raw = "Leave me alone for an hour."
    assert told(raw, ("topic", "an hour")) == []
    assert not any("talk about an hour" in each for each in ways(raw))


def test_whose_child_it_was_is_yours() -> None:
    raw = "Who books a fishing trip on their kid's birthday?"
    found = told(raw, ("deed", "books a fishing trip on their kid's birthday"))
    assert found
    assert found[0].words == "you booked a fishing trip on your kid's birthday"
