from __future__ import annotations

import stat
from pathlib import Path

import pytest

from frontdesk.documents.printing import FOLDER_PRINTER, FolderPrinter, LpPrinter
from frontdesk.printer import (
    Handling,
    PrinterInfo,
    PrinterMissing,
    PrinterState,
    PrintFailed,
    Sides,
    Tray,
)

PDF = b"%PDF-1.4 pages \x00\xff"
STATES = """printer Back disabled since Tue 24 Nov 2026 -
\tout of paper
printer Front is idle.  enabled since Tue 24 Nov 2026
printer Busy now printing Busy-3.  enabled since Tue 24 Nov 2026
Front accepting requests since Tue 24 Nov 2026
Full not accepting requests since Tue 24 Nov 2026 -
system default destination: Front
"""


class FakeCups:
    """The two commands of CUPS as scripts on the path, which say what a test tells them to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lpstat("Back\nBusy\nFront\nFull\nNew\n", STATES)
        self.lp("cat > {0}/pdf; echo request id is Front-12 '(0 file(s))'")

    def lpstat(self, names: str, states: str) -> None:
        (self.folder / "names").write_text(names)
        (self.folder / "states").write_text(states)
        self._script("lpstat", 'case "$1" in -e) cat {0}/names;; *) cat {0}/states;; esac')

    def lpoptions(self, told: str) -> None:
        (self.folder / "options").write_text(told)
        self._script("lpoptions", "cat {0}/options")

    def hang(self, command: str) -> None:
        self._script(command, "exec sleep 30")

    def lp(self, line: str) -> None:
        self._script(
            "lp", f'for each in "$@"; do printf "%s\\n" "$each"; done > {{0}}/arguments\n{line}'
        )

    @property
    def arguments(self) -> list[str]:
        return (self.folder / "arguments").read_text().splitlines()

    @property
    def was_asked(self) -> bool:
        return (self.folder / "arguments").exists()

    def _script(self, name: str, line: str) -> None:
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{line.format(self.folder)}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeCups:
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    return FakeCups(tmp_path)


@pytest.mark.usefixtures("cups")
def test_the_queues_are_listed_with_their_states_the_default_one_first() -> None:
    found = LpPrinter().printers()

    assert found == [
        PrinterInfo("Front", is_default=True, state=PrinterState.READY),
        PrinterInfo("Back", state=PrinterState.STOPPED),
        PrinterInfo("Busy", state=PrinterState.READY),
        PrinterInfo("Full", state=PrinterState.STOPPED),
        PrinterInfo("New", state=PrinterState.UNKNOWN),
    ]


def test_no_queue_is_an_empty_list(cups: FakeCups) -> None:
    cups.lpstat("", "no system default destination\n")

    assert LpPrinter().printers() == []


def test_the_pdf_itself_goes_to_the_queue_with_what_was_wanted(cups: FakeCups) -> None:
    job = LpPrinter().submit(PDF, "Front", title="Handouts", handling=Handling(2, Sides.BOTH))

    assert (job.printer, job.reference) == ("Front", "Front-12")
    assert (cups.folder / "pdf").read_bytes() == PDF
    assert cups.arguments[:6] == ["-d", "Front", "-n", "2", "-t", "Handouts"]
    assert "sides=two-sided-long-edge" in cups.arguments


@pytest.mark.parametrize(
    ("pages", "wanted"), [((1, None), None), ((3, None), "3-"), ((1, 2), "1-2"), ((4, 9), "4-9")]
)
def test_the_tray_and_the_range_of_pages_go_along_where_they_were_chosen(
    cups: FakeCups, pages: tuple[int, int | None], wanted: str | None
) -> None:
    first, last = pages
    handling = Handling(tray="Tray-2", first_page=first, last_page=last)

    LpPrinter().submit(PDF, "Front", title="Handouts", handling=handling)

    asked = cups.arguments
    assert "InputSlot=Tray-2" in asked
    assert (asked[asked.index("-P") + 1] if "-P" in asked else None) == wanted
    assert asked[-1] == "-"


def test_the_trays_are_what_the_queue_tells_of(cups: FakeCups) -> None:
    cups.lpoptions(
        "PageSize/Media Size: A4 *Letter\n"
        "InputSlot/Media Source: *Auto Tray-1 UpperTray Manual_Feed\n"
        "Duplex/2-Sided Printing: *None DuplexNoTumble\n"
    )

    assert LpPrinter().trays("Front") == [
        Tray("Auto", "Auto"),
        Tray("Tray-1", "Tray 1"),
        Tray("UpperTray", "Upper Tray"),
        Tray("Manual_Feed", "Manual Feed"),
    ]


@pytest.mark.parametrize("told", ["", "InputSlot/Media Source: *Auto\n"])
def test_a_single_tray_is_no_choice(cups: FakeCups, told: str) -> None:
    cups.lpoptions(told)

    assert LpPrinter().trays("Front") == []


def test_a_name_that_is_gone_is_not_replaced_by_the_default(cups: FakeCups) -> None:
    with pytest.raises(PrinterMissing) as caught:
        LpPrinter().submit(PDF, "Upstairs", title="Handouts")

    assert caught.value.name == "Upstairs"
    assert not cups.was_asked


@pytest.mark.parametrize("name", ["Back", "Full"])
def test_a_stopped_queue_is_refused_before_it_keeps_the_pages(cups: FakeCups, name: str) -> None:
    with pytest.raises(PrintFailed) as caught:
        LpPrinter().submit(PDF, name, title="Handouts")

    assert caught.value.reason == "stopped"
    assert not cups.was_asked


def test_the_words_of_a_failing_command_come_up(cups: FakeCups) -> None:
    cups.lp("cat > /dev/null; echo 'lp: Too many jobs' >&2; exit 1")

    with pytest.raises(PrintFailed) as caught:
        LpPrinter().submit(PDF, "Front", title="Handouts")

    assert caught.value.reason == "lp: Too many jobs"


def test_a_command_that_ends_without_a_job_has_failed(cups: FakeCups) -> None:
    cups.lp("cat > /dev/null")

    with pytest.raises(PrintFailed) as caught:
        LpPrinter().submit(PDF, "Front", title="Handouts")

    assert caught.value.reason == "no-answer"


@pytest.mark.parametrize("command", ["lp", "lpstat"])
def test_a_print_system_that_hangs_is_told_apart_from_none(cups: FakeCups, command: str) -> None:
    cups.hang(command)

    with pytest.raises(PrintFailed) as caught:
        LpPrinter(timeout_seconds=0.3).submit(PDF, "Front", title="Handouts")

    assert caught.value.reason == "no-answer"


def test_cups_is_available_where_both_commands_are(
    cups: FakeCups, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(cups.folder))
    had_both = LpPrinter.is_available()
    (cups.folder / "lp").unlink()

    assert had_both
    assert not LpPrinter.is_available()


def test_commands_that_are_not_there_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(PrintFailed) as caught:
        LpPrinter().printers()

    assert caught.value.reason == "No such file or directory"


def test_a_folder_takes_each_job_as_a_file_of_its_own(tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path)

    jobs = [printer.submit(PDF, FOLDER_PRINTER, title="Spravato®: what?") for _ in range(2)]

    assert [Path(job.reference).name for job in jobs] == [
        "spravato-what-1.pdf",
        "spravato-what-2.pdf",
    ]
    assert [path.read_bytes() for path in sorted(tmp_path.iterdir())] == [PDF, PDF]


def test_a_folder_that_is_gone_is_a_missing_printer(tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path / "gone")

    with pytest.raises(PrinterMissing):
        printer.submit(PDF, FOLDER_PRINTER, title="Handouts")

    assert printer.printers() == []


def test_a_folder_that_cannot_take_the_file_keeps_no_half_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    with pytest.raises(PrintFailed) as caught:
        FolderPrinter(tmp_path).submit(PDF, FOLDER_PRINTER, title="Handouts")

    assert caught.value.reason == "No space left on device"
    assert list(tmp_path.iterdir()) == []
