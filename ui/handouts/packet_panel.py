"""This packet: for whom, how it looks, and where it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from frontdesk.handouts.model import Paper, TypeSize
from frontdesk.printer import Handling, Sides
from ui.messages import born, sentence
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Notice
from ui.widgets.check_line import CheckLine
from ui.widgets.chips import Chips
from ui.widgets.entry_list import Entry, EntryList
from ui.widgets.fields import Choice, FormField, LineField, NumberField
from ui.widgets.layout import Wrap, column, held, row
from ui.widgets.segmented import Segmented
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.people.model import PersonMatch
    from frontdesk.printer import PrinterInfo

MOST_COPIES = 99
NOBODY = "Nobody is found by that. A packet can be printed for nobody in particular."
NO_PRINTER = "No printer on this computer: save it as PDF."
TICK = "Tick the handouts that go into the packet."
_SIZES = {"Standard": TypeSize.STANDARD, "Large print": TypeSize.LARGE}
_PAPERS = {"Letter": Paper.LETTER, "A4": Paper.A4}


class PacketPanel(Card):
    """The right column. The first name is printed only where its box is ticked, by hand."""

    person_typed = Signal(str)
    person_taken = Signal(int)
    person_removed = Signal()
    name_ticked = Signal(bool)
    look_changed = Signal()
    desk_changed = Signal()
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
        self.copies = NumberField(1, MOST_COPIES, 1)
        self.sides = Choice(((Sides.ONE, "One side"), (Sides.BOTH, "Both sides")))
        self.printer = Choice()
        self._printer = FormField("Printer", self.printer)
        self.no_printer = Notice(tone="sun")
        self.problem = Notice(tone="alert")
        self.retry = Button("Try again", "small", name="Try to print again")
        self.instead = Button("Save PDF", "small", name="Save as PDF instead")
        self._then = held(Wrap(self.retry, self.instead))
        super().__init__("This packet")
        self.first = self.person
        numbers = row(FormField("Copies", self.copies), FormField("Sides", self.sides), gap=8)
        numbers.setStretch(0, 1)
        numbers.setStretch(1, 1)
        self.fill(
            column(
                self.problem, self._then, self.summary,
                self._for, self.matches, self.nobody, self._chosen, self.name, self.letters,
                FormField("Size of type", self.type), FormField("Paper", self.paper),
                numbers, self._printer, self.no_printer, None,
                gap=10,
            )
        )  # fmt: skip
        self._wire()
        self.show_person("")
        self.show_problem("")

    def _wire(self) -> None:
        self.person.textEdited.connect(self.person_typed)
        self.matches.taken.connect(self.person_taken)
        self.matches.clicked.connect(lambda index: self.person_taken.emit(index.row()))
        self.chosen.removed.connect(lambda _value: self.person_removed.emit())
        self.name.toggled.connect(self.name_ticked)
        self.type.chosen.connect(lambda _words: self.look_changed.emit())
        self.paper.chosen.connect(lambda _words: self.look_changed.emit())
        self.copies.editingFinished.connect(self.desk_changed)
        self.sides.chosen.connect(lambda _value: self.desk_changed.emit())
        self.printer.chosen.connect(lambda _value: self.desk_changed.emit())
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
        self.show_letters(())

    def set_named(self, *, on: bool) -> None:
        """Tick or untick the box of the first name without telling so."""
        self.name.blockSignals(True)  # noqa: FBT003 -- Qt's own
        self.name.setChecked(on)
        self.name.blockSignals(False)  # noqa: FBT003 -- Qt's own

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
    def type_size(self) -> TypeSize:
        """The size of type that is chosen."""
        return _SIZES[self.type.value()]

    @property
    def sheet(self) -> Paper:
        """The paper that is chosen."""
        return _PAPERS[self.paper.value()]

    def set_look(self, size: TypeSize, paper: Paper) -> None:
        """Choose size and paper."""
        self.type.set_value(next(words for words, one in _SIZES.items() if one is size))
        self.paper.set_value(next(words for words, one in _PAPERS.items() if one is paper))

    def show_summary(self, words: str) -> None:
        """Say how much there is to print."""
        self.summary.setText(words or TICK)

    # -- where it is printed ------------------------------------------------------------------

    def show_desk(self, copies: int, sides: Sides) -> None:
        """Set what this computer used last."""
        for control in (self.copies, self.sides):
            control.blockSignals(True)  # noqa: FBT003 -- Qt's own
        self.copies.setValue(copies)
        self.sides.set_value(sides)
        for control in (self.copies, self.sides):
            control.blockSignals(False)  # noqa: FBT003 -- Qt's own

    def show_printers(self, printers: Sequence[PrinterInfo], wanted: str) -> None:
        """Offer the printers there are; a wanted one that is not there is named, not replaced."""
        names = [one.name for one in printers]
        options: list[tuple[object, str]] = [(name, name) for name in names]
        if wanted and wanted not in names and names:
            options.insert(0, (wanted, f"{wanted} (not there now)"))
        self.printer.blockSignals(True)  # noqa: FBT003 -- Qt's own
        self.printer.offer(options)
        default = next((one.name for one in printers if one.is_default), names[0] if names else "")
        self.printer.set_value(wanted or default)
        self.printer.blockSignals(False)  # noqa: FBT003 -- Qt's own
        self._printer.setVisible(bool(names))
        self.no_printer.say("" if names else NO_PRINTER)
        missing = wanted and names and wanted not in names
        words = f"The printer {wanted} is not there. Choose another, or save the packet as PDF."
        self._printer.show_problem(words if missing else "")

    @property
    def printer_name(self) -> str:
        """The printer that is chosen; empty where there is none."""
        value = self.printer.value()
        return value if isinstance(value, str) else ""

    @property
    def handling(self) -> Handling:
        """How the printer is to treat the packet."""
        sides = self.sides.value()
        return Handling(self.copies.value(), sides if isinstance(sides, Sides) else Sides.ONE)

    def show_problem(self, problem: Exception | str, *, retry: bool = False) -> None:
        """Say why it was not printed, and offer to try again or to save it; empty takes it away."""
        words = sentence(problem) if isinstance(problem, Exception) else problem
        self.problem.say(words)
        self._then.setVisible(bool(words) and retry)
