"""What they ask: the look-up as the caller speaks, and the card of the answer that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut

from ui.treatments.card_view import CardView
from ui.treatments.crisis_strip import CrisisStrip
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Notice, Rule
from ui.widgets.chips import Chips
from ui.widgets.entry_list import Entry, EntryList
from ui.widgets.fields import SearchField
from ui.widgets.layout import Wrap, column, held
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.treatments.model import LookUp, Topic

LONGEST = 2000
NOTHING = (
    "Not in the approved text. Say that you will find out, then take a message, send the question "
    "to a clinician, or route the call."
)


class AskPanel(Card):
    """The middle of the live call. It asks nobody: it says what was typed and what was chosen."""

    typed = Signal(str)
    answer_taken = Signal(int)
    answer_moved = Signal(int)
    question_sent = Signal()
    message_wanted = Signal()
    route_wanted = Signal()
    crisis_wanted = Signal()
    reason_toggled = Signal(object, bool)
    topic_removed = Signal(object)
    handout_toggled = Signal(object, bool)

    def __init__(self) -> None:
        self.search = SearchField("What they ask", "Ctrl+F", "Type as the caller speaks")
        self.search.setMaxLength(LONGEST)
        self.answers = EntryList("Answers", keys=True)
        self.answers.steer(self.search)
        self.crisis = Button("Crisis card", "danger", name="Open the crisis card", cap="F9")
        self.strip = CrisisStrip(self.crisis)
        self._heard, self._noted, self._without = False, False, False
        self.corrected = Text("", "caption", "ink_secondary", wrap=True)
        self.nothing = Notice(tone="lavender")
        self.card = CardView()
        self.send = Button("Send question to a clinician", "small")
        self.message = Button("Take a message", "small")
        self.route = Button("Route the call", "small")
        self.reasons = Chips("Why they call")
        self.topics = Chips("Asked about", removable=True)
        self.handouts = Chips("Handouts")
        self._titles = {
            name: Text(words, "section", "ink_secondary")
            for name, words in (
                ("reasons", "WHY THEY CALL"), ("topics", "ASKED ABOUT"), ("handouts", "HANDOUTS"),
            )
        }  # fmt: skip
        self._later = held(Wrap(self.message, self.route, gap=8))
        self._rule = Rule()
        foot = held(
            column(
                self._rule,
                self._titles["topics"], self.topics,
                self._titles["handouts"], self.handouts,
                gap=7,
            )
        )  # fmt: skip
        beside = Text("type as the caller speaks", "body", "ink_secondary")
        super().__init__("What they ask", beside, foot)
        self.first = self.search
        self._column = column(
            self.search, self.strip, self.corrected, self.answers, self.nothing, self._later,
            self.card, self._titles["reasons"], self.reasons, None,
        )  # fmt: skip
        self.fill(self._column)
        self._wire()
        self.show_answers(None)
        self.show_reasons((), ())
        self.show_topics(())
        self.show_handouts((), ())

    def _wire(self) -> None:
        self.search.textChanged.connect(self.typed)
        self.answers.taken.connect(self.answer_taken)
        self.answers.moved.connect(self.answer_moved)
        self.send.clicked.connect(self.question_sent)
        self.message.clicked.connect(self.message_wanted)
        self.route.clicked.connect(self.route_wanted)
        self.crisis.clicked.connect(self.crisis_wanted)
        self.reasons.toggled.connect(self.reason_toggled)
        self.topics.removed.connect(self.topic_removed)
        self.handouts.toggled.connect(self.handout_toggled)
        QShortcut(QKeySequence("Ctrl+F"), self, self._to_search)

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def show_answers(
        self, found: LookUp | None, current: int = 0, *, settled: bool = False
    ) -> None:
        """Show what the catalogue answers, the row `current` chosen; None before any word.

        `settled` when no key press asked for it: then nothing moves under the pointer.
        """
        answers = found.answers if found else ()
        self.answers.show_entries(
            tuple(
                Entry(one.title, one.why, keys=f"Ctrl+{place}" if place <= 3 else "")  # noqa: PLR2004
                for place, one in enumerate(answers, 1)
            ),
            current,
        )
        mended = found.corrected if found else None
        self.corrected.setText(f"Showing \u201c{mended}\u201d" if mended else "")
        self.corrected.setVisible(bool(mended))
        self._heard = found is not None and found.strip
        self._without = found is not None and not answers
        self._show_danger(settled=settled)
        if self._without:
            self.show_topic(None)
            self.send.setParent(self._later)
            layout = self._later.layout()
            if layout is not None and layout.indexOf(self.send) < 0:
                layout.addWidget(self.send)
            self.send.show()

    def show_noted(self, *, danger: bool) -> None:
        """Say that what is noted of the caller speaks of danger, or no longer does."""
        self._noted = danger
        self._show_danger(settled=True)

    def _show_danger(self, *, settled: bool) -> None:
        """The strip; what to do without an answer only where nobody may be in danger."""
        danger = self._heard or self._noted
        self.strip.show_for(self._column, self.answers, danger=danger, settled=settled)
        advised = self._without and not danger
        self.nothing.say(NOTHING if advised else "")
        self._later.setVisible(advised)

    def show_topic(self, topic: Topic | None) -> None:
        """Show the card of a topic."""
        layout = self._later.layout()
        if topic is not None and layout is not None and layout.indexOf(self.send) >= 0:
            layout.removeWidget(self.send)
        self.card.show_topic(topic, (self.send,))
        self.refit()

    def show_reasons(self, options: Sequence[tuple[object, str]], on: Sequence[object]) -> None:
        """Show the reasons there are, the chosen ones ticked."""
        self.reasons.show_chips(options, on)
        self._titles["reasons"].setVisible(bool(options))

    def show_topics(self, topics: Sequence[tuple[object, str]]) -> None:
        """Show the topics that were looked up, each to be taken away again."""
        self.topics.show_chips(topics)
        self._titles["topics"].setVisible(bool(topics))
        self._show_rule()

    def show_handouts(self, options: Sequence[tuple[object, str]], on: Sequence[object]) -> None:
        """Show the handouts to offer, the chosen ones ticked."""
        self.handouts.show_chips(options, on)
        self._titles["handouts"].setVisible(bool(options))
        self._show_rule()

    def _show_rule(self) -> None:
        self._rule.setVisible(
            any(not self._titles[one].isHidden() for one in ("topics", "handouts"))
        )
