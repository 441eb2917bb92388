"""Hours as a manager types them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.errors import Invalid
from ui.settings.hours import read_hours, show_hours


@pytest.mark.parametrize(
    ("typed", "stretches"),
    [
        ("", ()),
        ("8:00-12:00, 1:00-5:00", ((480, 720), (780, 1020))),
        ("8-12, 1-5", ((480, 720), (780, 1020))),
        ("8 to 5", ((480, 1020),)),
        ("8:30 am - 12:30 pm", ((510, 750),)),
        ("9-11 am; 1-3 pm", ((540, 660), (780, 900))),
        ("13:00-17:30", ((780, 1050),)),
        ("12 pm-1 pm", ((720, 780),)),
        ("12 am-1 am", ((0, 60),)),
        ("1:00-5:00, 8:00-12:00", ((480, 720), (780, 1020))),
        ("0:00-24:00", ((0, 1440),)),
    ],
)
def test_hours_are_read_as_people_write_them(
    typed: str, stretches: tuple[tuple[int, int], ...]
) -> None:
    assert read_hours(typed) == stretches


@pytest.mark.parametrize(
    "typed", ["late", "8", "8-", "25-26", "8:70-9", "8-12-5", "9-12, 11-1", "13 pm-2 pm", "8–x"]
)
def test_what_is_no_hours_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        read_hours(typed)


@given(st.lists(st.integers(0, 287), min_size=2, max_size=6, unique=True))
def test_what_is_shown_is_read_back(marks: list[int]) -> None:
    marks = sorted(mark * 5 for mark in marks)[: len(marks) // 2 * 2]
    stretches = tuple(zip(marks[::2], marks[1::2], strict=True))

    assert read_hours(show_hours(stretches)) == stretches


@given(st.text(max_size=30))
def test_any_text_is_hours_or_a_refusal(text: str) -> None:
    try:
        found = read_hours(text)
    except Invalid:
        return
    assert all(0 <= start < end <= 1440 for start, end in found)
