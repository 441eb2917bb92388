"""What window and commands may ask: one object with a service for each context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontdesk.audit.service import Audit
    from frontdesk.calls.service import Calls
    from frontdesk.changes import Announcer
    from frontdesk.clock import Clock
    from frontdesk.desk.drafts import Drafts
    from frontdesk.desk.service import Desk
    from frontdesk.editing.service import Editing
    from frontdesk.handouts.day import DayPackets
    from frontdesk.handouts.service import HandoutService
    from frontdesk.people.service import People
    from frontdesk.reports.service import Reports
    from frontdesk.schedule.service import Scheduling
    from frontdesk.settings.service import Settings
    from frontdesk.storage.care import StoreCare
    from frontdesk.storage.unit import Actor, Storage
    from frontdesk.treatments.service import Treatments


@dataclass(frozen=True, slots=True)
class Services:
    """The services over one open store; `sample` says that it holds sample data."""

    treatments: Treatments
    people: People
    calls: Calls
    schedule: Scheduling
    handouts: HandoutService
    packets: DayPackets
    desk: Desk
    drafts: Drafts
    reports: Reports
    editing: Editing
    settings: Settings
    audit: Audit
    care: StoreCare
    storage: Storage
    announcer: Announcer
    clock: Clock
    actor: Actor
    sample: bool

    def close(self) -> None:
        """Close the store; what was acknowledged is durable already."""
        self.storage.close()
