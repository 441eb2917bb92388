"""Decides what the page of the content shows: the list, and which text is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from frontdesk.changes import Kind
from frontdesk.clock import local_day
from frontdesk.content.model import DocumentKey, DocumentKind, ReviewState, Version
from frontdesk.content.rules.live import is_retired
from frontdesk.editing.model import DocumentSummary
from ui.background import Latest
from ui.content import typed
from ui.content.answering import AnsweringPart
from ui.content.choosing import ChoosingPart
from ui.content.comparing import ComparingPart
from ui.content.editing import EditingPart
from ui.content.exchanging import ExchangingPart
from ui.content.looking import LookingPart
from ui.content.parts import Known, Opened
from ui.content.reviewing import ReviewPart
from ui.content.steps import StepsPart
from ui.content.words import LANGUAGES, NEW, state_words
from ui.messages import count, sentence
from ui.widgets.entry_list import Entry

if TYPE_CHECKING:
    from frontdesk.changes import Change
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks
    from ui.content.page import ContentPage

ENGLISH = "en"
_READ = frozenset((Kind.CONTENT, Kind.SETTING, Kind.SCHEDULE, Kind.STORE))


@dataclass(frozen=True, slots=True)
class _Listed:
    """The list as it was read, with the drafts there are and the versions of the open text."""

    known: Known
    found: Mapping[DocumentKey, DocumentSummary]
    unsaved: Mapping[DocumentKey, str]
    versions: Sequence[Version]


class ContentPresenter(QObject):
    """Reads the list and opens texts; what is done to them stands in parts of its own."""

    def __init__(self, page: ContentPage, services: Services, tasks: Tasks) -> None:
        super().__init__(page)
        self._page, self.services, self.tasks = page, services, tasks
        today = local_day(services.clock.now(), services.settings.zone())
        self.known = Known(today, services.settings.zone(), 8, {})
        self.summaries: Mapping[DocumentKey, DocumentSummary] = {}
        self._rows: list[DocumentKey] = []
        self._lists, self._opening = Latest(), Latest()
        self._wanted: DocumentKey | None = None
        self._was_read = False
        self.editing = EditingPart(self)
        self.looking = LookingPart(self, self.editing)
        self.choosing = ChoosingPart(self, self.editing)
        self.comparing = ComparingPart(self, self.editing)
        self.steps = StepsPart(self, self.editing)
        self.reviewing = ReviewPart(self)
        self.exchanging = ExchangingPart(self)
        self.answering = AnsweringPart(self, self.editing, self.choosing)
        page.list.typed.connect(lambda _words: self._show_list())
        page.list.narrowed.connect(lambda _value: self._show_list())
        page.list.moved.connect(self._moved)
        page.list.taken.connect(self._taken)
        self.editing.kept.connect(self._show_list)
        self.editing.saved.connect(self._tell_saved)
        self.refresh()
        self.answering.load()

    @property
    def page(self) -> ContentPage:
        """The page."""
        return self._page

    # -- words --------------------------------------------------------------------------------

    def problem(self, error: Exception) -> None:
        """Say what did not work."""
        self._page.wants.emit("problem", sentence(error))

    def tell(self, words: str) -> None:
        """A short word at the foot."""
        self._page.wants.emit("toast", (words, None))

    def _tell_saved(self, version: Version) -> None:
        words = f"Saved as version {version.number}, a draft."
        if not version.sound:
            words += " It is not shown at the desk before its mistakes are mended."
        self.tell(words)

    # -- the list -----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the list again, and the open text where nothing is typed on it."""
        services, here = self.services, self.editing.key

        def read() -> _Listed:
            found = {one.key: one for one in services.editing.documents()}
            versions = services.editing.history(here) if here is not None else []
            return _Listed(known_of(services, found), found, _unsaved(services), versions)

        self._lists.run(self.tasks, read, self._have, self.problem)

    def _have(self, listed: _Listed) -> None:
        self.known, self.summaries = listed.known, listed.found
        self._page.editor.know(listed.known.names)
        if not self._was_read:  # from here on the editor knows better
            self.editing.unsaved = dict(listed.unsaved)
        self._was_read = True
        self._show_list()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.open(wanted)
        elif self.editing.key is None and self._rows:
            self.open(self._rows[0])
        elif listed.versions and listed.versions[0].key == self.editing.key:
            self._follow(listed.versions)

    def _follow(self, versions: Sequence[Version]) -> None:
        """Show what became of the open text elsewhere; nothing that is typed is lost by it."""
        newest, here = versions[0], self.editing.version
        if here is not None and newest.id == here.id:
            self.editing.show_version(newest, retired=is_retired(versions))
            self.looking.look()
        elif not self.editing.is_changed:
            self._read(newest.key)

    def changed(self, change: Change) -> None:
        """Texts, settings, or what can be chosen from changed."""
        if change.kinds & _READ:
            self.refresh()
            self.reviewing.changed()
            self.answering.load()

    def _show_list(self) -> None:
        words = self._page.list.search.text().casefold().split()
        only = str(self._page.list.show_only.value())
        unsaved = self.editing.unsaved
        new = {key: title for key, title in unsaved.items() if key not in self.summaries}
        titles = {**{key: one.title for key, one in self.summaries.items()}, **new}
        self._rows = [
            key
            for key, title in titles.items()
            if all(word in title.casefold() for word in words) and self._is_wanted(key, only)
        ]
        here = self.editing.key
        at = self._rows.index(here) if here in self._rows else -1
        if self._was_read:
            entries = [self._entry(key, titles[key]) for key in self._rows]
            self._page.list.show_entries(entries, at)

    def _is_wanted(self, key: DocumentKey, only: str) -> bool:
        one = self.summaries.get(key)
        if only in ("all", "unsaved"):
            return only == "all" or key in self.editing.unsaved
        if one is None:
            return only == str(ReviewState.DRAFT)
        holds = {
            "due": one.due is not None,
            "mistakes": one.mistakes > 0,
            "hidden": one.live is None,
        }
        return holds.get(only, str(one.newest.state) == only)

    def _entry(self, key: DocumentKey, title: str) -> Entry:
        one = self.summaries.get(key)
        if one is None:
            return Entry(title or "Untitled", NEW)
        state, _tone = state_words(one.newest, self.known.today)
        parts = [one.group, LANGUAGES.get(key.language, ""), state]
        tag = tone = ""
        if key in self.editing.unsaved:
            tag, tone = "unsaved", "sun"
        elif one.mistakes:
            tag, tone = count(one.mistakes, "mistake", "mistakes"), "alert"
        elif one.due is not None:
            tag, tone = "review due", "sun"
        elif one.live is None:
            tag, tone = "not shown", "plain"
        return Entry(
            title, " \u00b7 ".join(part for part in parts if part), tag=tag, tone=tone or "plain"
        )

    def _moved(self, row: int) -> None:
        if 0 <= row < len(self._rows) and self._rows[row] != self.editing.key:
            self._read(self._rows[row])

    def _taken(self, row: int) -> None:
        self._moved(row)
        self._page.editor.heading.setFocus()

    # -- opening ------------------------------------------------------------------------------

    def open(self, about: object) -> None:
        """Open a document, or a view by its name; what does not exist changes nothing."""
        views = {"review": self.reviewing.open, "unanswered": self.answering.open}
        if isinstance(about, str) and about in views:
            views[about]()
        if not isinstance(about, DocumentKey):
            return
        if not self._was_read:
            self._wanted = about
        elif about in self.summaries or about in self.editing.unsaved:
            if about not in self._rows:
                self._page.list.search.clear()
                self._page.list.show_only.set_value("all")
            self._read(about)

    def _read(self, key: DocumentKey) -> None:
        services = self.services
        self.editing.keep()
        self._opening.run(self.tasks, lambda: opened(services, key), self._show, self.problem)

    def _show(self, found: Opened | None) -> None:
        if found is not None:
            self.editing.show(found)
            if found.key in self._rows:
                self._page.list.look_at(self._rows.index(found.key))
            else:
                self._show_list()


