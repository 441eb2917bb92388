"""What is typed while the store is slow to write: nothing of it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.content_page.desk import SPRAVATO, THERAPY, Desk
from tests.late import LateWrites
from ui.content.page import ContentPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from frontdesk.services import Services

pytestmark = pytest.mark.usefixtures("themed")


@pytest.fixture
def tasks() -> LateWrites:
    return LateWrites()


@pytest.fixture
def slow(qtbot: QtBot, services: Services, tasks: LateWrites) -> Desk:
    page = ContentPage()
    qtbot.addWidget(page)
    page.attach(services, tasks)
    page.resize(1240, 800)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    return Desk(qtbot, page, services)


def typed(desk: Desk, words: str) -> None:
    """Type at the end of the first line to say."""
    line = desk.page.editor.row("say", 0).field
    line.setFocus()
    line.to_end()
    desk.type(words)


def test_words_stand_again_before_their_draft_is_written_with_their_undo(slow: Desk) -> None:
    slow.open(THERAPY)
    before = slow.shown()
    typed(slow, " Half a sentence")

    slow.open(SPRAVATO)
    slow.open(THERAPY)
    after = slow.shown()
    slow.page.editor.row("say", 0).field.setFocus()
    slow.press("Ctrl+Z")

    assert after.say[0].text.endswith(" Half a sentence")
    assert slow.shown() == before


def test_words_typed_while_a_version_is_saved_go_on_from_it(slow: Desk, tasks: LateWrites) -> None:
    slow.open(THERAPY)
    typed(slow, " One.")
    slow.press("Ctrl+S")
    typed(slow, " Two.")
    slow.open(SPRAVATO)
    tasks.go_on()

    slow.open(THERAPY)
    slow.press("Ctrl+S")
    tasks.go_on()

    assert slow.topic().say[0].text.endswith(" One. Two.")
    assert slow.newest().number == 3
    assert slow.told == ["Saved as version 2, a draft.", "Saved as version 3, a draft."]
    assert slow.services.drafts.all("content") == []


def test_a_text_left_while_it_is_saved_keeps_no_draft(slow: Desk, tasks: LateWrites) -> None:
    slow.open(THERAPY)
    typed(slow, " One.")
    slow.press("Ctrl+S")

    slow.open(SPRAVATO)
    tasks.go_on()

    assert slow.newest().number == 2
    assert slow.services.drafts.all("content") == []
    assert not [one for one in slow.page.list.texts.entries if one.tag]


def test_pressing_save_twice_makes_one_version(slow: Desk, tasks: LateWrites) -> None:
    slow.open(THERAPY)
    typed(slow, " One.")

    slow.press("Ctrl+S", "Ctrl+S")
    tasks.go_on()

    assert slow.newest().number == 2
