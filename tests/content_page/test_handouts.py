"""Writing a handout: sections, kinds of lines, and where the hands are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from frontdesk.handouts.model import BlockKind, Handout
from tests.content_page.desk import SPRAVATO, THERAPY
from ui.content.sight import scroller

if TYPE_CHECKING:
    from tests.content_page.desk import Desk

pytestmark = pytest.mark.usefixtures("themed")


def shown(desk: Desk) -> Handout:
    presenter = desk.page._presenter
    assert presenter is not None
    found = presenter.editing.content
    assert isinstance(found, Handout)
    return found


def test_a_section_is_added_named_moved_and_taken_away(desk: Desk) -> None:
    desk.open(SPRAVATO)
    before = shown(desk).sections
    desk.page.editor.section_heading(0).setFocus()

    desk.page.editor.add_section.click()
    desk.type("Parking")
    added = [one.heading for one in shown(desk).sections]
    desk.press("Alt+Up")
    moved = [one.heading for one in shown(desk).sections]
    desk.press("Ctrl+Del")

    names = [one.heading for one in before]
    assert added == [names[0], "Parking", *names[1:]]
    assert moved == ["Parking", *names]
    assert shown(desk).sections == before


def test_a_line_goes_on_into_the_next_section(desk: Desk) -> None:
    desk.open(SPRAVATO)
    first, second, *_ = shown(desk).sections
    desk.page.editor.row("0", len(first.blocks) - 1).field.setFocus()

    desk.press("Alt+Down")

    after = shown(desk).sections
    assert after[0].blocks == first.blocks[:-1]
    assert after[1].blocks == (first.blocks[-1], *second.blocks)
    assert desk.page.editor.row("1", 0).field.hasFocus()


def test_a_paragraph_becomes_a_bullet_and_the_clinics_own_words(desk: Desk) -> None:
    desk.open(SPRAVATO)
    desk.page.editor.row("0", 0).field.setFocus()

    desk.press("Ctrl+T", "Down")
    bullet = shown(desk).sections[0].blocks[0]
    desk.press("End")
    clinic = shown(desk).sections[0].blocks[0]
    desk.press("Esc")

    assert bullet.kind is BlockKind.BULLET
    assert clinic.kind is BlockKind.CLINIC
    assert desk.page.editor.row("0", 0).field.isReadOnly()
    assert desk.page.editor.row("0", 0).field.hasFocus()


def test_a_heading_is_typed_and_saved_as_a_version(desk: Desk) -> None:
    desk.open(SPRAVATO)
    heading = desk.page.editor.section_heading(0)
    heading.setFocus()
    heading.to_end()

    desk.type(" for you")
    desk.press("Ctrl+S")

    stored = desk.stored(SPRAVATO)
    assert isinstance(stored, Handout)
    assert stored.sections[0].heading.endswith(" for you")


def test_another_text_opens_at_its_top_and_keeps_the_hands_in_the_editor(desk: Desk) -> None:
    desk.open(THERAPY)
    desk.page.editor.words["questions"].setFocus()

    desk.open(SPRAVATO)

    area = scroller(desk.page.editor.heading)
    assert area is not None
    assert area.verticalScrollBar().value() == 0
    focus = QApplication.focusWidget()
    assert focus is not None
    assert desk.page.editor.isAncestorOf(focus)


def test_the_text_that_is_looked_at_stays_in_sight_of_the_list(desk: Desk) -> None:
    for _ in range(20):
        desk.press("Down")

    texts = desk.page.list.texts
    area = scroller(texts)
    assert area is not None
    row = texts.visualRect(texts.currentIndex())
    seen = QRect(texts.mapTo(area, row.topLeft()), row.size())
    assert area.rect().contains(seen)
