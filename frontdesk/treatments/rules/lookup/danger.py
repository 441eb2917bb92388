"""Words that may speak of danger: found whatever stands around them, harmless sayings apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontdesk.treatments.rules.lookup.vocabulary import DangerWords

_KILL = re.compile(r"\bk[il]{2,4} ?(?=(my|him|her|them|your) ?sel|(me|him|her|them)\b)")


class DangerSigns:
    """Looks for danger in plain words, as typed and as mended."""

    def __init__(self, words: DangerWords) -> None:
        self._always = _any(words.always, words.someone)
        self._danger = _any(words.danger, words.someone)
        self._veiled = _any(words.veiled, words.someone)
        self._safe = re.compile(r"\b(?:" + "|".join(words.safe or (r"(?!)",)) + r")\b")

    def harmless(self, text: str) -> str:
        """The text without everyday sayings that hold a danger word."""
        return self._safe.sub(" ", text)

    def sure(self, text: str) -> str:
        """The words that surely speak of danger; an empty string where there are none."""
        text = _KILL.sub("kill ", text)
        found = self._always.search(text) or self._danger.search(self._safe.sub(" _ ", text))
        return found.group().strip() if found else ""

    def veiled(self, text: str) -> str:
        """The words that may mean danger; an empty string where there are none."""
        found = self._veiled.search(self._safe.sub(" _ ", text))
        return found.group().strip() if found else ""


def _any(patterns: tuple[str, ...], someone: str) -> re.Pattern[str]:
    """One pattern that finds any of these where a word begins; none of them, if there are none."""
    joined = "|".join(patterns or (r"(?!)",)).replace("<someone>", someone)
    return re.compile(rf"(?<![a-z0-9])(?:{joined})")
