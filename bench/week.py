"""A week of 1,200 visits: our painted canvas beside the same in a QGraphicsScene, in one run.

    python bench/week.py [--write FILE]

Medians of the processor's time, off screen, so that what else the computer does is not counted.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from frontdesk.schedule.rules.holidays import federal
from frontdesk.schedule.rules.hours import Timetable
from tests.schedule.screen_sample import DAY, NORTH, busy_week
from ui.schedule.canvas import ScheduleCanvas
from ui.schedule.layers import KINDS, boxes
from ui.schedule.plan import Block, Plan, plan, week_of
from ui.theme.dress import apply
from ui.theme.fonts import load_first, load_rest
from ui.theme.theme import Theme, font, metrics
from ui.widgets.paint import colour, elided

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = (1240, 760)
ROUNDS = 60
FRAME, SCROLL = 16.7, 5.0
NOW = (DAY, 14 * 60 + 14)
PAPER: list[QPixmap] = []  # made once there is an application


class Item(QGraphicsItem):
    """A visit as a scene would have it: one item, painted by itself."""

    def __init__(self, block: Block, rect: QRectF) -> None:
        super().__init__()
        self._block, self._rect = block, rect

    def boundingRect(self) -> QRectF:  # noqa: N802 -- Qt's own name
        """Where it stands."""
        return self._rect

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """The same ground, bar and words as on our canvas, without wrapping."""
        block, rect = self._block, self._rect
        soft, ink = (colour(name) for name in KINDS[block.kind])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(rect.left(), rect.top(), 12, rect.height()), 6, 6)
        painter.setBrush(soft)
        painter.drawRoundedRect(rect.adjusted(3, 0, 0, 0), 6, 6)
        painter.setPen(ink)
        inner = rect.adjusted(11, 4, -5, -2)
        high = metrics("blocktitle").height()
        painter.setFont(font("blocktitle"))
        painter.drawText(inner, elided(metrics("blocktitle"), block.who, inner.width()))
        if inner.height() > 2 * high:
            painter.setFont(font("caption"))
            second = elided(metrics("caption"), block.title, inner.width())
            painter.drawText(inner.adjusted(0, high, 0, 0), second)


def scene_view(shown: Plan, canvas: ScheduleCanvas) -> QGraphicsView:
    """The same blocks at the same places in a scene of their own."""
    geometry = canvas.geometry_now()
    scene = QGraphicsScene(0, 0, geometry.whole_width, geometry.height)
    scene.setBackgroundBrush(colour("surface"))
    by_track: dict[int, list[Block]] = {}
    for block in shown.blocks:
        by_track.setdefault(block.track, []).append(block)
    for track, blocks in by_track.items():
        left = geometry.x(track)
        for block, box in zip(blocks, boxes(blocks, geometry), strict=True):
            scene.addItem(Item(block, QRectF(box.left + left, box.top, box.width, box.height)))
    for track in range(len(shown.tracks)):
        x = geometry.x(track)
        scene.addLine(x, 0, x, geometry.height, colour("line"))
    for minute in range(shown.first, shown.last, 60):
        y = geometry.y(minute)
        scene.addLine(0, y, geometry.whole_width, y, colour("line_soft"))
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
    view.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return view


def median(action: Callable[[int], None]) -> float:
    """The median of the rounds, in milliseconds."""
    found: list[float] = []
    for number in range(ROUNDS):
        begun = process_time()
        action(number)
        found.append((process_time() - begun) * 1000)
    return statistics.median(found)


def paint(area: QAbstractScrollArea) -> None:
    """Paint what is in sight, whole."""
    area.viewport().render(PAPER[0])


def scrolled(area: QAbstractScrollArea, *, sideways: bool) -> float:
    """The median of small steps of scrolling, each painted."""
    bar = area.horizontalScrollBar() if sideways else area.verticalScrollBar()
    step = 40 if sideways else 3

    def once(number: int) -> None:
        bar.setValue(number * step)
        paint(area)

    found = median(once)
    bar.setValue(0)
    return found


def measure(canvas: ScheduleCanvas, view: QGraphicsView) -> dict[str, tuple[float, float, float]]:
    """What was measured: ours, the scene's, and what is allowed."""
    shown = canvas.plan

    first = shown.blocks[0]
    changed = [
        replace(shown, blocks=(replace(first, state=state), *shown.blocks[1:]))
        for state in ("arrived", "in room")
    ]

    def change(number: int) -> None:
        canvas.show_plan(changed[number % 2], NOW)
        paint(canvas)

    def scene_anew(_number: int) -> None:
        made = scene_view(shown, canvas)
        made.resize(*SIZE)
        paint(made)

    def scene_change(_number: int) -> None:
        view.scene().items()[0].update()
        paint(view)

    def anew(_number: int) -> None:
        canvas.show_plan(Plan(), NOW)
        canvas.show_plan(shown, NOW)
        paint(canvas)

    return {
        "a frame": (median(lambda _n: paint(canvas)), median(lambda _n: paint(view)), FRAME),
        "a frame after one visit changed": (median(change), median(scene_change), FRAME),
        "the first frame of a week": (median(anew), median(scene_anew), FRAME),
        "scrolling sideways by 40 px": (
            scrolled(canvas, sideways=True), scrolled(view, sideways=True), SCROLL,
        ),
        "scrolling down by 3 px": (
            scrolled(canvas, sideways=False), scrolled(view, sideways=False), SCROLL,
        ),
    }  # fmt: skip


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--write", type=Path, help="also write the table to this file")
    wanted = words.parse_args()
    app = QApplication([])
    load_first()
    load_rest()
    apply(app, Theme())
    PAPER.append(QPixmap(*SIZE))
    rules, visits = busy_week()
    table = Timetable(rules, federal)
    plan(table, visits[:1], week_of(DAY), NORTH)  # the rules of the week are worked out once
    begun = process_time()
    shown = plan(table, visits, week_of(DAY), NORTH)
    planned = (process_time() - begun) * 1000
    canvas = ScheduleCanvas()
    canvas.resize(*SIZE)
    canvas.show_plan(shown, NOW)
    canvas.show()
    view = scene_view(shown, canvas)
    view.resize(*SIZE)
    view.show()
    app.sendPostedEvents()
    lines = [
        (f"{len(visits)} visits, {len(shown.tracks)} columns, {SIZE[0]} x {SIZE[1]}, medians of "
        f"{ROUNDS} by the processor's time; planning the week from records: {planned:.1f} ms"),
        "",
        "| what | canvas, ms | QGraphicsScene, ms | ratio | allowed, ms |",
        "| --- | ---: | ---: | ---: | ---: |",
        *(
            f"| {what} | {ours:.2f} | {theirs:.2f} | {ours / theirs:.2f} | {most} |"
            for what, (ours, theirs, most) in measure(canvas, view).items()
        ),
    ]  # fmt: skip
    print("\n".join(lines))
    if wanted.write:
        wanted.write.write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
