"""Names, numbers and what was said never reach the log, a title, an output or a file's name."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from tests.drives import full_drive

if TYPE_CHECKING:
    from pathlib import Path

    from tests.live_call.conftest import DeskHands
    from ui.widgets.check_line import CheckLine

PLANTED = ("quillfeather", "5550142", "03071984", "03/07/1984", "lavender elephant", "14 example")


@pytest.mark.journey
def test_nothing_that_was_typed_on_a_call_can_be_read_outside_the_store(
    call: DeskHands,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    titles: set[str] = set()
    call.type("4255550142")
    call.press("Return")
    call.type("Casey Quillfeather")
    call.press("Return")
    call.type("03071984")
    call.page.caller.notes.setPlainText("lavender elephant")
    titles |= _titles()
    call.press("Ctrl+F")
    call.type("lavender elephant")
    call.click(call.page.ask.message)
    call.press("Ctrl+F")
    call.type("spravato")
    call.press("Return")
    call.press("F9")
    call.type("14 Example Way")
    titles |= _titles()
    call.press("Esc")
    call.page.caller.number.setText("4255550142 quillfeather")
    call.press("Ctrl+Return")  # refused: no number
    call.page.caller.number.setText("4255550142")
    with full_drive():
        call.press("Ctrl+Return")  # refused: no room, or no step of the crisis card
    call.press("F9")
    call.click(next(iter(reversed(_steps(call)))))
    call.press("Esc", "Ctrl+Return")
    titles |= _titles()

    said = capfd.readouterr()
    names = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")]
    assert call.logged.person_name == "Casey Quillfeather"
    assert titles == {"FrontDesk"}
    for planted in PLANTED:
        for text in (*names, caplog.text, said.out, said.err):
            assert planted not in re.sub(r"[()-]|(?<=\d) (?=\d)", "", text.lower())


def _titles() -> set[str]:
    return {one.windowTitle() for one in QApplication.topLevelWidgets() if one.isVisible()}


def _steps(call: DeskHands) -> list[CheckLine]:
    assert call.window.crisis.panel is not None
    return list(call.window.crisis.panel.steps.values())
