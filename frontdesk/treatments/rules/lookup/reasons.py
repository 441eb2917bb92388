"""Why a topic answers, in the few words that stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.treatments.rules.lookup.words import stem, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frontdesk.identity import TopicId
    from frontdesk.treatments.model import Topic
    from frontdesk.treatments.rules.lookup.terms import Reading
    from frontdesk.treatments.rules.lookup.weighing import Weighed

_CLEAR = 0.4  # share of the query that a phrase must explain to be named as the reason


class Reasons:
    """Names the words that matched, or else the question most like the caller's."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._questions: dict[TopicId, list[tuple[frozenset[str], str]]] = {
            topic.id: [
                (frozenset(map(stem, written(text))), text)
                for text in (*topic.questions, topic.title)
            ]
            for topic in topics
        }

    def reason(self, one: Weighed, reading: Reading) -> str:
        """A few words for one answer."""
        if one.match and one.match.share >= _CLEAR:
            said = [told for term, told in reading.told.items() if term in one.match.terms]
            return f"matched \u2018{' '.join(said)}\u2019"
        stems = frozenset(reading.stems)
        questions = self._questions[one.topic]
        _, at = max(
            (len(stems & words) / len(stems | words), -at)
            for at, (words, _) in enumerate(questions)
        )
        return f"callers ask: {questions[-at][1]}"
