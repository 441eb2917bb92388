"""Carries texts out as files and in again: an import is shown line by line, then all or none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.editing.model import Differing, DiffLine
from frontdesk.identity import new_request
from frontdesk.treatments.model import ContentMistake
from ui.content.difference_view import Chapter
from ui.content.import_sheet import ImportSheet, MistakesSheet
from ui.content.words import LANGUAGES, review_words
from ui.messages import count, sentence

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.editing.model import DocumentChange, Exported, ImportPlan
    from ui.content.parts import Texts

CALLERS = "Callers\u2019 words"


class ExchangingPart:
    """Two buttons below the list; both ask for a folder."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        page = texts.page
        page.list.export.clicked.connect(
            lambda: page.ask_folder("Export into a folder").fileSelected.connect(self._export)
        )
        page.list.take_in.clicked.connect(
            lambda: page.ask_folder("Import from a folder").fileSelected.connect(self._read)
        )

    def _export(self, folder: str) -> None:
        editing = self._texts.services.editing

        def done(made: Exported) -> None:
            words = f"{count(len(made.files), 'file was', 'files were')} written."
            if made.kept:
                edited = count(len(made.kept), "file", "files")
                words += f" {edited} that said something else: kept beside them as *.before."
            self._texts.tell(words)

        self._texts.tasks.run(lambda: editing.export(Path(folder)), done, self._texts.problem)

    def _read(self, folder: str) -> None:
        """See what an import would change; nothing is changed by looking."""
        editing = self._texts.services.editing
        self._texts.tasks.run(lambda: editing.changes_of(Path(folder)), self._ask, self._refused)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, ContentMistake):
            self._texts.problem(error)
            return
        from frontdesk.commands.problems import finding  # not to paint

        found = [finding(one) for one in error.findings]
        MistakesSheet(self._texts.page.window(), found).open()

    def _ask(self, plan: ImportPlan) -> None:
        sheet = ImportSheet(self._texts.page.window(), chapters(plan, self._texts.known.today))
        editing, request = self._texts.services.editing, new_request()

        def take() -> None:
            sheet.show_busy(busy=True)
            self._texts.tasks.run(
                lambda: editing.take(plan, request), done,
                lambda error: sheet.show_problem(sentence(error)), writes=True,
            )  # fmt: skip

        def done(_lines: list[str]) -> None:
            sheet.accept()
            self._texts.tell(f"Imported: {count(len(plan.documents), 'text', 'texts')}.")
            self._texts.refresh()

        sheet.submitted.connect(take)
        sheet.open()


def chapters(plan: ImportPlan, today: date) -> list[Chapter]:
    """What an import would change, text by text; accepted words come last."""
    found = [_chapter(one, today) for one in plan.documents]
    if plan.phrases:
        words = (DiffLine(Differing.ADDED, topic, "", phrase) for phrase, topic in plan.phrases)
        found.append(Chapter(CALLERS, tuple(words)))
    return found


def _chapter(one: DocumentChange, today: date) -> Chapter:
    language = LANGUAGES.get(one.new.key.language, "")
    title = f"{one.title} ({language})" if language else one.title
    after, _tone = review_words(one.new.review, today)
    if one.was is None:
        return Chapter(title, (DiffLine(Differing.ADDED, "New text", "", after), *one.lines))
    before, _tone = review_words(one.was, today)
    if before == after:
        return Chapter(title, one.lines)
    return Chapter(title, (*one.lines, DiffLine(Differing.CHANGED, "Review", before, after)))
