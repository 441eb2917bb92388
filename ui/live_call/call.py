"""What the parts of a live call may ask of the call they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from frontdesk.calls.model import CrisisStep
    from frontdesk.calls.rules.labels import Tab
    from frontdesk.desk.model import FinishResult
    from frontdesk.identity import ServiceTypeId
    from frontdesk.people.model import Person
    from frontdesk.schedule.refusals import SlotTaken
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks
    from ui.live_call.intake import Intake
    from ui.live_call.page import LiveCallPage


class Call(Protocol):
    """One call: its page, its services, and what one part has others do."""

    page: LiveCallPage
    services: Services
    tasks: Tasks
    intake: Intake
    where: ZoneInfo
    told: Any
    leads_to: Any

    def touched(self) -> None:
        """Something was typed or chosen."""
        ...

    def problem(self, error: Exception) -> None:
        """Say what is wrong where it is wrong."""
        ...

    def open_tab(self, tab: Tab) -> None:
        """Open a tab of "What happens next"."""
        ...

    def refresh_finish(self) -> None:
        """Say what finishing will do."""
        ...

    def step_taken(self, step: CrisisStep, taken: datetime) -> None:
        """Note a step of the crisis card."""
        ...

    def suggest_visit(self, key: ServiceTypeId) -> None:
        """Look for openings of this kind of visit."""
        ...

    def offer_handouts(self) -> None:
        """Offer the handouts that go with what was spoken of and held."""
        ...

    def offer_instead(self, error: SlotTaken) -> None:
        """Show the next openings like the one that was taken."""
        ...

    def merge_person(self, current: Person) -> None:
        """Another window edited the person who calls: take over what was not typed here."""
        ...

    def done(self, result: FinishResult) -> None:
        """The call is finished."""
        ...
