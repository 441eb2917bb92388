"""One window for one folder: a second start hands over, and a killed one locks nobody out."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from ui.shell.handing_over import Listener
from ui.shell.instance import LOCK, Instance

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.shell.instance import Instance
app = QCoreApplication([])
one = Instance(Path(sys.argv[1]))
print(one.is_first, flush=True)
app.exec()
"""
SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.shell.handing_over import hand_over
from ui.shell.instance import Instance
app = QCoreApplication([])
two = Instance(Path(sys.argv[1]))
print(two.is_first, hand_over(two, "4255550142"))
"""
EARLY = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.shell.handing_over import hand_over
from ui.shell.instance import Instance
app = QCoreApplication([])
two = Instance(Path(sys.argv[1]))
print(two.is_first, flush=True)
hand_over(two, "4255550142")
"""
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def test_a_second_start_hands_its_number_to_the_first(tmp_path: Path, qtbot: QtBot) -> None:
    first = Instance(tmp_path)
    listener = Listener(first)

    with qtbot.waitSignal(listener.asked, timeout=20_000) as heard, subprocess.Popen(
        [sys.executable, "-c", SECOND, str(tmp_path)], stdout=subprocess.PIPE, text=True,
        env=ENVIRONMENT,
    ) as second:  # fmt: skip
        pass

    assert second.stdout is not None
    assert first.is_first
    assert heard.args == ["4255550142"]
    listener.close()
    first.close()


def test_a_window_that_is_only_starting_is_waited_for(tmp_path: Path, qtbot: QtBot) -> None:
    first = Instance(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", EARLY, str(tmp_path)], stdout=subprocess.PIPE, text=True,
        env=ENVIRONMENT,
    ) as second:  # fmt: skip
        assert second.stdout
        second.stdout.readline()  # it has begun to ask, and nobody listens yet
        listener = Listener(first)
        with qtbot.waitSignal(listener.asked, timeout=20_000) as heard:
            pass

    assert heard.args == ["4255550142"]
    listener.close()
    first.close()


def test_a_killed_window_and_an_old_lock_file_lock_nobody_out(tmp_path: Path, qtbot: QtBot) -> None:  # noqa: ARG001
    (tmp_path / LOCK).write_bytes(b"")
    with subprocess.Popen(
        [sys.executable, "-c", FIRST, str(tmp_path)], stdout=subprocess.PIPE, text=True,
        env=ENVIRONMENT,
    ) as other:  # fmt: skip
        assert other.stdout
        held = other.stdout.readline().strip()
        beside = Instance(tmp_path)
        other.kill()

    after = Instance(tmp_path)
    first = after.is_first
    after.close()
    assert (held, beside.is_first, first) == ("True", False, True)
