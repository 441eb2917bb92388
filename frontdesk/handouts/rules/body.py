"""A handout as the text that is kept of it, and back: its review and its number left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.content.model import DocumentKey, DocumentKind, Review
from frontdesk.handouts.model import Block, BlockKind, Handout, Section
from frontdesk.identity import HandoutId

if TYPE_CHECKING:
    from frontdesk.content.model import Body


def handout_key(handout: HandoutId, language: str) -> DocumentKey:
    """A handout in one language as a document."""
    return DocumentKey(DocumentKind.HANDOUT, handout, language)


def handout_body(handout: Handout) -> Body:
    """What is kept of a handout."""
    return {
        "document": str(DocumentKind.HANDOUT),
        "id": handout.id,
        "language": handout.language,
        "title": handout.title,
        "audience": handout.audience,
        "sections": [
            [section.heading, [_row(block) for block in section.blocks]]
            for section in handout.sections
        ],
    }


def handout_of(body: Body, review: Review, version: str) -> Handout:
    """The handout of a kept text, as far in its review as is said, under a version's number."""
    return Handout(
        id=HandoutId(body["id"]),
        title=body["title"],
        audience=body["audience"],
        version=version,
        sections=tuple(
            Section(heading, tuple(_block(row) for row in rows))
            for heading, rows in body["sections"]
        ),
        language=body["language"],
        review=review,
    )


def _row(block: Block) -> list[object]:
    return [str(block.kind), block.text, list(block.sources), block.logistics]


def _block(row: list[Any]) -> Block:
    kind, text, sources, logistics = row
    return Block(BlockKind(kind), text, tuple(sources), logistics)
