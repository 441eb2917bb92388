"""What an office manager asks for: the clinic's texts, their versions, and the steps between."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from frontdesk.content import service as content
from frontdesk.content.model import (
    DocumentKind,
    NewVersion,
    Review,
    ReviewState,
    Version,
    VersionId,
)
from frontdesk.content.rules.live import to_answer
from frontdesk.editing import exchange, reviewing
from frontdesk.editing.answering import Answering
from frontdesk.editing.documents import Documents, body_of, document_in, document_of
from frontdesk.editing.model import EditClash, ReviewAnswer, Unsound
from frontdesk.editing.rules.checking import mistakes
from frontdesk.editing.rules.cleaning import TITLE, cleaned, fresh_id
from frontdesk.editing.rules.difference import difference
from frontdesk.editing.rules.packet import sheet
from frontdesk.editing.rules.reading import reading
from frontdesk.editing.rules.telling import told
from frontdesk.errors import Invalid, NotFound
from frontdesk.handouts.rules.dates import spelled_day
from frontdesk.identity import TopicId
from frontdesk.treatments.model import Topic, TopicKind
from frontdesk.wording import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import date
    from pathlib import Path
    from uuid import UUID

    from frontdesk.content.model import DocumentKey, TextHash
    from frontdesk.editing.model import (
        DiffLine,
        Document,
        DocumentSummary,
        EditMistake,
        Exported,
        ImportPlan,
        Reading,
    )
    from frontdesk.handouts.service import HandoutService
    from frontdesk.storage.unit import Actor, Storage, Unit
    from frontdesk.treatments.service import Treatments

MONTH = 31
YEAR = timedelta(days=365)
_SAVE = "save content"


class Editing(Answering):
    """Versions of topics and handouts. `today` gives the day at the clinic."""

    def __init__(
        self,
        storage: Storage,
        actor: Actor,
        treatments: Treatments,
        handouts: HandoutService,
        today: Callable[[], date],
    ) -> None:
        super().__init__(storage, actor, treatments, today)
        self._handouts = handouts
        self._documents = Documents(storage, actor, treatments, handouts)

    # -- reading ------------------------------------------------------------------------------

    def documents(self) -> list[DocumentSummary]:
        """All documents in their order, topics by group, then handouts by language."""
        self._documents.take_in()
        return self._documents.summaries(self._today() + timedelta(days=MONTH))

    def topic_or_handout(self, key: DocumentKey, version: VersionId | None = None) -> Document:
        """A document's newest text, or that of a version; raises NotFound."""
        self._documents.take_in()
        with self._storage.reading() as connection:
            if version is None:
                found = self._newest(content.history(connection, key), key)
            else:
                found = content.version(connection, version)
            return document_of(found, content.text(connection, found.text))

    def kept_text(self, text: TextHash) -> Document:
        """A text that was printed or spoken from, under no version; raises NotFound."""
        with self._storage.reading() as connection:
            return document_in(content.text(connection, text))

    def history(self, key: DocumentKey) -> list[Version]:
        """All versions of a document, the newest first; none for one that is not there."""
        self._documents.take_in()
        with self._storage.reading() as connection:
            return content.history(connection, key)

    def reviews_due(self, within_days: int = MONTH) -> list[DocumentSummary]:
        """The documents whose approval ends within so many days or has ended, the soonest first."""
        last = self._today() + timedelta(days=within_days)
        found = [one for one in self._documents.summaries(last) if one.due is not None]
        return sorted(found, key=lambda one: (one.due is None, one.due, one.key))

    # -- judging ------------------------------------------------------------------------------

    def check(self, document: Document) -> list[EditMistake]:
        """What is wrong with a text, saved or not, in the order of the editor."""
        return mistakes(document, self._documents.known())

    def reading(self, document: Document) -> Reading:
        """How hard a text is to read; pure and quick."""
        return reading(document)

    def difference(self, before: Document, after: Document) -> list[DiffLine]:
        """All lines of two texts, each as the same, added, removed or changed."""
        return difference(before, after)

    # -- writing ------------------------------------------------------------------------------

    def new_topic(
        self,
        title: str,
        kind: TopicKind,
        group: str,
        query: str = "",
        *,
        unsaved: Collection[str] = (),
    ) -> Topic:
        """A topic that is not saved yet, with an id of its own and a caller's words as a question.

        `unsaved` are the ids of others that were begun and not saved either. Raises Invalid where
        it has no title or is to be a second crisis card.
        """
        title = clean(title, TITLE, "title")
        if not title:
            raise Invalid("title", "empty")
        if kind is TopicKind.CRISIS:
            raise Invalid("kind", "unknown", str(kind))
        with self._storage.reading() as connection:
            taken = {key.id for key in content.all_versions(connection)}
        taken |= {*self._documents.known().topics, *unsaved}
        key = TopicId(fresh_id(title, kind, taken))
        question = clean(query, TITLE, "words")
        return Topic(key, title, group, kind, questions=(question,) if question else ())

    def save(
        self,
        key: DocumentKey,
        document: Document,
        base: VersionId | None,
        note: str = "",
        request: UUID | None = None,
    ) -> Version:
        """Save a text as a new draft over the version that was opened; unchanged, it makes none.

        Raises EditClash where somebody saved another one since: both are kept as drafts then.
        Raises Invalid for what no document can be.
        """
        kept = cleaned(document)
        if document.id != key.id or isinstance(document, Topic) != (key.kind is DocumentKind.TOPIC):
            raise Invalid("id", "unknown", document.id)
        note = clean(note, reviewing.NOTE, "note", lines=True)
        self._documents.take_in()
        sound = not self.check(kept)
        with self._storage.writing(self._actor, request) as unit:
            found = unit.earlier(_SAVE)
            if found is None:
                new = NewVersion(key, body_of(kept), sound, note=note, base=base)
                found = _saved(unit, new)
                if unit.has_events:
                    unit.commit(found)
        mine, _, theirs = found.partition(" ")
        with self._storage.reading() as connection:
            saved = content.version(connection, _version_id(mine))
            if theirs:
                raise EditClash(saved, content.version(connection, _version_id(theirs)))
        return saved

    def return_to(self, version: VersionId, request: UUID | None = None) -> Version:
        """Make an older version's text a new draft."""
        with self._storage.reading() as connection:
            old = content.version(connection, version)
            newest = content.history(connection, old.key)[0]
            document = document_of(old, content.text(connection, old.text))
        note = f"As version {old.number}"
        return self.save(old.key, document, newest.id, note, request)

    # -- reviewing ----------------------------------------------------------------------------

    def submit(self, version: VersionId, request: UUID | None = None) -> Version:
        """Hand a draft to the review; raises Unsound with its mistakes, NotInState."""
        self._require_sound(version)
        return self._step("submit content", version, reviewing.submit, request)

    def submit_all(self, versions: Sequence[VersionId], request: UUID | None = None) -> int:
        """Hand drafts to the review, all or none, and say how many; raises Unsound, NotInState."""
        for version in versions:
            self._require_sound(version)
        with self._storage.writing(self._actor, request) as unit:
            if unit.earlier("submit contents") is None:
                for version in versions:
                    reviewing.submit(unit, reviewing.of(unit, version))
                if unit.has_events:
                    unit.commit()
        return len(versions)

    def withdraw(self, version: VersionId, request: UUID | None = None) -> Version:
        """Make a text in review, or an approved one, a draft again; raises NotInState."""
        return self._step("withdraw content", version, reviewing.withdraw, request)

    def approve(
        self,
        versions: Sequence[VersionId],
        by: str,
        on: date,
        until: date | None = None,
        request: UUID | None = None,
    ) -> list[Version]:
        """Enter a clinician's approval of versions, all or none; it holds a year if not said.

        Raises Invalid, Unsound, NotInState, Overtaken.
        """
        answers = [ReviewAnswer(version, approved=True) for version in versions]
        return self.review_answers(answers, by, on, until, request)

    def review_answers(
        self,
        answers: Sequence[ReviewAnswer],
        by: str,
        on: date,
        until: date | None = None,
        request: UUID | None = None,
    ) -> list[Version]:
        """Enter what a clinician answered on a packet, all or nothing: approvals and notes.

        Raises what `approve` raises.
        """
        until = until or on + YEAR
        name = reviewing.named(by, on, until, self._today())
        for answer in answers:
            if answer.approved:
                self._require_sound(answer.version)
        review = Review(ReviewState.APPROVED, name, on, until)
        with self._storage.writing(self._actor, request) as unit:
            if unit.earlier("review content") is None:
                for answer in answers:
                    version = reviewing.of(unit, answer.version)
                    if answer.approved:
                        reviewing.approve(unit, version, review)
                    else:
                        note = clean(answer.note, reviewing.NOTE, "note", lines=True)
                        reviewing.send_back(unit, version, name, note)
                if unit.has_events:
                    unit.commit()
        with self._storage.reading() as connection:
            return [content.version(connection, answer.version) for answer in answers]

    def review_packet(self, keys: Sequence[DocumentKey]) -> bytes:
        """What a clinician is to answer on, as one PDF: lines, sources, boxes.

        Of each document the text in review, else the one approved, else the newest. Raises
        NotFound, and Invalid where no document is named.
        """
        from frontdesk.editing.render import packet

        if not keys:
            raise Invalid("documents", "empty")
        self._documents.take_in()
        sheets = []
        with self._storage.reading() as connection:
            for key in keys:
                versions = content.history(connection, key)
                version = to_answer(versions) or self._newest(versions, key)
                document = document_of(version, content.text(connection, version.text))
                sheets.append(sheet(document, version, self._treatments.catalogue))
        return packet(sheets, self._handouts.letterhead, spelled_day(self._today()))

    def retire(self, key: DocumentKey, request: UUID | None = None, why: str = "") -> Version:
        """Take a document out of use, and keep why; raises NeverRetired, NotInState, NotFound."""
        reason = clean(why, reviewing.NOTE, "note", lines=True)
        step = partial(reviewing.retire, why=reason)
        return self._on_document("retire content", key, step, request)

    def unretire(self, key: DocumentKey, request: UUID | None = None) -> Version:
        """Bring a retired document back as it was; raises NotInState, NotFound."""
        return self._on_document("unretire content", key, reviewing.unretire, request)

    # -- files --------------------------------------------------------------------------------

    def export(self, folder: Path) -> Exported:
        """Write all that stands as TOML files, over no edit by hand. Raises ReadOnly, DiskFull."""
        order = [one.key for one in self.documents()]
        with self._storage.reading() as connection:
            return exchange.export(folder, connection, order)

    def changes_of(self, folder: Path) -> ImportPlan:
        """What importing a folder would change. Raises ContentMistake, NeverRetired."""
        self._documents.take_in()
        wanted = exchange.read(folder, self._documents.known(), self._treatments.shipped)
        with self._storage.reading() as connection:
            return exchange.planned(connection, wanted)

    def take(self, plan: ImportPlan, request: UUID | None = None) -> list[str]:
        """Import what was planned, all or nothing, and tell it; raises ChangedMeanwhile.

        The same request again tells what the first one did.
        """
        with self._storage.writing(self._actor, request) as unit:
            earlier = unit.earlier("import content")
            lines = told(plan) if earlier is None else [str(one) for one in json.loads(earlier)]
            if earlier is None:
                exchange.take(unit, plan)
                if unit.has_events:
                    unit.commit(json.dumps(lines))
        return lines

    # -- inside -------------------------------------------------------------------------------

    def _require_sound(self, version: VersionId) -> None:
        with self._storage.reading() as connection:
            found = content.version(connection, version)
            document = document_of(found, content.text(connection, found.text))
        if wrong := self.check(document):
            raise Unsound(found.key, tuple(wrong))

    def _step(
        self,
        kind: str,
        version: VersionId,
        step: Callable[[Unit, Version], Version],
        request: UUID | None,
    ) -> Version:
        with self._storage.writing(self._actor, request) as unit:
            if unit.earlier(kind) is None:
                step(unit, reviewing.of(unit, version))
                unit.commit(version)
        with self._storage.reading() as connection:
            return content.version(connection, version)

    def _on_document(
        self,
        kind: str,
        key: DocumentKey,
        step: Callable[[Unit, DocumentKey], Version],
        request: UUID | None,
    ) -> Version:
        self._documents.take_in()
        with self._storage.writing(self._actor, request) as unit:
            done = unit.earlier(kind)
            if done is None:
                done = str(step(unit, key).id)
                unit.commit(done)
        with self._storage.reading() as connection:
            return content.version(connection, _version_id(done))

    @staticmethod
    def _newest(versions: list[Version], key: DocumentKey) -> Version:
        if not versions:
            raise NotFound(str(key.kind), key.id)
        return versions[0]


def _saved(unit: Unit, new: NewVersion) -> str:
    """Add a version unless its text is the newest; its id, and that of one saved meanwhile."""
    versions = content.history(unit.connection, new.key)
    if not versions:
        return str(content.add(unit, replace(new, base=None)).id)
    newest = versions[0]
    if newest.text == content.keep(unit, new.body):
        return str(newest.id)
    known = {one.id for one in versions}
    mine = content.add(unit, replace(new, base=new.base if new.base in known else None))
    return str(mine.id) if newest.id == new.base else f"{mine.id} {newest.id}"


def _version_id(text: str) -> VersionId:
    return VersionId(int(text))
