"""White cards, and cards in three, two or one columns."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLayout, QScrollArea, QWidget

from ui.theme.paint import outline
from ui.theme.tokens import SPACE
from ui.widgets.layout import Wrap, column, held
from ui.widgets.paint import colour
from ui.widgets.text import Text

_INKS = {"ok": "ok", "sun": "sun_ink", "alert": "alert", "crisis": "crisis", "lavender": "lavender"}


class Card(QFrame):
    """A white card: title line, a body that scrolls by itself, and a foot that stays."""

    def __init__(
        self, title: str, beside: QWidget | None = None, foot: QWidget | None = None
    ) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.first: QWidget | None = None  # what F6 leads to
        self.body = QWidget()
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.body)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        self.body.setAutoFillBackground(False)  # QScrollArea.setWidget switches it on
        top, pad = Wrap(Text(title, "h2"), way="spread"), SPACE.card_padding
        if beside:
            top.addWidget(beside)
        holder = held(top)
        holder.setContentsMargins(pad, 0, pad, 0)
        box = column(holder, self._scroll)
        box.setStretch(1, 1)
        box.setContentsMargins(0, pad, 0, pad)
        if foot:
            foot.setContentsMargins(pad, 0, pad, 0)
            box.addWidget(foot)
        self.setLayout(box)

    def fill(self, layout: QLayout) -> None:
        """Put the body's layout in."""
        self.body.setLayout(layout)
        self._make_room(0, 0)
        self.refit()

    def refit(self, *, whole: bool = False) -> None:
        """Never narrower than the body allows; `whole` also never lower than all of it."""
        self._scroll.setMinimumWidth(self.body.minimumSizeHint().width())
        high = self.body.heightForWidth(self.width() - 2) if whole else 120
        self._scroll.setMinimumHeight(high)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """No: a scroll area would take the answer for a minimum and scroll the whole page."""
        return False

    def _make_room(self, _least: int, most: int) -> None:
        pad = SPACE.card_padding  # the bar stands in the padding, so that nothing moves
        right = pad - self._scroll.verticalScrollBar().sizeHint().width() if most else pad
        if layout := self.body.layout():
            layout.setContentsMargins(pad, 0, right, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface and line."""
        painter = QPainter(self)
        line, radius = colour("line"), SPACE.card_radius
        outline(painter, QRectF(self.rect()), colour("surface"), line=line, radius=radius)


class Columns(QScrollArea):
    """Cards in three columns, each scrolling; in two, or in one, the page scrolls instead."""

    def __init__(self, *cards: tuple[Card, int]) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._cards, self._shares = zip(*cards, strict=True)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE.gap)
        QShortcut(QKeySequence("F6"), self, self._next_card)
        page = QWidget()
        page.setLayout(self._grid)
        self.setWidget(page)
        page.setAutoFillBackground(False)

    def _next_card(self) -> None:
        focus = QApplication.focusWidget()
        here = [focus is not None and card.isAncestorOf(focus) for card in self._cards]
        card = self._cards[(here.index(True) + 1) % len(here) if True in here else 0]
        target = card.first or card.nextInFocusChain()
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between the arrangements."""
        least = [card.minimumSizeHint().width() for card in self._cards]
        room = self.width() - SPACE.gap * 2
        count = 3 if sum(least) <= room else 2 if least[0] + max(least[1:]) < room else 1
        places = {
            3: ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1)),
            2: ((0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)),
            1: ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1)),
        }[count]
        for number, (card, place) in enumerate(zip(self._cards, places, strict=True)):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, *place)
            self._grid.setColumnStretch(number, self._shares[number] if number < count else 0)
            card.refit()
        super().resizeEvent(event)
        self._grid.activate()
        for card in self._cards:
            card.refit(whole=count < len(self._cards))


class Notice(QFrame):
    """One sentence on a soft ground; `tone` is ok, sun, alert, crisis or lavender."""

    def __init__(self, text: str = "", tone: str = "ok") -> None:
        super().__init__()
        self._tone = tone
        self._text = Text(text, "button", _INKS[tone], wrap=True)
        box = column(self._text)
        box.setContentsMargins(12, 10, 12, 10)
        self.setLayout(box)
        self.setVisible(bool(text))

    def say(self, text: str) -> None:
        """Say this instead; empty hides it."""
        self._text.setText(text)
        self.setVisible(bool(text))

    @property
    def words(self) -> str:
        """What it says."""
        return self._text.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground."""
        outline(QPainter(self), QRectF(self.contentsRect()), colour(f"{self._tone}_soft"))


class Rule(QFrame):
    """A line across."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line."""
        QPainter(self).fillRect(self.rect(), colour("line"))
