"""Decides what the log shows and does: pages by key, corrections, follow-ups, export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.calls.model import CallEdited, FollowUp
from frontdesk.errors import Refusal
from frontdesk.identity import CallId, new_request
from ui.background import Latest
from ui.calls.detail import ShownCall
from ui.calls.doing import Doing
from ui.calls.sheets import CorrectSheet, FollowUpSheet, TryAgainSheet
from ui.exporting import ask_where, write_csv
from ui.messages import sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frontdesk.calls.model import Call, CallQuery
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks
    from ui.calls.page import CallsPage

PAGE = 100
_MOST_AGAIN = 2000


class CallsPresenter:
    """Between the page of the log and the services."""

    def __init__(self, page: CallsPage, services: Services, tasks: Tasks) -> None:
        self._page, self._services, self._tasks = page, services, tasks
        self._query = page.filters.query()
        self._latest, self._latest_call, self._latest_due = Latest(), Latest(), Latest()
        self._shown: ShownCall | None = None
        self._everything = False
        self._doing = Doing(services.calls, tasks, self._tell, self._refused, self.refresh)
        page.filters.changed.connect(self._ask_anew)
        page.table.more_wanted.connect(self._more)
        page.table.moved.connect(self._choose)
        page.table.taken.connect(lambda _call: page.go_to_card())
        page.card.correct_wanted.connect(self._correct)
        page.card.follow_up_wanted.connect(self._add_follow_up)
        page.card.person_wanted.connect(self._open_person)
        page.card.call_wanted.connect(self._call_back)
        page.export.clicked.connect(self._ask_export)
        page.waiting.done_wanted.connect(self._doing.finish)
        page.waiting.again_wanted.connect(self._try_again)
        page.waiting.call_wanted.connect(lambda one: page.wants.emit("new-call", one.number))
        page.waiting.open_wanted.connect(lambda one: page.open(one.call))
        page.waiting.table.moved.connect(self._choose_follow_up)
        page.waiting.all_wanted.connect(self._show_all)

    # -- the list -----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read again what is shown: as many rows as are there, and the chosen call."""
        self._query = self._page.filters.query()
        self._load(max(PAGE, min(_MOST_AGAIN, self._page.table.model().rowCount())))
        self._load_follow_ups()
        if self._shown is not None:
            self._read(self._shown.call.id)

    def _ask_anew(self) -> None:
        self._query = self._page.filters.query()
        self._load(PAGE)

    def _load(self, limit: int) -> None:
        query, services = self._query, self._services
        self._page.table.show_waiting()

        def job() -> tuple[list[Call], int, CallQuery]:
            return services.calls.page(query, limit=limit), services.calls.count(query), query

        def done(found: tuple[list[Call], int, CallQuery]) -> None:
            rows, number, asked = found
            now, where = services.clock.now(), services.settings.zone()
            self._page.show_calls(rows, number, now, where, complete=len(rows) < limit)
            self._page.say_empty(filtered=asked != type(asked)())

        self._latest.run(self._tasks, job, done, self._problem)

    def _more(self, last: Call | None) -> None:
        if last is None:
            return
        query, services = self._query, self._services
        after = (last.entry.started, int(last.id))
        self._latest.run(
            self._tasks,
            lambda: services.calls.page(query, after, PAGE),
            lambda rows: self._page.table.add_rows(rows, complete=len(rows) < PAGE),
            self._problem,
        )

    # -- one call -----------------------------------------------------------------------------

    def _choose(self, call: Call | None) -> None:
        if call is not None:
            self._read(call.id)

    def _choose_follow_up(self, one: FollowUp | None) -> None:
        if one is not None:
            self._read(one.call)

    def open(self, key: CallId) -> None:
        """Show a call of anywhere in the log."""
        self._page.table.choose(key)
        self._read(key)

    def _read(self, key: CallId) -> None:
        services = self._services

        def job() -> ShownCall:
            call = services.calls.get(key)
            return ShownCall(
                call,
                tuple(_titles(services.treatments.topic, call.entry.topics)),
                tuple(_titles(services.handouts.get, call.entry.handouts)),
                tuple(services.calls.history(key)),
                services.settings.zone(),
            )

        self._latest_call.run(self._tasks, job, self._show, self._problem)

    def _show(self, shown: ShownCall) -> None:
        self._shown = shown
        self._page.card.show_call(shown)

    def _open_person(self) -> None:
        if self._shown is not None and self._shown.call.entry.person is not None:
            self._page.wants.emit("person", self._shown.call.entry.person)

    def _call_back(self) -> None:
        if self._shown is not None:
            self._page.wants.emit("new-call", self._shown.call.entry.number)

    def correct(self, key: CallId) -> None:
        """Ask what is to be corrected in a call of anywhere in the log."""
        self._tasks.run(lambda: self._services.calls.get(key), self._ask_correction, self._problem)

    def _correct(self) -> None:
        if self._shown is not None:
            self._ask_correction(self._shown.call)

    def _ask_correction(self, call: Call) -> None:
        sheet = CorrectSheet(self._page, call)
        request = new_request()

        def submit() -> None:
            sheet.show_busy(busy=True)
            call, entry = sheet.call, sheet.entry()
            self._tasks.run(
                lambda: self._services.calls.correct(call.id, call.version, entry, request),
                done,
                failed,
                writes=True,
            )

        def done(call: Call) -> None:
            sheet.accept()
            self._tell("Call corrected. What it said before stays in its history.")
            self.refresh()
            self._read(call.id)

        def failed(error: Exception) -> None:
            if isinstance(error, CallEdited):
                sheet.show_edited(error.current)
            else:
                sheet.show_problem(sentence(error))

        sheet.submitted.connect(submit)
        sheet.open()
        sheet.outcome.setFocus()

    def _add_follow_up(self) -> None:
        if self._shown is None:
            return
        services, call, request = self._services, self._shown.call, new_request()
        sheet = FollowUpSheet(self._page, services.clock.now(), services.settings.zone())

        def submit() -> None:
            sheet.show_busy(busy=True)
            wanted, person = sheet.wanted(), call.entry.person
            self._tasks.run(
                lambda: services.calls.add_follow_up(call.id, wanted, person, request),
                done,
                lambda error: sheet.show_problem(sentence(error)),
                writes=True,
            )

        def done(_key: object) -> None:
            sheet.accept()
            self._tell("Follow-up added.")
            self.refresh()

        sheet.submitted.connect(submit)
        sheet.open()
        sheet.task.setFocus()

    # -- follow-ups ---------------------------------------------------------------------------

    def _show_all(self, everything: bool) -> None:  # noqa: FBT001 -- Qt's signal
        self._everything = everything
        self._load_follow_ups()

    def _load_follow_ups(self) -> None:
        services, open_only = self._services, not self._everything
        self._page.waiting.table.show_waiting()
        self._latest_due.run(
            self._tasks,
            lambda: services.calls.follow_ups(open_only=open_only),
            lambda rows: self._page.show_follow_ups(
                rows, services.clock.now(), services.settings.zone()
            ),
            self._problem,
        )

    def _try_again(self, one: FollowUp) -> None:
        services, request = self._services, new_request()
        sheet = TryAgainSheet(self._page, services.clock.now(), services.settings.zone())

        def submit() -> None:
            sheet.show_busy(busy=True)
            next_due = sheet.next_due()
            self._tasks.run(
                lambda: services.calls.try_follow_up(one.id, one.version, next_due, request),
                done,
                lambda error: sheet.show_problem(sentence(error)),
                writes=True,
            )

        def done(_after: FollowUp) -> None:
            sheet.accept()
            self._tell("The try is noted.")
            self.refresh()

        sheet.submitted.connect(submit)
        sheet.open()
        sheet.due.setFocus()

    # -- export -------------------------------------------------------------------------------

    def _ask_export(self) -> None:
        ask_where(self._page, "calls.csv", self.export)

    def export(self, path: Path) -> None:
        """Save the calls that the filters leave as CSV."""
        query, calls = self._query, self._services.calls
        write_csv(
            self._tasks,
            path,
            lambda: calls.export_csv(query),
            lambda _path: self._page.wants.emit("toast", ("The log was saved as CSV.", None)),
            self._problem,
        )

    def _tell(self, words: str, undo: Callable[[], None] | None = None) -> None:
        self._page.wants.emit("toast", (words, undo))

    # -- what did not work --------------------------------------------------------------------

    def _problem(self, error: Exception) -> None:
        self._page.wants.emit("problem", sentence(error))

    def _refused(self, error: Exception) -> None:
        self._problem(error)
        self.refresh()


def _titles(find: object, keys: object) -> list[str]:
    """Titles of what a call names; what the catalogue no longer has is shown by its key."""
    found = []
    for key in keys:  # type: ignore[attr-defined]
        try:
            found.append(find(key).title)  # type: ignore[operator]
        except Refusal:
            found.append(str(key))
    return found
