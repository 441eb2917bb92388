"""Words folded into terms: what callers say in many ways becomes one concept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.treatments.rules.lookup.words import plain, stem

if TYPE_CHECKING:
    from frontdesk.treatments.rules.lookup.spelling import Mended, Speller
    from frontdesk.treatments.rules.lookup.vocabulary import Vocabulary

OUTSIDE = "outside"  # the concept of things that are known not to be in the catalogue


@dataclass(frozen=True, slots=True)
class Reading:
    """A caller's words as understood: mended words, their stems in order, and terms.

    `terms` gives for each term how sure its spelling is; `told` the words that were typed for it.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    terms: Mapping[str, float]
    told: Mapping[str, str]


class Reader:
    """Reads text into terms with the vocabulary's concepts, after the speller mended it."""

    def __init__(self, vocabulary: Vocabulary, speller: Speller) -> None:
        self._speller = speller
        self._concepts: dict[tuple[str, ...], str] = {}
        self._longest = 1
        for name, phrases in (*vocabulary.concepts.items(), (OUTSIDE, vocabulary.outside)):
            self._concepts[name,] = name
            for phrase in phrases:
                self._know(name, tuple(plain(phrase)))
        self._filler = {stem(word) for word in vocabulary.filler}

    def _know(self, name: str, words: tuple[str, ...]) -> None:
        """Let words, as written and by their stems, stand for a concept; the first one stays."""
        self._concepts.setdefault(words, name)
        self._concepts.setdefault(tuple(map(stem, words)), name)
        self._longest = max(self._longest, len(words))

    def is_concept(self, stems: Sequence[str]) -> bool:
        """Whether exactly these stems stand for a concept."""
        return tuple(stems) in self._concepts

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
        for size in range(min(self._longest, len(spelled) - at), 0, -1):
            said = tuple(mended.word for mended in spelled[at : at + size])
            name = self._concepts.get(said) or self._concepts.get(stems[at : at + size])
            if name:
                return name, size
        word = stems[at]
        return ("" if word in self._filler or len(spelled[at].word) == 1 else word), 1
