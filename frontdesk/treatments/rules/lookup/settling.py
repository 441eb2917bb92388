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
from frontdesk.treatments.rules.lookup.weighing import NARROW, Weighed

if TYPE_CHECKING:
    from collections.abc import Container

    from frontdesk.treatments.rules.lookup.examples import Hints
    from frontdesk.treatments.rules.lookup.phrases import Match

# Fitted to examples by writers of whom nothing had been learned; see bench/lookup.py.
# For a topic: how likely it is by the words, in logarithms, and how like its examples are.
_HINTED = 0.86
_LIKE = 8.0
_CHANCE = 0.33
_RANK = 0.03  # a phrase of the catalogue, which may be newer than all examples
_BESIDE = 0.02  # share of the best topic's chance that a topic beside it needs
# What speaks for there being an answer at all.
_KNOWN = 1.8
_NONE = -0.32
_BEST_LIKE = 5.7
_NONE_LIKE = -7.0
_NONE_CHANCE = -0.19
_SHARE = 0.44
_TOTAL, _TOTAL_MOST = 0.21, 6.0
_FLOOR = 1.75
# What speaks for danger.
_DANGER = 0.40
_VEILED = 2.5
_CRISIS_LIKE = 11.6
_CALM_LIKE = -8.7
_DANGER_FLOOR = -0.08
_LEAST = 1e-3  # a chance is kept this far from 0 and 1, and of danger this far:
_LEAST_DANGER = 1e-5


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
    topics: Container[TopicId],
    matches: Mapping[TopicId, Match],
    hints: Hints,
    narrow: Container[TopicId],
    sense: Sense,
) -> list[Weighed]:
    """Those of the topics that answer, best first; none when even the best has too little for it.

    Examples may know topics that are no more.
    """
    scores = {
        topic: _score(topic, matches, hints, narrow, sense)
        for topic in matches.keys() | hints.topics.keys() | sense.likeness.keys()
        if topic in topics
    }
    if not scores:
        return []
    best = min(scores, key=lambda topic: (-scores[topic], topic))
    if _worth(best, matches.get(best), hints, sense) < _FLOOR:
        return []
    powers = {topic: math.exp(score - scores[best]) for topic, score in scores.items()}
    total = sum(powers.values())
    found = [
        Weighed(topic, power / total, matches.get(topic))
        for topic, power in powers.items()
        if power >= _BESIDE
    ]
    return sorted(found, key=lambda one: (-one.score, one.topic))


def _score(
    topic: TopicId,
    matches: Mapping[TopicId, Match],
    hints: Hints,
    narrow: Container[TopicId],
    sense: Sense,
) -> float:
    """A topic's score among topics."""
    score = _HINTED * math.log(hints.topics.get(topic, 0.0) + _LEAST)
    score += _LIKE * sense.likeness.get(topic, 0.0)
    score += _CHANCE * math.log(sense.chances.get(topic, 0.0) + _LEAST)
    match = matches.get(topic)
    if match:
        score += _RANK * match.rank * (NARROW if topic in narrow else 1.0)
    return score


def speaks_of_danger(hints: Hints, sense: Sense, *, veiled: bool) -> bool:
    """Whether the caller may be in danger, though no word surely says so."""
    signs = _DANGER * _odds(hints.danger, _LEAST_DANGER) + _VEILED * veiled
    return signs + _CRISIS_LIKE * sense.crisis + _CALM_LIKE * sense.calm > _DANGER_FLOOR


def _worth(best: TopicId, match: Match | None, hints: Hints, sense: Sense) -> float:
    """How much speaks for there being an answer at all."""
    worth = _KNOWN * hints.known + _BEST_LIKE * sense.likeness.get(best, 0.0)
    worth += _NONE * _odds(hints.none, _LEAST) + _NONE_LIKE * sense.none
    worth += _NONE_CHANCE * _odds(sense.none_chance, _LEAST)
    if match:
        worth += _SHARE * match.share + _TOTAL * min(match.total, _TOTAL_MOST)
    return worth


def _odds(chance: float, least: float) -> float:
    """A chance as the logarithm of its odds."""
    chance = min(max(chance, least), 1 - least)
    return math.log(chance / (1 - chance))
