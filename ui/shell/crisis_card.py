"""The crisis card over whatever is on the screen, and its steps on the call in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.messages import clock, timer
from ui.widgets.layout import column

if TYPE_CHECKING:
    from datetime import datetime

    from frontdesk.calls.model import CrisisStep
    from frontdesk.services import Services
    from ui.crisis.panel import CrisisPanel
    from ui.shell.calls_in_hand import CallsInHand
    from ui.shell.frame import Frame

_SECOND = 1000


class CrisisCard:
    """Opens at one key, with or without services; what was ticked is kept with its time."""

    def __init__(self, window: Frame, calls: CallsInHand) -> None:
        self._window, self._calls = window, calls
        self._services: Services | None = None
        self.panel: CrisisPanel | None = None
        self._page: QWidget | None = None
        self._early: list[tuple[CrisisStep, datetime]] = []  # taken before the store was open
        self._second = QTimer(window.widget())
        self._second.setInterval(_SECOND)
        self._second.timeout.connect(self._show_length)

    @property
    def is_open(self) -> bool:
        """Whether the card is on the screen."""
        return self._page is not None and self._window.stack.currentWidget() is self._page

    def attach(self, services: Services) -> None:
        """The store is open: what was ticked and typed on the card goes to its call."""
        self._services = services
        presenter = self._calls.presenter
        if self.panel is None or presenter is None:
            return
        for step, taken in self._early:
            presenter.step_taken(step, taken)
        self._early = []
        if self.panel.place.text():
            self._place(self.panel.place.text())
        if self.panel.call_back.text():
            self._call_back(self.panel.call_back.text())
        self._fill()

    def open(self) -> None:
        """Open the card; a call is begun with it, so that nothing that is ticked is lost."""
        if self.is_open:
            return
        if not self._calls.is_open:
            self._calls.begin()
        if self.panel is None:
            self._page = self._build()
        from frontdesk.calls.model import CrisisStep

        self._note(CrisisStep.CARD_OPENED)
        if self._page is not None and self.panel is not None:
            self._window.stack.setCurrentWidget(self._page)
            self.panel.place.setFocus()
            self._second.start()
        self._fill()

    def _build(self) -> QWidget:
        from ui.crisis.panel import CrisisPanel

        panel = self.panel = CrisisPanel()
        panel.closed.connect(self.close)
        panel.step_ticked.connect(self._ticked)
        panel.place_typed.connect(self._place)
        panel.call_back_typed.connect(self._call_back)
        panel.print_wanted.connect(self._print)
        page = QWidget()
        box = column(panel)
        box.setContentsMargins(24, 20, 24, 20)
        page.setLayout(box)
        self._window.stack.addWidget(page)
        return page

    def _fill(self) -> None:
        presenter = self._calls.presenter
        if self.panel is not None and presenter is not None and self._services is not None:
            clinic = self._services.settings.clinic()
            self.panel.show_clinician(
                clinic.on_call_name, clinic.on_call_number, clinic.crisis_card_approved_by
            )
            self.panel.show_typed(presenter.intake.place, presenter.page.caller.number.text())
        self._show_length()
        self._show_steps()

    def _show_length(self) -> None:
        presenter = self._calls.presenter
        if self.panel is None or presenter is None or self._services is None:
            return
        seconds = int((self._services.clock.now() - presenter.intake.started).total_seconds())
        self.panel.show_state(f"Call stays open \u00b7 {timer(seconds)}")

    def _show_steps(self) -> None:
        if self.panel is None:
            return
        presenter = self._calls.presenter
        if presenter is None or self._services is None:
            # Without the store the clinic's zone is not known: the ticks alone are shown.
            self.panel.show_steps({step: "\u2713" for step, _ in self._early})
            return
        where = self._services.settings.zone()
        self.panel.show_steps(
            {one.step: clock(one.taken, where, seconds=True) for one in presenter.intake.steps}
        )

    def _note(self, step: CrisisStep) -> None:
        presenter = self._calls.presenter
        if presenter is not None and self._services is not None:
            presenter.step_taken(step, self._services.clock.now())
        elif step not in [one for one, _ in self._early]:
            from frontdesk.clock import SystemClock  # not before the first paint

            self._early.append((step, SystemClock().now()))

    def _ticked(self, step: CrisisStep) -> None:
        self._note(step)
        self._show_steps()

    def _place(self, text: str) -> None:
        from frontdesk.calls.model import CrisisStep

        if text.strip():
            self._note(CrisisStep.ASKED_WHERE)
            self._show_steps()
        if (presenter := self._calls.presenter) is not None:
            presenter.intake.place = text
            presenter.touched()

    def _call_back(self, text: str) -> None:
        """The number to call back is the call's number, wherever it is typed."""
        if self._calls.page is not None:
            self._calls.page.caller.number.setText(text)

    def _print(self) -> None:
        if self._services is not None:
            self._window.lead("print-pdf", ("Crisis card", self._services.handouts.crisis_card))

    def close(self) -> None:
        """Back to the call, where the hands were."""
        page = self._calls.page
        last = page.focusWidget() if page is not None else None
        self._window.go("calls")
        if last is not None:
            last.setFocus()

    def leave(self) -> None:
        """Another page is opened: the card is put away, its steps stay on the call."""
        self._second.stop()
