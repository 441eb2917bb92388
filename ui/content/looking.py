"""Shows how the open text looks and reads, at every pause of the typing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from frontdesk.content.model import Review
from frontdesk.documents.preview import page_image, page_sizes
from frontdesk.editing.rules.parts import TITLE
from frontdesk.handouts.making import made
from frontdesk.handouts.model import PacketOptions
from frontdesk.treatments.model import Topic
from ui.background import Latest
from ui.content import lines
from ui.content.line_row import Note
from ui.content.lines import Content, Place
from ui.content.mistakes import mistake_words
from ui.messages import count, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from frontdesk.content.model import Version
    from frontdesk.editing.model import EditMistake, Reading, ReadingLine
    from ui.content.editing import EditingPart
    from ui.content.parts import Texts

PAUSE_MILLISECONDS = 120
_MOST_SHOWN = 5_000  # letters of a line; to wrap more takes longer than a key press may
_MOST_SAID = 5
_Made = tuple[bytes, tuple[tuple[float, float], ...]]


class LookingPart(QObject):
    """Preview, reading level and mistakes; none of it is made in the window's thread."""

    def __init__(self, texts: Texts, editing: EditingPart) -> None:
        super().__init__(texts.page)
        self._texts, self._editing = texts, editing
        self._read, self._pictures = Latest(), Latest()
        self._making = self._is_old = False
        self.pdf = b""
        """The pages that are shown of a handout; empty before the first are made."""
        self._place: Place | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.look)
        editing.shown.connect(self._pause.start)
        texts.page.editor.moved_to.connect(self._moved)
        texts.page.look.page.picture_wanted.connect(self._draw)

    def look(self) -> None:
        """Look at the text as it stands now."""
        content, page = self._editing.content, self._texts.page
        if content is None:
            page.look.show_nothing()
            page.reading.show_reading("", "", "ok", ())
            return
        if isinstance(content, Topic) and _longest(content) > _MOST_SHOWN:
            page.look.show_nothing(TOO_LONG)
        elif isinstance(content, Topic):
            version = self._editing.version
            holds = version is not None and version.review.holds(self._texts.known.today)
            changed = self._editing.is_changed
            page.look.show_topic(
                content, draft=changed or not holds, seen=not changed and self._is_live(version)
            )
        else:
            self._make()
        self._show_sources()
        editing = self._texts.services.editing
        self._read.run(
            self._texts.tasks,
            lambda: (editing.reading(content), editing.check(content)),
            lambda found: self._have(content, *found),
            self._texts.problem,
        )

    def _is_live(self, version: Version | None) -> bool:
        """Whether the desk shows this version."""
        if version is None:
            return False
        summary = self._texts.summaries.get(version.key)
        return summary is not None and summary.live is not None and summary.live.id == version.id

    # -- reading and mistakes -----------------------------------------------------------------

    def _have(self, content: Content, reading: Reading, mistakes: Sequence[EditMistake]) -> None:
        if content != self._editing.content:
            return
        target, page = self._texts.known.target, self._texts.page
        places = {lines.called(content, place): place for place in _places(content)}
        hard = [one for one in reading.lines if one.grade > target and one.where != TITLE]
        wrong = _by_place(mistakes)
        page.editor.show_notes({
            place: Note(_reads(by_name[where]) if where in by_name else "", wrong.get(where, ""))
            for by_name in ({one.where: one for one in hard},)
            for where, place in places.items()
        })  # fmt: skip
        rest = [
            NO_LINE_YET.get(where, f"{where}: {words}")
            for where, words in wrong.items()
            if where not in places
        ]
        more = f" And {len(rest) - _MOST_SAID} more." if len(rest) > _MOST_SAID else ""
        page.editor.problem.say(" ".join(rest[:_MOST_SAID]) + more)
        if all(one.where == TITLE for one in reading.lines):  # it says nothing yet
            page.reading.show_reading("", "", "ok", ())
            return
        above = reading.grade > target
        words = f"The target is grade {target} or below."
        if hard:
            words += f" {count(len(hard), 'line reads', 'lines read')} harder."
        page.reading.show_reading(
            f"Grade {reading.grade:.1f}", words, "sun" if above else "ok",
            [(one.where, _reads(one)) for one in hard],
        )  # fmt: skip

    def _moved(self, place: Place | None) -> None:
        self._place = place
        self._show_sources()

    def _show_sources(self) -> None:
        content, place = self._editing.content, self._place
        row = lines.row_at(content, place) if content is not None and place is not None else None
        panel = self._texts.page.reading
        if content is None or place is None or row is None:
            panel.show_sources("", None)
            return
        facts = self._texts.services.treatments.catalogue.facts
        shown = [
            (key, facts[key].text if key in facts else _OTHER.get(key, UNKNOWN))
            for key in lines.sources_of(row)
        ]
        panel.show_sources(lines.called(content, place), shown)

    # -- the page -----------------------------------------------------------------------------

    def _make(self) -> None:
        content, handouts = self._editing.content, self._texts.services.handouts
        if content is None or isinstance(content, Topic):
            return
        if self._making:  # one at a time: typing would queue more than can be made
            self._is_old = True
            return
        self._making = True
        version = self._editing.version
        approved = version is not None and not self._editing.is_changed
        shown = replace(content, review=version.review if version and approved else Review())
        look = PacketOptions(language=content.language)

        def make() -> _Made:
            pdf = made((shown,), look, handouts.making()).pdf
            return pdf, tuple(page_sizes(pdf))

        self._texts.tasks.run(make, self._have_pages, self._no_pages)

    def _is_wanted(self) -> bool:
        self._making, is_old, self._is_old = False, self._is_old, False
        if is_old:
            self._make()
        content = self._editing.content
        return not is_old and content is not None and not isinstance(content, Topic)

    def _have_pages(self, made: _Made) -> None:
        if self._is_wanted():
            self.pdf, sizes = made
            self._texts.page.look.show_pages(sizes)

    def _no_pages(self, error: Exception) -> None:
        if self._is_wanted():
            self._texts.page.look.show_problem(sentence(error))

    def _draw(self, number: int, scale: float) -> None:
        pdf, look = self.pdf, self._texts.page.look
        if pdf:
            self._pictures.run(
                self._texts.tasks,
                lambda: page_image(pdf, number, scale),
                lambda image: look.show_picture(number, image),
                self._texts.problem,
            )


_OTHER = {
    "clinic": "Entered by the clinic itself.",
    lines.LOGISTICS: "Logistics: it states nothing, and needs no fact.",
}
NO_LINE_YET = {
    "Say 1": "Add a line to Say.",
    "Section 1 line 1": "Add a line to section 1.",
}
TOO_LONG = "A line is too long for a card. It is marked."
UNKNOWN = "There is no fact with this number."


def _places(content: Content) -> Iterable[Place]:
    for passage in lines.passages(content):
        for number in range(len(passage.rows)):
            yield Place(passage.key, number)


def _longest(topic: Topic) -> int:
    found = (len(row.text) for one in lines.passages(topic) for row in one.rows)
    return max(found, default=0)


def _reads(line: ReadingLine) -> str:
    long = f": {', '.join(line.long_words)}" if line.long_words else ""
    return f"Grade {line.grade:.1f}{long}"


def _by_place(mistakes: Sequence[EditMistake]) -> Mapping[str, str]:
    found: dict[str, list[str]] = {}
    for one in mistakes:
        found.setdefault(one.where, []).append(mistake_words(one))
    return {where: " ".join(dict.fromkeys(words)) for where, words in found.items()}
