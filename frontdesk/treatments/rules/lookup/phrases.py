"""Evidence from phrases: titles, aliases and callers' phrases, each term by how rare it is."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.identity import TopicId
from frontdesk.treatments.rules.lookup.terms import OUTSIDE, Reader, Reading
from frontdesk.treatments.rules.lookup.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FACT = 0.25  # trust in a word found only in the text of a card
_ODD = 0.7  # weight of a word nobody knows (a name, a hopeless typo), in rarest words
_EVERYDAY = 1.6  # of a plain word that has nothing to do with the clinic
_OUTSIDE = 2.2  # of a thing the catalogue is known not to hold
_PHRASE = 0.5  # extra for the best single phrase
_OWNS = 0.75  # extra for words that belong mostly to one topic
_LITERAL = 1.5  # extra for the same words as written, little words too


@dataclass(frozen=True, slots=True)
class TopicText:
    """A topic's texts: `phrases` as callers might say them, `told` what its card says."""

    topic: TopicId
    phrases: tuple[str, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Match:
    """What speaks for a topic: a rank among topics, the share of the query it explains.

    `total` is the weight explained; `terms` are the query's terms in the best phrase, and
    `exact` says that the query has the words of one of the topic's phrases, and no others.
    """

    topic: TopicId
    rank: float
    total: float
    share: float
    terms: frozenset[str]
    exact: bool


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase as terms and stems, how clear its terms are, and their weight together."""

    topic: TopicId
    terms: frozenset[str]
    stems: frozenset[str]
    clear: float
    weight: float


class PhraseIndex:
    """Finds topics by the phrases that share terms with a caller's words."""

    def __init__(
        self, topics: Iterable[TopicText], reader: Reader, everyday: Iterable[str]
    ) -> None:
        topics = tuple(topics)
        drafts = {t.topic: [reader.phrase(p) for p in t.phrases] for t in topics}
        self._told = {t.topic: frozenset(reader.text(t.told).terms) for t in topics}
        counts: defaultdict[str, Counter[TopicId]] = defaultdict(Counter)
        for topic, drafted in drafts.items():
            for terms, _, _ in drafted:
                for term in terms:
                    counts[term][topic] += 1
        self._shares = {
            term: {topic: n / count.total() for topic, n in count.items()}
            for term, count in counts.items()
        }
        self._weights = {t: math.log(1 + len(topics) / len(c)) for t, c in counts.items()}
        self._only_told: frozenset[str] = frozenset[str]().union(*self._told.values()) - set(counts)
        for term in self._only_told:
            holders = sum(term in told for told in self._told.values())
            self._weights[term] = math.log(1 + len(topics) / holders)
        self._rarest = math.log(1 + len(topics))
        self._everyday = {stem(word) for word in everyday}
        self._phrases: list[_Phrase] = []
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        for topic, drafted in drafts.items():
            for terms, stems, clear in drafted:
                self._add(topic, terms, stems, clear)

    def _add(
        self, topic: TopicId, terms: frozenset[str], stems: frozenset[str], clear: float
    ) -> None:
        for term in terms:
            self._holding[term].append(len(self._phrases))
        weight = sum(self._weights[term] for term in sorted(terms))
        self._phrases.append(_Phrase(topic, terms, stems, clear, weight))

    def matches(self, reading: Reading) -> dict[TopicId, Match]:
        """Every topic that shares a term with the reading."""
        gains = {
            term: self._weights[term] * sure
            for term, sure in reading.terms.items()
            if term in self._weights and term != OUTSIDE
        }
        asked = sum(self._asked(term) for term in reading.terms) or 1.0
        near: defaultdict[TopicId, list[_Phrase]] = defaultdict(list)
        for at in sorted({at for term in gains for at in self._holding.get(term, ())}):
            near[self._phrases[at].topic].append(self._phrases[at])
        topics = near.keys() | {t for t, told in self._told.items() if told & gains.keys()}
        return {t: self._match(t, near[t], reading, gains, asked) for t in sorted(topics)}

    def _asked(self, term: str) -> float:
        """The weight of a term when judging how much of the query a topic explains."""
        if term == OUTSIDE:
            return _OUTSIDE * self._rarest
        if term in self._weights:
            return self._weights[term] * (0.5 if term in self._only_told else 1.0)
        return self._rarest * (_EVERYDAY if term in self._everyday else _ODD)

    def _match(
        self,
        topic: TopicId,
        near: list[_Phrase],
        reading: Reading,
        gains: Mapping[str, float],
        asked: float,
    ) -> Match:
        """Weigh one topic's phrases against the gains of the query's terms."""
        trust = {term: _FACT for term in gains if term in self._told[topic]}
        stems = frozenset(reading.stems)
        top, best, alike = 0.0, frozenset[str](), 0.0
        for phrase in near:
            shared = phrase.terms & gains.keys()
            alike = max(alike, len(stems & phrase.stems) / len(stems | phrase.stems))
            gained = sum(gains[term] for term in sorted(shared))
            part = phrase.clear * gained / phrase.weight
            for term in shared:
                trust[term] = max(trust.get(term, 0.0), 0.25 + 0.75 * part)
            if gained * part > top:
                top, best = gained * part, shared
        total = sum(gains[term] * trust[term] for term in sorted(trust))
        owns = sum(gains[t] * self._shares.get(t, {}).get(topic, 0.0) for t in sorted(trust))
        rank = total + _PHRASE * top + _OWNS * owns + _LITERAL * alike
        return Match(topic, rank, total, total / asked, best or frozenset(trust), alike == 1.0)
