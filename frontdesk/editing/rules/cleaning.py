"""What was typed into a document, made clean: composed, without what cannot be seen or is empty."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from frontdesk.errors import Invalid
from frontdesk.handouts.model import Block, Handout, Section
from frontdesk.treatments.model import Line, TopicKind
from frontdesk.wording import clean, folded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from frontdesk.editing.model import Document
    from frontdesk.treatments.model import Topic

TITLE = 200
_LINE = 100_000  # a longer line is refused; one beyond what a page should hold is a mistake
_WHOLE = 400_000
_NOT_OF_AN_ID = re.compile(r"[^a-z0-9]+")
_ID = 60


def cleaned(document: Document) -> Document:
    """The document as it is kept; raises Invalid where a line or the whole is beyond all sense."""
    found = _handout(document) if isinstance(document, Handout) else _topic(document)
    if len(str(found)) > _WHOLE:
        raise Invalid("text", "too-long")
    return found


def _topic(topic: Topic) -> Topic:
    return replace(
        topic,
        title=clean(topic.title, _LINE, "title"),
        group=clean(topic.group, TITLE, "group"),
        say=_lines(topic.say),
        ask=_lines(topic.ask),
        leave_to_clinician=_lines(topic.leave_to_clinician),
        footnotes=_lines(topic.footnotes),
        aliases=_words(topic.aliases),
        misspellings=_words(topic.misspellings),
        questions=_words(topic.questions),
    )


def _lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    found = (Line(clean(line.text, _LINE, "text"), line.sources) for line in lines)
    return tuple(line for line in found if line.text or line.sources)


def _words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for one in words if (word := clean(one, _LINE, "text")))


def _handout(handout: Handout) -> Handout:
    return replace(
        handout,
        title=clean(handout.title, _LINE, "title"),
        audience=clean(handout.audience, _LINE, "audience"),
        sections=tuple(
            Section(clean(section.heading, _LINE, "text"), tuple(map(_block, section.blocks)))
            for section in handout.sections
        ),
    )


def _block(block: Block) -> Block:
    return replace(block, text=clean(block.text, _LINE, "text"))


def fresh_id(title: str, kind: TopicKind, taken: Collection[str]) -> str:
    """An id for a new topic, made of its kind and its title; a number tells it from others."""
    slug = _NOT_OF_AN_ID.sub("-", folded(title)).strip("-")[:_ID].strip("-") or "topic"
    first = f"{kind}.{slug}"
    number, found = 1, first
    while found in taken:
        number += 1
        found = f"{first}-{number}"
    return found
