"""The words of a catalogue and its vocabulary, as speller and phrases take them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from frontdesk.treatments.rules.lookup.phrases import TopicText
from frontdesk.treatments.rules.lookup.spelling import Speller, handicaps
from frontdesk.treatments.rules.lookup.words import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from frontdesk.treatments.model import Catalogue, Topic
    from frontdesk.treatments.rules.lookup.vocabulary import Vocabulary

_WORD = re.compile(r"[a-z]{3,}")
_PLAINER = 0.25  # handicap of a plain word: a word of the catalogue is meant more often
_NEVER = 9.0  # handicap of a word that nothing is mended into


def topic_texts(catalogue: Catalogue, vocabulary: Vocabulary) -> list[TopicText]:
    """For each topic its own words, callers' phrases, and what its card and its facts say."""
    return [_text(topic, catalogue, vocabulary) for topic in catalogue.topics.values()]


def _text(topic: Topic, catalogue: Catalogue, vocabulary: Vocabulary) -> TopicText:
    cited = dict.fromkeys(source for line in topic.say for source in line.sources)
    facts = (catalogue.facts[source].text for source in cited if source in catalogue.facts)
    phrases = (topic.title, *topic.aliases, *topic.questions, *vocabulary.phrases.get(topic.id, ()))
    return TopicText(topic.id, phrases, " ".join((*(line.text for line in topic.say), *facts)))


def speller(catalogue: Catalogue, vocabulary: Vocabulary) -> Speller:
    """A speller that mends towards the catalogue first, and towards plain words with a handicap."""
    topics = catalogue.topics.values()
    named = [text for topic in topics for text in (topic.title, *topic.aliases)]
    phrased = [text for phrases in vocabulary.phrases.values() for text in phrases]
    meant = [text for phrases in vocabulary.concepts.values() for text in phrases]
    plainer = (*vocabulary.outside, *vocabulary.filler, *vocabulary.everyday)
    told = [text.told for text in topic_texts(catalogue, vocabulary)]
    known = handicaps(
        (_NEVER, sorted(invented(vocabulary))),
        (0.0, (*named, *phrased, *meant)),
        (_PLAINER, (*plainer, *told)),
        # Mended, a harmless saying would be one no more.
        (_NEVER, (word for saying in vocabulary.danger.safe for word in _WORD.findall(saying))),
    )
    return Speller(known, _known_slips(topics, known))


def invented(vocabulary: Vocabulary) -> set[str]:
    """Names of concepts that are no words, such as howsoon; they stand in phrases only."""
    meant = (text for phrases in vocabulary.concepts.values() for text in phrases)
    return set(vocabulary.concepts) - {word for text in meant for word in written(text)}


def _known_slips(topics: Iterable[Topic], known: Mapping[str, float]) -> dict[str, str]:
    """Misspellings made of real words, such as "too hours", each with the words meant."""
    found = {}
    for topic in topics:
        names = [" ".join(written(name)) for name in (topic.title, *topic.aliases)]
        for wrong in (" ".join(written(text)) for text in topic.misspellings):
            if wrong and all(word in known for word in wrong.split()):
                found[wrong] = _nearest(wrong, names)
    return found


def _nearest(wrong: str, names: list[str]) -> str:
    """The name most like the wrong words; the first of equal ones."""
    likeness = {name: OSA.normalized_similarity(wrong, name) for name in names}
    return max(names, key=likeness.__getitem__)
