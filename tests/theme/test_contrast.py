from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from ui.theme.tokens import COLOURS, TONES, Mode

MODES: tuple[Mode, ...] = ("light", "dark")
GROUNDS = ("background", "surface", "sunken", "brand_soft", "crisis_soft")
TEXT = (
    *((ink, ground) for ink in ("ink", "ink_secondary") for ground in GROUNDS),
    *(("ink_faint", ground) for ground in ("background", "surface", "sunken")),
    *(("brand", ground) for ground in ("surface", "background", "brand_soft")),
    *((ink, "surface") for ink in ("alert", "crisis", "ok", "lavender", "sun_ink")),
    *((ink, ground) for ground, ink in TONES.values()),
    ("brand_ink", "brand"),
    ("surface", "ink"),  # tool tips
)
EDGES = (
    *(("control_edge", ground) for ground in ("background", "surface", "sunken")),
    *(("brand", ground) for ground in ("background", "surface", "sunken", "brand_soft")),
    *(("crisis", ground) for ground in ("surface", "crisis_soft")),
    ("alert", "surface"),
    ("ink_secondary", "surface"),  # a toast, and all edges under strong contrast
    ("lavender", "surface"),  # the bar of a passage
)


def _brightness(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(p) for p in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ratio(mode: Mode, ink: str, ground: str) -> float:
    pair = (getattr(COLOURS[mode], ink), getattr(COLOURS[mode], ground))
    low, high = sorted(_brightness(colour) for colour in pair)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("ink", "ground"), sorted(set(TEXT)))
def test_words_stand_out_from_their_ground(mode: Mode, ink: str, ground: str) -> None:
    assert _ratio(mode, ink, ground) >= 4.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("edge", "ground"), sorted(set(EDGES)))
def test_edges_and_focus_stand_out_from_their_ground(mode: Mode, edge: str, ground: str) -> None:
    assert _ratio(mode, edge, ground) >= 3


def test_black_on_white_measures_twenty_one() -> None:
    low, high = _brightness(QColor("black")), _brightness(QColor("white"))

    assert (high + 0.05) / (low + 0.05) == pytest.approx(21)
