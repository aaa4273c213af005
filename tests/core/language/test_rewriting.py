"""Said again: a feeling, every fact, nothing that judges; and never a polish on danger."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from securebase.core import language
from securebase.core.language.camera import said_again
from securebase.core.language.composing import own_feeling
from securebase.core.language.dangers import Danger
from securebase.core.language.deeds import deed
from securebase.core.language.feelings import feelings_in
from securebase.core.language.labels import Found
from securebase.core.language.reviewing import Review
from securebase.core.language.rewriting import can_be_heard, rewrites
from securebase.core.language.said import Said
from securebase.core.language.statement import Statement

PIECES = (
    *("you never", "call me", "you're so selfish", "at the station", "I waited", "again"),
    *("whatever", "and", "because", "my mum", "thanks"),
)


@pytest.mark.parametrize(
    ("blame", "kind", "words"),
    [
        ("You never call me back", "when", "you don't call me back"),
        ("You never once rang", "when", "you haven't rung"),
        ("you always leave the gate open", "when", "you leave the gate open"),
        ("You ignored my mum's call", "when", "you didn't answer my mum's call"),
        ("Sold the canoe without asking me, nice", "when", "you sold the canoe without asking me"),
        ("600 dollars on sneakers, are you serious", "about", "600 dollars on sneakers"),
        ("Why did I have to hear it from Sam", "when", "I had to hear it from Sam"),
        ("You pull that sheet out like I'm some intern", "when", "you pull that sheet out"),
        ("left me at the station again", "when", "you left me at the station"),
        ("Nice of you to turn up at eleven", "when", "you turned up at eleven"),
        ("Thanks for leaving me with the bill", "when", "you left me with the bill"),
        ("not once have you asked how it went", "when", "you haven't asked how it went"),
        ("why do you always walk ahead", "when", "you walk ahead"),
        ("You could have told me in June", "wish", "had told me in June"),
        ("fed up of you moving my things", "about", "you moving my things"),
        ("every time I cook you salt it", "when", "I cook and you salt it"),
        ("nobody but me ever thinks about the rent", "when", "I'm the one who thinks about the rent"),
        ("nothing I do is ever good enough", "fear", "nothing I do is good enough"),
        ("did you even read it", "ask", "tell me if you read it"),
        ("On my birthday you gave me a mop", "when", "you gave me a mop on my birthday"),
        ("Never once in six years have you rung the bank", "when", "you haven't rung the bank in six years"),
        ("why did you tell your sister", "when", "you told your sister"),
        ("When I was sick you bought one tin", "when", "you bought one tin when I was sick"),
        ("Did you really think I wouldn't see the bill", "when", "I saw the bill"),
        ("how hard is it to text me", "ask", "text me"),
        ("Same thing with the tax forms", "about", "the tax forms"),
        ("Must be nice to sleep till eleven", "when", "you sleep till eleven"),
        ("do you even like me", "ask", "tell me if you like me"),
        ("you can't ask me one question", "when", "you don't ask me one question"),
        ("A decent man would have come", "nothing", ""),
        ("Because of you we missed the ferry", "when", "we missed the ferry"),
        ("you hid it in the car like a teenager", "when", "you hid it in the car"),
        ("Who leaves his wife at the airport", "when", "you leave me at the airport"),
        ("Who lets his wife queue while he parks the car", "when", "you let me queue while you park the car"),
        ("What kind of father sends a kid out with no coat", "when", "you send a kid out with no coat"),
        ("Had enough of you drinking on a work night", "about", "you drinking on a work night"),
        ("why is there an earring in our car", "ask", "tell me why there is an earring in our car"),
        ("Bold of you to bring her here", "when", "you brought her here"),
        ("Who invites his ex and her new man", "nothing", ""),
        ("Who leaves the kids when they cry", "when", "you leave the kids when they cry"),
        ("what kind of father forgets that", "nothing", ""),
    ],
)
def test_a_deed_as_a_camera_saw_it(blame: str, kind: str, words: str) -> None:
    found = deed(blame)
    assert (found.kind, found.words) == (kind, words)


@pytest.mark.parametrize(
    ("clause", "labels", "said"),
    [
        ("You obviously don't care", {"mind_reading"}, ("fear", "you don't care")),
        ("You're ashamed of me, that's why you hid the ring", {"mind_reading"}, ("when", "you hid the ring")),
        ("you only came once", {"mind_reading", "accusation"}, ("when", "you only came once")),
        ("I'm sleeping at Nan's tonight, don't ring", {"stonewalling"}, ("fact", "I'm sleeping at Nan's tonight")),
        ("Today", {"demand"}, ("nothing", "")),
        ("You just can't stand them, can you", {"mind_reading"}, ("fear", "you just can't stand them")),
        ("I know exactly why you moved", {"mind_reading"}, ("nothing", "")),
        ("You must think I was born yesterday", {"demand"}, ("nothing", "")),
        ("I feel ignored when you read at dinner", {"pseudo_feeling"}, ("when", "you read at dinner")),
        ("I feel like you've left already", {"pseudo_feeling"}, ("fear", "you've left already")),
        ("Some days I feel like your maid", {"pseudo_feeling"}, ("fear", "I've become your maid")),
        ("Tell me where you were, now", {"demand"}, ("ask", "tell me where you were")),
        ("you'd better ring the bank", {"demand"}, ("ask", "ring the bank")),
        ("don't walk away from me", {"demand"}, ("ask", "stay a little and hear me")),
        ("calm down", {"demand"}, ("nothing", "")),
        ("Grow up and open the post", {"demand"}, ("ask", "open the post")),
        ("I never said that about Tuesday", {"defensiveness"}, ("fact", "I didn't say that about Tuesday")),
        ("bet you stayed late", {"mind_reading"}, ("fear", "you stayed late")),
        ("so now I'm a terrible mother", {"defensiveness"}, ("fear", "you see me as a terrible mother")),
        ("I was at work till nine", {"defensiveness"}, ("fact", "I was at work till nine")),
        ("you're so selfish", {"criticism"}, ("nothing", "")),
        ("You're pathetic about the dishwasher", {"contempt"}, ("about", "the dishwasher")),
    ],
)
def test_each_kind_of_clause_has_its_way(clause: str, labels: set[str], said: tuple[str, str]) -> None:
    found = said_again(clause, frozenset(labels))
    assert (found.kind, found.words) == said


def test_under_a_verdict_lie_feelings_and_a_need() -> None:
    found = said_again("I feel smothered", frozenset({"pseudo_feeling"}))
    assert found == Said("nothing", "", ("overwhelmed", "tense"), "room")


def test_a_rewrite_keeps_the_fact_and_names_a_feeling() -> None:
    for line in language.review("You never call me back").rewrites:
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
        found = language.look(line)
        assert found.unkind == ()
        assert found.danger.label == "none"
        assert feelings_in(line)


BREAK = "I need a break from talking."
UNTIL = "I need a break from talking until"
AFTER = "I'll come to you after that."


def labelled(raw: str, *labels: tuple[str, str]) -> Review:
    """As if the reviewer had found these labels on these words: only the words that are made of it are tried."""
    places = [(label, raw.index(words), raw.index(words) + len(words)) for words, label in labels]
    found = tuple(Found(label, 1.0, start, end, open=False) for label, start, end in places)
    return Review(found, 2, Statement(), Danger("none", 1.0), english=True, by_rules=False)


@pytest.mark.parametrize(
    ("raw", "labels", "first"),
    [
        (
            "You let Tom drive my car on Friday, and now there's a dent in the door.",
            [("You let Tom drive my car on Friday", "accusation")],
            "I felt hurt and sad when you let Tom drive my car on Friday. Now there's a dent in the door.",
        ),
        (
            "You've shrunk the jumper my nan knitted.",
            [("You've shrunk the jumper my nan knitted", "accusation")],
            "I feel hurt and sad that you've shrunk the jumper my nan knitted.",
        ),
        (
            "Some husband you are. I'd a fever on Friday night and you went to quiz.",
            [("you went to quiz", "accusation")],
            "I'd a fever on Friday night. I felt hurt and sad when you went to quiz.",
        ),
        (
            "You take her side. She called me a witch and you handed her the syrup.",
            [("You take her side", "accusation"), ("you handed her the syrup", "accusation")],
            "I feel hurt and sad when you take her side. She called me a witch. It hurt when you handed her the syrup.",
        ),
        (
            "I'm not discussing the will with you. We met him, that's all.",
            [("I'm not discussing the will with you", "stonewalling")],
            f"We met him. I feel overwhelmed when it comes to the will, and {BREAK} I'll come back to it tonight.",
        ),
        (
            "Don't ask. I'm in hospital till Thursday.",
            [("Don't ask", "stonewalling")],
            f"I'm in hospital till Thursday. I feel overwhelmed about this, and {UNTIL} Thursday. {AFTER}",
        ),
        (
            "Enough. I'm on nights till Sunday and going to bed",
            [("Enough", "stonewalling")],
            f"I'm on nights till Sunday and going to bed. I feel overwhelmed about this, and {UNTIL} Sunday. {AFTER}",
        ),
        (
            "Leave me alone till after my shift",
            [("Leave me alone till after my shift", "stonewalling")],
            f"I feel overwhelmed right now, and {UNTIL} after my shift. {AFTER}",
        ),
        (
            'I said noon. You said "then leave".',
            [('You said "then leave"', "accusation")],
            'I said noon. I felt hurt and sad when you said "then leave".',
        ),
    ],
)
def test_the_whole_reads_like_one_message(raw: str, labels: list[tuple[str, str]], first: str) -> None:
    assert rewrites(raw, labelled(raw, *labels))[0] == first


def test_a_feeling_of_somebody_else_is_not_the_writers() -> None:
    assert own_feeling("I only came home and I felt low.")
    assert not own_feeling("You were crying on the phone.")
