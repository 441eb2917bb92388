"""Many texts at once, and an approval that is given again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from frontdesk.clock import local_day
from frontdesk.content.model import ReviewState
from frontdesk.editing.model import NotInState, ReviewAnswer
from frontdesk.identity import new_request
from tests.editing.texts import CAUSES, SHEET, newest
from tests.stores import NOW

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.services import Services

NAME = "Dr. Sample"


def today(services: Services) -> date:
    return local_day(NOW, services.settings.zone())


def test_all_drafts_are_submitted_at_once_and_a_second_request_does_nothing(
    services: Services,
) -> None:
    found = [one.newest.id for one in services.editing.documents()]
    ids = [one for one in found if one is not None]
    request = new_request()

    number = services.editing.submit_all(ids, request)
    again = services.editing.submit_all(ids, request)

    assert number == again == len(found)
    states = {one.newest.state for one in services.editing.documents()}
    assert states == {ReviewState.IN_REVIEW}


def test_one_that_cannot_be_submitted_stops_them_all(services: Services) -> None:
    first, second = newest(services, CAUSES), newest(services, SHEET)
    assert first.id is not None
    assert second.id is not None
    services.editing.submit(second.id)

    with pytest.raises(NotInState):
        services.editing.submit_all([first.id, second.id])

    assert newest(services, CAUSES).state is ReviewState.DRAFT


def test_an_approval_is_renewed_by_one_of_a_later_day_without_a_gap(services: Services) -> None:
    first, day = newest(services, CAUSES), today(services)
    assert first.id is not None
    services.editing.approve([first.id], NAME, day - timedelta(days=360))

    [renewed] = services.editing.approve([first.id], "Dr. Second", day)

    assert renewed.state is ReviewState.APPROVED
    assert (renewed.review.by, renewed.review.on) == ("Dr. Second", day)
    assert renewed.review.until == day + timedelta(days=365)


def test_an_approved_text_that_is_sent_back_is_approved_by_nobody(services: Services) -> None:
    first, day = newest(services, CAUSES), today(services)
    assert first.id is not None
    services.editing.approve([first.id], NAME, day - timedelta(days=360))

    [back] = services.editing.review_answers(
        [ReviewAnswer(first.id, approved=False, note="Shorter.")], NAME, day
    )

    assert back.state is ReviewState.DRAFT
    assert back.review.by is None
    assert "Shorter." in back.note


def test_why_a_text_was_retired_is_kept_with_its_version(services: Services) -> None:
    services.editing.retire(CAUSES, why="We do not offer this any more.")

    assert "We do not offer this any more." in newest(services, CAUSES).note
