"""A reading as weighted features, as the examples of callers' words are compared by them."""

from __future__ import annotations

import math
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontdesk.treatments.rules.lookup.terms import Reading

_WORD = 1.0
_PAIR = 0.7  # two words, or two terms, that stand together
_REACH = 4  # how many terms may lie within a pair
_ALWAYS = 0.5  # one feature that every reading has: what is likely before a word is heard
_LENGTH = 2.0  # of every reading as a vector, so that long and short sentences weigh the same


def features(reading: Reading) -> dict[str, float]:
    """Stems, neighbouring stems, terms and pairs of terms; each name begins with its sort."""
    found: dict[str, float] = {}
    for word in reading.stems:
        found[f"w {word}"] = _WORD
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
