"""Reads the words of a PDF back, page by page, as another program sees them."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader


def pages(pdf: bytes) -> list[str]:
    """The words of each page, with every run of blanks as one."""
    reader = PdfReader(BytesIO(pdf))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def words(pdf: bytes) -> str:
    """The words of the whole document."""
    return " ".join(pages(pdf))
