"""Records of content with an owner: documents, their versions, and how far a review has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NewType

VersionId = NewType("VersionId", int)
TextHash = NewType("TextHash", str)
PhraseId = NewType("PhraseId", int)

Body = Mapping[str, Any]
"""A text as JSON holds it; what stands in it is the affair of topics and of handouts."""


class DocumentKind(StrEnum):
    """What sort of document has versions."""

    TOPIC = "topic"
    HANDOUT = "handout"


@dataclass(frozen=True, slots=True, order=True)
class DocumentKey:
    """One document in one language."""

    kind: DocumentKind
    id: str
    language: str = "en"

    def __str__(self) -> str:
        """As the audit trail names it."""
        return f"{self.kind}:{self.id}:{self.language}"


class ReviewState(StrEnum):
    """How far a text has come on its way to being approved."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    APPROVED = "approved"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Review:
    """Where a text stands; an approval names who gave it, when, and until when it holds."""

    state: ReviewState = ReviewState.DRAFT
    by: str | None = None
    on: date | None = None
    until: date | None = None

    def holds(self, today: date) -> bool:
        """Whether the text may stand without the mark of a draft on that day.

        Only an approval by a named person, dated, begun, and not run out counts; its last day
        still counts, and without one it holds on.
        """
        begun = bool(self.by) and self.on is not None and self.on <= today
        ended = self.until is not None and today > self.until
        return self.state is ReviewState.APPROVED and begun and not ended


class Origin(StrEnum):
    """Where a version came from: typed at a desk, taken from files, or shipped with a release."""

    DESK = "desk"
    IMPORT = "import"
    RELEASE = "release"


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document; `number` counts up within it.

    `id` is None only while a shipped text has not been taken into the store. `sound` says that no
    mistake was found when it was saved. `author` and `entered_by` are accounts, `review.by` is
    the clinician who approved.
    """

    id: VersionId | None
    key: DocumentKey
    number: int
    text: TextHash
    review: Review = field(default_factory=Review)
    author: str = ""
    written: datetime | None = None
    note: str = ""
    origin: Origin = Origin.RELEASE
    base: VersionId | None = None
    sound: bool = True
    submitted_by: str = ""
    submitted: datetime | None = None
    entered_by: str = ""
    retired_by: str = ""
    retired: datetime | None = None

    @property
    def state(self) -> ReviewState:
        """How far it has come."""
        return self.review.state


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version to be added to a document, with its text; without an author, who acts is it."""

    key: DocumentKey
    body: Body
    sound: bool = True
    review: Review = field(default_factory=Review)
    note: str = ""
    origin: Origin = Origin.DESK
    base: VersionId | None = None
    author: str = ""


@dataclass(frozen=True, slots=True)
class Live:
    """What a document shows at the desk: a version and its text."""

    version: Version
    body: Body


@dataclass(frozen=True, slots=True)
class Shelf:
    """All documents that the store knows: what each shows, and those that show nothing.

    `stamp` grows with every change, so that whoever made something of it knows when to do so
    again; `phrases` are callers' accepted words by topic.
    """

    stamp: int = 0
    live: Mapping[DocumentKey, Live] = field(default_factory=dict)
    retired: frozenset[DocumentKey] = frozenset()
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
