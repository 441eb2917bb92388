"""What is wrong with a text that is being edited, each mistake at the line that holds it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.editing.model import EditMistake
from frontdesk.editing.rules import parts as named
from frontdesk.editing.rules.parts import Part, parts
from frontdesk.handouts.model import BlockKind, ClinicKey, Handout
from frontdesk.treatments.model import Fact, Problem, TopicKind
from frontdesk.treatments.rules.content import MOST_SAY_LINES, kind_of, source_mistakes
from frontdesk.wording import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontdesk.editing.model import Document
    from frontdesk.treatments.model import Topic

LONGEST_LINE = 2_000
LONGEST_TITLE = 200
_TITLES = frozenset((named.TITLE, named.GROUP, named.AUDIENCE))
_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")  # it names a file when it is exported
_CLINIC_KEYS = frozenset(key.value for key in ClinicKey)


@dataclass(frozen=True, slots=True)
class Known:
    """What a text may name, and which of its letters no page could show."""

    facts: Mapping[str, Fact]
    topics: Collection[str]
    handouts: Collection[str]
    visit_types: Collection[str]
    missing_letters: Callable[[str], list[str]]


def mistakes(document: Document, known: Known) -> list[EditMistake]:
    """All that is wrong, in the order of the editor."""
    found = [one for part in parts(document) for one in _of_line(part, known)]
    if not _ID.fullmatch(document.id):
        found.insert(0, EditMistake(Problem.UNKNOWN_KIND, named.TITLE, document.id[:80]))
    own = _of_handout(document) if isinstance(document, Handout) else _of_topic(document, known)
    return list(dict.fromkeys((*found, *own)))


def _of_line(part: Part, known: Known) -> Iterator[EditMistake]:
    if not part.text.strip():
        yield EditMistake(Problem.EMPTY_TEXT, part.where, part.field)
    if len(part.text) > (LONGEST_TITLE if part.where in _TITLES else LONGEST_LINE):
        yield EditMistake(Problem.LINE_TOO_LONG, part.where, str(len(part.text)))
    if letters := known.missing_letters(part.text[:LONGEST_LINE]):
        yield EditMistake(Problem.LETTERS_MISSING, part.where, " ".join(letters[:20]))
    sources = [one for one in part.sources or () if one != named.LOGISTICS]
    for one in source_mistakes(sources, known.facts):
        yield EditMistake(one.problem, part.where, one.detail)


def _of_topic(topic: Topic, known: Known) -> Iterator[EditMistake]:
    if kind_of(topic.id) is None:
        yield EditMistake(Problem.UNKNOWN_KIND, named.TITLE, topic.id)
    if not (topic.say or topic.ask or topic.leave_to_clinician):
        yield EditMistake(Problem.EMPTY_TEXT, f"{named.SAY} 1", named.SAY)
    if len(topic.say) > MOST_SAY_LINES:
        yield EditMistake(Problem.TOO_MANY_LINES, f"{named.SAY} {MOST_SAY_LINES + 1}", named.SAY)
    for number, line in enumerate(topic.say, 1):
        # The crisis card's steps are things to do; only where one states a fact does it name it.
        if not line.sources and topic.kind is not TopicKind.CRISIS:
            yield EditMistake(Problem.NO_SOURCE, f"{named.SAY} {number}", line.text[:80])
    yield from _named(topic, known)
    yield from _doubled(topic)


def _named(topic: Topic, known: Known) -> Iterator[EditMistake]:
    """What a topic leads to that is not there, or is itself."""
    for number, related in enumerate(topic.related, 1):
        where = f"{named.RELATED} {number}"
        if related == topic.id:
            yield EditMistake(Problem.LOOP, where, related)
        elif related not in known.topics:
            yield EditMistake(Problem.UNKNOWN_TOPIC, where, related)
    for number, handout in enumerate(topic.handouts, 1):
        if handout not in known.handouts:
            yield EditMistake(Problem.UNKNOWN_HANDOUT, f"{named.HANDOUT} {number}", handout)
    for number, visit_type in enumerate(topic.visit_types, 1):
        if visit_type not in known.visit_types:
            yield EditMistake(
                Problem.UNKNOWN_VISIT_TYPE, f"{named.VISIT_TYPE} {number}", visit_type
            )


def _doubled(topic: Topic) -> Iterator[EditMistake]:
    """What stands twice in one list."""
    for field, words in (
        (named.ALIAS, topic.aliases),
        (named.MISSPELLING, topic.misspellings),
        (named.QUESTION, topic.questions),
        (named.RELATED, topic.related),
        (named.HANDOUT, topic.handouts),
        (named.VISIT_TYPE, topic.visit_types),
    ):
        seen: set[str] = set()
        for number, word in enumerate(words, 1):
            if folded(word) in seen:
                yield EditMistake(Problem.DOUBLED_WORDS, f"{field} {number}", word)
            seen.add(folded(word))


def _of_handout(handout: Handout) -> Iterator[EditMistake]:
    if not any(section.blocks for section in handout.sections):
        yield EditMistake(Problem.EMPTY_TEXT, "Section 1 line 1", named.TEXT)
    for at, section in enumerate(handout.sections, 1):
        for number, block in enumerate(section.blocks, 1):
            where = f"Section {at} line {number}"
            if not block.sources and not block.logistics:
                yield EditMistake(Problem.NO_SOURCE, where, block.text[:80])
            if block.kind is BlockKind.CLINIC and block.text not in _CLINIC_KEYS:
                yield EditMistake(Problem.UNKNOWN_CLINIC_KEY, where, block.text[:80])
