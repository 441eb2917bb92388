"""Ways of printing without Qt: CUPS through `lp`, and a folder of files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from frontdesk.printer import (
    AS_IT_COMES,
    Handling,
    PrinterInfo,
    PrinterMissing,
    PrinterState,
    PrintFailed,
    PrintJob,
    Sides,
    Tray,
)

FOLDER_PRINTER = "PDF files"
STOPPED = "stopped"
NO_ANSWER = "no-answer"

_LP = "lp"
_LPSTAT = "lpstat"
_LPOPTIONS = "lpoptions"
_SLOT = "InputSlot"  # what CUPS calls a source of paper
_SIDES = {Sides.ONE: "one-sided", Sides.BOTH: "two-sided-long-edge"}
_DEFAULT = re.compile(r"default destination: (\S+)")
_STATE = re.compile(r"^printer (\S+) (is idle|now printing|disabled)", re.MULTILINE)
_REFUSING = re.compile(r"^(\S+) not accepting requests", re.MULTILINE)
_JOB = re.compile(r"request id is (\S+)")
_SLOTS = re.compile(rf"^{_SLOT}/[^:]*:(.*)$", re.MULTILINE)


class LpPrinter:
    """CUPS through its own commands, which hand over the PDF itself, byte for byte.

    A queue that is stopped would keep the pages and print them whenever it runs again; it is
    refused instead. Both methods raise PrintFailed with the reason `no-answer` where the print
    system does not answer within the time, which is not the same as having no printer.
    """

    def __init__(self, timeout_seconds: float = 5.0) -> None:
        self._timeout_seconds = timeout_seconds

    @staticmethod
    def is_available() -> bool:
        """Whether this computer has the commands."""
        return bool(shutil.which(_LP) and shutil.which(_LPSTAT))

    def printers(self) -> list[PrinterInfo]:
        """The queues that take jobs by name now, the default one first."""
        names = self._run([_LPSTAT, "-e"], "").stdout.decode(errors="replace").split()
        if not names:
            return []
        told = self._run([_LPSTAT, "-d", "-p", "-a"], "").stdout.decode(errors="replace")
        default = _DEFAULT.search(told)
        states = {name: _state(word) for name, word in _STATE.findall(told)}
        states |= dict.fromkeys(_REFUSING.findall(told), PrinterState.STOPPED)
        found = [
            PrinterInfo(
                name,
                is_default=default is not None and default[1] == name,
                state=states.get(name, PrinterState.UNKNOWN),
            )
            for name in names
        ]
        return sorted(found, key=lambda printer: (not printer.is_default, printer.name.casefold()))

    def trays(self, printer: str) -> list[Tray]:
        """The sources of paper that the queue tells of; none where it tells of a single one."""
        if not shutil.which(_LPOPTIONS):
            return []
        told = self._run([_LPOPTIONS, "-p", printer, "-l"], printer).stdout
        slots = _SLOTS.search(told.decode(errors="replace"))
        keys = [key.removeprefix("*") for key in slots[1].split()] if slots else []
        return [Tray(key, tray_words(key)) for key in keys] if len(keys) > 1 else []

    def submit(
        self, pdf: bytes, printer: str, *, title: str, handling: Handling = AS_IT_COMES
    ) -> PrintJob:
        """Hand the PDF to a queue over standard input.

        Raises PrinterMissing, or PrintFailed with `stopped`, `no-answer` or the command's words.
        """
        found = {each.name: each for each in self.printers()}
        if printer not in found:
            raise PrinterMissing(printer)
        if found[printer].state is PrinterState.STOPPED:
            raise PrintFailed(printer, STOPPED)
        command = [_LP, "-d", printer, "-n", str(handling.copies), "-t", title]
        command += ["-o", f"sides={_SIDES[handling.sides]}", "-o", "collate=true"]
        if handling.tray:
            command += ["-o", f"{_SLOT}={handling.tray}"]
        if handling.first_page > 1 or handling.last_page is not None:
            command += ["-P", f"{handling.first_page}-{handling.last_page or ''}"]
        command.append("-")
        done = self._run(command, printer, pdf)
        job = _JOB.search(done.stdout.decode(errors="replace"))
        if done.returncode or job is None:
            raise PrintFailed(printer, _first_line(done.stderr))
        return PrintJob(printer, job[1])

    def _run(
        self, command: list[str], printer: str, pdf: bytes = b""
    ) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(  # noqa: S603 -- a list of arguments, no shell
                command,
                input=pdf,
                capture_output=True,
                timeout=self._timeout_seconds,
                check=False,
                env={**os.environ, "LC_ALL": "C"},
            )
        except subprocess.TimeoutExpired as error:
            raise PrintFailed(printer, NO_ANSWER) from error
        except OSError as error:
            raise PrintFailed(printer, error.strerror or NO_ANSWER) from error


class FolderPrinter:
    """A folder that takes PDFs like a printer: a file for each job, named for its title."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def printers(self) -> list[PrinterInfo]:
        """The folder, while it is there."""
        if not self._folder.is_dir():
            return []
        return [PrinterInfo(FOLDER_PRINTER, is_default=True, state=PrinterState.READY)]

    def trays(self, printer: str) -> list[Tray]:  # noqa: ARG002 -- the protocol's word
        """None: a file needs no paper."""
        return []

    def submit(
        self,
        pdf: bytes,
        printer: str,
        *,
        title: str,
        handling: Handling = AS_IT_COMES,  # noqa: ARG002 -- a file has every page, once
    ) -> PrintJob:
        """Write the PDF as a whole or not at all; the job's reference is the file's path."""
        if printer not in [each.name for each in self.printers()]:
            raise PrinterMissing(printer)
        try:
            return PrintJob(printer, str(self._write(pdf, title)))
        except OSError as error:
            raise PrintFailed(printer, error.strerror or type(error).__name__) from error

    def _write(self, pdf: bytes, title: str) -> Path:
        stem = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:60] or "pages"
        handle, partial = tempfile.mkstemp(suffix=".part", dir=self._folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(pdf)
            return _placed(Path(partial), self._folder, stem)
        except BaseException:
            Path(partial).unlink(missing_ok=True)
            raise


def tray_words(key: str) -> str:
    """A tray's key as it is read: `Tray-1` and `Tray1` are `Tray 1`."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", key.replace("-", " ").replace("_", " "))
    return spaced[:1].upper() + spaced[1:]


def _state(word: str) -> PrinterState:
    return PrinterState.STOPPED if word == "disabled" else PrinterState.READY


def _first_line(message: bytes) -> str:
    lines = message.decode(errors="replace").strip().splitlines()
    return lines[0] if lines else NO_ANSWER


def _placed(partial: Path, folder: Path, stem: str) -> Path:
    """Give a written file the first free number of its name, taking no other's place."""
    path = _reserved(folder, stem)
    try:
        return partial.replace(path)
    except OSError:
        path.unlink()
        raise


def _reserved(folder: Path, stem: str) -> Path:
    number = 1
    while True:
        path = folder / f"{stem}-{number}.pdf"
        try:
            path.touch(mode=0o600, exist_ok=False)
        except FileExistsError:
            number += 1
        else:
            return path
