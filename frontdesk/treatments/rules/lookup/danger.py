"""Words that may speak of danger: found whatever stands around them, harmless sayings apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontdesk.treatments.rules.lookup.vocabulary import DangerWords

_KILL = re.compile(r"\bk[il]{2,4} ?(?=(my|him|her|them|your) ?sel|(me|him|her|them)\b)")


@dataclass(frozen=True, slots=True)
class Signs:
    """What was found in a text: words that surely speak of danger, words that may, or none.

    `harmless` is the text without the everyday sayings that hold a danger word.
    """

    sure: str
    veiled: str
    harmless: str


class DangerSigns:
    """Looks for danger in plain words, whether as typed or as mended."""

    def __init__(self, words: DangerWords) -> None:
        self._always = _any(words.always, words.someone)
        self._danger = _any(words.danger, words.someone)
        self._veiled = _any(words.veiled, words.someone)
        self._safe = _any(words.safe, words.someone, end=r"\b")

    def signs(self, text: str) -> Signs:
        """The signs in a text of plain words with single blanks between them."""
        text = _KILL.sub("kill ", text)
        rest = self._safe.sub("_", text)
        found = self._always.search(text) or self._danger.search(rest)
        veiled = self._veiled.search(rest)
        return Signs(
            found.group().strip() if found else "",
            veiled.group().strip() if veiled else "",
            rest.replace("_", " "),
        )


def _any(patterns: tuple[str, ...], someone: str, end: str = "") -> re.Pattern[str]:
    """One pattern that finds any of these where a word begins; nothing, if there are none."""
    joined = "|".join(patterns or (r"(?!)",)).replace("<someone>", someone)
    return re.compile(rf"(?<![a-z0-9])(?:{joined}){end}")
