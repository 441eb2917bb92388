"""A version's life: in review, approved, withdrawn, retired; the desk shows it at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from frontdesk.content.model import DocumentKey, DocumentKind, Origin, ReviewState
from frontdesk.editing.model import NeverRetired, NotInState, Overtaken, ReviewAnswer, Unsound
from frontdesk.editing.service import Editing
from frontdesk.errors import Invalid, NotFound
from frontdesk.identity import HandoutId, TopicId, new_request
from frontdesk.treatments.model import Topic, TopicKind
from tests.editing.texts import CAUSES, CRISIS_CARD, SHEET, handout, newest, said, saved, topic

if TYPE_CHECKING:
    from frontdesk.content.model import VersionId
    from frontdesk.services import Services

TODAY = date(2026, 11, 24)
NEXT_YEAR = date(2027, 11, 24)
NAME = "Dr. Placeholder"


def shown(services: Services) -> Topic:
    return services.treatments.topic(TopicId(CAUSES.id))


def approved(services: Services, version: VersionId | None, until: date = NEXT_YEAR) -> None:
    assert version is not None
    services.editing.approve([version], NAME, TODAY - timedelta(days=30), until)


def test_a_draft_without_mistakes_shows_at_the_desk_with_its_mark(services: Services) -> None:
    saved(services, "Newly written.")

    assert shown(services).say[0].text == "Newly written."
    assert not shown(services).review.holds(TODAY)


def test_a_saved_line_is_found_by_the_next_look_up(services: Services) -> None:
    base = newest(services).id
    text = replace(topic(services), aliases=("zygomorphic", *topic(services).aliases))
    assert services.treatments.look_up("zygomorphic").answers == ()

    services.editing.save(CAUSES, text, base)

    assert services.treatments.look_up("zygomorphic").answers[0].topic == CAUSES.id


def test_an_approved_text_stays_on_the_desk_while_a_later_draft_is_written(
    services: Services,
) -> None:
    approved(services, saved(services, "Approved words.").id)
    saved(services, "Words of tomorrow.")

    assert shown(services).say[0].text == "Approved words."
    assert shown(services).review.holds(TODAY)
    assert shown(services).review.by == NAME


def test_a_version_goes_to_review_and_back_and_is_approved_by_name(services: Services) -> None:
    made = saved(services, "Words.")
    assert made.id is not None

    sent = services.editing.submit(made.id)
    back = services.editing.withdraw(made.id)
    again = services.editing.submit(made.id)
    (done,) = services.editing.approve([made.id], NAME, TODAY)

    assert [sent.state, back.state, again.state] == [
        ReviewState.IN_REVIEW, ReviewState.DRAFT, ReviewState.IN_REVIEW,
    ]  # fmt: skip
    assert sent.submitted_by == "rosa"
    assert (done.review.by, done.review.on, done.entered_by) == (NAME, TODAY, "rosa")
    assert done.review.until == TODAY + timedelta(days=365)


@pytest.mark.parametrize(
    ("by", "on", "until", "field"),
    [
        ("  ", TODAY, NEXT_YEAR, "approved_by"),
        (NAME, TODAY + timedelta(days=1), NEXT_YEAR, "approved_on"),
        (NAME, TODAY, TODAY, "approved_until"),
    ],
)
def test_an_approval_needs_a_name_a_day_that_has_come_and_an_end_after_it(
    services: Services, by: str, on: date, until: date, field: str
) -> None:
    made = saved(services, "Words.")
    assert made.id is not None

    with pytest.raises(Invalid) as told:
        services.editing.approve([made.id], by, on, until)

    assert told.value.field == field
    assert newest(services) == made


def test_text_with_mistakes_is_neither_reviewed_nor_approved(services: Services) -> None:
    text = topic(services)
    bare = replace(text, say=(replace(text.say[0], sources=()),))
    made = services.editing.save(CAUSES, bare, newest(services).id)
    assert made.id is not None

    with pytest.raises(Unsound) as told:
        services.editing.submit(made.id)
    with pytest.raises(Unsound):
        services.editing.approve([made.id], NAME, TODAY)

    assert [one.where for one in told.value.mistakes] == ["Say 1"]
    assert newest(services).state is ReviewState.DRAFT
    assert shown(services).say == text.say


def test_approvals_are_entered_all_or_none(services: Services) -> None:
    first, second = saved(services, "One."), newest(services, SHEET)
    assert first.id is not None
    assert second.id is not None
    services.editing.approve([second.id], NAME, TODAY)

    with pytest.raises(NotInState):
        services.editing.approve([first.id, second.id], NAME, TODAY)

    assert newest(services).state is ReviewState.DRAFT


def test_a_version_that_was_overtaken_is_not_approved_over_the_later_one(
    services: Services,
) -> None:
    old, new = saved(services, "Old."), saved(services, "New.")
    approved(services, new.id)
    assert old.id is not None

    with pytest.raises(Overtaken):
        services.editing.approve([old.id], NAME, TODAY)

    assert shown(services).say[0].text == "New."


def test_an_approval_that_was_withdrawn_leaves_the_mark_of_a_draft(services: Services) -> None:
    made = saved(services, "Words.")
    approved(services, made.id)
    assert made.id is not None

    services.editing.withdraw(made.id)

    assert shown(services).review.state is ReviewState.DRAFT
    assert shown(services).review.by is None


def test_returning_to_an_older_version_makes_a_new_draft_of_it(services: Services) -> None:
    first = newest(services)
    before = topic(services)
    saved(services, "Changed.")
    assert first.id is not None

    back = services.editing.return_to(first.id)

    assert (back.number, back.text) == (3, first.text)
    assert topic(services).say == before.say


def test_a_retired_topic_is_nowhere_and_nothing_leads_to_it(services: Services) -> None:
    naming = next(one for one in services.treatments.catalogue.topics.values()
                  if CAUSES.id in one.related)  # fmt: skip

    services.editing.retire(CAUSES)

    with pytest.raises(NotFound):
        services.treatments.topic(TopicId(CAUSES.id))
    answers = services.treatments.look_up("what causes trd").answers
    assert CAUSES.id not in [one.topic for one in answers]
    assert CAUSES.id not in services.treatments.topic(naming.id).related
    summary = next(one for one in services.editing.documents() if one.key == CAUSES)
    assert summary.live is None


def test_a_topic_that_leads_to_a_retired_one_can_still_be_approved(services: Services) -> None:
    naming = next(one for one in services.treatments.catalogue.topics.values()
                  if CAUSES.id in one.related)  # fmt: skip
    key = replace(CAUSES, id=naming.id)
    services.editing.retire(CAUSES)

    approved(services, newest(services, key).id)

    assert newest(services, key).state is ReviewState.APPROVED
    assert [one.mistakes for one in services.editing.documents() if one.key == key] == [0]


def test_a_retired_document_comes_back_as_it_was(services: Services) -> None:
    approved(services, saved(services, "Approved words.").id)
    services.editing.retire(CAUSES)

    services.editing.unretire(CAUSES)

    assert shown(services).say[0].text == "Approved words."
    assert shown(services).review.by == NAME


def test_a_retired_handout_is_neither_offered_nor_printed(services: Services) -> None:
    services.editing.retire(SHEET)

    assert SHEET.id not in [one.id for one in services.handouts.all()]
    with pytest.raises(NotFound):
        services.handouts.get(HandoutId(SHEET.id))
    topics = services.treatments.catalogue.topics.values()
    assert not any(SHEET.id in one.handouts for one in topics)


@pytest.mark.parametrize("key", [CRISIS_CARD, DocumentKey(DocumentKind.HANDOUT, "h.crisis")])
def test_help_in_a_crisis_is_never_retired(services: Services, key: DocumentKey) -> None:
    with pytest.raises(NeverRetired):
        services.editing.retire(key)


def test_what_is_retired_is_not_retired_again_nor_brought_back_twice(services: Services) -> None:
    services.editing.retire(CAUSES)
    with pytest.raises(NotInState):
        services.editing.retire(CAUSES)
    services.editing.unretire(CAUSES)
    with pytest.raises(NotInState):
        services.editing.unretire(CAUSES)


def test_a_saved_handout_is_printed_under_its_version_s_number(services: Services) -> None:
    sheet = handout(services)
    changed = replace(sheet, title="Another title")
    services.editing.save(SHEET, changed, newest(services, SHEET).id)

    found = services.handouts.get(HandoutId(SHEET.id))

    assert (found.title, found.version) == ("Another title", "2")


def test_a_clinician_s_answers_are_entered_in_one_step(services: Services) -> None:
    one, two = saved(services, "One."), newest(services, SHEET)
    assert one.id is not None
    assert two.id is not None
    services.editing.submit(two.id)

    services.editing.review_answers(
        [ReviewAnswer(one.id, approved=True), ReviewAnswer(two.id, approved=False, note="Softer")],
        NAME, TODAY,
    )  # fmt: skip

    assert newest(services).state is ReviewState.APPROVED
    assert newest(services, SHEET).state is ReviewState.DRAFT
    assert newest(services, SHEET).note == f"{NAME}: Softer"


def test_reviews_due_are_told_a_month_ahead_and_when_they_have_run_out(
    services: Services,
) -> None:
    approved(services, saved(services, "One.").id, TODAY + timedelta(days=31))
    sheet = newest(services, SHEET)
    approved(services, sheet.id, TODAY - timedelta(days=1))
    approved(services, newest(services, CRISIS_CARD).id, TODAY + timedelta(days=32))

    due = services.editing.reviews_due()

    assert [(one.key, one.due) for one in due] == [
        (SHEET, TODAY - timedelta(days=1)), (CAUSES, TODAY + timedelta(days=31)),
    ]  # fmt: skip
    assert not services.handouts.get(HandoutId(SHEET.id)).review.holds(TODAY)


def test_asking_what_is_due_writes_nothing(services: Services) -> None:
    services.editing.reviews_due()

    from frontdesk.content.service import all_versions

    with services.storage.reading() as connection:
        assert all_versions(connection) == {}


def test_a_new_topic_is_shown_and_found_once_it_is_saved(services: Services) -> None:
    made = services.editing.new_topic("Parking", TopicKind.FAQ, "Questions callers ask")
    text = replace(
        made,
        say=(replace(topic(services).say[0], text="Park behind."),),
        aliases=("zeppelin mooring",),
    )
    key = replace(CAUSES, id=made.id)

    services.editing.save(key, text, None)

    groups = services.treatments.topics()
    assert groups["Questions callers ask"][-1].id == made.id
    assert services.treatments.look_up("zeppelin mooring").answers[0].topic == made.id


def test_a_later_release_is_offered_as_a_draft_and_goes_over_nothing(services: Services) -> None:
    approved(services, saved(services, "Ours, approved.").id)
    shipped = services.treatments.shipped
    text = said("From the release.", shipped.topics[TopicId(CAUSES.id)])
    services.treatments.shipped = replace(
        shipped, topics={**shipped.topics, TopicId(CAUSES.id): text}
    )
    editing = Editing(
        services.storage, services.actor, services.treatments, services.handouts, lambda: TODAY
    )

    offered = editing.history(CAUSES)[0]
    again = editing.history(CAUSES)

    assert (offered.number, offered.origin, offered.state) == (
        3, Origin.RELEASE, ReviewState.DRAFT,
    )  # fmt: skip
    assert len(again) == 3
    assert shown(services).say[0].text == "Ours, approved."


def test_an_older_program_beside_a_newer_one_offers_nothing_again(services: Services) -> None:
    shipped = services.treatments.shipped
    newer = said("From the release.", shipped.topics[TopicId(CAUSES.id)])
    services.editing.documents()
    for topics in ({TopicId(CAUSES.id): newer}, {}, {TopicId(CAUSES.id): newer}, {}):
        services.treatments.shipped = replace(shipped, topics={**shipped.topics, **topics})
        Editing(
            services.storage, services.actor, services.treatments, services.handouts, lambda: TODAY
        ).documents()

    assert [one.number for one in services.editing.history(CAUSES)] == [2, 1]
    assert shown(services).say[0].text == "From the release."


def test_a_later_release_does_not_go_over_a_draft_of_the_clinic_s_own(services: Services) -> None:
    saved(services, "Ours, a draft.")
    shipped = services.treatments.shipped
    text = said("From the release.", shipped.topics[TopicId(CAUSES.id)])
    services.treatments.shipped = replace(
        shipped, topics={**shipped.topics, TopicId(CAUSES.id): text}
    )
    Editing(
        services.storage, services.actor, services.treatments, services.handouts, lambda: TODAY
    ).documents()

    assert shown(services).say[0].text == "Ours, a draft."


def test_each_step_is_done_once_for_each_request(services: Services) -> None:
    made = saved(services, "Words.")
    assert made.id is not None
    request, other = new_request(), new_request()

    for _ in range(2):
        services.editing.submit(made.id, request)
    for _ in range(2):
        services.editing.retire(CAUSES, other)

    states = [one.state for one in services.editing.history(CAUSES)]
    assert states == [ReviewState.RETIRED, ReviewState.DRAFT]
