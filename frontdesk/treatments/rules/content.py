"""What content must keep to: every statement stands on a known fact, every name is known.

The rules take records and answer with mistakes; where these stand in a file is the affair of the
readers of files.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from frontdesk.treatments.model import Problem, TopicKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from frontdesk.identity import HandoutId, ServiceTypeId, TopicId
    from frontdesk.treatments.model import Catalogue, Fact, Line, Topic

MOST_SAY_LINES = 5
CLINIC = "clinic"
"""The source of what the clinic enters itself: its offices, its hours, what to bring."""

_NEVER_SHIPPED = ("U", "N")
"""Unverified facts, and questions the page leaves open: neither may carry a line."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake of a topic; `near` is the text of the line that holds it."""

    problem: Problem
    detail: str = ""
    near: str = ""


def source_mistakes(sources: Sequence[str], facts: Mapping[str, Fact]) -> Iterator[Mistake]:
    """Ids that are no facts, and facts that no line may stand on."""
    for source in sources:
        fact = facts.get(source)
        if source == CLINIC or (fact and not fact.never_a_line):
            continue
        never = fact is not None or source.startswith(_NEVER_SHIPPED)
        yield Mistake(Problem.FORBIDDEN_FACT if never else Problem.UNKNOWN_FACT, source)


def topic_mistakes(
    topic: Topic,
    catalogue: Catalogue,
    handouts: Collection[HandoutId],
    visit_types: Collection[ServiceTypeId],
) -> Iterator[Mistake]:
    """All that is wrong with one topic, in the order in which it is written."""
    yield from _line_mistakes(topic, catalogue.facts)
    for related in topic.related:
        if related not in catalogue.topics or related == topic.id:
            yield Mistake(Problem.UNKNOWN_TOPIC, related)
    for handout in topic.handouts:
        if handout not in handouts:
            yield Mistake(Problem.UNKNOWN_HANDOUT, handout)
    for visit_type in topic.visit_types:
        if visit_type not in visit_types:
            yield Mistake(Problem.UNKNOWN_VISIT_TYPE, visit_type)


def _line_mistakes(topic: Topic, facts: Mapping[str, Fact]) -> Iterator[Mistake]:
    if len(topic.say) > MOST_SAY_LINES:
        yield Mistake(Problem.TOO_MANY_LINES, "say")
    for line in topic.say:
        # The crisis card's steps are things to do; only where one states a fact does it name it.
        if not line.sources and topic.kind is not TopicKind.CRISIS:
            yield Mistake(Problem.NO_SOURCE, "say", line.text)
    for line in lines(topic):
        for mistake in source_mistakes(line.sources, facts):
            yield Mistake(mistake.problem, mistake.detail, line.text)


def unused_facts(catalogue: Catalogue) -> list[str]:
    """The clinic's facts that no line stands on, though they may be one's source."""
    used = {
        source
        for topic in catalogue.topics.values()
        for line in lines(topic)
        for source in line.sources
    }
    return [
        fact.id
        for fact in catalogue.facts.values()
        if not fact.is_general and not fact.never_a_line and fact.id not in used
    ]


def lines(topic: Topic) -> Iterator[Line]:
    """All lines of a topic, as they stand on its card."""
    return chain(topic.say, topic.ask, topic.leave_to_clinician, topic.footnotes)


def kind_of(topic: TopicId) -> TopicKind | None:
    """The family that stands before the first dot of a topic's id; None for an unknown one."""
    try:
        return TopicKind(topic.partition(".")[0])
    except ValueError:
        return None
