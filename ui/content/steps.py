"""The steps of the open text: in review, back to a draft, out of use and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.content.model import DocumentKind, ReviewState
from frontdesk.editing.model import Unsound
from frontdesk.identity import new_request
from ui.messages import count
from ui.widgets.dialog import Sheet
from ui.widgets.fields import FormField, Notes
from ui.widgets.layout import column
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from frontdesk.content.model import DocumentKey, Version
    from ui.content.editing import EditingPart
    from ui.content.parts import Texts

SAVE_FIRST = "Save this version first with Ctrl+S: a review is of words that are kept."
WHAT = (
    "The desk will not find, show or print it any more. Its versions are kept, and it can be "
    "brought back."
)
NO_REASON = "Write why, for those who look for it later."
RETIRED = "Retired: the desk does not show it any more."
_SUBMIT, _WITHDRAW = "Submit for review", "Withdraw"
_RETIRE, _BRING_BACK = "Retire\N{HORIZONTAL ELLIPSIS}", "Bring back"


class RetireSheet(Sheet):
    """Asks why a text goes out of use."""

    kind = "danger"

    def __init__(self, parent: QWidget) -> None:
        self.why = Notes(2, 500)
        self._field = FormField("Why", self.why, "kept with the version")
        body = column(Text(WHAT, "body", "ink_secondary", wrap=True), self._field)
        super().__init__(
            parent, "Take this text out of use?", body, accept="Retire it", cancel="Keep it"
        )
        self.why.setFocus()

    def show_why_problem(self) -> None:
        """A reason is missing."""
        self._field.show_problem(NO_REASON)
        self.why.setFocus()


class StepsPart:
    """Two buttons whose words follow the state of the text."""

    def __init__(self, texts: Texts, editing: EditingPart) -> None:
        self._texts, self._editing = texts, editing
        self._panel = texts.page.editor
        self._panel.submit.clicked.connect(self._submit)
        self._panel.retire.clicked.connect(self._retire)
        editing.headed.connect(self.show)
        self.show()

    def show(self) -> None:
        """Let the buttons say what can be done now."""
        version = self._editing.version
        self._panel.history.setEnabled(version is not None)
        state = version.state if version is not None else None
        taken = (ReviewState.IN_REVIEW, ReviewState.APPROVED)
        self._panel.submit.setEnabled(state is ReviewState.DRAFT or state in taken)
        self._panel.submit.relabel(_WITHDRAW if state in taken else _SUBMIT)
        self._panel.retire.setEnabled(version is not None and not self._always(version.key))
        self._panel.retire.relabel(_BRING_BACK if self._editing.is_retired else _RETIRE)

    @staticmethod
    def _always(key: DocumentKey) -> bool:
        """Whether a text may never be taken out of use: the crisis card and its handout."""
        return key.id == ("crisis" if key.kind is DocumentKind.TOPIC else "h.crisis")

    def _submit(self) -> None:
        version, editing = self._editing.version, self._texts.services.editing
        if version is None or version.id is None:
            return
        number, request = version.id, new_request()
        if version.state is not ReviewState.DRAFT:
            self._run(lambda: editing.withdraw(number, request), "A draft again, not reviewed.")
        elif self._editing.is_changed:
            self._texts.tell(SAVE_FIRST)
        else:
            self._run(
                lambda: editing.submit(number, request),
                "In review: a clinician is to look at it.",
            )

    def _retire(self) -> None:
        version, editing = self._editing.version, self._texts.services.editing
        if version is None:
            return
        key, request = version.key, new_request()
        if self._editing.is_retired:
            self._run(lambda: editing.unretire(key, request), "Back in use.")
            return
        sheet = RetireSheet(self._texts.page.window())

        def retire() -> None:
            if why := sheet.why.toPlainText().strip():
                sheet.accept()
                self._run(lambda: editing.retire(key, request, why), RETIRED)
            else:
                sheet.show_why_problem()

        sheet.submitted.connect(retire)
        sheet.open()

    def _run(self, job: Callable[[], Version], words: str) -> None:
        def done(_version: Version) -> None:
            self._texts.tell(words)
            self._texts.refresh()

        def failed(error: Exception) -> None:
            if isinstance(error, Unsound):
                wrong = count(len(error.mistakes), "mistake", "mistakes")
                self._texts.tell(f"Not submitted: the text has {wrong}, marked at its lines.")
            else:
                self._texts.problem(error)

        self._texts.tasks.run(job, done, failed, writes=True)
