"""Which words of a changed line are marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.content.marked_words import MarkedWords, marks

_TEXT = st.text(alphabet="ab c", max_size=30)


def test_only_the_words_that_changed_are_marked() -> None:
    went, came = marks("We offer therapy here.", "We offer talk therapy there.")

    assert ["We offer therapy here."[at : at + n].strip() for at, n in went] == ["here."]
    assert ["We offer talk therapy there."[at : at + n].strip() for at, n in came] == [
        "talk", "there."
    ]  # fmt: skip


@given(_TEXT, _TEXT)
def test_what_is_not_marked_is_the_same_in_both(before: str, after: str) -> None:
    went, came = marks(before, after)

    assert _without(before, went) == _without(after, came)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, length in reversed(spans):
        text = text[:start] + text[start + length :]
    return text


def test_a_very_long_line_is_shown_without_marks() -> None:
    assert marks("a " * 3_000, "b " * 3_000) == ([], [])


@pytest.mark.usefixtures("themed")
def test_the_words_are_plain_to_a_reader_and_marked_to_the_eye() -> None:
    words = MarkedWords("After: ", "<b>talk</b> therapy", [(0, 11)])

    assert words.text() == "After: <b>talk</b> therapy"
    assert words.marked == ["<b>talk</b>"]
    assert words.heightForWidth(60) > words.heightForWidth(600)
