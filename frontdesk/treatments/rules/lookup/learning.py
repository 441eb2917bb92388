"""Learns from examples how features speak for classes: a regression over all classes at once.

Plain Python on purpose: it runs only when the examples change, takes seconds, and gives the same
weights on every machine. What it learned is shipped; the program itself never learns.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SMALL = 0.002  # an error below this moves nothing
_STRIDE = 7919  # a prime: steps through the examples so that neighbours in the file stand apart


@dataclass(frozen=True, slots=True)
class Lesson:
    """The features of one example, the number of its right class, and how much it counts."""

    features: Mapping[str, float]
    right: int
    importance: float = 1.0


class Regression:
    """Weights of every feature for every class, moved towards the lessons one at a time.

    A feature's step grows smaller the more it was moved (Adagrad); decay pulls weights to nothing.
    """

    def __init__(self, classes: int, step: float = 0.5, decay: float = 1e-3) -> None:
        self.weights: dict[str, list[float]] = {}
        self._moved: defaultdict[str, float] = defaultdict(lambda: 1e-6)
        self._classes = classes
        self._step = step
        self._decay = decay

    def learn(self, lessons: Sequence[Lesson], rounds: int) -> None:
        """Go through all lessons so many times, in a fixed order."""
        order = sorted(range(len(lessons)), key=lambda at: (at * _STRIDE) % len(lessons))
        for _ in range(rounds):
            for at in order:
                self._learn(lessons[at])

    def _learn(self, lesson: Lesson) -> None:
        rows = [self.weights.setdefault(f, [0.0] * self._classes) for f in lesson.features]
        chances = self._chances(rows, lesson.features.values())
        errors = [
            (at, lesson.importance * (chance - (at == lesson.right)))
            for at, chance in enumerate(chances)
        ]
        errors = [(at, error) for at, error in errors if abs(error) > _SMALL]
        size = sum(error * error for _, error in errors)
        for row, (feature, value) in zip(rows, lesson.features.items(), strict=True):
            self._moved[feature] += size * value * value
            rate = self._step / math.sqrt(self._moved[feature])
            for at, error in errors:
                row[at] -= rate * (error * value + self._decay * row[at])

    def _chances(self, rows: list[list[float]], values: Iterable[float]) -> list[float]:
        """How likely each class is by the weights so far."""
        sums = [0.0] * self._classes
        for row, value in zip(rows, values, strict=True):
            sums = [so_far + value * weight for so_far, weight in zip(sums, row, strict=True)]
        return chances(sums)


def chances(sums: Sequence[float]) -> list[float]:
    """Sums of weights as chances that add up to 1."""
    top = max(sums)
    parts = [math.exp(value - top) for value in sums]
    total = sum(parts)
    return [part / total for part in parts]
