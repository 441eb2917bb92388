"""What changed between two texts of a document, line by line."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING

from frontdesk.editing.model import Differing, DiffLine
from frontdesk.editing.rules.parts import FIELDS, Part, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from frontdesk.editing.model import Document


def difference(before: Document, after: Document) -> list[DiffLine]:
    """All lines of both texts in their order, each as the same, added, removed or changed."""
    old, new = parts(before), parts(after)
    return [
        line
        for field in FIELDS
        for line in _of_field(
            [part for part in old if part.field == field],
            [part for part in new if part.field == field],
        )
    ]


def changes(before: Document, after: Document) -> list[DiffLine]:
    """Only the lines that differ."""
    return [line for line in difference(before, after) if line.kind is not Differing.SAME]


def _of_field(old: Sequence[Part], new: Sequence[Part]) -> Iterator[DiffLine]:
    matcher = SequenceMatcher(
        None, [part.shown for part in old], [part.shown for part in new], autojunk=False
    )
    for what, first, last, start, end in matcher.get_opcodes():
        for was, now in zip_longest(old[first:last], new[start:end]):
            if was is None:
                yield DiffLine(Differing.ADDED, now.where, "", now.shown)
            elif now is None:
                yield DiffLine(Differing.REMOVED, was.where, was.shown, "")
            else:
                kind = Differing.SAME if what == "equal" else Differing.CHANGED
                yield DiffLine(kind, now.where, was.shown, now.shown)
