"""Several PDFs as one, taken in one at a time, so that their number costs little memory."""

from __future__ import annotations

from io import BytesIO

import pypdfium2

from frontdesk.documents.preview import one_at_a_time


class Joined:
    """A document that grows by whole documents. It is for paper: what readers hear is not kept."""

    def __init__(self) -> None:
        with one_at_a_time:
            self._document = pypdfium2.PdfDocument.new()

    @property
    def pages(self) -> int:
        """How many pages it has so far."""
        with one_at_a_time:
            return len(self._document)

    def add(self, pdf: bytes, *, whole_sheets: bool = False) -> None:
        """Add all pages of a document; `whole_sheets` ends it on the back of a sheet."""
        with one_at_a_time:
            added = pypdfium2.PdfDocument(pdf)
            try:
                self._document.import_pages(added)
                if whole_sheets and len(added) % 2:
                    self._document.new_page(*added.get_page_size(0)).close()
            finally:
                added.close()

    def finished(self) -> bytes:
        """Its bytes; nothing can be added afterwards."""
        out = BytesIO()
        with one_at_a_time:
            self._document.save(out)
            self._document.close()
        return out.getvalue()
