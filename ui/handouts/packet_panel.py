"""This packet: for whom, how it looks, and where it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from frontdesk.handouts.model import PacketOptions, Paper, Tone, TypeSize
from ui.handouts.printer_fields import PrinterFields
from ui.messages import born, sentence
from ui.widgets.announce import announce
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Notice
from ui.widgets.check_line import CheckLine
from ui.widgets.chips import Chips
from ui.widgets.entry_list import Entry, EntryList
from ui.widgets.fields import Choice, FormField, LineField
from ui.widgets.layout import Wrap, column, held, row, show_if
from ui.widgets.segmented import Segmented
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.people.model import PersonMatch

NOBODY = "Nobody is found by that. A packet can be printed for nobody in particular."
TICK = "Tick the handouts that go into the packet."
_SIZES = {"Standard": TypeSize.STANDARD, "Large print": TypeSize.LARGE}
_PAPERS = {"Letter": Paper.LETTER, "A4": Paper.A4}
PAPERS = {one: words for words, one in _PAPERS.items()}
TONES = (
    (Tone.COLOUR, "Color"), (Tone.BLACK, "Black only"), (Tone.HIGH_CONTRAST, "High contrast"),
)  # fmt: skip
LANGUAGES = {"en": "English", "es": "Spanish"}


class PacketPanel(Card):
    """The right column. The first name is printed only where its box is ticked, by hand."""

    person_typed = Signal(str)
    person_taken = Signal(int)
    person_removed = Signal()
    name_ticked = Signal(bool)
    visit_ticked = Signal()
    look_changed = Signal()
    kept = Signal()
    again = Signal()
    save = Signal()

    def __init__(self) -> None:
        self.summary = Text(TICK, "body", "ink_secondary", wrap=True)
        self.person = LineField("Name, birth date or number")
        self._for = FormField("For", self.person, "optional")
        self.matches = EntryList("People found")
        self.matches.steer(self.person)
        self.nobody = Text(NOBODY, "caption", "ink_secondary", wrap=True)
        self.chosen = Chips("For", removable=True)
        self._chosen = held(column(Text("For", "label", "ink_secondary"), self.chosen, gap=5))
        self.name = CheckLine("Put first name on the page")
        self.letters = Notice(tone="alert")
        self.type = Segmented("Size of type", tuple(_SIZES))
        self.paper = Segmented("Paper", tuple(_PAPERS))
        self.visit = CheckLine("Put the visit on the first page")
        self.language, self.tone = Choice((("en", "English"),)), Choice(TONES)
        self.remember = CheckLine("Remember this language for them")
        self.fields = PrinterFields(ranged=True)
        self.keep = Button("Keep this look for these handouts", "small")
        self.problem = Notice(tone="alert")
        self.sent = Notice(tone="ok")
        self.copy_address = Button("Copy their email address", "small")
        self._copy = held(row(self.copy_address, None))
        self.retry = Button("Try again", "small", name="Try to print again")
        self.instead = Button("Save PDF", "small", name="Save as PDF instead")
        self._then = held(Wrap(self.retry, self.instead))
        super().__init__("This packet")
        self.first = self.person
        look = row(FormField("Language", self.language), FormField("Ink", self.tone), gap=8)
        look.setStretch(0, 1)
        look.setStretch(1, 1)
        self.fill(
            column(
                self.problem, self._then, self.sent, self._copy,
                self.summary,
                self._for, self.matches, self.nobody, self._chosen, self.name, self.letters,
                self.visit, FormField("Size of type", self.type), look, self.remember,
                FormField("Paper", self.paper), self.fields, held(row(self.keep, None)), None,
                gap=10,
            )
        )  # fmt: skip
        self._theirs = ""
        self._wire()
        self.show_person("")
        self.show_problem("")
        self.show_sent("")

    def _wire(self) -> None:
        self.person.textEdited.connect(self.person_typed)
        self.matches.taken.connect(self.person_taken)
        self.matches.clicked.connect(lambda index: self.person_taken.emit(index.row()))
        self.chosen.removed.connect(lambda _value: self.person_removed.emit())
        self.name.toggled.connect(self.name_ticked)
        self.type.chosen.connect(lambda _words: self._look_chosen())
        self.paper.chosen.connect(lambda _words: self._look_chosen())
        for choice in (self.language, self.tone):
            choice.chosen.connect(lambda _value: self._look_chosen())
        self.visit.toggled.connect(lambda _on: self.visit_ticked.emit())
        self.keep.clicked.connect(self.kept)
        self.retry.clicked.connect(self.again)
        self.instead.clicked.connect(self.save)

    # -- for whom -----------------------------------------------------------------------------

    def show_matches(self, found: Sequence[PersonMatch] | None) -> None:
        """Show the people found; None while nothing was typed."""
        entries = [Entry(one.name, born(one.born), tag=one.why) for one in found or ()]
        self.matches.show_entries(entries)
        self.nobody.setVisible(found is not None and not found)

    def show_person(self, name: str, first_name: str = "") -> None:
        """Show for whom the packet is; nobody's box is never ticked for them."""
        self.show_matches(None)
        self._for.setVisible(not name)
        self._chosen.setVisible(bool(name))
        self.chosen.show_chips([(name, name)] if name else ())
        self.person.clear()
        self.set_named(on=False)
        self.name.setEnabled(bool(first_name))
        self.show_visit("")
        self.show_language("")
        self.show_letters(())

    def set_named(self, *, on: bool) -> None:
        """Tick or untick the box of the first name without telling so."""
        self.name.blockSignals(True)  # noqa: FBT003 -- Qt's own
        self.name.setChecked(on)
        self.name.blockSignals(False)  # noqa: FBT003 -- Qt's own

    def show_visit(self, words: str) -> None:
        """Offer to print the visit that is ahead, said in words; none where there is none."""
        self.visit.blockSignals(True)  # noqa: FBT003 -- Qt's own
        self.visit.setChecked(False)
        self.visit.blockSignals(False)  # noqa: FBT003 -- Qt's own
        self.visit.say(f"Put the visit on the first page: {words}")
        show_if(self.visit, words)

    def show_language(self, theirs: str) -> None:
        """Know the person's language, to offer that another one is remembered for them."""
        self._theirs = theirs
        self.remember.setChecked(False)
        show_if(self.remember, theirs and theirs != self.language.value())

    def show_letters(self, letters: Sequence[str]) -> None:
        """Name the letters of the first name that the pages cannot show."""
        words = " ".join(letters)
        self.letters.say(
            f"The pages cannot show these letters of the name: {words}. It stays off the page."
            if letters
            else ""
        )

    # -- how it looks -------------------------------------------------------------------------

    @property
    def look(self) -> PacketOptions:
        """How the packet is to look, for nobody in particular."""
        return PacketOptions(
            _SIZES[self.type.value()],
            _PAPERS[self.paper.value()],
            str(self.language.value() or "en"),
            tone=Tone(str(self.tone.value())),
        )

    def set_look(self, look: PacketOptions) -> None:
        """Choose size, paper, language and ink, telling so once."""
        if look == self.look:
            return
        parts = (self.type, self.paper, self.language, self.tone)
        for part in parts:
            part.blockSignals(True)  # noqa: FBT003 -- Qt's own
        self.type.set_value(next(words for words, one in _SIZES.items() if one is look.size))
        self.paper.set_value(PAPERS[look.paper])
        self.language.set_value(look.language)
        self.tone.set_value(look.tone)
        for part in parts:
            part.blockSignals(False)  # noqa: FBT003 -- Qt's own
        self._look_chosen()

    def offers(self, language: str) -> bool:
        """Whether there are handouts in a language."""
        return self.language.offers(language)

    def offer_languages(self, codes: Sequence[str]) -> None:
        """Offer the languages in which there are handouts."""
        self.language.offer([(code, LANGUAGES.get(code, code)) for code in codes])

    def _look_chosen(self) -> None:
        show_if(self.remember, self._theirs and self._theirs != self.language.value())
        self.look_changed.emit()

    def show_summary(self, words: str) -> None:
        """Say how much there is to print."""
        self.summary.setText(words or TICK)

    # -- what went wrong ----------------------------------------------------------------------

    def show_sent(self, words: str, *, has_address: bool = False) -> None:
        """Say what became of a packet for an email; empty takes it away."""
        self.sent.say(words)
        show_if(self._copy, words and has_address)
        if words:
            announce(self.sent, words)

    def show_problem(self, problem: Exception | str, *, retry: bool = False) -> None:
        """Say why it was not printed, and offer to try again or to save it; empty takes it away."""
        words = sentence(problem) if isinstance(problem, Exception) else problem
        self.problem.say(words)
        self._then.setVisible(bool(words) and retry)
