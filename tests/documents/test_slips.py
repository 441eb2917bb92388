from __future__ import annotations

import pytest

from frontdesk.documents.model import A4
from frontdesk.documents.slips import NO_NAME, UNPRINTABLE, cover_slip
from frontdesk.documents.trial import trial_page
from tests.documents.pdf import pages
from tests.documents.structure import findings


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Ada", "Ada"), ("Jos\u00e9", "Jos\u00e9"), ("<b>Ada</b>", "<b>Ada</b>"),
        ("\u202eAda", "Ada"), ("\u5f20\u4f1f", UNPRINTABLE), ("\U0001f642", UNPRINTABLE),
        ("", NO_NAME),
    ],
)  # fmt: skip
def test_a_slip_tells_a_first_name_and_a_time_and_nothing_else(name: str, printed: str) -> None:
    [words] = pages(cover_slip(name, "9:30 AM", (2, 14), sample=False))

    assert words == f"Slip 2 of 14 {printed} 9:30 AM"


def test_a_name_of_200_letters_is_cut_so_that_a_slip_stays_one_page() -> None:
    [words] = pages(cover_slip("W" * 200, "9:30 AM", (1, 1), A4, sample=True))

    assert words.startswith("Sample data")
    assert words.replace(" ", "").count("W") == 40
    assert words.endswith("\u2026 9:30 AM")


@pytest.mark.parametrize(
    "pdf", [cover_slip("Ada", "9:30 AM", (1, 2), sample=True), trial_page("Front office")]
)
def test_slips_and_test_pages_are_tagged_and_one_page(pdf: bytes) -> None:
    assert len(pages(pdf)) == 1
    assert findings(pdf) == []


def test_a_test_page_names_its_printer_and_holds_the_sizes_of_type() -> None:
    [words] = pages(trial_page("Front \u201coffice\u201d"))

    assert "Printed on Front \u201coffice\u201d." in words
    assert "12 points" in words
    assert "18 points" in words
