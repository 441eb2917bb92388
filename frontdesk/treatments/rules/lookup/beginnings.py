"""Topics for a word of which only the first letters have been typed."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from frontdesk.treatments.rules.lookup.words import written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frontdesk.identity import TopicId
    from frontdesk.treatments.model import Topic


class Beginnings:
    """Words of titles and aliases in the order of the alphabet, each with its topics."""

    def __init__(self, topics: Iterable[Topic], filler: Iterable[str]) -> None:
        little = frozenset(filler)
        found: dict[tuple[str, int, int], TopicId] = {}
        for at, topic in enumerate(topics):
            for place, texts in enumerate(((topic.title,), topic.aliases)):
                for word in {w for text in texts for w in written(text)} - little:
                    found[word, place, at] = topic.id
        self._little = little
        self._words = sorted((word, place, at, topic) for (word, place, at), topic in found.items())

    def begun(self, start: str) -> dict[TopicId, str]:
        """Topics with a word that begins so, and the word: titles before aliases."""
        if start in self._little:
            return {}
        at = bisect_left(self._words, (start,))
        end = bisect_left(self._words, (start + "{",))
        nearest = sorted(self._words[at:end], key=lambda w: (w[1], w[2], w[0]))
        found: dict[TopicId, str] = {}
        for word, _, _, topic in nearest:
            found.setdefault(topic, word)
        return found
