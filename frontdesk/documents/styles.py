"""The two sizes of type and the few colours of printed pages."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle

from frontdesk.documents.fonts import BOLD, REGULAR, SEMIBOLD, register

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
    """Sizes in points; `column` is the widest line of text, `margin` the least edge at the sides."""

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


# Lines of at most six inches (G27); body of 12 points (G25).
STANDARD = Scale(
    body=12,
    leading=17,
    title=21,
    heading=13.5,
    small=10.5,
    furniture=10,
    paragraph_gap=7,
    bullet_gap=3.5,
    heading_gap=13,
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


def styles(scale: Scale) -> Styles:
    """The styles of a scale; flush left, ragged right, no single lines left behind at a page's end."""

    def style(
        name: str,
        size: float,
        *,
        face: str = REGULAR,
        leading: float | None = None,
        colour: Color = INK,
        before: float = 0,
        after: float = 0,
    ) -> ParagraphStyle:
        return ParagraphStyle(
            name,
            fontName=register(face),
            fontSize=size,
            leading=leading or round(size * scale.leading / scale.body, 2),
            textColor=colour,
            spaceBefore=before,
            spaceAfter=after,
            allowOrphans=0,
            allowWidows=0,
        )

    gap, bullet_gap = scale.paragraph_gap, scale.bullet_gap
    small = round(scale.small * 1.35, 2) if scale.small < scale.body else scale.leading
    return Styles(
        title=style("title", scale.title, face=BOLD, leading=scale.title * 1.2, after=gap),
        lead=style("lead", scale.body, colour=QUIET, after=gap),
        heading=style(
            "heading", scale.heading, face=SEMIBOLD, before=scale.heading_gap, after=gap / 2
        ),
        body=style("body", scale.body, after=gap),
        bullet=style("bullet", scale.body, after=bullet_gap),
        small=style("small", scale.small, leading=small, colour=QUIET, after=bullet_gap),
        small_heading=style(
            "small-heading",
            scale.small,
            face=SEMIBOLD,
            leading=small,
            before=scale.heading_gap,
            after=bullet_gap,
        ),
        alert=style("alert", scale.body, after=bullet_gap),
    )
