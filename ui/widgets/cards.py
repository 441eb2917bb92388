"""White cards, and cards in three, two or one columns."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from ui.theme.paint import outline
from ui.theme.theme import current
from ui.theme.tokens import SPACE, TONES
from ui.widgets.layout import Wrap, column, held, show_if
from ui.widgets.paint import colour
from ui.widgets.text import Text

_LEAST_BODY = 120
_ROUNDS = 4  # more would mean that two arrangements each ask for the other
_BLEED = 10  # how far the lines of a table or list reach beyond the words above them


class Card(QFrame):
    """A white card: title line, a body that scrolls by itself, and a foot that stays.

    `titled=False` leaves the title to readers, where a field at the top says enough.
    """

    def __init__(
        self,
        title: str,
        beside: QWidget | None = None,
        foot: QWidget | None = None,
        *,
        titled: bool = True,
    ) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.first: QWidget | None = None  # what F6 leads to
        self._heading = Text(title, "h2") if titled else None
        self.body = QWidget()
        self._edge, self._whole = SPACE.card_padding, False
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.body)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        self.body.setAutoFillBackground(False)  # QScrollArea.setWidget switches it on
        self.body.installEventFilter(self)
        pad, box = SPACE.card_padding, column()
        if titled or beside:
            top = Wrap(*([self._heading] if self._heading else []), way="spread")
            if beside:
                top.addWidget(beside)
            holder = held(top)
            holder.setContentsMargins(pad, 0, pad, 0)
            box.addWidget(holder)
        box.addWidget(self._scroll, 1)
        box.setContentsMargins(0, pad, 0, pad)
        if foot:
            foot.setContentsMargins(pad, 0, pad, 0)
            box.addWidget(foot)
        self.setLayout(box)

    def retitle(self, title: str) -> None:
        """Call it something else."""
        self.setAccessibleName(title)
        if self._heading is not None:
            self._heading.setText(title)

    def fill(self, layout: QLayout, *, bleed: bool = False) -> None:
        """Put the body's layout in; `bleed` lets a table's or list's lines reach further out."""
        self._edge = SPACE.card_padding - (_BLEED if bleed else 0)
        self.body.setLayout(layout)
        self._make_room(0, 0)
        self.refit()

    def refit(self, *, whole: bool | None = None) -> None:
        """Never narrower than the body allows; `whole` also never lower than all of it."""
        self._whole = self._whole if whole is None else whole
        layout = self.body.layout()
        # The bar's share of the right padding counts, or the bar would cover what it scrolls.
        taken = self._edge - layout.contentsMargins().right() if layout else 0
        self._scroll.setMinimumWidth(self.body.minimumSizeHint().width() + taken)
        least = min(_LEAST_BODY, self.body.minimumSizeHint().height())
        high = self._full_height() if self._whole else least
        self._scroll.setMinimumHeight(high)
        off, on = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._scroll.setVerticalScrollBarPolicy(off if self._whole else on)
        if self._whole:
            self._make_room(0, 0)

    def _full_height(self) -> int:
        layout = self.body.layout()
        if layout is not None and layout.hasHeightForWidth():
            # Not the least height: lists tell it by the width they had when they were asked.
            return layout.totalHeightForWidth(self.width())
        return max(self.body.minimumSizeHint().height(), self.body.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A whole card is as high as its body is at this width."""
        super().resizeEvent(event)
        if self._whole:
            self.refit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What changes in the body, its text size too, changes how much room it asks for."""
        if watched is self.body and event.type() == QEvent.Type.LayoutRequest:
            self.refit()
        return super().eventFilter(watched, event)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 -- Qt's own name
        """No: a scroll area would take the answer for a minimum and scroll the whole page."""
        return False

    def _make_room(self, _least: int, most: int) -> None:
        # The bar stands in the padding, so that nothing moves when it appears.
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        right = max(0, self._edge - bar) if most and not self._whole else self._edge
        layout = self.body.layout()
        if layout and layout.contentsMargins().right() != right:
            layout.setContentsMargins(self._edge, 0, right, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface and line."""
        painter, radius = QPainter(self), SPACE.card_radius
        box, line = QRectF(self.rect()), current().line
        outline(painter, box, colour("surface"), line=line, radius=radius)


class Columns(QScrollArea):
    """Up to three parts side by side, each scrolling; in two, or in one, the page scrolls instead.

    A part is a card, or a widget that holds some. F6 goes on to the next.
    """

    def __init__(self, *cards: tuple[QWidget, int]) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._cards = tuple(card for card, _share in cards)
        self._shares = tuple(share for _card, share in cards)
        self._count = 0
        self._arranging = False
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE.gap)
        QShortcut(QKeySequence("F6"), self, self._next_card)
        self._page = QWidget()
        self._page.setLayout(self._grid)
        self.setWidget(self._page)
        self._page.setAutoFillBackground(False)
        self._place(len(self._cards))

    @property
    def count(self) -> int:
        """How many columns stand side by side now."""
        return self._count

    def _next_card(self) -> None:
        focus = QApplication.focusWidget()
        here = [focus is not None and card.isAncestorOf(focus) for card in self._cards]
        card = self._cards[(here.index(True) + 1) % len(here) if True in here else 0]
        first = getattr(card, "first", None)
        target = first if isinstance(first, QWidget) else _first_in(card)
        if target:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(target)

    def _inner(self) -> list[Card]:
        found = [card for card in self._cards if isinstance(card, Card)]
        return found + [inner for card in self._cards for inner in card.findChildren(Card)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between the arrangements."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose again when a part asks for more room, or the text grew."""
        answer = super().eventFilter(watched, event)
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return answer

    def _arrange(self) -> None:
        """Arrange until it rests: a card that grows may call the bar, which takes its width."""
        if self._arranging:
            return
        self._arranging = True
        for _ in range(_ROUNDS):
            before = (self.viewport().width(), self._needs())
            self._arrange_once()
            if before == (self.viewport().width(), self._needs()):
                break
        self._arranging = False

    def _needs(self) -> list[QSize]:
        return [card.minimumSizeHint() for card in self._cards]

    def _arrange_once(self) -> None:
        least = [max(1, size.width()) for size in self._needs()]
        room, gap, all_of_them = self.viewport().width(), SPACE.gap, len(self._cards)
        count = all_of_them
        if sum(least) + gap * (all_of_them - 1) > room:
            two = all_of_them > 2 and least[0] + max(least[1:]) + gap <= room  # noqa: PLR2004 -- of three
            count = 2 if two else 1
        if count != self._count:
            self._place(count)
        self._grid.activate()
        for card in self._inner():
            card.refit(whole=count < all_of_them)

    def _place(self, count: int) -> None:
        self._count = count
        stacked = max(1, len(self._cards) - 1)
        for number, card in enumerate(self._cards):
            self._grid.removeWidget(card)
            place = (number, 0, 1, 1)
            if count == len(self._cards):
                place = (0, number, 1, 1)
            elif count > 1:  # the first keeps its height beside the others, one below another
                place = (0, 0, stacked, 1) if number == 0 else (number - 1, 1, 1, 1)
            self._grid.addWidget(card, *place)
            self._grid.setColumnStretch(number, self._shares[number] if number < count else 0)


def _first_in(card: QWidget) -> QWidget | None:
    """The first control of a part that Tab would reach."""
    step: QWidget | None = card.nextInFocusChain()
    while step is not None and step is not card:
        tab = step.focusPolicy() & Qt.FocusPolicy.TabFocus
        if card.isAncestorOf(step) and tab and step.isVisibleTo(card) and step.isEnabled():
            return step
        step = step.nextInFocusChain()
    return None


class Notice(QFrame):
    """One sentence on a soft ground; `tone` as of a tag. Hidden while it has nothing to say."""

    def __init__(self, text: str = "", tone: str = "ok") -> None:
        super().__init__()
        self._tone = tone
        self._text = Text(text, "button", TONES[tone][1], wrap=True)
        box = column(self._text)
        box.setContentsMargins(12, 10, 12, 10)
        self.setLayout(box)
        show_if(self, text)

    def say(self, text: str, tone: str | None = None) -> None:
        """Say this instead; empty hides it."""
        if tone:
            self._tone = tone
            self._text.set_ink(TONES[tone][1])
        self._text.setText(text)
        show_if(self, text)

    @property
    def words(self) -> str:
        """What it says."""
        return self._text.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground; the box of its contents, for a foot sets margins around it."""
        ground = colour(TONES[self._tone][0])
        outline(QPainter(self), QRectF(self.contentsRect()), ground)


class Rule(QFrame):
    """A line across."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One pixel high."""
        return QSize(1, 1)

    def minimumSizeHint(self) -> QSize:
        """Never less."""
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line."""
        middle = self.rect().center().y()
        QPainter(self).fillRect(0, middle, self.width(), 1, current().line)
