from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.documents.model import LETTER, Frame
from frontdesk.documents.pages import Part, document, paginated
from frontdesk.documents.pieces import Box, Para, Piece, bullets
from frontdesk.documents.styles import STANDARD, styles
from tests.documents.pdf import pages, words
from tests.documents.structure import findings, roles

STYLE = styles(STANDARD)
FRAME = Frame("Clinic", "425.800.5688")
WIDTH, TOP, BOTTOM = 400.0, 500.0, 100.0


def _made(*story: Piece) -> bytes:
    part = Part(FRAME, story)
    made = document([part], title="A", author="B", language="en", size=LETTER, scale=STANDARD)
    return made.pdf


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 400)), min_size=1, max_size=25))
@settings(max_examples=60, deadline=None)
def test_pieces_keep_their_order_inside_the_page_and_no_heading_ends_one(
    wanted: list[tuple[bool, int]],
) -> None:
    story = [
        Para("Head", STYLE.heading, "H2") if is_head else Para("word " * length, STYLE.body)
        for is_head, length in wanted
    ]

    laid = paginated(story, WIDTH, TOP, BOTTOM)

    lines = sum(round(piece.measure(WIDTH)) for piece in story)
    assert sum(round(each.piece.measure(WIDTH)) for page in laid for each in page) == lines
    for page in laid:
        lowest = TOP
        for each in page:
            assert each.top <= lowest
            lowest = each.top - each.piece.measure(WIDTH)
            assert lowest >= BOTTOM - 0.1
    for page, following in pairwise(laid):
        is_followed_by_text = any(not each.piece.keep_with_next for each in following)
        assert not (page[-1].piece.keep_with_next and is_followed_by_text)


def test_a_paragraph_over_two_pages_stays_one_element() -> None:
    pdf = _made(Para("word " * 1_200, STYLE.body))

    assert len(pages(pdf)) > 1
    assert words(pdf).count("word") == 1_200
    assert roles(pdf)["P"] == 1 + 1  # and the letterhead
    assert findings(pdf) == []


def test_a_list_over_two_pages_stays_one_list() -> None:
    pdf = _made(*bullets(["item " * 150 for _ in range(8)], STYLE.bullet))

    assert len(pages(pdf)) > 1
    assert (roles(pdf)["L"], roles(pdf)["LI"], roles(pdf)["Lbl"]) == (1, 8, 8)
    assert words(pdf).count("•") == 8
    assert findings(pdf) == []


def test_a_box_goes_to_the_next_page_as_a_whole_and_loses_its_frame_only_beyond_a_page() -> None:
    high = Box([Para("word " * 1_500, STYLE.body)], gap=10)
    low = Box([Para("kept together " * 30, STYLE.body)], gap=10)

    pdf = _made(Para("word " * 400, STYLE.body), Para("word " * 140, STYLE.body), low, high)

    found = pages(pdf)
    assert [page.count("kept together") for page in found if "kept together" in page] == [30]
    assert words(pdf).count("word") == 2_040
    assert findings(pdf) == []


def test_pages_made_on_several_threads_are_the_same_bytes() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: _made(Para("Łukasz " * 300, STYLE.body)), range(12)))

    assert len(set(made)) == 1
