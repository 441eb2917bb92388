"""Handouts to PDF: records in, bytes out; the same records on the same day give the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.documents.model import A4, LETTER, Frame
from frontdesk.documents.pages import Part, document
from frontdesk.documents.pieces import Box, Para, Piece, WritingLines, bullets, steps
from frontdesk.documents.styles import CRISIS, LARGE, STANDARD, Scale, Styles, styles
from frontdesk.documents.text import printable, refuse_missing
from frontdesk.handouts.model import (
    Block,
    BlockKind,
    Handout,
    Letterhead,
    Packet,
    PacketOptions,
    Paper,
    TypeSize,
)
from frontdesk.handouts.rules import phrases
from frontdesk.handouts.rules.sources import GENERAL_MARK, is_general, sources_used

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from frontdesk.treatments.model import Catalogue

_SIZES = {Paper.LETTER: LETTER, Paper.A4: A4}
_SCALES = {TypeSize.STANDARD: STANDARD, TypeSize.LARGE: LARGE}
_EMPTY_LINES = 3
_DOTS = ("- ", "* ", "\u2022 ")


def render(
    handouts: Sequence[Handout],
    options: PacketOptions,
    letterhead: Letterhead,
    clinic_texts: Mapping[str, str],
    today: date,
    catalogue: Catalogue | None = None,
) -> Packet:
    """One PDF of the handouts in their order, each counted from page 1.

    `clinic_texts` are the clinic's own passages by their keys; what is missing there becomes lines
    to write on. With the catalogue, general sources are named one by one. Raises LettersMissing
    where the font lacks a letter of the name or of any text.
    """
    used = [clinic_texts.get(block.text, "") for block in _blocks(handouts, BlockKind.CLINIC)]
    refuse_missing(options.first_name or "", letterhead.clinic, *used, *_words(handouts))
    scale = _SCALES[options.size]
    page = _HandoutPage(styles(scale), scale, clinic_texts, catalogue)
    parts = [
        Part(
            _frame(handout, letterhead, options.size, today),
            page.story(handout, options.first_name),
        )
        for handout in handouts
    ]
    finished = document(
        parts,
        title="; ".join(printable(handout.title) for handout in handouts),
        author=printable(letterhead.clinic),
        language=options.language,
        size=_SIZES[options.paper],
        scale=scale,
    )
    return Packet(finished.pdf, finished.pages, finished.starts)


def _blocks(handouts: Sequence[Handout], kind: BlockKind) -> Iterator[Block]:
    for handout in handouts:
        for section in handout.sections:
            yield from (block for block in section.blocks if block.kind is kind)


def _words(handouts: Sequence[Handout]) -> Iterator[str]:
    for handout in handouts:
        yield handout.title
        for section in handout.sections:
            yield section.heading
            yield from (block.text for block in section.blocks)


def _frame(handout: Handout, letterhead: Letterhead, size: TypeSize, today: date) -> Frame:
    marks = [] if handout.review.holds(today) else [phrases.DRAFT]
    if letterhead.sample:
        marks.append(phrases.SAMPLE)
    version = phrases.version(handout.id, handout.version)
    review = phrases.review(handout.review, today)
    footer = (version, review) if size is TypeSize.LARGE else (f"{version} \u00b7 {review}",)
    return Frame(letterhead.clinic, letterhead.phone, tuple(marks), footer)


class _HandoutPage:
    """Sets the pieces of handouts in one size of type."""

    def __init__(
        self,
        style: Styles,
        scale: Scale,
        clinic_texts: Mapping[str, str],
        catalogue: Catalogue | None,
    ) -> None:
        self._style = style
        self._scale = scale
        self._clinic_texts = clinic_texts
        self._catalogue = catalogue

    def story(self, handout: Handout, first_name: str | None) -> list[Piece]:
        """Title, whom it is for, the sections, the crisis box, the sources."""
        story: list[Piece] = [Para(handout.title, self._style.title, "H1")]
        if first_name and printable(first_name):
            story.append(Para(phrases.made_for(printable(first_name)), self._style.lead))
        for section in handout.sections:
            if section.heading:
                story.append(Para(section.heading, self._style.heading, "H2"))
            story += self._section(section.blocks)
        story.append(self._crisis_box())
        story += self._sources(handout)
        return story

    def _section(self, blocks: Sequence[Block]) -> Iterator[Piece]:
        """The blocks in order; neighbours of one kind of list are one list."""
        run: list[Block] = []
        for block in blocks:
            if run and block.kind is not run[0].kind:
                yield from self._run(run)
                run = []
            run.append(block)
        if run:
            yield from self._run(run)

    def _run(self, run: Sequence[Block]) -> list[Piece]:
        kind = run[0].kind
        if kind is BlockKind.CLINIC:
            return [piece for block in run for piece in self._clinic_text(block.text)]
        texts = [self._marked(block) for block in run]
        if kind is BlockKind.PARAGRAPH:
            return [Para(text, self._style.body) for text in texts]
        listed = bullets if kind is BlockKind.BULLET else steps
        return _closed(listed(texts, self._style.bullet), self._scale.paragraph_gap)

    def _marked(self, block: Block) -> str:
        return f"{block.text}{GENERAL_MARK}" if is_general(block.sources) else block.text

    def _clinic_text(self, key: str) -> list[Piece]:
        """What the clinic entered, line by line, or empty lines to write on."""
        rows = [row for row in printable(self._clinic_texts.get(key, "")).split("\n") if row]
        if not rows:
            pitch, after = self._scale.leading * 1.5, self._scale.paragraph_gap
            return [WritingLines(_EMPTY_LINES, pitch=pitch, after=after)]
        pieces: list[Piece] = []
        listed: list[str] = []
        for row in [*rows, ""]:
            if row.startswith(_DOTS):
                listed.append(row[2:])
                continue
            if listed:
                dots = bullets(listed, self._style.bullet)
                pieces += _closed(dots, self._scale.paragraph_gap)
                listed = []
            if row:
                pieces.append(Para(row, self._style.body))
        return pieces

    def _crisis_box(self) -> Box:
        style = self._style.alert
        inside = [
            Para(phrases.CRISIS_LINE, style, strong=phrases.CRISIS_LEAD),
            Para(phrases.DANGER_LINE, style, strong=phrases.DANGER_LEAD),
        ]
        return Box(inside, edge=CRISIS, gap=self._scale.body)

    def _sources(self, handout: Handout) -> list[Piece]:
        found, general = sources_used(handout, self._catalogue)
        small = self._style.small
        head = Para(phrases.SOURCES, self._style.small_heading, "H2")
        return [head, *bullets(found, small), *bullets([general], small, GENERAL_MARK)]


def _closed(listed: list[Piece], gap: float) -> list[Piece]:
    """A list with a paragraph's distance after its last item."""
    listed[-1].after = gap
    return listed
