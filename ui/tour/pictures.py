"""Pictures of windows: drawn off screen, in any size, theme and text scale."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from ui.theme.dress import apply
from ui.theme.theme import wanted

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from ui.theme.tokens import Wanted

_ROUNDS = 8  # a wrapped text asks for its height, its card for its own, the columns for theirs


def settle(window: QWidget) -> None:
    """Let all layouts under a window come to rest, without waiting for anything else."""
    for _ in range(_ROUNDS):
        QCoreApplication.sendPostedEvents()
    window.update()


def drawn(
    window: QWidget, size: tuple[int, int], scale: float = 1.0, mode: Wanted = "light"
) -> QPixmap:
    """The window in that size, text scale and mode; the theme stays so afterwards."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and (wanted().mode, wanted().scale) != (mode, scale):
        apply(app, replace(wanted(), mode=mode, scale=scale))
    window.resize(*size)
    window.show()
    settle(window)
    return window.grab()


def grab(
    window: QWidget,
    size: tuple[int, int],
    scale: float,
    mode: Wanted,
    file: Path,
) -> None:
    """Write that picture to a PNG file; raises OSError where it cannot be written."""
    if not drawn(window, size, scale, mode).save(str(file), "PNG"):
        message = f"The picture could not be written: {file.name}"
        raise OSError(message)
