from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from frontdesk.changes import Change, Kind
from frontdesk.content.model import DocumentKey, DocumentKind
from frontdesk.documents.printing import FOLDER_PRINTER, FolderPrinter
from frontdesk.handouts.model import PacketOptions, PrintRequest, TypeSize
from frontdesk.identity import HandoutId
from frontdesk.people.model import Phone
from tests.clinics import clinic_services
from tests.handouts.desk import TWO, add_person, choose, heard, paper
from tests.stores import file_store
from tests.widgets.walk import clipped, findings
from ui.background import QtTasks
from ui.handouts.page import HandoutsPage
from ui.tour.pictures import drawn

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from frontdesk.services import Services
    from ui.theme.tokens import Wanted

pytestmark = pytest.mark.usefixtures("themed")


def test_every_handout_is_listed_with_its_pages_and_its_state(page: HandoutsPage) -> None:
    entries = page.list.handouts.entries

    assert len(entries) == 10
    assert entries[0].title.startswith("Spravato")
    assert all(one.detail.endswith("draft") and "page" in one.detail for one in entries)
    assert not any(one.check for one in entries)


def test_typing_narrows_the_list_and_escape_shows_all(page: HandoutsPage) -> None:
    QTest.keyClicks(page.first, "first")
    narrow = [one.title for one in page.list.handouts.entries]
    QTest.keyClicks(page.first, "zzz")
    none = page.list.empty.isVisible()
    QTest.keyClick(page.first, Qt.Key.Key_Escape)

    assert narrow == ["Your first visit"]
    assert none
    assert len(page.list.handouts.entries) == 10


