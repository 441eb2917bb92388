"""What the look-up is taught with: callers' examples first, the catalogue's own phrases beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.treatments.rules.lookup.catalogue_words import invented
from frontdesk.treatments.rules.lookup.examples import NONE, Example, Learned, learn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from frontdesk.treatments.model import Catalogue
    from frontdesk.treatments.rules.lookup.finder import Finder
    from frontdesk.treatments.rules.lookup.vocabulary import Vocabulary

_PHRASE = 0.5  # how much a phrase counts beside an example of a caller's whole words


def taught(
    catalogue: Catalogue, vocabulary: Vocabulary, examples: Iterable[Example], finder: Finder
) -> Learned:
    """What all of these teach; takes some seconds. `finder` reads them as it reads callers."""
    lessons = (*examples, *_phrases(catalogue, vocabulary))
    return learn([(lesson, finder.reading(lesson.query)) for lesson in lessons])


def _phrases(catalogue: Catalogue, vocabulary: Vocabulary) -> Iterator[Example]:
    """Titles, aliases, questions and callers' phrases, and the things that have no answer."""
    names = invented(vocabulary)
    for topic in catalogue.topics.values():
        own = (topic.title, *topic.aliases, *topic.questions, *topic.misspellings)
        more = vocabulary.phrases.get(topic.id, ())
        for text in (*own, *(text for text in more if not names & set(text.split()))):
            yield Example(text, topic.id, importance=_PHRASE)
    for text in vocabulary.outside:
        yield Example(text, NONE, importance=_PHRASE)
