"""A week as a row of minutes: bit `n` of a number stands for the n-th minute.

Weeks, rather than days, make the numbers long enough that Python's own arithmetic does the
work, and short enough that the first openings cost little. Each week reaches a day beyond both
of its ends, so that a visit over midnight on Sunday is seen whole. Clock changes are exact: a
day with one consists of two pieces, each with its own distance between wall clock and time.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.clock import start_of_day
from frontdesk.schedule.rules.walltime import minute_of, moment_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

DAY = 1440
NOON = 720
_SPAN = range(-1, 8)
_WEEK = 7
_FEW = 16
_SET = re.compile(rb"[^\0]")
_BITS = tuple(tuple(bit for bit in range(8) if value >> bit & 1) for value in range(256))


class _Piece(NamedTuple):
    """A stretch of a day without a clock change: bits from `bit`, wall minutes from `wall`."""

    bit: int
    wall: int
    length: int


class Week:
    """Monday to Sunday of one zone as bits; bit 0 is the first minute of the Sunday before."""

    def __init__(self, monday: date, zone: ZoneInfo) -> None:
        self.monday = monday
        self.first_minute = minute_of(start_of_day(monday - timedelta(days=1), zone))
        self._pieces: dict[date, tuple[_Piece, ...]] = {}
        for offset in _SPAN:
            day = monday + timedelta(days=offset)
            self._pieces[day] = tuple(self._cut(day, zone))
        last = self._pieces[monday + timedelta(days=_WEEK)][-1]
        self.length = last.bit + last.length
        self.reach = tuple(self._pieces)
        self.days = tuple(monday + timedelta(days=offset) for offset in range(_WEEK))
        self.moments = _Moments(self.first_minute)

    def _cut(self, day: date, zone: ZoneInfo) -> Iterator[_Piece]:
        start = minute_of(start_of_day(day, zone))
        end = minute_of(start_of_day(day + timedelta(days=1), zone))
        while start < end:
            offset = _offset(start, zone)
            low, high = start, end
            if _offset(end - 1, zone) == offset:
                low = end - 1
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if _offset(middle, zone) == offset else (low, middle)
            wall = (start + offset) % DAY
            yield _Piece(start - self.first_minute, wall, low + 1 - start)
            start = low + 1

    def stretch(self, day: date, first: int, last: int) -> int:
        """The bits of a day whose wall clock shows from `first`, inclusive, to `last` minutes."""
        bits = 0
        for bit, wall, length in self._pieces.get(day, ()):
            low, high = max(first, wall), min(last, wall + length)
            if low < high:
                bits |= ((1 << (high - low)) - 1) << (bit + low - wall)
        return bits

    def day(self, day: date) -> int:
        """The bits of a whole day."""
        return self.stretch(day, 0, DAY)

    def own(self) -> int:
        """The bits of the seven days alone."""
        bits = 0
        for day in self.days:
            bits |= self.day(day)
        return bits

    def every(self, step: int) -> int:
        """The bits where the wall clock shows a multiple of `step` minutes after midnight."""
        bits = 0
        for pieces in self._pieces.values():
            for bit, wall, length in pieces:
                first = -wall % step
                count = -(-(length - first) // step)
                if count > 0:
                    comb = ((1 << step * count) - 1) // ((1 << step) - 1)
                    bits |= comb << (bit + first)
        return bits

    def between(self, first: int, last: int) -> int:
        """The bits of the minutes since 1970 from `first`, inclusive, to `last`."""
        low = max(0, first - self.first_minute)
        high = min(self.length, last - self.first_minute)
        return ((1 << (high - low)) - 1) << low if low < high else 0

    def moment(self, bit: int) -> datetime:
        """The instant of a bit, in UTC."""
        return self.moments[bit]


class _Moments(dict[int, "datetime"]):
    """The instants of bits, each made once: most are asked for again and again."""

    def __init__(self, first_minute: int) -> None:
        super().__init__()
        self._first_minute = first_minute

    def __missing__(self, bit: int) -> datetime:
        found = self[bit] = moment_of(self._first_minute + bit)
        return found


def _offset(minute: int, zone: ZoneInfo) -> int:
    local = moment_of(minute).astimezone(zone).utcoffset()
    return (local or timedelta()) // timedelta(minutes=1)


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def runs(bits: int, length: int) -> int:
    """The bits from which `length` bits in a row are set."""
    reached = 1
    while reached < length:
        shift = min(reached, length - reached)
        bits &= bits >> shift
        reached += shift
    return bits


def places(bits: int) -> list[int]:
    """The numbers of the set bits, rising."""
    found: list[int] = []
    if bits.bit_count() <= _FEW:  # measured: below this, taking them one by one is the faster way
        base = -1
        while bits:
            gap = (bits & -bits).bit_length()
            base += gap
            found.append(base)
            bits >>= gap
        return found
    row = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    for hit in _SET.finditer(row):
        byte = hit.start()
        base = byte * 8
        found += [base + bit for bit in _BITS[row[byte]]]
    return found
