"""Review: drafts handed in, the packet for the clinician, and the answers, all or none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.content.model import ReviewState, VersionId
from frontdesk.editing.model import DocumentSummary, ReviewAnswer, Unsound
from frontdesk.errors import Invalid
from frontdesk.identity import new_request
from ui.background import Latest
from ui.content.review_view import APPROVE, SEND_BACK, Reviewed
from ui.content.words import plain_day, version_words
from ui.messages import count, sentence
from ui.widgets.dialog import confirm

if TYPE_CHECKING:
    from frontdesk.content.model import DocumentKey, Version
    from ui.content.parts import Texts

PACKET = "Review packet"
NO_NOTE = "Say for each text that is sent back what is to change."
NO_DAY = "Write the day as MM/DD/YYYY."
_YEAR = timedelta(days=365)
_FIELDS = {"approved_by": "by", "approved_on": "on", "approved_until": "until"}
_SAID = {
    ("by", "empty"): "Write who answered: the name, and the title.",
    ("on", "in-the-future"): "That day has not come yet. Write the day of the signature.",
    ("until", "not-after"): "This has to be a day after the signature.",
}


@dataclass(frozen=True, slots=True)
class _Waiting:
    """The texts in review or due for it again, and the drafts without mistakes."""

    waiting: tuple[DocumentSummary, ...]
    drafts: tuple[VersionId, ...]


class ReviewPart:
    """One screen for what goes to the clinician and what comes back."""

    def __init__(self, texts: Texts) -> None:
        self._texts, self._view = texts, texts.page.review
        self._rows: tuple[DocumentSummary, ...] = ()
        self._drafts: tuple[VersionId, ...] = ()
        self._read = Latest()
        texts.page.to_review.clicked.connect(self.open)
        view = self._view
        view.left.connect(self.leave)
        view.submit_all.connect(self._ask_submit_all)
        view.packet_printed.connect(self._print)
        view.packet_saved.connect(self._ask_where)
        view.answered.connect(self._answer)

    def open(self) -> None:
        """Open the review with what waits in it now."""
        self._texts.page.stack.setCurrentWidget(self._view)
        today = self._texts.known.today
        self._view.show_dates(today, today + _YEAR)
        self._view.first.setFocus()
        self.load()

    def load(self) -> None:
        """Read again what waits for an answer."""
        editing = self._texts.services.editing

        def job() -> _Waiting:
            found = editing.documents()
            waiting = [one for one in found if one.to_answer is not None]
            waiting.sort(key=lambda one: one.to_answer is one.live)  # what is due comes last
            drafts = [one.newest.id for one in found
                      if one.newest.state is ReviewState.DRAFT and not one.mistakes]  # fmt: skip
            return _Waiting(tuple(waiting), tuple(one for one in drafts if one is not None))

        self._read.run(self._texts.tasks, job, self._have, self._texts.problem)

    def changed(self) -> None:
        """Texts changed elsewhere: read again, unless answers are being entered."""
        if self._texts.page.stack.currentWidget() is self._view and not self._view.answers():
            self.load()

    def _have(self, found: _Waiting) -> None:
        self._rows, self._drafts = found.waiting, found.drafts
        self._view.show_texts([self._reviewed(one) for one in self._rows], len(self._drafts))

    def _reviewed(self, one: DocumentSummary) -> Reviewed:
        known = self._texts.known
        version = one.to_answer or one.newest
        words = version_words(version, known.where, known.today)
        if one.newest.number > version.number:
            words = f"{words} \u00b7 a later draft, version {one.newest.number}, is not in review"
        if one.due is not None:
            ended = "ran out" if one.due < known.today else "ends"
            words = f"{words} \u00b7 approval {ended} {plain_day(one.due)}"
        return Reviewed(version.id, one.title, f"{one.group} \u00b7 {words}")

    def leave(self) -> None:
        """Go back to the editor."""
        self._texts.page.stack.setCurrentWidget(self._texts.page.desk)
        self._texts.page.list.search.setFocus()

    # -- to the clinician ---------------------------------------------------------------------

    def _ask_submit_all(self) -> None:
        """Ask once: each of them would have to be withdrawn by itself."""
        drafts = self._drafts
        if drafts:
            number = count(len(drafts), "draft", "drafts")
            confirm(
                self._texts.page.window(), f"Submit {number} for review?",
                "Each is to be answered by a clinician, or withdrawn by itself in the editor.",
                "Submit all", lambda: self._submit_all(drafts), keep="Not now",
            )  # fmt: skip

    def _submit_all(self, drafts: tuple[VersionId, ...]) -> None:
        editing, request = self._texts.services.editing, new_request()

        def done(number: int) -> None:
            self._texts.tell(f"{count(number, 'text is', 'texts are')} in review.")
            self._texts.refresh()
            self.load()

        def failed(error: Exception) -> None:
            self._texts.problem(error)
            self.load()

        self._texts.tasks.run(
            lambda: editing.submit_all(drafts, request), done, failed, writes=True
        )

    def _print(self) -> None:
        keys, editing = self._keys(), self._texts.services.editing
        self._texts.page.wants.emit("print-pdf", (PACKET, lambda: editing.review_packet(keys)))

    def _keys(self) -> list[DocumentKey]:
        return [self._rows[number].key for number in self._view.ticked]

    def _ask_where(self) -> None:
        self._texts.page.ask_file("review-packet.pdf").fileSelected.connect(self._save)

    def _save(self, path: str) -> None:
        keys, editing = self._keys(), self._texts.services.editing

        def job() -> None:
            from frontdesk.handouts.service import write_file

            write_file(Path(path), editing.review_packet(keys))

        self._texts.tasks.run(
            job, lambda _none: self._texts.tell("The review packet was saved as PDF."),
            self._texts.problem,
        )  # fmt: skip

    # -- from the clinician -------------------------------------------------------------------

    def _answer(self) -> None:
        """Enter the answers, all or none; what stops them is said at its field."""
        view, given = self._view, self._view.answers()
        view.show_problem("", "")
        if not given:
            return
        if any(answer == SEND_BACK and not note for _row, answer, note in given):
            view.show_problem("", NO_NOTE)
            return
        on, until = view.on.value(), view.until.value()
        if on is None or until is None:
            view.show_problem("on" if on is None else "until", NO_DAY)
            return
        answers = [
            ReviewAnswer(number, approved=answer == APPROVE, note=note)
            for row, answer, note in given
            if (version := self._rows[row].to_answer) is not None
            and (number := version.id) is not None
        ]
        editing, by, request = self._texts.services.editing, view.by.text(), new_request()

        def done(_versions: list[Version]) -> None:
            approved = sum(one.approved for one in answers)
            words = count(approved, "text was approved", "texts were approved")
            if back := len(answers) - approved:
                words = f"{words}, {back} sent back"
            self._texts.tell(f"{words}.")
            view.forget_answers()
            self._texts.refresh()
            self.load()

        self._texts.tasks.run(
            lambda: editing.review_answers(answers, by, on, until, request),
            done, self._refused, writes=True,
        )  # fmt: skip

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Invalid) and error.field in _FIELDS:
            field = _FIELDS[error.field]
            words = _SAID.get((field, error.problem), sentence(error))
            self._view.show_problem(field, words)
        elif isinstance(error, Unsound):
            title = next((one.title for one in self._rows if one.key == error.key), "One text")
            wrong = count(len(error.mistakes), "mistake", "mistakes")
            self._view.show_problem("", f"Nothing was saved: {title} has {wrong} by now.")
        else:
            self._view.show_problem("", sentence(error))
