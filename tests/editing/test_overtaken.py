"""What was decided since is not undone by what is older: files, withdrawals, requests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from frontdesk.content.model import ReviewState
from frontdesk.errors import RequestReused
from frontdesk.handouts.model import PacketOptions, PrintRequest, VisitDetails
from frontdesk.identity import HandoutId, TopicId, new_request
from frontdesk.treatments.model import ContentMistake, Problem
from tests.clinics import clinic_services
from tests.editing.texts import CAUSES, newest, saved, topic

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.content.model import Version
    from frontdesk.services import Services

TODAY = date(2026, 11, 24)
PHRASES = "catalogue/phrases.toml"


def approved(services: Services, version: Version, by: str, on: date) -> None:
    assert version.id is not None
    services.editing.approve([version.id], by, on, TODAY + timedelta(days=300))


def shown(services: Services) -> str:
    return services.treatments.topic(TopicId(CAUSES.id)).say[0].text


def test_an_older_approval_from_a_file_goes_over_no_later_one(
    services: Services, tmp_path: Path
) -> None:
    approved(services, saved(services, "Older words."), "Dr. Placeholder", date(2026, 1, 5))
    services.editing.export(tmp_path)
    approved(services, saved(services, "Newer words."), "Dr. Sample", TODAY)

    services.editing.take(services.editing.changes_of(tmp_path))

    assert shown(services) == "Newer words."
    assert newest(services).state is ReviewState.DRAFT


def test_an_older_approval_of_the_same_words_changes_nothing(
    services: Services, tmp_path: Path
) -> None:
    version = saved(services, "The words.")
    approved(services, version, "Dr. Placeholder", date(2026, 1, 5))
    services.editing.export(tmp_path)
    approved(services, version, "Dr. Sample", TODAY)

    services.editing.take(services.editing.changes_of(tmp_path))

    assert newest(services).review.by == "Dr. Sample"


def test_an_approval_without_an_end_is_taken_for_a_year(services: Services, tmp_path: Path) -> None:
    approved(services, saved(services, "The words."), "Dr. Sample", date(2026, 1, 5))
    services.editing.export(tmp_path)
    for file in (tmp_path / "catalogue" / "topics").iterdir():
        until = (TODAY + timedelta(days=300)).isoformat()
        file.write_text(file.read_text("utf-8").replace(f", until = {until}", ""), "utf-8")
    other = clinic_services()

    other.editing.take(other.editing.changes_of(tmp_path))

    assert newest(other).review.until == date(2027, 1, 5)


def test_with_an_approval_that_is_withdrawn_goes_what_it_had_overtaken(services: Services) -> None:
    approved(services, saved(services, "First words."), "Dr. Placeholder", TODAY)
    second = saved(services, "Second words.")
    approved(services, second, "Dr. Sample", TODAY)
    assert second.id is not None

    services.editing.withdraw(second.id)

    first = services.editing.history(CAUSES)[1]
    assert shown(services) == "Second words."
    assert not topic(services).review.holds(TODAY)
    assert first.state is ReviewState.DRAFT
    assert "Approved by Dr. Placeholder on 2026-11-24; overtaken by version" in first.note


def test_a_topic_retired_long_ago_does_not_vanish_when_a_later_approval_is_withdrawn(
    services: Services,
) -> None:
    saved(services, "First words.")
    services.editing.retire(CAUSES)
    second = saved(services, "Second words.")
    approved(services, second, "Dr. Sample", TODAY)
    assert second.id is not None

    services.editing.withdraw(second.id)

    assert shown(services) == "Second words."


def test_callers_words_from_a_file_are_judged_and_masked_like_typed_ones(
    services: Services, tmp_path: Path
) -> None:
    services.editing.export(tmp_path)
    (tmp_path / PHRASES).write_text(
        f'[phrases]\n"{CAUSES.id}" = ["call me at 503 555 0100"]\n', "utf-8"
    )

    services.editing.take(services.editing.changes_of(tmp_path))

    (phrases,) = services.editing.phrases().values()
    assert not any(letter.isdigit() for letter in "".join(phrases))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('"faq.no-such-topic" = ["the words"]', Problem.UNKNOWN_TOPIC),
        (f'"{CAUSES.id}" = ["..."]', Problem.WRONG_VALUE),
    ],
)
def test_callers_words_that_lead_nowhere_are_a_mistake_of_the_file(
    services: Services, tmp_path: Path, line: str, problem: Problem
) -> None:
    services.editing.export(tmp_path)
    (tmp_path / PHRASES).write_text(f"[phrases]\n{line}\n", "utf-8")

    with pytest.raises(ContentMistake) as refused:
        services.editing.changes_of(tmp_path)

    assert [one.problem for one in refused.value.findings] == [problem]


def test_words_taken_back_do_not_return_with_a_second_export(
    services: Services, tmp_path: Path
) -> None:
    services.editing.accept_phrase((), "the quorvex thing", TopicId(CAUSES.id))
    services.editing.export(tmp_path)
    services.editing.remove_phrase("the quorvex thing", TopicId(CAUSES.id))
    services.editing.export(tmp_path)

    services.editing.take(services.editing.changes_of(tmp_path))

    assert services.editing.phrases() == {}


def test_a_title_too_long_in_a_file_is_named_with_its_line(
    services: Services, tmp_path: Path
) -> None:
    services.editing.export(tmp_path)
    for file in (tmp_path / "catalogue" / "topics").iterdir():
        words = file.read_text("utf-8")
        title = topic(services).title
        file.write_text(words.replace(f"title = '{title}'", f"title = '{'t' * 300}'"), "utf-8")

    with pytest.raises(ContentMistake) as refused:
        services.editing.changes_of(tmp_path)

    assert [one.problem for one in refused.value.findings] == [Problem.LINE_TOO_LONG]
    assert refused.value.findings[0].line > 1


def test_a_request_used_for_other_handouts_writes_no_file(
    services: Services, tmp_path: Path
) -> None:
    request = new_request()
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    services.handouts.save_packet(PrintRequest((HandoutId("h.trd"),)), first, request)

    with pytest.raises(RequestReused):
        services.handouts.save_packet(PrintRequest((HandoutId("h.options"),)), second, request)
    services.handouts.save_packet(PrintRequest((HandoutId("h.trd"),)), first, request)

    assert not second.exists()
    assert len(services.handouts.printed()) == 1


def test_the_visit_is_kept_with_the_handout_that_bore_it(
    services: Services, tmp_path: Path
) -> None:
    visit = VisitDetails(TODAY, services.clock.now().time(), "North office")
    options = replace(PacketOptions(), visit=visit)
    both = (HandoutId("h.trd"), HandoutId("h.options"))

    services.handouts.save_packet(PrintRequest(both, options), tmp_path / "packet.pdf")

    again = [services.handouts.again(one.id).options.visit for one in services.handouts.printed()]
    assert sorted(one is None for one in again) == [False, True]
