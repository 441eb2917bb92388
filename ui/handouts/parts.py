"""What the parts of the page's presenter may ask of it, and of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from frontdesk.printer import AS_IT_COMES, Handling

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog
    from PySide6.QtWidgets import QFileDialog

    from frontdesk.handouts.model import PrintRequest
    from frontdesk.identity import HandoutId
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks
    from ui.handouts.list_panel import ListPanel
    from ui.handouts.packet_panel import PacketPanel
    from ui.handouts.printed_panel import PrintedPanel, PrintLog
    from ui.widgets.buttons import Button


class Page(Protocol):
    """The panels and buttons of the page, and what it can ask the user."""

    wants: Any
    list: ListPanel
    packet: PacketPanel
    printed: PrintedPanel
    log: PrintLog
    print: Button
    save: Button
    dialog: Button

    def ask_file(self, name: str) -> QFileDialog:
        """Ask where to save."""
        ...

    def ask_printer(self, name: str, copies: int) -> QPrintDialog:
        """Ask in the platform's dialog where and how to print."""
        ...


class Handouts(Protocol):
    """The packet that is being put together, with the services that print it."""

    services: Services
    tasks: Tasks

    @property
    def page(self) -> Page:
        """The page it is shown on."""
        ...

    @property
    def keys(self) -> tuple[HandoutId, ...]:
        """The handouts of the packet, in their order."""
        ...

    def request(self, handling: Handling = AS_IT_COMES) -> PrintRequest:
        """What is to be printed, and how the printer is to treat it."""
        ...

    def make(self) -> None:
        """Make what is looked at, where it is not made yet."""
        ...

    def forget_recipient(self) -> None:
        """The packet is for nobody and belongs to no call; what is ticked stays."""
        ...

    def problem(self, error: Exception) -> None:
        """Say what did not work."""
        ...
