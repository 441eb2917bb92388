"""Shows the versions of the open text, what differs between two, and returns to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.editing.model import Differing
from frontdesk.identity import new_request
from ui.background import Latest
from ui.content.words import decided_words, state_words, version_words
from ui.widgets.cards import Notice
from ui.widgets.dialog import Sheet
from ui.widgets.entry_list import Entry
from ui.widgets.layout import column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.content.model import DocumentKey, Version
    from frontdesk.editing.model import DiffLine, EditClash
    from ui.content.editing import EditingPart
    from ui.content.parts import Texts

SAME = "Both have the same words."
ALONE = "This is the first version: there is nothing before it."


class ComparingPart:
    """The history of one document at a time."""

    def __init__(self, texts: Texts, editing: EditingPart) -> None:
        self._texts, self._editing = texts, editing
        self._view = texts.page.history
        self._key: DocumentKey | None = None
        self._versions: list[Version] = []
        self._read, self._compared = Latest(), Latest()
        texts.page.editor.history.clicked.connect(lambda _on: self.open())
        self._view.asked.connect(self._compare)
        self._view.returned.connect(self._return)
        self._view.left.connect(self.leave)
        editing.clashed.connect(self._tell_clash)

    def open(self, version: Version | None = None, other: Version | None = None) -> None:
        """Open the history of the open text, a version chosen and compared with another."""
        key, services = self._editing.key, self._texts.services
        if key is None or self._editing.version is None:
            return
        self._editing.keep()
        self._key = key
        self._read.run(
            self._texts.tasks,
            lambda: services.editing.history(key),
            lambda found: self._have(found, version, other),
            self._texts.problem,
        )

    def _have(self, found: list[Version], version: Version | None, other: Version | None) -> None:
        self._versions, known = found, self._texts.known
        entries = []
        for one in found:
            state, tone = state_words(one, known.today)
            words = version_words(one, known.where, known.today)
            title, _, rest = words.partition(" \u00b7 ")
            detail = " \u00b7 ".join(filter(None, (rest, decided_words(one))))
            entries.append(Entry(title, detail, tag=state, tone=tone))
        ids = [one.id for one in found]
        at = ids.index(version.id) if version is not None and version.id in ids else 0
        content = self._editing.content
        self._view.show_versions(content.title if content is not None else "", entries, at)
        if other is not None and other.id in ids:
            self._view.compare_with(ids.index(other.id))
        self._texts.page.stack.setCurrentWidget(self._view)
        self._view.first.setFocus()
        self._compare()

    def _compare(self) -> None:
        before, after = self._view.pair
        if not 0 <= after < len(self._versions):
            return
        self._view.show_take(can=after > 0)
        old, new = self._versions[before], self._versions[after]
        if old is new:
            self._view.show_difference(ALONE, ())
            return
        editing, key = self._texts.services.editing, new.key

        def job() -> Sequence[DiffLine]:
            first = editing.topic_or_handout(key, old.id)
            return editing.difference(first, editing.topic_or_handout(key, new.id))

        self._compared.run(
            self._texts.tasks, job, lambda found: self._show(old, new, found), self._texts.problem
        )

    def _show(self, old: Version, new: Version, found: Sequence[DiffLine]) -> None:
        changed = [one for one in found if one.kind is not Differing.SAME]
        words = f"Before: version {old.number}. After: version {new.number}."
        about = words if changed else f"{words} {SAME}"
        self._view.show_difference(about, found if self._view.whole.isChecked() else changed)

    def leave(self) -> None:
        """Go back to the editor."""
        self._texts.page.stack.setCurrentWidget(self._texts.page.desk)
        self._texts.page.editor.first.setFocus()

    def _return(self, row: int) -> None:
        """Make the words of the chosen version a new draft."""
        if not 0 < row < len(self._versions):
            return
        chosen, request = self._versions[row], new_request()
        if chosen.id is None:
            return
        editing, number = self._texts.services.editing, chosen.id

        def done(version: Version) -> None:
            self._texts.tell(
                f"Version {version.number} is a new draft with the words of "
                f"version {chosen.number}. Nothing was lost."
            )
            self._texts.refresh()
            self.open()

        self._texts.tasks.run(
            lambda: editing.return_to(number, request), done, self._texts.problem, writes=True
        )

    def _tell_clash(self, clash: EditClash) -> None:
        theirs, mine = clash.theirs, clash.mine
        said = Notice(
            f"{theirs.author or 'Somebody'} saved version {theirs.number} of this text while you "
            f"were writing. Nothing was overwritten: yours is version {mine.number}, and both are "
            "kept. Compare them, and put into one what is right in both.", "sun",
        )  # fmt: skip
        sheet = Sheet(
            self._texts.page.window(), "Two versions were written", column(said, None),
            accept="Open theirs beside mine", cancel="Go on with mine",
        )  # fmt: skip
        sheet.submitted.connect(sheet.accept)
        sheet.submitted.connect(lambda: self.open(mine, theirs))
        sheet.open()
