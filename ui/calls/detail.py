"""One call of the log beside the list: what was said, done and promised, and its history."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal

from frontdesk.audit.model import AuditEvent
from frontdesk.calls.model import Call, FollowUp
from frontdesk.calls.rules.labels import STEPS
from ui.calls.words import about, number_of, outcomes, reasons, who
from ui.facts import Facts, copyable
from ui.history import history_lines
from ui.messages import clock, duration, moment
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.layout import Wrap, column, held
from ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class ShownCall:
    """A call with what its card shows beside the call itself."""

    call: Call
    topics: tuple[str, ...]
    handouts: tuple[str, ...]
    history: tuple[AuditEvent, ...]
    where: ZoneInfo


class CallCard(Card):
    """The chosen call; its buttons say what is wanted of it."""

    correct_wanted = Signal()
    follow_up_wanted = Signal()
    person_wanted = Signal()
    call_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Call")
        self.name = copyable("", "strong")
        self.when = Text("", "body", "ink_secondary", wrap=True)
        self.facts = Facts("What is known of this call")
        self.history = Facts("History of this call", below=True)
        self._history_title = Text("History", "strong")
        self.correct = Button("Correct", "small", "Ctrl+E", "Correct this call")
        self.follow_up = Button("Add follow-up", "small", name="Add a follow-up to this call")
        self.person = Button("Open person", "small", name="Open the person of this call")
        self.call_back = Button("Call this number", "small")
        self._buttons = held(Wrap(self.correct, self.follow_up, self.person, self.call_back))
        self._nothing = Text("Choose a call to see it here.", "body", "ink_secondary", wrap=True)
        self.fill(
            column(
                self._nothing, self.name, self.when, self._buttons, self.facts,
                self._history_title, self.history, None, gap=8,
            )
        )  # fmt: skip
        self.correct.clicked.connect(self.correct_wanted)
        self.follow_up.clicked.connect(self.follow_up_wanted)
        self.person.clicked.connect(self.person_wanted)
        self.call_back.clicked.connect(self.call_wanted)
        self.show_call(None)

    def show_call(self, shown: ShownCall | None) -> None:
        """Show a call, or that none is chosen."""
        self._nothing.setVisible(shown is None)
        for part in (self.name, self.when, self._buttons):
            part.setVisible(shown is not None)
        self._history_title.setVisible(shown is not None and bool(shown.history))
        self.correct.setEnabled(shown is not None)
        if shown is None:
            self.facts.show_facts(())
            self.history.show_facts(())
            return
        call, entry, where = shown.call, shown.call.entry, shown.where
        self.name.setText(who(call))
        long = duration(entry.seconds)
        self.when.setText(f"{moment(entry.started, where)} \u00b7 {long} \u00b7 by {call.agent}")
        self.person.setVisible(entry.person is not None)
        self.call_back.setVisible(bool(entry.number))
        self.facts.show_facts(_facts(shown))
        self.history.show_facts(history_lines(shown.history, where))
        self.refit()


def _facts(shown: ShownCall) -> list[tuple[str, str]]:
    call, entry, where = shown.call, shown.call.entry, shown.where
    steps = ", ".join(f"{STEPS[one.step]} {clock(one.taken, where)}" for one in entry.steps)
    return [
        ("Number", number_of(call) if call.person_name else ""),
        ("Why they called", reasons(call)),
        ("What came of it", outcomes(call)),
        ("Calling for", "" if entry.calling_for == "themselves" else entry.calling_for),
        ("Spoken of", ", ".join(shown.topics)),
        ("Handouts", ", ".join(shown.handouts)),
        ("Crisis card", steps[:1].upper() + steps[1:]),
        ("Where they are", entry.place),
        *((_state(one, where), about(one)) for one in call.follow_ups),
        ("Note", entry.note),
    ]


def _state(one: FollowUp, where: ZoneInfo) -> str:
    if one.done is not None:
        return f"Follow-up, done {moment(one.done, where)} by {one.done_by}"
    return f"Follow-up, due {moment(one.due, where)}"
