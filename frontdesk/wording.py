"""The one door for text that a person typed: made clean, never made into anything but text."""

from __future__ import annotations

import re
import unicodedata

from frontdesk.errors import Invalid

# Marks that turn the direction of what follows could make one name read as another.
_TURNING = frozenset(
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)

# Digits of a telephone number or a date, however they are parted.
_NUMBER = re.compile(r"\(?\d(?:[ ().\-/]{0,2}\d){3,}")
_MASK = "#"


def clean(text: str, limit: int, field: str, *, lines: bool = False) -> str:
    """Typed text in composed form, without control characters, turning marks and lone surrogates.

    Runs of blanks become one and ends are trimmed; line ends stay only where `lines` says so.
    Raises Invalid(field, "too-long") beyond `limit` characters, so that nothing is cut silently.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(_shown(character, lines=lines) for character in text)
    kept = unicodedata.normalize("NFC", kept)
    rows = [" ".join(row.split()) for row in kept.split("\n")]
    whole = "\n".join(rows).strip()
    if len(whole) > limit:
        raise Invalid(field, "too-long")
    return whole


def masked(text: str) -> str:
    """Text in which each run of four digits or more is one sign: numbers and dates tell who."""
    return _NUMBER.sub(_MASK, text)


def _shown(character: str, *, lines: bool) -> str:
    if character == "\n":
        return "\n" if lines else " "
    if character in _TURNING or unicodedata.category(character) == "Cs":
        return ""
    return " " if unicodedata.category(character) in ("Cc", "Zl", "Zp") else character


def folded(text: str) -> str:
    """Text as it is compared: lower case, without accents and apostrophes."""
    text = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in text if not unicodedata.combining(c) and c not in "'\u2019`")
