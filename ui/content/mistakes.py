"""What is wrong with a text, in words that say what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.editing.rules.checking import LONGEST_LINE, LONGEST_TITLE
from frontdesk.editing.rules.parts import AUDIENCE, TITLE
from frontdesk.treatments.model import Problem

if TYPE_CHECKING:
    from frontdesk.editing.model import EditMistake

_WORDS = {
    Problem.EMPTY_TEXT: "Nothing is written here. Write it, or remove the line.",
    Problem.NO_SOURCE: "This line names no source. Choose one with Ctrl+L.",
    Problem.UNKNOWN_FACT: "There is no fact {detail}. Choose another source.",
    Problem.FORBIDDEN_FACT: "No line may rest on {detail}. Choose another source.",
    Problem.DOUBLED_ID: "{detail} stands here twice. Remove one.",
    Problem.UNKNOWN_TOPIC: "There is no topic {detail}. Take it out, or choose another.",
    Problem.UNKNOWN_HANDOUT: "There is no handout {detail}. Take it out, or choose another.",
    Problem.UNKNOWN_VISIT_TYPE: "There is no kind of visit {detail}. Take it out.",
    Problem.UNKNOWN_CLINIC_KEY: "The clinic enters nothing called {detail}. Choose another kind.",
    Problem.LINE_TOO_LONG: "This has {detail} letters. At most {most:,} fit here.",
    Problem.LETTERS_MISSING: "No page can show {detail}. Write it in Latin, Greek or Cyrillic "
    "letters.",
    Problem.LOOP: "A topic cannot be related to itself. Take it out.",
    Problem.DOUBLED_WORDS: "\u201c{detail}\u201d stands here twice. Remove one.",
    Problem.TOO_MANY_LINES: "A card has room for five lines to say. Remove some.",
}
_TITLES = (TITLE, AUDIENCE)
_ELSE = "This cannot be used: {detail}. Change it."


def mistake_words(one: EditMistake) -> str:
    """One mistake as a sentence."""
    most = LONGEST_TITLE if one.where in _TITLES else LONGEST_LINE
    return _WORDS.get(one.problem, _ELSE).format(detail=one.detail or one.where, most=most)
