"""Decides what the page of the handouts shows; printing stands in a file of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from frontdesk.changes import Kind
from frontdesk.clock import local_day
from frontdesk.handouts.model import Handout, PacketOptions, PrintRequest
from frontdesk.identity import HandoutId
from frontdesk.printer import AS_IT_COMES, Handling
from ui.background import Latest
from ui.handouts.beginnings import BeginningPart
from ui.handouts.day import DayPart
from ui.handouts.looks import LooksPart
from ui.handouts.mailing import MailPart
from ui.handouts.packet_panel import TICK
from ui.handouts.previewing import PreviewPart
from ui.handouts.printing import PrintingPart
from ui.handouts.recipient import RecipientPart
from ui.messages import count, review, sentence
from ui.widgets.announce import announce
from ui.widgets.entry_list import Entry

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.changes import Change
    from frontdesk.services import Services
    from frontdesk.tasks import Tasks
    from ui.handouts.page import HandoutsPage

_LOGGED = {Kind.PRINT, Kind.PERSON, Kind.CONTENT, Kind.STORE}  # what the print log tells of
_CHECKS = {"Draft, not yet reviewed": "draft", "In review": "in review"}


class HandoutsPresenter(QObject):
    """Keeps the packet that is being put together; every page is made off the window's thread."""

    def __init__(self, page: HandoutsPage, services: Services, tasks: Tasks) -> None:
        super().__init__(page)
        self.page, self.services, self.tasks = page, services, tasks
        self.handouts: dict[HandoutId, Handout] = {}
        self.ticked: set[HandoutId] = set()
        self._from: PrintRequest | None = None
        self._today: date | None = None
        self._rows: list[HandoutId] = []
        self.shown: HandoutId | None = None
        self._wanted: object = None
        self.previewing = PreviewPart(self, self._show_list)
        self.looks = LooksPart(self)
        self.beginning = BeginningPart(self)
        self._reading = Latest()
        self.recipient = RecipientPart(self)
        self.printing = PrintingPart(self)
        self.mailing = MailPart(self)
        self.day = DayPart(self, page.day, self.printing.way)
        self._wire()
        self.refresh()

    def _wire(self) -> None:
        page, packet = self.page, self.page.packet
        page.list.typed.connect(lambda _words: self._show_list())
        page.list.moved.connect(self._moved)
        page.list.ticked.connect(self._tick)
        packet.look_changed.connect(self._look_changed)

    # -- loading ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the handouts, and with them what there is to print on."""
        self._read()
        self.beginning.load()
        self.printing.refresh()

    def _read(self) -> None:
        services = self.services

        def read() -> tuple[date, list[Handout], tuple[str, ...]]:
            today = local_day(services.clock.now(), services.settings.zone())
            return today, services.handouts.all(), services.handouts.languages()

        self._reading.run(self.tasks, read, self._have, self.problem)

    def _have(self, found: tuple[date, list[Handout], tuple[str, ...]]) -> None:
        self._today, handouts, languages = found
        self.page.packet.offer_languages(languages)
        self.handouts = {one.id: one for one in handouts}
        self.ticked &= set(self.handouts)
        if self.shown not in self.handouts:
            self.shown = next(iter(self.handouts), None)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.open(wanted)
            return
        self._show_list()
        self.make()

    def changed(self, change: Change) -> None:
        """The clinic's own words on the pages, its offices, and the print log may change."""
        if change.kinds & {Kind.SETTING, Kind.SCHEDULE, Kind.CONTENT, Kind.STORE}:
            self.previewing.forget()
        if change.kinds & {Kind.CONTENT, Kind.STORE}:
            self._read()  # titles and reviews; what was retired goes, and its tick with it
        elif change.kinds & {Kind.SETTING, Kind.SCHEDULE} and self.page.isVisible():
            self.make()
        if self.page.day.isVisible():
            if change.kinds & {Kind.APPOINTMENT, Kind.PERSON, Kind.CONTENT, Kind.STORE}:
                self.day.load()
        elif change.kinds & _LOGGED and self.page.isVisible():
            self.printing.load_printed()

    def problem(self, error: Exception) -> None:
        """Say what did not work."""
        self.page.wants.emit("problem", sentence(error))

    def open(self, about: object) -> None:
        """Begin a packet; what does not exist is left out."""
        if not self.handouts:
            self._wanted = about
            return
        if isinstance(about, PrintRequest):
            self._from = about
            keys = about.handouts
            options = replace(about.options, first_name=None, visit=None)
            self.page.packet.set_look(options)
            self.recipient.set_key(about.person)
        else:
            self._from = None
            keys = tuple(about) if isinstance(about, (tuple, list)) else (HandoutId(str(about)),)
        known = [key for key in keys if key in self.handouts]
        if known:
            self.ticked = set(known)
            self.shown = known[0]
        self.page.list.show_beginning()
        self.page.list.search.clear()
        self._show_list()
        self.make()

    # -- the list -----------------------------------------------------------------------------

    def _show_list(self) -> None:
        words = self.page.list.search.text().casefold().split()
        self._rows = [
            key
            for key, one in self.handouts.items()
            if all(word in one.title.casefold() for word in words)
        ]
        entries = [self._entry(self.handouts[key]) for key in self._rows]
        row = self._rows.index(self.shown) if self.shown in self._rows else 0
        if self.handouts:
            self.page.list.show_entries(entries, row)
        if self._rows and self.shown not in self._rows:
            self._moved(0)
        self._show_summary()

    def _entry(self, one: Handout) -> Entry:
        pages = self.previewing.pages(one.id, self.look)
        state = review(one.review, self._today) if self._today else ""
        parts = [count(pages, "page", "pages")] if pages else []
        parts += [_CHECKS[state]] if state in _CHECKS else []
        tag = state if state and state not in _CHECKS else ""
        detail = " \u00b7 ".join(parts)
        return Entry(one.title, detail, tag=tag, tone="lavender", check=one.id in self.ticked)

    def _moved(self, row: int) -> None:
        if 0 <= row < len(self._rows) and self._rows[row] != self.shown:
            self.shown = self._rows[row]
            self.make()

    def _tick(self, row: int) -> None:
        if not 0 <= row < len(self._rows):
            return
        key = self.shown = self._rows[row]
        if not self.ticked:
            self.looks.begin(key)
        self.ticked ^= {key}
        self.page.list.show_beginning()
        self._show_list()
        self.make()
        verb = "in" if key in self.ticked else "not in"
        announce(self.page.list.handouts, f"{self.handouts[key].title}: {verb} the packet")

    @property
    def keys(self) -> tuple[HandoutId, ...]:
        """The handouts of the packet, in their order."""
        return tuple(key for key in self.handouts if key in self.ticked)

    @property
    def looked_at(self) -> tuple[HandoutId, ...]:
        """What the preview shows: the packet, or alone a handout that is not in it."""
        if self.shown is None:
            return ()
        return self.keys if self.shown in self.ticked else (self.shown,)

    @property
    def look(self) -> PacketOptions:
        """How the packet is to look, for nobody in particular."""
        return self.page.packet.look

    @property
    def options(self) -> PacketOptions:
        """How the packet is wanted, for whom it is."""
        who = self.recipient
        return replace(self.look, first_name=who.printed_name, visit=who.printed_visit)

    def request(self, handling: Handling = AS_IT_COMES) -> PrintRequest:
        """What is to be printed, and how the printer is to treat it."""
        origin = self._from
        return PrintRequest(
            self.keys,
            self.options,
            handling,
            self.recipient.person,
            origin.call if origin else None,
            origin.appointment if origin else None,
        )

    def is_ready(self) -> bool:
        """Whether something is ticked; if not, it is said where to tick it."""
        if self.keys:
            return True
        self.page.wants.emit("problem", TICK)
        self.page.list.handouts.setFocus()
        return False

    def load_printed(self) -> None:
        """Read the print log."""
        self.printing.load_printed()

    def forget_recipient(self) -> None:
        """The packet is for nobody and belongs to no call; what is ticked stays."""
        self._from = None
        self.recipient.clear()
        self.make()

    def _show_summary(self) -> None:
        keys = self.keys
        pages = [self.previewing.pages(key, self.look) for key in keys]
        words = count(len(keys), "handout", "handouts") if keys else ""
        if keys and all(pages):
            words += f", {count(sum(one or 0 for one in pages), 'page', 'pages')}"
        self.page.packet.show_summary(words)

    # -- the pages ----------------------------------------------------------------------------

    def _look_changed(self) -> None:
        self._show_list()
        self.make()

    def make(self) -> None:
        """Make what is looked at, where it is not made yet."""
        self.previewing.make()
