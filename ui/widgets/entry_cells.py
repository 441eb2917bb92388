"""How the entries of a list are measured and painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from ui.theme.paint import PADDING, outline
from ui.theme.theme import current, font, metrics
from ui.theme.tokens import SPACE
from ui.widgets.paint import (
    END,
    START,
    Index,
    cap_width,
    colour,
    paint_cap,
    paint_tag,
    tag_height,
    tag_width,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.theme.tokens import Role

_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
_GAP = 10
_LEAST_TITLE = 130  # a title narrower than this gives the tag a line of its own
_WIDEST_DATE, _WIDEST_TIME = "Wed, Nov 25", "11:00 AM"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: `title` with `detail` below it, then `middle`, `end`, a tag and a key.

    With `check` it begins with a box, ticked or not.
    """

    title: str
    detail: str = ""
    middle: str = ""
    end: str = ""
    keys: str = ""
    tag: str = ""
    tone: str = "plain"
    check: bool | None = None

    def words(self) -> str:
        """All of it in one line, for readers."""
        ticked = "" if self.check is None else "ticked" if self.check else "not ticked"
        parts = (self.title, self.detail, self.middle, self.end, self.tag, ticked)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the parts of an entry stand at one width, from its own top left, pixels."""

    left: float
    right: float
    title: float  # width
    title_high: float
    detail_high: float
    middle: float  # left edge
    below: float  # how high the end is that stands under the middle, for want of room; else 0
    tag_high: float  # where the tag has a line of its own, for want of room; else 0

    @property
    def words_high(self) -> float:
        """The height of the words without the line of the tag."""
        words = self.title_high + (self.detail_high + 2 if self.detail_high else 0)
        beside = metrics("strong").height() + self.below + 2 if self.below else 0
        return max(words, beside)

    @property
    def high(self) -> float:
        """The height of all of it."""
        return self.words_high + (self.tag_high + 4 if self.tag_high else 0)


def check_side() -> int:
    """The side of the box of an entry that can be ticked, pixels."""
    return current().px(16)


def _places(entry: Entry, width: float) -> _Places:
    strong, body = metrics("strong"), metrics("body")
    left = PADDING + (check_side() + _GAP if entry.check is not None else 0)
    cap = cap_width(entry.keys) + _GAP if entry.keys else 0
    tag = tag_width(entry.tag) + _GAP if entry.tag else 0
    narrow = width - PADDING - cap - tag - left < current().px(_LEAST_TITLE)
    alone = bool(tag) and (narrow or bool(entry.middle))
    if alone:
        tag = 0
    right = max(left + 1.0, width - PADDING - cap - tag)
    middle, below = right, 0.0
    title = right - left
    end = body.horizontalAdvance(entry.end) if entry.end else 0.0
    if entry.middle:
        first = strong.horizontalAdvance(_WIDEST_DATE) + 12
        second = strong.horizontalAdvance(_WIDEST_TIME) + 12
        room = width - PADDING - cap_width("Return") - _GAP - left
        middle, title = left + first, first - 12
        if entry.end and first + second + end > room:
            under = QRectF(0, 0, max(1.0, right - middle), 10_000)
            below = metrics("caption").boundingRect(under, _TOP, entry.end).height()
    elif entry.end:
        title = max(1.0, title - end - 12)
    box = QRectF(0, 0, title, 10_000)
    detail = entry.detail and metrics("caption").boundingRect(box, _TOP, entry.detail).height()
    high = strong.boundingRect(box, _TOP, entry.title).height()
    tall = float(tag_height()) if alone else 0.0
    return _Places(left, right, title, high, detail or 0.0, middle, below, tall)


def entry_height(entry: Entry, width: float) -> int:
    """The height of one entry at that width."""
    return round(_places(entry, width).high) + 22


def least_width(entry: Entry) -> int:
    """The width below which the time of an entry would be cut; words wrap, a time does not."""
    left = PADDING + (check_side() + _GAP if entry.check is not None else 0)
    right = PADDING + (cap_width(entry.keys) + _GAP if entry.keys else 0)
    if not entry.middle:
        return round(left + right) + current().px(80)
    strong = metrics("strong")
    longest = max(entry.end.split(), key=len, default="")  # it wraps between words
    beside = max(
        strong.horizontalAdvance(entry.middle), metrics("caption").horizontalAdvance(longest)
    )
    words = strong.horizontalAdvance(_WIDEST_DATE) + 12 + beside
    return round(left + words + right) + 2


class EntryDelegate(QStyledItemDelegate):
    """Paints entries; the chosen one stands out by its ground and by its weight."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words at the width there is."""
        view = option.widget  # its rectangle says nothing yet of the width there will be
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(0, entry_height(index.data(Qt.ItemDataRole.UserRole), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground or line, then box, words, tag and key."""
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box, last = QRectF(option.rect), index.model().rowCount() - 1
        painter.save()
        painter.setClipRect(option.rect)
        radius = SPACE.control_radius - 1
        if chosen:
            top, end = (0 if index.row() == 0 else -radius), (0 if index.row() == last else radius)
            outline(painter, box.adjusted(0, top, 0, end), colour("brand_soft"), radius=radius)
        elif index.row() < last:
            line = QRectF(box.left(), box.bottom() - 1, box.width(), 1)
            painter.fillRect(line, colour("line_soft"))
        places = _places(entry, box.width())
        _ends(painter, box, entry, places)
        if entry.check is not None:
            _check(painter, check_rect(option.rect), on=entry.check)
        _words(painter, box, entry, places, chosen=chosen)
        painter.restore()


def check_rect(row: QRect) -> QRect:
    """Where the box of an entry stands in its row."""
    side = check_side()
    return QRect(row.left() + PADDING, row.center().y() - side // 2, side, side)


def _check(painter: QPainter, rect: QRect, *, on: bool) -> None:
    option = QStyleOptionButton()
    option.rect = rect
    option.state = QStyle.StateFlag.State_Enabled
    if on:
        option.state |= QStyle.StateFlag.State_On
    QApplication.style().drawPrimitive(
        QStyle.PrimitiveElement.PE_IndicatorCheckBox, option, painter
    )


def _ends(painter: QPainter, box: QRectF, entry: Entry, places: _Places) -> None:
    right, middle = box.right() - PADDING, box.center().y()
    if entry.keys:
        paint_cap(painter, right, middle, entry.keys, colour("ink_secondary"))
        right -= cap_width(entry.keys) + _GAP
    if entry.tag:
        wide, high = tag_width(entry.tag), tag_height()
        place = QRectF(right - wide, round(middle - high / 2), wide, high)
        if places.tag_high:
            foot = middle + places.high / 2 - high
            room = places.right - places.left
            place = QRectF(box.left() + places.left, round(foot), min(wide, room), high)
        paint_tag(painter, place, entry.tag, entry.tone)


def _words(painter: QPainter, box: QRectF, entry: Entry, places: _Places, *, chosen: bool) -> None:
    role: Role = "strong" if chosen else "body"
    space = QRectF(0, 0, places.title, 10_000)
    high = metrics(role).boundingRect(space, _TOP, entry.title).height()
    slack = 0.0 if places.tag_high else max(0.0, places.title_high - high)  # kept for the weight
    left, top = box.left() + places.left, box.center().y() - (places.high - slack) / 2
    painter.setFont(font(role))
    painter.setPen(colour("ink"))
    painter.drawText(QRectF(left, top, places.title, places.title_high), _TOP, entry.title)
    side = QRectF(box.left() + places.middle, top, 0, places.words_high)
    side.setRight(box.left() + places.right)
    upper = QRectF(side.left(), top, side.width(), metrics("strong").height())
    painter.drawText(upper if places.below else side, START, entry.middle)
    painter.setPen(colour("ink_secondary"))
    if places.below:
        painter.setFont(font("caption"))
        lower = QRectF(side.left(), upper.bottom() + 2, side.width(), places.below)
        painter.drawText(lower, _TOP, entry.end)
    elif entry.end:
        painter.setFont(font("body"))
        whole = QRectF(left, top, box.left() + places.right - left, places.high)
        painter.drawText(whole, END, entry.end)
    if entry.detail:
        painter.setFont(font("caption"))
        low = QRectF(left, top + places.title_high - slack + 2, places.title, places.detail_high)
        painter.drawText(low, _TOP, entry.detail)
