"""How hard a Spanish text is to read, by formulas made for Spanish.

English formulas call every Spanish text hard, since Spanish words have more syllables. `ease` is
Szigriszt-Pazos (1993), read by the INFLESZ scale: from 55 on normal, from 65 quite easy, from 80
very easy. `grade` is Crawford (1984), the years of school that a text asks for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NORMAL = 55.0  # the step of the INFLESZ scale that text for everyone should reach

_LONG = 5
_KNOWN_SYLLABLES = 2  # an abbreviation or a medicine's name, which no other word can replace
_KNOWN = frozenset({"spravato", "esketamina"})
_WORD = re.compile(r"[A-Za-zÀ-ÿ0-9][\w'\u2019.\-]*")
_SENTENCE_END = re.compile(r"[.!?]+(?=[\s\"\u201d\u2019)]|$)")
_SILENT_U = re.compile(r"(?<=q)u|(?<=g)u(?=[eéií])")
_RUN = re.compile(r"[aeiouáéíóúü]+y?$|[aeiouáéíóúü]+|^y$")
_STRONG = frozenset("aeoáéóíú")  # each is a syllable's core; i, u and ü lean on a neighbour


def ease(texts: Iterable[str]) -> float:
    """The Szigriszt-Pazos index of texts, each ending a sentence; 100 where there is no word."""
    sentences, words, syllables = _counted(texts)
    if not words:
        return 100.0
    return 206.835 - 62.3 * syllables / words - words / sentences


def grade(texts: Iterable[str]) -> float:
    """Crawford's years of school of texts, each ending a sentence; 0 where there is no word."""
    sentences, words, syllables = _counted(texts)
    if not words:
        return 0.0
    return max(0.0, (4.9 * syllables - 20.5 * sentences) / words - 3.407)


def long_words(text: str) -> list[str]:
    """The words of a text with five syllables or more, each once, as they stand in it.

    Spanish has about half as many syllables a word again as English, where three are many.
    """
    found = dict.fromkeys(word.rstrip(".'-") for word in _WORD.findall(text))
    return [word for word in found if syllable_count(word) >= _LONG]


@lru_cache(maxsize=20_000)
def syllable_count(word: str) -> int:
    """The syllables of a Spanish word as it is said; 1 for a number, 2 for a known name."""
    plain = word.strip(".'-\u2019")
    if not any(letter.isalpha() for letter in plain):
        return 1
    lower = plain.lower()
    if lower in _KNOWN or (plain.isupper() and len(plain) > 1):
        return _KNOWN_SYLLABLES
    return max(1, sum(map(_in_part, lower.split("-"))))


def _in_part(lower: str) -> int:
    runs = _RUN.findall(_SILENT_U.sub("", lower))
    return sum(max(1, sum(letter in _STRONG for letter in run)) for run in runs)


def _counted(texts: Iterable[str]) -> tuple[int, int, int]:
    """Sentences, words and syllables; what stands after the last full stop is a sentence too."""
    sentences = words = syllables = 0
    for text in texts:
        found = _WORD.findall(text)
        words += len(found)
        syllables += sum(map(syllable_count, found))
        parts = _SENTENCE_END.split(text)
        sentences += sum(1 for part in parts if _WORD.search(part))
    return sentences, words, syllables
