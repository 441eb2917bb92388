"""What an import would change, in words: one line for each line of a text that differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.content.model import DocumentKind, Review, ReviewState
from frontdesk.content.rules.live import DECIDED
from frontdesk.editing.model import Differing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontdesk.editing.model import DiffLine, DocumentChange, ImportPlan

_STATES = {
    ReviewState.DRAFT: "a draft",
    ReviewState.IN_REVIEW: "in review",
    ReviewState.RETIRED: "retired",
}


def told(plan: ImportPlan) -> list[str]:
    """Every change of a plan, document by document."""
    found = [line for change in plan.documents for line in _document(change)]
    found += [f"{topic}: callers\u2019 words added: {phrase}" for phrase, topic in plan.phrases]
    return found


def _document(change: DocumentChange) -> Iterator[str]:
    key = change.new.key
    name = key.id if key.kind is DocumentKind.TOPIC else f"{key.id} ({key.language})"
    if change.was is None:
        yield f"{name}: new {key.kind} \u201c{change.title}\u201d, {_state(change.new.review)}"
        return
    for line in change.lines:
        yield f"{name}: {_line(line)}"
    if change.new.review.state not in DECIDED and change.was.state in DECIDED:
        yield f"{name}: offered as a draft beside the text that is {_state(change.was)}"
    elif change.was != change.new.review:
        yield f"{name}: now {_state(change.new.review)}; was {_state(change.was)}"


def _line(line: DiffLine) -> str:
    if line.kind is Differing.ADDED:
        return f"{line.where} added: {line.after}"
    if line.kind is Differing.REMOVED:
        return f"{line.where} removed: {line.before}"
    return f"{line.where} changed: {line.before} \u2192 {line.after}"


def _state(review: Review) -> str:
    if review.state is not ReviewState.APPROVED:
        return _STATES[review.state]
    until = f" until {review.until.isoformat()}" if review.until else ""
    on = f" on {review.on.isoformat()}" if review.on else ""
    return f"approved by {review.by}{on}{until}"
