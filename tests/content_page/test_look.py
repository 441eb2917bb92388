"""How the page looks: the preview, the reading level, every size and theme, threads."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.clinics import clinic_services
from tests.content_page.desk import SPRAVATO, THERAPY
from tests.documents.pdf import words
from tests.stores import file_store
from tests.widgets.walk import clipped, findings
from ui.background import QtTasks
from ui.content.look_panel import AS_SEEN, TO_COME
from ui.content.page import ContentPage
from ui.tour.pictures import drawn
from ui.treatments.card_view import DRAFT

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from frontdesk.content.model import DocumentKey
    from tests.content_page.desk import Desk
    from ui.theme.tokens import Wanted

pytestmark = pytest.mark.usefixtures("themed")
SIZES: list[tuple[tuple[int, int], float, Wanted]] = [
    ((1240, 800), 1.0, "light"), ((1080, 620), 1.0, "dark"),
    ((1240, 800), 1.5, "dark"), ((1080, 620), 2.0, "light"),
]  # fmt: skip


def test_the_card_follows_what_is_typed(desk: Desk) -> None:
    desk.open()
    desk.page.editor.row("say", 0).field.setFocus()

    desk.type("Hello there. ")

    def shown() -> bool:
        topic = desk.page.look.card.topic
        return topic is not None and topic.say[0].text.startswith("Hello there. ")

    desk.qtbot.waitUntil(shown)


def test_the_card_says_whether_the_desk_shows_these_words(desk: Desk) -> None:
    desk.open()
    look = desk.page.look
    at_first = look.heading

    desk.page.editor.row("say", 0).field.setFocus()
    desk.type("Hello. ")
    desk.qtbot.waitUntil(lambda: look.heading == TO_COME)
    desk.press("Ctrl+S")  # a draft that the desk shows, for nothing of it is approved
    desk.qtbot.waitUntil(lambda: look.heading == AS_SEEN)
    number = desk.newest().id
    assert number is not None
    desk.services.editing.approve([number], "Dr. Sample", date(2026, 11, 24))
    desk.page.editor.row("say", 0).field.setFocus()
    desk.type("Once more. ")
    desk.press("Ctrl+S")  # a draft beside the text that is approved
    desk.open()

    assert at_first == AS_SEEN
    assert desk.newest().number == 3
    assert look.heading == TO_COME


def test_a_new_topic_without_a_line_has_no_grade_and_is_told_to_get_one(desk: Desk) -> None:
    desk.press("Ctrl+N")
    sheet = desk.sheet()
    QTest.keyClicks(sheet.focusWidget(), "Parking at the office")
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    problem = desk.page.editor.problem
    desk.qtbot.waitUntil(lambda: problem.words == "Add a line to Say.")
    assert desk.page.look.heading == TO_COME
    assert desk.page.reading.grade.text() == ""


def test_hard_lines_are_named_with_their_long_words(desk: Desk) -> None:
    desk.open()
    line = desk.page.editor.row("ask", 0).field
    line.setFocus()
    line.to_end()

    desk.type(" Unquestionably institutional deinstitutionalization.")

    desk.qtbot.waitUntil(
        lambda: "deinstitutionalization" in desk.page.editor.row("ask", 0).notes[0]
    )
    assert "Ask 1" in [where for where, _words in desk.page.reading.hard.pairs]
    assert desk.page.reading.grade.text().startswith("Grade ")


def test_the_line_in_hand_shows_the_words_of_its_facts(desk: Desk) -> None:
    desk.open()

    desk.page.editor.row("say", 0).field.setFocus()

    facts = desk.services.treatments.catalogue.facts
    keys = desk.shown().say[0].sources
    assert desk.page.reading.facts.pairs == tuple((key, facts[key].text) for key in keys)


def test_a_handout_is_shown_as_the_page_that_is_printed(desk: Desk) -> None:
    desk.open(SPRAVATO)

    desk.qtbot.waitUntil(lambda: desk.page.look.page.image is not None)
    assert desk.page.look.page.pages >= 1


def test_an_approved_page_bears_the_mark_of_a_draft_again_once_it_is_changed(desk: Desk) -> None:
    number = desk.newest(SPRAVATO).id
    assert number is not None
    desk.services.editing.approve([number], "Dr. Sample", date(2026, 11, 24))
    desk.open(SPRAVATO)
    presenter = desk.page._presenter
    assert presenter is not None
    desk.qtbot.waitUntil(lambda: bool(presenter.looking.pdf))
    approved = words(presenter.looking.pdf)

    desk.page.editor.heading.setFocus()
    desk.type("X")

    desk.qtbot.waitUntil(lambda: DRAFT in words(presenter.looking.pdf))
    assert DRAFT not in approved


def seen(page: QWidget, *inside: QWidget) -> list[str]:
    """What stops a reader, a keyboard or a tired hand, in every size and theme."""
    found: list[str] = []
    for size, scale, mode in SIZES:
        drawn(page, size, scale, mode)
        for part in (page, *inside):
            found += [f"{size} {scale}: {one}" for one in (*findings(part), *clipped(part))]
    drawn(page, (1240, 800))
    return found


@pytest.mark.parametrize("key", [THERAPY, SPRAVATO])
def test_the_editor_can_be_read_and_reached_in_every_size(desk: Desk, key: DocumentKey) -> None:
    desk.open(key)
    desk.page.editor.heading.setFocus()

    assert seen(desk.page) == []


def test_the_page_works_over_threads_and_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    services = clinic_services(file_store(tmp_path / "store"))
    tasks, page = QtTasks(), ContentPage()
    qtbot.addWidget(page)
    page.resize(1240, 800)
    page.show()
    page.attach(services, tasks)
    page.open(THERAPY)
    qtbot.waitUntil(lambda: page.editor.heading.toPlainText() == "Therapy", timeout=20_000)

    page.editor.heading.to_end()
    QTest.keyClicks(page.editor.heading, " and more")
    page.save.click()

    qtbot.waitUntil(
        lambda: services.editing.history(THERAPY)[0].number == 2 and not page.save.isEnabled()
    )
    assert services.editing.topic_or_handout(THERAPY).title == "Therapy and more"
    tasks.close()
    services.close()
