"""Search finds entries by the beginnings of words, whatever the case and the accents."""

import re
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from securebase.core.search import find, plain, prepare

LETTERS = st.text(st.sampled_from("abAB éÉßn̈.,-' 9") | st.characters(codec="utf-8", max_codepoint=0x24F), max_size=60)


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("cafe", "We met at the CAFÉ.", True),
        ("CAFÉ", "a cafe again", True),
        ("walk rain", "Rain. We walked home.", True),
        ("walk sun", "Rain. We walked home.", False),
        ("ain", "Rain again", False),
        ("again", "Rain again", True),
        ("strasse", "In der Straße", True),
        ("o’clock", "at eight o'clock", True),
        ("20:40", "back at 20:40, kept", True),
        ("日本", "今日は日本にいる", True),
        ("", "anything", True),
        ("?!", "anything", True),
    ],
)
def test_what_is_found(query: str, text: str, found: bool) -> None:
    assert prepare(query).matches(text) is found


def test_find_keeps_the_order_and_stops_when_asked() -> None:
    asked: list[int] = []

    def entries() -> Iterator[tuple[int, str]]:
        for number in range(100):
            asked.append(number)
            yield number, "a walk" if number % 3 == 0 else "a talk"

    hits = find(prepare("walk"), entries())
    assert [next(hits) for _ in range(3)] == [0, 3, 6]
    assert asked[-1] == 6


@given(st.text())
def test_plain_done_twice_is_plain_once(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def slow(query: str, text: str) -> bool:
    """The same rule, said plainly: split both into words and compare beginnings."""

    def words(value: str) -> list[str]:
        bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", value).casefold())
        return re.findall(r"[^\W_]+", re.sub("[\u0300-\u036f]", "", bare))

    return all(any(word.startswith(part) for word in words(text)) for part in words(query)[:12])


@given(LETTERS, LETTERS)
def test_the_quick_way_finds_what_the_slow_way_finds(query: str, text: str) -> None:
    assert prepare(query).matches(text) == slow(query, text)


@given(st.lists(st.text("abcdé", min_size=1, max_size=6), min_size=1, max_size=30), st.data())
def test_any_beginning_of_any_words_finds_the_entry(words: list[str], data: st.DataObject) -> None:
    parts = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=4))
    query = " ".join(part[: data.draw(st.integers(1, len(part)))] for part in parts)
    assert prepare(query).matches(", ".join(words))
