"""Evidence from examples: what weights, learned from how callers speak, say about a reading."""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from frontdesk.identity import TopicId
from frontdesk.treatments.rules.lookup.features import features
from frontdesk.treatments.rules.lookup.learning import Lesson, Regression, chances
from frontdesk.treatments.rules.lookup.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from frontdesk.treatments.rules.lookup.terms import Reading

NONE = "none"  # the class of words that the catalogue has no answer for
CRISIS = "crisis"
ANY = "-"  # expected of harmless sayings: whatever answers, they do not speak of danger

_HALVES = 2  # one to tune on, one to measure on

_ZERO = ord("O")  # the sign that stands for the weight 0
_MOST = 46  # signs on either side of it
_ROUNDS = 20
_SEVERAL = frozenset("nkpc")  # sorts of features that hold several words, or a part of one


@dataclass(frozen=True, slots=True)
class Example:
    """Words as a caller said them; the topic expected, `none`, `crisis`, or `-` for any."""

    query: str
    expected: str
    acceptable: tuple[str, ...] = ()
    kind: str = ""
    importance: float = 1.0


def half(example: Example) -> int:
    """The half of the examples, 0 or 1, to which one belongs; by its words alone."""
    return zlib.crc32(" ".join(plain(example.query)).encode()) % _HALVES


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned: for each feature a row of signs, one a class and at the end one for danger.

    A sign's place in ASCII, counted from the letter O, times `scale` is the weight.
    """

    classes: tuple[str, ...] = ()
    scale: float = 0.1
    rows: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hints:
    """How likely each topic is, that none is meant, and that the caller speaks of danger."""

    topics: Mapping[TopicId, float]
    none: float
    danger: float
    known: float  # share of the features' weight that was seen in any example


def hints(reading: Reading, learned: Learned) -> Hints:
    """What the examples say about a reading; nothing is likely before anything was learned."""
    sums = [0.0] * (len(learned.classes) + 1)
    known = total = 0.0
    for feature, value in features(reading).items():
        total += value
        row = learned.rows.get(feature)
        if row:
            known += value
            by = value * learned.scale
            sums = [s + by * (ord(sign) - _ZERO) for s, sign in zip(sums, row, strict=True)]
    if not learned.classes:
        return Hints({}, 0.0, 0.0, 0.0)
    likely = dict(zip(learned.classes, chances(sums[:-1]), strict=True))
    none = likely.pop(NONE, 0.0)
    danger = 1 / (1 + math.exp(-sums[-1]))
    return Hints({TopicId(t): c for t, c in likely.items()}, none, danger, known / total)


def learn(examples: Sequence[tuple[Example, Reading]]) -> Learned:
    """The weights that the examples teach, features that teach next to nothing left out."""
    found = _common([(example, features(reading)) for example, reading in examples])
    topical = [(e, f) for e, f in found if e.expected not in (CRISIS, ANY)]
    classes = tuple(sorted({example.expected for example, _ in topical}))
    topics = Regression(len(classes))
    topics.learn([Lesson(f, classes.index(e.expected), e.importance) for e, f in topical], _ROUNDS)
    danger = Regression(2)
    danger.learn([Lesson(f, int(e.expected == CRISIS), e.importance) for e, f in found], _ROUNDS)
    names = sorted(topics.weights.keys() | danger.weights.keys())
    nothing = [0.0] * len(classes)
    table = {}
    for name in names:
        safe, unsafe = danger.weights.get(name, (0.0, 0.0))
        table[name] = [*topics.weights.get(name, nothing), unsafe - safe]
    scale = max((abs(w) for row in table.values() for w in row), default=1.0) / _MOST
    rows = {name: _signs(row, scale) for name, row in table.items()}
    empty = chr(_ZERO) * (len(classes) + 1)
    return Learned(classes, scale, {name: row for name, row in rows.items() if row != empty})


def _common(
    found: list[tuple[Example, dict[str, float]]],
) -> list[tuple[Example, dict[str, float]]]:
    """The examples without features of several words that one example alone has."""
    seen = Counter(name for _, named in found for name in named)
    return [
        (example, {n: v for n, v in named.items() if seen[n] > 1 or n[0] not in _SEVERAL})
        for example, named in found
    ]


def _signs(weights: Iterable[float], scale: float) -> str:
    return "".join(chr(_ZERO + round(weight / scale)) for weight in weights)
