"""The window: bars, one page between them, and what leads from one page to the next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from frontdesk.changes import Kind
from frontdesk.errors import Refusal
from ui.background import ChangeSignal, Latest
from ui.messages import clock, day_with_year, near_day, sentence
from ui.search.actions import Action
from ui.shell.bars import PLACES, SideNavigation, StatusBar, TopBar
from ui.shell.calls_in_hand import CallsInHand
from ui.shell.crisis_card import CrisisCard
from ui.shell.printing import Printing
from ui.widgets.layout import column, row
from ui.widgets.states import EmptyState
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from frontdesk.changes import Change
    from frontdesk.services import Services
    from ui.background import QtTasks
    from ui.search.palette import Palette

_SECOND = 1000
_POLL = 2000  # how often other windows' work is looked for
_HOUR = 3_600_000
TITLE = "FrontDesk"
UNEXPECTED = (
    "The records cannot be opened. Nothing was changed. Start FrontDesk again; if it stays, send "
    "the output of: frontdesk about"
)


class Page(Protocol):
    """What the window asks of a page; each is a QWidget."""

    first: QWidget
    wants: Any

    def attach(self, services: Services, tasks: QtTasks) -> None:
        """Take the services, once they are there."""
        ...

    def refresh(self) -> None:
        """Load what is shown, for the page was opened."""
        ...

    def changed(self, change: Change) -> None:
        """Load again what a change touched."""
        ...


class MainWindow(QMainWindow):
    """Everything in one window; usable from the first paint, whole once the services are there."""

    closing = Signal()
    ready = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.top, self.places, self.status = TopBar(), SideNavigation(), StatusBar()
        self.stack = QStackedWidget()
        self._pages: dict[str, Any] = {}
        self._makers: Mapping[str, Callable[[], QWidget]] = {}
        self._waiting = EmptyState("Opening the records\u2026", "A call can begin now: F2.")
        self.stack.addWidget(self._waiting)
        self._counts = Latest()
        self.here = "today"
        self.services: Services | None = None
        self.tasks: QtTasks | None = None
        self._changes: ChangeSignal | None = None
        middle = row(self.places, self.stack, gap=0)
        middle.setStretch(1, 1)
        box = column(self.top, middle, self.status, gap=0)
        box.setStretch(1, 1)
        holder = QWidget()
        holder.setLayout(box)
        self.setCentralWidget(holder)
        self.setMinimumSize(800, 560)
        self.calls = CallsInHand(self)
        self.crisis = CrisisCard(self, self.calls)
        self.printing = Printing(self)
        self.actions_list = self._actions()
        self.palette_list: Palette | None = None
        self._wire()
        self.places.show_here("today")

    def _wire(self) -> None:
        self.places.went.connect(self.go)
        self.top.new_call.clicked.connect(self._new_call)
        self.top.crisis.clicked.connect(self.crisis.open)
        for action in self.actions_list:
            if action.keys and action.keys not in ("F2", "F9"):  # those two stand on buttons
                QShortcut(QKeySequence(action.keys), self, action.run)
        self.stack.currentChanged.connect(self._show_call)
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND)
        self._clock.timeout.connect(self._tick)
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL)
        self._poll.timeout.connect(self._look_for_others)
        self._copying = QTimer(self)
        self._copying.setInterval(_HOUR)
        self._copying.timeout.connect(self._copy_if_due)

    def _actions(self) -> list[Action]:
        pages = [
            Action(f"Go to {one.words}", one.keys, "Pages", partial(self.go, one.key))
            for one in PLACES
        ]
        return [
            Action("New call", "F2", "Anywhere", self._new_call),
            Action("Visitor at the desk", "Shift+F2", "Anywhere", self.calls.begin_walk_in),
            Action("Crisis card", "F9", "Anywhere", self.crisis.open),
            Action("Search everything", "Ctrl+K", "Anywhere", self._search),
            Action("List of keys", "F1", "Anywhere", self._keys),
            *pages,
            Action("Review texts", "", "Pages", partial(self.lead, "content", "review")),
            Action(
                "Unanswered questions", "", "Pages", partial(self.lead, "content", "unanswered")
            ),
        ]

    # -- services -----------------------------------------------------------------------------

    def attach(
        self, services: Services, tasks: QtTasks, makers: Mapping[str, Callable[[], QWidget]]
    ) -> None:
        """The services are there: go on from where the hands are.

        `makers` make the pages, each when it is first gone to: all at once would take longer than
        everything else after the first paint.
        """
        self.services, self.tasks = services, tasks
        self._changes = ChangeSignal(services.announcer, self)
        self._changes.changed.connect(self._changed)
        tasks.working.connect(self._show_saving)
        self.status.show_saved("All changes saved")
        self.top.person.show_name(services.actor.agent)
        self.top.sample.say("Sample data" if services.sample else "")
        self._search_everything(services, tasks)
        self._makers = makers
        self._show_clinic()
        self._clock.start()
        self._poll.start()
        self._copying.start()
        self._tick()
        self._copy_if_due()
        self.calls.attach(services, tasks)
        self.crisis.attach(services)
        if not self.calls.is_open and not self.crisis.is_open:
            self.go(self.here)
        self.ready.emit()

    def _search_everything(self, services: Services, tasks: QtTasks) -> None:
        from ui.search.palette import Palette  # after the first paint: lists are slow to import

        self.palette_list = Palette(self.top.search, self, self.actions_list)
        self.palette_list.chosen.connect(self._chosen)
        self.palette_list.attach(services, tasks)

    def fail(self, error: Exception) -> None:
        """The store cannot be opened: say why and what to do, and touch nothing."""
        words = sentence(error) if isinstance(error, Refusal) else UNEXPECTED
        self._waiting.say("The records cannot be opened", words)
        self.status.show_saved("No records are open", "alert")
        self.calls.lost()
        self.stack.setCurrentWidget(self._waiting)

    # -- going about --------------------------------------------------------------------------

    def go(self, key: str) -> None:
        """Open a page; the one of the calls is the call in hand where there is one."""
        self.crisis.leave()
        self.here = key
        self.places.show_here(key)
        if key == "calls" and self.calls.page is not None:
            self.show_page(self.calls.page)
            return
        if key not in self._makers:
            self.stack.setCurrentWidget(self._waiting)
            return
        page = self.page(key)
        page.refresh()
        self.show_page(page)

    def show_page(self, page: QWidget) -> None:
        """Show a page and put the focus where its work begins."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        first = getattr(page, "first", page)
        first.setFocus()

    def page(self, key: str) -> Any:  # noqa: ANN401 -- each page has words of its own
        """A page by its key, made where it was not gone to yet."""
        if key not in self._pages:
            page: Any = self._makers[key]()
            self._pages[key] = page
            self.stack.addWidget(page)
            page.attach(self.services, self.tasks)
            page.wants.connect(self.lead)
        return self._pages[key]

    def lead(self, what: str, about: object) -> None:
        """Go where something on a page leads."""
        routes: dict[str, Callable[[Any], None]] = {
            "toast": self._toast,
            "toast-over": lambda words: Toast.take_back(self, str(words)),
            "problem": lambda words: self.toast(str(words)),
            "go": self.go,
            "person": lambda key: self._open("people", key),
            "topic": lambda key: self._open("treatments", key),
            "handout": lambda key: self._open("handouts", key),
            "content": lambda key: self._open("content", key),
            "call": lambda key: self._open("calls", key),
            "correct": self._correct,
            "appointment": lambda key: self._open("schedule", key),
            "day": self._show_day,
            "book": self.calls.book,
            "new-call": self.calls.begin,
            "resume": self.calls.resume,
            "unanswered": self.calls.unanswered,
            "walk-in": lambda _none: self.calls.begin_walk_in(),
            "print": self.printing.print_packet,
            "print-pdf": self.printing.print_pdf,
            "crisis": lambda _none: self.crisis.open(),
            "move": lambda key: self._in_schedule("move", key),
            "cancel": lambda key: self._in_schedule("cancel", key),
        }
        if (route := routes.get(what)) is not None:
            route(about)

    def _open(self, key: str, about: object) -> None:
        if key in self._makers:
            self.go(key) if key != "calls" else self._to_log()
            self.page(key).open(about)

    def _to_log(self) -> None:
        self.crisis.leave()
        self.here = "calls"
        self.places.show_here("calls")
        page = self.page("calls")
        page.refresh()
        self.show_page(page)

    def _correct(self, key: object) -> None:
        if "calls" in self._makers:
            self._to_log()
            self.page("calls").correct(key)

    def _show_day(self, day: object) -> None:
        self.go("schedule")
        self.page("schedule").show_day(day)

    def _in_schedule(self, what: str, key: object) -> None:
        self.page("schedule").ask(what, key, self)

    def _chosen(self, kind: str, key: object) -> None:
        if kind == "action" and isinstance(key, Action):
            key.run()
        else:
            self.lead(kind, key)

    def _new_call(self) -> None:
        self.calls.begin()

    def _search(self) -> None:
        self.top.search.setFocus()
        self.top.search.selectAll()

    def leave_crisis(self) -> None:
        """Put the crisis card away."""
        self.crisis.leave()

    def open_crisis(self) -> None:
        """Open the crisis card."""
        self.crisis.open()

    def widget(self) -> QWidget:
        """The window itself, as the parent of what lies over it."""
        return self

    def _keys(self) -> None:
        from ui.shell.keys_dialog import KeysDialog

        KeysDialog(self, self.actions_list).open()

    # -- words --------------------------------------------------------------------------------

    def toast(self, words: str, undo: Callable[[], None] | None = None, back: str = "Undo") -> None:
        """A short word at the foot, with a way back where there is one, called `back`."""
        shown = Toast.say(self, words, back if undo else "")
        if undo is not None:
            shown.undone.connect(undo)

    def _toast(self, about: tuple[str, Callable[[], None] | None]) -> None:
        self.toast(*about)

    def _tick(self) -> None:
        if self.services is None:
            return
        now, where = self.services.clock.now(), self.services.settings.zone()
        self.status.date.setText(day_with_year(now.astimezone(where).date()))
        self.status.time.setText(clock(now, where))
        self._show_call()

    def _show_call(self) -> None:
        """Say on every other page that a call goes on, and how long it has."""
        page = self.calls.page
        away = page is not None and self.stack.currentWidget() is not page
        self.top.show_call(page.timer.text() if page is not None and away else "")

    def _show_saving(self, working: bool) -> None:  # noqa: FBT001 -- Qt's signal
        self.status.show_saved("Saving\u2026" if working else "All changes saved")

    def _show_clinic(self) -> None:
        if self.services is not None:
            self.status.line.setText(f"Clinic line {self.services.settings.clinic().line}")

    # -- the store ----------------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        if change.kinds & {Kind.SETTING, Kind.STORE}:
            self._show_clinic()
        if self._pages.get(self.here) is self.stack.currentWidget():
            self.page(self.here).changed(change)
        self.calls.changed(change)
        self._count_waiting()

    def _count_waiting(self) -> None:
        if self.services is None or self.tasks is None:
            return
        services = self.services
        self._counts.run(
            self.tasks,
            lambda: len(services.calls.follow_ups(due_before=services.clock.now())),
            lambda number: self.places.show_count("calls", number),
            lambda _error: None,
        )

    def _look_for_others(self) -> None:
        if self.services is not None and self.tasks is not None:
            self.tasks.run(self.services.care.notice_others, lambda _n: None, lambda _e: None)

    def _copy_if_due(self) -> None:
        if self.services is None or self.tasks is None:
            return
        care = self.services.care

        def copied() -> datetime | None:
            care.copy_if_due()
            newest = care.newest_copy()
            return newest.made if newest else None

        self.tasks.run(copied, self._show_copy, self._no_copy)
        self._count_waiting()

    def _no_copy(self, error: Exception) -> None:
        self.status.copy.setText(f"No copy today. {sentence(error)}")

    def _show_copy(self, made: datetime | None) -> None:
        if made is None or self.services is None:
            self.status.copy.setText("")
            return
        where = self.services.settings.zone()
        today = self.services.clock.now().astimezone(where).date()
        near = near_day(made.astimezone(where).date(), today)
        near = near.lower() if near in ("Today", "Tomorrow") else near
        self.status.copy.setText(f"Copied {near} {clock(made, where)}")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is typed in a call and in a text, then let go of the store."""
        self.calls.end()
        if "content" in self._pages:
            self.page("content").keep()
        for timer in (self._clock, self._poll, self._copying):
            timer.stop()
        if self._changes is not None:
            self._changes.close()
            self._changes = None
        self.closing.emit()
        super().closeEvent(event)
