"""The program around the window: what it says of a fault, and starts from another name's folder."""

from __future__ import annotations

import gc
import logging
import sys
from typing import TYPE_CHECKING

from frontdesk.commands.window import Start
from ui.application import DeskApplication
from ui.shell.handing_over import Listener, hand_over
from ui.shell.instance import Instance

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_a_fault_is_logged_without_words_even_where_the_draft_cannot_be_kept(
    themed: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    desk = DeskApplication(themed, Start(data=tmp_path / "data"))
    monkeypatch.setattr(
        desk.window.calls, "presenter", object()
    )  # what is left of a call is broken
    caplog.set_level(logging.INFO)

    try:
        int("Jordan Example, 425 555 0142")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)

    monkeypatch.setattr(desk.window.calls, "presenter", None)
    said = caplog.text + "".join(capfd.readouterr())
    desk.window.close()
    assert gc.isenabled()
    assert "unexpected ValueError at test_application.py" in caplog.text
    assert "Jordan" not in said
    assert "0142" not in said


def test_a_start_that_names_the_folder_through_a_link_finds_the_open_window(
    tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    link = tmp_path / "link"
    link.symlink_to(folder)
    first = Instance(folder)
    second = Instance(link)
    listener = Listener(first)

    with qtbot.waitSignal(listener.asked, timeout=20_000) as heard:
        handed = hand_over(second, "4255550142")

    listener.close()
    first.close()
    assert (first.is_first, second.is_first, handed) == (True, False, True)
    assert heard.args == ["4255550142"]
