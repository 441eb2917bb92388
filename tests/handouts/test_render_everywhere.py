"""Every handout in each language, size, paper and tone, held to the rules of accessible PDF."""

from __future__ import annotations

from datetime import date, time
from io import BytesIO
from itertools import product
from typing import TYPE_CHECKING

import pikepdf
import pytest

from frontdesk.handouts.files import languages, load_handouts
from frontdesk.handouts.model import (
    Handout,
    Letterhead,
    PacketOptions,
    Paper,
    Tone,
    TypeSize,
    VisitDetails,
)
from frontdesk.handouts.render import render
from frontdesk.treatments.files import load_catalogue
from tests.documents.conformance import faults
from tests.documents.pdf import pages
from tests.documents.structure import roles
from tests.handouts.pictures import png

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2026, 11, 24)
CATALOGUE = load_catalogue()
SHIPPED = {code: load_handouts(CATALOGUE.facts, language=code) for code in languages()}
EVERY = [one for handouts in SHIPPED.values() for one in handouts.values()]
LETTERHEAD = Letterhead("LightHeart Mental Health", "425.800.5688", sample=True, logo=png())
VISIT = VisitDetails(
    date(2026, 11, 26),
    time(10, 30),
    "North office",
    "100 Example Way",
    "Second floor",
    ("- a photo ID", "- your card"),
)
PLACES = {"letter": (612, 792), "a4": (595.28, 841.89)}


def _looks(handout: Handout) -> Iterator[PacketOptions]:
    """Both sizes on both papers, the tones in turn, so that each handout has every tone."""
    turn = EVERY.index(handout)
    tones = list(Tone)
    for number, (size, paper) in enumerate(product(TypeSize, Paper)):
        tone = tones[(turn + number) % len(tones)]
        yield PacketOptions(size, paper, handout.language, "Jordan", tone, VISIT)


@pytest.mark.parametrize("handout", EVERY, ids=lambda one: f"{one.language}-{one.id}")
def test_a_handout_breaks_no_rule_of_accessible_pdf_in_any_size_paper_and_tone(
    handout: Handout,
) -> None:
    for options in _looks(handout):
        pdf = render([handout], options, LETTERHEAD, {}, TODAY, CATALOGUE).pdf

        assert faults(pdf) == [], options
        with pikepdf.open(BytesIO(pdf)) as document:
            assert str(document.Root.Lang) == handout.language
            assert str(document.docinfo.Title) == handout.title
            box = [float(each) for each in document.pages[0].mediabox]
            assert box[2:] == pytest.approx(PLACES[options.paper], abs=0.01)


@pytest.mark.parametrize(("tone", "code"), list(product(Tone, SHIPPED)), ids=str)
def test_a_packet_of_all_handouts_breaks_no_rule_and_leads_to_each_in_any_tone(
    tone: Tone, code: str
) -> None:
    handouts = list(SHIPPED[code].values())
    options = PacketOptions(language=code, tone=tone)

    packet = render(handouts, options, LETTERHEAD, {}, TODAY, CATALOGUE)

    assert faults(packet.pdf) == []
    assert roles(packet.pdf)["H1"] == len(handouts)
    with pikepdf.open(BytesIO(packet.pdf)) as document, document.open_outline() as outline:
        assert [str(one.title) for one in outline.root] == [one.title for one in handouts]


@pytest.mark.parametrize("size", TypeSize)
def test_the_first_mention_of_the_brand_on_each_page_carries_its_sign_and_no_other(
    size: TypeSize,
) -> None:
    for code, handouts in SHIPPED.items():
        options = PacketOptions(size, language=code)
        packet = render(list(handouts.values()), options, LETTERHEAD, {}, TODAY, CATALOGUE)

        naming = [page for page in pages(packet.pdf) if "Spravato" in page]
        assert len(naming) > 3
        assert [page.count("®") for page in naming] == [1] * len(naming)
        assert all(page.index("Spravato®") == page.index("Spravato") for page in naming)


def test_no_letter_of_large_print_is_smaller_than_18_points() -> None:
    for handouts in SHIPPED.values():
        for tone in Tone:
            options = PacketOptions(TypeSize.LARGE, tone=tone)
            packet = render(list(handouts.values()), options, LETTERHEAD, {}, TODAY, CATALOGUE)

            assert min(_type_sizes(packet.pdf)) >= 18


def _type_sizes(pdf: bytes) -> set[float]:
    found: set[float] = set()
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            for step in pikepdf.parse_content_stream(page, "Tf"):
                if str(step.operator) == "Tf":
                    found.add(float(step.operands[1]))
    return found
