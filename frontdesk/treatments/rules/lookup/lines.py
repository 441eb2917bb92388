"""Which line of a card answers a caller's words, so that the eye finds it at once."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from frontdesk.treatments.rules.lookup.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frontdesk.identity import TopicId
    from frontdesk.treatments.model import Topic
    from frontdesk.treatments.rules.lookup.terms import Reader, Reading

_CLEARLY = 1.25  # how many times as much as the next one the best line must share


class Lines:
    """The lines to say of every topic as terms; a term counts the more, the fewer lines have it."""

    def __init__(self, topics: Iterable[Topic], reader: Reader, filler: Iterable[str]) -> None:
        self._filler = frozenset(map(stem, filler))
        self._lines = {
            topic.id: tuple(self._marks(reader.text(line.text)) for line in topic.say)
            for topic in topics
        }
        every = [line for lines in self._lines.values() for line in lines]
        holders = Counter(term for line in every for term in line)
        self._weights = {term: math.log(1 + len(every) / n) for term, n in holders.items()}

    def line(self, topic: TopicId, reading: Reading) -> int | None:
        """The place of the line that answers best; None where no line stands out."""
        if len(reading.words) == 1:
            return None  # one word is a name, and asks for the card as a whole
        lines = self._lines[topic]
        asked = self._marks(reading)
        shares = [sum(self._weights[term] for term in sorted(asked & line)) for line in lines]
        if len(shares) < 2:  # noqa: PLR2004 -- the only line need not be pointed at
            return None
        next_best, best = sorted(shares)[-2:]
        if best == 0.0 or best < _CLEARLY * next_best:
            return None
        return shares.index(best)

    def _marks(self, reading: Reading) -> frozenset[str]:
        """What a line is known by: terms, and the very words, so that to eat is not to drink."""
        words = (f"= {word}" for word in reading.stems if word not in self._filler)
        return frozenset((*reading.terms, *words))
