"""Pictures of a PDF's pages for the screen: the very pages that are printed, crisp at any scale."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_PIXELS = 40_000_000
# PDFium keeps state of its own and may be entered by one thread at a time.
one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page in pixels of four bytes, blue first and the last unused; `stride` bytes a row."""

    pixels: bytes = field(repr=False)
    width: int
    height: int
    stride: int


def page_image(pdf: bytes, page: int, scale: float) -> PageImage:
    """A page, counted from 0, at `scale` pixels a point (1 is 72 to the inch).

    A scale that would need more than forty million pixels is lessened to them.
    """
    with _opened(pdf) as document:
        leaf = document[page]
        width, height = leaf.get_size()
        most = float((_MOST_PIXELS / (width * height)) ** 0.5)
        bitmap = leaf.render(scale=min(scale, most), prefer_bgrx=True)
        image = PageImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
        bitmap.close()
        leaf.close()
        return image


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """The width and height of each page in points."""
    with _opened(pdf) as document:
        return [document.get_page_size(number) for number in range(len(document))]


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
