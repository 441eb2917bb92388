"""Mend the spelling of callers' words towards the words of the catalogue."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from frontdesk.treatments.rules.lookup.slips import slip
from frontdesk.treatments.rules.lookup.words import stem, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SHORTEST = 3  # letters of a word that can be mended
_LONG = 6  # letters of a word that may be two, run together
_LONGEST = 30  # letters of a word that is mended at all
_LONGER = 8  # letters of a word in which three may be wrong
_FIRST_LETTER = 0.5  # the first letter is seldom wrong
_DOUBT = 0.12  # how much less sure a word is for each letter that was wrong
_JOINED = 0.88  # how sure a word must be before two are read as one
_BEGUN = 0.93  # how sure a word is that was broken off: insur, appt, spra


class Mended(NamedTuple):
    """A word as meant, how sure that is (1 when it was known as typed), and as it was typed.

    A word that was only `begun`, such as "appt", is read as a whole one but not corrected.
    """

    word: str
    sure: float
    typed: str
    begun: bool = False

    @property
    def shown(self) -> str:
        """The word as a corrected spelling shows it."""
        return self.typed if self.begun else self.word


class Speller:
    """Knows the words of the catalogue; a handicap keeps words apart that nobody should mend to."""

    def __init__(self, handicaps: Mapping[str, float], known_slips: Mapping[str, str]) -> None:
        """Take every known word with its handicap, and phrases that are mended as a whole."""
        self.handicaps = handicaps
        self.known_slips = known_slips
        self._spellable = [word for word in handicaps if len(word) >= _SHORTEST and word.isalpha()]
        self._ordered = sorted(word for word in self._spellable if handicaps[word] == 0)
        self._stems = {stem(word) for word in handicaps}
        self._slips = [
            (re.compile(rf"\b{re.escape(wrong)}\b"), right) for wrong, right in known_slips.items()
        ]
        self._mend = lru_cache(maxsize=8000)(self._mended)

    def knows(self, word: str) -> bool:
        """Whether a word, or another form of it, needs no mending."""
        return word in self.handicaps or stem(word) in self._stems

    def agrees(self, other: Speller, words: Iterable[str]) -> bool:
        """Whether both know all of these words as they stand, and so read them alike."""
        return all(word in self.handicaps and word in other.handicaps for word in words)

    def has_slips_of(self, other: Speller) -> bool:
        """Whether both put the same slips of real words right."""
        return self.known_slips == other.known_slips

    def begun(self, start: str, limit: int = 12) -> list[str]:
        """The first words of the catalogue that begin so, in the order of the alphabet."""
        at = bisect_left(self._ordered, start)
        end = bisect_left(self._ordered, start + "{", lo=at)
        return self._ordered[at : min(end, at + limit)]

    def whole(self, words: Iterable[str]) -> list[str]:
        """Words with those slips put right that are made of real words: how son, too hours."""
        text = " ".join(words)
        for wrong, right in self._slips:
            text = wrong.sub(right, text)
        return text.split()

    def spelled(self, words: Iterable[str]) -> list[Mended]:
        """The words with slips mended, and run-together or broken words put right."""
        waiting, out = self.whole(words), list[Mended]()
        waiting.reverse()
        while waiting:
            word = waiting.pop()
            joined = self._joined(word, waiting[-1]) if waiting else None
            if joined:
                waiting.pop()
                out.append(joined)
            else:
                out += self._parted(word)
        return out

    def _joined(self, word: str, after: str) -> Mended | None:
        """One word that was typed as two, or None."""
        both = word + after
        if not _LONG <= len(both) <= _LONGEST or (
            word in self.handicaps and after in self.handicaps
        ):
            return None
        found = self._mend(both)
        if found.sure > _JOINED and self.handicaps.get(found.word) == 0:
            return found._replace(typed=f"{word} {after}")
        return None

    def _parted(self, word: str) -> list[Mended]:
        """The word mended, or two known words that were typed as one."""
        found = self._mend(word)
        if word in self.handicaps or not _LONG <= len(word) <= _LONGEST:
            return [found]
        for cut in range(2, len(word) - 1):
            parts = word[:cut], word[cut:]
            if all(part in self.handicaps for part in parts):
                return [Mended(part, 1.0, part) for part in parts]
        return [found]

    def _mended(self, word: str) -> Mended:
        """The known word meant by a typed word; the word itself where none lies near."""
        size = len(word)
        if self.knows(word) or not _SHORTEST <= size <= _LONGEST or not word.isalpha():
            return Mended(word, 1.0, word)
        begun = self.begun(word, limit=200)
        if begun and size > _SHORTEST:
            return _begun(word, begun)
        best, cost = word, _patience(size)
        for other in self._near(word):
            price = slip(word, other) + self.handicaps[other]
            price += _FIRST_LETTER * (word[0] != other[0])
            if price < cost:
                best, cost = other, price
        if best != word:
            return Mended(best, 1.0 - _DOUBT * cost, word)
        return _begun(word, begun) if begun else Mended(word, 1.0, word)

    def _near(self, word: str) -> list[str]:
        """Known words in which few letters differ, as many as are worth weighing."""
        edits = _edits(len(word))
        found = process.extract(
            word, self._spellable, scorer=OSA.distance, limit=12, score_cutoff=edits
        )
        return [other for other, _, _ in found]


def _begun(word: str, longer: list[str]) -> Mended:
    """The shortest of the words that begin so."""
    return Mended(min(longer, key=lambda w: (len(w), w)), _BEGUN, word, begun=True)


def _edits(size: int) -> int:
    """How many letters may be wrong in a word of so many letters, before slips are weighed."""
    return 1 if size < _LONG - 1 else 2 if size < _LONGER else 3


def _patience(size: int) -> float:
    """How much slip a word of so many letters may hold."""
    for longest, cost in ((3, 0.61), (4, 1.05), (6, 1.3), (8, 1.9)):
        if size <= longest:
            return cost
    return 2.4


def handicaps(*groups: tuple[float, Iterable[str]]) -> dict[str, float]:
    """Every word of the texts with its handicap; the first handicap given to a word stays."""
    found: dict[str, float] = {}
    for handicap, texts in groups:
        for text in texts:
            for word in written(text):
                found.setdefault(word, handicap)
    return found
