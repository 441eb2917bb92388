"""The pages of what is looked at: made off the window's thread, drawn as sharp as the screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from frontdesk.documents.preview import PageImage, page_image, page_sizes
from frontdesk.handouts.model import Packet, PacketOptions
from frontdesk.identity import HandoutId
from ui.background import Latest
from ui.messages import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ui.handouts.parts import Handouts


@dataclass(frozen=True, slots=True)
class _Made:
    """A packet with what it was made from and the sizes of its pages in points."""

    keys: tuple[HandoutId, ...]
    options: PacketOptions = field(repr=False)
    packet: Packet = field(repr=False)
    sizes: tuple[tuple[float, float], ...]


class PreviewPart:
    """Makes one packet at a time and counts the pages of every handout behind it."""

    def __init__(self, handouts: Handouts, counted: Callable[[], None]) -> None:
        self._handouts, self._preview = handouts, handouts.page.preview
        self._counted = counted
        self._pages: dict[tuple[HandoutId, PacketOptions], int] = {}
        self._unmade: set[tuple[HandoutId, PacketOptions]] = set()
        self._counting = False
        self._made: _Made | None = None
        self._making = self._is_old = False
        self._pictures = Latest()
        self._preview.picture_wanted.connect(self._draw)

    def forget(self) -> None:
        """What was made is out of date."""
        self._made = None
        self._pages = {}
        self._unmade = set()

    def pages(self, key: HandoutId, look: PacketOptions) -> int | None:
        """How many pages a handout has in that look, once it is counted."""
        return self._pages.get((key, look))

    def make(self) -> None:
        """Make what is looked at: the packet, or alone a handout that is not in it."""
        keys = self._handouts.looked_at
        if not keys:
            return
        options, made = self._handouts.options, self._made
        if made and made.keys == keys and made.options == options:
            self._is_old = self._making
            self._preview.go(self._start(made))
            return
        handouts = self._handouts.services.handouts

        def make() -> _Made:
            packet = handouts.packet(keys, options)
            return _Made(keys, options, packet, tuple(page_sizes(packet.pdf)))

        if self._making:  # one at a time: a held arrow key would queue more than can be made
            self._is_old = True
            return
        self._making = True
        self._handouts.tasks.run(make, self._have_packet, self._no_packet)

    def _is_wanted(self) -> bool:
        """Whether what was made is still what is looked at; if not, that is made now."""
        self._making, is_old, self._is_old = False, self._is_old, False
        if is_old:
            self.make()
        return not is_old

    def _no_packet(self, error: Exception) -> None:
        if self._is_wanted():
            self._made = None
            self._preview.show_words(sentence(error))

    def _have_packet(self, made: _Made) -> None:
        if not self._is_wanted():
            return
        self._made = made
        if made.options.first_name is None and made.options.visit is None:
            ends = (*made.packet.starts[1:], made.packet.pages)
            for key, start, end in zip(made.keys, made.packet.starts, ends, strict=True):
                self._pages[key, made.options] = end - start
        self._preview.show_pages(made.sizes, self._start(made))
        self._counted()
        self._count_pages(self._handouts.handouts)

    def _start(self, made: _Made) -> int:
        shown = self._handouts.shown
        return made.packet.starts[made.keys.index(shown) if shown in made.keys else 0]

    def _draw(self, number: int, scale: float) -> None:
        """Make the picture of a page, as sharp as the screen can show it."""
        if self._made is None:
            return
        pdf = self._made.packet.pdf
        self._pictures.run(
            self._handouts.tasks,
            lambda: page_image(pdf, number, scale),
            lambda image: self._drawn(number, image),
            self._handouts.problem,
        )

    def _drawn(self, number: int, image: PageImage) -> None:
        borrowed = QImage(
            image.pixels, image.width, image.height, image.stride, QImage.Format.Format_RGB32
        )
        self._preview.show_picture(number, borrowed.copy())

    def _count_pages(self, keys: Iterable[HandoutId]) -> None:
        """How many pages each handout has in this look: one after another, behind the preview."""
        look = self._handouts.look
        missing = [
            key for key in keys
            if (key, look) not in self._pages and (key, look) not in self._unmade
        ]  # fmt: skip
        if self._counting or not missing:
            return
        self._counting = True
        key, handouts = missing[0], self._handouts.services.handouts

        def counted(pages: int | None) -> None:
            self._counting = False
            if pages is None:
                self._unmade.add((key, look))
            else:
                self._pages[key, look] = pages
                self._counted()
            self._count_pages(self._handouts.handouts)

        self._handouts.tasks.run(
            lambda: handouts.packet((key,), look).pages, counted, lambda _error: counted(None)
        )
