"""The pieces of a handout's pages, in one look and one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.documents.codes import CodePanel
from frontdesk.documents.pieces import Box, Para, Piece, WritingLines, bullets, steps
from frontdesk.documents.styles import Palette, Scale, styles
from frontdesk.documents.text import printable
from frontdesk.errors import Invalid
from frontdesk.handouts.model import Block, BlockKind, Handout, VisitDetails
from frontdesk.handouts.rules.dates import spelled_time, spelled_weekday
from frontdesk.handouts.rules.packets import CRISIS
from frontdesk.handouts.rules.phrases import phrases
from frontdesk.handouts.rules.sources import GENERAL_MARK, is_general, sources_used
from frontdesk.people.rules.numbers import read_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from frontdesk.treatments.model import Catalogue

_EMPTY_LINES = 3
_CODE = 54.0  # points to a side in standard print, three quarters of an inch
_DOTS = ("- ", "* ", "\u2022 ")


@dataclass(frozen=True, slots=True)
class Look:
    """What all handouts of a packet share: size, colours, and the clinic's telephone."""

    scale: Scale
    palette: Palette
    phone: str


class HandoutPage:
    """Sets the pieces of handouts in one size of type, one set of colours and one language."""

    def __init__(
        self,
        look: Look,
        language: str,
        clinic_texts: Mapping[str, str],
        catalogue: Catalogue | None,
    ) -> None:
        self._look = look
        self._scale = look.scale
        self._style = styles(look.scale, look.palette)
        self._language = language
        self._said = phrases(language)
        self._clinic_texts = clinic_texts
        self._catalogue = catalogue

    def story(
        self, handout: Handout, name: str, opening: Sequence[Piece], *, is_approved: bool
    ) -> list[Piece]:
        """Title, whom it is for, the opening, the sections, how to call, the crisis box, sources.

        A translation that is not approved says so below its title.
        """
        story: list[Piece] = [Para(handout.title, self._style.title, "H1")]
        if name:
            story.append(Para(self._said.made_for.format(name), self._style.lead))
        if self._said.translation and not is_approved:
            story.append(Para(self._said.translation, self._style.small))
        story += opening
        for section in handout.sections:
            if section.heading:
                story.append(Para(section.heading, self._style.heading, "H2"))
            story += self._section(section.blocks)
        # Help in a crisis names no other line beside its own.
        if handout.id != CRISIS:
            story += self._telephone()
        story.append(self._crisis_box())
        story += self._sources(handout)
        return story

    def visit(self, visit: VisitDetails, *, brings: bool) -> list[Piece]:
        """When and where the visit is, in a box below its heading."""
        style, said = self._style, self._said
        inside: list[Piece] = [
            Para(spelled_weekday(visit.day, self._language), style.large),
            Para(spelled_time(visit.start, self._language), style.large),
        ]
        where = [visit.office or said.by_video]
        if visit.office:
            where.append(visit.address)
            where += [said.directions.format(visit.directions)] if visit.directions else []
        inside += [Para(line, style.alert) for line in where if printable(line)]
        lines = [line.lstrip("-*\u2022 ") for line in visit.what_to_bring]
        lines = [line for line in lines if printable(line)]
        if brings and lines:
            inside += [Para(said.bring, style.alert), *bullets(lines, style.alert)]
        return [Para(said.visit, style.heading, "H2"), Box(inside, gap=self._scale.body)]

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
            alt = self._said.lines_to_write_on
            return [WritingLines(_EMPTY_LINES, pitch=pitch, after=after, alt=alt)]
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

    def _telephone(self) -> list[Piece]:
        """The clinic's number beside the code that dials it; nothing for what no phone dials."""
        shown = printable(self._look.phone)
        try:
            number = read_number(shown)
        except Invalid:
            return []
        beside = [
            Para(self._said.call_us.format(shown), self._style.heading),
            Para(self._said.scan, self._style.alert),
        ]
        dialled = f"tel:{number.value}{f';ext={number.extension}' if number.extension else ''}"
        alt = self._said.code.format(shown)
        side = _CODE * self._scale.body / 12
        return [CodePanel(dialled, alt, beside, side=side, gap=self._scale.paragraph_gap)]

    def _crisis_box(self) -> Box:
        style, lead, said = self._style.alert, self._style.alert_lead, self._said
        inside = [
            Para(said.crisis_line, style, strong=(said.crisis_lead, lead)),
            Para(said.danger_line, style, strong=(said.danger_lead, lead)),
        ]
        return Box(inside, edge=self._look.palette.danger, gap=self._scale.body)

    def _sources(self, handout: Handout) -> list[Piece]:
        found, general = sources_used(handout, self._catalogue)
        small = self._style.small
        head = Para(self._said.sources, self._style.small_heading, "H2")
        return [head, *bullets(found, small), *bullets([general], small, GENERAL_MARK)]


def _closed(listed: list[Piece], gap: float) -> list[Piece]:
    """A list with a paragraph's distance after its last item."""
    listed[-1].after = gap
    return listed
