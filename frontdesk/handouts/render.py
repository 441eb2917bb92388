"""Handouts to PDF: records in, bytes out; the same records on the same day give the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.documents.model import A4, LETTER, Frame
from frontdesk.documents.pages import Part, document
from frontdesk.documents.styles import BLACK, COLOUR, HIGH_CONTRAST, LARGE, STANDARD
from frontdesk.documents.text import printable, refuse_missing
from frontdesk.handouts.model import (
    BlockKind,
    ClinicKey,
    Handout,
    Letterhead,
    Packet,
    PacketOptions,
    Paper,
    Tone,
    TypeSize,
)
from frontdesk.handouts.page import HandoutPage, Look
from frontdesk.handouts.rules.phrases import TRADEMARK, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from frontdesk.documents.pieces import Piece
    from frontdesk.treatments.model import Catalogue

_SIZES = {Paper.LETTER: LETTER, Paper.A4: A4}
_SCALES = {TypeSize.STANDARD: STANDARD, TypeSize.LARGE: LARGE}
_PALETTES = {Tone.COLOUR: COLOUR, Tone.BLACK: BLACK, Tone.HIGH_CONTRAST: HIGH_CONTRAST}


def render(
    handouts: Sequence[Handout],
    options: PacketOptions,
    letterhead: Letterhead,
    clinic_texts: Mapping[str, str],
    today: date,
    catalogue: Catalogue | None = None,
) -> Packet:
    """One PDF of the handouts in their order, each counted from page 1.

    Each handout speaks its own language; `options.language` is the document's. `clinic_texts` are
    the clinic's own passages by their keys; what is missing there becomes lines to write on. With
    the catalogue, general sources are named one by one. Raises LettersMissing where the font lacks
    a letter of the name or of any text, and LogoUnusable.
    """
    name = printable(options.first_name or "")
    refuse_missing(
        letterhead.clinic,
        *_visit_words(options),
        *_clinic_words(handouts, clinic_texts),
        *_words(handouts),
        names=(name,),
    )
    look = Look(_SCALES[options.size], _PALETTES[options.tone], letterhead.phone)
    parts: list[Part] = []
    for handout in handouts:
        page = HandoutPage(look, handout.language, clinic_texts, catalogue)
        opening = [] if parts else _opening(page, handouts, options)
        parts.append(
            Part(
                _frame(handout, letterhead, options.size, today),
                page.story(handout, name, opening, is_approved=handout.review.holds(today)),
                language=handout.language,
                title=printable(handout.title),
                trademark=TRADEMARK,
            )
        )
    finished = document(
        parts,
        title="; ".join(printable(handout.title) for handout in handouts),
        author=printable(letterhead.clinic),
        language=options.language,
        size=_SIZES[options.paper],
        scale=look.scale,
        palette=look.palette,
    )
    return Packet(finished.pdf, finished.pages, finished.starts)


def _opening(
    page: HandoutPage, handouts: Sequence[Handout], options: PacketOptions
) -> Sequence[Piece]:
    """The visit on the packet's first page; what to bring is told there or by a handout, once."""
    told = {
        block.text
        for handout in handouts
        for section in handout.sections
        for block in section.blocks
        if block.kind is BlockKind.CLINIC
    }
    if options.visit is None:
        return ()
    return page.visit(options.visit, brings=ClinicKey.WHAT_TO_BRING not in told)


def _visit_words(options: PacketOptions) -> Iterator[str]:
    if options.visit:
        yield from (options.visit.office, options.visit.address, options.visit.directions)
        yield from options.visit.what_to_bring


def _clinic_words(handouts: Sequence[Handout], texts: Mapping[str, str]) -> Iterator[str]:
    for handout in handouts:
        for section in handout.sections:
            for block in section.blocks:
                if block.kind is BlockKind.CLINIC:
                    yield texts.get(block.text, "")


def _words(handouts: Sequence[Handout]) -> Iterator[str]:
    for handout in handouts:
        yield handout.title
        for section in handout.sections:
            yield section.heading
            yield from (block.text for block in section.blocks)


def _frame(handout: Handout, letterhead: Letterhead, size: TypeSize, today: date) -> Frame:
    said = phrases(handout.language)
    marks = [] if handout.review.holds(today) else [said.draft]
    if letterhead.sample:
        marks.append(said.sample)
    lines = [letterhead.clinic] if letterhead.logo else []
    lines += [f"{handout.id} \u00b7 {said.version.format(handout.version)}"]
    lines += [said.review(handout.review, today)]
    footer = tuple(lines) if size is TypeSize.LARGE else (" \u00b7 ".join(lines),)
    return Frame(
        letterhead.clinic,
        letterhead.phone,
        tuple(marks),
        footer,
        counted=said.page,
        logo=letterhead.logo,
    )
