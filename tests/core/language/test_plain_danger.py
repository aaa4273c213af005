"""Hands, doors, papers and phones: what one partner does to the other is believed where it is said plainly.

It is never polished, by no path: not as blame, not as a question about somebody, not as a picture of oneself.
"""

from __future__ import annotations

import pytest

from securebase.core.language import danger, review
from securebase.core.language.dangers import by_rule

DONE = (
    *("You slapped me at the wedding", "You grabbed me by the arm", "you spat at me", "You threw a plate at me"),
    *(
        "You pushed me into the door on Friday",
        "You shoved me in front of the kids again",
        "You locked me in on Sunday",
    ),
    *("You never let me see my sister", "you blocked the door so I couldn't leave", "You took my phone and my keys"),
    *("What kind of man grabs his wife by the arm", "He dragged me by the hair", "You wouldn't let me leave the room"),
    *(
        "You said you'd kill the dog if I went to mum's",
        "he keeps saying he'll burn my clothes",
        "you threatened to take the kids",
    ),
    *("you follow me to work every single day", "you wouldn't take no for an answer last night", "I'm scared of you"),
    *("I'm scared of what you'll do when I get home late", "im scared to come home"),
    *("you keep my passport", "I said no and you carried on", "My husband choked me last night"),
)
HARMLESS = (
    *("you grabbed me a coffee", "you pushed me into going", "You pushed me to the limit", "you threw a strop at me"),
    *("you kicked me off the wifi", "You hit me with the bill", "you locked me out by mistake", "you threw me a party"),
    *("She grabbed me by the arm and pulled me back from the tram", "He threw a cushion at me and we laughed"),
    *("You keep my passport in the folder", "you let me see my sister", "You never let me win at chess"),
    *(
        "You said you'd kill the lights",
        "you said you'd cut the grass",
        "He said he'd burn me a disc",
        "you said you'd hit the gym",
    ),
    *(
        "You never follow me on insta",
        "they wouldn't take no for an answer, so we bought two",
        "I'm scared of you leaving",
    ),
    *(
        "I'm scared to go home through the park",
        "you threatened to cook again, bless you",
        "You said you would hurt for days",
    ),
    *("you dragged me to your cousin's wedding", "She grabbed my hand at the film", "You took my phone charger again"),
)
PICTURES = (
    *("I feel like a prisoner in this house", "I feel like your punchbag", "I feel like a dog you can kick"),
    *("I feel controlled", "I feel like I need your permission to leave the house", "I feel trapped with you"),
    *("I feel like I'm walking on eggshells around you", "made me feel like a hostage", "I feel like your property"),
)


@pytest.mark.parametrize("text", DONE)
def test_it_is_believed(text: str) -> None:
    assert by_rule(text).label == "abuse_disclosure"
    assert danger(text).label == "abuse_disclosure"


@pytest.mark.parametrize("text", HARMLESS)
def test_the_same_words_in_peace_are_not(text: str) -> None:
    assert by_rule(text).label == "none"


@pytest.mark.parametrize("text", [*DONE, *PICTURES])
def test_it_is_never_polished(text: str) -> None:
    assert review(text).rewrites == ()
