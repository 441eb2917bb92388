"""The clinic that the tests of the schedule book at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frontdesk.people.model import PersonDetails, Phone
from frontdesk.tasks import ImmediateTasks
from tests.clinics import clinic_services
from tests.schedule.clinics import Desk, small_clinic
from tests.schedule.screens import Screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from frontdesk.services import Services


@pytest.fixture
def desk() -> Desk:
    return small_clinic()


@pytest.fixture
def services() -> Services:
    """The services over a clinic that knows two people."""
    made = clinic_services()
    for name, number in (("Casey Specimen", "+14255550101"), ("Jordan Example", "+14255550102")):
        made.people.add(PersonDetails(name, phones=(Phone(number),)))
    return made


@pytest.fixture
def screen(qtbot: QtBot, services: Services) -> Iterator[Screen]:
    """The page of the schedule in a window of its own."""
    made = Screen(services, ImmediateTasks())
    qtbot.addWidget(made.window)
    yield made
    made.changes.close()
