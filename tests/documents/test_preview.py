from __future__ import annotations

import pytest

from frontdesk.documents.model import AppointmentCard
from frontdesk.documents.preview import page_image, page_sizes
from frontdesk.documents.sheets import appointment_card

PDF = appointment_card(
    AppointmentCard("Thursday", "10:30 AM", "North office"), "Clinic", "425.800.5688", sample=True
)


def test_a_page_is_drawn_at_the_scale_asked_for() -> None:
    small, large = page_image(PDF, 0, 1), page_image(PDF, 0, 2.5)

    assert (small.width, small.height) == (612, 792)
    assert (large.width, large.height) == (1530, 1980)
    assert len(large.pixels) == large.stride * large.height


def test_a_page_is_white_with_dark_words_on_it() -> None:
    image = page_image(PDF, 0, 1)

    blues = image.pixels[0::4]
    assert blues[0] == 255
    assert min(blues) < 60


def test_a_scale_without_measure_is_lessened() -> None:
    image = page_image(PDF, 0, 1_000)

    assert image.width * image.height == pytest.approx(40_000_000, rel=0.01)


def test_the_sizes_of_the_pages_are_told_in_points() -> None:
    assert page_sizes(PDF) == [(612, 792)]
