"""A packet by email: the PDF is saved where it is wanted, and a draft is opened beside it.

The draft names neither the person nor the clinic, and no address is put into it: what opens it is
a command whose words other programs can read. The address can be copied and pasted instead.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, QUrlQuery
from PySide6.QtGui import QDesktopServices, QGuiApplication

from frontdesk.identity import new_request
from ui.handouts.printing import file_name

if TYPE_CHECKING:
    from frontdesk.handouts.model import Packet
    from ui.handouts.parts import Handouts

SUBJECT = "The information you asked for"
BODY = "The information you asked for is attached as a PDF."
OPENED = (
    "Saved as {name}. A draft was opened in your mail program, and the folder beside it: drag the "
    "file into the draft, then fill in the address."
)
NO_MAIL = (
    "Saved as {name}. No mail program answered on this computer: attach the file to a new message "
    "by hand. Its folder was opened where that was possible."
)


def draft() -> QUrl:
    """The address of an empty draft, with a subject that tells nothing about anyone."""
    url, query = QUrl("mailto:"), QUrlQuery()
    query.setQueryItems([("subject", SUBJECT), ("body", BODY)])
    url.setQuery(query)
    return url


class MailPart:
    """Saves the packet that is put together and opens a draft for it."""

    def __init__(self, handouts: Handouts) -> None:
        self._handouts, self._packet = handouts, handouts.page.packet
        handouts.page.mail.clicked.connect(self._begin)
        self._packet.copy_address.clicked.connect(self._copy)
        self._address = ""

    def _begin(self) -> None:
        if self._handouts.is_ready():
            self._packet.show_sent("")
            dialog = self._handouts.page.ask_file(file_name(self._handouts.keys))
            dialog.fileSelected.connect(self._save)

    def _save(self, path: str) -> None:
        handouts, wanted, request = self._handouts, self._handouts.request(), new_request()
        address = handouts.recipient.address
        service = handouts.services.handouts

        def done(_packet: Packet) -> None:
            handouts.recipient.remember_language()
            handouts.load_printed()
            self._open(Path(path), address)

        handouts.tasks.run(
            lambda: service.save_packet(wanted, Path(path), request),
            done,
            self._packet.show_problem,
            writes=True,
        )

    def _open(self, path: Path, address: str) -> None:
        """Open the folder first, so that the draft comes to lie before it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
        opened = QDesktopServices.openUrl(draft())
        self._address = address
        self._packet.show_problem("")
        words = (OPENED if opened else NO_MAIL).format(name=path.name)
        self._packet.show_sent(words, has_address=bool(address))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self._handouts.page.wants.emit("toast", ("Their email address was copied.", None))
