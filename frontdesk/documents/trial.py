"""A page that shows whether a printer prints as it should."""

from __future__ import annotations

from frontdesk.documents.model import LETTER, Frame
from frontdesk.documents.pages import Part, document
from frontdesk.documents.pieces import Box, Para, Piece
from frontdesk.documents.styles import LARGE, STANDARD, styles

TITLE = "Test page"
_LETTERS = "AaBbCc 0123456789 \u00e1\u00e9\u00ed\u00f1\u00f3\u00fa \u00bf? \u00a1!"


def trial_page(printer: str) -> bytes:
    """One page for the printer of that name; it holds nothing about anyone."""
    plain, large = styles(STANDARD), styles(LARGE)
    story: list[Piece] = [
        Para(TITLE, plain.title, "H1"),
        Para(f"Printed on {printer}.", plain.lead),
        Para(f"Standard type, 12 points: {_LETTERS}", plain.body),
        Para(f"Large print, 18 points: {_LETTERS}", large.body),
        Para(f"The smallest type on a handout: {_LETTERS}", plain.small),
        Box(
            [
                Para("This box has four whole sides.", plain.alert_lead),
                Para(
                    "If one is missing, the paper lies askew or the margins are wrong.", plain.alert
                ),
            ],
            gap=STANDARD.body,
        ),
    ]
    finished = document(
        [Part(Frame("", ""), story)],
        title=TITLE,
        author="FrontDesk",
        language="en",
        size=LETTER,
        scale=STANDARD,
    )
    return finished.pdf
