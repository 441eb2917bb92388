"""The list of keys holds every key that a page of the window listens to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence, QShortcut

from ui.content.page import ContentPage
from ui.handouts.page import HandoutsPage
from ui.search.actions import LOCAL_KEYS
from ui.treatments.page import TreatmentsPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("themed")
ELSEWHERE = {"Alt+Left", "PgUp", "PgDown"}  # as everywhere: back, and by the page


def listed(place: str) -> set[str]:
    """The keys that the list names for the places whose names begin so, as Qt spells them."""
    found = (
        one
        for where, keys, _words in LOCAL_KEYS
        if where.startswith(place)
        for one in keys.replace("Enter", "Return").split(" / ")
    )
    return {QKeySequence(one).toString() for one in found}


@pytest.mark.parametrize(
    ("page", "places"),
    [
        (ContentPage, ("In content", "In unanswered", "In handouts")),
        (HandoutsPage, ("In handouts",)),
        (TreatmentsPage, ("In treatments",)),
    ],
)
def test_each_key_of_a_page_is_in_the_list_of_keys(
    qtbot: QtBot, page: type[QWidget], places: tuple[str, ...]
) -> None:
    shown = page()
    qtbot.addWidget(shown)

    keys = {one.key().toString() for one in shown.findChildren(QShortcut)} - {""}

    named = set().union(*(listed(place) for place in (*places, "Anywhere")))
    assert keys
    assert keys - named - ELSEWHERE == set()
