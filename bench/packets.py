"""The packets of a day: 60 visitors with three handouts each, and what the window feels of it.

    python bench/packets.py

The window stands on a real file and prints through its own page into a folder, while a timer of
10 ms is watched in the window's thread: the longest time between two of its ticks is how long a
key press may wait. The same job made in a thread of the window's process stands beside it. Memory
is the most that a fresh process held while it printed, and while it saved, 500 pages.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from frontdesk.handouts.day import DayEnd, DayJob, Watch
from frontdesk.handouts.model import TypeSize
from frontdesk.handouts.rules.day import DayChoice
from frontdesk.identity import HandoutId, PractitionerId, new_request
from frontdesk.schedule.model import Practitioner, ProviderKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.services import Services

PEOPLE = 60
PAGES = 500
DAY = date(2026, 11, 25)
THREE = tuple(HandoutId(key) for key in ("h.spravato", "h.first-visit", "h.crisis"))
TICK_MS = 10
QUIET_SECONDS = 3


def clinic(folder: Path, people: int = PEOPLE) -> Services:
    """A clinic on a file in which so many people come on one day."""
    from tests.clinics import clinic_services, week
    from tests.handouts.days import visit
    from tests.stores import file_store

    services = clinic_services(file_store(folder))
    office = services.schedule.clinic().locations[0].id
    kinds = frozenset({ProviderKind.PRESCRIBER, ProviderKind.EVALUATOR})
    for number in range(people // 8 + 1):
        who = Practitioner(PractitionerId(0), f"Provider {number}", "", kinds, position=9 + number)
        services.schedule.save_practitioner(who, week(office))
    for number in range(people):
        visit(services, DAY, f"Person{number} Example")
    return services


def three_each(services: Services) -> DayJob:
    """The job of the day with three handouts for everyone; with each name, so no two are alike.

    One in six is in large print and one in six in Spanish. Names are on no page else, which lets
    packets that are the same be made once: the hardest case is measured.
    """
    from dataclasses import replace

    visitors = []
    for number, one in enumerate(services.packets.plan(DayChoice(DAY)).visitors):
        size = TypeSize.LARGE if number % 6 == 1 else TypeSize.STANDARD
        language = "es" if number % 6 == 3 else "en"
        options = replace(
            one.options, size=size, language=language, first_name=f"{one.first_name} {number}"
        )
        visitors.append(replace(one, handouts=THREE, options=options))
    return services.packets.begin(visitors)


def as_they_are(services: Services) -> DayJob:
    """The same without the names, as a day is printed."""
    from dataclasses import replace

    job = three_each(services)
    sheaves = [replace(one, options=replace(one.options, first_name=None)) for one in job.sheaves]
    return replace(job, sheaves=tuple(sheaves), request=new_request())


@dataclass
class Ticks:
    """The times between the ticks of a timer in the window's thread, in milliseconds."""

    last: float = 0.0
    gaps: list[float] = field(default_factory=list)

    def tick(self) -> None:
        """Note how long it was since the last one."""
        now = time.perf_counter()
        self.gaps.append((now - self.last) * 1_000)
        self.last = now

    def begin(self) -> None:
        """Forget what was."""
        self.gaps.clear()
        self.last = time.perf_counter()

    def row(self, name: str, pages: int, seconds: float, work: float) -> str:
        """A line of the table."""
        gaps = sorted(self.gaps)
        return (
            f"| {name} | {pages or ''} | {seconds:.1f} | {work:.1f} "
            f"| {gaps[len(gaps) * 99 // 100]:.0f} | {gaps[-1]:.0f} |"
        )


