"""The bars around the pages: top bar, navigation and status bar."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QSizePolicy,
    QWidget,
)

from ui.theme.paint import outline
from ui.theme.theme import current, font, metrics
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.fields import SearchField
from ui.widgets.layout import Wrap, column, row
from ui.widgets.mark import Mark
from ui.widgets.paint import CENTRE, END, START, cap_width, colour, ringed
from ui.widgets.text import Tag, Text


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the navigation: its key, its words and its shortcut."""

    key: str
    words: str
    keys: str = ""


PLACES = (
    Place("today", "Today", "Alt+1"),
    Place("calls", "Calls", "Alt+2"),
    Place("schedule", "Schedule", "Alt+3"),
    Place("people", "People", "Alt+4"),
    Place("treatments", "Treatments", "Alt+5"),
    Place("handouts", "Handouts", "Alt+6"),
    Place("content", "Content", "Alt+7"),
    Place("settings", "Settings", "Alt+8"),
)


class _Person(QWidget):
    """Who is signed in: initials in a circle."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(34, 34)
        self._initials = ""

    def show_name(self, name: str) -> None:
        """Show the initials of an account's name."""
        parts = [part for part in name.replace(".", " ").replace("_", " ").split() if part]
        self._initials = "".join(part[0] for part in parts[:2]).upper()
        self.setAccessibleName(f"Signed in: {name}")
        self.setToolTip(f"Signed in: {name}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The circle."""
        painter, box = QPainter(self), QRectF(self.rect())
        outline(painter, box.adjusted(1, 1, -1, -1), colour("lavender_soft"), radius=16)
        painter.setPen(colour("lavender"))
        painter.setFont(font("tag"))
        painter.drawText(box, CENTRE, self._initials)


class _Bar(QFrame):
    """A surface with one line at an edge."""

    def __init__(self, edge: Qt.Edge) -> None:
        super().__init__()
        self._edge = edge

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface and line."""
        painter, box = QPainter(self), self.rect()
        painter.fillRect(box, colour("surface"))
        line = {
            Qt.Edge.BottomEdge: (box.left(), box.bottom(), box.width(), 1),
            Qt.Edge.TopEdge: (box.left(), box.top(), box.width(), 1),
            Qt.Edge.RightEdge: (box.right(), box.top(), 1, box.height()),
        }[self._edge]
        painter.fillRect(*line, colour("line"))


class _PlaceButton(QAbstractButton):
    """One page in the navigation, with its key or the number that waits there."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._keys, self._count = place.keys, 0
        self.setText(place.words)
        self.setCheckable(True)
        self.setAccessibleName(place.words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        """Say how many things wait there; 0 shows the key again."""
        self._count = count
        waiting = f", {count} waiting" if count else ""
        self.setAccessibleName(f"{self.text()}{waiting}")
        self.update()

    def sizeHint(self) -> QSize:
        """Words and key."""
        width = metrics("strong").horizontalAdvance(self.text()) + cap_width(self._keys) + 34
        return QSize(round(width), round(40 + 20 * (current().scale - 1)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground where it is chosen, words, key or count."""
        painter, on, box = QPainter(self), self.isChecked(), QRectF(self.rect())
        if on or self.underMouse():
            outline(painter, box, colour("brand_soft" if on else "sunken"))
        painter.setPen(colour("brand" if on else "ink_secondary"))
        painter.setFont(font("strong" if on else "body"))
        inner = box.adjusted(12, 0, -10, 0)
        painter.drawText(inner, START, self.text())
        if self._count:
            size = metrics("tag").height() + 6
            wide = max(size, metrics("tag").horizontalAdvance(str(self._count)) + 12)
            blob = QRectF(inner.right() - wide, inner.center().y() - size / 2, wide, size)
            outline(painter, blob, colour("sun_soft"), radius=size / 2)
            painter.setPen(colour("sun_ink"))
            painter.setFont(font("tag"))
            painter.drawText(blob, CENTRE, str(self._count))
        else:
            painter.setFont(font("key"))
            painter.drawText(inner, END, self._keys.replace("+", " "))
        ringed(painter, self, box, SPACE.control_radius)


class SideNavigation(_Bar):
    """The pages with their shortcuts, the settings at the foot."""

    went = Signal(str)

    def __init__(self) -> None:
        super().__init__(Qt.Edge.RightEdge)
        self.setAccessibleName("Pages")
        self._group = QButtonGroup(self)
        self._buttons = {place.key: _PlaceButton(place) for place in PLACES}
        for key, button in self._buttons.items():
            self._group.addButton(button)
            button.clicked.connect(lambda _on=False, k=key: self.went.emit(k))
        buttons = list(self._buttons.values())
        box = column(*buttons[:-1], None, buttons[-1], gap=2)
        box.setContentsMargins(10, 12, 11, 12)
        self.setLayout(box)
        self.setMinimumWidth(SPACE.navigation)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_here(self, key: str) -> None:
        """Mark the page that is open."""
        self._buttons[key].setChecked(True)

    def show_count(self, key: str, count: int) -> None:
        """Say how many things wait on a page."""
        self._buttons[key].show_count(count)


class TopBar(_Bar):
    """Search everything, crisis card, new call, and who is signed in."""

    def __init__(self) -> None:
        super().__init__(Qt.Edge.BottomEdge)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search = SearchField(
            "Search everything", "Ctrl+K", "Search people, treatments, handouts and actions",
            sunken=True,
        )  # fmt: skip
        self.sample = Tag("", "sun")
        self.sample.say("")
        self.crisis = Button("Crisis card", "danger", "F9")
        self.new_call = Button("New call", "primary", "F2")
        self.person = _Person()
        name = row(Mark(), 2, Text("FrontDesk", "name"), None)
        left = QWidget()
        left.setLayout(name)
        left.setMinimumWidth(SPACE.navigation - 8)
        box = row(
            left, self.search, self.sample, None, self.crisis, 8, self.new_call, 8, self.person
        )
        box.setStretch(1, 10)
        box.setContentsMargins(16, 0, 16, 1)
        self.setLayout(box)

    def show_call(self, length: str) -> None:
        """Say that a call goes on while another page is shown; an empty length: none does."""
        words = f"Return to call {length}" if length else "New call"
        if words != self.new_call.text():
            self.new_call.relabel(words, "Return to the call in progress" if length else "")

    def sizeHint(self) -> QSize:
        """As high as its token, and higher with larger text."""
        return QSize(600, SPACE.top_bar + current().height() - SPACE.control_height)

    def minimumSizeHint(self) -> QSize:
        """Never lower."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        """The search never grows beyond what is read at a glance."""
        self.search.setMaximumWidth(round(442 * current().scale))
        super().resizeEvent(event)  # type: ignore[arg-type]


class _Dot(QWidget):
    """A small round sign of health; the words stand beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(8, 8)
        self._tone = "ok"

    def show_tone(self, tone: str) -> None:
        """Another colour."""
        self._tone = tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The dot."""
        outline(QPainter(self), QRectF(self.rect()), colour(self._tone), radius=4)


class StatusBar(_Bar):
    """Saved, line, newest copy and clock."""

    def __init__(self) -> None:
        super().__init__(Qt.Edge.TopEdge)
        self.setAccessibleName("Status")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._dot = _Dot()
        self.saved = Text("Opening the records\u2026", "caption", "ink_secondary")
        self.line = Text("", "caption", "ink_secondary")
        self.copy = Text("", "caption", "ink_secondary")
        self.date = Text("", "caption", "ink_secondary")
        self.time = Text("", "caption", "ink_secondary")
        saved = QWidget()
        saved.setLayout(row(self._dot, self.saved, gap=6))
        box = row(None)
        box.insertLayout(0, Wrap(saved, self.line, gap=20), 10)
        box.addLayout(row(self.copy, self.date, self.time, gap=20))
        box.setContentsMargins(16, 1, 16, 0)
        self.setLayout(box)

    def sizeHint(self) -> QSize:
        """As high as its token, and higher with larger text."""
        return QSize(400, round(SPACE.status_bar * current().scale))

    def minimumSizeHint(self) -> QSize:
        """Never lower."""
        return QSize(200, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """No: the words wrap within the height there is."""
        return False

    def show_saved(self, words: str, tone: str = "ok") -> None:
        """Say whether all is saved."""
        self._dot.show_tone(tone)
        self.saved.setText(words)
