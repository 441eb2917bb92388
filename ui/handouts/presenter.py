"""Decides what the page of the handouts shows; printing stands in a file of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from frontdesk.changes import Kind
from frontdesk.clock import local_day
from frontdesk.documents.preview import PageImage, page_image, page_sizes
from frontdesk.handouts.model import Handout, Packet, PacketOptions, Paper, PrintRequest, TypeSize
from frontdesk.identity import HandoutId
from frontdesk.printer import AS_IT_COMES, Handling
from ui.background import Latest
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

_CHECKS = {"Draft, not yet reviewed": "draft", "In review": "in review"}


@dataclass(frozen=True, slots=True)
class _Made:
    """A packet with what it was made from and the sizes of its pages in points."""

    keys: tuple[HandoutId, ...]
    options: PacketOptions = field(repr=False)
    packet: Packet = field(repr=False)
    sizes: tuple[tuple[float, float], ...]


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
        self._shown: HandoutId | None = None
        self._pages: dict[tuple[HandoutId, TypeSize, Paper], int] = {}
        self._unmade: set[tuple[HandoutId, TypeSize, Paper]] = set()
        self._counting = False
        self._made: _Made | None = None
        self._making = self._is_old = False
        self._pictures = Latest()
        self._wanted: object = None
        self.recipient = RecipientPart(self)
        self.printing = PrintingPart(self)
        self._wire()
        self.refresh()

    def _wire(self) -> None:
        page, packet = self.page, self.page.packet
        page.list.typed.connect(lambda _words: self._show_list())
        page.list.moved.connect(self._moved)
        page.list.ticked.connect(self._tick)
        page.preview.picture_wanted.connect(self._draw)
        packet.look_changed.connect(self._look_changed)

    # -- loading ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the handouts, and with them what there is to print on."""
        services = self.services

        def read() -> tuple[date, list[Handout]]:
            today = local_day(services.clock.now(), services.settings.zone())
            return today, services.handouts.all()

        self.tasks.run(read, self._have, self.problem)
        self.printing.refresh()

    def _have(self, found: tuple[date, list[Handout]]) -> None:
        self._today, handouts = found
        self.handouts = {one.id: one for one in handouts}
        self.ticked &= set(self.handouts)
        if self._shown not in self.handouts:
            self._shown = next(iter(self.handouts), None)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.open(wanted)
            return
        self._show_list()
        self.make()

    def changed(self, change: Change) -> None:
        """The clinic's own words on the pages, its offices, and the print log may change."""
        if change.kinds & {Kind.SETTING, Kind.SCHEDULE, Kind.STORE}:
            self._made = None
            self._pages = {}
            self._unmade = set()
            if self.page.isVisible():
                self.make()
        if change.kinds & {Kind.PRINT, Kind.PERSON, Kind.STORE} and self.page.isVisible():
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
            self.page.packet.set_look(about.options.size, about.options.paper)
            self.recipient.set_key(about.person)
        else:
            self._from = None
            keys = tuple(about) if isinstance(about, (tuple, list)) else (HandoutId(str(about)),)
        known = [key for key in keys if key in self.handouts]
        if known:
            self.ticked = set(known)
            self._shown = known[0]
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
        row = self._rows.index(self._shown) if self._shown in self._rows else 0
        if self.handouts:
            self.page.list.show_entries(entries, row)
        if self._rows and self._shown not in self._rows:
            self._moved(0)
        self._show_summary()

    def _entry(self, one: Handout) -> Entry:
        pages = self._pages.get((one.id, *self._look))
        state = review(one.review, self._today) if self._today else ""
        parts = [count(pages, "page", "pages")] if pages else []
        parts += [_CHECKS[state]] if state in _CHECKS else []
        tag = state if state and state not in _CHECKS else ""
        detail = " \u00b7 ".join(parts)
        return Entry(one.title, detail, tag=tag, tone="lavender", check=one.id in self.ticked)

    def _moved(self, row: int) -> None:
        if 0 <= row < len(self._rows) and self._rows[row] != self._shown:
            self._shown = self._rows[row]
            self.make()

    def _tick(self, row: int) -> None:
        if not 0 <= row < len(self._rows):
            return
        key = self._shown = self._rows[row]
        self.ticked ^= {key}
        self._show_list()
        self.make()
        verb = "in" if key in self.ticked else "not in"
        announce(self.page.list.handouts, f"{self.handouts[key].title}: {verb} the packet")

    @property
    def keys(self) -> tuple[HandoutId, ...]:
        """The handouts of the packet, in their order."""
        return tuple(key for key in self.handouts if key in self.ticked)

    @property
    def _look(self) -> tuple[TypeSize, Paper]:
        return self.page.packet.type_size, self.page.packet.sheet

    @property
    def options(self) -> PacketOptions:
        """How the packet is wanted."""
        return PacketOptions(*self._look, first_name=self.recipient.printed_name)

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

    def forget_recipient(self) -> None:
        """The packet is for nobody and belongs to no call; what is ticked stays."""
        self._from = None
        self.recipient.clear()
        self.make()

    def _show_summary(self) -> None:
        keys = self.keys
        pages = [self._pages.get((key, *self._look)) for key in keys]
        words = count(len(keys), "handout", "handouts") if keys else ""
        if keys and all(pages):
            words += f", {count(sum(one or 0 for one in pages), 'page', 'pages')}"
        self.page.packet.show_summary(words)

    # -- the pages ----------------------------------------------------------------------------

    def _look_changed(self) -> None:
        self._show_list()
        self.make()

    def make(self) -> None:
        """Make what is looked at: the packet, or alone a handout that is not in it."""
        if self._shown is None:
            return
        keys = self.keys if self._shown in self.ticked else (self._shown,)
        options, made = self.options, self._made
        if made and made.keys == keys and made.options == options:
            self._is_old = self._making
            self._turn(made)
            return
        handouts = self.services.handouts

        def make() -> _Made:
            packet = handouts.packet(keys, options)
            return _Made(keys, options, packet, tuple(page_sizes(packet.pdf)))

        if self._making:  # one at a time: a held arrow key would queue more than can be made
            self._is_old = True
            return
        self._making = True
        self.tasks.run(make, self._have_packet, self._no_packet)

    def _is_wanted(self) -> bool:
        """Whether what was made is still what is looked at; if not, that is made now."""
        self._making, is_old, self._is_old = False, self._is_old, False
        if is_old:
            self.make()
        return not is_old

    def _no_packet(self, error: Exception) -> None:
        if self._is_wanted():
            self._made = None
            self.page.preview.show_words(sentence(error))

    def _have_packet(self, made: _Made) -> None:
        if not self._is_wanted():
            return
        self._made = made
        ends = (*made.packet.starts[1:], made.packet.pages)
        for key, start, end in zip(made.keys, made.packet.starts, ends, strict=True):
            self._pages[key, made.options.size, made.options.paper] = end - start
        self.page.preview.show_pages(made.sizes, self._start(made))
        self._show_list()
        self._count_pages()

    def _start(self, made: _Made) -> int:
        place = made.keys.index(self._shown) if self._shown in made.keys else 0
        return made.packet.starts[place]

    def _turn(self, made: _Made) -> None:
        self.page.preview.go(self._start(made))

    def _draw(self, number: int, scale: float) -> None:
        """Make the picture of a page, as sharp as the screen can show it."""
        if self._made is None:
            return
        pdf = self._made.packet.pdf
        self._pictures.run(
            self.tasks,
            lambda: page_image(pdf, number, scale),
            lambda image: self._drawn(number, image),
            self.problem,
        )

    def _drawn(self, number: int, image: PageImage) -> None:
        borrowed = QImage(
            image.pixels, image.width, image.height, image.stride, QImage.Format.Format_RGB32
        )
        self.page.preview.show_picture(number, borrowed.copy())

    def _count_pages(self) -> None:
        """How many pages each handout has in this size: one after another, behind the preview."""
        look = self._look
        missing = [
            key for key in self.handouts
            if (key, *look) not in self._pages and (key, *look) not in self._unmade
        ]  # fmt: skip
        if self._counting or not missing:
            return
        self._counting = True
        key, options = missing[0], PacketOptions(*look)

        def counted(pages: int | None) -> None:
            self._counting = False
            if pages is None:
                self._unmade.add((key, *look))
            else:
                self._pages[key, *look] = pages
                self._show_list()
            self._count_pages()

        handouts = self.services.handouts
        self.tasks.run(
            lambda: handouts.packet((key,), options).pages, counted, lambda _error: counted(None)
        )
