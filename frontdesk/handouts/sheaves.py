"""The papers of many visitors, made one after another, in a process of their own where asked.

Making pages keeps Python busy for a tenth of a second at a time, and the window with it; a process
of its own leaves the window free. It is given its records over a pipe, never on a command line.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.documents.joining import Joined
from frontdesk.documents.model import A4, LETTER, LettersMissing
from frontdesk.documents.slips import cover_slip
from frontdesk.handouts.making import Making, made
from frontdesk.handouts.model import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future

    from frontdesk.handouts.rules.day import Sheaf

_KEPT = 16  # packets of some hundred thousand bytes each
_AHEAD = 2  # made before they are needed; more would only wait in memory
_KINDER = 5  # how much the process steps back behind the window


@dataclass(frozen=True, slots=True)
class Sheets:
    """A sheaf as one PDF; where letters are missing there are no pages, and the letters."""

    pdf: bytes
    pages: int
    missing: tuple[str, ...] = ()


class Maker:
    """Makes sheaves; `whole_sheets` keeps the back of the slip and of the last page free.

    Packets without a name are the same for many, so the last few are kept and not made again.
    """

    def __init__(self, making: Making, *, whole_sheets: bool) -> None:
        self._making = making
        self._whole_sheets = whole_sheets
        self._kept: dict[object, bytes] = {}

    def sheets(self, sheaf: Sheaf) -> Sheets:
        """One sheaf as one PDF."""
        size = A4 if sheaf.options.paper is Paper.A4 else LETTER
        try:
            packet = self._packet(sheaf)
        except LettersMissing as error:  # as a fact: an exception does not cross to a process
            return Sheets(b"", 0, error.letters)
        joined = Joined()
        place, sample = (sheaf.number, sheaf.of), self._making.letterhead.sample
        slip = cover_slip(sheaf.first_name, sheaf.time, place, size, sample=sample)
        joined.add(slip, whole_sheets=self._whole_sheets)
        joined.add(packet, whole_sheets=self._whole_sheets)
        return Sheets(pages=joined.pages, pdf=joined.finished())

    def _packet(self, sheaf: Sheaf) -> bytes:
        # Within a job an id and a language name one text: it was chosen when the job began.
        key = (tuple((one.id, one.language) for one in sheaf.handouts), sheaf.options)
        if key not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[key] = made(sheaf.handouts, sheaf.options, self._making).pdf
        return self._kept[key]


@contextmanager
def made_in_turn(
    sheaves: Sequence[Sheaf], making: Making, *, whole_sheets: bool = False, apart: bool = False
) -> Iterator[Iterator[Sheets]]:
    """The sheaves in order, each made shortly before it is asked for.

    Where a process of its own (`apart`) cannot be had or dies, the rest is made here.
    """
    here = Maker(making, whole_sheets=whole_sheets)
    pool = _pool(making, whole_sheets=whole_sheets) if apart else None
    if pool is None:
        yield (here.sheets(one) for one in sheaves)
        return
    try:
        yield _from(pool, sheaves, here)
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(making: Making, *, whole_sheets: bool) -> ProcessPoolExecutor | None:
    """One process beside this one; None on a computer that gives no means to speak with it."""
    try:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(1, context, _begin, (making, whole_sheets))
    except (OSError, ImportError, NotImplementedError):  # no semaphores, as in some containers
        return None


def _from(pool: ProcessPoolExecutor, sheaves: Sequence[Sheaf], here: Maker) -> Iterator[Sheets]:
    waiting: deque[Future[Sheets]] = deque()
    asked = 0
    for number, sheaf in enumerate(sheaves):
        found: Sheets | None = None
        with suppress(BrokenProcessPool, OSError):
            while asked < min(number + 1 + _AHEAD, len(sheaves)):
                waiting.append(pool.submit(_make, sheaves[asked]))
                asked += 1
            found = waiting.popleft().result()
        yield found or here.sheets(sheaf)


_work: list[Maker] = []  # of the process that makes, and there alone


def _begin(making: Making, whole_sheets: bool) -> None:  # noqa: FBT001 -- the pool's way
    threading.Thread(target=_end_with_the_program, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(_KINDER)
    _work.append(Maker(making, whole_sheets=whole_sheets))


def _end_with_the_program() -> None:
    """Where the program was ended by force, nothing of its visitors stays in memory here."""
    program = multiprocessing.parent_process()
    if program is not None:
        program.join()
        os._exit(1)


def _make(sheaf: Sheaf) -> Sheets:
    return _work[0].sheets(sheaf)
