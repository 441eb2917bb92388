"""The handouts as they stand now: the shipped ones, with what the store shows in place of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.content.model import DocumentKind
from frontdesk.handouts.rules.body import handout_key, handout_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontdesk.content.model import Shelf
    from frontdesk.handouts.model import Handout
    from frontdesk.identity import HandoutId


def current(
    shipped: Mapping[HandoutId, Handout], shelf: Shelf, language: str
) -> dict[HandoutId, Handout]:
    """The handouts of a language that are shown, the shipped ones first, in their order.

    A text of the store prints the number of its version.
    """
    found = {
        key: one for key, one in shipped.items() if handout_key(key, language) not in shelf.retired
    }
    for document, live in shelf.live.items():
        if document.kind is DocumentKind.HANDOUT and document.language == language:
            one = handout_of(live.body, live.version.review, str(live.version.number))
            found[one.id] = one
    return found
