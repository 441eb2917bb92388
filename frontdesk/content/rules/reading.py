"""How hard a text is to read: its Flesch-Kincaid grade, without a word list from anywhere.

Grade 6 is the house target and 8 the limit (fact G23). Names of medicines and therapies cannot be
put more simply, so each counts as a known word of two syllables; so does an abbreviation.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

TARGET_GRADE = 6.0
HIGHEST_GRADE = 8.0

_KNOWN_SYLLABLES = 2
_LONG = 3  # syllables; the measure of other grades, such as SMOG
_KNOWN = frozenset(
    {
        "antidepressant", "antidepressants", "behavioral", "cognitive", "cognitive-behavioral",
        "dialectical", "esketamine", "ketamine", "medication", "medications", "medicine",
        "medicines", "spravato", "telehealth", "therapies", "therapist", "therapists", "therapy",
    }
)  # fmt: skip
# Words whose vowels mislead the count below.
_COUNTED = {
    "area": 3, "being": 2, "clinician": 3, "create": 2, "doing": 2, "every": 2, "evening": 2,
    "everyone": 3, "everything": 3, "experience": 4, "experienced": 4, "family": 3, "going": 2,
    "idea": 3, "isolating": 4, "lifeline": 2, "machinery": 4, "people": 2, "poem": 2, "reality": 4,
    "react": 2, "science": 2, "seeing": 2, "somebody": 3, "someone": 2,
    "something": 2, "sometimes": 2, "somewhere": 2, "suicidal": 4, "suicide": 3, "trial": 2,
    "usual": 3, "usually": 4, "via": 2,
}  # fmt: skip

_WORD = re.compile(r"[A-Za-zÀ-ÿ0-9][\w'\u2019.\-]*")
_SENTENCE_END = re.compile(r"[.!?]+(?=[\s\"\u201d\u2019)]|$)")
_VOWELS = re.compile(r"[aeiouyà-ÿ]+")
# Two vowels side by side that are said apart, as in "media", "quiet", "gradual", "video".
_APART = re.compile(r"(?<![cstgx])(?<!ll)i[aou]|ie(?=t)|(?<!q)u[ae](?=l|t)|eo(?=g|l|$)|yi|uou")
_SILENT_E = re.compile(r"(?<![aeiouyl])e$|(?<=[aeiouy]l)e$")
_SILENT_ES = re.compile(r"(?<![aeiouyscxz])(?<!sh)(?<!ch)(?<!g)(?<!l)es$|(?<=[aeiouy]l)es$")
_SILENT_ED = re.compile(r"(?<![aeiouydt])ed$")
_SILENT_INSIDE = re.compile(r"e(?=(?:ment|ments|ful|fully|less|ly|ness)$)")


def grade(texts: Iterable[str]) -> float:
    """The Flesch-Kincaid grade of texts, each ending a sentence; 0 where there is no word."""
    sentences = words = syllables = 0
    for text in texts:
        found = _WORD.findall(text)
        words += len(found)
        syllables += sum(syllable_count(word) for word in found)
        sentences += _sentence_count(text) if found else 0
    if not words:
        return 0.0
    return max(0.0, 0.39 * words / sentences + 11.8 * syllables / words - 15.59)


def words_in(texts: Iterable[str]) -> int:
    """How many words texts hold."""
    return sum(len(_WORD.findall(text)) for text in texts)


def long_words(text: str) -> list[str]:
    """The words of a text with three syllables or more, each once, as they stand in it."""
    found = dict.fromkeys(word.rstrip(".'-") for word in _WORD.findall(text))
    return [word for word in found if syllable_count(word) >= _LONG]


@lru_cache(maxsize=20_000)
def syllable_count(word: str) -> int:
    """The syllables of an English word as it is said; 1 for a number, 2 for a known name."""
    plain = word.replace("\u2019", "'").strip(".'-")
    if not any(letter.isalpha() for letter in plain):
        return 1
    lower = plain.lower().removesuffix("'s")
    if lower in _KNOWN or (plain.isupper() and len(plain) > 1):
        return _KNOWN_SYLLABLES
    if "-" in lower:
        return sum(syllable_count(part) for part in lower.split("-") if part)
    counted = _COUNTED.get(lower) or _COUNTED.get(lower.removesuffix("s"))
    return counted or _by_vowels(lower)


def _by_vowels(lower: str) -> int:
    bare = lower.replace("'", "")
    for silent in (_SILENT_E, _SILENT_ES, _SILENT_ED):
        bare = silent.sub("", bare)
    bare = _SILENT_INSIDE.sub("", bare)
    groups = len(_VOWELS.findall(bare)) + len(_APART.findall(bare))
    return max(1, groups)


def _sentence_count(text: str) -> int:
    """The sentences of a text; what stands after the last full stop is one as well."""
    parts = _SENTENCE_END.split(text)
    return max(1, sum(1 for part in parts if _WORD.search(part)))
