"""What visits and calls need to know of the sample's people: little, and quickly found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from frontdesk.people.model import Client, PersonDetails

if TYPE_CHECKING:
    from datetime import date

_GROWN = 19  # of the difference of years; so 18 whatever the day


@dataclass(slots=True)
class Crowd:
    """People by identity minus one: their first number, whether they are clients, who is grown."""

    numbers: list[str] = field(default_factory=list)
    existing: list[bool] = field(default_factory=list)
    grown: list[int] = field(default_factory=list)

    def add(self, details: PersonDetails, today: date) -> None:
        """Take the next person in."""
        adult = details.born is None or today.year - details.born.year >= _GROWN
        if adult:
            self.grown.append(len(self.numbers))
        self.numbers.append(details.phones[0].value)
        self.existing.append(details.client is Client.EXISTING)

    def __len__(self) -> int:
        return len(self.numbers)
