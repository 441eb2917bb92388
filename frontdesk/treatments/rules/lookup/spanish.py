"""Spanish words put into English, so that a Spanish caller's words find the same topics.

No translation is shown to anyone: it is only what the look-up reads, word by word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.treatments.rules.lookup.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_SCANNED = 2_000  # characters that are read; a caller's sentence has about sixty
_LEAST = 0.6  # share of the words that the glossary must know
_MARK = 4  # letters of a word that tells the language; shorter ones are in English as well
_SHORT = 2  # words up to which one Spanish word tells the language


class Spanish:
    """Tells Spanish words from English ones by a glossary, and puts them into English."""

    def __init__(
        self, glossary: Mapping[str, Sequence[str]], is_english: Callable[[str], bool]
    ) -> None:
        self._english: dict[tuple[str, ...], str] = {}
        for english, phrases in glossary.items():
            for phrase in phrases:
                self._english[tuple(plain(phrase))] = "" if english == "-" else english
        self._longest = max(map(len, self._english), default=0)
        self._words = {word for phrase in self._english for word in phrase}
        self._only = {w for w in self._words if len(w) >= _MARK and not is_english(w)}

    def english(self, text: str) -> str | None:
        """The text in English words; None where it is not Spanish, or says nothing."""
        words = plain(text[:_SCANNED])
        only = sum(word in self._only for word in words)
        known = sum(word in self._words for word in words)
        if not only or known < _LEAST * len(words) or (only == 1 and len(words) > _SHORT):
            return None
        return " ".join(part for part in self._parts(words) if part) or None

    def _parts(self, words: list[str]) -> list[str]:
        """The longest phrases in turn, each in English; a word of no phrase as it is."""
        found, at = [], 0
        while at < len(words):
            size, said = 1, words[at]
            for length in range(min(self._longest, len(words) - at), 0, -1):
                english = self._english.get(tuple(words[at : at + length]))
                if english is not None:
                    size, said = length, english
                    break
            found.append(said)
            at += size
        return found
