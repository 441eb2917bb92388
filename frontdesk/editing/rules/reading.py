"""How hard a document is to read, line by line, and which of its words are long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.content.rules import reading as english
from frontdesk.content.rules import spanish
from frontdesk.editing.model import Reading, ReadingLine
from frontdesk.editing.rules.parts import parts
from frontdesk.handouts.model import Handout

if TYPE_CHECKING:
    from frontdesk.editing.model import Document

_MEASURES = {
    "en": (english.grade, english.long_words),
    "es": (spanish.grade, spanish.long_words),
}


def reading(document: Document) -> Reading:
    """The grade of the whole and of each line that people read or hear, as its language has it.

    A text in a language without a measure of its own has no grade and no lines here.
    """
    language = document.language if isinstance(document, Handout) else "en"
    if language not in _MEASURES:
        return Reading(0.0)
    grade, long_words = _MEASURES[language]
    lines = tuple(
        ReadingLine(part.where, part.text, grade([part.text]), tuple(long_words(part.text)))
        for part in parts(document)
        if part.read and part.text
    )
    return Reading(grade(line.text for line in lines), lines)
