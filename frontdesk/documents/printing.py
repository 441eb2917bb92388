"""Ways of printing without Qt: CUPS through `lp`, a folder of files, and none at all."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from frontdesk.printer import (
    PrinterInfo,
    PrinterMissing,
    PrinterState,
    PrintFailed,
    PrintJob,
    Sides,
)

FOLDER_PRINTER = "PDF files"
STOPPED = "stopped"
NO_ANSWER = "no-answer"

_LP = "lp"
_LPSTAT = "lpstat"
_SIDES = {Sides.ONE: "one-sided", Sides.BOTH: "two-sided-long-edge"}
_DEFAULT = re.compile(r"default destination: (\S+)")
_STATE = re.compile(r"^printer (\S+) (is idle|now printing|disabled)", re.MULTILINE)
_REFUSING = re.compile(r"^(\S+) not accepting requests", re.MULTILINE)
_JOB = re.compile(r"request id is (\S+)")


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

    def submit(
        self, pdf: bytes, printer: str, *, title: str, copies: int = 1, sides: Sides = Sides.ONE
    ) -> PrintJob:
        """Hand the PDF to a queue over standard input.

        Raises PrinterMissing, or PrintFailed with `stopped`, `no-answer` or the command's words.
        """
        found = {each.name: each for each in self.printers()}
        if printer not in found:
            raise PrinterMissing(printer)
        if found[printer].state is PrinterState.STOPPED:
            raise PrintFailed(printer, STOPPED)
        command = [_LP, "-d", printer, "-n", str(copies), "-t", title]
        command += ["-o", f"sides={_SIDES[sides]}", "-o", "collate=true", "-"]
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

    def submit(
        self,
        pdf: bytes,
        printer: str,
        *,
        title: str,
        copies: int = 1,  # noqa: ARG002 -- one file is as good as many
        sides: Sides = Sides.ONE,  # noqa: ARG002 -- a file has no sides
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


class NoPrinter:
    """A computer without printing; pages can only be saved."""

    def printers(self) -> list[PrinterInfo]:
        """None."""
        return []

    def submit(
        self,
        pdf: bytes,  # noqa: ARG002 -- nothing takes it
        printer: str,
        *,
        title: str,  # noqa: ARG002
        copies: int = 1,  # noqa: ARG002
        sides: Sides = Sides.ONE,  # noqa: ARG002
    ) -> PrintJob:
        """Raise PrinterMissing."""
        raise PrinterMissing(printer)


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
