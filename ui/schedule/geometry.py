"""Plain numbers between times, columns and pixels, and sub-columns for what overlaps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_BLOCK = 18.0
"""The least height of a block, pixels: a line of text."""


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Geometry:
    """From minutes of the day and column numbers to pixels of the whole sheet, and back.

    `width` is what all columns share where they fit; a column is never narrower than `least`, so
    the sheet may be wider than its view. `first` and `last` are minutes after midnight. The
    gutter of the hours stands left of the columns and is not part of the sheet.
    """

    width: float
    least: float
    hour: float
    columns: int
    first: int
    last: int

    @property
    def lane(self) -> float:
        """The width of one column."""
        return max(self.least, self.width / max(1, self.columns))

    @property
    def whole_width(self) -> int:
        """The width of all columns, whole pixels."""
        return round(self.lane * self.columns)

    @property
    def height(self) -> float:
        """The height of the day."""
        return (self.last - self.first) / 60 * self.hour

    def y(self, minute: float) -> float:
        """Where a minute stands."""
        return (minute - self.first) / 60 * self.hour

    def minute(self, y: float) -> float:
        """The minute that stands there."""
        return self.first + y / self.hour * 60

    def x(self, column: int) -> int:
        """Where a column begins, on a whole pixel."""
        return round(column * self.lane)

    def column(self, x: float) -> int:
        """The column that stands there; -1 beside all of them."""
        if not 0 <= x < self.whole_width:
            return -1
        guess = min(self.columns - 1, int(x / self.lane))
        # Columns begin on whole pixels, so the guess may be one off at an edge.
        if x < self.x(guess):
            return guess - 1
        return guess + 1 if x >= self.x(guess + 1) and guess + 1 < self.columns else guess

    def columns_between(self, left: float, right: float) -> range:
        """The columns that a view from `left` to `right` touches."""
        first = max(0, int(left / self.lane) - 1)
        last = min(self.columns, int(right / self.lane) + 2)
        low = next((n for n in range(first, last) if self.x(n + 1) > left), last)
        high = next((n for n in range(low, last) if self.x(n) >= right), last)
        return range(low, high)

    def box(self, column: int, start: int, end: int, place: tuple[int, int] = (0, 1)) -> Box:
        """The block of a stretch, from its column's left edge, a breath smaller than its time.

        `place` is the sub-column and how many there are.
        """
        number, count = place
        room = self.x(column + 1) - self.x(column) - 7
        left = 3 + room * number / count
        width = room / count - (2 if count > 1 else 0)
        top = self.y(max(start, self.first)) + 1
        tall = self.y(min(end, self.last)) - 2 - top
        return Box(left, top, max(4.0, width), max(LEAST_BLOCK, tall))


def places(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """For each `[start, end)`, its sub-column and how many its cluster has.

    What overlaps, directly or through others, forms a cluster; in it no two share a sub-column,
    and there are no more sub-columns than stretches that share an instant.
    """
    order = sorted(range(len(spans)), key=lambda n: (spans[n][0], -spans[n][1]))
    found: list[tuple[int, int]] = [(0, 1)] * len(spans)
    ends: list[int] = []
    cluster: list[tuple[int, int]] = []
    reach = 0
    for number in order:
        start, end = spans[number]
        if cluster and start >= reach:
            _close(found, cluster, len(ends))
            ends, cluster = [], []
        lane = next((n for n, until in enumerate(ends) if until <= start), len(ends))
        if lane == len(ends):
            ends.append(end)
        else:
            ends[lane] = end
        reach = max(reach, end) if cluster else end
        cluster.append((number, lane))
    _close(found, cluster, len(ends))
    return found


def _close(found: list[tuple[int, int]], cluster: Sequence[tuple[int, int]], count: int) -> None:
    for number, lane in cluster:
        found[number] = (lane, max(1, count))


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the arrow keys rest in a column: a block by its place in the list, or an empty time."""

    start: int
    end: int
    block: int = -1


def stops(
    spans: Sequence[tuple[int, int, int]],
    shut: Sequence[tuple[int, int]],
    hours: tuple[int, int],
    step: int,
) -> list[Stop]:
    """The stops of one column, by start: its blocks (start, end, number) and its empty times.

    Empty times are steps that are neither covered by a block nor shut.
    """
    found = [Stop(start, end, number) for start, end, number in spans]
    first, last = hours
    for minute in range(-(-first // step) * step, last - step + 1, step):
        until = minute + step
        covered = any(start < until and minute < end for start, end, _number in spans)
        closed = any(start < until and minute < end for start, end in shut)
        if not covered and not closed:
            found.append(Stop(minute, until))
    return sorted(found, key=lambda stop: (stop.start, stop.end))
