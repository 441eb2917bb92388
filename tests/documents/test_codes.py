"""The code on a handout dials the clinic's line, and says so to those who cannot see it."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from frontdesk.documents.codes import code
from frontdesk.handouts.files import load_handouts
from frontdesk.handouts.model import Letterhead, Packet, PacketOptions, Tone, TypeSize
from frontdesk.handouts.render import render
from frontdesk.identity import HandoutId
from frontdesk.treatments.files import load_catalogue
from tests.documents.pdf import words
from tests.documents.structure import findings, roles

HANDOUTS = load_handouts(load_catalogue().facts)
OFFICES = HANDOUTS[HandoutId("h.offices")]
LINE = "425.800.5688"


def _made(phone: str, **options: Any) -> Packet:
    letterhead = Letterhead("LightHeart Mental Health", phone)
    texts = {"offices": "North office"}
    return render([OFFICES], PacketOptions(**options), letterhead, texts, date(2026, 11, 24))


def _scanned(pdf: bytes) -> list[str]:
    """What a camera reads on the pages, as they lie on paper at 150 dots an inch."""
    document = pypdfium2.PdfDocument(pdf)
    pictures = [page.render(scale=150 / 72).to_pil() for page in document]
    document.close()
    return [found.text for picture in pictures for found in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("size", TypeSize)
def test_a_phone_that_reads_the_code_dials_the_clinic(tone: Tone, size: TypeSize) -> None:
    packet = _made(LINE, tone=tone, size=size)

    assert _scanned(packet.pdf) == ["tel:+14258005688"]


def test_the_number_stands_beside_the_code_and_in_its_alternative_text() -> None:
    pdf = _made(LINE).pdf

    assert "Call us: 425.800.5688" in words(pdf)
    assert _alternatives(pdf) == ["Code to scan with a phone. It calls 425.800.5688."]
    assert findings(pdf) == []


def test_an_extension_is_dialled_too() -> None:
    assert _scanned(_made("425.800.5688 x 12").pdf) == ["tel:+14258005688;ext=12"]


@pytest.mark.parametrize("phone", ["", "Ask at the desk", "911", "123", "4" * 200])
def test_what_no_phone_can_dial_has_no_code(phone: str) -> None:
    pdf = _made(phone).pdf

    assert roles(pdf)["Figure"] == 0
    assert "camera" not in words(pdf)
    assert findings(pdf) == []


def test_help_in_a_crisis_has_no_code_that_leads_to_the_desk() -> None:
    letterhead = Letterhead("LightHeart Mental Health", LINE)
    crisis = HANDOUTS[HandoutId("h.crisis")]

    pdf = render([crisis], PacketOptions(), letterhead, {}, date(2026, 11, 24)).pdf

    assert _scanned(pdf) == []
    assert "Call us" not in words(pdf)


def test_a_code_is_square_and_its_runs_lie_within_it() -> None:
    made = code("tel:+14258005688")

    assert {row for row, _, _ in made.runs} == set(range(made.size))
    assert all(column + length <= made.size for _, column, length in made.runs)


def _alternatives(pdf: bytes) -> list[str]:
    found: list[str] = []
    with pikepdf.open(BytesIO(pdf)) as document:
        pending: list[Any] = [document.Root.StructTreeRoot.K]
        while pending:
            element = pending.pop()
            if "/Alt" in element:
                found.append(str(element.Alt))
            kids: Any = element.get("/K", [])
            pending += [kid for kid in kids if not isinstance(kid, int) and "/S" in kid]
    return found
