"""Hands for tests and the tour: real key events to whatever has the focus, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_COUNTED = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)


class Hands:
    """Presses keys and counts them: Ctrl and Alt count as keys of their own, Shift does not."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.presses = 0

    def press(self, keys: str) -> None:
        """Press a key with its modifiers, named as Qt names them: `F2`, `Ctrl+Return`, `Tab`."""
        combination = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs lack its operator
        modifiers = combination.keyboardModifiers()
        self.presses += 1 + sum(bool(modifiers & one) for one in _COUNTED)
        QTest.keyClick(self._target(), combination.key(), modifiers)

    def type(self, text: str) -> None:
        """Type a text, one key for each sign."""
        self.presses += len(text)
        QTest.keyClicks(self._target(), text)

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self._window
