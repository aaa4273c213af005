"""The lint of the voice: what no sentence on a screen may hold. From section 2 of the voice, whole words only."""

import re
import unicodedata
from collections.abc import Iterator

from securebase.core.library import Library
from securebase.core.settle import Breath, Script

LINT = (
    "clingy|needy|cold|toxic|should|issues?|triggered|time-out|timeout|block(?:ed)?|ignored|rejected|overdue|unanswered|"
    "failed|missed|streak|overreact(?:ing)?|dramatic|insecure|avoidant|obviously|simply|calm down|relax|journey|spouse|"
    "husband|wife|unfortunately"
)
_LINT = re.compile(rf"\b(?:{LINT})\b", re.IGNORECASE)
_TRAILING = re.compile(r"(?:\.\.\.?|…)[”’\"']?\s*$")
_SENTENCE = re.compile(r"[.?]+[”’\"')]*(?:\s+|$)")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_BROKEN_NUMBER = re.compile(r"\d\s*%|\d\s*/\s*10\b")
HEAT = frozenset({"now", "pause", "reach"})
HEAT_WORDS, PLAIN_WORDS, BUTTON_WORDS = 10, 18, 7


def faults(text: str, most_words: int = PLAIN_WORDS) -> list[str]:
    """What is wrong with one text."""
    found = [f"the word '{word}'" for word in _LINT.findall(text)]
    if "!" in text:
        found.append("an exclamation mark")
    if any(unicodedata.category(letter) == "So" or ord(letter) >= 0x1F000 for letter in text):
        found.append("an emoji or a symbol")
    if _TRAILING.search(text):
        found.append("trailing dots")
    if _BROKEN_NUMBER.search(text):
        found.append("a percentage or a fraction of ten")
    if text != text.strip() or "  " in text:
        found.append("stray space")
    if re.search(r"[\"']", text):
        found.append("a straight quote")
    found += [f"{len(words)} words in one sentence" for words in sentences(text) if len(words) > most_words]
    return found


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence; a slot counts as one word."""
    return [_WORD.findall(part.replace("{", " ").replace("}", " ").replace("_", "")) for part in _SENTENCE.split(text)]


def all_texts(library: Library) -> Iterator[tuple[str, str, int]]:
    """Every text that the content folder puts on a screen: where it stands, the text, the most words in a sentence."""
    for key, text in library.words.items():
        yield key, text, HEAT_WORDS if key.split(".")[0] in HEAT else PLAIN_WORDS
    for where, texts in _plain_texts(library):
        yield from ((where, text, PLAIN_WORDS) for text in texts if text)
    for script in library.scripts:
        yield from ((f"settle {script.id}", step.words, HEAT_WORDS) for step in script.steps)
    yield from ((f"card {card.id}", card.words, HEAT_WORDS) for card in library.cards)


def _plain_texts(library: Library) -> Iterator[tuple[str, tuple[str, ...]]]:
    for page in library.support:
        yield f"support {page.id}", (page.title, page.about)
        for section in page.sections:
            yield f"support {page.id}", (section.title, *section.lines)
    ways: list[Breath | Script] = [*library.breaths, *library.scripts]
    for way in ways:
        yield f"settle {way.id}", (way.title, way.about, way.caution)
    for kind in library.kinds:
        yield f"journal {kind.id}", (kind.title, kind.about, *kind.worry, *kind.space)
    for question in (*library.trigger_questions, *library.learned.questions):
        yield f"journal {question.id}", (question.ask, question.hint)
    yield "journal learned", (library.learned.title, library.learned.stop)
    for measure in library.measures:
        texts = (measure.name, measure.low_label, measure.high_label, *(scale.title for scale in measure.scales))
        yield f"measure {measure.id}", (*texts, *(item.text for item in measure.items))
    yield "reaches", tuple(reach.line for reach in library.reaches)
