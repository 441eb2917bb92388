"""What callers ask without an answer is noted, grouped, and led to an answer in two steps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.calls.model import CallEntry, Outcome, Reason
from frontdesk.editing.model import Unanswered
from frontdesk.editing.rules.grouping import grouped
from frontdesk.errors import Invalid, NotFound
from frontdesk.identity import TopicId, new_request
from frontdesk.treatments.model import TopicKind
from frontdesk.wording import masked
from tests.editing.texts import CAUSES, topic
from tests.stores import NOW

if TYPE_CHECKING:
    from frontdesk.services import Services

TOPIC = TopicId(CAUSES.id)
ENTRY = CallEntry(NOW, 60, Outcome.NO_APPROVED_ANSWER, (Reason.COST,), "+14255550142")


def ask(services: Services, *queries: str) -> None:
    for query in queries:
        services.editing.note_unanswered(query)


def test_questions_of_finished_calls_are_grouped_by_likeness_most_asked_first(
    services: Services,
) -> None:
    for words in ("is there valet parking", "valet parking?", "do you validate parking stubs"):
        services.calls.log(replace(ENTRY, unanswered=(words,)))
    ask(services, "is there valet parking", "can I bring my ferret")

    found = services.editing.unanswered()

    assert (found[0].words, found[0].count) == ("is there valet parking", 3)
    assert set(found[0].queries) == {"is there valet parking", "valet parking?"}
    assert found[0].last == date(2026, 11, 24)
    assert sum(one.count for one in found) == 5


def test_things_the_clinic_does_not_offer_are_told_apart(services: Services) -> None:
    ask(services, "do you do acupuncture", "do you do massage", "acupuncture?")

    assert [one.count for one in services.editing.unanswered()] == [2, 1]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("call me at 425-555-0142 about it", "call me at # about it"),
        ("my number is (425) 555 0142", "my number is #"),
        ("born 3/7/1984", "born #"),
        ("is it 12 weeks or 100", "is it 12 weeks or 100"),
        ("card 4111111111111111", "card #"),
    ],
)
def test_numbers_that_tell_who_asked_are_not_kept(services: Services, said: str, kept: str) -> None:
    services.calls.log(replace(ENTRY, unanswered=(said,)))
    ask(services, said)

    assert [one.queries for one in services.editing.unanswered()] == [(kept,)]


def test_words_become_a_phrase_of_a_topic_and_act_at_the_next_look_up(
    services: Services,
) -> None:
    ask(services, "why the gloomy goblin", "the gloomy goblin")
    group = services.editing.unanswered()[0]
    assert services.treatments.look_up("the gloomy goblin").answers == ()

    services.editing.accept_phrase(group.ids, "the gloomy goblin", TOPIC)

    assert services.treatments.look_up("The gloomy goblin").answers[0].topic == TOPIC
    assert services.editing.unanswered() == []
    assert services.editing.phrases() == {TOPIC: ("the gloomy goblin",)}


def test_a_phrase_leads_to_one_topic_alone_and_can_be_taken_back(services: Services) -> None:
    other = TopicId("faq.permanent")
    services.editing.accept_phrase((), "gloomy goblin", TOPIC)

    services.editing.accept_phrase((), "Gloomy Goblin", other)
    moved = services.editing.phrases()
    services.editing.remove_phrase("Gloomy Goblin", other)

    assert moved == {other: ("Gloomy Goblin",)}
    assert services.treatments.look_up("gloomy goblin").answers == ()
    with pytest.raises(NotFound):
        services.editing.remove_phrase("Gloomy Goblin", other)


def test_a_phrase_needs_words_and_a_topic_that_is_shown(services: Services) -> None:
    with pytest.raises(Invalid):
        services.editing.accept_phrase((), " \u202e ", TOPIC)
    with pytest.raises(NotFound):
        services.editing.accept_phrase((), "gloomy goblin", TopicId("faq.gone"))

    assert services.editing.phrases() == {}


def test_a_question_becomes_a_draft_topic_in_two_steps(services: Services) -> None:
    ask(services, "is there valet parking")
    group = services.editing.unanswered()[0]

    made = services.editing.new_topic(
        "Valet parking", TopicKind.FAQ, "Questions callers ask", group.words
    )
    text = replace(made, say=topic(services).say[:1])
    services.editing.save(replace(CAUSES, id=made.id), text, None)
    services.editing.drafted(group.ids, made.id)

    assert services.editing.unanswered() == []
    assert services.treatments.look_up("is there valet parking").answers[0].topic == made.id


def test_dismissed_questions_do_not_come_again_but_new_ones_do(services: Services) -> None:
    ask(services, "can I bring my ferret")
    services.editing.dismiss(services.editing.unanswered()[0].ids)
    ask(services, "can I bring my ferret")

    assert [one.count for one in services.editing.unanswered()] == [1]


def test_the_same_request_accepts_once(services: Services) -> None:
    request = new_request()
    for _ in range(2):
        services.editing.accept_phrase((), "gloomy goblin", TOPIC, request)

    assert services.editing.phrases() == {TOPIC: ("gloomy goblin",)}


def test_nearest_topics_are_told_though_none_answers(services: Services) -> None:
    ask(services, "does spravato come in cherry flavor")

    found = services.editing.unanswered()[0]

    assert any("spravato" in one for one in found.nearest)


def test_nothing_of_a_question_stands_in_the_trail(services: Services) -> None:
    ask(services, "can Ada Sample come at noon")

    with services.storage.reading() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM audit_event").fetchall()

    assert "Ada" not in str(rows)


QUESTIONS = st.lists(
    st.builds(
        Unanswered, st.integers(1, 999), st.text("ab c", min_size=1, max_size=6),
        st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    ),
    max_size=12, unique_by=lambda one: one.id,
)  # fmt: skip


@given(questions=QUESTIONS)
def test_every_question_is_in_exactly_one_group(questions: list[Unanswered]) -> None:
    terms = {one.words: frozenset(one.words.split()) for one in questions}

    groups = grouped(questions, terms)

    ids = [one.id for group in groups for one in group]
    assert sorted(ids) == sorted(one.id for one in questions)
    assert [len(group) for group in groups] == sorted(map(len, groups), reverse=True)


@given(text=st.text("0123456789 -()./ab", max_size=30))
def test_no_run_of_four_digits_is_left(text: str) -> None:
    assert not any(
        part.isdigit() and len(part) > 3 for part in masked(text).replace("a", " ").split()
    )
