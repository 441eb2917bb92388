"""A window with its services, for the tests of the live call."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from frontdesk.bootstrap import over
from frontdesk.calls.model import CallQuery, Outcome
from frontdesk.calls.rules.labels import Tab
from frontdesk.clock import FixedClock
from frontdesk.documents.printing import FolderPrinter
from frontdesk.people.model import Client, PersonDetails, Phone
from frontdesk.schedule.model import AppointmentQuery
from frontdesk.services import Services
from frontdesk.storage.opening import Place
from frontdesk.treatments.service import Treatments
from tests.clinics import CATALOGUE, clinic_services
from tests.stores import NOW, ROSA, file_store
from ui.background import QtTasks
from ui.shell.window import MainWindow
from ui.tour.robot import Hands
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from frontdesk.calls.model import Call
    from frontdesk.people.model import Person
    from frontdesk.schedule.model import Appointment
    from ui.live_call.intake import Intake
    from ui.live_call.page import LiveCallPage
    from ui.live_call.presenter import LiveCallPresenter
    from ui.widgets.choices import Choice


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of a clinic that was set up, to be copied for each test."""
    folder = tmp_path_factory.mktemp("furnished") / "data"
    clinic_services(file_store(folder)).close()
    return folder


@pytest.fixture
def data(tmp_path: Path, furnished: Path) -> Path:
    """A data folder of its own with that clinic in it."""
    return Path(shutil.copytree(furnished, tmp_path / "data"))


@pytest.fixture
def services(data: Path, clock: FixedClock) -> Iterator[Services]:
    with at_desk(data, clock) as found:
        yield found


@cache
def looked_up() -> Treatments:
    """The look-up, learned once: no test changes it."""
    return Treatments(CATALOGUE)


@contextmanager
def at_desk(data: Path, clock: FixedClock) -> Iterator[Services]:
    """The services over a data folder, as one more program opens them."""
    place = Place(data / "frontdesk.db")
    made = over(file_store(data, clock), place, ROSA, CATALOGUE, sample=False, look_up=False)
    found = replace(made, treatments=looked_up())
    yield found
    found.close()


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    folder = tmp_path / "printed"
    folder.mkdir()
    return folder


@pytest.fixture
def window(
    qtbot: QtBot,
    themed: QApplication,  # noqa: ARG001 -- the theme must be on
    services: Services,
    printed: Path,
) -> Iterator[MainWindow]:
    with opened(qtbot, services, printed) as shown:
        yield shown


@contextmanager
def opened(
    qtbot: QtBot,
    services: Services,
    printed: Path,
    makers: Mapping[str, Callable[[], QWidget]] | None = None,
) -> Iterator[MainWindow]:
    """A window over these services, until the block ends; `makers` make its pages."""
    shown = MainWindow()
    qtbot.addWidget(shown)
    tasks = QtTasks(shown)
    shown.resize(1440, 900)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    shown.printing.use(FolderPrinter(printed))
    shown.attach(services, tasks, makers or {})
    yield shown
    tasks.close()
    shown.close()


@pytest.fixture
def hands(window: MainWindow) -> Hands:
    return Hands(window)


@pytest.fixture
def settled(qtbot: QtBot, window: MainWindow) -> Callable[[], None]:
    """Wait until every job that was asked for has answered."""
    return waiting(qtbot, window)


@dataclass(slots=True)
class DeskHands:
    """A receptionist at a window: presses keys, and waits for what they bring about."""

    window: MainWindow
    services: Services
    hands: Hands
    settle: Callable[[], None]

    def press(self, *keys: str) -> None:
        """Press keys one after another; each does its work before the next."""
        for one in keys:
            self.hands.press(one)
            self.settle()

    def type(self, text: str) -> None:
        """Type a text into what has the focus."""
        self.hands.type(text)
        self.settle()

    def take(self, number: str) -> None:
        """Find the known caller of a number, and take the first."""
        self.type(number)
        self.press("Down", "Return")

    def inform(self) -> None:
        """Choose that the caller was informed, as no card was opened."""
        self.page.next.open_tab(Tab.INFORMED)
        self.choose(self.page.next.outcomes[Tab.INFORMED], Outcome.INFORMED)

    @property
    def page(self) -> LiveCallPage:
        """The page of the call in hand."""
        assert self.window.calls.page is not None
        return self.window.calls.page

    @property
    def presenter(self) -> LiveCallPresenter:
        """What decides on the call in hand."""
        assert self.window.calls.presenter is not None
        return self.window.calls.presenter

    @property
    def intake(self) -> Intake:
        """What the call in hand holds beside its fields."""
        return self.presenter.intake

    @property
    def logged(self) -> Call:
        """The one call of the log."""
        [call] = self.services.calls.page(CallQuery())
        return call

    @property
    def kept(self) -> Person:
        """The person whom the one call of the log was with."""
        assert self.logged.entry.person is not None
        return self.services.people.get(self.logged.entry.person)

    @property
    def toast(self) -> str:
        """The word at the foot of the window; empty where there is none."""
        shown = self.window.findChildren(Toast)
        return " ".join(one.words for one in shown if one.isVisible())

    def undo(self) -> None:
        """Press Undo on the word at the foot of the window."""
        [shown] = [one for one in self.window.findChildren(Toast) if one.isVisible()]
        shown.undone.emit()
        self.settle()

    def click(self, button: QAbstractButton) -> None:
        """Press a button, and wait for what it brings about."""
        button.click()
        self.settle()

    def choose(self, choice: Choice, value: object) -> None:
        """Choose a value, and wait for what it brings about."""
        choice.set_value(value)
        self.settle()


def waiting(qtbot: QtBot, window: MainWindow) -> Callable[[], None]:
    """What waits until every job that was asked for has answered."""

    def wait() -> None:
        tasks = window.tasks
        assert tasks is not None
        qtbot.waitUntil(lambda: tasks.is_idle, timeout=20_000)

    return wait


@pytest.fixture
def desk(
    window: MainWindow, services: Services, hands: Hands, settled: Callable[[], None]
) -> DeskHands:
    """The window with no call in hand yet."""
    settled()
    return DeskHands(window, services, hands, settled)


@pytest.fixture
def call(desk: DeskHands) -> DeskHands:
    """The window with a call that was begun with F2."""
    desk.press("F2")
    return desk


def known(services: Services, name: str = "Casey Sample", **details: object) -> Person:
    """A person whom the clinic knows, with a number and a date of birth."""
    facts: dict[str, object] = {
        "born": date(1984, 3, 7), "phones": (Phone("+14255550142"),), "client": Client.EXISTING,
    } | details  # fmt: skip
    return services.people.add(PersonDetails(name, **facts))  # type: ignore[arg-type]


def take_first(desk: DeskHands, row: int = 0) -> None:
    """Take an opening of the list."""
    desk.page.next.openings.openings.taken.emit(row)
    desk.settle()


def visits(services: Services) -> list[Appointment]:
    """All visits and holds that stand."""
    return services.schedule.appointments(AppointmentQuery())
