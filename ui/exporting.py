"""Saving a list as a file: asked where, made and written off the window's thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from frontdesk.tasks import Tasks


def ask_where(parent: QWidget, name: str, then: Callable[[Path], None]) -> QFileDialog:
    """Ask where a CSV file is to be saved; `name` is offered and holds nothing personal."""
    dialog = QFileDialog(parent, "Save as")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("Comma-separated values (*.csv)")
    dialog.setDefaultSuffix("csv")
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def write_csv(
    tasks: Tasks,
    path: Path,
    made: Callable[[], str],
    done: Callable[[Path], None],
    failed: Callable[[Exception], None],
) -> None:
    """Make a CSV text and write it whole or not at all; the mark at its head is for Excel."""

    def job() -> Path:
        # Here, for it imports the database, which the window must not wait for.
        from frontdesk.handouts.service import write_file

        write_file(path, made().encode("utf-8-sig"))
        return path

    tasks.run(job, done, failed)
