"""Records of the catalogue: topics, the facts they stand on, and what a look-up answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from frontdesk.content.model import Review
from frontdesk.errors import Refusal
from frontdesk.identity import HandoutId, ServiceTypeId, TopicId


class TopicKind(StrEnum):
    """The family of a topic, as it stands before the first dot of its id."""

    CONDITION = "condition"
    TREATMENT = "treatment"
    FAQ = "faq"
    SERVICE = "service"
    ROUTE = "route"
    CRISIS = "crisis"


@dataclass(frozen=True, slots=True)
class Source:
    """A published source (S1 …) of general facts."""

    id: str
    title: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A numbered fact: `C…` from the clinic's page, `G…` general; `sources` are S ids.

    No line may stand on a fact that is `never_a_line`; it is kept so that nobody adds it again.
    """

    id: str
    text: str
    sources: tuple[str, ...] = ()
    never_a_line: bool = False

    @property
    def is_general(self) -> bool:
        """Whether lines that rest on it carry the mark "general information"."""
        return self.id.startswith("G")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a card with the ids of the facts it rests on, or `clinic`."""

    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """One card of the catalogue.

    `say` holds at most five lines, the shortest first; `aliases` are callers' words,
    `misspellings` common slips of them, `questions` whole questions as callers ask them.
    """

    id: TopicId
    title: str
    group: str
    kind: TopicKind
    say: tuple[Line, ...] = ()
    ask: tuple[Line, ...] = ()
    leave_to_clinician: tuple[Line, ...] = ()
    footnotes: tuple[Line, ...] = ()
    aliases: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    related: tuple[TopicId, ...] = ()
    handouts: tuple[HandoutId, ...] = ()
    visit_types: tuple[ServiceTypeId, ...] = ()
    review: Review = field(default_factory=Review)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All topics in their order, the groups in theirs, the facts and their sources."""

    topics: Mapping[TopicId, Topic]
    groups: tuple[str, ...]
    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]


class Problem(StrEnum):
    """What can be wrong in a content file; a Finding's `detail` names the word concerned."""

    FILE_MISSING = "file-missing"
    NOT_TEXT = "not-text"
    NOT_TOML = "not-toml"
    KEY_MISSING = "key-missing"
    KEY_UNKNOWN = "key-unknown"
    WRONG_VALUE = "wrong-value"
    EMPTY_TEXT = "empty-text"
    NO_SOURCE = "no-source"
    UNKNOWN_FACT = "unknown-fact"
    FORBIDDEN_FACT = "forbidden-fact"
    FACT_UNUSED = "fact-unused"
    DOUBLED_ID = "doubled-id"
    UNKNOWN_TOPIC = "unknown-topic"
    UNKNOWN_HANDOUT = "unknown-handout"
    UNKNOWN_VISIT_TYPE = "unknown-visit-type"
    UNKNOWN_SOURCE = "unknown-source"
    UNKNOWN_KIND = "unknown-kind"
    UNKNOWN_STATE = "unknown-state"
    UNKNOWN_CLINIC_KEY = "unknown-clinic-key"
    TOO_MANY_LINES = "too-many-lines"
    LINE_TOO_LONG = "line-too-long"
    LETTERS_MISSING = "letters-missing"
    LOOP = "loop"
    DOUBLED_WORDS = "doubled-words"
    APPROVED_WITHOUT_NAME_OR_DATE = "approved-without-name-or-date"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One mistake in a content file: its name within the content folder, and the line from 1."""

    file: str
    line: int
    problem: Problem
    detail: str = ""


class ContentMistake(Refusal):
    """Content files hold mistakes and were not taken; `findings` are in the order of the files."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings)
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Answer:
    """One topic that answers a caller's words; `why` names what matched, in a few words.

    `line` is the place of the line to say, from 0, that answers best; None where none stands out.
    """

    topic: TopicId
    title: str
    kind: TopicKind
    why: str
    score: float
    line: int | None = None


@dataclass(frozen=True, slots=True)
class LookUp:
    """What the catalogue answers to a caller's words, best first; empty when nothing does.

    `corrected` is the query with its spelling mended, None where nothing was mended.
    `strip` says that the caller may be in danger though the crisis card is not first.
    """

    query: str
    answers: tuple[Answer, ...] = ()
    corrected: str | None = None
    strip: bool = False
