"""The catalogue as the desk asks for it: topics by id and by group, and the look-up."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from frontdesk.changes import Kind
from frontdesk.content.model import Shelf
from frontdesk.errors import NotFound
from frontdesk.treatments.likeness import LoadedOnce, load_likeness
from frontdesk.treatments.rules.body import topic_body
from frontdesk.treatments.rules.current import current, own_words
from frontdesk.treatments.rules.lookup.finder import Finder
from frontdesk.treatments.rules.lookup.terms import OUTSIDE
from frontdesk.treatments.word_files import load_learned, load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from frontdesk.changes import Change
    from frontdesk.content.model import TextHash
    from frontdesk.content.service import Contents
    from frontdesk.identity import TopicId
    from frontdesk.storage.unit import Unit
    from frontdesk.treatments.likeness import Likeness
    from frontdesk.treatments.model import Catalogue, Fact, LookUp, Topic
    from frontdesk.treatments.rules.lookup.examples import Learned
    from frontdesk.treatments.rules.lookup.vocabulary import Vocabulary

_NOTHING = Shelf()


class Treatments:
    """Answers from memory; safe to ask from several threads.

    `shipped` is the program's own catalogue; `contents` are the texts of the store that stand in
    its place, None where no store is open. Making one takes about 0.2 s; without `ready` the
    first look-up takes them instead.
    """

    def __init__(
        self,
        shipped: Catalogue,
        contents: Contents | None = None,
        *,
        ready: bool = True,
        load: Callable[[], Likeness | None] = load_likeness,
    ) -> None:
        self.shipped = shipped
        self._contents = contents
        self._sentences = LoadedOnce(load)
        self._lock = threading.Lock()
        self._making = threading.Lock()
        self._shelf = _NOTHING
        self._catalogue = shipped
        self._words: tuple[Vocabulary, Learned] | None = None
        self._made: Finder | None = None
        self._made_of: Shelf | None = None
        if ready:
            self._finder()

    def heard(self, change: Change) -> None:
        """Take up what changed, in the thread that committed it rather than at a key press."""
        if change.kinds & {Kind.CONTENT, Kind.STORE} and self._made is not None:
            self._finder(wait=True)

    @property
    def catalogue(self) -> Catalogue:
        """All topics as they stand now; ask again after a change of content."""
        with self._lock:
            return self._current()

    def shelf(self) -> Shelf:
        """What the store shows in place of shipped texts; nothing where no store is open."""
        return self._contents.shelf() if self._contents is not None else _NOTHING

    def _current(self) -> Catalogue:
        if self._shelf is not (shelf := self.shelf()):
            self._shelf = shelf
            self._catalogue = current(self.shipped, shelf)
        return self._catalogue

    def _finder(self, *, wait: bool = False) -> Finder:
        """The look-up over what stands now.

        While another thread makes one of a change, the former answers, so that no key press waits
        for it, unless told to `wait`.
        """
        _, shelf, made = self._standing()
        if made is not None and self._made_of is shelf:
            return made
        if made is not None and not wait and self._making.locked():
            return made
        with self._making:
            catalogue, shelf, made = self._standing()
            if made is None or self._made_of is not shelf:
                if self._words is None:
                    self._words = load_vocabulary(), load_learned()
                vocabulary, learned = self._words
                phrases = own_words(self.shipped, catalogue, shelf)
                made = Finder(catalogue, vocabulary, learned, accepted=phrases, earlier=made)
                with self._lock:
                    self._made, self._made_of = made, shelf
            return made

    def _standing(self) -> tuple[Catalogue, Shelf, Finder | None]:
        with self._lock:
            return self._current(), self._shelf, self._made

    def look_up(self, words: str, limit: int = 5) -> LookUp:
        """The topics that answer a caller's words, best first; at most `limit`, none if none do."""
        return self._finder().find(words, limit)

    def load_model(self) -> bool:
        """Have the sentence model, loaded once; False where it is not there.

        Takes up to a second the first time; to be called off the window's thread.
        """
        return self._sentences.likeness() is not None

    def prepare(self) -> None:
        """Have words and sentence model ready, so that the first look-up waits for neither."""
        self._finder()
        self.load_model()

    def settle(self, words: str, limit: int = 5) -> LookUp:
        """As `look_up`, with the sense of the whole sentence beside its words; about 15 ms.

        The same as `look_up` where the sentence model is missing.
        """
        likeness = self._sentences.likeness()
        if likeness is None:
            return self.look_up(words, limit)
        phrases = own_words(self.shipped, self.catalogue, self.shelf())
        found = self._finder().find(words, limit, lambda text: likeness.sense(text, phrases))
        return self._pointed(found, likeness)

    def _pointed(self, found: LookUp, likeness: Likeness) -> LookUp:
        """With the line of the first answer that the whole sentence is nearest to."""
        first = found.answers[0] if found.answers else None
        topic = self.catalogue.topics.get(first.topic) if first else None
        if first is None or topic is None or first.line is not None:
            return found
        if len(found.query.split()) == 1:
            return found  # one word is a name, and asks for the card as a whole
        lines = [line.text for line in topic.say]
        line = likeness.line(found.corrected or found.query, topic.title, lines)
        first = replace(first, line=line)
        return replace(found, answers=(first, *found.answers[1:]))

    def danger(self, words: str) -> str:
        """The words that surely speak of danger; an empty string where there are none."""
        return self._finder().danger(words)

    def terms(self, words: str) -> frozenset[str]:
        """What a caller's words are about, as the look-up understands them.

        Of things that are known not to be in the catalogue, each stands for itself.
        """
        reading = self._finder().reading(words)
        return frozenset(reading.told[one] if one == OUTSIDE else one for one in reading.terms)

    def nearest(self, words: str, limit: int = 3) -> tuple[TopicId, ...]:
        """The topics that come nearest to words, even where none of them answers."""
        return self._finder().nearest(words, limit)

    def topic(self, key: TopicId) -> Topic:
        """The card with this id; raises NotFound."""
        try:
            return self.catalogue.topics[key]
        except KeyError:
            raise NotFound("topic", key) from None

    def topics(self) -> dict[str, list[Topic]]:
        """All cards by group, groups and cards in the catalogue's order; no group is empty."""
        catalogue = self.catalogue
        found: dict[str, list[Topic]] = {group: [] for group in catalogue.groups}
        for topic in catalogue.topics.values():
            found.setdefault(topic.group, []).append(topic)
        return {group: topics for group, topics in found.items() if topics}

    def fact(self, key: str) -> Fact:
        """The numbered fact with this id; raises NotFound."""
        try:
            return self.catalogue.facts[key]
        except KeyError:
            raise NotFound("fact", key) from None

    def keep_texts(self, unit: Unit, keys: Iterable[TopicId]) -> dict[TopicId, TextHash]:
        """Keep the texts of topics for good within an open unit, as a call that used them names.

        What is no topic now is left out.
        """
        from frontdesk.content import service as content  # a look-up without a store loads none

        topics = self.catalogue.topics
        return {key: content.keep(unit, topic_body(topics[key])) for key in keys if key in topics}
