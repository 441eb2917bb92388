"""Questions that are alike, put together so that one answer may settle them all."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import token_sort_ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from frontdesk.editing.model import Unanswered

_SHARED = 0.6  # of all the terms of two questions, those that both have
_SPELLED = 82.0  # how alike the letters of two questions are, of 100


def grouped(
    questions: Sequence[Unanswered], terms: Mapping[str, frozenset[str]]
) -> list[list[Unanswered]]:
    """Groups of questions, the largest first, then the latest; `terms` are those of each wording.

    Each question joins the first group whose commonest wording it is like.
    """
    asked = Counter(one.words for one in questions)
    heads: list[str] = []
    groups: dict[str, list[Unanswered]] = {}
    belongs: dict[str, str] = {}
    for words, _ in asked.most_common():
        head = next((one for one in heads if _alike(words, one, terms)), words)
        if head == words:
            heads.append(words)
        belongs[words] = head
    for question in questions:
        groups.setdefault(belongs[question.words], []).append(question)
    return sorted(groups.values(), key=lambda group: (-len(group), -_last(group)))


def _alike(first: str, second: str, terms: Mapping[str, frozenset[str]]) -> bool:
    one, other = terms[first], terms[second]
    both = one | other
    if both and len(one & other) / len(both) >= _SHARED:
        return True
    return token_sort_ratio(first.casefold(), second.casefold()) >= _SPELLED


def _last(group: Iterable[Unanswered]) -> int:
    return max(one.asked.toordinal() for one in group)
