"""Why a topic answers, in the few words that stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.treatments.rules.lookup.words import stem, written

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from frontdesk.identity import TopicId
    from frontdesk.treatments.model import Topic
    from frontdesk.treatments.rules.lookup.terms import Reading
    from frontdesk.treatments.rules.lookup.weighing import Weighed

_CLEAR = 0.4  # share of the query that a phrase must explain to be named as the reason


def quoted(verb: str, words: Sequence[str], typed: Container[str]) -> str:
    """Words in quotes where the caller said them, else what they mean: nothing is put into a mouth.

    The look-up reads Spanish and slips as the plain words that they mean.
    """
    if all(word in typed for word in words):
        return f"{verb} \u2018{' '.join(words)}\u2019"
    return f"means: {' '.join(words)}"


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

    def reason(self, one: Weighed, reading: Reading, typed: frozenset[str]) -> str:
        """A few words for one answer; `typed` are the caller's own."""
        if one.match and one.match.share >= _CLEAR:
            said = [told for term, told in reading.told.items() if term in one.match.terms]
            return quoted("matched", " ".join(said).split(), typed)
        stems = frozenset(reading.stems)
        questions = self._questions[one.topic]
        _, at = max(
            (len(stems & words) / len(stems | words), -at)
            for at, (words, _) in enumerate(questions)
        )
        return f"callers ask: {questions[-at][1]}"
