"""A document as named lines, in the order of the editor: "Title", "Say 2", "Section 1 line 3"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.handouts.model import BlockKind, Handout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from frontdesk.editing.model import Document
    from frontdesk.treatments.model import Line, Topic

TITLE, GROUP, AUDIENCE = "Title", "Group", "For whom"
SAY, ASK, LEAVE, FOOTNOTE = "Say", "Ask", "Leave to a clinician", "Footnote"
ALIAS, MISSPELLING, QUESTION = "Alias", "Misspelling", "Question"
RELATED, HANDOUT, VISIT_TYPE = "Related topic", "Handout", "Visit type"
TEXT = "text"  # of a handout: headings and lines in their order
FIELDS = (
    TITLE, GROUP, AUDIENCE, TEXT, SAY, ASK, LEAVE, FOOTNOTE, ALIAS, MISSPELLING, QUESTION,
    RELATED, HANDOUT, VISIT_TYPE,
)  # fmt: skip
LOGISTICS = "logistics"  # stands among the sources of a line that needs none
_READ = frozenset((SAY, ASK, LEAVE))


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a document; `field` is the list it belongs to.

    `sources` is None where a line of its kind has none. `read` says that people read or hear it,
    so that its reading level counts. `mark` says what sort of line it is among its like.
    """

    field: str
    where: str
    text: str
    sources: tuple[str, ...] | None = None
    read: bool = False
    mark: str = ""

    @property
    def shown(self) -> str:
        """The line with its sort before it and its sources behind it in brackets."""
        text = f"{self.mark}: {self.text}" if self.mark else self.text
        return f"{text} [{', '.join(self.sources)}]" if self.sources else text


def parts(document: Document) -> list[Part]:
    """All lines of a document."""
    found = _handout(document) if isinstance(document, Handout) else _topic(document)
    return list(found)


def _topic(topic: Topic) -> Iterator[Part]:
    yield Part(TITLE, TITLE, topic.title, read=True)
    yield Part(GROUP, GROUP, topic.group)
    yield from _lines(SAY, topic.say)
    yield from _lines(ASK, topic.ask)
    yield from _lines(LEAVE, topic.leave_to_clinician)
    yield from _lines(FOOTNOTE, topic.footnotes)
    yield from _words(ALIAS, topic.aliases)
    yield from _words(MISSPELLING, topic.misspellings)
    yield from _words(QUESTION, topic.questions)
    yield from _words(RELATED, topic.related)
    yield from _words(HANDOUT, topic.handouts)
    yield from _words(VISIT_TYPE, topic.visit_types)


def _lines(field: str, lines: Sequence[Line]) -> Iterator[Part]:
    for number, line in enumerate(lines, 1):
        yield Part(field, f"{field} {number}", line.text, line.sources, read=field in _READ)


def _words(field: str, words: Sequence[str]) -> Iterator[Part]:
    for number, word in enumerate(words, 1):
        yield Part(field, f"{field} {number}", word)


def _handout(handout: Handout) -> Iterator[Part]:
    yield Part(TITLE, TITLE, handout.title, read=True)
    yield Part(AUDIENCE, AUDIENCE, handout.audience)
    for at, section in enumerate(handout.sections, 1):
        yield Part(TEXT, f"Section {at} heading", section.heading, read=True, mark="heading")
        for number, block in enumerate(section.blocks, 1):
            where = f"Section {at} line {number}"
            read = block.kind is not BlockKind.CLINIC
            sources = (*block.sources, LOGISTICS) if block.logistics else block.sources
            yield Part(TEXT, where, block.text, sources, read=read, mark=str(block.kind))
