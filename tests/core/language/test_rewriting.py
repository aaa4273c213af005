"""Said again: a feeling, every fact, nothing that judges; and never a polish on danger."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from securebase.core import language
from securebase.core.language.composing import Manner, composed, opening, own_feeling, smaller
from securebase.core.language.deeds import deed
from securebase.core.language.feelings import feelings_in
from securebase.core.language.keeping import Keeps, Kept
from securebase.core.language.phrases import Phrase, phrases
from securebase.core.language.rewriting import can_be_heard
from securebase.core.language.tenses import is_past

PIECES = (
    *("you never", "call me", "you're so selfish", "at the station", "I waited", "again"),
    *("whatever", "and", "because", "my mum", "thanks"),
)


@pytest.mark.parametrize(
    ("lead", "marked", "frame", "words"),
    [
        ("", "You never call me back", "when", "you don't call me back"),
        ("", "You never once rang", "when", "you haven't rung"),
        ("", "You ignored my mum's call", "when", "you didn't answer my mum's call"),
        ("", "Sold the canoe without asking me", "when", "you sold the canoe without asking me"),
        ("Nice of ", "you to turn up at eleven", "when", "you turned up at eleven"),
        ("Thanks for ", "leaving me with the bill", "when", "you left me with the bill"),
        ("Stop ", "leaving your towels on the bed", "about", "you leaving your towels on the bed"),
        ("fed up of ", "you moving my things", "about", "you moving my things"),
        ("why do ", "you walk ahead", "when", "you walk ahead"),
        ("why did ", "you tell your sister", "when", "you told your sister"),
        ("why don't ", "you ring my mum", "when", "you don't ring my mum"),
        ("have ", "you rung the bank", "when", "you have rung the bank"),
        ("", "not once have you asked how it went", "when", "you haven't asked how it went"),
        ("", "On my birthday you gave me a mop", "when", "you gave me a mop on my birthday"),
        ("", "never in six years have you rung the bank", "when", "you haven't rung the bank in six years"),
        ("Who ", "leaves his wife at the airport", "when", "you left me at the airport"),
        (
            "Who ",
            "lends the car out the week my mum has her hip done",
            "when",
            "you lent the car out the week my mum has her hip done",
        ),
        ("How dare ", "you ring my consultant", "when", "you rang my consultant"),
        ("How could ", "you pawn my nan's ring", "when", "you pawned my nan's ring"),
        ("", "you came home at two and never rang me", "when", "you came home at two and didn't ring me"),
        ("", "you went twice and never once visited my dad", "when", "you went twice and didn't visit my dad"),
        ("why did ", "your mum tell Ana", "when", "your mum tell Ana"),
        ("Thanks for ", "agreeing to host them", "when", "you agreed to host them"),
        ("Who ", "always leaves the gate open", "when", "you leave the gate open"),
        ("", "you never used the card", "when", "you haven't used the card"),
        ("", "you never stood up for me", "when", "you haven't stood up for me"),
        ("", "you walked past it four times, four", "when", "you walked past it four times"),
        ("", "you wasted 400 on a jacket", "when", "you spent 400 on a jacket"),
        ("", 'you said "thanks"', "when", 'you said "thanks"'),
        ("Clever you, ", "booking the ferry", "about", "you booking the ferry"),
        ("What kind of father ", "sends a kid out with no coat", "when", "you sent a kid out with no coat"),
        ("the expert ", "has rewired the bathroom", "when", "you have rewired the bathroom"),
        ("Did you ", "tell Tyler about my meds", "when", "you told Tyler about my meds"),
        ("", "Your mum lets herself in", "when", "your mum lets herself in"),
        ("", "couldn't be bothered to ask my dad", "when", "you didn't ask my dad"),
    ],
)
def test_a_deed_as_a_camera_saw_it(lead: str, marked: str, frame: str, words: str) -> None:
    assert deed(marked, lead) == (frame, words)


@pytest.mark.parametrize(
    ("words", "past"),
    [
        ("you left me at the station", True),
        ("you don't call me back", False),
        ("you didn't call me back", True),
        ("you slam the door when I left", False),
        ("you're on your phone", False),
        ("Sam told me on Friday", True),
        ("my mum rang at six", True),
        ("you put my jumper in at sixty", True),
        ("you've sold it", False),
        ("no call came", True),
    ],
)
def test_the_tense_of_what_was_done(words: str, past: bool) -> None:
    assert is_past(words) is past


def told(raw: str, *stretches: tuple[Keeps, str]) -> list[Phrase]:
    """The phrases of these stretches."""
    found = phrases(raw, marked(raw, *stretches))
    assert found is not None
    return found


def marked(raw: str, *stretches: tuple[Keeps, str]) -> list[Kept]:
    """As if the reader had marked these words."""
    return [Kept(kind, words, raw.index(words), raw.index(words) + len(words), 1.0) for kind, words in stretches]


@pytest.mark.parametrize(
    ("raw", "stretches", "again"),
    [
        (
            "You let Tom drive my car on Friday, and now there's a dent in the door.",
            [("deed", "You let Tom drive my car on Friday"), ("own", "there's a dent in the door")],
            "I felt hurt and sad when you let Tom drive my car on Friday. There's a dent in the door.",
        ),
        (
            "You've shrunk the jumper my nan knitted, you clown.",
            [("deed", "You've shrunk the jumper my nan knitted")],
            "I feel hurt and sad that you've shrunk the jumper my nan knitted.",
        ),
        (
            "who burned the rice AND blamed the stove, mr perfect",
            [("deed", "burned the rice"), ("deed", "blamed the stove")],
            "I felt hurt and sad when you burned the rice and blamed the stove.",
        ),
        (
            "What sort of woman lets the insurance lapse and says nothing for two months?",
            [("deed", "lets the insurance lapse"), ("deed", "says nothing for two months")],
            "I feel hurt and sad when you let the insurance lapse and say nothing for two months.",
        ),
        (
            "Your mum lets herself in and rearranges my spice rack. Great.",
            [("deed", "Your mum lets herself in"), ("deed", "rearranges my spice rack")],
            "I feel hurt and sad when your mum lets herself in and rearranges my spice rack.",
        ),
        (
            "You leave every light on. Are you made of money?",
            [("deed", "You leave every light on.")],
            "I feel hurt and sad when you leave every light on.",
        ),
        (
            "u read my msgs while i was in the shower",
            [("deed", "u read my msgs"), ("own", "i was in the shower")],
            "I felt hurt and sad when u read my msgs while i was in the shower.",
        ),
        (
            "You take her side. She called me a witch. You handed her the syrup.",
            [("deed", "You take her side"), ("own", "She called me a witch"), ("deed", "You handed her the syrup")],
            "I feel hurt and sad when you take her side. She called me a witch. It hurt when you handed her the syrup.",
        ),
        (
            "Get off that Xbox and ring the bank, now. I've asked since March.",
            [("ask", "ring the bank, now"), ("own", "I've asked since March")],
            "I've asked since March, and I feel hurt and sad. Would you ring the bank?",
        ),
        (
            "Delete that photo of me. You clearly don't want me here.",
            [("deed", "Delete that photo of me"), ("fear", "You clearly don't want me here")],
            "I feel hurt, and I'm scared that you don't want me here. Would you delete that photo of me?",
        ),
        (
            "600 dollars on sneakers, are you serious",
            [("topic", "600 dollars on sneakers")],
            "I feel hurt and sad about 600 dollars on sneakers.",
        ),
        (
            "You never looked up from the bloody crossword in my mother's hospital room, you.",
            [("deed", "You never looked up from the")],
            "I feel hurt and sad that you haven't looked up from the crossword in my mother's hospital room.",
        ),
    ],
)
def test_the_whole_reads_like_one_message(raw: str, stretches: list[tuple[Keeps, str]], again: str) -> None:
    assert composed(told(raw, *stretches), Manner(("hurt", "sad"))) == again


def test_what_cannot_be_said_again_is_told() -> None:
    raw = "the baby's nappy, and you act up"
    assert phrases(raw, marked(raw, ("own", "the baby's nappy"), ("deed", "you act up"))) is None
    raw = "you shout and I leave the house"  # whose deed the second is was not marked
    assert phrases(raw, marked(raw, ("deed", "you shout"), ("deed", "leave the house"))) is None


def test_a_rewrite_keeps_the_fact_and_names_a_feeling() -> None:
    made = language.review("You never call me back").rewrites
    assert made
    for line in made:
        assert "call me back" in line
        assert feelings_in(line)
        assert can_be_heard(line)


def test_a_rewrite_is_in_the_writers_own_way_to_write() -> None:
    made = language.review("you never call me back").rewrites
    assert made
    assert all(line == line.lower() for line in made)


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for the soup",
        "I felt lonely when you went up without saying goodnight",
        "If you leave I'll post those pictures to your boss",
        "I feel trapped and controlled by you",
        "He locked me in and took my phone",
        "I don't want to be alive any more",
        "",
    ],
)
def test_what_is_fine_and_what_is_danger_is_left_alone(text: str) -> None:
    assert language.review(text).rewrites == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8))
def test_whatever_is_offered_has_passed_our_own_reviewer(pieces: list[str]) -> None:
    for line in language.review(" ".join(pieces)).rewrites:
        assert language.look(line).unkind == ()
        assert feelings_in(line)


@pytest.mark.parametrize(
    "text", ["I only came home and I felt low.", "I'm so ashamed", "i was really scared and lonely"]
)
def test_a_feeling_of_ones_own(text: str) -> None:
    assert own_feeling(text)


@pytest.mark.parametrize(
    "text",
    [
        "You were crying on the phone.",
        "I moved the car.",
        "I spent 400 on it",
        "I sat there on my own",
        "I'm down at six",
    ],
)
def test_what_is_only_like_a_feeling(text: str) -> None:
    assert not own_feeling(text)


def test_a_promise_stands_before_what_came_in_its_place() -> None:
    raw = "You said six and came at nine, typical."
    first = next(smaller(told(raw, ("deed", "You said six"), ("deed", "came at nine"))))
    assert composed(first, Manner(("hurt",))) == "You said six. I felt hurt when you came at nine."


def test_of_what_was_not_read_to_its_end_nothing_is_offered() -> None:
    raw = "You sold my bike on Friday without asking me"
    found = language.look(raw)
    assert found.seen is not None
    cut_short = replace(found, seen=replace(found.seen, marks=found.seen.marks[:3]))
    assert language.rewrites(raw, found)
    assert language.rewrites(raw, cut_short) == []


def test_capitals_throughout_are_no_names() -> None:
    assert language.review("YOU LEFT THE GATE OPEN AGAIN AND THE DOG GOT OUT").rewrites


@pytest.mark.parametrize(
    ("kind", "words", "again"),
    [
        ("own", "was stuck behind a tractor", "I was stuck behind a tractor"),
        ("own", "going to Dave's", "I'm going to Dave's"),
        ("own", "wasnt me who scratched the van", "It wasnt me who scratched the van"),
        ("own", "I never said that, end of", "I didn't say that"),
        ("own", "I wanted was one photo with you", "I wanted one photo with you"),
        ("own", "I'm the one getting the bus", "I'm getting the bus"),
        ("topic", "the mortgage tonight", "the mortgage"),
        ("topic", "about the credit card", "the credit card"),
        ("topic", "Thanksgiving", "Thanksgiving"),
        ("ask", "Put the phone down", "put the phone down"),
        ("ask", "you need to ring the dentist", "ring the dentist"),
        ("fear", "You obviously don't want me here", "you don't want me here"),
    ],
)
def test_each_kind_of_stretch_has_its_way(kind: Keeps, words: str, again: str) -> None:
    assert [each.words for each in told(words, (kind, words))] == [again]


@pytest.mark.parametrize(("kind", "words"), [("own", "k fine"), ("ask", "calm down"), ("ask", "now"), ("deed", ",")])
def test_what_holds_nothing_is_left_out(kind: Keeps, words: str) -> None:
    assert told(words, (kind, words)) == []


@pytest.mark.parametrize(
    ("raw", "stretches", "again"),
    [
        (
            "Not discussing the will. I'm at Nan's till nine.",
            [("topic", "the will"), ("own", "I'm at Nan's till nine")],
            "I'm at Nan's till nine. I feel tense when we talk about the will.",
        ),
        ("whatever", [], "I feel tense right now."),
    ],
)
def test_behind_a_closed_door(raw: str, stretches: list[tuple[Keeps, str]], again: str) -> None:
    ways = ("{facts} I feel {feeling}{topic}.",)
    assert list(opening(ways, told(raw, *stretches), ("tense",))) == [again]
