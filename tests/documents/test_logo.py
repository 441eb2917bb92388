"""A clinic's logo stands for its name; what is no picture, or a huge one, is refused."""

from __future__ import annotations

import zlib
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from PIL import Image

from frontdesk.documents.logo import MOST_BYTES, made_small
from frontdesk.documents.model import LogoUnusable
from frontdesk.handouts.files import load_handouts
from frontdesk.handouts.model import Letterhead, PacketOptions, Tone, TypeSize
from frontdesk.handouts.render import render
from frontdesk.treatments.files import load_catalogue
from tests.documents.conformance import faults
from tests.documents.pdf import pages
from tests.handouts.pictures import png

HANDOUT = next(iter(load_handouts(load_catalogue().facts).values()))
CLINIC = "LightHeart Mental Health"


def _made(logo: bytes, tone: Tone = Tone.COLOUR) -> bytes:
    letterhead = Letterhead(CLINIC, "425.800.5688", logo=logo)
    return render([HANDOUT], PacketOptions(tone=tone), letterhead, {}, date(2026, 11, 24)).pdf


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_is_read_out_as_the_clinics_name_once_and_is_on_every_page(kind: str) -> None:
    pdf = _made(png(kind=kind))

    with pikepdf.open(BytesIO(pdf)) as document:
        shown = [len(_pictures(page)) for page in document.pages]
        first: Any = document.Root.StructTreeRoot.K.K[0].K[0]
        assert len(shown) > 1
        assert set(shown) == {1}
        assert (str(first.S), str(first.Alt)) == ("/Figure", CLINIC)
    assert all(f"{CLINIC} · h.spravato" in page for page in pages(pdf))
    assert faults(pdf) == []


def test_a_wide_or_a_high_logo_keeps_its_shape_and_leaves_the_telephone_its_room() -> None:
    for size in ((4_000, 40), (40, 4_000), (1, 1)):
        pdf = _made(png(size))

        with pikepdf.open(BytesIO(pdf)) as document:
            box = [float(side) for side in document.Root.StructTreeRoot.K.K[0].K[0].A.BBox]
        wide, high = box[2] - box[0], box[3] - box[1]
        assert wide / high == pytest.approx(size[0] / size[1], rel=0.35)
        assert high <= 30.01
        assert wide <= 0.56 * 432


def test_a_logo_loses_its_colours_where_the_page_has_none() -> None:
    for tone in (Tone.BLACK, Tone.HIGH_CONTRAST):
        with pikepdf.open(BytesIO(_made(png(), tone))) as document:
            (image,) = _pictures(document.pages[0])
            assert str(image.ColorSpace) == "/DeviceGray"


def test_a_see_through_logo_lies_on_white() -> None:
    out = BytesIO()
    Image.new("RGBA", (80, 40), (0, 0, 0, 0)).save(out, "PNG")

    with pikepdf.open(BytesIO(_made(out.getvalue()))) as document:
        (image,) = _pictures(document.pages[0])
        assert set(pikepdf.PdfImage(image).as_pil_image().tobytes()) == {255}


def test_a_logo_makes_the_same_bytes_twice_and_only_a_little_more_of_them() -> None:
    logo = png((3_000, 900))

    assert _made(logo) == _made(logo)
    assert len(_made(logo)) < len(_made(b"")) + 30_000


def _pictures(page: pikepdf.Page) -> list[Any]:
    return list(page.resources.get("/XObject", pikepdf.Dictionary()).values())


def _text() -> bytes:
    return b"<svg xmlns='http://www.w3.org/2000/svg'></svg>"


def _gif() -> bytes:
    return png(kind="GIF")


def _cut() -> bytes:
    whole = png((900, 900))
    return whole[: len(whole) // 2]


def _bomb() -> bytes:
    """A few bytes that claim a picture of 900 million dots."""
    head = bytearray(png((10, 10)))
    head[16:24] = (30_000).to_bytes(4) * 2
    head[29:33] = zlib.crc32(head[12:29]).to_bytes(4)
    return bytes(head)


def _many_dots() -> bytes:
    out = BytesIO()
    Image.new("1", (10_000, 9_500)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("made", [_text, _gif, _cut, lambda: b"\0", lambda: b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_refused(made: Any) -> None:
    with pytest.raises(LogoUnusable) as caught:
        made_small(made())

    assert caught.value.problem == "no-picture"


@pytest.mark.parametrize("made", [_bomb, _many_dots, lambda: b"\0" * (MOST_BYTES + 1)])
def test_a_huge_picture_is_refused_before_it_is_unpacked(made: Any) -> None:
    with pytest.raises(LogoUnusable) as caught:
        made_small(made())

    assert caught.value.problem == "too-large"


def test_a_logo_is_kept_small_and_comes_out_as_it_was() -> None:
    kept = made_small(png((3_000, 900), kind="JPEG"))

    with Image.open(BytesIO(kept)) as image:
        assert (image.format, image.size) == ("PNG", (500, 150))
    assert made_small(kept) == kept
    assert _made(kept)


def test_a_logo_is_never_told_in_a_record() -> None:
    letterhead = Letterhead(CLINIC, "425.800.5688", logo=png())

    assert "PNG" not in repr(letterhead)


@pytest.mark.parametrize("size", TypeSize)
def test_a_handout_with_an_unusable_logo_is_not_made(size: TypeSize) -> None:
    letterhead = Letterhead(CLINIC, "425.800.5688", logo=b"no picture")

    with pytest.raises(LogoUnusable):
        render([HANDOUT], PacketOptions(size), letterhead, {}, date(2026, 11, 24))
