"""What the reader has marked, made ready for a sentence: each stretch in the frame that it goes into."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from .deeds import deed
from .keeping import Keeps, Kept
from .plain_words import plain_words, plainly_said, shapes, small_start, stripped, tidy, without_verdicts
from .tenses import is_past
from .verbs import base_of_third, is_gerund, is_past_form, is_third, is_verb, not_never, past
from .whole import whole

WORD: Final = re.compile(r"[\w']+")
LEAD: Final = 48  # letters before a stretch in which it is told how it was asked
ENDS: Final = (".", "!", "?")
SURE: Final = 0.6  # a stretch of which the reader is less sure may go, if it cannot be said again
FEW: Final = 2  # words of a stretch that is no sentence


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words for one of the frames; `link` joins them to what is before: a word, a comma, or None for a new sentence.

    A deed is said "when" or "about" (its frame); whatever else has no frame.
    """

    kind: Keeps
    words: str
    link: str | None = None
    frame: str = ""
    asked: bool = False  # that it be done no more


def phrases(raw: str, kept: Sequence[Kept]) -> list[Phrase] | None:
    """In the order of the message; what holds nothing after all is left out.

    None if something that was surely done, or a sentence of the writer's own, cannot be said again: the rest would be
    about nothing.
    """
    made: list[Phrase] = []
    end = 0
    for each in whole(raw, kept):
        link = _link(raw[end : each.start]) if made else None
        if link == "," and each.kind == "own" and raw[end - 1 : end] in ENDS:
            link = None  # the full stop was marked with what it ends
        goes_on = bool(made) and made[-1].kind == "deed" and link is not None
        if made and made[-1].kind == "own" == each.kind and shapes()["span"].match(each.text):
            made[-1] = replace(made[-1], words=f"{made[-1].words}, {small_start(tidy(each.text))}")
            end = each.end
            continue
        lead = raw[max(each.start - LEAD, end) : each.start]
        if each.kind == "fear" and shapes()["causes"].search(lead):
            return None  # "you're only nice because | you want a yes": the half before it was not marked
        phrase = _phrase(each, lead, made[-1] if goes_on else None)
        if phrase is None and each.kind in ("deed", "own") and len(each.text.split()) > FEW and each.sure >= SURE:
            return None
        if phrase is None:
            continue
        made.append(replace(phrase, link=link))
        end = each.end
    return made


def _link(between: str) -> str | None:
    """What joins two stretches in one sentence: a word, or a comma; None if a sentence ends, or more stands between."""
    found = shapes()["between"].match(" ".join(between.split()))
    return (found["word"] or ",").lower() if found and "\n" not in between else None


def _phrase(each: Kept, lead: str, before: Phrase | None) -> Phrase | None:
    text = shapes()["hanging"].sub("", tidy(each.text))
    if not text:
        return None
    stop = each.kind == "ask" and shapes()["no_more"].search(lead) and is_gerund(text.partition(" ")[0].lower())
    if each.kind == "deed" or stop:
        return _done(text, lead, before)
    if each.kind == "ask":  # what was forbidden may not be asked for
        return None if shapes()["forbidden"].search(lead) else _ask(text)
    if each.kind == "topic":
        return _topic(text, lead)
    if each.kind == "fear":
        words = small_start(tidy(shapes()["surely"].sub("", shapes()["sure"].sub("", without_verdicts(text)))))
        return Phrase("fear", words) if words else None
    return _own(text)


def _topic(text: str, lead: str) -> Phrase | None:
    known = shapes()
    words = small_start(known["topic_time"].sub("", known["about_first"].sub("", plainly_said(stripped(text)))))
    refused = known["refusal"].search(lead)  # "not ringing | the landlord" says what will not be done
    if refused and words:
        return Phrase("own", f"I'm {refused['what'].lower()} {words}")
    return Phrase("topic", words) if words and not known["only_time"].match(words) else None


def _done(text: str, lead: str, before: Phrase | None) -> Phrase | None:
    known = shapes()
    text = known["joint"].sub("", text)
    if known["denied"].search(lead) and not known["negated"].search(text):
        return None  # the "never" was not marked: said without it, it would say the opposite
    if known["other_subject"].search(lead) and not known["whose"].match(text):
        return None  # "everyone | stared": whose deed it is was not marked
    if before and before.frame == "when" and (more := _goes_on(text, before)):
        return Phrase("deed", more, frame="more")
    first = text.partition(" ")[0].lower()
    orders = not is_gerund(first) and (is_verb(first) or known["imperative"].match(text))
    if orders and not is_past_form(first) and not lead.strip(" \"'*(")[-1:].isalnum():
        return _ask(text)
    frame, words = deed(text, lead)
    asked = known["no_more"].search(lead) is not None
    return Phrase("deed", words, frame=frame, asked=asked) if words and not known["bare_deed"].match(words) else None


def _goes_on(text: str, before: Phrase) -> str:
    """A second verb of the same subject ("you burnt the rice" and "blamed the stove"); empty if it begins anew."""
    first = text.partition(" ")[0].lower()
    rest, yours = text[len(first) :], before.words.startswith("you ")
    if is_past_form(first):
        return plainly_said(stripped(text))
    if is_verb(first) and yours:
        return plainly_said(stripped(f"{past(first) if is_past(before.words) else first}{rest}"))
    if is_third(first) or shapes()["third_form"].match(text):
        return plainly_said(stripped(f"{base_of_third(first) if yours else first}{rest}"))
    return ""


def _ask(text: str) -> Phrase | None:
    known = shapes()
    text = tidy(known["now"].sub("", known["you_first"].sub("", text)))
    for pattern, instead in plain_words().asks:
        if pattern.search(text):
            return Phrase("ask", instead) if instead else None
    words = plainly_said(without_verdicts(text))
    return Phrase("ask", words[:1].lower() + words[1:]) if words and not known["only_time"].match(words) else None


def _own(text: str) -> Phrase | None:
    """A sentence of the writer's own; with its subject, if that was dropped."""
    known = shapes()
    for name, instead in (
        ("own_doing", "I'm"),
        ("own_did", "I"),
        ("own_been", "I've"),
        ("own_it", "It"),
    ):
        text = f"{instead} {text[:1].lower()}{text[1:]}" if known[name].match(text) else text
    text = known["no_more_than"].sub(r"\1 ", not_never(plainly_said(without_jeers(text))))
    if known["cut_own"].search(text) or not _is_sentence(text):
        return None
    return Phrase("own", text) if len(text.split()) > FEW or known["own_short"].match(text) else None


def _is_sentence(text: str) -> bool:
    """Whether there is a verb in it, as far as forms tell."""
    words = (word.lower() for word in WORD.findall(text))
    return shapes()["verbal"].search(text) is not None or any(
        is_verb(word) or is_past_form(word) or is_third(word) for word in words
    )


def without_jeers(text: str) -> str:
    """Without what jeers at the end of a sentence of one's own."""
    return tidy(shapes()["closer"].sub("", text))