class Window:
    """The page of the handouts over a real file, printing into a folder."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtCore import Qt, QTimer

        from frontdesk.documents.printing import FolderPrinter
        from ui.background import ChangeSignal, QtTasks
        from ui.handouts.page import HandoutsPage

        self.services = clinic(folder / "store")
        self.printer, self.tasks, self.page = FolderPrinter(folder), QtTasks(), HandoutsPage()
        self.page.resize(1440, 900)
        self.page.show()
        self.page.attach(self.services, self.tasks)
        self.page.use(self.printer)
        self.changes = ChangeSignal(self.services.announcer)
        self.changes.changed.connect(self.page.changed)
        self.page.to_day.click()
        self.ticks, self.timer = Ticks(), QTimer()
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.ticks.tick)
        self.timer.start(TICK_MS)

    def rest(self, seconds: float) -> None:
        """Let the window do what it has to do, and nothing else."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1_000), loop.quit)
        loop.exec()

    def printed(self, job: DayJob, *, apart: bool) -> DayEnd:
        """Print a job off the window's thread, with its progress on the page."""
        from PySide6.QtCore import QEventLoop

        from frontdesk.documents.printing import FOLDER_PRINTER

        loop, ends = QEventLoop(), list[DayEnd]()
        day = self.page._presenter.day  # type: ignore[union-attr]  # noqa: SLF001
        watch = Watch(day.told.emit, apart=apart)
        packets = self.services.packets

        def done(end: DayEnd) -> None:
            ends.append(end)
            loop.quit()

        self.tasks.run(
            lambda: packets.print_day(job, self.printer, FOLDER_PRINTER, watch=watch),
            done,
            lambda _error: loop.quit(),
        )
        loop.exec()
        return ends[0]

    def close(self) -> None:
        """Let go of the store."""
        self.tasks.close()
        self.changes.close()
        self.services.close()


def window(folder: Path) -> list[str]:
    """What the window feels: at rest, with a process of its own, and with a thread."""
    from PySide6.QtWidgets import QApplication

    from ui.theme.dress import apply
    from ui.theme.theme import Theme

    app = QApplication([])
    apply(app, Theme("light", 1.0))
    desk, rows = Window(folder), list[str]()
    desk.rest(QUIET_SECONDS)
    jobs: tuple[tuple[str, Callable[[Services], DayJob] | None, bool], ...] = (
        ("at rest", None, False),
        ("as they are printed, in a process of their own", as_they_are, True),
        ("no two alike, in a process of their own", three_each, True),
        ("no two alike, in a thread of the window's process", three_each, False),
    )
    for name, make, apart in jobs:
        job = make(desk.services) if make else None
        work, began = _work(), time.perf_counter()
        desk.ticks.begin()
        if job is None:
            desk.rest(QUIET_SECONDS)
        pages = desk.printed(job, apart=apart).pages if job else 0
        rows.append(desk.ticks.row(name, pages, time.perf_counter() - began, _work() - work))
    desk.close()
    return rows


def _work() -> float:
    """The seconds that processors worked for this process and for those that it ended."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in both)


def memory(how: str) -> str:
    """The most memory a fresh process held over 500 pages, and that of its worker, in MB."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, __file__, how, folder], check=True, capture_output=True, text=True
        )
    return done.stdout.strip()


def held(how: str, folder: Path) -> None:
    """Print or save 500 pages here, and say what that took."""
    from dataclasses import replace

    from frontdesk.documents.printing import FOLDER_PRINTER, FolderPrinter

    services = clinic(folder / "store", 8)
    job = three_each(services)
    each = services.packets.print_day(job, FolderPrinter(folder), FOLDER_PRINTER).pages / 8
    times = round(PAGES / each / 8 + 0.5)
    long = replace(job, visitors=job.visitors * times, sheaves=job.sheaves * times)
    before = _most(resource.RUSAGE_SELF)
    watch, began = Watch(apart=how != "save-here"), time.perf_counter()
    if how == "print":
        end = services.packets.print_day(long, FolderPrinter(folder), FOLDER_PRINTER, watch=watch)
    else:
        end = services.packets.save_day(long, folder / "day.pdf", watch=watch)
    took = time.perf_counter() - began
    services.close()
    own, worker = _most(resource.RUSAGE_SELF), _most(resource.RUSAGE_CHILDREN)
    sys.stdout.write(f"{end.pages} | {took:.1f} | {before:.0f} | {own:.0f} | {worker:.0f}\n")


def _most(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1_024


def main() -> None:
    """Print the tables, as they stand in RESULTS.md."""
    with tempfile.TemporaryDirectory() as folder:
        rows = window(Path(folder))
    lines = [
        f"| {PEOPLE} visitors, three handouts each | pages | s | work s | tick p99 ms | longest ms |",
        "| --- | --- | --- | --- | --- | --- |",
        *rows,
        "",
        "Bars: 10 s, 50 ms.",
        "",
        f"| {PAGES} pages | pages | s | before, MB | most, MB | worker's most, MB |",
        "| --- | --- | --- | --- | --- | --- |",
        f"| printed, a print for each visitor | {memory('print')} |",
        f"| saved as one file, made apart | {memory('save')} |",
        f"| saved as one file, as the command does | {memory('save-here')} |",
        "",
        "Bar: 300 MB.",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        held(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
