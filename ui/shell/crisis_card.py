"""The crisis card over whatever is on the screen, and its steps on the call in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.messages import clock, timer
from ui.widgets.layout import column

if TYPE_CHECKING:
    from frontdesk.calls.model import CrisisStep
    from frontdesk.services import Services
    from ui.crisis.panel import CrisisPanel
    from ui.shell.calls_in_hand import CallsInHand
    from ui.shell.frame import Frame


class CrisisCard:
    """Opens at one key, with or without services; what was ticked is kept with its time."""

    def __init__(self, window: Frame, calls: CallsInHand) -> None:
        self._window, self._calls = window, calls
        self._services: Services | None = None
        self.panel: CrisisPanel | None = None
        self._page: QWidget | None = None
        self._before: QWidget | None = None

    @property
    def is_open(self) -> bool:
        """Whether the card is on the screen."""
        return self._page is not None and self._window.stack.currentWidget() is self._page

    def attach(self, services: Services) -> None:
        """Now the clinician on call can be named, and a call's clock is at hand."""
        self._services = services
        if self.is_open:
            self._fill()

    def open(self) -> None:
        """Open the card; a call is begun with it, so that nothing that is ticked is lost."""
        if self.is_open:
            return
        if not self._calls.is_open:
            self._calls.begin()
        self._before = self._window.stack.currentWidget()
        if self.panel is None:
            from ui.crisis.panel import CrisisPanel

            self.panel = CrisisPanel()
            self.panel.closed.connect(self.close)
            self.panel.step_ticked.connect(self._ticked)
            self.panel.place_typed.connect(self._place)
            self.panel.print_wanted.connect(self._print)
            self._page = QWidget()
            box = column(self.panel)
            box.setContentsMargins(24, 20, 24, 20)
            self._page.setLayout(box)
            self._window.stack.addWidget(self._page)
        from frontdesk.calls.model import CrisisStep

        self._note(CrisisStep.CARD_OPENED)
        self._fill()
        if self._page is not None:
            self._window.stack.setCurrentWidget(self._page)
        self.panel.place.setFocus()

    def _fill(self) -> None:
        if self.panel is None:
            return
        presenter = self._calls.presenter
        if presenter is not None and self._services is not None:
            clinic = self._services.settings.clinic()
            self.panel.show_clinician(
                clinic.on_call_name, clinic.on_call_number, clinic.crisis_card_approved_by
            )
            seconds = int((self._services.clock.now() - presenter.intake.started).total_seconds())
            number = presenter.page.caller.number.text()
            self.panel.show_state(f"Call stays open · {timer(seconds)}", number)
            if self.panel.place.text() != presenter.intake.place:
                self.panel.place.setText(presenter.intake.place)
        self._show_steps()

    def _show_steps(self) -> None:
        presenter = self._calls.presenter
        if self.panel is None or presenter is None or self._services is None:
            return
        where = self._services.settings.zone()
        self.panel.show_steps(
            {one.step: clock(one.taken, where, seconds=True) for one in presenter.intake.steps}
        )

    def _note(self, step: CrisisStep) -> None:
        presenter = self._calls.presenter
        if presenter is not None and self._services is not None:
            presenter.step_taken(step, self._services.clock.now())

    def _ticked(self, step: CrisisStep) -> None:
        self._note(step)
        self._show_steps()

    def _place(self, text: str) -> None:
        presenter = self._calls.presenter
        if presenter is not None:
            presenter.intake.place = text
            from frontdesk.calls.model import CrisisStep

            if text.strip():
                self._note(CrisisStep.ASKED_WHERE)
                self._show_steps()
            presenter.touched()

    def _print(self) -> None:
        if self._services is not None:
            self._window.lead("print-pdf", ("Crisis card", self._services.handouts.crisis_card))

    def close(self) -> None:
        """Back to the call."""
        self.leave()
        self._window.go("calls")

    def leave(self) -> None:
        """Another page is opened: the card is put away, its steps stay on the call."""
        presenter = self._calls.presenter
        if self.is_open and presenter is not None and self.panel is not None:
            number = self.panel.call_back.text()
            if number and not presenter.page.caller.number.text():
                presenter.page.caller.number.setText(number)