def test_keys_alone_tick_two_handouts_and_print_them(
    page: HandoutsPage, services: Services, folder: Path
) -> None:
    wants = heard(page)
    QTest.keyClick(page.first, Qt.Key.Key_Return)
    QTest.keyClick(page.first, Qt.Key.Key_Down)
    QTest.keyClick(page.first, Qt.Key.Key_Return)

    QTest.keyClick(page.first, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    assert len(paper(folder)) == 1
    assert {one.handout for one in services.handouts.printed()} == set(TWO)
    assert all(one.printer == FOLDER_PRINTER for one in services.handouts.printed())
    assert wants == [("toast", (f"2 handouts sent to {FOLDER_PRINTER}.", None))]
    assert [line.accessibleName() for line in page.printed.prints.lines] == [
        "Your first visit, 10:00 AM \u00b7 no name",
        "Spravato\u00ae: what to expect, 10:00 AM \u00b7 no name",
    ]


def test_the_preview_is_the_packet_and_turns_with_page_keys(page: HandoutsPage) -> None:
    page.open(TWO)
    pages, sharp = page.preview.pages, page.preview.image

    QTest.keyClick(page.first, Qt.Key.Key_PageDown)
    after = page.preview.page
    QTest.keyClick(page.first, Qt.Key.Key_PageUp)
    QTest.keyClick(page.first, Qt.Key.Key_Down)

    assert pages == 4
    assert sharp is not None
    assert abs(sharp.width() - page.preview.paper_width) <= 1
    assert after == 1
    assert page.preview.page == 2  # where the second handout begins
    assert page.packet.summary.text() == "2 handouts, 4 pages"


def test_a_handout_that_is_not_ticked_is_previewed_alone(page: HandoutsPage) -> None:
    page.open(TWO)

    page.list.handouts.choose(9)

    assert page.preview.pages == 1


def test_large_print_is_previewed_and_printed(page: HandoutsPage, services: Services) -> None:
    page.open(TWO[0])
    before = page.preview.pages

    page.packet.type.set_value("Large print")
    page.print.click()

    assert page.preview.pages > before
    assert services.handouts.printed()[0].size is TypeSize.LARGE


def test_the_first_name_is_on_the_page_only_where_it_was_ticked(
    page: HandoutsPage, services: Services, folder: Path
) -> None:
    key = add_person(services, "Quillon Example")
    page.open(TWO[1])

    choose(page, "quil")
    page.print.click()
    choose(page, "quil")
    page.packet.name.click()
    page.print.click()

    plain, named = sorted(paper(folder), key=lambda text: "Quillon" in text)
    assert "Quillon" not in plain
    assert "Quillon" in named
    assert "Example" not in named
    assert [(one.person, one.named) for one in services.handouts.printed()] == [
        (key, True), (key, False)
    ]  # fmt: skip
    assert not any("Quillon" in file.name for file in folder.iterdir())


def test_after_a_print_the_packet_is_for_nobody_again(
    page: HandoutsPage, services: Services
) -> None:
    add_person(services, "Quillon Example")
    page.open(TWO[1])
    choose(page, "quil")
    page.packet.name.click()

    page.print.click()
    page.print.click()

    assert [one.named for one in services.handouts.printed()] == [False, True]
    assert not page.packet.name.isChecked()


def test_another_person_is_never_ticked_for(page: HandoutsPage, services: Services) -> None:
    add_person(services, "Quillon Example")
    add_person(services, "Marlow Example")
    choose(page, "quil")
    page.packet.name.click()

    page.packet.person_removed.emit()
    choose(page, "marl")

    assert not page.packet.name.isChecked()


def test_letters_that_no_page_can_show_are_named_before_printing(
    page: HandoutsPage, services: Services, folder: Path
) -> None:
    add_person(services, "\u6b27\u9633 Example")
    page.open(TWO[1])
    choose(page, "example")

    page.packet.name.click()
    named, ticked = page.packet.letters.words, page.packet.name.isChecked()
    page.print.click()

    assert "\u6b27 \u9633" in named
    assert ticked is False
    assert len(paper(folder)) == 1
    assert services.handouts.printed()[0].named is False


def test_a_very_long_name_still_prints(
    page: HandoutsPage, services: Services, folder: Path
) -> None:
    add_person(services, "Wolfeschlegelsteinhausenbergerdorff" * 5)
    page.open(TWO[1])
    choose(page, "wolfeschlegel")

    page.packet.name.click()
    page.print.click()
    drawn(page, (1080, 620))

    assert "Wolfeschlegel" in paper(folder)[0]
    assert services.handouts.printed()[0].named is True


def test_a_person_who_asked_for_large_print_gets_it_offered(
    page: HandoutsPage, services: Services
) -> None:
    add_person(services, "Quillon Example", large_print=True)

    choose(page, "quil")

    assert page.packet.type.value() == "Large print"


def test_somebody_unknown_is_said_to_be_unknown(page: HandoutsPage) -> None:
    QTest.keyClicks(page.packet.person, "nobody at all")

    assert page.packet.nobody.isVisible()


def test_a_packet_asked_for_elsewhere_opens_with_its_person_and_its_size(
    page: HandoutsPage, services: Services
) -> None:
    key = add_person(services, "Quillon Example")

    page.open(PrintRequest(TWO, PacketOptions(TypeSize.LARGE), person=key))

    assert page.packet.type.value() == "Large print"
    assert page.packet.chosen.values() == ["Quillon Example"]
    assert not page.packet.name.isChecked()
    assert [one.check for one in page.list.handouts.entries[:3]] == [True, True, False]


def test_a_handout_that_does_not_exist_changes_nothing(page: HandoutsPage) -> None:
    page.open(TWO)

    page.open(HandoutId("h.nothing"))

    assert page.packet.summary.text() == "2 handouts, 4 pages"


@pytest.mark.parametrize(
    ("size", "scale", "mode"),
    [
        ((1240, 800), 1.0, "light"), ((1080, 620), 1.0, "dark"),
        ((1080, 620), 1.5, "light"), ((1080, 620), 2.0, "dark"),
    ],
)  # fmt: skip
def test_the_page_can_be_read_and_reached_in_every_size(
    page: HandoutsPage,
    services: Services,
    size: tuple[int, int],
    scale: float,
    mode: Wanted,
) -> None:
    add_person(services, "Quillon Example", phones=(Phone("+14255550142"),))
    page.open(TWO)
    page.print.click()
    QTest.keyClicks(page.packet.person, "quil")

    drawn(page, size, scale, mode)
    found = findings(page) + clipped(page)
    drawn(page, (1240, 800))

    assert found == []


def test_the_page_works_over_threads_and_a_file(qtbot: QtBot, tmp_path: Path, folder: Path) -> None:
    services = clinic_services(file_store(tmp_path / "store"))
    tasks, page = QtTasks(), HandoutsPage()
    qtbot.addWidget(page)
    page.resize(1240, 800)
    page.show()
    page.attach(services, tasks)
    page.use(FolderPrinter(folder))
    qtbot.waitUntil(lambda: tasks.is_idle)

    page.open(TWO)
    qtbot.waitUntil(lambda: tasks.is_idle and page.preview.pages == 4)
    page.print.click()
    qtbot.waitUntil(lambda: tasks.is_idle)

    assert page.preview.image is not None
    assert len(paper(folder)) == 1
    assert len(page.printed.prints.lines) == 2
    tasks.close()
    services.close()


def test_what_was_written_or_retired_elsewhere_is_in_the_list_at_once(
    page: HandoutsPage, services: Services
) -> None:
    editing = services.editing
    keys = [DocumentKey(DocumentKind.HANDOUT, one) for one in ("h.group", "h.telehealth")]
    page.open(HandoutId("h.telehealth"))
    before = editing.topic_or_handout(keys[0])

    editing.save(keys[0], replace(before, title="Groups, anew"), editing.history(keys[0])[0].id)
    editing.retire(keys[1])
    page.changed(Change(frozenset({Kind.CONTENT})))

    titles = [one.title for one in page.list.handouts.entries]
    assert "Groups, anew" in titles
    assert len(titles) == 9
    assert not any(one.check for one in page.list.handouts.entries)
