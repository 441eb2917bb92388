"""A field for one sentence that wraps and grows, or for several, one on a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from ui.theme.paint import PADDING
from ui.theme.theme import current, metrics

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QFocusEvent, QResizeEvent

LIMIT = 60_000
_MOST_SHOWN = 14  # lines beyond which a field scrolls by itself
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WordsField(QPlainTextEdit):
    """As high as its words. Undo is the document's own: `undone` and `redone` ask for it.

    Enter is `entered`, unless the field holds `several` lines; Backspace in an empty field is
    `emptied`. `typed` carries what the user changed, never what was shown; what is beyond LIMIT is
    cut off, and `shortened` says so.
    """

    typed = Signal(str)
    entered = Signal()
    emptied = Signal()
    undone = Signal()
    redone = Signal()
    came = Signal()
    shortened = Signal()

    def __init__(self, name: str, *, several: bool = False, least: int = 1) -> None:
        super().__init__()
        self._several, self._least, self._lines = several, least, 0
        self._scrolls = False
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(PADDING - 4)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.textChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())

    # -- words --------------------------------------------------------------------------------

    def show_words(self, text: str) -> None:
        """Show these; the cursor stays where it is, as far as there are words."""
        if text == self.toPlainText():
            return
        place = self.textCursor().position()
        self.blockSignals(True)  # noqa: FBT003 -- Qt's own
        self.setPlainText(text)
        self.blockSignals(False)  # noqa: FBT003 -- Qt's own
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)
        self._grow()

    def to_end(self) -> None:
        """Put the cursor behind the last word."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def _tell(self) -> None:
        text = self.toPlainText()
        if len(text) > LIMIT:
            text = text[:LIMIT]
            self.show_words(text)
            self.shortened.emit()
        self.typed.emit(text)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 -- Qt's own name
        """What is pasted is plain; in a field for one sentence it stays on one line."""
        text = source.text()[: 2 * LIMIT]
        self.insertPlainText(text if self._several else " ".join(text.split("\n")))

    # -- keys ---------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep undo for the document; leave the keys that act on lines to the buttons."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if _is_undo(event) or _is_redo(event):
                event.accept()
                return True
            ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if ctrl and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_L):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo, Enter, and Backspace in an empty field."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if _is_redo(event):
            self.redone.emit()
        elif _is_undo(event):
            self.undone.emit()
        elif event.key() in _ENTER and not self._several:
            if plain:
                self.entered.emit()
            else:
                event.ignore()
        elif event.key() == Qt.Key.Key_Backspace and plain and not self.toPlainText():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the hands are here now."""
        super().focusInEvent(event)
        self.came.emit()

    # -- room ---------------------------------------------------------------------------------

    def _grow(self) -> None:
        lines = max(self._least, round(self.document().documentLayout().documentSize().height()))
        if (lines > _MOST_SHOWN) != self._scrolls:  # asked first: Qt lays out anew at each setting
            self._scrolls = lines > _MOST_SHOWN
            bar = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(
                bar.ScrollBarAsNeeded if self._scrolls else bar.ScrollBarAlwaysOff
            )
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All lines, up to a limit."""
        lines = min(_MOST_SHOWN, max(self._least, self._lines))
        high = round(metrics("body").lineSpacing() * lines + 0.5) + 2 * (PADDING - 4) + 2
        return QSize(current().px(200), max(high, current().height()))

    def minimumSizeHint(self) -> QSize:
        """Never lower than its words."""
        return QSize(current().px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower means more lines."""
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        """And so does larger text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_lines"):
            self._lines = 0
            self._grow()


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo)


def _is_redo(event: QKeyEvent) -> bool:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    again = event.key() == Qt.Key.Key_Z and event.modifiers() == both
    return again or event.matches(QKeySequence.StandardKey.Redo)
