"""The visit on a packet's first page, and packets whose handouts speak different languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from frontdesk.documents.model import LettersMissing
from frontdesk.handouts.files import load_handouts
from frontdesk.handouts.model import Letterhead, PacketOptions, VisitDetails
from frontdesk.handouts.render import render
from frontdesk.handouts.rules.dates import spelled_day, spelled_time, spelled_weekday
from frontdesk.identity import HandoutId
from frontdesk.treatments.files import load_catalogue
from tests.documents.conformance import faults
from tests.documents.pdf import pages, words

TODAY = date(2026, 11, 24)
LETTERHEAD = Letterhead("LightHeart Mental Health", "425.800.5688")
FACTS = load_catalogue().facts
ENGLISH, SPANISH = load_handouts(FACTS), load_handouts(FACTS, language="es")
GROUP, FIRST_VISIT = HandoutId("h.group"), HandoutId("h.first-visit")
VISIT = VisitDetails(
    date(2026, 11, 26),
    time(10, 30),
    "North office",
    "100 Example Way, Sampletown",
    "Second floor",
    ("- a photo ID", "your <card>", " "),
)


def _made(*keys: HandoutId, visit: VisitDetails = VISIT, language: str = "en") -> bytes:
    handouts = [(SPANISH if language == "es" else ENGLISH)[key] for key in keys]
    options = PacketOptions(language=language, first_name="Jordan", visit=visit)
    return render(handouts, options, LETTERHEAD, {}, TODAY).pdf


def test_the_visit_stands_on_the_first_page_of_a_packet_and_only_there() -> None:
    found = pages(_made(GROUP, HandoutId("h.offices")))

    assert (
        "For Jordan, from the front desk Your visit Thursday, November 26, 2026 10:30 AM "
        "North office 100 Example Way, Sampletown Directions: Second floor "
        "Please bring: • a photo ID • your <card>"
    ) in found[0]
    assert not any("Your visit" in page for page in found[1:])


def test_the_visit_is_told_in_the_language_of_the_packet() -> None:
    text = words(_made(GROUP, language="es"))

    assert (
        "Para Jordan, de parte de la recepción Traducción en borrador: falta que la revisen un "
        "traductor calificado y un clínico. Su cita jueves, 26 de noviembre de 2026 10:30 a. m. "
        "North office 100 Example Way, Sampletown Cómo llegar: Second floor Por favor, traiga:"
    ) in text


def test_a_visit_by_video_has_neither_address_nor_directions() -> None:
    text = words(_made(GROUP, visit=replace(VISIT, office="")))

    assert "10:30 AM By video (telehealth) Please bring" in text
    assert "Example Way" not in text
    assert "Directions" not in text


def test_what_to_bring_is_told_once_where_a_handout_tells_it() -> None:
    text = words(_made(FIRST_VISIT))

    assert "Please bring" not in text
    assert text.count("What to bring") == 1


def test_a_visit_without_directions_and_things_to_bring_is_short() -> None:
    bare = VisitDetails(date(2026, 3, 8), time(0, 5), "North office")

    text = words(_made(GROUP, visit=bare))

    assert "Your visit Sunday, March 8, 2026 12:05 AM North office Why a group" in text


@pytest.mark.parametrize(
    "bad",
    [
        replace(VISIT, office="North 張 office"),
        replace(VISIT, directions="張"),
        replace(VISIT, what_to_bring=("- one", "- 張 two")),
    ],
)
def test_a_letter_of_the_visit_that_cannot_be_printed_is_named_with_its_line(
    bad: VisitDetails,
) -> None:
    with pytest.raises(LettersMissing) as caught:
        _made(GROUP, visit=bad)

    assert caught.value.letters == ("張",)
    assert "張" in caught.value.line
    assert "張" not in str(caught.value)


def test_nothing_of_a_visit_is_told_by_its_record() -> None:
    assert repr(VISIT) == "VisitDetails()"
    assert "North" not in repr(PacketOptions(first_name="Jordan", visit=VISIT))
    assert "Jordan" not in repr(PacketOptions(first_name="Jordan", visit=VISIT))


def test_a_packet_in_two_languages_names_the_language_of_each_part() -> None:
    handouts = [ENGLISH[GROUP], SPANISH[GROUP]]

    pdf = render(handouts, PacketOptions(), LETTERHEAD, {}, TODAY).pdf

    with pikepdf.open(BytesIO(pdf)) as document:
        parts: Any = document.Root.StructTreeRoot.K.K
        assert str(document.Root.Lang) == "en"
        assert [str(part.get("/Lang", "")) for part in parts] == ["", "es"]
    found = pages(pdf)
    assert "Draft, not yet reviewed" in found[0]
    assert "Page 1 of" in found[0]
    assert "Borrador, aún no revisado" in found[1]
    assert "Página 1 de" in found[1]
    assert "en una crisis: llame" in words(pdf).casefold()
    assert faults(pdf) == []


def test_every_page_of_a_spanish_draft_says_so_and_its_first_asks_for_a_translator() -> None:
    pdf = render(list(SPANISH.values()), PacketOptions(language="es"), LETTERHEAD, {}, TODAY).pdf

    found = pages(pdf)
    assert all("Borrador, aún no revisado" in page for page in found)
    assert sum("traductor calificado" in page for page in found) == len(SPANISH)


@pytest.mark.parametrize(
    ("moment", "english", "spanish"),
    [
        (time(0, 0), "12:00 AM", "12:00 a. m."),
        (time(9, 5), "9:05 AM", "9:05 a. m."),
        (time(12, 0), "12:00 PM", "12:00 p. m."),
        (time(23, 59), "11:59 PM", "11:59 p. m."),
    ],
)
def test_times_follow_the_language(moment: time, english: str, spanish: str) -> None:
    told = [spelled_time(moment, code).replace("\u00a0", " ") for code in ("en", "es")]

    assert told == [english, spanish]


def test_days_follow_the_language() -> None:
    day = date(2026, 11, 26)

    assert spelled_weekday(day) == "Thursday, November 26, 2026"
    assert spelled_weekday(day, "es") == "jueves, 26 de noviembre de 2026"
    assert spelled_day(date(2025, 1, 1), "es") == "1 de enero de 2025"
    assert spelled_day(day, "xx") == "November 26, 2026"
