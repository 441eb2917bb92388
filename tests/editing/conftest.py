"""An office manager's services over a clinic in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frontdesk.bootstrap import over
from frontdesk.storage.opening import Place
from tests.clinics import CATALOGUE, furnish
from tests.stores import ROSA, memory_store

if TYPE_CHECKING:
    from frontdesk.services import Services


@pytest.fixture
def services() -> Services:
    """The words of the look-up are made ready only where a test looks something up."""
    found = over(memory_store(), Place(None), ROSA, CATALOGUE, sample=False, look_up=False)
    furnish(found)
    return found
