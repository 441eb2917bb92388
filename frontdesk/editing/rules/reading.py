"""How hard a document is to read, line by line, and which of its words are long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.content.rules.reading import grade, long_words
from frontdesk.editing.model import Reading, ReadingLine
from frontdesk.editing.rules.parts import parts
from frontdesk.handouts.model import Handout

if TYPE_CHECKING:
    from frontdesk.editing.model import Document

ENGLISH = "en"


def reading(document: Document) -> Reading:
    """The grade of the whole and of each line that people read or hear.

    The measure is made for English; a text in another language has no grade and no lines here.
    """
    if isinstance(document, Handout) and document.language != ENGLISH:
        return Reading(0.0)
    lines = tuple(
        ReadingLine(part.where, part.text, grade([part.text]), tuple(long_words(part.text)))
        for part in parts(document)
        if part.read and part.text
    )
    return Reading(grade(line.text for line in lines), lines)
