"""Which version of a document the desk shows, searches and prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.content.model import Origin, ReviewState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.content.model import Version

DECIDED = (ReviewState.APPROVED, ReviewState.RETIRED)


def decided(versions: Sequence[Version]) -> Version | None:
    """The newest version on which somebody decided; `versions` are newest first."""
    return next((one for one in versions if one.state in DECIDED), None)


def in_review(versions: Sequence[Version]) -> Version | None:
    """The newest version that waits for an answer, though drafts were written since; newest first.

    One that a decision has overtaken waits no more.
    """
    last = decided(versions)
    since = (one for one in versions if last is None or one.number > last.number)
    return next((one for one in since if one.state is ReviewState.IN_REVIEW), None)


def to_answer(versions: Sequence[Version]) -> Version | None:
    """What a clinician answers on: the text in review, else the approved one; newest first."""
    last = decided(versions)
    approved = last if last is not None and last.state is ReviewState.APPROVED else None
    return in_review(versions) or approved


def is_retired(versions: Sequence[Version]) -> bool:
    """Whether the document is to be shown nowhere."""
    found = decided(versions)
    return found is not None and found.state is ReviewState.RETIRED


def live(versions: Sequence[Version]) -> Version | None:
    """The version to show; None where the document is retired, or has no text without mistakes.

    `versions` are newest first. An approval counts before every draft. Of drafts the clinic's own
    go before what a later release of the program brought: that one is only offered.
    """
    found = decided(versions)
    if found is not None:
        return found if found.state is ReviewState.APPROVED else None
    sound = [one for one in versions if one.sound]
    own = (one for one in sound if one.origin is not Origin.RELEASE)
    return next(own, None) or next(iter(sound), None)
