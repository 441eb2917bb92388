"""The review packet: every line, what its sources say, boxes to tick and a place to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frontdesk.content.model import DocumentKey, DocumentKind
from frontdesk.errors import Invalid, NotFound
from tests.documents.conformance import faults
from tests.documents.pdf import words
from tests.editing.texts import CAUSES, SHEET, handout, saved, topic

if TYPE_CHECKING:
    from frontdesk.services import Services


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_packet_holds_every_line_with_its_sources_words(services: Services) -> None:
    text = topic(services)

    read = flat(words(services.editing.review_packet([CAUSES])))

    facts = services.treatments.catalogue.facts
    for line in (*text.say, *text.ask, *text.leave_to_clinician):
        assert line.text in read
        assert all(f"{source}: {facts[source].text}" in read for source in line.sources)
    assert read.count("\u25a1") >= len(text.say) + len(text.ask)
    for label in (
        "Name and signature",
        "Date, and until when it holds",
        "faq.causes \u00b7 version 1",
    ):
        assert label in read


def test_a_handout_is_read_block_by_block(services: Services) -> None:
    sheet = handout(services)

    read = flat(words(services.editing.review_packet([SHEET])))

    for section in sheet.sections:
        assert section.heading in read
        assert all(flat(block.text) in read for block in section.blocks)


def test_the_newest_text_is_sent_whatever_the_desk_shows(services: Services) -> None:
    saved(services, "Words of the newest draft.")

    read = flat(words(services.editing.review_packet([CAUSES])))

    assert "Words of the newest draft." in read
    assert "Version 2 of faq.causes, written by rosa on November 24, 2026." in read


def test_all_documents_fit_into_one_packet_that_a_reader_can_follow(services: Services) -> None:
    keys = [one.key for one in services.editing.documents()]

    pdf = services.editing.review_packet(keys)
    some = services.editing.review_packet(keys[::6])  # the judges take their time with each page

    assert flat(words(pdf)).count("The clinician\u2019s answer") == len(keys)
    assert faults(some) == []


def test_a_packet_of_nothing_or_of_what_is_not_there_is_refused(services: Services) -> None:
    with pytest.raises(Invalid):
        services.editing.review_packet([])
    with pytest.raises(NotFound):
        services.editing.review_packet([DocumentKey(DocumentKind.TOPIC, "faq.gone")])
