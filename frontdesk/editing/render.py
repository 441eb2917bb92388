"""The review packet as one PDF: records in, bytes out; each document begins a page of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontdesk.documents.model import LETTER, Frame
from frontdesk.documents.pages import Part, document
from frontdesk.documents.pieces import Para, Piece, WritingLines, bullets
from frontdesk.documents.styles import TABLE, styles
from frontdesk.documents.tables import table
from frontdesk.documents.text import printable
from frontdesk.editing.rules.packet import BOX, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.handouts.model import Letterhead

_SCALE = replace(TABLE, body=11, leading=14.5, title=18)
_COLUMNS = ("Where", "What it says", "What its sources say", "OK")
_WEIGHTS = (1.2, 3.6, 3.6, 0.7)
_MARK = "For clinical review"
_TITLE = "Texts for clinical review"
_ANSWERS = ("Approved as it stands", "Sent back with changes, written below")
_SIGNED = ("Name and signature", "Date, and until when it holds")


def packet(sheets: Sequence[Sheet], letterhead: Letterhead, day: str) -> bytes:
    """All documents of a packet, their pages counted one by one; `day` is the day it was made."""
    marks = (_MARK, "Sample data") if letterhead.sample else (_MARK,)
    parts = [
        Part(
            Frame(letterhead.clinic, letterhead.phone, marks, (f"{sheet.footer} \u00b7 {day}",)),
            _story(sheet),
            sheet.language,
        )
        for sheet in sheets
    ]
    finished = document(
        parts,
        title=_TITLE,
        author=printable(letterhead.clinic),
        language="en",
        size=LETTER,
        scale=_SCALE,
    )
    return finished.pdf


def _story(sheet: Sheet) -> list[Piece]:
    style = styles(_SCALE)
    story: list[Piece] = [Para(sheet.title, style.title, "H1"), Para(sheet.subtitle, style.lead)]
    story += table(_COLUMNS, sheet.rows, weights=_WEIGHTS, head=style.cell_head, body=style.cell)
    story.append(Para("The clinician\u2019s answer", style.heading, "H2"))
    story += bullets(_ANSWERS, style.bullet, BOX)
    pitch = _SCALE.leading * 1.4
    story.append(WritingLines(3, pitch=pitch, after=_SCALE.paragraph_gap))
    for label in _SIGNED:
        heading = Para(label, style.small_heading)
        heading.keep_with_next = True
        story += [heading, WritingLines(1, pitch=pitch, after=0, alt=f"A line for: {label}")]
    return story
