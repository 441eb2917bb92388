"""Making pages out of records that were chosen once, here or in another process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from frontdesk.handouts.model import Letterhead
from frontdesk.treatments.model import Catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.handouts.model import Handout, Packet, PacketOptions


@dataclass(frozen=True, slots=True)
class Making:
    """What pages need beside their handouts and their look, as it stood at one moment."""

    letterhead: Letterhead
    texts: Mapping[str, str]
    today: date
    catalogue: Catalogue = field(repr=False)


def made(handouts: Sequence[Handout], options: PacketOptions, making: Making) -> Packet:
    """One PDF of the handouts in their order. Raises LettersMissing for what no font has."""
    from frontdesk.handouts.render import render

    return render(
        handouts, options, making.letterhead, making.texts, making.today, making.catalogue
    )
