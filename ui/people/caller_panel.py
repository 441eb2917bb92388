"""Who is calling: what a phone intake takes, and the known people it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from frontdesk.people.model import NAME_LIMIT, NOTE_LIMIT
from ui.people.more_fields import MoreFields
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Notice
from ui.widgets.entry_list import Entry, EntryList
from ui.widgets.fields import Choice, FormField, LineField, Notes
from ui.widgets.layout import Wrap, column, held
from ui.widgets.segmented import Segmented
from ui.widgets.text import Tag, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KINDS = {"New client": "new", "Existing client": "existing", "Other": "other"}
VOICEMAIL = {"Name only": "name-only", "Yes": "yes", "No": "no"}
REACH = {"Phone": "phone", "Text": "text", "Email": "email"}
BEST = (("any", "Any time"), ("morning", "Mornings"), ("afternoon", "Afternoons"))
CALLING_FOR = tuple(
    (words.lower(), words)
    for words in ("Themselves", "Child", "Partner", "Parent", "Friend", "Patient", "Someone else")
)
HEARD = tuple(
    (words, words or "Not asked")
    for words in (
        "", "Web search", "A friend", "A doctor", "Insurance", "Our web page", "Social media",
        "Another provider", "Other",
    )
)  # fmt: skip
CUT = "That was longer than fits here, so its end was cut off."
CHECKS = (
    ("", "Not yet"),
    ("name-and-birth", "Name and date of birth"),
    ("call-back", "Called back on the number on file"),
)


class CallerPanel(Card):
    """The left of the live call. It asks nobody: it says what was typed and what was chosen."""

    edited = Signal()
    number_entered = Signal(str)
    name_entered = Signal(str)
    kind_chosen = Signal(str)
    match_taken = Signal(int)
    match_left = Signal()
    identity_checked = Signal(str)
    visit_taken = Signal(int)
    move_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self) -> None:
        self.badge = Tag("", "ok")
        super().__init__("Who is calling", self.badge)
        self.kind = Segmented("Kind of caller", tuple(KINDS))
        self.number = LineField("425 555 0142", 60)
        self.name = LineField(limit=NAME_LIMIT)
        self.born = LineField("MM/DD/YYYY", 30)
        self.calling_for = Choice(CALLING_FOR)
        self.voicemail = Segmented("Voicemail", tuple(VOICEMAIL))
        self.reach = Segmented("Reach by", tuple(REACH))
        self.best = Choice(BEST, "Best time")
        self.heard = Choice(HEARD)
        self.notes = Notes(3, NOTE_LIMIT)
        self.more = MoreFields()
        self.matches = EntryList("Known people")
        self.unlink = Button("Not this person", "small")
        self.warning = Notice(tone="sun")
        self.check = Choice(CHECKS)
        self.visits = EntryList("Next visits")
        self.move_visit = Button("Move", "small", name="Move the chosen visit")
        self.cancel_visit = Button("Cancel visit", "small", name="Cancel the chosen visit")
        self.standing = Text("", "caption", "ink_secondary", wrap=True)
        self.about = Text("", "caption", "ink_faint", wrap=True)
        self.fields = {
            "number": FormField("Phone number", self.number, "or withheld"),
            "name": FormField("Name", self.name, "as they give it"),
            "born": FormField("Date of birth", self.born),
            "notes": FormField("Notes", self.notes, "for logistics, not clinical detail"),
        }
        self._check_field = FormField("How identity was checked", self.check)
        self._visit_row = held(Wrap(self.move_visit, self.cancel_visit))
        self._lay_out()
        self._wire()
        self.first = self.number
        self.show_matches(())
        self.show_known("", "")
        self.show_visits(None)
        self.show_standing("")

    def _lay_out(self) -> None:
        self.matches.steer(self.number)
        self.matches.steer(self.name)
        reach = FormField("Reach by", self.reach)
        self.fill(
            column(
                self.kind,
                self.fields["number"],
                self.fields["name"],
                self.matches,
                self.warning,
                self.unlink,
                self._check_field,
                self.standing,
                self.visits,
                self._visit_row,
                Wrap(
                    self.fields["born"], FormField("Calling for", self.calling_for),
                    gap=10, way="grow",
                ),
                FormField("May we leave a voicemail?", self.voicemail),
                Wrap(reach, FormField("Best time", self.best), way="grow"),
                FormField("Heard of us from", self.heard),
                self.fields["notes"],
                self.more,
                self.about,
                None,
            )
        )  # fmt: skip

    def _wire(self) -> None:
        self.number.textEdited.connect(self.number_entered)
        self.name.textEdited.connect(self.name_entered)
        self.kind.chosen.connect(lambda words: self.kind_chosen.emit(KINDS[words]))
        self.matches.taken.connect(self.match_taken)
        self.unlink.clicked.connect(self.match_left)
        self.check.chosen.connect(lambda value: self.identity_checked.emit(str(value)))
        self.visits.taken.connect(self.visit_taken)
        self.move_visit.clicked.connect(self.move_wanted)
        self.cancel_visit.clicked.connect(self.cancel_wanted)
        for line in (self.number, self.name, self.born):
            line.textChanged.connect(self.edited)
        # Enter goes on, past the known people: those are chosen with the arrows and taken then.
        for line, following in (
            (self.number, self.name), (self.name, self.born), (self.born, self.calling_for),
        ):  # fmt: skip
            line.returnPressed.connect(following.setFocus)
        for field in self.fields.values():
            field.control.shortened.connect(lambda one=field: one.show_problem(CUT))  # type: ignore[attr-defined]
        self.notes.textChanged.connect(self.edited)
        for choice in (self.calling_for, self.best, self.heard, self.check):
            choice.chosen.connect(self.edited)
        for part in (self.kind, self.voicemail, self.reach):
            part.chosen.connect(self.edited)
        self.more.edited.connect(self.edited)

    # -- what is typed ------------------------------------------------------------------------

    def values(self) -> dict[str, object]:
        """All that was typed and chosen, as a draft holds it."""
        return {
            "kind": KINDS[self.kind.value()],
            "number": self.number.text(),
            "name": self.name.text(),
            "born": self.born.text(),
            "calling_for": self.calling_for.value(),
            "voicemail": VOICEMAIL[self.voicemail.value()],
            "reach_by": REACH[self.reach.value()],
            "best_time": self.best.value(),
            "referral_source": self.heard.value(),
            "notes": self.notes.toPlainText(),
            "identity_check": self.check.value(),
            **self.more.values(),
        }

    def set_values(self, values: Mapping[str, object]) -> None:
        """Put values back: a draft's, or a known person's; what is not named stays."""
        for name, line in (("number", self.number), ("name", self.name), ("born", self.born)):
            if name in values:
                line.setText(str(values[name]))
        for name, table, part in (
            ("kind", KINDS, self.kind),
            ("voicemail", VOICEMAIL, self.voicemail),
            ("reach_by", REACH, self.reach),
        ):
            if name in values:
                words = [w for w, value in table.items() if value == values[name]]
                part.set_value(words[0] if words else part.value())
        for name, choice in (
            ("calling_for", self.calling_for), ("best_time", self.best),
            ("referral_source", self.heard), ("identity_check", self.check),
        ):  # fmt: skip
            if name in values:
                choice.set_value(values[name])
        if "notes" in values:
            self.notes.setPlainText(str(values["notes"]))
        self.more.set_values(values)

    # -- what is known ------------------------------------------------------------------------

    def show_matches(self, entries: Sequence[Entry]) -> None:
        """Show known people whom the number or the name may belong to, none of them chosen."""
        self.matches.show_entries(entries, current=-1)
        self.refit()

    def show_known(self, badge: str, tone: str, *, linked: bool = False) -> None:
        """Say whether the caller is new or known; a known one can be let go again."""
        self.badge.say(badge, tone or "plain")
        self.unlink.setVisible(linked)
        self._check_field.setVisible(linked)
        if not linked:
            self.check.set_value("")

    def show_visits(self, entries: Sequence[Entry] | None) -> None:
        """Show the next visits; None while identity was not checked."""
        self.visits.show_entries(entries or ())
        self._visit_row.setVisible(bool(entries))
        self.refit()

    def show_standing(self, text: str) -> None:
        """Say in small, beside the identity check, what is to be known of a known person."""
        self.standing.setText(text)
        self.standing.setVisible(bool(text))

    def show_about(self, text: str) -> None:
        """Say in small what is known of earlier calls."""
        self.about.setText(text)
        self.about.setVisible(bool(text))

    def show_problem(self, field: str, sentence: str, *, go: bool = True) -> bool:
        """Say what is wrong with a field and go there; False where it is not on this panel."""
        if field in self.fields:
            self.fields[field].show_problem(sentence)
            if sentence and go:
                self.fields[field].control.setFocus()
            return True
        return self.more.show_problem(field, sentence, go=go)

    def clear_problems(self) -> None:
        """Take all complaints away."""
        for field in self.fields.values():
            field.show_problem("")
        self.more.clear_problems()
