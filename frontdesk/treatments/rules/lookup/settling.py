"""The second stage: what the sense of a sentence adds to what its words left open.

Words carry what is exact; the sense, as a sentence model sees it, carries examples to wordings
that nobody wrote down. Here the two are added up, and nowhere else.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.identity import TopicId
from frontdesk.treatments.rules.lookup.weighing import Weighed, near_best, word_score

if TYPE_CHECKING:
    from collections.abc import Container

    from frontdesk.treatments.rules.lookup.examples import Hints
    from frontdesk.treatments.rules.lookup.phrases import Match

# Fitted on one half of the examples, measured on the other and by hand; see bench/lookup.py.
_LIKE = 2.0  # for a topic, likeness to its examples beside its score by words
_CHANCE = 1.0  # and what was learned from all examples together
# What speaks for there being an answer at all.
_SCORE = -0.83
_KNOWN = 3.01
_NONE = -3.06
_SHARE = 1.66
_TOTAL, _TOTAL_MOST = 0.31, 6.0
_BEST_LIKE = 3.49
_NONE_LIKE = -6.43
_NONE_CHANCE = -3.07
_FLOOR = -0.88
# What speaks for danger.
_HINTED = 0.42
_VEILED = 4.32
_CRISIS_LIKE = 14.35
_CALM_LIKE = -12.04
_DANGER_FLOOR = -0.32
_SUREST = 1e-6  # a chance is kept this far from 0 and 1


@dataclass(frozen=True, slots=True)
class Sense:
    """How like a sentence is to the examples of each topic, from 0 to 1, and of the rest.

    `chances` are what was learned from all of them: how likely each topic is, and `none_chance`
    that none is. `calm` is the likeness to any example that speaks of no danger.
    """

    likeness: Mapping[TopicId, float]
    chances: Mapping[TopicId, float]
    none: float
    none_chance: float
    crisis: float
    calm: float


def settled(
    matches: Mapping[TopicId, Match], hints: Hints, narrow: Container[TopicId], sense: Sense
) -> list[Weighed]:
    """The topics that answer, best first; none when even the best has too little for it."""
    found = []
    for topic in matches.keys() | hints.topics.keys() | sense.likeness.keys():
        score = word_score(topic, matches, hints, narrow)
        score += _LIKE * sense.likeness.get(topic, 0.0) + _CHANCE * sense.chances.get(topic, 0.0)
        found.append(Weighed(topic, score, matches.get(topic)))
    found.sort(key=lambda one: (-one.score, one.topic))
    if not found:
        return []
    words = word_score(found[0].topic, matches, hints, narrow)
    if _worth(found[0], words, hints, sense) < _FLOOR:
        return []
    return near_best(found)


def speaks_of_danger(hints: Hints, sense: Sense, *, veiled: bool) -> bool:
    """Whether the caller may be in danger, though no word surely says so."""
    chance = min(max(hints.danger, _SUREST), 1 - _SUREST)
    signs = _HINTED * math.log(chance / (1 - chance)) + _VEILED * veiled
    return signs + _CRISIS_LIKE * sense.crisis + _CALM_LIKE * sense.calm > _DANGER_FLOOR


def _worth(best: Weighed, words: float, hints: Hints, sense: Sense) -> float:
    worth = _SCORE * words + _KNOWN * hints.known + _NONE * hints.none
    worth += _BEST_LIKE * sense.likeness.get(best.topic, 0.0)
    worth += _NONE_LIKE * sense.none + _NONE_CHANCE * sense.none_chance
    if best.match:
        worth += _SHARE * best.match.share + _TOTAL * min(best.match.total, _TOTAL_MOST)
    return worth