def opened(services: Services, key: DocumentKey) -> Opened | None:
    """A document with what is typed on it, read from the store; None where there is neither."""
    kept = next((one for draft in services.drafts.all(typed.WHAT)
                 if (one := typed.read(draft)) is not None and one[0] == key), None)  # fmt: skip
    versions = services.editing.history(key)
    if not versions:
        return Opened(key, None, None, kept[1], kept[2]) if kept is not None else None
    newest = versions[0]
    stored = services.editing.topic_or_handout(key)
    if kept is None:
        return Opened(key, newest, stored, stored, newest.id, is_retired(versions))
    content = typed.fitted(kept[1], stored)
    return Opened(key, newest, stored, content, kept[2], is_retired(versions))


def known_of(services: Services, found: Mapping[DocumentKey, DocumentSummary]) -> Known:
    """What the page needs beside the texts."""
    clinic, where = services.settings.clinic(), services.settings.zone()
    names = {
        "related": {key.id: one.title for key, one in found.items() if _is_topic(key)},
        "handouts": {
            key.id: one.title
            for key, one in found.items()
            if not _is_topic(key) and key.language == ENGLISH
        },
        "visit_types": {str(one.id): one.title for one in services.schedule.clinic().types},
    }
    today = local_day(services.clock.now(), where)
    return Known(today, where, clinic.reading_grade, names)


def _is_topic(key: DocumentKey) -> bool:
    return key.kind is DocumentKind.TOPIC


def _unsaved(services: Services) -> dict[DocumentKey, str]:
    found = [typed.read(draft) for draft in services.drafts.all(typed.WHAT)]
    return {one[0]: one[1].title for one in found if one is not None}
