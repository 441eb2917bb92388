from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from frontdesk.content.model import Review, ReviewState
from frontdesk.documents.model import LettersMissing
from frontdesk.handouts.files import load_handouts
from frontdesk.handouts.model import (
    Block,
    BlockKind,
    Handout,
    Letterhead,
    PacketOptions,
    Section,
    TypeSize,
)
from frontdesk.handouts.render import render
from frontdesk.identity import HandoutId
from frontdesk.treatments.files import load_catalogue
from tests.documents.pdf import pages, words
from tests.documents.structure import findings, roles

TODAY = date(2026, 11, 24)
LETTERHEAD = Letterhead("LightHeart Mental Health", "425.800.5688")
CATALOGUE = load_catalogue()
SHIPPED = tuple(load_handouts(CATALOGUE.facts).values())
DRAFT = "Draft, not yet reviewed"
APPROVED = Review(ReviewState.APPROVED, "R. Demo", date(2026, 1, 5), date(2026, 12, 31))


def _handout(*blocks: Block, review: Review | None = None) -> Handout:
    section = Section("What it is", blocks or (_paragraph("A nasal spray."),))
    return Handout(
        HandoutId("h.test"), "A test", "adults", "3", (section,), review=review or Review()
    )


def _paragraph(text: str, *sources: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text, sources or ("C32",))


def _words(*handouts: Handout, name: str | None = None, **texts: str) -> str:
    keyed = {key.replace("_", "-"): text for key, text in texts.items()}
    options = PacketOptions(first_name=name)
    return words(render(handouts, options, LETTERHEAD, keyed, TODAY, CATALOGUE).pdf)


@pytest.mark.parametrize("handout", SHIPPED, ids=lambda handout: handout.id)
def test_every_word_of_a_shipped_handout_is_on_its_pages(handout: Handout) -> None:
    text = _words(handout).replace("\u00ae", "")

    expected = [handout.title, *(section.heading for section in handout.sections)]
    expected += [
        block.text
        for section in handout.sections
        for block in section.blocks
        if block.kind is not BlockKind.CLINIC
    ]
    assert [words for words in expected if words.replace("\u00ae", "") not in text] == []


def test_the_clinic_its_line_the_id_and_the_page_number_are_on_every_page() -> None:
    packet = render([SHIPPED[0]], PacketOptions(), LETTERHEAD, {}, TODAY, CATALOGUE)

    count = packet.pages
    for number, page in enumerate(pages(packet.pdf), 1):
        assert "LightHeart Mental Health" in page
        assert "425.800.5688" in page
        assert f"{SHIPPED[0].id} · version {SHIPPED[0].version}" in page
        assert f"Page {number} of {count}" in page


def test_the_draft_mark_is_on_every_page_until_the_text_is_approved() -> None:
    long = tuple(_paragraph(f"{number}. " + "It is a nasal spray. " * 20) for number in range(30))

    draft = render([_handout(*long)], PacketOptions(), LETTERHEAD, {}, TODAY)
    approved = render([_handout(*long, review=APPROVED)], PacketOptions(), LETTERHEAD, {}, TODAY)

    assert draft.pages > 2
    assert all(DRAFT in page for page in pages(draft.pdf))
    assert not any(DRAFT in page for page in pages(approved.pdf))
    assert all("reviewed January 5, 2026" in page for page in pages(approved.pdf))


@pytest.mark.parametrize(
    "review",
    [
        replace(APPROVED, until=date(2026, 11, 23)),
        replace(APPROVED, on=date(2026, 11, 25)),
        replace(APPROVED, state=ReviewState.IN_REVIEW),
        replace(APPROVED, state=ReviewState.RETIRED),
    ],
)
def test_a_review_that_does_not_hold_today_brings_the_draft_mark_back(review: Review) -> None:
    assert DRAFT in _words(_handout(review=review))


def test_a_review_holds_on_its_last_day() -> None:
    assert DRAFT not in _words(_handout(review=replace(APPROVED, until=TODAY)))


def test_sample_data_are_marked_on_every_page() -> None:
    letterhead = replace(LETTERHEAD, sample=True)

    packet = render(SHIPPED[:3], PacketOptions(), letterhead, {}, TODAY)

    assert all("Sample data" in page for page in pages(packet.pdf))


def test_the_name_is_printed_only_where_it_was_ticked() -> None:
    assert "For Jordan, from the front desk" in _words(_handout(), name="Jordan")
    assert "from the front desk" not in _words(_handout())
    assert "from the front desk" not in _words(_handout(), name="  ")


def test_the_crisis_box_is_in_every_handout_of_a_packet() -> None:
    packet = render(SHIPPED, PacketOptions(), LETTERHEAD, {}, TODAY)

    assert words(packet.pdf).count("In a crisis: call or text 988") == len(SHIPPED)
    assert words(packet.pdf).count("In danger now? Call 911.") == len(SHIPPED)


