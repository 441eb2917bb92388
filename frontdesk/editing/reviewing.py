"""The steps of a version's life, within an open unit: in review, approved, withdrawn, retired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.content import service as content
from frontdesk.content.model import DocumentKind, ReviewState, Version
from frontdesk.content.rules.live import DECIDED, decided
from frontdesk.editing.model import NeverRetired, NotInState, Overtaken
from frontdesk.errors import Invalid, NotFound
from frontdesk.wording import clean

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.content.model import DocumentKey, Review, VersionId
    from frontdesk.storage.unit import Unit

NAME, NOTE = 120, 2_000
_ALWAYS = (("crisis", DocumentKind.TOPIC), ("h.crisis", DocumentKind.HANDOUT))
_NO_APPROVAL = {"approved_by": "", "approved_on": None, "approved_until": None, "entered_by": ""}


def submit(unit: Unit, version: Version) -> Version:
    """Hand a draft to the review; raises NotInState."""
    _require(version, ReviewState.DRAFT)
    values = {
        "state": str(ReviewState.IN_REVIEW),
        "submitted_by": unit.actor.agent,
        "submitted": unit.now,
    }
    return content.change(unit, version, values)


def withdraw(unit: Unit, version: Version) -> Version:
    """Make a text in review, or an approved one, a draft again; raises NotInState.

    What was decided on before an approval that is withdrawn comes back no more: it was overtaken.
    """
    _require(version, ReviewState.IN_REVIEW, ReviewState.APPROVED)
    _end_earlier(unit, version)
    return content.change(unit, version, {"state": str(ReviewState.DRAFT), **_NO_APPROVAL})


def send_back(unit: Unit, version: Version, by: str, note: str) -> Version:
    """Make a text a draft again with what the clinician wrote; raises NotInState."""
    _require(version, ReviewState.IN_REVIEW, ReviewState.DRAFT, ReviewState.APPROVED)
    _end_earlier(unit, version)
    said = f"{by}: {note}" if note else by
    values = {
        "state": str(ReviewState.DRAFT),
        **_NO_APPROVAL,
        "note": f"{version.note}\n{said}".strip(),
        "entered_by": unit.actor.agent,
    }
    return content.change(unit, version, values)


def _end_earlier(unit: Unit, version: Version) -> None:
    """With an approval, end what it had overtaken; who decided that stays in its note."""
    if version.state is not ReviewState.APPROVED:
        return
    for one in content.history(unit.connection, version.key):
        if one.number < version.number and one.state in DECIDED:
            by, on = one.review.by, one.review.on
            was = f"Approved by {by} on {on}" if by else "Retired"
            note = f"{one.note}\n{was}; overtaken by version {version.number}."
            values = {"state": str(ReviewState.DRAFT), **_NO_APPROVAL, "note": note.strip()}
            content.change(unit, one, {**values, "retired_by": "", "retired": None})


def approve(unit: Unit, version: Version, review: Review) -> Version:
    """Approve a version, or renew its approval with one of a later day.

    Raises NotInState, and Overtaken where a later version was decided on.
    """
    if not _is_renewed(version, review):
        _require(version, ReviewState.DRAFT, ReviewState.IN_REVIEW)
    latest = decided(content.history(unit.connection, version.key))
    if latest is not None and latest.number > version.number:
        raise Overtaken(version)
    values = {
        "state": str(ReviewState.APPROVED),
        "approved_by": review.by,
        "approved_on": review.on,
        "approved_until": review.until,
        "entered_by": unit.actor.agent,
    }
    return content.change(unit, version, values)


def _is_renewed(version: Version, review: Review) -> bool:
    before = version.review
    later = before.on is not None and review.on is not None and review.on > before.on
    return version.state is ReviewState.APPROVED and later


def retire(unit: Unit, key: DocumentKey, why: str = "") -> Version:
    """Take a document out of use: its newest approved version, else its newest one; `why` is kept.

    Raises NeverRetired for the crisis card and its handout, NotInState where it is out already.
    """
    if is_always_there(key):
        raise NeverRetired(key)
    versions = content.history(unit.connection, key)
    version = decided(versions) or next(iter(versions), None)
    if version is None:
        raise NotFound(str(key.kind), key.id)
    if version.state is ReviewState.RETIRED:
        raise NotInState(version)
    values = {
        "state": str(ReviewState.RETIRED),
        "retired_by": unit.actor.agent,
        "retired": unit.now,
        "note": f"{version.note}\n{why}".strip(),
    }
    return content.change(unit, version, values)


def is_always_there(key: DocumentKey) -> bool:
    """Whether a document is help in a crisis, which is never taken away."""
    return (key.id, key.kind) in _ALWAYS


def unretire(unit: Unit, key: DocumentKey) -> Version:
    """Bring a document back as it was, approved or not; raises NotInState, NotFound."""
    versions = content.history(unit.connection, key)
    version = decided(versions) or next(iter(versions), None)
    if version is None:
        raise NotFound(str(key.kind), key.id)
    _require(version, ReviewState.RETIRED)
    state = ReviewState.APPROVED if version.review.by else ReviewState.DRAFT
    return content.change(unit, version, {"state": str(state), "retired_by": "", "retired": None})


def named(by: str, on: date, until: date, today: date) -> str:
    """The clinician's name, made clean; raises Invalid where an approval could not be so."""
    name = clean(by, NAME, "approved_by")
    if not name:
        raise Invalid("approved_by", "empty")
    if on > today:
        raise Invalid("approved_on", "in-the-future")
    if until <= on:
        raise Invalid("approved_until", "not-after")
    return name


def of(unit: Unit, key: VersionId) -> Version:
    """A version within an open unit; raises NotFound."""
    return content.version(unit.connection, key)


def _require(version: Version, *states: ReviewState) -> None:
    if version.state not in states:
        raise NotInState(version)
