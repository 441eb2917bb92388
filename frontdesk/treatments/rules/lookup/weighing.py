"""Puts the evidence together: which topics answer, in which order, and whether any does.

Phrases carry what is exact, examples carry how callers speak. Each gives a number for a topic;
here alone they are added up, so that another witness is one more term.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.identity import TopicId
from frontdesk.treatments.rules.lookup.phrases import Match

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from frontdesk.treatments.rules.lookup.examples import Hints

# Tuned on one half of the examples, measured on the other; see bench/lookup.py.
_RANK = 0.04  # a match's rank beside a chance between 0 and 1
NARROW = 1.06  # a question topic goes before a broad one
_BESIDE = 0.12  # share of the best score that a topic beside it needs
_NONE = 5.7  # against all, how likely it is that none is meant
_SHARE = 0.6  # for a topic, the share of the query that its phrases explain
_TOTAL = 0.33  # and the weight they explain, up to the most that counts
_TOTAL_MOST = 6.0
_KNOWN = 4.5  # for all, how much of the query was ever seen in an example
_BEST = 0.8  # for the best topic, its score
_EXACT = 2.5  # for a topic of which the query is a phrase, as the clinic's own aliases are
_FLOOR = 2.7  # what the best topic must reach for there to be an answer


@dataclass(frozen=True, slots=True)
class Weighed:
    """A topic with its score among topics, and its match where a phrase spoke for it."""

    topic: TopicId
    score: float
    match: Match | None


def weighed(
    matches: Mapping[TopicId, Match], hints: Hints, narrow: Container[TopicId]
) -> list[Weighed]:
    """The topics that answer, best first; none when even the best has too little for it."""
    found = [
        Weighed(topic, _score(topic, matches, hints, narrow), matches.get(topic))
        for topic in matches.keys() | hints.topics.keys()
    ]
    found.sort(key=lambda one: (-one.score, one.topic))
    if not found or _worth(found[0], hints) < _FLOOR:
        return []
    return [one for one in found if one.score >= _BESIDE * found[0].score]


def _score(
    topic: TopicId, matches: Mapping[TopicId, Match], hints: Hints, narrow: Container[TopicId]
) -> float:
    score = hints.topics.get(topic, 0.0)
    match = matches.get(topic)
    if match:
        score += _RANK * match.rank * (NARROW if topic in narrow else 1.0)
    return score


def _worth(best: Weighed, hints: Hints) -> float:
    """How much speaks for there being an answer at all."""
    worth = _BEST * best.score + _KNOWN * hints.known - _NONE * hints.none
    if best.match:
        worth += _SHARE * best.match.share + _EXACT * best.match.exact
        worth += _TOTAL * min(best.match.total, _TOTAL_MOST)
    return worth
