"""The shipped Inter faces for PDF, each read from its file when it is first used."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import as_file, files
from threading import Lock
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfmetrics import getAscentDescent, registerFont
from reportlab.pdfbase.ttfonts import TTFont

if TYPE_CHECKING:
    from collections.abc import Iterable

REGULAR = "Inter-Regular"
MEDIUM = "Inter-Medium"
SEMIBOLD = "Inter-SemiBold"
BOLD = "Inter-Bold"
ITALIC = "Inter-Italic"

_LAYOUT = frozenset("\n\t ")
_UNSEEN = ("Cc", "Cf", "Cs")  # dropped before printing
_lock = Lock()


def register(name: str) -> str:
    """Make a face known to ReportLab under its name, which is also the file's; answers the name."""
    _face(name)
    return name


def ascent(name: str, size: float) -> float:
    """How far the letters of a face reach above the line, in points."""
    return float(getAscentDescent(register(name), size)[0])


def missing_letters(text: str, faces: Iterable[str] = (REGULAR,)) -> list[str]:
    """The letters of a text that a face lacks, each once, in the order of the text.

    Signs that only join, turn or control are left out: printing drops them.
    """
    known = [_face(face) for face in faces]
    return [
        letter
        for letter in dict.fromkeys(unicodedata.normalize("NFC", text))
        if letter not in _LAYOUT
        and any(ord(letter) not in shapes for shapes in known)
        and unicodedata.category(letter) not in _UNSEEN
    ]


@cache
def _face(name: str) -> frozenset[int]:
    with _lock, as_file(files("resources").joinpath("fonts", f"{name}.ttf")) as path:
        font = TTFont(name, str(path))
        registerFont(font)
        return frozenset(code for code, glyph in font.face.charToGlyph.items() if glyph)
