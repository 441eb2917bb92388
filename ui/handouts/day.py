"""Prints the packets of a day, tells how far it came, and goes on from the place that is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal

from frontdesk.clock import local_day
from frontdesk.handouts.day import DayEnd, DayJob, Place, Watch
from frontdesk.handouts.model import TypeSize
from frontdesk.handouts.rules.day import DayChoice, DayPlan, Visitor
from frontdesk.identity import LocationId, ServiceTypeId
from ui.background import Latest
from ui.handouts.day_view import ALL_OFFICES
from ui.handouts.packet_panel import LANGUAGES, PAPERS, TONES
from ui.handouts.printers import PrintersPart
from ui.messages import clock, count, day_with_year, sentence
from ui.widgets.announce import announce
from ui.widgets.entry_list import Entry

if TYPE_CHECKING:
    from collections.abc import Callable
    from zoneinfo import ZoneInfo

    from frontdesk.identity import PersonId
    from frontdesk.schedule.model import ClinicSchedule
    from ui.handouts.day_view import DayView
    from ui.handouts.parts import Handouts
    from ui.printers.choice import PrinterChoice

_FEW = 3  # packets that are made sooner than another process is begun
FILE_NAME = "handouts-of-a-day.pdf"
NOBODY = "Tick at least one visitor with a handout."
LOOK = (
    "On {paper} paper, {ink}, as on the page of the handouts; large print and language as they "
    "are noted for each visitor."
)
NO_DAY = "Type the day first, like 11/25/2026."


class DayPart(QObject):
    """Presents the view of a day; one job at a time, off the window's thread."""

    told = Signal(int, int)

    def __init__(self, handouts: Handouts, view: DayView, way: PrinterChoice) -> None:
        super().__init__(view)
        self._handouts, self._view, self._way = handouts, view, way
        self._services, self._tasks = handouts.services, handouts.tasks
        self._plans, self._lists = Latest(), Latest()
        self._plan: DayPlan | None = None
        self._ticked: set[PersonId] = set()
        self._job: DayJob | None = None
        self._watch: Watch | None = None
        self.printers = PrintersPart(
            view.printing.fields, self._services, self._tasks, way,
            tell=lambda error: view.printing.say("", problem=sentence(error)),
            say=view.printing.say,
        )  # fmt: skip
        view.which.changed.connect(self.load)
        view.which.today.clicked.connect(lambda: self._go(0))
        view.which.tomorrow.clicked.connect(lambda: self._go(1))
        view.who.ticked.connect(self._tick)
        view.who.all.clicked.connect(lambda: self._tick_all(on=True))
        view.who.none.clicked.connect(lambda: self._tick_all(on=False))
        view.print.clicked.connect(self.print_day)
        view.save.clicked.connect(self._ask_file)
        view.printing.stop.clicked.connect(self.stop)
        view.printing.on.clicked.connect(self._go_on)
        view.printing.visits.toggled.connect(lambda _on: self.load())
        self.told.connect(self._show_progress)

    # -- whose --------------------------------------------------------------------------------

    @property
    def _zone(self) -> ZoneInfo:
        return self._services.settings.zone()

    def open(self) -> None:
        """Begin with tomorrow, or with the day that was looked at last."""
        if self._view.day is None:
            self._go(1)
        services = self._services
        self._lists.run(self._tasks, services.schedule.clinic, self._offer, self._handouts.problem)
        self.printers.refresh()
        self.load()

    def _offer(self, clinic: ClinicSchedule) -> None:
        which = self._view.which
        offices = [(one.id, one.name) for one in clinic.locations if one.active]
        which.office.offer((ALL_OFFICES, *offices))
        kinds = [(one.id, one.title) for one in clinic.types if one.active and not one.series]
        which.kinds.show_chips(kinds, which.kinds.values())

    def _go(self, days: int) -> None:
        today = local_day(self._services.clock.now(), self._zone)
        self._view.which.day.set_value(today + timedelta(days=days))

    def load(self) -> None:
        """Look who comes on the day that is typed."""
        view, day = self._view, self._view.day
        if day is None:
            self._plans.forget()
            self._plan = None
            self._show()
            return
        office, look = view.which.office.value(), self._handouts.look
        paper, ink = PAPERS[look.paper], dict(TONES)[look.tone].lower()
        view.printing.look.setText(LOOK.format(paper=paper, ink=ink))
        choice = DayChoice(
            day,
            LocationId(office) if isinstance(office, int) else None,
            frozenset(ServiceTypeId(str(kind)) for kind in view.which.kinds.values()),
            look.paper,
            look.tone,
            view.printing.visits.isChecked(),
        )
        packets = self._services.packets
        self._plans.run(
            self._tasks, lambda: packets.plan(choice), self._have_plan, self._handouts.problem
        )

    def _have_plan(self, plan: DayPlan) -> None:
        known = self._plan.visitors if self._plan and _same_visits(self._plan, plan) else ()
        before = {one.person: one for one in known}
        self._plan = plan
        self._ticked = {
            one.person for one in plan.visitors if self._is_ticked(one, before.get(one.person))
        }
        self._show()

    def _is_ticked(self, one: Visitor, before: Visitor | None) -> bool:
        """Whoever is new is ticked while something is missing; what was ticked by hand stays."""
        if before is None:
            return bool(one.missing) and not one.came
        is_news = before.printed != one.printed
        return one.person in self._ticked and (bool(one.missing) or not is_news)

    def _show(self) -> None:
        plan, who = self._plan, self._view.who
        if plan is None:
            who.show_entries(NO_DAY, (), 0)
            return
        entries = [self._entry(one) for one in plan.visitors]
        who.show_entries(self._summary(plan), entries, max(0, who.visitors.current))

    def _summary(self, plan: DayPlan) -> str:
        day = day_with_year(plan.choice.day)
        closed = f" The day is closed: {plan.closed}." if plan.closed else ""
        if not plan.visitors:
            return f"{day}: nobody is expected.{closed}"
        wanted = self._wanted()
        handouts = count(sum(len(one.handouts) for one in wanted), "handout", "handouts")
        people = count(len(plan.visitors), "visitor", "visitors")
        return f"{day}: {people}, {len(wanted)} ticked with {handouts}.{closed}"

    def _entry(self, one: Visitor) -> Entry:
        titles = self._handouts.handouts
        given = [titles[key].title if key in titles else key for key in one.handouts]
        needs = ["large print"] if one.options.size is TypeSize.LARGE else []
        if one.options.language != "en":
            needs.append(LANGUAGES.get(one.options.language, one.options.language))
        parts = [", ".join(one.titles), ", ".join([*given, *needs]) or "no handout for this visit"]
        tag = ""
        if one.printed:
            tag = "printed" if not one.missing else f"{len(one.printed)} printed"
        title = f"{clock(one.start, self._zone)}  {one.name}"
        ticked = one.person in self._ticked if one.handouts else None
        return Entry(title, " \u00b7 ".join(parts), tag=tag, tone="lavender", check=ticked)

    def _tick(self, place: int) -> None:
        if self._plan is None or not 0 <= place < len(self._plan.visitors):
            return
        one = self._plan.visitors[place]
        if one.handouts:
            self._ticked ^= {one.person}
            self._show()
            verb = "ticked" if one.person in self._ticked else "not ticked"
            announce(self._view.who.visitors, f"{one.name}: {verb}")

    def _tick_all(self, *, on: bool) -> None:
        visitors = self._plan.visitors if self._plan else ()
        self._ticked = {one.person for one in visitors if on and one.handouts}
        self._show()

    def _wanted(self) -> list[Visitor]:
        """Who is ticked, with what is missing; with everything where nothing is."""
        visitors = self._plan.visitors if self._plan else ()
        return [
            replace(one, handouts=one.missing or one.handouts)
            for one in visitors
            if one.person in self._ticked
        ]

    # -- printing -----------------------------------------------------------------------------

    def print_day(self) -> None:
        """Print the packets of all who are ticked."""
        wanted = self._wanted()
        if not wanted:
            self._view.printing.say("", problem=NOBODY)
            self._view.who.visitors.setFocus()
            return
        packets = self._services.packets
        self._run(lambda: packets.begin(wanted), Place(), len(wanted))

    def _go_on(self) -> None:
        """Print the last job once more from the slip and the page that are named."""
        job, printing = self._job, self._view.printing
        slip = printing.slip.value()
        if job is not None and isinstance(slip, int):
            self._run(lambda: job, Place(slip, printing.page.value()), len(job.sheaves))

    def _run(self, begin: Callable[[], DayJob], start: Place, of: int) -> None:
        if self._watch is not None:
            return
        fields, packets, way = self._view.printing.fields, self._services.packets, self._way
        name, handling = fields.printer_name, fields.handling
        watch = self._begin_watch(start.visitor, of)

        def job() -> tuple[DayJob, DayEnd]:
            begun = begin()
            printer = way.printer()
            end = packets.print_day(begun, printer, name, handling, start=start, watch=watch)
            return begun, end

        def done(made: tuple[DayJob, DayEnd]) -> None:
            self._end_watch()
            self._ended(*made, start, f"sent to {name}")

        self._tasks.run(job, done, self._failed)

    def _begin_watch(self, done: int, of: int) -> Watch:
        watch = self._watch = Watch(self.told.emit, apart=of - done > _FEW)
        self._view.show_busy(on=True)
        self._show_progress(done, of)
        self._view.window().installEventFilter(self)
        return watch

    def _end_watch(self) -> None:
        self._watch = None
        self._view.window().removeEventFilter(self)
        self._view.show_busy(on=False)

    def _show_progress(self, done: int, of: int) -> None:
        self._view.printing.show_progress(done, of)

    def stop(self) -> None:
        """Let the visitor in hand be finished, and no other be begun."""
        if self._watch is not None:
            self._watch.stop.set()
            self._view.printing.stop.setEnabled(False)
            self._view.printing.progress.setText(
                "Stopping after this visitor\N{HORIZONTAL ELLIPSIS}"
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stop when the window is closed: what is printed is noted, and nobody watches more."""
        if event.type() == QEvent.Type.Close:
            self.stop()
        return super().eventFilter(watched, event)

    def _failed(self, error: Exception) -> None:
        self._end_watch()
        self._view.printing.say("", problem=sentence(error))

    def _ended(self, job: DayJob, end: DayEnd, start: Place, how: str) -> None:
        self._job = job
        slips = [
            (number, f"{number + 1}: {sheaf.time} {sheaf.first_name}")
            for number, sheaf in enumerate(job.sheaves)
        ]
        place = end.place or start
        self._view.printing.offer_places(slips, place.visitor, place.page)
        packets = count(end.people, "packet", "packets")
        words = f"{packets} ({count(end.pages, 'page', 'pages')}) {how}."
        if end.place is not None:
            left = len(job.sheaves) - end.place.visitor
            words = f"Stopped. {words} {left} to go, from slip {end.place.visitor + 1} on."
        self._view.printing.say(
            words, self._outdated(end), sentence(end.error) if end.error else ""
        )
        if not self._view.isVisible():
            self._handouts.page.wants.emit("toast", (words, None))
        self.load()

    def _outdated(self, end: DayEnd) -> str:
        if not end.outdated:
            return ""
        known = self._handouts.handouts
        titles = ", ".join(known[key].title if key in known else key for key in end.outdated)
        return (
            f"Changed or withdrawn while this was printed: {titles}. The packets hold the text "
            "that stood when the job began."
        )

    # -- saving -------------------------------------------------------------------------------

    def _ask_file(self) -> None:
        if not self._wanted():
            self._view.printing.say("", problem=NOBODY)
            return
        self._handouts.page.ask_file(FILE_NAME).fileSelected.connect(self.save)

    def save(self, path: str) -> None:
        """Save the packets of all who are ticked as one file."""
        wanted, packets = self._wanted(), self._services.packets
        if self._watch is not None or not wanted:
            return
        watch = self._begin_watch(0, len(wanted))

        def job() -> DayEnd:
            return packets.save_day(packets.begin(wanted), Path(path), watch=watch)

        def done(end: DayEnd) -> None:
            self._end_watch()
            packed = count(end.people, "packet", "packets")
            saved = f"{packed} ({count(end.pages, 'page', 'pages')}) saved as one PDF."
            words = "Stopped. Nothing was saved." if end.place else saved
            self._view.printing.say(words, self._outdated(end))
            self.load()

        self._tasks.run(job, done, self._failed)


def _same_visits(one: DayPlan, other: DayPlan) -> bool:
    """Whether both are of the same visits, however they are printed."""
    left, right = one.choice, other.choice
    return (left.day, left.office, left.types) == (right.day, right.office, right.types)
