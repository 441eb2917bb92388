"""The colours of printed pages are told apart from their ground by everyone who reads."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pikepdf
import pytest
from reportlab.lib.colors import Color, white

from frontdesk.documents.styles import BLACK, COLOUR, HIGH_CONTRAST, Palette
from frontdesk.handouts.files import load_handouts
from frontdesk.handouts.model import Letterhead, PacketOptions, Tone
from frontdesk.handouts.render import render
from frontdesk.treatments.files import load_catalogue

PALETTES = {Tone.COLOUR: COLOUR, Tone.BLACK: BLACK, Tone.HIGH_CONTRAST: HIGH_CONTRAST}
TEXT, EDGE, STRONGEST = 4.5, 3.0, 21.0


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG, from 1 to 21."""

    def light(colour: Color) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (colour.red, colour.green, colour.blue)
        ]
        return float(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2])

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def _letters(palette: Palette) -> dict[str, float]:
    """The contrast of every colour that letters have on the ground where they stand."""
    on_white = {"ink", "quiet", "brand", "danger"}
    found = {name: contrast(getattr(palette, name), white) for name in on_white}
    found["mark"] = contrast(palette.mark, palette.mark_ground)
    found["head of a table"] = contrast(palette.ink, palette.soft)
    return found


def _edges(palette: Palette) -> dict[str, float]:
    """The contrast of every line that says where something is."""
    return {name: contrast(getattr(palette, name), white) for name in ("line", "brand", "danger")}


@pytest.mark.parametrize("tone", Tone)
def test_letters_and_lines_stand_out_from_their_ground(tone: Tone) -> None:
    palette = PALETTES[tone]

    assert {name: value for name, value in _letters(palette).items() if value < TEXT} == {}
    assert {name: value for name, value in _edges(palette).items() if value < EDGE} == {}


def test_high_contrast_is_black_on_white_and_white_on_black_alone() -> None:
    found = {**_letters(HIGH_CONTRAST), **_edges(HIGH_CONTRAST)}

    assert {round(value, 2) for value in found.values()} == {STRONGEST}
    assert HIGH_CONTRAST.stroke > COLOUR.stroke


@pytest.mark.parametrize("tone", Tone)
def test_a_page_is_drawn_in_the_colours_of_its_tone_and_in_no_other(tone: Tone) -> None:
    handouts = list(load_handouts(load_catalogue().facts).values())
    letterhead = Letterhead("LightHeart Mental Health", "425.800.5688", sample=True)
    palette = PALETTES[tone]
    known = {
        colour.bitmap_rgb()
        for name in Palette.__dataclass_fields__
        if isinstance(colour := getattr(palette, name), Color)
    } | {(0, 0, 0)}  # the code that dials

    packet = render(handouts, PacketOptions(tone=tone), letterhead, {}, date(2026, 11, 24))

    used = _used(packet.pdf)
    assert used <= known
    if tone is not Tone.COLOUR:
        assert all(red == green == blue for red, green, blue in used)
    else:
        assert len(used) > 5


def _used(pdf: bytes) -> set[tuple[int, int, int]]:
    """The colours that are set on any page."""
    found: set[tuple[int, int, int]] = set()
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            for step in pikepdf.parse_content_stream(page, "rg RG g G"):
                if str(step.operator) in ("rg", "RG"):
                    red, green, blue = (round(float(part) * 255) for part in step.operands)
                    found.add((red, green, blue))
    return found
