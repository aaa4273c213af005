"""Whether a situation lies behind: said with "felt", not "feel"."""

import re
from typing import Final

from .plain_words import plain_words, shapes
from .verbs import is_past_form

CLITIC: Final = re.compile(r"^(?:you|u|i|we|they|he|she|it)'(?:re|m|s|ve|ll)\b", re.IGNORECASE)
NEAR: Final = 3  # words behind the subject in which its verb is looked for: "no | call came"
WORD: Final = re.compile(r"[\w']+")


def is_past(words: str) -> bool:
    """By the first verb behind the subject; by a time that is named, where that verb tells nothing."""
    known, told = shapes(), plain_words()
    if known["perfect"].match(words) or CLITIC.match(words):
        return False
    rest = known["whose"].sub("", words, count=1).lower()
    for word in [each for each in WORD.findall(rest) if each not in told.skipped][:NEAR]:
        if word in told.present:
            return False
        if word in told.past or is_past_form(word):
            same = told.bases.get(word) == word  # "put", "let": past and present alike
            return not same or not known["habit"].search(words)
        if word in told.bases:
            return False
    return bool(known["past_time"].search(words)) and not known["habit"].search(words)
