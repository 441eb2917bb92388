"""A clinic over a store on disk, and the calls that are finished there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from frontdesk.calls.model import CallEntry, Channel, FollowUpKind, NewFollowUp, Outcome, Reason
from frontdesk.clock import FixedClock
from frontdesk.desk.model import FinishedCall, WantedPacket
from frontdesk.identity import HandoutId, ServiceTypeId, TopicId, new_request
from frontdesk.people.model import Client, PersonDetails, Phone
from frontdesk.schedule.model import Criteria
from tests.clinics import clinic_services
from tests.stores import NOW, file_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from frontdesk.identity import AppointmentId
    from frontdesk.schedule.model import Opening
    from frontdesk.services import Services
    from frontdesk.storage.unit import Storage

CONSULT = ServiceTypeId("spravato-consult")
CASEY = PersonDetails(
    "Casey Sample", born=date(1984, 3, 7), phones=(Phone("+14255550142"),), client=Client.NEW
)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def storage(tmp_path: Path, clock: FixedClock) -> Storage:
    return file_store(tmp_path / "data", clock)


@pytest.fixture
def services(storage: Storage) -> Iterator[Services]:
    found = clinic_services(storage)
    yield found
    found.close()


def first_opening(services: Services) -> Opening:
    """The next time for a Spravato consultation."""
    return services.schedule.openings(Criteria(CONSULT, limit=1)).openings[0]


def whole_call(
    opening: Opening | None = None,
    hold: AppointmentId | None = None,
    channel: Channel = Channel.PHONE,
) -> FinishedCall:
    """A call of someone new with everything in it that a call can have."""
    entry = CallEntry(
        started=NOW - timedelta(minutes=4),
        seconds=240,
        outcome=Outcome.BOOKED if opening else Outcome.INFORMED,
        reasons=(Reason.NEW_CLIENT, Reason.INFORMATION),
        number="+14255550142",
        channel=channel,
        caller_kind=Client.NEW,
        topics=(TopicId("treatment.spravato"),),
        note="Prefers mornings",
        follow_up=NewFollowUp(FollowUpKind.CALL_BACK, NOW + timedelta(hours=1), "rosa", "Forms"),
        unanswered=("do you have a pool",),
    )
    return FinishedCall(
        request=new_request(),
        entry=entry,
        details=CASEY,
        opening=opening,
        hold=hold,
        packet=WantedPacket((HandoutId("first-visit"),)),
    )
