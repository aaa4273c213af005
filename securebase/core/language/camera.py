"""One clause of blame said as a camera would have seen it: what happened, an owned fear, or an ask.

The rules are those of section 2 of the guide: every fact stays, nothing is invented, what judges goes.
"""

import re
from typing import Final

from .deeds import deed, mock_thanks
from .feelings import verdict_in
from .plain_words import plain_words, plainly_said, shapes, small_start, stripped, tidy, without_fillers
from .rules import plainly
from .said import NOTHING, Said
from .verbs import not_never

EVER: Final = re.compile(r"\bever\b", re.IGNORECASE)
BEGIN: Final = 60  # letters in which the tense of a situation shows


def said_again(clause: str, labels: frozenset[str]) -> Said:
    """One clause with its negative labels, said again; of the kind "nothing" if it holds no fact."""
    text = tidy(plainly(clause))
    if "pseudo_feeling" in labels:
        return _under_verdict(text)
    if "mind_reading" in labels and ("accusation" not in labels or shapes()["inner"].search(text)):
        return _owned(text)
    if _is_deed(text, labels):
        return deed(text)
    if "demand" in labels:
        return _ask(text)
    if labels == {"stonewalling"} and (fact := shapes()["plain_fact"].match(text)):
        return Said("fact", tidy(fact["fact"]))
    asks = clause.rstrip().endswith("?") and not shapes()["tag"].search(plainly(clause).rstrip())
    mocks = labels & {"contempt", "defensiveness"} and not asks
    return _mocked(shapes()["tag"].sub("", plainly(clause).strip())) if mocks else _topic(text)


def _is_deed(text: str, labels: frozenset[str]) -> bool:
    if "accusation" in labels or ("generalisation" in labels and not labels & {"criticism", "contempt"}):
        return True
    if labels & {"criticism", "contempt"} and shapes()["third"].match(text):
        return True
    return "defensiveness" in labels and shapes()["you_did"].match(text) is not None


def _owned(text: str) -> Said:
    """What was taken as known of the other, as a fear of one's own."""
    known = shapes()
    if why := known["thats_why"].match(text):
        return deed(text[why.end() :])  # of a guess and what it is drawn from, the second is a fact
    guess = known["sure"].sub("", without_fillers(text))
    if known["no_guess"].match(guess):
        return NOTHING  # "I know exactly why …" guesses nothing that could be said again
    guess = known["afterthought"].sub("", known["have_never"].sub("you haven't", guess))
    return Said("fear", small_start(tidy(known["surely"].sub("", guess))))


def _under_verdict(text: str) -> Said:
    """After "I feel ignored" the when is kept, "I feel like you …" becomes an owned fear; the verdict goes."""
    known = shapes()
    found = verdict_in(text)
    feelings = found[0].feelings if found else ()
    need = found[0].needs[0] if found and found[0].needs else ""
    rest = known["feel"].sub("", text, count=1)
    if like := known["like"].match(rest):
        return Said("fear", tidy(rest[like.end() :]), feelings, need)
    if role := known["role"].match(rest):
        return Said("fear", f"I've become {tidy(role['role'])}", feelings or ("hurt", "sad"), need)
    tail = known["when"].search(rest)
    if not tail:
        return Said("nothing", "", feelings, need)
    words = _after_when(plainly_said(stripped(tail[0])))
    return Said("when" if known["subject"].match(words) else "about", words, feelings, need)


def _after_when(text: str) -> str:
    return tidy(shapes()["first_when"].sub("", text))


def _ask(text: str) -> Said:
    known = shapes()
    text = known["second_ask"].split(known["and_order"].sub("", without_fillers(text)))[0]
    if asked := known["to_know"].match(text):
        return Said("ask", f"tell me {asked['rest']}")
    expected = known["expect"].match(text)
    if expected or known["mine"].match(text):
        return Said("fact", f"I would like {expected['rest']}" if expected else text)
    if order := known["order"].match(text):
        text = order["rest"]
    for pattern, instead in plain_words().asks:
        if pattern.search(text):
            return Said("ask", instead) if instead else NOTHING
    if known["subject"].match(text):
        return NOTHING  # "you needn't ring": no order that could become an ask
    if no := known["no_more"].match(text):
        return Said("when", f"you're {no['rest']}" if re.match(r"\w+ing\b", no["rest"]) else f"you {no['rest']}")
    text = stripped(plainly_said(tidy(known["now"].sub("", text))))
    return Said("ask", small_start(text)) if text and not known["only_time"].match(text) else NOTHING


def _mocked(text: str) -> Said:
    """Mock thanks with what happened in them, a reason of one's own; what only mocks holds no fact."""
    known = shapes()
    text = tidy(text)
    if thanks := mock_thanks(text):
        return thanks
    if enough := known["enough"].search(text):
        return Said("fear", small_start(tidy(EVER.sub("", enough[0]))), ("sad", "hurt"))
    if bad := known["so_bad"].match(text):
        return Said("fear", f"you see me as {tidy(bad['rest'])}", ("ashamed", "hurt"))
    if more := known["another"].search(text):
        return Said("about", more[0])
    text = not_never(without_fillers(text))
    if known["reason"].match(text) and not known["mock_reason"].search(text):
        return Said("fact", text)
    return _topic(text)


def _topic(text: str) -> Said:
    """What a judgement was about, if it says so; the judgement goes."""
    tail = shapes()["tail"].search(text)
    if not tail:
        return NOTHING
    words = shapes()["shut_end"].sub("", plainly_said(stripped(tail[0])))
    if words.lower().startswith("when"):
        return Said("when", _after_when(words))
    return Said("about", re.sub(r"^about\s+", "", words, flags=re.IGNORECASE))


def is_past(words: str) -> bool:
    """Whether a situation lies behind: said with "felt", not "feel"."""
    known, begin = shapes(), words[:BEGIN]
    if known["perfect"].match(words):
        return False
    if known["past_time"].search(words) and not known["habit"].search(begin):
        return True
    said = known["tense_did"].search(begin) or any(word in plain_words().participles for word in begin.lower().split())
    return bool(said) and not known["still_so"].search(begin)
