"""The very pages that are printed, as wide as the pane, crisp on every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ui.theme.paint import outline
from ui.theme.theme import current
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.layout import column, held, row
from ui.widgets.paint import colour, ringed
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage, QPaintEvent, QResizeEvent

_MARGIN = 24
_WIDEST = 1000  # beyond this a page is no easier to read
_LETTER = (612.0, 792.0)


class _Picture(QWidget):
    """One page; while the next picture is made, the last one stays, in the page's size."""

    def __init__(self) -> None:
        super().__init__()
        self.image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper is white in every theme."""
        painter, box = QPainter(self), QRectF(self.rect())
        painter.fillRect(box, Qt.GlobalColor.white)
        if self.image:
            dots = self.devicePixelRatioF()
            if abs(self.image.width() - box.width() * dots) <= 1:  # dot for dot, or it would blur
                self.image.setDevicePixelRatio(dots)
                painter.drawImage(QPointF(0, 0), self.image)
            else:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(box, self.image)
        outline(painter, box, Qt.GlobalColor.transparent, line=colour("line"), radius=0)


class PreviewPane(QFrame):
    """The middle column. `picture_wanted` asks for a page, from 0, in pixels a point."""

    picture_wanted = Signal(int, float)
    page_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Preview")
        self._sizes: list[tuple[float, float]] = []
        self._page = 0
        self._asked: tuple[int, float] | None = None
        self._picture = _Picture()
        self._words = Text("", "body", "ink_secondary", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        holder = held(column(self._words, self._picture, None, gap=8))
        box = holder.layout()
        if box is not None:
            box.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
            box.setAlignment(self._picture, Qt.AlignmentFlag.AlignHCenter)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.area.setWidget(holder)
        holder.setAutoFillBackground(False)
        self.first: QWidget = self.area
        self.back = Button("\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}", name="Page before")
        self.forth = Button("\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}", name="Next page")
        self.back.setToolTip("PageUp")
        self.forth.setToolTip("PageDown")
        self.where = Text("", "strong", "ink_secondary")
        self.foot = held(row(None, self.back, self.where, self.forth, None, gap=10))
        whole = column(self.area, self.foot, gap=8)
        whole.setStretch(0, 1)
        whole.setContentsMargins(1, 1, 1, 12)
        self.setLayout(whole)
        self.back.clicked.connect(lambda: self.turn(-1))
        self.forth.clicked.connect(lambda: self.turn(1))
        self.area.installEventFilter(self)
        self.show_words("Loading\N{HORIZONTAL ELLIPSIS}")

    # -- what is shown ------------------------------------------------------------------------

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def image(self) -> QImage | None:
        """The picture of the page, once it is there."""
        return self._picture.image

    @property
    def paper_width(self) -> int:
        """How wide the page is shown, in dots of the screen."""
        return round(self._picture.width() * self.devicePixelRatioF())

    def show_words(self, words: str) -> None:
        """Say why there are no pages, or that they are being made."""
        self._words.setText(words)
        self._words.setVisible(bool(words))
        if words:
            self._sizes, self._asked = [], None
            self._picture.image = None
        self._picture.setVisible(not words)
        self._label()

    def show_pages(self, sizes: Sequence[tuple[float, float]], page: int) -> None:
        """Show a document whose pages have these sizes in points, opened at one of them."""
        self.show_words("")
        self._sizes = list(sizes)
        self._asked = None
        self._go(page)

    def show_picture(self, page: int, image: QImage) -> None:
        """Show the picture that was asked for, where it is still the page that is looked at."""
        if page == self._page and self._sizes:
            self._picture.image = image
            self._picture.update()

    def turn(self, step: int) -> None:
        """Go some pages forth or back."""
        page = max(0, min(len(self._sizes) - 1, self._page + step))
        if self._sizes and page != self._page:
            self._go(page)
            self.page_changed.emit(page)

    def go(self, page: int) -> None:
        """Open a page of the document that is shown."""
        if 0 <= page < len(self._sizes) and page != self._page:
            self._go(page)

    def _go(self, page: int) -> None:
        self._page = max(0, min(page, len(self._sizes) - 1))
        self.area.verticalScrollBar().setValue(0)
        self._label()
        self._fit()

    def _label(self) -> None:
        pages = len(self._sizes)
        words = f"Page {self._page + 1} of {pages}" if pages else ""
        self.where.setText(words)
        self.area.setAccessibleName(f"Preview: {words}" if words else "Preview")
        self.back.setEnabled(self._page > 0)
        self.forth.setEnabled(self._page < pages - 1)
        self.foot.setVisible(bool(pages))

    # -- room ---------------------------------------------------------------------------------

    def _fit(self) -> None:
        """As wide as the pane; a sharper picture is asked for where the size changed."""
        if not self._sizes:
            return
        wide, high = self._sizes[self._page]
        bar = self.area.verticalScrollBar().sizeHint().width()
        room = max(120, min(_WIDEST, self.area.width() - 2 * _MARGIN - bar))
        self._picture.setFixedSize(room, round(room * high / wide))
        scale = room * self.devicePixelRatioF() / wide
        if self._asked != (self._page, scale):
            self._asked = (self._page, scale)
            self.picture_wanted.emit(self._page, scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page again."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit with the inner pane too, and after a move to a screen of other density."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.DevicePixelRatioChange):
            self._fit()
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """Room for a page that can still be read."""
        return QSize(current().px(300), current().px(240))

    def sizeHint(self) -> QSize:
        """A whole page."""
        return QSize(current().px(460), round(current().px(460) * _LETTER[1] / _LETTER[0]))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A table for the paper to lie on, with a ring where the keyboard scrolls it."""
        painter, box = QPainter(self), QRectF(self.rect())
        outline(painter, box, colour("line_soft"), line=current().line, radius=SPACE.card_radius)
        ringed(painter, self.area, box, SPACE.card_radius)
