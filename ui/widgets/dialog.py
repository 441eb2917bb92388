"""A sheet over the window: a title, a body, what went wrong, and the two ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QLayout,
    QScrollArea,
    QWidget,
)

from ui.theme.paint import outline
from ui.theme.theme import current
from ui.theme.tokens import SPACE
from ui.widgets.announce import announce
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice
from ui.widgets.layout import Wrap, column, held
from ui.widgets.paint import colour
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHARE_OF_WINDOW = 0.85
_PAD = SPACE.card_padding + SPACE.unit
_BELOW = 30  # pixels below a field in which is said what is wrong with it
_BAR = 8  # pixels of the padding at the right in which the bar stands, clear of the fields


class Sheet(QDialog):
    """Open it with `open()`; `submitted` asks for the work, `accept()` closes when it is done.

    It stays open meanwhile, so that a refusal (`show_problem`) loses nothing that was typed.
    Enter and `keys` press the main button, Escape leaves. Closed, it deletes itself.
    """

    submitted = Signal()
    kind = "primary"
    least_width = 440
    """How wide it is at least where the window has the room, pixels at 100 %."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        body: QWidget | QLayout,
        *,
        accept: str = "Save",
        cancel: str = "Cancel",
        keys: str = "Ctrl+Return",
    ) -> None:
        super().__init__(parent)
        self._behind = parent
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("FrontDesk")  # the title of a window may show elsewhere: no names in it
        self.setAccessibleName(title)
        self.go = Button(accept, self.kind, keys)
        self.leave = Button(cancel, "plain", "Esc") if cancel else None
        self._problem = Notice(tone="alert")
        self._body = body if isinstance(body, QWidget) else held(body)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body)
        self._scroll.verticalScrollBar().rangeChanged.connect(
            lambda: self._follow(None, self.focusWidget())
        )
        self._body.setAutoFillBackground(False)
        self._body.installEventFilter(self)
        head = Text(title, "h2", wrap=True)
        foot = held(Wrap(*([self.leave] if self.leave else []), self.go, way="end"))
        for part in (head, self._body, self._problem, foot):
            part.setContentsMargins(0, 0, _BAR, 0)
        box = column(head, self._scroll, self._problem, foot, gap=14)
        box.setStretch(1, 1)
        box.setContentsMargins(_PAD, _PAD, _PAD - _BAR, _PAD)
        self.setLayout(box)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        self.go.clicked.connect(self.submitted)
        if self.leave:
            self.leave.clicked.connect(self.reject)

    def show_problem(self, sentence: str) -> None:
        """Say what stopped it, and let the work be tried again; empty takes it away."""
        self._problem.say(sentence)
        self.show_busy(busy=False)
        if sentence:
            announce(self, sentence, urgent=True)

    def show_busy(self, *, busy: bool) -> None:
        """While the work is done nothing can be pressed twice."""
        self.go.setEnabled(not busy)

    def sizeHint(self) -> QSize:
        """As high as its body at its width, up to most of the window behind it."""
        wide = max(current().px(self.least_width), self._body.minimumSizeHint().width() + 50)
        behind = self._behind.window().size()
        wide = min(wide, max(320, behind.width() - 40))
        inner = wide - 2 * _PAD + _BAR
        layout = self._body.layout()
        tall = self._body.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            tall = layout.totalHeightForWidth(inner)
        rest = super().sizeHint().height() - self._scroll.sizeHint().height()
        return QSize(wide, min(rest + tall + 2, round(behind.height() * _SHARE_OF_WINDOW)))

    def open(self) -> None:
        """Show it over its window, as large as it needs to be."""
        self.resize(self.sizeHint())
        super().open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with what comes into the body later, such as openings that were read."""
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return super().eventFilter(watched, event)

    def _grow(self) -> None:
        hint, now = self.sizeHint(), self.geometry()
        if hint.height() <= now.height():
            return
        wanted = QRect(now.topLeft(), QSize(now.width(), hint.height()))
        wanted.moveCenter(now.center())
        window = self._behind.window()
        behind = QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
        if wanted.bottom() > behind.bottom():
            wanted.moveBottom(behind.bottom())
        if wanted.top() < behind.top():
            wanted.moveTop(behind.top())
        self.setGeometry(wanted)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring what has the focus into view, and what is said below it; Qt does so for Tab."""
        if now is not None and self._body.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now)
            foot = now.mapTo(self._body, QPoint(0, now.height()))
            self._scroll.ensureVisible(0, foot.y(), 0, current().px(_BELOW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line presses the main button; in notes it is a new line."""
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if self.go.isEnabled():
                self.go.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface with an edge, for it stands before others of the same colour."""
        edge = colour("control_edge")
        outline(QPainter(self), QRectF(self.rect()), colour("surface"), line=edge, radius=0)


def confirm(
    parent: QWidget,
    question: str,
    detail: str,
    action: str,
    then: Callable[[], None],
    *,
    keep: str = "Keep it",
) -> Sheet:
    """Ask before something that cannot be undone; only a press of `action` does it.

    The way back has the focus, so that a stray Enter changes nothing.
    """
    sheet = _Question(parent, question, column(Text(detail, "body", "ink_secondary", wrap=True)),
                      accept=action, cancel=keep, keys="")  # fmt: skip
    sheet.submitted.connect(then)
    sheet.submitted.connect(sheet.accept)
    sheet.open()
    if sheet.leave:
        sheet.leave.setFocus()
    return sheet


class _Question(Sheet):
    """Enter presses the button that has the focus, and no other."""

    kind = "danger"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only the focused button."""
        focused = self.focusWidget()
        if event.key() in _ENTER and isinstance(focused, Button):
            focused.click()
        elif event.key() not in _ENTER:
            super().keyPressEvent(event)
