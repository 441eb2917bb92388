"""Single sheets for the desk and its visitors: day sheet, appointment card, crisis card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.documents.fonts import missing_letters
from frontdesk.documents.model import LETTER, Frame
from frontdesk.documents.pages import Part, document
from frontdesk.documents.pieces import Box, Para, Piece, bullets, steps
from frontdesk.documents.styles import CRISIS, STANDARD, TABLE, WALL, Scale, Styles, styles
from frontdesk.documents.tables import table
from frontdesk.documents.text import letter_names, printable, refuse_missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.documents.model import AppointmentCard, CrisisSheet, DaySheet

SAMPLE = "Sample data"
CARD_NOT_APPROVED = "Draft, not yet approved by the clinic"


def day_sheet(sheet: DaySheet, clinic: str, phone: str, *, sample: bool) -> bytes:
    """The day's visits as a table with its head on every page.

    Letters that the font lacks come out as question marks and are named below the table.
    """
    style = styles(TABLE)
    story: list[Piece] = [Para(sheet.title, style.title, "H1")]
    if sheet.subtitle:
        story.append(Para(sheet.subtitle, style.lead))
    if sheet.rows:
        weights = sheet.weights or (1.0,) * len(sheet.columns)
        story += table(
            sheet.columns, sheet.rows, weights=weights, head=style.cell_head, body=style.cell
        )
    else:
        story.append(Para(sheet.empty, style.body))
    lacking = missing_letters(printable("\n".join("\n".join(row) for row in sheet.rows)))
    if lacking:
        text = f"A ? stands for a letter that cannot be printed here: {letter_names(lacking)}."
        story.append(Para(text, style.note))
    frame = Frame(clinic, phone, _marks(sample=sample), ("For the front desk only",))
    return _single(frame, story, sheet.title, TABLE)


def appointment_card(card: AppointmentCard, clinic: str, phone: str, *, sample: bool) -> bytes:
    """What a visitor takes along; raises LettersMissing where the font lacks letters of it."""
    refuse_missing(
        clinic, card.first_name, card.office, card.provider, *card.address, *card.what_to_bring
    )
    style = styles(STANDARD)
    title = "Your appointment"
    story: list[Piece] = [Para(title, style.title, "H1")]
    if printable(card.first_name):
        story.append(Para(f"For {card.first_name}", style.lead))
    when: list[Piece] = [Para(card.day, style.large), Para(card.time, style.large)]
    where = [card.office, *card.address]
    when += [Para(line, style.alert) for line in where if printable(line)]
    if printable(card.provider):
        when.append(Para(f"With {card.provider}", style.alert))
    story.append(Box(when, gap=STANDARD.body))
    lines = [line for line in card.what_to_bring if printable(line)]
    if lines:
        story.append(Para("What to bring", style.heading, "H2"))
        story += bullets([line.removeprefix("- ") for line in lines], style.bullet)
    change = f"To change or cancel this visit, please call {phone}."
    story.append(Para(change, style.note))
    return _single(Frame(clinic, phone, _marks(sample=sample)), story, title, STANDARD)


def crisis_sheet(sheet: CrisisSheet, clinic: str, phone: str, *, sample: bool) -> bytes:
    """The crisis card for the wall: the numbers first and large, then the steps."""
    style = styles(WALL)
    story: list[Piece] = [Para(sheet.title, style.title, "H1")]
    if sheet.introduction:
        story.append(Para(sheet.introduction, style.lead))
    story.append(_numbers(sheet, style))
    for item, step in zip(
        steps([s.text for s in sheet.steps], style.step), sheet.steps, strict=True
    ):
        story.append(item)
        if step.hint:
            story.append(Para(step.hint, style.hint))
    approved = printable(sheet.approved_by)
    marks = _marks(*(() if approved else (CARD_NOT_APPROVED,)), sample=sample)
    footer = (f"Approved by {approved}",) if approved else ()
    return _single(Frame(clinic, phone, marks, footer), story, sheet.title, WALL)


def _numbers(sheet: CrisisSheet, style: Styles) -> Box:
    lines: list[Piece] = []
    for number in sheet.numbers:
        lines += [Para(number.number, style.number), Para(number.label, style.body)]
    return Box(lines, edge=CRISIS, gap=WALL.body)


def _marks(*others: str, sample: bool) -> tuple[str, ...]:
    return (*others, SAMPLE) if sample else others


def _single(frame: Frame, story: Sequence[Piece], title: str, scale: Scale) -> bytes:
    finished = document(
        [Part(frame, story)],
        title=printable(title),
        author=printable(frame.clinic),
        language="en",
        size=LETTER,
        scale=scale,
    )
    return finished.pdf
