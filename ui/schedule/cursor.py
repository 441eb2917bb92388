"""Where the keys rest on the canvas of the schedule: one visit, or one empty time."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from ui.schedule.geometry import Stop, stops
from ui.schedule.plan import Plan, wall

if TYPE_CHECKING:
    from datetime import date

    from ui.schedule.plan import Block

_PAGE_MINUTES = 120


class Step(Enum):
    """A way to go from the chosen place; left and right keep the time, the rest the column."""

    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()
    FIRST = auto()
    LAST = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()


_BESIDE = {Step.LEFT: -1, Step.RIGHT: 1}
_MINUTES = {Step.PAGE_UP: -_PAGE_MINUTES, Step.PAGE_DOWN: _PAGE_MINUTES}


class Cursor:
    """The chosen column and place of a plan; it never leaves what the plan shows.

    `blocks` are the plan's by its columns; `stop.end` is 0 where there is nothing to choose.
    """

    def __init__(self) -> None:
        self.plan = Plan()
        self.blocks: list[list[Block]] = []
        self.track, self.stop = 0, Stop(0, 0)
        self._stops: dict[int, list[Stop]] = {}

    def show(self, shown: Plan, now: tuple[date, int] | None) -> bool:
        """Go over to another plan; whether it is of the same days, where the place is kept."""
        before, old = self.plan, self.block
        self.plan = shown
        self.blocks = [[] for _ in shown.tracks]
        for block in shown.blocks:
            self.blocks[block.track].append(block)
        self._stops = {}
        same = before.days == shown.days and bool(before.tracks)
        if same:
            self._keep(before, old)
        else:
            self._start(now)
        return same

    def _keep(self, before: Plan, old: Block | None) -> None:
        """Find the chosen visit or time again."""
        track, start = before.tracks[self.track], self.stop.start
        same = [
            n for n, one in enumerate(self.plan.tracks)
            if (one.provider, one.resource, one.day) == (track.provider, track.resource, track.day)
        ]  # fmt: skip
        self.track = same[0] if same else 0
        visit = old.visit if old else None
        if visit is None or not self.find(visit, same[0] if same else None):
            self.stop = self.nearest(self.track, start)

    def _start(self, now: tuple[date, int] | None) -> None:
        """The first visit or free time from the present on, else the first of the day."""
        self.track, minute = 0, self.plan.first
        if now and now[0] in self.plan.days:
            minute = now[1]
            self.track = next((n for n, t in enumerate(self.plan.tracks) if t.day == now[0]), 0)
        self.stop = self.nearest(self.track, minute)

    @property
    def block(self) -> Block | None:
        """The chosen block; None on an empty time."""
        if self.stop.block < 0 or self.track >= len(self.blocks):
            return None
        blocks = self.blocks[self.track]
        return blocks[self.stop.block] if self.stop.block < len(blocks) else None

    def stops_of(self, track: int) -> list[Stop]:
        """Where the keys rest in a column."""
        found = self._stops.get(track)
        if found is None:
            spans = [(b.start, b.end, n) for n, b in enumerate(self.blocks[track])]
            hours = (self.plan.first, self.plan.last)
            shut = self.plan.tracks[track].shut
            found = self._stops[track] = stops(spans, shut, hours, self.plan.step)
        return found

    def nearest(self, track: int, minute: int) -> Stop:
        """The place of a column that is nearest to a minute, a visit before an empty time."""
        if track >= len(self.plan.tracks):
            return Stop(0, 0)
        found = self.stops_of(track)
        return min(found, key=lambda s: (abs(s.start - minute), s.block < 0), default=Stop(0, 0))

    def find(self, visit: object, first: int | None = None) -> bool:
        """Choose a visit by its identity, one column looked at first; False if it is not here."""
        order = sorted(range(len(self.blocks)), key=lambda n: n != first)
        for track in order:
            for stop in self.stops_of(track):
                if stop.block >= 0 and self.blocks[track][stop.block].visit == visit:
                    self.track, self.stop = track, stop
                    return True
        return False

    def goal(self, step: Step) -> tuple[int, Stop] | None:
        """The column and place that a step leads to; None where it leads nowhere."""
        if step in _BESIDE:
            beside = self.track + _BESIDE[step]
            if 0 <= beside < len(self.plan.tracks) and self.stops_of(beside):
                return beside, self.nearest(beside, self.stop.start)
            return None
        found = self.stops_of(self.track)
        if not found:
            return None
        if step in _MINUTES:
            return self.track, self.nearest(self.track, self.stop.start + _MINUTES[step])
        here = found.index(self.stop) if self.stop in found else 0
        rows = {
            Step.UP: max(0, here - 1), Step.DOWN: min(len(found) - 1, here + 1),
            Step.FIRST: 0, Step.LAST: len(found) - 1,
        }  # fmt: skip
        return self.track, found[rows[step]]

    def words(self) -> str:
        """The chosen place as a sentence."""
        block = self.block
        if block is not None:
            return block.words
        if not self.plan.tracks or not self.stop.end:
            return "Nothing to choose on this day"
        track = self.plan.tracks[self.track]
        return f"{track.title}, {wall(self.stop.start)}, free. Press N to book."
