"""Words folded into terms: what callers say in many ways becomes one concept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.treatments.rules.lookup.words import stem, written

if TYPE_CHECKING:
    from frontdesk.treatments.rules.lookup.spelling import Mended, Speller
    from frontdesk.treatments.rules.lookup.vocabulary import Vocabulary

_BARE = 0.8  # trust in a phrase when one term is all that is left of it
OUTSIDE = "outside"  # the concept of things that are known not to be in the catalogue


Phrase = tuple[frozenset[str], frozenset[str], float]
"""The terms and stems of a phrase; it is less clear when one term is all that is left of it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A caller's words as understood: mended words, their stems in order, and terms.

    `terms` gives for each term how sure its spelling is; `told` the words that were typed for it.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    terms: Mapping[str, float]
    told: Mapping[str, str]


class Concepts:
    """The vocabulary's concepts by the words that stand for them, and its filler."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.source = (vocabulary.concepts, vocabulary.outside, vocabulary.filler)
        self.longest = 1
        self._names: dict[tuple[str, ...], str] = {}
        for name, phrases in (*vocabulary.concepts.items(), (OUTSIDE, vocabulary.outside)):
            self._names[name,] = name
            for phrase in phrases:
                self._know(name, written(phrase))
        self.filler = {stem(word) for word in vocabulary.filler}

    def _know(self, name: str, words: tuple[str, ...]) -> None:
        """Let words, as written and by their stems, stand for a concept; the first one stays."""
        self._names.setdefault(words, name)
        self._names.setdefault(tuple(map(stem, words)), name)
        self.longest = max(self.longest, len(words))

    def name(self, words: tuple[str, ...]) -> str | None:
        """The concept that exactly these words, or stems, stand for."""
        return self._names.get(words)


class Reader:
    """Reads text into terms with the vocabulary's concepts, after the speller mended it.

    With an `earlier` reader, of the catalogue before an edit, what both read alike is not read
    again.
    """

    def __init__(
        self, vocabulary: Vocabulary, speller: Speller, earlier: Reader | None = None
    ) -> None:
        self._speller = speller
        self.concepts: Concepts
        same = (vocabulary.concepts, vocabulary.outside, vocabulary.filler)
        if earlier is not None and earlier.concepts.source == same:
            self.concepts = earlier.concepts
            self._texts = earlier.alike(speller)
            self._phrases = {
                text: phrase for text, phrase in earlier.phrases.items() if text in self._texts
            }
        else:
            self.concepts = Concepts(vocabulary)
            self._texts = dict[str, Reading]()
            self._phrases = dict[str, Phrase]()

    def alike(self, speller: Speller) -> dict[str, Reading]:
        """What was read that another speller reads alike: it mends no word of it, nor does ours."""
        if not speller.has_slips_of(self._speller):
            return {}
        return {
            text: reading
            for text, reading in self._texts.items()
            if speller.agrees(self._speller, written(text))
        }

    def text(self, text: str) -> Reading:
        """The terms of a text of the catalogue, remembered."""
        if text not in self._texts:
            self._texts[text] = self.read(written(text))
        return self._texts[text]

    @property
    def phrases(self) -> Mapping[str, Phrase]:
        """The phrases that were read so far."""
        return self._phrases

    def phrase(self, text: str) -> Phrase:
        """A text of the catalogue as a phrase, remembered."""
        if text not in self._phrases:
            reading = self.text(text)
            terms = frozenset(reading.terms)
            whole = len(reading.stems) == 1 or self.is_concept(reading.stems)
            clear = _BARE if len(terms) == 1 and not whole else 1.0
            self._phrases[text] = terms, frozenset(reading.stems), clear
        return self._phrases[text]

    def is_concept(self, stems: Sequence[str]) -> bool:
        """Whether exactly these stems stand for a concept."""
        return self.concepts.name(tuple(stems)) is not None

    def read(self, words: Iterable[str]) -> Reading:
        """The terms of plain words, as concepts where known."""
        spelled = self._speller.spelled(words)
        stems = tuple(stem(mended.word) for mended in spelled)
        terms: dict[str, float] = {}
        told: dict[str, str] = {}
        at = 0
        while at < len(spelled):
            name, size = self._term(spelled, stems, at)
            if name:
                sure = min(mended.sure for mended in spelled[at : at + size])
                terms[name] = max(terms.get(name, 0.0), sure)
                told.setdefault(name, " ".join(m.typed for m in spelled[at : at + size]))
            at += size
        return Reading(tuple(m.word for m in spelled), stems, terms, told)

    def _term(self, spelled: list[Mended], stems: tuple[str, ...], at: int) -> tuple[str, int]:
        """The term that begins at a word and how many words it takes; the longest one wins."""
        for size in range(min(self.concepts.longest, len(spelled) - at), 0, -1):
            said = tuple(mended.word for mended in spelled[at : at + size])
            name = self.concepts.name(said) or self.concepts.name(stems[at : at + size])
            if name:
                return name, size
        word = stems[at]
        return ("" if word in self.concepts.filler or len(spelled[at].word) == 1 else word), 1