def test_a_packet_counts_pages_for_each_handout_and_says_where_each_begins() -> None:
    packet = render(SHIPPED[:3], PacketOptions(), LETTERHEAD, {}, TODAY)

    found = pages(packet.pdf)
    assert len(found) == packet.pages
    assert packet.starts[0] == 0
    for handout, start in zip(SHIPPED[:3], packet.starts, strict=True):
        assert "Page 1 of" in found[start]
        assert handout.title in found[start]


def test_large_print_is_set_anew_and_not_enlarged() -> None:
    standard = render(SHIPPED[:1], PacketOptions(), LETTERHEAD, {}, TODAY)
    large = render(SHIPPED[:1], PacketOptions(TypeSize.LARGE), LETTERHEAD, {}, TODAY)

    assert large.pages > standard.pages
    assert _sizes(standard.pdf) >= {12.0}
    assert min(_sizes(large.pdf)) == 18.0


def test_the_same_records_give_the_same_bytes() -> None:
    first, second = (
        render(SHIPPED, PacketOptions(first_name="Łukasz"), LETTERHEAD, {}, TODAY, CATALOGUE)
        for _ in range(2)
    )

    assert first.pdf == second.pdf


def test_what_the_clinic_entered_is_printed_with_its_lists() -> None:
    handout = _handout(Block(BlockKind.CLINIC, "what-to-bring"))

    text = _words(handout, what_to_bring="Please bring:\n- a photo ID\n- your <card>\nThank you.")

    assert "Please bring: • a photo ID • your <card> Thank you." in text


def test_lines_to_write_on_stand_where_the_clinic_entered_nothing() -> None:
    handout = _handout(Block(BlockKind.CLINIC, "what-to-bring"))

    packet = render([handout], PacketOptions(), LETTERHEAD, {"what-to-bring": " \n"}, TODAY)

    assert roles(packet.pdf)["Figure"] == 2  # the lines, and the code that dials
    assert findings(packet.pdf) == []


def test_a_general_statement_carries_a_mark_and_its_source_is_named() -> None:
    text = _words(
        _handout(_paragraph("You stay for two hours.", "G3"), _paragraph("It is a spray."))
    )

    assert "You stay for two hours.*" in text
    assert "It is a spray.*" not in text
    assert (
        "* General information, not from the clinic\u2019s page: Spravato® REMS home; FDA" in text
    )


def test_a_footnote_of_the_page_is_named_where_a_fact_rests_on_it() -> None:
    assert "PubMed Central" in _words(_handout(_paragraph("Two agencies use it.", "C7")))
    assert "PubMed Central" not in _words(_handout(_paragraph("It is a spray.", "C32")))
    assert "American Journal of Psychiatry" in _words(_handout(_paragraph("Studied.", "C63")))


def test_steps_are_numbered_and_bullets_have_dots() -> None:
    blocks = [Block(BlockKind.STEP, text, ("C32",)) for text in ("Come in.", "Rest.")]
    blocks += [Block(BlockKind.BULLET, text, ("C32",)) for text in ("A card", "A book")]

    packet = render([_handout(*blocks)], PacketOptions(), LETTERHEAD, {}, TODAY)

    assert "1. Come in. 2. Rest. • A card • A book" in words(packet.pdf)
    assert roles(packet.pdf)["L"] == 4  # the steps, the dots, and two of sources


def test_letters_that_the_font_lacks_are_named_before_anything_is_made() -> None:
    with pytest.raises(LettersMissing) as caught:
        _words(_handout(), name="שלום")

    assert caught.value.letters == tuple("\u05e9\u05dc\u05d5\u05dd")
    assert "ש" not in str(caught.value)


def test_a_missing_letter_in_what_the_clinic_entered_is_named_too() -> None:
    handout = _handout(Block(BlockKind.CLINIC, "offices"))

    with pytest.raises(LettersMissing) as caught:
        _words(handout, offices="North office 😀")

    assert caught.value.letters == ("😀",)


def test_a_text_without_end_runs_over_pages_and_stays_soundly_tagged() -> None:
    blocks = [_paragraph("W" * 10_000), Block(BlockKind.BULLET, "word " * 3_000, ("C32",))]

    packet = render([_handout(*blocks)], PacketOptions(), LETTERHEAD, {}, TODAY)

    assert packet.pages > 4
    assert words(packet.pdf).count("word") == 3_000
    assert findings(packet.pdf) == []


def _sizes(pdf: bytes) -> set[float]:
    from io import BytesIO

    from pypdf import PdfReader

    found: set[float] = set()

    def visit(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if text.strip():
            found.add(round(size, 1))

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=visit)
    return found
