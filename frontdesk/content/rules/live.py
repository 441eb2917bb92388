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
