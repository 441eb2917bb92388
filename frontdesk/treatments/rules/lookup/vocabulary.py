"""What the look-up knows about words: read from the catalogue's word files, never from code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from frontdesk.identity import TopicId


@dataclass(frozen=True, slots=True)
class DangerWords:
    """Patterns over plain words (lower case, no marks) that may speak of danger.

    `someone` stands for `<someone>` in the others. `safe` are everyday sayings that hold a
    danger word; `danger` is sure, `veiled` may mean danger; `always` counts even in a saying.
    """

    someone: str = "me"
    always: tuple[str, ...] = ()
    safe: tuple[str, ...] = ()
    danger: tuple[str, ...] = ()
    veiled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that count as one (`concepts`), callers' words by topic, and words of no topic.

    `outside` are things that clinics are asked for and this catalogue does not hold; `everyday`
    are plain words that have nothing to do with a clinic; `filler` carries no topic at all.
    `spanish` are Spanish words by what they mean in English.
    """

    concepts: Mapping[str, tuple[str, ...]]
    phrases: Mapping[TopicId, tuple[str, ...]]
    outside: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    filler: tuple[str, ...] = ()
    danger: DangerWords = field(default_factory=DangerWords)
    spanish: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
