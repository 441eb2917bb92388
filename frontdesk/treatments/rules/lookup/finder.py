"""The look-up itself: from a caller's words to the topics that answer, danger first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from frontdesk.identity import TopicId
from frontdesk.treatments.model import Answer, Catalogue, LookUp, Topic, TopicKind
from frontdesk.treatments.rules.lookup.beginnings import Beginnings
from frontdesk.treatments.rules.lookup.danger import DangerSigns
from frontdesk.treatments.rules.lookup.phrases import Match, PhraseIndex, TopicText
from frontdesk.treatments.rules.lookup.spelling import Speller, handicaps
from frontdesk.treatments.rules.lookup.terms import Reader, Reading
from frontdesk.treatments.rules.lookup.words import Piece, pieces, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from frontdesk.treatments.rules.lookup.vocabulary import Vocabulary

CRISIS = TopicId("crisis")

_SCANNED = 20_000  # characters that are searched for danger: both ends of a longer text
_READ = 60  # words that are read for topics; a caller's sentence has about ten
_FLOOR = 0.42  # share of the query's weight a match must explain
_LEAST = 1.4  # and the weight it must reach, unless the whole query is one phrase
_NEVER = 9.0  # handicap of a word that nothing is mended into
_BEGUN = 3  # letters of a lone word up to which its beginning may answer
_SHARE_BEGUN = 0.3  # the score of such an answer
_NARROW = 1.06  # a question topic goes before a broad one


class Finder:
    """Answers callers' words from the topics of a catalogue; the same words, the same answer."""

    def __init__(self, catalogue: Catalogue, vocabulary: Vocabulary) -> None:
        self._topics = {topic.id: topic for topic in catalogue.topics.values()}
        texts = [_text(topic, catalogue, vocabulary) for topic in self._topics.values()]
        self._speller = _speller(self._topics.values(), texts, vocabulary)
        self._reader = Reader(vocabulary, self._speller)
        searched = [text for text in texts if text.topic != CRISIS]
        self._phrases = PhraseIndex(searched, self._reader, vocabulary.everyday)
        self._danger = DangerSigns(vocabulary.danger)
        self._beginnings = Beginnings(self._topics.values(), vocabulary.filler)

    def danger(self, words: str) -> str:
        """The words that surely speak of danger; an empty string where there are none."""
        return self._sure(pieces(_scanned(words)))

    def find(self, query: str, limit: int = 5) -> LookUp:
        """At most `limit` topics, best first; none when none does well enough."""
        parts = pieces(_scanned(query))
        danger = self._sure(parts)
        said = " ".join(word for part in parts for word in part.words)
        words = self._danger.harmless(said).split()[:_READ]
        reading = self._reader.read(words)
        answers = [self._answer(match, reading) for match in self._ranked(reading)]
        if not answers and len(words) == 1 and len(words[0]) <= _BEGUN:
            answers = self._begun(words[0])
        if danger and CRISIS in self._topics:
            answers.insert(0, self._crisis(danger))
        return LookUp(
            query,
            tuple(answers[: max(limit, 0)]),
            self._corrected(parts),
            strip=not danger and bool(self._danger.veiled(said)),
        )

    def _sure(self, parts: Iterable[Piece]) -> str:
        """Sure signs of danger in the words as typed, or else as mended."""
        words = [word for part in parts for word in part.words]
        found = self._danger.sure(" ".join(words))
        if found:
            return found
        mended = (m.word for m in self._speller.spelled(words[:_READ]))
        return self._danger.sure(" ".join(mended))

    def _ranked(self, reading: Reading) -> list[Match]:
        """The matches that do well enough, best first; equal ones in the order of their ids."""
        found = self._phrases.matches(reading).values()
        enough = [m for m in found if m.share >= _FLOOR and (m.exact or m.total >= _LEAST)]
        return sorted(enough, key=lambda m: (-m.rank * self._narrow(m.topic), m.topic))

    def _narrow(self, topic: TopicId) -> float:
        return _NARROW if self._topics[topic].kind is TopicKind.FAQ else 1.0

    def _answer(self, match: Match, reading: Reading) -> Answer:
        topic = self._topics[match.topic]
        told = " ".join(word for term, word in reading.told.items() if term in match.terms)
        why = f"matched \u2018{told}\u2019"
        return Answer(topic.id, topic.title, topic.kind, why, min(1.0, match.share))

    def _crisis(self, danger: str) -> Answer:
        topic = self._topics[CRISIS]
        return Answer(topic.id, topic.title, topic.kind, f"said \u2018{danger}\u2019", 1.0)

    def _begun(self, start: str) -> list[Answer]:
        """Topics for the first letters of a word."""
        found = [
            (self._topics[topic], word) for topic, word in self._beginnings.begun(start).items()
        ]
        return [
            Answer(topic.id, topic.title, topic.kind, f"begins \u2018{word}\u2019", _SHARE_BEGUN)
            for topic, word in found
        ]

    def _corrected(self, parts: list[Piece]) -> str | None:
        """The query with its spelling mended; None where nothing was, or a word is being typed."""
        words = [word for part in parts for word in part.words][:_READ]
        shown = [mended.shown for mended in self._speller.spelled(words)]
        if shown == words or (shown[:-1] == words[:-1] and shown[-1].startswith(words[-1])):
            return None
        written = {"".join(part.words): part.written for part in parts}
        return " ".join(written.get(word, word) for word in shown)


