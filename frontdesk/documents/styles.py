"""The two sizes of type and the few colours of printed pages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle

from frontdesk.documents.fonts import BOLD, REGULAR, SEMIBOLD, register

_TIGHT = 1.25  # line spacing of titles and headings

# The roles of the window's light theme, as they come out on white paper.
INK = HexColor(0x1E2A2B)
QUIET = HexColor(0x536163)
LINE = HexColor(0x828886)
SOFT = HexColor(0xEFEDE7)
BRAND = HexColor(0x0E5A5E)
CRISIS = HexColor(0xA61B29)
SUN_SOFT = HexColor(0xFDF3DC)
SUN_INK = HexColor(0x7A5208)


@dataclass(frozen=True, slots=True)
class Scale:
    """Sizes in points; `column` is the widest line of text, `margin` the least side edge."""

    body: float
    leading: float
    title: float
    heading: float
    small: float
    furniture: float
    paragraph_gap: float
    bullet_gap: float
    heading_gap: float
    margin: float
    column: float


# Lines of at most six inches (G27); body of 12 points (G25), only the list of sources is smaller.
STANDARD = Scale(
    body=12,
    leading=16,
    title=21,
    heading=13.5,
    small=9.5,
    furniture=10,
    paragraph_gap=6,
    bullet_gap=2.5,
    heading_gap=11,
    margin=72,
    column=432,
)
# Large print of the American Council of the Blind (G26): nothing below 18 points, headings bold 22
# and 20, 1.15 line spacing, an empty line between paragraphs, margins of one inch.
LARGE = Scale(
    body=18,
    leading=20.7,
    title=22,
    heading=20,
    small=18,
    furniture=18,
    paragraph_gap=18,
    bullet_gap=9,
    heading_gap=18,
    margin=72,
    column=468,
)
# Tables for the desk take the sheet's width; the wall's card is read from a step away.
TABLE = replace(STANDARD, small=10, margin=45, column=560)
WALL = replace(STANDARD, body=14, leading=20, title=24, heading=17)


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles of one scale."""

    title: ParagraphStyle
    lead: ParagraphStyle
    heading: ParagraphStyle
    body: ParagraphStyle
    bullet: ParagraphStyle
    small: ParagraphStyle
    small_heading: ParagraphStyle
    alert: ParagraphStyle
    large: ParagraphStyle
    number: ParagraphStyle
    step: ParagraphStyle
    hint: ParagraphStyle
    note: ParagraphStyle
    cell_head: ParagraphStyle
    cell: ParagraphStyle


def styles(scale: Scale) -> Styles:
    """The styles of a scale: flush left, ragged right, no line left alone at a page's end."""

    def style(
        size: float, face: str = REGULAR, *, colour: Color = INK, before: float = 0, after: float
    ) -> ParagraphStyle:
        ratio = scale.leading / scale.body if size <= scale.body else _TIGHT
        return ParagraphStyle(
            f"{face} {size}",
            fontName=register(face),
            fontSize=size,
            leading=round(size * ratio, 2),
            textColor=colour,
            spaceBefore=before,
            spaceAfter=after,
            allowOrphans=0,
            allowWidows=0,
        )

    gap, bullet_gap, before = scale.paragraph_gap, scale.bullet_gap, scale.heading_gap
    return Styles(
        title=style(scale.title, BOLD, after=gap),
        lead=style(scale.body, colour=QUIET, after=gap),
        heading=style(scale.heading, SEMIBOLD, before=before, after=gap / 2),
        body=style(scale.body, after=gap),
        bullet=style(scale.body, after=bullet_gap),
        small=style(scale.small, colour=QUIET, after=bullet_gap),
        small_heading=style(scale.small, SEMIBOLD, before=before, after=bullet_gap),
        alert=style(scale.body, after=bullet_gap),
        large=style(scale.title * 0.9, SEMIBOLD, after=bullet_gap),
        number=style(scale.title * 1.3, BOLD, colour=CRISIS, after=0),
        step=style(scale.heading, SEMIBOLD, after=1),
        hint=_indented(style(scale.body, colour=QUIET, after=gap), scale.heading * 1.75),
        note=style(scale.small, colour=QUIET, before=before, after=gap),
        cell_head=style(scale.small, SEMIBOLD, after=0),
        cell=style(scale.small, after=0),
    )


def _indented(style: ParagraphStyle, by: float) -> ParagraphStyle:
    style.leftIndent = by
    return style
