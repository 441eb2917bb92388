"""Reviews of texts as Today tells of them: due within a month, run out, never given."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from frontdesk.content.model import DocumentKey, DocumentKind
from frontdesk.tasks import ImmediateTasks
from tests.clinics import clinic_services
from tests.screens import Wanted
from ui.today.page import TodayPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.today.lines import Line

pytestmark = pytest.mark.usefixtures("themed")
TODAY = date(2026, 11, 24)
THERAPY = DocumentKey(DocumentKind.TOPIC, "treatment.therapy")


def today_after(qtbot: QtBot, until: date) -> tuple[TodayPage, Wanted]:
    """Today, where one text was approved until that day."""
    services, wanted = clinic_services(), Wanted()
    number = services.editing.history(THERAPY)[0].id
    assert number is not None
    services.editing.approve([number], "Dr. Sample", TODAY - timedelta(days=300), until)
    page = TodayPage()
    qtbot.addWidget(page)
    page.wants.connect(wanted)
    page.attach(services, ImmediateTasks())
    page.refresh()
    return page, wanted


def reviews(page: TodayPage) -> list[Line]:
    return [line for line in page.attention.lines if line.tag == "Review"]


def test_a_review_that_ends_within_a_month_is_told_with_its_day(qtbot: QtBot) -> None:
    page, wanted = today_after(qtbot, TODAY + timedelta(days=31))

    due = reviews(page)[0]
    page.attention.acted.emit(due)

    assert due.title == "1 text to be reviewed again, the first by Fri, Dec 25"
    assert wanted.last("content") == "review"


def test_a_review_that_ends_later_is_not_told_yet(qtbot: QtBot) -> None:
    page, _wanted = today_after(qtbot, TODAY + timedelta(days=32))

    assert [line.tone for line in reviews(page)] == ["lavender"]


def test_a_review_that_ran_out_is_told_as_such(qtbot: QtBot) -> None:
    page, _wanted = today_after(qtbot, TODAY - timedelta(days=1))

    assert reviews(page)[0].title == "The review of 1 text ran out: marked as a draft again"
