"""How far a typed word lies from a meant one, as fingers and ears slip."""

from __future__ import annotations

from functools import cache

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_KEYS = {key: (row, at) for row, keys in enumerate(_ROWS) for at, key in enumerate(keys)}
_VOWELS = frozenset("aeiouy")

_OUTER = 0.7  # a letter too many or too few at the beginning
_DOUBLED = 0.4  # a letter doubled, or a double letter written once
_LETTER = 0.8  # any other letter too many or too few
_SWAPPED = 0.6  # two letters changed places
_NEAR = 0.55  # a vowel for a vowel, or a key beside the right one


def slip(typed: str, meant: str) -> float:
    """Weighted edit distance between two words of the letters a to z; 0 when they are equal."""
    before: list[float] = []
    last = [_OUTER * j for j in range(len(meant) + 1)]
    for i, x in enumerate(typed, 1):
        row = [_OUTER * i]
        for j, y in enumerate(meant, 1):
            drop = last[j] + (_DOUBLED if i > 1 and typed[i - 2] == x else _LETTER)
            add = row[-1] + (_DOUBLED if j > 1 and meant[j - 2] == y else _LETTER)
            best = min(drop, add, last[j - 1] + _instead(x, y))
            if i > 1 and j > 1 and x != y and x == meant[j - 2] and typed[i - 2] == y:
                best = min(best, before[j - 2] + _SWAPPED)
            row.append(best)
        before, last = last, row
    return last[-1]


@cache
def _instead(typed: str, meant: str) -> float:
    """The cost of one letter typed for another."""
    if typed == meant:
        return 0.0
    (row, at), (other_row, other_at) = _KEYS[typed], _KEYS[meant]
    beside = abs(row - other_row) <= 1 and abs(at - other_at) <= 1
    return _NEAR if beside or {typed, meant} <= _VOWELS else 1.0
