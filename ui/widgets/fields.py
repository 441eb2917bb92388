"""Fields with their labels."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from ui.theme.paint import PADDING
from ui.theme.theme import current, metrics
from ui.widgets.announce import announce
from ui.widgets.choices import Choice
from ui.widgets.layout import Wrap, column
from ui.widgets.paint import cap_width, colour, paint_cap
from ui.widgets.text import Text

__all__ = ["Choice", "FormField", "LineField", "Notes", "NumberField", "SearchField"]


class SearchField(QLineEdit):
    """A line edit with its key painted at the right end; Escape empties it.

    The screen binds the key: it may have to open something first.
    """

    cleared = Signal()

    def __init__(
        self, name: str, keys: str = "", placeholder: str = "", *, sunken: bool = False
    ) -> None:
        super().__init__()
        self._keys = keys
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setProperty("sunken", sunken)
        self._make_room()

    def _make_room(self) -> None:
        self.setTextMargins(0, 0, cap_width(self._keys) + 8 if self._keys else 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        """The key takes more room where the text grew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_keys"):
            self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the field; in an empty one it goes on to the window."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Room for a few words and the key."""
        return QSize(current().px(160), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, then the key."""
        super().paintEvent(event)
        if self._keys:
            ink, middle = colour("ink_secondary"), self.height() / 2
            paint_cap(QPainter(self), self.width() - PADDING, middle, self._keys, ink)


class FormField(QWidget):
    """A label that is the control's buddy, a hint at the right, the control, and what is wrong."""

    def __init__(self, label: str, control: QWidget, hint: str = "") -> None:
        super().__init__()
        self.control, self._hint = control, hint
        title = Text(label.replace("&", "&&"), "label", "ink_secondary")
        title.setBuddy(control)
        control.setAccessibleName(label)
        top = Wrap(title, way="spread")
        if hint:
            control.setAccessibleDescription(hint)
            top.addWidget(Text(hint, "caption", "ink_secondary"))
        self._problem = Text("", "caption", "alert", wrap=True)
        self._problem.hide()
        self.setLayout(column(top, control, self._problem, gap=5))

    def show_problem(self, sentence: str) -> None:
        """Say below the control what is wrong with it and what to do; empty takes it away."""
        if sentence == self._problem.text():
            return
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.control.setProperty("wrong", bool(sentence))
        self.control.setAccessibleDescription(" ".join(filter(None, (sentence, self._hint))))
        self.control.update()
        if sentence:
            announce(self.control, sentence)

    @property
    def problem(self) -> str:
        """What is said to be wrong; empty when nothing is."""
        return self._problem.text()


class LineField(QLineEdit):
    """A line of plain text, no longer than `limit`; a longer paste is cut: `shortened`."""

    shortened = Signal()

    def __init__(self, placeholder: str = "", limit: int = 200, least: str = "MM/DD/YYYY") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self._limit, self._least = limit, least
        self.textChanged.connect(self._shorten)

    def _shorten(self, text: str) -> None:
        if len(text) > self._limit:
            place = self.cursorPosition()
            self.setText(text[: self._limit])
            self.setCursorPosition(min(place, self._limit))
            self.shortened.emit()

    def minimumSizeHint(self) -> QSize:
        """Room for what is usually typed."""
        hint = super().minimumSizeHint()
        return QSize(round(metrics("body").horizontalAdvance(self._least)) + 26, hint.height())


class Notes(QPlainTextEdit):
    """Some lines of plain text, no longer than `limit`; Tab goes on to the next control."""

    shortened = Signal()

    def __init__(self, lines: int = 3, limit: int = 20_000) -> None:
        super().__init__()
        self._lines, self._limit = lines, limit
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(PADDING - 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._shorten)

    def _shorten(self) -> None:
        text = self.toPlainText()
        if len(text) > self._limit:
            self.setPlainText(text[: self._limit])
            self.moveCursor(QTextCursor.MoveOperation.End)
            self.shortened.emit()

    def sizeHint(self) -> QSize:
        """As many lines as were asked for."""
        high = round(metrics("body").lineSpacing() * self._lines) + 2 * PADDING + 2
        return QSize(current().px(200), high)

    def minimumSizeHint(self) -> QSize:
        """Never lower than that."""
        return QSize(current().px(120), self.sizeHint().height())


class NumberField(QSpinBox):
    """A small whole number, typed or stepped with the arrow keys; the wheel passes over it."""

    def __init__(self, low: int, high: int, value: int) -> None:
        super().__init__()
        self.setRange(low, high)
        self.setValue(value)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page instead."""
        event.ignore()
