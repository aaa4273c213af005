"""What is told again keeps its tense, its refusals and its halves."""

from __future__ import annotations

from securebase.core.language.keeping import Keeps, Kept
from securebase.core.language.phrases import Phrase, phrases
from securebase.core.language.rewriting import review
from securebase.core.language.situations import in_one_tense


def marked(raw: str, *parts: tuple[Keeps, str]) -> list[Kept]:
    """Stretches as a hand would mark them."""
    return [Kept(kind, words, raw.index(words), raw.index(words) + len(words), 1.0) for kind, words in parts]


def told(raw: str, *parts: tuple[Keeps, str]) -> list[Phrase] | None:
    return phrases(raw, marked(raw, *parts))


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
