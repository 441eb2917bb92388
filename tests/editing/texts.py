"""Documents that the tests of editing open, and what they write into them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontdesk.content.model import DocumentKey, DocumentKind
from frontdesk.handouts.model import Handout
from frontdesk.treatments.model import Line, Topic

if TYPE_CHECKING:
    from frontdesk.content.model import Version
    from frontdesk.services import Services

SPRAVATO = DocumentKey(DocumentKind.TOPIC, "treatment.spravato")
CAUSES = DocumentKey(DocumentKind.TOPIC, "faq.causes")
CRISIS_CARD = DocumentKey(DocumentKind.TOPIC, "crisis")
SHEET = DocumentKey(DocumentKind.HANDOUT, "h.trd")


def topic(services: Services, key: DocumentKey = CAUSES) -> Topic:
    found = services.editing.topic_or_handout(key)
    assert isinstance(found, Topic)
    return found


def handout(services: Services, key: DocumentKey = SHEET) -> Handout:
    found = services.editing.topic_or_handout(key)
    assert isinstance(found, Handout)
    return found


def newest(services: Services, key: DocumentKey = CAUSES) -> Version:
    return services.editing.history(key)[0]


def said(text: str, topic: Topic) -> Topic:
    """The topic with another first line, on a fact that it stands on already."""
    return replace(topic, say=(Line(text, topic.say[0].sources), *topic.say[1:]))


def saved(services: Services, text: str, key: DocumentKey = CAUSES) -> Version:
    """A draft of a topic with another first line."""
    base = newest(services, key).id
    return services.editing.save(key, said(text, topic(services, key)), base)
