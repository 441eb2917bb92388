"""Fields with their labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from ui.theme.paint import PADDING
from ui.theme.theme import current, font, metrics
from ui.widgets.announce import announce
from ui.widgets.layout import Wrap, column
from ui.widgets.paint import START, cap_width, colour, elided, paint_cap
from ui.widgets.text import Text, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDEST_CHOICE = 150


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

    def minimumSizeHint(self) -> QSize:
        """Room for the widest option, up to a limit; what is longer is elided."""
        words = (self.itemText(row) for row in range(self.count()))
        widest = max((text_width(text, "body") for text in words), default=0)
        room = 2 * PADDING + current().px(18)
        return QSize(min(widest, current().px(_WIDEST_CHOICE)) + room, current().height())

    def sizeHint(self) -> QSize:
        """The same; a form gives more."""
        return self.minimumSizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The style's box and arrow, then the words, elided where they do not fit."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.width() - 2 * PADDING - current().px(14)
        painter.setPen(colour("ink" if self.isEnabled() else "ink_faint"))
        painter.setFont(font("body"))
        words = elided(metrics("body"), self.currentText(), room)
        painter.drawText(QRect(PADDING, 0, room + 2, self.height()), START, words)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page instead: a wheel passing over must not change what was chosen."""
        event.ignore()
