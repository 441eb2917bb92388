"""The slip that lies on a visitor's handouts: a first name, a time, and the slip's number."""

from __future__ import annotations

from dataclasses import replace

from frontdesk.documents.fonts import missing_letters
from frontdesk.documents.model import LETTER, Frame, PageSize
from frontdesk.documents.pages import Part, document
from frontdesk.documents.pieces import Para, Piece
from frontdesk.documents.styles import WALL, styles
from frontdesk.documents.text import printable

_SCALE = replace(WALL, title=40, furniture=14)  # to be read at arm's length
_SAMPLE = "Sample data"
UNPRINTABLE = "(name in letters that cannot be printed here)"
NO_NAME = "(no name)"
_LONGEST = 40  # letters of a name; a slip is one page


def cover_slip(
    first_name: str, time: str, place: tuple[int, int], size: PageSize = LETTER, *, sample: bool
) -> bytes:
    """One page; `time` is ready to read, `place` is the slip's number and how many there are.

    It tells neither the clinic's name nor what the visit is for: it lies on a desk. A name with
    letters that the font lacks is left out and said to be; a very long one is cut.
    """
    style = styles(_SCALE)
    name = printable(first_name)
    if missing_letters(name):
        name = UNPRINTABLE
    elif len(name) > _LONGEST:
        name = f"{name[:_LONGEST]}\u2026"
    story: list[Piece] = [Para(name or NO_NAME, style.title, "H1"), Para(time, style.large)]
    marks = (_SAMPLE,) if sample else ()
    frame = Frame("", "", marks, counted="Slip {} of {}".format(*place))
    finished = document(
        [Part(frame, story)],
        title=f"Slip {place[0]}",
        author="FrontDesk",
        language="en",
        size=size,
        scale=_SCALE,
    )
    return finished.pdf
