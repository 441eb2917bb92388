"""What was printed is kept for good and can be printed again just so, whatever stands now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from frontdesk.documents.printing import FolderPrinter
from frontdesk.errors import NotFound
from frontdesk.handouts.model import PacketOptions, PrintEntry, PrintRequest, Since, Tone
from frontdesk.identity import HandoutId
from frontdesk.printer import AS_IT_COMES
from frontdesk.storage.faults import told
from tests.documents.pdf import words
from tests.editing.texts import SHEET, handout, newest

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.content.model import VersionId
    from frontdesk.printer import Handling, PrinterInfo, PrintJob, Tray
    from frontdesk.services import Services

KEY = HandoutId(SHEET.id)
MARK = "Draft, not yet reviewed"


def change(services: Services, title: str) -> VersionId:
    base = newest(services, SHEET).id
    made = services.editing.save(SHEET, replace(handout(services), title=title), base)
    assert made.id is not None
    return made.id


def printed(services: Services, folder: Path, wanted: PrintRequest | None = None) -> PrintEntry:
    file = folder / "page.pdf"
    services.handouts.save_packet(wanted or PrintRequest((KEY,)), file)
    return services.handouts.printed(1)[0]


def read(folder: Path) -> str:
    return words((folder / "page.pdf").read_bytes())


def test_the_print_log_keeps_the_text_and_the_look(services: Services, tmp_path: Path) -> None:
    wanted = PrintRequest((KEY,), PacketOptions(tone=Tone.BLACK))

    entry = printed(services, tmp_path, wanted)

    assert entry.text
    assert entry.look["tone"] == "black"
    assert entry.since is Since.SAME
    assert services.handouts.again(entry.id).options == wanted.options


def test_a_changed_text_is_told_and_the_old_one_is_printed_again(
    services: Services, tmp_path: Path
) -> None:
    change(services, "The title of then")
    entry = printed(services, tmp_path)
    first = (tmp_path / "page.pdf").read_bytes()
    change(services, "The title of now")

    again = services.handouts.again(entry.id)
    second = printed(services, tmp_path, again)

    assert services.handouts.entry(entry.id).since is Since.CHANGED
    assert (tmp_path / "page.pdf").read_bytes() == first
    assert (second.text, second.version) == (entry.text, entry.version)
    assert "The title of then" in read(tmp_path)


def test_a_retired_handout_is_printed_again_though_it_is_not_offered(
    services: Services, tmp_path: Path
) -> None:
    entry = printed(services, tmp_path)
    services.editing.retire(SHEET)

    printed(services, tmp_path, services.handouts.again(entry.id))

    assert services.handouts.entry(entry.id).since is Since.RETIRED
    with pytest.raises(NotFound):
        services.handouts.save_packet(PrintRequest((KEY,)), tmp_path / "other.pdf")


def test_an_approval_that_was_withdrawn_brings_the_mark_back(
    services: Services, tmp_path: Path
) -> None:
    made = change(services, "Approved words")
    services.editing.approve([made], "Dr. Placeholder", date(2026, 11, 24))
    entry = printed(services, tmp_path)
    before = read(tmp_path)
    services.editing.withdraw(made)

    printed(services, tmp_path, services.handouts.again(entry.id))

    assert MARK not in before
    assert MARK in read(tmp_path)


def test_an_approved_text_is_printed_again_without_a_mark_after_a_later_approval(
    services: Services, tmp_path: Path
) -> None:
    first = change(services, "First words")
    services.editing.approve([first], "Dr. Placeholder", date(2026, 11, 24))
    entry = printed(services, tmp_path)
    second = change(services, "Second words")
    services.editing.approve([second], "Dr. Placeholder", date(2026, 11, 24))

    printed(services, tmp_path, services.handouts.again(entry.id))

    assert MARK not in read(tmp_path)
    assert "First words" in read(tmp_path)


def test_the_clinic_s_own_lines_are_printed_again_as_they_were(
    services: Services, tmp_path: Path
) -> None:
    offices = HandoutId("h.offices")
    entry = printed(services, tmp_path, PrintRequest((offices,)))
    settings = services.settings.clinic()
    services.settings.save_clinic(replace(settings, handout_texts={"offices": "- Elsewhere"}))

    printed(services, tmp_path, services.handouts.again(entry.id))

    assert "North office" in read(tmp_path)
    assert "Elsewhere" not in read(tmp_path)


class WithdrawingPrinter:
    """A printer that takes its time: an approval is withdrawn while it does."""

    def __init__(self, folder: Path, services: Services, version: VersionId) -> None:
        self._inner = FolderPrinter(folder)
        self._services = services
        self._version = version

    def printers(self) -> list[PrinterInfo]:
        return list(self._inner.printers())

    def trays(self, printer: str) -> list[Tray]:
        return list(self._inner.trays(printer))

    def submit(
        self, pdf: bytes, printer: str, *, title: str, handling: Handling = AS_IT_COMES
    ) -> PrintJob:
        self._services.editing.withdraw(self._version)
        return self._inner.submit(pdf, printer, title=title, handling=handling)


def test_the_log_holds_what_was_printed_while_an_approval_was_withdrawn(
    services: Services, tmp_path: Path
) -> None:
    made = change(services, "Approved words")
    services.editing.approve([made], "Dr. Placeholder", date(2026, 11, 24))
    printer = WithdrawingPrinter(tmp_path, services, made)

    services.handouts.print_packet(PrintRequest((KEY,)), printer, printer.printers()[0].name)

    entry = services.handouts.printed(1)[0]
    assert entry.look["review"][0] == "approved"
    assert entry.version == str(newest(services, SHEET).number)


def test_an_entry_from_before_texts_were_kept_gets_the_text_of_now(
    services: Services, tmp_path: Path
) -> None:
    entry = printed(services, tmp_path)
    with told(), services.storage.engine.connect() as connection:
        connection.begin()
        connection.execute(text("UPDATE print SET text_hash = NULL, look = '{}'"))
        connection.commit()

    old = services.handouts.entry(entry.id)
    printed(services, tmp_path, services.handouts.again(entry.id))

    assert old.since is Since.UNKNOWN
    assert services.handouts.printed(1)[0].text == entry.text


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM content_text",
        "UPDATE content_text SET body = '{}'",
        "INSERT OR REPLACE INTO content_text SELECT hash, '{}' FROM content_text",
    ],
)
def test_a_kept_text_is_neither_changed_nor_deleted(
    services: Services, tmp_path: Path, statement: str
) -> None:
    from sqlalchemy.exc import DatabaseError

    printed(services, tmp_path)

    with services.storage.engine.connect() as connection:
        connection.begin()
        with pytest.raises(DatabaseError, match="kept for good"):
            connection.execute(text(statement))
