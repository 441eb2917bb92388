"""The office manager changes what the desk says while a caller is on the line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from frontdesk.bootstrap import over
from frontdesk.content.model import DocumentKey, DocumentKind
from frontdesk.identity import TopicId
from frontdesk.storage.opening import Place
from frontdesk.treatments.model import Line, Topic
from tests.clinics import CATALOGUE
from tests.stores import ROSA, file_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from frontdesk.clock import FixedClock
    from frontdesk.services import Services
    from tests.live_call.conftest import DeskHands

CAUSES = DocumentKey(DocumentKind.TOPIC, "faq.causes")
ASKED = "what causes trd"


@pytest.fixture
def services(data: Path, clock: FixedClock) -> Iterator[Services]:
    """Services with a look-up of their own, which these tests change."""
    place = Place(data / "frontdesk.db")
    found = over(file_store(data, clock), place, ROSA, CATALOGUE, sample=False)
    yield found
    found.close()


def asked(call: DeskHands) -> None:
    call.press("Ctrl+F")
    call.type(ASKED)


def test_a_topic_retired_before_it_was_taken_is_not_noted(call: DeskHands) -> None:
    asked(call)
    call.services.editing.retire(CAUSES)

    call.press("Return")
    call.inform()
    call.press("Ctrl+Return")

    assert call.logged.entry.topics == ()


def test_a_topic_retired_after_it_was_taken_stays_noted(call: DeskHands) -> None:
    asked(call)
    call.press("Return")
    call.services.editing.retire(CAUSES)

    call.press("Ctrl+F")
    call.type("spravato")
    call.press("Return")
    call.press("Ctrl+Return")

    assert TopicId(CAUSES.id) in call.logged.entry.topics


def test_a_line_saved_meanwhile_is_read_at_the_next_look_up(call: DeskHands) -> None:
    editing = call.services.editing
    text = editing.topic_or_handout(CAUSES)
    assert isinstance(text, Topic)
    said = replace(text, say=(Line("Newly written.", text.say[0].sources), *text.say[1:]))
    editing.save(CAUSES, said, editing.history(CAUSES)[0].id)

    asked(call)

    topic = call.page.ask.card.topic
    assert topic is not None
    assert topic.say[0].text == "Newly written."
