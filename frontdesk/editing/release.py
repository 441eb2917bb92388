"""The texts that the program ships, taken into the store so that each has versions there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.content.model import NewVersion, Origin, Review
from frontdesk.content.rules.texts import text_hash
from frontdesk.handouts.rules.body import handout_body, handout_key
from frontdesk.treatments.rules.body import topic_body, topic_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from frontdesk.content.model import Body, DocumentKey, Version
    from frontdesk.handouts.service import HandoutService
    from frontdesk.treatments.service import Treatments

AUTHOR = "FrontDesk"
_NEWER = "A later release of the program brought this text."


def shipped(
    treatments: Treatments, handouts: HandoutService
) -> dict[DocumentKey, tuple[Body, Review]]:
    """All shipped texts with the review that their files give them, in their order."""
    found = {
        topic_key(topic.id): (topic_body(topic), topic.review)
        for topic in treatments.shipped.topics.values()
    }
    for language in handouts.languages():
        for handout in handouts.shipped(language).values():
            key = handout_key(handout.id, language)
            found[key] = (handout_body(handout), handout.review)
    return found


def missing(
    texts: Mapping[DocumentKey, tuple[Body, Review]],
    known: Mapping[DocumentKey, Sequence[Version]],
) -> Iterator[NewVersion]:
    """What the store has not taken yet: texts it does not know, and those of a later release.

    A later text comes as a draft, whatever its file says: it is offered, and goes over nothing.
    One that the store has in any version is not offered again, be it by an older program.
    """
    for key, (body, review) in texts.items():
        versions = known.get(key, ())
        if not versions:
            yield NewVersion(key, body, review=review, origin=Origin.RELEASE, author=AUTHOR)
        elif text_hash(body) not in {one.text for one in versions}:
            yield NewVersion(key, body, note=_NEWER, origin=Origin.RELEASE, author=AUTHOR)
