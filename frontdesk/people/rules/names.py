"""The words of names, as they are compared and found."""

from __future__ import annotations

import re

from frontdesk.wording import folded

_WORD = re.compile(r"\w+", re.UNICODE)
_PAIR = 2
MOST_WORDS = 12


def words(name: str) -> list[str]:
    """The words of a name, folded; a hyphen parts two words, an apostrophe none."""
    return [word.replace("_", "") for word in _WORD.findall(folded(name)) if word != "_"]


def keys(name: str) -> list[str]:
    """What a name is found by: itself begun at each of its words, and first and last alone."""
    found = words(name)[:MOST_WORDS]
    turned = [" ".join(found[start:] + found[:start]) for start in range(len(found))]
    if len(found) > _PAIR:
        turned += [f"{found[0]} {found[-1]}", f"{found[-1]} {found[0]}"]
    return list(dict.fromkeys(turned))


def variants(word: str) -> set[str]:
    """A word with no letter and with each one letter left out; equal variants mean one typo."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def upper_bound(prefix: str) -> str:
    """A text after every text that begins with `prefix`, for a half-open range."""
    return prefix + "\U0010ffff"
