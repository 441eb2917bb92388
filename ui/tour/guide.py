"""What the tour stands on: a sample store of its own, the real window, steps and pictures."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.clock import FixedClock, local_day
from frontdesk.commands.window import Start
from frontdesk.documents.printing import FolderPrinter
from ui.background import QtTasks
from ui.shell.pages import pages
from ui.shell.window import MainWindow
from ui.theme.dress import apply
from ui.theme.theme import Theme
from ui.tour.pictures import settle
from ui.tour.robot import Hands

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from frontdesk.services import Services
    from ui.theme.tokens import Mode

NOW = datetime(2026, 11, 24, 22, 14, tzinfo=UTC)  # a Tuesday, 2:14 in the afternoon at the clinic
SIZE = (1440, 900)
PATIENCE_MILLISECONDS = 20_000
_PAUSE = 10


@dataclass(slots=True)
class Step:
    """One step: whether it ended well, what was looked at, and how long it took."""

    name: str
    ok: bool = False
    checked: str = ""
    ms: float = 0.0


class StepFailed(AssertionError):
    """What a step looked for was not there."""


class Guide:
    """Leads through the window; a step that fails is noted, and the tour goes on."""

    def __init__(self, out: Path, folder: Path) -> None:
        self.out = out
        self.steps: list[Step] = []
        self._pictures = 0
        found = QApplication.instance()
        self.app = found if isinstance(found, QApplication) else QApplication([])
        apply(self.app, Theme("light"))
        self.clock = FixedClock(NOW)
        self.services: Services = Start(folder / "data", demo=True, user="rosa").open(self.clock)
        self.tasks = QtTasks()
        self.window = MainWindow()
        self.window.resize(*SIZE)
        self.window.show()
        self.window.activateWindow()
        self.window.printing.use(FolderPrinter(out))
        self.window.attach(self.services, self.tasks, pages())
        self.hands = Hands(self.window)
        self.wait()

    @property
    def today(self) -> date:
        """The day on which the tour takes place."""
        return local_day(self.clock.now(), self.services.settings.zone())

    def wait(self) -> None:
        """Until every job that was asked for has answered and the window is at rest."""
        self.until(lambda: self.tasks.is_idle, "the window did not come to rest")
        QTest.qWait(_PAUSE)
        self.until(lambda: self.tasks.is_idle, "the window did not come to rest")

    def until(self, holds: Callable[[], bool], otherwise: str) -> None:
        """Until something holds; raises StepFailed where it never does."""
        ends = time.monotonic() + PATIENCE_MILLISECONDS / 1000
        while not holds():
            if time.monotonic() > ends:
                raise StepFailed(otherwise)
            QTest.qWait(_PAUSE)

    @contextmanager
    def step(self, name: str) -> Iterator[Step]:
        """One step with its time; a picture of how it ended is taken in any case."""
        step = Step(name)
        self.steps.append(step)
        began = time.perf_counter()
        try:
            yield step
            self.wait()
            step.ok = True
        except Exception as error:  # noqa: BLE001 -- noted as the step's end; the tour goes on
            step.checked = f"{step.checked} {type(error).__name__}: {error}".strip()
        step.ms = (time.perf_counter() - began) * 1000
        self.picture(name)

    def check(self, step: Step, holds: bool, words: str) -> None:  # noqa: FBT001 -- reads as English
        """Note what was looked at; raises StepFailed where it does not hold."""
        if not holds:
            message = f"not so: {words}"
            raise StepFailed(message)
        step.checked = f"{step.checked}; {words}" if step.checked else words

    def picture(self, name: str) -> None:
        """A numbered picture of the window as it stands."""
        self._pictures += 1
        settle(self.window)
        file = self.out / f"{self._pictures:02}-{name.replace(' ', '-')}.png"
        self.window.grab().save(str(file), "PNG")

    def turn(self, mode: Mode) -> None:
        """The other theme, live."""
        apply(self.app, Theme(mode))
        settle(self.window)

    def close(self) -> None:
        """Close the window and the store."""
        self.window.close()
        self.tasks.close()
        self.services.close()
