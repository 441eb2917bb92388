"""The sheets to choose from: the facts a line rests on, and what goes with a topic; new texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.content.model import DocumentKey, DocumentKind
from frontdesk.errors import Invalid
from frontdesk.handouts.model import Block
from ui.content.editor_panel import CHOSEN
from ui.content.lines import LOGISTICS, called, row_at, sources_of
from ui.content.new_sheet import NewSheet
from ui.content.parts import Opened
from ui.content.pick_sheet import Option, PickSheet
from ui.messages import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.treatments.model import Topic
    from ui.content.editing import EditingPart
    from ui.content.parts import Texts

CLINIC = Option("clinic", "clinic  Entered by the clinic itself, as its hours and offices")
NO_FACT = Option(LOGISTICS, "Logistics: states nothing about illness, treatment or the clinic")


class ChoosingPart:
    """Opens a sheet and puts into the text what was chosen there."""

    def __init__(self, texts: Texts, editing: EditingPart) -> None:
        self._texts, self._editing = texts, editing
        texts.page.editor.tools.sources_wanted.connect(self.sources)
        texts.page.editor.choice_wanted.connect(self.choose)
        texts.page.new.clicked.connect(lambda _on: self.new())

    def sources(self) -> None:
        """Choose the facts that the line in hand rests on."""
        content, place = self._editing.content, self._texts.page.editor.place
        row = row_at(content, place) if content is not None and place is not None else None
        if content is None or place is None or row is None:
            return
        facts = self._texts.services.treatments.catalogue.facts.values()
        options = [Option(one.id, f"{one.id}  {one.text}") for one in facts if not one.never_a_line]
        title = f"What {called(content, place)} rests on"
        options.append(NO_FACT if isinstance(row, Block) else CLINIC)
        sheet = PickSheet(self._texts.page.window(), title, options, sources_of(row))
        sheet.picked.connect(lambda keys: self._editing.set_sources(place, keys))
        sheet.finished.connect(lambda _code: self._texts.page.editor.go_to(place))
        sheet.open()

    def choose(self, name: str) -> None:
        """Choose what goes with the topic: related topics, handouts, kinds of visit."""
        content, key = self._editing.content, self._editing.key
        if content is None or key is None:
            return
        known = self._texts.known.names.get(name, {})
        options = [Option(one, words) for one, words in known.items() if one != content.id]
        ticked: tuple[str, ...] = getattr(content, name)
        sheet = PickSheet(self._texts.page.window(), CHOSEN[name], options, ticked)
        sheet.picked.connect(lambda keys: self._editing.choose(name, keys))
        sheet.open()

    def new(
        self, title: str = "", query: str = "", then: Callable[[str], None] | None = None
    ) -> None:
        """Begin a topic; `query` is what a caller asked, its first question."""
        groups = list(self._texts.services.treatments.catalogue.groups)
        sheet = NewSheet(self._texts.page.window(), groups, title)
        editing, tasks = self._texts.services.editing, self._texts.tasks

        def begin() -> None:
            name, kind, group = sheet.values()
            sheet.show_busy(busy=True)
            tasks.run(lambda: editing.new_topic(name, kind, group, query), have, failed)

        def have(content: Topic) -> None:
            sheet.accept()
            if then is not None:
                then(content.id)
            self.begin(content)

        def failed(error: Exception) -> None:
            sheet.show_busy(busy=False)
            if isinstance(error, Invalid) and error.field == "title":
                sheet.show_title_problem(sentence(error))
            else:
                sheet.show_problem(sentence(error))

        sheet.submitted.connect(begin)
        sheet.open()

    def begin(self, content: Topic) -> None:
        """Open a text that no version holds yet."""
        key = DocumentKey(DocumentKind.TOPIC, content.id)
        self._editing.show(Opened(key, None, None, content, None))
        self._texts.page.editor.first.setFocus()
