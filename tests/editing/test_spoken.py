"""A call keeps the texts that its topics had when they were spoken of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontdesk.calls.model import CallEntry, Outcome, Reason
from frontdesk.identity import TopicId
from tests.editing.texts import CAUSES, SPRAVATO, newest, saved
from tests.stores import NOW

if TYPE_CHECKING:
    from frontdesk.services import Services

TOPIC, OTHER = TopicId(CAUSES.id), TopicId(SPRAVATO.id)
ENTRY = CallEntry(NOW, 60, Outcome.INFORMED, (Reason.COST,), "+14255550142", topics=(TOPIC,))


def test_a_logged_call_names_the_text_that_stood_then(services: Services) -> None:
    spoken = saved(services, "Words of then.").text
    call = services.calls.log(ENTRY)
    saved(services, "Words of now.")

    assert services.calls.spoken_texts(call.id) == {TOPIC: spoken}
    kept = services.editing.kept_text(spoken)
    assert kept.say[0].text == "Words of then."  # type: ignore[union-attr]


def test_a_corrected_call_keeps_the_old_text_and_adds_that_of_a_new_topic(
    services: Services,
) -> None:
    spoken = saved(services, "Words of then.").text
    call = services.calls.log(ENTRY)
    saved(services, "Words of now.")

    services.calls.correct(call.id, call.version, replace(ENTRY, topics=(OTHER, TOPIC)))

    assert services.calls.spoken_texts(call.id) == {
        TOPIC: spoken, OTHER: newest(services, SPRAVATO).text,
    }  # fmt: skip


def test_a_topic_that_is_none_has_no_text(services: Services) -> None:
    call = services.calls.log(replace(ENTRY, topics=(TopicId("faq.gone"),)))

    assert services.calls.spoken_texts(call.id) == {}
