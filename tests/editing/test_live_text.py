"""What the desk gets of texts that were retired, reviewed in Spanish, or are being made anew."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.content.model import DocumentKey, DocumentKind
from frontdesk.identity import HandoutId, TopicId
from frontdesk.treatments.service import Treatments
from tests.editing.texts import newest, saved
from ui.today.gathering import gathered

if TYPE_CHECKING:
    import pytest

    from frontdesk.services import Services

SPANISH = DocumentKey(DocumentKind.HANDOUT, "h.spravato", "es")
ENGLISH = DocumentKey(DocumentKind.HANDOUT, "h.spravato")


def test_a_handout_retired_in_spanish_is_still_offered(services: Services) -> None:
    services.editing.retire(SPANISH)

    topic = services.treatments.topic(TopicId("treatment.spravato"))

    assert HandoutId("h.spravato") in topic.handouts
    services.editing.retire(ENGLISH)
    topic = services.treatments.topic(TopicId("treatment.spravato"))
    assert HandoutId("h.spravato") not in topic.handouts


def test_a_spanish_review_that_runs_out_is_told_on_today(services: Services) -> None:
    editing = services.editing
    today = services.clock.now().date() - timedelta(days=1)
    draft = newest(services, SPANISH)
    assert draft.id is not None

    editing.approve([draft.id], "Dr. Sample", today, today + timedelta(days=4))

    words = [line.title for line in gathered(services).attention]
    assert any("1 text to be reviewed again" in one for one in words)


def test_while_one_thread_takes_up_an_edit_another_is_answered(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    treatments = services.treatments
    treatments.look_up("causes")
    making, go_on = threading.Event(), threading.Event()
    standing = Treatments._standing

    def held(self: Treatments) -> object:
        found = standing(self)
        if threading.current_thread() is not threading.main_thread() and self._making.locked():
            making.set()
            go_on.wait(20)
        return found

    monkeypatch.setattr(Treatments, "_standing", held)
    saver = threading.Thread(target=lambda: saved(services, "Quorvex is not a cause."))
    saver.start()
    assert making.wait(20)

    answers = treatments.look_up("what causes it").answers

    go_on.set()
    saver.join(20)
    assert answers
    assert treatments.topic(TopicId("faq.causes")).say[0].text == "Quorvex is not a cause."
