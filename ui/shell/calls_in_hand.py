"""The call in hand: one live call at a time, from F2 to its finish, and drafts left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.messages import clock, near_day

if TYPE_CHECKING:
    from frontdesk.changes import Change
    from frontdesk.desk.drafts import Draft
    from frontdesk.desk.model import FinishResult
    from frontdesk.schedule.model import Appointment
    from frontdesk.services import Services
    from ui.background import QtTasks
    from ui.live_call.page import LiveCallPage
    from ui.live_call.presenter import LiveCallPresenter
    from ui.shell.frame import Frame


_NATIONAL = 10  # digits of a number of the home plan
_SHORT_NAME = 30  # letters of a provider's name for which a word at the foot has room


class CallsInHand:
    """Begins, keeps and closes the live call.

    Before the services are there the page takes what is typed; the presenter takes over from it.
    """

    def __init__(self, window: Frame) -> None:
        self._window = window
        self._services: Services | None = None
        self._tasks: QtTasks | None = None
        self.page: LiveCallPage | None = None
        self.presenter: LiveCallPresenter | None = None
        self._walk_in = False
        self._number = ""

    @property
    def is_open(self) -> bool:
        """Whether a call is in hand."""
        return self.page is not None

    def attach(self, services: Services, tasks: QtTasks) -> None:
        """The services are there: a call that was begun goes on, drafts left behind are told."""
        self._services, self._tasks = services, tasks
        if self.page is not None:
            self._take_over(self.page)
        else:
            tasks.run(services.drafts.all, self._tell_drafts, lambda _error: None)

    def lost(self) -> None:
        """There is no store: a call that was begun stays on the screen to be copied from."""
        if self.page is not None:
            self.page.finish.setEnabled(False)
            self.page.show_problem("There is no store. Write down what matters, then start again.")

    # -- beginning ----------------------------------------------------------------------------

    def begin(self, number: object = "") -> None:
        """A new call; one that is in hand already is shown instead."""
        self._begin(number=number if isinstance(number, str) else "")

    def begin_walk_in(self) -> None:
        """A visitor at the desk: the same page without a number."""
        self._begin(walk_in=True)

    def _begin(
        self, *, number: str = "", walk_in: bool = False, draft: Draft | None = None
    ) -> None:
        if self.page is not None:
            self._another(number, asked=draft is not None)
            return
        self._window.leave_crisis()
        self._walk_in, self._number = walk_in, number
        from ui.live_call.page import LiveCallPage

        page = self.page = LiveCallPage()
        page.ask.crisis_wanted.connect(self._window.open_crisis)
        self._window.stack.addWidget(page)
        if self._services is not None:
            self._take_over(page, draft)
        else:
            page.show_walk_in(walk_in=walk_in)
            page.caller.number.setText(number)
            page.finish.setEnabled(False)
            page.saved.setText("Opening the records\u2026")
        self._window.go("calls")

    def _another(self, number: str, *, asked: bool) -> None:
        """A second call while one is in hand: say who, and leave the hands where they type."""
        if number and number != self._number:
            from frontdesk.people.rules.numbers import digits_of, national

            digits = digits_of(number)[-10:]
            shown = national(f"+1{digits}") if len(digits) == _NATIONAL else number
            self._window.toast(f"Another call: {shown}. Finish this one or put it aside first.")
        elif asked:
            self._window.toast("A call is in hand. Finish it or put it aside first.")
        if number or self.page is None:
            return
        back = self._window.stack.currentWidget() is not self.page
        if back:
            self._window.go("calls")
        if self.page.caller.number.hasFocus():
            self.page.caller.number.selectAll()  # what is typed now must not be glued on
        if not back and not asked:
            self._window.toast("A call is open. Finish it or put it aside before the next.")

    def _take_over(self, page: LiveCallPage, draft: Draft | None = None) -> None:
        if self._services is None or self._tasks is None:
            return
        from ui.live_call.presenter import LiveCallPresenter

        presenter = self.presenter = LiveCallPresenter(page, self._services, self._tasks)
        presenter.finished.connect(self._finished)
        presenter.put_aside.connect(self._tell_put_aside)
        presenter.closed.connect(self._close)
        presenter.leads_to.connect(self._window.lead)
        presenter.told.connect(self._window.toast)
        if draft is not None:
            presenter.resume(draft)
        else:
            presenter.begin(page.caller.number.text() or self._number, walk_in=self._walk_in)

    def resume(self, draft: object) -> None:
        """Go on with a call whose draft was left behind."""
        from frontdesk.desk.drafts import Draft

        if isinstance(draft, Draft):
            self._begin(draft=draft)

    def book(self, wanted: object) -> None:
        """Book from elsewhere: that kind of visit is looked for, or that very time is held."""
        from frontdesk.identity import ServiceTypeId
        from frontdesk.schedule.model import Opening

        self._begin(walk_in=self.page is None)
        if self.presenter is None:
            return
        if isinstance(wanted, Opening):
            self.presenter.take_opening(wanted)
        elif isinstance(wanted, str):
            self.presenter.suggest_visit(ServiceTypeId(wanted))

    def unanswered(self, about: tuple[str, str]) -> None:
        """Take up in a call what the approved text does not answer: what to do, and the words."""
        what, words = about
        if self.page is None:
            self._begin()
        else:
            self._window.go("calls")
        if self.page is not None:
            ask = self.page.ask
            ask.search.setText(words)
            signals = {"clinician": ask.question_sent, "message": ask.message_wanted}
            signals.get(what, ask.route_wanted).emit()

    # -- ending -------------------------------------------------------------------------------

    def _finished(self, result: FinishResult) -> None:
        booked = result.appointment
        if booked is not None and self._services is not None:
            words = f"Call finished. {booked_words(booked, self._services)}"
        else:
            from frontdesk.calls.rules.labels import OUTCOMES

            logged = self.presenter.finishing.logged if self.presenter else None
            words = f"Call finished: {OUTCOMES[logged]}." if logged else "Call finished."
        key = result.call
        self._window.toast(words, lambda: self._window.lead("correct", key), "Correct")

    def _tell_put_aside(self, draft: object) -> None:
        if draft is None:
            self._window.toast("Nothing was typed, so nothing was kept.")
        else:
            self._window.toast(
                "The call was put aside. Today shows it under Needs attention.",
                lambda: self.resume(draft),
            )

    def _close(self) -> None:
        page, self.page, self.presenter = self.page, None, None
        if page is not None:
            self._window.stack.removeWidget(page)
            page.deleteLater()
        self._window.go(self._window.here if self._window.here != "calls" else "today")

    def keep(self) -> None:
        """Keep the draft of the call in hand now; the call goes on."""
        if self.presenter is not None:
            self.presenter.save_draft()

    def end(self) -> None:
        """Keep the draft of the call in hand; the window is closing."""
        self.keep()
        if self.presenter is not None:
            self.presenter.stop()

    def changed(self, change: Change) -> None:
        """Tell the call in hand what others did."""
        if self.presenter is not None:
            self.presenter.changed(change)

    # -- drafts -------------------------------------------------------------------------------

    def _tell_drafts(self, drafts: list[Draft]) -> None:
        if drafts and self.page is None and self._services is not None:
            saved = clock(drafts[0].saved, self._services.settings.zone())
            self._window.toast(
                f"A call from {saved} was not finished. Today shows it under Needs attention."
            )


def booked_words(visit: Appointment, services: Services) -> str:
    """For when and where a visit was booked, and with whom where the name is short."""
    where = services.settings.zone()
    today = services.clock.now().astimezone(where).date()
    near = near_day(visit.start.astimezone(where).date(), today)
    near = near.lower() if near in ("Today", "Tomorrow") else near
    with_whom = f", with {visit.provider_name}" if len(visit.provider_name) <= _SHORT_NAME else ""
    return f"Booked for {near}, {clock(visit.start, where)} at {visit.office_name}{with_whom}."
