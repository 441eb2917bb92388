"""Fields with their labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ui.theme.paint import PADDING
from ui.theme.theme import metrics
from ui.widgets.announce import announce
from ui.widgets.layout import Wrap, column
from ui.widgets.paint import cap_width, colour, paint_cap
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence


class SearchField(QLineEdit):
    """A line edit with its key painted at the right end."""

    def __init__(
        self, name: str, keys: str, placeholder: str = "", *, sunken: bool = False
    ) -> None:
        super().__init__()
        self._keys = keys
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setProperty("sunken", sunken)
        self.setTextMargins(0, 0, cap_width(keys) + 8, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, then the key."""
        super().paintEvent(event)
        painter = QPainter(self)
        ink = colour("ink_secondary")
        paint_cap(painter, self.width() - PADDING, self.height() / 2, self._keys, ink)


class FormField(QWidget):
    """A label that is the control's buddy, a hint at the right, the control, and what is wrong."""

    def __init__(self, label: str, control: QWidget, hint: str = "") -> None:
        super().__init__()
        self.control = control
        title = Text(label, "label", "ink_secondary")
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
        self.document().setDocumentMargin(11)
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
        return QSize(200, round(metrics("body").lineSpacing() * self._lines) + 26)

    def minimumSizeHint(self) -> QSize:
        """Never lower than that."""
        return QSize(120, self.sizeHint().height())


class Choice(QComboBox):
    """One of some values, each shown by its words."""

    chosen = Signal(object)

    def __init__(self, options: Sequence[tuple[object, str]] = (), name: str = "") -> None:
        super().__init__()
        if name:
            self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self._values: list[object] = []
        self.offer(options)
        self.currentIndexChanged.connect(lambda _row: self.chosen.emit(self.value()))

    def offer(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer these instead; the value stays where it is still offered."""
        before = self.value() if self._values else None
        self.blockSignals(True)  # noqa: FBT003 -- Qt's own
        self.clear()
        self._values = [value for value, _ in options]
        self.addItems([words for _, words in options])
        if before in self._values:
            self.setCurrentIndex(self._values.index(before))
        self.blockSignals(False)  # noqa: FBT003 -- Qt's own

    def value(self) -> object:
        """The value that is chosen; None where nothing is offered."""
        row = self.currentIndex()
        return self._values[row] if 0 <= row < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Choose a value, where it is offered."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page instead: a wheel passing over must not change what was chosen."""
        event.ignore()
