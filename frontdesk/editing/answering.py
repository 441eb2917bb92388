"""What the office manager makes of questions without an answer: words that lead to a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.content import service as content
from frontdesk.editing import questions
from frontdesk.editing.model import Settled
from frontdesk.identity import TopicId

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from uuid import UUID

    from frontdesk.editing.model import UnansweredGroup
    from frontdesk.storage.unit import Actor, Storage
    from frontdesk.treatments.service import Treatments


class Answering:
    """Questions and the words that were accepted for them. `today` gives the day at the clinic."""

    def __init__(
        self, storage: Storage, actor: Actor, treatments: Treatments, today: Callable[[], date]
    ) -> None:
        self._storage = storage
        self._actor = actor
        self._treatments = treatments
        self._today = today

    def unanswered(self) -> list[UnansweredGroup]:
        """What callers ask that has no approved answer, alike ones together, most asked first."""
        with self._storage.reading() as connection:
            return questions.groups(connection, self._treatments)

    def note_unanswered(self, query: str, request: UUID | None = None) -> None:
        """Note words without an answer: never who asked, nor a number. Raises Invalid for none."""
        with self._storage.writing(self._actor, request) as unit:
            if unit.earlier("note question") is None:
                questions.note(unit, query, self._today())
                unit.commit()

    def accept_phrase(
        self, ids: Sequence[int], phrase: str, topic: TopicId, request: UUID | None = None
    ) -> None:
        """Let callers' words lead to a topic from the next key press on, and settle questions.

        Raises NotFound for a topic that is not shown, Invalid for words that are none.
        """
        self._treatments.topic(topic)
        with self._storage.writing(self._actor, request) as unit:
            if unit.earlier("accept phrase") is None:
                questions.accept(unit, ids, phrase, topic)
                unit.commit()

    def phrases(self) -> dict[TopicId, tuple[str, ...]]:
        """Callers' accepted words by topic."""
        found = self._treatments.shelf().phrases
        return {TopicId(topic): words for topic, words in found.items()}

    def remove_phrase(self, phrase: str, topic: TopicId, request: UUID | None = None) -> None:
        """Take callers' words from a topic; raises NotFound."""
        with self._storage.writing(self._actor, request) as unit:
            if unit.earlier("remove phrase") is None:
                content.remove_phrase(unit, phrase, topic)
                unit.commit()

    def drafted(self, ids: Sequence[int], topic: TopicId, request: UUID | None = None) -> None:
        """Say that questions were taken up by the draft of a topic."""
        self._settle(ids, Settled.DRAFT, topic, request)

    def dismiss(self, ids: Sequence[int], request: UUID | None = None) -> None:
        """Say that nothing is to be made of questions."""
        self._settle(ids, Settled.DISMISSED, None, request)

    def _settle(
        self, ids: Sequence[int], how: Settled, topic: TopicId | None, request: UUID | None
    ) -> None:
        with self._storage.writing(self._actor, request) as unit:
            if unit.earlier("settle questions") is None:
                questions.settle(unit, ids, how, topic)
                if unit.has_events:
                    unit.commit()
