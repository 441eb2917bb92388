"""A reading as weighted features, as the examples of callers' words are compared by them."""

from __future__ import annotations

import math
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontdesk.treatments.rules.lookup.terms import Reading

_WORD = 1.0
_PAIR = 0.7  # two words, or two terms, that stand together
_APART = 0.3  # two words with one between them
_PART = 0.2  # some letters of a word, for words that no example has but one like it
_LETTERS = 4
_REACH = 4  # how many terms may lie within a pair
_ALWAYS = 0.5  # one feature that every reading has: what is likely before a word is heard
_LENGTH = 2.0  # of every reading as a vector, so that long and short sentences weigh the same


def features(reading: Reading) -> dict[str, float]:
    """Words and their parts, words near one another, terms and pairs of terms.

    Each name begins with a letter for its sort.
    """
    found = dict.fromkeys((f"c {part}" for word in reading.words for part in _parts(word)), _PART)
    for word in reading.stems:
        found[f"w {word}"] = _WORD
    for first, second in zip(reading.stems, reading.stems[2:], strict=False):
        found[f"k {first} {second}"] = _APART
    for first, second in pairwise(("^", *reading.stems, "$")):
        found[f"n {first} {second}"] = _PAIR
    terms = list(reading.terms)
    for at, term in enumerate(terms):
        found[f"t {term}"] = _WORD
        for one, other in combinations(terms[at : at + _REACH], 2):
            found[f"p {min(one, other)} {max(one, other)}"] = _PAIR
    size = math.sqrt(sum(value * value for value in found.values())) or 1.0
    scaled = {name: _LENGTH * value / size for name, value in found.items()}
    return {"*": _ALWAYS, **scaled}


def _parts(word: str) -> list[str]:
    """All runs of so many letters in a word, its beginning and its end marked."""
    marked = f"<{word}>"
    return [marked[at : at + _LETTERS] for at in range(len(marked) - _LETTERS + 1)]
