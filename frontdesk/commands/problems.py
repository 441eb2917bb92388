"""What is wrong in a content file, in words: file, line, and what to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.treatments.model import Problem

if TYPE_CHECKING:
    from frontdesk.treatments.model import Finding

_WORDS = {
    Problem.FILE_MISSING: "the file is missing",
    Problem.NOT_TEXT: "the file is not text in UTF-8",
    Problem.NOT_TOML: "this is not TOML",
    Problem.KEY_MISSING: "this key is missing",
    Problem.KEY_UNKNOWN: "there is no such key",
    Problem.WRONG_VALUE: "the value is not what it must be",
    Problem.EMPTY_TEXT: "the text is empty",
    Problem.NO_SOURCE: "the line names no source",
    Problem.UNKNOWN_FACT: "there is no such fact",
    Problem.FORBIDDEN_FACT: "no line may stand on this fact",
    Problem.FACT_UNUSED: "no line stands on this fact",
    Problem.DOUBLED_ID: "this id is given twice",
    Problem.UNKNOWN_TOPIC: "there is no such topic, or it is the topic itself",
    Problem.UNKNOWN_HANDOUT: "there is no such handout",
    Problem.UNKNOWN_VISIT_TYPE: "there is no such visit type",
    Problem.UNKNOWN_SOURCE: "there is no such published source",
    Problem.UNKNOWN_KIND: "there is no such kind",
    Problem.UNKNOWN_STATE: "there is no such state of a review",
    Problem.UNKNOWN_CLINIC_KEY: "the clinic enters no such text",
    Problem.TOO_MANY_LINES: "there are too many lines",
    Problem.LINE_TOO_LONG: "the line is longer than 2,000 characters",
    Problem.LETTERS_MISSING: "the pages cannot show these letters",
    Problem.LOOP: "the topic leads to itself",
    Problem.DOUBLED_WORDS: "this stands twice",
    Problem.APPROVED_WITHOUT_NAME_OR_DATE: "an approval needs a name and a date",
}


def problem_words(problem: Problem) -> str:
    """What is wrong, in a few words."""
    return _WORDS[problem]


def finding(one: Finding) -> str:
    """One mistake with its place."""
    detail = f": {one.detail}" if one.detail else ""
    return f"{one.file}:{one.line}: {problem_words(one.problem)}{detail}"
