"""What is made of questions without an answer: another wording, a draft topic, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.content.model import DocumentKey, DocumentKind, Version
from frontdesk.errors import Invalid
from frontdesk.identity import TopicId, new_request
from ui.content.words import plain_day
from ui.messages import count, sentence
from ui.widgets.dialog import confirm
from ui.widgets.entry_list import Entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.editing.model import UnansweredGroup
    from ui.content.choosing import ChoosingPart
    from ui.content.editing import EditingPart
    from ui.content.parts import Texts

_TITLE = "Unanswered"


class AnsweringPart:
    """The groups of questions, the most asked first."""

    def __init__(self, texts: Texts, editing: EditingPart, choosing: ChoosingPart) -> None:
        self._texts, self._choosing = texts, choosing
        self._view = texts.page.unanswered
        self._groups: list[UnansweredGroup] = []
        self._shown: UnansweredGroup | None = None
        self._drafted: dict[DocumentKey, tuple[int, ...]] = {}
        """The questions that a topic was begun for; they are settled once it is saved."""
        self._comes = False
        self._is_reading = self._is_old = False
        view = self._view
        texts.page.to_unanswered.clicked.connect(self.open)
        view.left.connect(self.leave)
        view.moved.connect(self._move)
        view.accepted.connect(self._accept)
        view.drafted.connect(self._draft)
        view.dismissed.connect(self._ask_dismiss)
        editing.saved.connect(self._saved)

    def open(self) -> None:
        """Open the list of questions."""
        self._texts.page.stack.setCurrentWidget(self._view)
        self._view.back.setFocus()
        self._comes = True
        self._shown = None  # what can be chosen may have changed since
        self.load()

    def leave(self) -> None:
        """Go back to the editor."""
        self._texts.page.stack.setCurrentWidget(self._texts.page.desk)
        self._texts.page.list.search.setFocus()

    def load(self) -> None:
        """Read the questions again; what is typed for one that still waits is kept.

        One reading at a time: thousands of questions take seconds to be put together.
        """
        if self._is_reading:
            self._is_old = True
            return
        self._is_reading = True
        editing = self._texts.services.editing
        self._texts.tasks.run(editing.unanswered, self._have, self._failed)

    def _failed(self, error: Exception) -> None:
        self._is_reading = self._is_old = False
        self._texts.problem(error)

    def _have(self, found: list[UnansweredGroup]) -> None:
        self._is_reading, is_old, self._is_old = False, self._is_old, False
        if is_old:
            self.load()
            return
        self._groups = found
        number = len(found)
        self._texts.page.to_unanswered.relabel(
            f"{_TITLE} ({number})" if number else _TITLE, "Unanswered questions"
        )
        words = [one.words for one in found]
        at = words.index(self._shown.words) if self._shown and self._shown.words in words else 0
        self._view.show_groups([self._entry(one) for one in found], at)
        if self._comes and found:  # an empty list cannot take the keyboard
            self._view.first.setFocus()
        self._comes = False
        before, self._shown = self._shown, found[at] if found else None
        if self._shown is not None and (before is None or before.words != self._shown.words):
            self._show()

    def _entry(self, one: UnansweredGroup) -> Entry:
        last = "today" if one.last == self._texts.known.today else plain_day(one.last)
        asked = f"asked {count(one.count, 'time', 'times')}"
        return Entry(one.words, f"{asked} \u00b7 last {last}")

    def _move(self, row: int) -> None:
        if 0 <= row < len(self._groups):
            self._shown = self._groups[row]
            self._show()

    def _show(self) -> None:
        one = self._shown
        if one is None:
            return
        known = self._texts.known.names.get("related", {})
        near = [str(key) for key in one.nearest if key in known]
        rest = [key for key in known if key not in near]
        others = [("asked as well", words) for words in one.queries if words != one.words]
        topics = [(key, known[key]) for key in (*near, *rest)]
        self._view.show_group(others, one.words, topics, near[0] if near else None)

    # -- what is made of it -------------------------------------------------------------------

    def _accept(self) -> None:
        one, topic = self._shown, self._view.topic.value()
        if one is None or topic is None:
            return
        editing, request = self._texts.services.editing, new_request()
        phrase, key = self._view.phrase.text(), TopicId(str(topic))
        title = self._view.topic.currentText()
        self._run(
            lambda: editing.accept_phrase(one.ids, phrase, key, request),
            f"These words lead to {title} from the next key press on.",
        )

    def _draft(self) -> None:
        if (one := self._shown) is not None:
            self._choosing.new("", one.words, lambda topic: self._begun(topic, one.ids))

    def _begun(self, topic: str, ids: tuple[int, ...]) -> None:
        self._drafted[DocumentKey(DocumentKind.TOPIC, topic)] = ids
        self._texts.page.stack.setCurrentWidget(self._texts.page.desk)

    def _saved(self, version: Version) -> None:
        if (ids := self._drafted.pop(version.key, None)) is None:
            return
        editing, request, topic = self._texts.services.editing, new_request(), version.key.id
        self._texts.tasks.run(
            lambda: editing.drafted(ids, TopicId(topic), request),
            lambda _none: self.load(),
            self._texts.problem,
            writes=True,
        )

    def _ask_dismiss(self) -> None:
        one = self._shown
        if one is None:
            return
        editing, request = self._texts.services.editing, new_request()
        confirm(
            self._texts.page.window(), "Dismiss this question?",
            f"\u201c{one.words}\u201d will not be shown here again, unless it is asked anew.",
            "Dismiss it",
            lambda: self._run(lambda: editing.dismiss(one.ids, request), "Dismissed."),
        )  # fmt: skip

    def _run(self, job: Callable[[], None], words: str) -> None:
        def done(_none: None) -> None:
            self._texts.tell(words)
            self._comes = True
            self.load()

        def failed(error: Exception) -> None:
            if isinstance(error, Invalid):
                self._view.problem.say(sentence(error))
                self._view.phrase.setFocus()
            else:
                self._texts.problem(error)

        self._texts.tasks.run(job, done, failed, writes=True)
