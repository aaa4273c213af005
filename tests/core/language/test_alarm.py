"""How danger is told by the gist of a text and by its words: every part counts, and length alone changes nothing."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from securebase.core.language.alarm import BUCKETS, Alarm, buckets, weight


@given(st.text())
def test_any_text_falls_into_buckets_each_once(text: str) -> None:
    found = buckets(text)
    assert list(found) == sorted(set(found))
    assert all(0 <= each < BUCKETS for each in found)


def test_pairs_of_words_count_and_their_order() -> None:
    one, other = set(buckets("he hit me")), set(buckets("me hit he"))
    assert one != other
    assert len(one & other) == 3


def test_capitals_and_curly_apostrophes_change_nothing() -> None:
    assert list(buckets("I can\u2019t GO ON")) == list(buckets("i can't go on"))


def test_numbers_add_up() -> None:
    words = np.zeros((BUCKETS, 2), np.float32)
    words[buckets("hello"), 1] = 2.0
    alarm = Alarm(np.array([[1.0, -1.0]], np.float32), np.array([0.5, 0.0], np.float32), words)
    given_gist = np.array([3.0], np.float32)
    assert np.allclose(alarm.of(given_gist, ""), [3.5, -3.0])
    assert np.allclose(alarm.of(given_gist, "hello"), [3.5, -3.0 + 2.0 * weight(1)])
