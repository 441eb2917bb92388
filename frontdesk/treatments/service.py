"""The catalogue as the desk asks for it: topics by id and by group, and the look-up."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from frontdesk.errors import NotFound
from frontdesk.treatments.rules.lookup.finder import Finder
from frontdesk.treatments.word_files import load_learned, load_vocabulary

if TYPE_CHECKING:
    from frontdesk.identity import TopicId
    from frontdesk.treatments.model import Catalogue, Fact, LookUp, Topic


class Treatments:
    """Answers from memory; safe to ask from several threads.

    Making one takes about 0.2 s; without `ready` the first look-up takes them instead.
    """

    def __init__(self, catalogue: Catalogue, *, ready: bool = True) -> None:
        self.catalogue = catalogue
        self._lock = threading.Lock()
        self._made: Finder | None = None
        if ready:
            self._finder()

    def _finder(self) -> Finder:
        with self._lock:
            if self._made is None:
                self._made = Finder(self.catalogue, load_vocabulary(), load_learned())
            return self._made

    def look_up(self, words: str, limit: int = 5) -> LookUp:
        """The topics that answer a caller's words, best first; at most `limit`, none if none do."""
        return self._finder().find(words, limit)

    def danger(self, words: str) -> str:
        """The words that surely speak of danger; an empty string where there are none."""
        return self._finder().danger(words)

    def topic(self, key: TopicId) -> Topic:
        """The card with this id; raises NotFound."""
        try:
            return self.catalogue.topics[key]
        except KeyError:
            raise NotFound("topic", key) from None

    def topics(self) -> dict[str, list[Topic]]:
        """All cards by group, groups and cards in the catalogue's order; no group is empty."""
        found: dict[str, list[Topic]] = {group: [] for group in self.catalogue.groups}
        for topic in self.catalogue.topics.values():
            found.setdefault(topic.group, []).append(topic)
        return {group: topics for group, topics in found.items() if topics}

    def fact(self, key: str) -> Fact:
        """The numbered fact with this id; raises NotFound."""
        try:
            return self.catalogue.facts[key]
        except KeyError:
            raise NotFound("fact", key) from None
