"""What the print log keeps of a page, so that just the same can be printed again."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

from frontdesk.content import service as content
from frontdesk.content.model import Review, ReviewState
from frontdesk.content.rules.texts import text_hash
from frontdesk.handouts.model import BlockKind, PacketOptions, Since, Tone, VisitDetails
from frontdesk.handouts.rules.body import handout_body, handout_key, handout_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from frontdesk.handouts.model import Handout, PrintEntry


def look_of(handout: Handout, options: PacketOptions, texts: Mapping[str, str]) -> dict[str, Any]:
    """How a handout was set beyond its size and paper: tone, visit, review, the clinic's texts."""
    used = {
        block.text: texts[block.text]
        for section in handout.sections
        for block in section.blocks
        if block.kind is BlockKind.CLINIC and block.text in texts
    }
    return {
        "tone": str(options.tone),
        "visit": _visit_row(options.visit),
        "review": [
            str(handout.review.state),
            handout.review.by,
            _iso(handout.review.on),
            _iso(handout.review.until),
        ],
        "texts": used,
    }


def options_of(entry: PrintEntry) -> PacketOptions:
    """How an entry was printed; the first name is not kept."""
    look = entry.look
    return PacketOptions(
        entry.size,
        entry.paper,
        entry.language,
        tone=Tone(look.get("tone", Tone.COLOUR)),
        visit=_visit(look.get("visit")),
    )


def as_printed(connection: Connection, entry: PrintEntry) -> Handout | None:
    """The handout with the very text of an entry; None where none was kept then.

    Its approval is the one it had, but for one that was withdrawn since: the mark of a draft
    comes back. So it does by itself where the approval has run out.
    """
    if entry.text is None:
        return None
    versions = [
        one
        for one in content.history(connection, handout_key(entry.handout, entry.language))
        if one.text == entry.text
    ]
    review = _review(entry.look.get("review"))
    approved = next((one for one in versions if one.state is ReviewState.APPROVED), None)
    retired = any(one.state is ReviewState.RETIRED for one in versions)
    if approved is not None:
        review = approved.review
    elif versions and not retired:
        review = Review()
    return handout_of(content.text(connection, entry.text), review, entry.version)


def since(entry: PrintEntry, now: Handout | None) -> Since:
    """What became of the text of an entry: the handout as it stands now, None where retired."""
    if now is None:
        return Since.RETIRED
    if entry.text is None:
        return Since.UNKNOWN
    return Since.SAME if text_hash(handout_body(now)) == entry.text else Since.CHANGED


def texts_of(entry: PrintEntry, texts: Mapping[str, str]) -> dict[str, str]:
    """The clinic's own texts as they were printed, over those of now."""
    return {**texts, **entry.look.get("texts", {})}


def _visit_row(visit: VisitDetails | None) -> list[Any] | None:
    if visit is None:
        return None
    return [
        visit.day.isoformat(), visit.start.isoformat(), visit.office, visit.address,
        visit.directions, list(visit.what_to_bring),
    ]  # fmt: skip


def _visit(row: list[Any] | None) -> VisitDetails | None:
    if row is None:
        return None
    day, start, office, address, directions, bring = row
    return VisitDetails(
        date.fromisoformat(day),
        time.fromisoformat(start),
        office,
        address,
        directions,
        tuple(bring),
    )


def _review(row: list[str | None] | None) -> Review:
    if row is None:
        return Review()
    state, by, on, until = row
    return Review(ReviewState(state or "draft"), by, _day(on), _day(until))


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
