"""The look-up itself: from a caller's words to the topics that answer, danger first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontdesk.identity import TopicId
from frontdesk.treatments.model import Answer, Catalogue, LookUp, Topic, TopicKind
from frontdesk.treatments.rules.lookup.beginnings import Beginnings
from frontdesk.treatments.rules.lookup.catalogue_words import speller, topic_texts
from frontdesk.treatments.rules.lookup.danger import DangerSigns, Signs
from frontdesk.treatments.rules.lookup.examples import CRISIS, Hints, Learned, hints
from frontdesk.treatments.rules.lookup.lines import Lines
from frontdesk.treatments.rules.lookup.phrases import PhraseIndex
from frontdesk.treatments.rules.lookup.reasons import Reasons, quoted
from frontdesk.treatments.rules.lookup.settling import Sense, settled, speaks_of_danger
from frontdesk.treatments.rules.lookup.spanish import Spanish
from frontdesk.treatments.rules.lookup.terms import Reader, Reading
from frontdesk.treatments.rules.lookup.weighing import Weighed, weighed
from frontdesk.treatments.rules.lookup.words import Piece, pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from frontdesk.treatments.rules.lookup.phrases import Match
    from frontdesk.treatments.rules.lookup.vocabulary import Vocabulary

_SCANNED = 12_000  # characters that are searched for danger: both ends of a longer text
_READ = 60  # words that are read for topics; a caller's sentence has about ten
_BEGUN = 3  # letters of a lone word up to which its beginning may answer
_BEGUN_SCORE = 0.3
_STRIP = 0.5  # how likely danger must be for the strip, by the examples


class Finder:
    """Answers callers' words from the topics of a catalogue; the same words, the same answer.

    `accepted` are words that the office manager gave a topic: whoever says just these gets it
    first. `earlier` is the finder of the catalogue before an edit, which saves most of the work.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        vocabulary: Vocabulary,
        learned: Learned | None = None,
        *,
        accepted: Mapping[TopicId, tuple[str, ...]] | None = None,
        earlier: Finder | None = None,
    ) -> None:
        self._topics = catalogue.topics
        self._narrow = {t.id for t in self._topics.values() if t.kind is TopicKind.FAQ}
        accepted = accepted or {}
        vocabulary = _with(vocabulary, accepted, self._topics)
        self._speller = speller(catalogue, vocabulary)
        self.reader: Reader = Reader(
            vocabulary, self._speller, earlier.reader if earlier is not None else None
        )
        texts = [text for text in topic_texts(catalogue, vocabulary) if text.topic != CRISIS]
        self._phrases = PhraseIndex(texts, self.reader, vocabulary.everyday)
        self._accepted = {
            stems: topic
            for topic, phrases in accepted.items()
            for phrase in phrases
            # A phrase without a word that is read here would answer whatever has none either.
            if topic in self._topics and (stems := self.reader.text(phrase).stems)
        }
        self._learned = learned or Learned()
        self._danger = DangerSigns(vocabulary.danger)
        self._beginnings = Beginnings(self._topics.values(), vocabulary.filler)
        self._reasons = Reasons(self._topics.values())
        self._spanish = Spanish(vocabulary.spanish, self._speller.knows)
        self._lines = Lines(self._topics.values(), self.reader, vocabulary.filler)

    def danger(self, words: str) -> str:
        """The words that surely speak of danger; an empty string where there are none."""
        said = self._spanish.english(words)
        found = self._signs(pieces(_scanned(words))).sure
        return found or (self._signs(pieces(said)).sure if said else "")

    def reading(self, text: str) -> Reading:
        """A text as the look-up understands it."""
        return self._read(self._signs(pieces(_scanned(text))))

    def find(
        self, query: str, limit: int = 5, sense_of: Callable[[str], Sense] | None = None
    ) -> LookUp:
        """At most `limit` topics, best first; none when none does well enough.

        With `sense_of` the sense of the sentence settles what its words leave open. Spanish words
        find what they would find in English.
        """
        said = self._spanish.english(query)
        parts = pieces(_scanned(query))
        typed = frozenset(word for part in parts for word in part.words)
        if said is None or self._signs(parts).sure:
            return self._found(query, limit, sense_of, typed)
        return replace(self._found(said, limit, sense_of, typed), query=query, corrected=None)

    def _found(
        self,
        query: str,
        limit: int,
        sense_of: Callable[[str], Sense] | None,
        typed: frozenset[str],
    ) -> LookUp:
        parts = pieces(_scanned(query))
        signs = self._signs(parts)
        reading = self._read(signs)
        hinted = self._hints(reading)
        matches = self._phrases.matches(reading)
        corrected = self._corrected(parts)
        # One word that no phrase has is too little for examples to go by.
        enough = bool(matches) or len(reading.words) > 1
        sense = sense_of(corrected or query) if sense_of and enough else None
        best = self._best(matches, hinted, sense) if enough else []
        answers = [self._answer(one, reading, typed) for one in best] or self._begun(reading)
        answers = self._given(reading, answers)
        if signs.sure and CRISIS in self._topics:
            answers.insert(0, self._crisis(signs.sure, typed))
        veiled = bool(signs.veiled)
        may = veiled or hinted.danger > _STRIP
        if sense is not None:
            may = veiled or speaks_of_danger(hinted, sense, veiled=veiled)
        strip = not signs.sure and may
        return LookUp(query, tuple(answers[: max(limit, 0)]), corrected, strip=strip)

    def _best(
        self, matches: Mapping[TopicId, Match], hinted: Hints, sense: Sense | None
    ) -> list[Weighed]:
        if sense is None:
            return weighed(matches, hinted, self._narrow)
        # Vectors may be older than the catalogue; a clinic's own phrase leaves nothing open.
        by_words = weighed(matches, hinted, self._narrow)
        if by_words and by_words[0].match and by_words[0].match.exact:
            return by_words
        return settled(self._topics, matches, hinted, self._narrow, sense)

    def nearest(self, query: str, limit: int = 3) -> tuple[TopicId, ...]:
        """The topics for which anything speaks, best first, though it be too little to answer."""
        reading = self.reading(query)
        likely = self._hints(reading).topics
        ranks = {topic: match.rank for topic, match in self._phrases.matches(reading).items()}
        ordered = sorted(ranks, key=lambda topic: (-ranks[topic], -likely.get(topic, 0.0), topic))
        return tuple(ordered[:limit])

    def _hints(self, reading: Reading) -> Hints:
        """What the examples say of the topics that there are; some may have been retired since."""
        found = hints(reading, self._learned)
        if found.topics.keys() <= self._topics.keys():
            return found
        here = {topic: chance for topic, chance in found.topics.items() if topic in self._topics}
        return replace(found, topics=here)

    def _signs(self, parts: list[Piece]) -> Signs:
        """Signs of danger in the words as typed, and where there is none, as mended."""
        words = [word for part in parts for word in part.words]
        typed = self._danger.signs(" ".join(words))
        mended = [word.word for word in self._speller.spelled(words[:_READ])]
        if typed.sure or mended == words[:_READ]:
            return typed
        found = self._danger.signs(" ".join(mended))
        return Signs(found.sure, typed.veiled or found.veiled, typed.harmless)

    def _read(self, signs: Signs) -> Reading:
        return self.reader.read(signs.harmless.split()[:_READ])

    def _answer(self, one: Weighed, reading: Reading, typed: frozenset[str]) -> Answer:
        topic = self._topics[one.topic]
        why = self._reasons.reason(one, reading, typed)
        line = self._lines.line(topic.id, reading)
        return Answer(topic.id, topic.title, topic.kind, why, min(1.0, one.score), line)

    def _given(self, reading: Reading, answers: list[Answer]) -> list[Answer]:
        """The answers with the topic first to which the manager gave just these words."""
        given = self._accepted.get(reading.stems)
        if given is None:
            return answers
        topic = self._topics[given]
        why = f"callers say \u2018{' '.join(reading.words)}\u2019"
        first = Answer(topic.id, topic.title, topic.kind, why, 1.0)
        return [first, *(one for one in answers if one.topic != given)]

    def _crisis(self, danger: str, typed: frozenset[str]) -> Answer:
        topic = self._topics[TopicId(CRISIS)]
        why = quoted("heard", danger.split(), typed)
        return Answer(topic.id, topic.title, topic.kind, why, 1.0)

    def _begun(self, reading: Reading) -> list[Answer]:
        """Topics for the first letters of a lone word."""
        typed = reading.words
        if len(typed) != 1 or len(typed[0]) > _BEGUN:
            return []
        found = self._beginnings.begun(typed[0]).items()
        named = [(self._topics[topic], f"begins \u2018{word}\u2019") for topic, word in found]
        return [Answer(t.id, t.title, t.kind, why, _BEGUN_SCORE) for t, why in named]

    def _corrected(self, parts: list[Piece]) -> str | None:
        """The query with its spelling mended; None where nothing was, or a word is being typed."""
        words = [word for part in parts for word in part.words][:_READ]
        shown = [mended.shown for mended in self._speller.spelled(words)]
        if shown == words or (shown[:-1] == words[:-1] and shown[-1].startswith(words[-1])):
            return None
        written = {"".join(part.words): part.written for part in parts}
        return " ".join(written.get(word, word) for word in shown)


def _with(
    vocabulary: Vocabulary,
    accepted: Mapping[TopicId, tuple[str, ...]],
    topics: Mapping[TopicId, Topic],
) -> Vocabulary:
    """The vocabulary with accepted words among the phrases of topics that lack them."""
    phrases = dict(vocabulary.phrases)
    for key, words in accepted.items():
        if key in topics:
            own = {*topics[key].aliases, *topics[key].questions}
            phrases[key] = (*phrases.get(key, ()), *(one for one in words if one not in own))
    return replace(vocabulary, phrases=phrases)


def _scanned(text: str) -> str:
    """The text, or both ends of one that is too long to be a caller's words."""
    if len(text) <= _SCANNED:
        return text
    return f"{text[: _SCANNED // 2]} {text[-_SCANNED // 2 :]}"
