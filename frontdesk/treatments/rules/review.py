"""Whether a text is approved on a day, or has to carry the mark of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.treatments.model import Review


def is_approved(review: Review, today: date) -> bool:
    """Whether the text may stand without the mark "Draft, not yet reviewed" on this day.

    Only an approval by a named person, dated, begun, and not run out counts; its last day
    `until` still counts, and without one it holds on.
    """
    return bool(review.by) and review.on is not None and review.holds(today)