def _scanned(text: str) -> str:
    """The text, or both ends of one that is too long to be a caller's words."""
    if len(text) <= _SCANNED:
        return text
    return f"{text[: _SCANNED // 2]} {text[-_SCANNED // 2 :]}"


def _text(topic: Topic, catalogue: Catalogue, vocabulary: Vocabulary) -> TopicText:
    """A topic's own words, callers' phrases for it, and what its card and its facts say."""
    lines = (*topic.say, *topic.ask, *topic.leave_to_clinician)
    cited = dict.fromkeys(source for line in topic.say for source in line.sources)
    facts = (catalogue.facts[source].text for source in cited if source in catalogue.facts)
    phrases = (topic.title, *topic.aliases, *topic.questions, *vocabulary.phrases.get(topic.id, ()))
    told = " ".join((*(line.text for line in lines), *facts))
    return TopicText(topic.id, phrases, told)


def _speller(
    topics: Iterable[Topic], texts: Iterable[TopicText], vocabulary: Vocabulary
) -> Speller:
    """A speller that mends towards the catalogue first, and towards plain words with a handicap."""
    topics = tuple(topics)
    named = [text for t in topics for text in (t.title, *t.aliases)]
    phrased = [text for phrases in vocabulary.phrases.values() for text in phrases]
    meant = [text for phrases in vocabulary.concepts.values() for text in phrases]
    plainer = (*vocabulary.outside, *vocabulary.filler, *vocabulary.everyday)
    invented = set(vocabulary.concepts) - {word for text in meant for word in plain(text)}
    known = handicaps(
        (_NEVER, sorted(invented)),
        (0.0, (*named, *phrased, *meant)),
        (0.25, (*plainer, *(text.told for text in texts))),
    )
    return Speller(known, _known_slips(topics, known))


def _known_slips(topics: Iterable[Topic], known: Mapping[str, float]) -> dict[str, str]:
    """Misspellings made of real words, such as "too hours", each with the words meant."""
    found = {}
    for topic in topics:
        names = [" ".join(plain(name)) for name in (topic.title, *topic.aliases)]
        for wrong in (" ".join(plain(text)) for text in topic.misspellings):
            if all(word in known for word in wrong.split()):
                _, _, nearest = max(
                    (OSA.normalized_similarity(wrong, name), -at, name)
                    for at, name in enumerate(names)
                )
                found[wrong] = nearest
    return found
