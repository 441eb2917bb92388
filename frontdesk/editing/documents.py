"""All documents there are, shipped or written here, and what a text may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.content import service as content
from frontdesk.content.model import DocumentKind, Review, TextHash, Version
from frontdesk.content.rules.live import in_review, live
from frontdesk.content.rules.texts import text_hash
from frontdesk.editing.model import DocumentSummary
from frontdesk.editing.release import missing, shipped
from frontdesk.editing.rules.checking import Known, mistakes
from frontdesk.handouts.model import Handout
from frontdesk.handouts.rules.body import handout_body, handout_of
from frontdesk.handouts.rules.packets import FOR_VISIT_TYPE
from frontdesk.treatments.rules.body import topic_body, topic_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from frontdesk.content.model import Body, DocumentKey
    from frontdesk.editing.model import Document
    from frontdesk.handouts.service import HandoutService
    from frontdesk.storage.unit import Actor, Storage
    from frontdesk.treatments.service import Treatments

HANDOUTS = "Handouts"
_DRAFT = Review()


def document_of(version: Version, body: Body) -> Document:
    """The topic or handout of a version's text."""
    return document_in(body, version.review, str(version.number))


def document_in(body: Body, review: Review = _DRAFT, number: str = "") -> Document:
    """The topic or handout of a kept text, as far in its review as is said."""
    if body["document"] == DocumentKind.TOPIC:
        return topic_of(body, review)
    return handout_of(body, review, number)


def body_of(document: Document) -> Body:
    """What is kept of a topic or handout."""
    return handout_body(document) if isinstance(document, Handout) else topic_body(document)


class Documents:
    """The documents of the program and of the store as one list."""

    def __init__(
        self, storage: Storage, actor: Actor, treatments: Treatments, handouts: HandoutService
    ) -> None:
        self._storage = storage
        self._actor = actor
        self._treatments = treatments
        self._handouts = handouts
        self._taken = False
        self._counted: dict[TextHash, int] = {}
        self._counted_for: object = None

    def shipped(self) -> dict[DocumentKey, tuple[Body, Review]]:
        """The program's own texts."""
        return shipped(self._treatments, self._handouts)

    def take_in(self) -> None:
        """Take the shipped texts into the store, and offer those of a later release as drafts."""
        if self._taken:
            return
        texts = self.shipped()
        with self._storage.reading() as connection:
            wanted = any(missing(texts, content.all_versions(connection)))
        if wanted:
            with self._storage.writing(self._actor) as unit:
                for new in missing(texts, content.all_versions(unit.connection)):
                    content.add(unit, new)
                if unit.has_events:
                    unit.commit()
        self._taken = True

    def known(self) -> Known:
        """What a text may name now; what is retired may be named, and is led to by nothing."""
        from frontdesk.documents.fonts import missing_letters

        catalogue = self._treatments.catalogue
        retired = frozenset(key.id for key in self._treatments.shelf().retired)
        return Known(
            catalogue.facts,
            catalogue.topics.keys() | retired,
            retired.union(one.id for one in self._handouts.all()),
            FOR_VISIT_TYPE.keys(),
            missing_letters,
        )

    def summaries(self, due_until: date) -> list[DocumentSummary]:
        """Every document in its order; `due` where an approval ends by that day."""
        own = self.shipped()
        with self._storage.reading() as connection:
            found = content.all_versions(connection)
            kept = content.texts(connection, {versions[0].text for versions in found.values()})
        for key, (body, review) in own.items():
            if key not in found:
                only = Version(None, key, 1, text_hash(body), review)
                found[key] = [only]
                kept = {**kept, only.text: body}
        known = self.known()
        listed = [
            self._summary(
                versions, document_of(versions[0], kept[versions[0].text]), known, due_until
            )
            for versions in found.values()
        ]
        return self._ordered(listed, own)

    def _summary(
        self, versions: list[Version], newest: Document, known: Known, due_until: date
    ) -> DocumentSummary:
        shown = live(versions)
        until = shown.review.until if shown is not None else None
        due = until if until is not None and until <= due_until else None
        return DocumentSummary(
            versions[0].key,
            newest.title,
            HANDOUTS if isinstance(newest, Handout) else newest.group,
            shown,
            versions[0],
            self._count(versions[0].text, newest, known),
            due,
            in_review(versions) or (shown if due is not None else None),
        )

    def _count(self, text: TextHash, document: Document, known: Known) -> int:
        """How many mistakes a text holds, counted anew only where what it may name has changed."""
        names = (frozenset(known.topics), frozenset(known.handouts))
        if names != self._counted_for:
            self._counted_for, self._counted = names, {}
        if text not in self._counted:
            self._counted[text] = len(mistakes(document, known))
        return self._counted[text]

    def _ordered(
        self, listed: list[DocumentSummary], own: Mapping[DocumentKey, object]
    ) -> list[DocumentSummary]:
        groups = {group: at for at, group in enumerate(self._treatments.catalogue.groups)}
        places = {key: at for at, key in enumerate(own)}
        end = len(places)
        return sorted(
            listed,
            key=lambda one: (
                one.key.kind is DocumentKind.HANDOUT,
                groups.get(one.group, len(groups)),
                one.key.language,
                places.get(one.key, end),
                one.key,
            ),
        )
