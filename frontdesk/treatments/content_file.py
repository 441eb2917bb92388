"""One content file in TOML: its tables are read key by key, each mistake noted with its line.

The reader never stops at the first mistake, so that one who mends a file sees them all at once.
Lines are searched for only once something is wrong: a sound catalogue pays nothing for them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from frontdesk.content.model import Review, ReviewState
from frontdesk.treatments.model import Finding, Problem

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from frontdesk.content.model import TextHash

_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_UNTIL_AN_ESCAPE = re.compile(r'[^"\\\n]*')


@dataclass(frozen=True, slots=True)
class ContentFile:
    """The text of a file and what has been found wrong in it; `name` is relative to the folder."""

    name: str
    text: str
    findings: list[Finding]

    def note(self, problem: Problem, detail: str, offset: int) -> None:
        """Write down a mistake that stands at this place of the text."""
        line = self.text.count("\n", 0, offset) + 1
        self.findings.append(Finding(self.name, line, problem, detail))

    def place(self, words: str, start: int) -> int:
        """Where words stand from `start` on, in quotes rather than within other words.

        The start itself where they are not found: a line near the mistake is better than none.
        """
        words = _UNTIL_AN_ESCAPE.match(words).group()  # type: ignore[union-attr]  # "" matches too
        for wanted in (f"'{words}'", f'"{words}"', words):
            found = self.text.find(wanted, start)
            if found >= 0:
                return found
        return start

    def key_place(self, key: str, start: int) -> int:
        """Where a key is given its value from `start` on; the start where it is not."""
        given = re.compile(rf"(?<![\w.-]){re.escape(key)}[\"']?\s*=").search(self.text, start)
        return given.start() if given else start


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of a content file; `key` and `index` lead to it from the table around it."""

    file: ContentFile
    values: Mapping[str, object]
    around: Entry | None = None
    key: str = ""
    index: int = 0

    def only(self, known: frozenset[str]) -> None:
        """Note each key that is not among the known: most often one mistyped."""
        for key in self.values.keys() - known:
            self.note_key(Problem.KEY_UNKNOWN, key)

    def word(self, key: str) -> str:
        """The text of a key that must be there and must not be empty; "" where it is not."""
        if key not in self.values:
            self.file.note(Problem.KEY_MISSING, key, self.offset)
            return ""
        return self._text(key, self.values[key])

    def words(self, key: str) -> tuple[str, ...]:
        """The texts of a key, which may be missing."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            self.note_key(Problem.WRONG_VALUE, key)
            return ()
        return tuple(self._text(key, each) for each in value)

    def flag(self, key: str) -> bool:
        """Whether a key that may be missing is true."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            self.note_key(Problem.WRONG_VALUE, key)
            return False
        return value

    def day(self, key: str) -> date | None:
        """The date of a key that may be missing."""
        value = self.values.get(key)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        self.note_key(Problem.WRONG_VALUE, key)
        return None

    def entry(self, key: str) -> Entry:
        """The table of a key; an empty one where it is missing."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            self.note_key(Problem.WRONG_VALUE, key)
            value = {}
        return Entry(self.file, value, self, key)

    def entries(self, key: str) -> list[Entry]:
        """The tables of a key, which may be missing."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.note_key(Problem.WRONG_VALUE, key)
            return []
        return [Entry(self.file, each, self, key, index) for index, each in enumerate(value)]

    def note(self, problem: Problem, detail: str, *words: str) -> None:
        """Write down a mistake: at the words, each sought after the one before, else its detail."""
        offset = self.offset
        for each in words or (detail,):
            offset = self.file.place(each, offset)
        self.file.note(problem, detail, offset)

    def note_key(self, problem: Problem, key: str) -> None:
        """Write down a mistake at the place where a key of this table is given."""
        self.file.note(problem, key, self.file.key_place(key, self.offset))

    @property
    def offset(self) -> int:
        """Where the table begins in the text, as nearly as its own words tell."""
        if self.around is None:
            return 0
        start = self.around.offset
        header = rf"^\s*\[+\s*(?:[\w-]+\.)*{re.escape(self.key)}\s*\]+"
        headers = re.finditer(header, self.file.text, re.MULTILINE)
        after = [found.start() for found in headers if found.start() >= start]
        if self.index < len(after):
            return after[self.index]
        own = (value for value in self.values.values() if isinstance(value, str) and value)
        return self.file.place(max(own, key=len, default=self.key), start)

    def _text(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            self.note_key(Problem.WRONG_VALUE, key)
            return ""
        if not value.strip():
            self.note_key(Problem.EMPTY_TEXT, key)
        return value


def read(folder: Traversable | Path, name: str, findings: list[Finding]) -> Entry:
    """The outermost table of a file; an empty one, with a finding, where it cannot be read."""
    try:
        # utf-8-sig: editors on Windows put a mark before the text.
        text = folder.joinpath(*name.split("/")).read_text("utf-8-sig")
    except OSError:
        findings.append(Finding(name, 1, Problem.FILE_MISSING))
        return Entry(ContentFile(name, "", findings), {})
    except UnicodeDecodeError:
        findings.append(Finding(name, 1, Problem.NOT_TEXT))
        return Entry(ContentFile(name, "", findings), {})
    file = ContentFile(name, text, findings)
    try:
        return Entry(file, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        findings.append(Finding(name, line, Problem.NOT_TOML, _AT_LINE.sub("", str(error)).strip()))
        return Entry(file, {})


_REVIEW_KEYS = frozenset({"state", "by", "on", "until", "text"})


def review(entry: Entry) -> Review:
    """The review of a topic or a handout; without one it is a draft."""
    if "review" not in entry.values:
        return Review()
    given = entry.entry("review")
    given.only(_REVIEW_KEYS)
    word = given.word("state")
    try:
        state = ReviewState(word)
    except ValueError:
        if word:
            given.note(Problem.UNKNOWN_STATE, word)
        return Review()
    by = given.word("by") if "by" in given.values else None
    on = given.day("on")
    if state is ReviewState.APPROVED and (not by or on is None):
        given.note(Problem.APPROVED_WITHOUT_NAME_OR_DATE, word)
    return Review(state, by, on, given.day("until"))


def held(entry: Entry, found: Review, text: TextHash, *, signed: bool) -> Review:
    """The review of a text as far as it holds: an approval given to other words is none.

    An exported approval names the hash of its `text`. Where files come from outside, only such
    `signed` ones count, so that words changed in an editor are never shown as approved.
    """
    if found.by is None:
        return found
    given = entry.entry("review").values.get("text")
    if given == text or (given is None and not signed):
        return found
    return Review() if found.state is ReviewState.APPROVED else Review(found.state)
