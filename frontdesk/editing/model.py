"""Records of the office manager's work: what there is to edit, what differs, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from frontdesk.content.model import DocumentKey, NewVersion, Review, Version, VersionId
from frontdesk.errors import Refusal
from frontdesk.handouts.model import Handout
from frontdesk.identity import TopicId
from frontdesk.treatments.model import Problem, Topic

Document = Topic | Handout
"""What is edited."""

BEFORE = ".before"
"""Ends the name of a file that an export kept as it was; an import passes over it."""


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """One document in the list: what the desk shows of it, and the newest text there is.

    `live` is None where nothing is shown. `mistakes` counts those of the newest text. `due` is
    the last day of the approval in force, where that day is near or past. `to_answer` is what a
    clinician is to answer on: the text in review, else the one whose approval is due.
    """

    key: DocumentKey
    title: str
    group: str
    live: Version | None
    newest: Version
    mistakes: int = 0
    due: date | None = None
    to_answer: Version | None = None


class Differing(StrEnum):
    """How a line of one text stands to the other text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One line of a difference; `where` names it as the editor does ("Say 2", "Title").

    A line's sources stand behind it in brackets. `before` is empty for what was added, `after`
    for what was removed.
    """

    kind: Differing
    where: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """How hard one line is to read, and its long words as they stand in it."""

    where: str
    text: str
    grade: float
    long_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """How hard a document is to read: its Flesch-Kincaid grade, and each line's."""

    grade: float
    lines: tuple[ReadingLine, ...] = ()


@dataclass(frozen=True, slots=True)
class EditMistake:
    """One mistake of a text: where it stands, as the editor names it, and the word concerned."""

    problem: Problem
    where: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Words that had no approved answer and the day on which they were asked."""

    id: int
    words: str = field(repr=False)
    asked: date


class Settled(StrEnum):
    """What was made of a question: words that lead to a topic, a draft of one, or nothing."""

    PHRASE = "phrase"
    DRAFT = "draft"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class UnansweredGroup:
    """Questions without an approved answer that are alike, by the wording asked most often.

    `last` is the day on which one was asked latest; `nearest` are the topics the words are
    nearest to, if any.
    """

    words: str
    count: int
    last: date
    queries: tuple[str, ...]
    ids: tuple[int, ...]
    nearest: tuple[TopicId, ...] = ()


class EditClash(Refusal):
    """Another text was saved since this one was opened; both are kept as drafts."""

    def __init__(self, mine: Version, theirs: Version) -> None:
        super().__init__(str(mine.key))
        self.mine = mine
        self.theirs = theirs


class Unsound(Refusal):
    """A text with mistakes was to be reviewed or approved; `mistakes` are in its own order."""

    def __init__(self, key: DocumentKey, mistakes: tuple[EditMistake, ...]) -> None:
        super().__init__(str(key))
        self.key = key
        self.mistakes = mistakes


class NotInState(Refusal):
    """A version is not in the state from which what was asked is possible."""

    def __init__(self, version: Version) -> None:
        super().__init__(str(version.key), str(version.state))
        self.version = version


class Overtaken(Refusal):
    """A later version of the document was approved already; this one stays as it is."""

    def __init__(self, version: Version) -> None:
        super().__init__(str(version.key))
        self.version = version


class NeverRetired(Refusal):
    """The crisis card and the crisis handout are always there."""

    def __init__(self, key: DocumentKey) -> None:
        super().__init__(str(key))
        self.key = key


@dataclass(frozen=True, slots=True)
class ReviewAnswer:
    """What a clinician answered on one document of a packet; sent back with a note, or approved."""

    version: VersionId
    approved: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """What an import would do to one document: its lines that differ, and its review.

    `was` is the review of the text that stands now, None for a document that is new. `existing`
    is the version that holds the very text already, of which only the review would change.
    """

    new: NewVersion
    title: str
    lines: tuple[DiffLine, ...]
    was: Review | None
    existing: Version | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Exported:
    """The names of the files that were written, and under which those edited by hand were kept."""

    files: tuple[str, ...]
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """All that an import would change; `stamp` is the state of the store it was made for."""

    stamp: int
    documents: tuple[DocumentChange, ...] = ()
    phrases: tuple[tuple[str, TopicId], ...] = ()

    @property
    def changes_nothing(self) -> bool:
        """Whether the folder holds what stands already."""
        return not self.documents and not self.phrases
