"""Printing from anywhere: the printer is asked first, and a failure can be tried again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from frontdesk.identity import new_request
from frontdesk.printer import PrinterMissing, Sides
from ui.messages import count, sentence
from ui.printers.choice import PrinterChoice

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.handouts.model import PrintRequest
    from frontdesk.printer import Printer, PrintJob
    from frontdesk.settings.model import DeskSettings
    from ui.shell.frame import Frame
    from ui.widgets.dialog import Sheet


class Printing:
    """Sends packets and sheets to this computer's printer, or saves them where there is none."""

    def __init__(self, window: Frame) -> None:
        self._window = window
        self._way = PrinterChoice()

    def use(self, printer: Printer) -> None:
        """Print through this; else the platform's own way is chosen at the first print."""
        self._way.use(printer)

    def _name(self, wanted: str) -> str:
        """The printer to use: the desk's own, else the default one; PrinterMissing without any."""
        there = self._way.printer().printers()
        if wanted:
            return wanted  # whether it is still there is looked at right before the print
        if not there:
            raise PrinterMissing("")
        return next((one.name for one in there if one.is_default), there[0].name)

    def print_packet(self, wanted: PrintRequest) -> None:
        """Print handouts; each that was accepted is in the print log."""
        services, tasks = self._window.services, self._window.tasks
        if services is None or tasks is None:
            return
        request = new_request()

        def job() -> PrintJob:
            desk = services.settings.desk()
            name = self._name(desk.printer)
            fitted = services.packets.fitted(as_the_desk_prints(wanted, desk))
            return services.handouts.print_packet(fitted, self._way.printer(), name, request)

        words = count(len(wanted.handouts), "handout", "handouts")
        tasks.run(
            job,
            lambda done: self._window.toast(f"{words} sent to {done.printer}."),
            lambda error: self._failed(error, lambda: self.print_packet(wanted),
                                       lambda path: self._save_packet(wanted, path)),
        )  # fmt: skip

    def _save_packet(self, wanted: PrintRequest, path: str) -> None:
        from pathlib import Path

        services, tasks = self._window.services, self._window.tasks
        if services is not None and tasks is not None:
            desk = services.settings.desk
            tasks.run(
                lambda: services.handouts.save_packet(
                    services.packets.fitted(as_the_desk_prints(wanted, desk())), Path(path)
                ),
                lambda _packet: self._window.toast("Saved as PDF."),
                lambda error: self._window.toast(sentence(error)),
                writes=True,
            )

    def print_pdf(self, what: tuple[str, Callable[[], bytes]]) -> None:
        """Print a sheet that is made off the window's thread; `what` is its title and its maker."""
        title, make = what
        services, tasks = self._window.services, self._window.tasks
        if services is None or tasks is None:
            return

        def job() -> Any:  # noqa: ANN401 -- a print job
            name = self._name(services.settings.desk().printer)
            return self._way.printer().submit(make(), name, title=title)

        tasks.run(
            job,
            lambda done: self._window.toast(f"{title} sent to {done.printer}."),
            lambda error: self._failed(error, lambda: self.print_pdf(what),
                                       lambda path: self._save_pdf(make, path)),
        )  # fmt: skip

    def _save_pdf(self, make: Callable[[], bytes], path: str) -> None:
        from pathlib import Path

        from frontdesk.handouts.service import write_file

        tasks = self._window.tasks
        if tasks is not None:
            tasks.run(
                lambda: write_file(Path(path), make()),
                lambda _none: self._window.toast("Saved as PDF."),
                lambda error: self._window.toast(sentence(error)),
            )

    def _failed(
        self, error: Exception, again: Callable[[], None], save: Callable[[str], None]
    ) -> None:
        """Say what is wrong with the printer, and offer to try again or to save instead."""
        from ui.widgets.buttons import Button
        from ui.widgets.dialog import Sheet
        from ui.widgets.layout import column, held, row
        from ui.widgets.text import Text

        instead = Button("Save as PDF")
        body = column(Text(sentence(error), wrap=True), held(row(instead, None)))
        sheet = Sheet(
            self._window.widget(), "Not printed", body, accept="Try again", cancel="Close"
        )
        instead.clicked.connect(lambda: self._choose(sheet, save))
        sheet.submitted.connect(sheet.accept)
        sheet.submitted.connect(again)
        sheet.open()

    def _choose(self, sheet: Sheet, save: Callable[[str], None]) -> None:
        from PySide6.QtWidgets import QFileDialog

        sheet.reject()
        dialog = QFileDialog(self._window.widget(), "Save as PDF")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile("handouts.pdf")  # the name holds nothing personal
        dialog.fileSelected.connect(save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def as_the_desk_prints(wanted: PrintRequest, desk: DeskSettings) -> PrintRequest:
    """The request on the paper, in the ink, from the tray and on the sides of this computer."""
    from frontdesk.handouts.model import Paper, Tone  # not to paint

    options = replace(
        wanted.options,
        paper=Paper(desk.paper) if desk.paper in tuple(Paper) else wanted.options.paper,
        tone=Tone(desk.tone) if desk.tone in tuple(Tone) else wanted.options.tone,
    )
    sides = Sides.BOTH if desk.both_sides else Sides.ONE
    return replace(
        wanted, options=options, handling=replace(wanted.handling, sides=sides, tray=desk.tray)
    )
