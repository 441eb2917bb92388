"""The printers of this computer in a set of fields, what was chosen last, and the test page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from frontdesk.printer import PrinterInfo, PrintFailed, Sides, Tray
from frontdesk.settings.model import DeskSettings
from ui.background import Latest

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.printer import PrintJob
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks
    from ui.handouts.printer_fields import PrinterFields
    from ui.printers.choice import PrinterChoice


@dataclass(frozen=True, slots=True)
class Desk:
    """What this computer prints on, and how it did so last."""

    printers: tuple[PrinterInfo, ...]
    settings: DeskSettings
    trays: tuple[Tray, ...] = ()
    problem: PrintFailed | None = None


class PrintersPart:
    """Fills the fields and remembers what is chosen in them.

    `tell` takes what went wrong, `say` a short word of what was done, and `read` all that was read.
    """

    def __init__(  # noqa: PLR0913 -- the fields, what they ask, and whom they tell
        self,
        fields: PrinterFields,
        services: Services,
        tasks: Tasks,
        way: PrinterChoice,
        *,
        tell: Callable[[Exception], None],
        say: Callable[[str], None],
        read: Callable[[Desk], None] = lambda _desk: None,
    ) -> None:
        self._fields, self._services, self._tasks, self._way = fields, services, tasks, way
        self._tell, self._say, self._read = tell, say, read
        self._desks, self._trays = Latest(), Latest()
        fields.changed.connect(self.remember)
        fields.printer_changed.connect(self._load_trays)
        fields.test_wanted.connect(self._print_test)

    def refresh(self) -> None:
        """Ask for the printers, this computer's settings, and the trays of its printer."""
        services, way = self._services, self._way

        def read() -> Desk:
            settings = services.settings.desk()
            try:
                found = tuple(way.printer().printers())
                names = [one.name for one in found]
                name = settings.printer or next(iter(names), "")
                trays = way.printer().trays(name) if name in names else []
                return Desk(found, settings, tuple(trays))
            except PrintFailed as error:  # the print service is down: saving still works
                return Desk((), settings, problem=error)

        self._desks.run(self._tasks, read, self._have_desk, self._tell)

    def _have_desk(self, desk: Desk) -> None:
        settings, fields = desk.settings, self._fields
        fields.show_desk(settings.copies, Sides.BOTH if settings.both_sides else Sides.ONE)
        fields.show_printers(desk.printers, settings.printer)
        fields.show_trays(desk.trays, settings.tray)
        if desk.problem:
            self._tell(desk.problem)
        self._read(desk)

    def _load_trays(self, name: str) -> None:
        way, fields = self._way, self._fields
        self._trays.run(
            self._tasks, lambda: way.printer().trays(name), fields.show_trays, self._tell
        )

    def remember(self) -> None:
        """Keep the printer, copies, sides and tray for the next print on this computer."""
        settings, name, handling = (
            self._services.settings, self._fields.printer_name, self._fields.handling
        )  # fmt: skip

        def save() -> None:
            before = settings.desk()
            after = replace(
                before,
                printer=name or before.printer,
                copies=handling.copies,
                both_sides=handling.sides is Sides.BOTH,
                tray=handling.tray,
            )
            if after != before:
                settings.save_desk(after)

        self._tasks.run(save, lambda _none: None, self._tell, writes=True)

    def _print_test(self) -> None:
        name, handling, way = self._fields.printer_name, self._fields.handling, self._way
        once = replace(handling, copies=1, first_page=1, last_page=None)

        def job() -> PrintJob:
            from frontdesk.documents.trial import TITLE, trial_page  # slow to import

            return way.printer().submit(trial_page(name), name, title=TITLE, handling=once)

        self._fields.test.setEnabled(False)

        def done(made: PrintJob) -> None:
            self._fields.test.setEnabled(True)
            self._say(f"A test page was sent to {made.printer}.")

        def failed(error: Exception) -> None:
            self._fields.test.setEnabled(True)
            self._tell(error)

        self._tasks.run(job, done, failed)
