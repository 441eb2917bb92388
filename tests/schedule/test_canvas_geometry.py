"""Times, columns and pixels; sub-columns; where the keys rest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.schedule.geometry import Geometry, places, stops

GEOMETRIES = st.builds(
    Geometry,
    width=st.floats(50, 3000),
    least=st.floats(60, 260),
    hour=st.floats(40, 200),
    columns=st.integers(1, 60),
    first=st.integers(0, 12).map(lambda hour: hour * 60),
    last=st.integers(13, 24).map(lambda hour: hour * 60),
)
SPANS = st.lists(
    st.tuples(st.integers(0, 1400), st.integers(1, 240)).map(lambda p: (p[0], p[0] + p[1])),
    max_size=25,
)


@given(GEOMETRIES, st.floats(0, 1440))
def test_a_minute_goes_to_pixels_and_back(geometry: Geometry, minute: float) -> None:
    there = geometry.minute(geometry.y(minute))

    assert abs(there - minute) < 1e-6


@given(GEOMETRIES, st.data())
def test_each_column_is_found_at_its_first_and_last_pixel(
    geometry: Geometry, data: st.DataObject
) -> None:
    column = data.draw(st.integers(0, geometry.columns - 1))

    assert geometry.column(geometry.x(column)) == column
    assert geometry.column(geometry.x(column + 1) - 1) == column


@given(GEOMETRIES)
def test_no_column_is_narrower_than_the_least(geometry: Geometry) -> None:
    widths = [geometry.x(n + 1) - geometry.x(n) for n in range(geometry.columns)]

    assert min(widths) >= geometry.least - 1
    assert sum(widths) == geometry.whole_width


@given(GEOMETRIES, st.floats(0, 4000), st.floats(1, 2000))
def test_the_columns_in_sight_are_those_that_touch_the_view(
    geometry: Geometry, left: float, width: float
) -> None:
    seen = geometry.columns_between(left, left + width)

    touching = [
        n
        for n in range(geometry.columns)
        if geometry.x(n + 1) > left and geometry.x(n) < left + width
    ]
    assert list(seen) == touching


@given(SPANS)
def test_what_overlaps_never_shares_a_sub_column(spans: list[tuple[int, int]]) -> None:
    found = places(spans)

    for one in range(len(spans)):
        assert 0 <= found[one][0] < found[one][1]
        for other in range(one):
            if spans[one][0] < spans[other][1] and spans[other][0] < spans[one][1]:
                assert found[one][0] != found[other][0]
                assert found[one][1] == found[other][1]


@given(SPANS)
def test_there_are_no_more_sub_columns_than_visits_at_one_time(
    spans: list[tuple[int, int]],
) -> None:
    found = places(spans)

    most = max((sum(a <= s < b for a, b in spans) for s, _end in spans), default=1)
    assert max((count for _place, count in found), default=1) <= most


def test_blocks_of_one_cluster_stand_side_by_side_within_their_column() -> None:
    geometry = Geometry(400, 130, 66, 2, 480, 1020)

    left, right = (geometry.box(1, 540, 600, (place, 2)) for place in (0, 1))

    assert left.right < right.left
    assert right.right < geometry.x(2) - geometry.x(1)


@given(SPANS)
def test_empty_times_are_neither_taken_nor_shut(spans: list[tuple[int, int]]) -> None:
    numbered = [(start, end, n) for n, (start, end) in enumerate(spans)]

    found = stops(numbered, [(0, 480), (720, 780), (1020, 1440)], (420, 1080), 30)

    assert sorted(one.block for one in found if one.block >= 0) == list(range(len(spans)))
    for one in found:
        if one.block < 0:
            assert 480 <= one.start < 720 or 780 <= one.start < 1020
            assert all(end <= one.start or one.end <= start for start, end in spans)
