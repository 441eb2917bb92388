"""Typed text on its way to the page: cleaned, its missing letters replaced, never markup."""

from __future__ import annotations

import unicodedata
from html import escape
from typing import TYPE_CHECKING

from frontdesk.documents.fonts import missing_letters
from frontdesk.documents.model import LettersMissing
from frontdesk.wording import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

STAND_IN = "?"
_ROOM = 4  # composing can lengthen a text, but never fourfold


def printable(text: str) -> str:
    """Text without what cannot be seen: control and joining characters, turning marks."""
    if text.isprintable():  # most text: nothing to drop, and a tenth of the time
        return " ".join(unicodedata.normalize("NFC", text).split())
    kept = clean(text, _ROOM * len(text) + 1, "text", lines=True)
    return "".join(c for c in kept if unicodedata.category(c) != "Cf")


def shown(text: str) -> str:
    """Printable text with a question mark for each letter the font lacks, never an empty box."""
    text = printable(text)
    for letter in missing_letters(text):
        text = text.replace(letter, STAND_IN)
    return text


def markup(text: str) -> str:
    """Text as ReportLab's paragraphs take it: every sign stands for itself, line ends are kept."""
    return escape(shown(text), quote=False).replace("\n", "<br/>")


def refuse_missing(*texts: str, names: Iterable[str] = ()) -> None:
    """Raise LettersMissing where the font lacks letters of the texts, with the first such line.

    A line of `names` is not told: it holds what somebody is called.
    """
    hidden = list(names)
    whole = printable("\n".join((*hidden, *texts)))
    letters = missing_letters(whole)
    if letters:
        lines = printable("\n".join(texts)).split("\n") if texts else []
        holding = (line for line in lines if any(letter in line for letter in letters))
        raise LettersMissing(tuple(letters), next(holding, ""))


def letter_names(letters: list[str]) -> str:
    """Missing letters by their Unicode names, to be read where they cannot be printed."""
    return ", ".join(unicodedata.name(letter, f"U+{ord(letter):04X}").lower() for letter in letters)
