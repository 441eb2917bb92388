"""What the parts of the page's presenter may ask of it, and of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from frontdesk.printer import AS_IT_COMES, Handling

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog
    from PySide6.QtWidgets import QFileDialog

    from frontdesk.handouts.model import Handout, PacketOptions, PrintRequest
    from frontdesk.identity import HandoutId
    from frontdesk.services import Services
    from frontdesk.settings.model import DeskSettings
    from frontdesk.tasks import Tasks
    from ui.handouts.list_panel import ListPanel
    from ui.handouts.packet_panel import PacketPanel
    from ui.handouts.preview_pane import PreviewPane
    from ui.handouts.printed_panel import PrintedPanel, PrintLog
    from ui.widgets.buttons import Button


class Page(Protocol):
    """The panels and buttons of the page, and what it can ask the user."""

    wants: Any
    list: ListPanel
    preview: PreviewPane
    packet: PacketPanel
    printed: PrintedPanel
    log: PrintLog
    print: Button
    save: Button
    mail: Button
    dialog: Button

    def ask_file(self, name: str) -> QFileDialog:
        """Ask where to save."""
        ...

    def ask_printer(self, name: str, copies: int) -> QPrintDialog:
        """Ask in the platform's dialog where and how to print."""
        ...


class Looks(Protocol):
    """How handouts look where nothing else is asked for."""

    def read(self, desk: DeskSettings) -> None:
        """Know what is kept on this computer."""
        ...

    def begin(self, key: HandoutId) -> None:
        """Choose the look that is kept for the handout a packet begins with."""
        ...


class Recipient(Protocol):
    """For whom the packet is."""

    @property
    def address(self) -> str:
        """The person's first email address; empty where there is none."""
        ...

    def suit(self) -> None:
        """Choose large print and the language that are noted for the person, if there is one."""
        ...

    def remember_language(self) -> None:
        """Note the packet's language with the person, where that was ticked."""
        ...


class Handouts(Protocol):
    """The packet that is being put together, with the services that print it."""

    services: Services
    tasks: Tasks
    handouts: dict[HandoutId, Handout]
    shown: HandoutId | None

    @property
    def looks(self) -> Looks:
        """How handouts look where nothing else is asked for."""
        ...

    @property
    def recipient(self) -> Recipient:
        """For whom the packet is."""
        ...

    @property
    def page(self) -> Page:
        """The page it is shown on."""
        ...

    @property
    def keys(self) -> tuple[HandoutId, ...]:
        """The handouts of the packet, in their order."""
        ...

    @property
    def looked_at(self) -> tuple[HandoutId, ...]:
        """What the preview shows: the packet, or alone a handout that is not in it."""
        ...

    @property
    def look(self) -> PacketOptions:
        """How the packet is to look, for nobody in particular."""
        ...

    @property
    def options(self) -> PacketOptions:
        """How the packet is wanted, for whom it is."""
        ...

    def request(self, handling: Handling = AS_IT_COMES) -> PrintRequest:
        """What is to be printed, and how the printer is to treat it."""
        ...

    def make(self) -> None:
        """Make what is looked at, where it is not made yet."""
        ...

    def open(self, about: object) -> None:
        """Begin a packet with handouts, or with what a PrintRequest asks for."""
        ...

    def is_ready(self) -> bool:
        """Whether something is ticked; if not, it is said where to tick it."""
        ...

    def load_printed(self) -> None:
        """Read the print log."""
        ...

    def forget_recipient(self) -> None:
        """The packet is for nobody and belongs to no call; what is ticked stays."""
        ...

    def problem(self, error: Exception) -> None:
        """Say what did not work."""
        ...
