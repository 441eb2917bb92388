"""The look as numbers: roles of colour, lengths and kinds of text, as typed values.

Nothing else names a colour, a font or a pixel size.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor, QFont

Mode = Literal["light", "dark"]
Wanted = Literal["light", "dark", "system"]
Role = Literal[
    "body",
    "strong",
    "button",
    "small",
    "h1",
    "h2",
    "label",
    "caption",
    "section",
    "tag",
    "key",
    "name",
    "blocktitle",
    "figure",
    "crisis",
]

_BODY = 14.0
_LABEL = 12.0
_H1 = 22.0
_H2 = 15.0
_TAG = 11.0
_FIGURE = 28.0
_CRISIS = 42.0


@dataclass(frozen=True, slots=True)
class Colours:
    """One colour per meaning; two modes hold the same meanings."""

    background: QColor
    surface: QColor
    sunken: QColor
    line: QColor
    line_soft: QColor
    ink: QColor
    ink_secondary: QColor
    ink_faint: QColor
    control_edge: QColor
    brand: QColor
    brand_ink: QColor
    brand_soft: QColor
    sun: QColor
    sun_soft: QColor
    sun_ink: QColor
    alert: QColor
    alert_soft: QColor
    crisis: QColor
    crisis_soft: QColor
    ok: QColor
    ok_soft: QColor
    lavender: QColor
    lavender_soft: QColor


@dataclass(frozen=True, slots=True)
class Space:
    """Lengths in device-independent pixels at 100 % text."""

    unit: int
    control_height: int
    small_control_height: int
    card_radius: int
    control_radius: int
    card_padding: int
    gap: int
    top_bar: int
    navigation: int
    status_bar: int


@dataclass(frozen=True, slots=True)
class Style:
    """Size in pixels, weight, and letter spacing in percent of one kind of text."""

    px: float
    weight: QFont.Weight
    spacing: float = 100.0


FAMILY = "Inter"
LINE_HEIGHT = 1.45
SPACE = Space(
    unit=4,
    control_height=36,
    small_control_height=28,
    card_radius=12,
    control_radius=8,
    card_padding=16,
    gap=12,
    top_bar=56,
    navigation=200,
    status_bar=30,
)
COLOURS: dict[Mode, Colours] = {
    "light": Colours(
        background=QColor("#F6F5F1"),
        surface=QColor("#FFFFFF"),
        sunken=QColor("#EFEDE7"),
        line=QColor("#DEDAD1"),
        line_soft=QColor("#EBE8E1"),
        ink=QColor("#1E2A2B"),
        ink_secondary=QColor("#536163"),
        ink_faint=QColor("#616B6C"),
        control_edge=QColor("#828886"),
        brand=QColor("#0E5A5E"),
        brand_ink=QColor("#FFFFFF"),
        brand_soft=QColor("#E1EFEE"),
        sun=QColor("#F2B84B"),
        sun_soft=QColor("#FDF3DC"),
        sun_ink=QColor("#7A5208"),
        alert=QColor("#B4412F"),
        alert_soft=QColor("#F9E6E1"),
        crisis=QColor("#A61B29"),
        crisis_soft=QColor("#FBE9EA"),
        ok=QColor("#2F7A4D"),
        ok_soft=QColor("#E3F2E8"),
        lavender=QColor("#5B53A6"),
        lavender_soft=QColor("#ECEAF7"),
    ),
    "dark": Colours(
        background=QColor("#12191A"),
        surface=QColor("#1A2324"),
        sunken=QColor("#141C1D"),
        line=QColor("#324042"),
        line_soft=QColor("#283436"),
        ink=QColor("#E8ECEA"),
        ink_secondary=QColor("#A9B6B6"),
        ink_faint=QColor("#8C9A9B"),
        control_edge=QColor("#67777A"),
        brand=QColor("#63C2BE"),
        brand_ink=QColor("#0B2425"),
        brand_soft=QColor("#1D3A3B"),
        sun=QColor("#F2B84B"),
        sun_soft=QColor("#3A2F17"),
        sun_ink=QColor("#F4CE83"),
        alert=QColor("#EE8F7E"),
        alert_soft=QColor("#3C2320"),
        crisis=QColor("#FF8A90"),
        crisis_soft=QColor("#3E1D21"),
        ok=QColor("#7CCB99"),
        ok_soft=QColor("#1C3426"),
        lavender=QColor("#B0A9F0"),
        lavender_soft=QColor("#2A2748"),
    ),
}
TYPE: dict[Role, Style] = {
    "body": Style(_BODY, QFont.Weight.Normal),
    "strong": Style(_BODY, QFont.Weight.DemiBold),
    "button": Style(_BODY, QFont.Weight.Medium),
    "small": Style(_LABEL + 0.5, QFont.Weight.Medium),
    "h1": Style(_H1, QFont.Weight.Bold, 98.5),
    "h2": Style(_H2, QFont.Weight.DemiBold),
    "name": Style(_H2, QFont.Weight.Bold),
    "label": Style(_LABEL, QFont.Weight.Medium),
    "caption": Style(_LABEL, QFont.Weight.Normal),
    "section": Style(_LABEL, QFont.Weight.DemiBold, 103.0),
    "tag": Style(_TAG, QFont.Weight.DemiBold),
    "blocktitle": Style(_LABEL, QFont.Weight.DemiBold),
    "key": Style(_TAG, QFont.Weight.Medium),
    "figure": Style(_FIGURE, QFont.Weight.Bold, 98.5),
    "crisis": Style(_CRISIS, QFont.Weight.Bold, 98.5),
}
TONES: dict[str, tuple[str, str]] = {
    "brand": ("brand_soft", "brand"),
    "sun": ("sun_soft", "sun_ink"),
    "ok": ("ok_soft", "ok"),
    "lavender": ("lavender_soft", "lavender"),
    "alert": ("alert_soft", "alert"),
    "crisis": ("crisis_soft", "crisis"),
    "plain": ("sunken", "ink_secondary"),
}
"""Ground and ink of what stands on a soft ground. Sun is time passing, lavender a clinician's."""
