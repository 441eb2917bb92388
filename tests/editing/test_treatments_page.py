"""The page of the treatments shows what the office manager decided as soon as it is decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from frontdesk.tasks import ImmediateTasks
from frontdesk.treatments.model import TopicKind
from tests.editing.texts import CAUSES, saved, topic
from ui.treatments.page import WORDS, TreatmentsPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from frontdesk.services import Services

pytestmark = pytest.mark.usefixtures("themed")
ASKED = "what causes trd"


@pytest.fixture
def page(qtbot: QtBot, services: Services) -> TreatmentsPage:
    page = TreatmentsPage()
    qtbot.addWidget(page)
    page.attach(services, ImmediateTasks())
    services.announcer.listen(page.changed)
    page.resize(1240, 800)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    page.first.setFocus()
    return page


def test_the_heading_calls_no_draft_approved(page: TreatmentsPage, services: Services) -> None:
    words = [one.text() for one in page.findChildren(QLabel) if one.text() == WORDS]

    assert all(one.newest.review.by is None for one in services.editing.documents())
    assert len(words) == 1
    assert "approved" not in words[0].casefold()


def test_a_saved_line_replaces_the_one_on_the_card(
    page: TreatmentsPage, services: Services
) -> None:
    QTest.keyClicks(page.first, ASKED)

    saved(services, "Newly written.")

    assert page.topic.topic is not None
    assert page.topic.topic.say[0].text == "Newly written."
    assert page.finder.search.text() == ASKED
    assert page.finder.search.hasFocus()


def test_a_retired_topic_leaves_the_card_and_the_answers(
    page: TreatmentsPage, services: Services
) -> None:
    QTest.keyClicks(page.first, ASKED)

    services.editing.retire(CAUSES)

    titles = [one.title for one in page.finder.answers.entries]
    assert "What causes TRD?" not in titles
    assert page.topic.topic is None or page.topic.topic.id != CAUSES.id


def test_a_new_topic_stands_in_its_group_which_stays_open(
    page: TreatmentsPage, services: Services
) -> None:
    group = topic(services).group
    page.finder.open_group(group)
    made = services.editing.new_topic("Parking", TopicKind.FAQ, group)
    text = replace(made, say=topic(services).say[:1])
    services.editing.save(replace(CAUSES, id=made.id), text, None)

    assert page.finder.browser.entries[-1].title == "Parking"


def test_a_shown_topic_that_was_not_changed_stays(page: TreatmentsPage, services: Services) -> None:
    page.open("treatment.therapy")

    saved(services, "Newly written.")

    assert page.topic.topic is not None
    assert page.topic.topic.id == "treatment.therapy"
