"""The two sizes of type and the three sets of colours of printed pages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.lib.styles import ParagraphStyle

from frontdesk.documents.fonts import BOLD, MEDIUM, REGULAR, SEMIBOLD, register

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
class Palette:
    """The colours of a page by what they mean, the faces of its text and how thick lines are.

    A mark's letters stand on `mark_ground`; `soft` lies below a table's head; everything else is
    on white paper. `stroke` multiplies the width of each line.
    """

    ink: Color
    quiet: Color
    line: Color
    soft: Color
    brand: Color
    danger: Color
    mark: Color
    mark_ground: Color
    text: str = REGULAR
    strong: str = SEMIBOLD
    stroke: float = 1.0

    @property
    def is_grey(self) -> bool:
        """Whether pictures lose their colours as well."""
        return all(each.red == each.green == each.blue for each in (self.brand, self.danger))


COLOUR = Palette(INK, QUIET, LINE, SOFT, BRAND, CRISIS, SUN_INK, SUN_SOFT)
# Ink of one kind, with greys that a plain printer makes of dots still dark enough to read.
BLACK = Palette(
    ink=black,
    quiet=HexColor(0x404040),
    line=HexColor(0x707070),
    soft=HexColor(0xECECEC),
    brand=black,
    danger=black,
    mark=black,
    mark_ground=white,
)
# Black on white throughout, letters of more weight, lines of twice the width; marks turned round.
HIGH_CONTRAST = Palette(
    ink=black,
    quiet=black,
    line=black,
    soft=white,
    brand=black,
    danger=black,
    mark=white,
    mark_ground=black,
    text=MEDIUM,
    strong=BOLD,
    stroke=2.0,
)


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
    """The paragraph styles of one scale in one set of colours."""

    title: ParagraphStyle
    lead: ParagraphStyle
    heading: ParagraphStyle
    body: ParagraphStyle
    bullet: ParagraphStyle
    small: ParagraphStyle
    small_heading: ParagraphStyle
    alert: ParagraphStyle
    alert_lead: ParagraphStyle
    large: ParagraphStyle
    number: ParagraphStyle
    step: ParagraphStyle
    hint: ParagraphStyle
    note: ParagraphStyle
    cell_head: ParagraphStyle
    cell: ParagraphStyle


def styles(scale: Scale, palette: Palette = COLOUR) -> Styles:
    """The styles of a scale: flush left, ragged right, no line left alone at a page's end."""

    def style(
        size: float,
        face: str = palette.text,
        *,
        colour: Color = palette.ink,
        before: float = 0,
        after: float,
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
    strong, quiet = palette.strong, palette.quiet
    return Styles(
        title=style(scale.title, BOLD, after=gap),
        lead=style(scale.body, colour=quiet, after=gap),
        heading=style(scale.heading, strong, before=before, after=gap / 2),
        body=style(scale.body, after=gap),
        bullet=style(scale.body, after=bullet_gap),
        small=style(scale.small, colour=quiet, after=bullet_gap),
        small_heading=style(scale.small, strong, before=before, after=bullet_gap),
        alert=style(scale.body, after=bullet_gap),
        alert_lead=style(scale.body, strong, colour=palette.danger, after=bullet_gap),
        large=style(scale.title * 0.9, strong, after=bullet_gap),
        number=style(scale.title * 1.3, BOLD, colour=palette.danger, after=0),
        step=style(scale.heading, strong, after=1),
        hint=_indented(style(scale.body, colour=quiet, after=gap), scale.heading * 1.75),
        note=style(scale.small, colour=quiet, before=before, after=gap),
        cell_head=style(scale.small, strong, after=0),
        cell=style(scale.small, after=0),
    )


def _indented(style: ParagraphStyle, by: float) -> ParagraphStyle:
    style.leftIndent = by
    return style
