"""The catalogue as it stands now: the shipped one, with what the store shows in place of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontdesk.content.model import DocumentKey, DocumentKind
from frontdesk.treatments.rules.body import topic_key, topic_of

if TYPE_CHECKING:
    from frontdesk.content.model import Shelf
    from frontdesk.identity import TopicId
    from frontdesk.treatments.model import Catalogue, Topic


def current(shipped: Catalogue, shelf: Shelf) -> Catalogue:
    """All topics that are shown, the shipped ones first in their order, new ones after them.

    What names a retired topic or handout names it no more. A handout is retired with its English
    text: of another language it only lacks that one.
    """
    topics = {
        key: topic for key, topic in shipped.topics.items() if topic_key(key) not in shelf.retired
    }
    for document, one in shelf.live.items():
        if document.kind is DocumentKind.TOPIC:
            topic = topic_of(one.body, one.version.review)
            topics[topic.id] = topic
    gone = {key.id for key in shelf.retired if key == DocumentKey(key.kind, key.id)}
    if gone:
        topics = {key: _without(topic, gone) for key, topic in topics.items()}
    groups = tuple(dict.fromkeys((*shipped.groups, *(one.group for one in topics.values()))))
    return replace(shipped, topics=topics, groups=groups)


def own_words(shipped: Catalogue, now: Catalogue, shelf: Shelf) -> dict[TopicId, tuple[str, ...]]:
    """What the clinic itself gave its topics: accepted words, added aliases, added questions.

    Nothing was learned from these yet, so that whoever says just one of them gets its topic first.
    """
    found: dict[TopicId, tuple[str, ...]] = {}
    for key, topic in now.topics.items():
        old = shipped.topics.get(key)
        known = {*old.aliases, *old.questions} if old is not None else set()
        words = [one for one in (*topic.aliases, *topic.questions) if one not in known]
        if own := (*words, *shelf.phrases.get(key, ())):
            found[key] = own
    return found


def _without(topic: Topic, gone: set[str]) -> Topic:
    """A topic without the ids of what is retired; the very same where it names none of them."""
    if gone.isdisjoint(topic.related) and gone.isdisjoint(topic.handouts):
        return topic
    related: tuple[TopicId, ...] = tuple(one for one in topic.related if one not in gone)
    return replace(
        topic, related=related, handouts=tuple(one for one in topic.handouts if one not in gone)
    )
