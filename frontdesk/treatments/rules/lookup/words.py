"""Text as plain words: lower case, without accents and marks, so that writing does not matter."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_PIECE = re.compile(r"[^\W_]+(?:['\u2019`][^\W_]+)*")
_PLAIN = re.compile(r"[a-z]+|[0-9]+")
_MARKS = str.maketrans("", "", "'\u2019`")
_ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
_ROOT = 3  # letters that stay of a word


class Piece(NamedTuple):
    """A piece of text between blanks and marks, as written, and the plain words in it."""

    written: str
    words: tuple[str, ...]


def pieces(text: str) -> list[Piece]:
    """The pieces of a text that hold words in Latin letters or digits; others have no words."""
    text = unicodedata.normalize("NFC", text)
    return [Piece(found.group(), _plain(found.group())) for found in _PIECE.finditer(text)]


def plain(text: str) -> list[str]:
    """The lower-case words and numbers of a text, without accents; apostrophes vanish."""
    return [word for piece in pieces(text) for word in piece.words]


@lru_cache(maxsize=10_000)
def written(text: str) -> tuple[str, ...]:
    """The same for a text of the catalogue, remembered: what was not edited is not read again."""
    return tuple(plain(text))


@lru_cache(maxsize=20_000)
def _plain(piece: str) -> tuple[str, ...]:
    if piece.isascii():
        return tuple(_PLAIN.findall(piece.lower().translate(_MARKS)))
    folded = unicodedata.normalize("NFKD", piece.casefold()).translate(_MARKS)
    return tuple(_PLAIN.findall("".join(c for c in folded if not unicodedata.combining(c))))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its common ending, so that drive, drives and driving meet."""
    for ending, instead in _ENDINGS:
        if not word.endswith(ending) or word.endswith(("ss", "us", "is")):
            continue
        if len(word) - len(ending) >= _ROOT:
            word = word[: -len(ending)] + instead
            break
    if len(word) > _ROOT and word[-1] == word[-2] and word[-1] not in "lse":
        word = word[:-1]
    return word[:-1] if len(word) > _ROOT and word.endswith("e") else word
