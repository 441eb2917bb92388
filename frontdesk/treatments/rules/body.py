"""A topic as the text that is kept of it, and back: its review and its group's place left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.content.model import DocumentKey, DocumentKind, Review
from frontdesk.identity import HandoutId, ServiceTypeId, TopicId
from frontdesk.treatments.model import Line, Topic, TopicKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frontdesk.content.model import Body

_LINES = ("say", "ask", "leave_to_clinician", "footnotes")
_WORDS = ("aliases", "misspellings", "questions", "related", "handouts", "visit_types")


def topic_key(topic: TopicId) -> DocumentKey:
    """A topic as a document; the catalogue is written in English."""
    return DocumentKey(DocumentKind.TOPIC, topic)


def topic_body(topic: Topic) -> Body:
    """What is kept of a topic."""
    body: dict[str, Any] = {
        "document": str(DocumentKind.TOPIC),
        "id": topic.id,
        "title": topic.title,
        "group": topic.group,
        "kind": str(topic.kind),
    }
    for name in _LINES:
        body[name] = [[line.text, list(line.sources)] for line in getattr(topic, name)]
    for name in _WORDS:
        body[name] = list(getattr(topic, name))
    return body


def topic_of(body: Body, review: Review) -> Topic:
    """The topic of a kept text, as far in its review as is said."""
    return Topic(
        id=TopicId(body["id"]),
        title=body["title"],
        group=body["group"],
        kind=TopicKind(body["kind"]),
        say=_lines(body["say"]),
        ask=_lines(body["ask"]),
        leave_to_clinician=_lines(body["leave_to_clinician"]),
        footnotes=_lines(body["footnotes"]),
        aliases=tuple(body["aliases"]),
        misspellings=tuple(body["misspellings"]),
        questions=tuple(body["questions"]),
        related=tuple(TopicId(one) for one in body["related"]),
        handouts=tuple(HandoutId(one) for one in body["handouts"]),
        visit_types=tuple(ServiceTypeId(one) for one in body["visit_types"]),
        review=review,
    )


def _lines(rows: Iterable[tuple[str, list[str]]]) -> tuple[Line, ...]:
    return tuple(Line(text, tuple(sources)) for text, sources in rows)
