"""Printers for tests that are no printers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from frontdesk.printer import AS_IT_COMES, Handling, PrinterMissing

if TYPE_CHECKING:
    from frontdesk.printer import PrinterInfo, Tray


class NoPrinter:
    """A computer without printing; pages can only be saved."""

    def printers(self) -> list[PrinterInfo]:
        return []

    def trays(self, printer: str) -> list[Tray]:  # noqa: ARG002
        return []

    def submit(
        self,
        pdf: bytes,  # noqa: ARG002 -- nothing takes it
        printer: str,
        *,
        title: str,  # noqa: ARG002
        handling: Handling = AS_IT_COMES,  # noqa: ARG002
    ) -> NoReturn:
        raise PrinterMissing(printer)
