from __future__ import annotations

import pytest

from frontdesk.documents.model import (
    AppointmentCard,
    CrisisNumber,
    CrisisSheet,
    CrisisStep,
    DaySheet,
    LettersMissing,
)
from frontdesk.documents.sheets import appointment_card, crisis_sheet, day_sheet
from frontdesk.documents.slips import cover_slip
from frontdesk.documents.trial import trial_page
from tests.documents.conformance import faults
from tests.documents.pdf import pages, words
from tests.documents.structure import roles

CLINIC, LINE = "LightHeart Mental Health", "425.800.5688"
COLUMNS = ("Time", "Visitor", "Note")
CARD = AppointmentCard(
    "Thursday, December 3, 2026",
    "10:30 AM",
    "North office",
    ("100 Example Way", "Sampletown, WA 00000"),
    "Dr. Sample",
    "Jordan",
    ("A photo ID", "- Your card"),
)
CRISIS = CrisisSheet(
    "A caller may be in danger",
    "Stay on the line.",
    (CrisisStep("Say you will stay.", "Speak slowly."), CrisisStep("Ask where they are.")),
    (CrisisNumber("911", "danger now"), CrisisNumber("988", "crisis line")),
)


def _sheet(*rows: tuple[str, ...]) -> DaySheet:
    return DaySheet("Tuesday, November 24, 2026", COLUMNS, rows, (1, 2, 2), "North office")


def test_a_day_sheet_shows_its_columns_again_on_every_page_but_tells_them_once() -> None:
    rows = [(f"{number}:00", f"Person{number} Example", "") for number in range(80)]

    pdf = day_sheet(_sheet(*rows), CLINIC, LINE, sample=False)

    found, text = pages(pdf), words(pdf)
    assert len(found) > 2
    assert all("Time Visitor Note" in page for page in found)
    assert [row[1] for row in rows if row[1] not in text] == []
    assert (roles(pdf)["TH"], roles(pdf)["TR"]) == (3, 81)
    assert faults(pdf) == []


def test_a_note_longer_than_a_page_goes_on_in_its_cell() -> None:
    pdf = day_sheet(_sheet(("9:00", "A. Example", "late " * 2_000)), CLINIC, LINE, sample=False)

    assert words(pdf).count("late") == 2_000
    assert roles(pdf)["TR"] == 2
    assert faults(pdf) == []


def test_a_day_without_visits_says_so() -> None:
    assert "No visits on this day." in words(day_sheet(_sheet(), CLINIC, LINE, sample=False))


def test_a_day_sheet_names_the_letters_it_cannot_print() -> None:
    pdf = day_sheet(_sheet(("9:00", "שם Example", "<b>x</b>")), CLINIC, LINE, sample=False)

    assert "?? Example" in words(pdf)
    assert "<b>x</b>" in words(pdf)
    assert "hebrew letter shin, hebrew letter final mem" in words(pdf)


def test_an_appointment_card_says_when_where_and_what_to_bring() -> None:
    pdf = appointment_card(CARD, CLINIC, LINE, sample=False)

    text = words(pdf)
    assert "For Jordan Thursday, December 3, 2026 10:30 AM North office 100 Example Way" in text
    assert "• A photo ID • Your card" in text
    assert faults(pdf) == []


def test_an_appointment_card_that_would_lose_letters_is_refused() -> None:
    card = AppointmentCard("Thursday", "10:30 AM", "North office", first_name="张伟")

    with pytest.raises(LettersMissing) as caught:
        appointment_card(card, CLINIC, LINE, sample=False)

    assert caught.value.letters == ("张", "伟")


def test_the_crisis_card_is_a_draft_until_the_clinic_approved_it() -> None:
    draft = words(crisis_sheet(CRISIS, CLINIC, LINE, sample=False))
    approved = CrisisSheet(CRISIS.title, "", CRISIS.steps, CRISIS.numbers, "R. Demo")
    signed = words(crisis_sheet(approved, CLINIC, LINE, sample=False))

    assert "Draft, not yet approved by the clinic" in draft
    assert "Draft" not in signed
    assert "Approved by R. Demo" in signed
    assert "911 danger now 988 crisis line 1. Say you will stay. Speak slowly. 2. Ask" in draft


def test_every_sheet_of_sample_data_is_marked_and_comes_out_the_same_twice() -> None:
    def sheets() -> list[bytes]:
        return [
            day_sheet(_sheet(("9:00", "A. Example", "")), CLINIC, LINE, sample=True),
            appointment_card(CARD, CLINIC, LINE, sample=True),
            crisis_sheet(CRISIS, CLINIC, LINE, sample=True),
        ]

    first, second = sheets(), sheets()

    assert first == second
    assert all("Sample data" in words(pdf) for pdf in first)
    assert [faults(pdf) for pdf in first] == [[], [], []]


@pytest.mark.parametrize("name", ["Jordan", "", "\u05d0"])
def test_a_slip_and_a_test_page_break_no_rule_either(name: str) -> None:
    slip = cover_slip(name, "10:30 AM", (1, 3), sample=False)

    assert faults(slip) == []
    assert faults(trial_page("Desk printer")) == []
    assert "Slip 1 of 3" in words(slip)
