"""A held time as a draft keeps it, in words that JSON holds."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from frontdesk.identity import (
    AppointmentId,
    LocationId,
    PractitionerId,
    ResourceId,
    ServiceTypeId,
)
from frontdesk.schedule.model import Modality, Opening

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontdesk.schedule.model import Appointment


def as_kept(opening: Opening, hold: Appointment) -> dict[str, Any]:
    """The opening that is held, and the hold's identity."""
    return {
        "id": hold.id,
        "type": opening.type,
        "start": opening.start.isoformat(),
        "end": opening.end.isoformat(),
        "office": opening.office,
        "provider": opening.provider,
        "resources": list(opening.resources),
        "modality": str(opening.modality),
    }


def from_kept(kept: Mapping[str, Any]) -> tuple[Opening, AppointmentId]:
    """The same opening again, and the identity its hold had."""
    opening = Opening(
        ServiceTypeId(kept["type"]),
        datetime.fromisoformat(kept["start"]),
        datetime.fromisoformat(kept["end"]),
        LocationId(kept["office"]),
        PractitionerId(kept["provider"]),
        tuple(ResourceId(one) for one in kept["resources"]),
        Modality(kept["modality"]),
    )
    return opening, AppointmentId(kept["id"])
