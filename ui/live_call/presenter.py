"""Decides what a live call shows and does; holds no widget of its own."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.calls.model import CrisisStep, Outcome, Reason, StepTaken
from frontdesk.calls.rules.due import offered
from frontdesk.calls.rules.labels import REASONS, Tab
from frontdesk.desk.drafts import Draft
from frontdesk.errors import Invalid
from frontdesk.identity import AppointmentId, new_request
from frontdesk.people.model import Client
from ui.live_call.booking import BookingPart
from ui.live_call.caller import CallerPart
from ui.live_call.finishing import Finishing
from ui.live_call.intake import Intake, reasons_of
from ui.live_call.noted_danger import NotedDanger
from ui.live_call.own_tasks import OwnTasks
from ui.live_call.questions import QuestionPart
from ui.messages import clock, sentence, timer

if TYPE_CHECKING:
    from frontdesk.changes import Change
    from frontdesk.desk.model import FinishResult
    from frontdesk.identity import ServiceTypeId
    from frontdesk.people.model import Person
    from frontdesk.schedule.model import Opening
    from frontdesk.schedule.refusals import SlotTaken
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks
    from ui.live_call.page import LiveCallPage

PAUSE_MILLISECONDS = 350  # a pause in the typing, after which the draft is kept
_SECOND = 1000


class LiveCallPresenter(QObject):
    """One call from its first key to its finish.

    `finished` carries what finishing made, `put_aside` the draft of a call that was given up, or
    None where nothing was typed; `closed` says that the page is no longer needed.
    """

    finished = Signal(object)
    put_aside = Signal(object)
    closed = Signal()
    leads_to = Signal(str, object)
    told = Signal(str)

    def __init__(self, page: LiveCallPage, services: Services, tasks: Tasks) -> None:
        super().__init__(page)
        self.page, self.services = page, services
        self._all_tasks, self._own_tasks = tasks, OwnTasks(tasks)
        self.tasks: Tasks = self._own_tasks
        self.intake = Intake(new_request(), services.clock.now())
        self.where = services.settings.zone()
        self._second = QTimer(self)
        self._second.setInterval(_SECOND)
        self._second.timeout.connect(self._tick)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.save_draft)
        self.caller = CallerPart(self)
        self.questions = QuestionPart(self)
        self.noted_danger = NotedDanger(self)
        self.booking = BookingPart(self)
        self.finishing = Finishing(self)
        self._wire()

    def _wire(self) -> None:
        self.page.caller.edited.connect(self.touched)
        self.page.next.edited.connect(self.touched)
        self.page.next.tab_chosen.connect(lambda _tab: self.refresh_finish())
        self.page.discard_wanted.connect(self.discard)
        self.page.finish.setEnabled(True)
        self.page.finish_wanted.connect(self.finishing.finish)

    # -- beginning ----------------------------------------------------------------------------

    def begin(self, number: str = "", *, walk_in: bool = False) -> None:
        """A new call, or a visitor at the desk."""
        self.intake.walk_in = walk_in
        self.page.show_walk_in(walk_in=walk_in)
        self._start()
        if number:
            self.page.caller.number.setText(number)
            self.caller.look_for(number)
            self.page.first = self.page.caller.name
        self.touched()

    def resume(self, draft: Draft) -> None:
        """A call whose draft was left behind, as it stood at its last pause."""
        values = dict(draft.payload)
        self.intake = Intake(
            UUID(str(values["request"])),
            datetime.fromisoformat(str(values["started"])),
            walk_in=bool(values.get("walk_in")),
        )
        self.page.show_walk_in(walk_in=self.intake.walk_in)
        self._start()
        self.page.caller.set_values(values.get("caller", {}))
        self.page.next.set_values(values.get("next", {}))
        self.intake.place = str(values.get("place", ""))
        for key, outcome in values.get("changed_visits", {}).items():
            self.intake.changed_visits[AppointmentId(int(key))] = Outcome(outcome)
        self.booking.restore(values.get("booking", {}))
        self.questions.restore(values)
        self.caller.restore(values.get("person"))
        for step, taken in values.get("steps", ()):
            moment = datetime.fromisoformat(taken)
            self.intake.steps.append(StepTaken(CrisisStep(step), moment))
        self.refresh_reasons()
        self.refresh_finish()

    def _start(self) -> None:
        self.services.drafts.live = self.key
        self.page.next.offer_follow_ups(offered(self.services.clock.now(), self.where))
        self.caller.begin()
        self.questions.begin()
        self.booking.begin()
        self._second.start()
        self._tick()
        self.refresh_reasons()
        self.refresh_finish()

    @property
    def key(self) -> str:
        """The key of this call's draft."""
        return f"call-{self.intake.request}"

    # -- while it goes on ---------------------------------------------------------------------

    def touched(self) -> None:
        """Something was typed or chosen: show what follows, and keep it at the next pause."""
        self.page.saved.setText("")
        self.refresh_reasons()
        self.refresh_finish()
        self._pause.start()

    def kind(self) -> Client:
        """Whether the caller is new, existing or neither."""
        return Client(str(self.page.caller.values()["kind"]))

    def refresh_reasons(self) -> None:
        """Show the reasons, those that hold ticked."""
        on = reasons_of(self.intake, self.kind())
        self.page.ask.show_reasons(list(REASONS.items()), on)

    def refresh_finish(self) -> None:
        """Say what finishing will do."""
        self.page.next.show_finish(
            book=self.booking.finish_words(),
            handouts=self.questions.finish_words(),
            question=bool(self.intake.question),
        )
        self.page.next.show_read_back(self.booking.read_back())

    def _tick(self) -> None:
        now = self.services.clock.now()
        self.page.timer.setText(timer(int((now - self.intake.started).total_seconds())))
        number = str(self.page.caller.values()["number"])
        line = self.services.settings.clinic().line
        start = clock(self.intake.started, self.where)
        facts = f"to {line} · started {start}" if not self.intake.walk_in else f"since {start}"
        self.page.facts.setText(f"{number} {facts}".strip() if not self.intake.walk_in else facts)
        self.booking.tick(now)

    def step_taken(self, step: CrisisStep, taken: datetime) -> None:
        """Note a step of the crisis card; taking it away again is not possible, as in life."""
        if step not in [one.step for one in self.intake.steps]:
            self.intake.steps.append(StepTaken(step, taken))
            self.intake.own_reasons.pop(Reason.CRISIS, None)
        self.touched()

    # -- drafts -------------------------------------------------------------------------------

    def payload(self) -> dict[str, Any]:
        """All of the call as its draft holds it."""
        intake = self.intake
        return {
            "request": str(intake.request),
            "started": intake.started.isoformat(),
            "walk_in": intake.walk_in,
            "caller": self.page.caller.values(),
            "next": self.page.next.values(),
            "person": intake.person.id if intake.person else None,
            "topics": list(intake.topics),
            "own_handouts": self.questions.own_handouts(),
            "own_reasons": {str(one): on for one, on in intake.own_reasons.items()},
            "booking": self.booking.payload(),
            "changed_visits": {str(k): str(one) for k, one in intake.changed_visits.items()},
            "unanswered": list(intake.unanswered),
            "question": intake.question,
            "search": self.page.ask.search.text(),
            "place": intake.place,
            "steps": [[str(one.step), one.taken.isoformat()] for one in intake.steps],
        }

    def save_draft(self) -> None:
        """Keep what was typed, durably and off the window's thread."""
        key, payload = self.key, self.payload()
        now = self.services.clock.now()
        self.tasks.run(
            lambda: self.services.drafts.save(key, payload, now),
            lambda _none: self.page.saved.setText("Draft saved"),
            lambda error: self.page.saved.setText(f"Draft not saved. {sentence(error)}"),
            writes=True,
        )

    def discard(self) -> None:
        """Put the call aside: its time is free again, its draft stays until it is taken up.

        A call in which nothing was typed leaves no draft.
        """
        draft = Draft(self.key, self.services.clock.now(), self.payload())
        empty = self._is_empty()
        self.booking.release()
        self.stop()
        drafts = self.services.drafts
        self._all_tasks.run(
            lambda: (
                drafts.discard(draft.key)
                if empty
                else drafts.save(draft.key, draft.payload, draft.saved)
            ),
            lambda _none: None,
            lambda error: self.told.emit(f"Draft not saved. {sentence(error)}"),
            writes=True,
        )
        self.put_aside.emit(None if empty else draft)
        self.closed.emit()

    def _is_empty(self) -> bool:
        caller, intake = self.page.caller.values(), self.intake
        typed = (caller["number"], caller["name"], caller["born"], caller["notes"])
        found = (intake.person, intake.topics, intake.steps, intake.question, intake.unanswered)
        return not any((*typed, *found, intake.place, self.page.ask.search.text()))

    def stop(self) -> None:
        """Stop the clocks of this call, and take no more answers."""
        self.services.drafts.live = ""
        self._second.stop()
        self._pause.stop()
        self._own_tasks.close()

    def done(self, result: FinishResult) -> None:
        """The call is finished: forget its draft and tell what came of it."""
        self.stop()
        key = self.key
        self._all_tasks.run(
            lambda: self.services.drafts.discard(key), lambda _none: None, lambda _error: None,
            writes=True,
        )  # fmt: skip
        self.finished.emit(result)
        self.closed.emit()

    # -- what one part has another do ---------------------------------------------------------

    def suggest_visit(self, key: ServiceTypeId) -> None:
        """Look for openings of this kind of visit."""
        self.booking.suggest(key)

    def take_opening(self, opening: Opening) -> None:
        """Hold a time that was chosen elsewhere, and look for its kind of visit."""
        self.booking.suggest(opening.type)
        self.booking.take(opening)

    def offer_handouts(self) -> None:
        """Offer the handouts that go with what was spoken of and held."""
        self.questions.refresh_handouts()

    def offer_instead(self, error: SlotTaken) -> None:
        """Show the next openings like the one that was taken."""
        self.booking.offer_instead(error)

    def merge_person(self, current: Person) -> None:
        """Another window edited the person who calls: take over what was not typed here."""
        self.caller.merge(current)

    # -- what others did ----------------------------------------------------------------------

    def changed(self, change: Change) -> None:
        """Another window booked, or this one: the openings are looked for again."""
        self.booking.changed(change)
        self.caller.changed(change)

    def problem(self, error: Exception) -> None:
        """Say what is wrong where it is wrong."""
        words = sentence(error)
        if isinstance(error, Invalid) and self.page.caller.show_problem(error.field, words):
            self.page.show_problem("")
            return
        self.page.show_problem(words)

    def open_tab(self, tab: Tab) -> None:
        """Open a tab of "What happens next"."""
        self.page.next.open_tab(tab)
