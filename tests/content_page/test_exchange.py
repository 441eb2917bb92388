"""Texts carried out as files and in again, shown line by line and taken whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.content_page.test_look import seen
from ui.content.import_sheet import SAME, ImportSheet, MistakesSheet

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton

    from tests.content_page.desk import Desk

pytestmark = pytest.mark.usefixtures("themed")


def choose(desk: Desk, button: QPushButton, folder: Path) -> None:
    """Press a button that asks for a folder, and name it."""
    button.click()
    dialog = desk.page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(folder))
    dialog.reject()
    dialog.setParent(None)


def edited(desk: Desk, folder: Path, old: str, new: str) -> None:
    """Export, then change words in the file that holds them."""
    desk.services.editing.export(folder)
    files = folder.rglob("topics/*.toml")
    path = next(one for one in files if old in one.read_text("utf-8"))
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def test_all_texts_are_written_into_a_folder(desk: Desk, tmp_path: Path) -> None:
    choose(desk, desk.page.list.export, tmp_path)

    number = len([one for one in tmp_path.rglob("*") if one.is_file()])
    assert number > 5
    assert desk.told == [f"{number} files were written."]


def test_an_export_over_an_edit_by_hand_says_that_it_was_kept(desk: Desk, tmp_path: Path) -> None:
    edited(desk, tmp_path, desk.topic().say[0].text, "By hand.")

    choose(desk, desk.page.list.export, tmp_path)

    [kept] = tmp_path.rglob("*.before")
    assert "By hand." in kept.read_text("utf-8")
    assert desk.told[0].endswith(" 1 file that said something else: kept beside them as *.before.")


def test_an_import_shows_what_changes_and_takes_it_whole(desk: Desk, tmp_path: Path) -> None:
    old = desk.topic().say[0].text
    edited(desk, tmp_path, old, "Imported words.")
    choose(desk, desk.page.list.take_in, tmp_path)
    sheet = desk.sheet()
    assert isinstance(sheet, ImportSheet)
    [line] = sheet.lines.lines

    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert (line.where, line.after.startswith("Imported words.")) == ("Say 1", True)
    assert desk.topic().say[0].text == "Imported words."
    assert desk.told == ["Imported: 1 text."]


def test_an_import_that_is_left_takes_nothing(desk: Desk, tmp_path: Path) -> None:
    before = desk.topic()
    edited(desk, tmp_path, before.say[0].text, "Imported words.")
    choose(desk, desk.page.list.take_in, tmp_path)

    QTest.keyClick(desk.sheet(), Qt.Key.Key_Escape)

    assert desk.topic() == before


def test_what_was_exported_has_nothing_to_take(desk: Desk, tmp_path: Path) -> None:
    desk.services.editing.export(tmp_path)

    choose(desk, desk.page.list.take_in, tmp_path)

    sheet = desk.sheet()
    assert isinstance(sheet, ImportSheet)
    assert not sheet.go.isEnabled()
    assert sheet.lines.words == SAME
    sheet.reject()


def test_mistakes_are_named_by_file_and_line_and_nothing_is_taken(
    desk: Desk, tmp_path: Path
) -> None:
    before = desk.topic()
    edited(desk, tmp_path, before.say[0].sources[0] + "'", "C999'")

    choose(desk, desk.page.list.take_in, tmp_path)

    sheet = desk.sheet()
    assert isinstance(sheet, MistakesSheet)
    assert any("C999" in one for one in sheet.found)
    assert desk.topic() == before
    sheet.accept()


def test_a_folder_without_content_says_so(desk: Desk, tmp_path: Path) -> None:
    choose(desk, desk.page.list.take_in, tmp_path)

    sheet = desk.sheet()
    assert isinstance(sheet, MistakesSheet)
    assert sheet.found
    sheet.accept()


def test_the_import_can_be_read_and_reached_in_every_size(desk: Desk, tmp_path: Path) -> None:
    edited(desk, tmp_path, desk.topic().say[0].text, "Imported words.")
    choose(desk, desk.page.list.take_in, tmp_path)
    sheet = desk.sheet()

    found = seen(desk.page, sheet)
    sheet.reject()

    assert found == []
