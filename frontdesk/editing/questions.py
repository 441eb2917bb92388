"""What callers ask that has no approved answer, and what the office manager makes of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from frontdesk.changes import Kind
from frontdesk.content import service as content
from frontdesk.editing import store
from frontdesk.editing.model import Settled, UnansweredGroup
from frontdesk.editing.rules.grouping import grouped
from frontdesk.errors import Invalid
from frontdesk.wording import clean, masked

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy import Connection

    from frontdesk.identity import TopicId
    from frontdesk.storage.unit import Unit
    from frontdesk.treatments.service import Treatments

WORDS = 300
PHRASE = 120
_NEAREST = 3


def groups(connection: Connection, treatments: Treatments) -> list[UnansweredGroup]:
    """The questions that wait, alike ones together, those asked most first."""
    questions = store.unsettled(connection)
    terms = {words: treatments.terms(words) for words in {one.words for one in questions}}
    found = []
    for group in grouped(questions, terms):
        wordings = Counter(one.words for one in group)
        words = wordings.most_common(1)[0][0]
        found.append(
            UnansweredGroup(
                words,
                len(group),
                max(one.asked for one in group),
                tuple(wordings),
                tuple(one.id for one in group),
                treatments.nearest(words, _NEAREST),
            )
        )
    return found


def note(unit: Unit, query: str, day: date) -> None:
    """Note words without an answer within an open unit: never who asked, nor a number."""
    words = clean(masked(query)[:WORDS], WORDS, "words")
    if not words:
        raise Invalid("words", "empty")
    key = store.insert_question(unit.connection, words, day)
    unit.record("C", "question", key)
    unit.touch(Kind.CONTENT, "question")


def accept(unit: Unit, ids: Collection[int], phrase: str, topic: TopicId) -> None:
    """Give callers' words to a topic within an open unit; another one loses the same words."""
    words = phrase_of(phrase)
    for other, phrases in content.phrases(unit.connection).items():
        for old in phrases:
            if old.casefold() == words.casefold():
                content.remove_phrase(unit, old, other)
    content.accept_phrase(unit, words, topic)
    settle(unit, ids, Settled.PHRASE, topic)


def phrase_of(text: str) -> str:
    """Callers' words as a topic keeps them, numbers masked; raises Invalid for none or too many."""
    words = clean(masked(text), PHRASE, "phrase")
    if not any(letter.isalnum() for letter in words):
        raise Invalid("phrase", "empty")
    return words


def settle(unit: Unit, ids: Collection[int], how: Settled, topic: TopicId | None = None) -> None:
    """Say within an open unit what was made of questions."""
    done = store.settle(unit.connection, ids, str(how), topic, unit.actor.agent, unit.now)
    for key in done:
        unit.record("U", "question", key, {"settled": (None, str(how))})
        unit.touch(Kind.CONTENT, "question")
