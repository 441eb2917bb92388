"""Which version the desk shows, by the states of them all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.content.model import (
    DocumentKey,
    DocumentKind,
    Origin,
    Review,
    ReviewState,
    TextHash,
    Version,
    VersionId,
)
from frontdesk.content.rules.live import decided, is_retired, live
from frontdesk.content.rules.texts import text_hash

KEY = DocumentKey(DocumentKind.TOPIC, "faq.causes")
D, R, A, X = ReviewState.DRAFT, ReviewState.IN_REVIEW, ReviewState.APPROVED, ReviewState.RETIRED


def versions(*kinds: tuple[ReviewState, Origin, bool]) -> list[Version]:
    """Versions from the oldest to the newest, given newest first."""
    found = [
        Version(VersionId(number), KEY, number, TextHash(str(number)), Review(state),
                origin=origin, sound=sound)
        for number, (state, origin, sound) in enumerate(kinds, 1)
    ]  # fmt: skip
    return found[::-1]


def desk(*states: ReviewState) -> list[Version]:
    return versions(*((state, Origin.DESK, True) for state in states))


@pytest.mark.parametrize(
    ("states", "shown"),
    [
        ((D,), 1),
        ((D, D), 2),
        ((D, R), 2),
        ((A, D), 1),
        ((A, A, D), 2),
        ((A, D, R), 1),
        ((A, X), None),
        ((X, D), None),
        ((X, D, A), 3),
        ((A, X, A), 3),
    ],
)
def test_an_approval_goes_before_drafts_and_the_latest_decision_counts(
    states: tuple[ReviewState, ...], shown: int | None
) -> None:
    found = live(desk(*states))

    assert (found.number if found else None) == shown


def test_a_text_with_mistakes_is_never_shown_as_a_draft() -> None:
    found = live(versions((D, Origin.DESK, True), (D, Origin.DESK, False)))

    assert found is not None
    assert found.number == 1
    assert live(versions((D, Origin.DESK, False))) is None


def test_the_clinic_s_own_draft_goes_before_a_later_release() -> None:
    found = live(versions((D, Origin.RELEASE, True), (D, Origin.DESK, True),
                          (D, Origin.RELEASE, True)))  # fmt: skip

    assert found is not None
    assert found.number == 2


def test_without_a_text_of_its_own_the_latest_release_is_shown() -> None:
    found = live(versions((D, Origin.RELEASE, True), (D, Origin.RELEASE, True)))

    assert found is not None
    assert found.number == 2


KINDS = st.lists(
    st.tuples(st.sampled_from(ReviewState), st.sampled_from(Origin), st.booleans()), max_size=6
)


@given(kinds=KINDS)
def test_what_is_shown_is_approved_or_nothing_was_decided(
    kinds: list[tuple[ReviewState, Origin, bool]],
) -> None:
    found = versions(*kinds)

    shown, last = live(found), decided(found)

    if last is not None:
        assert shown == (None if is_retired(found) else last)
    elif shown is not None:
        assert shown.sound
        assert shown.state in (D, R)


def test_the_same_words_have_the_same_hash_in_any_order_of_their_keys() -> None:
    assert text_hash({"a": 1, "b": ["é", "®"]}) == text_hash({"b": ["é", "®"], "a": 1})
    assert text_hash({"a": "x"}) != text_hash({"a": "y"})


@pytest.mark.parametrize(
    ("day", "holds"),
    [(date(2026, 1, 1), False), (date(2026, 1, 2), True), (date(2027, 1, 2), True),
     (date(2027, 1, 3), False)],
)  # fmt: skip
def test_an_approval_holds_from_its_day_to_its_last(day: date, holds: bool) -> None:  # noqa: FBT001
    review = Review(A, "Dr. Placeholder", date(2026, 1, 2), date(2027, 1, 2))

    assert review.holds(day) is holds
    assert not replace(review, by=None).holds(day)
    assert not replace(review, state=X).holds(day)
