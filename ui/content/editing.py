"""Edits the chosen text: one stack of undo, a draft at every pause, and saving as a version."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.content.model import VersionId
from frontdesk.editing.model import EditClash
from frontdesk.identity import new_request
from ui.content import lines, typed
from ui.content.editor_panel import FIELDS, split
from ui.content.edits import Edits
from ui.content.lines import HEAD, Content, Place
from ui.content.words import NEW, RETIRED, live_words, state_words, version_words
from ui.widgets.dialog import confirm

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.content.model import DocumentKey, Version
    from frontdesk.handouts.model import BlockKind
    from ui.content.parts import Opened, Texts

PAUSE_MILLISECONDS = 350
SHORTENED = "Only the first 60,000 letters were taken: no field holds more."


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was typed on a text that is not open now, with its undo, and the version it is on."""

    edits: Edits
    base: VersionId | None


class EditingPart(QObject):
    """`shown`: another state of the text is shown. `kept`: which texts have drafts changed.

    `headed`: its version or the state of that changed. `saved` carries a Version, `clashed` an
    EditClash: both texts are kept then, and the editor goes on with its own.
    """

    shown = Signal()
    kept = Signal()
    saved = Signal(object)
    clashed = Signal(object)
    headed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts.page)
        self._texts, self._panel = texts, texts.page.editor
        self._open: Opened | None = None
        self._edits: Edits | None = None
        self._saving = False
        self._kept: dict[DocumentKey, _Kept] = {}
        self.unsaved: dict[DocumentKey, str] = {}
        """The documents with drafts, and the titles that stand in these."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._rest)
        self._wire()
        self._show_head()

    def _wire(self) -> None:
        panel, tools, page = self._panel, self._panel.tools, self._texts.page
        panel.typed.connect(self._typed)
        panel.row_wanted.connect(lambda place: self._do(lines.with_new_row, place))
        panel.emptied.connect(lambda place: self._do(lines.without, place))
        panel.shortened.connect(lambda: self._texts.tell(SHORTENED))
        panel.undone.connect(self.undo)
        panel.redone.connect(self.redo)
        panel.unchosen.connect(self._unchoose)
        tools.stepped.connect(self._step)
        tools.removed.connect(lambda: self._do(lines.without, panel.place))
        panel.add_section.clicked.connect(
            lambda: self._do(lines.with_new_section, panel.place or Place(""))
        )
        tools.kind_chosen.connect(self._kind)
        page.put_back.clicked.connect(self._put_back)
        page.save.clicked.connect(self.save)

    # -- what is open -------------------------------------------------------------------------

    @property
    def key(self) -> DocumentKey | None:
        """The document that is open."""
        return self._open.key if self._open else None

    @property
    def version(self) -> Version | None:
        """The newest version of it."""
        return self._open.version if self._open else None

    @property
    def content(self) -> Content | None:
        """Its text as it stands in the editor."""
        return self._edits.content if self._edits else None

    @property
    def is_changed(self) -> bool:
        """Whether something is typed that no version holds."""
        return self._open is not None and self.content != self._open.stored

    def show(self, opened: Opened | None) -> None:
        """Open a document; what is typed on another is kept first.

        What was typed here goes before what was read: its draft may not be written yet.
        """
        self.keep()
        self._put_aside()
        kept = self._kept.pop(opened.key, None) if opened else None
        if opened is not None and kept is not None:
            opened = replace(opened, typed=kept.edits.content, base=kept.base)
        self._open = opened
        self._edits = (kept.edits if kept else Edits(opened.typed)) if opened else None
        self._panel.show_content(self.content, None)
        self._panel.problem.say("")
        if opened is not None and opened.version is None:
            self._note_unsaved()
            self._pause.start()
        self._show_head()
        self.shown.emit()

    def _put_aside(self) -> None:
        if self._open is not None and self._edits is not None and self.is_changed:
            self._kept[self._open.key] = _Kept(self._edits, self._open.base)

    # -- changes ------------------------------------------------------------------------------

    def change(
        self, content: Content, place: Place | None, *, typing: bool = False, stay: bool = False
    ) -> None:
        """Take another state of the text; the hands go to its place unless they type or `stay`."""
        if self._edits is None or not self._edits.do(content, place, typing=typing):
            return
        self._panel.show_content(content, None if typing or stay else place)
        self._touched()

    def _touched(self) -> None:
        self._note_unsaved()
        self._show_head()
        self._pause.start()
        self.shown.emit()

    def _do(self, what: object, place: Place | None, *about: object) -> None:
        if self.content is not None and place is not None and callable(what):
            content, after = what(self.content, place, *about)
            self.change(content, after)

    def _step(self, step: int) -> None:
        self._do(lines.moved, self._panel.place, step)

    def _typed(self, place: Place, text: str) -> None:
        content = self.content
        if content is None:
            return
        if place.part in ("title", "audience"):
            values = {place.part: text}
        elif place.part in FIELDS:
            values = {place.part: split(text)}  # type: ignore[dict-item]  # a text or texts
        else:
            self.change(lines.with_text(content, place, text), place, typing=True)
            return
        self.change(replace(content, **values), place, typing=True)  # type: ignore[arg-type]

    def _kind(self, kind: BlockKind, clinic: str) -> None:
        place = self._panel.place
        if self.content is not None and place is not None:
            self.change(lines.with_kind(self.content, place, kind, clinic), place, stay=True)

    def set_sources(self, place: Place, sources: tuple[str, ...]) -> None:
        """Let a line rest on these facts."""
        if self.content is not None:
            self.change(lines.with_sources(self.content, place, sources), place)

    def choose(self, name: str, keys: tuple[str, ...]) -> None:
        """Let these go with the topic."""
        if self.content is not None:
            values = {name: keys}
            self.change(replace(self.content, **values), None)  # type: ignore[arg-type]

    def _unchoose(self, name: str, key: object) -> None:
        chosen: tuple[str, ...] = getattr(self.content, name, ())
        self.choose(name, tuple(one for one in chosen if one != key))

    def _put_back(self) -> None:
        if self._open is not None and self._open.stored is None:
            confirm(
                self._texts.page.window(), "Throw this new topic away?",
                "It was never saved: nothing of it is kept.", "Throw it away", self._forget,
            )  # fmt: skip
        elif self._open is not None and self._open.stored is not None:
            self.change(self._open.stored, None)
            self._texts.tell("The saved text stands here again. Ctrl+Z brings your changes back.")
            self._panel.heading.setFocus()

    def _forget(self) -> None:
        """Give up a text that no version holds."""
        if self._open is None:
            return
        drafts, key = self._texts.services.drafts, typed.draft_key(self._open.key)
        self._pause.stop()
        self.unsaved.pop(self._open.key, None)
        self._open = self._edits = None
        self.show(None)
        self._texts.tasks.run(
            lambda: drafts.discard(key), lambda _none: self._texts.refresh(),
            self._texts.problem, writes=True,
        )  # fmt: skip

    def undo(self) -> None:
        """One step back, to where it happened."""
        if self._edits is not None and self._edits.can_undo:
            self._back_to(self._edits.undo())

    def redo(self) -> None:
        """One step forth again."""
        if self._edits is not None and self._edits.can_redo:
            self._back_to(self._edits.redo())

    def _back_to(self, place: Place | None) -> None:
        content = self.content
        if content is not None and place is not None and not _is_in(content, place):
            place = Place(place.part, len(lines.rows(content, place.part)) - 1)
        self._panel.show_content(content, place)
        self._touched()

    # -- drafts -------------------------------------------------------------------------------

    def _note_unsaved(self) -> None:
        if self._open is None or self.content is None:
            return
        key, before = self._open.key, dict(self.unsaved)
        if self.is_changed:
            self.unsaved[key] = self.content.title
        else:
            self.unsaved.pop(key, None)
        if before != self.unsaved:
            self.kept.emit()

    def _rest(self) -> None:
        if self._edits is not None:
            self._edits.seal()
        self._write()

    def keep(self) -> None:
        """Keep what is typed now, where it was not kept at a pause yet."""
        if self._pause.isActive():
            self._pause.stop()
            self._rest()

    def _write(self) -> None:
        if self._open is None or self.content is None:
            return
        if self.is_changed:
            self._keep_draft(self._open.key, self.content, self._open.base)
        else:
            self._discard(self._open.key)

    def _keep_draft(self, key: DocumentKey, content: Content, base: VersionId | None) -> None:
        drafts, now = self._texts.services.drafts, self._texts.services.clock.now()
        payload = typed.payload(key, content, base)
        self._file(lambda: drafts.save(typed.draft_key(key), payload, now))

    def _discard(self, key: DocumentKey) -> None:
        drafts = self._texts.services.drafts
        self._file(lambda: drafts.discard(typed.draft_key(key)))

    def _file(self, job: Callable[[], None]) -> None:
        self._texts.tasks.run(job, lambda _none: None, self._texts.problem, writes=True)

    # -- saving -------------------------------------------------------------------------------

    def save(self) -> None:
        """Save what is typed as a new version."""
        opened, content = self._open, self.content
        if opened is None or content is None or self._saving or not self.is_changed:
            return
        editing, request = self._texts.services.editing, new_request()
        self._saving = True
        self._show_head()

        def job() -> tuple[Version, Content, EditClash | None]:
            try:
                version, clash = (
                    editing.save(opened.key, content, opened.base, request=request),
                    None,
                )
            except EditClash as error:
                version, clash = error.mine, error
            return version, editing.topic_or_handout(opened.key, version.id), clash

        def failed(error: Exception) -> None:
            self._saving = False
            self._texts.problem(error)
            self._show_head()

        def done(found: tuple[Version, Content, EditClash | None]) -> None:
            version, kept, clash = found
            self._saving = False
            self._have(opened, content, version, kept)
            if clash is None:
                self.saved.emit(version)
            else:
                self.clashed.emit(clash)

        self._texts.tasks.run(job, done, failed, writes=True)

    def _have(self, opened: Opened, sent: Content, version: Version, kept: Content) -> None:
        """What was sent is a version now, made clean; what was typed since goes on from it."""
        if self._open is not None and self._open.key == opened.key and self._edits is not None:
            self._open = replace(opened, version=version, stored=kept, base=version.id)
            if self._edits.content == sent:
                self._edits.do(kept, None)
                self._panel.show_content(kept, None)
            self._note_unsaved()
            self._write()
            self._show_head()
        elif (aside := self._kept.get(opened.key)) is None or aside.edits.content == sent:
            self._kept.pop(opened.key, None)
            self.unsaved.pop(opened.key, None)
            self._discard(opened.key)
        else:
            self._kept[opened.key] = _Kept(aside.edits, version.id)
            self._keep_draft(opened.key, aside.edits.content, version.id)
        self.kept.emit()
        self._texts.refresh()

    @property
    def is_retired(self) -> bool:
        """Whether the document is out of use."""
        return self._open is not None and self._open.retired

    def show_version(self, version: Version, *, retired: bool) -> None:
        """The newest version went a step on its way: in review, approved, retired."""
        if self._open is not None and version.key == self._open.key:
            self._open = replace(self._open, version=version, retired=retired)
            self._show_head()

    # -- words --------------------------------------------------------------------------------

    def _show_head(self) -> None:
        page, opened = self._texts.page, self._open
        changed = self.is_changed
        page.save.setEnabled(changed and not self._saving)
        page.put_back.setVisible(changed)
        page.kept.setText("Not saved yet; kept as you type" if changed else "")
        if opened is None:
            return
        version, known = opened.version, self._texts.known
        if version is None:
            self._panel.show_head(NEW, "lavender", "")
        else:
            words, tone = state_words(version, known.today)
            line = version_words(version, known.where, known.today)
            shown = live_words(self._texts.summaries.get(opened.key))
            line = f"{line} \u00b7 {shown}" if shown else line
            self._panel.show_head(*((RETIRED, "plain") if opened.retired else (words, tone)), line)
        self.headed.emit()


def _is_in(content: Content, place: Place) -> bool:
    there = {passage.key: len(passage.rows) for passage in lines.passages(content)}
    return place.part not in there or HEAD <= place.row < there[place.part]
